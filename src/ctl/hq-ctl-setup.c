/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-setup.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hq-ctl-act.h"
#include "hq-data-change.h"
#include "hq-error.h"
#include "hq-setup-change.h"
#include "hq-setup-diff.h"

/* So many changes are listed where nobody asks for all: what each did is worked out from two whole
 * set-ups. */
#define HQ_CTL_SETUP_LAST 20

/* What the numbers of changes of the data begin with. */
#define HQ_CTL_SETUP_DATA "d"

static const char *const steps[] = {
  [HQ_SETUP_ADDED] = "added",
  [HQ_SETUP_CHANGED] = "changed",
  [HQ_SETUP_DROPPED] = "dropped",
};

/* What change @number did; the first one found or made the hall as a whole, and did nothing to it. */
static GPtrArray *
hq_ctl_setup_compare (HqHall *hall, gint64 number, GError **error)
{
  g_autoptr (HqSetup) after = hq_setup_change_read_one (hall, number, error);
  g_autoptr (HqSetup) before = NULL;

  if (after == NULL)
    return NULL;
  if (number > 1)
    {
      before = hq_setup_change_read_one (hall, number - 1, error);
      if (before == NULL)
        return NULL;
    }
  return hq_setup_diff (before != NULL ? before : after, after);
}

/* What is left out of a list is said beside it. */
static void
hq_ctl_setup_tell_older (guint older)
{
  if (older > 0)
    g_printerr (ngettext ("%u older change is listed with --all.\n",
                          "%u older changes are listed with --all.\n", older),
                older);
}

/* Both kinds of changes, the newest first. */
typedef struct
{
  GArray *setups; /* (element-type HqSetupChangeRow) */
  GArray *datas;  /* (element-type HqDataChangeRow) */
  guint setup;    /* how many of each were listed */
  guint data;
} HqCtlSetupList;

static gboolean
hq_ctl_setup_print_setup (HqHall *hall, const HqSetupChangeRow *row, GError **error)
{
  g_autoptr (GPtrArray) differences = hq_ctl_setup_compare (hall, row->number, error);
  g_autofree char *time = hq_date_format_time (row->at, hq_hall_get_zone (hall));
  guint n[G_N_ELEMENTS (steps)] = { 0 };

  if (differences == NULL)
    return FALSE;
  for (guint j = 0; j < differences->len; j++)
    n[((const HqSetupDifference *) differences->pdata[j])->step]++;
  g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t+%u ~%u -%u\n", row->number, time,
           row->staff != NULL ? row->staff : "", row->act, n[HQ_SETUP_ADDED], n[HQ_SETUP_CHANGED],
           n[HQ_SETUP_DROPPED]);
  return TRUE;
}

/* What is no part of the set-up has numbers of its own. */
static void
hq_ctl_setup_print_data (HqHall *hall, const HqDataChangeRow *row)
{
  g_autofree char *time = hq_date_format_time (row->at, hq_hall_get_zone (hall));

  g_print (HQ_CTL_SETUP_DATA "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", row->number, time,
           row->staff != NULL ? row->staff : "", row->act, row->subject);
}

static gboolean
hq_ctl_setup_print_next (HqHall *hall, HqCtlSetupList *list, GError **error)
{
  const HqSetupChangeRow *setup = list->setup < list->setups->len
                                    ? &g_array_index (list->setups, HqSetupChangeRow, list->setup)
                                    : NULL;
  const HqDataChangeRow *data = list->data < list->datas->len
                                  ? &g_array_index (list->datas, HqDataChangeRow, list->data)
                                  : NULL;

  if (data == NULL || (setup != NULL && setup->at > data->at))
    {
      list->setup++;
      return hq_ctl_setup_print_setup (hall, setup, error);
    }
  list->data++;
  hq_ctl_setup_print_data (hall, data);
  return TRUE;
}

/* A change is a line: its number, its time, who made it by which act, and how much it did to the set-up,
 * or to which of the data beside it. */
static int
hq_ctl_setup_list (const HqCtl *ctl, HqHall *hall)
{
  g_autoptr (GArray) setups = g_array_new (FALSE, FALSE, sizeof (HqSetupChangeRow));
  g_autoptr (GArray) datas = g_array_new (FALSE, FALSE, sizeof (HqDataChangeRow));
  HqCtlSetupList list = { setups, datas, 0, 0 };
  g_autoptr (GError) error = NULL;
  guint all;

  g_array_set_clear_func (datas, hq_data_change_table_clear_row);
  if (!hq_setup_change_read_list (hall, setups, &error)
      || !hq_data_change_read_list (hall, G_MAXINT, datas, &error))
    return hq_ctl_fail (ctl, error);
  all = setups->len + datas->len;
  for (guint i = 0; i < (ctl->all ? all : MIN (all, HQ_CTL_SETUP_LAST)); i++)
    if (!hq_ctl_setup_print_next (hall, &list, &error))
      return hq_ctl_fail (ctl, error);
  hq_ctl_setup_tell_older (all - list.setup - list.data);
  return HQ_CTL_DONE;
}

static void
hq_ctl_setup_print (const HqSetupDifference *difference)
{
  const char *nick = hq_setup_diff_get_nick (difference->list);

  if (difference->step == HQ_SETUP_CHANGED)
    g_print ("%s\t%s\t%s\t%s\t%s → %s\n", steps[difference->step], nick, difference->key,
             difference->field, difference->before, difference->after);
  else
    g_print ("%s\t%s\t%s\t%s\n", steps[difference->step], nick, difference->key,
             difference->step == HQ_SETUP_ADDED ? difference->after : difference->before);
}

static int
hq_ctl_setup_show (const HqCtl *ctl, HqHall *hall, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = hq_ctl_setup_compare (hall, number, &error);

  if (differences == NULL)
    return hq_ctl_fail (ctl, error);
  for (guint i = 0; i < differences->len; i++)
    hq_ctl_setup_print (differences->pdata[i]);
  return HQ_CTL_DONE;
}

/* The lines of one file that the other has not. */
static void
hq_ctl_setup_print_lines (HqSetupStep step, const HqDataChangeRow *row)
{
  const char *file = step == HQ_SETUP_ADDED ? row->after : row->before;
  const char *other = step == HQ_SETUP_ADDED ? row->before : row->after;
  g_auto (GStrv) lines = g_strsplit (file != NULL ? file : "", "\n", -1);
  g_auto (GStrv) others = g_strsplit (other != NULL ? other : "", "\n", -1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; others[i] != NULL; i++)
    g_hash_table_add (known, others[i]);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_hash_table_contains (known, lines[i]))
      g_print ("%s\t%s\t%s\t%s\n", steps[step], row->act, row->subject, lines[i]);
}

/* Of the data the lines of their files are told apart. */
static int
hq_ctl_setup_show_data (const HqCtl *ctl, HqHall *hall, gint64 number)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqDataChangeRow));
  g_autoptr (GError) error = NULL;
  HqDataChangeRow *row = NULL;
  g_autoptr (HqDataChange) change = NULL;

  g_array_set_clear_func (rows, hq_data_change_table_clear_row);
  if (!hq_data_change_read_list (hall, G_MAXINT, rows, &error))
    return hq_ctl_fail (ctl, error);
  for (guint i = 0; i < rows->len && row == NULL; i++)
    if (g_array_index (rows, HqDataChangeRow, i).number == number)
      row = &g_array_index (rows, HqDataChangeRow, i);
  if (row == NULL)
    {
      hq_error_set (&error, HQ_ERROR_NOT_FOUND, HQ_CTL_SETUP_DATA "%" G_GINT64_FORMAT, number);
      return hq_ctl_fail (ctl, error);
    }
  change = hq_data_change_read_one (hall, row, &error);
  if (change == NULL)
    return hq_ctl_fail (ctl, error);
  hq_ctl_setup_print_lines (HQ_SETUP_DROPPED, row);
  hq_ctl_setup_print_lines (HQ_SETUP_ADDED, row);
  return HQ_CTL_DONE;
}

/* The set-up as it was after change @number takes the place of the one that there is now. */
static int
hq_ctl_setup_bring_back (const HqCtl *ctl, HqHall *hall, gint64 number)
{
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqOrder order = { .act = HQ_ACT_SETUP };
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) setup = NULL;
  const HqSetup *now;
  HqAnswer answer;

  if (!hq_ctl_read_time (ctl->now, hall, &order.now))
    return HQ_CTL_USAGE;
  setup = hq_setup_change_read_one (hall, number, &error);
  now = setup != NULL ? hq_hall_get_setup (hall, &error) : NULL;
  if (now == NULL)
    return hq_ctl_fail (ctl, error);
  actor.role = hq_hall_find_role (hall, &actor, order.act);
  order.rows = setup;
  order.id = now->change;
  if (!hq_hall_run (hall, &actor, &order, &answer, &error))
    return hq_ctl_fail (ctl, error);
  hq_ctl_act_print (ctl, &answer, order.act);
  return HQ_CTL_DONE;
}

/* Whoever may change the set-up sees how it came to be. */
static gboolean
hq_ctl_setup_is_allowed (const HqCtl *ctl, HqHall *hall, GError **error)
{
  HqActor actor = { NULL, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqRole role = hq_hall_find_role (hall, &actor, HQ_ACT_SETUP);

  if (hq_right_allows (role, HQ_ACT_SETUP, hq_hall_get_kind (hall)))
    return TRUE;
  hq_error_set (error, HQ_ERROR_DENIED, "%s, %s", hq_nick_get (HQ_SET_ROLE, role),
                hq_right_get_nick (HQ_ACT_SETUP));
  return FALSE;
}

/**
 * hq_ctl_setup_run:
 *
 * Lists the last changes of the set-up and of the calendar, the catalogue and the rotas beside it or all of
 * them, the newest first, prints what one of them did, or brings back how the hall was set up after it.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_setup_run (const HqCtl *ctl)
{
  static const struct
  {
    const char *word;
    int (*run) (const HqCtl *ctl, HqHall *hall, gint64 number);
    const char *letter; /* what the number begins with */
  } commands[] = { { "show", hq_ctl_setup_show, "" },
                   { "back", hq_ctl_setup_bring_back, "" },
                   { "show", hq_ctl_setup_show_data, HQ_CTL_SETUP_DATA } };
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  guint which = G_N_ELEMENTS (commands);
  gint64 number = 0;
  int status;

  for (guint i = 0; ctl->words[1] != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (ctl->words[1], commands[i].word) && ctl->words[2] != NULL
        && g_str_has_prefix (ctl->words[2], commands[i].letter)
        && g_ascii_string_to_signed (ctl->words[2] + strlen (commands[i].letter), 10, 1, G_MAXINT64,
                                     &number, NULL))
      which = i;
  if (ctl->words[1] != NULL && which == G_N_ELEMENTS (commands))
    return hq_ctl_say_usage (_ ("Say setup alone, setup show NUMBER or setup back NUMBER."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_setup_is_allowed (ctl, hall, &error))
    return hq_ctl_fail (ctl, error);
  return ctl->words[1] == NULL ? hq_ctl_setup_list (ctl, hall)
                               : commands[which].run (ctl, hall, number);
}
