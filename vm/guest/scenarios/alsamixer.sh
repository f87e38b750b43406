# SPDX-License-Identifier: GPL-2.0
# summary: alsamixer shows the card and its knobs, and turns them
# kernels: stock
# parts: alsa
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
. /lib/guest.sh

export TERM=linux
screen=/out/$SCENARIO.screen
keys=/tmp/keys

says() { amixer -c $card sget Master | grep -qF -e "$1"; }

louder() { ! says "Left: Playback 0 ["; }

shows() { grep -qF -e "$1" $screen; }

# press KEYS: as printf takes them.
press() { printf "$1" >&3; }

mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
load
pcm=$(pcm_of 2 p)
card=${pcm%,*}
mkfifo $keys
script -q -c "stty rows 25 cols 80; exec alsamixer -c $card -V all" $screen <$keys >/dev/null &
mixer=$!
exec 3>$keys
until_true 20 shows Master
shows Capture
shows "HD Audio"
says "[-20.00dB] [on]"
press m
until_true 10 says "[off]"
press 0
until_true 10 says "Left: Playback 0 ["
press 9
until_true 10 louder
press '\033\033'
exec 3>&-
wait $mixer
umount /dev/pts
unload
