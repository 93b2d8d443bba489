/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "hq-slip.h"

G_BEGIN_DECLS

/* A slip laid out for one width. All lengths are in points, 1/72 inch. */
typedef struct _HqSlipDrawing HqSlipDrawing;

HqSlipDrawing *hq_slip_drawing_new        (const HqSlip  *slip,
                                           double         width_mm,
                                           GError       **error);
void           hq_slip_drawing_free       (HqSlipDrawing *drawing);
double         hq_slip_drawing_get_width  (const HqSlipDrawing *drawing);
double         hq_slip_drawing_get_height (const HqSlipDrawing *drawing);
void           hq_slip_drawing_draw       (const HqSlipDrawing *drawing,
                                           cairo_t             *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSlipDrawing, hq_slip_drawing_free)

G_END_DECLS
