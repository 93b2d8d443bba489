#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said is heard: in order, one after the other, to its end, and in the right room; and what
cannot be heard is told, and comes back by itself."""
import array
import math
import signal
import sys
import time
import traceback
import wave

sys.dont_write_bytecode = True
from room import House, Say, wait_for  # noqa: E402  (the line above keeps the source folder clean)

CALL = "请 A 零零幺 号到 二楼 三号窗口 办理业务"
SHORT = "A 零零幺，三号窗口"
ENGLISH = "Ticket A zero zero one, please go to Counter 3, Floor 2."
FINE = -1
NO_CLIPS, NO_SPEECH, NO_SERVER, NO_CARD, MUTED, HUNG = 1, 2, 4, 5, 6, 7
LATE = 0.25  # seconds: what the servers hold back, and the recorder
CHINESE = "please hao-dao hao lou fu hao-chuangkou banli-yewu zaici-hujiao zuihou-yici an-guohao " \
    "0 1 2 3 4 5 6 7 8 9 10 yao".split()


def write_clips(folder, names, rate=22050, pitch=300, length=0.25):
    """A recording for each name: a tone that fills it, higher from one to the next."""
    folder.mkdir(exist_ok=True)
    for place, name in enumerate(names):
        samples = array.array("h", (
            int(8000 * math.sin(2 * math.pi * (pitch + 40 * place) * i / rate))
            for i in range(int(rate * length))))
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setparams((1, 2, rate, 0, "NONE", ""))
            file.writeframes(samples.tobytes())
    return folder


def all_names():
    return CHINESE + [chr(letter) for letter in range(ord("A"), ord("Z") + 1)]


def check_ends(room, ends, since):
    """Each end was told in a silence: not in the middle of its own sound, nor of the next."""
    heard = room.sounds(gap=0.1, since=since)
    begins = [begin for begin, _, _ in heard[1:]] + [time.monotonic()]
    silences = list(zip([end for _, end, _ in heard], begins))
    for number, end in enumerate(ends):
        assert any(quiet < end + LATE and loud > end - LATE for quiet, loud in silences), \
            f"the end of {number} was told at {end:.2f}, in the middle of {heard}"
    assert heard[-1][1] < ends[-1] + LATE, "something was heard after the last end"
    assert ends[-1] - heard[-1][1] < 1.0, "the last end was told late"


def test_order():
    """Sentences in two languages follow one another, each told when it has ended."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        say = Say(room, "auto")
        say.wait_state("speech", FINE)
        assert not room.sounds(), "something was heard before anything was said"
        since = time.monotonic()
        numbers = [say.say(CALL, chime=True), say.say(ENGLISH, "en"), say.say(SHORT)]
        results = [say.wait(number) for number in numbers]
        assert [fault for _, fault in results] == [None] * 3, results
        ends = [end for end, _ in results]
        assert ends == sorted(ends)
        time.sleep(0.6)
        check_ends(room, ends, since)
        spoken = [(begin, end) for begin, end, _ in room.sounds(gap=0.3, since=since)]
        for begin, end in zip([since] + ends, ends):
            loud = sum(min(e, end) - max(b, begin) for b, e in spoken if b < end and e > begin)
            print(f"# {end - begin:.1f} s, of which {loud:.1f} s loud")
            assert loud > 1.0, "a sentence was not heard"


def test_volume():
    """Half the volume is quieter, and none is silence, of speech and of clips."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        clips = write_clips(house.folder / "clips", all_names())
        for driver, words in (("speech", {}), ("clips", {"clips": ["A", "0", "0", "yao"]})):
            levels = []
            for volume in (100, 50, 0):
                since = time.monotonic()
                say = Say(room, driver, clips, volume=volume)
                end, fault = say.wait(say.say("一二三四五六七八九", **words))
                assert fault is None, fault
                time.sleep(0.5)
                heard = room.sounds(since=since)
                levels.append(max((level for _, _, level in heard), default=0))
            print(f"# {driver}: {levels[0]:.0f}, {levels[1]:.0f}, {levels[2]:.0f}")
            assert levels[0] > 1.3 * levels[1] > 0 and levels[1] > levels[2], levels
            assert levels[2] < 0.1 * levels[0], levels


def test_clips():
    """Recordings are joined without a gap, in order, and last as long as they are."""
    with House("hall") as house:
        room = house.rooms["hall"]
        clips = write_clips(house.folder / "clips", all_names())
        say = Say(room, "auto", clips)
        say.wait_state("clips", FINE)
        names = ["please", "A", "0", "0", "yao", "hao-dao", "3", "hao-chuangkou", "banli-yewu"]
        since = time.monotonic()
        end, fault = say.wait(say.say(CALL, clips=names))
        assert fault is None, fault
        time.sleep(0.5)
        heard = room.sounds(gap=0.06, since=since)
        assert len(heard) == 1, f"there is a gap: {heard}"
        begin, stop, _ = heard[0]
        print(f"# {stop - begin:.2f} s, of {0.25 * len(names):.2f} s; told {end - stop:+.2f} s after")
        assert abs(stop - begin - 0.25 * len(names)) < 0.15
        assert -0.1 < end - stop < 1.0
        pitches = [crossings(room, begin + 0.25 * i + 0.08, 0.1) for i in range(len(names))]
        wanted = [300 + 40 * all_names().index(name) for name in names]
        print(f"# heard {pitches}, wanted {wanted}")
        assert all(abs(p - w) < 45 for p, w in zip(pitches, wanted)), (pitches, wanted)


def crossings(room, begin, length):
    """The pitch in hertz, by how often the sound changes its sign."""
    samples = array.array("h")
    first = room.blocks[0][0]
    samples.frombytes(b"".join(data for _, data in room.blocks))
    last = room.blocks[-1][0]
    start = len(samples) - int((last - begin) * 8000)
    part = samples[start:start + int(length * 8000)]
    assert first < begin and len(part) > 100
    return round(sum(1 for a, b in zip(part, part[1:]) if (a < 0) != (b < 0)) / 2 / length)


def test_folder():
    """A folder that is not whole is left to speech, and told where speech was not chosen."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        clips = write_clips(house.folder / "clips", all_names())
        (clips / "yao.wav").unlink()
        say = Say(room, "clips", clips)
        say.wait_state("clips", NO_CLIPS)
        write_clips(clips, ["yao"])
        say.wait_state("clips", FINE)
        write_clips(clips, ["yao"], rate=44100)
        say = Say(room, "auto", clips)
        say.wait_state("speech", FINE)
        write_clips(clips, ["yao"])
        say = Say(room, "auto", clips)
        say.wait_state("clips", FINE)
        end, fault = say.wait(say.say(ENGLISH, "en", clips=["en-A", "en-0"]))
        assert fault is None, "a call in English has no recordings, and was not spoken either"
        say = Say(room, "clips", clips)
        say.wait_state("clips", FINE)
        end, fault = say.wait(say.say(ENGLISH, "en", clips=["en-A", "en-0"]))
        assert fault == ("fault", NO_CLIPS), fault
        assert say.state() == ("clips", FINE), "what English lacks was put on the loudspeaker"


def test_death():
    """A speech server that dies in the middle of a sentence is told, and the next one is spoken."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        say = Say(room)
        say.wait_state("speech", FINE)
        number, since = say.say(CALL), time.monotonic()
        wait_for("the sentence to begin", lambda: room.sounds(since=since))
        room.stop_speech()
        _, fault = say.wait(number, 5)
        assert fault == ("fault", NO_SPEECH), fault
        say.wait_state("speech", NO_SPEECH)
        _, fault = say.wait(say.say(SHORT), 5)
        assert fault == ("fault", NO_SPEECH), fault
        room.start_speech()
        say.wait_state("speech", FINE, 20)
        _, fault = say.wait(say.say(SHORT))
        assert fault is None, fault


def test_hung():
    """A speech server that stops answering is waited for no longer than the sentence takes."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        say = Say(room)
        say.wait_state("speech", FINE)
        room.speech.signal(signal.SIGSTOP)
        since = time.monotonic()
        end, fault = say.wait(say.say("A 零零幺"), 30)
        assert fault == ("fault", HUNG), fault
        print(f"# told after {end - since:.1f} s")
        assert end - since < 16
        room.speech.signal(signal.SIGCONT)
        say.wait_state("speech", FINE, 30)


def test_hung_english():
    """Recordings go on beside a speech server that hangs; English waits for it once."""
    with House("hall") as house:
        room = house.rooms["hall"]
        clips = write_clips(house.folder / "clips", all_names())
        room.start_speech()
        say = Say(room, "auto", clips)
        say.wait_state("clips", FINE)
        room.speech.signal(signal.SIGSTOP)
        for patience in [16, 2]:
            since = time.monotonic()
            english = say.say(ENGLISH, "en", clips=["en-A"])
            chinese = say.say(SHORT, clips=["A", "0", "0", "yao"])
            end, fault = say.wait(english, 60)
            assert fault is not None and end - since < patience, (fault, end - since)
            end, fault = say.wait(chinese, 10)
            assert fault is None, fault
            assert any(begin > since for begin, _, _ in room.sounds(since=since))
            assert say.state() == ("clips", FINE), say.state()
        room.speech.signal(signal.SIGCONT)


def test_sound_server():
    """No sound server, one that dies in the middle, one that hangs, and one without a card."""
    with House("hall") as house:
        room = house.rooms["hall"]
        clips = write_clips(house.folder / "clips", all_names(), length=1.0)
        say = Say(room, "clips", clips)
        say.wait_state("clips", FINE)
        number, since = say.say("A 一二三", clips=["A", "1", "2", "3"]), time.monotonic()
        wait_for("the sound to begin", lambda: room.sounds(since=since))
        house.sound.stop()
        _, fault = say.wait(number, 5)
        assert fault == ("fault", NO_SERVER), fault
        _, fault = say.wait(say.say("A", clips=["A"]), 5)
        assert fault == ("fault", NO_SERVER), fault
        house.start_sound()
        say.wait_state("clips", FINE, 20)
        _, fault = say.wait(say.say("A", clips=["A"]))
        assert fault is None, fault
        house.control("set-sink-mute", "hall", "1")
        _, fault = say.wait(say.say("A", clips=["A"]))
        assert fault == ("fault", MUTED), fault
        house.control("set-sink-mute", "hall", "0")
        say.wait_state("clips", FINE, 20)
        house.sound.signal(signal.SIGSTOP)
        _, fault = say.wait(say.say("A", clips=["A"]), 15)
        assert fault == ("fault", HUNG), fault
        house.sound.signal(signal.SIGCONT)
        say.wait_state("clips", FINE, 20)
    with House(card=False) as house:
        clips = write_clips(house.folder / "clips", all_names())
        room = NoRoom(house)
        Say(room, "clips", clips).wait_state("clips", NO_CARD)
        Say(room, "speech").wait_state("speech", NO_CARD)


class NoRoom:
    """A machine without a loudspeaker."""

    def __init__(self, house):
        self.house, self.environment = house, house.environment


def test_cancel():
    """What is cut short falls silent at once, and the next sentence is spoken whole."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        say = Say(room)
        say.wait_state("speech", FINE)
        first, second, since = say.say(CALL), say.say(CALL), time.monotonic()
        wait_for("the sentence to begin", lambda: room.sounds(since=since))
        time.sleep(0.5)
        say.cancel()
        cut = time.monotonic()
        for number in (first, second):
            _, fault = say.wait(number, 2)
            assert fault is not None and fault[0] == "cancelled", fault
        time.sleep(1.5)
        assert not room.sounds(since=cut + 0.8), "it was heard on after it was cut short"
        since = time.monotonic()
        _, fault = say.wait(say.say(SHORT))
        assert fault is None, fault
        assert sum(e - b for b, e, _ in room.sounds(since=since)) > 1.0
        assert say.state() == ("speech", FINE)


def test_rooms():
    """Two rooms speak at once, each its own."""
    with House("east", "west") as house:
        for room in house.rooms.values():
            room.start_speech()
        programs = {name: Say(room) for name, room in house.rooms.items()}
        for say in programs.values():
            say.wait_state("speech", FINE)
        since = time.monotonic()
        both = [programs["east"].say(CALL), programs["west"].say(CALL)]
        ends = [programs[name].wait(n) for name, n in zip(("east", "west"), both)]
        assert [fault for _, fault in ends] == [None, None], ends
        first = [house.rooms[name].sounds(since=since)[0] for name in ("east", "west")]
        assert max(b for b, _, _ in first) < min(e for _, e, _ in first), "they took turns"
        time.sleep(0.5)
        since = time.monotonic()
        _, fault = programs["west"].wait(programs["west"].say(SHORT))
        assert fault is None and house.rooms["west"].sounds(since=since)
        assert not house.rooms["east"].sounds(since=since), "the other room heard it"


def test_many():
    """Twenty-seven short calls at once: the last has been said within two minutes."""
    with House("hall") as house:
        room = house.rooms["hall"]
        room.start_speech()
        say = Say(room)
        say.wait_state("speech", FINE)
        since = time.monotonic()
        digits = "零一二三四五六七八九"
        numbers = [say.say(f"A 零{digits[n // 10]}{digits[n % 10]}，{digits[n % 9 + 1]}号窗口")
                   for n in range(1, 28)]
        results = [say.wait(number, 130) for number in numbers]
        assert all(fault is None for _, fault in results), results
        ends = [end for end, _ in results]
        assert ends == sorted(ends)
        print(f"# the last had been said after {ends[-1] - since:.1f} s")
        assert ends[-1] - since < 120
        time.sleep(0.5)
        check_ends(room, ends, since)


TESTS = [test_order, test_volume, test_clips, test_folder, test_death, test_hung, test_hung_english,
         test_sound_server, test_cancel, test_rooms, test_many]


def main():
    chosen = [test for test in TESTS if not sys.argv[1:] or test.__name__ in sys.argv[1:]]
    print(f"1..{len(chosen)}")
    for number, test in enumerate(chosen, 1):
        try:
            test()
        except Exception:
            print("# " + traceback.format_exc().replace("\n", "\n# "))
            print(f"not ok {number} - {test.__doc__}")
        else:
            print(f"ok {number} - {test.__doc__}", flush=True)


main()
