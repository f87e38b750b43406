# SPDX-License-Identifier: GPL-2.0
"""A codec as text (/proc/asound's codec# files, and alsa-info's collection of them) as a table of
what the codec answers, as vm/user/survey.c and the model have it."""

import re

MAX_CODECS = 15
ROOT, GROUP = 0, None  # which node that is, its lines do not say at first
NODE_COUNT, FUNCTION_TYPE, WIDGET = 4, 5, 9
AUDIO, MODEM, UNSOLICITED = 1, 2, 1 << 8
POWER_STATES = {"D0": 0, "D1": 1, "D2": 2, "D3": 3, "D3cold": 4, "S3D3cold": 29, "CLKSTOP": 30,
                "EPSS": 31}
AMP = r"caps: ofs=0x(\w+), nsteps=0x(\w+), stepsize=0x(\w+), mute=(\d)"


def hexadecimal(shift=0):
    return lambda digits: int(digits, 16) << shift


def amplifier(offset, steps, size, mute):
    return int(mute) << 31 | int(size, 16) << 16 | int(steps, 16) << 8 | int(offset, 16)


def power(words):
    return sum(1 << POWER_STATES[word] for word in words.split() if word in POWER_STATES)


def gpio(both, outputs, inputs, unsolicited, wake):
    return (int(wake) << 31 | int(unsolicited) << 30 | int(inputs) << 16 | int(outputs) << 8
            | int(both))


# What a line says: of which parameter, and how; of which node (None: the one it is under).
FACTS = [(re.compile(pattern), *fact) for pattern, *fact in (
    (r"Vendor Id: 0x(\w+)", ROOT, 0, hexadecimal()),
    (r"Revision Id: 0x(\w+)", ROOT, 2, hexadecimal()),
    (r"AFG Function Id: 0x(\w+) \(unsol (\d)\)", None, FUNCTION_TYPE,
     lambda kind, unsolicited: int(kind, 16) | int(unsolicited) * UNSOLICITED),
    (r"rates \[0x(\w+)\]", None, 0x0A, hexadecimal()),
    (r"bits \[0x(\w+)\]", None, 0x0A, hexadecimal(16)),
    (r"formats \[0x(\w+)\]", None, 0x0B, hexadecimal()),
    (r"Pincap 0x(\w+)", None, 0x0C, hexadecimal()),
    (r"(?:Default )?Amp-In " + AMP, None, 0x0D, amplifier),
    (r"(?:Default )?Amp-Out " + AMP, None, 0x12, amplifier),
    (r"Power states:(.*)", None, 0x0F, power),
    (r"Processing caps: benign=(\d), ncoeff=(\d+)", None, 0x10,
     lambda benign, coefficients: int(coefficients) << 8 | int(benign)),
    (r"GPIO: io=(\d+), o=(\d+), i=(\d+), unsolicited=(\d), wake=(\d)", None, 0x11, gpio),
    (r"Volume-Knob: delta=(\d), steps=(\d+)", None, 0x13,
     lambda delta, steps: int(delta) << 7 | int(steps)),
)]


class Codec:
    """What is known of one so far."""

    def __init__(self, name):
        self.name = name
        self.address = None
        self.group = AUDIO
        self.modem = None
        self.subsystem = 0
        self.parameters = {}
        self.configs = {}
        self.connections = {}
        self.node = GROUP
        self.awaits_connections = False

    def add(self, node, parameter, value):
        key = (node, parameter)
        self.parameters[key] = self.parameters.get(key, 0) | value

    def take_node(self, node, caps):
        self.node = int(node, 16)
        self.add(self.node, WIDGET, int(caps, 16))

    def take_address(self, digits):
        self.address = int(digits)

    def take_group(self, digits):
        self.group = int(digits, 16)

    def take_modem(self, digits):
        self.modem = int(digits, 16)

    def take_subsystem(self, digits):
        self.subsystem = int(digits, 16)

    def take_config(self, digits):
        self.configs[self.node] = int(digits, 16)

    # What is no parameter.
    OTHERS = [(re.compile(pattern), take) for pattern, take in (
        (r"Node 0x([0-9a-f]+) \[.*?\] wcaps 0x([0-9a-f]+)", take_node),
        (r"Address: (\d+)", take_address),
        (r"State of AFG node 0x(\w+)", take_group),
        (r"Modem Function Group: 0x(\w+)", take_modem),
        (r"Subsystem Id: 0x(\w+)", take_subsystem),
        (r"Pin Default 0x(\w+)", take_config),
    )]

    def take(self, line):
        text = line.strip()
        if self.awaits_connections and text.startswith("0x"):
            self.connections[self.node] = [int(x, 16) for x in re.findall(r"0x(\w+)", text)]
        self.awaits_connections = text.startswith("Connection:")
        for pattern, node, parameter, value in FACTS:
            match = pattern.match(text)
            if match:
                self.add(self.node if node is None else node, parameter, value(*match.groups()))
        for pattern, take in self.OTHERS:
            match = pattern.match(text)
            if match:
                take(self, *match.groups())

    def complete(self):
        """What is not in the text, as it is of others."""
        nodes = [node for node, parameter in self.parameters if parameter == WIDGET]
        groups = [self.group] + [self.modem] * (self.modem is not None)
        self.add(ROOT, NODE_COUNT, min(groups) << 16 | max(groups) - min(groups) + 1)
        self.add(GROUP, NODE_COUNT, min(nodes) << 16 | max(nodes) - min(nodes) + 1)
        self.add(GROUP, FUNCTION_TYPE, AUDIO)
        if self.modem is not None:
            self.add(self.modem, FUNCTION_TYPE, MODEM | UNSOLICITED)

    def table(self):
        if all(parameter != WIDGET for _, parameter in self.parameters):
            return ""
        self.complete()
        lines = [f"# {self.name}", f"g {self.group:x} {self.subsystem:x}"]
        if self.modem is not None:
            lines.append(f"g {self.modem:x} 0")
        lines += [f"p {self.group if node is GROUP else node:x} {parameter:x} {value:x}"
                  for (node, parameter), value in self.parameters.items()]
        lines += [f"d {node:x} {value:x}" for node, value in self.configs.items()]
        lines += [f"c {node:x} " + " ".join(f"{x:x}" for x in entries)
                  for node, entries in self.connections.items()]
        return "\n".join(lines) + "\n"


def is_table(text):
    return re.search(r"^g [0-9a-f]+ ", text, re.M) is not None


def codecs(text):
    """[(its address, if that is said; its table)] of each codec in the text, or the table itself
    where the text is one."""
    if is_table(text):
        return [(None, text)]
    found, last = [], None
    for line in text.splitlines():
        if line.startswith("Codec: "):
            last = Codec(line.removeprefix("Codec: ").strip())
            found.append(last)
        elif line.startswith("--endcollapse--"):
            last = None
        elif last:
            last.take(line)
    return [(codec.address, table) for codec in found for table in [codec.table()] if table]


def tables(text):
    return [table for _, table in codecs(text)]


def placed(found):
    """{address: table} of what codecs() found, for one link: each where it was, if it can be."""
    places = {}
    for wanted, table in found:
        free = [address for address in (wanted, *range(MAX_CODECS))
                if address is not None and address < MAX_CODECS and address not in places]
        if not free:
            raise ValueError(f"more than {MAX_CODECS} codecs")
        places[free[0]] = table
    return places
