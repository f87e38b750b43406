# SPDX-License-Identifier: GPL-2.0
"""Tests of vm/mutate and mutants.py: what is planted where, and what counts as noticed."""

import contextlib
import importlib.machinery
import importlib.util
import io
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from lib import machine, mutants

LOADER = importlib.machinery.SourceFileLoader("mutate", str(machine.VM / "mutate"))
mutate = importlib.util.module_from_spec(importlib.util.spec_from_loader("mutate", LOADER))
LOADER.exec_module(mutate)

CODE = """\
#define MOST 5
/* if (never) */
static int f(struct s *s, int n)
{
	if (n < 4 && says(s, "if (x)"))
		return -EINVAL;
	mutex_lock(&s->lock);
	first(s);
	second(s, 0x10);
	s->n = n;
	mutex_unlock(&s->lock);
	lockdep_assert_held(&s->lock);
	return 0;
}
"""


def found(kind, text=CODE):
    """{line: what the lines that it changes have become}"""
    lines = {}
    for mutant in mutants.of_file("f.c", text):
        if mutant.kind == kind:
            changed = mutant.applied(text).split("\n")
            lines.setdefault(mutant.line, []).append(
                [line.strip() for line in changed if line not in text.split("\n")])
    return lines


class Kinds(unittest.TestCase):
    def test_condition(self):
        self.assertEqual(found("condition negated"),
                         {5: [['if (!(n < 4 && says(s, "if (x)")))']]})

    def test_error_path(self):
        self.assertEqual(found("error path skipped"),
                         {5: [['if (0 && (n < 4 && says(s, "if (x)")))']]})
        self.assertEqual(found("error path skipped", CODE.replace("return -EINVAL", "n = 5")), {})

    def test_bound(self):
        self.assertEqual(found("bound off by one"), {5: [['if (n <= 4 && says(s, "if (x)"))']]})

    def test_statement(self):
        self.assertEqual(sorted(found("statement dropped")), [8, 9, 10])

    def test_constant(self):
        lines = found("constant changed")
        self.assertEqual(sorted(lines), [5, 9, 13])
        self.assertEqual(lines[9], [["second(s, 0x11);"]])
        self.assertEqual(lines[13], [["return 1;"]])

    def test_order(self):
        swapped, = [m for m in mutants.of_file("f.c", CODE) if m.kind == "call order swapped"]
        self.assertIn("\tsecond(s, 0x10);\n\tfirst(s);\n", swapped.applied(CODE))

    def test_lock(self):
        (change,), = found("lock left out").values()
        self.assertEqual(change, [";", ";"])
        text = CODE.replace("mutex_lock(&s->lock)", "spin_lock_irqsave(&s->lock, flags)").replace(
            "mutex_unlock(&s->lock)", "spin_unlock_irqrestore(&s->lock, flags)")
        (change,), = found("lock left out", text).values()
        self.assertEqual(change, ["flags = 0;", "(void)flags;"])

    def test_key_stays_when_others_change(self):
        def keys(text):
            return {mutant.key for mutant in mutants.of_file("f.c", text)}
        self.assertEqual(keys(CODE), keys("\n\n" + CODE))
        self.assertNotEqual(keys(CODE), keys(CODE.replace("first", "third")))
        self.assertEqual(len(keys(CODE)), len(mutants.of_file("f.c", CODE)))

    def test_our_own_sources(self):
        """Of every kind there are many."""
        kinds = {mutant.kind for name in mutate.files([])
                 for mutant in mutants.of_file(name, (mutate.TOP / name).read_text())}
        self.assertEqual(len(kinds), 7)


class Tests(unittest.TestCase):
    def test_of_its_own_name(self):
        self.assertEqual(mutate.tests_of("hdaudio_compat/verbs/slots.c"), (["verbs/slots"], []))

    def test_of_the_table(self):
        rows = [["`stream/x.c`", "`stream/a_test.c`, `vm/guest/scenarios/b.sh`"]]
        self.assertEqual(mutate.tests_of("hdaudio_compat/stream/x.c", rows), (["stream/a"], ["b"]))

    def test_every_file_has_some(self):
        for name in mutate.files([]):
            self.assertTrue(any(mutate.tests_of(name)), name)

    def test_what_is_not_native(self):
        command, = mutate.commands("hdaudio_compat/pci.c", "/tree")
        self.assertEqual(command[:3], [machine.VM / "run", "--source", "/tree"])
        self.assertIn("polite", command)

    def test_no_such_file(self):
        with self.assertRaises(machine.Failed):
            mutate.files(["hdaudio_compat/nowhere.c"])


class Verdict(unittest.TestCase):
    def test_words(self):
        self.assertEqual(mutate.verdict(0, "ok"), "")
        self.assertEqual(mutate.verdict(None, ""), "no end in time")
        self.assertEqual(mutate.verdict(1, "FAIL hdb_x.a\n     why\n1 passed"), "hdb_x.a")
        self.assertEqual(mutate.verdict(1, ""), "exit 1")
        self.assertEqual(mutate.verdict(1, "error: vm/make/modules uml --source /x failed\n"),
                         mutate.BROKEN)

    def test_too_long(self):
        with tempfile.NamedTemporaryFile() as log, mock.patch.object(mutate, "SECONDS", 0.1):
            self.assertIsNone(mutate.ends(["sleep", "60"], log.name))


class Memory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "known"
        self.mutants = mutants.of_file("f.c", CODE)

    def test_resumed(self):
        mutate.Memory(self.file).add(self.mutants[0], "a_case")
        mutate.Memory(self.file).add(self.mutants[1], "")
        known = mutate.Memory(self.file).known
        self.assertEqual(known, {self.mutants[0].key: "a_case", self.mutants[1].key: ""})

    def test_conclusion(self):
        memory = mutate.Memory(self.file)
        for number, noticed in enumerate(("a_case", "", mutate.BROKEN)):
            memory.add(self.mutants[number], noticed)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            self.assertEqual(mutate.conclude(self.mutants[:3], memory), 1)
        self.assertIn("1 noticed, 1 survived: 50 %", said.getvalue())
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(mutate.conclude(self.mutants[:1], memory), 0)


if __name__ == "__main__":
    unittest.main()
