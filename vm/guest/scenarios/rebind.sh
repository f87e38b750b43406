# SPDX-License-Identifier: GPL-2.0
# summary: codec driver and controller are unbound and bound again, ten times (REBINDS)
. /lib/guest.sh

load
controller=$(controllers)
i=0
rounds=${REBINDS:-10}
while [ $i -lt $rounds ]; do
	group=$(basename $(group_of 0))
	echo $group >/sys/bus/hdaudio_compat/drivers/hdaudio_generic/unbind
	[ ! -e $bus/$group/sound ] || fail "the card of $group is still there"
	echo $group >/sys/bus/hdaudio_compat/drivers/hdaudio_generic/bind
	ls -d $bus/$group/sound/card*
	echo $controller >$pci/$controller/driver/unbind
	[ -z "$(ls $bus)" ] || fail "function groups are still there"
	take $controller
	group_of 1
	i=$((i + 1))
	progress $i $rounds
done
unload
no_leak
