# SPDX-License-Identifier: GPL-2.0
# summary: debugfs shows the controller while it plays; a command is answered, nonsense refused
. /lib/guest.sh

load_with v3
controller=$(controllers)
look=/sys/kernel/debug/hdaudio_compat/$controller

# says FILE PATTERN
says() {
	cat $look/$1 >/tmp/text
	grep -q "$2" /tmp/text || fail "$1 does not say: $2: $(cat /tmp/text)"
}

# asked TEXT RESPONSE
asked() {
	response=$(response_of $look/verb "$1")
	[ "$response" = "$2" ] || fail "$1: $response"
}

# refused TEXT WHY
refused() {
	! echo "$1" 2>/tmp/why >$look/verb || fail "not refused: $1"
	grep -qi "$2" /tmp/why || fail "refused otherwise: $(cat /tmp/why)"
}

says engines "^4: output, free"
pcm=$(pcm_of 0 p)
aplay -q -D hw:$pcm -t raw -f S16_LE -c 2 -r 48000 /dev/zero &
playing=$!
until_true 20 runs $pcm p
says registers "^GCAP      4401"
says registers "^SD4 CTL 1.0006 .* FMT 0011 "
says engines "^4: output, client [0-9]*, render, stream 1, run, 48000 Hz, 16 of 16 bits, 2 channels, format 0011, notifying buffer of [0-9]* bytes, at [0-9]*, 1 registered"
says clients "codec 0, node 01, 1 references, 1 engines, [0-9]* tags, 0 batches waiting"
says clients "codec 1, node 01, 1 references, 0 engines"
says bandwidth "^SDO0: 32 of "
says bandwidth "^SDI1: 0 of "
says counters "^times a codec was given up: 0"
says counters "^commands in flight: 0 of "
kill $playing
! wait $playing
says engines "^4: output, free"

asked "0 0 0xf00 0" 0x1af40011
asked "1 0x00 3840 0" 0x1af40031
refused "0 0 0xf00" "invalid argument"
refused "5 0 0xf00 0" "no such device"
[ $(stat -c %a $look/verb) = 600 ]
[ $(stat -c %a $look/registers) = 400 ]

# A file that is open while the controller goes.
exec 3<>$look/verb 4<$look/registers
echo $controller >$pci/$controller/driver/unbind
[ ! -e $look ] || fail "still to be seen"
! echo "0 0 0xf00 0" >&3 || fail "a command to nobody"
! cat <&4 || fail "registers of nothing"
exec 3>&- 4<&-
take $controller
says registers "^GCAP      4401"
unload
[ ! -e /sys/kernel/debug/hdaudio_compat ]
