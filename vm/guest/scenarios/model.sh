# SPDX-License-Identifier: GPL-2.0
# summary: jacks, S/PDIF and displays of codecs that QEMU has not: on the model, by ALSA's programs
# kernels: debug
# kernel-args: slub_debug=P
# exact: yes
# timeout: 180
# Allocated memory is filled with a pattern (slub_debug): what is used without being set shows.
. /lib/guest.sh

hands=/sys/module/hdaudio_model/parameters

card_of() {
	pcm=$(pcm_of $1 p)
	echo ${pcm%,*}
}

# value CARD CONTROL: its values, as amixer shows them
value() { amixer -c $1 cget "$2" | sed -n 's/^  : values=//p'; }

has_value() { [ "$(value "$1" "$2")" = "$3" ]; }

# input_of NAME: the device of a jack with that name
input_of() { echo /dev/input/$(grep -A 5 "^N: .*$1\"" /proc/bus/input/devices | grep -o 'event[0-9]*'); }

# One event is 24 bytes on 64 bits: time, type, code, value.
events() { hexdump -v -e '12/2 "%u " "\n"' $1 | awk '$9 == 5 { print $10, $11 }'; }

listens() { ls -l /proc/$listener/fd | grep -q /dev/input; }

told() { [ "$(events /tmp/events)" = "$1" ]; }

# The model may be slower than real time, and ALSA waits for as long as a buffer lasts.
sizes="-F 25000 -B 1000000"

# plays PCM FORMAT...
plays() {
	pcm=$1
	shift
	aplay -q -D $pcm $sizes "$@" -t raw /dev/zero &
	player=$!
}

# records PCM SECONDS FILE
records() { arecord -q -D $1 $sizes -f S16_LE -c 2 -r 48000 -d $2 $3; }

stop() {
	kill -INT $player
	wait $player || true
}

start() {
	modprobe hdaudio_model codecs=large,hdmi
	enumerated /sys/bus/platform/devices/hdb-model.*
	coldplug
	large=$(card_of 0)
	hdmi=$(card_of 1)
	verb=$(echo /sys/kernel/debug/hdaudio_compat/hdb-model.*/verb)
}

start
amixer -c $large contents | tee /out/$SCENARIO.contents

# Headphones, for those who look at controls and those who wait for input.
jack="iface=CARD,name=Headphone Jack"
has_value $large "$jack" off
cat $(input_of Headphone) >/tmp/events &
listener=$!
until_true 10 listens
echo 0 17 1 >$hands/jack
until_true 10 has_value $large "$jack" on
until_true 10 told "2 1"
echo 0 17 0 >$hands/jack
until_true 10 has_value $large "$jack" off
until_true 10 told "2 1
2 0"
kill $listener
has_value $large "iface=CARD,name=Speaker Phantom Jack" on

# A tone of 1000 Hz, and its end, by the input device of the codec's generator.
beep=$(sed -n 's/^Node \(0x..\) \[Beep.*/\1/p' /proc/asound/card$large/codec\#0)
tone_is() { [ $(($(response_of $verb "0 $((beep)) 0xf0a 0"))) = $1 ]; }
nothing='\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
bell=/dev/input/$(grep -A 5 '^N: .*PCBeep"' /proc/bus/input/devices | grep -o 'event[0-9]*')
printf "$nothing"'\022\0\002\0\350\003\0\0' >$bell
until_true 10 tone_is 12
printf "$nothing"'\022\0\002\0\0\0\0\0' >$bell
until_true 10 tone_is 0

# S/PDIF: a program's status reaches the converter (node 23).
digital() { response_of $verb "0 23 0xf0d 0"; }
iecset -c $large audio off
value $large "name=IEC958 Playback Default" | grep "AES0=0x06"
[ $(($(digital) & 0x20)) != 0 ] || fail "the converter does not say that it is no sound"
iecset -c $large audio on
[ $(($(digital) & 0x20)) = 0 ] || fail "the converter still says that it is no sound"
plays iec958:$large -f S16_LE -c 2 -r 44100
until_true 20 runs $large,1 p
[ $(($(digital) & 1)) = 1 ] || fail "digital output is off"
until_true 20 further $large,1 p 44100
stop
! aplay -q -D hw:$large,1 -f S16_LE -c 6 -r 48000 -t raw -d 1 /dev/zero || fail "six channels of S/PDIF"

# It plays what analog outputs do (node 2 is the front's converter), if that is wanted, and as long as
# nobody plays to it.
stream_at() { echo $(($(response_of $verb "0 $1 0xf06 0") >> 4)); }
plays hw:$large,0 -f S16_LE -c 2 -r 48000
until_true 20 runs $large,0 p
[ $(stream_at 23) = 0 ] || fail "S/PDIF plays along unasked"
stop
amixer -q -c $large cset name="IEC958 Default PCM Playback Switch" on
plays hw:$large,0 -f S16_LE -c 2 -r 48000
until_true 20 runs $large,0 p
[ $(stream_at 23) != 0 ]
[ $(stream_at 23) = $(stream_at 2) ] || fail "S/PDIF plays something else"
front=$player
plays iec958:$large -f S16_LE -c 2 -r 48000
until_true 20 runs $large,1 p
[ $(stream_at 23) != $(stream_at 2) ] || fail "S/PDIF is not who plays to it"
stop
[ $(stream_at 23) = 0 ]
player=$front
stop
plays hw:$large,0 -f S16_LE -c 6 -r 48000
until_true 20 runs $large,0 p
[ $(stream_at 23) = 0 ] || fail "six channels of S/PDIF"
stop
amixer -q -c $large cset name="IEC958 Default PCM Playback Switch" off

# Six channels to three jacks, at the same time two recordings.
plays hw:$large,0 -f S16_LE -c 6 -r 48000
records hw:$large,0 2 /tmp/first.wav &
first=$!
records hw:$large,2 2 /tmp/second.wav
wait $first
runs $large,0 p
stop
[ $(size_of /tmp/first.wav) = $((44 + 48000 * 4 * 2)) ]
[ $(size_of /tmp/second.wav) = $((44 + 48000 * 4 * 2)) ]
has_value $large "iface=PCM,name=Playback Channel Map" 0,0,0,0,0,0

# A television: what it says, what it may be played.
has_value $hdmi "iface=PCM,name=ELD,device=3" ""
echo 1 3 1 >$hands/display
until_true 10 has_value $hdmi "iface=CARD,name='HDMI/DP,pcm=3 Jack'" on
value $hdmi "iface=PCM,name=ELD,device=3" |
	grep "0x54,0x65,0x6c,0x65,0x76,0x69,0x73,0x69,0x6f,0x6e,0x0f,0x7f,0x07"
plays hw:$hdmi,3 -f S16_LE -c 8 -r 192000
until_true 20 runs $hdmi,3 p
has_value $hdmi "iface=PCM,name=Playback Channel Map,device=3" 3,4,5,6,7,8,9,10
stop
plays hdmi:$hdmi -f S16_LE -c 2 -r 48000
until_true 20 runs $hdmi,3 p
echo 1 3 0 >$hands/display
until_true 10 has_value $hdmi "iface=CARD,name='HDMI/DP,pcm=3 Jack'" off
has_value $hdmi "iface=PCM,name=ELD,device=3" ""
runs $hdmi,3 p
stop

# All controls can be set, kept, and set again as they were.
contents() { amixer -c $large contents; }

# set_controls NUMBER SOURCE
set_controls() {
	for control in "Master Playback Volume" "Headphone Playback Switch" "Capture Volume" \
		"Mic Boost Volume" "Center Playback Volume"; do
		amixer -q -c $large cset name="$control" $1
	done
	amixer -q -c $large cset name="Input Source" $2
}

contents >/tmp/first
cmp /tmp/first /out/$SCENARIO.contents
set_controls 0 Line
contents >/tmp/before
! cmp -s /tmp/first /tmp/before || fail "nothing has changed"
alsactl -f /tmp/state store $large
set_controls 2 Mic
alsactl -f /tmp/state restore $large
contents | cmp - /tmp/before
[ "$(cat $hands/violations)" = 0 ] || fail "rules of the hardware broken: $(cat $hands/violations)"

# The controller goes while a program plays.
plays hw:$large,0 -f S16_LE -c 2 -r 48000
until_true 20 runs $large,0 p
rmmod hdaudio_model
! wait $player || fail "aplay did not notice"
[ -z "$(ls $bus)" ] || fail "function groups are still there"
start
rmmod hdaudio_generic
rmmod hdaudio_model
! modprobe hdaudio_model codecs=large,unknown || fail "an unknown codec"
rmmod hdaudio_compat
no_leak
