# The same: who calls a pure virtual routine stays there, for good, and is reported. All else goes on.
set -e
. /lib/guest.sh
reports() { dmesg | grep -c 'ported_pure: a pure virtual routine was called'; }
echo 0 >/proc/sys/kernel/panic_on_warn
modprobe ported_pure &
caller=$!
until_true 20 sh -c 'dmesg | grep "above APC_LEVEL it is c0000002"'
until_true 20 sh -c "grep 'State:.*I' /proc/$caller/status"
[ $(reports) = 2 ]
kill -9 $caller
rmmod ported_adapter
[ -d /proc/$caller ]
! dmesg | grep 'came back'
echo "the machine goes on"
