# SPDX-License-Identifier: GPL-2.0
# summary: registers are changed behind the driver's back while a codec plays; it recovers
# delivers: heard figures
# kernels: stock
# exact: yes
# timeout: 180
. /lib/guest.sh

GCTL=0x08 INTCTL=0x20 CORBCTL=0x4c RINTCNT=0x5a RIRBCTL=0x5c

# poke REGISTER WIDTH VALUE
poke() { devmem $((bar + $1)) $2 $3; }

count() { sed -n "s/^$1: //p" $counters; }

answers() { [ "$(response_of $verb "0 0 0xf00 0" || true)" = 0x1af40011 ]; }

# Commands find out that something is wrong, and some are lost with it.
has_taken() {
	answers || true
	[ $(count "$1") -gt $before ]
}

now() { cut -d ' ' -f 1 /proc/uptime; }

# mends STEP REGISTER WIDTH VALUE: something is broken, the driver counts the step that mends it,
# and codecs answer again.
mends() {
	step=$1
	shift
	before=$(count "$step")
	at=$(now)
	poke "$@"
	until_true 30 has_taken "$step"
	until_true 30 answers
	echo "$step: $(echo "$(now) $at" | awk '{ printf "%.2f s", $1 - $2 }')," \
		"register $1" >>/tmp/figures
}

# As after sleep: ALSA has the program take its stream up again.
plays_on() {
	until_true 20 runs $pcm p
	at_least=$(($(frames_of $pcm p) + 24000))
	until_true 20 further $pcm p $at_least
}

load
controller=$(controller_of 0)
counters=/sys/kernel/debug/hdaudio_compat/$controller/counters
verb=/sys/kernel/debug/hdaudio_compat/$controller/verb
bar=$(sed -n '1s/ .*//p' $pci/$controller/resource)
pcm=$(pcm_of 0 p)
answers


# Commands stop; the sound does not.
aplay -D plughw:$pcm /job/play.wav &
player=$!
until_true 20 runs $pcm p
mends "restarts of the command rings" $CORBCTL 8 0
wait $player
heard 0 play.wav

# So soon again: the whole controller is reset, and the stream goes on.
aplay -q -D hw:$pcm -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
player=$!
until_true 20 runs $pcm p
mends "resets of the controller" $RIRBCTL 8 0
plays_on
usleep 10000000
mends "restarts of the command rings" $RINTCNT 16 0
mends "resets of the controller" $GCTL 32 0
plays_on
kill $player
! wait $player

# Programs do not wait long for an interrupt that does not come, so it is found out without.
mends "changes of the kind of interrupt" $INTCTL 32 0
! grep "MSI.*$controller" /proc/interrupts
aplay -D plughw:$pcm /job/play.wav
heard 0 play.wav
# Each is told, though not each time.
[ $(dmesg | grep -c "the command rings were restarted") -ge 1 ]
[ $(dmesg | grep -c "the controller failed and was reset") -ge 1 ]
[ $(dmesg | grep -c "the interrupt does not work; another kind is used") -ge 1 ]
unload
no_leak
echo $(sed 's/$/;/' /tmp/figures) | tee /out/$SCENARIO.figures
