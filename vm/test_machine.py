# SPDX-License-Identifier: GPL-2.0
"""Tests of machine.py and monitor.py."""

import tempfile
import time
import types
import unittest
from pathlib import Path
from unittest import mock

import machine
import monitor


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
        verdict = "begin a\nat a 50 of 100\nend a 0\nbegin b:c\nlistening\nend b:c 143\nend"
        self.assertEqual(machine.progress(verdict),
                         [("a", "50 of 100"), ("a", "done"), ("b:c", "exit 143")])


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
