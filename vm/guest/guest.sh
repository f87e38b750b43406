# SPDX-License-Identifier: GPL-2.0
# What the scenarios share; sourced in the guest.
#
# DRIVER says whose driver is exercised: "ours", or "stock" for the kernel's own
# snd-hda-intel, which the comparisons need.

bus=/sys/bus/hdaudio_compat/devices
pci=/sys/bus/pci/devices

# A scenario before this one, which may have failed, has left no options behind.
rm -f /etc/modprobe.d/*.conf

# The last line of the log is what is wrong.
fail() {
	{ set +x; } 2>/dev/null
	echo "$*"
	exit 1
}

# Hundredths of a second.
uptime() { cut -d ' ' -f 1 /proc/uptime | tr -d .; }

# How many times as long as on the stock kernel, with CPUs to itself, do things take now? Programs
# are started, which is most of what scenarios do.
usual=5 # hundredths of a second
slowness() {
	(
		begin=$(uptime)
		i=0
		while [ $i -lt 10 ]; do
			/bin/true
			i=$((i + 1))
		done
		echo $((($(uptime) - begin) / usual + 1))
	) 2>/dev/null # were the shell to say what it does, it would take longer
}

# until_true SECONDS COMMAND...: wait, bounded, for something that tells nobody when it is done. If
# they are over, and the machine has become slower since the scenario began, there are more.
until_true() {
	patience=$(($1 * 100)) allowed=$(($1 * ${SLOW:-1} * 100)) asked=$(uptime)
	shift
	while ! "$@"; do
		[ $(($(uptime) - asked)) -lt $allowed ] || allowed=$((patience * $(slowness)))
		[ $(($(uptime) - asked)) -lt $allowed ] || fail "waited in vain for: $*"
		usleep 50000
	done
}

# PCI addresses of the HD Audio controllers.
controllers() {
	for device in $pci/*; do
		read -r class <$device/class || continue
		case $class in
		0x0403*) echo ${device##*/} ;;
		esac
	done
}

driver_of() { (cd -P $pci/$1/driver 2>/dev/null && echo ${PWD##*/}) || true; }

# Wait until our driver has the codecs of the controller at $1 on its bus; it tells when.
enumerated() {
	state=$(pollfile $1/hdaudio_state enumerating 60)
	[ "$state" = ready ] || fail "the codecs of ${1##*/} could not be enumerated: $state"
}

# Give a controller to our driver, as README tells an administrator to; its codecs are on the bus.
take() {
	echo hdaudio_compat >$pci/$1/driver_override
	modprobe hdaudio_compat
	[ "$(driver_of $1)" = hdaudio_compat ] || echo $1 >/sys/bus/pci/drivers_probe
	[ "$(driver_of $1)" = hdaudio_compat ] || fail "hdaudio_compat did not bind $1"
	enumerated $pci/$1
}

# What udev does for the devices that are there: load by alias.
coldplug() {
	for alias in $bus/*/modalias; do
		[ ! -e $alias ] || { read -r text <$alias && modprobe -b "$text"; } || true
	done
}

# The bus driver, the controllers, the codec driver.
load() {
	if [ $DRIVER = stock ]; then
		modprobe snd_hda_intel
		until_true 20 pcm_there
		return
	fi
	for controller in $(controllers); do
		take $controller
	done
	coldplug
}

# The same from the start, with the codec driver on one interface of the DDI.
load_with() {
	if [ $DRIVER = ours ] && [ -d /sys/module/hdaudio_compat ]; then
		unload
	fi
	echo "options hdaudio_generic interface=$1" >/etc/modprobe.d/interface.conf
	load
	[ $DRIVER = stock ] || [ $(cat /sys/module/hdaudio_generic/parameters/interface) = $1 ]
}

# The same from the start, with parameters of the bus driver; forget_options ends it.
load_options() {
	[ ! -d /sys/module/hdaudio_compat ] || unload
	echo "options hdaudio_compat $*" >/etc/modprobe.d/options.conf
	load
}

forget_options() {
	unload
	rm /etc/modprobe.d/options.conf
}

# The model's controller and no other, with the codecs of the texts that the scenario's head names
# or that vm/module was given.
load_codecs() {
	for controller in $(controllers); do
		echo >$pci/$controller/driver_override
		[ "$(driver_of $controller)" != hdaudio_compat ] ||
			echo $controller >$pci/$controller/driver/unbind
	done
	modprobe hdaudio_model codecs=$(cat /job/codecs/${SCENARIO%:*}/link)
	enumerated /sys/bus/platform/devices/hdb-model.*
}

# The bus driver, the controllers, or the model's where there are codecs for it, the module $1; no
# other codec driver. Without a module, those that there are.
load_module() {
	if [ -d /job/codecs/${SCENARIO%:*} ]; then
		load_codecs
	else
		for controller in $(controllers); do
			take $controller
		done
	fi
	if [ -n "$1" ]; then
		modprobe $1
	else
		coldplug
	fi
}

# by_both COMMAND: call it with "stock" when that driver has the controllers, then with "ours".
by_both() {
	[ ! -d /sys/module/hdaudio_compat ] || unload
	for controller in $(controllers); do
		echo >$pci/$controller/driver_override
	done
	DRIVER=stock
	load
	"$1" stock
	unload
	DRIVER=ours
	load
	"$1" ours
}

pcm_there() { grep -q : /proc/asound/pcm; }

# The bus driver, the controllers, the codec driver.
unload() {
	if [ $DRIVER = stock ]; then
		unload_stock
		return
	fi
	for module in hdaudio_generic hdaudio_tone hdaudio_compat; do
		[ ! -d /sys/module/$module ] || rmmod $module
	done
}

unload_stock() {
	rmmod snd_hda_intel
	rmmod snd_hda_codec_generic
}

# The function group of codec address $1.
group_of() {
	for group in $bus/*; do
		[ -e $group/codec ] && read -r address <$group/codec && [ $((address)) = $1 ] &&
			echo $group && return
	done
	fail "codec $1 is not on the bus"
}

# pcm_of CODEC p|c: its first playback or capture PCM as CARD,DEVICE.
pcm_of() {
	if [ $DRIVER = stock ]; then
		pcm=$(cd /dev/snd && ls -d pcmC0D*$2 | head -n 1)
	else
		card=$(basename $(group_of $1)/sound/card*)
		pcm=$(cd /dev/snd && ls -d pcmC${card#card}D*$2 | head -n 1)
	fi
	[ -n "$pcm" ] || fail "codec $1 has no PCM ($2)"
	echo $pcm | sed "s/pcmC\(.*\)D\(.*\)[pc]/\1,\2/"
}

# Its device node: node_of CODEC p|c.
node_of() { pcm_of $1 $2 | sed "s:\(.*\),\(.*\):/dev/snd/pcmC\1D\2$2:"; }

# response_of FILE COMMAND: what a codec answers to "CODEC NODE VERB PARAMETER", by debugfs.
response_of() {
	exec 3<>$1
	echo "$2" >&3
	read -r response <&3
	exec 3>&-
	echo $response
}

# progress DONE ALL: tell the host how many of many rounds are done, at each tenth.
progress() {
	[ $2 -lt 50 ] || [ $(($1 * 10 / $2)) = $((($1 - 1) * 10 / $2)) ] ||
		echo "at $SCENARIO $1 of $2" >/dev/ttyS1
}

# The controller of codec address $1.
controller_of() { basename "$(dirname "$(readlink -f $(group_of $1))")"; }

# Tell the host that a recording runs, or is long enough: so it resumes or suspends the source.
listening() { echo listening >/dev/ttyS1; }
listened() { echo listened >/dev/ttyS1; }

# on_and_on CARD,DEVICE p|c COMMAND...: begin again as long as the PCM is there. When QEMU's codec
# stands still for a moment, on a busy host, ALSA ends what plays or records.
on_and_on() {
	node=/dev/snd/pcmC${1%,*}D${1#*,}$2
	shift 2
	while [ -e $node ]; do
		! "$@" || return 0
	done
	return 1
}

size_of() { stat -c %s $1 2>/dev/null || echo 0; }

bigger() { [ $(size_of $1) -gt $2 ]; }

# Wait until nothing more comes into the file $1.
drained() {
	size=-1
	while [ $(size_of $1) != $size ]; do
		size=$(size_of $1)
		sleep 1
	done
}

# Does the PCM $1 (CARD,DEVICE), $2 = p or c, run?
runs() { grep -q RUNNING /proc/asound/card${1%,*}/pcm${1#*,}$2/sub0/status; }

# Run a command that records from the host. That plays in real time. Guest time, counted in
# instructions, would run ahead of it whenever the guest is idle: so it never is.
awake() {
	(set +x; while :; do :; done) &
	busy=$!
	trap "kill $busy" EXIT
	"$@"
	trap - EXIT
	kill $busy
}

# Record CAPTURE_FRAMES of the known source through the PCM $1, for the host to compare.
record_source() { awake record_until_enough $1; }

record_until_enough() {
	file=/out/$SCENARIO.wav
	arecord -v -D hw:$1 -f S16_LE -c 2 -r $RATE $file &
	recorder=$!
	until_true 10 runs $1 c
	listening
	until_true 60 bigger $file $((CAPTURE_FRAMES * 4 + 4096))
	listened
	drained $file
	kill -INT $recorder 2>/dev/null || true # or it has given up waiting for more
	wait $recorder || true
	captured $SCENARIO.wav $CAPTURE_FRAMES
}

# How many frames it has played or recorded since it was prepared; less when it was anew.
frames_of() { sed -n 's/^hw_ptr *: //p' /proc/asound/card${1%,*}/pcm${1#*,}$2/sub0/status; }

further() { [ $(frames_of $1 $2) -gt $3 ]; }

# Have the host unplug QEMU's device $1 from its slot.
unplug() { echo "unplug $1" >/dev/ttyS1; }

# Sleep as deep as the machine can; the host wakes it.
nap() {
	echo deep >/sys/power/mem_sleep
	echo mem >/sys/power/state
}

# kmemleak looks twice: what it cannot find a pointer to at first may be in flight.
no_leak() {
	[ -e /sys/kernel/debug/kmemleak ] || return 0
	echo scan >/sys/kernel/debug/kmemleak
	usleep 5100000
	echo scan >/sys/kernel/debug/kmemleak
	cat /sys/kernel/debug/kmemleak >/out/$SCENARIO.leaks
	[ ! -s /out/$SCENARIO.leaks ] || fail "kmemleak: $(grep -c unreferenced /out/$SCENARIO.leaks) leaks"
}

# The counts of a build with HDB_GCOV=1; opening one of these files is what makes it whole.
send_coverage() {
	gcov=/sys/kernel/debug/gcov
	[ -d $gcov ] || return 0
	for file in $(find $gcov -name '*.gcda'); do
		name=${file#$gcov}
		mkdir -p /out/gcov${name%/*}
		cat $file >/out/gcov$name
	done
}

# For the host to check afterwards: codec $1 must have played the file $2 ...
heard() { echo "$1 $2" >>/out/$SCENARIO.heard; }

# ... codec 0 must have played a tone of $1 Hz at some time ...
heard_tone() { echo "$1" >>/out/$SCENARIO.tone; }

# ... and the first $2 frames of the file $1 of /out must be an unbroken piece of the source.
captured() { echo "$1 $2" >>/out/$SCENARIO.captured; }
