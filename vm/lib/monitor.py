# SPDX-License-Identifier: GPL-2.0
"""QEMU's monitor: wake the machine when it has gone to sleep, unplug devices.

A clock that wakes it would have to know how long falling asleep takes; QEMU says when it is done.
"""

import json
import os
import re
import socket


def parse(received):
    """Split what was received into the messages that are complete and the rest."""
    *lines, rest = received.split(b"\n")
    return [json.loads(line) for line in lines if line.strip()], rest


class Monitor:
    """Devices that can be unplugged have an id; the guest asks with "unplug ID" in its verdict."""

    def __init__(self, path):
        self.path = path
        self.unplugged = 0
        self.socket = None
        self.received = b""

    def attend(self, verdict):
        """Look for news, without waiting for any."""
        if not self.socket and not self._connect():
            return
        for message in self._messages():
            if "error" in message:
                print(f"QEMU: {message['error']['desc']}", flush=True)
            if message.get("event") == "SUSPEND":
                self._say("system_wakeup")
        for name in re.findall(r"^unplug (\w+)$", verdict, re.M)[self.unplugged:]:
            self._say("device_del", id=name)
            self.unplugged += 1

    def _connect(self):
        link = socket.socket(socket.AF_UNIX)
        try:
            # by way of the folder: the path of a socket may not be long
            folder = os.open(self.path.parent, os.O_PATH)
            try:
                link.connect(f"/proc/self/fd/{folder}/{self.path.name}")
            finally:
                os.close(folder)
        except OSError:
            link.close()
            return False
        link.setblocking(False)
        self.socket = link
        self._say("qmp_capabilities")
        return True

    def _say(self, command, **arguments):
        message = {"execute": command, "arguments": arguments}
        try:
            self.socket.send(json.dumps(message).encode() + b"\n")
        except OSError:
            pass  # QEMU has just ended

    def _messages(self):
        try:
            self.received += self.socket.recv(1 << 16)
        except OSError:
            return []
        messages, self.received = parse(self.received)
        return messages
