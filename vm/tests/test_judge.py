# SPDX-License-Identifier: GPL-2.0
"""Tests of judge.py: what was announced and did not come is a failure, whatever went wrong."""

import io
import re
import tarfile
import tempfile
import types
import unittest
from pathlib import Path

from lib import audio, job, judge, machine, source


class Heard(unittest.TestCase):
    """Three scenarios have played, and codec 0 has heard it or not."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.job = types.SimpleNamespace(out=Path(folder.name))
        (self.job.out / "files").mkdir()
        self.results = [judge.Result(name) for name in ("a", "b", "c")]
        for result in self.results:
            (self.job.out / f"files/{result.name}.heard").write_text("0 play.wav\n")
        self.sound = audio.Sound(48000, 2, 16, bytes(range(1, 201)) * 8)

    def judged(self, *heard):
        gap = bytes(400)
        audio.write_wav(self.job.out / "heard.wav", audio.Sound(
            48000, 2, 16, b"".join(gap + data for data in heard) + gap))
        judge.judge_played(self.job, self.results, self.sound)
        return [result.why.split(":")[0] for result in self.results]

    def test_all(self):
        self.assertEqual(self.judged(*[self.sound.data] * 3), [""] * 3)

    def test_what_comes_after_a_difference(self):
        """It has not been compared, so it has not passed."""
        other = self.sound.data[:-1] + b"\1"
        self.assertEqual(self.judged(self.sound.data, other, self.sound.data)[0], "")
        self.assertIn("differs", self.results[1].why)
        self.assertIn("not compared", self.results[2].why)
        self.assertFalse(self.results[2].passed)

    def test_no_recording(self):
        judge.judge_played(self.job, self.results, self.sound)
        for result in self.results:
            self.assertIn("heard.wav", result.why)

    def test_tone(self):
        (self.job.out / "files/b.tone").write_text("1000\n")
        self.judged(self.sound.data)
        self.results = [judge.Result(name) for name in ("a", "b")]
        judge.judge_tones(self.job, self.results)
        self.assertEqual(self.results[0].why, "")
        self.assertIn("1000 Hz was heard for 0 ms", self.results[1].why)


class Delivery(unittest.TestCase):
    """A machine that has run three scenarios: one of commands, one that plays, one that records."""

    NAMES = ["load", "play:v3", "capture:v3"]

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.job = machine.Job("stock", list(self.NAMES), out=Path(folder.name))
        self.sound = audio.Sound(48000, 2, 16, bytes(range(1, 201)) * 800)
        self.files = {f"{name}.log": b"+ true\n" for name in self.NAMES}
        self.files["play:v3.heard"] = b"0 play.wav\n"
        self.files["capture:v3.captured"] = b"capture:v3.wav 20000\n"
        audio.write_wav(self.job.out / "captured", source.piece(self.sound))
        self.files["capture:v3.wav"] = (self.job.out / "captured").read_bytes()
        self.write("heard.wav", None)
        self.write("console.log", "".join(f"[ 1.0] @@ begin {n}\n[ 2.0] @@ end {n}\n"
                                          for n in self.NAMES))
        self.verdict = "".join(f"begin {n}\nslow {n} 1\nend {n} 0\n" for n in self.NAMES)

    def write(self, name, text):
        if text is None:
            gap = bytes(400)
            audio.write_wav(self.job.out / name,
                            audio.Sound(48000, 2, 16, gap + self.sound.data + gap))
        else:
            (self.job.out / name).write_text(text)

    def send(self, announced=None):
        """What init does in the end."""
        with tarfile.open(self.job.out / "files.tar", "w") as archive:
            for name, data in self.files.items():
                member = tarfile.TarInfo(f"./{name}")
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
        count = len(self.files) if announced is None else announced
        self.write("verdict", f"{self.verdict}files {count}\ndone\n")

    def whys(self):
        lost = machine.unpack(self.job)
        return {r.name: r.why for r in judge.judge(self.job, self.sound, True, lost)}

    def all_fail(self, because):
        whys = self.whys()
        for name in self.NAMES:
            self.assertIn(because, whys[name])

    def test_everything_came(self):
        self.send()
        self.assertEqual(set(self.whys().values()), {""})

    def test_no_files(self):
        """What is sent before there is a channel leaves an archive of no bytes."""
        self.send()
        (self.job.out / "files.tar").write_bytes(b"")
        self.all_fail("did not arrive")

    def test_no_archive(self):
        self.send()
        (self.job.out / "files.tar").unlink()
        self.all_fail("did not arrive")

    def test_nothing_was_sent(self):
        self.write("verdict", f"{self.verdict}done\n")
        self.all_fail("did not come to send")

    def test_archive_that_breaks_off(self):
        self.send()
        whole = (self.job.out / "files.tar").read_bytes()
        for size in range(512, len(whole), 512):
            (self.job.out / "files.tar").write_bytes(whole[:size])
            if sum(map(len, self.files.values())) > size:
                self.all_fail("arrive")

    def test_one_file_is_missing(self):
        self.send(len(self.files) + 1)
        self.all_fail(f"{len(self.files)} of the guest's {len(self.files) + 1} files arrived")

    def test_each_claim(self):
        """A scenario whose head says that it plays or records has to say so at its end."""
        for file, kind in (("play:v3.heard", "heard"), ("capture:v3.captured", "captured")):
            claim = self.files.pop(file)
            self.send()
            self.assertEqual(self.whys()[file.split(".")[0]], f"not delivered: {kind}")
            self.files[file] = claim

    def test_its_own_log(self):
        del self.files["load.log"]
        self.send()
        self.assertEqual(self.whys()["load"], "not delivered: load.log")

    def test_recording_that_is_not_there(self):
        del self.files["capture:v3.wav"]
        self.send()
        self.assertIn("capture:v3.wav", self.whys()["capture:v3"])

    def test_recording_that_is_none(self):
        self.files["capture:v3.wav"] = b"RIFF"
        self.send()
        self.assertIn("capture:v3.wav", self.whys()["capture:v3"])

    def test_nothing_was_heard(self):
        self.send()
        (self.job.out / "heard.wav").unlink()
        self.assertIn("heard.wav", self.whys()["play:v3"])

    def test_kernel_log(self):
        """A report in a log that did not come is not seen."""
        self.send()
        self.write("console.log", "@@ begin load\n@@ end load\n@@ begin play:v3\n")
        whys = self.whys()
        self.assertEqual(whys["load"], "")
        self.assertIn("kernel's log", whys["play:v3"])
        self.assertIn("kernel's log", whys["capture:v3"])

    def test_machine_that_stopped(self):
        self.verdict = self.verdict.replace("end capture:v3 0\n", "")
        self.send()
        self.assertEqual(self.whys()["capture:v3"], "did not run to its end")


class Announced(unittest.TestCase):
    """What a scenario claims in the guest is announced at its head, for the host to know of."""

    CALLS = {"heard": r"^\s*heard ", "tone": r"^\s*heard_tone ",
             "captured": r"^\s*(record_source|captured) ", "figures": r"/out/\$SCENARIO\.figures"}

    def test_each_scenario(self):
        scripts = sorted((job.VM / "guest/scenarios").glob("*.sh"))
        self.assertGreater(len(scripts), 40)
        for script in scripts:
            text = script.read_text()
            claimed = {kind for kind, call in self.CALLS.items() if re.search(call, text, re.M)}
            announced = set(job.header(script.stem, "delivers").split())
            self.assertEqual(announced & set(judge.KINDS), claimed, script.name)

    def test_kinds(self):
        guest = (job.VM / "guest/guest.sh").read_text()
        written = set(re.findall(r'echo "\$1.*>>/out/\$SCENARIO\.(\w+)', guest))
        self.assertEqual(written | {"figures"}, set(judge.KINDS))


if __name__ == "__main__":
    unittest.main()
