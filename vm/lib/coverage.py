# SPDX-License-Identifier: GPL-2.0
"""What the KUnit tests executed of the drivers: gcov's counts, line by line.

The test module compiles the drivers' sources a second time, with HDB_GCOV=1 instrumented; the
guest's counts (.gcda) meet the compiler's notes (.gcno) in the build folder. Only that compiler's
own gcov understands them.
"""

import json
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from lib.machine import VM, debian

PARTS = ("hdaudio_compat/", "codecs/generic/")
NOT_OURS = {"trace.h"}  # its branches are those of the kernel's macros, as the next ones' are;
# of these half never run, unless the driver is wrong
ASSERTION = re.compile(r".*\b(WARN(_ON)?(_ONCE)?|lockdep_assert_\w+)\(")
# a branch anywhere else is the compiler's or a sanitizer's: is this shift, this bool one?
DECISION = re.compile(r"\b(if|while|switch|case|for|\w*for_each\w*|wait_event\w*)\b"
                      r"|\?|&&|\|\||[=!<>]=|!|(?<!<)<(?!<)|(?<![->])>(?!>)")


@dataclass
class Total:
    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0

    def add(self, other):
        self.lines += other.lines
        self.lines_run += other.lines_run
        self.branches += other.branches
        self.branches_run += other.branches_run

    @property
    def line_percent(self):
        return 100 * self.lines_run / self.lines if self.lines else 0.0

    @property
    def branch_percent(self):
        return 100 * self.branches_run / self.branches if self.branches else 0.0


def bring_counts(guest, build):
    """Put the guest's .gcda files where the compiler would; return them."""
    root = Path(f"{guest}{build}")
    brought = []
    for file in sorted(root.rglob("*.gcda")):
        place = build / file.relative_to(root)
        shutil.copy(file, place)
        brought.append(place)
    return brought


def read(counts, build, found):
    """Add to {source file: {line: (count, [branch counts])}}, summed over objects."""
    done = subprocess.run([VM / "make/in-root", debian(), build, "--", "env", "-C", build,
                           "gcov", "--json-format", "--stdout", "--branch-probabilities",
                           *map(str, counts)], capture_output=True, text=True)
    for text in done.stdout.splitlines():
        for file in json.loads(text)["files"]:
            name = in_driver(file["file"], build)
            source = (build / name).read_text().split("\n") if name else ()
            for line in file["lines"] if name else ():
                add_line(found[name][line["line_number"]], line,
                         source[line["line_number"] - 1])


def in_driver(file, build):
    """The path of a file of the drivers within the tree, or None."""
    path = Path(file)
    path = path if path.is_absolute() else build / path
    try:
        name = path.resolve().relative_to(build.resolve())
    except ValueError:
        return None
    return str(name) if str(name).startswith(PARTS) and name.name not in NOT_OURS else None


def add_line(entry, line, text):
    entry[0] += line["count"]
    if ASSERTION.match(text) or not DECISION.search(text):
        return
    for number, branch in enumerate(line["branches"]):
        entry[1][number] = entry[1].get(number, 0) + branch["count"]


def total(lines):
    branches = [count for _, taken in lines.values() for count in taken.values()]
    return Total(len(lines), sum(1 for count, _ in lines.values() if count),
                 len(branches), sum(1 for count in branches if count))


def runs(numbers):
    """[1, 2, 3, 7] as '1-3 7'."""
    out = []
    for number in sorted(numbers):
        if out and number == out[-1][1] + 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else str(first) for first, last in out)


def report(found):
    """The text of the report, and the total of all files."""
    everything, rows = Total(), []
    for name, lines in sorted(found.items()):
        part = total(lines)
        everything.add(part)
        missing = runs(number for number, (count, _) in lines.items() if not count)
        rows.append(f"{name:<38} {part.line_percent:6.1f} % of {part.lines:4} lines "
                    f"{part.branch_percent:6.1f} % of {part.branches:4} branches"
                    + (f"  not run: {missing}" if missing else ""))
    rows.append(f"{'all':<38} {everything.line_percent:6.1f} % of {everything.lines:4} lines "
                f"{everything.branch_percent:6.1f} % of {everything.branches:4} branches")
    return "\n".join(rows) + "\n", everything


def of_runs(guests, build):
    """The report of the files of several guests together and its total."""
    found = defaultdict(lambda: defaultdict(lambda: [0, {}]))
    for files in guests:
        read(bring_counts(files / "gcov", build), build, found)
    return report(found)
