/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* What a code is to be surrounded by so that a reader finds it, in modules. */
#define HQ_QR_QUIET 4

/* The little squares of a QR code, row by row, without the quiet zone. */
typedef struct
{
  guint size;     /* in a row, and rows */
  guint8 *modules; /* (owned): 1 for a dark one */
} HqQr;

HqQr *hq_qr_new  (const char  *text,
                  GError     **error);
void  hq_qr_free (HqQr *qr);
void  hq_qr_draw (const HqQr *qr,
                  cairo_t    *cr,
                  double      x,
                  double      y,
                  double      module);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqQr, hq_qr_free)

G_END_DECLS
