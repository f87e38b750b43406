# SPDX-License-Identifier: GPL-2.0
# summary: codec driver and controller are unbound while streams run, are mapped, are written to
# variants: baseline v2 v3 bdl
# variants-debug: v3
. /lib/guest.sh

all_holding() { [ $(ls /tmp | grep -c '^holding') = 3 ]; }

hold() {
	rm -f /tmp/holding.* /tmp/unbound
	pcmtest holdmap $(node_of 1 p) &
	mapped=$!
	pcmtest hold $(node_of 1 c) &
	idle=$!
	pcmtest holdwrite $(node_of 0 p) &
	writing=$!
	until_true 20 all_holding
	until_true 20 further $(pcm_of 0 p) p 4800
}

release() {
	touch /tmp/unbound
	wait $mapped || fail "the one that had it mapped"
	wait $idle || fail "the one that did nothing"
	wait $writing || fail "the one that wrote"
}

load_with $VARIANT
generic=/sys/bus/hdaudio_compat/drivers/hdaudio_generic
groups="$(basename $(group_of 0)) $(basename $(group_of 1))"
controller=$(controllers)

hold
for group in $groups; do echo $group >$generic/unbind; done
release
for group in $groups; do echo $group >$generic/bind; done

hold
echo $controller >$pci/$controller/driver/unbind
release
[ -z "$(ls $bus)" ] || fail "function groups are still there"
take $controller
until_true 20 pcm_there

unload
no_leak
