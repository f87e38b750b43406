# SPDX-License-Identifier: GPL-2.0
# summary: what people choose: jacks, headphones, ways, loudspeakers; the codec has it then
# kernels: stock
# codecs: board.txt tablet.txt display.txt
# timeout: 120
. /lib/guest.sh

hands=/sys/module/hdaudio_model/parameters
board=0 tablet=1 display=2

# Verbs that ask.
selected=0xf01 stream=0xf06 pin=0xf07 eapd=0xf0c

# The model may be slower than real time, and ALSA waits for as long as a buffer lasts.
sizes="-F 25000 -B 1000000"

card_of() { basename $(group_of $1)/sound/card* | tr -d a-z; }

# asked CODEC NODE VERB [PARAMETER]: what the codec says, in decimal
asked() { echo $(($(response_of $verb "$1 $2 $3 ${4:-0}"))); }

# has CODEC NODE VERB VALUE [PARAMETER]
has() { [ $(asked $1 $2 $3 ${5:-0}) = $(($4)) ]; }

# must_have, the same: else it ends.
must_have() { has "$@" || fail "codec $1: node $2 answers $(asked $1 $2 $3 ${5:-0}), not $4, to $3"; }

# Gain and mute of both sides: amp CODEC NODE out|INDEX VALUE
amp() {
	[ $3 = out ] && what=0x8000 || what=$3
	must_have $1 $2 0xb00 $4 $((what | 0x2000))
	must_have $1 $2 0xb00 $4 $((what))
}

# choose CODEC CONTROL VALUE, and offers CODEC CONTROL: its values
choose() { amixer -q -c $(card_of $1) cset name="$2" "$3"; }
offers() { amixer -c $(card_of $1) cget name="$2" | sed -n "s/^  ; Item #[0-9]* '\(.*\)'/\1/p" | paste -s -d , -; }

# plug CODEC NODE 1|0
plug() { echo $* >$hands/jack; }

# plays CODEC DEVICE CHANNELS [MORE]: it runs; stop ends it
plays() {
	device=$(card_of $1),$2
	channels=$3
	shift 3
	aplay -q -D hw:$device $sizes -f S16_LE -r 48000 -c $channels -t raw "$@" /dev/zero &
	player=$!
	until_true 20 runs $device p
}

stop() {
	kill -INT $player
	wait $player || true
}

# refused CODEC DEVICE CHANNELS: nobody can play so.
refused() {
	! aplay -q -D hw:$(card_of $1),$2 -f S16_LE -r 48000 -c $3 -d 1 -t raw /dev/zero ||
		fail "codec $1 plays $3 channels on device $2"
}

# senses CODEC NODE Yes|No: as alsa-tools' program finds it
senses() { hdajacksensetest -c $(card_of $1) -d $1 | grep "^Pin $2 .*: present = $3$"; }

# The card's control device comes last.
there() { ls $(group_of $1)/sound/card*/controlC*; }

renewed() { there $1 && [ "$(ls -di $(group_of $1)/sound/card* | awk '{ print $1 }')" != $2 ]; }

# hint CODEC TEXT: and have the card made anew
hint() {
	old=$(ls -di $(group_of $1)/sound/card* | awk '{ print $1 }')
	cd /sys/class/sound/hwC$(card_of $1)D$1
	echo "$2" >hints
	echo 1 >reconfig
	cd /
	until_true 20 renewed $1 $old
}

load_codecs
coldplug
for codec in $board $tablet $display; do
	until_true 20 there $codec
done
verb=$(echo /sys/kernel/debug/hdaudio_compat/hdb-model.*/verb)

# Three jacks, of which two are lent: stereo at first.
lines_in() {
	must_have $board 0xb $pin 0x20
	must_have $board 0xc $pin 0x24
}
lines_out() {
	must_have $board 0xb $pin 0x40
	must_have $board 0xc $pin 0x40
	amp $board 0xb out 0
	amp $board 0xc out 0
}
[ "$(offers $board "Channel Mode")" = 2ch,4ch,6ch ]
lines_in
refused $board 0 6
choose $board "Channel Mode" 4ch
must_have $board 0xb $pin 0x40
must_have $board 0xc $pin 0x24
choose $board "Channel Mode" 6ch
lines_out
plays $board 0 6
front=$(asked $board 2 $stream)
[ $front -ge 16 ]
must_have $board 3 $stream $((front + 2))
must_have $board 4 $stream $((front + 4))
must_have $board 5 $stream $front
stop
amixer -c $(card_of $board) cget "iface=PCM,name=Playback Channel Map" | grep "values=0,0,0,0,0,0"

# alsactl keeps it.
alsactl -f /tmp/state store $(card_of $board)
choose $board "Channel Mode" 2ch
lines_in
refused $board 0 6
alsactl -f /tmp/state restore $(card_of $board)
lines_out

# Headphones silence what lines play, those that are lent, too; or nothing.
closed() {
	must_have $board $1 $pin 0
	amp $board $1 out 0x80
}
[ "$(offers $board "Auto-Mute Mode")" = Disabled,Enabled ]
must_have $board 0xa $pin 0x40
must_have $board 0xd $pin 0xc0
senses $board 0x0d No
plug $board 0xd 1
until_true 10 has $board 0xa $pin 0
senses $board 0x0d Yes
senses $board 0x0a No
for node in 0xa 0xb 0xc; do
	closed $node
done
must_have $board 0xd $pin 0xc0
choose $board "Auto-Mute Mode" Disabled
must_have $board 0xa $pin 0x40
lines_out
choose $board "Auto-Mute Mode" Enabled
closed 0xa
choose $board "Channel Mode" 2ch
lines_in
plug $board 0xd 0
until_true 10 has $board 0xa $pin 0x40
amp $board 0xa out 0

# By the mixer beside the way, and what is recorded from is heard.
must_have $board 0xa $selected 0
amp $board 8 0 0x97
choose $board "Loopback Mixing" Enabled
must_have $board 0xa $selected 1
must_have $board 0xd $selected 1
amp $board 8 0 0x17
amp $board 8 1 0x97
choose $board "Line Playback Volume" 10
choose $board "Line Playback Switch" on
amp $board 8 1 0x0a
amp $board 8 2 0x97
choose $board "Loopback Mixing" Disabled
must_have $board 0xa $selected 0
amp $board 8 0 0x97

# Headphones with a converter of their own play something else, if that is wanted twice.
[ -z "$(offers $board "Independent HP")" ]
hint $board "indep_hp = yes"
refused $board 2 2
choose $board "Independent HP" Enabled
plays $board 0 2
front=$(asked $board 2 $stream)
music=$player
must_have $board 5 $stream 0
plays $board 2 2
must_have $board 2 $stream $front
[ $(asked $board 5 $stream) -ge 16 ]
[ $(asked $board 5 $stream) != $front ] || fail "headphones play what the front does"
! choose $board "Independent HP" Disabled || fail "headphones were taken away from who plays"
stop
player=$music
stop
choose $board "Loopback Mixing" Enabled
must_have $board 0xa $selected 1
must_have $board 0xd $selected 0
choose $board "Independent HP" Disabled
must_have $board 0xd $selected 1
choose $board "Loopback Mixing" Disabled
plays $board 0 2
must_have $board 5 $stream $(asked $board 2 $stream)
stop

# One converter for loudspeaker and headphones, and no amplifier: the pin and what it switches.
plug $tablet 7 1
until_true 10 has $tablet 6 $pin 0
must_have $tablet 6 $eapd 0
must_have $tablet 7 $pin 0xc0
# Headphones that are talked into are not heard.
[ "$(offers $tablet "Input Source")" = "Internal Mic,Headphone Mic" ]
choose $tablet "Input Source" "Headphone Mic"
must_have $tablet 7 $pin 0x24
must_have $tablet 5 $selected 1
must_have $tablet 6 $pin 0x40
must_have $tablet 6 $eapd 2
choose $tablet "Input Source" "Internal Mic"
must_have $tablet 7 $pin 0xc0
must_have $tablet 5 $selected 0
must_have $tablet 6 $pin 0
plug $tablet 7 0
until_true 10 has $tablet 6 $pin 0x40

# A display is told which loudspeaker each channel is for, as long as who said so plays.
slots() {
	for slot in 0 1 2 3 4 5 6 7; do
		echo $(($(asked $display 4 0xf34 $slot) >> 4))
	done | paste -s -d ' ' -
}
frame() {
	response_of $verb "$display 4 0x730 0"
	for byte in 0 1 2 3 4 5 6 7; do
		asked $display 4 0xf31
	done | paste -s -d ' ' -
}
television() { amixer -c $(card_of $display) cget "iface=CARD,name='HDMI/DP,pcm=3 Jack'" | grep -q values=on; }
map_is() {
	amixer -c $(card_of $display) cget "iface=PCM,name=Playback Channel Map,device=3" |
		grep "values=$1" || fail "the map is not $1"
}
echo $display 4 1 >$hands/display
until_true 10 television
plays $display 3 6
map_is 3,4,5,6,7,8,0,0
[ "$(slots)" = "0 1 5 4 2 3 15 15" ]
stop
plays $display 3 6 -m FC,LFE,FL,FR,RL,RR
map_is 7,8,3,4,5,6,0,0
[ "$(slots)" = "2 3 1 0 4 5 15 15" ]
frame | tail -n 1 | grep "^132 1 10 [0-9]* 5 0 0 11$"
must_have $display 4 0xf32 0xc0
stop
plays $display 3 4 -m FL,FR,LFE,FC
[ "$(slots)" = "0 1 2 3 15 15 15 15" ]
stop
plays $display 3 6
[ "$(slots)" = "0 1 5 4 2 3 15 15" ]
stop
[ "$(cat $hands/violations)" = 0 ] || fail "rules of the hardware broken: $(cat $hands/violations)"

rmmod hdaudio_model
unload
