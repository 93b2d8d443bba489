/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-data-change.h"

#include <string.h>

#include "hq-calendar-file.h"
#include "hq-catalogue-file.h"
#include "hq-error.h"
#include "hq-rota-file.h"

/**
 * hq_data_change_add:
 * @change: an act in its transaction
 * @subject: what it changes
 * @before: (nullable): that in the form of its file as it was; %NULL for nothing
 * @after: (nullable): and as it is from then on
 *
 * Keeps both with who did it and when. What stays as it was leaves no row.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_data_change_add (HqChange *change,
                    const char *subject,
                    const char *before,
                    const char *after,
                    GError **error)
{
  HqDataChangeRow row = { .at = change->now,
                          .staff = change->actor->staff,
                          .act = hq_right_get_nick (change->order->act),
                          .subject = (char *) subject,
                          .before = (char *) before,
                          .after = (char *) after };

  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  if (!hq_data_change_table_get_last (change->db, &row.number, error))
    return FALSE;
  row.number++;
  return hq_data_change_table_add (change->db, &row, error);
}

/**
 * hq_data_change_read_list:
 * @most: how many are wanted
 * @rows: (element-type HqDataChangeRow): gets the changes without their texts, the newest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_data_change_read_list (HqHall *hall, guint most, GArray *rows, GError **error)
{
  return hq_data_change_table_read_rows (hq_hall_get_database (hall), most, rows, error);
}

static void
hq_data_change_free_side (HqAct act, gpointer side)
{
  if (side == NULL)
    return;
  if (act == HQ_ACT_IMPORT_CALENDAR)
    hq_calendar_free (side);
  else if (act == HQ_ACT_ITEM)
    hq_item_free (side);
  else if (act == HQ_ACT_IMPORT_CATALOGUE)
    g_ptr_array_unref (side);
  else
    g_array_unref (side);
}

/* What the text says, @side; nothing of a text that is not there. */
static gboolean
hq_data_change_parse (HqAct act, const char *text, gpointer *side, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (text == NULL)
    return TRUE;
  if (act == HQ_ACT_IMPORT_CALENDAR)
    *side = hq_calendar_file_parse (text, strlen (text), error);
  else if (act == HQ_ACT_ROTA)
    *side = hq_rota_file_parse (text, error);
  else
    items = hq_catalogue_file_parse (text, strlen (text), NULL, error);
  if (items != NULL && act == HQ_ACT_IMPORT_CATALOGUE)
    *side = g_steal_pointer (&items);
  else if (items != NULL && items->len > 0)
    *side = hq_item_copy (items->pdata[0]);
  return *side != NULL;
}

/**
 * hq_data_change_read_one:
 * @row: (inout): a change; gets its texts
 * @error: return location for an error
 *
 * Returns: (transfer full): what it changed, and how; %NULL with %HQ_ERROR_NOT_FOUND where there is no
 *   such change, or one of the store's errors
 */
HqDataChange *
hq_data_change_read_one (HqHall *hall, HqDataChangeRow *row, GError **error)
{
  g_autoptr (HqDataChange) self = g_new0 (HqDataChange, 1);
  int act = hq_right_find_act (row->act);

  if (!hq_data_change_table_read_texts (hq_hall_get_database (hall), row, error))
    return NULL;
  if (act < 0 || (row->before == NULL && row->after == NULL))
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, row->number);
      return NULL;
    }
  self->act = (HqAct) act;
  self->subject = g_strdup (row->subject);
  if (!hq_data_change_parse (self->act, row->before, &self->before, error)
      || !hq_data_change_parse (self->act, row->after, &self->after, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * hq_data_change_free:
 * @self: (transfer full): a change
 */
void
hq_data_change_free (HqDataChange *self)
{
  hq_data_change_free_side (self->act, self->before);
  hq_data_change_free_side (self->act, self->after);
  g_free (self->subject);
  g_free (self);
}
