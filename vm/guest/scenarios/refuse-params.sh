# SPDX-License-Identifier: GPL-2.0
# summary: a parameter that is out of range is refused in words
. /lib/guest.sh

[ ! -d /sys/module/hdaudio_compat ] || unload
for param in snoop=2 enable_msi=maybe dma_bits=48 position_fix=3 probe_mask=1,0x200; do
	dmesg -c >/dev/null
	! modprobe hdaudio_compat $param || fail "$param was taken"
	dmesg | grep "hdaudio_compat: ${param%%=*}=.* is refused: it takes"
done
load_options probe_mask=0x101
[ $(ls -d $bus/* | wc -l) = 1 ] || fail "probe_mask=0x101 leaves one codec"
group_of 0
forget_options
