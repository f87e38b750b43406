# SPDX-License-Identifier: GPL-2.0
"""Tests of static/stock-table on a small driver."""

import importlib.machinery
import importlib.util
import unittest
from unittest import mock
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "static/stock-table"
LOADER = importlib.machinery.SourceFileLoader("stock_table", str(FILE))
stock = importlib.util.module_from_spec(importlib.util.spec_from_loader("stock_table", LOADER))
LOADER.exec_module(stock)

IDS = """
#define PCI_VENDOR_ID_MAKER	0x1234
#define PCI_DEVICE_ID_MAKER_ONE	0x0001	/* the first */
"""
DRIVER = """
#define AZX_DCAPS_BASE \\
	(/*AZX_DCAPS_NEVER |*/ AZX_DCAPS_A | AZX_DCAPS_B |\\
	 AZX_DCAPS_SNOOP_TYPE(SCH))
static const struct snd_pci_quirk msi_deny_list[] = {
	SND_PCI_QUIRK(0x1111, 0x2222, "A, board", 0), /* why */
	{}
};
static const struct snd_pci_quirk position_fix_list[] = {
	SND_PCI_QUIRK(0x1111, 0x2222, "Board", POS_FIX_LPIB),
	{}
};
static const struct pci_device_id azx_ids[] = {
	{ PCI_DEVICE_DATA(MAKER, ONE, AZX_DRIVER_X | AZX_DCAPS_BASE) },
	{ PCI_VDEVICE(MAKER, 0x0002),
	  .driver_data = AZX_DRIVER_Y | (AZX_DCAPS_BASE & ~AZX_DCAPS_B) },
	{ PCI_DEVICE(PCI_VENDOR_ID_MAKER, PCI_ANY_ID),
	  .class = PCI_CLASS_MULTIMEDIA_HD_AUDIO << 8,
	  .driver_data = AZX_DRIVER_Y },
	{ 0, }
};
"""
TABLE = """
	/* Maker */
	{ 0x1234, STOCK_X, CAP_A | CAP_B | CAP_SNOOP_SCH, { 0x0001 } },
	{ 0x1234, STOCK_Y, CAP_A | CAP_SNOOP_SCH, { 0x0002 } },
	{ 0x1234, STOCK_Y, 0, { STOCK_ANY } },
	{ STOCK_MSI, 0x1111, 0x2222, 0 },
	{ STOCK_POSITION, 0x1111, 0x2222, 1 },
"""


class Comparing(unittest.TestCase):
    def compare(self, driver=DRIVER, table=TABLE, same_version=True):
        theirs = stock.read_source({"driver": driver, "include/linux/pci_ids.h": IDS})
        return list(stock.differences(stock.read_table(table), theirs, same_version))

    def says(self, line, **what):
        self.assertEqual(self.compare(**what), [line])

    def test_the_same(self):
        self.assertEqual(self.compare(), [])
        self.assertEqual(len(stock.read_table(TABLE)), 5)

    def test_one_more_controller(self):
        self.says("1234:0002 is not in the table",
                  table=TABLE.replace("{ 0x0002 }", "{ }"))

    def test_one_less(self):
        more = TABLE + "{ 0x1234, STOCK_Y, CAP_A, { 0x0003 } },"
        self.says("1234:0003 is in the table alone", table=more)
        self.assertEqual(self.compare(table=more, same_version=False), [])

    def test_another_capability(self):
        self.says("1234:any: C DRIVER_Y, in the table DRIVER_Y",
                  driver=DRIVER.replace("= AZX_DRIVER_Y }", "= AZX_DRIVER_Y | AZX_DCAPS_C }"))

    def test_another_board(self):
        self.says("msi 1111:3333 is not in the table", driver=DRIVER.replace(
            '"A, board", 0),', '"A, board", 0), SND_PCI_QUIRK(0x1111, 0x3333, "B", 0),'))

    def test_what_an_older_version_had(self):
        key = (0x1234, 0x0002)
        with mock.patch.dict(stock.CHANGED, {key: "why"}):
            table = TABLE.replace("{ 0x0002 }", "{ }")
            self.assertEqual(self.compare(table=table, same_version=False), [])
            self.assertNotEqual(self.compare(table=table), [])

    def test_unclear(self):
        with self.assertRaises(stock.Unclear):
            self.compare(driver=DRIVER.replace("PCI_VENDOR_ID_MAKER", "PCI_VENDOR_ID_OTHER"))


if __name__ == "__main__":
    unittest.main()
