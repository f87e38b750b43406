# SPDX-License-Identifier: GPL-2.0
# summary: modprobe and rmmod, a hundred times (RELOADS; debug: 10); memory stays where it was
# timeout: 240
. /lib/guest.sh

slab() { awk '/^(SUnreclaim|Percpu|VmallocUsed)/ { kb += $2 } END { print kb }' /proc/meminfo; }

round() {
	load
	unload
}

rounds=100
[ ! -e /sys/kernel/debug/kmemleak ] || rounds=10
rounds=${RELOADS:-$rounds}
for i in 1 2 3 4; do round; done
before=$(slab)
i=0
while [ $i -lt $rounds ]; do
	round
	i=$((i + 1))
	progress $i $rounds
done
after=$(slab)
echo "kernel memory: $before kB before, $after kB after"
# a byte lost in each round would not show; a structure would, many times over
[ $((after - before)) -lt 2000 ] || fail "memory grew by $((after - before)) kB"
no_leak
