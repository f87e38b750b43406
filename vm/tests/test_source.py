# SPDX-License-Identifier: GPL-2.0
"""Tests of source.py with a program that is no PulseAudio."""

import tempfile
import unittest
from pathlib import Path
from unittest import mock

from lib import audio, source


class Starting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for inside in ("usr/lib/x86_64-linux-gnu", "usr/lib/pulse-1/modules"):
            (self.folder / inside).mkdir(parents=True)
        sound = audio.Sound(48000, 2, 16, b"\1" * 4000)
        self.source = source.Source(self.folder / "pulse", self.folder, sound, self.folder)

    def server(self, script):
        """Instead of the loader that would run it."""
        program = self.folder / "usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def test_gives_up_at_once(self):
        self.server("exit 1")
        with self.assertRaises(OSError) as raised:
            self.source.__enter__()
        self.assertIn("pulseaudio.log", str(raised.exception))

    def test_never_listens(self):
        """It does not stay behind."""
        self.server("exec sleep 600")
        with mock.patch("lib.source.START", 0.01), self.assertRaises(OSError):
            self.source.__enter__()
        self.assertIsNotNone(self.source.server.poll())

    def test_interrupted(self):
        self.server("exec sleep 600")
        with mock.patch("time.sleep", side_effect=KeyboardInterrupt):
            self.assertRaises(KeyboardInterrupt, self.source.__enter__)
        self.assertIsNotNone(self.source.server.poll())

    def test_listens(self):
        self.server(f"touch {self.folder}/cli; exec sleep 600")
        with self.source:
            self.assertIsNone(self.source.server.poll())
        self.assertIsNotNone(self.source.server.poll())


if __name__ == "__main__":
    unittest.main()
