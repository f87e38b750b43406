# SPDX-License-Identifier: GPL-2.0
# summary: the KUnit module, as often as KUNIT_ROUNDS says; its results are read from the kernel's log
# kernels: debug
# timeout: 900
# acpi: yes
. /lib/guest.sh

# Tests make single allocations fail; that is no report, and sleeping ones must not be spared.
for fault in failslab fail_page_alloc; do
	echo N >/sys/kernel/debug/$fault/ignore-gfp-wait
	echo 0 >/sys/kernel/debug/$fault/verbose
done

kcsan=/sys/kernel/debug/kcsan
[ ! -e $kcsan ] || echo on >$kcsan

modprobe hdaudio_kunit_choose
i=0
rounds=${KUNIT_ROUNDS:-1}
while [ $i -lt $rounds ]; do
	modprobe hdaudio_compat_kunit ${KUNIT_PARAMETERS:-}
	send_coverage
	rmmod hdaudio_compat_kunit
	i=$((i + 1))
	progress $i $rounds
done
rmmod hdaudio_kunit_choose
no_leak
