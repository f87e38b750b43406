# SPDX-License-Identifier: GPL-2.0
"""Tests of vm/make/beside on folders of drivers."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from lib import machine

BESIDE = machine.VM / "make/beside"


class Beside(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name).resolve()
        for name in ("all/driver/src/deep", "all/common/inc", "all/other", "far"):
            (self.top / name).mkdir(parents=True)
        for name in ("all/common/inc/x.h", "all/other/y.inc", "all/types.h", "far/z.h",
                     "all/driver/here.h"):
            (self.top / name).touch()

    def names(self, **files):
        """What it names, and what it says, for a driver of these files."""
        for name, text in files.items():
            (self.top / "all/driver" / name.replace("__", "/").replace("_", ".", 1)
             ).write_text(text)
        done = subprocess.run([BESIDE, self.top / "all/driver"], text=True, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return done.stdout.split(), done.stderr

    def test_nothing(self):
        self.assertEqual(self.names(main_c='#include "here.h"\n'), ([], ""))

    def test_folders_and_files(self):
        named, said = self.names(main_cpp='#include "../common/inc/x.h"\n'
                                          '#include "../types.h"\n#include "../types.h"\n',
                                 tables_hpp='#include "../other/y.inc"\n')
        self.assertEqual(named, ["common", "other", "types.h"])
        self.assertEqual(said, "")

    def test_from_a_folder_of_the_driver(self):
        self.assertEqual(self.names(src__deep__main_c='#include "../../here.h"\n'
                                                      '#include "../../../common/inc/x.h"\n'),
                         (["common"], ""))

    def test_what_steers_the_build(self):
        for name in ("Kbuild", "Makefile", "rules_mk"):
            with self.subTest(name):
                named, _ = self.names(**{name: "ccflags-y += -I$(src)/../common/inc\n"})
                self.assertEqual(named, ["common"])

    def test_what_is_not_there_is_the_compilers_to_tell(self):
        self.assertEqual(self.names(main_c='#include "../nowhere/x.h"\n'), ([], ""))

    def test_further_away_is_said(self):
        named, said = self.names(main_c='#include "../../far/z.h"\n')
        self.assertEqual(named, [])
        self.assertIn(f"not copied: {self.top}/far/z.h, which driver/main.c takes", said)

    def test_our_headers_are_at_hand(self):
        done = subprocess.run([BESIDE, machine.VM.parent / "codecs/example_cpp"], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual((done.returncode, done.stdout), (0, ""))


if __name__ == "__main__":
    unittest.main()
