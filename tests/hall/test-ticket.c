/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-test-day.h"
#include "hq-test-store.h"
#include "hq-test-store.h"

#define ID_A "110105199003078430"
#define ID_B "370211198512120023"

static const char *const too_many[] = { "A01", "A02", "A03", "A04", NULL };
static const char *const two[] = { "A01", "A02", NULL };
static const char *const other[] = { "B01", NULL };
static const char *const unknown[] = { "A99", NULL };

/* A visitor at a kiosk. */
static void
as_visitor (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_VISITOR;
  fixture->staff = NULL;
}

static void
as_guide (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
}

static void
as_operator (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_OPERATOR;
  fixture->staff = NULL;
}

static void
call_and_serve (HqTestDay *fixture, int counter, guint number)
{
  DO (.act = HQ_ACT_CALL, .counter = counter);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, number);
  hq_test_day_serve (fixture, counter);
}

/* Numbers start at 1 in each prefix and are never used twice; a ticket says what it was asked. */
static void
test_ticket_issue (HqTestDay *fixture, gconstpointer data)
{
  as_visitor (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .language = "en",
      .need = HQ_NEED_WRITING, .reason = "孕妇", .items = two);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (fixture->answer.ticket.proof, ==, HQ_PROOF_CLAIMED);
  g_assert_cmpstr (fixture->answer.ticket.language, ==, "en");
  g_assert_cmpstr (fixture->answer.ticket.device, ==, "K1");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'none'"), ==, 2);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
  as_guide (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY);
  g_assert_cmpint (fixture->answer.ticket.proof, ==, HQ_PROOF_CONFIRMED);

  REFUSE (TOO_MANY_MATTERS, .act = HQ_ACT_ISSUE, .service = "A", .items = too_many);
  REFUSE (INVALID, .act = HQ_ACT_ISSUE, .service = "A", .items = other);
  REFUSE (NOT_FOUND, .act = HQ_ACT_ISSUE, .service = "A", .items = unknown);
  REFUSE (NOT_FOUND, .act = HQ_ACT_ISSUE);
  fixture->place = "K9";
  REFUSE (NOT_FOUND, .act = HQ_ACT_ISSUE, .service = "A");
  fixture->role = HQ_ROLE_CLERK;
  REFUSE (DENIED, .act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_assert_lines (fixture);
}

/* After the last ticket staff alone issue one, with a reason, and the wait counts from then. */
static void
test_ticket_late (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "16:30:01");
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_ISSUE, .service = "A");
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_ISSUE, .service = "A", .reason = "");
  as_visitor (fixture);
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_ISSUE, .service = "A", .reason = "远道而来");
  as_guide (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .reason = "远道而来");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE subject = 'after-last-ticket'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg"), ==, fixture->now);
  as_operator (fixture);
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE reason IS NOT NULL"), ==, 1);
}

/* Whether the bytes of the store hold @text. */
static gboolean
store_holds (HqTestDay *fixture, const char *text, gsize size)
{
  static const char *const ends[] = { "", "-wal" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (fixture->test.path, ends[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        found |= memmem (bytes, length, text, size) != NULL;
    }
  return found;
}

/* The fault: ID numbers in the log. No number is stored or said, and the hash goes with the day. */
static void
test_ticket_identity (HqTestDay *fixture, gconstpointer data)
{
  HqActor visitor = { .role = HQ_ROLE_VISITOR, .device = "K1" };
  HqOrder wrong = { .act = HQ_ACT_ISSUE, .service = "B", .identity = "110105199003078431" };
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  HqAnswer answer;

  REFUSE (ID_REQUIRED, .act = HQ_ACT_ISSUE, .service = "B");
  REFUSE (BAD_ID, .act = HQ_ACT_ISSUE, .service = "B", .identity = wrong.identity);
  wrong.now = fixture->now;
  g_assert_false (hq_hall_run (fixture->test.hall, &visitor, &wrong, &answer, &error));
  g_assert_null (strstr (error->message, "8431"));
  g_assert_null (hq_error_get_detail (error));
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = ID_A);
  /* Nobody asked: not kept, not even as a hash. */
  DO (.act = HQ_ACT_ISSUE, .service = "A", .identity = ID_B);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .identity = ID_B, .agent = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM person"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM person WHERE length(hash) = 32"
                          " AND last_four = '8430'"),
                   ==, 1);
  REFUSE (ONE_TICKET, .act = HQ_ACT_ISSUE, .service = "B", .identity = " " ID_A);
  rows = hq_test_hall_dump (&fixture->test, NULL);
  g_assert_null (strstr (rows, ID_A));
  g_assert_null (strstr (rows, ID_B));
  as_guide (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .reason = "证件遗失");
  as_operator (fixture);
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM person WHERE hash IS NOT NULL"
                          " OR last_four IS NOT NULL"),
                   ==, 0);
  g_assert_false (store_holds (fixture, ID_A, strlen (ID_A)));
  g_assert_false (store_holds (fixture, ID_B, strlen (ID_B)));
}

/* What is erased is not left in the file's unused bytes. */
static void
test_ticket_erased (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;
  const char *row;
  guint8 hash[32];

  if (hq_test_store_is_server ())
    {
      g_test_skip ("A server writes its own pages");
      return;
    }
  as_guide (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A, .class = HQ_CLASS_PRIORITY,
      .reason = "军人证件", .need = HQ_NEED_LOW_COUNTER);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_GREEN, .reason = "急诊病人");
  rows = hq_test_hall_dump (&fixture->test, NULL);
  row = strstr (rows, "\nperson|1|1|20210218|");
  g_assert_nonnull (row);
  row += strlen ("\nperson|1|1|20210218|");
  for (guint i = 0; i < sizeof hash; i++)
    hash[i] = (guint8) (g_ascii_xdigit_value (row[2 * i]) * 16
                        + g_ascii_xdigit_value (row[2 * i + 1]));
  g_assert_true (store_holds (fixture, (const char *) hash, sizeof hash));
  as_operator (fixture);
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE class = 'priority'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE need <> 'none'"
                          " OR reason IS NOT NULL"),
                   ==, 0);
  /* The last to close leaves one file, without the journal. */
  hq_hall_close (g_steal_pointer (&fixture->test.hall));
  g_assert_false (store_holds (fixture, (const char *) hash, sizeof hash));
  g_assert_false (store_holds (fixture, "军人证件", strlen ("军人证件")));
  g_assert_false (store_holds (fixture, "急诊病人", strlen ("急诊病人")));
  fixture->test.hall = hq_hall_open (fixture->test.path, &error);
  g_assert_no_error (error);
}

/* One open ticket a person and service, by whatever way one would come to a second. */
static void
test_ticket_one (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = ID_A);
  REFUSE (ONE_TICKET, .act = HQ_ACT_CHANGE, .ticket = "C001", .service = "B");
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 4, .ticket = "B001", .reason = "x");
  REFUSE (ONE_TICKET, .act = HQ_ACT_REDIRECT, .counter = 4, .service = "C");
  DO (.act = HQ_ACT_START, .counter = 4);
  REFUSE (ONE_TICKET, .act = HQ_ACT_CONTINUE, .counter = 4, .service = "C");
  DO (.act = HQ_ACT_HOLD, .counter = 4);
  REFUSE (ONE_TICKET, .act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
  DO (.act = HQ_ACT_RESUME, .counter = 4, .ticket = "B001");
  DO (.act = HQ_ACT_FINISH, .counter = 4);
  DO (.act = HQ_ACT_CHANGE, .ticket = "C001", .service = "B");
  REFUSE (ONE_TICKET, .act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
  DO (.act = HQ_ACT_CANCEL, .ticket = "C001");
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
}

/* A void ticket that is taken back is no second one. */
static void
test_ticket_void_person (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = ID_A);
  for (guint miss = 1; miss <= 2; miss++)
    {
      hq_test_day_wait (fixture, 600);
      DO (.act = HQ_ACT_CALL, .counter = 4);
      hq_test_day_wait (fixture, 65);
      DO (.act = HQ_ACT_RECALL, .counter = 4);
      hq_test_day_wait (fixture, 85);
      DO (.act = HQ_ACT_MISSED, .counter = 4);
      if (miss == 1)
        REFUSE (ONE_TICKET, .act = HQ_ACT_ISSUE, .service = "C", .identity = ID_A);
      if (miss == 1)
        DO (.act = HQ_ACT_CHECK_IN, .ticket = "C001");
    }
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_VOID);
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = ID_A);
  REFUSE (ONE_TICKET, .act = HQ_ACT_PRESENT, .counter = 4, .ticket = "C001");
  DO (.act = HQ_ACT_CANCEL, .ticket = "C002");
  DO (.act = HQ_ACT_PRESENT, .counter = 4, .ticket = "C001");
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_CALLED);
}

/* Who is at a counter is passed over elsewhere, keeps the reference, and is called at once after. */
static void
test_ticket_busy (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
  hq_test_day_wait (fixture, 1);
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = ID_A);
  hq_test_day_wait (fixture, 1);
  DO (.act = HQ_ACT_ISSUE, .service = "C", .identity = ID_B);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 4, .ticket = "B001", .reason = "x");
  DO (.act = HQ_ACT_START, .counter = 4);
  DO (.act = HQ_ACT_HOLD, .counter = 4);
  REFUSE (PERSON_BUSY, .act = HQ_ACT_CALL, .counter = 4, .ticket = "C001", .reason = "x");
  call_and_serve (fixture, 4, 2);
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 4);
  /* A ticket that is taken meanwhile is passed over too. */
  DO (.act = HQ_ACT_RESUME, .counter = 4, .ticket = "B001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting' AND busy = 1"), ==, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 4);
  DO (.act = HQ_ACT_CALL, .counter = 4);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE ticket = 2 AND rule = 'score'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT t.reference - l.wait_from FROM ticket AS t"
                          " JOIN leg AS l USING (ticket) WHERE ticket = 2"),
                   ==, 0);
}

/* An agent takes so many tickets of a service a day; whoever acts for others shows an identity. */
static void
test_ticket_agent (HqTestDay *fixture, gconstpointer data)
{
  REFUSE (ID_REQUIRED, .act = HQ_ACT_ISSUE, .service = "B", .agent = TRUE);
  for (guint i = 0; i < 2; i++)
    {
      DO (.act = HQ_ACT_ISSUE, .service = "B", .agent = TRUE, .identity = ID_A);
      DO (.act = HQ_ACT_CANCEL, .ticket = i == 0 ? "B001" : "B002");
    }
  REFUSE (AGENT_CAP, .act = HQ_ACT_ISSUE, .service = "B", .agent = TRUE, .identity = ID_A);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = ID_A);
  DO (.act = HQ_ACT_ISSUE, .service = "B", .agent = TRUE, .identity = ID_B);
  /* The service has no cap, so nobody is known. */
  DO (.act = HQ_ACT_ISSUE, .service = "A", .agent = TRUE);
}

/* The walk: a minute, one more for each floor and for priority; a kiosk of that floor ends it. */
static void
test_ticket_walk (HqTestDay *fixture, gconstpointer data)
{
  HqTime start = fixture->now;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpint (fixture->answer.ticket.walk_until - start, ==, HQ_MINUTE);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  g_assert_cmpint (fixture->answer.ticket.walk_until - start, ==, 3 * HQ_MINUTE);
  DO (.act = HQ_ACT_ISSUE, .service = "D", .class = HQ_CLASS_PRIORITY);
  g_assert_cmpint (fixture->answer.ticket.walk_until - start, ==, 4 * HQ_MINUTE);
  REFUSE (SAME_PLACE, .act = HQ_ACT_CHECK_IN, .ticket = "D001");
  fixture->place = "K2";
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "D001");
  g_assert_cmpint (fixture->answer.ticket.walk_until, ==, start);
  REFUSE (SAME_PLACE, .act = HQ_ACT_CHECK_IN, .ticket = "D001");

  /* A001 is in front of nobody ready: D001, who checked in, is called; then the earliest due. */
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'D');
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  hq_test_day_serve (fixture, 3);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'A');
  /* Called to floor 4 from floor 2: three minutes to walk, and a miss is refused until then. */
  g_assert_cmpint (COUNT ("SELECT walk_until FROM period WHERE rule = 'early'"), ==,
                   start + 3 * HQ_MINUTE);
  hq_test_day_wait (fixture, 65);
  DO (.act = HQ_ACT_RECALL, .counter = 3);
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 3);
  hq_test_day_wait (fixture, 114);
  REFUSE (TOO_SOON, .act = HQ_ACT_MISSED, .counter = 3);
  hq_test_day_wait (fixture, 1);
  DO (.act = HQ_ACT_MISSED, .counter = 3);
}

static gboolean
has_token (HqTestDay *fixture, const guint8 *token)
{
  return memcmp (fixture->answer.ticket.token, token, HQ_TOKEN_SIZE) == 0;
}

/* Whoever typed a number gets no code by it, also by asking once more; whoever shows it does. Visitors
 * get two slips, and staff as many as are needed. */
static void
test_ticket_reprint (HqTestDay *fixture, gconstpointer data)
{
  static const guint8 none[HQ_TOKEN_SIZE];
  guint8 token[HQ_TOKEN_SIZE];
  g_autofree char *code = NULL;

  as_visitor (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  memcpy (token, fixture->answer.ticket.token, sizeof token);
  code = hq_hall_format_token (&fixture->answer.ticket);
  fixture->request = "once";
  for (guint i = 0; i < 2; i++)
    {
      DO (.act = HQ_ACT_REPRINT, .ticket = "A001");
      g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
      g_assert_true (has_token (fixture, none));
      g_assert_null (hq_hall_format_token (&fixture->answer.ticket));
    }
  fixture->request = "twice";
  for (guint i = 0; i < 2; i++)
    {
      DO (.act = HQ_ACT_REPRINT, .code = code);
      g_assert_true (has_token (fixture, token));
    }
  fixture->request = NULL;
  REFUSE (NO_REPRINT, .act = HQ_ACT_REPRINT, .ticket = "A001");
  REFUSE (NO_REPRINT, .act = HQ_ACT_REPRINT, .code = code);
  as_guide (fixture);
  for (guint i = 0; i < 3; i++)
    {
      DO (.act = HQ_ACT_REPRINT, .ticket = "A001");
      g_assert_true (has_token (fixture, token));
    }
  as_visitor (fixture);
  REFUSE (NO_REPRINT, .act = HQ_ACT_REPRINT, .ticket = "A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'reprint'"), ==, 5);
}

/* What staff had printed takes nothing from a visitor, whose slip is of use until the service begins. */
static void
test_ticket_reprint_open (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  for (guint i = 0; i < 3; i++)
    DO (.act = HQ_ACT_REPRINT, .ticket = "A001");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  as_visitor (fixture);
  DO (.act = HQ_ACT_REPRINT, .ticket = "A001");
  as_operator (fixture);
  hq_test_day_wait (fixture, 120);
  DO (.act = HQ_ACT_START, .counter = 1);
  as_visitor (fixture);
  REFUSE (WRONG_STATE, .act = HQ_ACT_REPRINT, .ticket = "A001");
  as_guide (fixture);
  DO (.act = HQ_ACT_REPRINT, .ticket = "A001");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ticket/issue", test_ticket_issue);
  ADD ("/ticket/late", test_ticket_late);
  ADD ("/ticket/identity", test_ticket_identity);
  ADD ("/ticket/erased", test_ticket_erased);
  ADD ("/ticket/one", test_ticket_one);
  ADD ("/ticket/void-person", test_ticket_void_person);
  ADD ("/ticket/busy", test_ticket_busy);
  ADD ("/ticket/agent", test_ticket_agent);
  ADD ("/ticket/walk", test_ticket_walk);
  ADD ("/ticket/reprint", test_ticket_reprint);
  ADD ("/ticket/reprint-open", test_ticket_reprint_open);
  return g_test_run ();
}
