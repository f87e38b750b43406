# SPDX-License-Identifier: GPL-2.0
# summary: what snd_hda_intel makes of a machine's codecs the generic driver does, too, after bind
# kernels: stock
# codecs: quirky.txt
. /lib/guest.sh

has_jack() { amixer -c $(basename $(group_of 0)/sound/card* | tr -d a-z) controls | grep -q "name='$1 Phantom Jack'"; }

# Codec 0 calls its pin a line output. The old driver was told that it is a loudspeaker.
[ ! -d /sys/module/hdaudio_compat ] || unload
controller=$(controllers)
echo >$pci/$controller/driver_override
mkdir -p /lib/firmware
cat >/lib/firmware/machine.fw <<END
[codec]
0x1af40011 0 0
[pincfg]
0x03 0x90170110
END
modprobe snd_hda_intel patch=machine.fw
until_true 20 pcm_there
before=$(cat /sys/module/snd_hda_codec/parameters/dump_coef)
hdaudio-compat bind $controller >/tmp/said
grep "inherited from snd_hda_intel: codec 0: pins 1" /tmp/said
[ $(cat /sys/module/snd_hda_codec/parameters/dump_coef) = $before ]
grep -qx "0x03 0x90170110" /var/lib/hdaudio-compat/$controller.fw
hdaudio-compat status | grep "^    inherited: pins 1"
has_jack Speaker
hdaudio-compat unbind $controller
[ ! -e /var/lib/hdaudio-compat ]
[ ! -e /lib/firmware/hdaudio_compat ]
until_true 20 pcm_there # the old driver, with a patch file, goes on probing after it is bound
hdaudio-compat bind $controller --no-inherit
has_jack "Line Out"
hdaudio-compat unbind $controller
until_true 20 pcm_there
unload_stock
unload
rm /lib/firmware/machine.fw

# A machine whose firmware denies the loudspeaker, with its amplifier behind a GPIO line: what the
# old driver's card said of it, as bind sees that.
described=/job/codecs/$SCENARIO/quirky.txt
answers() {
	[ $(($(response_of /sys/kernel/debug/hdaudio_compat/$machine/verb "0 $1 $2 $3"))) = $(($4)) ]
}
is_tuned() {
	answers 1 0xf15 0 2 && answers 1 0xf16 0 2 && answers 1 0xf17 0 2 || return 1
	response_of /sys/kernel/debug/hdaudio_compat/$machine/verb "0 6 0x500 1"
	answers 6 0xc00 0 0x8a5c
}
says() {
	for list in /proc/asound/card*/codec\#0 /sys/class/sound/hwC*D0/*_pin_configs; do
		echo "$list:"
		cat $list
	done >/tmp/text
	hdaudio-compat doctor /tmp/text | grep "$1"
}

load_codecs
coldplug
machine=$(controller_of 0)
says '^nothing is there, as configured: 0x04$'
! is_tuned || fail "the codec was so before"
[ -z "$(ls /dev/snd/pcmC*D*p 2>/dev/null)" ] || fail "something plays without it"
rmmod hdaudio_model

mkdir -p /lib/firmware/hdaudio_compat
awk -f /share/hdaudio-compat/inherit.awk $described >/lib/firmware/hdaudio_compat/$machine.fw
load_codecs
coldplug
[ $(controller_of 0) = $machine ]
until_true 10 says '^0x04 Speaker (fixed, internal): open$'
is_tuned
aplay -q -D plughw:$(pcm_of 0 p) -f S16_LE -c 2 -r 48000 -d 1 /dev/zero

# Whenever it has slept.
asleep() { [ $(cat $1/power/runtime_status) = suspended ]; }
group=$(group_of 0)
response_of /sys/kernel/debug/hdaudio_compat/$machine/verb "0 1 0x715 0"
! is_tuned || fail "it is tuned all the same"
echo 0 >$group/power/autosuspend_delay_ms
echo auto >$group/power/control
until_true 30 asleep $group
echo on >$group/power/control
is_tuned
says '^0x04 Speaker (fixed, internal): open$'
rmmod hdaudio_model
rm -r /lib/firmware/hdaudio_compat
unload
