#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine that is given its role by the hall: it waits, becomes what it is given, and is that again
after it was switched off."""
import os
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)

MEMORY = {"GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": os.environ["HQ_SCHEMAS"]}
REFUSED = "服务器拒绝本机的登录"


def switch_on(floor, hall):
    words = [os.environ["HQ_HALL_QUEUE"], "--role", "waiting", "--store", hall.screens, "--language",
             "zh", "--size", "960x720"]
    return floor.start(words, size=(960, 720), **MEMORY)


def become(machine, role, name):
    """The same process with other windows, as soon as it has heard of it."""
    def find():
        machine.owner = machine.bus.find_processes().get(machine.pid)
        return machine.owner and machine.find_all(role, name)
    machine.wait_for(find, f"{role} {name}", 30)


def test_machine(floor):
    """A machine waits, becomes a board and then a window screen, which it is at the next start at once."""
    hall = floor.hall()
    machine = switch_on(floor, hall)
    machine.find("label", "1")
    machine.find("label", re.compile("^本机等待分配角色"))
    machine.find("label", re.compile("^This machine waits to be given its role.*machine 1[.]$"))
    process = machine.pid
    assert [row["role"] for row in hall.do("machine")["machines"]] == ["waiting"]
    hall.do("machine", 1, "--type", "board", "--to", "0", "--text", "北厅")
    become(machine, "label", re.compile("请准备|等候"))
    hall.do("machine", 1, "--type", "window", "--to", "2")
    become(machine, "label", "2")
    assert machine.pid == process
    f.wait_for(lambda: hall.ask("SELECT registered FROM contact WHERE role = 'window'")
               == hall.ask("SELECT machine FROM machine"), "the machine at its place")
    machine.stop()
    # Nothing is asked: what the hall gave it is remembered.
    again = switch_on(floor, hall)
    again.find("label", "2")
    assert not again.find_all("label", re.compile("本机等待"))
    assert hall.ask("SELECT count(*) FROM machine") == [["1"]]
    hall.do("machine", 1, "--type", "waiting")
    become(again, "label", re.compile("^本机等待分配角色"))


def test_refused(floor):
    """A machine whose new login the server refuses says so, and is what it was given once that is mended."""
    hall = floor.hall()
    if hall.server is None:
        return
    login = f'"{hall.server.find(hall.path)}-board"'
    machine = switch_on(floor, hall)
    machine.find("label", re.compile("^本机等待分配角色"))
    hall.server.ask(f"ALTER ROLE {login} NOLOGIN")
    hall.do("machine", 1, "--type", "board", "--to", "0")
    become(machine, "label", re.compile(REFUSED))
    hall.server.ask(f"ALTER ROLE {login} LOGIN")
    machine.find("label", re.compile("请准备|等候"), 30)
    assert not machine.find_all("label", re.compile(REFUSED))


f.run([test_machine, test_refused])
