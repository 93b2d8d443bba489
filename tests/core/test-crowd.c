/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-crowd.h"
#include "hq-random.h"

#define VISITS 3000

/* A hall of two services: one of short items that asks for identity, one of a long item. */
typedef struct
{
  HqService services[2];
  HqItem items[3];
  HqDevice kiosk;
  GPtrArray *lists[2];
  GPtrArray *places;
  GArray *weights;
  GArray *slots;
  HqCrowdPlan plan;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  static const int minutes[] = { 6, 10, 20 };
  static const char *const codes[] = { "K01", "K02", "G01" };
  HqCrowdSlot slot = { "Y1", "G", 10 * HQ_HOUR };

  fixture->services[0] = (HqService) { .service = (char *) "K", .floor = 1, .matters_limit = 2,
                                       .identity = HQ_IDENTITY_REQUIRED };
  fixture->services[1] = (HqService) { .service = (char *) "G", .floor = 3, .matters_limit = 3 };
  fixture->kiosk = (HqDevice) { .device = (char *) "K1", .floor = 1 };
  fixture->places = g_ptr_array_new ();
  g_ptr_array_add (fixture->places, &fixture->kiosk);
  fixture->weights = g_array_new (FALSE, FALSE, sizeof (HqCrowdService));
  for (guint i = 0; i < 2; i++)
    {
      HqCrowdService row = { &fixture->services[i], NULL, i == 0 ? 2 : 1 };

      row.items = fixture->lists[i] = g_ptr_array_new ();
      g_array_append_val (fixture->weights, row);
    }
  for (guint i = 0; i < 3; i++)
    {
      fixture->items[i] = (HqItem) { .item = (char *) codes[i], .counter_minutes = minutes[i],
                                     .case_kind = i < 2 ? HQ_CASE_INSTANT : HQ_CASE_PROMISED };
      g_ptr_array_add (fixture->lists[i / 2], &fixture->items[i]);
    }
  fixture->slots = g_array_new (FALSE, FALSE, sizeof (HqCrowdSlot));
  g_array_append_val (fixture->slots, slot);
  fixture->plan = (HqCrowdPlan) { .seed = 1, .visits = VISITS, .opens = 510 * HQ_MINUTE,
                                  .last_ticket = 990 * HQ_MINUTE, .services = fixture->weights,
                                  .places = fixture->places, .slots = fixture->slots };
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->lists[0]);
  g_ptr_array_unref (fixture->lists[1]);
  g_ptr_array_unref (fixture->places);
  g_array_unref (fixture->weights);
  g_array_unref (fixture->slots);
}

static char *
digest (const HqCrowdPlan *plan)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) visits = hq_crowd_make (plan);

  hq_visit_digest (visits, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_crowd_seed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = digest (&fixture->plan);
  g_autofree char *again = digest (&fixture->plan);
  g_autofree char *other = NULL;

  fixture->plan.seed = 2;
  other = digest (&fixture->plan);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
}

static guint
count_between (const GArray *visits, int from, int to)
{
  guint n = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      gint64 at = g_array_index (visits, HqVisit, i).at;

      n += at >= from * HQ_MINUTE && at < to * HQ_MINUTE;
    }
  return n;
}

/* From 08:00 to 16:30, and in the first hour 20 to 25 a minute. */
static void
test_crowd_peak (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) visits = hq_crowd_make (&fixture->plan);
  guint first_hour = count_between (visits, 510, 570);

  g_assert_cmpuint (visits->len, ==, VISITS);
  g_assert_cmpuint (count_between (visits, 480, 991), ==, VISITS);
  g_assert_cmpuint (first_hour, >=, 20 * 60);
  g_assert_cmpuint (first_hour, <=, 25 * 60);
  for (int from = 510; from < 570; from += 10)
    {
      g_assert_cmpuint (count_between (visits, from, from + 10), >, 160);
      g_assert_cmpuint (count_between (visits, from, from + 10), <, 260);
    }
  for (guint i = 1; i < visits->len; i++)
    g_assert_cmpint (g_array_index (visits, HqVisit, i - 1).at, <=,
                     g_array_index (visits, HqVisit, i).at);
}

/* A day that closes early has as many visits, none past its last ticket. */
static void
test_crowd_short_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) visits = NULL;

  fixture->plan.last_ticket = 700 * HQ_MINUTE;
  visits = hq_crowd_make (&fixture->plan);
  g_assert_cmpuint (visits->len, ==, VISITS);
  g_assert_cmpuint (count_between (visits, 480, 701), ==, VISITS);
}

static void
test_crowd_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) visits = hq_crowd_make (&fixture->plan);
  guint short_ones = 0, priority = 0, booked = 0, rating = 0, bad = 0, sent = 0, wrong = 0;
  double handling = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      HqVisit *visit = &g_array_index (visits, HqVisit, i);
      g_autoptr (GError) error = NULL;
      HqIdentity identity;

      g_assert_cmpint (visit->handling, >, 0);
      g_assert_cmpint (visit->patience, >, 0);
      g_assert_cmpuint (visit->n_matters, >=, visit->wrong ? 0 : 1);
      sent += visit->other != NULL;
      wrong += visit->wrong;
      priority += visit->class == HQ_CLASS_PRIORITY;
      booked += visit->slot != NULL;
      rating += visit->level > 0;
      bad += visit->level == 1 || visit->level == 2;
      if (!g_str_equal (visit->service, "K"))
        {
          g_assert_cmpstr (visit->identity, ==, "");
          g_assert_cmpuint (visit->n_matters, <=, 1);
          handling += (double) visit->handling;
          continue;
        }
      short_ones++;
      hq_identity_parse (visit->identity, &identity, &error);
      g_assert_no_error (error);
      g_assert_true (g_hash_table_add (numbers, visit->identity));
      if (visit->n_matters == 2)
        g_assert_cmpstr (visit->matters[0].item, !=, visit->matters[1].item);
    }
  g_assert_cmpuint (booked, ==, 1);
  g_assert_cmpuint (sent, >, wrong);
  g_assert_cmpuint (wrong, >, 0);
  g_assert_cmpuint (short_ones, >, 1900);
  g_assert_cmpuint (short_ones, <, 2100);
  g_assert_cmpuint (priority, >, 120);
  g_assert_cmpuint (priority, <, 250);
  g_assert_cmpuint (rating, >, 1200);
  g_assert_cmpuint (rating, <, 1500);
  g_assert_cmpuint (bad, >, 0);
  g_assert_cmpuint (bad, <, 30);
  /* The mean of the spread is the item's own. */
  handling /= VISITS - short_ones;
  g_assert_cmpfloat (handling, >, 19.0 * HQ_MINUTE);
  g_assert_cmpfloat (handling, <, 21.0 * HQ_MINUTE);
}

/* The authors' own numbers: a state that SplitMix64 fills from 0. */
static void
test_crowd_random (void)
{
  static const guint64 expected[] = { G_GUINT64_CONSTANT (11091344671253066420),
                                      G_GUINT64_CONSTANT (13793997310169335082),
                                      G_GUINT64_CONSTANT (1900383378846508768) };
  HqRandom random;

  hq_random_init (&random, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (hq_random_next (&random) == expected[i]);
  for (guint i = 0; i < 10000; i++)
    {
      g_assert_cmpuint (hq_random_below (&random, 7), <, 7);
      g_assert_cmpfloat (hq_random_log_normal (&random, 3, 0.5), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/crowd/" name, Fixture, NULL, setup, func, teardown)
  ADD ("seed", test_crowd_seed);
  ADD ("peak", test_crowd_peak);
  ADD ("short-day", test_crowd_short_day);
  ADD ("people", test_crowd_people);
  g_test_add_func ("/crowd/random", test_crowd_random);
  return g_test_run ();
}
