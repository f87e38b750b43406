# SPDX-License-Identifier: GPL-2.0
# summary: what nobody uses sleeps; playing and mixing wake it; unbound and unloaded asleep
# delivers: heard
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
# timeout: 120
. /lib/guest.sh

status() { cat $1/power/runtime_status; }

# Is the controller $1 asleep? Are all?
asleep() { [ $(status $pci/$1) = suspended ]; }
all_asleep() { for one in $(controllers); do asleep $one || return 1; done; }

# delay MILLISECONDS: what is not used sleeps after so long.
delay() {
	for group in $bus/*; do
		echo $1 >$group/power/autosuspend_delay_ms
		echo auto >$group/power/control
	done
	for one in $(controllers); do echo auto >$pci/$one/power/control; done
}

# Nothing sleeps unasked.
load
controller=$(controller_of 0)
[ $(cat $pci/$controller/power/control) = on ]
[ $(cat $(group_of 0)/power/control) = on ]
pcm=$(pcm_of 0 p)
delay 200
until_true 20 all_asleep

aplay -q -D plughw:$pcm /job/play.wav
heard 0 play.wav
until_true 20 all_asleep

delay 100000
mixer=$(pcm_of 2 p)
amixer -q -c ${mixer%,*} sset Master 50
[ $(status $(group_of 2)) = active ] || fail "the mixer woke nothing"
! asleep $(controller_of 2) || fail "the controller sleeps all the same"
delay 200
until_true 20 all_asleep
amixer -c ${mixer%,*} sget Master | grep -q "Playback 50 "
all_asleep || fail "woken to read what is known"

# What has to be asked of the codec wakes it.
delay 100000
cat /proc/asound/card${mixer%,*}/codec#2 | grep -q "^Node 0x03 "
[ $(status $(group_of 2)) = active ] || fail "the codec was asked asleep"
delay 200
until_true 20 all_asleep

group=$(basename $(group_of 0))
echo $group >/sys/bus/hdaudio_compat/drivers/hdaudio_generic/unbind
until_true 20 all_asleep
echo $group >/sys/bus/hdaudio_compat/drivers/hdaudio_generic/bind
until_true 20 all_asleep
echo $controller >$pci/$controller/driver/unbind
take $controller
group_of 0
! asleep $controller || fail "a new function group sleeps unasked"
delay 200
until_true 20 all_asleep
unload

# The same by the module's parameter.
for one in $(controllers); do echo on >$pci/$one/power/control; done
echo "options hdaudio_compat power_save=1" >/etc/modprobe.d/power.conf
load
until_true 20 all_asleep
unload
[ $(cat $pci/$controller/power/control) = on ]

# It, and whether controllers do so, too, can be changed at any time.
parameters=/sys/module/hdaudio_compat/parameters
groups_asleep() { for group in $bus/*; do [ $(status $group) = suspended ] || return 1; done; }
groups_awake() { for group in $bus/*; do [ $(status $group) = active ] || return 1; done; }
rm /etc/modprobe.d/power.conf
load
groups_awake
echo N >$parameters/power_save_controller
echo 1 >$parameters/power_save
until_true 20 groups_asleep
usleep 500000
! asleep $controller || fail "the controller sleeps, too"
echo Y >$parameters/power_save_controller
until_true 20 all_asleep
echo 0 >$parameters/power_save
groups_awake
! asleep $controller
[ $(cat $pci/$controller/power/control) = on ]
unload
no_leak
