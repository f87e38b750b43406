# SPDX-License-Identifier: GPL-2.0
"""From what was measured to what is shown: rows, table, CSV, Markdown, picture."""

import csv
import subprocess
import time
from dataclasses import dataclass, replace
from functools import partial

from lib import machine

RATE = 48000
PERIOD = 2048
CODECS = 4

HOW = """\
Register accesses: QEMU's log of the controller. Instructions: QEMU counts them (icount, one a
nanosecond of guest time); the median of the rounds, idling not counted. Interrupts: the guest's
/proc/interrupts. One verb: get parameter 00h of node 0, asked for by a kernel module;
stock: snd_hda_codec_read() in a loop, for it has no batches, and snd_hda_codec_write(), which
waits for no answer, as "async"; ours: one TransferCodecVerbs() with as many, async with a callback.
Probe, the one of three that took least: device_attach() to the return of azx_probe_codecs() (stock), to the last function group
added to the bus (ours), 4 codecs. Start: azx_pcm_trigger(START), SetDmaEngineState(RunState).
Stream: aplay, 48 kHz, 16 bit, 2 channels, 2048 frames a period, 2 periods a buffer; "all" is
everything the machine executed, aplay included, less what it executes with no stream playing.
Smallest period: of a program that writes one after the other by ALSA's ioctls for ten seconds without
an underrun; QEMU moves samples in lumps of a millisecond, 48 frames. The first sample: that program
looks at the position from its open() on; 48 of the frames are QEMU's. Many codecs, many streams: a
controller of its own with 15 codecs and four engines that play; the stock driver asks four of the codecs.
Memory: what drivers and ALSA obtained and hold, counted by the kernel's allocation tracepoints;
stock includes its codec drivers and the card, ours the bus driver alone."""


@dataclass
class Measured:
    """One line of the guest's results and its part of the register log."""

    driver: str
    label: str
    values: dict
    case: object

    @classmethod
    def of_line(cls, line, cases):
        words = dict(word.split("=", 1) for word in line.split())
        driver, label = words.pop("driver"), words.pop("label")
        values = {key: int(value) for key, value in words.items()}
        return cls(driver, label, values, cases.get(values.get("case")))

    @property
    def periods(self):
        seconds = self.values["instructions"] / 1e9 + self.values["idle_us"] / 1e6
        return seconds * RATE / PERIOD


@dataclass
class Row:
    """A number of both drivers; `target` is the most ours may be, or None."""

    what: str
    unit: str
    stock: float
    ours: float
    target: float = None

    @property
    def verdict(self):
        if self.target is None or self.ours is None:
            return ""
        return "ok" if self.ours <= self.target else "over"

    def exceeds(self, percent):
        """Is it more than so many percent over what is wanted?"""
        return self.verdict == "over" and self.ours > self.target * (1 + percent / 100)


class Results:
    def __init__(self, measured):
        self.by = {(m.driver, m.label): m for m in measured}

    def value(self, driver, label, function):
        measured = self.by.get((driver, label))
        return None if measured is None else function(measured)

    def row(self, what, unit, label, function, target=None):
        stock, ours = (self.value(driver, label, function) for driver in ("stock", "ours"))
        if callable(target):
            target = None if stock is None else target(stock)
        return Row(what, unit, stock, ours, target)


def registers_a_verb(m):
    return m.case.count / m.values["verbs"]


def instructions_a_verb(m):
    return m.values["median"] * m.values["rounds"] / m.values["verbs"]


def interrupts_a_verb(m):
    """One round more than counted ran between the two looks: the warm-up."""
    rounds = m.values["rounds"]
    return m.values["interrupts"] * rounds / (rounds + 1) / m.values["verbs"]


PER_VERB = (("register accesses", registers_a_verb), ("interrupts", interrupts_a_verb),
            ("instructions", instructions_a_verb))

VERBS = (("sync-1", "single, sync"), ("sync-4", "batch of 4"), ("sync-16", "batch of 16"),
         ("sync-64", "batch of 64"), ("sync-255", "batch of 255"),
         ("sync-4096", "batch of 4096"), ("async-1", "async, singles"),
         ("async-64", "async, batches of 64"),
         ("codecs-255", f"batch of 255, {CODECS} codecs in turn"),
         ("codecs-async-64", f"async, batches of 64, {CODECS} codecs, as many clients"))

TARGETS = {("sync-1", "register accesses"): 2, ("sync-255", "register accesses"): 0.02,
           ("async-1", "register accesses"): 2, ("codecs-255", "register accesses"): 0.02,
           ("sync-255", "interrupts"): 1 / 64, ("sync-1", "instructions"): 1200,
           ("sync-255", "instructions"): 80, ("async-1", "instructions"): 1450,
           ("codecs-255", "instructions"): 150}


def verb_rows(results):
    for unit, function in PER_VERB:
        for label, what in VERBS:
            yield results.row(f"verb: {what}", f"{unit} a verb", label, function,
                              TARGETS.get((label, unit)))


# What whole streams and controllers may cost: so much as it was when it was measured last.
STREAM_TARGETS = {("period, positions apart", "register accesses a period"): 2.1,
                  ("period, positions", "register accesses a period"): 0.01,
                  ("period", "interrupts a period"): 1.01,
                  ("period, handler and DPC", "instructions a period"): 2250,
                  ("period, all", "instructions a period"): 14450,
                  ("start call", "register accesses"): 2,
                  ("start call", "instructions"): 566}
MEMORY_TARGETS = {"controller": 48000, "stream": 32500}


def stream_rows(results):
    def row(what, unit, label, function):
        return results.row(f"stream: {what}", unit, label, function,
                           STREAM_TARGETS.get((what, unit)))

    yield row("period, positions apart", "register accesses a period", "period",
              lambda m: (m.case.count - m.case.positions) / m.periods)
    yield row("period, positions", "register accesses a period", "period",
              lambda m: m.case.positions / m.periods)
    yield row("period", "interrupts a period", "period",
              lambda m: m.values["interrupts"] / m.periods)
    yield row("period, interrupt handler", "instructions a period", "period-irq",
              lambda m: m.values["handler"] / m.periods)
    yield row("period, handler and DPC", "instructions a period", "period-irq",
              lambda m: (m.values["handler"] + m.values["dpc"]) / m.periods)
    yield row("period, all", "instructions a period", "period",
              lambda m: m.values["instructions"] / m.periods - at_rest(results, m))
    yield row("start call to RUN", "register accesses", "start", lambda m: m.case.until_run())
    yield row("start call", "register accesses", "start", lambda m: m.case.count)
    yield row("start call", "instructions", "start",
              lambda m: m.values["instructions"] - probe_cost(results, m))


def at_rest(results, measured, label="idle"):
    idle = results.by[measured.driver, label]
    return idle.values["instructions"] / idle.periods


def probe_cost(results, measured):
    return results.by[measured.driver, "probe-cost"].values["empty"]


ATTACHES = ("attach-1", "attach-2", "attach-3")


def least_attach(measured, driver):
    """The probe that the least else fell into, as "attach"; of none, none."""
    found = [m for m in measured if m.driver == driver and m.label in ATTACHES]
    if not found:
        return []
    return [replace(min(found, key=lambda m: m.values["instructions"]), label="attach")]


def whole_rows(results):
    yield results.row("probe to all codecs known", "register accesses", "attach",
                      lambda m: m.case.count)
    yield results.row("probe to all codecs known", "instructions", "attach",
                      lambda m: m.values["instructions"], lambda stock: stock / 2)
    yield results.row("probe to all codecs known", "microseconds idle", "attach",
                      lambda m: m.values["idle_us"])
    for label, what in (("memory-controller", "controller"), ("memory-stream", "stream")):
        yield results.row(f"memory held by a {what}", "bytes", label,
                          lambda m: m.values["objects"] + m.values["pages"],
                          MEMORY_TARGETS[what])


OF_CONTROLLER, OF_STREAMS = (*ATTACHES, "memory-controller"), (
    "idle", "probe-cost", "start", "period", "period-irq", "memory-stream")


# The smallest periods: what is in a buffer, and the interfaces of the DDI.
BUFFERS = (("two", "two in the buffer"), ("many", "a buffer of 1,024 frames"))
INTERFACES = ("baseline", "v2", "v3", "bdl")


def smallest_rows(results):
    """The stock driver has no interfaces: it is beside each."""
    for buffer, what in BUFFERS:
        stock = results.value("stock", f"smallest-{buffer}", lambda m: m.values["frames"])
        for interface in INTERFACES:
            ours = results.value("ours", f"smallest-{buffer}-{interface}",
                                 lambda m: m.values["frames"])
            yield Row(f"smallest period, {what}, {interface}", "frames", stock, ours)


def first_rows(results):
    for what, key in (("started", "started_us"), ("the first sample", "first_us")):
        yield results.row(f"from open to {what}, codec awake", "frames of the link", "first",
                          lambda m: m.values[key] * RATE / 1e6)


# As they grow: how many of them. The stock driver asks no more than four codecs.
GROWN_CODECS = (1, 2, 4, 8, 15)
STOCK_CODECS = (1, 2, 4)
GROWN_STREAMS = (1, 2, 4)


def codecs_of(driver):
    return STOCK_CODECS if driver == "stock" else GROWN_CODECS


def slope(points):
    """How much more for one more, of the line that fits best; None of fewer than two points."""
    if len(points) < 2:
        return None
    middle = sum(n for n, _ in points) / len(points)
    return (sum((n - middle) * value for n, value in points) /
            sum((n - middle) ** 2 for n, _ in points))


def growing(results, what, more, unit, label, counts, function):
    """A row for each of the counts, and one for what one more costs where there are others."""
    grown = [(n, results.row(what.format(n), unit, label.format(n), partial(function, n)))
             for n in counts]
    yield from (row for _, row in grown)
    points = {driver: [(n, getattr(row, driver)) for n, row in grown
                       if n > 1 and getattr(row, driver) is not None]
              for driver in ("stock", "ours")}
    yield Row(more, unit, slope(points["stock"]), slope(points["ours"]))


def grown_rows(results):
    def of_each(function):
        return lambda n, m: function(m) / (n * m.periods)

    def above_rest(m):
        return m.values["instructions"] - at_rest(results, m, "grown-idle") * m.periods

    yield from growing(results, "batch of 255, {} of many codecs in turn", "one more codec in turn",
                       "instructions a verb", "grown-codecs-{}", GROWN_CODECS,
                       lambda _, m: instructions_a_verb(m))
    for unit, function in (("instructions", above_rest),
                           ("register accesses", lambda m: m.case.count),
                           ("interrupts", lambda m: m.values["interrupts"])):
        yield from growing(results, "{} streams: period of one", "one more stream: period of one",
                           f"{unit} a period", "grown-streams-{}", GROWN_STREAMS, of_each(function))


OF_MORE = {driver: [*(f"grown-codecs-{n}" for n in codecs_of(driver)), "grown-idle",
                    *(f"grown-streams-{n}" for n in GROWN_STREAMS),
                    "first"] for driver in ("stock", "ours")}
OF_MORE["stock"] += [f"smallest-{buffer}" for buffer, _ in BUFFERS]
OF_MORE["ours"] += [f"smallest-{buffer}-{interface}" for buffer, _ in BUFFERS
                    for interface in INTERFACES]


def lacking(measured, streams, more):
    """What should have been measured and was not."""
    labels = [label for label, _ in VERBS] + [*OF_CONTROLLER] + [*OF_STREAMS] * streams
    wanted = [(driver, label) for driver in ("stock", "ours")
              for label in labels + OF_MORE[driver] * more]
    found = {(m.driver, m.label) for m in measured}
    return [f"{driver} {label}" for driver, label in wanted if (driver, label) not in found]


def rows(measured, verbs_only=False):
    results = Results([*measured, *least_attach(measured, "stock"), *least_attach(measured, "ours")])
    every = [*verb_rows(results)]
    if not verbs_only:
        every += [*stream_rows(results), *whole_rows(results), *smallest_rows(results),
                  *first_rows(results), *grown_rows(results)]
    return [row for row in every if row.stock is not None or row.ours is not None]


def number(value):
    if value is None:
        return "-"
    if value < 0:
        return f"-{number(-value)}"
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.3g}"


def cells(row):
    return [row.what, row.unit, number(row.stock), number(row.ours), number(row.target),
            row.verdict]


HEAD = ["what", "unit", "stock", "ours", "at most", ""]


def table(all_rows):
    lines = [HEAD] + [cells(row) for row in all_rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    return "\n".join("  ".join(text.ljust(width) if i < 2 else text.rjust(width)
                               for i, (text, width) in enumerate(zip(line, widths)))
                     for line in lines) + "\n\n" + HOW


def versions(kernel):
    qemu = subprocess.run(["qemu-system-x86_64", "--version"], capture_output=True, text=True)
    return f"Linux {machine.tool('debian', kernel, '--release')}, QEMU {qemu.stdout.split()[3]}"


def markdown_table(head, lines):
    rule = ["---"] + ["--:" if name in ("stock", "ours", "at most") else "---" for name in head[1:]]
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, rule, *lines])


def markdown_verbs(all_rows):
    """A line a case, with stock and ours for each thing counted."""
    by = {(row.what, row.unit): row for row in all_rows}
    lines = []
    for _, what in VERBS:
        found = [by[f"verb: {what}", f"{unit} a verb"] for unit, _ in PER_VERB]
        lines.append([what] + [f"{number(row.stock)} / {number(row.ours)}" for row in found])
    return markdown_table(["a verb, stock / ours"] + [unit for unit, _ in PER_VERB], lines)


def markdown(all_rows, kernel):
    """The tables of docs/benchmark.md: what is counted how is in HOW, which the plain table ends with."""
    rest = [cells(row)[:4] for row in all_rows if not row.what.startswith("verb: ")]
    return "\n\n".join([f"{time.strftime('%Y-%m-%d')}, {versions(kernel)}:",
                        markdown_verbs(all_rows), *([markdown_table(HEAD[:4], rest)] if rest else [])])


def write_csv(all_rows, path):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["what", "unit", "stock", "ours", "at_most", "verdict"])
        for row in all_rows:
            writer.writerow([row.what, row.unit, row.stock, row.ours, row.target, row.verdict])


def read_csv(path):
    """An earlier run's rows, as write_csv() wrote them."""
    with open(path, newline="") as file:
        return [Row(line["what"], line["unit"], *(float(line[who]) if line[who] else None
                                                  for who in ("stock", "ours")))
                for line in csv.DictReader(file)]


def changes(before, now, percent):
    """Lines that say what of ours is so much more or less than it was, or is new."""
    old = {(row.what, row.unit): row.ours for row in before}
    for row in now:
        was = old.get((row.what, row.unit))
        if row.ours is None:
            continue
        if was is None:
            yield f"new: {row.what}: {number(row.ours)} {row.unit}"
        elif abs(row.ours - was) > was * percent / 100:
            sign = f" ({(row.ours - was) / was:+.0%})" if was else ""
            yield f"changed: {row.what}: {row.unit}: {number(was)} to {number(row.ours)}{sign}"


def registers(measured, label):
    """What a case accessed, register by register."""
    lines = []
    for m in measured:
        if m.label == label and m.case:
            lines.append(f"{m.driver} {label}: {m.case.count} accesses")
            lines += [f"  {count:8} {what}" for what, count in
                      sorted(m.case.by_register().items(), key=lambda item: -item[1])]
    return "\n".join(lines)


PLOT = """
set terminal pngcairo size 1300,600 font "DejaVu Sans,10"
set output "{png}"
set multiplot layout 1,3 title "HD Audio verbs: stock driver and ours ({versions})"
set style data histogram
set style histogram clustered gap 1
set style fill solid 0.8 border -1
set logscale y
set grid ytics
set xtics rotate by -60
set bmargin 9
set tmargin 6
set key at screen 0.5,0.93 center horizontal
"""

PANEL = """
set title "{unit}"
plot "{data}" using 2:xtic(1) title "stock" lc rgb "#999999", "" using 3 title "ours" lc rgb "#2266aa"
unset key
"""


def draw(all_rows, png, kernel):
    """Three panels: accesses, interrupts and instructions a verb, over the cases."""
    script = PLOT.format(png=png, versions=versions(kernel))
    names = {f"verb: {what}": label for label, what in VERBS}
    for index, (unit, _) in enumerate(PER_VERB):
        data = png.with_suffix(f".{index}.dat")
        mine = [row for row in all_rows if row.unit == f"{unit} a verb" and row.what in names]
        data.write_text("".join(f"{names[row.what]} {row.stock} {row.ours}\n" for row in mine))
        script += PANEL.format(unit=f"{unit} a verb", data=data)
    plot = png.with_suffix(".gnuplot")
    plot.write_text(script)
    subprocess.run(["gnuplot", plot], check=True)
