#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of a clerk, from the list at the counter to their end, as they are pressed there."""
import datetime
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

GROUND = "Ground, as it stands in the decision"
LENGTH = "Planned length in days"
PAPERS = "Papers that are missing"


def open_cases(hall, staff, count):
    """Promised ones without a number, which are of whoever opens them."""
    return [hall.do("case", "open", "--as", staff, "--item", "B03")["case"] for _ in range(count)]


def read_case(hall, case):
    return hall.do("case", "show", case)


def open_counter(floor, hall):
    """Counter 1, as c001 sees it, with the list of the clerk's own cases folded out."""
    counter = p.open_screen(floor, "counter", hall, 1, size=(560, 900))
    p.sign_in(counter, "c001")
    counter.click("list item", p.starts("My open cases"))
    return counter


def name(case):
    """How a row of the list is known: its light stands before it, and the item behind it."""
    return re.compile(rf"· case {case}, ")


def open_case(counter, case):
    counter.click("list item", name(case))
    counter.find("window", f"Case {case}")


def leave(counter, case):
    counter.key("Escape")
    counter.wait_gone("window", f"Case {case}")


def begin(counter, deed, says):
    """Presses a deed's button, and reads what it will do before it is done; the same words stand on the
    button that does it then."""
    p.do(counter, deed)
    counter.find(None, re.compile(says))


def fill(counter, title, text):
    counter.find("text box", title).focus()
    counter.type(text)


def wait_state(hall, case, state):
    f.wait_for(lambda: read_case(hall, case)["state"] == state, f"case {case} to be {state}")


def test_stop(floor):
    """A clerk stops the clock of an own case and has it run again; the list shows both."""
    hall = floor.hall()
    case, = open_cases(hall, "c001", 1)
    due = read_case(hall, case)["due"]
    counter = open_counter(floor, hall)
    counter.find("list item", re.compile(rf"Green · case {case}, due by {due}"))
    open_case(counter, case)
    begin(counter, "Suspend", "there is no due date until it is resumed")
    counter.find("combo box", p.starts("Kind of procedure")).wait_for("focused")
    counter.key("space")
    counter.click("label", "Site survey")
    fill(counter, GROUND, "survey of the premises")
    p.do(counter, "Suspend")
    counter.find(None, "Please write the planned length in days.")
    fill(counter, LENGTH, "3")
    p.do(counter, "Suspend")
    counter.find(None, re.compile("^Done: no due date while the clock stands still"))
    counter.find(None, re.compile("survey of the premises"))
    wait_state(hall, case, "suspended")
    assert hall.ask("SELECT type, ground, planned_days FROM suspension") \
        == [["site-survey", "survey of the premises", "3"]]
    leave(counter, case)
    began, = hall.ask("SELECT from_day FROM suspension")[0]
    last = datetime.datetime.strptime(began, "%Y%m%d").date() + datetime.timedelta(days=2)
    counter.find("list item", re.compile(rf"Clock stopped · case {case}, planned until {last}$"))

    open_case(counter, case)
    begin(counter, "Resume", f"Today counts again: the case is then due on {due}")
    p.do(counter, "Resume")
    counter.find(None, f"Done: due by {due}.")
    leave(counter, case)
    counter.find("list item", re.compile(rf"Green · case {case}, due by {due}"))


def test_papers(floor):
    """A clerk asks for papers and has them completed; a second time is marked."""
    hall = floor.hall()
    case, = open_cases(hall, "c001", 1)
    counter = open_counter(floor, hall)
    open_case(counter, case)
    for again in (False, True):
        begin(counter, "Ask for papers", "asked for before" if again else "runs again")
        counter.find("text box", PAPERS).wait_for("focused")
        p.do(counter, "Ask for papers")
        counter.find(None, "Please write which papers are missing.")
        counter.type("business licence")
        counter.key("Return")
        counter.find(None, re.compile("and marked" if again else "^Done: no due date"))
        wait_state(hall, case, "supplement")
        begin(counter, "Papers complete", "The whole promise runs again from tomorrow")
        p.do(counter, "Papers complete")
        counter.find(None, re.compile(r"^Done: due by \d"))
    assert hall.ask("SELECT subject FROM event WHERE act = 'case-supplement' ORDER BY seq") \
        == [["first"], ["again"]]
    leave(counter, case)


def test_ends(floor):
    """A case is granted, refused or withdrawn, and is no longer one of the clerk's open ones."""
    hall = floor.hall()
    granted, refused, withdrawn, left = open_cases(hall, "c001", 4)
    counter = open_counter(floor, hall)
    counter.find("list item", name(granted))
    counter.find(None, re.compile("Green 4"))
    for case, deed, says, state in (
            (granted, "Grant and close", "ends in time", "closed"),
            (refused, "Refuse", "ends in time", "refused"),
            (withdrawn, "Withdrawn by the applicant", "leaves the figures", "withdrawn")):
        open_case(counter, case)
        begin(counter, deed, says)
        # What was begun may be left, and nothing is done.
        p.do(counter, "Leave it")
        counter.wait_gone("button", "Leave it")
        assert read_case(hall, case)["state"] == "open"
        begin(counter, deed, says)
        p.do(counter, deed)
        wait_state(hall, case, state)
        counter.wait_gone("button", "Suspend")
        leave(counter, case)
        counter.wait_gone("list item", name(case))
    counter.find("list item", name(left))
    counter.find(None, re.compile("Green 1"))


def test_given_away(floor):
    """What was given to another clerk meanwhile is refused in words, and is a case to look at then."""
    hall = floor.hall()
    case, other = open_cases(hall, "c001", 2)
    theirs, = open_cases(hall, "c002", 1)
    counter = open_counter(floor, hall)
    counter.find("list item", name(other))
    assert not counter.find_all("list item", name(theirs))
    open_case(counter, case)
    begin(counter, "Ask for papers", "runs again")
    hall.do("case", "holder", case, "--clerk", "c002", "--as", "m01")
    counter.type("seal")
    counter.key("Return")
    counter.find(None, "Another clerk sees to this case; a manager can give it to you.")
    # What was typed is still there.
    assert counter.find("text box", PAPERS).text() == "seal"
    assert hall.ask("SELECT count(*) FROM supplement") == [["0"]]
    p.do(counter, "Leave it")
    counter.wait_gone("button", "Leave it")
    assert not counter.find_all("button", "Ask for papers")
    leave(counter, case)
    counter.wait_gone("list item", name(case))
    counter.find("list item", name(other))


f.run([test_stop, test_papers, test_ends, test_given_away])
