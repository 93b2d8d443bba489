#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide desk, by its keys: tickets, claims to priority, missed visitors, and who is not let in."""
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

GIVE = "Give the ticket"


def open_desk(floor, hall):
    guide = p.open_screen(floor, "guide", hall, "G1")
    p.sign_in(guide, "g01", then=GIVE)
    return guide


def test_issue(floor):
    """A guide gives a ticket of any service, class and need in four keys; the board shows it."""
    hall = floor.hall()
    guide = open_desk(floor, hall)
    board = p.open_screen(floor, "board", hall, "A")
    guide.key("a", "2", "5", "Return")
    guide.find(None, re.compile("A001"))
    board.find("label", "1 人等候")
    guide.key("a", "Return")
    guide.find(None, re.compile("A002"))
    board.find("label", "2 人等候")
    story = hall.do("call", "--as", sign_in_by_command(hall), "--counter", 1)
    assert story["number"] == "A001", story
    assert "waiting" in hall.say("ticket", "A002")


def test_panels(floor):
    """By keys alone a guide goes through every panel of a morning on which nothing has happened."""
    guide = open_desk(floor, floor.hall())
    for key, words in (("F5", "No claims to priority wait"), ("F7", "0 counters open"),
                       ("F5", "No claims to priority wait"),
                       ("F6", "Nobody is at the self-service zone"), ("F2", "Company registration")):
        guide.key(key)
        guide.find("label", re.compile(words))
    guide.key("F5", "F2", "a", "Return")
    guide.find(None, re.compile("A001"))


def sign_in_by_command(hall):
    hall.do("signin", "--as", "c001", "--counter", 1)
    return "c001"


def test_claim(floor):
    """A claim to priority made at the kiosk appears at the desk, is confirmed there, and is called."""
    hall = floor.hall()
    guide = open_desk(floor, hall)
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    ordinary = hall.do("issue", "--service", "A", "--at", "K1")["number"]
    kiosk.click(None, p.starts("特殊群体优先"))
    kiosk.click(None, "老年人")
    number = p.take_number(kiosk, "企业登记")
    kiosk.find("label", "待核验")
    guide.key("F5")
    guide.find("list item", p.starts(number))
    assert not guide.find_all("list item", p.starts(ordinary))
    guide.key("alt+y")
    guide.find("label", f"{number}: priority is confirmed.")
    guide.wait_gone("list item", p.starts(number))
    assert "confirm" in hall.say("ticket", number)


def test_check_in(floor):
    """A missed visitor is found by number at the desk and checked in; the window screen counts them."""
    hall = floor.hall()
    number = hall.do("issue", "--service", "A", "--at", "K1")["number"]
    clerk = sign_in_by_command(hall)
    hall.do("call", "--as", clerk, "--counter", 1)
    hall.do("missed", "--as", clerk, "--counter", 1)
    guide = open_desk(floor, hall)
    window = p.open_screen(floor, "window", hall, 1)
    window.find("label", "0 人等候")
    guide.key("F4")
    guide.find("text box", p.starts("Ticket number"))
    guide.type(number)
    guide.key("Return")
    guide.find("label", "Missed the call: check in here to be called again.")
    guide.key("alt+i")
    guide.find("label", f"{number} is checked in.")
    window.find("label", "1 人等候")
    assert hall.do("call", "--as", clerk, "--counter", 1)["number"] == number


def try_password(guide, password):
    guide.type(password)
    guide.key("Return")
    entry = guide.find("text box", "Password")
    guide.wait_for(lambda: p.is_empty(entry), "the answer")


def test_password(floor):
    """Wrong passwords are refused in words; five lock the desk for the right one too."""
    hall = floor.hall()
    hall.say("passwd", "g01", data="right one\n")
    guide = p.open_screen(floor, "guide", hall, "G1")
    p.sign_in(guide, "g01", then=None)
    guide.find("text box", "Password")
    for number in range(1, 5):
        try_password(guide, f"wrong {number}")
        guide.find(None, "The name or the password is wrong.")
    guide.type("right one")
    guide.key("Return")
    guide.find("button", GIVE)
    guide.key("F12")
    p.sign_in(guide, "g01", then=None)
    guide.find("text box", "Password")
    for number in range(1, 6):
        try_password(guide, f"wrong {number}")
    try_password(guide, "right one")
    guide.find(None, re.compile("^Five wrong passwords"))
    assert not guide.find_all("button", GIVE)


if __name__ == "__main__":
    f.run([test_issue, test_panels, test_claim, test_check_in, test_password])
