# SPDX-License-Identifier: GPL-2.0
# summary: modprobe and rmmod, a hundred times (RELOADS; debug: 10); memory stays where it was
# timeout: 240
. /lib/guest.sh

slab() { awk '/^(SUnreclaim|Percpu|VmallocUsed)/ { kb += $2 } END { print kb }' /proc/meminfo; }

round() {
	load
	unload
}

# A hundred rounds on the stock kernel end with 100 to 150 kB more: ALSA of Linux 6.1 does not free
# its entries in /proc/asound, whichever driver has the card. 4 kB lost in each round would show. On
# the debug kernel, which keeps what is freed for a while, kmemleak is what finds leaks.
rounds=100 spare=200
[ ! -e /sys/kernel/debug/kmemleak ] || rounds=10 spare=2000
rounds=${RELOADS:-$rounds}
limit=$((spare + 2 * rounds))
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
[ $((after - before)) -lt $limit ] || fail "memory grew by $((after - before)) kB"
no_leak
