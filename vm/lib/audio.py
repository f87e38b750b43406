# SPDX-License-Identifier: GPL-2.0
"""Sound files, and the sample-for-sample comparisons between what was sent and what arrived.

All comparing happens on bytes of 16-bit little-endian frames; nothing is rounded, scaled
or resampled here.
"""

import array
import struct
from dataclasses import dataclass

PCM = 1
EXTENSIBLE = 0xFFFE


@dataclass(frozen=True)
class Sound:
    """PCM samples, little-endian, channels interleaved."""

    rate: int
    channels: int
    bits: int
    data: bytes

    @property
    def frame(self):
        return self.channels * self.bits // 8

    @property
    def frames(self):
        return len(self.data) // self.frame

    def cut(self, first, count):
        piece = self.data[first * self.frame:(first + count) * self.frame]
        return Sound(self.rate, self.channels, self.bits, piece)

    def describe(self):
        return (f"{self.rate} Hz, {self.bits} bit, {self.channels} channel(s), "
                f"{self.frames} frames ({self.frames / self.rate:.3f} s)")


@dataclass(frozen=True)
class Verdict:
    """What a comparison found; `why` is empty when everything is equal."""

    frames: int = 0
    offset: int = 0
    why: str = ""

    @property
    def equal(self):
        return not self.why


class BadSound(Exception):
    """The file is not one these tools can read; the text says why."""


def chunks(blob):
    """Yield (id, body) of each RIFF chunk; a truncated last one is cut, not refused."""
    if blob[:4] != b"RIFF" or blob[8:12] != b"WAVE":
        raise BadSound("not a RIFF/WAVE file")
    at = 12
    while at + 8 <= len(blob):
        name, size = struct.unpack_from("<4sI", blob, at)
        if name == b"data" and size in (0, 0xFFFFFFFF):
            size = len(blob) - at - 8
        yield name, blob[at + 8:at + 8 + size]
        at += 8 + size + (size & 1)


def parse_wav(blob):
    """Read a WAVE file of 16, 24 or 32-bit PCM."""
    fmt = None
    for name, body in chunks(blob):
        if name == b"fmt ":
            fmt = body
        if name == b"data" and fmt is not None:
            return sound_from(fmt, body)
    raise BadSound("no fmt and data chunk")


def sound_from(fmt, body):
    tag, channels, rate, _, block, bits = struct.unpack_from("<HHIIHH", fmt)
    if tag == EXTENSIBLE and len(fmt) >= 26:
        tag = struct.unpack_from("<H", fmt, 24)[0]
    if tag != PCM or bits not in (16, 24, 32) or block != channels * bits // 8:
        raise BadSound(f"format {tag:#x} with {bits} bits: only 16, 24 and 32-bit PCM")
    return Sound(rate, channels, bits, body[:len(body) - len(body) % block])


def read_wav(path):
    with open(path, "rb") as file:
        return parse_wav(file.read())


def write_wav(path, sound):
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(sound.data), b"WAVE",
                       b"fmt ", 16, PCM, sound.channels, sound.rate,
                       sound.rate * sound.frame, sound.frame, sound.bits,
                       b"data", len(sound.data))
    with open(path, "wb") as file:
        file.write(head + sound.data)


def padded(sound, seconds):
    """The same with silence at the end."""
    silence = bytes(int(sound.rate * seconds) * sound.frame)
    return Sound(sound.rate, sound.channels, sound.bits, sound.data + silence)


def to_16_bit(sound):
    """What a 16-bit converter gets: the upper 16 bits of each sample."""
    width = sound.bits // 8
    out = bytearray(len(sound.data) // width * 2)
    out[0::2] = sound.data[width - 2::width]
    out[1::2] = sound.data[width - 1::width]
    return Sound(sound.rate, sound.channels, 16, bytes(out))


def to_stereo(sound):
    """A mono file is heard on both channels."""
    if sound.channels == 2:
        return sound
    if sound.channels != 1 or sound.bits != 16:
        raise BadSound(f"{sound.channels} channels: only mono and stereo")
    out = bytearray(len(sound.data) * 2)
    for at in range(2):
        out[at::4] = sound.data[at::2]
        out[at + 2::4] = sound.data[at::2]
    return Sound(sound.rate, 2, 16, bytes(out))


def as_converter_gets(sound):
    return to_stereo(to_16_bit(sound))


def leading_silence(sound, start=0):
    """Frames of zeros from `start` on; None when nothing else follows."""
    body = sound.data[start * sound.frame:]
    rest = len(body.lstrip(b"\0"))
    return (len(body) - rest) // sound.frame if rest else None


def first_difference(one, other, frame):
    """Index of the first frame that differs in two byte strings of equal length."""
    low, high = 0, len(one) // frame
    while high - low > 1:
        middle = (low + high) // 2
        if one[low * frame:middle * frame] == other[low * frame:middle * frame]:
            low = middle
        else:
            high = middle
    return low


def show_frame(data, at, frame):
    return "/".join(str(value) for value in
                    struct.unpack_from(f"<{frame // 2}h", data, at * frame))


def difference(expected, got, frame):
    """'' when equal, else a sentence about the first difference."""
    if got == expected:
        return ""
    both = min(len(expected), len(got))
    if expected[:both] == got[:both]:
        return f"only {both // frame} of {len(expected) // frame} frames arrived"
    at = first_difference(expected[:both], got[:both], frame)
    return (f"frame {at} differs: {show_frame(got, at, frame)} instead of "
            f"{show_frame(expected, at, frame)}")


def compare_played(expected, recording, start=0):
    """Is `expected` in the recording, exactly, as the first sound after frame `start`?"""
    if (expected.rate, expected.frame) != (recording.rate, recording.frame):
        return Verdict(why=f"recorded as {recording.describe()}, not {expected.describe()}")
    lead, quiet = leading_silence(expected), leading_silence(recording, start)
    if lead is None:
        return Verdict(why="the file is silence: there is nothing to compare")
    if quiet is None:
        return Verdict(why="nothing was heard")
    offset = start + quiet - lead
    if offset < start:
        return Verdict(why=f"the first {start - offset} frames are missing")
    got = recording.cut(offset, expected.frames)
    return Verdict(got.frames, offset, difference(expected.data, got.data, expected.frame))


def compare_sequence(expected, recording):
    """Several sounds one after the other, silence between and after them."""
    verdicts, start = [], 0
    for sound in expected:
        verdict = compare_played(sound, recording, start)
        verdicts.append(verdict)
        if not verdict.equal:
            return verdicts
        start = verdict.offset + sound.frames
    extra = leading_silence(recording, start)
    if extra is not None:
        why = f"more was heard than was played, from frame {start + extra}"
        verdicts[-1] = Verdict(verdicts[-1].frames, verdicts[-1].offset, why)
    return verdicts


def find_tone(hertz, recording):
    """Is a tone of that frequency somewhere in it, for a twentieth of a second in all?

    Only how often the left channel changes its sign is looked at, in pieces of 10 ms.
    """
    left = array.array("h", recording.data)[::recording.channels]
    length = recording.rate // 100
    pieces = (left[at:at + length] for at in range(0, len(left) - length, length))
    fitting = sum(abs(sign_changes(piece) - hertz / 50) <= 1 for piece in pieces if any(piece))
    why = "" if fitting >= 5 else f"a tone of {hertz} Hz was heard for {10 * fitting} ms"
    return Verdict(fitting * length, 0, why)


def sign_changes(samples):
    return sum((one < 0) != (other < 0) for one, other in zip(samples, samples[1:]))


def windows(sound, start, length=256, count=16):
    """Pieces of the sound to look for: the first ones that are not silent, spread out."""
    step = max(length, (sound.frames - start) // count)
    for at in range(start, sound.frames - length, step):
        piece = sound.cut(at, length).data
        if piece.strip(b"\0"):
            yield at, piece


def places(piece, data, frame):
    """Frame indices at which `piece` occurs in `data`."""
    at = data.find(piece)
    while at >= 0:
        if at % frame == 0:
            yield at // frame
        at = data.find(piece, at + 1)


def looped(source, first, count):
    """`count` frames of the endlessly repeated source, from frame `first`."""
    first %= source.frames
    turns = (first + count) // source.frames + 1
    return Sound(source.rate, source.channels, source.bits, source.data * turns).cut(first, count)


def compare_captured(source, captured, least, stale=0):
    """Is the capture an unbroken piece of the looped source, at least `least` frames long?

    Silence before the first sample is the converter waiting for the source; it is counted in
    the verdict's offset and does not count as captured. Nor do the `stale` frames after it.
    """
    if (source.rate, source.frame) != (captured.rate, captured.frame):
        return Verdict(why=f"captured as {captured.describe()}, not {source.describe()}")
    quiet = leading_silence(captured)
    if quiet is None:
        return Verdict(why="only silence was captured")
    body = captured.cut(quiet + stale, captured.frames)
    if body.frames < least:
        return Verdict(body.frames, quiet, f"only {body.frames} of {least} frames captured")
    return best_match(source, body, quiet)


def best_match(source, body, quiet):
    """Compare at every place the windows point to; equal at one of them is equal."""
    whys = []
    for at, window in windows(body, 0):
        for place in places(window, source.data * 2, source.frame):
            expected = looped(source, place - at, body.frames)
            why = difference(expected.data, body.data, source.frame)
            if not why:
                return Verdict(body.frames, quiet)
            whys.append(why)
    whys.append("nothing of what was captured is in the source")
    return Verdict(body.frames, quiet, whys[0])
