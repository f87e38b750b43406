# SPDX-License-Identifier: GPL-2.0
# summary: the controller is unbound while aplay plays; aplay ends, nothing is left behind
. /lib/guest.sh

load
controller=$(controllers)
for round in 1 2 3; do
	pcm=$(pcm_of 0 p)
	aplay -q -D hw:$pcm -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
	player=$!
	until_true 20 runs $pcm p
	! rmmod hdaudio_compat || fail "rmmod although in use"
	echo $controller >$pci/$controller/driver/unbind
	! wait $player || fail "aplay did not notice"
	[ -z "$(ls $bus)" ] || fail "function groups are still there"
	take $controller
	group_of 0
done
unload
no_leak
