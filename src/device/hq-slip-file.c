/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-slip-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "hq-error.h"
#include "hq-slip-raster.h"

#define HQ_SLIP_FILE_MM (72.0 / 25.4)
#define HQ_SLIP_FILE_DOT (HQ_SLIP_FILE_MM / HQ_SLIP_DOTS_PER_MM)

/* A slip on its paper, which has the printer's margins at its sides. */
typedef struct
{
  HqSlipDrawing *drawing; /* (borrowed) */
  double margin;
  double width;
  double height;
} HqSlipSheet;

typedef cairo_surface_t *(*HqSlipFileFunc) (const HqSlipSheet *sheet, GByteArray *bytes);

static cairo_status_t
hq_slip_file_append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
hq_slip_file_open_png (const HqSlipSheet *sheet, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, (int) round (sheet->width / HQ_SLIP_FILE_DOT),
    (int) round (sheet->height / HQ_SLIP_FILE_DOT));

  cairo_surface_set_device_scale (surface, 1 / HQ_SLIP_FILE_DOT, 1 / HQ_SLIP_FILE_DOT);
  return surface;
}

static cairo_surface_t *
hq_slip_file_open_svg (const HqSlipSheet *sheet, GByteArray *bytes)
{
  return cairo_svg_surface_create_for_stream (hq_slip_file_append, bytes, sheet->width,
                                              sheet->height);
}

static cairo_surface_t *
hq_slip_file_open_pdf (const HqSlipSheet *sheet, GByteArray *bytes)
{
  return cairo_pdf_surface_create_for_stream (hq_slip_file_append, bytes, sheet->width,
                                              sheet->height);
}

/* Draws the sheet on @surface, which this ends; what it makes of it is in @bytes then. */
static gboolean
hq_slip_file_draw (const HqSlipSheet *sheet,
                   cairo_surface_t *surface,
                   GByteArray *bytes,
                   GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, sheet->margin, 0);
  hq_slip_drawing_draw (sheet->drawing, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS
      && cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    status = cairo_surface_write_to_png_stream (surface, hq_slip_file_append, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    hq_error_set (error, HQ_ERROR_FAILED, "%s", cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

/* Says in a PNG, after its first part, that 8000 dots are a metre, so that it is printed in its size. */
static void
hq_slip_file_set_density (GByteArray *bytes)
{
  static const guint8 density[] = { 0,    0, 0, 9,    'p',  'H', 'Y',  's',  0,    0,   0x1f,
                                    0x40, 0, 0, 0x1f, 0x40, 1,   0x93, 0xa8, 0x5b, 0xa7 };
  const guint at = 33;
  guint size = bytes->len;

  G_STATIC_ASSERT (HQ_SLIP_DOTS_PER_MM == 8);
  g_byte_array_set_size (bytes, size + sizeof density);
  memmove (bytes->data + at + sizeof density, bytes->data + at, size - at);
  memcpy (bytes->data + at, density, sizeof density);
}

static GBytes *
hq_slip_file_format (const HqSlip *slip, double paper_mm, HqSlipFileFunc open, GError **error)
{
  double printed = (double) hq_slip_get_dots (paper_mm) / HQ_SLIP_DOTS_PER_MM;
  g_autoptr (HqSlipDrawing) drawing = hq_slip_drawing_new (slip, printed, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  HqSlipSheet sheet = { .drawing = drawing,
                        .margin = (paper_mm - printed) / 2 * HQ_SLIP_FILE_MM,
                        .width = paper_mm * HQ_SLIP_FILE_MM };

  if (drawing == NULL)
    return NULL;
  sheet.height = hq_slip_drawing_get_height (drawing);
  if (!hq_slip_file_draw (&sheet, open (&sheet, bytes), bytes, error))
    return NULL;
  if (open == hq_slip_file_open_png)
    hq_slip_file_set_density (bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* What a file holds is told by how its name ends. */
static const struct
{
  const char *ending;
  HqSlipFileFunc open; /* (nullable): none for what a printer is sent */
} kinds[] = {
  { ".png", hq_slip_file_open_png },
  { ".svg", hq_slip_file_open_svg },
  { ".pdf", hq_slip_file_open_pdf },
  { ".escpos", NULL },
};

static int
hq_slip_file_find (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (small, kinds[i].ending))
      return (int) i;
  return -1;
}

/**
 * hq_slip_file_is_known:
 * @path: a file
 *
 * Returns: whether its name ends as hq_slip_file_write() takes it
 */
gboolean
hq_slip_file_is_known (const char *path)
{
  return hq_slip_file_find (path) >= 0;
}

/**
 * hq_slip_file_write:
 * @slip: a slip
 * @paper_mm: the paper's width, %HQ_SLIP_NARROW or %HQ_SLIP_WIDE
 * @path: a file, whose name ends in .png, .svg, .pdf or .escpos; one that is there is written over
 * @error: return location for an error
 *
 * A picture shows the paper, with the dots of a printer; .escpos holds what the printer is sent.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID for another ending or width, the errors of
 *   hq_slip_drawing_new(), %HQ_ERROR_FAILED, or a GFileError where the file cannot be written
 */
gboolean
hq_slip_file_write (const HqSlip *slip, double paper_mm, const char *path, GError **error)
{
  int kind = hq_slip_file_find (path);
  g_autoptr (GBytes) bytes = NULL;

  if (kind < 0 || !hq_slip_is_width (paper_mm))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s, %g mm", path, paper_mm);
      return FALSE;
    }
  if (kinds[kind].open != NULL)
    bytes = hq_slip_file_format (slip, paper_mm, kinds[kind].open, error);
  else
    bytes = hq_slip_raster_to_escpos (slip, hq_slip_get_dots (paper_mm), error);
  return bytes != NULL
         && g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes), error);
}
