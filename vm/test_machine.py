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


class Plugging(unittest.TestCase):
    def setUp(self):
        self.monitor = monitor.Monitor(Path("/nowhere"), ["card,id=hot,bus=slot", "codec,cad=4"])
        self.said = []
        self.monitor.socket = True
        self.monitor._say = lambda command, **more: self.said.append((command, more))
        self.events = []
        self.monitor._messages = lambda: [self.events.pop()] if self.events else []

    def test_plugs_all_it_was_given(self):
        self.monitor.attend("begin hotplug\nplug\n")
        self.assertEqual(self.said, [
            ("device_add", {"driver": "card", "id": "hot", "bus": "slot"}),
            ("device_add", {"driver": "codec", "cad": "4"})])

    def test_plugs_again_when_it_is_gone(self):
        self.monitor.attend("plug\nunplug\n")
        self.monitor.attend("plug\nunplug\n")
        self.said.clear()
        self.monitor.attend("plug\nunplug\nplug\n")
        self.assertEqual(self.said, [])
        self.events.append({"event": "DEVICE_DELETED", "data": {"device": "hot"}})
        self.monitor.attend("plug\nunplug\nplug\n")
        self.assertEqual([command for command, _ in self.said], ["device_add"] * 2)


if __name__ == "__main__":
    unittest.main()
