# SPDX-License-Identifier: GPL-2.0
"""Reading KUnit's results (KTAP) out of a kernel log.

A case is an `ok`/`not ok` line of a suite (indented by 4); a parameterised case counts
once for each of its parameters (indented by 8) instead. A skipped case did not run.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

PLAN = re.compile(r"^    1\.\.(\d+)$")
SUITE = re.compile(r"^    # Subtest: (\S+)$")
NAME = re.compile(r"\bstruct kunit_suite \w+ = \{\s*\.name = \"(\w+)\"")
TIMED = re.compile(r"^\[ *([\d.]+)\](?:\[[ TC\d]+\])? "
                   r"(?:    # Subtest: (\S+)|(?:not )?ok \d+ (?:- )?(\S+))\r?$", re.M)
HEADER = re.compile(r"^ *(KTAP version|# Subtest:)")
FIGURE = re.compile(r"^ +# \w+: (\| .* \||memory: .* sites, .*|hold: .*|hostile: .*|bench: .* (?:slope|behind) .*)$")
RESULT = re.compile(r"^( *)(not ok|ok) (\d+) (?:- )?(.*?)(?: # (SKIP.*))?$")


@dataclass
class Case:
    suite: str
    name: str
    passed: bool
    skipped: str = ""  # why it did not run
    notes: list = field(default_factory=list)

    @property
    def full_name(self):
        return f"{self.suite}.{self.name}"


@dataclass
class Suite:
    name: str
    planned: int = 0
    results: int = 0
    finished: bool = False
    cases: list = field(default_factory=list)
    parameters: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def result(self, name, passed, skipped):
        case = Case(self.name, name, passed, skipped, [] if passed else self.notes)
        self.notes = []
        return case

    def parameter(self, name, passed, skipped):
        self.parameters.append(self.result(name, passed, skipped))

    def case(self, name, passed, skipped):
        """The line that closes a case, after those of its parameters, if it has any."""
        self.results += 1
        for parameter in self.parameters:
            parameter.name = f"{name}[{parameter.name}]"
        own = self.result(name, passed, skipped)
        agree = passed or any(not case.passed for case in self.parameters)
        self.cases += self.parameters if self.parameters and agree else [own]
        self.parameters = []


def figures(lines):
    """What cases say of what they have counted, beside passing."""
    return [found[1] for found in map(FIGURE.match, lines) if found]


def parse(lines):
    """The suites found in a log whose time stamps are already gone."""
    suites = []
    for line in lines:
        start = SUITE.match(line)
        if start:
            suites.append(Suite(start[1]))
        elif suites and not suites[-1].finished:
            read_line(suites[-1], line)
    return suites


def read_line(suite, line):
    plan, result = PLAN.match(line), RESULT.match(line)
    if plan:
        suite.planned = int(plan[1])
    elif result:
        skipped = (result[5] or "").removeprefix("SKIP").strip()
        passed = result[2] == "ok" and not result[5]
        depth = len(result[1])
        if depth == 8:
            suite.parameter(result[4], passed, skipped)
        elif depth == 4:
            suite.case(result[4], passed, skipped)
        elif depth == 0 and result[4] == suite.name:
            suite.finished = True
    elif line.strip() and not HEADER.match(line):
        suite.notes.append(line)


def complaints(suites, cases_in_source, names_in_source):
    """What did not run although it was planned, in sentences; suites by name, as often as named."""
    found = []
    for suite in suites:
        if not suite.finished or suite.results != suite.planned:
            found.append(f"{suite.name}: {suite.results} of {suite.planned} cases ran"
                         + ("" if suite.finished else ", not finished"))
    ran = sum(suite.results for suite in suites)
    if ran < cases_in_source:
        found.append(f"the source has {cases_in_source} cases, {ran} ran")
    planned, done = Counter(names_in_source), Counter(suite.name for suite in suites)
    found += [f"{name} did not run" for name in (planned - done)]
    found += [f"{name} ran, which was not planned" for name in (done - planned)]
    return found


def in_source(texts):
    """(number of cases, names of suites) that C files define."""
    cases = sum(len(re.findall(r"\bKUNIT_CASE(?:_\w+)?\(", text)) for text in texts)
    suites = sum(len(re.findall(r"\bstruct kunit_suite \w+ = \{", text)) for text in texts)
    names = [name for text in texts for name in NAME.findall(text)]
    if len(names) != suites:
        raise ValueError(f"{suites} suites in the source, but {len(names)} names of them")
    return cases, names


def seconds(text):
    """{suite: how long it took}, by the time stamps of a kernel log."""
    found, open_suite, since = {}, None, 0
    for stamp, start, end in TIMED.findall(text):
        if start:
            open_suite, since = start, float(stamp)
        elif end == open_suite:
            found[end] = round(float(stamp) - since, 1)
    return found


def only(names):
    """What tells a machine to run some of the suites; names with commas between, or none for all."""
    return {"KUNIT_PARAMETERS": f"suites={names}"} if names else {}


def shares(names, costs, number):
    """Divide suites into so many lists that take about as long; of unknown ones as the mean."""
    mean = sum(costs.values()) / len(costs) if costs else 1
    parts = [[] for _ in range(number)]
    loads = [0] * number
    for name in sorted(names, key=lambda name: (-costs.get(name, mean), name)):
        least = loads.index(min(loads))
        parts[least].append(name)
        loads[least] += costs.get(name, mean)
    return [part for part in parts if part]
