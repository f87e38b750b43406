# SPDX-License-Identifier: GPL-2.0
# summary: alsabat's tone is heard, and it hears the host's, with no noise beside it
# delivers: tone
# parts: alsa
# kernels: stock
# source: yes
# qemu: -audiodev pa,id=tone,server=unix:@pulse@/socket,in.name=tone,in.frequency=48000,in.latency=10000000
# qemu: -device ich9-intel-hda,id=two -device hda-micro,bus=two.0,cad=2,audiodev=tone,mixer=off
# exact: yes
. /lib/guest.sh

format="-f S16_LE -c 2 -r 48000"

hears_something() {
	arecord -q -D hw:$pcm $format -d 1 -t raw | tr -d '\0' | grep -q .
}

judge() {
	until_true 20 hears_something
	alsabat -C hw:$pcm $format -F 1000 --snr-db 80
}

load
alsabat -P hw:$(pcm_of 0 p) $format -F 1000
heard_tone 1000
pcm=$(pcm_of 2 c)
awake judge
unload
