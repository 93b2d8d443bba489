#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints each sheet of a workbook: its name, whether it can be filtered, and its rows."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "ctl"))
import workbook  # noqa: E402


def main(path):
    book = workbook.Book(path)
    for name, sheet in book.sheets.items():
        print(f"[{name}]", next((f.get("ref") for f in sheet.iter(workbook.MAIN + "autoFilter")), ""))
        for row in book.rows(name):
            print("|".join("" if cell[0] is None else workbook.as_csv(*cell) for cell in row.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
