/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-slip-drawing.h"

G_BEGIN_DECLS

/* A slip as a printer's dots: rows of @stride bytes, the first dot the highest bit, 1 for black. */
typedef struct
{
  guint width;
  guint height;
  guint stride;
  guint8 *bits; /* (owned) */
} HqSlipRaster;

HqSlipRaster *hq_slip_raster_new       (const HqSlipDrawing  *drawing,
                                        GError              **error);
void          hq_slip_raster_free      (HqSlipRaster *raster);
GBytes       *hq_slip_raster_to_escpos (const HqSlip  *slip,
                                        guint          dots,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSlipRaster, hq_slip_raster_free)

G_END_DECLS
