#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the floor itself to its word, on a small program that has one of each thing."""
import os
import re
import signal
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import hall  # noqa: E402

STAND_IN = [os.environ.get("HQ_STAND_IN", "")]
# libadwaita 1.2 names the answer of a dialog after its label for wide and for narrow dialogs.
YES = re.compile("^Yes( Yes)?$")
COUNT = re.compile(r"^Pressed \d+ times$")


def failing(function, *arguments):
    """What the function says when it fails; that it does is what is tested."""
    try:
        function(*arguments)
    except AssertionError as error:
        return str(error)
    raise AssertionError(f"{function.__name__}{arguments} passed")


def test_press(floor):
    """A button pressed by its action, by the pointer and by its key counts each time."""
    program = floor.start(STAND_IN)
    program.press("button", "Call")
    program.find("label", "Pressed 1 times")
    program.click("button", "Call")
    program.find("label", "Pressed 2 times")
    program.find("checkbox", "Large type").focus()
    program.find("button", "Call").focus("shift+Tab")
    program.key("space", "space")
    assert program.find("label", "Pressed 4 times").text() == "Pressed 4 times"
    assert len(program.find_all("label", COUNT)) == 1
    assert "not sensitive" in failing(program.press, "button", "Closed")
    program.click("button", "Closed")
    program.click("checkbox", "Large type")
    program.find("checkbox", "Large type").wait_for("checked")
    program.find("label", "Pressed 4 times")


def test_type(floor):
    """What is typed stands in the entry."""
    program = floor.start(STAND_IN)
    entry = program.find("text box", "Search")
    entry.click()
    entry.wait_for("focused")
    program.type("gsdj 12")
    program.find("label", "Typed: gsdj 12")
    assert entry.text() == "gsdj 12"
    program.key("ctrl+a", "BackSpace")
    program.find("label", "Typed: ")


def test_pages(floor):
    """A list's rows are read in order; what stands on another page of a stack is not shown."""
    program = floor.start(STAND_IN)
    rows = program.find("list", "Waiting").find_all("list item")
    assert [row.name for row in rows] == ["A001", "A002", "B001"], rows
    assert [row.name for row in rows if row.has("selected")] == ["A001"]
    program.click("list item", "A001")
    program.key("End")
    program.click("list item", "D001")
    program.find("list item", "D001").wait_for("selected")
    assert not program.find_all("label", "The second page")
    program.key("ctrl+n")
    program.find("label", "The second page")
    program.wait_gone("button", "Call")
    assert "under label “Foot”" in failing(program.click, "button", "Farther")
    assert "beyond the window's edge" in failing(program.click, "button", "Far down")
    program.find("button", "Far down").focus()
    program.click("button", "Far down")
    program.key("ctrl+p")
    program.find("label", "Pressed 1 times")
    program.find("button", "Call")
    program.wait_gone("label", "The second page")


def test_other_windows(floor):
    """Buttons in a popover and in a dialog are found and clicked where they are."""
    program = floor.start(STAND_IN)
    program.click("button", "More")
    program.click("button", "In the popover")
    program.find("label", "Pressed 1 times")
    program.key("Escape")
    program.wait_gone("button", "In the popover")
    program.press("button", "Ask")
    program.click("button", YES)
    program.find("label", "Pressed 2 times")
    program.wait_gone("button", YES)
    program.press("button", "Ask")
    program.find("button", YES)
    program.key("Escape")
    program.wait_gone("button", YES)
    program.key("ctrl+n")
    program.find("label", "The second page")


def test_two_languages(floor):
    """Two programs on displays of their own speak two languages, and do not meet."""
    wide = floor.start(STAND_IN, size=(3840, 2160), fill=True)
    english = floor.start(STAND_IN, size=(400, 640), language="en")
    wide.find("label", "命令：")
    english.find("label", "Commands:")
    wide.find("label", "政务服务大厅")
    assert wide.find("window", "Stand-in").extents() == (0, 0, 3840, 2160)
    wide.click("button", "Call")
    wide.find("label", "Pressed 1 times")
    english.find("label", "Pressed 0 times")


def test_one_display(floor):
    """A program that another one started is found, and they do not meet on one display."""
    program = floor.start(STAND_IN, size=(900, 800))
    program.press("button", "Start another")
    child, = program.find_children()
    child.raise_window()
    child.click("button", "Call")
    child.find("label", "Pressed 1 times")
    program.find("label", "Pressed 0 times")
    third = floor.start(STAND_IN, screen=program.screen)
    third.key("ctrl+n")
    third.find("label", "The second page")
    assert child.find_all("button", "Call")
    child.kill()
    f.wait_for(lambda: not child.runs(), "the child's end")
    assert "ended" in failing(child.find, "button", "Call")


def test_killed(floor):
    """A program that dies is noticed, by whoever waits for it and at the test's end."""
    program = floor.start(STAND_IN)
    program.kill()
    assert f"ended with -{signal.SIGKILL.value}" in failing(program.find, "button", "Call")
    assert f"ended with -{signal.SIGKILL.value}" in failing(program.assert_runs)
    other = floor.start(STAND_IN)
    os.kill(other.process.pid, signal.SIGABRT)
    other.process.wait()
    assert "ended with -6" in failing(other.stop)
    other.forgive()


def test_unnamed(floor):
    """A control without a name of its own is reported, and it alone."""
    named = floor.start(STAND_IN).unnamed()
    assert not named, named
    unnamed = floor.start(STAND_IN, STAND_IN_UNNAMED="1").unnamed()
    assert [(c.role, c.name) for c in unnamed] == [("button", "GtkButton")], unnamed


def test_complaint(floor):
    """A critical ends the program and is a fault of the test, as is one that does not end it."""
    fatal = floor.start(STAND_IN)
    fatal.press("button", "Complain")
    f.wait_for(lambda: not fatal.runs(), "the end")
    assert "The stand-in complains" in failing(fatal.stop)
    fatal.forgive()
    lenient = floor.start(STAND_IN, G_DEBUG="")
    lenient.press("button", "Complain")
    f.wait_for(lenient.complaints, "the complaint")
    assert "CRITICAL" in failing(lenient.stop)
    lenient.forgive()


def test_waiting(floor):
    """Whoever waits in vain is shown what stood there instead."""
    program = floor.start(STAND_IN)
    said = failing(program.find, "button", "下一位", 0.3)
    assert "button “下一位”" in said and "button “Call”" in said, said
    assert "insensitive" in said and "The second page" not in said, said


def test_hall(floor):
    """A trial hall is open whatever the day and hour, and makes nobody wait."""
    trial = floor.hall()
    number = trial.do("issue", "--service", "A", "--at", "K1")["number"]
    trial.do("signin", "--as", "c001", "--counter", 1)
    assert trial.do("call", "--as", "c001", "--counter", 1)["number"] == number
    trial.do("recall", "--as", "c001", "--counter", 1)
    assert trial.do("missed", "--as", "c001", "--counter", 1)["state"] == "missed"
    slow = floor.hall(miss_after=40)
    slow.do("issue", "--service", "A", "--at", "K1")
    slow.do("signin", "--as", "c001", "--counter", 1)
    slow.do("call", "--as", "c001", "--counter", 1)
    try:
        slow.do("missed", "--as", "c001", "--counter", 1)
        raise AssertionError("missed at once")
    except hall.Refused as refused:
        assert refused.code == "too-soon", refused


def test_role(floor):
    """A role of the program itself shows in its own window what the command line does."""
    trial = floor.hall()
    window = floor.role("window", trial, "1", size=(1920, 540))
    english = floor.role("window", trial, "2", size=(1920, 360), language="en")
    assert window.find_inside()[2:] == (1920, 540), window.find_inside()
    number = trial.do("issue", "--service", "A", "--at", "K1")["number"]
    trial.do("signin", "--as", "c001", "--counter", 1)
    trial.do("call", "--as", "c001", "--counter", 1)
    window.find("label", re.compile(number))
    assert not english.find_all("label", re.compile(number))


if __name__ == "__main__":
    f.run([test_press, test_type, test_pages, test_other_windows, test_two_languages,
           test_one_display, test_killed, test_unnamed, test_complaint, test_waiting, test_hall,
           test_role])
