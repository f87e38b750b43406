# SPDX-License-Identifier: GPL-2.0
"""Tests of vm/mutate and mutants.py: what is planted where, and what counts as noticed."""

import contextlib
import importlib.machinery
import importlib.util
import io
import subprocess
import sys
import tempfile
import textwrap
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

    def test_flag(self):
        text = CODE.replace("0x10", "FLAG_ONE | FLAG_TWO |\n\t       FLAG_THREE")
        whats = [mutant.what() for mutant in mutants.of_file("f.c", text)]
        for flag in ("FLAG_ONE |", "| FLAG_TWO", "| FLAG_THREE"):
            self.assertIn(f"f: flag left out: {flag} -> nothing", whats)

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

    def test_names(self):
        """Of the function, or none in a table; those that read the same are told apart."""
        text = CODE.replace("second(s, 0x10)", "first(s)") + "static int row = { 5 };\n"
        whats = [mutant.what() for mutant in mutants.of_file("f.c", text)]
        self.assertIn("f: statement dropped: first(s); -> ;", whats)
        self.assertIn("f: statement dropped: first(s); -> ; (2)", whats)
        self.assertIn("-: constant changed: 5 -> 6", whats)
        self.assertEqual(len(set(whats)), len(whats))

    def test_header(self):
        """What is outside of its functions is no code."""
        text = CODE.replace("#define MOST 5", "struct s {\n\tint n[5];\n};\n")
        self.assertIn(5, {mutant.line - 3 for mutant in mutants.of_file("f.h", text)})
        self.assertFalse([mutant for mutant in mutants.of_file("f.h", text) if mutant.line < 5])

    def test_our_own_sources(self):
        """Of every kind there are many."""
        kinds = {mutant.kind for name in mutate.files([])
                 for mutant in mutants.of_file(name, (mutate.TOP / name).read_text())}
        self.assertEqual(len(kinds), 8)


class Tests(unittest.TestCase):
    def test_of_its_own_name(self):
        self.assertEqual(mutate.tests_of("hdaudio_compat/verbs/slots.c"), (["verbs/slots"], []))

    def test_of_the_table(self):
        rows = [["`stream/x.c`", "`stream/a_test.c`, `vm/guest/scenarios/b.sh`"]]
        self.assertEqual(mutate.tests_of("hdaudio_compat/stream/x.c", rows), (["stream/a"], ["b"]))

    def test_of_a_header(self):
        self.assertEqual(mutate.tests_of("hdaudio_compat/verbs/slots.h"), (["verbs/slots"], []))

    def test_every_file_has_some(self):
        for name in mutate.files([]):
            if name.endswith(".c"):
                self.assertTrue(any(mutate.tests_of(name)), name)

    def test_quickest_first(self):
        native = machine.VM / "native"
        self.assertEqual(mutate.runs_of("hdaudio_compat/verbs/slots.c"),
                         [[native, "verbs/slots"], [native]])
        self.assertEqual(mutate.runs_of("hdaudio_compat/hw/io.h"), [[native]])

    def test_what_is_not_native(self):
        command, = mutate.runs_of("hdaudio_compat/pci.c")
        self.assertEqual(command[0], machine.VM / "run")
        self.assertIn("polite", command)

    def test_no_such_file(self):
        with self.assertRaises(machine.Failed):
            mutate.files(["hdaudio_compat/nowhere.c"])


class Verdict(unittest.TestCase):
    def test_words(self):
        self.assertEqual(mutate.verdict(0, "ok"), "")
        self.assertEqual(mutate.verdict(None, ""), "no end in time")
        self.assertEqual(mutate.verdict(1, "FAIL hdb_x.a\n     why\n1 passed"), "hdb_x.a")

    def test_none(self):
        """A machine that was never there has noticed nothing."""
        with self.assertRaisesRegex(machine.Failed, "exit 1: error: no space"):
            mutate.verdict(1, "log\nerror: no space\n")

    def test_outcome(self):
        for noticed, word in ((mutate.BROKEN, mutate.BROKEN), ("", "survived"), ("a.b", "noticed"),
                              (mutate.NOTHING + "why", "equivalent")):
            self.assertEqual(mutate.outcome(noticed), word)

    def test_too_long(self):
        with tempfile.NamedTemporaryFile() as log, mock.patch.object(mutate, "SECONDS", 0.1):
            self.assertIsNone(mutate.ends(["sleep", "60"], log.name))

    def test_stopped(self):
        """What it started in a group of its own is ended by it, and has the time for that."""
        child = textwrap.dedent("""
            import subprocess
            other = subprocess.Popen(["sleep", "60"], start_new_session=True)
            try:
                print("begun", flush=True)
                other.wait()
            finally:
                other.kill()
                other.wait()
                print("ended", flush=True)
            """)
        with mutate.started([sys.executable, "-c", child], subprocess.PIPE) as process:
            self.assertEqual(process.stdout.readline(), b"begun\n")
        self.assertIn(b"ended", process.communicate()[0])


class Planting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        home = Path(folder.name)
        patch = mock.patch.object(mutate, "HOME", home)
        patch.start()
        self.addCleanup(patch.stop)
        self.file = "hdaudio_compat/verbs/slots.c"
        self.text = (mutate.TOP / self.file).read_text()
        self.tree = mutate.Tree()
        (self.tree.folder / "hdaudio_compat/verbs").mkdir(parents=True)
        self.planted = self.tree.folder / self.file
        self.planted.write_text(self.text)
        self.mutant = mutants.of_file(self.file, self.text)[0]

    def test_only_meanwhile(self):
        with self.assertRaises(KeyboardInterrupt), self.tree.planted(self.mutant):
            self.assertEqual(self.planted.read_text(), self.mutant.applied(self.text))
            raise KeyboardInterrupt
        self.assertEqual(self.planted.read_text(), self.text)
        self.assertEqual((mutate.TOP / self.file).read_text(), self.text)

    def test_edited(self):
        """What is in the copy counts, and a place that is not there is not planted in."""
        self.planted.write_text("/* new */\n" + self.text)
        with self.assertRaisesRegex(machine.Failed, "edited"), self.tree.planted(self.mutant):
            pass

    def run_with(self, codes, says=""):
        """noticed() where these are the exit codes of the build and the runs."""
        def ends(command, log):
            self.assertEqual(command[command.index("--source") + 1], self.tree.folder)
            with open(log, "a") as out:
                print(f"{says}\n/built", file=out)
            return codes.pop(0)
        with mock.patch.object(mutate, "ends", ends):
            return self.tree.noticed(mutate.runs_of(self.file), "log")

    def test_build(self):
        self.assertEqual(self.run_with([1]), mutate.BROKEN)

    def test_all_runs(self):
        self.assertEqual(self.run_with([0, 0, 0]), "")
        self.assertEqual(self.run_with([0, 0, 1], "FAIL a.b"), "a.b")
        self.assertEqual(self.run_with([0, None]), "no end in time")

    def test_proof(self):
        """Tests that fail anyway are not asked; those that pass are asked once."""
        runs = mutate.runs_of(self.file)
        with mock.patch.object(mutate.Tree, "noticed", return_value="a.b"):
            with self.assertRaisesRegex(machine.Failed, "without any mistake: a.b"):
                self.tree.prove(runs)
        with mock.patch.object(mutate.Tree, "noticed", return_value="") as noticed:
            self.tree.prove(runs)
            self.tree.prove(runs)
        noticed.assert_called_once_with(runs[-1:], "no-mistake")

    def test_alone(self):
        with mutate.alone(), self.assertRaisesRegex(machine.Failed, "another"):
            with mutate.alone():
                pass


class Equivalent(unittest.TestCase):
    def test_text(self):
        text = "# no entry: x\na/b.c:7: f: bound off by one: < -> <=\n\tnobody\n\tsees\n"
        self.assertEqual(mutate.equivalents(text),
                         {("a/b.c", "f: bound off by one: < -> <="): "nobody sees"})

    def test_ours(self):
        """Each has a reason, and is a mistake that would be planted."""
        nothing = mutate.equivalents(machine.read_text(mutate.EQUIVALENT))
        for file, what in nothing:
            self.assertTrue(nothing[file, what], what)
            self.assertIn(what, [mutant.what() for mutant in
                                 mutants.of_file(file, (mutate.TOP / file).read_text())])


class Memory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "known"
        self.mutants = mutants.of_file("f.c", CODE)

    def memory(self, tests="t1"):
        return mutate.Memory(tests, self.file)

    def test_resumed(self):
        self.memory().add(self.mutants[0], "a_case")
        self.memory().add(self.mutants[1], "")
        self.assertEqual(self.memory().known,
                         {self.mutants[0].key: "a_case", self.mutants[1].key: ""})

    def test_other_tests(self):
        """What survived may not survive them."""
        self.memory().add(self.mutants[0], "a_case")
        self.memory().add(self.mutants[1], "")
        self.assertEqual(self.memory("t2").known, {self.mutants[0].key: "a_case"})

    def test_conclusion(self):
        judged = list(zip(self.mutants, ("a_case", "", mutate.BROKEN, mutate.NOTHING + "why")))
        with contextlib.redirect_stdout(io.StringIO()) as said:
            self.assertEqual(mutate.conclude(judged, 7), 1)
        self.assertEqual(said.getvalue().split("\n")[-2],
                         "seed 7: 1 noticed, 1 survived (50 % noticed); 1 equivalent, "
                         "1 did not compile")
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(mutate.conclude(judged[:1], 7), 0)


if __name__ == "__main__":
    unittest.main()
