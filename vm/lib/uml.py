# SPDX-License-Identifier: GPL-2.0
"""A kernel that is a program of this machine (user-mode Linux): run the KUnit module in it, judge.

It has one CPU, and its time is not ours but the CPU time it has had; when it has nothing to do, the
clock is put forward to the next timer. A busy host changes nothing. The only hardware is the model.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from lib import job as jobs, machine
from lib.judge import judge
from lib.pace import Limit

SCENARIO = "kunit"
LOOK = 1  # seconds
SILENCE = 60  # seconds without a line: it hangs
SECONDS = 600  # and no more
MEMORY = "1G"
LOOPS = 100000  # of a delay in a tick: any number will do, since delays put the clock forward


def fill(root, kernel, tests, env):
    """What the guest finds: busybox, the module, the scenario and an init that runs it."""
    release = jobs.read_text(kernel / "include/config/kernel.release").strip()
    modules = root / "lib/modules" / release
    for folder in ("bin", "dev", "proc", "sys", "tmp", "out", "job", modules):
        (root / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(machine.debian() / "bin/busybox", root / "bin")
    (root / "bin/sh").symlink_to("busybox")
    guest = jobs.VM / "guest"
    shutil.copy(guest / "init-native", root / "init")
    shutil.copy(guest / "guest.sh", root / "lib")
    shutil.copy(jobs.script(SCENARIO), root / "job")
    (root / "job/env").write_text(machine.assignments(env))
    for name in ("modules.builtin", "modules.builtin.modinfo", "modules.order"):
        shutil.copy(kernel / name, modules)
    for module in tests:
        shutil.copy(module, modules)
    subprocess.run(["depmod", "-b", root, release], check=True)


def command(kernel, root, out):
    return [kernel / "linux", f"mem={MEMORY}", f"uml_dir={out}/uml/", "time-travel", f"lpj={LOOPS}",
            "root=hostfs", "rootfstype=hostfs", f"rootflags={root}", "rw", "init=/init",
            *machine.watchful("debug")]


def ends(process, console):
    """Wait for it, while it says something from time to time; False when it does not end."""
    size, silence, limit = 0, Limit(SILENCE), Limit(SECONDS)
    while not silence.over() and not limit.over():
        try:
            process.wait(LOOK)
            return True
        except subprocess.TimeoutExpired:
            if console.stat().st_size != size:
                size, silence = console.stat().st_size, Limit(SILENCE)
    return False


def run(kernel, root, out):
    """False when it did not come to an end in time."""
    console = out / "console.log"
    with open(console, "wb") as log:
        process = subprocess.Popen(command(kernel, root, out), stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log, start_new_session=True)
        try:
            return ends(process, console)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def boot(job):
    """Run the job's module; return a Result for the scenario and one for the kernel's log."""
    job.scenarios = [SCENARIO]
    job.out = job.out or machine.new_folder(job)
    root = job.out / "root"
    for stale in (root, job.out / "files"):
        shutil.rmtree(stale, ignore_errors=True)
    (job.out / "verdict").unlink(missing_ok=True)
    kernel = Path(machine.tool("kernel", "uml"))
    fill(root, kernel, (job.build / "kunit").glob("*.ko"), job.env)
    in_time = run(kernel, root, job.out)
    (root / "out").rename(job.out / "files")
    if (job.out / "files/verdict").exists():
        (job.out / "files/verdict").rename(job.out / "verdict")
    shutil.rmtree(root)
    return judge(job, sound=None, in_time=in_time, lost="")  # what is in files/ was written there
