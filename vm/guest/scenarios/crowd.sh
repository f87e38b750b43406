# SPDX-License-Identifier: GPL-2.0
# summary: 8 controllers, 15 codecs: all stream and all mixers move for CROWD_SECONDS; nothing is lost
# delivers: figures
# qemu: -audiodev none,id=more
# qemu: -device ich9-intel-hda,id=b -device hda-duplex,bus=b.0,cad=2,audiodev=more
# qemu: -device hda-duplex,bus=b.0,cad=3,audiodev=more
# qemu: -device ich9-intel-hda,id=c -device hda-duplex,bus=c.0,cad=4,audiodev=more
# qemu: -device hda-output,bus=c.0,cad=5,audiodev=more
# qemu: -device intel-hda,id=d -device hda-duplex,bus=d.0,cad=6,audiodev=more
# qemu: -device hda-micro,bus=d.0,cad=7,audiodev=more
# qemu: -device intel-hda,id=e -device hda-duplex,bus=e.0,cad=8,audiodev=more
# qemu: -device hda-duplex,bus=e.0,cad=9,audiodev=more
# qemu: -device ich9-intel-hda,id=f -device hda-output,bus=f.0,cad=10,audiodev=more
# qemu: -device hda-micro,bus=f.0,cad=11,audiodev=more
# qemu: -device ich9-intel-hda,id=g -device hda-duplex,bus=g.0,cad=12,audiodev=more
# qemu: -device hda-duplex,bus=g.0,cad=13,audiodev=more
# qemu: -device intel-hda,id=h -device hda-duplex,bus=h.0,cad=14,audiodev=more
# kernels: stock
# exact: yes
# timeout: 300
. /lib/guest.sh

# Seconds are the guest's, which counts instructions: on a slow host they take longer, and nothing
# runs dry that would not on a fast one.
seconds=${CROWD_SECONDS:-6}
may_grow=1024 # kB that the kernel and all programs together may take more than at first

look=/sys/kernel/debug/hdaudio_compat
enough=/tmp/enough

# Every PCM there is: CARD,DEVICE:p or c.
pcms() { ls /dev/snd | sed -n 's/^pcmC\([0-9]*\)D\([0-9]*\)\([pc]\)$/\1,\2:\3/p'; }

# stream CARD,DEVICE:p|c: as many frames as fit in the time; what runs dry or over is an error.
stream() {
	case $1 in
	*p) aplay -q --fatal-errors -D hw:${1%:*} -t raw -f dat -s $frames /dev/zero ;;
	*c) arecord -q --fatal-errors -D hw:${1%:*} -t raw -f dat -s $frames /dev/null ;;
	esac
}

# How far each stream is, a line for each that runs.
positions() { grep -H ^hw_ptr /proc/asound/card*/pcm*/sub0/status || true; }

all_run() { [ $(positions | tee /tmp/now | wc -l) = $streams ]; }

# All have moved on since the last look.
all_moved() {
	awk 'NR == FNR { was[$1] = $NF; next } $NF <= was[$1] { print $1 " stands still"; bad = 1 }
	     END { exit bad }' /tmp/then /tmp/now
	mv /tmp/now /tmp/then
}

# What has gone wrong so far, as each controller counts it.
errors() { grep -H : $look/*/counters | grep -v -e "in flight" -e "merged"; }

# kB that can be had, with the pages each CPU keeps at hand.
available() {
	awk '$1 == "MemAvailable:" { kb += $2 } $1 == "count:" { kb += 4 * $2 } END { print kb }' \
		/proc/meminfo /proc/zoneinfo
}

# no_less THAN: of so much memory no more than a little is missing now.
no_less() {
	now=$(available)
	[ $now -gt $(($1 - may_grow)) ]
}

# ask FILE CODEC ID: every codec has to answer for itself.
ask() {
	response=$(response_of $1 "$2 0 0xf00 0")
	[ $response = $3 ] || fail "codec $2: $response"
}

controls() { amixer -c $card scontrols | sed "s/.*'\(.*\)'.*/\1/"; }

# Turn all knobs of the card and ask its codec who it is, once at least, until there is enough.
turn_and_ask() {
	i=0
	while [ $i = 0 ] || [ ! -e $enough ]; do
		i=$((i + 1))
		for control in $controls; do
			echo "sset $control $((i % 74)),$((73 - i % 74))"
			echo "sset $control toggle"
		done
		ask $verb $codec $id
		echo $i >/tmp/turns.$codec
		usleep 200000
	done
}

# talk GROUP: in the end every knob is where it was turned to.
talk() {
	set +x -o pipefail
	codec=$(($(cat $1/codec)))
	id=$(sed -n '1s/.*VEN_\(....\)&DEV_\(....\)&.*/0x\1\2/p' $1/hardware_ids | tr A-F a-f)
	verb=$look/$(controller_of $codec)/verb
	card=$(basename $1/sound/card*)
	card=${card#card}
	controls=$(controls)
	turn_and_ask | amixer -q -s -c $card
	last=$(($(cat /tmp/turns.$codec) % 74))
	for control in $controls; do
		amixer -c $card sget $control | grep -q "Front Left: [A-Z][a-z]* $last " ||
			fail "$control of card $card is not $last"
	done
}

wait_for() { for pid; do wait $pid || fail "one of them broke off"; done; }

sum() { cat "$@" | awk '{ n += $1 } END { print n }'; }

# begin SECONDS: everything at once.
begin() {
	rm -f $enough
	frames=$(($1 * 48000)) programs= talkers=
	for pcm in $pcms; do
		stream $pcm &
		programs="$programs $!"
	done
	for group in $bus/*; do
		talk $group &
		talkers="$talkers $!"
	done
}

# Look on while all streams run.
watch() {
	set +x
	cp /tmp/now /tmp/then
	sleep 1
	looks=0
	while all_run; do
		all_moved
		echo "$(cut -d ' ' -f 1 /proc/uptime) s: $(available) kB"
		no_less ${with_all:=$(available)} ||
			fail "available memory went from $with_all to $now kB"
		grown=$((with_all - now))
		looks=$((looks + 1))
		sleep $((1 + seconds / 30))
	done
	set -x
}

end() {
	wait_for $programs
	touch $enough
	wait_for $talkers
	errors | diff /tmp/errors -
	unload
}

# The first time leaves behind what the kernel keeps for the next.
load
pcms=$(pcms)
streams=$(echo $pcms | wc -w)
errors >/tmp/errors
begin 1
end
sleep 1
at_first=$(available)

load
errors | diff /tmp/errors -
begin $seconds
until_true 20 all_run
watch
[ $looks -ge 3 ] || fail "they were seen together $looks times only"
end
until_true 20 no_less $at_first
echo "$streams streams of $seconds s and $(sum /tmp/turns.*) turns of all knobs" \
	"at $(ls /tmp/turns.* | wc -l) codecs; memory: $grown kB more in the end," \
	"$((at_first - now)) kB after unloading" | tee /out/$SCENARIO.figures
