# SPDX-License-Identifier: GPL-2.0
"""A codec as text (/proc/asound's codec# files, and alsa-info's collection of them) as a table of
what the codec answers, as vm/user/survey.c has it."""

import re

NODE = re.compile(r"Node 0x([0-9a-f]+) \[.*?\] wcaps 0x([0-9a-f]+)")
AMP = re.compile(r"ofs=0x(\w+), nsteps=0x(\w+), stepsize=0x(\w+), mute=(\d)")
# What a line says, by its beginning, and the parameter that it is of.
WORDS = {"rates": 0x0A, "bits": 0x0A, "formats": 0x0B, "Pincap": 0x0C, "Pin Default": None}
SHIFTS = {"rates": 0, "bits": 16, "formats": 0}


class Codec:
    """What is known of one so far."""

    def __init__(self, name):
        self.name = name
        self.group = 1
        self.parameters = {}
        self.configs = {}
        self.connections = {}
        self.node = self.group
        self.awaits_connections = False

    def add(self, parameter, value):
        key = (self.node, parameter)
        self.parameters[key] = self.parameters.get(key, 0) | value

    def take_node(self, match):
        self.node = int(match[1], 16)
        self.add(9, int(match[2], 16))

    def take_amp(self, parameter, line):
        match = AMP.search(line)
        if match:
            offset, steps, size = (int(match[i], 16) for i in (1, 2, 3))
            self.add(parameter, int(match[4]) << 31 | size << 16 | steps << 8 | offset)

    def take_word(self, word, line):
        value = int(re.search(r"0x([0-9a-f]+)", line)[1], 16)
        if word == "Pin Default":
            self.configs[self.node] = value
        else:
            self.add(WORDS[word], value << SHIFTS.get(word, 0))

    def take(self, line):
        text = line.strip()
        node = NODE.match(text)
        if self.awaits_connections and text.startswith("0x"):
            self.connections[self.node] = [int(x, 16) for x in re.findall(r"0x(\w+)", text)]
        self.awaits_connections = text.startswith("Connection:")
        if node:
            self.take_node(node)
        elif "Amp-In caps:" in text:
            self.take_amp(0x0D, text)
        elif "Amp-Out caps:" in text:
            self.take_amp(0x12, text)
        for word in WORDS:
            if text.startswith(word) and "0x" in text:
                self.take_word(word, text)

    def table(self):
        nodes = [node for node, parameter in self.parameters if parameter == 9]
        if not nodes:
            return ""
        lines = [f"# {self.name}", f"g {self.group:x} 0",
                 f"p {self.group:x} 4 {min(nodes) << 16 | max(nodes) - min(nodes) + 1:x}"]
        lines += [f"p {node:x} {parameter:x} {value:x}"
                  for (node, parameter), value in self.parameters.items()]
        lines += [f"d {node:x} {value:x}" for node, value in self.configs.items()]
        lines += [f"c {node:x} " + " ".join(f"{x:x}" for x in entries)
                  for node, entries in self.connections.items()]
        return "\n".join(lines) + "\n"


def is_table(text):
    return re.search(r"^g [0-9a-f]+ ", text, re.M) is not None


def tables(text):
    """Of each codec in the text; the text itself where it is one already."""
    if is_table(text):
        return [text]
    codecs = []
    for line in text.splitlines():
        if line.startswith("Codec: "):
            codecs.append(Codec(line.removeprefix("Codec: ").strip()))
        elif codecs:
            codecs[-1].take(line)
    return [table for table in (codec.table() for codec in codecs) if table]
