# SPDX-License-Identifier: GPL-2.0
# summary: two controllers: both play, one records too and is unbound; the other plays on, exactly
# delivers: heard
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
. /lib/guest.sh

load
first=$(pcm_of 0 p)
second=$(pcm_of 2 p)
[ ${first%,*} != ${second%,*} ]
[ $(controller_of 0) != $(controller_of 2) ]

aplay -q -D hw:$second -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
playing=$!
arecord -q -D hw:$(pcm_of 2 c) -t raw -f S16_LE -c 2 -r 48000 /tmp/recorded &
recording=$!
until_true 10 runs $second p
until_true 10 bigger /tmp/recorded 48000

aplay -D plughw:$first /job/play.wav &
heard=$!
until_true 10 runs $first p
runs $second p
controller=$(controller_of 2)
echo $controller >$pci/$controller/driver/unbind
! wait $playing || fail "aplay did not notice"
! wait $recording || fail "arecord did not notice"
runs $first p
wait $heard
heard 0 play.wav
