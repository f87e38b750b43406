# SPDX-License-Identifier: GPL-2.0
# What the scripts in vm/ share; sourced, not run.

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache=$(realpath -m "${HDAUDIO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hdaudio-compat}")
case $cache/ in
"$top"/*) die "the cache folder $cache is in the checkout, which is copied into it" ;;
esac
mkdir -p "$cache"

# What a make that runs these scripts has for its own jobs, or for another kernel.
unset MAKEFLAGS MFLAGS MAKELEVEL KDIR

# usage SCRIPT: print the comment block at its head.
usage() { sed -n '3,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$1"; }

# logged LOG COMMAND...: quiet while it works; the log's end and name when it fails.
#
# A function stops at the first of its commands that fails. Not in a condition: bash forgets
# errexit in all that a condition calls.
logged() {
	local log=$1 rc
	shift
	mkdir -p "$(dirname "$log")"
	set +e
	(
		set -e
		"$@"
	) >"$log" 2>&1 </dev/null
	rc=$?
	set -e
	[ $rc = 0 ] && return 0
	tail -n 25 "$log" >&2
	say "failed ($rc): $*"
	say "the whole log: $log"
	return $rc
}

# renew ARGUMENT...: rsync to a folder that make builds in. What differs is copied, and is as new
# there as the copy: a file edited while the last build compiled its older text may bear a time
# before that of the object.
renew() { rsync -rlpgoDc --delete "$@"; }

# as_root COMMAND...: through sudo where that is what it takes.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
	else
		command -v sudo >/dev/null || die "not root and no sudo; run as root: $*"
		sudo env DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

# copy_libraries FILE ROOT: those a program, or what it loads, needs; into a root folder. They are
# looked for in the folders $libraries first, which are in the root folder $from.
from='' libraries=''
copy_libraries() {
	LD_LIBRARY_PATH=$libraries ldd "$1" | grep -o '/[^ ]*' | while read -r library; do
		install -D "$library" "$2${library#"$from"}"
	done
}

# copy_program PROGRAM ROOT: into the bin of a root folder, and the libraries it needs.
copy_program() {
	mkdir -p "$2/bin"
	cp "$1" "$2/bin/"
	copy_libraries "$1" "$2"
}

# The newest of Debian's kernels, of the plain flavour, whose headers and image are both installed:
# one for clouds has no sound, one for real time other locks.
stock_version() {
	local file version
	for file in $(ls -vrd /lib/modules/*[0-9]-amd64/build/Makefile 2>/dev/null); do
		version=${file#/lib/modules/} version=${version%/build/Makefile}
		[ -r "/boot/vmlinuz-$version" ] && echo "$version" && return
	done
	die "no kernel with both image and headers installed: run vm/setup"
}
