# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of a program: its tree of controls, straight from the accessibility
bus. Without libatspi's cache, so that nothing read here is older than the question; and without its
screen co-ordinates, the mere question for which makes GTK 4.8 warn."""
import re
import time

from gi.repository import Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
SPI = "org.a11y.atspi."
WINDOW_COORDINATES = 1
CALL_MS = 5000
TIMEOUT_S = 10
STEP_S = 0.02
REST_S = 2
# By the bit that stands for them; "showing" GTK sets for windows alone, see Control.shows().
STATES = {"active": 1, "busy": 3, "checked": 4, "editable": 7, "expandable": 9, "expanded": 10,
          "focusable": 11, "focused": 12, "modal": 16, "pressed": 20, "selectable": 22,
          "selected": 23, "sensitive": 24, "visible": 30}
# What can hold the keyboard for others, as a scrolled window does, and says nothing itself.
HOLDERS = ("group", "tab panel")
# GTK gives a control that nobody named the name of its class.
CLASS_NAME = re.compile(r"(Gtk|Adw|Hq)[A-Z]\w*")


class Gone(Exception):
    """The control, or its whole program, is not there any more."""


def wait_for(condition, what, timeout=TIMEOUT_S):
    """Until the condition holds; returns what it was. What is gone while it is asked does not."""
    end = time.monotonic() + timeout
    while True:
        try:
            value = condition()
        except Gone as gone:
            value, what_failed = None, f" ({gone})"
        else:
            what_failed = ""
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout} s for {what}{what_failed}")
        time.sleep(STEP_S)


class Bus:
    """A connection to the bus at an address."""

    def __init__(self, address):
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.connection.set_exit_on_close(False)

    def call(self, owner, path, method, arguments=None):
        """What the method, with its interface before it, answers."""
        interface, _, member = method.rpartition(".")
        try:
            return self.connection.call_sync(owner, path, interface, member, arguments, None,
                                             Gio.DBusCallFlags.NO_AUTO_START, CALL_MS,
                                             None).unpack()
        except GLib.Error as error:
            raise Gone(f"{method}: {error.message}") from error

    def send_all(self, owner, paths, method):
        """Calls a method of many at once, for what comes of it there; returns when it came."""
        interface, _, member = method.rpartition(".")
        left = set(paths)
        for path in paths:
            self.connection.call(owner, path, interface, member, None, None,
                                 Gio.DBusCallFlags.NO_AUTO_START, CALL_MS, None,
                                 lambda *_, path=path: left.discard(path))
        while left:
            GLib.MainContext.default().iteration(True)

    def ask_daemon(self, member, arguments=None):
        return self.call("org.freedesktop.DBus", "/org/freedesktop/DBus",
                         "org.freedesktop.DBus." + member, arguments)

    def has_owner(self, name):
        return self.ask_daemon("NameHasOwner", GLib.Variant("(s)", (name,)))[0]

    def find_processes(self):
        """The connection of each program that has registered itself, by its process's number. One that
        has only just come to the bus is left alone: GLib fails on a message that comes so early."""
        found = {}
        for name, _ in self.call("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                                 "org.a11y.atspi.Accessible.GetChildren")[0]:
            try:
                pid, = self.ask_daemon("GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
            except Gone:
                continue
            found[pid] = name
        return found


class Control:
    """One control of a program, as it was when the tree was read; what has () is asked anew."""

    def __init__(self, program, item):
        self.program = program
        (_, self.path), _, (_, self.parent_path), self.index, _, interfaces, self.name, _, \
            self.description, (low, high) = item
        self.interfaces = {i.removeprefix(SPI) for i in interfaces}
        self.bits = low | high << 32
        self.parent = None
        self.children = []

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    def call(self, method, signature="()", *arguments):
        return self.program.bus.call(self.program.owner, self.path, SPI + method,
                                     GLib.Variant(signature, arguments))[0]

    @property
    def role(self):
        """As GTK says it: button, checkbox, label, list item, text box, window and so on."""
        roles = self.program.roles
        if self.path not in roles:
            roles[self.path] = self.call("Accessible.GetRoleName")
        return roles[self.path]

    @property
    def window(self):
        """The window or dialog that the control is in."""
        control = self
        while control.parent is not None and control.parent.parent is not None:
            control = control.parent
        return control

    def states(self):
        low, high = self.call("Accessible.GetState")
        self.bits = low | high << 32
        return {name for name, bit in STATES.items() if self.bits >> bit & 1}

    def has(self, state):
        assert state in STATES, f"no state is called {state}"
        return state in self.states()

    def wait_for(self, state, wanted=True):
        """Until the control is, or with wanted=False is no longer, focused, sensitive, …"""
        self.program.wait_for(lambda: self.has(state) == wanted,
                              f"{self} to be {'' if wanted else 'not '}{state}")

    def read(self, interface, member):
        return self.program.bus.call(self.program.owner, self.path,
                                     "org.freedesktop.DBus.Properties.Get",
                                     GLib.Variant("(ss)", (SPI + interface, member)))[0]

    def text(self):
        """What is written in an entry or a label; the name of any other control."""
        if "Text" in self.interfaces:
            # GTK 4.8 does not take -1 for the end.
            return self.call("Text.GetText", "(ii)", 0, self.read("Text", "CharacterCount"))
        return self.read("Accessible", "Name")

    def extents(self):
        """Left, top, width and height within its window."""
        if "Component" not in self.interfaces:
            return (0, 0, 0, 0)
        return self.call("Component.GetExtents", "(u)", WINDOW_COORDINATES)

    def shows(self):
        """Whether it is mapped: what stands on another page of a stack, or is hidden, is not."""
        left, top, width, height = self.extents()
        return (width > 0 and height > 0
                and self.call("Component.Contains", "(iiu)", left + width // 2, top + height // 2,
                              WINDOW_COORDINATES))

    def press(self):
        """By the action that a screen reader would use."""
        actions = self.call("Action.GetActions") if "Action" in self.interfaces else []
        # Its own action has a translated name; those with a dot are actions of its class.
        own = [index for index, action in enumerate(actions) if "." not in action[0]]
        assert own, f"{self} has no action of its own: click it"
        assert self.has("sensitive"), f"{self} is not sensitive"
        assert self.call("Action.DoAction", "(i)", own[0]), f"{self} refused"

    def click(self, times=1):
        """With the pointer, in its middle."""
        self.program.click_at(*self.rest(), times)

    def rest(self):
        """Where its middle is once it moves no more, as after scrolling."""
        end = time.monotonic() + REST_S
        last = None
        while True:
            fault = f"{self} does not come to rest"
            try:
                place = self.middle()
            except AssertionError as error:
                place, fault = None, str(error)
            if place is not None and place == last:
                return place
            assert time.monotonic() < end, fault
            last = place
            time.sleep(STEP_S)

    def middle(self):
        """Where it is on its display. What GTK says is relative to its window or, in a popover, off
        by where the popover is; a popover's window is known by its size."""
        left, top, width, height = self.extents()
        assert width > 0 and height > 0, f"{self} is not on the screen"
        windows = self.program.find_windows()
        holder = self
        while holder is not self.window:
            x, y, *size = holder.extents()
            for window in windows:
                if window.size == tuple(size) and window.title != self.window.name:
                    return (window.left + left - x + width // 2, window.top + top - y + height // 2)
            holder = holder.parent
        window = next((w for w in reversed(windows) if w.title == holder.name), None)
        assert window is not None, f"{self} is in none of the windows {windows}"
        self.assert_reachable(left + width // 2, top + height // 2)
        # A window that draws its own frame has it on all sides.
        frame = [(outer - inner) // 2 for outer, inner in zip(window.size, holder.extents()[2:])]
        return (window.left + frame[0] + left + width // 2,
                window.top + frame[1] + top + height // 2)

    def assert_reachable(self, left, top):
        """That a click there meets the control, which may be scrolled away or lie under another."""
        width, height = self.window.extents()[2:]
        assert 0 <= left < width and 0 <= top < height, f"{self} is beyond the window's edge"
        _, path = self.window.call("Component.GetAccessibleAtPoint", "(iiu)", left, top,
                                   WINDOW_COORDINATES)
        met = next((c for c in self.window.walk() if c.path == path), None)
        # Not sensitive, it lets the click through to what it lies on, as GTK does.
        if met is not None and self.has("sensitive"):
            assert any(c is met for c in self.walk()), f"{self} is under {met}"

    def focus(self, key="Tab", most=100):
        """Gives it the keyboard as a person does, with Tab or an arrow."""
        for _ in range(most):
            if self.has("focused"):
                return
            self.program.key(key)
        raise AssertionError(f"{self} has no focus after {most} times {key}")

    def find_all(self, role=None, name=None):
        """Like Program.find_all(), below this control alone, as it was when the tree was read."""
        return [c for c in self.walk() if c is not self and c.matches(role, name) and c.shows()]

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def matches(self, role, name):
        if isinstance(name, re.Pattern):
            fits = name.search(self.name) is not None
        else:
            fits = name is None or name == self.name
        return fits and (role is None or role == self.role)

    def is_unnamed(self):
        """Whether it can be operated, but has no name of its own."""
        return (bool(self.bits >> STATES["focusable"] & 1)
                and (self.name == "" or CLASS_NAME.fullmatch(self.name) is not None)
                and self.role not in HOLDERS and self.shows())


def read_items(program):
    return program.bus.call(program.owner, "/org/a11y/atspi/cache", SPI + "Cache.GetItems")[0]


def read_all_items(program):
    """All controls. GTK knows of a control here once it was listed as somebody's child, and counts
    among the children of a control those that are shown: so that one may have come as another went
    each time, everybody who has children is asked for them."""
    asked = set()
    while True:
        items = read_items(program)
        askable = [item[0][1] for item in items
                   if (item[4] > 0 or item[0][1] == ROOT) and item[0][1] not in asked]
        if not askable:
            return items
        program.bus.send_all(program.owner, askable, SPI + "Accessible.GetChildren")
        asked.update(askable)


def read_tree(program):
    """The root of the program's tree; what is hidden is left out with all that is below it."""
    controls = {item[0][1]: Control(program, item) for item in read_all_items(program)}
    for control in controls.values():
        parent = controls.get(control.parent_path)
        visible = control.bits >> STATES["visible"] & 1
        if parent is not None and parent is not control and visible:
            control.parent = parent
            parent.children.append(control)
    for control in controls.values():
        control.children.sort(key=lambda child: child.index)
    return controls[ROOT]
