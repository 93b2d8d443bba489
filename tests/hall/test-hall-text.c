/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall-text.h"

#include <string.h>

#include "hq-error.h"

static void
test_text_right (void)
{
  g_autofree char *address = g_strnfill (200, 'a');
  g_autofree char *notice = g_strnfill (400, 'x');
  const struct
  {
    const char *key;
    const char *value;
  } right[] = {
    { "base_address", "" },
    { "base_address", "https://queue.example.cn" },
    { "base_address", "http://10.0.0.5:8080/hall/" },
    { "base_address", memcpy (address, "https://", 8) },
    { "slip_note", "" },
    { "slip_note", "停车免费\n复印在1楼" },
    { "slip_note_en", "Parking is free 🚗" },
    { "slip_without", "" },
    { "slip_without", "papers" },
    { "slip_without", " missed  counters papers " },
    { "notice", notice },
    { "notice", "1\n2\n3\n4\n5\n6\n7\n8" },
    { "notice_en", "مرحبا" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (hq_hall_text_is_key (right[i].key));
      g_assert_true (hq_hall_text_check (right[i].key, right[i].value, &error));
      g_assert_no_error (error);
    }
}

static void
test_text_wrong (void)
{
  g_autofree char *address = g_strnfill (201, 'a');
  g_autofree char *notice = g_strnfill (401, 'x');
  const struct
  {
    const char *key;
    const char *value;
    const char *says;
  } wrong[] = {
    { "base_address", "queue.example.cn", "an address like https://queue.example.cn" },
    { "base_address", "https://", "an address like" },
    { "base_address", "https://大厅.cn", "an address like" },
    { "base_address", "https://a?b", "without “?” and “#”" },
    { "base_address", memcpy (address, "https://", 8), "of 200 letters at most" },
    { "slip_without", "paper", "and not “paper”" },
    { "slip_without", "papers,missed", "and not “papers,missed”" },
    { "slip_note", notice, "“slip_note” is to be a text of 400 letters at most" },
    { "slip_note_en", "a\tb", "“slip_note_en” is to have no control characters" },
    { "notice", "1\n2\n3\n4\n5\n6\n7\n8\n9", "“notice” is to be 8 lines at most" },
    { "notice_en", "\xff", "“notice_en” is to be a text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hq_hall_text_check (wrong[i].key, wrong[i].value, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, wrong[i].says));
    }
  g_assert_false (hq_hall_text_is_key ("walk"));
  g_assert_false (hq_hall_text_is_key (""));
}

static void
set (HqSetup *setup, const char *key, const char *value)
{
  *hq_setup_add_setting (setup) = (HqSetting){ g_strdup (key), g_strdup (value) };
}

static void
assert_lines (GPtrArray *found, const char *expected)
{
  g_autoptr (GPtrArray) list = found;

  g_ptr_array_add (list, NULL);
  {
    g_autofree char *text = g_strjoinv ("|", (char **) list->pdata);

    g_assert_cmpstr (text, ==, expected);
  }
}

static void
test_text_read (void)
{
  g_autoptr (HqSetup) bare = hq_setup_new ();
  g_autoptr (HqSetup) setup = hq_setup_new ();

  g_assert_null (hq_hall_text_get_base (bare));
  g_assert_false (hq_hall_text_leaves_out (bare, HQ_HALL_TEXT_PAPERS));
  assert_lines (hq_hall_text_list_notes (bare, FALSE), "");
  assert_lines (hq_hall_text_list_notices (bare, TRUE), "");

  set (setup, "base_address", "https://queue.example.cn");
  set (setup, "slip_note", "停车免费\n\n  复印在1楼 ");
  set (setup, "slip_note_en", "Parking is free");
  set (setup, "slip_without", "missed  papers");
  set (setup, "notice", "下午停电\n请走东门");
  g_assert_cmpstr (hq_hall_text_get_base (setup), ==, "https://queue.example.cn");
  g_assert_true (hq_hall_text_leaves_out (setup, HQ_HALL_TEXT_PAPERS));
  g_assert_true (hq_hall_text_leaves_out (setup, HQ_HALL_TEXT_MISSED));
  g_assert_false (hq_hall_text_leaves_out (setup, HQ_HALL_TEXT_COUNTERS));
  assert_lines (hq_hall_text_list_notes (setup, FALSE), "停车免费|复印在1楼");
  assert_lines (hq_hall_text_list_notes (setup, TRUE), "Parking is free");
  /* What has no English is said in Chinese. */
  assert_lines (hq_hall_text_list_notices (setup, TRUE), "下午停电|请走东门");
}

/* An address that was taken away again is none, and no code that begins with /t/. */
static void
test_text_empty (void)
{
  g_autoptr (HqSetup) setup = hq_setup_new ();

  set (setup, "base_address", "");
  set (setup, "notice", " \n ");
  g_assert_null (hq_hall_text_get_base (setup));
  assert_lines (hq_hall_text_list_notices (setup, FALSE), "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall-text/right", test_text_right);
  g_test_add_func ("/hall-text/wrong", test_text_wrong);
  g_test_add_func ("/hall-text/read", test_text_read);
  g_test_add_func ("/hall-text/empty", test_text_empty);
  return g_test_run ();
}
