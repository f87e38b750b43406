# SPDX-License-Identifier: GPL-2.0
"""Tests of bench_log.py, bench_profile.py and bench_report.py: nothing counted twice or lost."""

import importlib.machinery
import pathlib
import tempfile
import types
import unittest

from bench import bench_log, bench_profile, bench_report
from lib import machine


def logged(*lines):
    return [f"ich9-intel-hda: {line}\n" for line in lines]


FLUSH = ("read  GCAP            : 0x4401 (ffff)", "read  VMIN            : 0x0 (ff)")


def marker(offset):
    return (*FLUSH, f"unknown register, addr {0x1000 + offset:#x}")


class RegisterLog(unittest.TestCase):
    def count(self, *lines):
        return bench_log.cases(logged(*marker(8), *lines, *marker(12)))[1]

    def test_nothing_between_the_markers(self):
        self.assertEqual(self.count().count, 0)

    def test_each_access_counts(self):
        case = self.count("write CORBWP          : 0x1 (ffff)",
                          "intel_hda_corb_run: [rp 0x1] verb 0x000f0000",
                          "read  RIRBSTS         : 0x1 (ff)")
        self.assertEqual(case.by_register(), {"write CORBWP": 1, "read RIRBSTS": 1})

    def test_folded_accesses_count(self):
        case = self.count("read  INTSTS          : 0x0 (ffffffff)",
                          "previous register op repeated 3 times")
        self.assertEqual(case.by_register(), {"read INTSTS": 4})

    def test_unknown_registers_count_and_do_not_repeat(self):
        case = self.count("read  WALLCLK         : 0x5 (ffffffff)",
                          "unknown register, addr 0x38",
                          "previous register op repeated 1 times")
        self.assertEqual(case.by_register(), {"read WALLCLK": 2, "either 0x38": 1})

    def test_what_is_outside_does_not_count(self):
        outside = "write CORBWP          : 0x1 (ffff)"
        cases = bench_log.cases(logged(outside, *marker(0), *marker(4), outside))
        self.assertEqual(cases[0].count, 0)

    def test_until_run(self):
        case = self.count("read  INTCTL          : 0x0 (ffffffff)",
                          "write OUT4 CTL        : 0x100004 (ff0000)",
                          "write OUT4 CTL        : 0x100006 (ff)",
                          "read  WALLCLK         : 0x5 (ffffffff)")
        self.assertEqual((case.until_run(), case.count), (3, 4))

    def test_positions(self):
        case = self.count("read  INTSTS          : 0x80000010 (ffffffff)",
                          "read  OUT4 LPIB       : 0x2000 (ffffffff)",
                          "previous register op repeated 1 times")
        self.assertEqual((case.positions, case.count), (2, 3))

    def test_an_end_without_a_begin(self):
        self.assertRaises(bench_log.BadLog, bench_log.cases, logged(*marker(4)))

    def test_a_case_in_a_case(self):
        self.assertRaises(bench_log.BadLog, bench_log.cases, logged(*marker(0), *marker(8)))

    def test_a_marker_without_its_flush(self):
        lines = (*marker(0), "read  INTSTS          : 0x0 (ffffffff)", marker(4)[-1])
        self.assertRaises(bench_log.BadLog, bench_log.cases, logged(*lines))


SYMBOLS = """ffffffff81000000 T outer
ffffffffc0000000 t bench_begin\t[hdaudio_bench]
ffffffffc0000100 t mark\t[hdaudio_bench]
ffffffffc0000200 t measure\t[hdaudio_bench]
ffffffffc0000300 t bench_end\t[hdaudio_bench]
"""


def executed(*addresses):
    return [f"Trace 0: 0x7f00 [0000000000000000/{address:016x}/0040c0b0/ff020001] \n"
            for address in addresses]


class Profile(unittest.TestCase):
    def test_counts_between_begin_and_end(self):
        trace = executed(0xffffffff81000000, 0xffffffffc0000000, 0xffffffffc0000104,
                         0xffffffffc0000008, 0xffffffff81000004, 0xffffffffc0000204,
                         0xffffffff81000008, 0xffffffff81000010, 0xffffffffc0000300,
                         0xffffffff81000008)
        cases = bench_profile.count(trace, bench_profile.Symbols(SYMBOLS))
        self.assertEqual(cases, [{("measure", "hdaudio_bench"): 1, ("outer", ""): 2}])


def measured(driver, label, count, **values):
    return bench_report.Measured(driver, label, values, bench_log.Case([("read X", 0)] * count))


class Report(unittest.TestCase):
    def rows(self):
        values = {"verbs": 100, "rounds": 10, "median": 15000, "interrupts": 110}
        return bench_report.rows([measured("stock", "sync-1", 800, **values),
                                  measured("ours", "sync-1", 250, **values)])

    def test_a_verb(self):
        found = {row.unit: (row.stock, row.ours, row.verdict) for row in self.rows()}
        self.assertEqual(found["register accesses a verb"], (8, 2.5, "over"))
        self.assertEqual(found["interrupts a verb"], (1, 1, ""))
        self.assertEqual(found["instructions a verb"], (1500, 1500, "over"))

    def test_how_much_over(self):
        over = {row.unit: (row.exceeds(20), row.exceeds(30)) for row in self.rows()}
        self.assertEqual(over["register accesses a verb"], (True, False))  # 2.5 of 2
        self.assertEqual(over["interrupts a verb"], (False, False))
        self.assertEqual(over["instructions a verb"], (True, False))  # 1,500 of 1,200

    def test_what_was_not_measured_is_left_out(self):
        self.assertEqual(len(self.rows()), 3)


class Limits(unittest.TestCase):
    """What make check holds the driver to beside verbs: all is as much as it may be, or one more."""

    ONE_PERIOD = {"idle_us": 1e6 * bench_report.PERIOD / bench_report.RATE}
    MOST = {"idle": {"instructions": 0, **ONE_PERIOD},
            "period": {"instructions": 14450, "interrupts": 1, **ONE_PERIOD},
            "period-irq": {"instructions": 0, "handler": 2000, "dpc": 250, **ONE_PERIOD},
            "probe-cost": {"empty": 0}, "start": {"instructions": 566},
            "attach-1": {"instructions": 9, "idle_us": 1},
            "memory-controller": {"objects": 43904, "pages": 4096},
            "memory-stream": {"objects": 16116, "pages": 16384}}

    def over(self, label=None, **more):
        """What is over its limit where ours costs so much more."""
        values = {**self.MOST, label: {**self.MOST.get(label, {}), **more}}
        lines = [measured("ours", each, 2, **values[each]) for each in self.MOST]
        lines.append(measured("stock", "attach-1", 2, instructions=100, idle_us=1))
        return [row.what for row in bench_report.rows(lines) if row.exceeds(2)]

    def test_nothing(self):
        self.assertEqual(self.over(), [])

    def test_a_period(self):
        self.assertEqual(self.over("period", instructions=15000), ["stream: period, all"])
        self.assertEqual(self.over("period", interrupts=2), ["stream: period"])

    def test_the_interrupt_of_a_period(self):
        self.assertEqual(self.over("period-irq", handler=2100), ["stream: period, handler and DPC"])

    def test_a_start(self):
        self.assertEqual(self.over("start", instructions=600), ["stream: start call"])

    def test_memory(self):
        self.assertEqual(self.over("memory-controller", pages=8192), ["memory held by a controller"])
        self.assertEqual(self.over("memory-stream", pages=20480), ["memory held by a stream"])


class Growth(unittest.TestCase):
    """What one more costs is the line through those that are not alone."""

    ONE_PERIOD = {"idle_us": 1e6 * bench_report.PERIOD / bench_report.RATE}

    def rows(self, lines):
        return {(row.what, row.unit): (row.stock, row.ours) for row in bench_report.rows(lines)}

    def test_codecs(self):
        lines = [measured(driver, f"grown-codecs-{n}", 0, verbs=10, rounds=1,
                          median=500 if n == 1 else 10 * (100 + more * n))
                 for driver, more, counts in (("stock", 0, (1, 2, 4)), ("ours", 3, (1, 2, 4, 8, 15)))
                 for n in counts]
        found = self.rows(lines)
        unit = "instructions a verb"
        self.assertEqual(found["batch of 255, 1 of many codecs in turn", unit], (50, 50))
        self.assertEqual(found["batch of 255, 15 of many codecs in turn", unit], (None, 145))
        stock, ours = found["one more codec in turn", unit]
        self.assertAlmostEqual(stock, 0)
        self.assertAlmostEqual(ours, 3)

    def test_streams_are_counted_each_and_without_what_there_is_anyway(self):
        lines = [measured("ours", "grown-idle", 0, instructions=100, **self.ONE_PERIOD)]
        lines += [measured("ours", f"grown-streams-{n}", 2 * n, instructions=100 + n * (1000 + n),
                           interrupts=n, **self.ONE_PERIOD) for n in (1, 2, 4)]
        found = self.rows(lines)
        self.assertAlmostEqual(found["4 streams: period of one", "instructions a period"][1], 1004,
                               delta=0.3)
        self.assertAlmostEqual(found["4 streams: period of one", "register accesses a period"][1],
                               2, delta=0.001)
        self.assertAlmostEqual(
            found["one more stream: period of one", "instructions a period"][1], 1, delta=0.05)


class Smallest(unittest.TestCase):
    def test_the_stock_driver_is_beside_each_interface(self):
        lines = [measured("stock", "smallest-two", 0, frames=64),
                 measured("ours", "smallest-two-v2", 0, frames=96)]
        found = {row.what: (row.stock, row.ours) for row in bench_report.rows(lines)}
        self.assertEqual(found["smallest period, two in the buffer, v2"], (64, 96))

    def test_the_first_sample_in_frames(self):
        lines = [measured("ours", "first", 0, started_us=500, first_us=1500)]
        found = {row.what: row.ours for row in bench_report.rows(lines)}
        self.assertEqual(found["from open to started, codec awake"], 24)
        self.assertEqual(found["from open to the first sample, codec awake"], 72)


class Probes(unittest.TestCase):
    def test_the_least_of_them_counts(self):
        lines = [measured("ours", f"attach-{n}", n, instructions=instructions, idle_us=5)
                 for n, instructions in ((1, 300), (2, 200), (3, 250))]
        found = {row.unit: row.ours for row in bench_report.rows(lines)}
        self.assertEqual((found["instructions"], found["register accesses"]), (200, 2))


class Changes(unittest.TestCase):
    """Against an earlier run: what is more or less by so much, and nothing else."""

    def changes(self, was, now):
        rows = {value: [bench_report.Row("verb", "things", 8, value)] for value in (was, now)}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "bench.csv"
            bench_report.write_csv(rows[was], path)
            return list(bench_report.changes(bench_report.read_csv(path), rows[now], 2))

    def test_more(self):
        self.assertEqual(self.changes(100, 103), ["changed: verb: things: 100 to 103 (+3%)"])

    def test_less(self):
        self.assertEqual(self.changes(4, 2), ["changed: verb: things: 4 to 2 (-50%)"])

    def test_hardly(self):
        self.assertEqual(self.changes(100, 102), [])

    def test_from_nothing(self):
        self.assertEqual(self.changes(0, 2), ["changed: verb: things: 0 to 2"])

    def test_new(self):
        self.assertEqual(self.changes(None, 2), ["new: verb: 2 things"])

    def test_not_measured_now(self):
        self.assertEqual(self.changes(2, None), [])


class Modules(unittest.TestCase):
    def test_they_are_built_where_they_are_looked_for(self):
        tree = machine.VM.parent
        loader = importlib.machinery.SourceFileLoader("benchmark", str(machine.VM / "benchmark"))
        benchmark = types.ModuleType("benchmark")
        loader.exec_module(benchmark)
        for module in benchmark.drivers(tree):
            self.assertIn(f"{module.stem}.o", (module.parent / "Kbuild").read_text())


class Lacking(unittest.TestCase):
    """What was not measured is over no limit."""

    def measured(self, *without):
        return [types.SimpleNamespace(driver=driver, label=label) for driver in ("stock", "ours")
                for label in [label for label, _ in bench_report.VERBS]
                + [*bench_report.OF_CONTROLLER] if (driver, label) not in without]

    def test_nothing(self):
        self.assertEqual(len(bench_report.lacking([], streams=False, more=False)), len(self.measured()))

    def test_one(self):
        self.assertEqual(bench_report.lacking(self.measured(("ours", "sync-1")), streams=False, more=False),
                         ["ours sync-1"])

    def test_more(self):
        found = bench_report.lacking(self.measured(), streams=False, more=True)
        self.assertIn("stock smallest-two", found)
        self.assertIn("ours smallest-two-v2", found)
        self.assertIn("ours grown-codecs-15", found)
        self.assertNotIn("stock grown-codecs-15", found)  # it asks four of them

    def test_streams(self):
        self.assertEqual(bench_report.lacking(self.measured(), streams=False, more=False), [])
        self.assertIn("ours period", bench_report.lacking(self.measured(), streams=True, more=False))


if __name__ == "__main__":
    unittest.main()
