/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-rebase.h"

#include "hq-setup-copy.h"
#include "hq-setup-edit.h"
#include "hq-setup-member.h"

/* The rows that say with others how they go together, and of which row they are said. */
typedef struct
{
  gsize rows;
  HqSetupShapeName shape;
  guint n_keys; /* so many of its keys name that row */
} HqSetupRebasePart;

static const HqSetupRebasePart service_part = { G_STRUCT_OFFSET (HqSetup, service_sessions),
                                                HQ_SETUP_SHAPE_SERVICE_SESSION, 1 };
static const HqSetupRebasePart counter_part = { G_STRUCT_OFFSET (HqSetup, counter_services),
                                                HQ_SETUP_SHAPE_COUNTER_SERVICE, 1 };
static const HqSetupRebasePart rota_part = { G_STRUCT_OFFSET (HqSetup, rota), HQ_SETUP_SHAPE_ROTA, 2 };

static const HqSetupShapeName shapes[HQ_N_SETUP_LISTS] = {
  [HQ_SETUP_FLOOR] = HQ_SETUP_SHAPE_FLOOR,       [HQ_SETUP_ZONE] = HQ_SETUP_SHAPE_ZONE,
  [HQ_SETUP_DEPARTMENT] = HQ_SETUP_SHAPE_DEPARTMENT,
  [HQ_SETUP_DAY_KIND] = HQ_SETUP_SHAPE_DAY_KIND, [HQ_SETUP_SESSION] = HQ_SETUP_SHAPE_SESSION,
  [HQ_SETUP_SERVICE] = HQ_SETUP_SHAPE_SERVICE,   [HQ_SETUP_COUNTER] = HQ_SETUP_SHAPE_COUNTER,
  [HQ_SETUP_STAFF] = HQ_SETUP_SHAPE_STAFF,       [HQ_SETUP_DEVICE] = HQ_SETUP_SHAPE_DEVICE,
  [HQ_SETUP_SETTING] = HQ_SETUP_SHAPE_SETTING,
};

static void
hq_setup_rebase_copy_member (const HqSetupMember *member, gconstpointer from, gpointer to)
{
  if (member->type == HQ_SETUP_MEMBER_TEXT)
    {
      char **text = G_STRUCT_MEMBER_P (to, member->offset);

      g_free (*text);
      *text = g_strdup (G_STRUCT_MEMBER (char *, from, member->offset));
    }
  else if (member->type == HQ_SETUP_MEMBER_LETTER)
    G_STRUCT_MEMBER (char, to, member->offset) = G_STRUCT_MEMBER (char, from, member->offset);
  else
    G_STRUCT_MEMBER (int, to, member->offset) = G_STRUCT_MEMBER (int, from, member->offset);
}

/* A loan is no part of what a counter serves. */
static gboolean
hq_setup_rebase_is_of (const HqSetupRebasePart *part, gconstpointer row, const char *key)
{
  const HqSetupMember *members = hq_setup_member_shapes[part->shape].members;
  g_autofree char *first = hq_setup_member_format (&members[0], row);
  g_autofree char *second = hq_setup_member_format (&members[1], row);
  g_autofree char *own = part->n_keys == 1 ? g_strdup (first)
                                           : g_strconcat (first, "/", second, NULL);

  return g_str_equal (own, key)
         && (part->shape != HQ_SETUP_SHAPE_COUNTER_SERVICE
             || ((const HqCounterService *) row)->lent_until == 0);
}

/* Takes such rows of @from out of it, and puts them in the place of those of @to. */
static void
hq_setup_rebase_move_part (const HqSetupRebasePart *part, HqSetup *from, HqSetup *to, const char *key)
{
  GPtrArray *new = G_STRUCT_MEMBER (GPtrArray *, from, part->rows);
  GPtrArray *old = G_STRUCT_MEMBER (GPtrArray *, to, part->rows);

  for (guint i = old->len; i > 0; i--)
    if (hq_setup_rebase_is_of (part, old->pdata[i - 1], key))
      g_ptr_array_remove_index (old, i - 1);
  for (guint i = new->len; i > 0; i--)
    if (hq_setup_rebase_is_of (part, new->pdata[i - 1], key))
      g_ptr_array_add (old, g_ptr_array_steal_index (new, i - 1));
}

static const HqSetupRebasePart *
hq_setup_rebase_find_part (HqSetupList list)
{
  if (list == HQ_SETUP_SERVICE)
    return &service_part;
  if (list == HQ_SETUP_COUNTER)
    return &counter_part;
  return list == HQ_SETUP_ROTA ? &rota_part : NULL;
}

/* The row itself, whole. */
static void
hq_setup_rebase_move_row (HqSetup *from, HqSetup *to, HqSetupList list, const char *key)
{
  GPtrArray *rows = hq_setup_edit_get_rows (from, list);
  gpointer row = hq_setup_edit_find (from, list, key);
  gpointer old = hq_setup_edit_find (to, list, key);
  guint index;

  if (old != NULL)
    g_ptr_array_remove (hq_setup_edit_get_rows (to, list), old);
  if (row != NULL && g_ptr_array_find (rows, row, &index))
    g_ptr_array_add (hq_setup_edit_get_rows (to, list), g_ptr_array_steal_index (rows, index));
}

/* Whether one member of a row is what @difference is, and was done. */
static gboolean
hq_setup_rebase_set_member (HqSetup *from, HqSetup *to, const HqSetupDifference *difference)
{
  const HqSetupMember *members = difference->list == HQ_SETUP_HALL
                                   ? hq_setup_member_hall
                                   : hq_setup_member_shapes[shapes[difference->list]].members;
  gpointer new = hq_setup_edit_find (from, difference->list, difference->key);
  gpointer old = hq_setup_edit_find (to, difference->list, difference->key);

  for (guint i = 0; new != NULL && old != NULL && members[i].name != NULL; i++)
    if (g_strcmp0 (members[i].name, difference->field) == 0)
      {
        hq_setup_rebase_copy_member (&members[i], new, old);
        return TRUE;
      }
  return FALSE;
}

/* Does to @to what @difference is, as @from has it; @seen are the rows of which it was done whole. */
static void
hq_setup_rebase_put (HqSetup *from,
                     HqSetup *to,
                     const HqSetupDifference *difference,
                     GHashTable *seen)
{
  const HqSetupRebasePart *part = hq_setup_rebase_find_part (difference->list);
  gboolean whole = difference->step != HQ_SETUP_CHANGED;

  if (!whole && difference->list != HQ_SETUP_ROTA
      && hq_setup_rebase_set_member (from, to, difference))
    return;
  if (!g_hash_table_add (seen, g_strdup_printf ("%d %s", (int) difference->list, difference->key)))
    return;
  if (part != NULL)
    hq_setup_rebase_move_part (part, from, to, difference->key);
  if (difference->list != HQ_SETUP_ROTA && difference->list != HQ_SETUP_HALL
      && (whole || hq_setup_edit_find (to, difference->list, difference->key) == NULL))
    hq_setup_rebase_move_row (from, to, difference->list, difference->key);
}

/**
 * hq_setup_rebase_draft:
 * @base: what @draft was begun from
 * @draft: what was edited of it
 * @now: the hall as others have changed it meanwhile
 *
 * What was edited is done to the hall as it is now. A member that both changed is as @draft has it; a row
 * that was edited here and taken away there is there again.
 *
 * Returns: (transfer full): the new draft
 */
HqSetup *
hq_setup_rebase_draft (const HqSetup *base, const HqSetup *draft, const HqSetup *now)
{
  g_autoptr (GPtrArray) differences = hq_setup_diff (base, draft);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HqSetup) from = hq_setup_copy (draft);
  HqSetup *to = hq_setup_copy (now);

  for (guint i = 0; i < differences->len; i++)
    hq_setup_rebase_put (from, to, differences->pdata[i], seen);
  hq_setup_edit_settle (to);
  return to;
}
