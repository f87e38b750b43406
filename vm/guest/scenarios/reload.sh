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
# its entries in /proc/asound, six in a round, whichever driver has the card. On the debug kernel an
# entry takes 1 kB, and kmemleak as much to watch it; what is freed is kept for a while, too.
rounds=100 spare=200 each=2
[ ! -e /sys/kernel/debug/kmemleak ] || rounds=10 spare=2000 each=13
rounds=${RELOADS:-$rounds}
limit=$((spare + each * rounds))
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
no_leak
[ $((after - before)) -lt $limit ] || fail "memory grew by $((after - before)) kB"
