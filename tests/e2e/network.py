# SPDX-License-Identifier: GPL-3.0-or-later
"""Machines on a network of a test's own: network namespaces on one switch, whose cables can be pulled.
Only root may have them; else all are one machine, and there is no cable."""
import os
import subprocess

import server

ADDRESS = "192.0.2.{}"
BITS = 24


def tool(*words):
    subprocess.run(["ip", *map(str, words)], check=True, capture_output=True)


class Machine:
    """inside are the words that run a command on it."""

    def __init__(self, name=None, host="127.0.0.1"):
        self.name, self.host = name, host
        self.inside = ["ip", "netns", "exec", name] if name else []

    @property
    def inside_as_server(self):
        """The same as the servers' user, for a command that ends with the test."""
        return [*self.inside, "setpriv", f"--reuid={server.USER}", f"--regid={server.USER}",
                "--init-groups", "--pdeathsig=KILL"] if self.name else []

    def pull(self):
        """The machine hears and is heard no more; nobody is told."""
        tool("-n", self.name, "link", "set", "cable", "down")

    def plug(self):
        tool("-n", self.name, "link", "set", "cable", "up")


class Network:
    """Machines that hear each other."""

    def __init__(self, count):
        """So many of them; others may be added."""
        self.made, self.switch = [], None
        try:
            self.switch = self.add("switch")
            tool("-n", self.switch, "link", "add", "switch", "type", "bridge")
            tool("-n", self.switch, "link", "set", "switch", "up")
            self.machines = [self.add_machine() for _ in range(count)]
        except (OSError, subprocess.CalledProcessError):
            self.close()
            self.machines = [self.add_machine() for _ in range(count)]

    def add_machine(self):
        if not self.made:
            return Machine()
        number = len(self.made)
        name, host = self.add(number), ADDRESS.format(number)
        tool("-n", self.switch, "link", "add", f"port{number}", "type", "veth", "peer", "name", "cable",
             "netns", name)
        tool("-n", self.switch, "link", "set", f"port{number}", "master", "switch", "up")
        tool("-n", name, "address", "add", f"{host}/{BITS}", "dev", "cable")
        tool("-n", name, "link", "set", "lo", "up")
        tool("-n", name, "link", "set", "cable", "up")
        return Machine(name, host)

    def add(self, name):
        name = f"hq-{os.getpid()}-{name}"
        tool("netns", "add", name)
        self.made.append(name)
        return name

    @property
    def is_real(self):
        return bool(self.made)

    def describe(self):
        return "each machine has a network of its own" if self.is_real else "all are one machine"

    def close(self):
        for name in self.made:
            tool("netns", "delete", name)
        self.made = []
