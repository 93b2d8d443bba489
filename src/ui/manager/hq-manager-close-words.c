/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-close-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-words.h"
#include "hq-number.h"
#include "hq-words.h"

/* So many numbers of a service are named. */
#define HQ_MANAGER_CLOSE_NAMED 40

static void
hq_manager_close_words_free (gpointer data)
{
  HqManagerCloseRow *row = data;

  g_free (row->title);
  g_free (row->text);
  g_free (row);
}

/* Takes both texts. */
static void
hq_manager_close_words_add (GPtrArray *rows, char *title, char *text)
{
  HqManagerCloseRow *row = g_new (HqManagerCloseRow, 1);

  *row = (HqManagerCloseRow){ title, text };
  g_ptr_array_add (rows, row);
}

static void
hq_manager_close_words_append (GString *text, const char *sentence, guint count)
{
  g_autofree char *before = count > 0 ? g_strdup (text->str) : NULL;

  if (count == 0)
    return;
  if (text->len > 0)
    g_string_printf (text, C_ ("sentences", "%s %s"), before, sentence);
  else
    g_string_append (text, sentence);
}

/* Which of the unserved have a first place of the next day, or why nobody can have one. */
static char *
hq_manager_close_words_carried (const HqClosing *closing, guint carried)
{
  g_autofree char *next = NULL;

  if (closing->next.day == 0)
    return g_strdup (_ ("The calendar knows of no next day for which a first place could be had."));
  next = hq_date_format (closing->next.day);
  if (carried == 0)
    return g_strdup_printf (_ ("Nobody gets a first place of %s: the services asked for do not run "
                               "on that day."),
                            next);
  return g_strdup_printf (ngettext ("%u of them gets one of the first places of %s.",
                                    "%u of them get the first places of %s.", carried),
                          carried, next);
}

/**
 * hq_manager_close_words_outcome:
 * @first_place: whether who is unserved gets a place of the next day
 *
 * Returns: (transfer full): what becomes of whom when the day is closed now, in sentences
 */
char *
hq_manager_close_words_outcome (const HqClosing *closing, gboolean first_place)
{
  HqClosingCount count = hq_closing_count (closing);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *unserved = g_strdup_printf (
    ngettext ("%u waiting or parked number becomes unserved.",
              "%u waiting or parked numbers become unserved.", count.unserved),
    count.unserved);
  g_autofree char *carried = hq_manager_close_words_carried (closing, count.carried);
  g_autofree char *ended = g_strdup_printf (
    ngettext ("%u number that is being served ends and is not measured.",
              "%u numbers that are being served end and are not measured.", count.ended),
    count.ended);
  g_autofree char *out = g_strdup_printf (ngettext ("Somebody is signed out at %u counter.",
                                                    "Somebody is signed out at %u counters.",
                                                    count.signed_out),
                                          count.signed_out);
  g_autofree char *uses = g_strdup_printf (ngettext ("%u use of the self-service zone ends.",
                                                     "%u uses of the self-service zone end.",
                                                     count.uses),
                                           count.uses);

  hq_manager_close_words_append (text, unserved, count.unserved);
  if (first_place || count.carried == 0)
    hq_manager_close_words_append (text, carried, count.unserved);
  hq_manager_close_words_append (text, ended, count.ended);
  hq_manager_close_words_append (text, out, count.signed_out);
  hq_manager_close_words_append (text, uses, count.uses);
  if (text->len == 0)
    g_string_append (text, _ ("Nobody waits, and nobody is signed in."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
hq_manager_close_words_title (HqManagerCloseList list)
{
  static const char *const titles[HQ_N_MANAGER_CLOSE] = {
    [HQ_MANAGER_CLOSE_WAITING] = N_ ("Who still waits"),
    [HQ_MANAGER_CLOSE_COUNTERS] = N_ ("Counters where somebody is signed in"),
    [HQ_MANAGER_CLOSE_PARKED] = N_ ("Parked numbers"),
    [HQ_MANAGER_CLOSE_USES] = N_ ("Visitors at the self-service zone"),
  };

  return _ (titles[list]);
}

/**
 * hq_manager_close_words_none:
 *
 * Returns: (transfer none): what is said of a list that is empty
 */
const char *
hq_manager_close_words_none (HqManagerCloseList list)
{
  static const char *const words[HQ_N_MANAGER_CLOSE] = {
    [HQ_MANAGER_CLOSE_WAITING] = N_ ("Nobody waits."),
    [HQ_MANAGER_CLOSE_COUNTERS] = N_ ("Nobody is signed in."),
    [HQ_MANAGER_CLOSE_PARKED] = N_ ("No number is parked."),
    [HQ_MANAGER_CLOSE_USES] = N_ ("Nobody is there."),
  };

  return _ (words[list]);
}

/* Those of a service from @first on, the longest first; gives the index of the next service's. */
static guint
hq_manager_close_words_add_service (GPtrArray *rows,
                                    const HqReadiness *facts,
                                    guint first,
                                    HqTime now)
{
  const GArray *waiting = facts->closing->waiting;
  const HqClosingTicket *head = &g_array_index (waiting, HqClosingTicket, first);
  const HqView *view = &facts->floor->view;
  const HqService *service = hq_setup_find_service (view->setup, head->service);
  g_autofree char *longest = hq_manager_words_minutes (now - head->since);
  g_autoptr (GString) text = g_string_new (NULL);
  guint i = first;

  for (; i < waiting->len; i++)
    {
      const HqClosingTicket *row = &g_array_index (waiting, HqClosingTicket, i);
      g_autofree char *number = hq_number_format (row->prefix, row->number);
      g_autofree char *since = hq_words_clock (row->since, view->zone);

      if (!g_str_equal (row->service, head->service))
        break;
      if (i - first < HQ_MANAGER_CLOSE_NAMED)
        g_string_append_printf (text, "%s%s %s", i > first ? " · " : "", number, since);
    }
  if (i - first > HQ_MANAGER_CLOSE_NAMED)
    g_string_append (text, " · …");
  hq_manager_close_words_add (
    rows,
    g_strdup_printf (_ ("%s: %u waiting, the longest for %s"),
                     service == NULL ? head->service
                                     : hq_language_pick (service->name, service->name_en),
                     i - first, longest),
    g_string_free (g_steal_pointer (&text), FALSE));
  return i;
}

static void
hq_manager_close_words_add_counters (GPtrArray *rows, const HqReadiness *facts, HqTime now)
{
  const HqManagerView *floor = facts->floor;

  for (guint i = 0; i < floor->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (floor->counters, HqManagerCounter, i);
      HqManagerState state = hq_manager_view_get_state (row, now);
      g_autofree char *since = NULL;
      g_autofree char *number = NULL;
      g_autofree char *what = NULL;

      if (row->duty.counter == 0)
        continue;
      since = hq_words_clock (row->duty.signed_in_at, floor->view.zone);
      number = row->stay.ticket == 0 ? NULL : hq_number_format (row->stay.prefix, row->stay.number);
      what = number == NULL ? g_strdup (hq_manager_words_state (state))
                            : g_strdup_printf ("%s %s", hq_manager_words_state (state), number);
      hq_manager_close_words_add (rows,
                                  g_strdup_printf (_ ("Counter %d · %s"), row->counter->counter,
                                                   hq_manager_words_staff (floor->view.setup,
                                                                           row->duty.staff)),
                                  g_strdup_printf (_ ("Signed in since %s · %s"), since, what));
    }
}

static void
hq_manager_close_words_add_parked (GPtrArray *rows, const HqReadiness *facts, HqTime now)
{
  for (guint i = 0; i < facts->closing->stays->len; i++)
    {
      const HqManagerStay *row = &g_array_index (facts->closing->stays, HqManagerStay, i);
      g_autofree char *number = hq_number_format (row->prefix, row->number);
      g_autofree char *since = hq_words_clock (row->held_at, facts->floor->view.zone);
      g_autofree char *length = hq_manager_words_minutes (now - row->held_at);

      if (row->state == HQ_STATE_HELD)
        hq_manager_close_words_add (rows,
                                    g_strdup_printf (_ ("%s at counter %d"), number, row->counter),
                                    g_strdup_printf (_ ("Parked since %s, for %s"), since, length));
    }
}

static void
hq_manager_close_words_add_uses (GPtrArray *rows, const HqReadiness *facts, HqTime now)
{
  const HqView *view = &facts->floor->view;

  for (guint i = 0; i < facts->closing->uses->len; i++)
    {
      const HqSelfUse *row = &g_array_index (facts->closing->uses, HqSelfUse, i);
      g_autofree char *since = hq_words_clock (row->started_at, view->zone);
      g_autofree char *length = hq_manager_words_minutes (now - row->started_at);

      hq_manager_close_words_add (rows,
                                  row->helper == NULL
                                    ? g_strdup (_ ("Nobody helps"))
                                    : g_strdup_printf (_ ("With the help of %s"),
                                                       hq_manager_words_staff (view->setup,
                                                                               row->helper)),
                                  g_strdup_printf (_ ("There since %s, for %s"), since, length));
    }
}

/**
 * hq_manager_close_words_list:
 * @now: the time
 *
 * Returns: (transfer full) (element-type HqManagerCloseRow): the rows of a list
 */
GPtrArray *
hq_manager_close_words_list (const HqReadiness *facts, HqManagerCloseList list, HqTime now)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (hq_manager_close_words_free);

  for (guint i = 0; list == HQ_MANAGER_CLOSE_WAITING && i < facts->closing->waiting->len;)
    i = hq_manager_close_words_add_service (rows, facts, i, now);
  if (list == HQ_MANAGER_CLOSE_COUNTERS)
    hq_manager_close_words_add_counters (rows, facts, now);
  if (list == HQ_MANAGER_CLOSE_PARKED)
    hq_manager_close_words_add_parked (rows, facts, now);
  if (list == HQ_MANAGER_CLOSE_USES)
    hq_manager_close_words_add_uses (rows, facts, now);
  return rows;
}
