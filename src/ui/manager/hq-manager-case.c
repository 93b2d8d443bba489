/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-case.h"

#include <glib/gi18n.h>

#include "hq-case-words.h"
#include "hq-number.h"

struct _HqManagerCase
{
  GObject parent_instance;

  HqCaseLine line;
  HqSetup *setup; /* (owned) */
  HqDate today;
};

G_DEFINE_TYPE (HqManagerCase, hq_manager_case, G_TYPE_OBJECT)

static void
hq_manager_case_finalize (GObject *object)
{
  hq_setup_unref (HQ_MANAGER_CASE (object)->setup);
  G_OBJECT_CLASS (hq_manager_case_parent_class)->finalize (object);
}

static void
hq_manager_case_class_init (HqManagerCaseClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_case_finalize;
}

static void
hq_manager_case_init (HqManagerCase *self)
{
}

/**
 * hq_manager_case_new:
 * @line: a case
 * @setup: the hall as it is set up
 * @today: the day on which it is looked at
 *
 * Returns: (transfer full): it as an item
 */
HqManagerCase *
hq_manager_case_new (const HqCaseLine *line, const HqSetup *setup, HqDate today)
{
  HqManagerCase *self = g_object_new (HQ_TYPE_MANAGER_CASE, NULL);

  self->line = *line;
  self->setup = hq_setup_ref ((HqSetup *) setup);
  self->today = today;
  return self;
}

const HqCaseLine *
hq_manager_case_get (HqManagerCase *self)
{
  return &self->line;
}

/**
 * hq_manager_case_equal:
 *
 * Returns: whether a list would say the same of both
 */
gboolean
hq_manager_case_equal (HqManagerCase *self, HqManagerCase *other)
{
  const HqCase *a = &self->line.row, *b = &other->line.row;

  /* Strings are interned. */
  return a->case_file == b->case_file && a->state == b->state && a->due_day == b->due_day
         && a->staff == b->staff && a->ended_day == b->ended_day
         && self->line.light == other->line.light && self->line.left == other->line.left
         && self->line.planned_end == other->line.planned_end
         && self->line.over == other->line.over
         && self->line.every_day == other->line.every_day && self->line.name == other->line.name
         && self->today == other->today && self->setup == other->setup;
}

/**
 * hq_manager_case_get_title:
 *
 * Returns: (transfer none): what a column is called
 */
const char *
hq_manager_case_get_title (HqManagerCaseColumn column)
{
  static const char *const titles[HQ_N_MANAGER_CASE_COLUMNS] = {
    [HQ_MANAGER_CASE_LIGHT] = NC_ ("case", "Light"),
    [HQ_MANAGER_CASE_ID] = NC_ ("case", "Case"),
    [HQ_MANAGER_CASE_NUMBER] = NC_ ("case", "Number"),
    [HQ_MANAGER_CASE_ITEM] = NC_ ("case", "Item"),
    [HQ_MANAGER_CASE_DEPARTMENT] = NC_ ("case", "Department"),
    [HQ_MANAGER_CASE_ACCEPTED] = NC_ ("case", "Accepted"),
    [HQ_MANAGER_CASE_PROMISE] = NC_ ("case", "Working days"),
    [HQ_MANAGER_CASE_DUE] = NC_ ("case", "Due"),
    [HQ_MANAGER_CASE_STANDING] = NC_ ("case", "Time limit"),
    [HQ_MANAGER_CASE_HOLDER] = NC_ ("case", "Held by"),
    [HQ_MANAGER_CASE_STATE] = NC_ ("case", "State"),
  };

  return g_dpgettext2 (NULL, "case", titles[column]);
}

static char *
hq_manager_case_format_light (const HqCaseLine *line)
{
  if (line->row.ended_day != 0)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", hq_case_words_shape (line->light),
                          hq_case_words_light (line->light));
}

/* An ended one shows beside its state on which day it ended. */
static char *
hq_manager_case_format_state (const HqCase *row)
{
  g_autofree char *ended = row->ended_day != 0 ? hq_date_format (row->ended_day) : NULL;

  return g_strjoin (" ", hq_case_words_state (row->state), ended, NULL);
}

/**
 * hq_manager_case_format:
 *
 * Returns: (transfer full): what stands in a column
 */
char *
hq_manager_case_format (HqManagerCase *self, HqManagerCaseColumn column)
{
  const HqCase *row = &self->line.row;

  switch (column)
    {
    case HQ_MANAGER_CASE_LIGHT:
      return hq_manager_case_format_light (&self->line);
    case HQ_MANAGER_CASE_ID:
      return g_strdup_printf ("%" G_GINT64_FORMAT, row->case_file);
    case HQ_MANAGER_CASE_NUMBER:
      return self->line.prefix != 0 ? hq_number_format (self->line.prefix, self->line.number)
                                    : g_strdup ("—");
    case HQ_MANAGER_CASE_ITEM:
      return hq_case_words_item (&self->line);
    case HQ_MANAGER_CASE_DEPARTMENT:
      return g_strdup (hq_case_words_department (self->setup, row->department));
    case HQ_MANAGER_CASE_ACCEPTED:
      return hq_date_format (row->accepted_day);
    case HQ_MANAGER_CASE_PROMISE:
      return row->kind == HQ_CASE_INSTANT ? g_strdup (C_ ("case", "on the spot"))
                                          : g_strdup_printf ("%d", row->promised_days);
    case HQ_MANAGER_CASE_DUE:
      return row->due_day != 0 ? hq_date_format (row->due_day) : g_strdup ("—");
    case HQ_MANAGER_CASE_STANDING:
      return hq_case_words_standing (&self->line, self->today);
    case HQ_MANAGER_CASE_HOLDER:
      return hq_case_words_holder (row, self->setup);
    case HQ_MANAGER_CASE_STATE:
      return hq_manager_case_format_state (row);
    case HQ_N_MANAGER_CASE_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}
