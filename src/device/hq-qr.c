/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-qr.h"

#include <qrencode.h>
#include <string.h>

#include "hq-error.h"

/**
 * hq_qr_new:
 * @text: what a reader is to read
 * @error: return location for an error
 *
 * The code is as small as error correction of level M lets it be; a higher level is taken where the
 * code does not grow by it.
 *
 * Returns: (transfer full): the QR code; %NULL with %HQ_ERROR_INVALID for a text that is empty or
 *   too long for any
 */
HqQr *
hq_qr_new (const char *text, GError **error)
{
  static const QRecLevel levels[] = { QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H };
  g_autoptr (HqQr) qr = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      QRcode *code = QRcode_encodeString (text, 0, levels[i], QR_MODE_8, 1);

      if (code != NULL && (qr == NULL || qr->size == (guint) code->width))
        {
          g_clear_pointer (&qr, hq_qr_free);
          qr = g_new (HqQr, 1);
          qr->size = (guint) code->width;
          qr->modules = g_malloc (qr->size * qr->size);
          for (guint k = 0; k < qr->size * qr->size; k++)
            qr->modules[k] = code->data[k] & 1;
        }
      QRcode_free (code);
    }
  if (qr == NULL)
    hq_error_set (error, HQ_ERROR_INVALID, "a code cannot hold %" G_GSIZE_FORMAT " bytes",
                  strlen (text));
  return g_steal_pointer (&qr);
}

/**
 * hq_qr_free:
 * @qr: (transfer full): a code
 */
void
hq_qr_free (HqQr *qr)
{
  g_free (qr->modules);
  g_free (qr);
}

/**
 * hq_qr_draw:
 * @qr: a code
 * @cr: where to, with the colour of its dark modules as its source
 * @x: its left side, without the quiet zone
 * @y: its top, without the quiet zone
 * @module: the length of a module
 *
 * All of it is one path, so that no seams show between the modules.
 */
void
hq_qr_draw (const HqQr *qr, cairo_t *cr, double x, double y, double module)
{
  for (guint row = 0; row < qr->size; row++)
    for (guint from = 0, to; from < qr->size; from = to + 1)
      {
        const guint8 *line = qr->modules + row * qr->size;

        for (to = from; to < qr->size && line[to] != 0;)
          to++;
        if (to > from)
          cairo_rectangle (cr, x + from * module, y + row * module, (to - from) * module, module);
      }
  cairo_fill (cr);
}
