# SPDX-License-Identifier: GPL-2.0
# summary: a controller is unplugged from its slot under streams and commands
# qemu: -global ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off -audiodev none,id=more -device pcie-root-port,id=place,chassis=1 -device ich9-intel-hda,id=hot,bus=place,addr=0 -device hda-duplex,bus=hot.0,cad=4,audiodev=more
# kernels: stock
# timeout: 120
. /lib/guest.sh

# Not on the debug kernel: its pciehp takes its own locks in two orders, as lockdep finds at once.

unplugged() { [ "$(controllers | wc -l)" = 1 ]; }

load
play=$(pcm_of 4 p)
record=$(pcm_of 4 c)
on_and_on $play p aplay -q -D hw:$play -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
player=$!
on_and_on $record c arecord -q -D hw:$record -t raw -f S16_LE -c 2 -r 48000 /dev/null &
recorder=$!
until_true 20 runs $play p
until_true 20 runs $record c
while amixer -q -c ${play%,*} contents >/dev/null 2>&1; do :; done &
asking=$!
unplug hot
until_true 40 unplugged
! wait $player || fail "aplay did not notice"
! wait $recorder || fail "arecord did not notice"
wait $asking
aplay -q -D plughw:$(pcm_of 0 p) /job/play.wav
unload
no_leak
