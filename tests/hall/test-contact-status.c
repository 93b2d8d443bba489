/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-test-store.h"
#include "hq-test.h"

/* Runs one command; what it prints is to hold these words, or, after "!", must not. */
static void
ctl (const char *store, const char *line, const char *const *out)
{
  g_auto (HqTestRun) run = { 0 };

  hq_test_ctl (&run, store, line);
  g_assert_cmpint (run.status, ==, 0);
  for (guint i = 0; out[i] != NULL; i++)
    if ((strstr (run.out, out[i] + (out[i][0] == '!')) == NULL) != (out[i][0] == '!'))
      g_error ("%s: %s: %s", line, out[i], run.out);
}

/* A machine that was heard of @ago seconds ago, and whose clock is so many milliseconds ahead. */
static void
add (const char *store, const char *place, const char *role, int ago, int ahead)
{
  gint64 now = hq_test_store_is_server () ? g_get_real_time () : g_get_monotonic_time ();
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO contact (hall, role, place, machine, holder, host, version, started_at, heard_at,"
    " renewed_at, clock_offset) SELECT hall, '%s', '%s', '', 'a process', 'host-%s', '0.1', 1, 1,"
    " %" G_GINT64_FORMAT ", %d000 FROM hall",
    role, place, place, now - (gint64) ago * G_USEC_PER_SEC, ahead);

  hq_test_store_tell (store, sql);
}

/* Who looks at the hall is told of the machines that somebody should look after, and of those alone. */
static void
test_contact_status_told (void)
{
  static const char *const told[] = {
    "Nothing was heard of counter 7 at host-7 (version 0.1) since 1970-01-01 08:00:00.",
    "The clock of kiosk K3 at host-K3 (version 0.1) is 2.5 s ahead.",
    "The clock of kiosk K4 at host-K4 (version 0.1) is 90.0 s behind.",
    "Never heard of: guide G1, kiosk K1",
    "!host-K2",
    "!host-999",
    "The printer of kiosk K5 at host-K5 is out of paper.",
    "The paper of kiosk K6 at host-K6 is nearly used up.",
    NULL,
  };
  static const char *const floor[] = { "!counter 7", "K3", NULL };
  static const char *const json[] = {
    "{\"role\":\"counter\",\"place\":\"7\",\"state\":\"silent\",\"needs-attention\":true,"
    "\"host\":\"host-7\",\"version\":\"0.1\",\"heard-utc\":\"1970-01-01 00:00:00\"",
    "\"clock-ahead-milliseconds\":-90000,\"paper\":\"unknown\"",
    "\"paper\":\"out\"",
    "{\"role\":\"kiosk\",\"place\":\"K1\",\"state\":\"never\",\"needs-attention\":true}",
    NULL,
  };
  /* A server lets in 97 unless it is told otherwise; a file as many as there are. */
  const char *const room[] = {
    hq_test_store_is_server () ? "fewer than the 123 devices and counters" : "!fewer than",
    "is whole",
    NULL,
  };
  g_autofree char *store = hq_test_store_new ();

  ctl (store, "init --demo", (const char *const[]){ "demo hall", NULL });
  add (store, "K2", "kiosk", 0, 1900);
  add (store, "K3", "kiosk", 0, 2500);
  add (store, "K4", "kiosk", 0, -90000);
  add (store, "K5", "kiosk", 0, 0);
  add (store, "K6", "kiosk", 0, 0);
  hq_test_store_tell (store, "UPDATE contact SET paper = 'out' WHERE place = 'K5'");
  hq_test_store_tell (store, "UPDATE contact SET paper = 'low' WHERE place = 'K6'");
  add (store, "7", "counter", 3600, 0);
  /* A counter that the hall has given up. */
  add (store, "999", "counter", 3600, 0);
  ctl (store, "status", told);
  ctl (store, "status --floor 1", floor);
  ctl (store, "status --json", json);
  ctl (store, "check", room);
}

/* A script lists the machines that registered, and gives one its role. */
static void
test_contact_status_machine (void)
{
  static const char *const waits[] = { "  1  waiting ", "host-7", NULL };
  static const char *const given[] = { "  1  kiosk    K4", "北门", NULL };
  static const char *const json[] = { "{\"number\":1,\"name\":\"北门\",\"role\":\"kiosk\","
                                      "\"place\":\"K4\",\"state\":\"silent\"", NULL };
  g_autofree char *store = hq_test_store_new ();

  ctl (store, "init --demo", (const char *const[]){ "demo hall", NULL });
  hq_test_store_tell (store, "INSERT INTO machine (hall, machine, number, host, version,"
                             " first_heard_at, heard_at, renewed_at, clock_offset, here)"
                             " SELECT hall, '0123456789abcdef', 1, 'host-7', '0.1', 1, 1, 1, 0, 1"
                             " FROM hall");
  ctl (store, "machine", waits);
  ctl (store, "machine 1 --type kiosk --to K4 --text 北门", (const char *const[]){ "machine  1", NULL });
  ctl (store, "machine", given);
  ctl (store, "machine --json", json);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contact-status/told", test_contact_status_told);
  g_test_add_func ("/contact-status/machine", test_contact_status_machine);
  return g_test_run ();
}
