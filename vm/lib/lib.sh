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

# Where depmod and modinfo are, which not everybody has in their own.
PATH=$PATH:/usr/sbin:/sbin

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

# What the guest has is not this machine's, but of the Debian in this folder. So are the loader and
# the libraries with which its programs run here.
use_debian() { debian=$("$top/vm/make/debian" stock); }

# copy_file FILE ROOT: of that Debian, to the same place in a root folder. A link of its that leads
# out of it would be to this machine's file.
copy_file() {
	[[ $(realpath "$debian$1") = "$debian"/* ]] || die "$debian$1 leads out of that folder"
	install -D "$debian$1" "$2$1"
}

# copy_libraries FILE ROOT: those a program, or what it loads, needs; into a root folder. They are
# looked for in $libraries, folders with colons between, too.
libraries=
copy_libraries() {
	local found library lib=$debian/usr/lib/x86_64-linux-gnu
	found=$("$lib/ld-linux-x86-64.so.2" --library-path "$lib:$libraries" --list "$1" |
		sed -n 's/.* => \(.*\) (0x.*/\1/p; /not found/p')
	for library in $found; do
		[[ $library = "$debian"/* ]] || die "$1 needs $library"
		copy_file "${library#"$debian"}" "$2"
	done
	install -D "$lib/ld-linux-x86-64.so.2" "$2/lib64/ld-linux-x86-64.so.2"
}

# copy_program PROGRAM ROOT: into the bin of a root folder, and the libraries it needs.
copy_program() {
	mkdir -p "$2/bin"
	cp "$1" "$2/bin/"
	copy_libraries "$1" "$2"
}
