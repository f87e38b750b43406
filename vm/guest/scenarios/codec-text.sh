# SPDX-License-Identifier: GPL-2.0
# summary: codecs of other machines, of their texts: what is fixed of them is said as the texts do
# codecs: laptop.txt display.txt
. /lib/guest.sh

# What is fixed: no state, and nothing of the driver's.
fixed() {
	sed -e 's/\*\( \|$\)/\1/g' -e 's/ *$//' "$1" | grep -vE '^Codec:|^ +(Control|ControlAmp|Device|Amp-(In|Out) vals|Converter|SDI-Select|Digital|Digital category|IEC Coding Type|EAPD 0x[0-9a-f]*|Pin-ctls|Unsolicited|Power|IO\[[0-9]*\]):'
}

text_of() { ls /proc/asound/card*/codec\#$1; }

# same CODEC FILE
same() {
	until_true 20 text_of $1
	fixed "$(text_of $1)" >/tmp/shown
	fixed $codecs/$2 | sed 's/direct=.*/STATE/' >/tmp/given
	sed -i 's/direct=.*/STATE/' /tmp/shown
	diff /tmp/given /tmp/shown || fail "codec $1 is not that of $2"
	[ $(wc -l </tmp/given) -gt 20 ]
}

codecs=/job/codecs/$SCENARIO
load_codecs
coldplug
same 0 laptop.txt
same 2 display.txt

# What is set stays, and jacks are plugged by hand.
verb=$(echo /sys/kernel/debug/hdaudio_compat/hdb-model.*/verb)
response_of $verb "0 15 0x500 7"
response_of $verb "0 15 0x400 0x1234"
response_of $verb "0 15 0x500 7"
[ $(($(response_of $verb "0 15 0xc00 0"))) = $((0x1234)) ]
card=$(basename $(group_of 0)/sound/card*)
jack() { amixer -c ${card#card} cget "iface=CARD,name=Headphone Jack" | grep -q "values=$1"; }
until_true 10 jack off
echo 0 0xb 1 >/sys/module/hdaudio_model/parameters/jack
until_true 10 jack on
plays() { aplay -q -D plughw:${card#card},0 -f S16_LE -c 2 -r 48000 -d 1 /dev/zero; }
plays
[ "$(cat /sys/module/hdaudio_model/parameters/violations)" = 0 ]

rmmod hdaudio_model
for bad in /job/codecs /job/none $codecs/laptop.txt; do
	! modprobe hdaudio_model codecs=$bad || fail "$bad is no codec"
done
unload
