# SPDX-License-Identifier: GPL-2.0
# summary: PulseAudio knows the card's profiles, ports and volumes, records, plays bit for bit
# delivers: heard
# kernels: stock
# parts: pulseaudio
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
. /lib/guest.sh

export XDG_RUNTIME_DIR=/run/pulse PULSE_SERVER=unix:/run/pulse/native

# says KIND TEXT: pactl's list tells this.
says() {
	pactl list $1 >/out/$SCENARIO.$1
	grep -qF -e "$2" /out/$SCENARIO.$1 || fail "not said of $1: $2"
}

# state SINK STATE
state() { pactl list short sinks | grep -q "alsa_output.$1.*$2"; }

card_of() { pcm=$(pcm_of $1 p) && echo ${pcm%,*}; }

volume_is() { amixer -c $(card_of 2) sget Master | tee /tmp/master | grep -qF -e "$1"; }

load_with v3
amixer -q -c $(card_of 2) sset Master 0dB # pactl adds what begins with a sign, as -20dB below
mkdir -p -m 700 $XDG_RUNTIME_DIR
pulseaudio -n -v --daemonize=no --exit-idle-time=-1 --log-target=file:/out/$SCENARIO.said \
	-L "module-native-protocol-unix socket=$XDG_RUNTIME_DIR/native auth-anonymous=1" \
	-L "module-alsa-card device_id=$(card_of 0) name=first" \
	-L "module-alsa-card device_id=$(card_of 2) name=second" &
server=$!
until_true 30 pactl info

says cards "output:analog-stereo: Analog Stereo Output (sinks: 1, sources: 0"
says cards "output:analog-stereo+input:analog-stereo: Analog Stereo Duplex (sinks: 1, sources: 1"
says cards "Active Profile: output:analog-stereo+input:analog-stereo"
says cards "analog-output-lineout: Line Out (type: Line"
says cards "analog-input-linein: Line In (type: Line"
says sinks "HARDWARE HW_MUTE_CTRL HW_VOLUME_CTRL DECIBEL_VOLUME LATENCY"
pactl set-sink-volume alsa_output.second.analog-stereo -20dB
until_true 10 volume_is "[-20.00dB] [on]"
pactl set-sink-mute alsa_output.second.analog-stereo 1
until_true 10 volume_is "[-20.00dB] [off]"

paplay --device=alsa_output.first.analog-stereo /job/play.wav &
player=$!
until_true 20 runs $(pcm_of 0 p) p
until_true 20 state first RUNNING
parec --device=alsa_input.second.analog-stereo >/tmp/recorded &
recorder=$!
until_true 20 bigger /tmp/recorded 200000
runs $(pcm_of 2 c) c
kill $recorder
wait $player
heard 0 play.wav

kill $server
wait $server
! grep -iE "underrun!|I/O error|failed to write" /out/$SCENARIO.said || fail "it has trouble"
unload
