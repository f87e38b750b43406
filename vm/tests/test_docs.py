# SPDX-License-Identifier: GPL-2.0
"""Tests of static/docs with a tree of a few lines."""

import importlib.machinery
import importlib.util
import tempfile
import unittest
from pathlib import Path

from lib import machine

loader = importlib.machinery.SourceFileLoader("docs", str(machine.VM / "static/docs"))
docs = importlib.util.module_from_spec(importlib.util.spec_from_loader("docs", loader))
loader.exec_module(docs)

FILES = {
    "Makefile": "check:\n\nmake-more:\n",
    "hdaudio_compat/refusal.h": 'X(LEVEL, STATUS_UNSUCCESSFUL, "called too high") \\\n',
    "hdaudio_compat/ddi/ddi_verbs.c": "/* once old_name() */\nint top(void)\n{\n\treturn below();\n}\n",
    "hdaudio_compat/verbs/verbs.c": "int below(void)\n{\n\tqueue(work);\n}\nint timer(void)\n{\n}\n",
    "kunit/ddi/ddi_verbs_test.c": "",
    "kunit/verbs/verbs_test.c": "",
    "docs/porting.md": "| called too high | UNSUCCESSFUL | go down |\n",
    "docs/architecture.md": "",
    "README.md": "",
}


class Docs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        file = self.top / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def complaints(self, readme=""):
        self.write("README.md", readme)
        return list(docs.complaints(self.top))

    def assertFine(self, readme):
        self.assertEqual(self.complaints(readme), [])

    def assertWrong(self, readme, *words):
        self.assertEqual(self.complaints(readme), [f"README.md:1: {w}" for w in words])

    def test_nothing(self):
        self.assertFine("")

    def test_paths(self):
        self.assertFine("`hdaudio_compat/ddi/ddi_verbs.c`, `verbs/verbs.c`, `kunit/`, `verbs.c`\n"
                        "[port](docs/porting.md#top), `*_test.c`, `kunit/*/ddi_*_test.c`\n"
                        "`/lib/guest.sh`, `X_test.c`, `NAME.sh`, `<wdm.h>`, plain ddi/none.c\n")
        self.assertWrong("`ddi/ddi_none.c` and `kunit/none/`",
                         "there is no ddi/ddi_none.c", "there is no kunit/none/")
        self.assertWrong("[port](docs/none.md)", "there is no docs/none.md")
        self.assertWrong("    vm/none --help", "there is no vm/none")

    def test_functions(self):
        self.assertFine("`top()` and below(), on kthread_run()")
        self.assertWrong("old_name() is in a comment alone", "nothing is called old_name()")

    def test_targets(self):
        self.assertFine("`make check`, `make make-more`, to make sense")
        self.assertWrong("`make sense`", "make has no target sense")

    def test_journey(self):
        self.assertFine("    ddi/ddi_verbs.c  top()\n    verbs/verbs.c      below()\n"
                        "    verbs/verbs.c    ~> timer()\n")
        self.assertFine("    ddi/ddi_verbs.c  top()\n    verbs/verbs.c    timer()\n")
        self.assertWrong("    ddi/ddi_verbs.c  below()", "ddi/ddi_verbs.c does not define below()")

    def test_journey_not_called(self):
        wrong = self.complaints("    ddi/ddi_verbs.c  top()\n    verbs/verbs.c      timer()\n")
        self.assertEqual(wrong, ["README.md:2: ddi/ddi_verbs.c does not name timer()"])

    def test_refusals(self):
        self.write("docs/porting.md", "| called too high | NO_MEMORY | go down |\n")
        self.assertEqual(self.complaints(), [
            'docs/porting.md: "called too high", UNSUCCESSFUL, is not explained'])

    def test_keys(self):
        self.write("vm/guest/scenarios/a.sh", "# needs: much\n# summary: and\necho\n")
        self.write("CONTRIBUTING.md", "| `summary` | one line |\n")
        self.assertEqual(self.complaints(), ["CONTRIBUTING.md: `needs`, at the head of "
                                             "vm/guest/scenarios/a.sh, is not explained"])

    def test_tests_of_another_room(self):
        self.write("codecs/generic/ddi/verbs.c", "")
        self.assertEqual(self.complaints(), [
            "docs/architecture.md: by which test is codecs/generic/ddi/verbs.c tested?"])

    def test_tests(self):
        self.write("hdaudio_compat/irq.c", "")
        self.assertEqual(self.complaints(), [
            "docs/architecture.md: by which test is hdaudio_compat/irq.c tested?"])
        self.write("docs/architecture.md", "| `irq.c` | `verbs_test.c` |\n")
        self.assertEqual(self.complaints(), [])
        self.write("docs/architecture.md", "| `irq.c` | `verbs_test.c` |\n"
                   "| `gone.c` | `verbs_test.c` |\n| `verbs/verbs.c` | `verbs_test.c` |\n")
        self.assertEqual(self.complaints(), [
            "docs/architecture.md:2: there is no gone.c",
            "docs/architecture.md: hdaudio_compat/verbs/verbs.c has a test of its name, "
            "and needs no row",
            "docs/architecture.md: a row for gone.c, which is none of the drivers'"])


if __name__ == "__main__":
    unittest.main()
