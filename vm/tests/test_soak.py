# SPDX-License-Identifier: GPL-2.0
"""Tests of vm/soak: what takes hours is seldom run, and its tables still name what there is."""

import importlib.machinery
import importlib.util
import unittest

from lib import machine

loader = importlib.machinery.SourceFileLoader("soak", str(machine.VM / "soak"))
soak = importlib.util.module_from_spec(importlib.util.spec_from_loader("soak", loader))
loader.exec_module(soak)

KUNIT = machine.VM.parent / "kunit"


class Tables(unittest.TestCase):
    def test_each_scenario_takes_its_rounds(self):
        for name, variable, *_ in soak.ROUNDS:
            text = (machine.VM / f"guest/scenarios/{name}.sh").read_text()
            self.assertIn(f"${{{variable}:-", text, name)

    def test_each_suite_is_there(self):
        for _, _, tests, *_ in soak.SUITES:
            self.assertTrue(soak.sources(tests))

    def test_each_parameter_is_one_of_the_module(self):
        sources = "".join(path.read_text() for path in KUNIT.rglob("*.c"))
        for _, _, _, parameters, *_ in soak.SUITES:
            for parameter in parameters.split():
                name = parameter.partition("=")[0]
                self.assertIn(f"MODULE_PARAMETER({name},", sources)

    def test_a_scenario_runs_on_the_kernel_it_is_for(self):
        for asked, scenario, kernel in (("debug", "fuzz", "debug"), ("stock", "fuzz", "stock"),
                                        ("debug", "hotplug", "stock"), ("stock", "model", "debug")):
            args = soak.arguments([f"--kernel={asked}"])
            self.assertEqual(soak.kernel_for(args, scenario), kernel)


if __name__ == "__main__":
    unittest.main()
