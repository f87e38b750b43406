# SPDX-License-Identifier: GPL-2.0
# summary: the example driver takes a function group over, is heard, and gives it back
# delivers: tone
# exact: yes
. /lib/guest.sh

load
group=$(basename $(group_of 0))
drivers=/sys/bus/hdaudio_compat/drivers
modprobe hdaudio_tone
echo $group >$drivers/hdaudio_generic/unbind
echo $group >$drivers/hdaudio_tone/bind
[ "$(basename "$(readlink $bus/$group/driver)")" = hdaudio_tone ]
usleep 300000 # of the codec's time: a tone has no end to wait for
heard_tone 1000
echo $group >$drivers/hdaudio_tone/unbind
rmmod hdaudio_tone
echo $group >$drivers/hdaudio_generic/bind
ls -d $bus/$group/sound/card*
