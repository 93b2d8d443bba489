/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-machine.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hq-manager-machine-words.h"

struct _HqManagerMachine
{
  GObject parent_instance;

  HqMachineLine line;
  gboolean other;                            /* it runs another version than most */
  char *texts[HQ_N_MANAGER_MACHINE_COLUMNS]; /* (owned) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HqManagerMachine, hq_manager_machine, G_TYPE_OBJECT)

static void
hq_manager_machine_finalize (GObject *object)
{
  for (int i = 0; i < HQ_N_MANAGER_MACHINE_COLUMNS; i++)
    g_free (HQ_MANAGER_MACHINE (object)->texts[i]);
  G_OBJECT_CLASS (hq_manager_machine_parent_class)->finalize (object);
}

static void
hq_manager_machine_class_init (HqManagerMachineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_machine_finalize;
  /**
   * HqManagerMachine::changed:
   *
   * Something else is said of it.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_manager_machine_init (HqManagerMachine *self)
{
}

HqManagerMachine *
hq_manager_machine_new (void)
{
  return g_object_new (HQ_TYPE_MANAGER_MACHINE, NULL);
}

/**
 * hq_manager_machine_set:
 * @list: all machines as they were read
 * @line: what is known of this one now
 * @setup: the hall
 */
void
hq_manager_machine_set (HqManagerMachine *self,
                        const HqMachineList *list,
                        const HqMachineLine *line,
                        const HqSetup *setup)
{
  char *texts[HQ_N_MANAGER_MACHINE_COLUMNS] = {
    [HQ_MANAGER_MACHINE_NAME] = hq_manager_machine_words_name (line, setup),
    [HQ_MANAGER_MACHINE_ROLE] = hq_manager_machine_words_role (line),
    [HQ_MANAGER_MACHINE_PLACE] = hq_manager_machine_words_place (line, setup),
    [HQ_MANAGER_MACHINE_FLOOR] = hq_manager_machine_words_floor (line),
    [HQ_MANAGER_MACHINE_HOST] = g_strdup (line->at.host != NULL ? line->at.host : ""),
    [HQ_MANAGER_MACHINE_HEARD] = hq_manager_machine_words_heard (line, list->now),
    [HQ_MANAGER_MACHINE_VERSION] = hq_manager_machine_words_version (list, line),
    [HQ_MANAGER_MACHINE_PAPER] = hq_manager_machine_words_paper (line),
    [HQ_MANAGER_MACHINE_CLOCK] = hq_manager_machine_words_clock (line),
  };
  gboolean changed = FALSE;

  self->line = *line;
  self->other = hq_machine_list_is_other (list, line);
  for (int i = 0; i < HQ_N_MANAGER_MACHINE_COLUMNS; i++)
    {
      changed |= g_strcmp0 (self->texts[i], texts[i]) != 0;
      g_free (self->texts[i]);
      self->texts[i] = texts[i];
    }
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

const HqMachineLine *
hq_manager_machine_get_line (HqManagerMachine *self)
{
  return &self->line;
}

/**
 * hq_manager_machine_is:
 *
 * Returns: whether @line is of the same machine, or place
 */
gboolean
hq_manager_machine_is (HqManagerMachine *self, const HqMachineLine *line)
{
  return self->line.number == line->number && g_strcmp0 (self->line.at.role, line->at.role) == 0
         && g_strcmp0 (self->line.at.place, line->at.place) == 0
         && g_strcmp0 (self->line.at.host, line->at.host) == 0;
}

/**
 * hq_manager_machine_get_title:
 *
 * Returns: (transfer none): what stands over the column
 */
const char *
hq_manager_machine_get_title (HqManagerMachineColumn column)
{
  static const char *const titles[HQ_N_MANAGER_MACHINE_COLUMNS] = {
    [HQ_MANAGER_MACHINE_NAME] = NC_ ("machine", "Name"),
    [HQ_MANAGER_MACHINE_ROLE] = NC_ ("machine", "Role"),
    [HQ_MANAGER_MACHINE_PLACE] = NC_ ("machine", "Place"),
    [HQ_MANAGER_MACHINE_FLOOR] = NC_ ("machine", "Floor"),
    [HQ_MANAGER_MACHINE_HOST] = NC_ ("machine", "Host"),
    [HQ_MANAGER_MACHINE_HEARD] = NC_ ("machine", "Last contact"),
    [HQ_MANAGER_MACHINE_VERSION] = NC_ ("machine", "Version"),
    [HQ_MANAGER_MACHINE_PAPER] = NC_ ("machine", "Paper"),
    [HQ_MANAGER_MACHINE_CLOCK] = NC_ ("machine", "Clock"),
  };

  return g_dpgettext2 (NULL, "machine", titles[column]);
}

/**
 * hq_manager_machine_get_text:
 *
 * Returns: (transfer none): what stands in the column
 */
const char *
hq_manager_machine_get_text (HqManagerMachine *self, HqManagerMachineColumn column)
{
  return self->texts[column];
}

/**
 * hq_manager_machine_is_marked:
 *
 * Returns: whether what stands in the column wants a look
 */
gboolean
hq_manager_machine_is_marked (HqManagerMachine *self, HqManagerMachineColumn column)
{
  const HqContactMachine *at = &self->line.at;

  switch (column)
    {
    case HQ_MANAGER_MACHINE_ROLE:
      return hq_machine_list_waits (&self->line);
    case HQ_MANAGER_MACHINE_HEARD:
      return at->state == HQ_CONTACT_SILENT
             || (at->state == HQ_CONTACT_NEVER && hq_machine_list_needs (&self->line));
    case HQ_MANAGER_MACHINE_VERSION:
      return self->other;
    case HQ_MANAGER_MACHINE_PAPER:
      return hq_contact_list_lacks_paper (at);
    case HQ_MANAGER_MACHINE_CLOCK:
      return hq_contact_list_is_off (at);
    case HQ_MANAGER_MACHINE_NAME:
    case HQ_MANAGER_MACHINE_PLACE:
    case HQ_MANAGER_MACHINE_FLOOR:
    case HQ_MANAGER_MACHINE_HOST:
    case HQ_N_MANAGER_MACHINE_COLUMNS:
    default:
      return FALSE;
    }
}

/**
 * hq_manager_machine_matches:
 * @text: what is looked for, as g_utf8_casefold() has it
 *
 * Returns: whether it stands anywhere in the row
 */
gboolean
hq_manager_machine_matches (HqManagerMachine *self, const char *text)
{
  for (int i = 0; i < HQ_N_MANAGER_MACHINE_COLUMNS; i++)
    {
      g_autofree char *folded = g_utf8_casefold (self->texts[i], -1);

      if (strstr (folded, text) != NULL)
        return TRUE;
    }
  return FALSE;
}
