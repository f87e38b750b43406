# SPDX-License-Identifier: GPL-2.0
# summary: aplay and arecord behind an IOMMU: no DMA address is one of memory
# delivers: heard captured
# variants: snoop-1 snoop-0
# kernels: stock
# qemu: -device intel-iommu
# kernel-args: intel_iommu=on iommu.passthrough=0
# acpi: yes
# source: yes
# exact: yes
. /lib/guest.sh

load_options ${VARIANT%-*}=${VARIANT#*-}
grep '^DMA' $pci/$(controllers)/iommu_group/type
aplay -M -D plughw:$(pcm_of 0 p) /job/play.wav
heard 0 play.wav
record_source $(pcm_of 1 c)
forget_options
no_leak
