#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""A folder that looks like /sys, /proc, /dev and /etc of a machine with HD Audio controllers.

Nothing happens by itself in a folder: Tree() also has programs (tee, modprobe, ...) that do to it
what the kernel would do. FAKE_FAIL in their environment is a regular expression: a call
("tee VALUE FILE", "modprobe -r NAME") that it matches fails. Files are root's, but for that
of FAKE_OTHERS: "PATH UID GID MODE".
"""

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

OURS, STOCK, CODEC_DRIVER = "hdaudio_compat", "snd_hda_intel", "hdaudio_generic"
ANALOG = """Codec: Example ALC1
Address: 0
AFG Function Id: 0x1 (unsol 1)
Vendor Id: 0x10ec0236
Subsystem Id: 0x17aa2206
Revision Id: 0x100302
"""
MODEM = ANALOG.replace("Example ALC1", "Example Modem").replace("AFG", "MFG").replace(
    "Function Id: 0x1", "Function Id: 0x2")
CODEC_ALIAS = ("hdaudio_compat:FUNC_01&CTLR_VEN_8086&CTLR_DEV_293E&VEN_10EC&DEV_0236"
               "&SUBSYS_17AA2206&REV_0302&")
PROGRAMS = ("tee", "modprobe", "modinfo", "hda-verb", "lspci", "stat", "sleep")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


class Tree:
    def __init__(self, root):
        self.root = Path(root)
        self.pci = self.root / "sys/bus/pci"
        self.modules = self.root / "sys/module"
        self.installed = self.root / "installed"  # a folder of module names; the text: signer
        self.calls = self.root / "calls"

    def create(self):
        for name in (OURS, CODEC_DRIVER):
            write(self.installed / name, "Example key\n")
        (self.root / "proc/asound").mkdir(parents=True)
        (self.pci / "devices").mkdir(parents=True)
        programs = self.root / "bin"
        programs.mkdir()
        for name in PROGRAMS:
            command = shlex.join([sys.executable, "-IS", __file__, name])
            write(programs / name, f'#!/bin/sh\nexec {command} "$@"\n')
            (programs / name).chmod(0o755)

    def device(self, address):
        return self.pci / "devices" / address

    def add_controller(self, address, codec=ANALOG, driver=STOCK, card=0):
        device = self.device(address)
        for name, text in (("class", "0x040300"), ("vendor", "0x8086"), ("device", "0x293e"),
                           ("driver_override", "(null)"), ("codecs", codec), ("number", str(card)),
                           ("modalias", "pci:v00008086d0000293E")):
            write(device / name, text + "\n")
        if driver:
            self.load(driver)
            self.attach(address, driver)

    def load(self, module):
        (self.modules / module / "holders").mkdir(parents=True, exist_ok=True)
        if module == CODEC_DRIVER:
            write(self.modules / module / "parameters/interface", "v3\n")
            write(self.modules / OURS / "holders" / module, "")
            for group in self.pci.glob("devices/*/*/modalias"):
                self.attach_codec(group.parent)
        else:
            (self.pci / "drivers" / module).mkdir(parents=True, exist_ok=True)

    def attach(self, address, driver):
        device = self.device(address)
        (device / "driver").symlink_to(self.pci / "drivers" / driver)
        if driver == OURS:
            self.enumerate(device, self.codec_probe())
        elif driver == STOCK:
            self.add_card(device, device, "PCH")
            number = (device / "number").read_text().strip()
            write(self.root / f"proc/asound/card{number}/codec#0", (device / "codecs").read_text())
            write(self.root / f"dev/snd/hwC{number}D0", "")

    def enumerate(self, device, result):
        slow, failed = result.startswith("slow"), result == "failed"
        state = "enumerating" if slow else "failed" if failed else "ready"
        write(device / "hdaudio_state", state + "\n")
        if slow or failed or result == "gone":
            return
        group = device / f"{device.name}-c0n01"
        for name, text in (("codec", "0"), ("node", "0x01"), ("modalias", CODEC_ALIAS),
                           ("hardware_ids", "HDAUDIO\\FUNC_01&VEN_10EC&DEV_0236")):
            write(group / name, text + "\n")

    def pass_time(self):
        """The next pause of those that a slow codec takes."""
        pauses = int(self.codec_probe().partition(" ")[2])
        self.codec_probe(f"slow {pauses - 1}" if pauses > 1 else "card")
        for state in self.pci.glob("devices/*/hdaudio_state"):
            self.enumerate(state.parent, self.codec_probe())

    def codec_probe(self, result=None):
        """What comes of codecs: "card"; "slow N", that after N pauses; "failed", they cannot be
        enumerated; "gone", none is found; "fails", the driver does not bind;
        or the name of a driver that binds and makes no card."""
        file = self.root / "codec_probe"
        if result:
            write(file, result)
        return file.read_text() if file.exists() else "card"

    def attach_codec(self, group):
        result = self.codec_probe()
        if result == "fails":
            return
        driver = CODEC_DRIVER if result == "card" else result
        (group / "driver").symlink_to(self.root / "sys/bus/hdaudio_compat/drivers" / driver)
        if result == "card":
            self.add_card(group.parent, group, "compat")

    def add_card(self, device, parent, name):
        number = (device / "number").read_text().strip()
        write(parent / f"sound/card{number}/id", name + "\n")
        write(self.root / f"proc/asound/card{number}/pcm0p/sub0/status", "closed\n")

    def detach(self, address):
        device = self.device(address)
        number = (device / "number").read_text().strip()
        (device / "driver").unlink()
        (device / "hdaudio_state").unlink(missing_ok=True)
        (self.root / f"dev/snd/hwC{number}D0").unlink(missing_ok=True)
        for gone in (device / "sound", device / f"{address}-c0n01",
                     self.root / f"proc/asound/card{number}"):
            shutil.rmtree(gone, ignore_errors=True)

    def driver(self, address):
        link = self.device(address) / "driver"
        return os.readlink(link).rpartition("/")[2] if link.is_symlink() else None

    def override(self, address):
        text = (self.device(address) / "driver_override").read_text().strip()
        return None if text == "(null)" else text

    def allowed(self, address, driver):
        """Like the kernel, which obeys driver_override."""
        override = self.override(address)
        return override == driver if override else driver == STOCK

    def written(self, value, path):
        """What the kernel does when this is written there."""
        if path.name == "driver_override":
            path.write_text((value or "(null)") + "\n")
        elif path.name == "unbind":
            if self.driver(value) != path.resolve().parent.name:
                raise OSError("No such device")
            self.detach(value)
        elif path.name == "bind":
            driver = path.parent.name
            if self.driver(value) or not (self.allowed(value, driver) or driver == "vfio-pci"):
                raise OSError("No such device")
            self.attach(value, driver)
        elif path.name == "drivers_probe":
            for driver in sorted(p.name for p in (self.pci / "drivers").iterdir()):
                if not self.driver(value) and self.allowed(value, driver):
                    self.attach(value, driver)
        else:
            path.write_text(value + "\n")

    def modprobe(self, options, name):
        """Its exit status."""
        if name.startswith("pci:"):
            name = STOCK
        if name.startswith("hdaudio_compat:"):
            found = "FUNC_01&" in name and (self.installed / CODEC_DRIVER).exists()
            if "-R" in options:
                print(CODEC_DRIVER if found else "", end="")
            elif found:
                self.load(CODEC_DRIVER)
            return 0 if found else 1
        if "-r" in options:
            if any((self.modules / name / "holders").iterdir()):
                print(f"modprobe: FATAL: Module {name} is in use.", file=sys.stderr)
                return 1
            shutil.rmtree(self.modules / name)
            shutil.rmtree(self.pci / "drivers" / name, ignore_errors=True)
            (self.modules / OURS / "holders" / name).unlink(missing_ok=True)
            return 0
        if name != STOCK and not (self.installed / name).exists():
            return 1
        if "-n" not in options:
            self.load(name)
        return 0


def run(tree, program, args):
    value = sys.stdin.read()[:-1] if program == "tee" else ""
    call = " ".join([program, *([value] if program == "tee" else []),
                     *(arg.replace(str(tree.root), "") for arg in args)])
    with open(tree.calls, "a") as file:
        file.write(call + "\n")
    if re.search(os.environ.get("FAKE_FAIL") or "$^", call):
        print(os.environ.get("FAKE_WHY", f"{program}: Device or resource busy"), file=sys.stderr)
        if "/etc/" in call:
            Path(args[0]).touch()  # as where the disk is full
        return 1
    if program == "tee":
        try:
            tree.written(value, Path(args[0]))
        except OSError as error:
            print(f"tee: {args[0]}: {error}", file=sys.stderr)
            return 1
    elif program == "modprobe":
        return tree.modprobe([arg for arg in args if arg[0] == "-"], args[-1])
    elif program == "modinfo":
        print((tree.installed / args[-1]).read_text(), end="")
    elif program == "hda-verb":
        print("nid = 0x0, verb = 0xf00, param = 0x0\nvalue = 0x10ec0236")
    elif program == "stat":
        path, *owner = (os.environ.get("FAKE_OTHERS") or "- -").split()
        print(" ".join(owner) if args[-1] == path else "0 0 drwxr-xr-x")
    elif program == "sleep":
        tree.pass_time()
    elif program == "lspci":
        print(f"{args[-1]} Audio device: Example Corporation HD Audio")
    return 0


if __name__ == "__main__":
    sys.exit(run(Tree(os.environ["HDAUDIO_COMPAT_ROOT"]), sys.argv[1], sys.argv[2:]))
