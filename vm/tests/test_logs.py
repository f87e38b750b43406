# SPDX-License-Identifier: GPL-2.0
"""Tests of klog.py, ktap.py and coverage.py: nothing that matters may go unseen."""

import unittest

from lib import coverage, klog, ktap

LOG = """[    0.000000] DMA-API: preallocated 65536 debug entries\r
[    0.100000] kmemleak: Kernel memory leak detector initialized (mem pool available: 15679)\r
[    1.000000] @@ begin load\r
[    1.500000] hdaudio_compat: loading out-of-tree module taints kernel.\r
[    2.000000] @@ end load\r
[    2.100000] @@ begin play\r
[    2.200000] WARNING: CPU: 1 PID: 77 at sound/core/pcm_lib.c:1 x+0x1/0x2\r
[    2.300000] Call Trace:\r
[    2.400000] @@ end play\r
"""

RESULTS = """
    KTAP version 1
    # Subtest: hdb_ring
    1..3
    ok 1 - size_small
        KTAP version 1
        # Subtest: sizes
    # sizes: EXPECTATION FAILED at ring_test.c:10
        not ok 1 two
        ok 2 sixteen
    # sizes: pass:1 fail:1 skip:0 total:2
    not ok 2 - sizes
    # wraps: EXPECTATION FAILED at ring_test.c:20
    not ok 3 - wraps
# hdb_ring: pass:1 fail:2 skip:0 total:3
not ok 1 - hdb_ring
"""


def parse(text):
    return ktap.parse(text.split("\n"))


class Branches(unittest.TestCase):
    """Those the driver decides are counted, those of sanitizers and assertions are not."""

    def counted(self, text):
        entry = [0, {}]
        coverage.add_line(entry, {"count": 1, "branches": [{"count": 1}, {"count": 0}]}, text)
        return bool(entry[1])

    def test_decisions(self):
        for text in ("\tif (verbs->open)", "\t       a && b;", "\treturn on ? 1 : 0;",
                     "\treturn !streams->away;", "\treturn a > b;", "\treturn n <= most;",
                     "\tlist_for_each_entry(a, b, c)", "\twait_event_timeout(a, b, c);"):
            self.assertTrue(self.counted(text), text)

    def test_others(self):
        for text in ("\tset |= BIT(engine->index);", "\tasleep = verbs->asleep;",
                     "\treturn 1 << codec;", "\tn = a >> 3;", "\tlockdep_assert_held(&a->b);",
                     "\tif (WARN_ON(a))"):
            self.assertFalse(self.counted(text), text)


class Reports(unittest.TestCase):
    def test_found_under_its_scenario(self):
        self.assertEqual(list(klog.reports(LOG)), ["play"])

    def test_whole(self):
        self.assertEqual(klog.whole(LOG), {"load", "play"})
        self.assertEqual(klog.whole(LOG.replace("@@ end play", "")), {"load"})
        self.assertEqual(klog.whole(LOG.replace("@@ begin load", "")), {"play"})

    def test_each_kind(self):
        for line in ("BUG: KASAN: slab-out-of-bounds in f", "UBSAN: shift-out-of-bounds in",
                     "WARNING: possible circular locking dependency detected",
                     "DMA-API: snd 0000:00:03.0: device driver frees DMA memory",
                     "kmemleak: 3 new suspected memory leaks (see",
                     "refcount_t: underflow; use-after-free.",
                     "INFO: task kworker/0:1 blocked for more than 120 seconds.",
                     "BUG kmalloc-64 (Tainted: G O): Redzone overwritten",
                     "ODEBUG: free active (active state 0) object", "Kernel panic - not syncing",
                     "irq 16: nobody cared (try booting with the \"irqpoll\" option)"):
            self.assertEqual(klog.reports("[    3.000000] " + line), {"": line}, line)

    def test_what_is_normal(self):
        for line in ("DEBUG mode is on", "hdaudio_compat: loading out-of-tree module taints kernel.",
                     "Kernel command line: panic_on_warn=1 oops=panic", "@@ end kunit"):
            self.assertEqual(klog.reports("[    3.000000] " + line), {}, line)

    def test_races(self):
        """Of the kernel's data races those are reports which have a part in our modules."""
        ours = "BUG: KCSAN: data-race in f [hdaudio_compat] / g"
        foreign = "BUG: KCSAN: data-race in ktime_get / tick_do_update_jiffies64"
        log = "\n".join("[    3.000000] " + line for line in (foreign, ours, ours))
        self.assertEqual(klog.reports(log), {"": ours})
        self.assertEqual(klog.races(log), {"data-race in f [hdaudio_compat] / g": 2})

    def test_own_lines(self):
        self.assertEqual(len(klog.of_scenario(LOG, "load")), 2)


class Results(unittest.TestCase):
    def test_cases(self):
        suite, = parse(RESULTS)
        self.assertEqual([(case.name, case.passed) for case in suite.cases],
                         [("size_small", True), ("sizes[two]", False),
                          ("sizes[sixteen]", True), ("wraps", False)])
        self.assertEqual(ktap.complaints([suite], 3, ["hdb_ring"]), [])

    def test_figures(self):
        """What is counted is told; notes on how are not."""
        lines = ["    # memory_fails_once: memory: verbs: 2 sites, 2 survived",
                 "        # paths_case: hold: resume: 4 accesses, 0 us (resume), 0 commands",
                 "    # misbehaves: | none | fine |", "    # bench_growth: bench: batch: slope 1.0 x",
                 "    # bench_growth: bench:   1 irqs", "    # race: racer 0: 6 rounds"]
        self.assertEqual(ktap.figures(lines),
                         ["memory: verbs: 2 sites, 2 survived",
                          "hold: resume: 4 accesses, 0 us (resume), 0 commands", "| none | fine |",
                          "bench: batch: slope 1.0 x"])

    def test_notes_go_with_the_failure(self):
        suite, = parse(RESULTS)
        self.assertIn("ring_test.c:10", suite.cases[1].notes[0])
        self.assertIn("ring_test.c:20", " ".join(suite.cases[3].notes))

    def test_skipped_is_not_passed(self):
        suite, = parse(RESULTS.replace("ok 1 - size_small", "ok 1 - size_small # SKIP no iommu"))
        self.assertEqual((suite.cases[0].name, suite.cases[0].passed), ("size_small", False))

    def test_failed_after_its_parameters(self):
        """A case whose parameters all pass but which fails itself is a failure."""
        suite, = parse(RESULTS.replace("        not ok 1 two", "        ok 1 two"))
        self.assertEqual([case.name for case in suite.cases if not case.passed],
                         ["sizes", "wraps"])

    def test_log_that_stops(self):
        suites = parse(RESULTS[:RESULTS.index("    # wraps")])
        self.assertIn("2 of 3 cases ran, not finished", ktap.complaints(suites, 3, ["hdb_ring"])[0])

    def test_fewer_than_the_source(self):
        found = ktap.complaints(parse(RESULTS), 4, ["hdb_ring", "hdb_sd"])
        self.assertEqual(len(found), 2)
        self.assertIn("hdb_sd did not run", found)

    def test_each_as_often_as_planned(self):
        """One that ran twice does not stand for another."""
        twice = parse(RESULTS) * 2
        self.assertEqual(ktap.complaints(twice, 6, 2 * ["hdb_ring"]), [])
        found = ktap.complaints(twice, 6, ["hdb_ring", "hdb_sd"])
        self.assertEqual(found, ["hdb_sd did not run", "hdb_ring ran, which was not planned"])

    def test_source(self):
        text = ("KUNIT_CASE(a),\nKUNIT_CASE_PARAM(b, gen),\n"
                "static struct kunit_suite s = {\n\t.name = \"ring\",\n")
        self.assertEqual(ktap.in_source([text, "int x;"]), (2, ["ring"]))

    def test_suite_without_a_name(self):
        self.assertRaises(ValueError, ktap.in_source, ["struct kunit_suite s = {\n\t.init = f,"])


class Shares(unittest.TestCase):
    def test_seconds(self):
        log = ("[    1.000000]     # Subtest: ring\r\n[    1.500000]         # Subtest: sizes\r\n"
               "[    2.000000]     ok 1 - size\r\n[    4.500000][  T7] ok 1 - ring\r\n"
               "[    5.000000]     # Subtest: sd\r\n[    5.100000] not ok 2 sd\r\n")
        self.assertEqual(ktap.seconds(log), {"ring": 3.5, "sd": 0.1})

    def test_each_suite_once(self):
        names = [f"suite{n}" for n in range(20)]
        for number in range(1, 5):
            parts = ktap.shares(names, {"suite3": 50}, number)
            self.assertEqual(sorted(sum(parts, [])), sorted(names))
            self.assertEqual(len(parts), number)

    def test_as_long_as_each_other(self):
        costs = {"a": 60, "b": 30, "c": 20, "d": 10}
        self.assertEqual(ktap.shares("abcd", costs, 2), [["a"], ["b", "c", "d"]])

    def test_more_machines_than_suites(self):
        self.assertEqual(ktap.shares(["a"], {}, 4), [["a"]])


if __name__ == "__main__":
    unittest.main()
