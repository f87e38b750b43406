# SPDX-License-Identifier: GPL-2.0
"""Tests of schedule.py: every part runs that can, at most so many at once."""

import contextlib
import io
import threading
import unittest
from unittest import mock

from lib import schedule
from lib.schedule import Part


class Schedule(unittest.TestCase):
    def setUp(self):
        self.ran, self.lock, self.took = [], threading.Lock(), {}
        self.kept = {}
        for name, value in (("remembered", lambda kind: self.took),
                            ("remember", lambda kind, found: self.kept.update(found))):
            patch = mock.patch.object(schedule, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def part(self, name, result=None, **more):
        def run():
            with self.lock:
                self.ran.append(name)
            if isinstance(result, Exception):
                raise result
            return result
        return Part(name, run, **more)

    def run_parts(self, *parts, workers=1):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            schedule.run(parts, workers)
        return said.getvalue()

    def test_longest_first(self):
        self.took = {"a": 1, "b": 3, "c": 2}
        said = self.run_parts(*(self.part(name) for name in "abc"))
        self.assertEqual(self.ran, ["b", "c", "a"])
        self.assertIn("b: 0.0 minutes", said)
        self.assertEqual(set(self.kept), {"a", "b", "c"})

    def test_what_others_wait_for(self):
        self.took = {"machine": 9}
        self.run_parts(self.part("machine", needs="build"), self.part("build", first=True))
        self.assertEqual(self.ran, ["build", "machine"])

    def test_what_did_not_work(self):
        """Who needs it does not run, and nobody waits for ever."""
        for result in (False, OSError("disk full"), ValueError("a mistake")):
            self.ran.clear()
            said = self.run_parts(self.part("build", result), self.part("machine", needs="build"),
                                  self.part("other"), workers=2)
            self.assertEqual(sorted(self.ran), ["build", "other"])
        self.assertIn("ValueError: a mistake", said)

    def test_what_is_not_there(self):
        self.run_parts(self.part("machine", needs="build"), workers=2)
        self.assertEqual(self.ran, [])

    def test_at_the_same_time(self):
        """Two parts that each wait for the other to have begun."""
        meet = threading.Barrier(2, timeout=20)
        self.run_parts(Part("a", meet.wait), Part("b", meet.wait), workers=2)
        self.assertFalse(meet.broken)

    def test_alone(self):
        inside, most = [], []

        def run():
            with self.lock:
                inside.append(1)
                most.append(len(inside))
            with self.lock:
                inside.pop()
        self.run_parts(*(Part(str(n), run, alone="real time") for n in range(20)), workers=4)
        self.assertEqual((len(most), max(most)), (20, 1))


if __name__ == "__main__":
    unittest.main()
