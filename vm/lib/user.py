# SPDX-License-Identifier: GPL-2.0
"""Parts of the generic codec driver as a program, and running it (vm/user)."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from lib.machine import Failed, debian

TOP = Path(__file__).resolve().parents[2]
WIDGETS = TOP / "codecs/generic/widgets"
JUDGES = TOP / "kunit/generic"
FOREIGN = re.compile(r"#include <((?:linux|sound)/\w+\.h)>")
# Facts of the codecs and of IEC 60958, which are taken from a kernel's own headers.
TAKEN = ("sound/hda_verbs.h", "sound/asoundef.h")
# What a program has of its own.
OWN = ("linux/errno.h",)


def kernel_header(name):
    folder = debian() / "usr/src"
    for place in sorted(folder.glob("linux-headers-*/include")):
        if (place / name).exists():
            return place / name
    raise Failed(f"no kernel's headers with {name} in {folder}")


def sources():
    return sorted(WIDGETS.glob("*.c")) + [JUDGES / "expect.c", JUDGES / "random_graph.c",
                                          TOP / "vm/user/survey.c"]


def make_headers(folder):
    """One that is the shim for each of the kernel's that somebody includes."""
    files = sources() + list(WIDGETS.glob("*.h")) + list(JUDGES.glob("*.h"))
    for name in {name for file in files for name in FOREIGN.findall(file.read_text())} - {*OWN}:
        header = folder / name
        header.parent.mkdir(parents=True, exist_ok=True)
        if name in TAKEN:
            shutil.copy(kernel_header(name), header)
        else:
            header.write_text('#include "shim.h"\n')


def build(folder):
    make_headers(folder)
    program = folder / "survey"
    subprocess.run(["gcc", "-O1", "-g", "-std=gnu11", "-fsanitize=undefined", "-Wall", "-Werror",
                    "-fno-sanitize=shift", "-include", TOP / "vm/user/shim.h", "-I", folder,
                    "-I", TOP / "vm/user", "-I", TOP / "codecs", "-I", JUDGES, "-o", program,
                    *sources()], check=True)
    return program


class Tables:
    """Files for the program, as long as they are needed."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="survey-")
        self.names = []
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def add(self, name, text):
        file = Path(self.folder.name) / name
        file.write_text(text)
        self.names.append(str(file))


def survey(arguments, **more):
    """What the program returns: 0 if a user would miss nothing."""
    with tempfile.TemporaryDirectory(prefix="survey-build-") as folder:
        try:
            program = build(Path(folder))
        except subprocess.CalledProcessError as error:
            raise Failed("the driver does not compile as a program") from error
        return subprocess.run([program, *arguments], check=False, **more).returncode
