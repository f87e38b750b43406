# SPDX-License-Identifier: GPL-2.0
# summary: what the demo tells about the controller and its codecs
# delivers: facts
# kernels: demo
. /lib/guest.sh

# Before a driver has claimed the registers: GCAP says how many engines there are.
engines() {
	base=$(sed -n '1s/ .*//p' $pci/$1/resource)
	gcap=$(($(devmem $base 16)))
	echo "$((gcap >> 8 & 15)) input, $((gcap >> 12 & 15)) output, $((gcap >> 3 & 31)) bidirectional"
}

id() { sed 's/^0x//' $pci/$1/$2; }

{
	echo "kernel: $(uname -r), $(uname -v)"
	for controller in $(controllers); do
		echo "engines: $(engines $controller)"
	done
	load
	for controller in $(controllers); do
		echo "controller: $controller, PCI $(id $controller vendor):$(id $controller device)," \
			"driver $(driver_of $controller)"
	done
	for group in $bus/*; do
		echo "codec: $(($(cat $group/codec))), node $(($(cat $group/node)))," \
			"driver $(basename "$(readlink $group/driver)")"
		echo "id: $(head -n 1 $group/hardware_ids)"
		echo "alias: $(cat $group/modalias)"
	done
} >/out/facts
