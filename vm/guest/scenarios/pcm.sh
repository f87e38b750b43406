# SPDX-License-Identifier: GPL-2.0
# summary: pause, drain, xruns, wake-ups, mmap, linked and independent streams, new parameters
# variants: baseline v2 v3 bdl
# variants-debug: v3 bdl
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
# timeout: 120
. /lib/guest.sh

load_with $VARIANT
play=$(node_of 2 p)
record=$(node_of 2 c)

# Period and buffer, in frames; 0: the kernel's choice.
case $VARIANT in
baseline) set -- "0 0" "1000 4000" "1024 8192" "960 4800" "48 480" ;;
bdl) set -- "0 0" "1024 8192" "480 4800" "256 8192" "32 8192" ;;
*) set -- "4096 8192" "2048 4096" "480 960" ;;
esac

for device in $play $record; do
	pcmtest pause $device
	pcmtest xrun $device
	pcmtest clock $device
	pcmtest quiet $device
	pcmtest reparam $device
	for sizes in "$@"; do
		pcmtest wake $device 48000 $sizes
		pcmtest wake $device 44100 $sizes mmap
	done
done
pcmtest drain $play
pcmtest link $play $record
pcmtest duplex $play $record

# The hardware moves 48 frames at once, which the debug kernel is too slow for.
[ -e /sys/kernel/debug/kmemleak ] || pcmtest steady $play 32 64 3
