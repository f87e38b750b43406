# SPDX-License-Identifier: GPL-2.0
"""QEMU's log of HD Audio register accesses, cut into cases by the guest's markers.

The guest marks a case by reading a register that does not exist (vm/bench/meter.c): QEMU
logs its address. Two reads before each marker make QEMU write down what it had folded; they
are not the driver's.
"""

import re
from dataclasses import dataclass, field

MARK_BASE = 0x1000
MARK_STEP = 8
FLUSH = ("read GCAP", "read VMIN")

ACCESS = re.compile(r"(read|write) +(\S[^:]*?) *: 0x([0-9a-f]+)")
REPEAT = re.compile(r"previous register op repeated (\d+) times")
UNKNOWN = re.compile(r"unknown register, addr 0x([0-9a-f]+)")
RUN = re.compile(r"write (IN|OUT)\d+ CTL$")
POSITION = re.compile(r"read (IN|OUT)\d+ LPIB$")


class BadLog(Exception):
    """The log is not what the guest's markers promise."""


@dataclass
class Case:
    """The register accesses of one case: (what, value), folded ones written out."""

    accesses: list = field(default_factory=list)

    @property
    def count(self):
        return len(self.accesses)

    @property
    def positions(self):
        """How many of them ask how far a stream has come."""
        return sum(bool(POSITION.match(what)) for what, _ in self.accesses)

    def until_run(self):
        """Accesses up to and with the one that sets a stream's RUN bit; None without one."""
        for index, (what, value) in enumerate(self.accesses):
            if RUN.match(what) and value & 2:
                return index + 1
        return None

    def by_register(self):
        counts = {}
        for what, _ in self.accesses:
            counts[what] = counts.get(what, 0) + 1
        return counts


def without_flush(accesses):
    tail = tuple(what for what, _ in accesses[-2:])
    if tail != FLUSH:
        raise BadLog(f"a marker without its two reads before it: {tail}")
    return accesses[:-2]


class Reader:
    """Goes through a log once."""

    def __init__(self):
        self.found = {}
        self.open = None
        self.accesses = []
        self.known = None  # the last access QEMU may fold repetitions of

    def access(self, what, value):
        self.known = (what, value)
        self.accesses.append(self.known)

    def repeat(self, times):
        self.accesses.extend([self.known] * times)

    def unknown(self, address):
        """A marker; or the driver at a register QEMU does not have, which counts too."""
        if address < MARK_BASE:
            self.accesses.append((f"either {address:#x}", 0))
        else:
            self.marker(address - MARK_BASE)

    def marker(self, offset):
        """It ends the case that is open, or begins one."""
        number, end = offset // MARK_STEP, offset % MARK_STEP != 0
        if end != (self.open is not None) or (end and number != self.open):
            raise BadLog(f"marker {offset:#x} while case {self.open} is open")
        if end:
            self.found[number] = Case(without_flush(self.accesses))
        self.open = None if end else number
        self.accesses = []


def cases(lines):
    """{case number: Case} of a log."""
    reader = Reader()
    for line in lines:
        access = ACCESS.search(line)
        repeat = None if access else REPEAT.search(line)
        unknown = None if access or repeat else UNKNOWN.search(line)
        if access:
            reader.access(f"{access[1]} {access[2]}", int(access[3], 16))
        elif repeat:
            reader.repeat(int(repeat[1]))
        elif unknown:
            reader.unknown(int(unknown[1], 16))
    return reader.found
