/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-diff.h"

#include "hq-number.h"
#include "hq-setup-index.h"
#include "hq-setup-member.h"

typedef struct
{
  const HqSetup *setup;
  HqSetupIndex *index; /* (owned): of @setup */
  GStringChunk *texts; /* (owned): that were made */
} HqSetupDiffSide;

/* A list of another array that is said with the row: the sessions of a service, say. */
typedef struct
{
  const char *field;
  /* The texts live as long as the side. */
  void (*collect) (HqSetupDiffSide *side, gconstpointer row, GPtrArray *texts);
} HqSetupDiffPart;

typedef struct
{
  const char *nick;
  HqSetupShapeName shape;
  const char *name;         /* (nullable): the member that says it to people */
  HqSetupDiffPart parts[2]; /* those that there are */
} HqSetupDiffList;

typedef struct
{
  HqSetupDiffSide before;
  HqSetupDiffSide after;
  GPtrArray *differences; /* (borrowed) */
} HqSetupDiff;

static void
hq_setup_diff_init_side (HqSetupDiffSide *side, const HqSetup *setup)
{
  side->setup = setup;
  side->index = hq_setup_index_new (setup);
  side->texts = g_string_chunk_new (256);
}

static void
hq_setup_diff_clear_side (HqSetupDiffSide *side)
{
  hq_setup_index_free (side->index);
  g_string_chunk_free (side->texts);
}

static int
hq_setup_diff_compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The texts in their order, since a draft has its rows in any. */
static char *
hq_setup_diff_join (GPtrArray *texts)
{
  g_ptr_array_sort (texts, hq_setup_diff_compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

static void
hq_setup_diff_collect_sessions (HqSetupDiffSide *side, gconstpointer row, GPtrArray *texts)
{
  const HqService *service = row;
  const GPtrArray *sessions = hq_setup_index_get_runs (side->index, service->service);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const HqServiceSession *own = sessions->pdata[i];
      g_autofree char *text = NULL;

      if (own->last_ticket < 0)
        text = g_strdup_printf ("%s/%s", own->day_kind, own->session);
      else
        text = g_strdup_printf ("%s/%s %02d:%02d", own->day_kind, own->session,
                                own->last_ticket / 60, own->last_ticket % 60);
      g_ptr_array_add (texts, g_string_chunk_insert (side->texts, text));
    }
}

static void
hq_setup_diff_collect_served (HqSetupDiffSide *side,
                              const HqCounter *counter,
                              gboolean speciality,
                              GPtrArray *texts)
{
  const GPtrArray *served = hq_setup_index_get_served (side->index, counter->counter);

  for (guint i = 0; served != NULL && i < served->len; i++)
    {
      const HqCounterService *own = served->pdata[i];

      if (own->lent_until == 0 && (!speciality || own->speciality))
        g_ptr_array_add (texts, own->service);
    }
}

static void
hq_setup_diff_collect_services (HqSetupDiffSide *side, gconstpointer row, GPtrArray *texts)
{
  hq_setup_diff_collect_served (side, row, FALSE, texts);
}

static void
hq_setup_diff_collect_speciality (HqSetupDiffSide *side, gconstpointer row, GPtrArray *texts)
{
  hq_setup_diff_collect_served (side, row, TRUE, texts);
}

static const HqSetupDiffList lists[HQ_N_SETUP_LISTS] = {
  [HQ_SETUP_HALL] = { .nick = "hall" },
  [HQ_SETUP_FLOOR] = { "floor", HQ_SETUP_SHAPE_FLOOR, "name", { { 0 } } },
  [HQ_SETUP_ZONE] = { "zone", HQ_SETUP_SHAPE_ZONE, "name", { { 0 } } },
  [HQ_SETUP_DEPARTMENT] = { "department", HQ_SETUP_SHAPE_DEPARTMENT, "name", { { 0 } } },
  [HQ_SETUP_DAY_KIND] = { "day_kind", HQ_SETUP_SHAPE_DAY_KIND, "name", { { 0 } } },
  [HQ_SETUP_SESSION] = { "session", HQ_SETUP_SHAPE_SESSION, "name", { { 0 } } },
  [HQ_SETUP_SERVICE] = { "service", HQ_SETUP_SHAPE_SERVICE, "name",
                         { { "sessions", hq_setup_diff_collect_sessions } } },
  [HQ_SETUP_COUNTER] = { "counter", HQ_SETUP_SHAPE_COUNTER, NULL,
                         { { "services", hq_setup_diff_collect_services },
                           { "speciality", hq_setup_diff_collect_speciality } } },
  [HQ_SETUP_ROTA] = { .nick = "rota" },
  [HQ_SETUP_STAFF] = { "staff", HQ_SETUP_SHAPE_STAFF, "name", { { 0 } } },
  [HQ_SETUP_DEVICE] = { "device", HQ_SETUP_SHAPE_DEVICE, "name", { { 0 } } },
  [HQ_SETUP_SETTING] = { "setting", HQ_SETUP_SHAPE_SETTING, "value", { { 0 } } },
};

static void
hq_setup_diff_free_difference (gpointer data)
{
  HqSetupDifference *difference = data;

  g_free (difference->key);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static void
hq_setup_diff_add (HqSetupDiff *diff, HqSetupDifference difference)
{
  difference.key = g_strdup (difference.key);
  g_ptr_array_add (diff->differences, g_memdup2 (&difference, sizeof difference));
}

/* One member of a row that is in both; takes @before and @after. */
static void
hq_setup_diff_compare (HqSetupDiff *diff,
                       const HqSetupDifference *row,
                       const char *field,
                       char *before,
                       char *after)
{
  if (g_str_equal (before, after))
    {
      g_free (before);
      g_free (after);
      return;
    }
  hq_setup_diff_add (diff, (HqSetupDifference){ row->list, row->key, HQ_SETUP_CHANGED, field, before,
                                                after });
}

static void
hq_setup_diff_compare_members (HqSetupDiff *diff,
                               const HqSetupDifference *row,
                               const HqSetupMember *members,
                               gconstpointer before,
                               gconstpointer after)
{
  for (guint i = 0; members[i].name != NULL; i++)
    hq_setup_diff_compare (diff, row, members[i].name,
                           hq_setup_member_format (&members[i], before),
                           hq_setup_member_format (&members[i], after));
}

static gboolean
hq_setup_diff_is_same (const GPtrArray *before, const GPtrArray *after)
{
  for (guint i = 0; i < before->len && i < after->len; i++)
    if (g_strcmp0 (before->pdata[i], after->pdata[i]) != 0)
      return FALSE;
  return before->len == after->len;
}

/* What was left alone has its rows in one order on both sides, and is not put into words. */
static void
hq_setup_diff_compare_part (HqSetupDiff *diff,
                            const HqSetupDifference *row,
                            const HqSetupDiffPart *part,
                            gconstpointer before,
                            gconstpointer after)
{
  g_autoptr (GPtrArray) had = g_ptr_array_new ();
  g_autoptr (GPtrArray) has = g_ptr_array_new ();

  part->collect (&diff->before, before, had);
  part->collect (&diff->after, after, has);
  if (!hq_setup_diff_is_same (had, has))
    hq_setup_diff_compare (diff, row, part->field, hq_setup_diff_join (had),
                           hq_setup_diff_join (has));
}

static char *
hq_setup_diff_dup_name (const HqSetupDiffList *list, gconstpointer row)
{
  const HqSetupMember *members = hq_setup_member_shapes[list->shape].members;

  for (guint i = 0; list->name != NULL && members[i].name != NULL; i++)
    if (g_str_equal (members[i].name, list->name))
      return hq_setup_member_format (&members[i], row);
  return g_strdup ("");
}

/* The rows of an array by their keys. */
static GHashTable *
hq_setup_diff_map (const HqSetup *setup, const HqSetupShape *shape)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *rows = hq_setup_member_get_rows (setup, shape);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (map, hq_setup_member_dup_key (shape, rows->pdata[i]), rows->pdata[i]);
  return map;
}

static void
hq_setup_diff_change_row (HqSetupDiff *diff,
                          HqSetupList which,
                          char *key,
                          gconstpointer before,
                          gconstpointer after)
{
  const HqSetupDiffList *list = &lists[which];
  HqSetupDifference row = { .list = which, .key = key };

  hq_setup_diff_compare_members (diff, &row, hq_setup_member_shapes[list->shape].members, before,
                                 after);
  for (guint i = 0; i < G_N_ELEMENTS (list->parts) && list->parts[i].field != NULL; i++)
    hq_setup_diff_compare_part (diff, &row, &list->parts[i], before, after);
}

/* What goes or changes comes in the order of the rows before, what is new in that of the rows after. */
static void
hq_setup_diff_compare_list (HqSetupDiff *diff, HqSetupList which)
{
  const HqSetupDiffList *list = &lists[which];
  const HqSetupShape *shape = &hq_setup_member_shapes[list->shape];
  const GPtrArray *before = hq_setup_member_get_rows (diff->before.setup, shape);
  const GPtrArray *after = hq_setup_member_get_rows (diff->after.setup, shape);
  g_autoptr (GHashTable) had = hq_setup_diff_map (diff->before.setup, shape);
  g_autoptr (GHashTable) has = hq_setup_diff_map (diff->after.setup, shape);

  for (guint i = 0; i < before->len; i++)
    {
      g_autofree char *key = hq_setup_member_dup_key (shape, before->pdata[i]);
      gconstpointer row = g_hash_table_lookup (has, key);

      if (row != NULL)
        hq_setup_diff_change_row (diff, which, key, before->pdata[i], row);
      else
        hq_setup_diff_add (diff, (HqSetupDifference){
                                   which, key, HQ_SETUP_DROPPED, NULL,
                                   hq_setup_diff_dup_name (list, before->pdata[i]), NULL });
    }
  for (guint i = 0; i < after->len; i++)
    {
      g_autofree char *key = hq_setup_member_dup_key (shape, after->pdata[i]);

      if (!g_hash_table_contains (had, key))
        hq_setup_diff_add (diff, (HqSetupDifference){
                                   which, key, HQ_SETUP_ADDED, NULL, NULL,
                                   hq_setup_diff_dup_name (list, after->pdata[i]) });
    }
}

static int
hq_setup_diff_compare_ints (gconstpointer a, gconstpointer b)
{
  int one = *(const int *) a;
  int two = *(const int *) b;

  return (one > two) - (one < two);
}

/* The counters that are planned for each session: "workday/morning" → "1–8, 12". */
static GHashTable *
hq_setup_diff_map_rota (const HqSetup *setup, GHashTable *sessions)
{
  g_autoptr (GHashTable) counters
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < setup->rota->len; i++)
    {
      const HqRota *row = setup->rota->pdata[i];
      char *session = g_strdup_printf ("%s/%s", row->day_kind, row->session);
      GArray *planned = g_hash_table_lookup (counters, session);

      g_hash_table_add (sessions, g_strdup (session));
      if (planned == NULL)
        {
          planned = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (counters, g_strdup (session), planned);
        }
      g_array_append_val (planned, row->counter);
      g_free (session);
    }
  g_hash_table_iter_init (&iter, counters);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_array_sort (value, hq_setup_diff_compare_ints);
      g_hash_table_insert (map, g_strdup (key), hq_number_format_ranges (value, ", "));
    }
  return map;
}

static char *
hq_setup_diff_dup_planned (GHashTable *map, const char *session)
{
  const char *planned = g_hash_table_lookup (map, session);

  return g_strdup (planned != NULL ? planned : "");
}

static void
hq_setup_diff_compare_rota (HqSetupDiff *diff)
{
  g_autoptr (GHashTable) sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) before = hq_setup_diff_map_rota (diff->before.setup, sessions);
  g_autoptr (GHashTable) after = hq_setup_diff_map_rota (diff->after.setup, sessions);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (sessions), (GCompareFunc) g_strcmp0);

  for (GList *key = keys; key != NULL; key = key->next)
    {
      HqSetupDifference row = { .list = HQ_SETUP_ROTA, .key = key->data };

      hq_setup_diff_compare (diff, &row, "counters", hq_setup_diff_dup_planned (before, key->data),
                             hq_setup_diff_dup_planned (after, key->data));
    }
}

/**
 * hq_setup_diff_get_nick:
 *
 * Returns: (transfer none): the name of a list for programs
 */
const char *
hq_setup_diff_get_nick (HqSetupList list)
{
  g_return_val_if_fail (list < HQ_N_SETUP_LISTS, "");

  return lists[list].nick;
}

/**
 * hq_setup_diff:
 * @before: a set-up
 * @after: what became of it; its rows may be in any order
 *
 * What is lent to a counter for a while is not set up and makes no difference, and the floor of a
 * service or a counter follows its zone.
 *
 * Returns: (transfer full) (element-type HqSetupDifference): what was done to get from one to the
 *   other, in the order of the lists and of their rows
 */
GPtrArray *
hq_setup_diff (const HqSetup *before, const HqSetup *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (hq_setup_diff_free_difference);
  HqSetupDiff diff = { .differences = differences };
  HqSetupDifference hall = { .list = HQ_SETUP_HALL, .key = (char *) "" };

  hq_setup_diff_init_side (&diff.before, before);
  hq_setup_diff_init_side (&diff.after, after);
  hq_setup_diff_compare_members (&diff, &hall, hq_setup_member_hall, before, after);
  for (int list = HQ_SETUP_FLOOR; list < HQ_N_SETUP_LISTS; list++)
    if (list == HQ_SETUP_ROTA)
      hq_setup_diff_compare_rota (&diff);
    else
      hq_setup_diff_compare_list (&diff, (HqSetupList) list);
  hq_setup_diff_clear_side (&diff.before);
  hq_setup_diff_clear_side (&diff.after);
  return differences;
}
