#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's screen as a program of its own, by real keys alone; nothing on it is without a name."""
import os
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)


def start(floor, hall, language="en"):
    return floor.start([os.environ["HQ_HALL_QUEUE"], "--store", hall.screens, "--role", "counter",
                        "--place", "3", "--language", language, "--size", "400x640"],
                       size=(400, 640), language=language)


def check(counter):
    assert not counter.unnamed(), counter.unnamed()


def begin(floor, language="en"):
    hall = floor.hall()
    counter = start(floor, hall, language)
    counter.find("text box", "Staff code" if language == "en" else "工号")
    check(counter)
    counter.type("c003")
    counter.key("Return")
    return hall, counter


def test_keys(floor):
    """From the sign-in to the sign-out without a pointer."""
    hall, counter = begin(floor)
    hall.do("issue", "--service", "A")
    hall.do("issue", "--service", "A")
    counter.find("label", "2 people are waiting.")
    check(counter)
    counter.key("Return")
    counter.find("label", "A001")
    check(counter)
    counter.key("F6")
    counter.find("label", "Called 2 times")
    counter.key("Return")
    counter.find("label", "Being served")
    counter.key("Return")
    counter.find("heading", "Finish A001")
    check(counter)
    counter.key("Escape")
    counter.wait_gone("heading", "Finish A001")
    counter.key("F4")
    counter.find("label", "A002")
    counter.key("F7")
    counter.find("status", "A002 was missed.")
    counter.key("F8")
    counter.find("label", "A002")
    counter.key("F2")
    counter.find("heading", "A002 goes to another counter")
    check(counter)
    counter.key("space")
    check(counter)
    counter.key("Escape")
    counter.wait_for(lambda: len(counter.find_windows()) == 1, "the list to close")
    counter.key("F5")
    counter.find("status", re.compile("^A002 waits there now"))
    counter.key("F12", "F5")
    counter.find("label", "Paused: Away for a moment")
    check(counter)
    counter.key("Return")
    counter.find("label", "Free")
    counter.key("F1")
    counter.find("label", "Keyboard shortcuts")
    check(counter)
    counter.key("Escape")
    counter.wait_gone("label", "Keyboard shortcuts")
    counter.key("ctrl+e")
    counter.find("button", "Sign in")


def test_chinese(floor):
    """The same in Chinese: each control has a name there too."""
    hall, counter = begin(floor, "zh")
    hall.do("issue", "--service", "A", "--item", "A01")
    counter.find("button", "叫号（下一位）")
    counter.key("Return")
    counter.find("label", "已叫号")
    counter.key("Return")
    counter.find("label", "办理中")
    check(counter)
    counter.key("F3")
    counter.find("heading", "A001 续办下一事项")
    check(counter)


f.run([test_keys, test_chinese])
