/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-catalogue-file.h"
#include "hq-item-list.h"
#include "hq-test-day.h"
#include "hq-test.h"
#include "hq-view.h"

#define CHANGE(from, to)                                                                           \
  .act = HQ_ACT_ITEM, .rows = &(HqItemChange){ from, to }

/* The clerk c1 sees to the catalogue as well. */
static void
init (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_init_tax (fixture, data);
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, 'c1', 'administrator' FROM hall");
  SQL ("UPDATE hall SET revision = revision + 1");
}

static HqItem *
rename_copy (const HqItem *item, const char *code, const char *name)
{
  HqItem *copy = hq_item_copy (item);

  g_free (copy->item);
  g_free (copy->name);
  copy->item = g_strdup (code);
  copy->name = g_strdup (name);
  return copy;
}

static HqItemList *
read_list (HqTestDay *fixture)
{
  g_autoptr (GError) error = NULL;
  HqItemList *list = hq_item_list_read (fixture->test.hall, NULL, &error);

  g_assert_no_error (error);
  return list;
}

/* Whoever accepts a case from then on promises the new limit; what was promised stays promised. */
static void
test_item_promise (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqItem) before = hq_test_day_find_item (fixture, "P5");
  g_autoptr (HqItem) after = hq_item_copy (before);
  g_autoptr (HqItem) now = NULL;

  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CASE_OPEN, .item = "P5");
  g_assert_cmpint (fixture->answer.due, ==, 20210224);
  after->promised_days = 3;
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CHANGE (before, after));
  g_assert_cmpint (fixture->answer.value, ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'item' AND subject = 'P5'"
                          " AND after = 'changed' AND value = 3"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT due_day FROM case_file"), ==, 20210224);
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CASE_OPEN, .item = "P5");
  g_assert_cmpint (fixture->answer.due, ==, 20210222);
  now = hq_test_day_find_item (fixture, "P5");
  g_assert_true (hq_item_equal (now, after));
  hq_test_hall_check (&fixture->test);
}

static void
test_item_add_and_drop (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqItem) known = hq_test_day_find_item (fixture, "I1");
  g_autoptr (HqItem) added = rename_copy (known, "N1", "新事项");
  g_autoptr (HqItem) other = rename_copy (known, "N1", "另一事项");
  g_autoptr (HqItem) gone = NULL;
  static const char *const items[] = { "P1", NULL };
  gint64 n = COUNT ("SELECT count(*) FROM item");

  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CHANGE (NULL, added));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM item"), ==, n + 1);
  /* A second one of the code, or a change of what it was not, would be done unseen. */
  REFUSE (ITEM_CHANGED, CHANGE (NULL, other));
  REFUSE (ITEM_CHANGED, CHANGE (other, added));
  REFUSE (ITEM_CHANGED, CHANGE (other, NULL));
  DO (CHANGE (added, other));
  DO (CHANGE (other, NULL));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM item"), ==, n);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'item' AND subject = 'N1'"), ==, 3);
  REFUSE (ITEM_CHANGED, CHANGE (other, NULL));

  /* What a ticket waits for cannot be taken away; what history has sleeps. */
  gone = hq_test_day_find_item (fixture, "P1");
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = items);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  REFUSE (IN_USE, CHANGE (gone, NULL));
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CLOSE_DAY);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CHANGE (gone, NULL));
  g_assert_cmpint (COUNT ("SELECT active FROM item WHERE item = 'P1'"), ==, 0);
  DO (CHANGE (NULL, gone));
  g_assert_cmpint (COUNT ("SELECT active FROM item WHERE item = 'P1'"), ==, 1);
  hq_test_hall_check (&fixture->test);
}

static void
refuse_with (HqTestDay *fixture, HqError code, void (*spoil) (HqItem *item))
{
  g_autoptr (HqItem) before = hq_test_day_find_item (fixture, "P5");
  g_autoptr (HqItem) after = hq_item_copy (before);

  spoil (after);
  hq_test_day_try (fixture, (HqOrder){ CHANGE (before, after) }, code);
}

static void
spoil_department (HqItem *item)
{
  g_free (item->department);
  item->department = g_strdup ("nobody");
}

static void
spoil_promise (HqItem *item)
{
  item->promised_days = 0;
}

static void
spoil_limit (HqItem *item)
{
  item->statutory_limit = 4;
  g_free (item->statutory_unit);
  item->statutory_unit = g_strdup ("工作日");
}

static void
spoil_unit (HqItem *item)
{
  item->statutory_limit = 20;
}

static void
spoil_minutes (HqItem *item)
{
  item->counter_minutes = 0;
}

static void
spoil_name (HqItem *item)
{
  item->name[0] = '\0';
}

static void
test_item_refused (HqTestDay *fixture, gconstpointer data)
{
  static const HqRole others[] = { HQ_ROLE_VISITOR, HQ_ROLE_GUIDE, HQ_ROLE_CLERK,
                                   HQ_ROLE_SUPERVISOR, HQ_ROLE_MANAGER };
  g_autoptr (HqItem) item = hq_test_day_find_item (fixture, "P5");
  g_autoptr (HqItem) other = hq_test_day_find_item (fixture, "P3");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      fixture->role = others[i];
      REFUSE (DENIED, CHANGE (item, NULL));
    }
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  REFUSE (INVALID, CHANGE (NULL, NULL));
  REFUSE (INVALID, CHANGE (item, other));
  REFUSE (INVALID, .act = HQ_ACT_ITEM);
  refuse_with (fixture, HQ_ERROR_NOT_FOUND, spoil_department);
  refuse_with (fixture, HQ_ERROR_INVALID, spoil_promise);
  refuse_with (fixture, HQ_ERROR_INVALID, spoil_limit);
  refuse_with (fixture, HQ_ERROR_INVALID, spoil_unit);
  refuse_with (fixture, HQ_ERROR_INVALID, spoil_minutes);
  refuse_with (fixture, HQ_ERROR_INVALID, spoil_name);
}

/* The screens load their index anew where the view has another set-up. */
static void
test_item_view (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqItem) before = hq_test_day_find_item (fixture, "I1");
  g_autoptr (HqItem) after = rename_copy (before, "I1", "护照换发");
  g_autoptr (GError) error = NULL;
  HqView *first = hq_view_read_hall (fixture->test.hall, NULL, &error);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  HqItemList *list;
  HqView *then;

  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CHANGE (before, after));
  then = hq_view_read_hall (fixture->test.hall, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (then->setup != first->setup);
  list = read_list (fixture);
  g_assert_cmpuint (hq_search_find (list->search, "hzhf", hits), ==, 1);
  g_assert_cmpstr (hits[0].key, ==, "I1");
  hq_item_list_free (list);
  hq_view_free (first);
  hq_view_free (then);
}

static char *
choose (const HqItemList *list, HqItemListSort sort, const char *text)
{
  g_autoptr (GArray) chosen = hq_item_list_choose (list, sort, text);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    g_string_append_printf (
      codes, "%s ", ((HqItem *) list->items->pdata[g_array_index (chosen, guint, i)])->item);
  return g_string_free (codes, FALSE);
}

static void
assert_chosen (const HqItemList *list, HqItemListSort sort, const char *text, const char *codes)
{
  g_autofree char *found = choose (list, sort, text);

  g_assert_cmpstr (found, ==, codes);
}

static void
test_item_list (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqItem) before = hq_test_day_find_item (fixture, "P2");
  g_autoptr (HqItem) after = rename_copy (before, "P2", "公司登记");
  HqItemList *list;

  g_free (after->name_en);
  after->name_en = g_strdup ("Company registration");
  g_free (after->promised_source);
  after->promised_source = g_strdup ("S4");
  g_free (after->minutes_source);
  after->minutes_source = g_strdup ("illustrative");
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CHANGE (before, after));
  list = read_list (fixture);
  assert_chosen (list, HQ_ITEM_LIST_ALL, "", "I1 P1 P2 P20 P3 P5 S1 ");
  assert_chosen (list, HQ_ITEM_LIST_NO_ENGLISH, "", "I1 P1 P20 P3 P5 S1 ");
  assert_chosen (list, HQ_ITEM_LIST_NO_ENGLISH, "gsdj", "");
  assert_chosen (list, HQ_ITEM_LIST_ALL, " gsdj ", "P2 ");
  assert_chosen (list, HQ_ITEM_LIST_ALL, "PANY", "P2 ");
  assert_chosen (list, HQ_ITEM_LIST_NO_SOURCE, "登记", "P2 ");
  assert_chosen (list, HQ_ITEM_LIST_ALL, "xyzzy", "");
  g_assert_cmpint (hq_item_list_judge (""), ==, HQ_ITEM_LIST_UNKNOWN);
  g_assert_cmpint (hq_item_list_judge ("none"), ==, HQ_ITEM_LIST_UNKNOWN);
  g_assert_cmpint (hq_item_list_judge ("illustrative"), ==, HQ_ITEM_LIST_EXAMPLE);
  g_assert_cmpint (hq_item_list_judge ("S4"), ==, HQ_ITEM_LIST_SOURCED);
  hq_item_list_free (list);
}

/* What a file would do is counted before it is done. */
static void
test_item_file (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->test.folder, "catalogue.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (HqItem) added = NULL;
  g_autoptr (GError) error = NULL;
  HqItemList *list = read_list (fixture);
  HqItem *changed = hq_item_list_find (list, "P5");
  HqItemListFile *file;

  changed->promised_days = 4;
  added = rename_copy (hq_item_list_find (list, "I1"), "N1", "新事项");
  g_ptr_array_remove (list->items, hq_item_list_find (list, "S1"));
  g_ptr_array_add (list->items, g_steal_pointer (&added));
  text = hq_catalogue_file_format (list->items, hq_hall_get_setup (fixture->test.hall, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = hq_item_list_read_file (fixture->test.hall, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->added, ==, 1);
  g_assert_cmpuint (file->changed, ==, 1);
  g_assert_cmpuint (file->dropped, ==, 1);
  g_assert_cmpuint (file->same, ==, 5);
  hq_item_list_free_file (file);
  changed->promised_days = 0;
  g_free (text);
  text = hq_catalogue_file_format (list->items, hq_hall_get_setup (fixture->test.hall, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (hq_item_list_read_file (fixture->test.hall, path, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
  g_assert_nonnull (strstr (error->message, "line 7, column "));
  hq_item_list_free (list);
}

#define ADD_ITEM(path, func)                                                                       \
  g_test_add (path, HqTestDay, NULL, init, func, hq_test_day_clear)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_ITEM ("/item/promise", test_item_promise);
  ADD_ITEM ("/item/add-and-drop", test_item_add_and_drop);
  ADD_ITEM ("/item/refused", test_item_refused);
  ADD_ITEM ("/item/view", test_item_view);
  ADD_ITEM ("/item/list", test_item_list);
  ADD_ITEM ("/item/file", test_item_file);
  return g_test_run ();
}
