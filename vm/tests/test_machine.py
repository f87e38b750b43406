# SPDX-License-Identifier: GPL-2.0
"""Tests of machine.py and monitor.py."""

import tempfile
import time
import types
import unittest
from pathlib import Path
from unittest import mock

from lib import audio, machine, monitor


class BootWatch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.job = types.SimpleNamespace(out=Path(folder.name))
        self.console = self.job.out / "console.log"
        self.console.write_text("Booting")
        self.now = time.monotonic()
        clock = mock.patch("time.monotonic", lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        self.watch = machine.BootWatch(self.job)
        self.watch.look("")

    def test_silent_boot_hangs(self):
        self.now += machine.BOOT_SILENCE + 1
        self.assertRaises(machine.Hung, self.watch.look, "")

    def test_slow_boot_goes_on(self):
        for line in range(5):
            self.now += machine.BOOT_SILENCE - 1
            self.console.write_text("Booting" * (line + 2))
            self.watch.look("")

    def test_silent_scenario_is_no_boot(self):
        self.now += machine.BOOT_SILENCE + 1
        self.watch.look("begin load\n")


class Progress(unittest.TestCase):
    def test_in_words(self):
        verdict = "begin a\nat a 50 of 100\nend a 0\nbegin b:c\nlistening\nend b:c 143\nat d 5 o"
        self.assertEqual(machine.progress(verdict),
                         [("a", "50 of 100"), ("a", "done"), ("b:c", "exit 143")])


class Heard(unittest.TestCase):
    """Three scenarios have played, and codec 0 has heard it or not."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.job = types.SimpleNamespace(out=Path(folder.name))
        (self.job.out / "files").mkdir()
        self.results = [machine.Result(name) for name in ("a", "b", "c")]
        for result in self.results:
            (self.job.out / f"files/{result.name}.heard").write_text("0 play.wav\n")
        self.sound = audio.Sound(48000, 2, 16, bytes(range(1, 201)) * 8)

    def judged(self, *heard):
        gap = bytes(400)
        audio.write_wav(self.job.out / "heard.wav", audio.Sound(
            48000, 2, 16, b"".join(gap + data for data in heard) + gap))
        machine.judge_played(self.job, self.results, self.sound)
        return [result.why.split(":")[0] for result in self.results]

    def test_all(self):
        self.assertEqual(self.judged(*[self.sound.data] * 3), [""] * 3)

    def test_what_comes_after_a_difference(self):
        """It has not been compared, so it has not passed."""
        other = self.sound.data[:-1] + b"\1"
        self.assertEqual(self.judged(self.sound.data, other, self.sound.data)[0], "")
        self.assertIn("differs", self.results[1].why)
        self.assertIn("not compared", self.results[2].why)
        self.assertFalse(self.results[2].passed)

    def test_no_recording(self):
        machine.judge_played(self.job, self.results, self.sound)
        for result in self.results:
            self.assertIn("heard.wav", result.why)

    def test_tone(self):
        (self.job.out / "files/b.tone").write_text("1000\n")
        self.judged(self.sound.data)
        self.results = [machine.Result(name) for name in ("a", "b")]
        machine.judge_tones(self.job, self.results)
        self.assertEqual(self.results[0].why, "")
        self.assertIn("1000 Hz was heard for 0 ms", self.results[1].why)


class Sockets(unittest.TestCase):
    def test_short_and_gone(self):
        job = types.SimpleNamespace()
        with machine.sockets(job) as folder:
            self.assertLess(len(f"{folder}/socket"), 60)
            self.assertTrue(folder.is_dir())
        self.assertFalse(folder.exists())


class Unplugging(unittest.TestCase):
    def test_each_request_once(self):
        said = []
        link = monitor.Monitor(Path("/nowhere"))
        link.socket = True
        link._say = lambda command, **more: said.append((command, more))
        link._messages = lambda: []
        link.attend("begin hotplug\n")
        link.attend("begin hotplug\nunplug one\n")
        link.attend("begin hotplug\nunplug one\nunplug two\n")
        self.assertEqual(said, [("device_del", {"id": "one"}), ("device_del", {"id": "two"})])


if __name__ == "__main__":
    unittest.main()
