# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL servers of a test's own, from Debian's binaries: a primary and, where it is wanted, a
synchronous standby, which a test may stop, kill and promote. They end with the test."""
import ctypes
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

BIN = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
# Root may not run a server; Debian's package makes this user.
USER = "postgres" if os.geteuid() == 0 else None
NAME = USER or pwd.getpwuid(os.geteuid()).pw_name
SETTINGS = {"shared_buffers": "16MB", "max_connections": 60, "wal_keep_size": "64MB",
            "wal_retrieve_retry_interval": "100ms", "log_min_messages": "warning", "jit": "off",
            "autovacuum": "off"}
BOUND_S = 30
REFUSAL = re.compile("permission denied|row-level security|insufficient privilege")
STEP_S = 0.02
PR_SET_PDEATHSIG = 1


def die_with_parent():
    """So that a test that is killed leaves nothing running."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def find_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def own(path):
    """Makes the server's user the owner, who needs the folder above as well."""
    if USER is not None:
        shutil.chown(path, USER, USER)


def become(inside):
    """How subprocess starts a program as the server's user, where the words before it do not."""
    return {} if inside or USER is None else {"user": USER, "group": USER, "extra_groups": []}


def command(*words, inside=()):
    """Runs one of the server's own programs as its user; inside is as Server has it."""
    done = subprocess.run([*inside, BIN / words[0], *map(str, words[1:])], **become(inside),
                          cwd="/", capture_output=True, text=True, timeout=BOUND_S,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "PGCONNECT_TIMEOUT": "5"})
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


class Server:
    """One server, in a folder of its own. inside are words that go before its command and make its
    user of root, on a machine of a network of its own; then host is its address there."""

    def __init__(self, folder, name, inside=(), host="127.0.0.1"):
        self.folder, self.data = folder, folder / name
        self.log = folder / f"{name}.log"
        self.inside, self.host, self.port = list(inside), host, find_port()
        self.process = None
        self.read = 0

    def make(self):
        """An empty one. Nothing of it need outlive this machine: it is written without a wait."""
        command("initdb", "-D", self.data, "-U", NAME, "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync", "--no-instructions")
        with open(self.data / "pg_hba.conf", "a") as file:
            file.write("host all all 0.0.0.0/0 trust\nhost replication all 0.0.0.0/0 trust\n")

    def copy(self, primary):
        """A standby of another one, which names itself to it."""
        command("pg_basebackup", "-D", self.data, "-R", "-X", "stream", "-c", "fast", "--no-sync",
                "-d", f"host={primary.host} port={primary.port} user={NAME} dbname=postgres"
                f" application_name={self.data.name}", inside=self.inside)

    def launch(self):
        words = {**SETTINGS, "port": self.port, "listen_addresses": self.host,
                 "unix_socket_directories": self.folder}
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(
                [*self.inside, BIN / "postgres", "-D", self.data,
                 *(f"--{key}={value}" for key, value in words.items())], cwd="/",
                **become(self.inside), stdout=log, stderr=log, preexec_fn=die_with_parent)

    def start(self):
        self.launch()
        self.wait(self.answers, "the server")

    def answers(self):
        assert self.process.poll() is None, f"the server ended\n{self.log.read_text()}"
        return subprocess.run([BIN / "pg_isready", "-q", "-h", self.folder, "-p", str(self.port)],
                              timeout=BOUND_S).returncode == 0

    def wait(self, condition, what):
        end = time.monotonic() + BOUND_S
        while not condition():
            assert time.monotonic() < end, f"waited for {what}\n{self.log.read_text()}"
            time.sleep(STEP_S)

    def ask(self, sql, database="postgres"):
        """The rows that a statement finds, as lists of texts."""
        text = command("psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p",
                       self.port, "-U", NAME, "-d", database, "-c", sql)
        return [line.split("\t") for line in text.splitlines()]

    def find_refusals(self):
        """What it has refused since it was asked last, since a login may not do it."""
        with open(self.log) as log:
            log.seek(self.read)
            lines = log.readlines()
            self.read = log.tell()
        return [line.strip() for line in lines if REFUSAL.search(line)]

    @staticmethod
    def find(address):
        """The database of an address."""
        return address.rpartition("/")[2].partition("?")[0]

    def create(self, name, **options):
        """A database for one hall."""
        words = "".join(f" {key} {value}" for key, value in options.items())
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'{words}")

    def stop(self, number=signal.SIGINT):
        """SIGINT ends it as for maintenance: sessions are cut, what is acknowledged is written."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(BOUND_S)

    def restart(self):
        self.stop()
        self.start()

    def kill(self):
        """As if its machine lost its power: none of its processes does anything more."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = [int(pid) for pid in children.read_text().split()]
        # First of all the one that would take the end of another one for a crash.
        for pid in [self.process.pid, *pids]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def promote(self):
        """Makes a primary of a standby; returns when it is one."""
        command("pg_ctl", "promote", "-D", self.data, "-w")


class Pair:
    """A primary and a standby that has all that the primary acknowledges."""

    def __init__(self, inside=((), ()), hosts=("127.0.0.1", "127.0.0.1")):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hq-pg-"))
        own(self.folder)
        self.primary, self.standby = (Server(self.folder, name, words, host) for name, words, host in
                                      zip(("primary", "standby"), inside, hosts))

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def start(self):
        self.primary.make()
        self.primary.start()
        self.join()

    def join(self):
        """From here on what the primary acknowledges is with the standby. That one, once promoted,
        has none, and waits for none."""
        self.standby.copy(self.primary)
        self.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.primary.ask("SELECT pg_reload_conf ()")
        self.standby.start()
        self.primary.wait(self.is_synchronous, "the standby")

    def is_synchronous(self):
        return self.primary.ask("SELECT sync_state FROM pg_stat_replication") == [["sync"]]

    def close(self):
        for server in (self.standby, self.primary):
            server.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database, *servers):
        """What a program's --store is: the hosts of both, of which it takes the one that writes."""
        hosts = ",".join(f"{s.host}:{s.port}" for s in servers or (self.primary, self.standby))
        return f"postgresql://{NAME}@{hosts}/{database}?target_session_attrs=read-write"
