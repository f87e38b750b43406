/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The id strings of a function group, as Windows spells them.
 */
#ifndef HDB_IDS_H
#define HDB_IDS_H

#include "hdaudio_driver.h"

#define HDB_ID_LEN		80	/* the longest id with its end */
#define HDB_MODALIAS_LEN	112	/* a modalias with its end */

enum hdb_id_list {
	HDB_HARDWARE_IDS,
	HDB_COMPATIBLE_IDS,
};

int hdb_ids_format(const struct hdaudio_ids *ids, enum hdb_id_list list, unsigned int index,
		   char *buf, size_t len);
int hdb_ids_modalias(const struct hdaudio_ids *ids, char *buf, size_t len);
bool hdb_ids_match(const struct hdaudio_ids *ids, const char *id);

#endif /* HDB_IDS_H */
