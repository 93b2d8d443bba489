/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rota.h"

#define MASK(from, to) hq_rota_mask ((int) ((from) *60), (int) ((to) *60))

/* A working day from 8:45 to 11:45, over noon until 13:30 and until 17:00. Counters 1 and 2 serve A, 2
 * and 3 serve B; B runs over noon as well, A does not. */
static HqSetup *
make_setup (void)
{
  static const struct
  {
    const char *name;
    int opens;
    int closes;
  } sessions[] = { { "morning", 525, 705 }, { "noon", 705, 810 }, { "rest", 810, 1020 } };
  HqSetup *setup = hq_setup_new ();

  for (int i = 0; i < 2; i++)
    *hq_setup_add_service (setup) = (HqService){ .service = g_strdup (i == 0 ? "A" : "B"),
                                                 .prefix = (char) ('A' + i),
                                                 .name = g_strdup (""),
                                                 .name_en = g_strdup (""),
                                                 .zone = g_strdup ("Z") };
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      *hq_setup_add_session (setup) = (HqSession){
        g_strdup ("workday"), g_strdup (sessions[i].name), g_strdup (""),     g_strdup (""),
        sessions[i].opens,    sessions[i].closes,          sessions[i].closes
      };
      *hq_setup_add_service_session (setup) = (HqServiceSession){ g_strdup ("B"),
                                                                  g_strdup ("workday"),
                                                                  g_strdup (sessions[i].name), -1 };
      if (i != 1)
        *hq_setup_add_service_session (setup) = (HqServiceSession){
          g_strdup ("A"), g_strdup ("workday"), g_strdup (sessions[i].name), -1
        };
    }
  for (int i = 1; i <= 3; i++)
    {
      *hq_setup_add_counter (setup) = (HqCounter){ .counter = i, .zone = g_strdup ("Z") };
      if (i <= 2)
        *hq_setup_add_counter_service (setup) = (HqCounterService){ i, g_strdup ("A"), FALSE };
      if (i >= 2)
        *hq_setup_add_counter_service (setup) = (HqCounterService){ i, g_strdup ("B"), FALSE };
      *hq_setup_add_rota (setup) = (HqRota){ g_strdup ("workday"), g_strdup ("morning"), i };
    }
  *hq_setup_add_rota (setup) = (HqRota){ g_strdup ("workday"), g_strdup ("noon"), 3 };
  *hq_setup_add_rota (setup) = (HqRota){ g_strdup ("weekend"), g_strdup ("morning"), 1 };
  hq_setup_sort (setup);
  return setup;
}

static void
test_rota_mask (void)
{
  guint64 halves = MASK (9, 10) | MASK (23.5, 24);
  int from, to;

  g_assert_cmphex (MASK (0, 0.5), ==, 1);
  g_assert_cmphex (MASK (0, 24), ==, (G_GUINT64_CONSTANT (1) << 48) - 1);
  g_assert_cmphex (MASK (9, 9), ==, 0);
  /* A half-hour of which a minute is worked is worked. */
  g_assert_cmphex (hq_rota_mask (525, 705), ==, MASK (8.5, 12));
  g_assert_cmphex (hq_rota_mask (539, 541), ==, MASK (8.5, 9.5));
  g_assert_true (hq_rota_take_run (&halves, &from, &to));
  g_assert_cmpint (from, ==, 540);
  g_assert_cmpint (to, ==, 600);
  g_assert_true (hq_rota_take_run (&halves, &from, &to));
  g_assert_cmpint (from, ==, 1410);
  g_assert_cmpint (to, ==, 1440);
  g_assert_false (hq_rota_take_run (&halves, &from, &to));
}

/* By the clock on the wall, on the day of a change of clocks as well. */
static void
test_rota_half (void)
{
  static const struct
  {
    const char *zone;
    const char *time;
    int half;
  } vectors[] = {
    { "Asia/Shanghai", "2021-02-18T00:00:00+08:00", 0 },
    { "Asia/Shanghai", "2021-02-18T08:59:59+08:00", 17 },
    { "Asia/Shanghai", "2021-02-18T09:00:00+08:00", 18 },
    { "Asia/Shanghai", "2021-02-18T15:59:59Z", 47 },
    { "Asia/Kolkata", "2021-02-18T09:00:00+05:30", 18 },
    { "Europe/Berlin", "2021-03-28T09:00:00+02:00", 18 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (vectors[i].zone);

      g_assert_nonnull (zone);
      g_assert_cmpint (hq_rota_find_half (hq_date_parse_time (vectors[i].time, zone), zone), ==,
                       vectors[i].half);
    }
}

static void
test_rota_kind (void)
{
  g_autoptr (HqSetup) setup = make_setup ();
  g_autoptr (GArray) rows = hq_rota_list_kind (setup, "workday");
  g_autoptr (GArray) none = hq_rota_list_kind (setup, NULL);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmphex (hq_rota_get (rows, 1), ==, MASK (8.5, 12));
  g_assert_cmphex (hq_rota_get (rows, 3), ==, MASK (8.5, 13.5));
  g_assert_cmphex (hq_rota_get (rows, 4), ==, 0);
  g_assert_cmpuint (hq_rota_count (rows, 20), ==, 3);
  g_assert_cmpuint (hq_rota_count (rows, 25), ==, 1);
  g_assert_cmpuint (hq_rota_count (rows, 28), ==, 0);
  g_assert_cmpuint (none->len, ==, 3);
  g_assert_cmphex (hq_rota_get (none, 1), ==, 0);
}

/* What is copied is for the counters that there are. */
static void
test_rota_fit (void)
{
  g_autoptr (HqSetup) setup = make_setup ();
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GArray) rows = NULL;

  g_array_append_val (old, ((HqRotaCounter){ 2, 6 }));
  g_array_append_val (old, ((HqRotaCounter){ 9, 6 }));
  rows = hq_rota_fit (setup, old);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmphex (hq_rota_get (rows, 1), ==, 0);
  g_assert_cmphex (hq_rota_get (rows, 2), ==, 6);
  g_assert_cmphex (hq_rota_get (rows, 9), ==, 0);
}

static void
test_rota_session (void)
{
  g_autoptr (HqSetup) setup = make_setup ();
  g_autoptr (GArray) rows = hq_rota_list_kind (setup, "workday");
  const HqSession *morning = hq_setup_find_session (setup, "workday", "morning");
  const HqSession *noon = hq_setup_find_session (setup, "workday", "noon");

  g_assert_cmpuint (hq_rota_count_session (setup, NULL, morning), ==, 3);
  g_assert_cmpuint (hq_rota_count_session (setup, NULL, noon), ==, 1);
  /* The half-hour in which the morning ends is no noon of all. */
  g_assert_cmpuint (hq_rota_count_session (setup, rows, morning), ==, 3);
  g_assert_cmpuint (hq_rota_count_session (setup, rows, noon), ==, 1);
  g_array_index (rows, HqRotaCounter, 1).halves |= MASK (12.5, 13);
  g_assert_cmpuint (hq_rota_count_session (setup, rows, noon), ==, 2);
}

static void
test_rota_gaps (void)
{
  g_autoptr (HqSetup) setup = make_setup ();
  g_autoptr (GArray) rows = hq_rota_list_kind (setup, "workday");
  g_autoptr (GArray) gaps = hq_rota_find_gaps (setup, "workday", rows);
  const HqRotaGap *gap;

  /* Nobody is planned after noon; before it and over it each service has somebody. */
  g_assert_cmpuint (gaps->len, ==, 2);
  gap = &g_array_index (gaps, HqRotaGap, 0);
  g_assert_cmpstr (gap->session->session, ==, "rest");
  g_assert_cmphex (gap->halves, ==, MASK (13.5, 17));
  g_array_unref (gaps);
  g_array_index (rows, HqRotaCounter, 0).halves |= MASK (13.5, 17);
  g_array_index (rows, HqRotaCounter, 2).halves |= MASK (13.5, 17);
  gaps = hq_rota_find_gaps (setup, "workday", rows);
  g_assert_cmpuint (gaps->len, ==, 0);
  g_array_unref (gaps);
  /* Over noon the one who serves it is away for half an hour. */
  g_array_index (rows, HqRotaCounter, 2).halves &= ~MASK (12, 12.5);
  gaps = hq_rota_find_gaps (setup, "workday", rows);
  g_assert_cmpuint (gaps->len, ==, 1);
  gap = &g_array_index (gaps, HqRotaGap, 0);
  g_assert_cmpstr (gap->session->session, ==, "noon");
  g_assert_cmpstr (gap->service->service, ==, "B");
  g_assert_cmphex (gap->halves, ==, MASK (12, 12.5));
  g_array_unref (gaps);
  /* Whoever is lent until a time closes no gap. */
  *hq_setup_add_counter_service (setup) = (HqCounterService){ 1, g_strdup ("B"), FALSE, HQ_MINUTE };
  g_array_index (rows, HqRotaCounter, 0).halves |= MASK (12, 12.5);
  gaps = hq_rota_find_gaps (setup, "workday", rows);
  g_assert_cmpuint (gaps->len, ==, 1);
  g_array_unref (gaps);
  gaps = hq_rota_find_gaps (setup, NULL, rows);
  g_assert_cmpuint (gaps->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rota/mask", test_rota_mask);
  g_test_add_func ("/rota/half", test_rota_half);
  g_test_add_func ("/rota/kind", test_rota_kind);
  g_test_add_func ("/rota/fit", test_rota_fit);
  g_test_add_func ("/rota/session", test_rota_session);
  g_test_add_func ("/rota/gaps", test_rota_gaps);
  return g_test_run ();
}
