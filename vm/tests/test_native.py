# SPDX-License-Identifier: GPL-2.0
"""Tests of vm/native, uml.py and cases.py: which suites run, what is left out, what is no pass."""

import contextlib
import importlib.machinery
import importlib.util
import io
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from lib import cases, judge, ktap, machine, uml

LOADER = importlib.machinery.SourceFileLoader("native", str(machine.VM / "native"))
native = importlib.util.module_from_spec(importlib.util.spec_from_loader("native", LOADER))
LOADER.exec_module(native)

TWO = "KUNIT_CASE(a),\nKUNIT_CASE(b),\nstatic struct kunit_suite s = {\n.name = \"hdb_s\",\n"
LOG = """[ 1.0] @@ begin kunit
[ 1.0]     # Subtest: hdb_s
[ 1.0]     1..2
[ 1.0]     ok 1 - a
[ 1.0]     ok 2 - b # SKIP needs two CPUs
[ 1.0] ok 1 - hdb_s
[ 1.0] @@ end kunit
"""
WHOLE = """echo '@@ begin kunit'; echo '@@ end kunit'; touch $0/out/kunit.log
printf 'end kunit 0\\ndone\\n' >$0/out/verdict"""


class Suites(unittest.TestCase):
    def test_in_folders_too(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("kunit/abi_test.c", "kunit/verbs/slots_test.c", "kunit/verbs/slots.c"):
                (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / name).touch()
            self.assertEqual(list(native.test_files(Path(folder))), ["abi", "verbs/slots"])

    def test_patterns(self):
        suites = ["generic/format", "nt/dpc", "stream/format", "verbs/verbs"]
        self.assertEqual(native.chosen([], suites), suites)
        self.assertEqual(native.chosen(["format", "verbs"], suites),
                         ["generic/format", "stream/format", "verbs/verbs"])
        self.assertEqual(native.chosen(["stream/*", "d*"], suites), ["nt/dpc", "stream/format"])

    def test_one_that_is_not_there(self):
        with self.assertRaisesRegex(machine.Failed, "no suite verb:"):
            native.chosen(["verbs", "verb"], ["verbs"])

    def test_what_the_module_is_told(self):
        self.assertEqual(native.module_parameters(["a", "b"], ""),
                         {"KUNIT_PARAMETERS": "suites=a,b"})
        self.assertEqual(native.module_parameters(["a"], "oracle_seed=7"),
                         {"KUNIT_PARAMETERS": "suites=a oracle_seed=7"})

    def test_those_left_out_exist(self):
        self.assertLessEqual(set(native.LEFT_OUT), set(native.test_files(machine.VM.parent)))


class Run(unittest.TestCase):
    def run_with(self, log, results=()):
        with tempfile.TemporaryDirectory() as folder:
            job = machine.Job("uml", ["kunit"], out=Path(folder))
            (job.out / "console.log").write_text(log)
            with mock.patch.object(uml, "boot", lambda job: results):
                return native.run(job, [TWO])

    def test_all_that_the_source_has(self):
        ran, problems = self.run_with(LOG)
        self.assertEqual(([case.name for case in ran], problems), (["a", "b"], []))

    def test_fewer_are_a_problem(self):
        for gone in ("ok 1 - a", "1..2", "# Subtest: hdb_s", "ok 1 - hdb_s"):
            self.assertTrue(self.run_with(LOG.replace(gone, ""))[1], gone)

    def test_reports_are_a_problem(self):
        bad = judge.Result("kernel-log", "BUG: KASAN: use-after-free")
        self.assertEqual(self.run_with(LOG, [bad])[1], ["kernel-log: BUG: KASAN: use-after-free"])

    def test_what_is_left_to_others(self):
        ran, _ = self.run_with(LOG)
        self.assertEqual(native.left(ran, {"system/race": TWO}), {"needs two CPUs": 3})
        ran, _ = self.run_with(LOG.replace("needs two CPUs", "out of luck"))
        self.assertEqual(native.left(ran, {}), {})


class Machine(unittest.TestCase):
    def boot(self, script):
        """{scenario: what is wrong} of a kernel that does what the shell's script does."""
        with tempfile.TemporaryDirectory() as folder:
            job = machine.Job("uml", ["kunit"], build=Path(folder), out=Path(folder))
            with mock.patch.object(machine, "tool", lambda *_: folder), \
                    mock.patch.object(uml, "fill", self.fill), \
                    mock.patch.object(uml, "command", lambda _, root, *__: ["sh", "-c", script,
                                                                            root]):
                return {result.name: result.why for result in uml.boot(job)}

    @staticmethod
    def fill(root, *_):
        (root / "out").mkdir(parents=True)

    def test_one_that_comes_to_its_end(self):
        self.assertEqual(self.boot(WHOLE), {"kunit": "", "kernel-log": ""})

    def test_one_without_its_log(self):
        found = self.boot(WHOLE.replace("@@", "@"))
        self.assertEqual(found["kunit"], "its part of the kernel's log did not arrive")

    def test_one_that_dies(self):
        self.assertEqual(self.boot("echo Oops: 0"),
                         {"kunit": "did not run to its end", "kernel-log": "Oops: 0"})

    def test_one_that_is_silent(self):
        with mock.patch.multiple(uml, LOOK=0.02, SILENCE=0.1):
            self.assertEqual(self.boot("sleep 100 & wait"),
                             {"kunit": "did not run to its end",
                              "kernel-log": "the machine did not switch off in time"})

    def test_one_that_says_too_much(self):
        with mock.patch.multiple(uml, LOOK=0.02, SECONDS=0.2):
            found = self.boot("while echo still here; do sleep 0.01; done")
        self.assertEqual(found["kernel-log"], "the machine did not switch off in time")


class Conclusion(unittest.TestCase):
    def conclude(self, *arguments):
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            return cases.conclude(*arguments, "/out", False), shown.getvalue()

    def test_passed(self):
        self.assertEqual(self.conclude([ktap.Case("s", "a", True)], [])[0], 0)

    def test_not_passed(self):
        failed = ktap.Case("s", "a", False, notes=["s_test.c:10"])
        self.assertEqual(self.conclude([failed], [])[0], 1)
        self.assertIn("FAIL s.a\n     s_test.c:10\n", self.conclude([failed], [])[1])
        self.assertEqual(self.conclude([], [])[0], 1)

    def test_why_it_failed(self):
        notes = ["codecs 1"] * 20 + ["EXPECTATION FAILED at s_test.c:10", "Expected"]
        self.assertEqual(cases.reasons(notes), notes[20:])
        self.assertEqual(cases.reasons(notes[:20]), notes[:cases.NOTES])

    def test_other_problems(self):
        self.assertEqual(self.conclude([ktap.Case("s", "a", True)], ["worse"])[0], 1)
