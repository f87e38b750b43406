# SPDX-License-Identifier: GPL-2.0
"""Tests of audio.py: each kind of damage must be seen, and undamaged sound accepted."""

import random
import struct
import tempfile
import unittest

from lib import audio
from lib.audio import Sound


def noise(frames, channels=2, rate=48000, seed=1, bits=16):
    """Random samples; the first frame is not silent, so that positions are exact."""
    values = random.Random(seed)
    width = bits // 8
    body = bytearray(values.randbytes(frames * channels * width))
    body[width - 1] |= 1
    return Sound(rate, channels, bits, bytes(body))


def silence(frames, like):
    return bytes(frames * like.frame)


def record(sound, before=100, after=500):
    return Sound(sound.rate, sound.channels, sound.bits,
                 silence(before, sound) + sound.data + silence(after, sound))


def damaged(sound, at, data):
    return Sound(sound.rate, sound.channels, sound.bits, sound.data[:at] + data)


def flipped(sound, byte, bit=0):
    body = bytearray(sound.data)
    body[byte] ^= 1 << bit
    return Sound(sound.rate, sound.channels, sound.bits, bytes(body))


def without_frame(sound, frame):
    at = frame * sound.frame
    return damaged(sound, at, sound.data[at + sound.frame:])


def with_frame_twice(sound, frame):
    at = frame * sound.frame
    return damaged(sound, at, sound.data[at - sound.frame:])


class Files(unittest.TestCase):
    def test_written_is_read(self):
        for bits in (16, 24, 32):
            sound = noise(33, bits=bits)
            with tempfile.NamedTemporaryFile() as file:
                audio.write_wav(file.name, sound)
                self.assertEqual(audio.read_wav(file.name), sound)

    def test_extensible(self):
        fmt = struct.pack("<HHIIHHHHIH14x", 0xFFFE, 2, 96000, 576000, 6, 24, 22, 24, 3, 1)
        body = bytes(range(12))
        blob = (b"RIFF" + bytes(4) + b"WAVE" + b"fmt " + struct.pack("<I", len(fmt)) + fmt +
                b"data" + struct.pack("<I", len(body)) + body)
        self.assertEqual(audio.parse_wav(blob), Sound(96000, 2, 24, body))

    def test_header_never_finished(self):
        """A recorder that was killed leaves a size of 0."""
        with tempfile.NamedTemporaryFile() as file:
            audio.write_wav(file.name, noise(10))
            blob = bytearray(file.read())
        blob[40:44] = bytes(4)
        self.assertEqual(audio.parse_wav(bytes(blob)).frames, 10)

    def test_refused(self):
        with self.assertRaises(audio.BadSound):
            audio.parse_wav(b"OggS" + bytes(100))
        with self.assertRaises(audio.BadSound):
            audio.sound_from(struct.pack("<HHIIHH", 3, 2, 48000, 384000, 8, 32), bytes(8))


class Conversion(unittest.TestCase):
    def test_upper_16_bits(self):
        three = Sound(48000, 1, 24, bytes([0x11, 0x22, 0x33, 0xFF, 0x00, 0x80]))
        self.assertEqual(audio.to_16_bit(three).data, bytes([0x22, 0x33, 0x00, 0x80]))
        four = Sound(48000, 1, 32, bytes([1, 2, 3, 4]))
        self.assertEqual(audio.to_16_bit(four).data, bytes([3, 4]))

    def test_16_bits_stay(self):
        sound = noise(50)
        self.assertEqual(audio.as_converter_gets(sound), sound)

    def test_mono_on_both(self):
        mono = Sound(48000, 1, 16, bytes([1, 2, 3, 4]))
        self.assertEqual(audio.to_stereo(mono).data, bytes([1, 2, 1, 2, 3, 4, 3, 4]))


class Played(unittest.TestCase):
    def check(self, sound, recording, why):
        verdict = audio.compare_played(sound, recording)
        self.assertIn(why, verdict.why)
        self.assertEqual(verdict.equal, why == "")

    def test_equal(self):
        sound = noise(5000)
        verdict = audio.compare_played(sound, record(sound, before=77))
        self.assertEqual((verdict.why, verdict.offset, verdict.frames), ("", 77, 5000))

    def test_file_that_starts_with_silence(self):
        sound = record(noise(1000), before=300)
        self.assertTrue(audio.compare_played(sound, record(sound, before=20)).equal)

    def test_one_bit(self):
        sound = noise(5000)
        self.check(sound, flipped(record(sound), (100 + 4321) * 4 + 2), "frame 4321 differs")

    def test_one_bit_in_the_last_frame(self):
        sound = noise(5000)
        self.check(sound, flipped(record(sound), (100 + 4999) * 4, 3), "frame 4999 differs")

    def test_dropped_frame(self):
        sound = noise(5000)
        self.check(sound, without_frame(record(sound), 100 + 1234), "frame 1234 differs")

    def test_repeated_frame(self):
        sound = noise(5000)
        self.check(sound, with_frame_twice(record(sound), 100 + 1234), "frame 1234 differs")

    def test_short(self):
        sound = noise(5000)
        cut = record(sound, after=0).cut(0, 100 + 4000)
        self.check(sound, cut, "only 4000 of 5000 frames")

    def test_beginning_missing(self):
        sound = record(noise(1000), before=300, after=0)
        self.check(sound, sound.cut(10, 2000), "the first 10 frames are missing")

    def test_channels_swapped(self):
        sound = noise(500)
        body = bytearray(sound.data)
        body[0::4], body[2::4] = sound.data[2::4], sound.data[0::4]
        body[1::4], body[3::4] = sound.data[3::4], sound.data[1::4]
        self.check(sound, record(Sound(48000, 2, 16, bytes(body))), "differs")

    def test_nothing(self):
        sound = noise(500)
        self.check(sound, Sound(48000, 2, 16, silence(900, sound)), "nothing was heard")
        self.check(sound, Sound(48000, 2, 16, b""), "nothing was heard")

    def test_silent_file_proves_nothing(self):
        quiet = Sound(48000, 2, 16, bytes(400))
        self.check(quiet, quiet, "nothing to compare")

    def test_other_rate(self):
        sound = noise(500)
        self.check(sound, Sound(44100, 2, 16, sound.data), "recorded as 44100 Hz")


class Sequence(unittest.TestCase):
    def setUp(self):
        self.sounds = [noise(900, seed=1), noise(700, seed=2), noise(800, seed=3)]
        self.data = b"".join(record(sound).data for sound in self.sounds)

    def why(self, data):
        verdicts = audio.compare_sequence(self.sounds, Sound(48000, 2, 16, data))
        return len(verdicts), verdicts[-1].why

    def test_all(self):
        self.assertEqual(self.why(self.data), (3, ""))

    def test_one_missing(self):
        data = record(self.sounds[0]).data + record(self.sounds[2]).data
        count, why = self.why(data)
        self.assertEqual(count, 2)
        self.assertIn("frame 0 differs", why)

    def test_too_much(self):
        count, why = self.why(self.data + noise(10, seed=9).data)
        self.assertEqual(count, 3)
        self.assertIn("more was heard", why)


class Tone(unittest.TestCase):
    def square(self, hertz, seconds):
        """As the example driver makes it."""
        period = 48000 // hertz
        data = b"".join(struct.pack("<hh", *[0x2000 if at % period < period // 2 else -0x2000] * 2)
                        for at in range(int(48000 * seconds)))
        return Sound(48000, 2, 16, data)

    def test_heard(self):
        self.assertTrue(audio.find_tone(1000, record(self.square(1000, 0.1), 123)).equal)

    def test_among_others(self):
        both = Sound(48000, 2, 16, noise(9000).data + self.square(1000, 0.1).data)
        self.assertTrue(audio.find_tone(1000, record(both)).equal)

    def test_not_heard(self):
        for sound in (self.square(500, 0.3), self.square(1000, 0.03), noise(20000),
                      Sound(48000, 2, 16, silence(20000, noise(1)))):
            self.assertIn("1000 Hz was heard for", audio.find_tone(1000, record(sound)).why)


class Captured(unittest.TestCase):
    def setUp(self):
        self.source = noise(4000)

    def check(self, captured, why, least=5000):
        verdict = audio.compare_captured(self.source, captured, least)
        self.assertIn(why, verdict.why)
        self.assertEqual(verdict.equal, why == "")

    def capture(self, first=1500, count=9000, quiet=64):
        piece = audio.looped(self.source, first, count)
        return record(piece, before=quiet, after=0)

    def test_loop(self):
        self.assertEqual(audio.looped(self.source, 3999, 2).data,
                         self.source.data[-4:] + self.source.data[:4])

    def test_equal(self):
        self.check(self.capture(), "")
        self.check(self.capture(first=3999), "")
        self.check(self.capture(first=0, quiet=0), "")

    def test_one_bit(self):
        self.check(flipped(self.capture(), (64 + 777) * 4), "frame 777 differs")

    def test_one_bit_at_the_start(self):
        self.check(flipped(self.capture(), (64 + 3) * 4), "frame 3 differs")

    def test_dropped_frame(self):
        self.check(without_frame(self.capture(), 64 + 3000), "frame 3000 differs")

    def test_gap(self):
        captured = self.capture()
        body = captured.data[:8000] + bytes(400) + captured.data[8400:]
        self.check(Sound(48000, 2, 16, body), "differs")

    def test_stale(self):
        """What a converter still held from before is skipped only where that is asked for."""
        captured = self.capture(quiet=0)
        damaged = Sound(48000, 2, 16, noise(40, seed=7).data + captured.data[160:])
        self.check(damaged, "frame 0 differs")
        self.assertTrue(audio.compare_captured(self.source, damaged, 5000, 64).equal)

    def test_short(self):
        self.check(self.capture(count=4999), "only 4999 of 5000 frames")

    def test_silence(self):
        self.check(Sound(48000, 2, 16, bytes(40000)), "only silence")

    def test_something_else(self):
        self.check(noise(9000, seed=5), "nothing of what was captured")


if __name__ == "__main__":
    unittest.main()
