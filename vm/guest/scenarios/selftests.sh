# SPDX-License-Identifier: GPL-2.0
# summary: the kernel's own tests of ALSA's controls and PCM devices find nothing wrong
# kernels: stock
# variants: v3 bdl
# parts: selftests
# qemu: -audiodev none,id=more -device ich9-intel-hda,id=two -device hda-duplex,bus=two.0,cad=2,audiodev=more
# exact: yes
# timeout: 360
. /lib/guest.sh

# run PROGRAM: what it says goes to /out. QEMU's codecs begin a recording with a burst: a program
# that has read so little of a large period has 25 ms left at its end. Not three times in a row.
run() {
	said=/out/$SCENARIO.$1
	for try in 1 2 3; do
		(cd /lib/selftests && $1) >$said || true
		grep '^not ok ' $said || return 0
	done
}

# judge PROGRAM PATTERN: every test it planned has run, unless PATTERN says which it may skip, and
# none has failed.
judge() {
	run $1
	planned=$(sed -n 's/^1\.\.//p' $said)
	ran=$(grep -cE '^(not )?ok [0-9]' $said) || fail "$1 did nothing: $(cat $said)"
	skipped=$(grep -c '^ok .* # SKIP' $said || true)
	! grep '^not ok ' $said || fail "$1 has found something: see $SCENARIO.$1"
	! grep '^ok .* # SKIP' $said | grep -v "# SKIP $2" || fail "$1 skips what it should not"
	[ $ran = "$planned" ] || fail "$1: $ran of $planned tests ran"
	echo "$1: $((ran - skipped)) passed, $skipped skipped"
}

load_with $VARIANT
judge mixer-test write_ # what can only be read, or is no number
judge pcm-test 'default\.time[12]\.' # mono, 8 kHz: QEMU's codecs do neither
