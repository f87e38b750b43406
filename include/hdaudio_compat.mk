# SPDX-License-Identifier: GPL-2.0
# For the Kbuild of a codec driver; included below its lists of objects:
#
#	obj-m := mydriver.o
#	mydriver-y := driver.o tables.o
#	include /usr/share/hdaudio-compat/hdaudio_compat.mk
#
# The headers are found then, and what the bus driver exports; and an object may come of a C++ file:
# driver.o of driver.cpp, where there is no driver.c. driver.cpp may be written in the list, too.
# cxxflags-y is for all C++ files here.

hdaudio-include := $(abspath $(dir $(lastword $(MAKEFILE_LIST))))
hdaudio-cpp := $(hdaudio-include)/cpp

ccflags-y += -I$(hdaudio-include) -I$(hdaudio-include)/windows

# What the bus driver exports lies beside the headers, unless it is built with what is here; DKMS
# keeps it with what it has built for this kernel.
ifneq ($(abspath $(hdaudio-include)/..),$(abspath $(KBUILD_EXTMOD)))
hdaudio-symbols := $(firstword $(wildcard $(abspath $(hdaudio-include)/..)/Module.symvers \
	/var/lib/dkms/hdaudio-compat/*/$(KERNELRELEASE)/*/Module.symvers))
KBUILD_EXTRA_SYMBOLS := $(filter-out $(hdaudio-symbols),$(KBUILD_EXTRA_SYMBOLS)) $(hdaudio-symbols)
endif

# What a source file of $(src) is there for the object $1: a .c or .S file, or else a .cpp one.
hdaudio-source = $(firstword $(wildcard $(addprefix $(src)/$(basename $1),.c .S .cpp)))
hdaudio-is-cpp = $(if $(filter %.cpp,$1 $(call hdaudio-source,$1)),$1)

# The objects of the module $1, and those that come of C++ files; a module of one file has no list.
hdaudio-list = $(strip $($1-y) $($1-objs) $($1-m))
hdaudio-objects = $(or $(hdaudio-list),$1.o)
hdaudio-cpp-objects = $(foreach o,$(hdaudio-objects),$(call hdaudio-is-cpp,$o))
hdaudio-modules := $(patsubst %.o,%,$(filter %.o,$(obj-m)))
hdaudio-cpp-modules := $(strip $(foreach m,$(hdaudio-modules),$(if $(call hdaudio-cpp-objects,$m),$m)))

# The C++ compiler of the same name and version as the C compiler, which may have words before it.
hdaudio-cc := $(lastword $(CC))
ifneq ($(hdaudio-cpp-modules),)
hdaudio-cxx ?= $(shell echo '$(hdaudio-cc)' | sed 's/gcc\(-[0-9.]*\)\?$$/g++\1/; s/\(^\|\/\)cc$$/\1c++/')
ifdef CONFIG_CC_IS_CLANG
hdaudio-cpp-wants := a kernel built with gcc, not with clang
else ifeq ($(shell command -v $(hdaudio-cxx)),)
hdaudio-cpp-wants := $(hdaudio-cxx), as the kernel is built with $(hdaudio-cc)
endif
endif

# Modules of hdaudio-cpp-optional are left out then.
ifneq ($(hdaudio-cpp-wants),)
ifneq ($(filter-out $(hdaudio-cpp-optional),$(hdaudio-cpp-modules)),)
$(error $(hdaudio-cpp-modules): C++ files take $(hdaudio-cpp-wants))
endif
obj-m := $(filter-out $(addsuffix .o,$(hdaudio-cpp-modules)),$(obj-m))
hdaudio-cpp-modules :=
endif

ifneq ($(hdaudio-cpp-modules),)

# What each C++ file becomes: part of the module's one object of all of them. Kbuild has no rule
# for such, and would not look into their .cmd files, so they are targets here.
hdaudio-part = $(addsuffix .cpp.o,$(basename $(hdaudio-cpp-objects)))
define hdaudio-cpp-module
hdaudio-parts-$1 := $$(call hdaudio-part,$1) $1-runtime.cpp.o
hdaudio-c-$1 := $$(filter-out $$(call hdaudio-cpp-objects,$1),$$(call hdaudio-objects,$1))
$$(foreach o,$$(hdaudio-c-$1),$$(eval CFLAGS_$$o += -DHDAUDIO_CPP))
CFLAGS_$1-inline.o := -DHDAUDIO_CPP
CFLAGS_$1-runtime.o := -DHDAUDIO_CPP
$1-y := $$(hdaudio-c-$1) $1-cpp.o $1-inline.o $1-runtime.o
$1-objs :=
$1-m :=
targets += $$(hdaudio-parts-$1)

$$(obj)/$1-cpp.o: $$(addprefix $$(obj)/,$$(hdaudio-parts-$1)) $$(hdaudio-cpp)/sections.lds FORCE
	$$(call if_changed,hdaudio_cpp_link)
# Sparse does not follow a lock that is taken or not.
$$(obj)/$1-inline.o: CHECKFLAGS += -Wno-context
$$(obj)/$1-inline.o: $$(hdaudio-cpp)/inline.c FORCE
	$$(call if_changed_rule,cc_o_c)
$$(obj)/$1-runtime.o: $$(hdaudio-cpp)/runtime.c FORCE
	$$(call if_changed_rule,cc_o_c)
$$(obj)/$1-runtime.cpp.o: $$(hdaudio-cpp)/runtime.cpp $$(obj)/hdaudio_sizes.h $$(hdaudio-cpp)/cxx FORCE
	$$(call if_changed_dep,hdaudio_cxx)
endef

# pahole, which makes BTF of what debuggers are told, does not understand what C++ tells them.
hdaudio-cxx-debug := $(if $(CONFIG_DEBUG_INFO_BTF_MODULES),-g0)

# As functions atomics are libgcc's, which a kernel has not.
hdaudio-cxx-atomics := $(if $(CONFIG_ARM64),-mno-outline-atomics)

quiet_cmd_hdaudio_cxx = CXX [M]  $@
      cmd_hdaudio_cxx = $(hdaudio-cpp)/cxx $(hdaudio-cxx) $(obj) $(hdaudio-cpp) \
		$(hdaudio-include) $(hdaudio-include)/windows $(src) -- $(c_flags) $(hdaudio-cxx-debug) \
		$(hdaudio-cxx-atomics) $(cxxflags-y) $(CXXFLAGS_$(@F)) -c -o $@ $<

# Groups of sections that C++ has one of, of all its files, become plain sections: objtool, which
# is run once on the whole, cannot look into groups.
quiet_cmd_hdaudio_cpp_link = LD [M]  $@
      cmd_hdaudio_cpp_link = $(LD) $(ld_flags) -r --force-group-allocation -o $@ \
		-T $(hdaudio-cpp)/sections.lds $(filter %.o,$(real-prereqs)) \
		$(if $(and $(objtool-enabled),$(objtool)), ; $(objtool) $(objtool-args) --link $@)

quiet_cmd_hdaudio_sizes_s = CC      $@
      cmd_hdaudio_sizes_s = $(CC) $(filter-out $(DEBUG_CFLAGS) $(CC_FLAGS_LTO) -pg,$(c_flags)) \
		-S -o $@ $<

quiet_cmd_hdaudio_sizes_h = SIZES   $@
      cmd_hdaudio_sizes_h = sed -n \
		's/.*->\([A-Za-z_0-9]*\) [$$]*\([0-9]*\) .*/\#define \1 \2/p' $< > $@

$(obj)/hdaudio_sizes.s: $(hdaudio-cpp)/sizes.c FORCE
	$(call if_changed_dep,hdaudio_sizes_s)

$(obj)/hdaudio_sizes.h: $(obj)/hdaudio_sizes.s FORCE
	$(call if_changed,hdaudio_sizes_h)

$(obj)/%.cpp.o: part-of-module := y
$(obj)/%.cpp.o: $(src)/%.cpp $(obj)/hdaudio_sizes.h $(hdaudio-cpp)/cxx FORCE
	$(call if_changed_dep,hdaudio_cxx)

targets += hdaudio_sizes.s hdaudio_sizes.h
$(foreach m,$(hdaudio-cpp-modules),$(eval $(call hdaudio-cpp-module,$m)))

endif
