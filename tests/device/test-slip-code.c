/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "hq-code.h"
#include "hq-slip-drawing.h"
#include "hq-slip-file.h"
#include "hq-slip-raster.h"
#include "hq-test.h"

/* A thousand codes, each as it stands on a slip of its own, are read back by zbar, which knows nothing of
 * us: from the picture, from the PDF turned into dots, and from the dots that a printer is sent. All of
 * them are blurred first, as paper and a lens do. */

/* A thousand over the three ways; the sizes and the blur are those of each. */
#define N_CODES 340
#define RESOLUTION "203.2"

/* Grey values, row by row. */
typedef struct
{
  guint width;
  guint height;
  guint8 *data; /* (owned) */
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->data, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static void
picture_init (Picture *picture, guint width, guint height)
{
  *picture = (Picture){ width, height, g_malloc (width * height) };
}

/* Each dot becomes the weighted mean of its neighbours, 1 2 1 along a row and down a column. */
static void
picture_blur (Picture *picture)
{
  g_autofree guint8 *source = g_memdup2 (picture->data, picture->width * picture->height);

  for (guint y = 1; y + 1 < picture->height; y++)
    for (guint x = 1; x + 1 < picture->width; x++)
      {
        guint sum = 0;

        for (int dy = -1; dy <= 1; dy++)
          for (int dx = -1; dx <= 1; dx++)
            sum += (guint) ((2 - ABS (dx)) * (2 - ABS (dy)))
                   * source[(y + (guint) dy) * picture->width + x + (guint) dx];
        picture->data[y * picture->width + x] = (guint8) (sum / 16);
      }
}

static void
picture_write (const Picture *picture, const char *path)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf ("P5\n%u %u\n255\n", picture->width, picture->height);
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *) head, strlen (head));
  g_byte_array_append (bytes, picture->data, picture->width * picture->height);
  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

static char *
make_code (guint i)
{
  static const char *const bases[] = { NULL, "https://queue.example.gov.cn", NULL,
                                       "http://192.168.100.20:8080/zhengwu/fuwu/dating/" };
  guint8 token[HQ_CODE_TOKEN_SIZE];

  for (guint k = 0; k < sizeof token; k++)
    token[k] = (guint8) g_test_rand_int_range (0, 256);
  return hq_code_format (bases[i % G_N_ELEMENTS (bases)], token);
}

static HqSlip *
make_slip (const char *code, guint i)
{
  HqSlip *slip = hq_slip_new ();

  slip->hall = g_strdup ("示范政务服务大厅");
  slip->number = g_strdup_printf ("A%03u", i + 1);
  slip->counters = g_strdup ("1–18 号窗口");
  slip->code = g_strdup (code);
  slip->code_note = g_strdup ("凭此码在取号机、窗口报到查询");
  return slip;
}

/* With as many digits as the last has: so a PDF's pages are named by what reads them. */
static char *
picture_name (guint i)
{
  g_autofree char *last = g_strdup_printf ("%u", N_CODES);

  return g_strdup_printf ("%0*u.pgm", (int) strlen (last), i + 1);
}

/* What zbar finds in the pictures of @folder, a line each, is @codes in their order. */
static void
read_back (const char *folder, const GPtrArray *codes)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_auto (HqTestRun) run = { 0 };
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = picture_name (i);

      g_ptr_array_add (argv, hq_test_path (folder, name));
    }
  {
    static const char *const options[] = { "--nodbus", "--quiet", "--raw", "-Sdisable",
                                           "-Sqrcode.enable" };

    for (guint i = G_N_ELEMENTS (options); i-- > 0;)
      g_ptr_array_insert (argv, 0, g_strdup (options[i]));
    g_ptr_array_insert (argv, 0, g_strdup (g_getenv ("HQ_ZBARIMG")));
    g_ptr_array_add (argv, NULL);
  }
  hq_test_spawn (&run, (const char *const *) argv->pdata);
  lines = g_strsplit (run.out, "\n", -1);
  for (guint i = 0; i < codes->len; i++)
    g_assert_cmpstr (lines[i], ==, codes->pdata[i]);
  g_assert_cmpstr (lines[codes->len], ==, "");
}

static GPtrArray *
make_codes (void)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_CODES; i++)
    g_ptr_array_add (codes, make_code (i));
  return codes;
}

static void
read_png (const char *path, Picture *picture)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const guint8 *data = cairo_image_surface_get_data (surface);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  picture_init (picture, (guint) cairo_image_surface_get_width (surface),
                (guint) cairo_image_surface_get_height (surface));
  /* Black on white: each of the three colours is the grey. */
  for (guint y = 0; y < picture->height; y++)
    for (guint x = 0; x < picture->width; x++)
      picture->data[y * picture->width + x]
        = data[y * (guint) cairo_image_surface_get_stride (surface) + x * 4];
  cairo_surface_destroy (surface);
}

static void
test_slip_code_png (void)
{
  const char *folder = hq_test_folder_new ();
  g_autoptr (GPtrArray) codes = make_codes ();
  g_autofree char *path = hq_test_path (folder, "slip.png");

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = picture_name (i);
      g_autofree char *blurred = hq_test_path (folder, name);
      g_autoptr (HqSlip) slip = make_slip (codes->pdata[i], i);
      g_autoptr (GError) error = NULL;
      g_auto (Picture) picture = { 0 };

      hq_slip_file_write (slip, HQ_SLIP_NARROW, path, &error);
      g_assert_no_error (error);
      read_png (path, &picture);
      g_assert_cmpuint (picture.width, ==, HQ_SLIP_NARROW * HQ_SLIP_DOTS_PER_MM);
      picture_blur (&picture);
      picture_write (&picture, blurred);
    }
  read_back (folder, codes);
}

/* All slips are pages of one file: the fonts are read once. */
static void
write_pdf (const char *path, const GPtrArray *codes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 1, 1);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < codes->len; i++)
    {
      g_autoptr (HqSlip) slip = make_slip (codes->pdata[i], i);
      g_autoptr (GError) error = NULL;
      g_autoptr (HqSlipDrawing) drawing = hq_slip_drawing_new (slip, 48, &error);

      g_assert_no_error (error);
      cairo_pdf_surface_set_size (surface, hq_slip_drawing_get_width (drawing),
                                  hq_slip_drawing_get_height (drawing));
      hq_slip_drawing_draw (drawing, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
read_pgm (const char *path, Picture *picture)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  guint width, height;
  int head = 0;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (data, "P5 %u %u 255%n", &width, &height, &head), ==, 2);
  g_assert_cmpuint (size, ==, (gsize) head + 1 + width * height);
  picture_init (picture, width, height);
  memcpy (picture->data, data + head + 1, width * height);
}

static void
test_slip_code_pdf (void)
{
  const char *folder = hq_test_folder_new ();
  g_autoptr (GPtrArray) codes = make_codes ();
  g_autofree char *pdf = hq_test_path (folder, "slips.pdf");
  g_autofree char *prefix = hq_test_path (folder, "");
  const char *argv[] = { g_getenv ("HQ_PDFTOPPM"), "-gray", "-r", RESOLUTION, pdf, prefix, NULL };
  g_auto (HqTestRun) run = { 0 };

  write_pdf (pdf, codes);
  hq_test_spawn (&run, argv);
  g_assert_cmpint (run.status, ==, 0);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = picture_name (i);
      g_autofree char *page = g_strdup_printf ("%s-%s", prefix, name);
      g_autofree char *blurred = hq_test_path (folder, name);
      g_auto (Picture) picture = { 0 };

      read_pgm (page, &picture);
      picture_blur (&picture);
      picture_write (&picture, blurred);
    }
  read_back (folder, codes);
}

/* What a printer would set of @bytes: a reset, pictures, a feed and a cut, and nothing else. */
static void
read_escpos (GBytes *bytes, Picture *picture)
{
  static const guint8 end[] = { 0x1b, 'J', 64, 0x1d, 'V', 'B', 0 };
  g_autoptr (GByteArray) dots = g_byte_array_new ();
  gsize size, at = 2;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint across = 0;

  g_assert_cmpmem (data, 2, "\x1b@", 2);
  while (at + 8 < size && memcmp (data + at, "\x1dv0\0", 4) == 0)
    {
      guint rows = data[at + 6] + 256u * data[at + 7];

      g_assert_true (across == 0 || across == data[at + 4] + 256u * data[at + 5]);
      across = data[at + 4] + 256u * data[at + 5];
      g_assert_cmpuint (at + 8 + across * rows, <=, size);
      g_byte_array_append (dots, data + at + 8, across * rows);
      at += 8 + across * rows;
    }
  g_assert_cmpmem (data + at, size - at, end, sizeof end);
  picture_init (picture, across * 8, dots->len / across);
  for (guint i = 0; i < picture->width * picture->height; i++)
    picture->data[i] = (dots->data[i / 8] >> (7 - i % 8) & 1) != 0 ? 0 : 255;
}

static void
test_slip_code_escpos (void)
{
  const char *folder = hq_test_folder_new ();
  g_autoptr (GPtrArray) codes = make_codes ();

  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = picture_name (i);
      g_autofree char *blurred = hq_test_path (folder, name);
      g_autoptr (HqSlip) slip = make_slip (codes->pdata[i], i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = hq_slip_raster_to_escpos (slip, 384, &error);
      g_auto (Picture) picture = { 0 };

      g_assert_no_error (error);
      read_escpos (bytes, &picture);
      g_assert_cmpuint (picture.width, ==, 384);
      picture_blur (&picture);
      picture_write (&picture, blurred);
    }
  read_back (folder, codes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip-code/png", test_slip_code_png);
  g_test_add_func ("/slip-code/pdf", test_slip_code_pdf);
  g_test_add_func ("/slip-code/escpos", test_slip_code_escpos);
  return g_test_run ();
}
