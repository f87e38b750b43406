# SPDX-License-Identifier: GPL-2.0
# summary: loading takes no controller; given one, it can be handed back to snd_hda_intel
# kernels: stock
. /lib/guest.sh

[ ! -d /sys/module/hdaudio_compat ] || unload
controller=$(controllers)
echo >$pci/$controller/driver_override
modprobe hdaudio_compat
[ -z "$(driver_of $controller)" ] || fail "bound without being asked"
rmmod hdaudio_compat

modprobe snd_hda_intel
until_true 20 pcm_there
modprobe hdaudio_compat
[ "$(driver_of $controller)" = snd_hda_intel ] || fail "taken from snd_hda_intel"

echo hdaudio_compat >$pci/$controller/driver_override
echo $controller >$pci/$controller/driver/unbind
echo $controller >/sys/bus/pci/drivers_probe
[ "$(driver_of $controller)" = hdaudio_compat ] || fail "not handed over"
enumerated $pci/$controller
coldplug
pcm_of 0 p

echo $controller >$pci/$controller/driver/unbind
echo >$pci/$controller/driver_override
echo $controller >/sys/bus/pci/drivers_probe
[ "$(driver_of $controller)" = snd_hda_intel ] || fail "not handed back"
until_true 20 pcm_there
unload_stock
unload
