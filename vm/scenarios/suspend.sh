# SPDX-License-Identifier: GPL-2.0
# summary: the system sleeps (ACPI S3) and wakes while a codec plays and another records
# variants: baseline v2 v3 bdl
# variants-debug: v3
# acpi: yes
# timeout: 120
. /lib/guest.sh

load_with $VARIANT
play=$(pcm_of 0 p)
record=$(pcm_of 1 c)
aplay -q -D hw:$play -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
player=$!
arecord -q -D hw:$record -t raw -f S16_LE -c 2 -r 48000 /tmp/recorded &
recorder=$!
until_true 20 runs $play p
until_true 20 runs $record c

i=0
while [ $i -lt ${SLEEPS:-2} ]; do
	size=$(size_of /tmp/recorded)
	nap
	until_true 20 runs $play p
	until_true 20 moves $play p
	until_true 20 bigger /tmp/recorded $((size + 100000))
	: >/tmp/recorded
	amixer -q -c ${play%,*} contents
	i=$((i + 1))
done
kill $player $recorder
wait $player || true
wait $recorder || true

aplay -q -D plughw:$play /job/play.wav
unload
no_leak
