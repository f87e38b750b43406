# SPDX-License-Identifier: GPL-2.0
"""One QEMU machine with an HD Audio controller and two codecs: boot it, run scenarios, judge.

Codec 0 (hda-output) is heard in a WAV file; codec 1 (hda-micro) hears the known source, if
there is one. Nothing is loaded into the kernel of the machine this runs on.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from lib import audio, codec_text, judge, source as known
from lib.job import CACHE, VM, Job, expand, header, limit, read_text, script
from lib.monitor import Monitor
from lib.pace import Limit

for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):  # of a make that runs this
    os.environ.pop(name, None)
os.environ["PATH"] += ":/usr/sbin:/sbin"  # depmod, modinfo
TAIL = 0.5  # seconds of silence after the file: QEMU drops the last milliseconds
BOOT_SILENCE = 120  # seconds without a line from a kernel that boots: it hangs
LAST_WORDS = 120  # seconds for what comes between scenarios and after the last
BOOTS = 3
# Cycles of a usual TSC in a tick. On a busy host the second CPU, left to find out for itself, has
# come to a thousandth of it, and mdelay(1000) is over in a millisecond there.
TICK_CYCLES = 2_500_000_000 // 250
OWN = {"debug": [], "kcsan": ["kcsan"]}  # kernels vm/make/kernel builds, and what it is told


class Failed(Exception):
    """Something the run needs did not work; the text says what and where to look."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def tool(name, *args):
    """Run one of the scripts of vm/make; return the last line it prints."""
    done = subprocess.run([VM / "make" / name, *map(str, args)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Failed(f"vm/make/{name} {' '.join(map(str, args))} failed")
    return done.stdout.strip().split("\n")[-1]


def debian():
    """Debian's folder, of which the guest is made."""
    return Path(tool("debian", "stock"))


def default_wav():
    """The sound to play if none is named."""
    return debian() / "usr/share/sounds/alsa/Front_Center.wav"


def new_folder(job):
    runs = CACHE / "run"
    runs.mkdir(parents=True, exist_ok=True)
    for old in runs.iterdir():
        if time.time() - old.stat().st_mtime > 86400:
            shutil.rmtree(old, ignore_errors=True)
    stamp = time.strftime("%H%M%S")
    return Path(tempfile.mkdtemp(prefix=f"{job.kernel}-{job.scenarios[0]}-{stamp}-", dir=runs))


def prepare(job):
    """Fill the folder the guest sees as /job; return the sound to be played."""
    job.wav = job.wav or default_wav()
    sound = audio.read_wav(job.wav)
    job.seconds = sound.frames // sound.rate
    inside = job.out / "job"
    shutil.rmtree(inside, ignore_errors=True)
    (inside / "scenarios").mkdir(parents=True)
    for name in job.scenarios:
        shutil.copy(script(name), inside / "scenarios")
    (inside / "list").write_text("".join(f"{n} {limit(job, n)}\n" for n in job.scenarios))
    (inside / "parts").write_text(" ".join(more_of(job, "parts")))
    for name in job.scenarios:
        files = [VM / "guest/codecs" / file for file in header(name, "codecs").split()]
        put_codecs(inside / "codecs" / name.split(":")[0], files + job.codecs)
    audio.write_wav(inside / "play.wav", audio.padded(sound, TAIL))
    env = {"DRIVER": job.driver, "KERNEL": job.kernel, "RATE": sound.rate,
           "CAPTURE_FRAMES": 3 * sound.rate, **job.env}
    (inside / "env").write_text(assignments(env))
    return sound


def put_codecs(folder, files):
    """Texts of codecs, the tables of what they say, and `link`, how the model is told of these."""
    found = []
    for file in files:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder)
        codecs = codec_text.codecs(file.read_text(errors="replace"))
        if not codecs:
            raise Failed(f"{file}: there is no codec in it")
        found += codecs
    places = codec_text.placed(found)
    for address, table in places.items():
        (folder / f"{address}.table").write_text(table)
    if places:
        inside = "/job/codecs/" + folder.name
        (folder / "link").write_text(",".join(
            f"{inside}/{address}.table" if address in places else "none"
            for address in range(max(places) + 1)))


def assignments(env):
    """For a shell."""
    return "".join(f"{key}={shlex.quote(str(value))}\n" for key, value in env.items())


def kernel_image(kernel):
    if kernel in OWN:
        return Path(tool("kernel", *OWN[kernel])) / "arch/x86/boot/bzImage"
    root = Path(tool("debian", kernel))
    return root / "boot" / f"vmlinuz-{read_text(root / 'release').strip()}"


def codec_arguments(job, rate, source):
    heard = f"wav,id=heard,path={job.out}/heard.wav,out.frequency={rate}"
    hears = source.audiodev("hears") if source else "none,id=hears"
    return ["-audiodev", heard, "-audiodev", hears,
            "-device", "ich9-intel-hda,id=hda",
            "-device", "hda-output,bus=hda.0,cad=0,audiodev=heard,mixer=off",
            "-device", "hda-micro,bus=hda.0,cad=1,audiodev=hears,mixer=off"]


def more_of(job, key):
    """What scenarios ask for beside the two codecs, each of the same kind once."""
    wanted = dict.fromkeys(header(name, key) for name in job.scenarios)
    return " ".join(wanted).split()


def watchful(kernel):
    """What goes wrong is in the log and ends the run."""
    parameters = ["panic=-1", "oops=panic", "sysctl.kernel.hung_task_panic=1",
                  f"sysctl.kernel.hung_task_timeout_secs={280 if kernel in OWN else 120}",
                  "loglevel=7", "log_buf_len=4M"]
    if kernel != "kcsan":  # where a race in the kernel itself would be the end, too
        parameters.append("panic_on_warn=1")
    return parameters


def kernel_parameters(job):
    """What every run wants, and what scenarios ask for (kernel-args), each once."""
    parameters = ["console=ttyS0,115200", *watchful(job.kernel),
                  "iomem=relaxed"]  # devmem, for scenarios that look past the driver
    if job.kernel in OWN and not any(header(name, "acpi") for name in job.scenarios):
        parameters.append("acpi=off")  # its interpreter takes ten seconds there
    if not is_exact(job):
        parameters.append(f"lpj={TICK_CYCLES}")
    wanted = " ".join(header(name, "kernel-args") for name in job.scenarios)
    return parameters + list(dict.fromkeys(wanted.split()))


@contextlib.contextmanager
def sockets(job):
    """Have a folder for sockets: their paths may have 107 bytes, which the cache's may exceed."""
    with tempfile.TemporaryDirectory(prefix="hdaudio-", dir="/tmp") as folder:
        job.sockets = Path(folder)
        yield job.sockets


def channel_arguments(job):
    out = job.out
    console = (f"stdio,id=console,signal=off,logfile={out}/console.log" if job.interactive else
               f"file,id=console,path={out}/console.log")
    return ["-qmp", f"unix:{job.sockets}/qmp,server=on,wait=off",
            "-chardev", console, "-serial", "chardev:console",
            "-chardev", f"file,id=verdict,path={out}/verdict", "-serial", "chardev:verdict",
            "-chardev", f"file,id=files,path={out}/files.tar",
            "-device", "virtio-serial-pci", "-device", "virtserialport,chardev=files"]


def is_exact(job):
    return any(header(name, "exact") for name in job.scenarios)


def clock_arguments(job):
    """Where samples are compared, guest time is a count of instructions.

    A host that is busy for a moment then delays the guest, and QEMU's codec with it, instead of
    making that codec lose samples. 2 ns an instruction is about what QEMU does in real time,
    which the source needs (see guest/scenarios/capture.sh).
    """
    if not is_exact(job):
        return ["-smp", "2,sockets=2"]
    return ["-smp", "1", "-icount", "shift=1,sleep=off"]


def qemu_command(job, sound, source):
    return ["qemu-system-x86_64", "-accel", "tcg", "-M", "q35",
            "-cpu", "qemu64,+rdrand", *clock_arguments(job),
            "-m", str(512 + 3 * (len(sound.data) >> 20)),
            "-nodefaults", "-display", "none", "-no-reboot",
            "-kernel", str(kernel_image(job.kernel)), "-initrd", f"{job.out}/initrd",
            "-append", " ".join(kernel_parameters(job)),
            *channel_arguments(job), *codec_arguments(job, sound.rate, source),
            *(word.replace("@pulse@", str(job.sockets)) for word in more_of(job, "qemu")),
            *job.qemu]


class Hung(Exception):
    """The kernel stood still while it booted; nothing of ours had been loaded yet.

    Without KVM Linux sometimes loses its first timer interrupts on a busy host.
    """


class BootWatch:
    """Tells when a machine that has not come to its first scenario says nothing any more."""

    def __init__(self, job):
        self.console = job.out / "console.log"
        self.size, self.limit = -1, Limit(BOOT_SILENCE)

    def look(self, verdict):
        size = self.console.stat().st_size if self.console.exists() else 0
        if size != self.size or verdict:
            self.size, self.limit = size, Limit(BOOT_SILENCE)
        elif self.limit.over():
            raise Hung


class RunWatch:
    """Tells when a machine takes longer for a scenario than the guest itself would allow.

    It is for machines that stand still: the guest ends a scenario that takes too long.
    """

    def __init__(self, job):
        self.job = job
        self.text, self.limit = "", Limit(job.boot_limit)

    def over(self, verdict):
        if verdict != self.text:
            self.text, self.limit = verdict, Limit(self.seconds(verdict))
        return self.limit.over()

    def seconds(self, verdict):
        """Of the scenario that runs, as slow as the guest has found itself to be."""
        told = re.findall(r"^(begin|end|slow) (\S+)(?: (\d+))?\n", verdict, re.M)
        slow = max([int(number) for kind, _, number in told if kind == "slow"], default=1)
        running = [name for kind, name, _ in told if kind != "slow"][-1:]
        if not running or told[-1][0] == "end":
            return LAST_WORDS * slow
        return LAST_WORDS * slow + limit(self.job, running[0]) * slow


def progress(verdict):
    """[(scenario, "done", "exit N" or how far it is)], as they came."""
    lines = re.findall(r"^(end|at) (\S+) (.*)\n", verdict, re.M)
    return [(name, what if kind == "at" else "done" if what == "0" else f"exit {what}")
            for kind, name, what in lines]


def follow(process, job, source):
    """Wait for QEMU's end, showing each verdict as it comes; False when time ran out."""
    verdict, shown, run = job.out / "verdict", 0, RunWatch(job)
    watch = BootWatch(job)
    monitor = Monitor(job.sockets / "qmp")
    while process.poll() is None:
        text = read_text(verdict)
        monitor.attend(text)
        watch.look(text)
        if source:
            source.let_run("listen" in text and text.rfind("listening") > text.rfind("listened"))
        news = progress(text)
        for name, what in news[shown:]:
            say(f"  {job.kernel}/{name}: {what}")
        shown = len(news)
        if run.over(text):
            process.kill()
            process.wait()
            return False
        time.sleep(0.1)
    return True


def run_qemu(job, sound, source):
    """False when time ran out. A boot that hung is tried again."""
    for _ in range(BOOTS):
        try:
            return run_qemu_once(job, sound, source)
        except Hung:
            say(f"  {job.kernel}: the kernel stood still while booting; once more")
    raise Failed(f"the kernel stands still while booting: {job.out}/console.log")


def run_qemu_once(job, sound, source):
    with open(job.out / "qemu.log", "w") as log:
        process = subprocess.Popen(qemu_command(job, sound, source),
                                   stdin=None if job.interactive else subprocess.DEVNULL,
                                   stdout=None if job.interactive else log, stderr=log)
        try:
            return follow(process, job, source)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def unpack(job):
    """What the guest sent, to files/; say what is wrong with it, for what is announced has to come."""
    files = job.out / "files"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir()
    announced = re.search(r"^files (\d+)$", read_text(job.out / "verdict"), re.M)
    if not announced:
        return "the guest did not come to send its files"
    try:
        with tarfile.open(job.out / "files.tar", "r:") as archive:
            archive.extractall(files)
            arrived = sum(member.isfile() for member in archive.getmembers())
    except (tarfile.TarError, OSError) as error:
        return f"the guest's files did not arrive: {error}"
    if arrived != int(announced[1]):
        return f"{arrived} of the guest's {announced[1]} files arrived"
    return ""


def boot(job):
    """Run the job; return one Result for each scenario and one for the kernel's log."""
    job.scenarios = list(expand(job.scenarios))
    job.out = job.out or new_folder(job)
    job.out.mkdir(parents=True, exist_ok=True)
    for stale in ("console.log", "verdict", "files.tar", "heard.wav"):
        (job.out / stale).unlink(missing_ok=True)
    sound = prepare(job)
    job.build = job.build or Path(tool("modules", job.kernel))
    tool("image", job.kernel, job.build, job.out / "job", job.out / "initrd")
    with contextlib.ExitStack() as stack:
        folder, source = stack.enter_context(sockets(job)), None
        if any(header(name, "source") for name in job.scenarios):
            source = stack.enter_context(
                known.Source(job.out / "pulse", folder, sound, debian()))
        in_time = run_qemu(job, sound, source)
    lost = unpack(job)
    (job.out / "initrd").unlink()
    return judge.judge(job, sound, in_time, lost)
