/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"
#include "hq-ticket-slip.h"
#include "hq-test-day.h"
#include "hq-test-store.h"

/* Blanks and joiners that hold words together are no part of what is said. */
static char *
plain (const char *text)
{
  GString *string = g_string_new (text);

  g_string_replace (string, "\u00a0", " ", 0);
  g_string_replace (string, "\u2060", "", 0);
  return g_string_free (string, FALSE);
}

static void
assert_says (const char *text, const char *expected)
{
  g_autofree char *found = plain (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_lists (const GPtrArray *list, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", (char *) list->pdata[i]);
  assert_says (found->str, expected);
}

static HqSlip *
read_slip (HqTestDay *fixture, const char *number, gboolean reprint)
{
  g_autoptr (GError) error = NULL;
  HqSlip *slip = hq_ticket_slip_read (fixture->test.hall, number, 0, reprint, &error);

  g_assert_no_error (error);
  return slip;
}

/* Names as a hall has them; the hall of the tests calls all of its things by a letter. */
static void
name (HqTestDay *fixture)
{
  SQL (
    "UPDATE service SET name = '企业登记', name_en = 'Company registration' WHERE service = 'A'");
  SQL ("UPDATE floor SET name = '2楼', name_en = 'Floor 2' WHERE floor = 2");
  SQL ("UPDATE zone SET name = 'A区', name_en = 'Zone A' WHERE zone = 'A'");
  SQL ("UPDATE item SET materials = '登记申请书; 章程；；住所证明 ' WHERE item = 'A01'");
  SQL ("UPDATE hall SET revision = revision + 1");
}

static void
set (HqTestDay *fixture, const char *key, const char *value)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO setting SELECT hall, '%s', '%s' FROM hall",
                                          key, value);

  SQL (sql);
  SQL ("UPDATE hall SET revision = revision + 1");
}

static void
test_slip_chinese (HqTestDay *fixture, gconstpointer data)
{
  static const char *const items[] = { "A01", NULL };
  g_autoptr (HqSlip) first = NULL;
  g_autoptr (HqSlip) slip = NULL;
  g_autofree char *token = NULL;

  name (fixture);
  hq_test_day_go (fixture, "09:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 20);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .items = items);
  token = hq_code_format_token (fixture->answer.ticket.token);
  first = read_slip (fixture, "A001", FALSE);
  slip = read_slip (fixture, "A002", FALSE);
  g_assert_false (slip->english);
  assert_says (slip->hall, "测试大厅");
  assert_says (slip->service, "企业登记");
  assert_says (slip->number, "A002");
  assert_says (first->ahead, "前面没有人");
  assert_says (slip->ahead, "前面约 1 人\n预约、优先人员可能先办");
  g_assert_null (slip->wait);
  assert_says (slip->place, "2楼 A区");
  assert_says (slip->counters, "1、2 号窗口");
  assert_lists (first->papers, "");
  assert_lists (slip->papers, "登记申请书|章程|住所证明");
  assert_says (slip->code, token);
  assert_says (slip->code_note, "凭此码在取号机、窗口报到查询");
  assert_says (slip->missed_note, "过号请到取号机或导办台报到，3 个号后再次呼叫；再次过号作废。");
  assert_says (slip->time, "取号时间 2021-02-18 09:30");
  assert_lists (slip->tags, "");
  assert_lists (slip->notes, "");
}

static void
test_slip_english (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSlip) slip = NULL;

  name (fixture);
  set (fixture, "return_calls", "1");
  hq_test_day_go (fixture, "09:30");
  for (guint i = 0; i < 12; i++)
    {
      DO (.act = HQ_ACT_ISSUE, .service = "A", .language = "en");
      hq_test_day_wait (fixture, 2);
    }
  slip = read_slip (fixture, "A012", TRUE);
  g_assert_true (slip->english);
  assert_says (slip->hall, "Test Hall");
  assert_says (slip->service, "Company registration");
  assert_says (slip->ahead, "About 11 ahead\nAppointments and priority may come first");
  assert_says (slip->place, "Floor 2, Zone A");
  assert_says (slip->counters, "Counters 1, 2");
  assert_says (slip->code_note, "Show this code at a kiosk or a counter to check in or to ask");
  assert_says (slip->missed_note,
               "If you miss your call, check in at a kiosk or the guide desk: you are called again "
               "1 number later. A number missed twice is void.");
  assert_says (slip->time, "Taken on 2021-02-18 09:30");
  assert_lists (slip->tags, "Reprint");
}

/* What has no English name keeps its Chinese one. */
static void
test_slip_half_english (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSlip) slip = NULL;

  SQL ("UPDATE service SET name = '企业登记' WHERE service = 'A'");
  SQL ("UPDATE hall SET revision = revision + 1");
  hq_test_day_go (fixture, "09:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .language = "en");
  slip = read_slip (fixture, "A001", FALSE);
  assert_says (slip->service, "企业登记");
  assert_says (slip->counters, "Counters 1, 2");
}

static void
test_slip_tags (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSlip) claimed = NULL;
  g_autoptr (HqSlip) confirmed = NULL;
  g_autoptr (HqSlip) green = NULL;

  hq_test_day_go (fixture, "09:30");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "孕妇");
  claimed = read_slip (fixture, "A001", FALSE);
  assert_lists (claimed->tags, "优先（待核验）");
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CONFIRM, .ticket = "A001", .reason = "孕妇");
  confirmed = read_slip (fixture, "A001", TRUE);
  assert_lists (confirmed->tags, "优先|补打");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_GREEN);
  green = read_slip (fixture, "A002", FALSE);
  assert_lists (green->tags, "绿色通道");
}

/* Before the opening the slip says when calling begins; once called, nobody is ahead any more and
 * nothing is said of it. */
static void
test_slip_early (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSlip) early = NULL;
  g_autoptr (HqSlip) called = NULL;

  hq_test_day_go (fixture, "08:40");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  early = read_slip (fixture, "A001", FALSE);
  assert_says (early->ahead, "前面没有人\n09:00 开始叫号");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_go (fixture, "09:10");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  called = read_slip (fixture, "A001", FALSE);
  assert_says (called->ahead, "");
}

/* Sent to one counter, the slip names that one, and where it is. */
static void
test_slip_to_counter (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSlip) slip = NULL;

  hq_test_day_go (fixture, "09:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .service = "A", .to_counter = 3);
  slip = read_slip (fixture, "A001", TRUE);
  assert_says (slip->counters, "3 号窗口");
  assert_says (slip->place, "D D");
}

static void
test_slip_words_of_a_hall (HqTestDay *fixture, gconstpointer data)
{
  static const char *const items[] = { "A01", NULL };
  g_autoptr (HqSlip) slip = NULL;
  g_autofree char *token = NULL;
  g_autofree char *code = NULL;

  name (fixture);
  set (fixture, "base_address", "https://queue.example.cn/");
  set (fixture, "slip_note", "停车免费\n复印在1楼");
  set (fixture, "slip_without", "papers counters missed");
  hq_test_day_go (fixture, "09:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .items = items);
  token = hq_code_format_token (fixture->answer.ticket.token);
  code = g_strdup_printf ("https://queue.example.cn/t/%s", token);
  slip = read_slip (fixture, "A001", FALSE);
  assert_says (slip->code, code);
  assert_says (slip->code_note,
               "手机扫码可查看排队进度，办完可评价；也可凭此码在取号机、窗口报到查询");
  assert_lists (slip->notes, "停车免费|复印在1楼");
  assert_lists (slip->papers, "");
  g_assert_null (slip->counters);
  g_assert_null (slip->missed_note);
  assert_says (slip->place, "2楼 A区");
}

/* The slip of a ticket whose token was not told says so in the place of its code. */
static void
test_slip_no_code (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqSlip) chinese = NULL;
  g_autoptr (HqSlip) english = NULL;

  set (fixture, "base_address", "https://queue.example.cn/");
  hq_test_day_go (fixture, "09:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  SQL (hq_test_store_is_server () ? "UPDATE ticket SET token = decode (repeat ('00', 16), 'hex')"
                                  : "UPDATE ticket SET token = zeroblob (16)");
  chinese = read_slip (fixture, "A001", TRUE);
  g_assert_null (chinese->code);
  assert_says (chinese->code_note, "凭号码补打，不含二维码；需要二维码请到导办台");
  SQL ("UPDATE ticket SET language = 'en'");
  english = read_slip (fixture, "A001", TRUE);
  g_assert_null (english->code);
  assert_says (english->code_note,
               "Printed again by its number, without the code: the guide desk prints it whole");
}

static void
test_slip_unknown (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hq_test_day_go (fixture, "09:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_null (hq_ticket_slip_read (fixture->test.hall, "A002", 0, FALSE, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hq_ticket_slip_read (fixture->test.hall, "A001", 20210217, FALSE, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hq_ticket_slip_read (fixture->test.hall, "号票", 0, FALSE, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ticket-slip/chinese", test_slip_chinese);
  ADD ("/ticket-slip/english", test_slip_english);
  ADD ("/ticket-slip/half-english", test_slip_half_english);
  ADD ("/ticket-slip/tags", test_slip_tags);
  ADD ("/ticket-slip/early", test_slip_early);
  ADD ("/ticket-slip/to-counter", test_slip_to_counter);
  ADD ("/ticket-slip/words-of-a-hall", test_slip_words_of_a_hall);
  ADD ("/ticket-slip/no-code", test_slip_no_code);
  ADD ("/ticket-slip/unknown", test_slip_unknown);
  return g_test_run ();
}
