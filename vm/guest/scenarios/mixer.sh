# SPDX-License-Identifier: GPL-2.0
# summary: amixer sees volumes in dB, switches and jacks; alsactl stores and restores them
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
. /lib/guest.sh

state=/tmp/state

card() {
	pcm=$(pcm_of 2 p)
	echo ${pcm%,*}
}

# says CONTROL TEXT...: what the simple mixer tells of a control.
says() {
	amixer -c $(card) sget "$1" | tee /tmp/says
	shift
	for text; do
		grep -qF -e "$text" /tmp/says || fail "not said: $text"
	done
}

contents() { amixer -c $(card) contents; }

load
contents | tee /out/$SCENARIO.contents
says Master pvolume pswitch "Limits: Playback 0 - 74" "[-20.00dB] [on]"
says Capture cvolume cswitch "[0.00dB] [on]"

amixer -c $(card) cget "iface=CARD,name=Line Out Phantom Jack" | grep -q "values=on"
amixer -c $(card) controls | grep -q "iface=PCM,name='Playback Channel Map'"

amixer -c $(card) sset Master -- -20dB
says Master "Front Left: Playback 54 [73%] [-20.00dB] [on]"
amixer -c $(card) sset Master 10,20 mute
says Master "Front Left: Playback 10 " "Front Right: Playback 20 " "[off]"
amixer -c $(card) sset Capture 30 nocap
says Capture "Capture 30 " "[off]"
! amixer -c $(card) cset "name=Master Playback Volume" -- 75,74 | grep -q ": values=75" ||
	fail "more than the highest volume"

contents >/tmp/before
alsactl -f $state store $(card)
amixer -c $(card) sset Master 74 unmute
amixer -c $(card) sset Capture 74 cap
contents >/tmp/changed
! cmp -s /tmp/before /tmp/changed || fail "nothing has changed"
alsactl -f $state restore $(card)
contents | cmp - /tmp/before

unload
load
contents | cmp - /out/$SCENARIO.contents
alsactl -f $state restore $(card)
contents | cmp - /tmp/before
no_leak
