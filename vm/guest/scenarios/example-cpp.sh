# SPDX-License-Identifier: GPL-2.0
# summary: the C++ example takes a function group over, is heard, and leaves nothing behind
# delivers: tone
# exact: yes
. /lib/guest.sh

load
group=$(basename $(group_of 0))
drivers=/sys/bus/hdaudio_compat/drivers
modprobe hdaudio_tone_cpp
echo $group >$drivers/hdaudio_generic/unbind
echo $group >$drivers/hdaudio_tone_cpp/bind
[ "$(basename "$(readlink $bus/$group/driver)")" = hdaudio_tone_cpp ]
usleep 300000
heard_tone 1000
echo $group >$drivers/hdaudio_tone_cpp/unbind
rmmod hdaudio_tone_cpp
# The destructor of an object of the module's, when the driver is gone.
filled=$(dmesg | sed -n 's/.*hdaudio_tone_cpp: \([0-9]*\) halves of buffers filled.*/\1/p')
[ "$filled" -ge 4 ]
! dmesg | grep 'hdaudio_tone_cpp.*left behind'
echo $group >$drivers/hdaudio_generic/bind
ls -d $bus/$group/sound/card*
no_leak
