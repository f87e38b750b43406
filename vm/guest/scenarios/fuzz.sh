# SPDX-License-Identifier: GPL-2.0
# summary: programs call ALSA's devices at random for FUZZ_SECONDS, while cards come and go, and one lies
# delivers: figures
# kernels: stock soak
# qemu: -device intel-iommu
# kernel-args: intel_iommu=on iommu.passthrough=0
# acpi: yes
# timeout: 300
. /lib/guest.sh

# What goes wrong is in the kernel's log, or a leak. The stock kernel has hwdep devices; the debug
# kernel, which has none, sees more. QEMU's controller is behind an IOMMU: what it
# accesses and is not allowed to is in the log, too.
seconds=${FUZZ_SECONDS:-60}
seed=${FUZZ_SEED:-1}
enough=500 # calls that are carried out, between one thing and the next
may_grow=8192 # kB; KASAN keeps what was freed, ALSA entries in /proc

model=/sys/bus/platform/devices/hdb-model
hands=/sys/module/hdaudio_model/parameters

# Programs' calls go on until so many more have been carried out.
more() {
	echo $enough >&5
	read -r answer <&6 || fail "sndfuzz has ended"
}

# lies ONE_IN: that, and a new seed
lies() { echo "$1 $((seed + rounds))"; }

# model_comes ONE_IN: with one of so many values wrong. Then nobody knows how far it comes.
model_comes() { modprobe hdaudio_model codecs=large,hdmi "lies=$(lies $1)"; }

model_comes_well() {
	model_comes 0
	enumerated $model.*
}

# Whatever it was told, the driver has let it access nothing but what it was given.
model_goes() {
	[ -d /sys/module/hdaudio_model ] || return 0
	[ "$(cat $hands/violations)" = 0 ] || fail "DMA out of bounds: $(cat $hands/violations)"
	told=$((told + $(cat $hands/lies)))
	rmmod hdaudio_model
}

# Both cards go and come; the model lies from the first on, after a while, or not at all.
round() {
	one_in=$((8 << rounds % 4))
	case $((rounds % 3)) in
	0) model_comes $one_in || true ;;
	1)
		model_comes_well
		more
		lies $one_in >$hands/lies
		;;
	2) model_comes_well ;;
	esac
	more
	echo $controller >$pci/$controller/driver/unbind
	take $controller
	more
	model_goes
	more
	rounds=$((rounds + 1))
}

slab() { awk '/^(SUnreclaim|Percpu|VmallocUsed)/ { kb += $2 } END { print kb }' /proc/meminfo; }

load
controller=$(controller_of 0)
grep '^DMA' $pci/$controller/iommu_group/type
rounds=0 told=0
model_comes_well
mkfifo /tmp/orders /tmp/answers
sndfuzz $seed 4 </tmp/orders >/tmp/answers &
fuzzing=$!
exec 5>/tmp/orders 6</tmp/answers
more
model_goes

end=$(($(uptime) + seconds * 100))
while [ $rounds -lt 3 ] || [ $(uptime) -lt $end ]; do
	round
	[ $rounds != 3 ] || before=$(slab)
done
grown=$(($(slab) - before))
exec 5>&-
figures=$(cat <&6)
wait $fuzzing
aplay -q -D plughw:$(pcm_of 0 p) /job/play.wav
unload
no_leak
! dmesg | grep -e "DMAR:.*fault" -e "DMAR:.*DMA Read" -e "DMAR:.*DMA Write" || fail "DMA out of bounds"
[ $grown -lt $may_grow ] || fail "memory grew by $grown kB"
echo "$rounds rounds, $told lies, $figures; $grown kB more" | tee /out/$SCENARIO.figures
