#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a report's workbook against its CSV: the same figures in the same order, each as a number."""
import csv
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SECONDS = 24 * 3600


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.strings = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
                        for item in self.load("xl/sharedStrings.xml").iter(MAIN + "si")]
        styles = self.load("xl/styles.xml")
        formats = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        self.formats = [formats.get(x.get("numFmtId"), "")
                        for x in styles.find(MAIN + "cellXfs")]
        links = {r.get("Id"): r.get("Target") for r in self.load("xl/_rels/workbook.xml.rels")}
        self.sheets = {s.get("name"): self.load("xl/" + links[s.get(RELATION)])
                       for s in self.load("xl/workbook.xml").iter(MAIN + "sheet")}

    def load(self, name):
        return tree.fromstring(self.zip.read(name))

    def rows(self, name):
        """Each row as a dictionary of letter: (value, format)."""
        for row in self.sheets[name].iter(MAIN + "row"):
            yield {re.match("[A-Z]+", c.get("r"))[0]: self.read(c) for c in row}

    def read(self, cell):
        value = cell.find(MAIN + "v")
        if value is None:
            return None, ""
        if cell.get("t") == "s":
            return self.strings[int(value.text)], "text"
        return float(value.text), self.formats[int(cell.get("s", 0))]


def as_csv(value, form):
    """What the table for programs says of it."""
    if form == "text":
        return value
    if form == "0.0%":
        return "100 %" if value == 1 else f"{round(value * 1000) / 10:.1f} %"
    return f"{round(value * SECONDS if form == '[h]:mm:ss' else value)}"


def count(cell):
    return "" if cell is None else f"{cell[0]:.0f}"


def read_figures(xlsx):
    """Each figure of a workbook as the table for programs has it, by scope, key and metric."""
    book = Book(xlsx)
    figures = {}
    for row in list(book.rows(list(book.sheets)[1]))[1:]:
        key = row["B"][0] or "" if "B" in row else ""
        figures[row["A"][0].lower().split()[-1], key, row["H"][0]] = (as_csv(*row["D"]), count(row.get("E")),
                                                  count(row.get("F")))
    return figures


def main(xlsx, table):
    book = Book(xlsx)
    with open(table, encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    names = list(book.sheets)
    # The first sheet says of what it is, and the second can be filtered.
    rows = list(book.rows(names[1]))[1:]
    assert [s.find(MAIN + "autoFilter") is not None for s in book.sheets.values()][:2] == [False, True]
    assert len(rows) == len(expected) > 50, (len(rows), len(expected))
    forms = set()
    for row, line in zip(rows, expected):
        value, form = row["D"]
        forms.add(form)
        found = {"key": row["B"][0] or "" if "B" in row else "", "metric": row["H"][0],
                 "value": as_csv(value, form), "n": count(row.get("E")), "N": count(row.get("F"))}
        assert found == {name: line[name] for name in found}, (found, line)
    # Counts, rates and lengths are numbers, each in its form; reasons and dashes alone are texts.
    assert forms == {"", "0.0%", "[h]:mm:ss", "text"}, forms
    for sheet in book.sheets.values():
        pane = next(sheet.iter(MAIN + "pane"))
        assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    for name in names[2:]:
        hours = [(row["A"][0], {k: v for k, v in row.items() if k != "A"})
                 for row in book.rows(name)][1:]
        print(name, *(f"{label}={','.join(as_csv(*v) for v in cells.values())}"
                      for label, cells in hours))


if __name__ == "__main__":
    main(*sys.argv[1:])
