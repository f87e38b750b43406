# SPDX-License-Identifier: GPL-2.0
"""Which functions a case spends its instructions in, exactly: QEMU logs each one it executes.

The guest asks before the case (on its second serial port) and waits for a line on the third;
in between QEMU is told to log. bench_begin() and bench_end() in the trace say what counts.
"""

import bisect
import re
import socket
import threading
import time
from collections import Counter

EXECUTED = re.compile(r"\[[0-9a-f]+/([0-9a-f]+)/")
SYMBOL = re.compile(r"^([0-9a-f]+) [tTwW] (\S+)(?:\t\[(\w+)\])?", re.M)
MODULE, BEGIN, END = "hdaudio_bench", "bench_begin", "bench_end"
HELPERS = ("mark", "idle_us")  # of bench_begin()
ON = "singlestep on\nlog exec,nochain\n"
OFF = "log none\nsinglestep off\n"
PROMPT = b"(qemu) "
KERNEL = "0xffffffff80000000..0xffffffffffffffff"  # its text and modules


def arguments(out):
    return ["-monitor", f"unix:{out}/monitor,server=on,wait=off",
            "-D", f"{out}/executed.log", "-dfilter", KERNEL,
            "-chardev", f"socket,id=go,path={out}/go,server=on,wait=off", "-serial", "chardev:go"]


def until_prompt(monitor):
    """The monitor has done what it was told when it asks for more."""
    said = b""
    while not said.endswith(PROMPT):
        more = monitor.recv(4096)
        if not more:
            raise ConnectionError("QEMU has ended")
        said += more


def tell(monitor, commands):
    for command in commands.splitlines():
        monitor.sendall(f"{command}\n".encode())
        until_prompt(monitor)


class Watcher(threading.Thread):
    """Does what the guest asks for while QEMU runs: "profile on" and "profile off"."""

    def __init__(self, out):
        super().__init__(daemon=True)
        self.out = out
        self.done = threading.Event()

    def connect(self, name):
        link = socket.socket(socket.AF_UNIX)
        while not self.done.is_set():
            try:
                link.connect(str(self.out / name))
                return link
            except OSError:
                time.sleep(0.1)
        return link

    def orders(self):
        """What the guest has asked for so far."""
        path = self.out / "verdict"
        text = path.read_text(errors="replace") if path.exists() else ""
        return re.findall(r"^profile (on|off)\r?$", text, re.M)

    def serve(self):
        monitor, go = self.connect("monitor"), self.connect("go")
        until_prompt(monitor)
        served = 0
        while not self.done.wait(0.05):
            for what in self.orders()[served:]:
                served += 1
                tell(monitor, ON if what == "on" else OFF)
                go.sendall(b"go\n")

    def run(self):
        try:
            self.serve()
        except OSError:
            pass  # QEMU has ended


class Symbols:
    def __init__(self, text):
        found = sorted((int(address, 16), name, module)
                       for address, name, module in SYMBOL.findall(text))
        self.addresses = [address for address, _, _ in found]
        self.names = [(name, module) for _, name, module in found]

    def at(self, address):
        index = bisect.bisect_right(self.addresses, address) - 1
        return self.names[index] if index >= 0 and address >> 63 else ("(user)", "")


class Cases:
    """Goes through a trace once; counts from bench_begin()'s return to bench_end()."""

    def __init__(self):
        self.counters = []
        self.began = self.counting = False

    def instruction(self, function):
        name, module = function
        if module == MODULE and name == BEGIN:
            self.began = True
        elif module == MODULE and name == END:
            self.counting = False
        elif self.began and module == MODULE and name not in HELPERS:
            self.began, self.counting = False, True
            self.counters.append(Counter())
        if self.counting:
            self.counters[-1][function] += 1


def count(lines, symbols):
    """[Counter of (function, module)] for each case of the trace."""
    cases, known = Cases(), {}
    for line in lines:
        executed = EXECUTED.search(line)
        if not executed:
            continue
        function = known.get(executed[1])
        if function is None:
            function = known[executed[1]] = symbols.at(int(executed[1], 16))
        cases.instruction(function)
    return cases.counters


def show(counter, verbs, least=0.5):
    """One line a function, most first, in instructions a verb."""
    total = sum(counter.values())
    lines = [f"{total / verbs:10.1f}  all"]
    for (name, module), n in counter.most_common():
        if n / verbs >= least:
            lines.append(f"{n / verbs:10.1f}  {name}" + (f" [{module}]" if module else ""))
    return "\n".join(lines)
