# SPDX-License-Identifier: GPL-2.0
# summary: bind --persist: udev has the tool take the card at the next start, or nobody loses it
# kernels: stock
. /lib/guest.sh

# Nobody has the controller, as when a machine starts; udev then sees what there is.
start() {
	for module in hdaudio_generic hdaudio_tone hdaudio_compat snd_hda_intel \
			snd_hda_codec_generic; do
		[ ! -d /sys/module/$module ] || rmmod $module
	done
	echo >$pci/$controller/driver_override
	systemd-udevd --daemon
	udevadm trigger --action=add --subsystem-match=pci
	udevadm settle
	udevadm control --exit
}

controller=$(controllers)
rule=/etc/udev/rules.d/60-hdaudio-compat-$controller.rules
ko=/lib/modules/$(uname -r)/updates/hdaudio_compat.ko

start
[ "$(driver_of $controller)" = snd_hda_intel ]
hdaudio-compat bind $controller --persist

start
[ "$(driver_of $controller)" = hdaudio_compat ]
pcm_of 0 p

# Where the module cannot be loaded, or the tool is gone, the kernel's own driver has the card.
cp $ko /tmp/
head -c 1000 /tmp/hdaudio_compat.ko >$ko
start
[ "$(driver_of $controller)" = snd_hda_intel ]
mv /tmp/hdaudio_compat.ko $ko
mv /sbin/hdaudio-compat /tmp/
start
[ "$(driver_of $controller)" = snd_hda_intel ]
mv /tmp/hdaudio-compat /sbin/

hdaudio-compat unbind $controller
[ ! -e $rule ]
start
[ "$(driver_of $controller)" = snd_hda_intel ]
unload_stock
