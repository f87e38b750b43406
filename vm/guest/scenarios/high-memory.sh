# SPDX-License-Identifier: GPL-2.0
# summary: aplay and arecord where memory is above 4 GB, with a controller that reaches it or not
# delivers: heard captured
# variants: dma_bits-64 dma_bits-32
# kernels: stock
# qemu: -m 6G
# source: yes
# exact: yes
. /lib/guest.sh

CORBUBASE=0x44

load_options ${VARIANT%-*}=${VARIANT#*-}
bar=$(sed -n '1s/ .*//p' $pci/$(controllers)/resource)
upper=$(($(devmem $((bar + CORBUBASE)) 32)))
case $VARIANT in
dma_bits-64) [ $upper != 0 ] || fail "nothing is above 4 GB: this shows nothing" ;;
dma_bits-32) [ $upper = 0 ] || fail "the commands are out of reach" ;;
esac
aplay -M -D plughw:$(pcm_of 0 p) /job/play.wav
heard 0 play.wav
record_source $(pcm_of 1 c)
forget_options
