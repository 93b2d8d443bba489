#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of a process to its first frame with live data, the processor's time until then,
which other programs disturb less, and its own memory a second later: each role against a bare window
of libadwaita of the same size with one Chinese label, both on the cairo renderer. A page of a file
counts as its own unless another process has it too: a font is the machine's first's. Medians of
pairs in turns, with their quartiles; nothing fails on a slow machine."""
import os
import pathlib
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))
import floor as f  # noqa: E402

PAIRS = int(os.environ.get("HQ_BENCH_PAIRS", "15"))
ROLES = [("kiosk", "K1", "1080x1920"), ("guide", "G1", "1100x760"), ("counter", "12", "400x640"),
         ("window", "12", "1920x360"), ("rating", "12", "800x1280"), ("board", "0", "1920x1080")]


def start(floor, screen, size, *role):
    """Milliseconds to the frame, those of a processor among them, and MiB of its own."""
    environment = {**floor.environment, "DISPLAY": screen.name, "GTK_A11Y": "none", "G_DEBUG": ""}
    began = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run([os.environ["HQ_START_SCREEN"], size, *role], env=environment,
                          capture_output=True, text=True, timeout=60)
    words = dict(line.split() for line in done.stdout.splitlines())
    if done.returncode != 0 or "private" not in words:
        sys.exit(f"{role}: exit status {done.returncode}\n{done.stderr}")
    return (int(words["painted"]) / 1000 - began * 1000, int(words["used"]) / 1000,
            int(words["private"]) / 1024)


def say(what, aim, ours, bare, unit):
    ratios = sorted(a / b for a, b in zip(ours, bare))
    low, middle, high = (statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3)
    print(f"{what}: {middle:.2f} (quartiles {low:.2f} to {high:.2f}; aim at most {aim}): "
          f"{statistics.median(ours):.0f} to {statistics.median(bare):.0f} {unit}, "
          f"longest {max(ours):.0f} and {max(bare):.0f}", flush=True)


def main():
    wanted = sys.argv[1:]
    with f.Floor() as floor:
        store = floor.hall().path
        for role, place, size in ROLES:
            if wanted and role not in wanted:
                continue
            screen = f.Screen(floor, tuple(map(int, size.split("x"))))
            pairs = []
            for turn in range(PAIRS + 1):
                sides = [(role, str(store), place), ()]
                if turn % 2:
                    sides.reverse()
                found = {bool(side): start(floor, screen, size, *side) for side in sides}
                # The first pair fills the caches of the machine.
                if turn:
                    pairs.append((found[True], found[False]))
            measures = (("start", 1.3, "ms"), ("processor", 1.3, "ms"), ("memory", 1.4, "MiB"))
            for number, (what, aim, unit) in enumerate(measures):
                say(f"{role} {what}", aim, [a[number] for a, _ in pairs],
                    [b[number] for _, b in pairs], unit)
            floor.stop_programs()


main()
