# SPDX-License-Identifier: GPL-2.0
# summary: the PCI device goes under streams and commands, announced, by surprise, long before
# variants: announced surprise late
# variants-debug: surprise late
# timeout: 120
. /lib/guest.sh

# A device whose memory is not decoded any more answers nothing, as one that was pulled out:
# reads give what the machine gives then, zeros in QEMU.
pull() {
	lost=$(losses)
	[ $VARIANT = announced ] ||
		printf '\0\0' | dd of=$pci/$1/config bs=1 seek=4 conv=notrunc 2>/dev/null
	if [ $VARIANT = late ]; then
		until_true 100 given_up
	else
		usleep $2
	fi
	echo 1 >$pci/$1/remove
}

# The driver finds out by itself, if it is given the time.
losses() { dmesg | grep -c "the controller is gone" || true; }
given_up() { [ $(losses) -gt $lost ]; }

load
i=0
while [ $i -lt ${REMOVES:-3} ]; do
	play=$(pcm_of 0 p)
	record=$(pcm_of 1 c)
	on_and_on $play p aplay -q -D hw:$play -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
	player=$!
	on_and_on $record c arecord -q -D hw:$record -t raw -f S16_LE -c 2 -r 48000 /dev/null &
	recorder=$!
	until_true 20 runs $play p
	until_true 20 runs $record c
	while amixer -q -c ${play%,*} contents >/dev/null 2>&1; do :; done &
	asking=$!
	controller=$(controllers)
	pull $controller $((i % 4 * 50000))
	! wait $player || fail "aplay did not notice"
	! wait $recorder || fail "arecord did not notice"
	wait $asking
	[ -z "$(ls $bus)" ] || fail "function groups are still there"
	echo 1 >/sys/bus/pci/rescan
	take $controller
	until_true 20 pcm_there
	i=$((i + 1))
done
aplay -q -D plughw:$(pcm_of 0 p) /job/play.wav
unload
no_leak
