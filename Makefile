# SPDX-License-Identifier: GPL-2.0
# `make help` lists the targets.

# The running kernel's headers, or the newest installed ones; a link may lead nowhere.
KDIR ?= $(patsubst %/Makefile,%,$(firstword \
	$(wildcard /lib/modules/$(shell uname -r)/build/Makefile) \
	$(shell ls -vrd /lib/modules/*/build/Makefile 2>/dev/null)))

# What uname says there; Debian's kernel.release is another.
release = $(shell sed -n 's/.*UTS_RELEASE "\(.*\)"/\1/p' \
	$(KDIR)/include/generated/utsrelease.h 2>/dev/null)

# What the kernel's configuration says, of which this is a part.
config = $(KDIR)/include/config/auto.conf

# With what the kernel was built, unless somebody knows better.
ifeq ($(origin LLVM),undefined)
llvm = $(if $(shell grep -s '^CONFIG_CC_IS_CLANG=y' $(config)),LLVM=1)
endif

# A kernel that signs its modules does so with a key that a distribution keeps to itself.
key = $(shell sed -n 's/^CONFIG_MODULE_SIG_KEY="\?\([^"]*\)"\?$$/\1/p' $(config) 2>/dev/null)
signed = $(if $(key),$(or $(filter pkcs11:%,$(key)),$(wildcard $(key) $(KDIR)/$(key))))
unsigned = $(if $(shell grep -s '^CONFIG_MODULE_SIG=y' $(config)),$(if $(signed),,yes))

# Where the tool goes.
PREFIX ?= /usr/local

# Where all kernels' modules are; below INSTALL_MOD_PATH, if that is set, as for the kernel's own.
kernels := $(INSTALL_MOD_PATH)/lib/modules
depmod := depmod -a $(if $(INSTALL_MOD_PATH),-b $(INSTALL_MOD_PATH))

export CMD # the recipe finds its quotes as they were given
export PYTHONDONTWRITEBYTECODE := 1 # nothing is left here but what was built

.PHONY: modules install install-tool uninstall deb demo native check check-kernels soak vm bench clean help

modules:
	@test -n "$(KDIR)" || { echo "no kernel headers: apt install linux-headers-amd64"; exit 1; }
	@test -z "$(release)" || test "$(release)" = "$$(uname -r)" || \
		echo "building for $(release); the kernel that runs is $$(uname -r)"
	$(MAKE) -C $(KDIR) M=$(CURDIR) $(llvm) modules

install: modules install-tool
	$(MAKE) -C $(KDIR) M=$(CURDIR) $(llvm) $(if $(unsigned),CONFIG_MODULE_SIG_ALL=) modules_install
	@test -z "$(unsigned)" || \
		echo "the modules are not signed: where Secure Boot is on they are refused (README.md)"
	$(depmod) $(release)
	mkdir -p $(PREFIX)/share/hdaudio-compat
	cp Module.symvers $(PREFIX)/share/hdaudio-compat/

# What is of no kernel.
install-tool:
	install -D tools/hdaudio-compat $(PREFIX)/sbin/hdaudio-compat
	mkdir -p $(PREFIX)/share/hdaudio-compat
	cp -r include tools/skeleton tools/*.awk $(PREFIX)/share/hdaudio-compat/
	install -D -m 644 tools/hdaudio-compat.8 $(PREFIX)/share/man/man8/hdaudio-compat.8
	install -D -m 644 tools/hdaudio-compat.bash-completion \
		$(PREFIX)/share/bash-completion/completions/hdaudio-compat

# What install put there, for whichever kernel, and the folders that this leaves empty. Not what
# DKMS did, nor a module that lies in updates or extra itself: ours are in folders there.
uninstall:
	@for kernel in $(wildcard $(kernels)/*/); do \
		cd "$$kernel" || exit; \
		held=$$(find . ! -path '*/dkms/*' \( -path './updates/*/*' -o -path './extra/*/*' \) \
			-name 'hdaudio_*.ko*' -printf '%P\n' -delete) || exit; \
		test -n "$$held" || continue; \
		echo "$$held" | sed "s|^|removed $$kernel|"; \
		echo "$$held" | sed 's|/[^/]*$$||' | sort -u | \
			xargs rmdir -p --ignore-fail-on-non-empty || exit; \
		$(depmod) "$$(basename "$$kernel")" || exit; \
	done
	rm -rf $(PREFIX)/share/hdaudio-compat
	rm -f $(PREFIX)/sbin/hdaudio-compat $(PREFIX)/share/man/man8/hdaudio-compat.8 \
		$(PREFIX)/share/bash-completion/completions/hdaudio-compat

deb:
	@vm/setup deb
	@vm/make/package deb

# These build in the cache folder, not here, and load modules in QEMU only.
demo:
	@vm/setup run
	@vm/demo $(if $(WAV),"$(WAV)")

native:
	@vm/setup run
	@vm/native $(SUITES)

check:
	@vm/setup
	@vm/check

check-kernels:
	@vm/setup
	@vm/check-kernels

vm:
	@test -n "$(MODULE)$(CODEC)" || \
		{ echo "make vm MODULE=driver.ko (or its folder) CODEC=alsa-info.txt, or one of them"; exit 1; }
	@vm/setup run
	@vm/module $(if $(MODULE),"$(MODULE)") $(if $(CODEC),--codec "$(CODEC)") \
		$(if $(DEBUG),--kernel debug) $(if $(CMD),--command "$$CMD")

soak:
	@vm/setup
	@vm/soak

bench:
	@vm/setup
	@vm/benchmark

clean:
	$(MAKE) -C $(KDIR) M=$(CURDIR) $(llvm) clean
	find vm kunit -name __pycache__ -type d -prune -exec rm -r {} +

help:
	@echo 'make                build the modules for the kernel of KDIR'
	@echo '                    ($(KDIR))'
	@echo 'make install        and install them there (as root), with the tool hdaudio-compat'
	@echo 'make install-tool   only the tool, its manual and the headers: DKMS installs the modules'
	@echo 'make uninstall      remove what make install has put there, for all kernels'
	@echo 'make deb            build the Debian package, print where it is'
	@echo 'make demo           play and record through the driver in QEMU, compare every sample'
	@echo '     WAV=FILE       with this file: mono or stereo, 16/24/32 bit, 44.1/48/96 kHz'
	@echo 'make native         run the KUnit tests as a program of this machine, in seconds'
	@echo '     SUITES="..."   only these: test files without _test.c, or patterns'
	@echo 'make check          static checks, cost of a verb, KUnit and scenarios in QEMU'
	@echo 'make check-kernels  build for every supported Debian kernel, play and record on each,'
	@echo '                    and try the Debian package'
	@echo 'make vm MODULE=FILE load your driver (.ko or folder) in QEMU, with a shell there'
	@echo '     CODEC=FILE     with the codecs of a text that alsa-info has written, or of a codec# file'
	@echo '     CMD="..."      or run this and print what it says; DEBUG=1: on the debug kernel'
	@echo 'make soak           more rounds, more random calls, more seconds of the same (hours)'
	@echo 'make bench          measure the stock driver and ours in QEMU, side by side'
	@echo 'make clean          remove what make built here'
	@echo 'vm/run --help       boot a kernel and run single scenarios'
	@echo 'vm/kunit --help     build and run the KUnit tests only'
	@echo 'HDAUDIO_CACHE=DIR   where demo and check keep kernels, builds and logs'
	@echo '                    (~/.cache/hdaudio-compat)'
