#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes all figures of a stretch of days from the raw rows, by formulas of its own that were
written from the rules and not from the program, and compares them row by row with the command line;
and, where they are given, with what a screen showed (a line of scope, key, metric, name and text for
each figure, divided by tabs), and with the table, the workbook and the pages of a report.

Usage: figures.py HALL-QUEUE-CTL STORE FROM TO FEWEST-TICKETS [SCREEN CSV XLSX PDF]
"""
import bisect
import csv
import io
import pathlib
import sqlite3
import subprocess
import sys
from collections import defaultdict

LINE = ("hall", "floor", "service")
ALL = LINE + ("counter", "clerk")
DESK = LINE + ("clerk",)
SCOPES = {scope: i for i, scope in enumerate(ALL)}
OUTCOMES = ("done", "accepted", "supplement", "not-accepted", "enquiry", "withdrawn")


def rows(db, sql, *args):
    return [dict(row) for row in db.execute(sql, args)]


class Figures:
    """The rows of the days, and what each part of the hall has of them."""

    def __init__(self, db, first, last):
        self.db, self.first, self.last = db, first, last
        self.zone_floor = {r["zone"]: r["floor"] for r in rows(db, "SELECT * FROM zone")}
        self.service_floor = {r["service"]: self.zone_floor[r["zone"]]
                              for r in rows(db, "SELECT * FROM service")}
        self.counter_floor = {r["counter"]: self.zone_floor[r["zone"]]
                              for r in rows(db, "SELECT * FROM counter")}
        self.device_floor = {r["device"]: r["floor"] for r in rows(db, "SELECT * FROM device")}
        self.item_service = {r["item"]: r["service"] for r in rows(db, "SELECT * FROM item")}
        self.former = defaultdict(list)
        for r in rows(db, "SELECT * FROM former_place ORDER BY until_day"):
            self.former[r["kind"], r["key"]].append((r["until_day"], r["place"]))
        self.parts = {("hall", ""): defaultdict(list)}
        self.table = {}
        self.lengths = set()
        self.collect()

    def put(self, kind, row, floor=None, service=None, counter=None, clerk=None):
        """Gives a row to the hall and to each part of it that it belongs to."""
        places = (("hall", ""), ("floor", floor), ("service", service), ("counter", counter),
                  ("clerk", clerk))
        for scope, key in places:
            if key is not None:
                self.parts.setdefault((scope, str(key)), defaultdict(list))[kind].append(row)

    def was(self, kind, key, day, now):
        """Where something was on a day: where it was last before the first move after it."""
        for until, place in self.former[kind, str(key)]:
            if day < until:
                return place
        return now

    def floor_of(self, service, day):
        return self.was("service", service, day, self.service_floor[service])

    def floor_at(self, counter, day):
        return self.was("counter", counter, day, self.counter_floor[counter])

    def collect(self):
        db, span = self.db, (self.first, self.last)
        tickets = {r["ticket"]: r
                   for r in rows(db, "SELECT * FROM ticket WHERE day BETWEEN ? AND ?", *span)}
        periods = {}
        ratings = {(r["ticket"], r["period"]): r["level"] for r in rows(db, "SELECT * FROM rating")}
        invalid = {(f["ticket"], f["period"]) for f in rows(db, "SELECT * FROM follow_up")
                   if f["state"] == "invalid"}
        for p in rows(db, "SELECT * FROM period"):
            if p["ticket"] in tickets:
                periods[p["ticket"], p["period"]] = p
                p["level"] = ratings.get((p["ticket"], p["period"]))
                p["invalid"] = (p["ticket"], p["period"]) in invalid
                self.put("period", p, self.floor_at(p["counter"], tickets[p["ticket"]]["day"]),
                         p["service"], p["counter"], p["staff"])
        begun = {p["ticket"] for p in periods.values() if p["started_at"] is not None}
        for t in tickets.values():
            t["served"] = t["ticket"] in begun
            self.put("ticket", t, self.floor_of(t["issued_for"], t["day"]), t["issued_for"])
        sessions = defaultdict(list)
        for s in rows(db, "SELECT * FROM day_session ORDER BY opens_at"):
            sessions[s["day"], s["service"]].append((s["opens_at"], s["closes_at"]))
        for leg in rows(db, "SELECT * FROM leg"):
            if leg["ticket"] in tickets:
                day = tickets[leg["ticket"]]["day"]
                leg["late"] = tickets[leg["ticket"]]["late"]
                leg["stretches"] = sessions[day, leg["service"]]
                self.put("leg", leg, self.floor_of(leg["service"], day), leg["service"])
        for m in rows(db, "SELECT * FROM matter"):
            if m["ticket"] not in tickets:
                continue
            p = periods.get((m["ticket"], m["period"]))
            day = tickets[m["ticket"]]["day"]
            if p is not None:
                self.put("matter", m, self.floor_at(p["counter"], day), p["service"], p["counter"],
                         p["staff"])
            else:
                service = tickets[m["ticket"]]["issued_for"]
                self.put("matter", m, self.floor_of(service, day), service)
        self.collect_cases()
        self.collect_uses()

    def collect_cases(self):
        stops = defaultdict(list)
        for s in rows(self.db, "SELECT * FROM suspension"):
            stops[s["case_file"]].append((s["from_day"], s["resumed_day"]))
        for s in rows(self.db, "SELECT * FROM supplement"):
            stops[s["case_file"]].append((s["asked_day"], s["complete_day"]))
        for c in rows(self.db, "SELECT * FROM case_file"):
            c["verdict"] = self.judge(c, stops[c["case_file"]])
            if c["verdict"] is None:
                continue
            floor = (self.floor_at(c["counter"], self.last) if c["counter"] is not None
                     else self.floor_of(c["service"], self.last))
            self.put("case", c, floor, c["service"], c["counter"], c["staff"])

    def judge(self, c, stops):
        """How a case stands at the end of the last day; None if it is nobody's figure."""
        ended = c["ended_day"]
        if c["accepted_day"] > self.last or (ended is not None and ended < self.first):
            return None
        if ended is not None and ended <= self.last:
            if c["kind"] == "instant":
                on_time = ended == c["accepted_day"]
            else:
                on_time = ended <= c["due_day"]
            if not on_time:
                return "late-closed"
            return "out" if c["state"] == "withdrawn" else "on-time"
        if any(a <= self.last and (b is None or b > self.last) for a, b in stops):
            return "suspended"
        if c["due_day"] is not None and c["due_day"] <= self.last:
            return "late-open"
        return None

    def collect_uses(self):
        span = (self.first, self.last)
        for name in ("enquiry", "diversion", "self_use"):
            for u in rows(self.db, f"SELECT * FROM {name} WHERE day BETWEEN ? AND ?", *span):
                service = self.was("item", u["item"], u["day"], self.item_service.get(u["item"]))
                device = u.get("device")
                floor = self.was("device", device, u["day"], self.device_floor.get(device))
                if floor is None and service is not None:
                    floor = self.floor_of(service, u["day"])
                self.put(name, u, floor, service, None, u.get("staff", u.get("helper")))

    # The table -------------------------------------------------------------------------------

    def say(self, place, scopes, metric, value):
        if place[0] in scopes:
            self.table[(*place, metric)] = (str(value), "", "")

    def rate(self, place, scopes, metric, n, total):
        if place[0] not in scopes:
            return
        if total == 0:
            text = "—"
        elif n == total:
            text = "100 %"
        else:
            tenths = n * 1000 // total
            text = f"{tenths // 10}.{tenths % 10} %"
        self.table[(*place, metric)] = (text, str(n), str(total))

    def length(self, place, scopes, metric, microseconds):
        self.lengths.add(metric)
        text = "—" if microseconds is None else microseconds // 1000000
        self.say(place, scopes, metric, text)

    def make(self, now):
        for place, kinds in self.parts.items():
            self.make_tickets(place, kinds)
            self.make_matters(place, kinds["matter"])
            bad = self.make_cases(place, kinds["case"]) + self.make_ratings(place, kinds["period"])
            self.say(place, LINE, "withheld", "+".join(bad) or "none")
            self.make_waits(place, kinds["leg"], now)
            self.make_counters(place, kinds["period"])
            self.make_uses(place, kinds)
        return self.table

    def make_tickets(self, place, kinds):
        tickets, uses = kinds["ticket"], kinds["self_use"]
        known = {t["person"] for t in tickets if t["person"] is not None}
        with_ticket = len(known) + sum(t["person"] is None for t in tickets)
        alone = sum(u["result"] != "ticket" for u in uses)
        asked = len(kinds["enquiry"])
        self.say(place, LINE, "tickets", len(tickets))
        self.say(place, LINE, "visits", with_ticket + alone + asked)
        self.say(place, LINE, "visits-tickets", with_ticket)
        self.say(place, LINE, "visits-self-service", alone)
        self.say(place, LINE, "visits-enquiries", asked)
        left = sum(t["state"] in ("cancelled", "void", "missed") and not t["served"]
                   for t in tickets)
        self.rate(place, LINE, "left", left, len(tickets))
        for state in ("cancelled", "void", "unserved"):
            self.rate(place, LINE, state, sum(t["state"] == state for t in tickets), len(tickets))

    def make_matters(self, place, matters):
        self.say(place, ALL, "matters", len(matters))
        for outcome in OUTCOMES:
            self.say(place, ALL, f"matters-{outcome}",
                     sum(m["outcome"] == outcome for m in matters))
        self.say(place, LINE, "matters-undecided", sum(m["outcome"] == "none" for m in matters))

    def make_cases(self, place, cases):
        late_promises = 0
        total = met = 0
        for prefix, kinds in (("", ("instant", "promised")), ("instant-", ("instant",)),
                              ("promised-", ("promised",))):
            some = [c for c in cases if c["kind"] in kinds]
            by = {v: [c for c in some if c["verdict"] == v]
                  for v in ("on-time", "late-closed", "late-open", "suspended")}
            n = len(by["on-time"])
            whole = n + len(by["late-closed"]) + len(by["late-open"])
            self.rate(place, ALL, f"{prefix}on-time", n, whole)
            self.say(place, ALL, f"{prefix}early",
                     sum(c["ended_day"] < c["due_day"] for c in by["on-time"]))
            for verdict in ("late-closed", "late-open", "suspended"):
                self.say(place, ALL, prefix + verdict, len(by[verdict]))
            if prefix == "":
                met, total = n, whole
            if prefix == "promised-":
                late_promises = len(by["late-open"])
        for state in ("closed", "refused", "withdrawn"):
            self.say(place, ALL, f"cases-{state}",
                     sum(c["state"] == state and c["ended_day"] <= self.last for c in cases))
        bad = ["no-cases"] if total == 0 else ["late"] if met < total else []
        return bad + (["overdue-open"] if late_promises else [])

    def make_ratings(self, place, periods):
        ratable = [p for p in periods if p["started_at"] is not None and p["end"] != "redirected"]
        levels = [p["level"] for p in ratable if p["level"] is not None]
        satisfied = sum(level >= 3 for level in levels)
        self.rate(place, ALL, "satisfaction", satisfied, len(levels))
        self.rate(place, ALL, "participation", len(levels), len(ratable))
        self.rate(place, ALL, "unrated", len(ratable) - len(levels), len(ratable))
        self.rate(place, ALL, "bad", sum(level <= 2 for level in levels), len(levels))
        bad = [p["invalid"] for p in ratable if p["level"] in (1, 2)]
        self.rate(place, ALL, "invalid", sum(bad), len(bad))
        self.rate(place, ALL, "good", sum(level >= 4 for level in levels), len(levels))
        bad = ["no-ratings"] if not levels else ["bad-rating"] if satisfied < len(levels) else []
        bad += ["few-ratings"] if len(levels) < 30 else []
        return bad + (["participation"] if len(levels) * 10 < len(ratable) else [])

    @staticmethod
    def rank(sample, percent):
        """The smallest member that at least so many per cent of the sample do not exceed."""
        for value in sorted(set(sample)):
            if bisect.bisect_right(sorted(sample), value) * 100 >= percent * len(sample):
                return value
        return None

    def make_waits(self, place, legs, now):
        if place[0] not in LINE:
            return
        met = missed = crossed = pauses = 0
        waits, lasting = [], []
        waiting = sum(leg["end"] is None for leg in legs)
        # Emergency numbers are in the counts and not in the waits.
        for leg in [leg for leg in legs if not leg["late"]]:
            end = leg["ended_at"] if leg["ended_at"] is not None else now
            wait = max(0, end - leg["wait_from"])
            if leg["end"] == "called":
                met += wait <= leg["target"]
                missed += wait > leg["target"]
                waits.append(wait)
                gap = sum(max(0, min(end, b[0]) - max(leg["wait_from"], a[1]))
                          for a, b in zip(leg["stretches"], leg["stretches"][1:]))
                crossed += gap > 0
                pauses += gap
            elif leg["end"] in (None, "cancelled", "unserved"):
                missed += wait > leg["target"]
                if leg["end"] is None:
                    lasting.append(wait)
        self.rate(place, LINE, "wait-target", met, met + missed)
        self.length(place, LINE, "wait-median", self.rank(waits, 50))
        self.length(place, LINE, "wait-90th", self.rank(waits, 90))
        self.length(place, LINE, "wait-longest", max(waits, default=None))
        self.rate(place, LINE, "wait-break", crossed, len(waits))
        self.length(place, LINE, "wait-break-time", pauses)
        self.say(place, LINE, "waiting", waiting)
        self.length(place, LINE, "waiting-longest", max(lasting, default=None))

    def make_counters(self, place, periods):
        self.say(place, ALL, "calls", len(periods))
        self.rate(place, ALL, "missed", sum(p["end"] == "missed" for p in periods), len(periods))
        self.say(place, ALL, "recalls", sum(p["recalls"] for p in periods))
        over = [p for p in periods if p["started_at"] is not None and p["ended_at"] is not None
                and p["end"] != "redirected"]
        handled = [p["ended_at"] - p["started_at"] - p["held"] for p in over if p["measured"]]
        self.length(place, ALL, "handling-median", self.rank(handled, 50))
        self.rate(place, ALL, "handling-unmeasured", len(over) - len(handled), len(over))

    def make_uses(self, place, kinds):
        self.say(place, DESK, "enquiries", len(kinds["enquiry"]))
        self.say(place, LINE, "diversions", len(kinds["diversion"]))
        self.say(place, DESK, "self-service", len(kinds["self_use"]))
        self.rate(place, DESK, "self-service-done",
                  sum(u["result"] == "done" for u in kinds["self_use"]), len(kinds["self_use"]))


def parse(text):
    """A report's table."""
    table = list(csv.reader(io.StringIO(text)))
    if table[0] != ["scope", "key", "metric", "value", "n", "N"]:
        sys.exit(f"The head of the table is {table[0]}")
    return {tuple(row[:3]): tuple(row[3:]) for row in table[1:]}


def read(ctl, store, first, last, now):
    """What the command line says of these days."""
    days = ["--day", first] if first == last else ["--from", first, "--to", last]
    done = subprocess.run([ctl, "--store", store, "--now", now, "metrics", "--csv", *days],
                          capture_output=True, text=True, check=True)
    return parse(done.stdout)


def compare(mine, theirs):
    return [f"{key}: {mine.get(key)} here, {theirs.get(key)} there"
            for key in sorted(mine.keys() | theirs.keys()) if mine.get(key) != theirs.get(key)]


def tell(figures, metric, cells):
    """A figure as people read it."""
    value, n, total = cells
    if n != "":
        return f"{value} ({n}/{total})"
    if metric in figures.lengths and value != "—":
        seconds = int(value)
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return value


def compare_screen(figures, mine, path):
    """What a screen showed, of each part of the hall those figures that it has a place for."""
    lines = [line.split("\t") for line in pathlib.Path(path).read_text().splitlines()]
    shown = {(scope, key, metric): text for scope, key, metric, _, text in lines}
    told = {key: tell(figures, key[2], mine[key]) for key in shown if key in mine}
    missing = [f"{key} is not on the screen" for key in mine
               if key[0] == "hall" and key not in shown and key[2] != "withheld"]
    for scope in ALL:
        if {key[1] for key in shown if key[0] == scope} != {key[1] for key in mine if key[0] == scope}:
            missing.append(f"not each {scope} is on the screen")
    return missing + compare(told, shown), {metric: name for _, _, metric, name, _ in lines}


def compare_pages(figures, mine, names, path):
    """The pages say each figure that is something, part after part of the hall."""
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    # A line may end after a hyphen.
    text = " ".join(done.stdout.split()).replace("- ", "-")
    wanted = [f"{names[key[2]]} {tell(figures, key[2], cells)}" for key, cells in mine.items()
              if key[2] in names and (cells[2] or cells[0]) not in ("0", "—")]
    return [f"“{words}” is not on the pages" for words in wanted if words.replace("- ", "-") not in text]


def compare_files(figures, mine, screen, table, workbook, pages):
    faults, names = compare_screen(figures, mine, screen)
    faults += compare(mine, parse(pathlib.Path(table).read_text()))
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "ctl"))
    sys.dont_write_bytecode = True
    import workbook as book  # noqa: E402
    faults += compare(mine, book.read_figures(workbook))
    return faults + compare_pages(figures, mine, names, pages)


def main():
    ctl, store, first, last, fewest, *files = sys.argv[1:]
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    now = db.execute("SELECT max(at) FROM event").fetchone()[0]
    # The hall's clock of the tests is eight hours ahead of UTC all year.
    wall = db.execute("SELECT strftime('%Y-%m-%dT%H:%M:%S', ? / 1000000 + 28800, 'unixepoch')",
                      (now,)).fetchone()[0]
    figures = Figures(db, int(first.replace("-", "")), int(last.replace("-", "")))
    mine = figures.make(now // 1000000 * 1000000)
    faults = compare(mine, read(ctl, store, first, last, wall))
    if files:
        faults += compare_files(figures, mine, *files)
    n = len(figures.parts["hall", ""]["ticket"])
    print(f"{len(mine)} figures of {n} tickets, {len(faults)} differ")
    print("\n".join(faults[:20]))
    sys.exit(1 if faults or n < int(fewest) else 0)


main()
