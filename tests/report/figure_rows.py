#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes figures from the exported rows alone, by formulas that were written from the rules and not
from the program, and compares n and N, or the value, and the side of each row.

Usage: figure_rows.py FOLDER, with files of rows and a table "expected" of file, metric, value, n, N
"""
import csv
import pathlib
import sys

ENDS = {"cases-closed": "closed", "cases-refused": "refused", "cases-withdrawn": "withdrawn"}
STATES = {"cancelled": "cancelled", "void": "void", "unserved": "unserved"}
RATINGS = {"satisfaction": range(3, 6), "bad": range(1, 3), "good": range(4, 6)}
BOTH, TOTAL, OUT = "both", "total", "out"


def rate(holds):
    return BOTH if holds else TOTAL


def some(holds):
    return BOTH if holds else OUT


def case_verdict(row):
    """How a case stands on the last evening of the stretch."""
    ended, due, last = row["ended_day"], row["due_day"], row["to"]
    if ended and ended <= last:
        limit = row["accepted_day"] if row["case_kind"] == "instant" else due
        if ended > limit:
            return "late-closed"
        return "withdrawn" if row["case_state"] == "withdrawn" else "on-time"
    if row["stopped_by"]:
        return "suspended"
    return "late-open" if due and due <= last else "not-due"


def judge_case(metric, row):
    verdict = case_verdict(row)
    if metric in ENDS:
        over = row["ended_day"] and row["ended_day"] <= row["to"]
        return some(over and row["case_state"] == ENDS[metric])
    for kind in ("instant", "promised"):
        if metric.startswith(kind + "-"):
            if row["case_kind"] != kind:
                return OUT
            metric = metric[len(kind) + 1:]
    if metric == "on-time":
        return (OUT if verdict in ("withdrawn", "suspended", "not-due")
                else rate(verdict == "on-time"))
    if metric == "early":
        return some(verdict == "on-time" and row["ended_day"] < row["due_day"])
    return some(verdict == metric)


def judge_wait(metric, row):
    waited = max(0, int(row["ended_us"] or row["now_us"]) - int(row["wait_from_us"]))
    if metric == "waiting":
        return some(not row["end"])
    row["length"] = int(row["break_us"]) if metric.startswith("wait-break") else waited
    if row["emergency"] == "1":
        return OUT
    if metric == "wait-target":
        within = waited <= int(row["target_us"])
        if row["end"] in ("changed", "redirected") or (row["end"] != "called" and within):
            return OUT
        return rate(within)
    if metric == "waiting-longest":
        return some(not row["end"])
    if row["end"] != "called":
        return OUT
    if metric.startswith("wait-break"):
        crossed = int(row["break_us"]) > 0
        return rate(crossed) if metric == "wait-break" else some(crossed)
    return BOTH


def judge_stay(metric, row):
    ratable = row["started_us"] and row["redirected"] == "0"
    level = int(row["level"] or 0)
    if metric == "calls":
        return BOTH
    if metric == "recalls":
        row["length"] = int(row["recalls"])
        return some(row["length"] > 0)
    if metric == "missed":
        return rate(row["missed"] == "1")
    if not ratable:
        return OUT
    if metric == "participation":
        return rate(level > 0)
    if metric == "unrated":
        return rate(level == 0)
    if metric == "invalid":
        return rate(row["invalid"] == "1") if level in RATINGS["bad"] else OUT
    if metric in RATINGS:
        return rate(level in RATINGS[metric]) if level else OUT
    if not row["ended_us"]:
        return OUT
    row["length"] = int(row["ended_us"]) - int(row["started_us"]) - int(row["held_us"])
    measured = row["measured"] == "1"
    return some(measured) if metric == "handling-median" else rate(not measured)


def judge_ticket(metric, row, persons):
    if metric in ("visits", "visits-tickets"):
        again = row["person"] and row["person"] in persons
        persons.add(row["person"])
        return OUT if again else BOTH
    if metric == "tickets":
        return BOTH
    if metric == "left":
        return rate(row["state"] in ("cancelled", "void", "missed") and row["served"] == "0")
    return rate(row["state"] == STATES[metric])


def judge_use(metric, row):
    if metric == "self-service-done":
        return rate(row["result"] == "done")
    return OUT if metric.startswith("visits") and row["result"] == "ticket" else BOTH


def judge_matter(metric, row):
    if metric == "matters":
        return BOTH
    wanted = metric[len("matters-"):].replace("undecided", "none")
    return some(metric.startswith("matters-") and row["outcome"] == wanted)


def judge(metric, row, persons):
    row["length"] = 1
    if row["kind"] == "ticket":
        return judge_ticket(metric, row, persons)
    return {"wait": judge_wait, "stay": judge_stay, "matter": judge_matter, "case": judge_case,
            "use": judge_use}[row["kind"]](metric, row)


def withheld(rows):
    """The reasons against the mark of both rates, as bits."""
    cases = [r for r in rows if r["kind"] == "case"]
    on_time = [judge_case("on-time", r) for r in cases]
    stays = [r for r in rows if r["kind"] == "stay"]
    rated = [judge_stay("satisfaction", r) for r in stays]
    ratable = sum(judge_stay("participation", r) != OUT for r in stays)
    n, of = rated.count(BOTH), len(rated) - rated.count(OUT)
    cases_n, cases_of = on_time.count(BOTH), len(on_time) - on_time.count(OUT)
    open_late = any(judge_case("promised-late-open", r) == BOTH for r in cases)
    return ((1 if cases_of == 0 else 0) | (2 if cases_n < cases_of else 0) | (4 if open_late else 0)
            | (8 if of == 0 else 0) | (16 if n < of else 0) | (32 if of < 30 else 0)
            | (64 if of * 10 < ratable else 0))


def rank(sample, percent):
    """The smallest member that at least so many per cent of the sample do not exceed."""
    for place, value in enumerate(sorted(sample), 1):
        if place * 100 >= percent * len(sample):
            return str(value)
    return ""


def recompute(metric, rows):
    """The value, n and N of a figure, and how many rows were taken otherwise."""
    if metric == "withheld":
        return (str(withheld(rows)), "", ""), 0
    persons = set()
    sides = [judge(metric, row, persons) for row in rows]
    odd = sum(side != row["side"] for side, row in zip(sides, rows))
    sample = [row["length"] for side, row in zip(sides, rows) if side == BOTH]
    if metric in ("on-time", "instant-on-time", "promised-on-time", "satisfaction", "participation",
                  "unrated", "bad", "invalid", "good", "wait-target", "wait-break", "left", "cancelled", "void",
                  "unserved", "missed", "handling-unmeasured", "self-service-done"):
        return ("", str(sides.count(BOTH)), str(len(sides) - sides.count(OUT))), odd
    if metric in ("wait-median", "handling-median"):
        return (rank(sample, 50), "", ""), odd
    if metric == "wait-90th":
        return (rank(sample, 90), "", ""), odd
    if metric in ("wait-longest", "waiting-longest"):
        return (rank(sample, 100), "", ""), odd
    return (str(sum(sample)), "", ""), odd


def main():
    folder = pathlib.Path(sys.argv[1])
    faults, n_rows = [], 0
    expected = list(csv.reader((folder / "expected").open(encoding="utf-8")))
    for name, metric, *figure in expected:
        rows = list(csv.DictReader((folder / name).open(encoding="utf-8", newline="")))
        n_rows += len(rows)
        mine, odd = recompute(metric, rows)
        if mine != tuple(figure) or odd:
            faults.append(f"{name} {metric}: {mine} here, {figure} there, {odd} rows differ")
    print(f"{len(expected)} figures of {n_rows} rows, {len(faults)} differ")
    print("\n".join(faults[:20]))
    sys.exit(1 if faults or n_rows == 0 else 0)


main()
