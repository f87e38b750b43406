# SPDX-License-Identifier: GPL-2.0
# summary: arecord through each interface of the DDI from a known source; compared on the host
# variants: baseline v2 v3 bdl
# variants-debug: v3 bdl
# source: yes
# exact: yes
. /lib/guest.sh

load_with $VARIANT
pcm=$(pcm_of 1 c)

# The source plays in real time. Guest time, counted in instructions, would run ahead of it
# whenever the guest is idle: so it never is.
while :; do :; done &
busy=$!
trap "kill $busy" EXIT

file=/out/$SCENARIO.wav
arecord -v -D hw:$pcm -f S16_LE -c 2 -r $RATE $file &
recorder=$!
until_true 10 runs $pcm c
listening
until_true 60 bigger $file $((CAPTURE_FRAMES * 4 + 4096))
listened
drained $file
kill -INT $recorder 2>/dev/null || true # or it has given up waiting for more
wait $recorder || true
captured $SCENARIO.wav $CAPTURE_FRAMES
