# SPDX-License-Identifier: GPL-2.0
"""Tests of static/rooms on small trees, some of them compiled."""

import contextlib
import importlib.machinery
import importlib.util
import io
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

FILE = Path(__file__).resolve().parent.parent / "static/rooms"
LOADER = importlib.machinery.SourceFileLoader("rooms", str(FILE))
rooms = importlib.util.module_from_spec(importlib.util.spec_from_loader("rooms", LOADER))
sys.modules["rooms"] = rooms  # dataclasses look their module up
LOADER.exec_module(rooms)

HOUSE = rooms.House("drv", [{"low"}, {"left", "right"}, {""}], {"words"}, {"low/guest": ""})
GOOD = {
    "top.c": '#include "left/left.h"\nint left(void);\nint top(void) { return left(); }\n',
    "words.h": "",
    "words.c": '#include "words.h"\nint words(void) { return 1; }\n',
    "left/left.h": '#include "low/low.h"\n',
    "left/left.c": '#include "left.h"\nint low(void);\nint left(void) { return low(); }\n',
    "right/right.h": "",
    "low/low.h": "",
    "low/low.c": '#include "low.h"\n#include "words.h"\nint words(void);\n'
                 "int low(void) { return words(); }\n",
}


class RoomsTest(unittest.TestCase):
    def setUp(self):
        self.top = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(mock.patch.object(rooms, "HOUSES", [HOUSE]))

    def judge(self, changes=None, compiled=False):
        """Whether the tree passes, and what is said of it."""
        for name, text in {**GOOD, **(changes or {})}.items():
            path = self.top / "drv" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        for path in self.top.rglob("*.c") if compiled else ():
            subprocess.run(["gcc", "-c", f"-I{self.top}/drv", path, "-o", path.with_suffix(".o")],
                           check=True)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            good = rooms.check(self.top, self.top if compiled else None)
        return good, said.getvalue()

    def test_good(self):
        self.assertEqual(self.judge(), (
            True, "drv: 8 files in 4 folders, 0 includes upward, 0 circles of includes (0 files)\n"))

    def test_good_compiled(self):
        good, said = self.judge(compiled=True)
        self.assertTrue(good, said)
        self.assertIn("0 calls upward, 0 circles of calls (0 files)", said)

    def test_include_upward(self):
        good, said = self.judge({"low/low.h": '\n#include "left/left.h"\n'})
        self.assertFalse(good)
        self.assertIn('drv/low/low.h:2: includes "left/left.h": a folder uses only', said)
        self.assertIn("1 includes upward", said)

    def test_include_beside(self):
        good, said = self.judge({"left/left.c": '#include "right/right.h"\n'})
        self.assertFalse(good)
        self.assertIn('drv/left/left.c:1: includes "right/right.h": a folder uses only', said)

    def test_guest(self):
        self.assertTrue(self.judge({"low/guest.h": '#include "left/left.h"\n'})[0])

    def test_circle(self):
        good, said = self.judge({"left/other.h": '#include "left.h"\n',
                                 "left/left.c": '#include "other.h"\n'})
        self.assertFalse(good)
        self.assertIn("a circle of 2 files: left/left, left/other", said)
        self.assertIn('drv/left/left.c:1: includes "left/other.h"', said)

    def test_call_upward(self):
        """A prototype of one's own hides an include, not the call."""
        good, said = self.judge({"low/low.c": "int top(void);\nint low(void)\n"
                                              "{\n\treturn top();\n}\n"}, compiled=True)
        self.assertFalse(good)
        self.assertIn("drv/low/low.c:1: takes top from top.c: a folder uses only", said)
        self.assertIn("1 calls upward, 1 circles of calls (3 files)", said)

    def test_nothing_built(self):
        self.judge()
        with self.assertRaises(SystemExit) as raised:
            rooms.check(self.top, self.top)
        self.assertIn("no object of drv/", str(raised.exception))

    def test_unknown_folder(self):
        good, said = self.judge({"attic/old.c": ""})
        self.assertFalse(good)
        self.assertIn("drv/attic/old.c:1: its folder is on no floor", said)
