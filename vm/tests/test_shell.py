# SPDX-License-Identifier: GPL-2.0
"""Tests of lib.sh and of what all scripts do alike."""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

VM = Path(__file__).resolve().parent.parent


class OnACache(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hdaudio-shell-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def bash(self, script, **env):
        """Run it as the scripts beside lib.sh run."""
        text = f'set -euo pipefail\n. "{VM}/lib/lib.sh"\n{script}'
        return subprocess.run(["bash", "-c", text], cwd=self.folder, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE,
                              env={**os.environ, "HDAUDIO_CACHE": str(self.folder), **env})


class Logged(OnACache):
    def test_a_function_stops_where_it_fails(self):
        done = self.bash('f() { echo one; false; echo two; }\nlogged "$cache/log" f\necho three')
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual((self.folder / "log").read_text(), "one\n")
        self.assertIn("failed (1): f", done.stderr)
        self.assertIn(f"the whole log: {self.folder}/log", done.stderr)

    def test_in_a_pipeline(self):
        done = self.bash('f() { false | cat; echo two; }\nlogged "$cache/log" f')
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("two", done.stderr)

    def test_what_follows_still_has_to_work(self):
        done = self.bash('logged "$cache/log" true\nfalse\necho three')
        self.assertEqual((done.returncode, done.stdout), (1, ""))

    def test_quiet_while_it_works(self):
        done = self.bash('f() { echo one; }\nlogged "$cache/log" f\necho three')
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "three\n", ""))


class Renew(OnACache):
    """Make builds in the copy."""

    def setUp(self):
        super().setUp()
        self.source, self.build = self.folder / "source", self.folder / "build"
        self.source.mkdir()
        (self.source / "a.c").write_text("one\n")
        (self.source / "b.c").write_text("one\n")
        self.renew()

    def renew(self):
        done = self.bash(f'cd "{self.source}"\nrenew -i --exclude="*.o" . "{self.build}/"')
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def built(self, name):
        """The object of a file, just compiled."""
        (self.build / name).with_suffix(".o").touch()

    def is_newer(self, name):
        return ((self.build / name).stat().st_mtime_ns
                > (self.build / name).with_suffix(".o").stat().st_mtime_ns)

    def test_edited_while_it_was_compiled(self):
        """The edit is older than the object, which does not have it."""
        (self.source / "a.c").write_text("two\n")
        os.utime(self.source / "a.c", (time.time() - 60,) * 2)
        self.built("a.c")
        self.built("b.c")
        self.renew()
        self.assertEqual((self.build / "a.c").read_text(), "two\n")
        self.assertTrue(self.is_newer("a.c"))
        self.assertFalse(self.is_newer("b.c"))

    def test_what_is_the_same_stays_built(self):
        self.built("a.c")
        (self.source / "a.c").touch()
        self.renew()
        self.assertFalse(self.is_newer("a.c"))

    def test_tells_what_is_gone(self):
        (self.source / "b.c").unlink()
        self.assertIn("*deleting   b.c", self.renew())


class Guest(OnACache):
    """Its files are Debian's, whatever this machine has."""

    def setUp(self):
        super().setUp()
        self.debian, self.guest = self.folder / "debian", self.folder / "guest"
        self.debian.mkdir()

    def copy(self, name):
        return self.bash(f'debian="{self.debian}"\ncopy_file "/{name}" "{self.guest}"')

    def test_same_place(self):
        (self.debian / "a").write_text("Debian's")
        (self.debian / "b").symlink_to("a")
        self.assertEqual(self.copy("b").returncode, 0)
        self.assertEqual((self.guest / "b").read_text(), "Debian's")

    def test_link_to_this_machine(self):
        (self.debian / "shell").symlink_to("/bin/sh")
        done = self.copy("shell")
        self.assertEqual(done.returncode, 1)
        self.assertIn("leads out", done.stderr)
        self.assertFalse((self.guest / "shell").exists())


class Surroundings(OnACache):
    def test_nothing_of_the_calling_make(self):
        done = self.bash('env | grep -E "^(MAKEFLAGS|MFLAGS|MAKELEVEL|KDIR)=" || echo none',
                         MAKEFLAGS=" -j4 --jobserver-auth=3,4", MFLAGS="-j4", MAKELEVEL="1",
                         KDIR="/elsewhere")
        self.assertEqual(done.stdout, "none\n")

    def test_cache_from_here(self):
        self.assertEqual(self.bash('echo "$cache"', HDAUDIO_CACHE="kept/../a").stdout,
                         f"{self.folder}/a\n")

    def test_cache_in_the_checkout(self):
        for cache in (VM.parent, VM / "cache"):
            done = self.bash("echo on", HDAUDIO_CACHE=str(cache))
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("is in the checkout", done.stderr)
            done = subprocess.run([VM / "run", "--help"], text=True, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE,
                                  env={**os.environ, "HDAUDIO_CACHE": str(cache)})
            self.assertIn("is in the checkout", done.stderr)
        self.assertFalse((VM / "cache").exists())


class Module(OnACache):
    def test_shell_without_a_terminal(self):
        done = subprocess.run([VM / "module", VM.parent / "codecs/example"], text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE,
                              env={**os.environ, "HDAUDIO_CACHE": str(self.folder)})
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("no terminal", done.stderr)
        self.assertIn("CMD=", done.stderr)


if __name__ == "__main__":
    unittest.main()
