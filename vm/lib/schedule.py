# SPDX-License-Identifier: GPL-2.0
"""Parts of a check, run as many at once as there are CPUs, the longest first; minutes are told.

How long each takes is remembered in the cache, for the order of the next time.
"""

import json
import threading
import time
from dataclasses import dataclass
from typing import Callable

from lib.job import CACHE
from lib.report import heading


@dataclass
class Part:
    name: str
    run: Callable
    needs: str = ""  # the part that has to have worked before
    alone: str = ""  # of parts with the same word here one runs at a time
    first: bool = False  # others wait for it


def memory(kind):
    return CACHE / "log" / f"took-{kind}.json"


def remembered(kind):
    """{name: how long it took}; what cannot be read is not known."""
    try:
        return json.loads(memory(kind).read_text())
    except (OSError, ValueError):
        return {}


def remember(kind, found):
    memory(kind).parent.mkdir(parents=True, exist_ok=True)
    memory(kind).write_text(json.dumps({**remembered(kind), **found}, indent=1))


class Board:
    """Which parts wait, run and are done; looked at by each worker under the lock."""

    def __init__(self, parts, minutes):
        self.waiting = sorted(parts, key=lambda p: (not p.first, -minutes.get(p.name, 0)))
        self.running, self.done, self.failed = [], set(), set()
        self.minutes = {}
        self.changed = threading.Condition()

    def take(self):
        """The next part that can begin; None when there will be none."""
        with self.changed:
            while self.waiting:
                self.waiting = [p for p in self.waiting if p.needs not in self.failed]
                for part in self.waiting:
                    if self.can_begin(part):
                        self.waiting.remove(part)
                        self.running.append(part)
                        return part
                if not self.running:
                    return None
                self.changed.wait()
            return None

    def can_begin(self, part):
        taken = {other.alone for other in self.running if other.alone}
        return (not part.needs or part.needs in self.done) and part.alone not in taken

    def end(self, part, worked, minutes):
        with self.changed:
            self.running.remove(part)
            (self.done if worked else self.failed).add(part.name)
            self.minutes[part.name] = minutes
            self.changed.notify_all()


def work(board):
    """What one worker does. A part that raises has not worked; what it planned has not run."""
    while part := board.take():
        begin, worked = time.monotonic(), False
        heading(part.name)
        try:
            worked = part.run() is not False
        except Exception as error:
            print(f"{part.name}: {type(error).__name__}: {error}", flush=True)
        finally:
            minutes = (time.monotonic() - begin) / 60
            board.end(part, worked, minutes)
            heading(f"{part.name}: {minutes:.1f} minutes")


def run(parts, workers):
    begin = time.monotonic()
    board = Board(parts, remembered("parts"))
    threads = [threading.Thread(target=work, args=(board,)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    remember("parts", {name: round(took, 2) for name, took in board.minutes.items()})
    whole = (time.monotonic() - begin) / 60
    busy = sum(board.minutes.values()) / workers / whole if whole else 1
    heading(f"{whole:.1f} minutes in all, workers busy for {100 * busy:.0f} % of it")
