/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-check.h"

#include <time.h>

#define COUNTERS 400
#define TIMES 8

/* A hall of so many services, each served by a counter of its own that is planned in its one session. */
static HqSetup *
make_hall (int n)
{
  HqSetup *setup = hq_setup_new ();

  setup->code = g_strdup ("hall");
  setup->name = g_strdup ("大厅");
  setup->time_zone = g_strdup ("Asia/Shanghai");
  *hq_setup_add_floor (setup) = (HqFloor) { 1, g_strdup ("一楼"), g_strdup ("") };
  *hq_setup_add_zone (setup) = (HqZone) { g_strdup ("a"), 1, g_strdup ("A区"), g_strdup (""), FALSE };
  *hq_setup_add_day_kind (setup)
    = (HqDayKind) { g_strdup ("workday"), g_strdup ("工作日"), g_strdup (""), HQ_DAY_WORKING };
  *hq_setup_add_session (setup)
    = (HqSession) { g_strdup ("workday"), g_strdup ("morning"), g_strdup ("上午"), g_strdup (""),
                    540, 690, 720 };
  *hq_setup_add_staff (setup) = (HqStaff) { g_strdup ("keeper"), g_strdup ("值守"), g_strdup (""), NULL,
                                            1u << HQ_ROLE_ADMINISTRATOR };
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *key = g_strdup_printf ("K%d", i);
      HqService *service = hq_setup_add_service (setup);

      *service = (HqService) { .service = g_strdup (key), .prefix = 'A', .name = g_strdup ("业务"),
                               .name_en = g_strdup (""), .zone = g_strdup ("a"), .warn_waiting = 20,
                               .matters_limit = 1, .usual_outcome = HQ_OUTCOME_DONE };
      for (int class = 0; class < HQ_N_CLASSES; class++)
        service->targets[class] = 20;
      *hq_setup_add_service_session (setup) = (HqServiceSession) {
        g_strdup (key), g_strdup ("workday"), g_strdup ("morning"), -1
      };
      *hq_setup_add_counter (setup) = (HqCounter) { i, g_strdup ("a"), 1, HQ_COUNTER_GENERAL, NULL };
      *hq_setup_add_counter_service (setup) = (HqCounterService) { i, g_strdup (key), FALSE, 0 };
      *hq_setup_add_rota (setup)
        = (HqRota) { g_strdup ("workday"), g_strdup ("morning"), i };
    }
  return setup;
}

/* What the processor spends on one check of a hall of @n counters, in nanoseconds, at the best. */
static gint64
measure (int n)
{
  g_autoptr (HqSetup) setup = make_hall (n);
  gint64 best = G_MAXINT64;

  for (int i = 0; i < 5; i++)
    {
      struct timespec from, to;

      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &from);
      g_assert_true (hq_setup_check (setup, NULL));
      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &to);
      best = MIN (best, (to.tv_sec - from.tv_sec) * 1000000000 + to.tv_nsec - from.tv_nsec);
    }
  return best;
}

/* A hall is checked at each key that is typed: one of eight times the size takes about eight times as
 * long, and not sixty-four times. */
static void
test_growth (void)
{
  g_assert_cmpint (measure (COUNTERS * TIMES), <, measure (COUNTERS) * TIMES * 3);
}

/* What is wrong is said in the order of the lists and of their rows. */
static void
test_order (void)
{
  static const char *const expected[] = {
    "service K1 sessions outside",  "service K2 zone unknown",      "service K2 service unserved",
    "service K3 sessions unknown",  "counter 2 services no-service", "counter 3 services unknown",
    "counter 3 services twice",     "rota workday/morning counters unknown",
    "rota workday/morning counters twice",
  };
  g_autoptr (HqSetup) setup = make_hall (4);
  g_autoptr (GPtrArray) faults = hq_setup_check_list_new ();
  HqService *second = setup->services->pdata[1];
  HqServiceSession *third = setup->service_sessions->pdata[2];

  ((HqServiceSession *) setup->service_sessions->pdata[0])->last_ticket = 800;
  g_free (second->zone);
  second->zone = g_strdup ("b");
  g_free (third->session);
  third->session = g_strdup ("night");
  /* One that is lent for a while is none of the counter's own. */
  ((HqCounterService *) setup->counter_services->pdata[1])->lent_until = HQ_MINUTE;
  *hq_setup_add_counter_service (setup) = (HqCounterService) { 3, g_strdup ("K9"), FALSE, 0 };
  *hq_setup_add_counter_service (setup) = (HqCounterService) { 3, g_strdup ("K3"), FALSE, 0 };
  ((HqRota *) setup->rota->pdata[1])->counter = 9;
  ((HqRota *) setup->rota->pdata[2])->counter = 1;
  g_assert_false (hq_setup_check (setup, faults));
  for (guint i = 0; i < faults->len && i < G_N_ELEMENTS (expected); i++)
    {
      const HqSetupFault *fault = faults->pdata[i];
      g_autofree char *said
        = g_strjoin (" ", hq_setup_diff_get_nick (fault->list), fault->key, fault->field,
                     hq_setup_check_get_nick (fault->code), NULL);

      g_assert_cmpstr (said, ==, expected[i]);
    }
  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-check/growth", test_growth);
  g_test_add_func ("/setup-check/order", test_order);
  return g_test_run ();
}
