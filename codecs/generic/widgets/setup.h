/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The commands that make a plan work. No device in here.
 */
#ifndef HDG_SETUP_H
#define HDG_SETUP_H

#include "batch.h"
#include "plan.h"

void hdg_setup_power(struct hdg_batch *batch, const struct hdg_graph *graph,
		     const struct hdg_plan *plan);
void hdg_setup_connections(struct hdg_batch *batch, const struct hdg_graph *graph,
			   const struct hdg_path *path);
void hdg_setup_routes(struct hdg_batch *batch, const struct hdg_graph *graph,
		      const struct hdg_plan *plan);
void hdg_setup_output(struct hdg_batch *batch, const struct hdg_graph *graph,
		      const struct hdg_widget *pin, u8 closed);
void hdg_setup_pins(struct hdg_batch *batch, const struct hdg_graph *graph,
		    const struct hdg_plan *plan, const u8 *closed);
void hdg_setup_alone(struct hdg_batch *batch, const struct hdg_graph *graph,
		     const struct hdg_plan *plan, const struct hdg_route *route);
void hdg_setup_converter(struct hdg_batch *batch, u8 converter, u16 format, u8 stream_id,
			 u8 channel);
void hdg_setup_converters(struct hdg_batch *batch, const struct hdg_route *route, u8 but,
			  u16 format, u8 stream_id);

#endif /* HDG_SETUP_H */
