/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-error.h"
#include "hq-init.h"
#include "hq-setup-file.h"
#include "hq-test.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"

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
test_init_demo (void)
{
  g_autoptr (GBytes) setup = read_demo ("hall.json");
  g_autoptr (GBytes) calendar = read_demo ("calendar.json");
  g_autoptr (GError) error = NULL;
  HqActor actor = { .role = HQ_ROLE_VISITOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A",
                    .now = hq_test_hall_time ("2021-02-18T08:31:00") };
  HqTestHall test;
  HqAnswer answer;

  test.folder = hq_test_folder_new ();
  test.path = hq_test_store_new ();
  hq_init_create (test.path, HQ_HALL_DEMO, setup, calendar, &error);
  g_assert_no_error (error);
  g_assert_false (hq_init_create (test.path, HQ_HALL_DEMO, setup, calendar, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_EXISTS);
  g_clear_error (&error);

  test.hall = hq_hall_open (test.path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM counter"), ==, 110);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM floor"), ==, 4);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM service AS s WHERE NOT EXISTS"
                                              " (SELECT 1 FROM counter_service AS c"
                                              " WHERE c.service = s.service)"), ==, 0);
  hq_hall_run (test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  /* From the kiosk on floor 1 to floor 2. */
  g_assert_cmpint (answer.ticket.walk_until - answer.at, ==, 2 * HQ_MINUTE);
  hq_test_hall_clear (&test);
}

/* A fault anywhere: nothing is made, and the place is named. */
static void
test_init_faults (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *says;
  } faults[] = {
    { "\"prefix\": \"B\"", "\"prefix\": \"I\"", "services, entry 2" },
    { "\"opens\": \"08:30\"", "\"opens\": \"8 h\"", "day_kinds, entry 1" },
    { "\"zone\": \"A\", \"kind\"", "\"zone\": \"Q\", \"kind\"", "counters, entry 1" },
    { "\"name\": \"1楼\"", "\"name\": 1", "floors, entry 1" },
    { "\"floors\": [", "\"floors\": [[", "" },
    { "[\"clerk\"]", "[\"king\"]", "staff, entry 1" },
  };
  g_autoptr (GBytes) setup = read_demo ("hall.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (setup, NULL), g_bytes_get_size (setup));

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const char *at = strstr (text, faults[i].from);
      g_autofree char *head = NULL;
      g_autofree char *wrong = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (at);
      head = g_strndup (text, (gsize) (at - text));
      wrong = g_strconcat (head, faults[i].to, at + strlen (faults[i].from), NULL);
      g_assert_null (hq_setup_file_parse (wrong, strlen (wrong), &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
      g_assert_nonnull (strstr (error->message, faults[i].says));
    }
}

/* A hall that nobody would see is not made. */
static void
test_init_code (void)
{
  g_autoptr (GBytes) setup = read_demo ("hall.json");
  g_autoptr (GBytes) calendar = read_demo ("calendar.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (setup, NULL), g_bytes_get_size (setup));
  g_autofree char *path = hq_test_store_new ();
  g_auto (GStrv) parts = g_strsplit (text, "\"code\": \"demo\"", 2);
  g_autofree char *wrong = g_strjoinv ("\"code\": \"~demo\"", parts);
  g_autoptr (GBytes) other = g_bytes_new_static (wrong, strlen (wrong));
  g_autoptr (GError) error = NULL;

  g_assert_false (hq_init_create (path, HQ_HALL_DEMO, other, calendar, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_BAD_CODE);
  g_assert_cmpstr (hq_error_get_detail (error), ==, "~demo");
  g_clear_error (&error);
  g_assert_true (hq_init_create (path, HQ_HALL_DEMO, setup, calendar, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/init/demo", test_init_demo);
  g_test_add_func ("/init/faults", test_init_faults);
  g_test_add_func ("/init/code", test_init_code);
  return g_test_run ();
}
