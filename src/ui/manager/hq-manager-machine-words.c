/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-machine-words.h"

#include <glib/gi18n.h>

#include "hq-role-row.h"

#define HQ_MANAGER_MACHINE_WORDS_HOURS 24

/**
 * hq_manager_machine_words_name:
 *
 * Returns: (transfer full): how people call the machine, or else what stands at its place
 */
char *
hq_manager_machine_words_name (const HqMachineLine *line, const HqSetup *setup)
{
  const HqDevice *device = hq_setup_find_device (setup, line->at.place);

  if (line->number != 0 && line->name != NULL)
    return g_strdup_printf ("%d · %s", (int) line->number, line->name);
  if (line->number != 0)
    return g_strdup_printf (_ ("Machine %d"), (int) line->number);
  if (device != NULL && g_strcmp0 (device->role, line->at.role) == 0)
    return g_strdup (device->name);
  return g_strdup ("");
}

char *
hq_manager_machine_words_role (const HqMachineLine *line)
{
  int role = hq_place_find_role (line->at.role);

  if (hq_machine_list_waits (line) || role < 0)
    return g_strdup (_ ("Waits for a role"));
  return g_strdup (hq_role_row_get_name ((HqScreenRole) role));
}

/**
 * hq_manager_machine_words_place:
 *
 * Returns: (transfer full): where it stands, by its code where that has a name of its own
 */
char *
hq_manager_machine_words_place (const HqMachineLine *line, const HqSetup *setup)
{
  int role = hq_place_find_role (line->at.role);

  if (hq_machine_list_waits (line) || role < 0)
    return g_strdup ("");
  if (role == HQ_SCREEN_KIOSK || role == HQ_SCREEN_GUIDE)
    return g_strdup (line->at.place);
  return hq_role_row_name_place ((HqScreenRole) role, setup, line->at.place);
}

char *
hq_manager_machine_words_floor (const HqMachineLine *line)
{
  return line->at.floor != 0 ? g_strdup_printf ("%d", line->at.floor) : g_strdup ("");
}

/* A length of time as people say it of something that is away. */
static char *
hq_manager_machine_words_span (gint64 span)
{
  gint64 minutes = MAX (0, span) / HQ_MINUTE;
  gint64 hours = minutes / 60;

  if (hours >= HQ_MANAGER_MACHINE_WORDS_HOURS)
    return g_strdup_printf (ngettext ("%d day", "%d days",
                                      (gulong) (hours / HQ_MANAGER_MACHINE_WORDS_HOURS)),
                            (int) (hours / HQ_MANAGER_MACHINE_WORDS_HOURS));
  if (hours > 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), (int) hours);
  if (minutes > 0)
    return g_strdup_printf (ngettext ("%d min", "%d min", (gulong) minutes), (int) minutes);
  return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) (span / HQ_SECOND)),
                          (int) (MAX (0, span) / HQ_SECOND));
}

/**
 * hq_manager_machine_words_heard:
 * @now: the time by the store's clock
 *
 * Returns: (transfer full): when the machine was heard of last
 */
char *
hq_manager_machine_words_heard (const HqMachineLine *line, HqTime now)
{
  g_autofree char *span = hq_manager_machine_words_span (now - line->at.heard_at);

  switch (line->at.state)
    {
    case HQ_CONTACT_HERE:
      return g_strdup_printf (_ ("%s ago"), span);
    case HQ_CONTACT_CLOSED:
      return g_strdup_printf (_ ("Closed for %s"), span);
    case HQ_CONTACT_SILENT:
      return g_strdup_printf (_ ("Silent for %s"), span);
    case HQ_CONTACT_NEVER:
    case HQ_N_CONTACTS:
    default:
      return g_strdup (C_ ("contact", "Never"));
    }
}

/**
 * hq_manager_machine_words_version:
 *
 * Returns: (transfer full): which version runs there, and which on most where that is another one
 */
char *
hq_manager_machine_words_version (const HqMachineList *list, const HqMachineLine *line)
{
  if (line->at.version == NULL)
    return g_strdup ("");
  if (hq_machine_list_is_other (list, line))
    return g_strdup_printf (_ ("%s (others %s)"), line->at.version, list->version);
  return g_strdup (line->at.version);
}

char *
hq_manager_machine_words_paper (const HqMachineLine *line)
{
  static const char *const words[HQ_N_PAPERS] = {
    "",
    NC_ ("paper", "Enough"),
    NC_ ("paper", "Nearly used up"),
    NC_ ("paper", "Out of paper"),
    NC_ ("paper", "No printer"),
    NC_ ("paper", "Printer fault"),
  };
  const char *word = words[line->at.paper];

  return g_strdup (
    line->at.state != HQ_CONTACT_HERE || word[0] == '\0' ? "" : g_dpgettext2 (NULL, "paper", word));
}

/**
 * hq_manager_machine_words_clock:
 *
 * Returns: (transfer full): whether the machine's own clock is right, and else by how much it is not
 */
char *
hq_manager_machine_words_clock (const HqMachineLine *line)
{
  double seconds = (double) ABS (line->at.clock_offset) / HQ_SECOND;

  if (line->at.state != HQ_CONTACT_HERE)
    return g_strdup ("");
  if (!hq_contact_list_is_off (&line->at))
    return g_strdup (C_ ("clock", "Right"));
  return g_strdup_printf (line->at.clock_offset > 0 ? _ ("%.1f s fast") : _ ("%.1f s slow"),
                          seconds);
}

/* Who is at the place already, other than the machine. */
static const HqMachineLine *
hq_manager_machine_words_find_holder (const HqMachineList *list,
                                      const HqMachineLine *line,
                                      const HqManagerMachineGift *gift,
                                      const HqSetup *setup)
{
  HqPlace place;

  if (!hq_place_find (setup, gift->role, gift->place, &place, NULL)
      || hq_place_is_shared (gift->role, &place))
    return NULL;
  for (guint i = 0; i < list->lines->len; i++)
    {
      const HqMachineLine *other = &g_array_index (list->lines, HqMachineLine, i);

      if (g_strcmp0 (other->at.role, hq_place_get_nick (gift->role)) != 0
          || g_strcmp0 (other->at.place, gift->place) != 0
          || (line->number != 0 && other->number == line->number))
        continue;
      if (other->number != 0 || other->at.state == HQ_CONTACT_HERE)
        return other;
    }
  return NULL;
}

static char *
hq_manager_machine_words_describe (HqScreenRole role, const char *place, const HqSetup *setup)
{
  g_autofree char *name = hq_role_row_name_place (role, setup, place);

  return g_strdup_printf ("%s · %s", hq_role_row_get_name (role), name);
}

/* What the machine is now, which ends. */
static char *
hq_manager_machine_words_end (const HqMachineLine *line, const HqSetup *setup)
{
  g_autofree char *old = NULL;

  if (line->given_role == HQ_N_SCREENS)
    return g_strdup ("");
  old = hq_manager_machine_words_describe (line->given_role, line->given_place, setup);
  /* Translators: a role and its place; a sentence follows. */
  return g_strdup_printf (_ ("%s ends at once, whatever is being done there. "), old);
}

static gboolean
hq_manager_machine_words_is_moved (const HqMachineLine *line, const HqManagerMachineGift *gift)
{
  return gift->role != line->given_role || g_strcmp0 (gift->place, line->given_place) != 0;
}

/**
 * hq_manager_machine_words_is_change:
 * @line: one that registered
 * @gift: what it is to be
 *
 * Returns: whether it is anything else than now
 */
gboolean
hq_manager_machine_words_is_change (const HqMachineLine *line, const HqManagerMachineGift *gift)
{
  return hq_manager_machine_words_is_moved (line, gift)
         || g_strcmp0 (gift->name, line->name != NULL ? line->name : "") != 0;
}

/**
 * hq_manager_machine_words_effect:
 * @list: all machines
 * @line: one that registered
 * @gift: what it is to be
 * @setup: the hall
 *
 * Returns: (transfer full): what will happen when it is given that, in sentences
 */
char *
hq_manager_machine_words_effect (const HqMachineList *list,
                                 const HqMachineLine *line,
                                 const HqManagerMachineGift *gift,
                                 const HqSetup *setup)
{
  g_autofree char *end = hq_manager_machine_words_end (line, setup);
  g_autofree char *what = NULL;
  const HqMachineLine *holder;

  if (!hq_manager_machine_words_is_change (line, gift))
    return g_strdup (_ ("Nothing changes."));
  if (!hq_manager_machine_words_is_moved (line, gift))
    return g_strdup (_ ("Only its name changes."));
  if (gift->role == HQ_N_SCREENS)
    return g_strdup_printf (_ ("%sThe machine waits to be given a role."), end);
  what = hq_manager_machine_words_describe (gift->role, gift->place, setup);
  holder = hq_manager_machine_words_find_holder (list, line, gift, setup);
  if (holder != NULL && holder->number != 0)
    return g_strdup_printf (_ ("%s was given to machine %d; give that another place first."), what,
                            (int) holder->number);
  if (holder != NULL)
    return g_strdup_printf (_ ("%sThe machine becomes %s as soon as that is closed at %s."), end,
                            what, holder->at.host);
  return g_strdup_printf (_ ("%sThe machine becomes %s within ten seconds, and starts as that from "
                             "now on."),
                          end, what);
}
