/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-facts.h"

#include "hq-calendar-plan.h"
#include "hq-password-list.h"

static GHashTable *
hq_setup_facts_list_passwords (HqHall *hall, GError **error)
{
  g_autoptr (GHashTable) without = hq_password_list_read (hall, NULL, error);
  const HqSetup *setup = without != NULL ? hq_hall_get_setup (hall, error) : NULL;
  GHashTable *list;

  if (setup == NULL)
    return NULL;
  list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const HqStaff *staff = setup->staff->pdata[i];

      if (!g_hash_table_contains (without, staff->staff))
        g_hash_table_add (list, g_strdup (staff->staff));
    }
  return list;
}

/**
 * hq_setup_facts_read:
 * @hall: a hall
 * @query: none
 * @error: return location for an error
 *
 * Returns: (transfer full): the HqSetupFacts of @hall; a reader of screens
 */
gpointer
hq_setup_facts_read (HqHall *hall, gconstpointer query, GError **error)
{
  g_autoptr (HqSetupFacts) facts = g_new0 (HqSetupFacts, 1);
  g_autoptr (HqCalendarView) view = hq_calendar_plan_read (hall, NULL, error);

  if (view == NULL)
    return NULL;
  facts->has_year = hq_calendar_covers (view->calendar, view->today);
  /* Only a real hall asks everybody for a password. */
  if (hq_hall_get_kind (hall) != HQ_HALL_REAL)
    return g_steal_pointer (&facts);
  facts->passwords = hq_setup_facts_list_passwords (hall, error);
  return facts->passwords != NULL ? g_steal_pointer (&facts) : NULL;
}

/**
 * hq_setup_facts_free:
 * @facts: (transfer full): an HqSetupFacts
 */
void
hq_setup_facts_free (gpointer facts)
{
  HqSetupFacts *self = facts;

  g_clear_pointer (&self->passwords, g_hash_table_unref);
  g_free (self);
}
