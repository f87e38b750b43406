# SPDX-License-Identifier: GPL-2.0
"""Tests of machine.py, monitor.py and pace.py."""

import tempfile
import time
import types
import unittest
from pathlib import Path
from unittest import mock

from lib import machine, monitor, pace


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


class Pace(unittest.TestCase):
    """A clock that the test moves, on a host as slow as the test says."""

    def setUp(self):
        self.now, self.slow = 1000.0, 1.0
        for name, value in (("time.monotonic", lambda: self.now),
                            ("lib.pace.slowness", lambda: self.slow)):
            patch = mock.patch(name, value)
            patch.start()
            self.addCleanup(patch.stop)
        self.limit = pace.Limit(20)

    def test_over(self):
        self.now += 19
        self.assertFalse(self.limit.over())
        self.now += 2
        self.assertTrue(self.limit.over())

    def test_a_busy_host_has_more(self):
        self.slow = 10.0
        self.now += 199
        self.assertFalse(self.limit.over())
        self.now += 2
        self.assertTrue(self.limit.over())

    def test_it_was_busy_before(self):
        self.slow = 10.0
        self.now += 21
        self.assertFalse(self.limit.over())
        self.slow = 1.0
        self.now += 100
        self.assertFalse(self.limit.over())

    def test_machine_that_stands_still(self):
        """The guest would have ended the scenario: three times 60 s, for it is so slow."""
        watch = machine.RunWatch(machine.Job("stock", ["load"]))
        verdict = "begin load\nslow load 3\n"
        self.assertFalse(watch.over(verdict))
        self.now += 3 * (60 + machine.LAST_WORDS) - 1
        self.assertFalse(watch.over(verdict))
        self.now += 2
        self.assertTrue(watch.over(verdict))

    def test_half_a_line(self):
        """What is still being written has not been said."""
        watch = machine.RunWatch(machine.Job("stock", ["load"]))
        self.assertFalse(watch.over("begin load\nslow load 1\nend load 0\nbegin exampl"))

    def test_news_begins_anew(self):
        watch = machine.RunWatch(machine.Job("stock", ["load", "play:v3"]))
        verdict = "begin load\nslow load 1\n"
        watch.over(verdict)
        for news in ("end load 0\n", "begin play:v3\n", "end play:v3 0\n", "files 2\n", "done\n"):
            self.now += machine.LAST_WORDS - 1
            verdict += news
            self.assertFalse(watch.over(verdict), news)
        self.now += machine.LAST_WORDS + 1
        self.assertTrue(watch.over(verdict))


class Slowness(unittest.TestCase):
    def test_is_what_others_take(self):
        with mock.patch("time.monotonic", side_effect=[0, 0.5]), \
                mock.patch("time.thread_time", side_effect=[0, 0.03, 0.05]):
            self.assertEqual(pace.slowness(), 10)


class Sockets(unittest.TestCase):
    def test_short_and_gone(self):
        job = types.SimpleNamespace()
        with machine.sockets(job) as folder:
            self.assertLess(len(f"{folder}/socket"), 60)
            self.assertTrue(folder.is_dir())
        self.assertFalse(folder.exists())


class Codecs(unittest.TestCase):
    TEXT = "Codec: one\nAddress: 2\nNode 0x02 [Audio Output] wcaps 0x1: Stereo\n"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "codec#2"

    def test_link(self):
        self.file.write_text(self.TEXT)
        machine.put_codecs(self.folder / "look", [self.file, self.file])
        self.assertEqual((self.folder / "look/link").read_text(),
                         "/job/codecs/look/0.table,none,/job/codecs/look/2.table")
        self.assertIn("p 2 9 1", (self.folder / "look/0.table").read_text())

    def test_none(self):
        machine.put_codecs(self.folder / "look", [])
        self.assertFalse((self.folder / "look").exists())
        self.file.write_text("Codec: none\n")
        with self.assertRaises(machine.Failed):
            machine.put_codecs(self.folder / "look", [self.file])


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
