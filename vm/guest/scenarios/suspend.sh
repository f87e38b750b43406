# SPDX-License-Identifier: GPL-2.0
# summary: the system sleeps (ACPI S3) and wakes while a codec plays and another records
# variants: baseline v2 v3 bdl
# variants-debug: v3
# acpi: yes
# timeout: 120
. /lib/guest.sh

trace=/sys/kernel/tracing/trace

# set_again CODEC NODE: since the trace was emptied a converter was told its stream. (QEMU's keep it.)
set_again() {
	grep -q "hdaudio_command: .* codec=$1 node=$2 verb=706 payload=[1-9a-f]" $trace ||
		fail "codec $1: nobody told converter $2 its stream again"
}

load_with $VARIANT
echo 1 >/sys/kernel/tracing/events/hdaudio_compat/hdaudio_command/enable
# Long buffers, for a host that is busy: ALSA gives up where nothing moves for longer than one.
play=$(pcm_of 0 p)
record=$(pcm_of 1 c)
aplay -q -B 4000000 -D hw:$play -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
player=$!
arecord -q -B 4000000 -D hw:$record -t raw -f S16_LE -c 2 -r 48000 /dev/null &
recorder=$!
until_true 20 runs $play p
until_true 20 runs $record c

# Streams go on from where they were: none is prepared anew, which would count from 0 again.
i=0
rounds=${SLEEPS:-2}
while [ $i -lt $rounds ]; do
	played=$(frames_of $play p)
	recorded=$(frames_of $record c)
	echo >$trace
	nap
	until_true 20 runs $play p
	until_true 20 runs $record c
	set_again 0 02
	set_again 1 04
	[ $(frames_of $play p) -ge $played ] || fail "aplay had to begin again"
	[ $(frames_of $record c) -ge $recorded ] || fail "arecord had to begin again"
	until_true 20 further $play p $((played + 4800))
	until_true 20 further $record c $((recorded + 4800))
	amixer -q -c ${play%,*} contents
	i=$((i + 1))
	progress $i $rounds
done
kill $player $recorder
wait $player || true
wait $recorder || true

aplay -q -D plughw:$play /job/play.wav
unload
no_leak
