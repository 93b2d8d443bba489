/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-test-hall.h"
#include "hq-test.h"

static HqTestHall test;

static void
run (HqRole role, const char *staff, HqOrder order, int code)
{
  HqActor actor = { .role = role, .staff = staff };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  order.act = HQ_ACT_EXPORT;
  order.now = hq_test_hall_time ("2021-02-19 10:00");
  g_assert_cmpint (hq_hall_run (test.hall, &actor, &order, &answer, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, HQ_ERROR, code);
}

/* Who made a report, of what and of how many days, is an event and an access; a refused one is
 * neither. */
static void
test_export_report (void)
{
  const HqOrder order = { .type = "pdf", .from = 20210218, .count = 5 };
  const char *events = "SELECT count(*) FROM event WHERE act = 'export-report'"
                       " AND subject = 'pdf 2021-02-18' AND value = 5 AND staff = 'm1'";

  run (HQ_ROLE_MANAGER, "m1", order, -1);
  g_assert_cmpint (hq_test_hall_count (&test, events), ==, 1);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM access WHERE staff = 'm1'"
                                              " AND what = 'export-report'"),
                   ==, 1);
  run (HQ_ROLE_CLERK, "c1", order, HQ_ERROR_DENIED);
  run (HQ_ROLE_GUIDE, "g1", order, HQ_ERROR_DENIED);
  run (HQ_ROLE_VISITOR, NULL, order, HQ_ERROR_DENIED);
  run (HQ_ROLE_MANAGER, "m1", (HqOrder){ .type = "exe", .from = 20210218, .count = 1 },
       HQ_ERROR_INVALID);
  run (HQ_ROLE_MANAGER, "m1", (HqOrder){ .from = 20210218, .count = 1 }, HQ_ERROR_INVALID);
  run (HQ_ROLE_MANAGER, "m1", (HqOrder){ .type = "csv", .from = 20210231, .count = 1 },
       HQ_ERROR_INVALID);
  run (HQ_ROLE_MANAGER, "m1", (HqOrder){ .type = "csv", .from = 20210218 }, HQ_ERROR_INVALID);
  g_assert_cmpint (hq_test_hall_count (&test,
                                       "SELECT count(*) FROM event WHERE act = 'export-report'"),
                   ==, 1);
  g_assert_cmpint (hq_test_hall_count (&test,
                                       "SELECT count(*) FROM access WHERE what = 'export-report'"),
                   ==, 1);
  run (HQ_ROLE_SUPERVISOR, "m1", (HqOrder){ .type = "csv", .from = 20210218, .count = 1 }, -1);
  run (HQ_ROLE_ADMINISTRATOR, "m1", (HqOrder){ .type = "xlsx", .from = 20210218, .count = 1 }, -1);
  run (HQ_ROLE_OPERATOR, NULL, (HqOrder){ .type = "xlsx", .from = 20210218, .count = 1 }, -1);
  g_assert_cmpint (hq_test_hall_count (&test,
                                       "SELECT count(*) FROM event WHERE act = 'export-report'"),
                   ==, 4);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_test_hall_run_sql (&test, "INSERT INTO staff_role (hall, staff, role)"
                               " SELECT hall, 'm1', 'supervisor' FROM hall"
                               " UNION ALL SELECT hall, 'm1', 'administrator' FROM hall");
  hq_test_hall_run_sql (&test, "UPDATE hall SET revision = revision + 1");
  g_test_add_func ("/export/report", test_export_report);
  status = g_test_run ();
  hq_test_hall_clear (&test);
  return status;
}
