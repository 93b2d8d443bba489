#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole visits, from the kiosk to the pad, and what the hall reads of them meanwhile: each screen is
a process of its own."""
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

ESTABLISH = "Registration of Company Establishment"
CHANGES = "Registration of Company Changes"


def open_around(floor, hall, counter=1, zone="A"):
    """The screens around a counter."""
    return [p.open_screen(floor, role, hall, place) for role, place in
            (("counter", counter), ("window", counter), ("board", zone))]


def test_visit(floor):
    """A visitor takes a number, is called twice and served two matters, and rates; all screens follow.
    On a server each of them has a login of its own."""
    hall = floor.hall()
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    guide = p.open_screen(floor, "guide", hall, "G1")
    counter, window, board = open_around(floor, hall)
    pad = p.open_screen(floor, "rating", hall, 1)
    if hall.server is not None:
        assert hall.read_logins() == [f"hall1-{role}" for role in
                                      ("board", "counter", "guide", "kiosk", "rating", "window")]
    window.find("label", "本窗口未开放")
    number = p.take_number(kiosk, "企业登记")
    assert number == "A001", number
    board.find("label", "1 人等候")
    board.find("label", number)
    p.sign_in(guide, "g01", then="Give the ticket")
    guide.key("F4")
    guide.find("text box", p.starts("Ticket number"))
    guide.type(number)
    guide.key("Return")
    guide.find("label", re.compile("ahead"))
    p.sign_in(counter, "c001")
    window.find("label", p.FREE)
    window.find("label", "1 人等候")

    p.do(counter, p.CALL)
    window.find("label", f"请 {number} 号")
    board.find("label", "1 号窗口")
    board.find("label", "0 人等候")
    assert not window.find_all("label", "再次呼叫")
    p.do(counter, "Recall")
    window.find("label", "再次呼叫")
    window.find("label", f"请 {number} 号")
    p.do(counter, p.START)
    window.find("label", f"正在办理 {number}")
    board.find("label", "暂无叫号，请留意屏幕")
    assert not board.find_all("label", number)

    p.do(counter, p.FINISH)
    p.add_matter(counter, "establ", ESTABLISH)
    p.add_matter(counter, "changes", CHANGES)
    p.choose(counter, ESTABLISH, "Accepted")
    counter.press("button", "Finish (Enter)")
    window.find("label", "请您评价本次服务")
    counter.find(None, re.compile(rf"^{number}: case 1, .*20\d\d-\d\d-\d\d"))
    counter.find("button", p.CALL)

    pad.find("label", number)
    pad.click("button", p.starts("非常满意"))
    pad.find("label", "已收到：非常满意")
    pad.click(None, "下一步")
    pad.click(None, "跳过")
    pad.find("label", re.compile("^谢谢|^感谢"))
    window.find("label", p.FREE)
    case, = hall.do("case", "list", "--as", "c001")["cases"]
    assert case["item"] == "A01" and case["due"], case
    done = {m["metric"]: m.get("value") for m in hall.do("metrics")["figures"]
            if m["scope"] == "hall"}
    assert (done["matters"], done["matters-accepted"], done["matters-done"]) == (2, 1, 1), done


def look_up(kiosk, number, door):
    """At the kiosk, finds a ticket by its number."""
    kiosk.click(None, door)
    p.touch_keys(kiosk, number)
    kiosk.click(None, "查询")


def test_missed(floor):
    """Who is missed can be taken back, comes back by checking in, and is void the second time."""
    hall = floor.hall()
    number = hall.do("issue", "--service", "A", "--at", "K1")["number"]
    kiosk = p.open_screen(floor, "kiosk", hall, "K9")
    counter, window, board = open_around(floor, hall)
    p.sign_in(counter, "c001")
    p.do(counter, p.CALL)
    p.do(counter, "Missed")
    counter.find(None, f"{number} was missed.")
    window.find("label", p.FREE)
    board.find("label", "暂无叫号，请留意屏幕")
    p.do(counter, "Present")
    counter.find("button", p.START)
    window.find("label", f"请 {number} 号")
    board.find("label", number)
    p.do(counter, "Missed")
    counter.find(None, f"{number} was missed.")

    look_up(kiosk, number, "过号报到")
    kiosk.find("label", "已过号")
    kiosk.click("button", "报到")
    kiosk.find("label", f"{number} 号报到成功")
    kiosk.find("label", re.compile("2楼 A区"))
    window.find("label", "1 人等候")
    p.do(counter, p.CALL)
    window.find("label", f"请 {number} 号")
    p.do(counter, "Missed")
    counter.find(None, f"{number} was missed twice and is void.")
    kiosk.click(None, "首页")
    look_up(kiosk, number, "查看我的号")
    kiosk.find("label", "本号已作废")


def test_moved(floor):
    """Redirected and continued, a ticket keeps its number; the window screen says where it goes on."""
    hall = floor.hall()
    number = hall.do("issue", "--service", "A", "--at", "K1")["number"]
    counter, window, board = open_around(floor, hall)
    p.sign_in(counter, "c001")
    p.do(counter, p.CALL)
    p.do(counter, "Redirect")
    p.choose(counter, "Service", "D Social insurance · Floor 4")
    p.do(counter, "Redirect (F5)")
    window.find("label", f"{number} 请到 4楼 D区等候，号码不变")
    counter.find(None, p.starts(f"{number} waits there now"))
    board.find("label", "暂无叫号，请留意屏幕")

    second, other, upstairs = open_around(floor, hall, 36, "D")
    p.sign_in(second, "c036")
    other.find("label", "1 人等候")
    p.do(second, p.CALL)
    other.find("label", f"请 {number} 号")
    upstairs.find("label", number)
    p.do(second, p.START)
    p.do(second, "Continue")
    p.choose(second, "Service", "B General permits · Floor 3")
    p.do(second, "Continue (F5)")
    other.find("label", f"{number} 请到 3楼 B区等候，号码不变")
    hall.do("signin", "--as", "c019", "--counter", 19)
    assert hall.do("call", "--as", "c019", "--counter", 19)["number"] == number


def test_pause(floor):
    """A counter that pauses says why, until when and who serves the same, until it opens again."""
    hall = floor.hall()
    hall.do("signin", "--as", "c002", "--counter", 2)
    counter, window, board = open_around(floor, hall)
    p.sign_in(counter, "c001")
    p.do(counter, "Pause")
    p.choose(counter, "Reason", "Equipment fault")
    p.choose(counter, "For how long", "30 minutes")
    p.do(counter, "Pause (F5)")
    window.find("label", "暂停服务")
    window.find("label", re.compile("^设备故障"))
    window.find("label", re.compile(r"预计 \d+:\d\d 恢复　同类业务请到 2 号窗口$"))
    board.find("label", "暂停服务：1 号窗口")
    hall.do("issue", "--service", "A", "--at", "K1")
    p.do(counter, "Open again")
    window.find("label", p.FREE)
    board.wait_gone("label", "暂停服务：1 号窗口")
    p.do(counter, p.CALL)
    window.find("label", "请 A001 号")


def test_close(floor):
    """As the day is closed over people who wait, each screen says that the hall has closed."""
    hall = floor.hall()
    waiting = [hall.do("issue", "--service", "A", "--at", "K1")["number"] for _ in range(2)]
    kiosk = p.open_screen(floor, "kiosk", hall, "K1")
    guide = p.open_screen(floor, "guide", hall, "G1")
    counter, window, board = open_around(floor, hall)
    p.sign_in(counter, "c001")
    p.sign_in(guide, "g01", then="Give the ticket")
    kiosk.find("button", p.starts("企业登记"))
    board.find("label", "2 人等候")
    hall.do("close-day", "--as", "m01")
    kiosk.find("label", "今天已闭厅")
    assert not kiosk.find_all("button", p.starts("企业登记"))
    window.find("label", "今日服务已结束")
    board.find("label", "今日服务已结束")
    assert not board.find_all("label", re.compile("A001"))
    counter.find("label", "The hall has closed for today.")
    guide.find("label", "The hall has closed for the day.")
    for number in waiting:
        assert "unserved" in hall.say("ticket", number)


if __name__ == "__main__":
    f.run([test_visit, test_missed, test_moved, test_pause, test_close])
