/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-alert.h"

#define NOW (450000 * HQ_HOUR)
#define AGO(minutes) (NOW - (minutes) * HQ_MINUTE)

/* What there is to look at, as "long-wait A 1, not-open 3 0": kind, subject and how grave it is. */
static char *
list (const HqAlertFloor *floor, HqTime now)
{
  g_autoptr (GArray) alerts = hq_alert_list (floor, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < alerts->len; i++)
    {
      const HqAlert *alert = &g_array_index (alerts, HqAlert, i);
      g_autofree char *subject = hq_alert_format_subject (alert);

      g_string_append_printf (text, "%s%s %s %d", i > 0 ? ", " : "", hq_alert_get_nick (alert->kind),
                              subject, alert->severity);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Each kind at the moment from which on it is worth a look, and a moment before. */
static void
test_alert_services (void)
{
  static const struct
  {
    HqAlertService row;
    const char *expected;
  } vectors[] = {
    { { .service = "A", .begun = TRUE, .serving = 1, .target = 20 * HQ_MINUTE, .warn = 30 }, "" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 29, .warn = 30 }, "" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 30, .warn = 30 }, "many-wait A 1" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 60, .warn = 30 }, "many-wait A 2" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 60 }, "" },
    { { .service = "A", .begun = TRUE, .waiting = 1, .warn = 30 }, "nobody-serves A 2" },
    { { .service = "A", .begun = TRUE, .warn = 30 }, "" },
    /* Before the opening nothing counts as a wait, and nobody need be there. */
    { { .service = "A", .waiting = 90, .warn = 30, .due = AGO (9) }, "" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 1, .due = NOW,
        .target = 20 * HQ_MINUTE },
      "" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 1, .due = NOW - 1,
        .target = 20 * HQ_MINUTE },
      "long-wait A 1" },
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 1, .due = AGO (20),
        .target = 20 * HQ_MINUTE },
      "long-wait A 2" },
    /* Emergency numbers are counted, and their waits were not measured. */
    { { .service = "A", .begun = TRUE, .serving = 1, .waiting = 1, .target = 20 * HQ_MINUTE }, "" },
    { { .service = "A", .bad = 2, .overdue = 1, .due_today = 4 },
      "case-overdue A 2, bad-rating A 1, case-due A 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = list (&(HqAlertFloor) { .services = &vectors[i].row, .n_services = 1 },
                                     NOW);

      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
}

static void
test_alert_counters (void)
{
  static const struct
  {
    HqAlertCounter row;
    const char *expected;
  } vectors[] = {
    { { .counter = 3, .planned_from = AGO (5) + 1 }, "" },
    { { .counter = 3, .planned_from = AGO (5) }, "not-open 3 0" },
    { { .counter = 3, .planned_from = AGO (5), .waiting = 1, .service = "A" }, "not-open 3 1" },
    { { .counter = 3, .planned_from = AGO (50), .signed_in = TRUE, .paused = TRUE, .called_at = AGO (9) },
      "" },
    { { .counter = 3, .signed_in = TRUE, .called_at = AGO (30), .waiting = 1, .service = "A" }, "" },
    { { .counter = 3, .signed_in = TRUE, .called_at = AGO (30) - 1, .waiting = 1, .service = "A" },
      "calls-nobody 3 1" },
    /* Whom should it call? */
    { { .counter = 3, .signed_in = TRUE, .called_at = AGO (90) }, "" },
    { { .counter = 3, .signed_in = TRUE, .paused = TRUE, .called_at = AGO (90), .waiting = 1 }, "" },
    { { .counter = 3, .signed_in = TRUE, .busy = TRUE, .called_at = AGO (90), .waiting = 1 }, "" },
    { { .counter = 3, .signed_in = TRUE, .busy = TRUE, .called_at = AGO (31), .usual = 10 * HQ_MINUTE,
        .started_at = AGO (30), .serves = "A" },
      "" },
    { { .counter = 3, .signed_in = TRUE, .busy = TRUE, .called_at = AGO (31), .usual = 10 * HQ_MINUTE,
        .started_at = AGO (30) - 1, .serves = "A" },
      "long-service 3 1" },
    /* The time for which it was parked is no service. */
    { { .counter = 3, .signed_in = TRUE, .busy = TRUE, .called_at = AGO (99), .usual = 10 * HQ_MINUTE,
        .started_at = AGO (60), .held = 30 * HQ_MINUTE, .serves = "A" },
      "" },
    /* Where too little is known of a service nothing is long. */
    { { .counter = 3, .signed_in = TRUE, .busy = TRUE, .called_at = AGO (400), .started_at = AGO (400),
        .serves = "A" },
      "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = list (&(HqAlertFloor) { .counters = &vectors[i].row, .n_counters = 1 },
                                     NOW);

      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
}

static void
test_alert_machines (void)
{
  static const HqAlertMachine rows[] = {
    { .place = "K2", .role = "kiosk", .heard_at = NOW },
    { .place = "K10", .role = "kiosk", .silent = TRUE },
    { .place = "K1", .role = "kiosk", .silent = TRUE },
    { .place = "G1", .role = "guide", .heard_at = AGO (1), .clock_off = -3 * HQ_SECOND },
    { .place = "2", .role = "board", .board = TRUE, .silent = TRUE, .heard_at = AGO (1) },
    { .place = "3", .role = "window", .silent = TRUE, .heard_at = AGO (1) },
    { .place = "K3", .role = "kiosk", .heard_at = NOW, .no_paper = TRUE, .clock_off = HQ_MINUTE },
    { .place = "K4", .role = "kiosk", .heard_at = NOW, .low_paper = TRUE },
    /* Of one of which nothing is heard no more than that is known. */
    { .place = "K5", .role = "kiosk", .silent = TRUE, .heard_at = AGO (1), .no_paper = TRUE },
  };
  g_autofree char *found = list (&(HqAlertFloor) { .machines = rows, .n_machines = G_N_ELEMENTS (rows) },
                                 NOW);

  g_assert_cmpstr (found, ==,
                   "board-silent board:2 1, device-silent kiosk:K5 1, device-silent window:3 1,"
                   " no-paper kiosk:K3 1, device-silent kiosk:K1 0, device-silent kiosk:K10 0,"
                   " no-paper kiosk:K4 0, clock-off guide:G1 0, clock-off kiosk:K3 0");
}

/* The services with the gravest first, all of one together; what is of none comes last. */
static void
test_alert_order (void)
{
  static const HqAlertService services[] = {
    { .service = "A", .due_today = 1 },
    { .service = "B", .bad = 1 },
    { .service = "C", .overdue = 1, .due_today = 1 },
    { .service = "D", .overdue = 1 },
  };
  static const HqAlertCounter counters[] = {
    { .counter = 10, .planned_from = AGO (9), .service = "C", .waiting = 2 },
    { .counter = 2, .planned_from = AGO (9), .service = "C", .waiting = 2 },
    { .counter = 3, .planned_from = AGO (9) },
  };
  const HqAlertFloor floor = { services, G_N_ELEMENTS (services), counters, G_N_ELEMENTS (counters) };
  g_autofree char *found = list (&floor, NOW);

  g_assert_cmpstr (found, ==,
                   "case-overdue C 2, not-open 2 1, not-open 10 1, case-due C 0, case-overdue D 2,"
                   " bad-rating B 1, case-due A 0, not-open 3 0");
}

#define SERVICES 6
#define COUNTERS 20

typedef struct
{
  HqAlertService services[SERVICES];
  HqAlertCounter counters[COUNTERS];
} Floor;

static const char *const codes[SERVICES] = { "A", "B", "C", "D", "E", "F" };

static void
make_floor (Floor *floor)
{
  for (guint i = 0; i < SERVICES; i++)
    floor->services[i] = (HqAlertService) { .service = codes[i],
                                            .waiting = g_test_rand_int_range (0, 4),
                                            .warn = g_test_rand_int_range (0, 4),
                                            .due = AGO (g_test_rand_int_range (-30, 60)),
                                            .target = 20 * HQ_MINUTE,
                                            .serving = (guint) g_test_rand_int_range (0, 2),
                                            .begun = g_test_rand_bit (),
                                            .bad = g_test_rand_int_range (0, 2),
                                            .overdue = g_test_rand_int_range (0, 2),
                                            .due_today = g_test_rand_int_range (0, 2) };
  for (guint i = 0; i < COUNTERS; i++)
    {
      guint of = (guint) g_test_rand_int_range (0, SERVICES + 1);
      gboolean serves = g_test_rand_bit ();

      floor->counters[i] = (HqAlertCounter) {
        .counter = (int) i + 1,
        .service = of < SERVICES ? codes[of] : NULL,
        .waiting = of < SERVICES ? 1 : 0,
        .planned_from = g_test_rand_bit () ? AGO (g_test_rand_int_range (0, 10)) : 0,
        .signed_in = g_test_rand_bit (),
        .paused = g_test_rand_bit (),
        .busy = serves,
        .called_at = AGO (g_test_rand_int_range (0, 60)),
        .started_at = serves ? AGO (g_test_rand_int_range (0, 60)) : 0,
        .usual = g_test_rand_int_range (0, 12) * HQ_MINUTE,
        .serves = serves ? codes[g_test_rand_int_range (0, SERVICES)] : NULL,
      };
    }
}

static GArray *
look (const Floor *floor, HqTime now)
{
  return hq_alert_list (&(HqAlertFloor) { floor->services, SERVICES, floor->counters, COUNTERS }, now);
}

static const HqAlert *
find (const GArray *alerts, const HqAlert *wanted)
{
  for (guint i = 0; i < alerts->len; i++)
    {
      const HqAlert *alert = &g_array_index (alerts, HqAlert, i);

      if (alert->kind == wanted->kind && alert->counter == wanted->counter
          && g_strcmp0 (alert->subject, wanted->subject) == 0)
        return alert;
    }
  return NULL;
}

/* All of a service stand together, no alert comes twice, and none before a graver service. */
static void
check_order (const GArray *alerts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int worst = HQ_ALERT_URGENT;

  for (guint i = 0; i < alerts->len; i++)
    {
      const HqAlert *alert = &g_array_index (alerts, HqAlert, i);
      const HqAlert *before = i > 0 ? alert - 1 : NULL;

      g_assert_true (find (alerts, alert) == alert);
      if (before != NULL && g_strcmp0 (before->service, alert->service) == 0)
        {
          g_assert_cmpint (alert->severity, <=, before->severity);
          continue;
        }
      if (alert->service == NULL)
        continue;
      g_assert_true (before == NULL || before->service != NULL);
      g_assert_true (g_hash_table_add (seen, (gpointer) alert->service));
      g_assert_cmpint (alert->severity, <=, worst);
      worst = (int) alert->severity;
    }
}

/* Whatever happens on a floor: what is worth a look stays so while nothing else changes, and grows no
 * less grave; and in what order the floor is told changes nothing. */
static void
test_alert_property (void)
{
  for (guint round = 0; round < 500; round++)
    {
      Floor floor, turned;
      g_autoptr (GArray) now = NULL;
      g_autoptr (GArray) later = NULL;
      g_autoptr (GArray) other = NULL;

      make_floor (&floor);
      for (guint i = 0; i < SERVICES; i++)
        turned.services[i] = floor.services[SERVICES - 1 - i];
      for (guint i = 0; i < COUNTERS; i++)
        turned.counters[i] = floor.counters[COUNTERS - 1 - i];
      now = look (&floor, NOW);
      later = look (&floor, NOW + g_test_rand_int_range (0, 60) * HQ_MINUTE);
      other = look (&turned, NOW);
      check_order (now);
      check_order (later);
      g_assert_cmpuint (now->len, ==, other->len);
      for (guint i = 0; i < now->len; i++)
        {
          const HqAlert *alert = &g_array_index (now, HqAlert, i);
          const HqAlert *kept = find (later, alert);

          g_assert_true (find (other, alert) == &g_array_index (other, HqAlert, i));
          g_assert_nonnull (kept);
          g_assert_cmpint (kept->severity, >=, alert->severity);
        }
    }
}

static void
test_alert_nicks (void)
{
  for (int i = 0; i < HQ_N_ALERTS; i++)
    g_assert_cmpint (hq_alert_find (hq_alert_get_nick ((HqAlertKind) i)), ==, i);
  g_assert_cmpint (hq_alert_find ("nothing"), ==, -1);
  g_assert_cmpint (hq_alert_find (NULL), ==, -1);
}

/* One that began after it was taken is another one. */
static void
test_alert_same (void)
{
  static const struct
  {
    HqTime since;
    HqTime taken_at;
    gboolean same;
  } vectors[] = {
    { AGO (30), AGO (20), TRUE },
    { AGO (20), AGO (20), TRUE },
    { AGO (20) + 1, AGO (20), FALSE },
    { 0, AGO (20), TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpint (hq_alert_is_same (&(HqAlert) { .since = vectors[i].since },
                                       vectors[i].taken_at),
                     ==, vectors[i].same);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alert/services", test_alert_services);
  g_test_add_func ("/alert/counters", test_alert_counters);
  g_test_add_func ("/alert/machines", test_alert_machines);
  g_test_add_func ("/alert/order", test_alert_order);
  g_test_add_func ("/alert/property", test_alert_property);
  g_test_add_func ("/alert/nicks", test_alert_nicks);
  g_test_add_func ("/alert/same", test_alert_same);
  return g_test_run ();
}
