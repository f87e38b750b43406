# SPDX-License-Identifier: GPL-2.0
# summary: a walk through the DDI is seen the same on QEMU's controller as KUnit's on the model
# kernels: debug
. /lib/guest.sh

take $(controllers)
modprobe hdaudio_journey
group=$(basename $(group_of 0))
[ -e /sys/bus/hdaudio_compat/drivers/hdaudio_journey/$group ] || fail "see the kernel's log"
rmmod hdaudio_journey
unload
no_leak
