# SPDX-License-Identifier: GPL-2.0
# summary: pins, verbs and hints by sysfs and by files, as with snd_hda_intel; the card is made anew
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# kernels: stock
# timeout: 120
. /lib/guest.sh

hwdep_of() { ls -d /sys/class/sound/hwC*D$1; }
card_of() { basename $(group_of $1)/sound/card* | tr -d a-z; }
serial_of() { ls -di $(group_of $1)/sound/card* | awk '{ print $1 }'; }

# What never changes, by the names that the kernel's own driver has.
fixed="vendor_id subsystem_id revision_id afg mfg init_pin_configs"
# keep NAME
keep() {
	for codec in 0 1 2; do
		until_true 20 hwdep_of $codec
		(cd $(hwdep_of $codec) && grep . $fixed) >/out/$SCENARIO.$1$codec
	done
}

# has_jack CODEC NAME
has_jack() { amixer -c $(card_of $1) controls | grep -q "name='$2 Phantom Jack'"; }

# renewed CODEC SERIAL: it has a card, and another one.
renewed() { now=$(serial_of $1) && [ -n "$now" ] && [ $now != $2 ]; }

# reconfigure CODEC: and wait until it has been done.
reconfigure() {
	before=$(serial_of $1)
	echo 1 >$(hwdep_of $1)/reconfig
	until_true 20 renewed $1 $before
	until_true 20 hwdep_of $1
}

# answers CODEC NODE VERB RESPONSE
answers() {
	verb=/sys/kernel/debug/hdaudio_compat/$(controller_of $1)/verb
	answer=$(response_of $verb "$1 $2 $3 0")
	[ $((answer)) = $(($4)) ] || fail "node $2 of codec $1 answers $answer to $3"
}

by_both keep
for codec in 0 1 2; do
	diff /out/$SCENARIO.stock$codec /out/$SCENARIO.ours$codec
done

# What hdajackretask does - it gives all its hints at once -, and a script with verbs.
has_jack 0 "Line Out"
others="$(serial_of 1) $(serial_of 2)"
cd $(hwdep_of 0)
echo "0x03 0x90170110" | tee user_pin_configs
echo "0x02 0x706 0x50" >init_verbs
printf "some=hint\njack_detect=no\n\n" | tee hints
! echo "0x03" >user_pin_configs || fail "half a configuration"
grep -qx "0x03 0x90170110" user_pin_configs
grep -qx "0x02 0x706 0x0050" init_verbs
grep -qx "some = hint" hints
grep -qx "jack_detect = no" hints
[ -z "$(cat driver_pin_configs)" ]
cd /
has_jack 0 "Line Out"
aplay -q -D hw:$(pcm_of 0 p) -f S16_LE -c 2 -r 48000 -t raw /dev/zero &
player=$!
until_true 20 runs $(pcm_of 0 p) p
! echo 1 >$(hwdep_of 0)/reconfig || fail "the card was taken away from who plays"
kill -INT $player
wait $player || true
reconfigure 0
has_jack 0 Speaker
! has_jack 0 "Line Out" || fail "the pin is still a line output"
answers 0 2 0xf06 0x50
grep -qx "0x03 0x90170110" $(hwdep_of 0)/user_pin_configs
[ "$others" = "$(serial_of 1) $(serial_of 2)" ] || fail "others' cards have been made anew"

echo 1 >$(hwdep_of 0)/clear
[ -z "$(cat $(hwdep_of 0)/user_pin_configs)" ]
[ -z "$(cat $(hwdep_of 0)/hints)" ]
reconfigure 0
has_jack 0 "Line Out"

# Without an output there is no card: the wish is forgotten.
echo "0x03 0x40f000f0" >$(hwdep_of 0)/user_pin_configs
reconfigure 0
has_jack 0 "Line Out"

# At the start: the file that hdajackretask makes, and one about this machine.
machine=hdaudio_compat/$(controller_of 2).fw
unload
mkdir -p /lib/firmware/hdaudio_compat
retask=/lib/firmware/hda-jack-retask.fw
cat >$retask <<END
[codec]
0x1af40011 0x1af40011 0

[pincfg]
0x03 0x90170110

[hints]
auto_mute=no
END
cat >/lib/firmware/$machine <<END
[codec]
0x1af40022 0 2
[pincfg]
0x03 0x90170110
[verb]
0x02 0x706 0x60
END
load
has_jack 0 Speaker
grep -qx "0x03 0x90170110" $(hwdep_of 0)/user_pin_configs
grep -qx "auto_mute = no" $(hwdep_of 0)/hints
[ -z "$(cat $(hwdep_of 1)/user_pin_configs)" ]
has_jack 2 Speaker
grep -qx "0x03 0x90170110" $(hwdep_of 2)/driver_pin_configs
answers 2 2 0xf06 0x60
unload

# Or those that are named, one for each card.
mv $retask /lib/firmware/wishes.fw
echo "options hdaudio_generic patch=wishes.fw,wishes.fw,wishes.fw" >/etc/modprobe.d/patch.conf
load
has_jack 0 Speaker

# Whoever unloads the driver while a card is made anew waits for that.
echo 1 >$(hwdep_of 2)/reconfig
unload
rm /etc/modprobe.d/patch.conf /lib/firmware/wishes.fw /lib/firmware/$machine
no_leak
