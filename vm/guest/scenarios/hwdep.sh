# SPDX-License-Identifier: GPL-2.0
# summary: hda-verb reads and writes codecs, root only; a codec that goes takes its device along
# kernels: stock
. /lib/guest.sh

# Its hwdep device, of a codec address that is there once.
device_of() { ls /dev/snd/hwC*D$1; }

# answers CODEC NODE VERB PARAMETER RESPONSE
answers() {
	hda-verb $(device_of $1) $2 $3 $4 | tee /tmp/answer
	grep -qx "value = $5" /tmp/answer || fail "not answered: $5"
}

load
answers 0 0x00 PARAMETERS VENDOR_ID 0x1af40011
answers 1 0x00 0xf00 0x00 0x1af40031
answers 0 0x02 SET_STREAM_FORMAT 0x4011 0x0
answers 0 0x02 GET_STREAM_FORMAT 0 0x4011
grep "HDA Codec 0" /proc/asound/hwdep

device=$(device_of 0)
[ $DRIVER = ours ] || exit 0
mkfifo /tmp/trigger
hwdeptest $device /tmp/trigger >/tmp/said &
testing=$!
read line </tmp/trigger
controller=$(controller_of 0)
echo $controller >$pci/$controller/driver/unbind
wait $testing || fail "$(cat /tmp/said)"
cat /tmp/said
[ ! -e $device ] || fail "the device is still there"
take $controller
coldplug
answers 0 0x00 PARAMETERS VENDOR_ID 0x1af40011
unload
