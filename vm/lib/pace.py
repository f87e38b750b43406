# SPDX-License-Identifier: GPL-2.0
"""How long to wait for what tells nobody when it is done, on a host that others use, too."""

import time

SAMPLE = 0.05  # seconds of CPU time


def slowness():
    """How many times as long as it would alone a thread takes that never waits; at least 1."""
    begin, spent = time.monotonic(), time.thread_time()
    while time.thread_time() - spent < SAMPLE:
        pass
    return max(1.0, (time.monotonic() - begin) / SAMPLE)


class Limit:
    """So many seconds, or as much more as the host turns out to be slow when they are over."""

    def __init__(self, seconds):
        self.begin, self.seconds, self.factor = time.monotonic(), seconds, 1

    def over(self):
        if not self._passed():
            return False
        self.factor = max(self.factor, slowness())
        return self._passed()

    def _passed(self):
        return time.monotonic() - self.begin > self.seconds * self.factor
