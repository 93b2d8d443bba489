/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-stage.h"

static void
assert_want (const HqSetup *setup,
             const HqSetupFacts *facts,
             HqSetupStage stage,
             HqSetupLack lack,
             const char *key)
{
  HqSetupWant want = hq_setup_stage_find_want (setup, facts, stage);

  g_assert_cmpint (want.lack, ==, lack);
  g_assert_cmpstr (want.key, ==, key);
}

static void
test_hall (void)
{
  g_autoptr (HqSetup) setup = hq_setup_new ();

  assert_want (setup, NULL, HQ_SETUP_STAGE_HALL, HQ_SETUP_LACK_NAME, NULL);
  setup->name = g_strdup ("大厅");
  assert_want (setup, NULL, HQ_SETUP_STAGE_HALL, HQ_SETUP_LACK_FLOOR, NULL);
  hq_setup_add_floor (setup)->floor = 1;
  assert_want (setup, NULL, HQ_SETUP_STAGE_HALL, HQ_SETUP_LACK_ZONE, NULL);
  hq_setup_add_zone (setup)->zone = g_strdup ("a");
  assert_want (setup, NULL, HQ_SETUP_STAGE_HALL, HQ_SETUP_LACK_NOTHING, NULL);
  assert_want (setup, NULL, HQ_SETUP_STAGE_DEPARTMENTS, HQ_SETUP_LACK_DEPARTMENT, NULL);
  hq_setup_add_department (setup)->department = g_strdup ("tax");
  assert_want (setup, NULL, HQ_SETUP_STAGE_DEPARTMENTS, HQ_SETUP_LACK_NOTHING, NULL);
  assert_want (setup, NULL, HQ_SETUP_STAGE_MACHINES, HQ_SETUP_LACK_KIOSK, NULL);
  hq_setup_add_device (setup)->role = g_strdup ("board");
  assert_want (setup, NULL, HQ_SETUP_STAGE_MACHINES, HQ_SETUP_LACK_KIOSK, NULL);
  hq_setup_add_device (setup)->role = g_strdup ("kiosk");
  assert_want (setup, NULL, HQ_SETUP_STAGE_MACHINES, HQ_SETUP_LACK_NOTHING, NULL);
}

static void
test_services (void)
{
  g_autoptr (HqSetup) setup = hq_setup_new ();
  HqServiceSession *run;
  HqCounterService *served;

  assert_want (setup, NULL, HQ_SETUP_STAGE_SESSIONS, HQ_SETUP_LACK_DAY_KIND, NULL);
  hq_setup_add_day_kind (setup)->day_kind = g_strdup ("workday");
  assert_want (setup, NULL, HQ_SETUP_STAGE_SESSIONS, HQ_SETUP_LACK_SESSION, "workday");
  hq_setup_add_session (setup)->day_kind = g_strdup ("workday");
  assert_want (setup, NULL, HQ_SETUP_STAGE_SESSIONS, HQ_SETUP_LACK_NOTHING, NULL);
  hq_setup_add_day_kind (setup)->day_kind = g_strdup ("weekend");
  assert_want (setup, NULL, HQ_SETUP_STAGE_SESSIONS, HQ_SETUP_LACK_SESSION, "weekend");
  assert_want (setup, NULL, HQ_SETUP_STAGE_SERVICES, HQ_SETUP_LACK_SERVICE, NULL);
  hq_setup_add_service (setup)->service = g_strdup ("A");
  assert_want (setup, NULL, HQ_SETUP_STAGE_SERVICES, HQ_SETUP_LACK_RUN, "A");
  run = hq_setup_add_service_session (setup);
  run->service = g_strdup ("A");
  assert_want (setup, NULL, HQ_SETUP_STAGE_SERVICES, HQ_SETUP_LACK_NOTHING, NULL);
  assert_want (setup, NULL, HQ_SETUP_STAGE_COUNTERS, HQ_SETUP_LACK_COUNTER, NULL);
  hq_setup_add_counter (setup)->counter = 1;
  assert_want (setup, NULL, HQ_SETUP_STAGE_COUNTERS, HQ_SETUP_LACK_SERVED, "A");
  served = hq_setup_add_counter_service (setup);
  served->service = g_strdup ("A");
  served->lent_until = 60;
  assert_want (setup, NULL, HQ_SETUP_STAGE_COUNTERS, HQ_SETUP_LACK_SERVED, "A");
  served->lent_until = 0;
  assert_want (setup, NULL, HQ_SETUP_STAGE_COUNTERS, HQ_SETUP_LACK_NOTHING, NULL);
}

static void
add_staff (HqSetup *setup, const char *code, HqRole role)
{
  HqStaff *staff = hq_setup_add_staff (setup);

  staff->staff = g_strdup (code);
  staff->roles = 1u << role;
}

static void
test_staff (void)
{
  g_autoptr (HqSetup) setup = hq_setup_new ();
  g_autoptr (GHashTable) passwords = g_hash_table_new (g_str_hash, g_str_equal);
  const HqSetupFacts real = { .passwords = passwords }, trial = { .has_year = TRUE };

  add_staff (setup, "a", HQ_ROLE_ADMINISTRATOR);
  assert_want (setup, &real, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_CLERK, NULL);
  add_staff (setup, "c", HQ_ROLE_CLERK);
  assert_want (setup, &real, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_MANAGER, NULL);
  add_staff (setup, "m", HQ_ROLE_MANAGER);
  assert_want (setup, NULL, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_FACTS, NULL);
  assert_want (setup, &real, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_PASSWORD, "c");
  g_hash_table_add (passwords, (gpointer) "c");
  assert_want (setup, &real, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_PASSWORD, "m");
  g_hash_table_add (passwords, (gpointer) "m");
  assert_want (setup, &real, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_NOTHING, NULL);
  assert_want (setup, &trial, HQ_SETUP_STAGE_STAFF, HQ_SETUP_LACK_NOTHING, NULL);
  assert_want (setup, NULL, HQ_SETUP_STAGE_CALENDAR, HQ_SETUP_LACK_FACTS, NULL);
  assert_want (setup, &real, HQ_SETUP_STAGE_CALENDAR, HQ_SETUP_LACK_YEAR, NULL);
  assert_want (setup, &trial, HQ_SETUP_STAGE_CALENDAR, HQ_SETUP_LACK_NOTHING, NULL);
  /* All the other stages are still to be done. */
  g_assert_cmpuint (hq_setup_stage_count (setup, &trial), ==, HQ_N_SETUP_STAGES - 2);
  g_assert_cmpuint (hq_setup_stage_count (setup, NULL), ==, HQ_N_SETUP_STAGES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-stage/hall", test_hall);
  g_test_add_func ("/setup-stage/services", test_services);
  g_test_add_func ("/setup-stage/staff", test_staff);
  return g_test_run ();
}
