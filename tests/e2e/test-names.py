#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be operated has a name of its own, in each state of each role: a screen reader says it."""
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402


# Of a language other than the screen's: no name, code or unit is written so.
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


class Names:
    """Gathers what has no name over the states of a screen, so that all are told at once."""

    def __init__(self):
        self.missing = []

    def look(self, program, state):
        self.missing += [f"{state}: {control}" for control in program.unnamed()]

    def check(self):
        assert not self.missing, "without a name: " + "; ".join(self.missing)


def test_kiosk(floor):
    """The kiosk: first page, identity, ticket, search, an item, looking up, priority, the way out."""
    names = Names()
    kiosk = p.open_screen(floor, "kiosk", floor.hall(), "K1")
    kiosk.find("button", p.starts("企业登记"))
    names.look(kiosk, "home")
    kiosk.click("button", p.starts("企业登记"))
    kiosk.find(None, p.SKIP)
    names.look(kiosk, "identity")
    kiosk.click(None, p.SKIP)
    kiosk.find("button", p.DONE)
    names.look(kiosk, "ticket")
    kiosk.click("button", p.DONE)
    for door, what in (("搜索要办的事项", "search"), ("过号报到", "missed"), ("特殊群体优先", "special")):
        kiosk.click(None, p.starts(door))
        kiosk.wait_gone("label", "请点选业务取号")
        names.look(kiosk, what)
        kiosk.click(None, "首页")
        kiosk.find("label", "请点选业务取号")
    kiosk.key("ctrl+alt+q")
    kiosk.find("text box", "工号")
    names.look(kiosk, "exit")
    names.check()


def test_counter(floor):
    """The counter: signed out, free, called, serving, and each of its forms."""
    names = Names()
    hall = floor.hall()
    hall.do("issue", "--service", "A", "--at", "K1")
    counter = p.open_screen(floor, "counter", hall, 1)
    counter.find("button", "Sign in")
    names.look(counter, "door")
    p.sign_in(counter, "c001")
    names.look(counter, "free")
    for key, button in (("F12", "Pause (F5)"), ("F11", "Do it (F5)")):
        counter.key(key)
        counter.find("button", button)
        names.look(counter, button)
        counter.key("Escape")
        counter.wait_gone("button", button)
    p.do(counter, p.CALL)
    counter.find("button", p.START)
    names.look(counter, "called")
    p.do(counter, p.START)
    counter.find("button", p.FINISH)
    names.look(counter, "serving")
    for key, button in (("F5", "Finish (Enter)"), ("F2", "Redirect (F5)"), ("F3", "Continue (F5)")):
        counter.key(key)
        counter.find("button", button)
        names.look(counter, button)
        counter.key("Escape")
        counter.wait_gone("button", button)
    names.check()


def test_guide(floor):
    """The guide desk: signed out, and each of its panels."""
    names = Names()
    guide = p.open_screen(floor, "guide", floor.hall(), "G1")
    guide.find("button", "Sign in")
    names.look(guide, "sign-in")
    p.sign_in(guide, "g01", then="Give the ticket")
    for key in ("F2", "F3", "F4", "F5", "F6", "F7"):
        guide.key(key)
        names.look(guide, key)
    names.check()


def keep_four(file):
    """Four counters that serve all: what each of a hundred is called is said of four as well."""
    file["counters"] = [{"from": 1, "to": 4, "zone": file["counters"][0]["zone"], "kind": "general",
                         "services": [s["service"] for s in file["services"]]}]
    for session in (s for kind in file["day_kinds"] for s in kind["sessions"]):
        session["counters"] = [[1, 4]]


def test_manager(floor):
    """The manager's screen: signed out, and each of its pages by its key."""
    names = Names()
    hall = floor.hall(change=keep_four)
    for service in ("A", "B"):
        hall.do("issue", "--service", service, "--at", "K1")
    manager = p.open_screen(floor, "manager", hall, "M1")
    manager.find("button", "Sign in")
    names.look(manager, "sign-in")
    p.sign_in(manager, "m01", then="Sign out")
    for number, page in enumerate(("Today", "Day and period", "Opening days", "A number's story", "Cases",
                                   "Bad ratings", "Opening and closing", "Set-up", "Machines"), 2):
        manager.key(f"F{number}")
        manager.find("button", page).wait_for("pressed", True)
        names.look(manager, page)
    names.check()


def test_manager_in_chinese(floor):
    """The same in Chinese: no page has an English sentence, a figure opens what it is made of, and a bad
    rating is seen to, by the words that stand there."""
    hall = floor.hall(change=keep_four)
    hall.do("issue", "--service", "A", "--at", "K1")
    hall.do("signin", "--as", "c001", "--counter", 1)
    for act in ("call", "start"):
        hall.do(act, "--as", "c001", "--counter", 1)
    token = hall.do("finish", "--as", "c001", "--counter", 1, "--enquiry")["token"]
    hall.do("rate", "--token", token, "--level", 1)
    manager = p.open_screen(floor, "manager", hall, "M1", language="zh")
    p.sign_in(manager, "m01", then="退出登录")
    english = []
    for number, page in enumerate(("今日", "日与时段", "节后首日", "号票全程", "办件", "差评整改", "开厅与闭厅",
                                   "设置", "设备"), 2):
        manager.key(f"F{number}")
        manager.find("button", page).wait_for("pressed", True)
        english += [f"{page}: {control.name}" for control in manager.tree().walk()
                    if control.name and SENTENCE.search(control.name)]
    assert not english, english
    manager.key("F2")
    manager.click("button", p.starts("满意率 0.0 % 0/1"))
    manager.find("window", "这个数是怎么来的")
    manager.find(None, p.starts("大厅 · 满意率 0.0 % (0/1)"))
    manager.key("Escape")
    manager.wait_gone("window", "这个数是怎么来的")
    manager.click("button", p.starts("差评 1"))
    p.do(manager, "核实属实")
    manager.find("text box", "核实情况").wait_for("focused")
    manager.type("12345")
    manager.find_all("button", "核实属实")[-1].press()
    manager.find("button", "整改回访中 1")
    assert hall.ask("SELECT state FROM follow_up") == [["rectify"]]


def test_walls(floor):
    """The window screen, the board and the pad, free and with somebody called, served, asked."""
    names = Names()
    hall = floor.hall()
    screens = [p.open_screen(floor, role, hall, place) for role, place in
               (("window", 1), ("board", "A"), ("rating", 1))]
    pad = screens[2]
    for act in (("issue", "--service", "A", "--at", "K1"),
                ("signin", "--as", "c001", "--counter", 1), ("call", "--as", "c001", "--counter", 1),
                ("start", "--as", "c001", "--counter", 1),
                ("finish", "--as", "c001", "--counter", 1, "--enquiry")):
        hall.do(*act)
        for screen in screens:
            names.look(screen, act[0])
    pad.click("button", p.starts("不满意"))
    pad.click(None, "下一步")
    pad.find(None, p.starts("如愿接受回访"))
    names.look(pad, "reason")
    names.check()


if __name__ == "__main__":
    f.run([test_kiosk, test_counter, test_guide, test_manager, test_manager_in_chinese, test_walls])
