/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-kiosk-page.h"
#include "hq-language.h"
#include "hq-test-screen.h"

#define RUN(...) hq_test_screen_run (fixture, NULL, (HqOrder){ __VA_ARGS__ })
#define SAYS(text) hq_test_screen_says (fixture, text)
#define HOME "Touch a service to take a number"

static void
setup (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture, &(HqTestScreenStart){ HQ_TYPE_KIOSK_PAGE, "K1", 1080, 1920, NULL });
  WAIT (SAYS (HOME));
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

static void
take (HqTestScreen *fixture, const char *service)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (fixture->screen));

  g_assert_true (gtk_widget_activate_action (page, "kiosk.service", "s", service));
}

/* A stopped service says why on its tile and to who touches it, and gives numbers again afterwards. */
static void
test_kiosk_deed_stop (HqTestScreen *fixture, gconstpointer data)
{
  const char *reason = "No more numbers today: Equipment fault";

  RUN (.act = HQ_ACT_STOP, .service = "A", .text = "设备故障", .text_en = "Equipment fault");
  WAIT (SAYS (reason));
  take (fixture, "A");
  WAIT (SAYS ("This service gives no more numbers today"));
  g_assert_true (SAYS ("Equipment fault\nYou may choose another service"));
  g_assert_false (SAYS (HOME));
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (hq_screen_get_page (fixture->screen)), "kiosk.home", NULL);
  RUN (.act = HQ_ACT_GO_ON, .service = "A");
  WAIT (SAYS (HOME) && !SAYS (reason));
  take (fixture, "A");
  WAIT (SAYS ("A001"));
}

/* A notice of the kiosk's floor comes and goes without a touch; one of another floor is not shown. */
static void
test_kiosk_deed_notice (HqTestScreen *fixture, gconstpointer data)
{
  RUN (.act = HQ_ACT_NOTICE_PUT, .text = "三楼", .text_en = "Floor three", .floor = 3);
  RUN (.act = HQ_ACT_NOTICE_PUT, .text = "电梯检修", .text_en = "The lift is out of order", .floor = 2);
  WAIT (SAYS ("The lift is out of order"));
  g_assert_false (SAYS ("Floor three"));
  RUN (.act = HQ_ACT_NOTICE_DOWN, .id = 2);
  WAIT (!SAYS ("The lift is out of order"));
  g_assert_true (SAYS (HOME));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/kiosk-deed/stop", HqTestScreen, NULL, setup, test_kiosk_deed_stop, teardown);
  g_test_add ("/kiosk-deed/notice", HqTestScreen, NULL, setup, test_kiosk_deed_notice, teardown);
  return g_test_run ();
}
