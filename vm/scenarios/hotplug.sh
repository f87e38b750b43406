# SPDX-License-Identifier: GPL-2.0
# summary: a controller is unplugged from its slot under streams and commands, and plugged in again
# qemu: -global ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off -audiodev none,id=more -device pcie-root-port,id=slot,chassis=1,slot=1
# plug: ich9-intel-hda,id=hot,bus=slot,addr=0 hda-duplex,bus=hot.0,cad=4,audiodev=more
# timeout: 180
# acpi: yes
. /lib/guest.sh

plugged() { [ "$(controllers | wc -l)" = 2 ]; }
unplugged() { [ "$(controllers | wc -l)" = 1 ]; }
hot_pcm_there() { ls $bus/*-c4n01/sound/card*/pcmC*p >/dev/null 2>&1; }

modprobe hdaudio_compat bind=all
load
i=0
while [ $i -lt ${UNPLUGS:-2} ]; do
	plug
	until_true 40 plugged
	until_true 20 group_of 4 >/dev/null
	coldplug
	until_true 20 hot_pcm_there
	play=$(pcm_of 4 p)
	record=$(pcm_of 4 c)
	aplay -q -D hw:$play -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
	player=$!
	arecord -q -D hw:$record -t raw -f S16_LE -c 2 -r 48000 /dev/null &
	recorder=$!
	until_true 20 runs $play p
	until_true 20 runs $record c
	while amixer -q -c ${play%,*} contents >/dev/null 2>&1; do :; done &
	asking=$!
	unplug
	until_true 40 unplugged
	! wait $player || fail "aplay did not notice"
	! wait $recorder || fail "arecord did not notice"
	wait $asking
	i=$((i + 1))
done
aplay -q -D plughw:$(pcm_of 0 p) /job/play.wav
unload
no_leak
