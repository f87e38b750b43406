# SPDX-License-Identifier: GPL-2.0
# summary: a slot loses its power under streams and commands, REMOVES times; the controller comes back
# variants: announced surprise late
# qemu: -global ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off -audiodev none,id=more -device pcie-root-port,id=place,chassis=1 -device ich9-intel-hda,id=hot,bus=place,addr=0 -device hda-duplex,bus=hot.0,cad=4,audiodev=more
# kernel-args: pcie_ports=compat
# timeout: 120
. /lib/guest.sh

# Nobody but this script looks after the slot: the kernel has no driver for it (pcie_ports).
EXPRESS=16 NEXT=1 POINTER=52	# in the configuration space: capability, link, first link
CONTROL=25			# upper half of Slot Control, in the capability
ON='\1' OFF='\5'		# its power and its light; with no light QEMU's device is gone for good

# byte FILE OFFSET
byte() { od -An -tu1 -j $2 -N 1 $1 | tr -d ' '; }

# Where the slot of a controller is switched.
switch_of() {
	slot=$(readlink -f $pci/$1/..)/config
	at=$(byte $slot $POINTER)
	while [ $(byte $slot $at) != $EXPRESS ]; do at=$(byte $slot $((at + NEXT))); done
	echo $slot $((at + CONTROL))
}

# power ON|OFF SLOT OFFSET
power() { printf "$1" | dd of=$2 bs=1 seek=$3 conv=notrunc 2>/dev/null; }

# What has no power answers nothing, and has forgotten everything when it has it again.
pull() {
	lost=$(losses)
	switch=$(switch_of $1)
	[ $VARIANT = announced ] || power $OFF $switch
	if [ $VARIANT = late ]; then
		until_true 100 given_up
	else
		usleep $2
	fi
	echo 1 >$pci/$1/remove
	[ $VARIANT != announced ] || power $OFF $switch
}

# The driver finds out by itself, if it is given the time.
losses() { dmesg | grep -c "the controller is gone" || true; }
given_up() { [ $(losses) -gt $lost ]; }

# Only what is announced may hit a recording: of a reset that stops no stream QEMU's codec is not
# told. Given that stream again, before the stream has begun, it would write to where the old one's
# buffer was, into memory that is somebody else's by now.
records() { [ $VARIANT = announced ]; }

begin() {
	on_and_on $play p aplay -q -D hw:$play -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
	player=$!
	until_true 20 runs $play p
	records || return 0
	on_and_on $record c arecord -q -D hw:$record -t raw -f S16_LE -c 2 -r 48000 /dev/null &
	recorder=$!
	until_true 20 runs $record c
}

end() {
	! wait $player || fail "aplay did not notice"
	! records || ! wait $recorder || fail "arecord did not notice"
	wait $asking
}

load
i=0
rounds=${REMOVES:-3}
while [ $i -lt $rounds ]; do
	play=$(pcm_of 4 p)
	record=$(pcm_of 4 c)
	begin
	while amixer -q -c ${play%,*} contents >/dev/null 2>&1; do :; done &
	asking=$!
	controller=$(controller_of 4)
	pull $controller $((i % 4 * 50000))
	end
	[ ! -e $bus/$controller* ] || fail "function groups are still there"
	power $ON $switch
	echo 1 >/sys/bus/pci/rescan
	take $controller
	group_of 4
	i=$((i + 1))
	progress $i $rounds
done
aplay -q -D plughw:$(pcm_of 4 p) /job/play.wav
unload
no_leak
