# Run in the guest of `make vm`: both of the driver's streams have played, the second is heard; it
# goes, and nothing is left.
set -e
. /lib/guest.sh
ls -d "/sys/bus/hdaudio_compat/drivers/ported_adapter/$(basename $(group_of 0))"
dmesg | grep 'ported_adapter: V2 plays'
dmesg | grep 'ported_adapter: the baseline plays'
usleep 500000
heard_tone 1000
rmmod ported_adapter
! dmesg | grep -E 'left behind|has a reference still'
