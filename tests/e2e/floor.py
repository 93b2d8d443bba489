# SPDX-License-Identifier: GPL-3.0-or-later
"""A floor to test programs on: buses of its own, a display for each program, its windows read and
operated as people do. Nothing of the machine's own session is used, nor is one needed.

A test file hands its tests to run(); each is a function that takes the Floor, starts programs on it
and asserts. What it started is stopped after it, and must have kept silent."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import hall
import network
import server
from control import TIMEOUT_S, Bus, wait_for
from program import Program, Screen

BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
# What would let the session that the tests are started from reach into them.
FOREIGN = re.compile(r"(LC_|AT_SPI_|DBUS_|GTK_|GDK_|ADW_)"
                     r"|XDG_(RUNTIME|CONFIG|CACHE|STATE|DATA_HOME)"
                     r"|(LANG|LANGUAGE|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY)$")
LANGUAGES = {"zh": "zh_CN", "en": "en"}
# Where the halls of the tests are: "postgres" for servers of their own, else in files.
ENGINE = os.environ.get("HQ_TEST_ENGINE")


class Floor:
    """The buses, and what runs on them."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hq-e2e-"))
        self.children, self.screens, self.programs = [], [], []
        self.net, self.pair, self.halls = None, None, 0
        try:
            self.start_buses()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start_buses(self):
        home, runtime = self.folder / "home", self.folder / "run"
        home.mkdir()
        runtime.mkdir(mode=0o700)
        address = f"unix:path={runtime / 'bus'}"
        self.environment = {k: v for k, v in os.environ.items() if not FOREIGN.match(k)}
        # C.UTF-8 is everywhere, and $LANGUAGE counts in it as in any locale but C itself.
        self.environment.update(
            HOME=str(home), XDG_RUNTIME_DIR=str(runtime), DBUS_SESSION_BUS_ADDRESS=address,
            LC_ALL="C.UTF-8", GTK_A11Y="atspi", GDK_BACKEND="x11", GSK_RENDERER="cairo",
            GSETTINGS_BACKEND="memory", GIO_USE_VFS="local", ADW_DISABLE_PORTAL="1",
            G_DEBUG="fatal-warnings", PULSE_SERVER="unix:/nowhere",
            SPEECHD_ADDRESS="unix_socket:/nowhere")
        config = self.folder / "bus.conf"
        config.write_text(BUS_CONFIG.format(runtime / "bus"))
        daemon = self.spawn(
            ["dbus-daemon", "--nofork", "--print-address", f"--config-file={config}"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        # Said once it listens.
        assert daemon.stdout.readline(), "dbus-daemon did not start"
        session = Bus(address)
        launcher = next(path for path in BUS_LAUNCHERS if os.path.exists(path))
        self.spawn([launcher], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   env={**self.environment, "G_DEBUG": ""})
        wait_for(lambda: session.has_owner("org.a11y.Bus"), "the accessibility bus")
        self.bus = Bus(session.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")[0])

    def spawn(self, words, **options):
        child = subprocess.Popen(list(map(str, words)), stdin=subprocess.DEVNULL,
                                 preexec_fn=server.die_with_parent,
                                 **{"env": self.environment, **options})
        self.children.append(child)
        return child

    def start(self, words, size=(1920, 1080), screen=None, language="zh", fill=False, wait=True,
              inside=None, **environment):
        """Starts a program and waits for its window, on a display of that size, or on the screen of
        another program. With fill the window is made so large; inside are words that go before the
        command, and where there is a network else make it a machine of its own. Anything else stands
        for a variable of its environment."""
        if inside is None:
            inside = self.net.add_machine().inside if self.net is not None else []
        program = Program(self, [*inside, *words], screen or Screen(self, size),
                          self.folder / f"{len(self.programs)}.log")
        program.start({"LANGUAGE": LANGUAGES[language], **environment})
        self.programs.append(program)
        if wait:
            program.wait_window()
        if fill:
            program.resize(*size)
        return program

    def role(self, role, store, place, size=(1920, 1080), language="zh", **options):
        """Starts a role of hall-queue on a hall, which is a Hall or the path of a file; its window
        is of that size. For the rest see start()."""
        words = [os.environ["HQ_HALL_QUEUE"], "--role", role, "--place", place,
                 "--store", getattr(store, "screens", store), "--language", language,
                 "--size", "{}x{}".format(*size)]
        return self.start(words, size=size, language=language, **{"fill": True, **options})

    def hall(self, **settings):
        """A trial hall whose real day is open all day long; see hall.Hall."""
        if ENGINE == "postgres":
            if self.pair is None:
                self.start_servers()
            self.halls += 1
            self.pair.primary.create(f"hall{self.halls}")
            return hall.Hall(self.pair.address(f"hall{self.halls}"), server=self.pair.primary,
                             inside=self.net.add_machine().inside, **settings)
        return hall.Hall(pathlib.Path(tempfile.mkdtemp(dir=self.folder)) / "hall.db", **settings)

    def start_servers(self):
        """A primary and its standby, each on a machine of its own."""
        self.net = network.Network(2)
        print(f"# {self.net.describe()}", flush=True)
        machines = self.net.machines
        self.pair = server.Pair([m.inside_as_server for m in machines], [m.host for m in machines])
        self.pair.start()

    def stop_programs(self):
        """Ends what was started since; all are ended before the first fault is raised."""
        faults = []
        for program in self.programs:
            try:
                program.stop()
            except AssertionError as error:
                faults.append(str(error))
        for screen in self.screens:
            screen.server.kill()
            screen.server.wait()
        self.programs, self.screens = [], []
        faults += self.pair.primary.find_refusals() if self.pair is not None else []
        assert not faults, "\n".join(faults)

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(TIMEOUT_S)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        if self.pair is not None:
            self.pair.close()
        if self.net is not None:
            self.net.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def take_pictures(floor, test):
    """Of what each program shows as the test fails, where $HQ_TEST_PICTURES names a folder."""
    folder = os.environ.get("HQ_TEST_PICTURES")
    for number, program in enumerate(floor.programs if folder else []):
        if program.runs():
            program.picture(pathlib.Path(folder) / f"{test.__name__}-{number}.png")


def run_one(floor, test):
    """None if the test passed, else what was wrong."""
    try:
        test(floor)
    except Exception as error:
        trace = "" if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
        place = traceback.extract_tb(error.__traceback__)
        line = next((f.lineno for f in reversed(place) if f.name == test.__name__), 0)
        take_pictures(floor, test)
        shown = "\n".join(p.describe() for p in floor.programs if str(p) not in str(error))
        try:
            floor.stop_programs()
        except AssertionError:
            pass
        return f"line {line}: {error}\n{trace}\n{shown}"
    try:
        floor.stop_programs()
    except AssertionError as error:
        return str(error)
    return None


def run(tests):
    """Runs the tests, or those named on the command line, and prints TAP."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    chosen = [t for t in tests if not sys.argv[1:] or t.__name__ in sys.argv[1:]]
    print(f"1..{len(chosen)}", flush=True)
    failed = False
    with Floor() as floor:
        for number, test in enumerate(chosen, 1):
            began = time.monotonic()
            fault = run_one(floor, test)
            for line in (fault or "").splitlines():
                print(f"# {line}")
            print(f"{'not ok' if fault else 'ok'} {number} - {test.__doc__.splitlines()[0]}")
            print(f"# {time.monotonic() - began:.1f} s", flush=True)
            failed = failed or fault is not None
    sys.exit(failed)
