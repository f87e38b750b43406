# SPDX-License-Identifier: GPL-2.0
"""The tests of the scripts in vm/, each by its name, in a process of their own."""

import json
import subprocess
import sys
import unittest

from lib.job import VM


def each_test(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each_test(test)
        else:
            yield test


def tests():
    found = list(each_test(unittest.defaultTestLoader.discover(str(VM / "tests"))))
    if not found:
        raise OSError("there are no tests of the scripts")
    return found


def names():
    return [test.id() for test in tests()]


def why(test):
    """Run it; what it has to say if it did not pass."""
    result = unittest.TestResult()
    test.run(result)
    bad = result.failures + result.errors + result.skipped
    if bad:
        return bad[0][1]
    return "" if result.testsRun and result.wasSuccessful() else "did not run"


def run_apart():
    """Yield (name, what it has to say if it did not pass)."""
    done = subprocess.run([sys.executable, "-m", "lib.units"], cwd=VM, stdout=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, text=True)
    for line in done.stdout.splitlines():
        if line.startswith("["):
            yield json.loads(line)


if __name__ == "__main__":
    for each in tests():
        print(json.dumps([each.id(), why(each)]), flush=True)
