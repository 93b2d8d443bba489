#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of hq-pinyin.c from the readings in Unicode's Unihan: UNIHAN_READINGS OUTPUT."""
import bz2
import re
import sys
import unicodedata

# The table of the general standard characters (通用规范汉字字典, 2013) has the readings of today and
# all of them. What it lacks, traditional and rare characters, is taken from the next that has it.
FIELDS = ("kTGHZ2013", "kHanyuPinyin", "kMandarin")
# An entry of the table is the character and, in so many low bits, which list of readings it has.
LIST_BITS = 14


def typed(reading):
    """The letters of a reading without its tone. What is written ü is typed v, and u as well."""
    letters = "".join(letter for letter in unicodedata.normalize("NFD", reading)
                      if letter == "\u0308" or not unicodedata.combining(letter))
    letters = unicodedata.normalize("NFC", letters)
    if not re.fullmatch("[a-zü]+", letters):
        raise SystemExit(f"{reading} is no reading")
    return [letters.replace("ü", "v"), letters.replace("ü", "u")]


def read(path):
    """The readings of each character, by the first field that has any."""
    found = {}
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) != 3 or parts[1] not in FIELDS:
                continue
            code = int(parts[0][2:], 16)
            # Past the first plane only what the standard has is in use.
            if code > 0xFFFF and parts[1] != FIELDS[0]:
                continue
            readings = [reading for place in parts[2].split()
                        for reading in place.rpartition(":")[2].split(",")]
            found.setdefault(code, {})[parts[1]] = readings
    table = {}
    for code, fields in sorted(found.items()):
        readings = next(fields[field] for field in FIELDS if field in fields)
        table[code] = " ".join(dict.fromkeys(way for reading in readings for way in typed(reading)))
    return table


def main():
    table = read(sys.argv[1])
    lists = sorted(set(table.values()))
    places = {}
    texts = []
    offset = 0
    for text in lists:
        places[text] = offset
        texts.append(text)
        offset += len(text) + 1
    if not table or len(lists) >= 1 << LIST_BITS or offset > 0xFFFF:
        raise SystemExit(f"{len(table)} characters with {len(lists)} lists do not fit the table")
    numbers = {text: number for number, text in enumerate(lists)}
    with open(sys.argv[2], "w", encoding="ascii") as out:
        out.write(f"#define HQ_PINYIN_LIST_BITS {LIST_BITS}\n")
        out.write("static const char hq_pinyin_texts[] =\n")
        out.writelines(f'  "{text}\\0"\n' for text in texts)
        out.write("  ;\nstatic const guint16 hq_pinyin_lists[] = {\n")
        out.writelines(f"  {places[text]},\n" for text in lists)
        out.write("};\nstatic const guint32 hq_pinyin_characters[] = {\n")
        out.writelines(f"  0x{code << LIST_BITS | numbers[text]:X},\n"
                       for code, text in table.items())
        out.write("};\n")


main()
