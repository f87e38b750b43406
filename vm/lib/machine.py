# SPDX-License-Identifier: GPL-2.0
"""One QEMU machine with an HD Audio controller and two codecs: boot it, run scenarios, judge.

Codec 0 (hda-output) is heard in a WAV file; codec 1 (hda-micro) hears the known source, if
there is one. Nothing is loaded into the kernel of the machine this runs on.
"""

import contextlib
import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from lib import audio, klog, source as known
from lib.monitor import Monitor

VM = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("HDAUDIO_CACHE") or
             Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hdaudio-compat"
             ).resolve()
if VM.parent in (CACHE, *CACHE.parents):
    sys.exit(f"error: the cache folder {CACHE} is in the checkout, which is copied into it")
for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):  # of a make that runs this
    os.environ.pop(name, None)
DEFAULT_WAV = "/usr/share/sounds/alsa/Front_Center.wav"
TAIL = 0.5  # seconds of silence after the file: QEMU drops the last milliseconds
STALE = 64  # frames
BOOT_SILENCE = 120  # seconds without a line from a kernel that boots: it hangs
BOOTS = 3
# Cycles of a usual TSC in a tick. On a busy host the second CPU, left to find out for itself, has
# come to a thousandth of it, and mdelay(1000) is over in a millisecond there.
TICK_CYCLES = 2_500_000_000 // 250
NOT_COMPARED = audio.Verdict(why="not compared: what was to be heard before differs")
OWN = {"debug": [], "kcsan": ["kcsan"]}  # kernels vm/make/kernel builds, and what it is told


class Failed(Exception):
    """Something the run needs did not work; the text says what and where to look."""


@dataclass
class Result:
    name: str
    why: str = ""
    notes: list = field(default_factory=list)
    figures: str = ""  # what it has to say of itself

    @property
    def passed(self):
        return not self.why


@dataclass
class Job:
    """What to boot and run."""

    kernel: str
    scenarios: list
    build: Path = None
    wav: str = DEFAULT_WAV
    out: Path = None
    driver: str = "ours"
    env: dict = field(default_factory=dict)
    qemu: list = field(default_factory=list)
    boot_limit: int = 600
    interactive: bool = False  # the console is this terminal
    more_seconds: int = 0  # for each scenario, where it goes round more often than usual
    seconds: int = 0  # how long the sound is
    sockets: Path = None  # a folder, while QEMU runs


def say(text):
    print(text, file=sys.stderr, flush=True)


def tool(name, *args):
    """Run one of the scripts of vm/make; return the last line it prints."""
    done = subprocess.run([VM / "make" / name, *map(str, args)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Failed(f"vm/make/{name} {' '.join(map(str, args))} failed")
    return done.stdout.strip().split("\n")[-1]


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
    """Seconds a scenario may take in the guest; the debug kernel is slower."""
    seconds = int(header(scenario, "timeout", "60")) * (3 if job.kernel in OWN else 1)
    return seconds + job.more_seconds + (job.seconds if header(scenario, "exact") else 0)


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
    sound = audio.read_wav(job.wav)
    job.seconds = sound.frames // sound.rate
    inside = job.out / "job"
    shutil.rmtree(inside, ignore_errors=True)
    (inside / "scenarios").mkdir(parents=True)
    for name in job.scenarios:
        shutil.copy(script(name), inside / "scenarios")
    (inside / "list").write_text("".join(f"{n} {limit(job, n)}\n" for n in job.scenarios))
    (inside / "parts").write_text(" ".join(more_of(job, "parts")))
    audio.write_wav(inside / "play.wav", audio.padded(sound, TAIL))
    env = {"DRIVER": job.driver, "KERNEL": job.kernel, "RATE": sound.rate,
           "CAPTURE_FRAMES": 3 * sound.rate, **job.env}
    (inside / "env").write_text("".join(f"{key}={shlex.quote(str(value))}\n" for key, value in env.items()))
    return sound


def kernel_image(kernel):
    if kernel in OWN:
        return Path(tool("kernel", *OWN[kernel])) / "arch/x86/boot/bzImage"
    if kernel == "stock":
        return Path("/boot") / f"vmlinuz-{tool('stock-version')}"
    root = Path(tool("debian-kernel", kernel))
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


def kernel_parameters(job):
    """What every run wants, and what scenarios ask for (kernel-args), each once."""
    parameters = ["console=ttyS0,115200", "panic=-1", "oops=panic",
                  "sysctl.kernel.hung_task_panic=1",
                  f"sysctl.kernel.hung_task_timeout_secs={280 if job.kernel in OWN else 120}",
                  "loglevel=7", "log_buf_len=4M",
                  "iomem=relaxed"]  # devmem, for scenarios that look past the driver
    if job.kernel != "kcsan":  # where a race in the kernel itself would be the end, too
        parameters.append("panic_on_warn=1")
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
        self.size, self.since = -1, time.monotonic()

    def look(self, verdict):
        size = self.console.stat().st_size if self.console.exists() else 0
        if size != self.size or verdict:
            self.size, self.since = size, time.monotonic()
        elif time.monotonic() > self.since + BOOT_SILENCE:
            raise Hung


def progress(verdict):
    """[(scenario, "done", "exit N" or how far it is)], as they came."""
    lines = re.findall(r"^(end|at) (\S+) (.*)\n", verdict, re.M)
    return [(name, what if kind == "at" else "done" if what == "0" else f"exit {what}")
            for kind, name, what in lines]


def follow(process, job, source, seconds):
    """Wait for QEMU's end, showing each verdict as it comes; False when time ran out."""
    verdict, shown, stop = job.out / "verdict", 0, time.monotonic() + seconds
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
        if time.monotonic() > stop:
            process.kill()
            process.wait()
            return False
        time.sleep(0.1)
    return True


def read_text(path):
    return path.read_text(errors="replace") if path.exists() else ""


def run_qemu(job, sound, source):
    """False when time ran out. A boot that hung is tried again."""
    for _ in range(BOOTS):
        try:
            return run_qemu_once(job, sound, source)
        except Hung:
            say(f"  {job.kernel}: the kernel stood still while booting; once more")
    raise Failed(f"the kernel stands still while booting: {job.out}/console.log")


def run_qemu_once(job, sound, source):
    seconds = job.boot_limit + sum(limit(job, name) for name in job.scenarios)
    with open(job.out / "qemu.log", "w") as log:
        process = subprocess.Popen(qemu_command(job, sound, source),
                                   stdin=None if job.interactive else subprocess.DEVNULL,
                                   stdout=None if job.interactive else log, stderr=log)
        try:
            return follow(process, job, source, seconds)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def unpack(job):
    try:
        with tarfile.open(job.out / "files.tar") as archive:
            archive.extractall(job.out / "files")
    except (tarfile.TarError, OSError):
        (job.out / "files").mkdir(exist_ok=True)


def boot(job):
    """Run the job; return one Result for each scenario and one for the kernel's log."""
    job.scenarios = list(expand(job.scenarios))
    job.out = job.out or new_folder(job)
    job.out.mkdir(parents=True, exist_ok=True)
    for stale in ("console.log", "verdict", "files.tar", "heard.wav"):
        (job.out / stale).unlink(missing_ok=True)
    shutil.rmtree(job.out / "files", ignore_errors=True)
    sound = prepare(job)
    job.build = job.build or Path(tool("modules", job.kernel))
    tool("image", job.kernel, job.build, job.out / "job", job.out / "initrd")
    with contextlib.ExitStack() as stack:
        folder, source = stack.enter_context(sockets(job)), None
        if any(header(name, "source") for name in job.scenarios):
            source = stack.enter_context(
                known.Source(job.out / "pulse", folder, sound, Path(tool("servers"))))
        in_time = run_qemu(job, sound, source)
    unpack(job)
    (job.out / "initrd").unlink()
    return judge(job, sound, in_time)


def judge(job, sound, in_time):
    verdict = read_text(job.out / "verdict")
    console = read_text(job.out / "console.log")
    codes = dict(re.findall(r"^end (\S+) (\d+)", verdict, re.M))
    found = klog.reports(console)
    results = [Result(name, why(job, name, codes, found),
                      figures=" ".join(claims(job, name, "figures"))) for name in job.scenarios]
    judge_played(job, results, sound)
    judge_tones(job, results)
    judge_captured(job, results, sound)
    results.append(Result("kernel-log", log_complaint(verdict, found, in_time)))
    return results


def why(job, name, codes, found):
    if name in found:
        return f"kernel log: {found[name]}"
    if name not in codes:
        return "did not run to its end"
    if codes[name] == "143":
        return f"took more than {limit(job, name)} s"
    if codes[name] != "0":
        last = read_text(job.out / "files" / f"{name}.log").strip().split("\n")[-1]
        return f"exit {codes[name]}: {last}"
    return ""


def log_complaint(verdict, found, in_time):
    if found:
        return next(iter(found.values()))
    if not in_time:
        return "the machine did not switch off in time"
    return "" if re.search(r"^done", verdict, re.M) else "the machine stopped early"


def claims(job, name, kind):
    return read_text(job.out / "files" / f"{name}.{kind}").split("\n")[:-1]


def judge_played(job, results, sound):
    """Each scenario that says so was heard, one after the other, and nothing else was."""
    playing = [r for r in results for _ in claims(job, r.name, "heard")]
    recording = playing and heard(job, playing)
    if not recording:
        return
    expected = [audio.as_converter_gets(sound)] * len(playing)
    verdicts = audio.compare_sequence(expected, recording)
    for result, verdict in itertools.zip_longest(playing, verdicts, fillvalue=NOT_COMPARED):
        note(result, "heard", verdict)


def judge_tones(job, results):
    """Each scenario that says so made a tone of that frequency be heard, at some time."""
    for result in results:
        for claim in claims(job, result.name, "tone"):
            recording = heard(job, [result])
            if recording:
                note(result, "tone", audio.find_tone(int(claim), recording))


def heard(job, results):
    """What codec 0 heard; if that cannot be said, the results say why."""
    try:
        return audio.read_wav(job.out / "heard.wav")
    except (OSError, audio.BadSound) as error:
        for result in results:
            result.why = result.why or f"heard.wav: {error}"
        return None


def judge_captured(job, results, sound):
    """After the first recording QEMU's mixer has a few frames left over for the next."""
    stale = 0
    for result in results:
        for claim in claims(job, result.name, "captured"):
            name, frames = claim.split()
            captured = audio.read_wav(job.out / "files" / name).cut(0, int(frames))
            note(result, "captured", audio.compare_captured(known.piece(sound), captured,
                                                            int(frames) // 2, stale))
            stale = STALE


def note(result, verb, verdict):
    result.notes.append((verb, verdict))
    if not verdict.equal:
        result.why = result.why or f"{verb}: {verdict.why}"
