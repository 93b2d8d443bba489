/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-catalogue-file.h"
#include "hq-error.h"
#include "hq-export.h"
#include "hq-import.h"
#include "hq-init.h"
#include "hq-item.h"
#include "hq-setup-file.h"
#include "hq-setup-text.h"
#include "hq-slot-file.h"
#include "hq-slot-table.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"

/* A catalogue of a large city: what one of them publishes for its hall. */
#define N_ITEMS 6359

#define TODAY "2021-02-18T10:00"
#define SUNDAY "2021-02-21T10:00"

typedef struct
{
  HqTestHall test;
  HqAnswer answer;
} Fixture;

static GBytes *
read_demo (const char *name)
{
  g_autofree char *path = g_build_filename (HQ_DEMO_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
set_up_small (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
}

static void
set_up_demo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) setup = read_demo ("hall.json");
  g_autoptr (GBytes) calendar = read_demo ("calendar.json");
  g_autoptr (GError) error = NULL;
  HqTestHall *test = &fixture->test;

  test->folder = hq_test_folder_new ();
  test->path = hq_test_store_new ();
  hq_init_create (test->path, HQ_HALL_DEMO, setup, calendar, &error);
  g_assert_no_error (error);
  test->hall = hq_hall_open (test->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_clear (&fixture->test);
}

static gboolean
run (Fixture *fixture, HqOrder order, const char *staff, const char *at, GError **error)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };

  order.now = hq_test_hall_time (at);
  return hq_hall_run (fixture->test.hall, &actor, &order, &fixture->answer, error);
}

static void
act (Fixture *fixture, HqOrder order, const char *staff, const char *at)
{
  g_autoptr (GError) error = NULL;

  run (fixture, order, staff, at, &error);
  g_assert_no_error (error);
}

static gboolean
try_import (Fixture *fixture, const char *what, GBytes *file, const char *at, GError **error)
{
  HqOrder order = { .act = (HqAct) hq_import_find_act (what) };
  gpointer rows;
  gboolean done;

  g_assert_cmpint (hq_import_find_act (what), >=, 0);
  rows = hq_import_parse (fixture->test.hall, order.act, file, error);
  if (rows == NULL)
    return FALSE;
  order.rows = rows;
  done = run (fixture, order, NULL, at, error);
  hq_import_free_rows (order.act, rows);
  return done;
}

static void
import (Fixture *fixture, const char *what, const char *text, const char *at)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  try_import (fixture, what, file, at, &error);
  g_assert_no_error (error);
}

static char *export(Fixture *fixture, const char *what)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  g_autoptr (GError) error = NULL;
  char *text = hq_export_format (fixture->test.hall, &actor,
                                 (HqAct) hq_import_find_act (what), &error);

  g_assert_no_error (error);
  return text;
}

/* @text with each @from that it has turned into @to. */
static char *
change (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

#define COUNT(sql) hq_test_hall_count (&fixture->test, sql)

/* The import is refused, says why, and leaves hall and events as they were. */
static void
refuse (Fixture *fixture, const char *what, const char *text, HqError code, const char *says)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autofree char *before = export(fixture, what);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 events = COUNT ("SELECT count(*) FROM event");

  g_assert_false (try_import (fixture, what, file, TODAY, &error));
  g_assert_error (error, HQ_ERROR, (int) code);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is not in “%s”", says, error->message);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event"), ==, events);
  after = export(fixture, what);
  g_assert_cmpstr (after, ==, before);
}

/* Each file of the demo comes back as it went in, and what came back goes in again. */
static void
test_import_round_trip (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what;
    const char *name;
    gboolean same; /* the demo's own file is in the form of the export */
    gint64 rows;
  } files[] = {
    { "hall", "hall.json", FALSE, 0 },
    { "calendar", "calendar.json", FALSE, 283 },
    { "catalogue", "catalogue.csv", TRUE, 80 },
    { "appointments", "appointments.csv", TRUE, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) demo = read_demo (files[i].name);
      g_autofree char *given = g_strndup (g_bytes_get_data (demo, NULL), g_bytes_get_size (demo));
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;

      import (fixture, files[i].what, given, TODAY);
      if (files[i].rows > 0)
        g_assert_cmpint (fixture->answer.value, ==, files[i].rows);
      text = export(fixture, files[i].what);
      if (files[i].same)
        g_assert_cmpstr (text, ==, given);
      import (fixture, files[i].what, text, TODAY);
      again = export(fixture, files[i].what);
      g_assert_cmpstr (again, ==, text);
      /* Something else takes its place as a whole, and the file brings all of it back. */
      if (g_str_equal (files[i].what, "catalogue") || g_str_equal (files[i].what, "appointments"))
        {
          g_autofree char *header = g_strndup (text, (gsize) (strchr (text, '\n') + 1 - text));
          g_autofree char *empty = NULL;

          import (fixture, files[i].what, header, TODAY);
          empty = export(fixture, files[i].what);
          g_assert_cmpstr (empty, ==, header);
          import (fixture, files[i].what, text, TODAY);
          g_free (again);
          again = export(fixture, files[i].what);
          g_assert_cmpstr (again, ==, text);
        }
    }
  g_assert_cmpint (COUNT (
                     "SELECT count(*) FROM event WHERE act = 'import-hall' AND subject = 'hall'"
                     " AND value > 110 AND role = 'operator'"),
                   ==, 2);
}

/* The same hall as the file that was parsed says, not only as the store says. */
static void
test_import_same_hall (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) demo = read_demo ("hall.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) setup = hq_setup_file_parse (g_bytes_get_data (demo, NULL),
                                                   g_bytes_get_size (demo), &error);
  g_autofree char *right = NULL;
  g_autofree char *text = export(fixture, "hall");

  g_assert_no_error (error);
  right = hq_setup_text_format (setup);
  g_assert_cmpstr (text, ==, right);
}

static void
test_import_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) demo = read_demo ("catalogue.csv");
  g_autoptr (GError) error = NULL;
  const HqSetup *setup = hq_hall_get_setup (fixture->test.hall, &error);
  g_autoptr (GPtrArray) items = hq_catalogue_file_parse (g_bytes_get_data (demo, NULL),
                                                         g_bytes_get_size (demo), setup, &error);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *header = NULL;
  GString *many = g_string_new (NULL);
  gint64 start;

  g_assert_no_error (error);
  for (guint n = 0; n < N_ITEMS; n += items->len)
    {
      g_autofree char *part = NULL;

      while (items->len > N_ITEMS - n)
        g_ptr_array_remove_index (items, items->len - 1);
      for (guint i = 0; i < items->len; i++)
        {
          HqItem *item = items->pdata[i];

          g_free (item->item);
          item->item = g_strdup_printf ("I%05u", n + i);
        }
      part = hq_catalogue_file_format (items, setup);
      g_string_append (many, n == 0 ? part : strchr (part, '\n') + 1);
    }
  text = g_string_free (many, FALSE);
  header = g_strndup (text, (gsize) (strchr (text, '\n') + 1 - text));
  start = g_get_monotonic_time ();
  import (fixture, "catalogue", text, TODAY);
  g_test_message ("%d items in %.3f s", N_ITEMS,
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpint (fixture->answer.value, ==, N_ITEMS);
  again = export(fixture, "catalogue");
  g_assert_cmpstr (again, ==, text);
  start = g_get_monotonic_time ();
  import (fixture, "catalogue", header, SUNDAY);
  g_test_message ("and none of them again in %.3f s",
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM item"), ==, 0);
}

/* A set-up can be changed on a day that is open, on one on which the hall has closed, and on one on
 * which it does not open; none of it opens a day. */
static void
test_import_any_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hall = export(fixture, "hall");
  g_autofree char *calendar = export(fixture, "calendar");
  g_autofree char *renamed = change (hall, "测试大厅", "新大厅");
  g_autofree char *now = NULL;

  import (fixture, "hall", renamed, "2021-02-18T08:00");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day"), ==, 0);
  act (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, NULL, "2021-02-18T09:00");
  act (fixture, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 }, "c1", "2021-02-18T09:01");
  import (fixture, "hall", hall, "2021-02-18T09:02");
  import (fixture, "calendar", calendar, "2021-02-18T09:02");
  act (fixture, (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 }, "c1", "2021-02-18T09:05");
  act (fixture, (HqOrder){ .act = HQ_ACT_CLOSE_DAY }, NULL, "2021-02-18T17:00");
  import (fixture, "hall", renamed, "2021-02-18T17:30");
  import (fixture, "calendar", calendar, SUNDAY);
  import (fixture, "hall", renamed, SUNDAY);
  now = export(fixture, "hall");
  g_assert_cmpstr (now, ==, renamed);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day"), ==, 1);
}

static void
test_import_in_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hall = export(fixture, "hall");
  g_autofree char *no_counter = change (hall, "\"from\": 3, \"to\": 3", "\"from\": 5, \"to\": 5");
  g_autofree char *no_clerk = change (hall, "\"staff\": \"c3\"", "\"staff\": \"c9\"");
  g_autofree char *part = change (hall, "\"service\": \"D\", \"prefix\": \"D\"",
                                  "\"service\": \"N\", \"prefix\": \"N\"");
  g_autofree char *more = change (part, "[\"A\", \"D\"], \"speciality\": [\"D\"]",
                                  "[\"A\", \"N\"], \"speciality\": [\"N\"]");
  g_autofree char *no_service = change (more, "\"C\", \"D\"]", "\"C\", \"N\"]");

  import (fixture, "appointments", "code,service,slot\nY1,D,2021-02-18 10:00\n",
          "2021-02-18T08:30");
  refuse (fixture, "hall", no_service, HQ_ERROR_IN_USE, "service D");
  import (fixture, "appointments", "code,service,slot\n", "2021-02-18T08:30");
  act (fixture, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 3 }, "c3", "2021-02-18T09:00");
  refuse (fixture, "hall", no_counter, HQ_ERROR_IN_USE, "counter 3");
  refuse (fixture, "hall", no_clerk, HQ_ERROR_IN_USE, "staff c3");
  act (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "D" }, NULL, "2021-02-18T09:01");
  refuse (fixture, "hall", no_service, HQ_ERROR_IN_USE, "service D");
  act (fixture, (HqOrder){ .act = HQ_ACT_CALL, .counter = 3 }, "c3", "2021-02-18T09:05");
  refuse (fixture, "hall", no_service, HQ_ERROR_IN_USE, "service D");
  act (fixture, (HqOrder){ .act = HQ_ACT_CLOSE_DAY }, NULL, "2021-02-18T09:10");

  /* Nothing is at work now: what history points to stays, asleep; c3 served, K1 was not used. */
  import (fixture, "hall", no_counter, SUNDAY);
  g_assert_cmpint (COUNT ("SELECT active FROM counter WHERE counter = 3"), ==, 0);
  import (fixture, "hall", no_clerk, SUNDAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter WHERE counter = 5"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT active FROM counter WHERE counter = 3"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT active FROM staff WHERE staff = 'c3'"), ==, 0);
  import (fixture, "hall", no_service, SUNDAY);
  g_assert_cmpint (COUNT ("SELECT active FROM service WHERE service = 'D'"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM staff WHERE staff = 'c9'"), ==, 0);
  import (fixture, "hall", hall, SUNDAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM service WHERE service = 'N'"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT active FROM service WHERE service = 'D'"), ==, 1);
}

static gboolean
run_text (HqDatabase *db, gpointer data, GError **error)
{
  return hq_database_run (db, data, error, "");
}

static void
test_import_items_in_use (Fixture *fixture, gconstpointer data)
{
  static const HqText matter = { "INSERT INTO matter (hall, ticket, matter, item)"
                                 " VALUES (1, 1, 1, 'A01')" };
  g_autoptr (GBytes) demo = read_demo ("catalogue.csv");
  g_autofree char *all = g_strndup (g_bytes_get_data (demo, NULL), g_bytes_get_size (demo));
  g_autofree char *without = change (all, "\nA01,", "\nX01,");
  g_autofree char *empty = g_strndup (all, (gsize) (strchr (all, '\n') + 1 - all));
  g_autoptr (GError) error = NULL;

  import (fixture, "catalogue", all, "2021-02-18T08:00");
  act (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, NULL, "2021-02-18T09:00");
  hq_database_write (hq_hall_get_database (fixture->test.hall), run_text, (gpointer) &matter,
                     &error);
  g_assert_no_error (error);
  refuse (fixture, "catalogue", without, HQ_ERROR_IN_USE, "item A01");
  act (fixture, (HqOrder){ .act = HQ_ACT_CLOSE_DAY }, NULL, "2021-02-18T17:00");
  import (fixture, "catalogue", without, "2021-02-18T17:01");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM item"), ==, 81);
  g_assert_cmpint (COUNT ("SELECT active FROM item WHERE item = 'A01'"), ==, 0);
  import (fixture, "catalogue", empty, "2021-02-18T17:02");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM item"), ==, 1);
}

static HqSlot *
find_slot (Fixture *fixture, const char *code)
{
  g_autoptr (GError) error = NULL;
  HqSlot *slot = NULL;

  hq_slot_table_find (hq_hall_get_database (fixture->test.hall), code, &slot, &error);
  g_assert_no_error (error);
  return slot;
}

/* What was used stands, whatever the next file says of it or leaves out. */
static void
test_import_slots (Fixture *fixture, gconstpointer data)
{
  static const HqText use = { "UPDATE ticket SET slot = 'Y2' WHERE ticket = 1" };
  static const char slots[] = "code,service,slot\n"
                              "Y1,A,2021-02-18 09:30\n"
                              "Y2,A,2021-02-18 09:30\n"
                              "\"Y,3\",D,2021-02-19 10:00\n";
  HqDatabase *db = hq_hall_get_database (fixture->test.hall);
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSlot) found = NULL;
  g_autoptr (GPtrArray) day = NULL;
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;

  import (fixture, "appointments", slots, "2021-02-18T08:00");
  text = export(fixture, "appointments");
  g_assert_cmpstr (text, ==, slots);
  day = hq_slot_table_load (db, hq_test_hall_time ("2021-02-18T00:00"),
                            hq_test_hall_time ("2021-02-19T00:00"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (day->len, ==, 2);
  found = find_slot (fixture, "Y,3");
  g_assert_cmpint (found->starts_at, ==, hq_test_hall_time ("2021-02-19T10:00"));
  g_assert_cmpstr (found->service, ==, "D");
  g_assert_cmpint (found->ticket, ==, 0);
  g_assert_null (find_slot (fixture, "Y9"));

  act (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, NULL, "2021-02-18T09:00");
  hq_database_write (db, run_text, (gpointer) &use, &error);
  g_assert_no_error (error);
  refuse (fixture, "appointments", "code,service,slot\nY2,A,2021-02-18 09:45\n", HQ_ERROR_SLOT_USED,
          "Y2");
  import (fixture, "appointments", "code,service,slot\nY4,A,2021-02-18 11:00\n", TODAY);
  less = export(fixture, "appointments");
  g_assert_cmpstr (less, ==, "code,service,slot\nY2,A,2021-02-18 09:30\nY4,A,2021-02-18 11:00\n");
  import (fixture, "appointments", slots, TODAY);
  g_free (text);
  text = export(fixture, "appointments");
  g_assert_cmpstr (text, ==, slots);
}

static void
test_import_slot_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *says;
  } faults[] = {
    { "", "line 1, column 1: a row that names the columns" },
    { "code,slot,service\n",
      "line 1, column 6: the column “service” is to stand here, not “slot”" },
    { "code,service\n", "line 1, column 1: the column “slot” is missing" },
    { "code,service,slot,x\n", "line 1, column 19: “x” is no known column" },
    { "code,service,slot\nY1,A\n", "line 2, column 1: the row has 2 cells, the header 3" },
    { "code,service,slot\nY1,Q,2021-02-18 09:30\n", "line 2, column 4: service: there is no" },
    { "code,service,slot\n,A,2021-02-18 09:30\n", "line 2, column 1: code: an appointment has" },
    { "code,service,slot\nY1,A,2021-02-18 09:30\nY1,A,2021-02-18 09:45\n",
      "line 3, column 1: code: “Y1” stands here a second time" },
    { "code,service,slot\nY1,A,2021-02-18T09:30\n", "line 2, column 6: slot: “2021-02-18T09:30”" },
    { "code,service,slot\nY1,A,2021-02-30 09:30\n", "line 2, column 6: slot: “2021-02-30 09:30”" },
    { "code,service,slot\nY1,A,2021-02-18 24:00\n", "line 2, column 6: slot:" },
    { "code,service,slot\nY1,A,2021-02-18 9:30\n", "line 2, column 6: slot:" },
    { "code,service,slot\nY1,A,\n", "line 2, column 6: slot: “”" },
    { "code,service,slot\nY1,A,\"2021\n", "line 2, column 6: a quotation mark is opened" },
    { "code,service,slot\nY\xff,A,2021-02-18 09:30\n", "line 2, column 2: the text is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    refuse (fixture, "appointments", faults[i].text, HQ_ERROR_IMPORT, faults[i].says);
}

/* A file that was read against a hall which has changed since is refused, not half taken. */
static void
test_import_stale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hall = export(fixture, "hall");
  g_autofree char *part = change (hall, "\"service\": \"D\", \"prefix\": \"D\"",
                                  "\"service\": \"N\", \"prefix\": \"N\"");
  g_autofree char *more = change (part, "[\"A\", \"D\"], \"speciality\": [\"D\"]",
                                  "[\"A\", \"N\"], \"speciality\": [\"N\"]");
  g_autofree char *other = change (more, "\"C\", \"D\"]", "\"C\", \"N\"]");
  static const char slots[] = "code,service,slot\nY1,D,2021-02-18 09:30\n";
  g_autoptr (GBytes) file = g_bytes_new_static (slots, strlen (slots));
  g_autoptr (GError) error = NULL;
  HqOrder order = { .act = HQ_ACT_IMPORT_APPOINTMENTS };
  gpointer rows = hq_import_parse (fixture->test.hall, order.act, file, &error);

  g_assert_no_error (error);
  import (fixture, "hall", other, TODAY);
  order.rows = rows;
  g_assert_false (run (fixture, order, NULL, TODAY, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  hq_import_free_rows (order.act, rows);
}

/* A hall's own figures hold from the next act on; what is no setting is named. */
static void
test_import_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hall = export (fixture, "hall");
  g_autofree char *slow = change (hall, "\"settings\": {}", "\"settings\": {\"walk\": \"600\"}");
  g_autofree char *unknown = change (slow, "\"walk\"", "\"wlak\"");
  g_autofree char *endless = change (slow, "600", "36000");
  g_autofree char *lost = change (slow, "\"walk\": \"600\"", "\"base_address\": \"queue.cn\"");
  g_autofree char *near = change (slow, "\"walk\": \"600\"", "\"printer:K1\": \"/dev/lp0\"");

  act (fixture, (HqOrder) { .act = HQ_ACT_ISSUE, .service = "A" }, NULL, TODAY);
  g_assert_cmpint (fixture->answer.ticket.walk_until - fixture->answer.at, ==, HQ_MINUTE);
  import (fixture, "hall", slow, TODAY);
  act (fixture, (HqOrder) { .act = HQ_ACT_ISSUE, .service = "A" }, NULL, TODAY);
  g_assert_cmpint (fixture->answer.ticket.walk_until - fixture->answer.at, ==, 10 * HQ_MINUTE);
  refuse (fixture, "hall", unknown, HQ_ERROR_IMPORT, "there is no setting “wlak”");
  refuse (fixture, "hall", endless, HQ_ERROR_IMPORT, "a number of seconds from 0 to 3600");
  refuse (fixture, "hall", unknown, HQ_ERROR_IMPORT, "column ");
  refuse (fixture, "hall", lost, HQ_ERROR_IMPORT, "“base_address” is to be an address like");
  refuse (fixture, "hall", near, HQ_ERROR_IMPORT, "“printer:K1” is to be a printer on the network");
  import (fixture, "hall", hall, TODAY);
  act (fixture, (HqOrder) { .act = HQ_ACT_ISSUE, .service = "A" }, NULL, TODAY);
  g_assert_cmpint (fixture->answer.ticket.walk_until - fixture->answer.at, ==, HQ_MINUTE);
}

static void
test_import_time_zone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hall = export(fixture, "hall");
  g_autofree char *wrong = change (hall, "Asia/Shanghai", "Asia/Nowhere");

  refuse (fixture, "hall", wrong, HQ_ERROR_IMPORT, "line 5, column 16: “Asia/Nowhere” is no time");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, set_up, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import/round-trip", set_up_demo, test_import_round_trip);
  ADD ("/import/same-hall", set_up_demo, test_import_same_hall);
  ADD ("/import/many", set_up_demo, test_import_many);
  ADD ("/import/any-day", set_up_small, test_import_any_day);
  ADD ("/import/in-use", set_up_small, test_import_in_use);
  ADD ("/import/items-in-use", set_up_demo, test_import_items_in_use);
  ADD ("/import/slots", set_up_small, test_import_slots);
  ADD ("/import/slot-faults", set_up_small, test_import_slot_faults);
  ADD ("/import/stale", set_up_small, test_import_stale);
  ADD ("/import/settings", set_up_small, test_import_settings);
  ADD ("/import/time-zone", set_up_small, test_import_time_zone);
  return g_test_run ();
}
