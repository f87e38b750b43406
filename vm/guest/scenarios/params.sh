# SPDX-License-Identifier: GPL-2.0
# summary: aplay and arecord with a parameter of the bus driver; compared on the host
# delivers: heard captured
# variants: enable_msi-0 snoop-0 dma_bits-32 position_fix-1 position_fix-2
# variants-debug: enable_msi-0 snoop-0
# source: yes
# exact: yes
. /lib/guest.sh

controller=$(controllers)
by_message() { grep "MSI.*$controller" /proc/interrupts; }

load_options ${VARIANT%-*}=${VARIANT#*-}
grep $controller /proc/interrupts
case $VARIANT in
enable_msi-0) ! by_message || fail "it has a message all the same" ;;
*) by_message ;;
esac
case $VARIANT in
position_fix-*) grep "^DPLBASE .*$((${VARIANT#*-} - 1))$" /sys/kernel/debug/hdaudio_compat/$controller/registers ;;
esac
aplay -M -D plughw:$(pcm_of 0 p) /job/play.wav
heard 0 play.wav
record_source $(pcm_of 1 c)
forget_options
