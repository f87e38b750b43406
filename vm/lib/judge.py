# SPDX-License-Identifier: GPL-2.0
"""What a machine's run comes to: what was announced and planned has to have been delivered.

The guest's verdicts, its files, the kernel's log and the recordings come by ways of their own.
"""

import itertools
import re
from dataclasses import dataclass, field

from lib import audio, klog, source as known
from lib.job import header, limit, read_text

STALE = 64  # frames
NOT_COMPARED = audio.Verdict(why="not compared: what was to be heard before differs")
KINDS = ("heard", "tone", "captured", "figures")  # of claims; see the end of guest.sh


@dataclass
class Result:
    name: str
    why: str = ""
    notes: list = field(default_factory=list)
    figures: str = ""  # what it has to say of itself

    @property
    def passed(self):
        return not self.why


def judge(job, sound, in_time, lost):
    """One result for each scenario and one for the kernel's log; lost: what is wrong with files/."""
    verdict = read_text(job.out / "verdict")
    console = read_text(job.out / "console.log")
    codes = dict(re.findall(r"^end (\S+) (\d+)", verdict, re.M))
    found, logged = klog.reports(console), klog.whole(console)
    results = [Result(name, why(job, name, codes, found) or undelivered(job, name, lost, logged),
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
        return f"took more than {limit(job, name)} s, and as slow as the machine is"
    if codes[name] != "0":
        last = read_text(job.out / "files" / f"{name}.log").strip().split("\n")[-1]
        return f"exit {codes[name]}: {last}"
    return ""


def undelivered(job, name, lost, logged):
    """What a scenario that says it has passed announced and did not deliver.

    Each has what it and the kernel said while it ran. The rest is announced at its head: claims
    of what was heard and the like as the name of their kind, files that are looked at by theirs.
    """
    if lost:
        return lost
    if name not in logged:
        return "its part of the kernel's log did not arrive"
    files = job.out / "files"
    kinds = header(name, "delivers").split()
    missing = [kind for kind in kinds if kind in KINDS and not claims(job, name, kind)]
    missing += [file for file in [f"{name}.log", *kinds]
                if file not in KINDS and not (files / file).exists()]
    return f"not delivered: {' '.join(missing)}" if missing else ""


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
    heard = playing and recording(job, "heard.wav", playing)
    if not heard:
        return
    expected = [audio.as_converter_gets(sound)] * len(playing)
    verdicts = audio.compare_sequence(expected, heard)
    for result, verdict in itertools.zip_longest(playing, verdicts, fillvalue=NOT_COMPARED):
        note(result, "heard", verdict)


def judge_tones(job, results):
    """Each scenario that says so made a tone of that frequency be heard, at some time."""
    for result in results:
        for claim in claims(job, result.name, "tone"):
            heard = recording(job, "heard.wav", [result])
            if heard:
                note(result, "tone", audio.find_tone(int(claim), heard))


def recording(job, file, results):
    """What was recorded; if that cannot be said, the results say why."""
    try:
        return audio.read_wav(job.out / file)
    except (OSError, audio.BadSound) as error:
        for result in results:
            result.why = result.why or f"{file}: {error}"
        return None


def judge_captured(job, results, sound):
    """After the first recording QEMU's mixer has a few frames left over for the next."""
    stale = 0
    for result in results:
        for claim in claims(job, result.name, "captured"):
            name, frames = claim.split()
            captured = recording(job, f"files/{name}", [result])
            if captured:
                note(result, "captured",
                     audio.compare_captured(known.piece(sound), captured.cut(0, int(frames)),
                                            int(frames) // 2, stale))
            stale = STALE


def note(result, verb, verdict):
    result.notes.append((verb, verdict))
    if not verdict.equal:
        result.why = result.why or f"{verb}: {verdict.why}"
