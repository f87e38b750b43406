# SPDX-License-Identifier: GPL-2.0
"""Reading a guest's kernel log: which reports are in it, and under which scenario."""

import re
from collections import Counter

STAMP = re.compile(r"^\[\s*\d+\.\d+\](?:\[[ TC\d]+\])? ?")
HEADING = re.compile(r"@@ (begin|end) (\S+)")

REPORT = re.compile("|".join([
    r"WARNING:", r"\bBUG[: ]", r"KASAN:", r"UBSAN:", r"ODEBUG:", r"DMA-API: .*:",
    r"kmemleak: \d+ new", r"unreferenced object", r"refcount_t:", r"Call Trace:",
    r"INFO: (task|rcu_|possible|trying)", r"possible (circular|recursive)",
    r"inconsistent lock state", r"suspicious RCU", r"soft lockup", r"hard LOCKUP",
    r"blocked for more than", r"self-detected stall", r"detected stalls",
    r"list_(add|del) corruption", r"general protection", r"Oops",
    r"Kernel panic", r"Bad page state", r"scheduling while atomic", r"sleeping function called",
    r"nobody cared", r"workqueue lockup", r"still has \d+ .* allocated",
]))

# A data race between other parts of the kernel.
FOREIGN = re.compile(r"BUG: KCSAN: (?!.*\[hdaudio_)")
RACE = re.compile(r"BUG: KCSAN: (.*)")


def lines(text):
    """The log's lines without carriage returns and time stamps."""
    for line in text.replace("\r", "").split("\n"):
        yield STAMP.sub("", line)


def by_scenario(text):
    """Yield (scenario or '', line)."""
    scenario = ""
    for line in lines(text):
        heading = HEADING.search(line)
        if heading:
            scenario = heading[2] if heading[1] == "begin" else ""
        yield scenario, line


def reports(text):
    """{scenario: first line of a report}; '' stands for start-up and switching off."""
    found = {}
    for scenario, line in by_scenario(text):
        if scenario not in found and REPORT.search(line) and not FOREIGN.search(line):
            found[scenario] = line.strip()
    return found


def races(text):
    """How often KCSAN reported which data race of ours."""
    return Counter(RACE.search(line)[1] for line in lines(text)
                   if RACE.search(line) and not FOREIGN.search(line))


def of_scenario(text, name):
    return [line for scenario, line in by_scenario(text) if scenario == name]


def whole(text):
    """The scenarios whose log is there from begin to end."""
    headings = [HEADING.search(line) for line in lines(text)]
    said = {(found[1], found[2]) for found in headings if found}
    return {name for kind, name in said if kind == "end" and ("begin", name) in said}
