# SPDX-License-Identifier: GPL-2.0
# summary: the system sleeps, and gets ready for hibernation, while the controller sleeps already
# acpi: yes
# timeout: 120
. /lib/guest.sh

controller=$(controllers)
asleep() { [ $(cat $pci/$controller/power/runtime_status) = suspended ]; }

# Freeze and thaw devices as for a hibernation image; not every kernel can.
freeze() {
	grep -q disk /sys/power/state || return 0
	[ -e /sys/power/pm_test ] || return 0
	echo devices >/sys/power/pm_test
	echo disk >/sys/power/state
	echo none >/sys/power/pm_test
}

echo "options hdaudio_compat power_save=1" >/etc/modprobe.d/power.conf
load
pcm=$(pcm_of 0 p)
for round in 1 2; do
	until_true 20 asleep
	nap
	until_true 20 asleep
	freeze
	aplay -q -D plughw:$pcm /job/play.wav
done
until_true 20 asleep
unload
no_leak
