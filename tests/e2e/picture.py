#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of one role at a size, for the README and for looking at."""
import argparse
import pathlib
import re
import sys
import time

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)


def read_size(text):
    found = re.fullmatch(r"(\d+)x(\d+)", text)
    if found is None:
        raise argparse.ArgumentTypeError("a size is like 1080x1920")
    return int(found[1]), int(found[2])


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("role")
    parser.add_argument("size", type=read_size)
    parser.add_argument("picture", help="a PNG file")
    parser.add_argument("--store", required=True)
    parser.add_argument("--place", required=True)
    parser.add_argument("--language", choices=sorted(f.LANGUAGES), default="zh")
    scheme = parser.add_mutually_exclusive_group()
    scheme.add_argument("--dark", dest="scheme", action="store_const", const="prefer-dark")
    scheme.add_argument("--light", dest="scheme", action="store_const", const="prefer-light")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--press", action="append", default=[], metavar="NAME",
                        help="presses this button first; may be said again")
    parser.add_argument("--wait", type=float, default=1, metavar="SECONDS",
                        help="for what moves to have come to rest")
    return parser.parse_args()


def main():
    options = read_options()
    environment = {"ADW_DEBUG_COLOR_SCHEME": options.scheme or "prefer-light",
                   "ADW_DEBUG_HIGH_CONTRAST": "1" if options.contrast else "0"}
    with f.Floor() as floor:
        program = floor.role(options.role, pathlib.Path(options.store).resolve(), options.place,
                             size=options.size, language=options.language, **environment)
        for name in options.press:
            program.press("button", name)
        time.sleep(options.wait)
        program.picture(options.picture)
        floor.stop_programs()


main()
