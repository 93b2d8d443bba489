#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the units to systemd itself: it understands each line, and each can be enabled for a place.

Arguments: the folder with the units. The program that they start is not installed while tests run,
so that /bin/true stands in for it as systemd looks whether it is there."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROLES = {"board", "counter", "guide", "kiosk", "manager", "rating", "waiting", "window"}
ALONE = {"board", "kiosk", "rating", "waiting", "window"}
BACKUP = "hall-queue-backup"
SAMPLE = "[Service]\nExecStart=/bin/true\n%s\n"


def stand_in(text):
    return re.sub(r"^ExecStart=\S+/hall-queue(-ctl)? ", "ExecStart=/bin/true ", text, flags=re.M)


def verify(name, text, user, beside=()):
    """What systemd has to say against a unit, beside those that it names; nothing where it is right."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / name
        for other, its_text in [(name, text), *beside]:
            (pathlib.Path(folder) / other).write_text(stand_in(its_text), encoding="utf-8")
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", *(["--user"] if user else []),
                               str(path)], capture_output=True, text=True,
                              env={**os.environ, "XDG_RUNTIME_DIR": folder, "LC_ALL": "C"})
    said = [line for line in done.stderr.split("\n") if folder in line or name in line]
    return said + ([f"status {done.returncode}: {done.stderr}"] if done.returncode else [])


def enable(name, text, user, target="graphical"):
    """Whether the unit can be enabled, for a place where it has one, in a root folder of its own."""
    place = name.replace("@", "@K10")
    with tempfile.TemporaryDirectory() as root:
        units = pathlib.Path(root) / "usr/lib/systemd" / ("user" if user else "system")
        units.mkdir(parents=True)
        (units / name).write_text(text, encoding="utf-8")
        done = subprocess.run(["systemctl", *(["--global"] if user else []), f"--root={root}",
                               "enable", place], capture_output=True, text=True)
        wanted = any((wants / place).is_symlink()
                     for wants in pathlib.Path(root, "etc").rglob(f"{target}*.wants"))
    return [] if done.returncode == 0 and wanted else [f"{place}: not wanted; {done.stderr}"]


def result(number, faults, what):
    for fault in faults:
        print("# " + fault.replace("\n", " "))
    print(f"{'not ok' if faults else 'ok'} {number} - {what}")


def main():
    units = {p.name: p.read_text(encoding="utf-8")
             for p in pathlib.Path(sys.argv[1]).glob("*@.service")}
    backup = {end: (pathlib.Path(sys.argv[1]) / f"{BACKUP}.{end}").read_text(encoding="utf-8")
              for end in ("service", "timer")}
    names = ({f"hall-queue-{role}@.service" for role in ROLES}
             | {f"hall-queue-cage-{role}@.service" for role in ALONE})
    print(f"1..{7 + 2 * len(units)}")
    result(1, sorted(names ^ set(units)), "one unit for each role, and for each that stands alone")
    result(2, [] if verify("a@.service", SAMPLE % "Bad=1", False)
           and verify("a@.service", SAMPLE % "Restart=now", True)
           and not verify("a@.service", SAMPLE % "Restart=always", True) else ["it says nothing"],
           "systemd tells a wrong line")
    result(3, [] if enable("a@.service", SAMPLE % "", False) else ["it was"],
           "a unit that nobody wants cannot be enabled")
    result(4, verify(f"{BACKUP}.service", backup["service"], False),
           f"{BACKUP}.service is understood")
    result(5, verify(f"{BACKUP}.timer", backup["timer"], False,
                     [(f"{BACKUP}.service", backup["service"])]), f"{BACKUP}.timer is understood")
    result(6, [] if verify(f"{BACKUP}.timer", backup["timer"].replace("03:00", "27:00"), False,
                           [(f"{BACKUP}.service", backup["service"])]) else ["it says nothing"],
           "systemd tells a wrong time")
    result(7, enable(f"{BACKUP}.timer", backup["timer"], False, "timers"),
           f"{BACKUP}.timer can be enabled")
    for number, (name, text) in enumerate(sorted(units.items())):
        user = "-cage-" not in name
        result(8 + 2 * number, verify(name, text, user), f"{name} is understood")
        result(9 + 2 * number, enable(name, text, user), f"{name} can be enabled for a place")


main()
