#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against the house rules; each rule is first shown a sample that breaks it."""
import pathlib
import re
import sys

LAYERS = {
    "core": {"core"},
    "store": {"core", "store"},
    "device": {"core", "device"},
    "hall": {"core", "store", "device", "hall"},
    "report": {"core", "hall", "report"},
    "ctl": {"core", "device", "hall", "report", "ctl"},
    "ui": {"core", "device", "hall", "report", "ui"},
}
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|BEGIN|CREATE) ')
IMPURE = re.compile(r"\b(g_get_real_time|g_get_monotonic_time|g_getenv|getenv|fopen|open|g_thread_\w+"
                    r"|g_file_\w+|gettext)\s*\(")
FUNCTION = re.compile(r"^([a-z_0-9]+) \(.*(?:\n[ \t].*)*\n\{\n((?:.*\n)*?)\}", re.M)
LONGEST_FILE, LONGEST_FUNCTION = 900, 60


def includes(layer, path, text, owners):
    """A layer includes its own headers and those of the layers it may know."""
    for name in re.findall(r'#include "(hq-[^"]+)"', text):
        owner = owners.get(name)
        if owner is not None and owner not in LAYERS[layer]:
            yield f"{path}: {layer} may not include {name} of {owner}"
    if layer != "store" and re.search(r"#include <(sqlite3|libpq-fe)\.h>", text):
        yield f"{path}: only the store knows the engine"
    if layer != "ui" and re.search(r"#include <(gtk|adwaita)", text):
        yield f"{path}: no GTK below the screens"


def sql(layer, path, text, owners):
    """SQL stands in the store alone."""
    if layer != "store" and SQL.search(text):
        yield f"{path}: SQL outside the store"


def purity(layer, path, text, owners):
    """The rules read no clock, file, environment, and translate nothing."""
    if layer == "core":
        for name in IMPURE.findall(text):
            yield f"{path}: core calls {name}"


def functions(layer, path, text, owners):
    """A function's prefix is its file's name; it fits on a page."""
    stem = pathlib.Path(path).stem.replace("-", "_")
    prefix = stem + "_"
    for name, body in FUNCTION.findall(text):
        if not name.startswith(prefix) and name not in (stem, "main"):
            yield f"{path}: {name} does not start with {prefix}"
        if body.count("\n") > LONGEST_FUNCTION:
            yield f"{path}: {name} has {body.count(chr(10))} lines"


def shape(layer, path, text, owners):
    """A licence line on top, no tabs, no trailing blanks, no endless files."""
    if "SPDX-License-Identifier" not in text.split("\n")[0]:
        yield f"{path}: no SPDX line"
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line or line != line.rstrip():
            yield f"{path}:{number}: tab or trailing blank"
    if text.count("\n") > LONGEST_FILE:
        yield f"{path}: {text.count(chr(10))} lines"


RULES = {
    includes: '/* SPDX-License-Identifier: x */\n#include "hq-hall.h"\n',
    sql: 'static const char *text = "SELECT 1 FROM ticket";\n',
    purity: "HqTime now = g_get_real_time ();\n",
    functions: "int\nwrong_name (void)\n{\n  return 0;\n}\n",
    shape: "int a;\t\n",
}


def main():
    root = pathlib.Path(sys.argv[1]) / "src"
    files = sorted(p for p in root.rglob("hq-*.[ch]"))
    owners = {p.name: p.relative_to(root).parts[0] for p in files}
    print(f"1..{2 * len(RULES)}")
    number = 0
    for rule, sample in RULES.items():
        layer = "hall" if rule is sql else "core"
        number += 1
        broken = list(rule(layer, "hq-sample.c", sample, {"hq-hall.h": "hall"}))
        print(f"{'ok' if broken else 'not ok'} {number} - {rule.__name__} can fail")
        number += 1
        faults = [f for p in files for f in rule(owners[p.name], str(p.relative_to(root)),
                                                  p.read_text(), owners)]
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {number} - {rule.__doc__}")


main()
