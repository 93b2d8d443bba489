/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-hall-table.h"
#include "hq-test-store.h"
#include "hq-use-table.h"

/* What becomes of a change in which the schema refuses something before anybody waits for it. */

static HqDatabase *
open_new (void)
{
  g_autofree char *path = hq_test_store_new ();
  g_autoptr (GError) error = NULL;
  HqDatabase *db = hq_database_open (path, HQ_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

static gboolean
insert (HqDatabase *db, gint64 seq, GError **error)
{
  HqEvent event = { .seq = seq, .at = 5, .day = 20210218, .act = "issue", .role = "visitor" };

  return hq_event_table_insert (db, &event, error);
}

static gboolean
write_first (HqDatabase *db, gpointer data, GError **error)
{
  return hq_hall_table_insert (db, 1, "x", HQ_HALL_TRIAL, error) && insert (db, 1, error);
}

static gboolean
write_next (HqDatabase *db, gpointer data, GError **error)
{
  return insert (db, *(gint64 *) data, error);
}

/* The same number twice, and then a rule of its own says no. */
static gboolean
write_and_refuse (HqDatabase *db, gpointer data, GError **error)
{
  if (!insert (db, 1, error))
    return FALSE;
  hq_error_set (error, HQ_ERROR_QUOTA, NULL);
  return FALSE;
}

/* Somebody asks how many rows it were, and goes on whatever the answer. */
static gboolean
write_and_count (HqDatabase *db, gpointer data, GError **error)
{
  if (!insert (db, 1, error))
    return FALSE;
  g_assert_cmpint (hq_database_get_changes (db), ==, 0);
  return TRUE;
}

/* What may be refused is tried after what may not. */
static gboolean
write_and_try (HqDatabase *db, gpointer data, GError **error)
{
  return insert (db, 1, error) && hq_use_table_delete (db, HQ_USE_FLOOR, "1", error);
}

static void
check_after (HqDatabase *db, gint64 next)
{
  g_autoptr (GError) error = NULL;
  HqEvent last;

  g_assert_true (hq_database_write (db, write_next, &next, &error));
  g_assert_no_error (error);
  g_assert_true (hq_event_table_get_last (db, &last, &error));
  g_assert_cmpint (last.seq, ==, next);
}

static void
test_refused_changes (void)
{
  static const struct
  {
    HqDatabaseFunc func;
    HqError either; /* where nobody waits for a statement, the rule speaks first */
  } cases[] = {
    { write_and_refuse, HQ_ERROR_QUOTA },
    { write_and_count, HQ_ERROR_CONFLICT },
    { write_and_try, HQ_ERROR_CONFLICT },
  };
  g_autoptr (HqDatabase) db = open_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hq_database_write (db, write_first, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_false (hq_database_write (db, cases[i].func, NULL, &refusal));
      if (!hq_error_is (refusal, HQ_ERROR_CONFLICT))
        g_assert_error (refusal, HQ_ERROR, (int) cases[i].either);
      /* The next change finds nothing of it. */
      check_after (db, 2 + i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refused/changes", test_refused_changes);
  return g_test_run ();
}
