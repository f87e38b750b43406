# SPDX-License-Identifier: GPL-2.0
# summary: hdaudio-compat doctor says what closes a pin, of a card and of a text, and plays a tone
# delivers: tone
# codecs: laptop.txt
. /lib/guest.sh

# said TEXT PATTERN: is it among the lines of the doctor's?
said() { hdaudio-compat doctor $subject | tee /out/$SCENARIO.said | grep -q "$1"; }

# The codec that is heard: its DAC is node 2, its jack node 3, and it does not tell of plugs.
load
controller=$(controllers)
subject=$controller
said '^0x03 .*: open$'
said '^  0x02 > 0x03, device 0 '
card=$(pcm_of 0 p)
card=${card%,*}
hdaudio-compat doctor $controller --tone 0:3 | grep "^a tone on plughw:$card,0"
heard_tone 440
until_true 10 said '^0x03 .*: open$'
unload

# A codec by its text, before and after what is set.
load_codecs
coldplug
card=$(basename $(group_of 0)/sound/card*)
subject="/proc/asound/$card/codec#0"
card=${card#card}
said '^0x0a Speaker (fixed, internal): open$'
said '^0x0d Mic (fixed, internal): '
amixer -q -c $card sset Speaker mute
said '^  muted: '
amixer -q -c $card sset Speaker unmute
said '^0x0a Speaker (fixed, internal): open$'
echo 0 0xb 1 >/sys/module/hdaudio_model/parameters/jack
until_true 10 said '^0x0a Speaker (fixed, internal): closed$'
rmmod hdaudio_model
unload
