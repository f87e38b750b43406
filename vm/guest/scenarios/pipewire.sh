# SPDX-License-Identifier: GPL-2.0
# summary: PipeWire lists the cards and their ports, sets volumes, records, plays bit for bit
# delivers: heard
# kernels: stock
# parts: pipewire
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
. /lib/guest.sh

export XDG_RUNTIME_DIR=/run/pipewire XDG_STATE_HOME=/tmp
mkdir -p -m 700 $XDG_RUNTIME_DIR
mkdir -p /etc/wireplumber/main.lua.d
# There is no D-Bus to ask whose cards are, or what a program may do.
cat >/etc/wireplumber/main.lua.d/51-alone.lua <<END
alsa_monitor.properties["alsa.reserve"] = false
default_access.properties["enable-flatpak-portal"] = false
END

# What wpctl lists has names that cards share: all that is built in is called so.
#
# node_of CLASS CODEC [KEY]: of the node of a card, its number or another value.
node_of() {
	pcm=$(pcm_of $2 p)
	pw-dump | awk -v class=$1 -v card=${pcm%,*} -v key=${3:-id} '
		{ gsub(/[",]/, "") }
		/^  \{/ { split("", value) }
		{ name = substr($1, 1, length($1) - 1) }
		NF == 2 && !(name in value) { value[name] = $2 }
		/^  \}/ && value["media.class"] == class && value["api.alsa.pcm.card"] == card {
			print value[key]
		}' | grep .
}

# lists TEXT: pw-dump tells this.
lists() { grep -qF -e "$1" /out/$SCENARIO.dump || fail "not listed: $1"; }

volume_is() { pcm=$(pcm_of 2 p) && amixer -c ${pcm%,*} sget Master | grep -qF -e "$1"; }

systemd-udevd --daemon
load_with bdl
udevadm settle
pipewire >/out/$SCENARIO.server 2>&1 &
server=$!
until_true 30 wpctl status
wireplumber >/out/$SCENARIO.manager 2>&1 &
manager=$!
until_true 30 node_of Audio/Sink 0
until_true 30 node_of Audio/Source 2

pw-dump >/out/$SCENARIO.dump
lists '"alsa_card.pci-0000_00_02.0"'
lists '"device.description": "Built-in Audio"'
lists '"name": "output:analog-stereo+input:analog-stereo"'
lists '"description": "Line Out"'
lists '"description": "Microphone"'
second=$(node_of Audio/Sink 2)
wpctl set-volume $second 0.5 # of a loudness that goes with the cube
until_true 10 volume_is "[-18.00dB] [on]"
wpctl set-mute $second 1
until_true 10 volume_is "[-18.00dB] [off]"

first=$(node_of Audio/Sink 0)
wpctl set-volume $first 1.0
pw-play --target=$(node_of Audio/Sink 0 node.name) /job/play.wav &
player=$!
until_true 20 runs $(pcm_of 0 p) p
# It looks at the position by its own clock: no interrupt but those of commands, which a moment of
# playing has none of.
interrupts() { awk '/snd/ { for (i = 2; i < 5; i++) n += $i } END { print n }' /proc/interrupts; }
quiet() {
	count=$(interrupts)
	frames=$(frames_of $(pcm_of 0 p) p)
	until_true 20 further $(pcm_of 0 p) p $((frames + 20000))
	[ $(($(interrupts) - count)) -lt 5 ]
}
quiet || fail "the machine is interrupted $(($(interrupts) - count)) times"
pw-record --target=$(node_of Audio/Source 2 node.name) /tmp/recorded.wav &
recorder=$!
until_true 20 bigger /tmp/recorded.wav 200000
runs $(pcm_of 2 c) c
kill $recorder
wait $player
heard 0 play.wav

kill $manager $server
wait $manager $server
udevadm control --exit
! grep -iE "xrun|I/O error" /out/$SCENARIO.server || fail "it has trouble"
unload
