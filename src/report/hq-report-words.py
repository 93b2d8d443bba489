#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the list of hq-report-words.c, each text that is marked: XGETTEXT OUTPUT SOURCE..."""
import re
import subprocess
import sys

# A text as it stands in a catalogue, which is as it may stand in C: one string, or several in a row.
ENTRY = re.compile(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n)+)msgstr ""$', re.M)


def read(tool, sources):
    """The texts in the order in which they come, without those that need more than themselves."""
    command = [tool, "--from-code=UTF-8", "--omit-header", "--force-po", "--no-location",
               "--keyword", "--keyword=N_", "--output=-", *sources]
    catalogue = subprocess.run(command, check=True, capture_output=True, text=True,
                               encoding="utf-8").stdout
    texts = ENTRY.findall(catalogue)
    if not texts or len(texts) != len(re.findall(r"^msg(?:ctxt|id|id_plural) ", catalogue, re.M)):
        raise SystemExit("There is a text here that is more than N_() of it.")
    return texts


if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf-8") as output:
        for text in read(sys.argv[1], sys.argv[3:]):
            output.write(text.rstrip("\n") + ",\n")
