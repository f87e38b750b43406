# SPDX-License-Identifier: GPL-2.0
# summary: /proc/asound/cardN/codec#M says of a codec what snd_hda_intel's says
# kernels: stock
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
. /lib/guest.sh

text_of() { ls /proc/asound/card*/codec\#$1; }

# keep NAME: the texts of all codecs.
keep() {
	for codec in 0 1 2; do
		until_true 20 text_of $codec
		cat $(text_of $codec) >/out/$SCENARIO.$1$codec
	done
}

# What may differ: how the driver calls the codec and which PCMs and controls it makes; settings
# of amplifiers, for the drivers start with others.
comparable() { grep -vE '^Codec:|^ +(Control|ControlAmp|Device|Amp-(In|Out) vals):' /out/$SCENARIO.$1; }

by_both keep
for codec in 0 1 2; do
	comparable stock$codec >/tmp/stock
	comparable ours$codec >/tmp/ours
	diff /tmp/stock /tmp/ours || fail "codec $codec is described otherwise"
done

grep -q 'Control: name="Master Playback Volume", index=0, device=0' /out/$SCENARIO.ours2
grep -q 'Device: name="Analog 0", type="Audio", device=0' /out/$SCENARIO.ours2
amixer -q -c $(basename "$(dirname "$(text_of 2)")" | tr -d a-z) sset Master 33 mute
grep -q 'Amp-Out vals:  \[0xa1 0xa1\]' "$(text_of 2)"
unload
