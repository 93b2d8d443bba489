#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A password goes nowhere but into the hall: whoever listens on the accessibility bus reads none of it,
whichever entry it is typed into; that the entry has the focus they are told."""
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

SECRET = "Qx7 plum"


def type_secret(program, code_name, name):
    """Types a code, and a password that it then looks for in all that the program tells."""
    code = program.find("text box", code_name)
    code.wait_for("focused")
    program.type("c001")
    program.wait_for(lambda: code.text() == "c001", "the code to be read")
    program.key("Return")
    entry = program.find("text box", name)
    entry.wait_for("focused")
    assert p.is_empty(entry)
    program.type(SECRET)
    program.wait_for(lambda: not p.is_empty(entry), "the password to be typed")
    for control in program.tree().walk():
        for told in (control.name, control.description, control.text()):
            assert SECRET not in told and SECRET[:3] not in told, f"{control} tells it"


def make_hall(floor):
    hall = floor.hall()
    for staff in ("c001", "g01"):
        hall.say("passwd", staff, data="another one\n")
    return hall


def test_counter(floor):
    """At a counter, where the password is asked for once it is needed."""
    counter = p.open_screen(floor, "counter", make_hall(floor), 1)
    type_secret(counter, "Staff code", "Password")
    counter.key("Return")
    counter.find(None, "The name or the password is wrong.")
    assert p.is_empty(counter.find("text box", "Password"))


def test_board(floor):
    """At the way out of a screen on the wall."""
    board = p.open_screen(floor, "board", make_hall(floor), "2", language="en")
    board.find("label", "Floor 2")
    board.key("ctrl+alt+q")
    type_secret(board, "Staff code", "Password")


if __name__ == "__main__":
    f.run([test_counter, test_board])
