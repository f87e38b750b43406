# SPDX-License-Identifier: GPL-2.0
# summary: the tracepoints show the commands, answers, states and periods of a sound that is played
. /lib/guest.sh

events=/sys/kernel/tracing/events/hdaudio_compat
trace=/sys/kernel/tracing/trace

# says NAME PATTERN: an event of that name tells this.
says() { grep -q "$1: .*$2" /out/$SCENARIO.trace || fail "$1 does not say: $2"; }

load
# Other programs do not know the names of our values.
! grep -H '{ *(*[A-Za-z_]' $events/*/format || fail "a format names a value"
# Events are switched one after the other: nothing is under way while they are, for no codec has a
# driver, so that what is traced is whole.
rmmod hdaudio_generic
echo >$trace
echo 1 >$events/enable
load
aplay -q -D hw:$(pcm_of 0 p) -t raw -f S16_LE -c 2 -r 48000 -s 24000 /dev/zero
rmmod hdaudio_generic
echo 0 >$events/enable
cat $trace >/out/$SCENARIO.trace

says hdaudio_command "$(controllers) codec=0 node=02 verb=706 payload=[0-9a-f]*0 (set stream)"
says hdaudio_command "codec=0 node=02 verb=200 payload=11 (set format)"
says hdaudio_response "$(controllers) codec=0 response=00000000"
says hdaudio_stream_state "engine=4 stream=1 render: reset to stop"
says hdaudio_stream_state "engine=4 stream=1 render: stop to run"
says hdaudio_stream_state "engine=4 stream=1 render: run to stop"
says hdaudio_period "engine=4 stream=1: complete"
commands=$(grep -c hdaudio_command: /out/$SCENARIO.trace)
responses=$(grep -c hdaudio_response: /out/$SCENARIO.trace)
[ $commands = $responses ] || fail "$commands commands, $responses responses"
