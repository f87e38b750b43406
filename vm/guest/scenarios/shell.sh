# SPDX-License-Identifier: GPL-2.0
# summary: vm/module's shell on the console, with its module loaded
# kernels: module
# timeout: 86400
. /lib/guest.sh

load_module "$MODULE" || echo "modprobe $MODULE failed" >/dev/console
set +x
ENV=/lib/guest.sh setsid cttyhack sh -i </dev/ttyS0 >/dev/ttyS0 2>&1 || true
