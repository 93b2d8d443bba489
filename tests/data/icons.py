#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the icons to what GTK can recolour, and the list in the bundle to the files that are there."""
import pathlib
import sys
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"
# GTK 4.8 gives a symbolic icon its colour by a style for these elements, and fills them.
FILLED = {SVG + "path", SVG + "rect", SVG + "circle"}


def symbolic(files):
    """A symbolic icon is 16 pixels of filled shapes, without strokes, styles and colours of its own."""
    for name, text in files.items():
        if not name.endswith("-symbolic.svg"):
            continue
        root = tree.fromstring(text)
        if (root.get("width"), root.get("height"), root.get("viewBox")) != ("16", "16", "0 0 16 16"):
            yield f"{name}: not 16 by 16"
        if len(root) == 0:
            yield f"{name}: empty"
        for element in root:
            if element.tag not in FILLED:
                yield f"{name}: {element.tag} keeps its colour"
            for attribute in {"fill", "stroke", "style", "class"} & set(element.keys()):
                yield f"{name}: {attribute} of its own"


def bundled(files):
    """The bundle has each icon, under its own name, and no other."""
    listed = set()
    for resource in tree.fromstring(files["icons.gresource.xml"]).iter("gresource"):
        for file in resource.iter("file"):
            folder = resource.get("prefix").partition("/icons/")[2]
            listed.add(file.text)
            if file.text != f"hicolor/{folder}/{file.get('alias')}":
                yield f"{file.text}: stands as {folder}/{file.get('alias')}"
    there = {name for name in files if name.endswith(".svg")}
    for name in sorted(listed ^ there):
        yield f"{name}: {'is not there' if name in listed else 'is not in the bundle'}"


GOOD = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">%s</svg>'
LIST = '<gresources><gresource prefix="/a/icons/b">%s</gresource></gresources>'
ITEM = '<file alias="a.svg">hicolor/b/a.svg</file>'
NAME = "hicolor/b/a.svg"
RULES = {
    symbolic: [{"a-symbolic.svg": GOOD % '<path d="M0 0h1v1z" stroke="#000"/>'},
               {"a-symbolic.svg": GOOD % '<ellipse rx="1" ry="1"/>'},
               {"a-symbolic.svg": GOOD % ""},
               {"a-symbolic.svg": GOOD.replace("16", "24") % '<path d="M0 0h1v1z"/>'}],
    bundled: [{"icons.gresource.xml": LIST % "", NAME: ""},
              {"icons.gresource.xml": LIST % ITEM},
              {"icons.gresource.xml": LIST % ITEM.replace('"a.svg', '"b.svg'), NAME: ""}],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    files = {str(p.relative_to(folder)): p.read_text(encoding="utf-8")
             for p in folder.rglob("*") if p.suffix in (".svg", ".xml")}
    print(f"1..{2 * len(RULES)}")
    for number, (rule, samples) in enumerate(RULES.items()):
        good = all(list(rule(sample)) for sample in samples)
        print(f"{'ok' if good else 'not ok'} {2 * number + 1} - {rule.__name__} can fail")
        faults = list(rule(files))
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {2 * number + 2} - {rule.__doc__}")


main()
