/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact-claim.h"
#include "hq-contact-holder.h"
#include "hq-contact-table.h"
#include "hq-machine-list.h"
#include "hq-test-day.h"

#define KEY "0123456789abcdef-%s"

/* A machine that is given its role by the hall, of which @role is the present one. */
static HqContactClaim *
make (const char *key, HqScreenRole role, const char *place)
{
  g_autofree char *holder = hq_contact_holder_new ();
  HqContactClaim *claim = hq_contact_claim_new (role, place, holder);

  claim->machine = g_strdup_printf (KEY, key);
  g_free (claim->host);
  claim->host = g_strdup_printf ("host-%s", key);
  return claim;
}

static void
hear (HqTestDay *fixture, HqContactClaim *claim)
{
  g_autoptr (GError) error = NULL;

  hq_contact_claim_run (fixture->test.hall, claim, &error);
  g_assert_no_error (error);
}

static void
as_administrator (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "m1";
  fixture->place = NULL;
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, 'm1', 'administrator' FROM hall");
  SQL ("UPDATE hall SET revision = revision + 1");
}

static HqMachineList *
read_list (HqTestDay *fixture)
{
  g_autoptr (GError) error = NULL;
  HqMachineList *list = hq_machine_list_read (fixture->test.hall, NULL, &error);

  g_assert_no_error (error);
  return list;
}

static const HqMachineLine *
find (const HqMachineList *list, const char *role, const char *place)
{
  for (guint i = 0; i < list->lines->len; i++)
    {
      const HqMachineLine *line = &g_array_index (list->lines, HqMachineLine, i);

      if (g_strcmp0 (line->at.role, role) == 0 && g_strcmp0 (line->at.place, place) == 0)
        return line;
    }
  return NULL;
}

/* It registers once, waits, becomes what it is given and waits again where that is taken away. */
static void
test_machine_given (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) one = make ("one", HQ_N_SCREENS, NULL);
  g_autoptr (HqContactClaim) two = make ("two", HQ_N_SCREENS, NULL);
  gint64 events;

  as_administrator (fixture);
  events = COUNT ("SELECT count(*) FROM event");
  hear (fixture, one);
  hear (fixture, two);
  hear (fixture, one);
  g_assert_cmpint (one->number, ==, 1);
  g_assert_cmpint (two->number, ==, 2);
  g_assert_cmpint (one->given_role, ==, HQ_N_SCREENS);
  g_assert_true (one->held);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM contact"), ==, 0);
  /* To register is no change of the hall. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event"), ==, events);

  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "kiosk", .place = "K1", .text = "门口");
  hear (fixture, one);
  g_assert_cmpint (one->given_role, ==, HQ_SCREEN_KIOSK);
  g_assert_cmpstr (one->given_place, ==, "K1");
  hear (fixture, two);
  g_assert_cmpint (two->given_role, ==, HQ_N_SCREENS);
  /* What the event says holds no words of anybody. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'machine' AND value = 1"
                          " AND before = 'waiting' AND after = 'kiosk:K1' AND subject IS NULL"),
                   ==, 1);
  /* Its name alone. */
  DO (.act = HQ_ACT_MACHINE, .id = 1, .text = "北门");
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "waiting");
  hear (fixture, one);
  g_assert_cmpint (one->given_role, ==, HQ_N_SCREENS);
  g_assert_null (one->given_place);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM machine WHERE number = 1 AND name = '北门'"), ==,
                   1);
  hq_test_hall_check (&fixture->test);
}

static void
test_machine_refused (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) one = make ("one", HQ_N_SCREENS, NULL);
  g_autoptr (HqContactClaim) two = make ("two", HQ_N_SCREENS, NULL);
  g_autofree char *longest = g_strnfill (400, 'x');

  hear (fixture, one);
  hear (fixture, two);
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  fixture->place = NULL;
  REFUSE (DENIED, .act = HQ_ACT_MACHINE, .id = 1, .type = "board", .place = "0");
  as_administrator (fixture);
  REFUSE (NOT_FOUND, .act = HQ_ACT_MACHINE, .id = 3, .type = "board", .place = "0");
  REFUSE (NOT_FOUND, .act = HQ_ACT_MACHINE, .id = 1, .type = "kiosk", .place = "K9");
  REFUSE (NOT_FOUND, .act = HQ_ACT_MACHINE, .id = 1, .type = "kiosk");
  REFUSE (NOT_FOUND, .act = HQ_ACT_MACHINE, .id = 1, .type = "counter", .place = "9");
  REFUSE (INVALID, .act = HQ_ACT_MACHINE, .id = 1, .type = "toaster", .place = "1");
  REFUSE (INVALID, .act = HQ_ACT_MACHINE, .id = 1, .text = longest);
  REFUSE (INVALID, .act = HQ_ACT_MACHINE, .id = 1);
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "counter", .place = "1");
  REFUSE (PLACE_GIVEN, .act = HQ_ACT_MACHINE, .id = 2, .type = "counter", .place = "1");
  DO (.act = HQ_ACT_MACHINE, .id = 2, .type = "window", .place = "1");
  /* A part of the hall is shown by as many boards as hang there. */
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "board", .place = "2");
  DO (.act = HQ_ACT_MACHINE, .id = 2, .type = "board", .place = "2");
}

/* What the hall has no more is given to nobody; one that is forgotten comes as a new one. */
static void
test_machine_gone (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) one = make ("one", HQ_N_SCREENS, NULL);
  HqMachineList *list;
  const HqMachineLine *line;

  as_administrator (fixture);
  hear (fixture, one);
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "kiosk", .place = "K2");
  SQL ("DELETE FROM device WHERE device = 'K2'");
  SQL ("UPDATE hall SET revision = revision + 1");
  hear (fixture, one);
  g_assert_cmpint (one->given_role, ==, HQ_N_SCREENS);
  list = read_list (fixture);
  line = &g_array_index (list->lines, HqMachineLine, 0);
  g_assert_true (hq_machine_list_waits (line));
  hq_machine_list_free (list);
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "forget");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM machine"), ==, 0);
  REFUSE (NOT_FOUND, .act = HQ_ACT_MACHINE, .id = 1, .type = "forget");
  hear (fixture, one);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM machine WHERE role IS NULL"), ==, 1);
}

/* One that was off while its place was replaced asks for the old one, which the hall has no more, and is
 * told the new one; it takes neither before it is that. */
static void
test_machine_replaced (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) waits = make ("one", HQ_N_SCREENS, NULL);
  g_autoptr (HqContactClaim) old = make ("one", HQ_SCREEN_KIOSK, "K1");
  g_autoptr (HqContactClaim) new = make ("one", HQ_SCREEN_KIOSK, "K2");

  as_administrator (fixture);
  hear (fixture, waits);
  DO (.act = HQ_ACT_MACHINE, .id = 1, .type = "kiosk", .place = "K2");
  SQL ("DELETE FROM device WHERE device = 'K1'");
  SQL ("UPDATE hall SET revision = revision + 1");
  hear (fixture, old);
  g_assert_cmpint (old->given_role, ==, HQ_SCREEN_KIOSK);
  g_assert_cmpstr (old->given_place, ==, "K2");
  g_assert_true (old->held);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM contact"), ==, 0);
  hear (fixture, new);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM contact WHERE place = 'K2'"), ==, 1);
}

/* Each machine and each place stands in the list once: by the screen that is there, and by the machine
 * where it is. */
static void
test_machine_list (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) waits = make ("waits", HQ_N_SCREENS, NULL);
  g_autoptr (HqContactClaim) given = make ("given", HQ_N_SCREENS, NULL);
  g_autoptr (HqContactClaim) kiosk = make ("given", HQ_SCREEN_KIOSK, "K1");
  g_autoptr (HqContactClaim) fixed = make ("fixed", HQ_SCREEN_COUNTER, "2");
  HqMachineList *list;
  const HqMachineLine *line;

  as_administrator (fixture);
  g_clear_pointer (&fixed->machine, g_free);
  hear (fixture, waits);
  hear (fixture, given);
  hear (fixture, fixed);
  DO (.act = HQ_ACT_MACHINE, .id = 2, .type = "kiosk", .place = "K1", .text = "北门");
  list = read_list (fixture);
  /* Four counters, two kiosks and the one that waits. */
  g_assert_cmpuint (list->lines->len, ==, 7);
  line = &g_array_index (list->lines, HqMachineLine, 0);
  g_assert_cmpint (line->number, ==, 1);
  g_assert_true (hq_machine_list_waits (line) && !hq_machine_list_needs (line));
  line = find (list, "kiosk", "K1");
  g_assert_cmpint (line->number, ==, 2);
  g_assert_cmpstr (line->name, ==, "北门");
  g_assert_cmpint (line->at.state, ==, HQ_CONTACT_HERE);
  line = find (list, "kiosk", "K2");
  g_assert_true (line->number == 0 && hq_machine_list_needs (line));
  line = find (list, "counter", "1");
  g_assert_cmpint (line->at.state, ==, HQ_CONTACT_NEVER);
  g_assert_false (hq_machine_list_needs (line));
  line = find (list, "counter", "2");
  g_assert_cmpstr (line->at.host, ==, "host-fixed");
  hq_machine_list_free (list);

  /* It has become the kiosk, and is out of paper. */
  kiosk->paper = HQ_PAPER_OUT;
  hear (fixture, kiosk);
  SQL ("UPDATE contact SET version = '0.0.1' WHERE role = 'counter'");
  list = read_list (fixture);
  g_assert_cmpuint (list->lines->len, ==, 7);
  line = find (list, "kiosk", "K1");
  g_assert_cmpint (line->number, ==, 2);
  g_assert_cmpint (line->at.paper, ==, HQ_PAPER_OUT);
  g_assert_true (hq_machine_list_needs (line));
  g_assert_false (hq_machine_list_is_other (list, line));
  g_assert_true (hq_machine_list_is_other (list, find (list, "counter", "2")));
  hq_machine_list_free (list);

  /* It is told another place: the old one stands there as it was left. */
  DO (.act = HQ_ACT_MACHINE, .id = 2, .type = "kiosk", .place = "K2");
  g_assert_true (hq_contact_claim_release (fixture->test.hall, kiosk, NULL));
  list = read_list (fixture);
  g_assert_cmpuint (list->lines->len, ==, 7);
  line = find (list, "kiosk", "K1");
  g_assert_true (line->number == 0 && line->at.state == HQ_CONTACT_CLOSED);
  g_assert_cmpint (find (list, "kiosk", "K2")->number, ==, 2);
  hq_machine_list_free (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/machine/given", test_machine_given);
  ADD_TAX ("/machine/refused", test_machine_refused);
  ADD_TAX ("/machine/gone", test_machine_gone);
  ADD_TAX ("/machine/replaced", test_machine_replaced);
  ADD_TAX ("/machine/list", test_machine_list);
  return g_test_run ();
}
