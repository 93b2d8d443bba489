#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A failover with windows open: each screen is a machine of its own, on a primary and its synchronous
standby. $HQ_TEST_PICTURES names a folder for what is seen before, during and after."""
import os
import pathlib
import re
import sys
import time

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import hall as h  # noqa: E402
import network  # noqa: E402
import people as p  # noqa: E402
import server  # noqa: E402

AWAY = {"kiosk": "系统暂时无法取号", "window": "系统维护中，请听从工作人员引导",
        "board": "系统维护中，请听从工作人员引导",
        "counter": re.compile("^The hall has been out of reach since "),
        "guide": re.compile("^The store has been away since "),
        "rating": "系统维护中，请听从工作人员引导"}
PLACES = {"kiosk": "K1", "counter": 1, "window": 1, "board": "A"}
# Asked for by name, for a look at the other screens.
MORE = {"guide": "G1", "rating": 1}
# An unplugged cable is noticed by the silence alone.
NOTICE_S = 40


def take_pictures(screens, name):
    folder = os.environ.get("HQ_TEST_PICTURES")
    for role, screen in screens.items() if folder else ():
        screen.picture(pathlib.Path(folder) / f"{name}-{role}.png")


def wait_away(screens, since, name):
    """Until each screen says that the store is away."""
    for role, screen in screens.items():
        screen.wait_for(lambda role=role, screen=screen: screen.find_all(None, AWAY[role]),
                        f"{AWAY[role]}", NOTICE_S)
        print(f"# {name}: {role} says so after {time.monotonic() - since:.1f} s", flush=True)
    take_pictures(screens, name)


def wait_back(screens, since, name):
    for role, screen in screens.items():
        screen.wait_gone(None, AWAY[role])
        print(f"# {name}: {role} is back after {time.monotonic() - since:.1f} s", flush=True)
    take_pictures(screens, name)


def ask_nobody(file):
    """Company registration gives its numbers at the first touch."""
    for service in file["services"]:
        if service["service"] == "A":
            service["identity"] = "none"


def hold_failover(floor, net, pair):
    pair.start()
    pair.primary.create("hall")
    primary, standby, *machines = net.machines
    # The command line is a machine as well.
    hall = h.Hall(pair.address("hall"), change=ask_nobody, inside=machines[0].inside)
    number = hall.do("issue", "--service", "A", "--at", "K1")["number"]
    screens = {role: p.open_screen(floor, role, hall, place, inside=machine.inside)
               for (role, place), machine in zip(PLACES.items(), machines)}
    p.sign_in(screens["counter"], "c001")
    p.do(screens["counter"], p.CALL)
    screens["window"].find("label", f"请 {number} 号")
    screens["board"].find("label", number)
    take_pictures(screens, "1-before")

    killed = time.monotonic()
    pair.primary.kill()
    wait_away(screens, killed, "2-killed")
    for role in ("window", "board"):
        assert not screens[role].find_all("label", re.compile(number)), role
    pair.standby.promote()
    wait_back(screens, time.monotonic(), "3-promoted")
    screens["window"].find("label", f"请 {number} 号")
    p.do(screens["counter"], p.START)
    screens["window"].find("label", f"正在办理 {number}")
    screens["kiosk"].click("button", p.starts("企业登记"))
    screens["kiosk"].find("label", "A002")
    screens["kiosk"].click("button", p.DONE)

    if net.is_real:
        pulled = time.monotonic()
        standby.pull()
        wait_away(screens, pulled, "4-pulled")
        standby.plug()
        wait_back(screens, time.monotonic(), "5-plugged")
        p.do(screens["counter"], p.FINISH)
    assert hall.run("check").returncode == 0


def test_failover(floor):
    """The primary dies, and later a cable is pulled: each screen says so, and goes on by itself."""
    net = network.Network(2 + len(PLACES))
    print(f"# {net.describe()}")
    machines = net.machines[:2]
    pair = server.Pair([m.inside_as_server for m in machines], [m.host for m in machines])
    try:
        hold_failover(floor, net, pair)
    finally:
        floor.stop_programs()
        pair.close()
        net.close()


if __name__ == "__main__":
    if "more" in sys.argv[1:]:
        PLACES.update(MORE)
        sys.argv.remove("more")
    f.run([test_failover])
