# SPDX-License-Identifier: GPL-3.0-or-later
"""A running program: finding its controls, operating them, and what it says when it ends."""
import collections
import os
import pathlib
import re
import signal
import subprocess

from control import TIMEOUT_S, Gone, read_tree, wait_for

COMPLAINT = re.compile(r"WARNING|CRITICAL|ERROR|Sanitizer|runtime error")
# GTK makes no window larger than its display, and draws a frame round one that nobody manages.
FRAME = 32

Window = collections.namedtuple("Window", "number title left top size")


class Screen:
    """A display of its own: without a window manager, as on a device that shows one program."""

    def __init__(self, floor, size):
        self.size = size
        ours, theirs = os.pipe()
        self.server = floor.spawn(
            ["Xvfb", "-displayfd", theirs, "-screen", "0",
             f"{size[0] + FRAME}x{size[1] + FRAME}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[theirs], stderr=subprocess.DEVNULL)
        floor.screens.append(self)
        os.close(theirs)
        with os.fdopen(ours) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        self.name = ":" + number

    def tool(self, *words):
        """What xdotool answers on this display."""
        done = subprocess.run(["xdotool", *map(str, words)], env={**os.environ,
                              "DISPLAY": self.name, "LC_ALL": "C.UTF-8"}, capture_output=True,
                              text=True, timeout=TIMEOUT_S)
        return done.stdout

    def find_window(self, number):
        """None if it went away since it was seen."""
        lines = self.tool("getwindowgeometry", "--shell", number).splitlines()
        place = dict(line.split("=") for line in lines)
        if "HEIGHT" not in place:
            return None
        return Window(number, self.tool("getwindowname", number).strip(), int(place["X"]),
                      int(place["Y"]), (int(place["WIDTH"]), int(place["HEIGHT"])))


class Program:
    """A running program. Where a role and a name are asked for, a name is a string or a compiled
    expression; the role is GTK's: button, checkbox, label, list item, text box, window, …"""

    def __init__(self, floor, words, screen, log):
        self.floor, self.bus, self.words, self.screen = floor, floor.bus, words, screen
        self.log = log
        self.owner = None
        self.roles = {}
        self.forgiven = self.killed = False

    def start(self, environment):
        with open(self.log, "w") as log:
            self.process = self.floor.spawn(self.words, stdout=log, stderr=log,
                                            env={**self.floor.environment, **environment,
                                                 "DISPLAY": self.screen.name})
        self.pid = self.process.pid

    # Finding.

    def find_all(self, role=None, name=None):
        """The controls that are shown now, in the order of the tree."""
        return self.tree().find_all(role, name)

    def find(self, role=None, name=None, timeout=TIMEOUT_S):
        """The first such control, waited for."""
        return self.wait_for(lambda: self.find_all(role, name), self.say(role, name), timeout)[0]

    def wait_gone(self, role=None, name=None, timeout=TIMEOUT_S):
        self.wait_for(lambda: not self.find_all(role, name), f"no {self.say(role, name)}", timeout)

    def wait_for(self, condition, what, timeout=TIMEOUT_S):
        """Until the condition holds; when it does not, says what the program showed instead."""
        def alive_and_true():
            self.assert_runs()
            return condition()
        try:
            return wait_for(alive_and_true, what, timeout)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.describe()}") from None

    def unnamed(self):
        """The controls on the screen that can be operated and have no name of their own."""
        return [c for c in self.tree().walk() if c.is_unnamed()]

    def tree(self):
        self.assert_runs()
        return read_tree(self)

    def describe(self):
        """What is shown now, as text."""
        lines = [f"{self} shows:"]

        def add(item, depth):
            if depth == 0 or item.shows() or "Component" not in item.interfaces:
                states = " ".join(sorted(item.states() - {"visible", "sensitive", "focusable"}))
                faint = "" if item.has("sensitive") else " insensitive"
                lines.append("  " * depth + f"{item} {states}{faint}".rstrip())
                for child in item.children:
                    add(child, depth + 1)

        try:
            for window in self.tree().children:
                add(window, 0)
        except (Gone, AssertionError) as error:
            lines.append(str(error))
        return "\n".join(lines) + "\n" + self.read_log()

    @staticmethod
    def say(role, name):
        text = name.pattern if isinstance(name, re.Pattern) else name
        return f"{role or 'control'}{'' if text is None else f' “{text}”'}"

    def __repr__(self):
        return f"{' '.join(map(str, self.words))} ({self.pid})"

    # Operating.

    def press(self, role, name):
        self.find(role, name).press()

    def click(self, role, name):
        self.find(role, name).click()

    def key(self, *keys):
        """Real keys, one after the other: "Return", "ctrl+n", "F5"."""
        self.focus_window()
        self.screen.tool("key", "--clearmodifiers", *keys)

    def type(self, text):
        """Real keys as well, for letters that a keyboard has."""
        self.focus_window()
        self.screen.tool("type", "--delay", "5", "--", text)

    def click_at(self, left, top, times=1):
        """With the pointer, at a place of the display."""
        self.screen.tool("mousemove", left, top, "click", "--repeat", times, "--delay", "30", "1")

    def find_windows(self):
        """The mapped windows of the display, lowest first, popovers too."""
        numbers = self.screen.tool("search", "--onlyvisible", "--name", ".+").split()
        return [w for w in map(self.screen.find_window, numbers) if w is not None]

    def find_top(self):
        """The uppermost of the windows and dialogs. A popover has none of their titles."""
        titles = {window.name for window in self.tree().children}
        windows = [window for window in self.find_windows() if window.title in titles]
        assert windows, f"none of the windows {titles} is on {self.screen.name}"
        return windows[-1]

    def focus_window(self):
        """No window manager does it: the window that was put up last gets the keys."""
        self.screen.tool("windowfocus", self.find_top().number)

    def raise_window(self):
        """Puts it above those of other programs on the same display."""
        self.screen.tool("windowraise", self.find_top().number)

    def find_inside(self):
        """Left, top, width and height of the uppermost window inside the frame that it may draw."""
        outer = self.find_top()
        inner = next(w for w in self.tree().children if w.name == outer.title).extents()[2:]
        frame = [(o - i) // 2 for o, i in zip(outer.size, inner)]
        return (outer.left + frame[0], outer.top + frame[1], *inner)

    def resize(self, width, height):
        """Makes the uppermost window so large inside its frame."""
        outer, inside = self.find_top(), self.find_inside()
        self.screen.tool("windowsize", outer.number, width + outer.size[0] - inside[2],
                         height + outer.size[1] - inside[3])
        self.wait_for(lambda: self.find_inside()[2:] == (width, height), f"{width}×{height}")

    def picture(self, path):
        """Its uppermost window without the frame, by ImageMagick, which no test needs."""
        left, top, width, height = self.find_inside()
        subprocess.run(["import", "-display", self.screen.name, "-window", "root", "-crop",
                        f"{width}x{height}+{left}+{top}", "+repage", str(path)], check=True)

    # Living and dying.

    def wait_window(self, timeout=TIMEOUT_S):
        """Until its first window stands."""
        def arrived():
            self.owner = self.owner or self.bus.find_processes().get(self.pid)
            return self.owner and [w for w in self.tree().children if w.shows()]
        self.wait_for(arrived, "a window", timeout)
        return self

    def find_children(self, count=1, timeout=TIMEOUT_S):
        """The programs with a window that it has started itself, once there are so many."""
        def find():
            pids = [pid for pid in self.bus.find_processes() if read_parent(pid) == self.pid]
            return sorted(pids) if len(pids) >= count else None
        return [Child(self, pid).wait_window(timeout)
                for pid in self.wait_for(find, f"{count} programs started by it", timeout)]

    def runs(self):
        return self.process.poll() is None

    def assert_runs(self):
        if not self.runs():
            raise AssertionError(f"{self} ended with {self.process.returncode}\n{self.read_log()}")

    def read_log(self):
        """All that it said so far."""
        return pathlib.Path(self.log).read_text(errors="replace")

    def complaints(self):
        return [line for line in self.read_log().splitlines() if COMPLAINT.search(line)]

    def forgive(self):
        """The test means it to end badly or to complain: run() does not hold it against it."""
        self.forgiven = True

    def kill(self):
        """As a power cut would end it, which is nothing against it."""
        self.killed = True
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends it. That it ended before, if not well, or complained is a fault."""
        fine = {0} | ({-signal.SIGKILL} if self.killed else set())
        if self.runs():
            fine.add(-signal.SIGTERM)
            self.process.terminate()
            try:
                self.process.wait(TIMEOUT_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.forgiven:
            return
        ended = self.process.returncode
        assert ended in fine, f"{self} ended with {ended}\n{self.read_log()}"
        assert not self.complaints(), f"{self} complained:\n{self.read_log()}"


class Child(Program):
    """A program that was started by another one, and writes to the same log; it is that one's to
    end, and ends with its display at the latest."""

    def __init__(self, parent, pid):
        words = pathlib.Path(f"/proc/{pid}/cmdline").read_text().rstrip("\0").split("\0")
        super().__init__(parent.floor, words, parent.screen, parent.log)
        self.pid = pid

    def runs(self):
        return read_parent(self.pid) is not None

    def assert_runs(self):
        assert self.runs(), f"{self} ended\n{self.read_log()}"

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)


def read_parent(pid):
    """The process that started a living one, else None."""
    try:
        state, parent = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return None
    return None if state == "Z" else int(parent)
