#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The launcher: the first start of a machine, the roles as processes of their own, the store away."""
import os
import pathlib
import re
import sys
import tempfile

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)


def launch(floor, store, language="zh"):
    """On a hall, or on the path of a file."""
    return floor.start([os.environ["HQ_HALL_QUEUE"], "--store", getattr(store, "screens", store),
                        "--language", language], size=(760, 1100), language=language)


def no_hall(floor):
    return pathlib.Path(tempfile.mkdtemp(dir=floor.folder)) / "new" / "hall.db"


def test_demo(floor):
    """A machine without a hall makes the demo hall, and shows it."""
    store = no_hall(floor)
    launcher = launch(floor, store)
    assert not launcher.unnamed(), launcher.unnamed()
    launcher.press("button", "建立演示大厅")
    launcher.find("label", "示范政务服务大厅")
    launcher.find("label", re.compile("^演示大厅，已连接"))
    assert store.exists()
    assert not launcher.unnamed(), launcher.unnamed()


def test_empty(floor):
    """A new hall needs a code and twice the same password; a short one is refused in words."""
    store = no_hall(floor)
    launcher = launch(floor, store, "en")
    make = launcher.find("button", "Make the New Hall")
    make.wait_for("sensitive", False)
    for name, text in (("Administrator's code", "boss"), ("Password, eight characters or more", "short"),
                       ("The password again", "shor")):
        launcher.find("text box", name).click()
        launcher.type(text)
    make.wait_for("sensitive", False)
    launcher.type("t")
    make.wait_for("sensitive")
    make.press()
    launcher.find("label", re.compile("makes no sense|eight"))
    assert not store.exists()
    for name in ("Password, eight characters or more", "The password again"):
        launcher.find("text box", name).click()
        launcher.type("butlonger")
    make.wait_for("sensitive")
    make.press()
    launcher.find("label", re.compile("^Real hall, connected"))
    assert store.exists()


def test_roles(floor):
    """A role starts as a process of its own, goes on without the launcher, and is shown once.
    On a server both come in by one address, each with its own login."""
    hall = floor.hall()
    launcher = launch(floor, hall)
    launcher.find("label", re.compile("^试用大厅，已连接"))
    launcher.click("switch", "在窗口中显示")
    launcher.press("button", "启动窗口屏")
    window, = launcher.find_children(1)
    window.find("label", "1")
    if hall.server is not None:
        assert [name.split("-")[1] for name in hall.read_logins()] == ["launcher", "window"]
    launcher.find("label", "窗口屏 · 1 号窗口")
    launcher.press("button", "停止 窗口屏 · 1 号窗口")
    launcher.wait_gone("label", "窗口屏 · 1 号窗口")
    f.wait_for(lambda: not window.runs(), "the end of the window screen")


def test_server(floor):
    """A hall on a server is opened by its address; one that does not answer is said in words."""
    hall = floor.hall()
    launcher = launch(floor, hall, "en")
    launcher.find("label", re.compile("^Trial hall, connected"))
    launcher.find("label", re.compile("^One machine" if hall.server is None else "^On a server"))
    launcher.key("ctrl+l")
    launcher.find("text box", "Address").click()
    # The address that is in use stands there already.
    launcher.key("ctrl+a", "BackSpace")
    launcher.find("button", re.compile("^Open Open")).wait_for("sensitive", False)
    launcher.type("postgresql://localhost:1/hq")
    launcher.find("button", re.compile("^Open Open")).wait_for("sensitive")
    assert not launcher.unnamed(), launcher.unnamed()
    launcher.press("button", re.compile("^Open Open"))
    launcher.find("label", re.compile("^The store cannot be reached.*localhost:1/hq$", re.S))
    launcher.find("label", re.compile("^On a server"))


def test_voice(floor):
    """Without a speech server the voice says so, also when it is tried; its settings have names."""
    hall = floor.hall()
    launcher = launch(floor, hall)
    missing = re.compile("^语音合成服务没有应答")
    launcher.find("label", missing)
    launcher.press("button", "试听")
    launcher.find("label", missing)
    launcher.find("button", "试听").wait_for("sensitive")
    assert not launcher.unnamed(), launcher.unnamed()


def test_killed(floor):
    """A role that is killed is said to have ended; the launcher goes on."""
    hall = floor.hall()
    launcher = launch(floor, hall, "en")
    launcher.click("switch", "Show in windows")
    launcher.press("button", "Start Window screen")
    window, = launcher.find_children(1)
    window.kill()
    launcher.find("label", "Window screen · Counter 1 ended by itself; start it again.")
    launcher.assert_runs()


def test_away(floor):
    """A store that goes away is said to be away, and what needs it waits until it is back."""
    hall = floor.hall()
    launcher = launch(floor, hall, "en")
    launcher.find("label", re.compile("^Trial hall, connected"))
    hall.go_away()
    launcher.find("label", re.compile("^The store cannot be reached"))
    launcher.find("button", "Start Kiosk").wait_for("sensitive", False)
    hall.come_back()
    launcher.find("label", re.compile("^Trial hall, connected"))
    launcher.find("button", "Start Kiosk").wait_for("sensitive")


def test_language(floor):
    """The language of the launcher changes without a new start."""
    launcher = launch(floor, floor.hall())
    launcher.find("label", "本机角色")
    launcher.click("button", "主菜单")
    launcher.click("menu item", "English")
    launcher.find("label", "Roles of this machine")
    launcher.wait_gone("label", "本机角色")


f.run([test_demo, test_empty, test_roles, test_server, test_voice, test_killed, test_away, test_language])
