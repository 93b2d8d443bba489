#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds po against the sources: every sentence that is marked is offered, and every one is said."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import tap  # noqa: E402  (the line above keeps the source folder clean)

MARKED = re.compile(r'(?<![A-Za-z0-9_])(?:N?_|N?C_|g?ngettext|g_dngettext|g_dpgettext2?) ?\(\s*"')
MARKED_UI = re.compile(r'translatable="(yes|true|1)"')
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def call(root, tool):
    """The tools speak English here, so that what they print can be read."""
    return subprocess.run(tool, cwd=root, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"})


def words(text):
    return [line.strip() for line in text.split("\n")
            if line.strip() and not line.startswith("#")]


def potfiles(tree):
    """POTFILES names the files that have sentences, all of them and no others."""
    marked = {path for path, text in tree.items() if path.startswith("src/")
              and (path.endswith((".c", ".h")) and MARKED.search(text)
                   or path.endswith(".ui") and MARKED_UI.search(text))}
    named = [p for p in words(tree.get("po/POTFILES", "")) if p.endswith((".c", ".h", ".ui"))]
    for path in sorted(marked - set(named)):
        yield f"{path}: has sentences and is not in po/POTFILES"
    for path in sorted(set(named) - marked):
        yield f"{path}: is in po/POTFILES and has no sentence"
    for path in sorted({p for p in named if named.count(p) > 1}):
        yield f"{path}: is in po/POTFILES twice"


def complete(tree):
    """Each language has each sentence, and none is only guessed."""
    languages = [name for line in words(tree.get("po/LINGUAS", "")) for name in line.split()]
    if not languages:
        yield "po/LINGUAS: names no language"
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        names = [p for p in words(tree.get("po/POTFILES", "")) if p in tree]
        for path in names + [f"po/{language}.po" for language in languages]:
            if path in tree:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(tree[path], encoding="utf-8")
        tool = ["xgettext", "--from-code=UTF-8", "--force-po", "-k", "-o", "all.pot"]
        tool += [f"--keyword={keyword}" for keyword in KEYWORDS] + names
        made = call(root, tool)
        if made.returncode != 0:
            yield f"xgettext: {made.stderr.strip()}"
            return
        for language in languages:
            yield from compare(root, f"po/{language}.po")


def compare(root, path):
    """What msgcmp and msgfmt find wrong with one language."""
    if not (root / path).exists():
        yield f"{path}: is not there"
        return
    for tool in (["msgcmp", path, "all.pot"],
                 ["msgfmt", "--check-format", "-o", "/dev/null", path]):
        done = call(root, tool)
        if done.returncode != 0:
            yield from (line for line in done.stderr.split("\n") if line.strip())
    done = call(root, ["msgfmt", "--statistics", "-o", "/dev/null", path])
    if "untranslated" in done.stderr or "fuzzy" in done.stderr:
        yield f"{path}: {done.stderr.strip()}"


def sample(entry, source='/* x */\nf (_ ("Yes."));\n', named="src/ctl/hq-a.c\n"):
    return {"src/ctl/hq-a.c": source, "po/POTFILES": named, "po/LINGUAS": "zh_CN\n",
            "po/zh_CN.po": HEADER + entry}


SAID = '\nmsgid "Yes."\nmsgstr "是。"\n'
good = sample(SAID)
if list(potfiles(good)) or list(complete(good)):
    print("Bail out! The good sample was refused.")
    sys.exit(1)
tap.run([
    (potfiles, [sample(SAID, named=""), sample(SAID, source="int a;\n"),
                {**good, "src/ui/a.ui": '<p translatable="yes">Yes.</p>\n'},
                sample(SAID, named="src/ctl/hq-a.c\n" * 2)]),
    (complete, [sample(""), sample('\nmsgid "Yes."\nmsgstr ""\n'),
                sample("\n#, fuzzy" + SAID), sample(SAID, source='f (_ ("Other."));\n'),
                {**good, "po/LINGUAS": "zh_CN de\n"}]),
])
