/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-field.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-place.h"
#include "hq-role-row.h"

static void
hq_setup_field_free_option (gpointer data)
{
  HqSetupFieldOption *option = data;

  g_free (option->value);
  g_free (option->words);
  g_free (option);
}

/**
 * hq_setup_field_get_int:
 * @field: a field of a number, or of yes and no
 *
 * Returns: what @row has
 */
int
hq_setup_field_get_int (const HqSetupField *field, gconstpointer row)
{
  if (field->kind == HQ_SETUP_FIELD_BIT)
    return (G_STRUCT_MEMBER (guint, row, field->offset) >> field->low) & 1;
  if (field->kind == HQ_SETUP_FIELD_LETTER)
    return G_STRUCT_MEMBER (char, row, field->offset);
  return G_STRUCT_MEMBER (int, row, field->offset);
}

void
hq_setup_field_set_int (const HqSetupField *field, gpointer row, int value)
{
  guint *bits = G_STRUCT_MEMBER_P (row, field->offset);

  if (field->kind == HQ_SETUP_FIELD_BIT)
    *bits = value != 0 ? *bits | (1u << field->low) : *bits & ~(1u << field->low);
  else if (field->kind == HQ_SETUP_FIELD_LETTER)
    G_STRUCT_MEMBER (char, row, field->offset) = (char) value;
  else
    G_STRUCT_MEMBER (int, row, field->offset) = value;
}

static gboolean
hq_setup_field_is_text (const HqSetupField *field)
{
  return field->kind == HQ_SETUP_FIELD_TEXT || field->kind == HQ_SETUP_FIELD_ENGLISH
         || field->kind == HQ_SETUP_FIELD_ZONE || field->kind == HQ_SETUP_FIELD_DEPARTMENT
         || field->kind == HQ_SETUP_FIELD_ROLE;
}

/**
 * hq_setup_field_dup_value:
 *
 * Returns: (transfer full): what @row has as a text, empty for none
 */
char *
hq_setup_field_dup_value (const HqSetupField *field, gconstpointer row)
{
  const char *text;

  if (!hq_setup_field_is_text (field))
    return g_strdup_printf ("%d", hq_setup_field_get_int (field, row));
  text = G_STRUCT_MEMBER (const char *, row, field->offset);
  return g_strdup (text != NULL ? text : "");
}

/**
 * hq_setup_field_set_value:
 *
 * Returns: whether @row had something else
 */
gboolean
hq_setup_field_set_value (const HqSetupField *field, gpointer row, const char *value)
{
  g_autofree char *old = hq_setup_field_dup_value (field, row);
  char **text;

  if (g_str_equal (old, value))
    return FALSE;
  if (!hq_setup_field_is_text (field))
    {
      hq_setup_field_set_int (field, row, (int) g_ascii_strtoll (value, NULL, 10));
      return TRUE;
    }
  text = G_STRUCT_MEMBER_P (row, field->offset);
  g_free (*text);
  *text = field->kind == HQ_SETUP_FIELD_DEPARTMENT && value[0] == '\0' ? NULL : g_strdup (value);
  return TRUE;
}

static void
hq_setup_field_add (GPtrArray *options, char *value, char *words)
{
  HqSetupFieldOption *option = g_new (HqSetupFieldOption, 1);

  *option = (HqSetupFieldOption){ value, words };
  g_ptr_array_add (options, option);
}

static void
hq_setup_field_add_zones (GPtrArray *options, const HqSetup *setup)
{
  g_autoptr (GPtrArray) zones = hq_key_order_list (setup->zones);

  for (guint i = 0; i < zones->len; i++)
    {
      const HqZone *zone = zones->pdata[i];
      const HqFloor *floor = hq_setup_find_floor (setup, zone->floor);

      hq_setup_field_add (options, g_strdup (zone->zone),
                          g_strdup_printf ("%s · %s",
                                           floor != NULL
                                             ? hq_language_pick (floor->name, floor->name_en)
                                             : "—",
                                           hq_language_pick (zone->name, zone->name_en)));
    }
}

static void
hq_setup_field_add_departments (GPtrArray *options, const HqSetup *setup)
{
  g_autoptr (GPtrArray) departments = hq_key_order_list (setup->departments);

  hq_setup_field_add (options, g_strdup (""), g_strdup (C_ ("setup", "None")));
  for (guint i = 0; i < departments->len; i++)
    {
      const HqDepartment *department = departments->pdata[i];

      hq_setup_field_add (options, g_strdup (department->department),
                          g_strdup (hq_language_pick (department->name, department->name_en)));
    }
}

static void
hq_setup_field_add_roles (GPtrArray *options)
{
  for (int role = 0; role < HQ_N_SCREENS; role++)
    hq_setup_field_add (options, g_strdup (hq_place_get_nick ((HqScreenRole) role)),
                        g_strdup (hq_role_row_get_name ((HqScreenRole) role)));
}

static void
hq_setup_field_add_counters (GPtrArray *options, const HqSetup *setup)
{
  hq_setup_field_add (options, g_strdup ("0"), g_strdup (C_ ("setup", "None")));
  for (guint i = 0; i < setup->counters->len; i++)
    {
      int counter = ((const HqCounter *) setup->counters->pdata[i])->counter;

      hq_setup_field_add (options, g_strdup_printf ("%d", counter),
                          g_strdup_printf (_ ("Counter %d"), counter));
    }
}

static void
hq_setup_field_add_rest (GPtrArray *options, const HqSetupField *field, const HqSetup *setup)
{
  if (field->kind == HQ_SETUP_FIELD_CHOICE)
    for (const HqSetupFieldChoice *choice = field->choices; choice->words != NULL; choice++)
      hq_setup_field_add (options, g_strdup_printf ("%d", choice->value),
                          g_strdup (g_dpgettext2 (NULL, "setup", choice->words)));
  else if (field->kind == HQ_SETUP_FIELD_LETTER)
    for (char letter = 'A'; letter <= 'Z'; letter++)
      {
        if (hq_number_is_service_prefix (letter))
          hq_setup_field_add (options, g_strdup_printf ("%d", letter),
                              g_strdup_printf ("%c", letter));
      }
  else
    for (guint i = 0; i < setup->floors->len; i++)
      {
        const HqFloor *floor = setup->floors->pdata[i];

        hq_setup_field_add (options, g_strdup_printf ("%d", floor->floor),
                            g_strdup (hq_language_pick (floor->name, floor->name_en)));
      }
}

/**
 * hq_setup_field_list_options:
 * @field: a field of which one is chosen
 * @value: what it has, which may be something that is not there any more
 *
 * Returns: (transfer full) (element-type HqSetupFieldOption): what can be chosen, @value among it
 */
GPtrArray *
hq_setup_field_list_options (const HqSetupField *field, const HqSetup *setup, const char *value)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (hq_setup_field_free_option);

  if (field->kind == HQ_SETUP_FIELD_ZONE)
    hq_setup_field_add_zones (options, setup);
  else if (field->kind == HQ_SETUP_FIELD_DEPARTMENT)
    hq_setup_field_add_departments (options, setup);
  else if (field->kind == HQ_SETUP_FIELD_ROLE)
    hq_setup_field_add_roles (options);
  else if (field->kind == HQ_SETUP_FIELD_COUNTER)
    hq_setup_field_add_counters (options, setup);
  else
    hq_setup_field_add_rest (options, field, setup);
  for (guint i = 0; i < options->len; i++)
    if (g_str_equal (((HqSetupFieldOption *) options->pdata[i])->value, value))
      return options;
  hq_setup_field_add (options, g_strdup (value),
                      value[0] == '\0' ? g_strdup (_ ("Not chosen yet"))
                                       : g_strdup_printf (_ ("%s (not there)"), value));
  return options;
}

/**
 * hq_setup_field_format:
 * @setup: that @row is of
 *
 * Returns: (transfer full): what @row has, in words
 */
char *
hq_setup_field_format (const HqSetupField *field, const HqSetup *setup, gconstpointer row)
{
  g_autofree char *value = hq_setup_field_dup_value (field, row);
  int number = (int) g_ascii_strtoll (value, NULL, 10);
  g_autoptr (GPtrArray) options = NULL;

  switch (field->kind)
    {
    case HQ_SETUP_FIELD_TEXT:
    case HQ_SETUP_FIELD_ENGLISH:
      return g_strdup (value[0] == '\0' ? C_ ("setup", "none") : value);
    case HQ_SETUP_FIELD_COUNT:
      return number == 0 ? g_strdup (C_ ("setup", "without limit")) : g_strdup (value);
    case HQ_SETUP_FIELD_MINUTE:
      return g_strdup_printf ("%02d:%02d", number / 60, number % 60);
    case HQ_SETUP_FIELD_SWITCH:
    case HQ_SETUP_FIELD_BIT:
      return g_strdup (number != 0 ? C_ ("setup", "yes") : C_ ("setup", "no"));
    case HQ_SETUP_FIELD_CHOICE:
    case HQ_SETUP_FIELD_LETTER:
    case HQ_SETUP_FIELD_FLOOR:
    case HQ_SETUP_FIELD_ZONE:
    case HQ_SETUP_FIELD_DEPARTMENT:
    case HQ_SETUP_FIELD_ROLE:
    case HQ_SETUP_FIELD_COUNTER:
    default:
      break;
    }
  options = hq_setup_field_list_options (field, setup, value);
  for (guint i = 0; i < options->len; i++)
    {
      const HqSetupFieldOption *option = options->pdata[i];

      if (g_str_equal (option->value, value))
        return g_strdup (option->words);
    }
  return g_steal_pointer (&value);
}
