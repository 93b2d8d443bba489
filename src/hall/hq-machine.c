/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-machine.h"

#include "hq-deed-word.h"
#include "hq-error.h"

/**
 * hq_machine_find_role:
 * @setup: a hall
 * @row: a machine
 *
 * Returns: what the hall gave it, %HQ_N_SCREENS where that is nothing, or a place that the hall has no
 *   more
 */
HqScreenRole
hq_machine_find_role (const HqSetup *setup, const HqMachineRow *row)
{
  int role = hq_place_find_role (row->role);
  HqPlace place;

  if (role < 0 || !hq_place_find (setup, (HqScreenRole) role, row->place, &place, NULL))
    return HQ_N_SCREENS;
  return (HqScreenRole) role;
}

/* What a machine is, for its event: a role and a place. */
static const char *
hq_machine_describe (const HqMachineRow *row)
{
  g_autofree char *text = row->role != NULL ? g_strdup_printf ("%s:%s", row->role, row->place)
                                            : g_strdup (HQ_PLACE_WAITING);

  return g_intern_string (text);
}

/* Two machines at one place would be in each other's way, but where a part of the hall is shown. */
static gboolean
hq_machine_is_free (HqChange *change, const HqMachineRow *row, GError **error)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (HqMachineRow));

  if (!hq_machine_table_read (change->db, others, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const HqMachineRow *other = &g_array_index (others, HqMachineRow, i);

      if (other->number == row->number || g_strcmp0 (other->role, row->role) != 0
          || !g_str_equal (other->place, row->place))
        continue;
      hq_error_set (error, HQ_ERROR_PLACE_GIVEN, "%" G_GINT64_FORMAT, other->number);
      return FALSE;
    }
  return TRUE;
}

/* Sets the role and the place of @row to those of the order. */
static gboolean
hq_machine_set_role (HqChange *change, HqMachineRow *row, GError **error)
{
  const HqOrder *order = change->order;
  int role = hq_place_find_role (order->type);
  g_autofree char *key = NULL;
  HqPlace place;

  row->role = row->place = NULL;
  if (g_str_equal (order->type, HQ_PLACE_WAITING))
    return TRUE;
  if (role < 0)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", order->type);
      return FALSE;
    }
  if (!hq_place_find (change->setup, (HqScreenRole) role, order->place, &place, error))
    return FALSE;
  key = hq_place_format_key (&place);
  row->role = hq_place_get_nick ((HqScreenRole) role);
  row->place = g_intern_string (key);
  return hq_place_is_shared ((HqScreenRole) role, &place)
         || hq_machine_is_free (change, row, error);
}

/**
 * hq_machine_run:
 *
 * The act: a machine that registered gets a name, or a role and a place, or waits for them again; or it
 * is registered no more, until it is heard of again. Its screen follows within seconds.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND for a machine, or a place, that the hall has not,
 *   %HQ_ERROR_PLACE_GIVEN or %HQ_ERROR_INVALID
 */
gboolean
hq_machine_run (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqMachineRow row;

  if (!hq_machine_table_find_number (change->db, order->id, &row, error))
    return FALSE;
  if (row.number == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, order->id);
      return FALSE;
    }
  if (order->type == NULL && order->text == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%" G_GINT64_FORMAT, order->id);
      return FALSE;
    }
  change->event.value = row.number;
  change->event.before = hq_machine_describe (&row);
  if (g_strcmp0 (order->type, HQ_MACHINE_FORGET) == 0)
    {
      change->event.after = HQ_MACHINE_FORGET;
      return hq_machine_table_forget (change->db, row.number, error);
    }
  if (order->text != NULL && order->text[0] != '\0' && !hq_deed_word_check (order->text, error))
    return FALSE;
  if (order->text != NULL)
    row.name = order->text[0] != '\0' ? order->text : NULL;
  if (order->type != NULL && !hq_machine_set_role (change, &row, error))
    return FALSE;
  change->event.after = hq_machine_describe (&row);
  return hq_machine_table_give (change->db, &row, error);
}
