/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "hq-error.h"
#include "hq-qr.h"
#include "hq-slip-drawing.h"
#include "hq-slip-file.h"
#include "hq-slip-raster.h"
#include "hq-test.h"

#define TOKEN "00ff10a5b6c7d8e9f0123456789abcde"

static HqSlip *
make_slip (void)
{
  HqSlip *slip = hq_slip_new ();

  slip->hall = g_strdup ("示范政务服务大厅");
  slip->service = g_strdup ("企业登记");
  slip->number = g_strdup ("A012");
  g_ptr_array_add (slip->tags, g_strdup ("优先"));
  slip->ahead = g_strdup ("前面约 11 人\n预约、优先人员可能先办");
  slip->place = g_strdup ("2楼 A区");
  slip->counters = g_strdup ("1–18 号窗口");
  g_ptr_array_add (slip->papers, g_strdup ("登记申请书"));
  slip->code = g_strdup (TOKEN);
  slip->time = g_strdup ("取号时间 2021-02-18 08:31");
  return slip;
}

static HqSlipRaster *
draw (const HqSlip *slip, double width_mm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSlipDrawing) drawing = hq_slip_drawing_new (slip, width_mm, &error);
  HqSlipRaster *raster;

  g_assert_no_error (error);
  raster = hq_slip_raster_new (drawing, &error);
  g_assert_no_error (error);
  return raster;
}

static gboolean
is_black (const HqSlipRaster *raster, guint x, guint y)
{
  return (raster->bits[y * raster->stride + x / 8] >> (7 - x % 8) & 1) != 0;
}

static guint
count_black (const HqSlipRaster *raster)
{
  guint n = 0;

  for (guint y = 0; y < raster->height; y++)
    for (guint x = 0; x < raster->width; x++)
      n += is_black (raster, x, y);
  return n;
}

/* Where the first row is of which the dots from @x on are those of a finder of a code: seven modules
 * of @module dots. */
static gboolean
has_finder (const HqSlipRaster *raster, guint x, guint y, guint module)
{
  static const char rows[7][8] = { "1111111", "1000001", "1011101", "1011101",
                                   "1011101", "1000001", "1111111" };

  if (x + 7 * module > raster->width || y + 7 * module > raster->height)
    return FALSE;
  for (guint dy = 0; dy < 7 * module; dy++)
    for (guint dx = 0; dx < 7 * module; dx++)
      if (is_black (raster, x + dx, y + dy) != (rows[dy / module][dx / module] == '1'))
        return FALSE;
  return TRUE;
}

/* Every dot of the code is its module's, and the quiet zone is white: what the reader counts on. */
static void
test_slip_code (void)
{
  static const struct
  {
    double width_mm;
    const char *code;
    guint module; /* dots that it is to have at least */
  } cases[] = {
    { 48, TOKEN, 8 },
    { 72, TOKEN, 8 },
    { 48, "https://queue.example.gov.cn/t/" TOKEN, 7 },
    { 72, "https://queue.example.gov.cn/t/" TOKEN, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HqSlip) slip = hq_slip_new ();
      g_autoptr (HqSlipRaster) raster = NULL;
      g_autoptr (HqQr) qr = hq_qr_new (cases[i].code, NULL);
      guint across = qr->size * cases[i].module;
      guint left, top = 0;

      slip->number = g_strdup ("A012");
      slip->code = g_strdup (cases[i].code);
      slip->code_note = g_strdup ("凭此码在取号机、窗口报到查询");
      raster = draw (slip, cases[i].width_mm);
      left = (raster->width - across) / 2;
      while (top < raster->height && !has_finder (raster, left, top, cases[i].module))
        top++;
      g_assert_cmpuint (top, <, raster->height);
      for (guint y = 0; y < across; y++)
        for (guint x = 0; x < across; x++)
          g_assert_cmpint (is_black (raster, left + x, top + y), ==,
                           qr->modules[y / cases[i].module * qr->size + x / cases[i].module]);
      for (guint y = 0; y < across + 8 * cases[i].module; y++)
        for (guint x = 0; x < across + 8 * cases[i].module; x++)
          if (y < 4 * cases[i].module || y >= across + 4 * cases[i].module
              || x < 4 * cases[i].module || x >= across + 4 * cases[i].module)
            g_assert_false (
              is_black (raster, left + x - 4 * cases[i].module, top + y - 4 * cases[i].module));
    }
}

/* The bare token has a stronger correction than M at no price. */
static void
test_slip_qr (void)
{
  g_autoptr (HqQr) token = hq_qr_new (TOKEN, NULL);
  g_autoptr (HqQr) address = hq_qr_new ("https://queue.example.gov.cn/t/" TOKEN, NULL);
  g_autofree char *long_text = g_strnfill (2400, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (token->size, ==, 29);
  g_assert_cmpuint (address->size, ==, 33);
  g_assert_null (hq_qr_new (long_text, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (hq_qr_new ("", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
}

/* Each thing that a slip says is on it: without it the drawing is another one, or shorter. */
static void
test_slip_parts (void)
{
  g_autoptr (HqSlip) whole = make_slip ();
  g_autoptr (HqSlipRaster) raster = draw (whole, 48);
  guint black = count_black (raster);
  char **texts[] = { &whole->hall,  &whole->service,  &whole->number, &whole->ahead,
                     &whole->place, &whole->counters, &whole->code,   &whole->time };
  GPtrArray *lists[] = { whole->tags, whole->papers };

  g_assert_cmpuint (raster->width, ==, 384);
  g_assert_cmpuint (raster->stride, ==, 48);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *text = g_steal_pointer (texts[i]);
      g_autoptr (HqSlipRaster) less = NULL;
      g_autoptr (HqSlipRaster) empty = NULL;

      less = draw (whole, 48);
      g_assert_cmpuint (less->height, <, raster->height);
      g_assert_cmpuint (count_black (less), <, black);
      *texts[i] = (char *) "";
      empty = draw (whole, 48);
      g_assert_cmpuint (empty->height, ==, less->height);
      *texts[i] = text;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *text = g_ptr_array_steal_index (lists[i], 0);
      g_autoptr (HqSlipRaster) less = draw (whole, 48);

      g_assert_cmpuint (less->height, <, raster->height);
      g_assert_cmpuint (count_black (less), <, black);
      g_ptr_array_add (lists[i], g_steal_pointer (&text));
    }
}

/* Nothing of @slip touches the paper's edge where only letters stand. */
static void
check_sides (const HqSlip *slip, double width_mm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSlipDrawing) drawing = hq_slip_drawing_new (slip, width_mm, &error);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  g_assert_no_error (error);
  hq_slip_drawing_draw (drawing, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  /* A letter may reach over its place by a hair. */
  g_assert_cmpfloat (x, >=, -2);
  g_assert_cmpfloat (x + width, <=, hq_slip_drawing_get_width (drawing) + 2);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (y + height, <=, hq_slip_drawing_get_height (drawing));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Whatever a hall calls its things, it wraps within the paper. */
static void
test_slip_odd (void)
{
  g_autofree char *chinese = g_strnfill (0, ' ');
  g_autofree char *unbroken = g_strnfill (200, 'W');
  g_autoptr (GString) name = g_string_new (NULL);
  const char *odd[] = { NULL,
                        unbroken,
                        "证照打印🖨️与👨‍👩‍👧‍👦户籍",
                        "تسجيل الشركات والمؤسسات التجارية في المنطقة الغربية",
                        "רישום חברות A012 123",
                        "a\nb\r\n\tc",
                        "\xff\xfe broken \xc0\x80",
                        " ",
                        "\n\n\n",
                        "ก็ไม่ใช่ภาษาไทย Ṽ̶͎̞͝e̷̤͒r̸̖̕y̴̳̆ stacked" };
  const double widths[] = { 48, 72 };

  for (guint i = 0; i < 20; i++)
    g_string_append (name, "中华人民共和国企业登记");
  g_string_truncate (name, 200 * strlen ("中"));
  g_free (chinese);
  chinese = g_strdup (name->str);
  odd[0] = chinese;
  for (guint i = 0; i < G_N_ELEMENTS (odd) * G_N_ELEMENTS (widths); i++)
    {
      const char *text = odd[i / G_N_ELEMENTS (widths)];
      g_autoptr (HqSlip) slip = make_slip ();
      char **texts[] = { &slip->hall,        &slip->service, &slip->number,   &slip->ahead,
                         &slip->wait,        &slip->place,   &slip->counters, &slip->code_note,
                         &slip->missed_note, &slip->time };
      GPtrArray *lists[] = { slip->tags, slip->tags, slip->papers, slip->notes };

      slip->english = i % 2 != 0;
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_free (*texts[k]);
          *texts[k] = g_strdup (text);
        }
      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        g_ptr_array_add (lists[k], g_strdup (text));
      check_sides (slip, widths[i % G_N_ELEMENTS (widths)]);
    }
}

/* A slip with nothing on it is a piece of white paper, and no fault. */
static void
test_slip_empty (void)
{
  g_autoptr (HqSlip) slip = hq_slip_new ();
  g_autoptr (HqSlipRaster) raster = draw (slip, 48);

  g_assert_cmpuint (count_black (raster), ==, 0);
  g_assert_cmpuint (raster->height, >, 0);
}

static void
test_slip_refused (void)
{
  g_autoptr (HqSlip) slip = make_slip ();
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (400000, '\n');

  g_assert_null (hq_slip_drawing_new (slip, 5, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
  g_clear_error (&error);
  g_ptr_array_add (slip->notes, g_steal_pointer (&endless));
  g_assert_null (hq_slip_raster_to_escpos (slip, 384, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
}

/* How many elements an SVG has, or that it is none. */
static guint
count_elements (const char *path)
{
  const char *argv[] = { "/usr/bin/env",
                         "python3",
                         "-c",
                         "import sys, xml.etree.ElementTree as t;"
                         "print (len (list (t.parse (sys.argv[1]).iter ())))",
                         path,
                         NULL };
  g_auto (HqTestRun) run = { 0 };

  hq_test_spawn (&run, argv);
  g_assert_cmpstr (run.err, ==, "");
  return (guint) g_ascii_strtoull (run.out, NULL, 10);
}

/* What each kind of file begins with, and that its text is one that other programs read. */
static void
test_slip_files (void)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } files[] = {
    { "a.png", "\x89PNG\r\n" }, { "a.svg", "<?xml" },      { "a.pdf", "%PDF-" },
    { "a.escpos", "\x1b@" },    { "号票.PNG", "\x89PNG" },
  };
  const char *folder = hq_test_folder_new ();
  g_autoptr (HqSlip) slip = make_slip ();

  g_ptr_array_add (slip->notes, g_strdup ("<&>\"'🖨️ \x01"));
  for (guint i = 0; i < G_N_ELEMENTS (files) * 2; i++)
    {
      g_autofree char *path = hq_test_path (folder, files[i / 2].name);
      g_autofree char *data = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      hq_slip_file_write (slip, i % 2 == 0 ? HQ_SLIP_NARROW : HQ_SLIP_WIDE, path, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_assert_true (g_str_has_prefix (data, files[i / 2].begins));
      /* A PNG says how large it is: after its first part, 8000 dots a metre. */
      if (i / 2 == 0)
        g_assert_cmpmem (data + 37, 12, "pHYs\0\0\x1f\x40\0\0\x1f\x40", 12);
      if (g_str_has_suffix (path, ".svg"))
        g_assert_cmpuint (count_elements (path), >, 50);
    }
}

static void
test_slip_file_refused (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *gif = hq_test_path (folder, "a.gif");
  g_autofree char *png = hq_test_path (folder, "a.png");
  g_autofree char *away = hq_test_path (folder, "away/a.pdf");
  g_autoptr (HqSlip) slip = make_slip ();
  g_autoptr (GError) error = NULL;

  g_assert_false (hq_slip_file_is_known (gif));
  g_assert_true (hq_slip_file_is_known (png));
  g_assert_false (hq_slip_file_write (slip, HQ_SLIP_NARROW, gif, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hq_slip_file_write (slip, 60, png, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hq_slip_file_write (slip, HQ_SLIP_NARROW, away, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (g_file_test (gif, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (png, G_FILE_TEST_EXISTS));
}

/* It is drawn in any thread, and in several at once. */
static gpointer
draw_in_thread (gpointer data)
{
  g_autoptr (HqSlip) slip = make_slip ();

  return draw (slip, 48);
}

static void
test_slip_threads (void)
{
  GThread *threads[4];
  g_autoptr (HqSlip) slip = make_slip ();
  g_autoptr (HqSlipRaster) here = draw (slip, 48);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (HqSlipRaster) there = g_thread_join (threads[i]);

      g_assert_cmpmem (there->bits, there->stride * there->height, here->bits,
                       here->stride * here->height);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip/qr", test_slip_qr);
  g_test_add_func ("/slip/code", test_slip_code);
  g_test_add_func ("/slip/parts", test_slip_parts);
  g_test_add_func ("/slip/odd", test_slip_odd);
  g_test_add_func ("/slip/empty", test_slip_empty);
  g_test_add_func ("/slip/refused", test_slip_refused);
  g_test_add_func ("/slip/files", test_slip_files);
  g_test_add_func ("/slip/file-refused", test_slip_file_refused);
  g_test_add_func ("/slip/threads", test_slip_threads);
  return g_test_run ();
}
