/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-item.h"

static void
assert_papers (const char *materials, const char *expected)
{
  g_autofree char *text = g_strdup (materials);
  const HqItem item = { .materials = text };
  g_auto (GStrv) papers = hq_item_list_papers (&item);
  g_autofree char *list = g_strjoinv ("|", papers);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_item_papers (void)
{
  assert_papers ("", "");
  assert_papers (" ; ", "");
  assert_papers ("身份证", "身份证");
  assert_papers ("申请书;身份证", "申请书|身份证");
  assert_papers ("申请书； 章程；；住所证明 ", "申请书|章程|住所证明");
  assert_papers ("申请书\r\n身份证\n", "申请书|身份证");
}

/* A copy is its own, and each member counts. */
static void
test_item_equal (void)
{
  g_autoptr (HqItem) item = hq_item_new ();
  g_autoptr (HqItem) copy = NULL;

  item->item = g_strdup ("A01");
  item->note = g_strdup ("");
  copy = hq_item_copy (item);
  g_assert_true (hq_item_equal (item, copy));
  g_assert_true (copy->item != item->item);
  copy->any_counter = TRUE;
  g_assert_false (hq_item_equal (item, copy));
  copy->any_counter = FALSE;
  g_free (copy->note);
  copy->note = g_strdup ("x");
  g_assert_false (hq_item_equal (item, copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item/papers", test_item_papers);
  g_test_add_func ("/item/equal", test_item_equal);
  return g_test_run ();
}
