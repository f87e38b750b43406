# SPDX-License-Identifier: GPL-2.0
"""Codecs as text, and what the generic driver calls its controls: a name that no program looks for
is of no use to anybody."""

import re
import subprocess
import unittest
from pathlib import Path

from lib import codec_text, machine

VM = Path(__file__).resolve().parents[1]
LAPTOP, DISPLAY = (VM / "guest/codecs" / name for name in ("laptop.txt", "display.txt"))
# What PulseAudio and PipeWire look for, and alsactl, in Debian's folder.
PATHS = ("usr/share/pulseaudio/alsa-mixer/paths", "usr/share/alsa-card-profile/mixer/paths")
INIT = "usr/share/alsa/init"
KINDS = re.compile(r"( Playback| Capture)?( Volume| Switch)$")
GRAPHS = 300
# No sound server has a port for a drive in the machine.
PLUGGED_BY_NOBODY = {"CD"}
# What people choose, under the names that snd_hda_intel has.
CHOSEN_BY_HAND = {"Channel Mode", "Independent HP", "Loopback Mixing"}

TEXT = """\
Codec: Somebody's
Address: 0
Vendor Id: 0x1af40022
Default Amp-In caps: N/A
Node 0x02 [Audio Output] wcaps 0x41d: Stereo Amp-Out
  Amp-Out caps: ofs=0x57, nsteps=0x57, stepsize=0x02, mute=1
  PCM:
    rates [0x60]: 44100 48000
    bits [0x2]: 16
    formats [0x1]: PCM
Node 0x03 [Pin Complex] wcaps 0x400581: Stereo
  Pincap 0x00000010: OUT
  Pin Default 0x01014010: [Jack] Line Out at Ext Rear
  Connection: 1
     0x02
"""


class Text(unittest.TestCase):
    def test_codec(self):
        table, = codec_text.tables("some words\n" + TEXT)
        for line in ("# Somebody's", "p 1 4 20002", "p 2 9 41d", "p 2 12 80025757", "p 2 a 20060",
                     "p 2 b 1", "p 3 c 10", "d 3 1014010", "c 3 2"):
            self.assertIn(line, table.splitlines())

    def test_all_that_is_fixed(self):
        """Of codecs that have everything, or much of it."""
        table, = codec_text.tables(LAPTOP.read_text())
        self.assertLessEqual(
            {"g 1 1af40b01", "p 0 0 1af40a01", "p 0 2 100203", "p 0 4 10001", "p 1 4 2000e",
             "p 1 5 101", "p 1 a e0560", "p 1 f c000000f", "p 1 11 40000002", "p 2 a e0060",
             "p 6 13 c0", "p c d 2f0300", "c 7 2 8", "p f 10 5b00"}, set(table.splitlines()))
        table, = codec_text.tables(DISPLAY.read_text())
        self.assertLessEqual({"g 2 0", "p 2 5 102", "p 0 4 10002", "p 1 12 80000000",
                              "p 1 5 1"}, set(table.splitlines()))

    def test_other_group(self):
        text = TEXT.replace("Node 0x02", "State of AFG node 0x08:\nNode 0x02")
        lines = codec_text.tables(text)[0].splitlines()
        for line in ("g 8 0", "p 0 4 80001", "p 8 4 20002"):
            self.assertIn(line, lines)

    def test_what_the_driver_has_instead(self):
        text = TEXT.replace("     0x02\n", "     0x02\n  In-driver Connection: 1\n     0x05\n")
        self.assertIn("c 3 2", codec_text.tables(text)[0].splitlines())

    def test_end_of_the_codecs(self):
        """alsa-info goes on with other things."""
        text = TEXT + "--endcollapse--\nPincap 0x00000100:\n"
        self.assertEqual(codec_text.tables(text), codec_text.tables(TEXT))

    def test_several(self):
        self.assertEqual(len(codec_text.tables(TEXT + TEXT)), 2)

    def test_places(self):
        """Where they were, or where there is room."""
        found = codec_text.codecs(DISPLAY.read_text() + TEXT + TEXT + "\n")
        self.assertEqual([address for address, _ in found], [2, 0, 0])
        self.assertEqual(list(codec_text.placed(found)), [2, 0, 1])
        with self.assertRaises(ValueError):
            codec_text.placed(found * 6)

    def test_table(self):
        self.assertEqual(codec_text.tables("g 1 0\np 2 9 0\n"), ["g 1 0\np 2 9 0\n"])

    def test_nothing(self):
        self.assertEqual(codec_text.tables("Codec: empty\n"), [])


def element(control):
    """As ALSA's simple mixer has it."""
    return KINDS.sub("", control)


def known():
    """Elements and jacks that some program looks for."""
    debian = machine.debian()
    files = [file for folder in PATHS for file in (debian / folder).glob("*.conf*")]
    names = {name for file in files
             for name in re.findall(r"^\[(?:Element|Jack) (.*?)(?:,\d)?\]", file.read_text(), re.M)}
    inits = [file.read_text() for file in (debian / INIT).glob("*")]
    names |= {element(name) for text in inits for name in re.findall(r'name}="(.*?)"', text)}
    return names


class Names(unittest.TestCase):
    def setUp(self):
        self.known = known()
        self.assertTrue(self.known)

    def test_known(self):
        run = subprocess.run([VM / "survey", "--names", "--random", str(GRAPHS)],
                             capture_output=True, text=True, check=True)
        lines = set(run.stdout.splitlines())
        controls = {element(line.removeprefix("control "))
                    for line in lines if line.startswith("control ")}
        jacks = {line.removeprefix("jack ") for line in lines if line.startswith("jack ")}
        self.assertTrue(controls and jacks)
        self.assertEqual(controls - self.known - CHOSEN_BY_HAND, set(),
                         "no program knows these elements")
        self.assertEqual(jacks - self.known - PLUGGED_BY_NOBODY, set(), "nor these jacks")


if __name__ == "__main__":
    unittest.main()
