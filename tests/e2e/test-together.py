#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many screens on one hall: numbers, a kiosk that is killed, a store that goes away and comes back."""
import os
import re
import signal
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

AWAY = {"kiosk": "系统暂时无法取号", "window": "系统维护中，请听从工作人员引导",
        "board": "系统维护中，请听从工作人员引导",
        "counter": re.compile("^The hall has been out of reach since ")}


def ask_nobody(file):
    """Company registration gives its numbers at the first touch."""
    for service in file["services"]:
        if service["service"] == "A":
            service["identity"] = "none"


def read_number(kiosk):
    kiosk.find("button", p.DONE)
    number = kiosk.find("label", p.NUMBER).name
    kiosk.click("button", p.DONE)
    return number


def test_numbers(floor):
    """Two kiosks and two counters at once: no number twice, none left out, none called by both."""
    hall = floor.hall(change=ask_nobody)
    kiosks = [p.open_screen(floor, "kiosk", hall, place) for place in ("K1", "K2")]
    counters = [p.open_screen(floor, "counter", hall, number) for number in (1, 2)]
    for number, counter in enumerate(counters, 1):
        p.sign_in(counter, f"c00{number}")
    taken = []
    for _ in range(2):
        places = [kiosk.find("button", p.starts("企业登记")).rest() for kiosk in kiosks]
        for kiosk, place in zip(kiosks, places):
            kiosk.click_at(*place)
        taken += [read_number(kiosk) for kiosk in kiosks]
    assert sorted(taken) == ["A001", "A002", "A003", "A004"], taken
    for counter in counters:
        counter.find("button", "Call the next")
    for counter in counters:
        counter.key("Return")
    called = []
    for counter in counters:
        counter.find("button", p.START)
        called.append(counter.find("label", p.NUMBER).name)
    assert sorted(called) == ["A001", "A002"], called


def test_killed(floor):
    """A kiosk is killed: the others go on; started again it shows the hall as it is by now."""
    hall = floor.hall(change=ask_nobody)
    first = p.open_screen(floor, "kiosk", hall, "K1")
    other = p.open_screen(floor, "kiosk", hall, "K2")
    window = p.open_screen(floor, "window", hall, 1)
    first.click("button", p.starts("企业登记"))
    assert read_number(first) == "A001"
    first.kill()
    other.click("button", p.starts("企业登记"))
    assert read_number(other) == "A002"
    hall.do("signin", "--as", "c001", "--counter", 1)
    hall.do("call", "--as", "c001", "--counter", 1)
    window.find("label", "请 A001 号")
    again = p.open_screen(floor, "kiosk", hall, "K1")
    again.find("button", re.compile("^企业登记.*前面约 1 人$"))
    again.click("button", p.starts("企业登记"))
    assert read_number(again) == "A003"


def test_away(floor):
    """The store goes away and comes back: each screen says so, shows no old number, and goes on."""
    hall = floor.hall(change=ask_nobody)
    number = hall.do("issue", "--service", "A", "--at", "K1")["number"]
    screens = {role: p.open_screen(floor, role, hall, place) for role, place in
               (("kiosk", "K1"), ("counter", 1), ("window", 1), ("board", "A"))}
    p.sign_in(screens["counter"], "c001")
    p.do(screens["counter"], p.CALL)
    screens["window"].find("label", f"请 {number} 号")
    screens["board"].find("label", number)
    hall.go_away()
    for role, screen in screens.items():
        screen.find(None, AWAY[role])
    for role in ("window", "board"):
        assert not screens[role].find_all("label", re.compile(number)), role
    screens["counter"].find("button", p.START).wait_for("sensitive", False)
    hall.come_back()
    for role, screen in screens.items():
        screen.wait_gone(None, AWAY[role])
    screens["window"].find("label", f"请 {number} 号")
    screens["board"].find("label", number)
    p.do(screens["counter"], p.START)
    screens["window"].find("label", f"正在办理 {number}")
    screens["kiosk"].click("button", p.starts("企业登记"))
    assert read_number(screens["kiosk"]) == "A002"


def read_zone(hall, zone):
    """Whose loudspeakers have a zone, by the place of the screen."""
    rows = hall.ask(f"SELECT place FROM announcer WHERE zone = '{zone}'")
    return rows[0][0] if rows else None


def test_ended(floor):
    """A board that is ended, as systemd does, leaves its zone to the next at once, not after 15 s."""
    hall = floor.hall()
    config = floor.folder / "config"
    keyfile = config / "glib-2.0" / "settings" / "keyfile"
    keyfile.parent.mkdir(parents=True)
    keyfile.write_text("[org/hallqueue/HallQueue]\nspeaker='file'\n"
                       f"speaker-path='{floor.folder / 'said'}'\n")
    own = {"GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": os.environ["HQ_SCHEMAS"],
           "XDG_CONFIG_HOME": str(config)}
    for number in (signal.SIGTERM, signal.SIGINT):
        small = p.open_screen(floor, "board", hall, "B", **own)
        f.wait_for(lambda: read_zone(hall, "B") == "B", "the board of the zone to have it")
        large = p.open_screen(floor, "board", hall, "3", **own)
        f.wait_for(lambda: read_zone(hall, "C") == "3", "the board of the floor to have the others")
        assert read_zone(hall, "B") == "B"
        small.process.send_signal(number)
        assert small.process.wait(f.TIMEOUT_S) == 0
        assert read_zone(hall, "B") != "B", "the zone was not given up"
        f.wait_for(lambda: read_zone(hall, "B") == "3", "the next board to have the zone", 9)
        large.stop()
        assert read_zone(hall, "B") is None and read_zone(hall, "C") is None


if __name__ == "__main__":
    f.run([test_numbers, test_killed, test_away, test_ended])
