# SPDX-License-Identifier: GPL-2.0
# summary: vm/module's CMD, with its module loaded
# delivers: output
# kernels: module
# timeout: 600
. /lib/guest.sh

load_module "$MODULE"
sh -c "$CMD" >/out/output 2>&1
