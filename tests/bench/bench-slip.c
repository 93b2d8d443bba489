/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ticket drawn and turned into what a printer is sent, against its QR code made and drawn alone, in
 * turns. The first slip of a process, which reads the fonts, is told by itself. */
#include "hq-bench.h"
#include "hq-qr.h"
#include "hq-slip-raster.h"

#define PAIRS 25
#define OPERATIONS 20 /* of each side in a pair */
#define DOTS 384
#define MODULE 8

static HqSlip *
make_slip (guint i)
{
  static const char *const papers[] = { "登记申请书", "章程", "股东及法定代表人身份证明",
                                        "住所使用证明" };
  HqSlip *slip = hq_slip_new ();

  slip->hall = g_strdup ("青岛西海岸新区政务服务大厅");
  slip->service = g_strdup ("企业登记");
  slip->number = g_strdup_printf ("A%03u", i + 1);
  g_ptr_array_add (slip->tags, g_strdup ("优先"));
  slip->ahead = g_strdup ("前面约 11 人\n预约、优先人员可能先办");
  slip->place = g_strdup ("2楼 A区");
  slip->counters = g_strdup ("1–18 号窗口");
  for (guint k = 0; k < G_N_ELEMENTS (papers); k++)
    g_ptr_array_add (slip->papers, g_strdup (papers[k]));
  slip->code = g_strdup_printf ("00ff10a5b6c7d8e9f0123456%08x", i * 2654435761u);
  slip->code_note = g_strdup ("凭此码在取号机、窗口报到查询");
  slip->missed_note = g_strdup ("过号请到取号机或导办台报到，3 个号后再次呼叫；再次过号作废。");
  slip->time = g_strdup ("取号时间 2021-02-18 08:31");
  return slip;
}

static void
print_slip (const HqSlip *slip)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hq_slip_raster_to_escpos (slip, DOTS, &error);

  g_assert_no_error (error);
}

static void
draw_code (const HqSlip *slip)
{
  g_autoptr (HqQr) qr = hq_qr_new (slip->code, NULL);
  int across = (int) (qr->size + 2 * HQ_QR_QUIET) * MODULE;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, across, across);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  hq_qr_draw (qr, cr, HQ_QR_QUIET * MODULE, HQ_QR_QUIET * MODULE, MODULE);
  cairo_surface_flush (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
run (HqBenchSide *side, void (*func) (const HqSlip *), guint pair)
{
  for (guint i = 0; i < OPERATIONS; i++)
    {
      g_autoptr (HqSlip) slip = make_slip (pair * OPERATIONS + i);

      hq_bench_side_begin (side);
      func (slip);
      hq_bench_side_end (side);
    }
}

int
main (int argc, char *argv[])
{
  const HqBenchAim aim = { .name = "slip" };
  g_autoptr (HqSlip) first = make_slip (0);
  HqBenchSide slip, code;
  gint64 start;

  hq_bench_init (argc, argv);
  start = g_get_monotonic_time ();
  print_slip (first);
  g_print ("  the first slip of a process  %7.1f ms\n",
           (double) (g_get_monotonic_time () - start) / 1000);
  hq_bench_side_init (&slip, "slip to ESC/POS");
  hq_bench_side_init (&code, "QR code alone");
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      if (pair % 2 == 0)
        run (&slip, print_slip, pair);
      run (&code, draw_code, pair);
      if (pair % 2 != 0)
        run (&slip, print_slip, pair);
      hq_bench_end_pair (&slip, &code);
    }
  hq_bench_report (&aim, &slip, &code);
  hq_bench_side_clear (&slip);
  hq_bench_side_clear (&code);
  return 0;
}
