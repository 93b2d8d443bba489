# SPDX-License-Identifier: GPL-3.0-or-later
"""A network between a program and a PostgreSQL that does what networks do: it is slow, it hangs, it
drops a connection, and that in the worst of moments, between a COMMIT and its answer."""
import collections
import selectors
import socket
import struct
import threading
import time

CHUNK = 65536
STEP_S = 0.01
PROTOCOL = 3 << 16


class Side:
    """One direction of a connection: what came from there and is to go to the other end."""

    def __init__(self, source, target):
        self.source, self.target = source, target
        self.waiting = collections.deque()


class Commits:
    """Reads along what a program sends, and knows when a COMMIT is on its way."""

    def __init__(self):
        self.bytes, self.begun, self.names = b"", False, set()
        self.committing = False

    def feed(self, data):
        """Whether the last part of a COMMIT, its Sync, is in this."""
        self.bytes += data
        found = False
        while (message := self.take()) is not None:
            kind, body = message
            if kind == b"P":
                name, _, rest = body.partition(b"\0")
                if rest.startswith(b"COMMIT\0"):
                    self.names.add(name)
            elif kind == b"B":
                self.committing = body.split(b"\0", 2)[1] in self.names
            elif kind == b"S":
                found, self.committing = found or self.committing, False
        return found

    def take(self):
        head = 1 if self.begun else 0
        if len(self.bytes) < head + 4:
            return None
        size, = struct.unpack("!I", self.bytes[head:head + 4])
        if len(self.bytes) < head + size:
            return None
        kind, body = self.bytes[:head], self.bytes[head + 4:head + size]
        self.bytes = self.bytes[head + size:]
        if not self.begun:
            # What is asked before it begins, as for encryption, has another number.
            self.begun = struct.unpack("!I", body[:4])[0] >> 16 == PROTOCOL >> 16
        return kind, body


class Connection:
    """From one program to the server."""

    def __init__(self, client, server):
        self.sides = [Side(client, server), Side(server, client)]
        self.commits = Commits()
        self.doomed = False  # its COMMIT is done: the answer never comes


class Proxy:
    """Listens on a port of its own. delay is that of each direction in seconds; while hangs is true
    nothing goes on, and nobody is told; every cut-th COMMIT loses its connection, before it reaches
    the server and, by turns, after that has done it."""

    def __init__(self, host, port):
        self.server = (host, port)
        self.delay, self.hangs, self.cut = 0, False, 0
        self.commits = self.lost_before = self.lost_after = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.host = "127.0.0.1"
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.listener, selectors.EVENT_READ)
        self.connections, self.over = [], False
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.over = True
        self.thread.join()
        for connection in self.connections[:]:
            self.drop(connection)
        self.listener.close()

    def run(self):
        while not self.over:
            for key, _ in self.selector.select(STEP_S):
                if key.fileobj is self.listener:
                    self.accept()
                elif not self.hangs and key.data[0] in self.connections:
                    self.read(*key.data)
            if self.hangs:
                time.sleep(STEP_S)
            for connection in self.connections[:]:
                self.forward(connection)

    def accept(self):
        client, _ = self.listener.accept()
        try:
            server = socket.create_connection(self.server)
        except OSError:
            client.close()
            return
        connection = Connection(client, server)
        for side in connection.sides:
            side.source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(side.source, selectors.EVENT_READ, (connection, side))
        self.connections.append(connection)

    def read(self, connection, side):
        try:
            data = side.source.recv(CHUNK)
        except OSError:
            data = b""
        if not data or connection.doomed:
            self.lost_after += bool(data)
            self.drop(connection)
            return
        if side is connection.sides[0] and connection.commits.feed(data):
            self.commits += 1
            if self.cut and self.commits % self.cut == 0:
                if self.lost_before < self.lost_after:
                    self.lost_before += 1
                    self.drop(connection)
                    return
                connection.doomed = True
        side.waiting.append((time.monotonic() + self.delay, data))

    def forward(self, connection):
        for side in connection.sides:
            while side.waiting and side.waiting[0][0] <= time.monotonic() and not self.hangs:
                try:
                    side.target.sendall(side.waiting.popleft()[1])
                except OSError:
                    self.drop(connection)
                    return

    def drop(self, connection):
        if connection in self.connections:
            self.connections.remove(connection)
            for side in connection.sides:
                self.selector.unregister(side.source)
                side.source.close()
