# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall for the screens to be tested on, made and moved by the command line."""
import datetime
import json
import os
import shlex
import sqlite3
import subprocess

# What would make a test wait for a minute; it can be given back by name.
HASTE = {"walk": 0, "walk_floor": 0, "walk_priority": 0, "announce_bound": 0, "recall_spacing": 0,
         "miss_announcements": 1, "miss_announcements_priority": 1, "miss_after": 0}
COMMAND_S = 60
# The roles of a hall's machines, as a server's logins have them; the launcher is as much as a board.
LOGINS = {"kiosk": "kiosk", "guide": "guide", "counter": "counter", "window": "window",
          "rating": "rating", "board": "board", "waiting": "waiting", "launcher": "board"}


class Refused(Exception):
    """The hall said no; code is its reason for programs."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


class Hall:
    """A trial hall in a file, or on a server. Its clock stands near noon, whenever the test runs, so that no day
    ends under it; today is a workday, open from midnight to midnight; nobody is made to wait for
    longer than the settings say, which are those of the hall's file."""

    def __init__(self, path, opened=True, change=None, server=None, inside=(),
                 **settings):
        """opened=False leaves the day as the calendar has it; change is called with the hall's
        file as an object before it is imported; server is the one that path is an address of, and
        inside are words that go before each command."""
        self.path, self.server, self.inside = path, server, list(inside)
        self.say("init", "--trial")
        file = self.export("hall")
        file["time_zone"] = self.choose_zone()
        file["settings"] = {k: str(v) for k, v in {**file.get("settings", {}), **HASTE,
                                                   **settings}.items()}
        if change is not None:
            change(file)
        self.replace("hall", file)
        self.replace("calendar", self.make_calendar())
        if opened:
            self.do("lift-day")
        self.screens = self.grant_logins() if server is not None else path

    def grant_logins(self):
        """Makes a login for each role, which may do what that needs and no more; returns the one
        address by which screens of all roles come in, as the command line says it."""
        stem = self.server.find(self.path)
        self.server.ask("; ".join(f'CREATE ROLE "{stem}-{name}" LOGIN' for name in LOGINS))
        for name, role in LOGINS.items():
            said = self.say("grant", role, f"{stem}-{name}")
            if name == role:
                address, = shlex.split(said.splitlines()[-1])
        return address

    @staticmethod
    def choose_zone():
        """The zone in which it is noon now, or up to an hour past; its sign is POSIX's."""
        hours = datetime.datetime.now(datetime.timezone.utc).hour - 12
        return "Etc/GMT" + (f"{hours:+d}" if hours else "")

    @staticmethod
    def make_calendar():
        """Years in which each day is worked, so that tests run on Sundays too."""
        first = datetime.date(datetime.date.today().year - 1, 1, 1)
        days = [first + datetime.timedelta(n) for n in range(3 * 366)]
        days = [d for d in days if d.year <= first.year + 2]
        return {"workingDays": {str(y): sum(d.year == y for d in days)
                                for y in range(first.year, first.year + 3)},
                "days": [{"date": d.isoformat(), "name": "", "isOffDay": False} for d in days
                         if d.weekday() >= 5]}

    def read_logins(self):
        """Whose programs are on this hall's server now, but for the owner's."""
        return sorted(name for name, in self.ask(
            "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database ()"
            " AND usename <> current_user"))

    def run(self, *words, data=None):
        return subprocess.run([*self.inside, os.environ["HQ_CTL"], "--store", str(self.path),
                               *map(str, words)],
                              input=data, capture_output=True, text=True, timeout=COMMAND_S,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"})

    def say(self, *words, data=None):
        """What a command prints."""
        done = self.run(*words, data=data)
        assert done.returncode == 0, f"hall-queue-ctl {words}: {done.stderr}"
        return done.stdout

    def do(self, *words):
        """What a command answers with --json; Refused where the hall says no."""
        done = self.run("--json", *words)
        if done.returncode == 1 and done.stderr.startswith("{"):
            answer = json.loads(done.stderr)
            raise Refused(answer["code"], answer["message"])
        assert done.returncode == 0, f"hall-queue-ctl {words}: {done.stderr}"
        return json.loads(done.stdout)

    def export(self, kind):
        return json.loads(self.say("export", kind, "-"))

    def replace(self, kind, contents):
        self.say("import", kind, "-", data=json.dumps(contents, ensure_ascii=False))

    def ask(self, sql):
        """The rows that a statement finds in the store, as texts."""
        if self.server is not None:
            return self.server.ask("SET search_path = hall_queue; " + sql, self.server.find(self.path))
        with sqlite3.connect(self.path) as store:
            return [list(map(str, row)) for row in store.execute(sql)]

    def go_away(self):
        """Takes the store from under whoever has it open."""
        if self.server is not None:
            self.server.stop()
        else:
            os.rename(self.path, self.path.with_suffix(".away"))

    def come_back(self):
        if self.server is not None:
            self.server.start()
        else:
            os.rename(self.path.with_suffix(".away"), self.path)
