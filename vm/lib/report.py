# SPDX-License-Identifier: GPL-2.0
"""What a check prints: failures as they come, and the count at the end."""

import threading
import time


class Report:
    """Results against the plan: what is planned counts as failed until it has passed."""

    def __init__(self):
        self.open = {}
        self.passed = 0
        self.failed = []
        self.lock = threading.Lock()  # parts of a check run at the same time

    def plan(self, *names):
        self.open.update(dict.fromkeys(names))

    def add(self, name, why="", details=""):
        with self.lock:
            self._add(name, why, details)

    def _add(self, name, why, details):
        self.open.pop(name, None)
        if why:
            self.failed.append(name)
            print(f"FAIL {name}: {why}\n{details}", end="" if details else "", flush=True)
        else:
            self.passed += 1

    def close(self):
        for name in list(self.open):
            self.add(name, "planned, but did not run")
        if self.failed:
            print("failed: " + " ".join(self.failed))
        print(f"{self.passed} passed, {len(self.failed)} failed")
        return 1 if self.failed else 0


def heading(text):
    print(f"-- {time.strftime('%H:%M:%S')} {text}", flush=True)
