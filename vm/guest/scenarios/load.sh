# SPDX-License-Identifier: GPL-2.0
# summary: modprobe, bind, every codec on the bus with its ids, codec driver by alias
. /lib/guest.sh

load
for codec in 0 1; do
	group=$(group_of $codec)
	{
		echo "codec $(cat $group/codec) node $(cat $group/node)"
		cat $group/hardware_ids
	} | tee -a /out/$SCENARIO.ids
	grep -q '^HDAUDIO\\FUNC_01&VEN_1AF4&DEV_' $group/hardware_ids
	[ -s $group/compatible_ids ]
	[ "$(basename "$(readlink $group/driver)")" = hdaudio_generic ]
	# where udev's rule for what is built in looks for it
	card=$(readlink -f $group/sound/card*)
	[ "${card%/sound/card*}" = "$(dirname "$(readlink -f $group)")" ]
	grep -q "^HDA.*C$(($(cat $group/codec)))" $card/id
done
aplay -l
arecord -l
