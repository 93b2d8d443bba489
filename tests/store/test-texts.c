/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "all-texts.h"
#include "hq-error.h"
#include "hq-test-store.h"

static HqDatabase *
open_new (void)
{
  g_autofree char *path = hq_test_store_new ();
  g_autoptr (GError) error = NULL;
  HqDatabase *db = hq_database_open (path, HQ_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_texts_prepare (void)
{
  g_autoptr (HqDatabase) db = open_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    {
      guint n;
      const HqText *texts = all_texts[i](&n);

      g_assert_cmpuint (n, >, 0);
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (GError) error = NULL;

          hq_database_prepares (db, &texts[j], &error);
          g_assert_no_error (error);
        }
    }
}

static gboolean
write_two (HqDatabase *db, gpointer data, GError **error)
{
  HqEvent event = { .seq = 1, .request = "first", .at = 5, .day = 20210218, .act = "issue",
                    .role = "visitor", .ticket = 7, .value = 3, .after = "waiting" };

  if (!hq_hall_table_insert (db, 1, "x", HQ_HALL_TRIAL, error)
      || !hq_event_table_insert (db, &event, error))
    return FALSE;
  event.seq = 2;
  event.request = NULL;
  event.ticket = 8;
  return hq_event_table_insert (db, &event, error);
}

static gboolean
write_third (HqDatabase *db, gpointer data, GError **error)
{
  HqEvent event = { .seq = 3, .request = "first", .at = 5, .day = 20210218, .act = "issue",
                    .role = "visitor" };

  return hq_event_table_insert (db, &event, error);
}

static void
test_texts_events (void)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDatabase) db = open_new ();
  HqEvent event;

  g_assert_true (hq_database_write (db, write_two, NULL, &error));
  g_assert_no_error (error);
  /* The third repeats the first one's request id: the schema says no, and the two stand. */
  g_assert_false (hq_database_write (db, write_third, NULL, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
  g_assert_true (hq_event_table_find (db, "first", &event, NULL));
  g_assert_cmpint (event.seq, ==, 1);
  g_assert_cmpint (event.ticket, ==, 7);
  g_assert_cmpint (event.value, ==, 3);
  g_assert_cmpstr (event.after, ==, "waiting");
  g_assert_null (event.before);
  g_assert_true (hq_event_table_find (db, "second", &event, NULL));
  g_assert_cmpint (event.seq, ==, 0);
  g_assert_true (hq_event_table_get_last (db, &event, NULL));
  g_assert_cmpint (event.seq, ==, 2);
  g_assert_true (hq_event_table_read_after (db, 1, events, NULL));
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (hq_event_table_read_ticket (db, 7, events, NULL));
  g_assert_cmpuint (events->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/texts/prepare", test_texts_prepare);
  g_test_add_func ("/texts/events", test_texts_events);
  return g_test_run ();
}
