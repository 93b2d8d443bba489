#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk: its search, its keys, its languages, hurried fingers, and the way out of it."""
import re
import sys
import time

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402
from control import STATES  # noqa: E402

CHINESE = re.compile("[\u4e00-\u9fff]")


def count_tickets(hall):
    return next(figure["value"] for figure in hall.do("metrics")["figures"]
                if figure["scope"] == "hall" and figure["metric"] == "tickets")


def test_search(floor):
    """By initials on the kiosk's own keys a visitor finds what to do, its papers, and a number."""
    hall = floor.hall()
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    kiosk.click(None, p.starts("搜索要办的事项"))
    entry = kiosk.find("text box", "要办的事项")
    p.touch_keys(kiosk, "GSDJ")
    kiosk.wait_for(lambda: entry.text().lower() == "gsdj", "gsdj in the entry")
    kiosk.click("button", "公司设立登记")
    kiosk.find("label", "材料清单")
    kiosk.find("label", "1. 登记申请书")
    kiosk.find("label", re.compile("承诺时限：1 个工作日"))
    kiosk.click(None, "取号")
    kiosk.click(None, p.SKIP)
    kiosk.find("button", p.DONE)
    assert kiosk.find("label", p.NUMBER).name == "A001"
    kiosk.find("label", re.compile("请备好：登记申请书"))
    assert count_tickets(hall) == 1


def test_double_touch(floor):
    """Touched twice in a hurry, a service gives one number; so does the button that skips."""
    hall = floor.hall(change=ask_nobody)
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    kiosk.find("button", p.starts("企业登记")).click(times=2)
    kiosk.find("button", p.DONE)
    assert kiosk.find("label", p.NUMBER).name == "A001"
    assert count_tickets(hall) == 1
    kiosk.click("button", p.DONE)
    kiosk.click("button", p.starts("社会保险"))
    kiosk.find(None, p.SKIP).click(times=2)
    kiosk.find("button", p.DONE)
    assert kiosk.find("label", p.NUMBER).name == "D001"
    assert count_tickets(hall) == 2


def ask_nobody(file):
    """Company registration gives its numbers at the first touch."""
    for service in file["services"]:
        if service["service"] == "A":
            service["identity"] = "none"


def test_languages(floor):
    """English and back in a running kiosk; another kiosk and a window screen stay Chinese."""
    hall = floor.hall()
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    other = p.open_screen(floor, "kiosk", hall, "K2")
    window = p.open_screen(floor, "window", hall, 1)
    kiosk.click("button", "English")
    kiosk.find("label", "Touch a service to take a number")
    kiosk.wait_gone("label", "请点选业务取号")
    mixed = [c.name for c in kiosk.find_all("label", CHINESE) if c.name != "中文"]
    assert not mixed, mixed
    kiosk.click("button", p.starts("Company registration"))
    kiosk.click(None, "Skip")
    number = kiosk.find("label", p.NUMBER).name
    kiosk.find("label", "Nobody ahead: please go there now")
    assert other.find_all("label", "请点选业务取号")
    window.find("label", "本窗口未开放")
    kiosk.click("button", "Done")
    kiosk.click("button", "中文")
    kiosk.find("label", "请点选业务取号")
    kiosk.wait_gone("label", "Touch a service to take a number")
    hall.do("signin", "--as", "c001", "--counter", 1)
    hall.do("call", "--as", "c001", "--counter", 1)
    window.find("label", f"请 {number} 号")
    assert other.find_all("label", "请点选业务取号")


def test_keys(floor):
    """By arrow keys and Enter alone everything is reached: a tile, a number, the search, the words."""
    hall = floor.hall()
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    go(kiosk, p.starts("社会保险"), "Down")
    kiosk.find("text box", "证件号码").wait_for("focused")
    go(kiosk, p.SKIP, "Down")
    assert kiosk.find("label", p.NUMBER).name == "D001"
    kiosk.find("button", p.DONE).wait_for("focused")
    kiosk.key("Return")
    go(kiosk, p.starts("搜索要办的事项"), "Up")
    kiosk.find("text box", "要办的事项").wait_for("focused")
    go(kiosk, "G", "Down", "Left", "Right")
    go(kiosk, "S", "Left")
    go(kiosk, "公司设立登记", "Up", "Down")
    go(kiosk, "取号", "Down", "Right")
    go(kiosk, p.SKIP, "Down")
    assert kiosk.find("label", p.NUMBER).name == "A001"
    kiosk.find("button", p.DONE).wait_for("focused")
    go(kiosk, "大字版", "Down", "Left", "Right")
    go(kiosk, "English", "Right", "Left")
    kiosk.find("label", "A001")
    go(kiosk, "Done", "Up")
    kiosk.find("label", "Touch a service to take a number")


def go(kiosk, name, *keys):
    """Walks by arrows until the button has the keyboard, and presses it; where an arrow leads no
    farther the next one is tried."""
    def find_focus():
        return next((c for c in kiosk.tree().walk() if c.bits >> STATES["focused"] & 1), None)

    def fits(control):
        names = [c.name for c in control.walk()]
        return any(name == n if isinstance(name, str) else name.search(n) for n in names)

    kiosk.find(None, name)
    seen = []
    for key in keys * 2:
        before = None
        for _ in range(14):
            focus = find_focus()
            seen.append(str(focus))
            if focus is not None and focus.role != "text box" and fits(focus):
                kiosk.key("Return")
                return
            if focus is not None and focus.path == before:
                break
            before = focus and focus.path
            kiosk.key(key)
    raise AssertionError(f"no arrows lead to {name}: {seen}")


def test_way_out(floor):
    """No key ends the kiosk; the hidden way asks who it is, and opens for an administrator alone."""
    hall = floor.hall()
    for staff, password in (("admin", "Admin0ne"), ("c001", "Clerk0ne")):
        hall.say("passwd", staff, data=password + "\n")
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    kiosk.find("button", p.starts("企业登记"))
    kiosk.key("alt+F4", "Escape", "ctrl+q", "ctrl+w", "F11")
    ask_to_close(kiosk)
    kiosk.find("label", "请点选业务取号")
    kiosk.find("label", "示范政务服务大厅").click(times=5)
    for staff, password, refusal in (("admin", "admin0ne", "错误"), ("c001", "Clerk0ne", "无权"),
                                     ("admin", "", "错误")):
        leave(kiosk, staff, password)
        kiosk.find(None, re.compile(refusal))
        kiosk.assert_runs()
    kiosk.click("button", "返回")
    kiosk.find("label", "请点选业务取号")
    kiosk.key("ctrl+alt+q")
    leave(kiosk, "admin", "Admin0ne")
    f.wait_for(lambda: not kiosk.runs(), "the end of the kiosk")
    assert kiosk.process.returncode == 0, kiosk.process.returncode


def test_inspector(floor):
    """GTK's inspector does not open at a kiosk, which would be a way out."""
    kiosk = p.open_screen(floor, "kiosk", floor.hall(), "K1")
    kiosk.find("button", p.starts("企业登记"))
    for key in ("ctrl+shift+i", "ctrl+shift+d"):
        kiosk.key(key)
        kiosk.find("label", "请点选业务取号").wait_for("visible")
        time.sleep(1)
        assert len(kiosk.find_windows()) == 1, kiosk.find_windows()


def leave(kiosk, staff, password):
    """Fills in who wants to leave the kiosk."""
    for name, text in (("工号", staff), ("密码", password)):
        kiosk.find("text box", name).click()
        kiosk.key("ctrl+a", "BackSpace")
        kiosk.type(text)
    kiosk.key("Return")


def ask_to_close(program):
    """As a window manager does when its button is pressed."""
    program.screen.tool("windowquit", program.find_top().number)


if __name__ == "__main__":
    f.run([test_search, test_double_touch, test_languages, test_keys, test_way_out,
           test_inspector])
