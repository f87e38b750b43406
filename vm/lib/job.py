# SPDX-License-Identifier: GPL-2.0
"""What there is to boot and run, and what the heads of scenarios say of them."""

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

VM = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("HDAUDIO_CACHE") or
             Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hdaudio-compat"
             ).resolve()
if VM.parent in (CACHE, *CACHE.parents):
    sys.exit(f"error: the cache folder {CACHE} is in the checkout, which is copied into it")


@dataclass
class Job:
    """What to boot and run."""

    kernel: str
    scenarios: list
    build: Path = None
    wav: Path = None  # what plays (a sample of Debian's)
    out: Path = None
    driver: str = "ours"
    env: dict = field(default_factory=dict)
    qemu: list = field(default_factory=list)
    codecs: list = field(default_factory=list)  # texts of codecs, for each scenario's model
    boot_limit: int = 600  # seconds, as all here on a host that is not busy
    interactive: bool = False  # the console is this terminal
    more_seconds: int = 0  # for each scenario, where it goes round more often than usual
    seconds: int = 0  # how long the sound is
    sockets: Path = None  # a folder, while QEMU runs


def script(scenario):
    """The file of a scenario; NAME:VARIANT is NAME's, run with VARIANT in the environment."""
    return VM / "guest/scenarios" / f"{scenario.split(':')[0]}.sh"


def header(scenario, key, default=""):
    """The `# key: value` line at the head of a scenario; several of them are one."""
    text = script(scenario).read_text()
    found = re.findall(rf"^# {key}: (.*)$", text, re.M)
    return " ".join(found).strip() if found else default


def expand(names, kernel=None):
    """Replace each scenario that has variants by one NAME:VARIANT for each of them.

    A kernel may have a list of its own (variants-debug), because it is slow.
    """
    for name in names:
        variants = header(name, f"variants-{kernel}", header(name, "variants")).split()
        variants = variants if ":" not in name else []
        yield from (f"{name}:{variant}" for variant in variants) if variants else [name]


def limit(job, scenario):
    """Seconds a scenario may take on the stock kernel, on a host that is not busy.

    The guest measures how slow it is itself, and gives as many times as much.
    """
    seconds = int(header(scenario, "timeout", "60")) + job.more_seconds
    return seconds + (job.seconds if header(scenario, "exact") else 0)


def read_text(path):
    return path.read_text(errors="replace") if path.exists() else ""
