#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the whole tree, tests and scripts too, against the rules that lint.py has for src alone."""
import re
import sys

sys.dont_write_bytecode = True
import tap  # noqa: E402  (the line above keeps the source folder clean)

# Of the C library, core takes what neither reads nor changes anything outside its arguments.
CORE_HEADERS = re.compile(r"glib[a-z0-9/-]*\.h|math\.h|stdlib\.h|string\.h")
SQL = re.compile(r'"\s*(SELECT|INSERT|REPLACE INTO|UPDATE|DELETE|PRAGMA|BEGIN|CREATE)\b')
SQL_FOLDERS = ("src/store/", "tests/store/", "tests/lib/", "tests/hall/", "tests/e2e/",
               "tests/bench/", "tests/ui/")
# Lower case alone: what a macro of ours defines at column 0 is a call of it, not a definition.
DEFINITION = re.compile(r"^([a-z]\w*) \(([^;{}]*)\)\n\{\n((?:.*\n)*?)\}", re.M)
LONGEST_FILE, LONG_FUNCTION, LONGEST_FUNCTION, MOST_PARAMETERS = 900, 60, 80, 5
# Put together from parts, since this file is held against the rule as well.
MACHINE_PATHS = tuple("/" + name for name in ("work/", "tmp/hq/", "home/", "root/", "Users/"))
SOURCES = (".c", ".h", ".py", ".sql", ".sh", ".ui", ".css")
SCRIPTS = ("build-aux/", ".ci/")


def is_c(path):
    return path.startswith(("src/", "tests/")) and path.endswith((".c", ".h"))


def core_headers(tree):
    """Core includes GLib, its own headers, and the pure part of the C library."""
    for path, text in tree.items():
        if path.startswith("src/core/"):
            for name in re.findall(r"^\s*#\s*include\s*<([^>]+)>", text, re.M):
                if not CORE_HEADERS.fullmatch(name):
                    yield f"{path}: core may not include <{name}>"


def engine(tree):
    """SQL and the engine's header stand in the store, and in tests that look into the file."""
    for path, text in tree.items():
        if not is_c(path) or path.startswith(SQL_FOLDERS):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if SQL.search(line):
                yield f"{path}:{number}: SQL here"
            if re.match(r"\s*#\s*include\s*<sqlite3\.h>", line):
                yield f"{path}:{number}: sqlite3.h here"


def count_parameters(text):
    """Commas at depth nought divide parameters; those within parentheses belong to one."""
    depth = commas = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        commas += letter == "," and depth == 0
    return 0 if text.strip() in ("", "void") else commas + 1


def functions(tree):
    """Functions take five parameters at most and end within 80 lines; past 60 they are named."""
    for path, text in tree.items():
        if not is_c(path):
            continue
        for name, parameters, body in DEFINITION.findall(text):
            n, lines = count_parameters(parameters), body.count("\n")
            if n > MOST_PARAMETERS:
                yield f"{path}: {name} has {n} parameters"
            if lines > LONGEST_FUNCTION:
                yield f"{path}: {name} has {lines} lines"
            elif lines > LONG_FUNCTION:
                yield f"note: {path}: {name} has {lines} lines"


def length(tree):
    """No source file goes past 900 lines."""
    for path, text in tree.items():
        if path.endswith(SOURCES) and text.count("\n") > LONGEST_FILE:
            yield f"{path}: {text.count(chr(10))} lines"


def licence(tree):
    """Each source and script has its SPDX line on top."""
    for path, text in tree.items():
        if path.endswith(SOURCES) or path.startswith(SCRIPTS):
            lines = text.split("\n")
            top = lines[1 if lines[0].startswith(("#!", "<?xml")) else 0:][:1]
            if not top or "SPDX-License-Identifier: " not in top[0]:
                yield f"{path}: no SPDX line on top"


def blanks(tree):
    """No tabs and no blanks at the end of a line."""
    for path, text in tree.items():
        if path.endswith(SOURCES + ("meson.build",)) or path.startswith(SCRIPTS):
            for number, line in enumerate(text.split("\n"), 1):
                if "\t" in line or line != line.rstrip():
                    yield f"{path}:{number}: tab or trailing blank"


def machine_paths(tree):
    """No file names a path of the machine that it was written on."""
    for path, text in tree.items():
        for number, line in enumerate(text.split("\n"), 1):
            for bad in MACHINE_PATHS:
                if re.search(r"(?<![\w.$}~])" + re.escape(bad), line):
                    yield f"{path}:{number}: names {bad}"


SIX = "int\nhq_a (int a, int b, int c,\n      int d, int e, int f)\n{\n}\n"
LONG_BODY = "int\nhq_a (int a)\n{\n" + "  a++;\n" * 81 + "}\n"
tap.run([
    (core_headers, [{"src/core/hq-a.c": "#include <gio/gio.h>\n"},
                    {"src/core/hq-a.c": "#include <time.h>\n"}]),
    (engine, [{"src/hall/hq-a.c": 'f ("BEGIN");\n'},
              {"tests/core/test-a.c": 'f ("SELECT 1");\n'},
              {"tests/ctl/test-a.c": "#include <sqlite3.h>\n"}]),
    (functions, [{"src/hall/hq-a.c": SIX},
                 {"tests/hall/test-a.c": LONG_BODY}]),
    (length, [{"tests/hall/test-a.c": "int a;\n" * 901}]),
    (licence, [{"tests/hall/test-a.c": "int a;\n"}, {"build-aux/a": "#!/bin/sh\nset -eu\n"}]),
    (blanks, [{"tests/hall/test-a.c": "\tint a;\n"}, {"build-aux/a": "set -eu \n"}]),
    (machine_paths, [{"README.md": "See " + bad + "a.\n"} for bad in MACHINE_PATHS]),
])
