# SPDX-License-Identifier: GPL-3.0-or-later
"""Rooms to listen in: a sound server with a loudspeaker in each room that is no more than recorded,
and a speech server for each, all private to the test."""
import array
import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading
import time

RATE = 8000  # samples a second in the recording: enough to tell sound from silence
STEP = 0.02  # seconds, in which the loudness is measured
LOUD = 60  # of 32767: quieter is silence
PR_SET_PDEATHSIG = 1
CONFIG = """LogLevel 1
LogDir "{logs}"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
AudioOutputMethod "pulse"
"""


def die_with_parent():
    """So that a test that is killed leaves nothing running."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def wait_for(what, test, patience=20):
    end = time.monotonic() + patience
    while not test():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


class Child:
    """A process that does not outlive the test."""

    def __init__(self, command, environment, **options):
        self.process = subprocess.Popen(command, env=environment, preexec_fn=die_with_parent,
                                        **options)

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        # Its output is read to its end by a thread of its own, which closes nothing.
        if self.process.stdin is not None:
            self.process.stdin.close()


class House:
    """A sound server, with a room for each loudspeaker."""

    def __init__(self, *rooms, card=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hq-sound-"))
        self.environment = {
            name: value for name, value in os.environ.items()
            if not name.startswith(("PULSE_", "SPEECHD_", "XDG_", "DBUS_"))}
        self.environment.update(
            HOME=str(self.folder), XDG_RUNTIME_DIR=str(self.folder), LC_ALL="C.UTF-8",
            PULSE_SERVER=f"unix:{self.folder}/socket", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere",
            SPEECHD_ADDRESS=f"unix_socket:{self.folder}/nobody")
        self.children = []
        self.names = rooms
        self.card = card
        self.rooms = {}
        try:
            self.start_sound()
            self.rooms = {name: Room(self, name) for name in rooms}
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for child in reversed(self.children):
            child.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, command, environment=None, **options):
        child = Child(command, environment or self.environment, **options)
        self.children.append(child)
        return child

    def start_sound(self):
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                   "--use-pid-file=no", "--log-target=null",
                   "-L", f"module-native-protocol-unix socket={self.folder}/socket auth-anonymous=1"]
        for name in self.names:
            command += ["-L", f"module-null-sink sink_name={name} rate=44100"]
        if not self.card:
            command += ["-L", "module-always-sink"]
        self.sound = self.start(command)
        wait_for("the sound server", lambda: subprocess.run(
            ["pactl", "info"], env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=False).returncode == 0)

    def control(self, *words):
        subprocess.run(["pactl", *words], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)


class Room:
    """What can be heard in one room, from when it was opened."""

    def __init__(self, house, name):
        self.house, self.name = house, name
        self.environment = dict(house.environment, PULSE_SINK=name)
        self.blocks = []
        recorder = house.start(
            ["parec", "--raw", f"--device={name}.monitor", "--format=s16le", f"--rate={RATE}",
             "--channels=1", "--latency-msec=20"], stdout=subprocess.PIPE, bufsize=0)
        self.thread = threading.Thread(target=self.listen, args=[recorder.process.stdout],
                                       daemon=True)
        self.thread.start()
        wait_for("the recorder", lambda: self.blocks)

    def listen(self, stream):
        descriptor = stream.fileno()
        while data := os.read(descriptor, 65536):
            self.blocks.append((time.monotonic(), data))

    def start_speech(self):
        """A speech server that plays in this room."""
        folder = self.house.folder / f"speech-{self.name}"
        (folder / "modules").mkdir(parents=True, exist_ok=True)
        (folder / "clients").mkdir(exist_ok=True)
        (folder / "speechd.conf").write_text(CONFIG.format(logs=folder))
        shutil.copy("/etc/speech-dispatcher/modules/espeak-ng.conf", folder / "modules")
        address = folder / "socket"
        address.unlink(missing_ok=True)
        self.environment["SPEECHD_ADDRESS"] = f"unix_socket:{address}"
        self.speech = self.house.start(
            ["speech-dispatcher", "--run-single", "--communication-method", "unix_socket",
             "--socket-path", str(address), "--config-dir", str(folder), "--log-dir", str(folder),
             "--pid-file", str(folder / "pid"), "--timeout", "0"], self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("the speech server", address.exists)

    def stop_speech(self):
        """Its voice is a process of its own, which ends once nobody reads what it says."""
        self.speech.stop()

    def loudness(self):
        """How loud it was, as (time, level) of each step. The time is that at which the recorder
        handed it on, with the end of a block as the anchor: the card's clock is the machine's."""
        steps, size = [], int(RATE * STEP) * 2
        rest = b""
        for when, data in list(self.blocks):
            rest += data
            count = len(rest) // size
            for step in range(count):
                samples = array.array("h", rest[step * size:(step + 1) * size])
                level = (sum(s * s for s in samples) / len(samples)) ** 0.5
                steps.append((when - (count - step) * STEP, level))
            rest = rest[count * size:]
        return steps

    def sounds(self, gap=0.6, since=0):
        """What was heard, as (begin, end, loudness): stretches with less silence than the gap."""
        found = []
        for when, level in self.loudness():
            if level < LOUD or when < since:
                continue
            if found and when - found[-1][1] < gap:
                found[-1][1] = when + STEP
                found[-1][2].append(level)
            else:
                found.append([when, when + STEP, [level]])
        return [(begin, end, sum(levels) / len(levels)) for begin, end, levels in found]


class Say:
    """A program that speaks in a room."""

    def __init__(self, room, driver="speech", path="", volume=100, rate=0, voice=""):
        command = [os.environ["HQ_SAY"], driver, str(path), str(volume), str(rate), voice]
        self.child = room.house.start(command, room.environment, stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True, bufsize=1)
        self.lines = []
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()
        self.asked = 0

    def listen(self):
        for line in self.child.process.stdout:
            self.lines.append(line.split())

    def say(self, text, language="zh", chime=False, clips=()):
        self.child.process.stdin.write(
            f"{language}\t{'chime' if chime else '-'}\t{text}"
            + (f"\t{' '.join(clips)}" if clips else "") + "\n")
        self.asked += 1
        return self.asked - 1

    def cancel(self):
        self.child.process.stdin.write("cancel\n")

    def find(self, number):
        for line in list(self.lines):
            if line[0] in ("said", "failed") and line[1] == str(number):
                return line
        return None

    def wait(self, number, patience=60):
        """How the sentence ended: the time, and the fault where it was not heard."""
        wait_for(f"the end of sentence {number}", lambda: self.find(number), patience)
        line = self.find(number)
        return float(line[2]), (None if line[0] == "said" else (line[3], int(line[4])))

    def state(self):
        """By what it speaks, and why it cannot be heard; None before it is known."""
        changes = [line for line in list(self.lines) if line[0] == "changed"]
        return (changes[-1][1], int(changes[-1][3])) if changes else None

    def wait_state(self, driver, fault, patience=30):
        wait_for(f"{driver} {fault}, it is {self.state()}",
                 lambda: self.state() == (driver, fault), patience)
