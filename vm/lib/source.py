# SPDX-License-Identifier: GPL-2.0
"""The known source the emulated microphone hears.

A PulseAudio of our own, with its own socket and folder, whose only device is a null sink. The
beginning of a file is played into that sink over and over; QEMU records the sink's monitor.

The sink is suspended unless the guest records: QEMU's stream is always open, and what it
could not deliver would be old sound, or lost. In between QEMU may fall behind by LATENCY.

Beside that there is a source named tone, for scenarios whose QEMU records it.
"""

import os
import socket
import subprocess
import time

from lib import audio
from lib.pace import Limit

LATENCY = 10000000  # microseconds
SAMPLE = 15 << 20  # bytes; PulseAudio keeps samples of up to 16 MiB itself
PIECE = 5  # seconds
START = 30  # seconds for the server, on a host that is not busy

CONFIGURATION = """
load-module module-native-protocol-unix socket={sockets}/socket auth-anonymous=1
load-module module-null-sink sink_name=cap rate={rate} format=s16le channels=2
load-module module-sine-source source_name=tone rate=48000 frequency=1000
load-sample piece {folder}/piece.wav
suspend-sink cap true
load-module module-cli-protocol-unix socket={sockets}/cli
"""

# Suspending ends what plays.
RESUME = b"suspend-sink cap false\nplay-sample piece cap\n"
SUSPEND = b"suspend-sink cap true\n"


def piece(sound):
    """What is looped: the beginning of the sound, 16-bit stereo, without leading silence."""
    whole = audio.as_converter_gets(sound)
    return whole.cut(audio.leading_silence(whole) or 0, PIECE * whole.rate)


class Source:
    """What it needs and says is in the folder, its sockets are in another (see machine.py).

    Its program is in the folder vm/make/debian has filled.
    """

    def __init__(self, folder, sockets, sound, debian):
        self.folder = folder
        self.sockets = sockets
        self.debian = debian
        self.lib = debian / "usr/lib/x86_64-linux-gnu"
        self.sound = piece(sound)
        self.server = None
        self.running = False

    def audiodev(self, name):
        return (f"pa,id={name},server=unix:{self.sockets}/socket,in.name=cap.monitor,"
                f"in.frequency={self.sound.rate},in.latency={LATENCY}")

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        audio.write_wav(self.folder / "piece.wav", audio.looped(self.sound, 0, SAMPLE // 4))
        configuration = self.folder / "default.pa"
        configuration.write_text(CONFIGURATION.format(
            folder=self.folder, sockets=self.sockets, rate=self.sound.rate))
        with open(self.folder / "pulseaudio.log", "w") as log:
            self.server = subprocess.Popen(self.command(configuration), env=self.environment(),
                                           stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            self.wait_for_socket()
        except BaseException:
            self.__exit__()
            raise
        return self

    def modules(self):
        return next(self.debian.glob("usr/lib/pulse-*/modules"))

    def libraries(self):
        return f"{self.lib}:{self.lib}/pulseaudio:{self.modules()}"

    def command(self, configuration):
        """By the loader that belongs to its libraries: this machine's may be another's."""
        return [self.lib / "ld-linux-x86-64.so.2", "--library-path", self.libraries(),
                self.debian / "usr/bin/pulseaudio", "-n", "-F", configuration,
                f"--dl-search-path={self.modules()}", "--daemonize=no", "--exit-idle-time=-1",
                "--use-pid-file=no"]

    def environment(self):
        folder = str(self.folder)
        return {**os.environ, "LD_BIND_NOW": "1",  # else it starts itself again, by its own name
                "HOME": folder, "XDG_RUNTIME_DIR": folder,
                "PULSE_RUNTIME_PATH": folder, "PULSE_STATE_PATH": folder}

    def wait_for_socket(self):
        limit = Limit(START)
        while self.server.poll() is None and not limit.over():
            if (self.sockets / "cli").exists():
                return
            time.sleep(0.1)
        raise OSError(f"pulseaudio did not start, see {self.folder}/pulseaudio.log")

    def let_run(self, wanted):
        """Start the loop, or stop it."""
        if self.running == wanted:
            return
        with socket.socket(socket.AF_UNIX) as server:
            server.connect(f"{self.sockets}/cli")
            server.sendall(RESUME if wanted else SUSPEND)
        self.running = wanted

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
