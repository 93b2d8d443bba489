/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-random.h"
#include "hq-setup-check.h"
#include "hq-setup-copy.h"
#include "hq-setup-file.h"
#include "hq-setup-member.h"
#include "hq-setup-text.h"
#include "hq-test.h"

#define ROUNDS 400

/* The demo's hall, which has something in each of its lists. */
static HqSetup *
read_demo (void)
{
  g_autofree char *path = g_build_filename (HQ_DEMO_FOLDER, "hall.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  HqSetup *setup;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  setup = hq_setup_file_parse (text, size, &error);
  g_assert_no_error (error);
  return setup;
}

/* What a set-up says, by other code than that under test. */
static char *
say (const HqSetup *setup)
{
  g_autoptr (HqSetup) sorted = hq_setup_copy (setup);

  hq_setup_sort (sorted);
  return hq_setup_text_format (sorted);
}

static void
set_text (char **text, const char *to)
{
  char *copy = g_strdup (to);

  g_free (*text);
  *text = copy;
}

/* Gives @member another value, which may be one that nothing should have. */
static void
hurt_member (HqRandom *random, const HqSetupMember *member, gpointer row, gconstpointer other)
{
  static const char *const texts[] = { "", "zz", "改名", "办理" };
  static const int ints[] = { -100, -1, 0, 1, 5, 98, 1000, 10000000 };
  static const int minutes[] = { -1, 0, 480, 540, 700, 1440, 1500 };
  char *place = (char *) row + member->offset;

  switch (member->type)
    {
    case HQ_SETUP_MEMBER_TEXT:
      set_text ((char **) place, hq_random_chance (random, 0.3)
                                   ? G_STRUCT_MEMBER (char *, other, member->offset)
                                   : texts[hq_random_below (random, G_N_ELEMENTS (texts))]);
      /* Whoever has no department has none, and not one without a name. */
      if (member->offset > 0 && g_str_equal (member->name, "department") && g_strcmp0 (*(char **) place, "") == 0)
        g_clear_pointer ((char **) place, g_free);
      break;
    case HQ_SETUP_MEMBER_INT:
      *(int *) place = ints[hq_random_below (random, G_N_ELEMENTS (ints))];
      break;
    case HQ_SETUP_MEMBER_MINUTE:
      *(int *) place = minutes[hq_random_below (random, G_N_ELEMENTS (minutes))];
      break;
    case HQ_SETUP_MEMBER_NICK:
      *(int *) place = (int) hq_random_below (random, (guint) hq_nick_count (member->set));
      break;
    case HQ_SETUP_MEMBER_TRUTH:
      *(int *) place = !*(int *) place;
      break;
    case HQ_SETUP_MEMBER_LETTER:
      *place = "ABIOYa1"[hq_random_below (random, 7)];
      break;
    case HQ_SETUP_MEMBER_ROLES:
      *(guint *) place = hq_random_below (random, 1u << HQ_N_ROLES);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gpointer
dup_row (const HqSetup *setup, const HqSetupShape *shape, guint index)
{
  g_autoptr (HqSetup) copy = hq_setup_copy (setup);

  return g_ptr_array_steal_index (hq_setup_member_get_rows (copy, shape), index);
}

/* Does one thing to @setup: drops a row, puts one in twice, or changes a member. With @keys the keys
 * change as well, so that rows stand there twice and point to nothing. */
static void
hurt (HqRandom *random, HqSetup *setup, gboolean keys)
{
  const HqSetupShape *shape
    = &hq_setup_member_shapes[hq_random_below (random, HQ_SETUP_SHAPE_SETTING)];
  GPtrArray *rows = hq_setup_member_get_rows (setup, shape);
  guint n_members = 0;
  guint first = keys ? 0 : shape->n_keys;
  guint index;

  while (n_members < G_N_ELEMENTS (shape->members) && shape->members[n_members].name != NULL)
    n_members++;
  if (rows->len == 0)
    return;
  index = hq_random_below (random, rows->len);
  if (hq_random_chance (random, 0.2))
    g_ptr_array_remove_index (rows, index);
  else if (keys && hq_random_chance (random, 0.1))
    g_ptr_array_add (rows, dup_row (setup, shape, index));
  else if (n_members > first)
    hurt_member (random, &shape->members[first + hq_random_below (random, n_members - first)],
                 rows->pdata[index], rows->pdata[hq_random_below (random, rows->len)]);
}

/* Applying ------------------------------------------------------------------------------------ */

/* Takes the rows of @shape whose keys begin with @key out of @to, and puts those of @from in. */
static void
take_rows (HqSetup *to, const HqSetup *from, HqSetupShapeName name, const char *key)
{
  const HqSetupShape *shape = &hq_setup_member_shapes[name];
  GPtrArray *rows = hq_setup_member_get_rows (to, shape);
  GPtrArray *others = hq_setup_member_get_rows (from, shape);
  g_autofree char *prefix = g_strconcat (key, "/", NULL);

  for (guint i = rows->len; i > 0; i--)
    {
      g_autofree char *own = hq_setup_member_dup_key (shape, rows->pdata[i - 1]);

      if (g_str_equal (own, key) || g_str_has_prefix (own, prefix))
        g_ptr_array_remove_index (rows, i - 1);
    }
  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *own = hq_setup_member_dup_key (shape, others->pdata[i]);

      if (g_str_equal (own, key) || g_str_has_prefix (own, prefix))
        g_ptr_array_add (rows, dup_row (from, shape, i));
    }
}

/* Does what a difference says, with nothing but what it names. */
static void
apply (HqSetup *setup, const HqSetup *after, const HqSetupDifference *difference)
{
  static const HqSetupShapeName shapes[HQ_N_SETUP_LISTS] = {
    [HQ_SETUP_FLOOR] = HQ_SETUP_SHAPE_FLOOR,
    [HQ_SETUP_ZONE] = HQ_SETUP_SHAPE_ZONE,
    [HQ_SETUP_DEPARTMENT] = HQ_SETUP_SHAPE_DEPARTMENT,
    [HQ_SETUP_DAY_KIND] = HQ_SETUP_SHAPE_DAY_KIND,
    [HQ_SETUP_SESSION] = HQ_SETUP_SHAPE_SESSION,
    [HQ_SETUP_SERVICE] = HQ_SETUP_SHAPE_SERVICE,
    [HQ_SETUP_COUNTER] = HQ_SETUP_SHAPE_COUNTER,
    [HQ_SETUP_ROTA] = HQ_SETUP_SHAPE_ROTA,
    [HQ_SETUP_STAFF] = HQ_SETUP_SHAPE_STAFF,
    [HQ_SETUP_DEVICE] = HQ_SETUP_SHAPE_DEVICE,
    [HQ_SETUP_SETTING] = HQ_SETUP_SHAPE_SETTING,
  };

  g_assert_cmpint (difference->step == HQ_SETUP_CHANGED, ==, difference->field != NULL);
  g_assert_cmpstr (difference->before, !=, difference->after);
  if (difference->list == HQ_SETUP_HALL)
    {
      g_assert_cmpstr (difference->field, ==, "name");
      set_text (&setup->name, difference->after);
      return;
    }
  take_rows (setup, after, shapes[difference->list], difference->key);
  if (difference->list == HQ_SETUP_SERVICE)
    take_rows (setup, after, HQ_SETUP_SHAPE_SERVICE_SESSION, difference->key);
  if (difference->list == HQ_SETUP_COUNTER)
    take_rows (setup, after, HQ_SETUP_SHAPE_COUNTER_SERVICE, difference->key);
}

/* The other way round the same rows and members differ, the other way round. */
static void
check_reverse (GPtrArray *there, GPtrArray *back)
{
  g_assert_cmpuint (there->len, ==, back->len);
  for (guint i = 0; i < there->len; i++)
    {
      const HqSetupDifference *one = there->pdata[i];
      gboolean found = FALSE;

      for (guint j = 0; !found && j < back->len; j++)
        {
          const HqSetupDifference *two = back->pdata[j];

          found = one->list == two->list && g_str_equal (one->key, two->key)
                  && one->step == HQ_SETUP_DROPPED - two->step
                  && g_strcmp0 (one->field, two->field) == 0
                  && g_strcmp0 (one->before, two->after) == 0
                  && g_strcmp0 (one->after, two->before) == 0;
        }
      g_assert_true (found);
    }
}

/* A copy says the same; what is done to it is not done to what it was made of; and the differences
 * are all that it takes to come from one to the other. */
static void
test_setup_diff_random (void)
{
  g_autoptr (HqSetup) demo = read_demo ();
  g_autofree char *before = say (demo);
  HqRandom random;

  hq_random_init (&random, hq_test_seed ());
  for (int round = 0; round < ROUNDS / 4; round++)
    {
      g_autoptr (HqSetup) draft = hq_setup_copy (demo);
      g_autoptr (HqSetup) applied = hq_setup_copy (demo);
      g_autoptr (GPtrArray) there = hq_setup_diff (demo, draft);
      g_autoptr (GPtrArray) back = NULL;
      g_autofree char *unchanged = say (draft);
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      g_autofree char *came = NULL;

      g_assert_cmpuint (there->len, ==, 0);
      g_assert_cmpstr (unchanged, ==, before);
      for (guint n = hq_random_below (&random, 8); n > 0; n--)
        hurt (&random, draft, FALSE);
      if (hq_random_chance (&random, 0.2))
        set_text (&draft->name, "新大厅");
      again = say (demo);
      g_assert_cmpstr (again, ==, before);
      g_clear_pointer (&there, g_ptr_array_unref);
      there = hq_setup_diff (demo, draft);
      back = hq_setup_diff (draft, demo);
      check_reverse (there, back);
      for (guint i = 0; i < there->len; i++)
        apply (applied, draft, there->pdata[i]);
      came = say (applied);
      after = say (draft);
      g_assert_true (g_str_equal (came, after));
      g_assert_cmpint (there->len == 0, ==, g_str_equal (before, after));
    }
}

/* Rules --------------------------------------------------------------------------------------- */

/* Whoever sets up and nothing else, for a draft that lost all others. */
static void
keep_administrator (HqSetup *setup)
{
  *hq_setup_add_staff (setup)
    = (HqStaff) { g_strdup ("keeper"), g_strdup ("值守"), g_strdup (""), NULL,
                  1u << HQ_ROLE_ADMINISTRATOR };
}

/* What is right by the rules can be read back from the hall's file, and what cannot be read back is
 * wrong by the rules: the two know the same. Only sessions of a day that is not there are no text. */
static void
test_setup_check_random (void)
{
  g_autoptr (HqSetup) demo = read_demo ();
  guint n_right = 0;
  guint n_wrong = 0;
  HqRandom random;

  hq_random_init (&random, hq_test_seed ());
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) faults = hq_setup_check_list_new ();
      g_autoptr (HqSetup) draft = hq_setup_copy (demo);
      g_autoptr (HqSetup) parsed = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gboolean right;

      keep_administrator (draft);
      for (guint n = hq_random_below (&random, 3); n > 0; n--)
        hurt (&random, draft, TRUE);
      right = hq_setup_check (draft, faults);
      g_assert_cmpint (right, ==, faults->len == 0);
      g_assert_cmpint (right, ==, hq_setup_check (draft, NULL));
      text = say (draft);
      parsed = hq_setup_file_parse (text, strlen (text), &error);
      if (right)
        g_assert_no_error (error);
      for (guint i = 0; parsed != NULL && i < faults->len; i++)
        {
          const HqSetupFault *fault = faults->pdata[i];

          if (fault->list != HQ_SETUP_SESSION)
            g_error ("%s %s, %s: %s", hq_setup_diff_get_nick (fault->list), fault->key,
                     fault->field, hq_setup_check_get_nick (fault->code));
        }
      n_right += right;
      n_wrong += !right;
    }
  g_assert_cmpuint (n_right, >, ROUNDS / 10);
  g_assert_cmpuint (n_wrong, >, ROUNDS / 10);
}

/* A fault names its row and member. */
static void
test_setup_check_names (void)
{
  g_autoptr (GPtrArray) faults = hq_setup_check_list_new ();
  g_autoptr (HqSetup) draft = read_demo ();
  HqService *service = draft->services->pdata[0];
  const HqSetupFault *fault;

  for (guint i = draft->staff->len; i > 0; i--)
    if ((((HqStaff *) draft->staff->pdata[i - 1])->roles & (1u << HQ_ROLE_ADMINISTRATOR)) != 0)
      g_ptr_array_remove_index (draft->staff, i - 1);
  keep_administrator (draft);
  g_assert_true (hq_setup_check (draft, faults));
  service->prefix = 'I';
  g_assert_false (hq_setup_check (draft, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  fault = faults->pdata[0];
  g_assert_cmpint (fault->list, ==, HQ_SETUP_SERVICE);
  g_assert_cmpstr (fault->key, ==, service->service);
  g_assert_cmpstr (fault->field, ==, "prefix");
  g_assert_cmpint (fault->code, ==, HQ_SETUP_FAULT_PREFIX);
  service->prefix = 'A';
  /* Nobody could change it back. */
  g_ptr_array_set_size (faults, 0);
  g_ptr_array_remove_index (draft->staff, draft->staff->len - 1);
  g_assert_false (hq_setup_check (draft, faults));
  fault = faults->pdata[0];
  g_assert_cmpint (fault->code, ==, HQ_SETUP_FAULT_NOBODY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup-diff/random", test_setup_diff_random);
  g_test_add_func ("/setup-check/random", test_setup_check_random);
  g_test_add_func ("/setup-check/names", test_setup_check_names);
  return g_test_run ();
}
