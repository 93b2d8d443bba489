#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Halls on servers that go: machines under load on a primary and its synchronous standby, on networks
that are slow, hang or break in the middle of a COMMIT, and on a full disk. What was acknowledged is
there, once, and each machine goes on by itself."""
import collections
import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
import hall as h  # noqa: E402  (the line above keeps the source folder clean)
import proxy as x  # noqa: E402
import server as s  # noqa: E402

ISSUERS, COUNTERS = 4, 2
# What the issue promises, from the promotion on.
RECOVERY_S = 10
BOUND_S = 60
DELAY_S = float(os.environ.get("HQ_TEST_DELAY", "0.05"))

Line = collections.namedtuple("Line", "request act number repeated took at")


class Machine:
    """A client process; name is unique in its test."""

    def __init__(self, folder, store, name, counter=0, count=0):
        self.out, self.err = folder / f"{name}.out", folder / f"{name}.err"
        with open(self.out, "w") as out, open(self.err, "w") as err:
            self.process = subprocess.Popen(
                [os.environ["HQ_VISITORS"], store, name, str(counter), str(count)],
                stdin=subprocess.PIPE, stdout=out, stderr=err, preexec_fn=s.die_with_parent)

    def read(self):
        """The changes that were acknowledged to it."""
        lines = self.out.read_text().splitlines(True)
        return [Line(f[0], f[1], *map(int, f[2:])) for f in
                (line.split() for line in lines if line.endswith("\n"))]

    def end(self):
        """Lets it finish what it has begun, unless it ends by itself."""
        self.process.stdin.close()
        return self.wait()

    def wait(self):
        assert self.process.wait(BOUND_S) == 0, self.err.read_text()
        return self.read()


def wait_for(condition, what, bound=BOUND_S):
    end = time.monotonic() + bound
    while not condition():
        assert time.monotonic() < end, f"waited {bound} s for {what}"
        time.sleep(s.STEP_S)


def wait_acknowledged(machines, since, n=5):
    """Until each of them was told of some changes after an instant."""
    def told(machine):
        return sum(line.at >= since * 1e6 for line in machine.read()) >= n
    wait_for(lambda: all(map(told, machines)), "\n".join(
        ["each machine to work again", *(m.err.read_text() for m in machines)]))


def new_hall(pair, name, **options):
    """A hall in a database of its own, and its address."""
    pair.primary.create(name, **options)
    return h.Hall(pair.address(name))


def judge(hall, server, database, lines):
    """Holds what the machines were told against what the store has: all of it, and nothing twice."""
    stored = server.ask("SELECT e.request, e.act, COALESCE(t.number, 0) FROM hall_queue.event e"
                        " LEFT JOIN hall_queue.ticket t ON t.hall = e.hall AND t.ticket = e.ticket"
                        " WHERE e.request LIKE 'm%'", database)
    told = sorted([line.request, line.act, str(line.number)] for line in lines)
    assert sorted(stored) == told, (set(map(tuple, told)) ^ set(map(tuple, stored)))
    numbers = sorted(line.number for line in lines if line.act == "issue")
    assert numbers == list(range(1, len(numbers) + 1)), "numbers are missing, or doubled"
    called = [line.number for line in lines if line.act == "call"]
    assert len(called) == len(set(called)), "a ticket was called twice"
    found = hall.run("check")
    assert found.returncode == 0, found.stdout + found.stderr
    return len(numbers)


def say(text):
    print(f"# {text}", flush=True)


def start_load(folder, store):
    machines = [Machine(folder, store, f"m{n}") for n in range(ISSUERS)]
    return machines + [Machine(folder, store, f"mc{n}", n) for n in range(1, COUNTERS + 1)]


def say_recovery(machines, since, what):
    firsts = [min(line.at for line in m.read() if line.at >= since * 1e6) / 1e6 - since
              for m in machines]
    say(f"{what}: {len(firsts)} machines work again after {min(firsts):.2f} to {max(firsts):.2f} s")
    return max(firsts)


def test_network(folder, pair):
    """A connection breaks between COMMIT and answer, is slow, and hangs: each ticket is issued once."""
    hall = new_hall(pair, "network")
    with x.Proxy(pair.primary.host, pair.primary.port) as proxy:
        store = pair.address("network", proxy)
        proxy.cut = 3
        lines = Machine(folder, store, "m0", count=24).wait()
        repeated = sum(line.repeated for line in lines)
        say(f"of {proxy.commits} COMMITs {proxy.lost_before} were lost before the server and"
            f" {proxy.lost_after} after it; {repeated} found done")
        assert proxy.lost_before >= 3 and repeated == proxy.lost_after >= 3
        proxy.cut = 0

        proxy.delay = DELAY_S
        lines += Machine(folder, store, "m1", count=2).wait()
        took = [line.took / 1e6 for line in lines[-2:]]
        say(f"with {DELAY_S} s each way: {took[0]:.1f} s for the first change, {took[1]:.1f} s for"
            " the next")
        proxy.delay = 0

        machine = Machine(folder, store, "m2")
        wait_acknowledged([machine], 0)
        began = time.monotonic()
        proxy.hangs = True
        wait_for(machine.err.read_text, "the machine to say that the store is away", BOUND_S / 2)
        say(f"a network that hangs is said after {time.monotonic() - began:.1f} s")
        proxy.hangs = False
        back = time.monotonic()
        wait_acknowledged([machine], back)
        say_recovery([machine], back, "a network that hung")
        lines += machine.end()
        judge(hall, pair.primary, "network", lines)


class SmallDisk:
    """A disk of 24 MB for the server's tables. Who may not mount one has a database that refuses new
    tickets with the state that a full disk has."""

    def __init__(self, server):
        self.server, self.folder = server, server.folder / "small"
        self.ballast = self.folder / "ballast"
        self.folder.mkdir()
        self.mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", self.folder],
                                      capture_output=True).returncode == 0
        self.options = {}
        if self.mounted:
            tables = self.folder / "tables"
            tables.mkdir()
            s.own(tables)
            server.ask(f"CREATE TABLESPACE small LOCATION '{tables}'")
            self.options = {"TABLESPACE": "small"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.mounted:
            self.ballast.unlink(missing_ok=True)
            self.server.ask("DROP DATABASE IF EXISTS full_disk WITH (FORCE)")
            self.server.ask("DROP TABLESPACE small")
            subprocess.run(["umount", self.folder], check=True)

    def fill(self):
        if not self.mounted:
            self.server.ask("CREATE FUNCTION refuse () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                            " RAISE SQLSTATE '53100' USING MESSAGE = 'No space left on device';"
                            " END $$", "full_disk")
            self.server.ask("CREATE TRIGGER full BEFORE INSERT ON hall_queue.ticket"
                            " EXECUTE FUNCTION refuse ()", "full_disk")
            return
        with open(self.ballast, "wb", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(bytes(4096)):
                pass

    def empty(self):
        if self.mounted:
            self.ballast.unlink()
        else:
            self.server.ask("DROP FUNCTION refuse CASCADE", "full_disk")


def test_full(folder, pair):
    """A full disk under the tables is said, loses nothing, and no machine need be started again."""
    with SmallDisk(pair.primary) as disk:
        hall = new_hall(pair, "full_disk", **disk.options)
        machine = Machine(folder, hall.path, "m0")
        wait_acknowledged([machine], 0)
        disk.fill()
        wait_for(machine.err.read_text, "the machine to say that the disk is full")
        say(("on a real disk: " if disk.mounted else "") + machine.err.read_text().splitlines()[0])
        refused = hall.run("--json", "issue", "--service", "A", "--at", "K1")
        assert '"no-space"' in refused.stderr, refused.stderr
        disk.empty()
        wait_acknowledged([machine], time.monotonic())
        judge(hall, pair.primary, "full_disk", machine.end())


def test_failover(folder, pair):
    """The primary dies under load, the standby is promoted: all go on, and nothing is lost or doubled."""
    hall = new_hall(pair, "failover")
    pair.join()
    machines = start_load(folder, hall.path)
    wait_acknowledged(machines, 0, 20)
    killed = time.monotonic()
    pair.primary.kill()
    # Long enough that each has met the fault before there is a way out of it.
    time.sleep(1)
    pair.standby.promote()
    promoted = time.monotonic()
    say(f"promoted {promoted - killed:.2f} s after the end of the primary")
    wait_acknowledged(machines, promoted)
    assert say_recovery(machines, promoted, "failover") < RECOVERY_S
    # Then it is maintained in the middle of the day.
    restarted = time.monotonic()
    pair.standby.restart()
    say(f"restarted in {time.monotonic() - restarted:.2f} s")
    wait_acknowledged(machines, time.monotonic())
    say_recovery(machines, restarted, "restart, from its begin")
    lines = [line for machine in machines for line in machine.end()]
    n = judge(hall, pair.standby, "failover", lines)
    say(f"{n} tickets, {len(lines)} changes, {sum(line.repeated for line in lines)} of them"
        " found done when they were asked for again")


def run_one(test, pair):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hq-e2e-"))
    try:
        test(folder, pair)
        return ""
    except Exception:
        return traceback.format_exc()
    finally:
        shutil.rmtree(folder)


def run(tests):
    chosen = [t for t in tests if not sys.argv[1:] or t.__name__ in sys.argv[1:]]
    print(f"1..{len(chosen)}", flush=True)
    failed = False
    with contextlib.closing(s.Pair()) as pair:
        pair.primary.make()
        pair.primary.start()
        for number, test in enumerate(chosen, 1):
            began = time.monotonic()
            fault = run_one(test, pair)
            for line in fault.splitlines():
                print(f"# {line}")
            print(f"{'not ok' if fault else 'ok'} {number} - {test.__doc__.splitlines()[0]}")
            print(f"# {time.monotonic() - began:.1f} s", flush=True)
            failed = failed or fault
    sys.exit(bool(failed))


if __name__ == "__main__":
    # The last one leaves no primary.
    run([test_network, test_full, test_failover])
