#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter alone: a clerk's whole day by the keyboard, and who is not let in."""
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

WRONG = "The name or the password is wrong."


def issue(hall, count):
    return [hall.do("issue", "--service", "A", "--at", "K1")["number"] for _ in range(count)]


def test_keys_serve(floor):
    """By keys alone a clerk calls, recalls, starts, finishes, and goes on to the next."""
    hall = floor.hall()
    first, second, third = issue(hall, 3)
    counter = p.open_screen(floor, "counter", hall, 1)
    p.sign_in(counter, "c001")
    counter.key("Return")
    counter.find("button", p.START)
    counter.find("label", first)
    counter.key("F6")
    f.wait_for(lambda: "recall" in hall.say("ticket", first), "the recall")
    counter.find("button", "Recall").wait_for("sensitive")
    counter.key("Return")
    counter.find("button", p.FINISH)
    counter.key("Return")
    counter.find("button", "Finish (Enter)").wait_for("focused")
    counter.key("Escape")
    counter.find("button", p.FINISH).wait_for("focused")
    counter.key("Return")
    counter.find("button", "Finish (Enter)").wait_for("focused")
    counter.key("Return")
    counter.find(None, f"{first} is finished.")
    counter.find("button", p.CALL).wait_for("focused")
    counter.key("F5")
    counter.find("label", second)
    counter.find("button", p.START)
    counter.key("KP_0")
    counter.find("button", p.FINISH)
    counter.key("F4")
    counter.find("label", third)
    counter.find("button", p.START)
    assert "finished" in hall.say("ticket", second)


def test_keys_move(floor):
    """By keys alone a clerk misses, takes back, holds, redirects, continues, and calls by number."""
    hall = floor.hall()
    first, second, third = issue(hall, 3)
    counter = p.open_screen(floor, "counter", hall, 1)
    p.sign_in(counter, "c001")
    counter.key("Return")
    counter.find("button", "Missed").wait_for("sensitive")
    counter.key("F7")
    counter.find(None, f"{first} was missed.")
    counter.key("F8")
    counter.find("button", p.START)
    counter.key("Return")
    counter.find("button", "Hold").wait_for("sensitive")
    counter.key("F9")
    counter.find("button", "Resume").wait_for("sensitive")
    counter.find("list", "Held at this counter")
    counter.key("F9")
    counter.find("button", p.FINISH)
    counter.key("F2")
    p.choose_by_keys(counter, "Service", 3, "D Social insurance · Floor 4")
    counter.find("button", "Redirect (F5)").wait_for("sensitive")
    counter.key("F5")
    counter.find(None, p.starts(f"{first} waits there now"))

    counter.key("F11")
    counter.find("text box", "Number")
    counter.type(third)
    counter.key("Return")
    counter.find("combo box", p.starts("What to do")).wait_for("focused")
    counter.key("Tab")
    counter.type("must catch a train")
    counter.key("F5")
    counter.find("label", third)
    counter.find("button", p.START)
    counter.key("Return")
    counter.find("button", "Continue").wait_for("sensitive")
    counter.key("F3")
    counter.find("button", "Continue (F5)").wait_for("sensitive")
    counter.key("F5")
    counter.find(None, p.starts(f"{third} waits there now"))
    counter.find("label", "1 person is waiting.")
    assert "waiting" in hall.say("ticket", second)


def test_keys_session(floor):
    """By keys alone a clerk pauses, locks, looks up the keys, and signs out; never over a ticket."""
    hall = floor.hall()
    number, = issue(hall, 1)
    counter = p.open_screen(floor, "counter", hall, 1)
    p.sign_in(counter, "c001")
    counter.key("F12")
    p.choose_by_keys(counter, "Reason", 2, "Sorting papers")
    counter.key("F5")
    counter.find("button", "Open again")
    counter.key("F12")
    counter.find("button", p.CALL)
    counter.key("F1")
    counter.find("window", "Keyboard shortcuts")
    counter.key("Escape")
    counter.wait_gone("window", "Keyboard shortcuts")
    counter.key("ctrl+l")
    counter.find("button", "Unlock")
    counter.key("F5")
    counter.find("label", p.starts("Locked."))
    counter.find("button", "Unlock").wait_for("focused")
    counter.key("Return")
    counter.find("button", p.CALL)
    counter.key("Return")
    counter.find("label", number)
    counter.key("ctrl+e")
    counter.find(None, re.compile("ticket is open|not finished|finish"))
    counter.key("ctrl+l")
    counter.find("button", p.START)
    counter.key("Return")
    counter.find("button", p.FINISH)
    counter.key("Return")
    counter.find("button", "Finish (Enter)").wait_for("focused")
    counter.key("Return")
    counter.find("button", p.CALL)
    counter.key("ctrl+e")
    counter.find("label", "Sign in to begin.")
    counter.find("button", "Sign in")
    counter.key("F5")
    assert not counter.find_all("button", p.CALL)


def try_password(counter, password):
    """Types a password that is wrong, and waits until it was refused."""
    counter.type(password)
    counter.key("Return")
    entry = counter.find("text box", "Password")
    counter.wait_for(lambda: p.is_empty(entry), "the answer")


def test_password(floor):
    """Four wrong passwords are refused in words and open nothing; the right one does."""
    hall = floor.hall()
    hall.say("passwd", "c001", data="right one\n")
    counter = p.open_screen(floor, "counter", hall, 1)
    p.sign_in(counter, "c001", "wrong one", then=None)
    counter.find(None, WRONG)
    for number in range(2, 5):
        try_password(counter, f"wrong {number}")
        counter.find(None, WRONG)
    assert not counter.find_all("button", p.CALL)
    counter.type("right one")
    counter.key("Return")
    counter.find("button", p.CALL)


def test_lock(floor):
    """Five wrong passwords lock a counter even for the right one, and that counter alone."""
    hall = floor.hall()
    hall.say("passwd", "c001", data="right one\n")
    counter = p.open_screen(floor, "counter", hall, 1)
    p.sign_in(counter, "c001", "wrong 1", then=None)
    counter.find(None, WRONG)
    for number in range(2, 6):
        try_password(counter, f"wrong {number}")
    try_password(counter, "right one")
    counter.find(None, p.starts("Five wrong passwords: locked for"))
    assert not counter.find_all("button", p.CALL)
    p.sign_in(p.open_screen(floor, "counter", hall, 2), "c001", "right one")


if __name__ == "__main__":
    f.run([test_keys_serve, test_keys_move, test_keys_session, test_password,
           test_lock])
