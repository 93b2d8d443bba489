#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the templates against the rule that each control has a name of its own, which a screen reader
can say, and that each sentence in them can be translated."""
import re
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
import tap  # noqa: E402  (the line above keeps the source folder clean)

# What a person operates; a class of our own that is one of these names itself in its code.
CONTROLS = {"GtkButton", "GtkToggleButton", "GtkCheckButton", "GtkMenuButton", "GtkSwitch",
            "GtkEntry", "GtkSearchEntry", "GtkPasswordEntry", "GtkText", "GtkTextView",
            "GtkSpinButton", "GtkDropDown", "GtkScale", "GtkListView", "GtkListBox", "GtkGridView",
            "GtkFlowBox", "GtkLinkButton", "AdwComboRow", "AdwExpanderRow", "AdwSplitButton",
            "HqSecret"}
# A screen reader is not told when they have the focus, and anybody on its bus reads what is hidden.
TELLTALES = {"AdwEntryRow": "HqEntryRow", "AdwPasswordEntryRow": "HqSecret",
             "GtkPasswordEntry": "HqSecret"}
NAMES = {"label", "title", "tooltip-text"}
SENTENCES = {"label", "title", "subtitle", "description", "tooltip-text", "placeholder-text"}
WORD = re.compile(r"[A-Za-z]{2,}")


def own_properties(element):
    return {p.get("name"): p for p in element.findall("property") if p.find("object") is None}


def is_named(element, text):
    """By a property, by what the accessibility block says, or by the code, which takes it by its id."""
    properties = own_properties(element)
    if any(name in properties and (properties[name].text or "").strip() for name in NAMES):
        return True
    block = element.find("accessibility")
    if block is not None and any(e.get("name") in ("label", "labelled-by") for e in block):
        return True
    # The label of a button may be a widget within it; one of our own with a text names its button.
    return element.get("class").endswith("Button") and any(
        e.get("class") == "GtkLabel" or e.get("class").startswith("Hq") and "text" in own_properties(e)
        for e in element.iter("object"))


def rows_name(root):
    """The controls that a row operates or holds, and names by its title."""
    operated = {p.text for e in root.iter("object") if e.get("class") == "AdwActionRow"
                and "title" in own_properties(e) for p in e.findall("property")
                if p.get("name") == "activatable-widget"}
    return operated | {o.get("id") for e in root.iter("object") if e.get("class") == "HqEntryRow"
                       for p in e.findall("property") for o in p.findall("object")}


def templates(tree):
    for path, text in tree.items():
        if path.startswith("src/ui/") and path.endswith(".ui"):
            yield path, text, ElementTree.fromstring(text)


def names(tree):
    """Each control of a template has a name of its own."""
    named_in_code = set()
    for path, text in tree.items():
        if path.startswith("src/ui/") and path.endswith(".c"):
            named_in_code |= {(path.rsplit("/", 1)[1][:-2], name) for name in re.findall(
                r"(?:gtk_accessible_update_(?:property|relation)|gtk_button_set_label"
                r"|hq_compat_name_\w+) \(\s*"
                r"(?:GTK_\w+ \()?self->(\w+)\b", text)}
    for path, text, root in templates(tree):
        stem = path.rsplit("/", 1)[1][:-3]
        for element in root.iter("object"):
            if element.get("class") not in CONTROLS or is_named(element, text):
                continue
            if (stem, element.get("id")) not in named_in_code \
                    and element.get("id") not in rows_name(root):
                yield f"{path}: {element.get('class')} {element.get('id') or ''} has no name"


def secrets(tree):
    """What is typed goes into entries that tell their focus, and passwords into none of GTK's."""
    for path, _, root in templates(tree):
        for element in root.iter("object"):
            hidden = own_properties(element).get("visibility")
            if element.get("class") in TELLTALES or hidden is not None and hidden.text == "False":
                yield (f"{path}: {element.get('class')} is to be "
                       f"{TELLTALES.get(element.get('class'), 'HqSecret')}")


def sentences(tree):
    """Each sentence of a template is marked for translation."""
    for path, _, root in templates(tree):
        for element in root.iter():
            if element.tag not in ("property", "attribute") or element.get("name") not in SENTENCES:
                continue
            if WORD.search(element.text or "") and element.get("translatable") not in ("yes", "true") \
                    and element.text.strip() not in ("English", "中文"):
                yield f"{path}: '{element.text.strip()}' is not translatable"


def sample(inner):
    return {"src/ui/a/hq-a.ui": f"<interface><template>{inner}</template></interface>"}


good = sample('<object class="GtkButton"><property name="label" translatable="yes">Yes</property>'
              "</object>")
if list(names(good)) or list(secrets(good)) or list(sentences(good)):
    print("Bail out! The good sample was refused.")
    sys.exit(1)
tap.run([
    (names, [sample('<object class="GtkButton"/>'),
             sample('<object class="GtkEntry"><property name="text">x</property></object>'),
             {**sample('<object class="GtkSwitch" id="b"/>'),
              "src/ui/a/hq-b.c": "gtk_accessible_update_property (GTK_ACCESSIBLE (self->b), 1);"}]),
    (secrets, [sample('<object class="AdwEntryRow" id="a"/>'),
               sample('<object class="GtkEntry"><property name="visibility">False</property>'
                      "</object>")]),
    (sentences, [sample('<object class="GtkLabel"><property name="label">Yes</property></object>')]),
])
