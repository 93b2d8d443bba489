# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: the tree as texts, and the TAP that each of them prints."""
import pathlib
import sys

SKIPPED = {".git", "__pycache__"}


def read_tree(root):
    """All text files below root, by their path; build folders are no part of the tree."""
    tree = {}
    folders = [pathlib.Path(root)]
    while folders:
        folder = folders.pop()
        if (folder / "meson-private").is_dir():
            continue
        for entry in folder.iterdir():
            if entry.is_symlink() or entry.name in SKIPPED:
                continue
            if entry.is_dir():
                folders.append(entry)
                continue
            data = entry.read_bytes()
            if b"\0" not in data:
                tree[entry.relative_to(root).as_posix()] = data.decode("utf-8", "replace")
    return dict(sorted(tree.items()))


def run(rules):
    """Shows each rule its bad samples, every one of which it has to refuse, then the tree.

    A rule takes a tree and yields its faults; one that starts with "note: " is only printed.
    """
    tree = read_tree(sys.argv[1])
    print(f"1..{2 * len(rules)}")
    number = 0
    for rule, samples in rules:
        number += 1
        passed = [s for s in samples if all(f.startswith("note: ") for f in rule(s))]
        for sample in passed:
            print(f"# {rule.__name__} let a bad sample pass: {sample}")
        print(f"{'not ok' if passed or not samples else 'ok'} {number} - {rule.__name__} can fail")
        number += 1
        faults = list(rule(tree))
        for fault in faults:
            print(f"# {fault}")
        bad = any(not f.startswith("note: ") for f in faults)
        print(f"{'not ok' if bad else 'ok'} {number} - {rule.__doc__.splitlines()[0]}")
