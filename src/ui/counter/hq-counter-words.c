/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-words.h"

#include <glib/gi18n.h>

#include "hq-case-words.h"
#include "hq-language.h"
#include "hq-number.h"

/**
 * hq_counter_words_service:
 *
 * Returns: (transfer full): its letter and name
 */
char *
hq_counter_words_service (const HqService *service)
{
  return g_strdup_printf ("%c %s", service->prefix,
                          hq_language_pick (service->name, service->name_en));
}

static void
hq_counter_words_join (GString *text, const char *word)
{
  if (word[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, word);
}

/**
 * hq_counter_words_tags:
 *
 * Returns: (transfer full): what sets a ticket apart: class, need, language, an agent, an emergency
 *   number, a miss
 */
char *
hq_counter_words_tags (const HqTicket *ticket)
{
  GString *text = g_string_new (NULL);

  hq_counter_words_join (text, hq_words_class (ticket->class));
  if (ticket->proof == HQ_PROOF_CLAIMED)
    hq_counter_words_join (text, C_ ("ticket", "to be verified"));
  hq_counter_words_join (text, hq_words_need (ticket->need));
  if (g_strcmp0 (ticket->language, "en") == 0 && ticket->need != HQ_NEED_ENGLISH)
    hq_counter_words_join (text, C_ ("ticket", "English"));
  if (ticket->agent)
    hq_counter_words_join (text, C_ ("ticket", "agent"));
  if (ticket->late)
    hq_counter_words_join (text, C_ ("ticket", "entered afterwards"));
  if (ticket->lane == HQ_LANE_CONTINUED)
    hq_counter_words_join (text, C_ ("ticket", "goes on"));
  if (ticket->misses > 0)
    hq_counter_words_join (text, C_ ("ticket", "was missed once"));
  return g_string_free (text, FALSE);
}

/**
 * hq_counter_words_waited:
 * @waited: how long, microseconds
 * @target: what was promised
 *
 * Returns: (transfer full): both, in whole minutes as they have passed
 */
char *
hq_counter_words_waited (gint64 waited, gint64 target)
{
  return g_strdup_printf (_ ("waited %d of %d min"), (int) (MAX (0, waited) / HQ_MINUTE),
                          (int) (target / HQ_MINUTE));
}

/**
 * hq_counter_words_why:
 * @ticket: a ticket that is called or served
 * @period: its stay
 *
 * Returns: (transfer full): why it was called and no other
 */
char *
hq_counter_words_why (const HqTicket *ticket, const HqPeriod *period)
{
  g_autofree char *waited = hq_counter_words_waited (period->called_at - ticket->reference,
                                                     ticket->target);

  if (g_strcmp0 (period->rule, "given") == 0)
    return g_strdup (_ ("Called by its number, out of turn."));
  if (g_strcmp0 (period->rule, "early") == 0)
    return g_strdup (_ ("Nobody was due; called as the next to be."));
  if (g_strcmp0 (period->rule, "green") == 0)
    return g_strdup (_ ("The green channel is called first."));
  if (g_strcmp0 (period->rule, "speciality") == 0)
    /* Translators: %s says how long the visitor waited, %.1f is the share of the target. */
    return g_strdup_printf (_ ("%s: score %.1f, this counter's own service first"), waited,
                            period->score);
  if (period->runner_up != 0)
    return g_strdup_printf (_ ("%s: score %.1f, the highest; the next %.1f"), waited, period->score,
                            period->runner_up_score);
  return g_strdup_printf (_ ("%s: score %.1f, the highest"), waited, period->score);
}

/**
 * hq_counter_words_main:
 * @main: what the big button does
 * @waits: whether somebody waits
 *
 * Returns: (transfer none): what it says
 */
const char *
hq_counter_words_main (HqCounterDeskMain main, gboolean waits)
{
  switch (main)
    {
    case HQ_COUNTER_DESK_CALL:
      return waits ? C_ ("counter", "Call the next") : C_ ("counter", "Call (nobody is waiting)");
    case HQ_COUNTER_DESK_START:
      return C_ ("counter", "Start");
    case HQ_COUNTER_DESK_FINISH:
      return C_ ("counter", "Finish");
    case HQ_COUNTER_DESK_UNPAUSE:
      return C_ ("counter", "Open again");
    }
  g_return_val_if_reached ("");
}

/**
 * hq_counter_words_pause:
 *
 * Returns: (transfer full): that the counter is paused, why, and until when
 */
char *
hq_counter_words_pause (const HqCounterViewDuty *duty, GTimeZone *zone)
{
  g_autofree char *until = NULL;

  if (duty->until == 0)
    return g_strdup_printf (_ ("Paused: %s"), hq_words_pause (duty->reason));
  until = hq_words_clock (duty->until, zone);
  return g_strdup_printf (_ ("Paused until %s: %s"), until, hq_words_pause (duty->reason));
}

/**
 * hq_counter_words_event:
 *
 * Returns: (transfer full) (nullable): when what happened where; %NULL for what is not told
 */
char *
hq_counter_words_event (const HqEvent *event, GTimeZone *zone)
{
  const char *word = hq_words_act (event->act);
  g_autofree char *clock = NULL;

  /* What visitors say of the service is not told here, and cases have a list of their own. */
  if (word == NULL || g_str_has_prefix (event->act, "rate") || g_str_has_prefix (event->act, "case-"))
    return NULL;
  clock = hq_words_clock (event->at, zone);
  if (event->counter > 0)
    return g_strdup_printf (_ ("%s  %s, counter %d"), clock, word, event->counter);
  return g_strdup_printf ("%s  %s", clock, word);
}

/**
 * hq_counter_words_stretch:
 *
 * Returns: (transfer full): the two times of day
 */
char *
hq_counter_words_stretch (HqTime from, HqTime until, GTimeZone *zone)
{
  g_autofree char *first = hq_words_clock (from, zone);
  g_autofree char *last = hq_words_clock (until, zone);

  return g_strdup_printf ("%s–%s", first, last);
}

/**
 * hq_counter_words_move:
 *
 * Returns: (transfer full): what a visitor who is sent there will find
 */
char *
hq_counter_words_move (const HqMoveLook *look, GTimeZone *zone)
{
  g_autofree char *last = NULL;
  g_autofree char *closes = NULL;

  if (look->closes_at == 0)
    return g_strdup (_ ("This service has closed for today; nobody can be sent there."));
  last = hq_words_end (look->last_ticket_at, zone);
  closes = hq_words_end (look->closes_at, zone);
  return g_strdup_printf (_ ("%d waiting there; last ticket at %s, closes at %s."),
                          (int) look->waiting, last, closes);
}

/**
 * hq_counter_words_done:
 * @act: what was asked
 * @answer: what came of it
 *
 * Returns: (transfer full) (nullable): what is worth knowing beyond what the screen shows anyway
 */
char *
hq_counter_words_done (HqAct act, const HqAnswer *answer)
{
  g_autofree char *number = NULL;
  g_autofree char *due = NULL;

  if (answer->ticket.ticket == 0)
    return NULL;
  number = hq_number_format (answer->ticket.prefix, answer->ticket.number);
  if (answer->case_file != 0)
    {
      due = hq_case_words_due (answer->due);
      return g_strdup_printf (_ ("%s: case %d, %s."), number, (int) answer->case_file, due);
    }
  if (act == HQ_ACT_MISSED)
    return answer->ticket.state == HQ_STATE_VOID
             ? g_strdup_printf (_ ("%s was missed twice and is void."), number)
             : g_strdup_printf (_ ("%s was missed."), number);
  if (act == HQ_ACT_REDIRECT || act == HQ_ACT_CONTINUE)
    return g_strdup_printf (ngettext ("%s waits there now, with %d person ahead.",
                                      "%s waits there now, with %d people ahead.",
                                      (int) answer->value),
                            number, (int) answer->value);
  if (act == HQ_ACT_FINISH || act == HQ_ACT_END_PERIOD)
    return g_strdup_printf (_ ("%s is finished."), number);
  if (act == HQ_ACT_CHECK_IN)
    return g_strdup_printf (_ ("%s is checked in."), number);
  if (act == HQ_ACT_CANCEL)
    return g_strdup_printf (_ ("%s is cancelled."), number);
  return NULL;
}

/**
 * hq_counter_words_lent:
 * @view: a counter
 * @now: the time
 *
 * Returns: (transfer full): what a manager has lent the counter to and until when, or that a tidal
 *   counter is asked to open; "" for nothing
 */
char *
hq_counter_words_lent (const HqCounterDeskView *view, HqTime now)
{
  const HqCounterView *counter = &view->counter;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (view->asked && counter->duty.duty == 0)
    g_ptr_array_add (lines, g_strdup (_ ("The manager asks for this counter to be opened.")));
  for (guint i = 0; i < counter->view.setup->counter_services->len; i++)
    {
      const HqCounterService *row = counter->view.setup->counter_services->pdata[i];
      const HqService *service = hq_setup_find_service (counter->view.setup, row->service);
      g_autofree char *end = NULL;
      g_autofree char *name = NULL;

      if (row->counter != counter->counter->counter || row->lent_until <= now || service == NULL)
        continue;
      end = hq_words_end (row->lent_until, counter->view.zone);
      name = hq_counter_words_service (service);
      /* Translators: a service and a time. */
      g_ptr_array_add (lines, g_strdup_printf (_ ("Lent to %s until %s"), name, end));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
