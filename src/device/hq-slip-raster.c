/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-slip-raster.h"

#include "hq-error.h"

#define HQ_SLIP_RASTER_DOT (72.0 / 25.4 / HQ_SLIP_DOTS_PER_MM)

/* Up to that light a dot is black. More than half, since heat makes thin strokes thinner. */
#define HQ_SLIP_RASTER_LIGHT 170

/* A printer begins with a band while the next one is still on its way. */
#define HQ_SLIP_RASTER_BAND 128

/* How far the paper moves on before the cut, in dots: eight millimetres. */
#define HQ_SLIP_RASTER_FEED 64

/* What an eye sees of a pixel: green counts most, blue least. Nearly all of a slip is white. */
static gboolean
hq_slip_raster_is_black (guint32 pixel)
{
  guint red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;

  return (pixel & 0xffffff) != 0xffffff
         && 299 * red + 587 * green + 114 * blue <= HQ_SLIP_RASTER_LIGHT * 1000;
}

static void
hq_slip_raster_read (HqSlipRaster *raster, cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (guint y = 0; y < raster->height; y++)
    {
      const guint32 *row = (gconstpointer) (data + (gsize) y * (gsize) stride);

      for (guint x = 0; x < raster->width; x++)
        if (hq_slip_raster_is_black (row[x]))
          raster->bits[y * raster->stride + x / 8] |= (guint8) (0x80 >> x % 8);
    }
}

/**
 * hq_slip_raster_new:
 * @drawing: a slip that was laid out
 * @error: return location for an error
 *
 * Returns: (transfer full): its dots, eight on a millimetre; %NULL with %HQ_ERROR_FAILED where memory
 *   does not suffice
 */
HqSlipRaster *
hq_slip_raster_new (const HqSlipDrawing *drawing, GError **error)
{
  guint width = (guint) (hq_slip_drawing_get_width (drawing) / HQ_SLIP_RASTER_DOT + 0.5);
  guint height = (guint) (hq_slip_drawing_get_height (drawing) / HQ_SLIP_RASTER_DOT + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width,
                                                         (int) height);
  g_autoptr (HqSlipRaster) raster = g_new0 (HqSlipRaster, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 1 / HQ_SLIP_RASTER_DOT, 1 / HQ_SLIP_RASTER_DOT);
  hq_slip_drawing_draw (drawing, cr);
  cairo_surface_flush (surface);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    hq_error_set (error, HQ_ERROR_FAILED, "%s", cairo_status_to_string (cairo_status (cr)));
  else
    {
      *raster = (HqSlipRaster){ width, height, (width + 7) / 8, NULL };
      raster->bits = g_malloc0 ((gsize) raster->stride * height);
      hq_slip_raster_read (raster, surface);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return raster->bits != NULL ? g_steal_pointer (&raster) : NULL;
}

/**
 * hq_slip_raster_free:
 * @raster: (transfer full): a raster
 */
void
hq_slip_raster_free (HqSlipRaster *raster)
{
  g_free (raster->bits);
  g_free (raster);
}

static void
hq_slip_raster_append (GByteArray *bytes, const HqSlipRaster *raster)
{
  for (guint y = 0; y < raster->height; y += HQ_SLIP_RASTER_BAND)
    {
      guint rows = MIN (raster->height - y, HQ_SLIP_RASTER_BAND);
      /* GS v 0: a picture of so many bytes in a row and so many rows, in the size that it has. */
      const guint8 head[] = { 0x1d,
                              'v',
                              '0',
                              0,
                              (guint8) (raster->stride & 0xff),
                              (guint8) (raster->stride >> 8),
                              (guint8) (rows & 0xff),
                              (guint8) (rows >> 8) };

      g_byte_array_append (bytes, head, sizeof head);
      g_byte_array_append (bytes, raster->bits + y * raster->stride, rows * raster->stride);
    }
}

/**
 * hq_slip_raster_to_escpos:
 * @slip: a slip
 * @dots: how many dots the printer sets side by side: 384 on paper of 58 mm, 576 on paper of 80 mm
 * @error: return location for an error
 *
 * The commands are those that ESC/POS printers of all makers have in common: the slip goes to the
 * printer as a picture, so that it needs no Chinese letters of its own.
 *
 * Returns: (transfer full): all that a printer is to be sent, from its reset to the cut; %NULL with
 *   the errors of hq_slip_drawing_new() and hq_slip_raster_new()
 */
GBytes *
hq_slip_raster_to_escpos (const HqSlip *slip, guint dots, GError **error)
{
  static const guint8 begin[] = { 0x1b, '@' };
  static const guint8 end[] = { 0x1b, 'J', HQ_SLIP_RASTER_FEED, 0x1d, 'V', 'B', 0 };
  g_autoptr (HqSlipDrawing) drawing = hq_slip_drawing_new (slip,
                                                           (double) dots / HQ_SLIP_DOTS_PER_MM,
                                                           error);
  g_autoptr (HqSlipRaster) raster = drawing != NULL ? hq_slip_raster_new (drawing, error) : NULL;
  GByteArray *bytes;

  if (raster == NULL)
    return NULL;
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, begin, sizeof begin);
  hq_slip_raster_append (bytes, raster);
  g_byte_array_append (bytes, end, sizeof end);
  return g_byte_array_free_to_bytes (bytes);
}
