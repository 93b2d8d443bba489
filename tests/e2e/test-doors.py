#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the opening and the close: a test page comes out where it is asked for, and the report of
the day leaves the hall as a file."""
import csv
import re
import sys

sys.dont_write_bytecode = True
import floor as f  # noqa: E402  (the line above keeps the source folder clean)
import people as p  # noqa: E402

ON_ALL = "Print on all"


def remember_printer(floor, name):
    """The memory of a machine whose printer puts slips into a folder; returns both."""
    slips, memory = floor.folder / f"{name}-slips", floor.folder / f"{name}-config"
    slips.mkdir(exist_ok=True)
    keyfile = memory / "glib-2.0" / "settings" / "keyfile"
    keyfile.parent.mkdir(parents=True, exist_ok=True)
    keyfile.write_text(f"[org/hallqueue/HallQueue]\nprinter='file://{slips}'\n")
    return slips, {"GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": f.os.environ["HQ_SCHEMAS"],
                   "XDG_CONFIG_HOME": str(memory)}


def count_slips(slips):
    return len([path for path in slips.iterdir() if not path.name.startswith(".")])


def open_manager(floor, hall):
    """The manager's page of the opening and the close."""
    manager = p.open_screen(floor, "manager", hall, "M1")
    p.sign_in(manager, "m01", then=None)
    p.do(manager, "Opening and closing")
    return manager


def test_pages(floor):
    """A test page is asked for at the opening list, comes out at the kiosk and the guide desk, and is seen there."""
    hall = floor.hall(change=lambda file: file.update(
        devices=[d for d in file["devices"] if d["device"] in ("K1", "K9", "G1", "M1")]))
    kiosk_slips, kiosk_memory = remember_printer(floor, "kiosk")
    guide_slips, guide_memory = remember_printer(floor, "guide")
    kiosk = p.open_screen(floor, "kiosk", hall, "K1", **kiosk_memory)
    guide = p.open_screen(floor, "guide", hall, "G1", **guide_memory)
    p.sign_in(guide, "g01", then="Give the ticket")
    manager = open_manager(floor, hall)
    manager.find(None, re.compile("printed a test page today: 0/3"))
    manager.click(None, re.compile("^Test page"))
    # One alone first, where it is asked for.
    manager.press("button", re.compile("^Print a test page · Kiosk K1"))
    manager.find(None, re.compile(r"^Kiosk K1 .* Printed at \d\d:\d\d"))
    manager.find(None, re.compile("printed a test page today: 1/3"))
    assert (count_slips(kiosk_slips), count_slips(guide_slips)) == (1, 0)
    # K9 is switched off, and is not asked.
    manager.find(None, re.compile("^Kiosk K9 .* This machine does not answer"))
    manager.press("button", ON_ALL)
    manager.find(None, re.compile(r"^Guide desk G1 .* Printed at \d\d:\d\d"))
    manager.find(None, re.compile("printed a test page today: 2/3"))
    assert (count_slips(kiosk_slips), count_slips(guide_slips)) == (1, 1)
    assert hall.ask("SELECT subject, fault IS NULL FROM probe ORDER BY subject") \
        == [["G1", "1"], ["K1", "1"]]
    # Nobody at the machines was disturbed.
    assert kiosk.find_all("button", p.starts("企业登记"))
    assert guide.find_all("button", "Give the ticket")


def test_no_paper(floor):
    """A kiosk whose printer is not there says so on the opening list, and prints once it is."""
    hall = floor.hall(change=lambda file: file.update(
        devices=[d for d in file["devices"] if d["device"] in ("K1", "M1")]))
    slips, memory = remember_printer(floor, "bare")
    slips.rmdir()
    p.open_screen(floor, "kiosk", hall, "K1", **memory)
    manager = open_manager(floor, hall)
    manager.click(None, re.compile("^Test page"))
    manager.press("button", re.compile("^Print a test page · Kiosk K1"))
    manager.find(None, re.compile(r"^Kiosk K1 .* Not printed at \d\d:\d\d: "))
    slips.mkdir()
    manager.press("button", re.compile("^Print a test page · Kiosk K1"))
    manager.find(None, re.compile(r"^Kiosk K1 .* Printed at \d\d:\d\d"))
    assert count_slips(slips) == 1


def test_export(floor):
    """The day is closed, and its report leaves as a file of that day, with an event of it."""
    hall = floor.hall()
    for _ in range(3):
        hall.do("issue", "--service", "A", "--at", "K1")
    manager = open_manager(floor, hall)
    manager.click(None, "Close of the day")
    p.do(manager, "Close the day…")
    p.do(manager, p.starts("Close the day Close"))
    manager.find("heading", p.starts("Closing report of "))
    day, = hall.ask("SELECT day FROM business_day")[0]
    name = f"{day[:4]}-{day[4:6]}-{day[6:]}.csv"
    assert hall.ask("SELECT count(*) FROM event WHERE act = 'export-report'") == [["0"]]
    manager.click(None, "Export")
    manager.click(None, "Table (CSV)…")
    manager.find(None, "Save the report")
    p.do(manager, re.compile("^_?Save"))
    written = floor.folder / "home" / name
    manager.find(None, f"Written to {written}.")
    rows = list(csv.reader(written.open(encoding="utf-8-sig")))
    assert any("3" in row for row in rows), rows
    assert hall.ask("SELECT staff, role, count(*) FROM event WHERE act = 'export-report'"
                    " GROUP BY staff, role") == [["m01", "manager", "1"]]


f.run([test_pages, test_no_paper, test_export])
