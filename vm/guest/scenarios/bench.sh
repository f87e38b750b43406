# SPDX-License-Identifier: GPL-2.0
# summary: stock driver and ours, the same cases one after the other; run by vm/benchmark
# delivers: results
# kernels: benchmark
# timeout: 1200
. /lib/guest.sh

run=/sys/module/hdaudio_bench/parameters/run
set -- $(controllers)
device=$1 # with four codecs
grown=${2-} # with as many as there can be, if MORE is measured
codecs=4
period=2048
rate=48000

# Count of the controller's interrupts so far.
interrupts() {
	irq=$(ls $pci/$device/msi_irqs 2>/dev/null || cat $pci/$device/irq)
	awk -v irq=$irq: '$1 == irq { n = $2 } END { print n + 0 }' /proc/interrupts
}

order() { echo "$*" >$run || fail "$DRIVER: $*: $(cat $run)"; }

# The host is asked to log every instruction, or to stop, and says when it does. An idle guest's
# time leaps forward, a busy one's does not: nothing sleeps while the host gets ready.
profile() {
	case " $PROFILE " in
	*" $label "*) ;;
	*) return 0 ;;
	esac
	while :; do :; done &
	echo "profile $1" >/dev/ttyS1
	read -r answer <&3
	kill $!
	wait $! || :
	[ $1 = on ] || cp /proc/kallsyms /out/$DRIVER-$label.kallsyms
}

result() { echo "driver=$DRIVER label=$*" | tee -a /out/results; }

# measure LABEL COMMAND...
measure() {
	label=$1 before=$(interrupts)
	shift
	profile on
	order $*
	profile off
	result $label $(cat $run) interrupts=$(($(interrupts) - before))
}

# verb LABEL sync|async SIZE CODECS ROUNDS: a few rounds do where every instruction is logged.
verb() {
	[ -z "$PROFILE" ] || set -- $1 $2 $3 $4 $((($5 + 15) / 16))
	measure $*
}

verbs() {
	order take
	verb sync-1 sync 1 1 1000
	verb sync-4 sync 4 1 250
	verb sync-16 sync 16 1 64
	verb sync-64 sync 64 1 32
	verb sync-255 sync 255 1 16
	verb sync-4096 sync 4096 1 3
	verb async-1 async 1 1 8
	verb async-64 async 64 1 8
	verb codecs-255 sync 255 $codecs 16
	verb codecs-async-64 async 64 $codecs 8
	order give
}

# Other work of the machine may fall into it: the one of three that took least counts.
attach() {
	for n in 1 2 3; do
		measure attach-$n attach $codecs
		sleep 1
	done
	order memory start
	order attach $codecs
	sleep 3
	measure memory-controller memory report
	order memory stop
}

# play SECONDS: codec 0, two periods in the buffer, so that both drivers can
play() {
	aplay -D hw:$(pcm_of 0 p) -t raw -f S16_LE -c 2 -r $rate -d $1 \
		--period-size=$period --buffer-size=$((2 * period)) /dev/zero &
	player=$!
	sleep 1
}

stream() {
	measure idle window 10000 all
	measure probe-cost calls empty
	order calls watch
	play 25
	measure start calls report
	measure period window 10000 all
	measure period-irq window 10000 irq
	wait $player || fail "$DRIVER: aplay: $?"
	order memory start
	play 3
	measure memory-stream memory report
	wait $player || fail "$DRIVER: aplay while memory is watched: $?"
	order memory stop
}

# smallest LABEL BUFFER: the period, of ever larger ones, with which it is never too late in ten
# seconds; without BUFFER there are two in it. Sizes that the driver does not offer are too small.
smallest() {
	frames=16
	until pcmtest steady $(node_of 0 p) $frames ${2:-$((2 * frames))} 10; do
		frames=$((frames + 16))
		[ $frames -le 4096 ] || fail "$DRIVER: no period is large enough"
	done
	result smallest-$1 frames=$frames
}

smallest_stock() {
	smallest two
	smallest many 1024
}

smallest_ours() {
	for interface in baseline v2 v3 bdl; do
		rmmod hdaudio_generic
		modprobe hdaudio_generic interface=$interface
		smallest two-$interface
		smallest many-$interface 1024
	done
}

# The second time: the codec is awake then, with either driver.
first() {
	pcmtest first $(node_of 0 p)
	pcmtest first $(node_of 0 p) >/tmp/first || fail "$DRIVER: $(cat /tmp/first)"
	result first $(tail -n 1 /tmp/first)
}

# nodes N: so many PCMs that play; the hardware has four such engines.
nodes() { ls -d /dev/snd/pcmC*D*p | head -n $1; }

nodes_there() { [ $(nodes 4 | wc -l) = 4 ]; }

grow_codecs() {
	order take
	for n in $*; do
		verb grown-codecs-$n sync 255 $n 16
	done
	order give
}

grow_streams() {
	until_true 20 nodes_there
	measure grown-idle window 10000 all
	for n in 1 2 4; do
		players=
		for node in $(nodes $n); do
			pcmtest steady $node $period $((2 * period)) 14 &
			players="$players $!"
		done
		sleep 1
		measure grown-streams-$n window 10000 all
		for player in $players; do
			wait $player || fail "$DRIVER: one of $n streams: $?"
		done
	done
}

# No driver takes the other controller unless it is told to.
leave_grown() { [ -z "$grown" ] || echo none >$pci/$grown/driver_override; }

# The other controller in its place.
exchange() {
	echo $device >$pci/$device/driver/unbind
	device=$grown
	order use $grown
}

# The driver asks no more than four of the codecs.
grow_stock() {
	exchange
	echo >$pci/$grown/driver_override
	echo $grown >/sys/bus/pci/drivers_probe
	until_true 20 nodes_there
	grow_codecs 1 2 4
	grow_streams
}

grow_ours() {
	rmmod hdaudio_generic
	exchange
	take $grown
	grow_codecs 1 2 4 8 15
	modprobe hdaudio_generic
	grow_streams
}

more() {
	smallest_$DRIVER
	first
	grow_$DRIVER
}

stock() {
	DRIVER=stock
	modprobe snd_hda_intel
	until_true 20 pcm_there
	modprobe hdaudio_bench_stock
	order use $device
	verbs
	attach
	until_true 20 pcm_there
	[ $STREAMS = 0 ] || stream
	[ $MORE = 0 ] || more
	rmmod hdaudio_bench_stock
	echo $device >$pci/$device/driver/unbind
	leave_grown
}

ours() {
	DRIVER=ours
	take $device
	modprobe hdaudio_bench_ours
	order use $device
	verbs
	attach
	[ $STREAMS = 0 ] || { modprobe hdaudio_generic && stream; }
	[ $MORE = 0 ] || more
	[ ! -d /sys/module/hdaudio_generic ] || rmmod hdaudio_generic
	rmmod hdaudio_bench_ours
	rmmod hdaudio_compat
}

# open before anything is asked for: what arrives at a closed port is lost
[ -z "$PROFILE" ] || exec 3</dev/ttyS2
modprobe hdaudio_bench
leave_grown
(stock)
(ours)
