# SPDX-License-Identifier: GPL-2.0
# summary: hdaudio-compat takes a card from snd_hda_intel, which plays before and after
# delivers: heard
# kernels: stock
# exact: yes
. /lib/guest.sh

# Whatever has the card: on the first codec, which is what is heard.
play() {
	aplay -D plughw:$1 /job/play.wav
	heard 0 play.wav
}

stock_pcm() { DRIVER=stock pcm_of 0 p; }

# Does the tool refuse, and say $1? The rest is its command line.
refuses() {
	words=$1
	shift
	! hdaudio-compat "$@" 2>/tmp/said || fail "not refused: $*"
	cat /tmp/said
	grep -q "$words" /tmp/said
}

[ ! -d /sys/module/hdaudio_compat ] || unload
controller=$(controllers)
updates=/lib/modules/$(uname -r)/updates
rule=/etc/udev/rules.d/60-hdaudio-compat-$controller.rules
echo >$pci/$controller/driver_override
modprobe snd_hda_intel
until_true 20 pcm_there
play $(stock_pcm)
hdaudio-compat list | grep "^$controller .* snd_hda_intel"
hdaudio-compat dump $controller | grep 'Vendor Id: 0x1af4'

# While it plays, it stays.
pcm=$(stock_pcm)
aplay -D plughw:$pcm -f S16_LE -r 48000 -c 2 /dev/zero &
player=$!
until_true 20 runs $pcm p
refuses 'in use: card0/pcm0p' bind $controller
[ "$(driver_of $controller)" = snd_hda_intel ]
kill $player
wait $player || true

hdaudio-compat bind $controller --persist
[ "$(driver_of $controller)" = hdaudio_compat ]
hdaudio-compat list | grep "^$controller .* hdaudio_compat (ours) (persistent)"
hdaudio-compat status | grep 'driver: hdaudio_generic, interface'
grep -q "^  RUN+=\"$(readlink -f /sbin/hdaudio-compat) bind $controller\"" $rule
grep -q "ATTR{device}==\"$(cat $pci/$controller/device)\"" $rule
play $(pcm_of 0 p)
hdaudio-compat verb $controller 0 0 0xf00 0 | grep -i 0x1af4
hdaudio-compat dump $controller | grep 'Vendor Id: 0x1af4'

hdaudio-compat unbind $controller
[ "$(driver_of $controller)" = snd_hda_intel ]
[ ! -e $rule ]
until_true 20 pcm_there
play $(stock_pcm)

# Without a module, or with one that cannot be loaded, it stays where it is.
for module in hdaudio_generic hdaudio_compat; do
	rmmod $module
	mv $updates/$module.ko /tmp/
	/sbin/depmod # not the shell's own
	case $module in
	hdaudio_generic) refuses 'the machine would be silent' bind $controller ;;
	hdaudio_compat) refuses 'is not installed for the kernel' bind $controller ;;
	esac
	mv /tmp/$module.ko $updates/
	/sbin/depmod # not the shell's own
done
cp $updates/hdaudio_compat.ko /tmp/
head -c 1000 /tmp/hdaudio_compat.ko >$updates/hdaudio_compat.ko
refuses 'cannot be loaded' bind $controller
[ "$(driver_of $controller)" = snd_hda_intel ]
[ "$(cat $pci/$controller/driver_override)" = '(null)' ]
mv /tmp/hdaudio_compat.ko $updates/
unload_stock
