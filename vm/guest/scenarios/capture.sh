# SPDX-License-Identifier: GPL-2.0
# summary: arecord through each interface of the DDI from a known source; compared on the host
# delivers: captured
# variants: baseline v2 v3 bdl
# variants-debug: v3 bdl
# source: yes
# exact: yes
. /lib/guest.sh

load_with $VARIANT
record_source $(pcm_of 1 c)
