# SPDX-License-Identifier: GPL-2.0
# summary: aplay through each interface of the DDI; what was heard is compared on the host
# delivers: heard
# variants: baseline v2 v3 bdl
# variants-debug: v3 bdl
# exact: yes
. /lib/guest.sh

load_with $VARIANT
aplay -v -D plughw:$(pcm_of 0 p) /job/play.wav
heard 0 play.wav
