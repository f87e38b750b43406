# SPDX-License-Identifier: GPL-2.0
# summary: the modules go, and nothing of theirs stays
. /lib/guest.sh

load
unload
for name in hdaudio_compat hdaudio_generic; do
	[ ! -d /sys/module/$name ] || fail "$name is still loaded"
done
[ ! -d /sys/bus/hdaudio_compat ] || fail "the bus is still there"
[ ! -e /proc/asound/card0 ] || fail "a card is still there"
