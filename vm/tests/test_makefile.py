# SPDX-License-Identifier: GPL-2.0
"""Tests of the top Makefile and dkms.conf with kernels' headers that only say how they were called."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
HEADERS = """\
%:
	@echo 'called $@ LLVM=$(LLVM) SIG_ALL=$(CONFIG_MODULE_SIG_ALL)'
CONFIG_MODULE_SIG_ALL := y
"""


class OnHeaders(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hdaudio-make-")
        self.addCleanup(folder.cleanup)
        self.kdir = Path(folder.name) / "kernel"
        (self.kdir / "include/config").mkdir(parents=True)
        (self.kdir / "Makefile").write_text(HEADERS)
        self.configure("")

    def configure(self, text):
        (self.kdir / "include/config/auto.conf").write_text(text)

    def make(self, *more, env=None):
        """What is said, the tool and the manual being put into the folder, too."""
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("LLVM", "MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
        return subprocess.run(
            ["make", "--no-print-directory", "-C", TOP, f"KDIR={self.kdir}", *more],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**environment, **(env or {})}).stdout


class Compiler(OnHeaders):
    def test_gcc(self):
        self.assertIn("called modules LLVM= ", self.make("modules"))

    def test_clang(self):
        self.configure("CONFIG_CC_IS_CLANG=y\n")
        self.assertIn("called modules LLVM=1 ", self.make("modules"))

    def test_somebody_knows_better(self):
        self.configure("CONFIG_CC_IS_CLANG=y\n")
        self.assertIn("called modules LLVM=-19 ", self.make("modules", "LLVM=-19"))
        self.assertIn("called modules LLVM=-19 ", self.make("modules", env={"LLVM": "-19"}))


class Signing(OnHeaders):
    """Only what make would do: the kernel's folder is not the only one it writes to."""

    def install(self):
        return self.make("-n", "install")

    def test_key_that_is_not_here(self):
        self.configure('CONFIG_MODULE_SIG=y\nCONFIG_MODULE_SIG_KEY="certs/signing_key.pem"\n')
        said = self.install()
        self.assertIn("CONFIG_MODULE_SIG_ALL= modules_install", said)
        self.assertIn('test -z "yes"', said)

    def test_without_quotes(self):
        """As kernels since 6.1 have it."""
        self.configure("CONFIG_MODULE_SIG=y\nCONFIG_MODULE_SIG_KEY=certs/signing_key.pem\n")
        self.assertIn("CONFIG_MODULE_SIG_ALL= modules_install", self.install())
        (self.kdir / "certs").mkdir()
        (self.kdir / "certs/signing_key.pem").touch()
        self.assertNotIn("SIG_ALL= ", self.install())

    def test_no_key(self):
        self.configure('CONFIG_MODULE_SIG=y\nCONFIG_MODULE_SIG_KEY=""\n')
        self.assertIn("CONFIG_MODULE_SIG_ALL= modules_install", self.install())

    def test_key_that_is_here(self):
        self.configure('CONFIG_MODULE_SIG=y\nCONFIG_MODULE_SIG_KEY="certs/signing_key.pem"\n')
        (self.kdir / "certs").mkdir()
        (self.kdir / "certs/signing_key.pem").touch()
        said = self.install()
        self.assertNotIn("SIG_ALL= ", said)
        self.assertIn('test -z ""', said)

    def test_key_on_a_card(self):
        self.configure('CONFIG_MODULE_SIG=y\nCONFIG_MODULE_SIG_KEY="pkcs11:token=ours"\n')
        self.assertNotIn("SIG_ALL= ", self.install())

    def test_kernel_that_signs_nothing(self):
        self.assertNotIn("SIG_ALL= ", self.install())


class Dkms(OnHeaders):
    def build(self, env=None):
        script = '. ./dkms.conf && eval "${MAKE[0]}"'
        environment = {name: value for name, value in os.environ.items() if name != "LLVM"}
        return subprocess.run(
            ["bash", "-euc", script], cwd=TOP, stdout=subprocess.PIPE, text=True,
            env={**environment, "kernel_source_dir": str(self.kdir), "dkms_tree": "/tree",
                 "kernelver": "6.1.0", "arch": "x86_64", **(env or {})}).stdout

    def test_compiler(self):
        self.assertIn("called modules LLVM= ", self.build())
        self.configure("CONFIG_CC_IS_CLANG=y\n")
        self.assertIn("called modules LLVM=1 ", self.build())
        self.assertIn("called modules LLVM=-19 ", self.build({"LLVM": "-19"}))


if __name__ == "__main__":
    unittest.main()
