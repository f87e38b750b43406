/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Clients: one context per interface query, and what it owns.
 *
 * The Context a client holds is a number, not a pointer: it is looked up at each call, so a
 * stale or invented one is refused without being dereferenced. A call in progress keeps its
 * client; the last InterfaceDereference, the unbinding of the client's driver and the end of
 * the controller close it: no new call finds it, running ones are waited out, then whatever
 * it still holds is taken back.
 */
#ifndef HDB_CLIENT_H
#define HDB_CLIENT_H

#include "hdb.h"

void hdb_clients_init(struct hdb_ctrl *ctrl);
enum hdb_why hdb_client_open(struct hdaudio_device *hdev, PVOID *context);
struct hdb_client *hdb_client_get(PVOID context);
void hdb_client_put(struct hdb_client *client);
void hdb_client_close_all(struct hdb_ctrl *ctrl, struct hdaudio_device *hdev);

void hdb_client_reference(PVOID context);
void hdb_client_dereference(PVOID context);

#endif /* HDB_CLIENT_H */
