# SPDX-License-Identifier: GPL-2.0
"""QEMU's monitor: wake the machine when it has gone to sleep, plug devices in and out.

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


def device(text):
    """The arguments of device_add for what -device would be given."""
    driver, *properties = text.split(",")
    return {"driver": driver, **dict(prop.split("=", 1) for prop in properties)}


class Monitor:
    """Devices to plug are given as for -device, the others on the bus of the first.

    The guest asks with lines "plug" and "unplug" in its verdict.
    """

    def __init__(self, path, pluggable=()):
        self.path = path
        self.pluggable = [device(text) for text in pluggable]
        self.plugged = False
        self.served = 0
        self.socket = None
        self.received = b""

    def attend(self, verdict):
        """Look for news, without waiting for any."""
        if not self.socket and not self._connect():
            return
        for message in self._messages():
            if message.get("event") == "SUSPEND":
                self._say("system_wakeup")
            elif message.get("event") == "DEVICE_DELETED" and self.pluggable:
                if message["data"].get("device") == self.pluggable[0]["id"]:
                    self.plugged = False
        self._plug(re.findall(r"^(plug|unplug)$", verdict, re.M)[self.served:])

    def _plug(self, wanted):
        """One request at a time: QEMU deletes a device some time after the guest let it go."""
        if not wanted or (wanted[0] == "plug") == self.plugged:
            return
        self.served += 1
        if wanted[0] == "unplug":
            self._say("device_del", id=self.pluggable[0]["id"])
            return
        for arguments in self.pluggable:
            self._say("device_add", **arguments)
        self.plugged = True

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
