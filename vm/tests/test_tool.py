# SPDX-License-Identifier: GPL-2.0
"""Tests of tools/hdaudio-compat on a folder that looks like a machine, and of make uninstall."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import fake_tree
from fake_tree import CODEC_DRIVER, MODEM, OURS, STOCK, write

TOOL = Path(__file__).resolve().parent.parent.parent / "tools/hdaudio-compat"
CARD, OTHER = "0000:00:1b.0", "0000:01:00.1"


class OnATree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hdaudio-tool-")
        self.addCleanup(folder.cleanup)
        self.tree = fake_tree.Tree(folder.name)
        self.tree.create()

    def run_tool(self, *args, tool=TOOL, **env):
        return subprocess.run(
            [tool, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, timeout=120,
            env={"HDAUDIO_COMPAT_ROOT": str(self.tree.root),
                 "PATH": f"{self.tree.root}/bin:{os.environ['PATH']}", **env})

    def works(self, *args, **env):
        done = self.run_tool(*args, **env)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def fails(self, *args, status=1, **env):
        done = self.run_tool(*args, **env)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stderr

    def sending(self, program, when, signal):
        """Have the program send the tool a signal where its arguments are like that."""
        file = self.tree.root / "bin" / program
        write(file, file.read_text().replace(
            "exec", f"case $* in {when}) kill -{signal} $PPID ;; esac\nexec"))

    def holds(self, driver, override=None):
        self.assertEqual(self.tree.driver(CARD), driver)
        self.assertEqual(self.tree.override(CARD), override)

    def rule(self):
        return self.tree.root / f"etc/udev/rules.d/60-hdaudio-compat-{CARD}.rules"

    def start(self, stock):
        """As when a machine starts: nobody has the controller; is the kernel's driver there?"""
        self.tree.detach(CARD)
        write(self.tree.device(CARD) / "driver_override", "(null)\n")
        for module in (CODEC_DRIVER, OURS):
            if (self.tree.modules / module).exists():
                self.tree.modprobe(["-r"], module)
        shutil.rmtree(self.tree.pci / "drivers" / STOCK, ignore_errors=True)
        if stock:
            self.tree.load(STOCK)

    def changes(self):
        """The calls that change the machine."""
        calls = self.tree.calls.read_text().split("\n") if self.tree.calls.exists() else []
        return [call for call in calls
                if call.startswith(("tee", "modprobe")) and not call.startswith(
                    ("modprobe -n", "modprobe -R"))]


class Looking(OnATree):
    def test_list(self):
        self.tree.add_controller(CARD)
        self.tree.add_controller(OTHER, driver=None, card=1)
        write(self.tree.device("0000:00:02.0") / "class", "0x030000\n")
        first, second = self.works("list").splitlines()
        self.assertRegex(first, rf"^{CARD}  8086:293e  {STOCK} +Example Corporation HD Audio$")
        self.assertRegex(second, rf"^{OTHER}  8086:293e  \(no driver\) +Example")

    def test_list_ours(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")
        self.assertIn(f"{OURS} (ours) (persistent)", self.works("list"))

    def test_list_gone(self):
        """What is to be taken at each start and was taken out; unbind has it forgotten."""
        self.tree.add_controller(CARD)
        self.tree.add_controller(OTHER, card=1)
        self.works("bind", CARD, "--persist")
        self.start(stock=False)
        shutil.rmtree(self.tree.device(CARD))
        first, second = self.works("list").splitlines()
        self.assertTrue(first.startswith(OTHER))
        self.assertEqual(second, f"{CARD}  (gone) (persistent)")
        self.works("unbind", CARD)
        self.assertNotIn(CARD, self.works("list"))

    def test_nothing_there(self):
        done = self.run_tool("list")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("no HD Audio controller", done.stderr)

    def test_status(self):
        self.tree.add_controller(CARD)
        self.assertIn("no controller is ours", self.run_tool("status").stderr)
        self.works("bind", CARD)
        said = self.works("status")
        for part in (CARD, "codec 0, function group 0x01", "VEN_10EC",
                     f"driver: {CODEC_DRIVER}, interface v3", "card 0: compat"):
            self.assertIn(part, said)

    def test_status_of_what_is_not_ready(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD)
        for state, said in (("enumerating", f"{CARD}, enumerating\n"), ("ready", f"{CARD}\n")):
            write(self.tree.device(CARD) / "hdaudio_state", state + "\n")
            self.assertIn(said, self.works("status"))

    def test_status_without_codec_driver(self):
        self.tree.add_controller(CARD, driver=None)
        (self.tree.installed / CODEC_DRIVER).unlink()
        self.works("bind", CARD)
        self.assertIn("driver: none\n", self.works("status"))

    def test_dump(self):
        self.tree.add_controller(CARD)
        self.tree.add_controller(OTHER, card=1)
        self.assertIn("Vendor Id: 0x10ec0236", self.works("dump"))
        self.assertNotIn("card 0", self.works("dump", OTHER))

    def test_nothing_to_dump(self):
        self.tree.add_controller(CARD, driver=None)
        self.assertIn("describes no codec of", self.fails("dump", CARD))

    def test_help(self):
        for args in ([], ["help"], ["--help"], ["bind", "--help"]):
            self.assertIn("hdaudio-compat unbind ADDRESS", self.works(*args))


LAPTOP = TOOL.parent.parent / "vm/guest/codecs/laptop.txt"
DISPLAY = LAPTOP.with_name("display.txt")


class Doctor(OnATree):
    """Speaker 0x0a, headphones 0x0b, microphones 0x0c (jack) and 0x0d, by 0x08 to 0x05."""

    def setUp(self):
        super().setUp()
        self.text = LAPTOP.read_text()

    def change(self, node, old, new):
        """In what is said of a node."""
        before, of_node, rest = self.text.partition(f"Node {node} ")
        at = rest.index(old)
        self.text = before + of_node + rest[:at] + new + rest[at + len(old):]

    def said(self, pin=None):
        """Of a pin: its lines, or of all."""
        file = self.tree.root / "alsa-info.txt"
        write(file, self.text)
        return self.of_pin(self.works("doctor", file), pin)

    def of_pin(self, text, pin):
        return re.search(rf"^{pin} .*\n(?:  .*\n)*", text, re.M)[0] if pin else text

    def test_open(self):
        self.assertEqual(self.said("0x0a"), '0x0a Speaker (fixed, internal): open\n'
                         '  0x02 > 0x07 > 0x0a, device 0 "Laptop Analog"\n')
        self.assertIn("0x0c > 0x08 > 0x05\n", self.said("0x0c"))
        self.assertIn("nothing is there, as configured: 0x0e\n", self.said())

    def closed(self, pin, *reasons):
        said = self.said(pin)
        self.assertIn(": closed\n", said)
        for reason in reasons:
            self.assertIn(f"  {reason}\n", said)
        self.assertEqual(said.count("\n"), 2 + len(reasons), said)

    def test_muted(self):
        self.change("0x0a", "[0x00 0x00]", "[0x80 0x80]")
        self.change("0x07", "[0x00 0x00]", "[0x80 0x80]")
        self.closed("0x0a", "muted: the input of 0x07 from 0x02", "muted: the output of 0x0a")

    def test_one_channel_muted(self):
        self.change("0x0a", "[0x00 0x00]", "[0x80 0x00]")
        self.assertIn(": open\n", self.said("0x0a"))

    def test_turned_down(self):
        self.change("0x02", "[0x40 0x40]", "[0x00 0x00]")
        self.closed("0x0a", "turned down: the output of 0x02, -65.25 dB")

    def test_unpowered(self):
        self.change("0x0a", "actual=D0", "actual=D3")
        self.closed("0x0a", "unpowered: 0x0a is in D3")

    def test_codec_sleeps(self):
        self.text = self.text.replace("actual=D0", "actual=D3", 1)
        self.closed("0x0b", "unpowered: the whole codec is in D3")

    def test_off(self):
        self.change("0x0a", "Pin-ctls: 0x40", "Pin-ctls: 0x00")
        self.change("0x0a", "EAPD 0x2", "EAPD 0x0")
        self.closed("0x0a", "off: the pin does not send (Pin-ctls 0x00)",
                    "off: the amplifier behind it (EAPD 0x0)")

    def test_input_off(self):
        self.change("0x0c", "Pin-ctls: 0x24", "Pin-ctls: 0x40")
        self.closed("0x0c", "off: the pin does not listen (Pin-ctls 0x40)")

    def test_digital_off(self):
        self.text = DISPLAY.read_text().replace("Digital: Enabled", "Digital:").replace(
            "Pin-ctls: 0x00", "Pin-ctls: 0x40").replace("[0x80 0x80]", "[0x00 0x00]")
        self.closed("0x04", "off: the digital converter 0x03 sends nothing")

    def test_listens_to_another(self):
        self.closed("0x0d", "unrouted: 0x08 listens to 0x0c, not to 0x0d")

    def test_what_is_chosen_is_the_way(self):
        """Though another would be open."""
        self.change("0x0a", "0x07* 0x03", "0x07 0x03*")
        self.change("0x03", "[0x57 0x57]", "[0x00 0x00]")
        self.assertIn("  0x03 > 0x0a\n", self.said("0x0a"))

    def test_unrouted(self):
        self.change("0x0b", "0x07 0x03*", "0x06 0x06*")
        said = self.said("0x0b")
        self.assertIn("  unrouted: no converter reaches it\n", said)

    def test_circle(self):
        self.change("0x07", "0x02 0x08", "0x07 0x08")
        self.change("0x08", "0x0c* 0x0d", "0x08* 0x07")
        self.closed("0x0a", "unrouted: 0x0a listens to 0x07, not to 0x03")
        self.assertIn("unrouted: nothing records from it", self.said("0x0c"))

    def told(self, hwdep, init, user):
        lists = f"/sys/class/sound/{hwdep}/init_pin_configs:\n{init}\n\n"
        return lists + f"/sys/class/sound/{hwdep}/user_pin_configs:\n{user}\n"

    def test_overridden(self):
        """As alsa-info has it, behind all codecs; another codec of that address is another."""
        self.text += "--endcollapse--\n" + self.told("hwC0D0", "0x0a 0x411111f0", "0x0b 0x411111f0")
        self.assertNotIn("overridden", self.said())
        self.text += self.told("hwC1D0", "0x0a 0x90170110\n0x0b 0x03211020",
                               "0x0b 0x411111f0\n0x0e 0x01451130")
        self.assertIn(": closed\n  overridden: the driver was told that nothing is there "
                      "(user_pin_configs)\n", self.said("0x0b"))
        said = self.said("0x0e")
        self.assertIn("0x0e S/PDIF Out (jack, rear): closed\n  0x09 > 0x0e\n", said)
        self.assertIn("overridden: the codec says Speaker (nothing there, rear), the driver was "
                      "told otherwise (user_pin_configs)\n", said)

    def test_end_of_the_codecs(self):
        """alsa-info goes on with other things."""
        self.text = DISPLAY.read_text()
        said = self.said()
        self.text += "--endcollapse--\n  Pin-ctls: 0x40: OUT\n"
        self.assertEqual(self.said(), said)

    def test_from_the_web(self):
        """Where lines end otherwise."""
        self.text += "--endcollapse--\n" + self.told("hwC0D0", "0x0b 0x03211020", "0x0b 0x411111f0")
        said = self.said()
        self.assertIn("overridden", said)
        self.text = self.text.replace("\n", "\r\n")
        self.assertEqual(self.said(), said)

    def test_several(self):
        self.text += DISPLAY.read_text()
        self.assertIn("\n\nDisplay, codec 2\n0x04 Digital Out (jack, internal): closed", self.said())

    def test_no_codec(self):
        self.text = "nothing of that kind\n"
        write(self.tree.root / "file", self.text)
        self.assertIn("no codec in", self.fails("doctor", self.tree.root / "file"))

    def on_a_machine(self, sense="0x0"):
        self.tree.add_controller(CARD, codec=self.text)
        self.program("hda-verb", f'[ "$*" = "{self.tree.root}/dev/snd/hwC0D0 0x0b 0xf09 0" ] && '
                                 f'echo "value = {sense}" || echo "value = 0x80000000"')
        self.program("aplay", f'echo "$*" $(wc -c) >{self.tree.root}/played')

    def program(self, name, text):
        file = self.tree.root / "bin" / name
        write(file, f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def test_unplugged(self):
        self.on_a_machine()
        self.assertIn("0x0b Headphones (jack, left): closed\n  0x03 > 0x0b\n"
                      "  unplugged: nothing is in the jack\n", self.works("doctor", CARD))

    def test_plugged(self):
        """Then the speaker may be off because of that."""
        self.change("0x0a", "Pin-ctls: 0x40", "Pin-ctls: 0x00")
        self.on_a_machine("0x80000000")
        said = self.works("doctor")
        self.assertIn("0x0b Headphones (jack, left): open\n", said)
        self.assertIn("perhaps because something is in 0x0b\n", self.of_pin(said, "0x0a"))

    def test_jacks_cannot_be_asked(self):
        self.on_a_machine()
        (self.tree.root / "dev/snd/hwC0D0").unlink()
        self.assertNotIn("plugged", self.works("doctor"))

    def test_overridden_now(self):
        self.on_a_machine()
        for name, text in (("init", "0x0a 0x90170110\n"), ("driver", "0x0a 0x411111f0\n")):
            write(self.tree.root / f"sys/class/sound/hwC0D0/{name}_pin_configs", text)
        self.assertIn("(driver_pin_configs)", self.of_pin(self.works("doctor"), "0x0a"))

    def test_tone(self):
        self.on_a_machine()
        for pin in ("0x0a", "10", "0:0x0a"):
            said = self.works("doctor", CARD, "--tone", pin)
            self.assertTrue(said.endswith("a tone on plughw:0,0\n"), said)
            self.assertEqual((self.tree.root / "played").read_text(),
                             "-q -D plughw:0,0 -t raw -f U8 -r 48000 -c 8 768000\n")
            (self.tree.root / "played").unlink()

    def test_no_tone(self):
        self.on_a_machine()
        for pin in ("0x0c", "0x0e", "0x02", "1:0x0a"):
            self.assertIn("no device plays to that pin", self.fails("doctor", "--tone", pin))
        self.assertIn("a file plays no tone", self.fails("doctor", LAPTOP, "--tone", "3", status=2))
        self.assertIn("which pin", self.fails("doctor", "--tone", status=2))
        self.assertIn("is no number", self.fails("doctor", "--tone", "x", status=2))
        self.assertFalse((self.tree.root / "played").exists())

    def test_tone_of_which(self):
        self.on_a_machine()
        self.tree.add_controller(OTHER, codec=self.text, card=1)
        self.assertIn("say which", self.fails("doctor", "--tone", "10"))
        self.assertIn("plughw:1,0", self.works("doctor", OTHER, "--tone", "10"))


class Words(OnATree):
    """What is no command."""

    def test_usage(self):
        self.tree.add_controller(CARD)
        for args in (["frob"], ["bind"], ["unbind"], ["bind", CARD, OTHER], ["bind", CARD, "--fast"],
                     ["unbind", CARD, "--persist"], ["list", CARD], ["bind", "../1b"],
                     ["bind", ""], ["verb", CARD, "0", "0"]):
            self.assertIn("hdaudio-compat help", self.fails(*args, status=2), args)
        self.assertEqual(self.changes(), [])

    def test_any_programming_interface(self):
        self.tree.add_controller(CARD)
        write(self.tree.device(CARD) / "class", "0x040380\n")
        self.works("bind", CARD)
        self.holds(OURS, OURS)

    def add_class_0401(self, vendor="0x8086", device="0xa0c8", driver="sof-audio-pci-intel-tgl"):
        self.tree.add_controller(CARD, driver=driver)
        for name, text in (("class", "0x040100"), ("vendor", vendor), ("device", device)):
            write(self.tree.device(CARD) / name, text + "\n")

    def test_audio_dsp(self):
        """What has it otherwise is no obstacle; what will be missing is said."""
        self.add_class_0401()
        self.assertIn("sof-audio-pci-intel-tgl (audio DSP)", self.works("list"))
        done = self.run_tool("bind", CARD)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("microphones", done.stderr)
        self.holds(OURS, OURS)

    def test_audio_dsp_is_not_supposed(self):
        self.tree.add_controller(CARD)
        self.assertNotIn("DSP", self.works("list"))
        self.assertNotIn("DSP", self.run_tool("bind", CARD).stderr)

    def test_unknown_of_class_0401(self):
        for ids in (("0x8086", "0x1234"), ("0x1102", "0xa0c8")):
            self.add_class_0401(*ids, driver=None)
            self.assertNotIn(CARD, self.works("list"))
            self.assertIn("no HD Audio controller", self.fails("bind", CARD))

    def test_knows_what_the_driver_knows(self):
        source = (TOOL.parent.parent / "hdaudio_compat/hw/quirks.c").read_text()
        known = set(re.findall(r"INTEL, 0x(\w{4}), SKYLAKE", source))
        text = re.search(r"is_known_with_dsp\(\) \{.*?\n\}", TOOL.read_text(), re.S)[0]
        self.assertEqual(set(re.findall(r"\b[0-9a-f]{4}(?=[|)])", text)), known)
        self.assertGreater(len(known), 40)

    def test_no_such_device(self):
        self.assertIn("no PCI device", self.fails("bind", CARD))

    def test_no_controller(self):
        write(self.tree.device("0000:00:02.0") / "class", "0x030000\n")
        self.assertIn("no HD Audio controller", self.fails("bind", "00:02.0"))

    def test_short_and_capital(self):
        self.tree.add_controller(CARD)
        self.works("bind", "00:1B.0")
        self.holds(OURS, OURS)


class Taking(OnATree):
    def test_there_and_back(self):
        self.tree.add_controller(CARD)
        self.assertIn(f"ours, taken from {STOCK}", self.works("bind", CARD))
        self.holds(OURS, OURS)
        self.assertFalse(self.rule().exists())
        self.assertIn(f"{STOCK} has it", self.works("unbind", CARD))
        self.holds(STOCK)

    def test_from_nobody(self):
        self.tree.add_controller(CARD, driver=None)
        self.works("bind", CARD)
        self.holds(OURS, OURS)

    def test_only_that_one(self):
        self.tree.add_controller(CARD)
        self.tree.add_controller(OTHER, card=1)
        self.works("bind", CARD)
        self.assertEqual(self.tree.driver(OTHER), STOCK)

    def test_twice(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD)
        self.assertIn("ours already", self.works("bind", CARD))
        self.works("unbind", CARD)
        self.assertIn("is not ours", self.works("unbind", CARD))
        self.holds(STOCK)

    def test_persistent(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")
        rule = self.rule().read_text()
        for part in (f'KERNEL=="{CARD}"', 'ATTR{vendor}=="0x8086"', 'ATTR{device}=="0x293e"',
                     f'RUN+="{TOOL} bind {CARD}"'):
            self.assertIn(part, rule)
        self.works("unbind", CARD)
        self.assertFalse(self.rule().exists())

    def test_stale_rule(self):
        """It may name a tool that has moved, or another device."""
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")
        rule = self.rule().read_text()
        write(self.rule(), rule.replace(str(TOOL), "/gone/hdaudio-compat"))
        self.works("bind", CARD, "--persist")
        self.assertEqual(self.rule().read_text(), rule)
        self.assertEqual(os.listdir(self.rule().parent), [self.rule().name])

    def test_persistent_later(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD)
        self.works("bind", "--persist", CARD)
        self.assertTrue(self.rule().exists())

    def test_persistent_only_in_the_file(self):
        """The rule is taken back even where the controller is not ours now."""
        self.tree.add_controller(CARD)
        write(self.rule(), "")
        self.works("unbind", CARD)
        self.assertFalse(self.rule().exists())
        self.assertEqual(self.changes(), [])

    def test_persistent_card_that_is_gone(self):
        """Taken out, or another device is there now."""
        for gone in (lambda device: shutil.rmtree(device),
                     lambda device: write(device / "class", "0x030000\n")):
            self.setUp()
            self.tree.add_controller(CARD)
            self.works("bind", CARD, "--persist")
            self.start(stock=False)
            gone(self.tree.device(CARD))
            changes = self.changes()
            self.assertIn(f"{self.rule()} is removed", self.works("unbind", CARD))
            self.assertFalse(self.rule().exists())
            self.assertEqual(self.changes(), changes)
            self.fails("unbind", CARD)

    def test_rule_stays_of_a_card_that_is_gone(self):
        self.rule().mkdir(parents=True)
        self.assertIn("cannot remove", self.fails("unbind", CARD))

    def test_unbind_only_override(self):
        self.tree.add_controller(CARD, driver=None)
        write(self.tree.device(CARD) / "driver_override", OURS + "\n")
        self.works("unbind", CARD)
        self.holds(STOCK)


class Inheriting(OnATree):
    """What snd_hda_intel knew of this machine."""

    # node 0x0e is an output after all, 0x0b nothing, and somebody told of 0x0a what it is anyway
    PINS = {"init": "0x0a 0x90170110\n0x0b 0x03211020\n0x0e 0x411111f0\n",
            "driver": "0x0e 0x01451130\n0x0b 0x03211021\n",
            "user": "0x0b 0x411111f0\n0x0a 0x90170110\n"}

    def setUp(self):
        super().setUp()
        text = LAPTOP.read_text()
        for old, new in (("IO[1]: enable=0, dir=0, wake=0, sticky=0, data=0",
                          "IO[1]: enable=1, dir=1, wake=0, sticky=0, data=1"),
                         ("Amp-Out vals:  [0x57 0x57]", "Amp-Out vals:  [0x57 0x40]"),
                         ("EAPD 0x2: EAPD", "EAPD 0x0:"),
                         ("OUT HP EAPD Detect", "OUT HP EAPD Detect\n    Vref caps: HIZ 50"),
                         ("ncoeff=91", "ncoeff=2\n    Coeff 0x00: 0x1234\n    Coeff 0x01: 0x0abc")):
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        self.tree.add_controller(CARD, codec=text)
        self.add_pins("hwC0D0")

    def add_pins(self, hwdep):
        for name, text in self.PINS.items():
            write(self.tree.root / f"sys/class/sound/{hwdep}/{name}_pin_configs", text)

    def kept(self):
        return self.tree.root / f"var/lib/hdaudio-compat/{CARD}.fw"

    def firmware(self):
        return self.tree.root / f"lib/firmware/hdaudio_compat/{CARD}.fw"

    def nothing_left(self):
        for file in (self.kept(), self.firmware()):
            self.assertFalse(file.exists())
            self.assertFalse(file.parent.exists())

    def test_file(self):
        said = self.works("bind", CARD)
        summary = "pins 2, GPIO 3, EAPD 1, VREF 1, coefficients 2, amplifiers 9"
        self.assertIn(f"{CARD}: inherited from {STOCK}: codec 0: {summary}\n", said)
        self.assertEqual(self.firmware().read_text(), self.kept().read_text())
        self.assertEqual(self.kept().read_text(), "\n".join((
            f"# codec 0: {summary}", "[codec]", "0x1af40a01 0x1af40b01 0",
            "[pincfg]", "0x0b 0x411111f0", "0x0e 0x01451130",
            "[verb]", "0x01 0x716 0x0002", "0x01 0x717 0x0002", "0x01 0x715 0x0002",
            "0x03 0x300 0xa057", "0x03 0x300 0x9040", "0x05 0x300 0x7017",
            "0x07 0x300 0x7000", "0x07 0x300 0x7180", "0x0a 0x300 0xb000",
            "0x0b 0x300 0xb000", "0x0b 0x70c 0x0002", "0x0c 0x300 0x7000", "0x0c 0x707 0x0024",
            "0x0d 0x300 0x7001", "0x0f 0x500 0x0000", "0x0f 0x400 0x1234",
            "0x0f 0x500 0x0001", "0x0f 0x400 0x0abc", "")))
        self.assertIn(f"    inherited: {summary}\n", self.works("status"))

    def test_coefficients_are_asked_for(self):
        """And nobody who reads the text later is given them unasked."""
        asked = self.tree.modules / "snd_hda_codec/parameters/dump_coef"
        write(asked, "-1\n")
        self.works("bind", CARD)
        self.assertEqual(asked.read_text(), "-1\n")
        changes = [call for call in self.changes() if "dump_coef" in call]
        self.assertEqual([call.split()[1] for call in changes], ["1", "-1"])

    def test_no_inherit(self):
        self.works("bind", CARD)
        self.works("unbind", CARD)
        self.nothing_left()
        self.add_pins("hwC0D0")
        said = self.works("bind", CARD, "--persist", "--no-inherit")
        self.assertNotIn("inherited", said)
        self.assertNotIn("inherited", self.works("status"))
        self.assertIn(f'bind {CARD} --no-inherit"', self.rule().read_text())
        self.nothing_left()

    def test_at_a_start(self):
        """Nobody has it who could know: what was known counts."""
        self.works("bind", CARD, "--persist")
        known = self.kept().read_text()
        self.start(stock=True)
        self.works("bind", CARD)
        self.assertEqual(self.firmware().read_text(), known)

    def test_anew(self):
        """From who has it now."""
        write(self.kept(), "[codec]\n0 0 0\n")
        self.works("bind", CARD)
        self.assertNotIn("\n0 0 0\n", self.kept().read_text())

    def test_nothing_known(self):
        self.tree.add_controller(OTHER, card=1)
        write(self.kept().with_name(f"{OTHER}.fw"), "[codec]\n0 0 0\n")
        self.assertNotIn("inherited", self.works("bind", OTHER))
        self.nothing_left()

    def test_own_file(self):
        """Whoever knows better than the old driver."""
        write(self.firmware(), "[codec]\n0 0 0\n")
        for command in (("bind",), ("bind", "--no-inherit"), ("unbind",)):
            done = self.run_tool(*command, CARD)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual("is there already" in done.stderr, command == ("bind",))
            self.assertFalse(self.kept().exists())
            self.assertEqual(self.firmware().read_text(), "[codec]\n0 0 0\n")

    def test_undone(self):
        self.fails("bind", CARD, FAKE_FAIL="^tee .*drivers_probe$")
        self.holds(STOCK)
        self.nothing_left()

    def test_cannot_be_kept(self):
        write(self.tree.root / "var/lib", "a file\n")
        self.assertIn("--no-inherit", self.fails("bind", CARD))
        self.holds(STOCK)
        self.works("bind", CARD, "--no-inherit")

    def test_gone_with_its_rule(self):
        self.works("bind", CARD, "--persist")
        self.start(stock=False)
        shutil.rmtree(self.tree.device(CARD))
        self.works("unbind", CARD)
        self.nothing_left()

    def test_kept_as_long_as_it_is_not_given_back(self):
        self.works("bind", CARD)
        for failing in ("driver_override", "drivers_probe"):
            self.fails("unbind", CARD, FAKE_FAIL=f"^tee .*{failing}$")
            self.assertTrue(self.firmware().exists())


class Refusing(OnATree):
    """Nothing is touched unless --force says so."""

    def refused(self, *words, forced=OURS, **env):
        before = self.tree.driver(CARD), self.tree.override(CARD)
        said = self.fails("bind", CARD, **env)
        for word in (*words, "--force"):
            self.assertIn(word, said)
        self.assertEqual(self.changes(), [])
        self.assertEqual((self.tree.driver(CARD), self.tree.override(CARD)), before)
        self.run_tool("bind", CARD, "--force", **env)
        self.assertEqual(self.tree.driver(CARD), forced)

    def test_playing(self):
        self.tree.add_controller(CARD)
        write(self.tree.root / "proc/asound/card0/pcm0p/sub0/status",
              "state: RUNNING\nowner_pid   : 812\n")
        self.refused("in use", "card0/pcm0p (process 812)")

    def test_another_cards_sound(self):
        self.tree.add_controller(CARD)
        self.tree.add_controller(OTHER, card=1)
        write(self.tree.root / "proc/asound/card1/pcm0p/sub0/status", "state: RUNNING\n")
        self.works("bind", CARD)

    def test_no_codec_driver(self):
        self.tree.add_controller(CARD, codec=MODEM)
        self.refused("Example Modem", "only sound card", "silent")

    def test_codec_driver_not_installed(self):
        self.tree.add_controller(CARD)
        (self.tree.installed / CODEC_DRIVER).unlink()
        self.refused("Example ALC1", "only sound card")

    def test_no_codec_driver_but_another_card(self):
        self.tree.add_controller(CARD, codec=MODEM)
        self.tree.add_controller(OTHER, card=1)
        done = self.run_tool("bind", CARD)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("no codec driver is installed for: Example Modem", done.stderr)

    def test_alias_of_a_codec(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD)
        self.assertIn(f"modprobe -R -q {fake_tree.CODEC_ALIAS}\n", self.tree.calls.read_text())

    def test_not_installed(self):
        self.tree.add_controller(CARD)
        (self.tree.installed / OURS).unlink()
        self.refused("not installed for the kernel", "linux-headers-", forced=STOCK)

    def lock_down(self, mode):
        write(self.tree.root / "sys/kernel/security/lockdown", mode + "\n")

    def test_not_signed(self):
        self.tree.add_controller(CARD)
        self.lock_down("none [integrity] confidentiality")
        write(self.tree.installed / OURS, "")
        self.refused("not signed", "mokutil --import", forced=OURS)

    def test_signatures_enforced(self):
        self.tree.add_controller(CARD)
        write(self.tree.modules / "module/parameters/sig_enforce", "Y\n")
        write(self.tree.installed / OURS, "")
        self.refused("not signed", "Secure Boot")

    def test_signed(self):
        self.tree.add_controller(CARD)
        self.lock_down("none integrity [confidentiality]")
        self.works("bind", CARD)

    def test_not_locked_down(self):
        self.tree.add_controller(CARD)
        self.lock_down("[none] integrity confidentiality")
        write(self.tree.modules / "module/parameters/sig_enforce", "N\n")
        write(self.tree.installed / OURS, "")
        self.works("bind", CARD)

    def refused_persistence(self, *words, **env):
        said = self.fails("bind", CARD, "--persist", "--force", **env)
        for word in ("--persist", *words):
            self.assertIn(word, said)
        self.assertEqual(self.changes(), [])
        self.assertFalse(self.rule().exists())

    def test_others_can_write_the_tool(self):
        """udev would run it as root."""
        self.tree.add_controller(CARD)
        for owner in ("1000 1000 -rwxr-xr-x", "0 1000 -rwxrwxr-x", "0 0 -rwxr-xrwx"):
            self.refused_persistence(str(TOOL), "as root", FAKE_OTHERS=f"{TOOL} {owner}")
        for owner in ("1000 1000 drwx------", "0 0 drwxrwxrwx"):
            self.refused_persistence(f"can change {TOOL.parent},",
                                     FAKE_OTHERS=f"{TOOL.parent} {owner}")

    def test_only_root_can_write_the_tool(self):
        self.tree.add_controller(CARD)
        for owner in ("0 0 drwxr-xr-x", "0 50 drwxrwsr-x", "0 1000 drwxr-xr-x", "0 0 drwxrwxrwt"):
            self.works("bind", CARD, "--persist", FAKE_OTHERS=f"{TOOL.parent} {owner}")

    def test_a_path_udev_does_not_run(self):
        self.tree.add_controller(CARD)
        for name in ("a b", "100%", "$HOME", 'a"b', "a'b"):
            tool = self.tree.root / name / "hdaudio-compat"
            tool.parent.mkdir()
            shutil.copy(TOOL, tool)
            self.refused_persistence("in its path", tool=tool)
            self.assertTrue(tool.exists())

    def test_virtual_machine(self):
        self.tree.add_controller(CARD, driver="vfio-pci")
        write(self.tree.device(CARD) / "driver_override", "vfio-pci\n")
        self.refused("lent to a virtual machine")

    def test_reserved(self):
        self.tree.add_controller(CARD, driver=None)
        write(self.tree.device(CARD) / "driver_override", "vfio-pci\n")
        self.refused("reserved for vfio-pci")

    def test_another_driver(self):
        self.tree.add_controller(CARD, driver="snd_soc_avs")
        self.refused("held by snd_soc_avs")

    def test_every_reason_is_given(self):
        self.tree.add_controller(CARD, codec=MODEM)
        (self.tree.installed / OURS).unlink()
        said = self.fails("bind", CARD)
        self.assertIn("not installed", said)
        self.assertIn("Example Modem", said)

    def test_giving_back_while_playing(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")
        write(self.tree.root / "proc/asound/card0/pcm0p/sub0/status", "state: RUNNING\n")
        self.assertIn("in use", self.fails("unbind", CARD))
        self.holds(OURS, OURS)
        self.assertTrue(self.rule().exists())
        self.works("unbind", CARD, "--force")
        self.holds(STOCK)


class Silent(OnATree):
    """No card comes of it, and it is taken all the same."""

    def taken(self, *args, **env):
        self.works("bind", CARD, *args, **env)
        self.holds(OURS, OURS)
        self.assertEqual(list(self.tree.device(CARD).glob("**/sound")), [])

    def test_forced(self):
        self.tree.add_controller(CARD)
        self.tree.codec_probe("fails")
        self.taken("--force")

    def test_codec_driver_that_makes_no_cards(self):
        self.tree.add_controller(CARD)
        self.tree.codec_probe("hdaudio_own")
        self.taken("--persist")
        self.assertNotIn("SILENT", self.rule().read_text())

    def test_nothing_is_lost(self):
        self.tree.add_controller(CARD, driver=None)
        self.tree.codec_probe("fails")
        self.taken()

    def test_no_codecs(self):
        self.tree.add_controller(CARD, driver=None)
        self.tree.codec_probe("gone")
        self.taken("--persist")
        self.start(stock=False)
        self.taken()

    def test_persistent_if_forced(self):
        """Nobody hears it at the next start."""
        self.tree.add_controller(CARD, driver=None)
        self.tree.codec_probe("fails")
        self.assertIn("no codec driver made a card", self.fails("bind", CARD, "--persist"))
        self.works("bind", CARD)
        self.assertIn("no codec driver made a card", self.fails("bind", CARD, "--persist"))
        self.assertFalse(self.rule().exists())
        self.holds(OURS, OURS)
        self.taken("--persist", "--force")
        self.start(stock=True)
        self.taken(**self.of_the_rule())

    def test_persistent_beside_another_card(self):
        """Without a codec driver, which bind has said."""
        self.tree.add_controller(CARD, codec=MODEM)
        (self.tree.installed / CODEC_DRIVER).unlink()
        self.tree.add_controller(OTHER, card=1)
        self.taken("--persist")
        self.start(stock=True)
        self.taken(**self.of_the_rule())

    def of_the_rule(self):
        """What udev would put into the environment."""
        return dict(re.findall(r'ENV\{(\w+)\}="(\w+)"', self.rule().read_text()))


class Undoing(OnATree):
    """Whatever fails, all is as it was."""

    def undone(self, failing, *words, args=(), driver=STOCK, override=None, **env):
        said = self.fails("bind", CARD, *args, FAKE_FAIL=failing, **env)
        for word in (*words, f"{driver or 'still no driver'} has {CARD}"):
            self.assertIn(word, said)
        self.assertNotIn("could not undo", said)
        self.holds(driver, override)
        self.assertFalse(self.rule().exists())
        for module in (OURS, CODEC_DRIVER):
            self.assertFalse((self.tree.modules / module).exists(), module)

    def test_load(self):
        self.tree.add_controller(CARD)
        self.undone(f"^modprobe {OURS}", "cannot be loaded: could not insert",
                    FAKE_WHY="could not insert: Unknown symbol")
        self.assertEqual(self.changes(), [f"modprobe {OURS}"])

    def test_load_key(self):
        for why in ("Key was rejected by service", "Operation not permitted"):
            self.setUp()
            self.tree.add_controller(CARD)
            self.undone(f"^modprobe {OURS}", why, "mokutil --import", FAKE_WHY=why)

    def test_override(self):
        self.tree.add_controller(CARD)
        self.undone(f"^tee {OURS} .*/driver_override", "cannot set driver_override")

    def test_old_driver_stays(self):
        self.tree.add_controller(CARD)
        self.undone("/driver/unbind", f"{STOCK} does not let go")

    def test_probe(self):
        self.tree.add_controller(CARD)
        self.undone("drivers_probe", "cannot drive", "dmesg")

    def test_probe_says_nothing(self):
        """The kernel may take the write and still not bind."""
        self.tree.add_controller(CARD)
        tee = self.tree.root / "bin/tee"
        real = tee.read_text().replace("exec", 'case $1 in *drivers_probe) exit 0 ;; esac\nexec')
        write(tee, real)
        self.undone("", "did not take")

    def test_probe_from_nobody(self):
        self.tree.add_controller(CARD, driver=None)
        self.undone("drivers_probe", "cannot drive", driver=None)

    def test_probe_while_the_old_driver_is_loaded(self):
        """At a start: it comes while the controller is reserved, and will not come again."""
        self.tree.add_controller(CARD, driver=None)
        self.tree.load(STOCK)
        tee = self.tree.root / "bin/tee"
        write(tee, tee.read_text().replace("exec", (
            f'case $1 in *drivers_probe) grep -qx {OURS} "${{1%/*}}/devices/{CARD}/driver_override"'
            ' && exit 1 ;; esac\nexec')))
        self.undone("", "cannot drive")

    def test_probe_another_drivers(self):
        self.tree.add_controller(CARD, driver="vfio-pci")
        write(self.tree.device(CARD) / "driver_override", "vfio-pci\n")
        self.undone("drivers_probe", args=["--force"], driver="vfio-pci", override="vfio-pci")

    def test_reserved_before(self):
        """By hand, or by a call that was killed: nobody else could be bound again."""
        for driver in (STOCK, None):
            with self.subTest(driver=driver):
                self.setUp()
                self.tree.add_controller(CARD, driver=driver)
                write(self.tree.device(CARD) / "driver_override", OURS + "\n")
                self.undone("drivers_probe", "cannot drive", driver=driver)

    def test_no_card(self):
        """The codec driver is installed, but its probe fails."""
        self.tree.add_controller(CARD)
        self.tree.codec_probe("fails")
        self.undone("", "no codec driver made a card", "dmesg", "--force")

    def test_no_card_of_the_generic_driver(self):
        self.tree.add_controller(CARD)
        self.tree.codec_probe(CODEC_DRIVER)
        self.undone("", "no codec driver made a card")

    def test_no_codec(self):
        """Our driver finds none where the old one made a card."""
        self.tree.add_controller(CARD)
        self.tree.codec_probe("gone")
        self.undone("", "no codec driver made a card")

    def test_slow_codec(self):
        self.tree.add_controller(CARD)
        self.tree.codec_probe("slow 112")
        said = self.works("bind", CARD)
        for time in ("(1 s;", "(11 s;"):
            self.assertIn(f"{CARD}: its codecs are being asked what they are {time}", said)
        self.assertEqual(said.count("being asked"), 2)
        self.holds(OURS, OURS)
        self.assertIn("card 0: compat", self.works("status"))

    def test_codec_that_takes_for_ever(self):
        self.tree.add_controller(CARD)
        self.tree.codec_probe("slow 1000000")
        write(self.tree.root / "bin/sleep", "#!/bin/sh\n:\n")
        self.undone("", "do not say what they are")

    def test_codecs_that_fail(self):
        self.tree.add_controller(CARD)
        self.tree.codec_probe("failed")
        self.undone("", "cannot be enumerated", "dmesg")

    def test_no_card_at_a_start(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")
        rule = self.rule().read_text()
        self.start(stock=True)
        self.tree.codec_probe("fails")
        self.assertIn("no codec driver made a card", self.fails("bind", CARD))
        self.holds(STOCK)
        self.assertEqual(self.rule().read_text(), rule)

    def test_persist(self):
        self.tree.add_controller(CARD)
        self.undone("rules.d", "cannot write", args=["--persist"])
        self.assertEqual(os.listdir(self.rule().parent), [])

    def test_persist_over_a_rule(self):
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")
        rule = self.rule().read_text()
        self.fails("bind", CARD, "--persist", FAKE_FAIL="rules.d")
        self.assertEqual(self.rule().read_text(), rule)
        self.assertEqual(os.listdir(self.rule().parent), [self.rule().name])

    def test_persist_from_nobody(self):
        self.tree.add_controller(CARD, driver=None)
        self.undone("rules.d", "cannot write", args=["--persist"], driver=None)

    def test_persist_of_ours(self):
        """What an earlier call took stays taken."""
        self.tree.add_controller(CARD)
        self.works("bind", CARD)
        self.fails("bind", CARD, "--persist", FAKE_FAIL="rules.d")
        self.holds(OURS, OURS)

    def test_undo_that_fails(self):
        self.tree.add_controller(CARD)
        said = self.fails("bind", CARD, FAKE_FAIL="drivers_probe|/bind$")
        self.assertIn("could not undo: return_to_old", said)
        self.assertIn(f"still no driver has {CARD}", said)

    def test_interrupted(self):
        """A signal in the middle."""
        self.tree.add_controller(CARD)
        self.sending("modprobe", "-b*", "TERM")
        self.undone("", "interrupted")

    def test_module_that_another_controller_needs(self):
        """It was bound meanwhile, as at a start, where udev takes them all at a time."""
        self.tree.add_controller(CARD)
        self.tree.add_controller(OTHER, driver=None, card=1)
        tee = self.tree.root / "bin/tee"
        write(tee, tee.read_text().replace("exec", (
            f'case $1 in *drivers_probe) ln -s {self.tree.pci}/drivers/{OURS}'
            f' {self.tree.device(OTHER)}/driver && exit 1 ;; esac\nexec')))
        self.fails("bind", CARD)
        self.holds(STOCK)
        self.assertTrue((self.tree.modules / OURS).exists())

    def test_module_that_was_loaded(self):
        self.tree.load(OURS)
        self.tree.add_controller(CARD)
        self.fails("bind", CARD, FAKE_FAIL="drivers_probe")
        self.holds(STOCK)
        self.assertTrue((self.tree.modules / OURS).exists())


class GivingBack(OnATree):
    def setUp(self):
        super().setUp()
        self.tree.add_controller(CARD)
        self.works("bind", CARD, "--persist")

    def test_does_not_let_go(self):
        self.assertIn("does not let go", self.fails("unbind", CARD, FAKE_FAIL="/driver/unbind"))
        self.holds(OURS, OURS)
        self.assertTrue(self.rule().exists())

    def test_override_stays(self):
        self.assertIn("cannot clear", self.fails("unbind", CARD, FAKE_FAIL="driver_override"))
        self.holds(OURS, OURS)
        self.assertTrue(self.rule().exists())

    def test_interrupted(self):
        """It goes on to the end, wherever the signal comes."""
        for signal, program, when in (
                ("TERM", "tee", "*/driver_override"), ("INT", "tee", "*/driver/unbind"),
                ("HUP", "modprobe", "'-b -q pci:'*"), ("TERM", "tee", "*/drivers_probe")):
            with self.subTest(signal=signal, program=program, when=when):
                self.setUp()
                self.sending(program, when, signal)
                self.assertIn(f"{STOCK} has it", self.works("unbind", CARD))
                self.holds(STOCK)
                self.assertFalse(self.rule().exists())

    def test_rule_stays(self):
        """The controller has been given back by then."""
        self.rule().unlink()
        self.rule().mkdir()
        self.assertIn("will be taken at the next start", self.fails("unbind", CARD))
        self.holds(STOCK)

    def test_no_stock_driver(self):
        shutil.rmtree(self.tree.pci / "drivers" / STOCK)
        said = self.fails("unbind", CARD, FAKE_FAIL="^modprobe -b -q pci:")
        self.assertIn("not installed", said)
        self.assertIn("no driver has", said)
        self.holds(None)
        self.assertFalse(self.rule().exists())

    def test_stock_driver_is_loaded(self):
        shutil.rmtree(self.tree.pci / "drivers" / STOCK)
        self.works("unbind", CARD)
        self.holds(STOCK)


class Verbs(OnATree):
    def verb_file(self):
        """The answer stands behind what will be written."""
        file = self.tree.root / "sys/kernel/debug/hdaudio_compat" / CARD / "verb"
        write(file, "0 0x0 0xf00 0\n0x10ec0236\n")
        return file

    def test_debugfs(self):
        self.tree.add_controller(CARD)
        file = self.verb_file()
        self.assertEqual(self.works("verb", CARD, "0", "0x0", "0xf00", "0"), "0x10ec0236\n")
        self.assertEqual(file.read_text(), "0 0x0 0xf00 0\n0x10ec0236\n")

    def test_no_answer(self):
        self.tree.add_controller(CARD)
        self.verb_file().write_text("")
        self.assertIn("no answer", self.fails("verb", CARD, "0", "0x0", "0xf00", "0"))

    def test_hwdep(self):
        self.tree.add_controller(CARD)
        self.assertEqual(self.works("verb", CARD, "0", "0", "0xf00", "0"), "0x10ec0236\n")
        self.assertIn("hda-verb /dev/snd/hwC0D0 0 0xf00 0\n", self.tree.calls.read_text())

    def test_locked_down(self):
        """debugfs is there, but its files may not be opened."""
        self.tree.add_controller(CARD)
        file = self.verb_file()
        file.unlink()
        file.mkdir()
        self.assertEqual(self.works("verb", CARD, "0", "0", "0xf00", "0"), "0x10ec0236\n")
        self.works("bind", CARD)
        self.assertIn("security/lockdown", self.fails("verb", CARD, "0", "0", "0xf00", "0"))

    def test_hwdep_fails(self):
        self.tree.add_controller(CARD)
        self.assertIn("no answer", self.fails("verb", CARD, "0", "0", "0xf00", "0",
                                              FAKE_FAIL="^hda-verb"))

    def test_neither(self):
        self.tree.add_controller(CARD)
        self.assertIn("no hwdep device", self.fails("verb", CARD, "1", "0", "0xf00", "0"))
        self.works("bind", CARD)
        self.assertIn("mount -t debugfs", self.fails("verb", CARD, "0", "0", "0xf00", "0"))

    def test_numbers(self):
        self.tree.add_controller(CARD)
        for words in (["16", "0", "0", "0"], ["0", "0x100", "0", "0"], ["0", "0", "0x1000", "0"],
                      ["0", "0", "0", "65536"], ["0", "0", "0", "x"], ["", "0", "0", "0"],
                      ["0", "0x", "0", "0"], ["0", "0xg", "0", "0"], ["0", "08", "0", "0"],
                      ["0", "0", "0", "99999999999999999999"], ["0", "0", "0", "1;2"]):
            self.assertIn("is ", self.fails("verb", CARD, *words, status=2), words)


class Uninstalling(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hdaudio-uninstall-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.kernels = self.folder / "modules"
        depmod = self.folder / "bin/depmod"
        write(depmod, f'#!/bin/sh\necho "$@" >>{self.folder}/depmod\n')
        depmod.chmod(0o755)

    def add(self, *paths):
        for path in paths:
            write(self.kernels / path, "")

    def uninstall(self):
        return subprocess.run(
            ["make", "-C", TOOL.parent.parent, "uninstall", f"kernels={self.kernels}",
             f"PREFIX={self.folder}/usr"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=True,
            env={"PATH": f"{self.folder}/bin:{os.environ['PATH']}"}).stdout

    def left(self):
        """What has nothing in it, be it a file or a folder."""
        return sorted(str(path.relative_to(self.kernels)) for path in self.kernels.rglob("*")
                      if not path.is_dir() or not os.listdir(path))

    def test_every_kernel(self):
        ours = ("updates/hdaudio_compat/hdaudio_compat.ko", "updates/codecs/generic/hdaudio_generic.ko",
                "updates/codecs/example/hdaudio_tone.ko", "extra/kunit/hdaudio_journey.ko.xz")
        for kernel in ("6.1.0-1-amd64", "6.1.0-2-amd64"):
            self.add(f"{kernel}/modules.dep", *(f"{kernel}/{path}" for path in ours))
        said = self.uninstall()
        self.assertEqual(self.left(), ["6.1.0-1-amd64/modules.dep", "6.1.0-2-amd64/modules.dep"])
        self.assertEqual((self.folder / "depmod").read_text(),
                         "-a 6.1.0-1-amd64\n-a 6.1.0-2-amd64\n")
        self.assertIn(f"removed {self.kernels}/6.1.0-2-amd64/{ours[3]}\n", said)

    def test_what_is_not_ours(self):
        others = ["6.1/extra/codecs/other.ko", "6.1/extra/hdaudio_own.ko", "6.1/modules.dep",
                  "6.2/kernel/sound/hdaudio_x.ko", "6.2/modules.dep",
                  "6.2/updates/dkms/hdaudio_compat.ko"]
        self.add(*others, "6.1/extra/codecs/generic/hdaudio_generic.ko")
        empty = ["6.1/extra/mine", "6.2/updates/mine"]
        for folder in empty:
            (self.kernels / folder).mkdir()
        self.uninstall()
        self.assertEqual(self.left(), sorted(others + empty))
        self.assertEqual((self.folder / "depmod").read_text(), "-a 6.1\n")

    def test_nothing(self):
        self.kernels.mkdir()
        self.uninstall()
        self.assertFalse((self.folder / "depmod").exists())


if __name__ == "__main__":
    unittest.main()
