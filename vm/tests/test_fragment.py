# SPDX-License-Identifier: GPL-2.0
"""Tests of include/hdaudio_compat.mk as the Kbuild of a folder of one's own includes it."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from lib import machine

FRAGMENT = machine.VM.parent / "include/hdaudio_compat.mk"

KBUILD = """
obj-m := mydriver.o
mydriver-y := driver.o
include {0}/include/hdaudio_compat.mk
$(info $(strip $(KBUILD_EXTRA_SYMBOLS)))
all: ;
"""


class Symbols(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        (self.top / "include").mkdir()
        shutil.copy(FRAGMENT, self.top / "include")
        self.symbols = self.top / "Module.symvers"
        self.symbols.touch()
        (self.top / "Kbuild").write_text(KBUILD.format(self.top))

    def found(self, *more, top="/elsewhere"):
        done = subprocess.run(["make", "-s", "-f", self.top / "Kbuild", f"KBUILD_EXTMOD={top}",
                               "CC=gcc", "KERNELRELEASE=6.1.0", *more], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout.strip()

    def test_beside_the_headers(self):
        self.assertEqual(self.found(), str(self.symbols))

    def test_given(self):
        self.assertEqual(self.found("KBUILD_EXTRA_SYMBOLS=/given"), "/given")

    def test_built_with_the_bus_driver(self):
        self.assertEqual(self.found(top=self.top), "")


if __name__ == "__main__":
    unittest.main()
