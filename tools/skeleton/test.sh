# Run in the guest of `make vm`, with the driver loaded: it has codec 0, has read it, and goes.
set -e
ls -d /sys/bus/hdaudio_compat/drivers/@NAME@/*-c0n01
dmesg | grep '@NAME@: codec 0 is 1af4'
rmmod @NAME@
! dmesg | grep '@NAME@.*left behind'
