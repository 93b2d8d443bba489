/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-story-words.h"

#include <glib/gi18n.h>

#include "hq-case-words.h"
#include "hq-counter-words.h"
#include "hq-language.h"
#include "hq-manager-words.h"
#include "hq-number.h"
#include "hq-rating-words.h"
#include "hq-words.h"

static void
hq_manager_story_words_join (GString *text, const char *between, const char *word)
{
  if (word == NULL || word[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, between);
  g_string_append (text, word);
}

static const char *
hq_manager_story_words_service (const HqManagerStoryTale *tale, const char *code)
{
  const HqService *service = hq_setup_find_service (tale->setup, code);

  /* The service of an old ticket may be gone from the hall. */
  return service != NULL ? hq_language_pick (service->name, service->name_en) : code;
}

/**
 * hq_manager_story_words_time:
 *
 * Returns: (transfer full): the time on the wall with its seconds; with its date where that is not the
 *   ticket's own
 */
char *
hq_manager_story_words_time (const HqManagerStoryTale *tale, HqTime time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / HQ_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, tale->zone);
  gboolean same = hq_date_of_time (time, tale->zone) == tale->story->ticket.day;

  return g_date_time_format (local, same ? "%H:%M:%S" : "%Y-%m-%d %H:%M:%S");
}

static const char *
hq_manager_story_words_device (const HqManagerStoryTale *tale, const char *code)
{
  const HqDevice *device = code == NULL ? NULL : hq_setup_find_device (tale->setup, code);

  return device != NULL ? device->name : code;
}

/**
 * hq_manager_story_words_head:
 *
 * Returns: (transfer full): what the ticket is for, how it stands with it, and when it was taken and
 *   ended
 */
char *
hq_manager_story_words_head (const HqManagerStoryTale *tale)
{
  const HqTicket *ticket = &tale->story->ticket;
  g_autoptr (GString) text = g_string_new (hq_words_state (ticket->state));
  g_autofree char *day = hq_date_format (ticket->day);
  g_autofree char *taken = hq_manager_story_words_time (tale, ticket->issued_at);
  g_autofree char *tags = hq_counter_words_tags (ticket);
  g_autofree char *first = NULL;

  hq_manager_story_words_join (text, " · ",
                               hq_manager_story_words_service (tale, ticket->service));
  hq_manager_story_words_join (text, " · ", tags);
  hq_manager_story_words_join (text, " · ", day);
  g_string_append_c (text, '\n');
  first = g_strdup_printf (_ ("taken at %s"), taken);
  g_string_append (text, first);
  hq_manager_story_words_join (text, " · ", hq_manager_story_words_device (tale, ticket->device));
  if (ticket->ended_at != 0)
    {
      g_autofree char *ended = hq_manager_story_words_time (tale, ticket->ended_at);
      g_autofree char *length = hq_words_elapsed (ticket->ended_at - ticket->issued_at);
      /* Translators: when a number's visit ended, and how long it was. */
      g_autofree char *last = g_strdup_printf (_ ("ended at %s, after %s"), ended, length);

      hq_manager_story_words_join (text, " · ", last);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Words of closed sets that this page alone tells. */
typedef struct
{
  const char *nick;
  const char *word;
} HqManagerStoryWord;

static const char *
hq_manager_story_words_find (const HqManagerStoryWord *words, guint n, const char *nick)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].nick, nick) == 0)
      return g_dpgettext2 (NULL, "story", words[i].word);
  return nick;
}

#define FIND(words, nick) hq_manager_story_words_find (words, G_N_ELEMENTS (words), nick)

static const HqManagerStoryWord causes[] = {
  { "issue", NC_ ("story", "Waits since the number was taken") },
  { "return", NC_ ("story", "Waits again, back after a miss") },
  { "redirect", NC_ ("story", "Waits again, sent to the right counter") },
  { "continue", NC_ ("story", "Waits for the next matter") },
  { "change", NC_ ("story", "Waits for another service") },
};

static const HqManagerStoryWord ends[] = {
  { "called", NC_ ("story", "called") },
  { "cancelled", NC_ ("story", "cancelled") },
  { "unserved", NC_ ("story", "unserved at close") },
  { "changed", NC_ ("story", "changed to another service") },
  { "redirected", NC_ ("story", "led to a wrong counter, left out of the figures") },
  { "finished", NC_ ("story", "finished") },
  { "continued", NC_ ("story", "sent on to the next matter") },
  { "missed", NC_ ("story", "missed") },
};

/**
 * hq_manager_story_words_leg:
 *
 * Returns: (transfer full): why the visitor waited, for what and in which class
 */
char *
hq_manager_story_words_leg (const HqManagerStoryTale *tale, const HqStoryLeg *leg)
{
  return g_strdup_printf ("%s · %s · %s", FIND (causes, leg->leg.cause),
                          hq_manager_story_words_service (tale, leg->leg.service),
                          hq_words_class (leg->leg.class));
}

/**
 * hq_manager_story_words_wait:
 *
 * Returns: (transfer full): from when until when a wait lasted, how long of its target, how it ended
 */
char *
hq_manager_story_words_wait (const HqManagerStoryTale *tale, const HqStoryLeg *leg)
{
  g_autofree char *from = hq_manager_story_words_time (tale, leg->leg.wait_from);
  g_autofree char *until = NULL;
  g_autofree char *waited = NULL;
  g_autofree char *length = NULL;

  if (leg->ended_at == 0)
    /* Translators: a time of day, and minutes. */
    return g_strdup_printf (_ ("since %s, with a target of %d min"), from,
                            (int) (leg->leg.target / HQ_MINUTE));
  until = hq_manager_story_words_time (tale, leg->ended_at);
  length = hq_words_elapsed (leg->ended_at - leg->leg.wait_from);
  waited = tale->story->ticket.late
             ? g_strdup (_ ("not measured: it was entered afterwards"))
             : hq_counter_words_waited (leg->ended_at - leg->leg.wait_from, leg->leg.target);
  return g_strdup_printf ("%s – %s (%s) · %s · %s", from, until, length, waited,
                          FIND (ends, leg->end));
}

/**
 * hq_manager_story_words_stay:
 *
 * Returns: (transfer full): at which counter, by whom and for what
 */
char *
hq_manager_story_words_stay (const HqManagerStoryTale *tale, const HqStoryStay *stay)
{
  g_autofree char *counter = g_strdup_printf (_ ("Counter %d"), stay->period.counter);

  return g_strjoin (" · ", counter, hq_manager_words_staff (tale->setup, stay->period.staff),
                    hq_manager_story_words_service (tale, stay->period.service), NULL);
}

static const HqStoryLeg *
hq_manager_story_words_find_leg (const HqStory *story, int number)
{
  for (guint i = 0; i < story->legs->len; i++)
    {
      const HqStoryLeg *leg = &g_array_index (story->legs, HqStoryLeg, i);

      if (leg->leg.leg == number)
        return leg;
    }
  return NULL;
}

/* Why this ticket was called and no other. */
static char *
hq_manager_story_words_why (const HqManagerStoryTale *tale, const HqStoryStay *stay)
{
  const HqPeriod *period = &stay->period;
  const HqStoryLeg *leg = hq_manager_story_words_find_leg (tale->story, period->leg);
  g_autofree char *waited = NULL;
  g_autofree char *next = NULL;
  HqTicket ticket = { 0 };

  if (leg == NULL)
    return NULL;
  if (period->reason != NULL)
    return g_strdup_printf (_ ("Called by its number, out of turn: %s"), period->reason);
  ticket.reference = leg->leg.wait_from;
  ticket.target = leg->leg.target;
  if (stay->prefix == 0 || g_strcmp0 (period->rule, "score") != 0)
    return hq_counter_words_why (&ticket, period);
  waited = hq_counter_words_waited (period->called_at - leg->leg.wait_from, leg->leg.target);
  next = hq_number_format (stay->prefix, stay->number);
  /* Translators: %s says how long the visitor waited, %.1f is the share of the target; then the number
   * that would have been called instead, with its own. */
  return g_strdup_printf (_ ("%s: score %.1f, the highest; next was %s with %.1f"), waited,
                          period->score, next, period->runner_up_score);
}

static void
hq_manager_story_words_add_time (GString *text,
                                 const HqManagerStoryTale *tale,
                                 const char *word,
                                 HqTime time)
{
  g_autofree char *clock = NULL;
  g_autofree char *both = NULL;

  if (time == 0)
    return;
  clock = hq_manager_story_words_time (tale, time);
  both = g_strdup_printf ("%s %s", word, clock);
  hq_manager_story_words_join (text, " · ", both);
}

static char *
hq_manager_story_words_times (const HqManagerStoryTale *tale, const HqPeriod *period)
{
  g_autoptr (GString) text = g_string_new (NULL);

  hq_manager_story_words_add_time (text, tale, C_ ("story", "called"), period->called_at);
  hq_manager_story_words_add_time (text, tale, C_ ("story", "announced"), period->announced_at);
  hq_manager_story_words_add_time (text, tale, C_ ("story", "last recalled"), period->recalled_at);
  hq_manager_story_words_add_time (text, tale, C_ ("story", "started"), period->started_at);
  hq_manager_story_words_add_time (text, tale, C_ ("story", "held since"), period->held_at);
  if (period->ended_at != 0)
    hq_manager_story_words_add_time (text, tale, FIND (ends, period->end), period->ended_at);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How long it took, of which so much parked. */
static char *
hq_manager_story_words_length (const HqStoryStay *stay)
{
  const HqPeriod *period = &stay->period;
  gint64 served = hq_story_measure (stay);
  g_autofree char *length = hq_words_elapsed (served);
  g_autofree char *held = hq_words_elapsed (period->held);

  if (period->started_at == 0 || period->ended_at == 0)
    return NULL;
  if (served < 0)
    return g_strdup (_ ("not measured: nobody ended it in time"));
  if (period->held == 0)
    return g_strdup_printf (_ ("served for %s"), length);
  return g_strdup_printf (_ ("served for %s, and %s held"), length, held);
}

/**
 * hq_manager_story_words_course:
 *
 * Returns: (transfer full): why the visitor was called to a stay, its times, and how long it took
 */
char *
hq_manager_story_words_course (const HqManagerStoryTale *tale, const HqStoryStay *stay)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *why = hq_manager_story_words_why (tale, stay);
  g_autofree char *times = hq_manager_story_words_times (tale, &stay->period);
  g_autofree char *length = hq_manager_story_words_length (stay);

  hq_manager_story_words_join (text, "\n", why);
  hq_manager_story_words_join (text, "\n", times);
  hq_manager_story_words_join (text, "\n", length);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hq_manager_story_words_rating:
 *
 * Returns: (transfer full) (nullable): what the visitor said of a stay; %NULL where it was not rated,
 *   and why nothing is said of an own one, rated or not
 */
char *
hq_manager_story_words_rating (const HqManagerStoryTale *tale, const HqStoryStay *stay)
{
  g_autofree char *time = NULL;
  g_autoptr (GString) text = NULL;
  g_auto (GStrv) tags = NULL;

  if (stay->kept)
    return g_strdup (_ ("You served here yourself: whether and how it was rated is not shown to you."));
  if (stay->level == 0)
    return NULL;
  time = hq_manager_story_words_time (tale, stay->rated_at);
  text = g_string_new (NULL);
  /* Translators: the words of a rating, and a time of day. */
  g_string_printf (text, stay->pad ? _ ("Rated “%s” on the pad at %s")
                                   : _ ("Rated “%s” by the code at %s"),
                   hq_rating_words_level (stay->level), time);
  if (stay->changed_at != 0)
    hq_manager_story_words_add_time (text, tale, C_ ("story", "changed"), stay->changed_at);
  tags = g_strsplit (stay->tags != NULL ? stay->tags : "", ",", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    if (tags[i][0] != '\0')
      hq_manager_story_words_join (text, " · ", hq_rating_words_tag (tags[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const HqManagerStoryWord case_states[] = {
  { "open", NC_ ("story", "open") },
  { "suspended", NC_ ("story", "clock stopped") },
  { "supplement", NC_ ("story", "waiting for papers") },
  { "closed", NC_ ("story", "closed") },
  { "refused", NC_ ("story", "refused") },
  { "withdrawn", NC_ ("story", "withdrawn") },
};

/**
 * hq_manager_story_words_matter:
 *
 * Returns: (transfer full): what was done and with which outcome, and how it stands with its case
 */
char *
hq_manager_story_words_matter (const HqStoryMatter *matter)
{
  const char *name = matter->name != NULL ? hq_language_pick (matter->name, matter->name_en)
                     : matter->item != NULL ? matter->item
                                            : _ ("Matter");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *ended = NULL;
  g_autofree char *due = NULL;

  /* Translators: what was done, and its outcome. */
  g_string_printf (text, C_ ("story", "%s: %s"), name, hq_words_outcome (matter->outcome));
  if (matter->case_file == 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  due = hq_case_words_due (matter->due_day);
  g_string_append (text, " · ");
  g_string_append_printf (text, _ ("case %d"), (int) matter->case_file);
  if (matter->kind == HQ_CASE_PROMISED)
    hq_manager_story_words_join (text, ", ", due);
  hq_manager_story_words_join (text, ", ",
                               FIND (case_states, hq_nick_get (HQ_SET_CASE_STATE, matter->state)));
  if (matter->ended_day != 0)
    ended = hq_date_format (matter->ended_day);
  hq_manager_story_words_join (text, " ", ended);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hq_manager_story_words_act:
 *
 * Returns: (transfer none): what happened, in a word
 */
const char *
hq_manager_story_words_act (const HqEvent *event)
{
  const char *word = hq_words_act (event->act);

  return word != NULL ? word : event->act;
}

static const HqManagerStoryWord roles[] = {
  { "visitor", NC_ ("story", "the visitor") },
  { "guide", NC_ ("story", "a guide") },
  { "clerk", NC_ ("story", "the clerk") },
  { "supervisor", NC_ ("story", "a supervisor") },
  { "manager", NC_ ("story", "a manager") },
  { "administrator", NC_ ("story", "an administrator") },
  { "operator", NC_ ("story", "the command line") },
  { "system", NC_ ("story", "the hall by itself") },
};

static const HqManagerStoryWord subjects[] = {
  { "after-last-ticket", NC_ ("story", "after the last ticket") },
  { "first-place", NC_ ("story", "first place, kept from the day before") },
  { "changed", NC_ ("story", "changed") },
  { "reason", NC_ ("story", "reason given") },
};

static const char *
hq_manager_story_words_state (const char *nick)
{
  int state = hq_nick_find (HQ_SET_STATE, nick);

  return state >= 0 ? hq_words_state ((HqState) state) : FIND (case_states, nick);
}

/* What it was before, and is after. */
static char *
hq_manager_story_words_change (const HqEvent *event)
{
  if (event->after == NULL || g_strcmp0 (event->before, event->after) == 0)
    return NULL;
  if (event->before == NULL)
    return g_strdup_printf ("→ %s", hq_manager_story_words_state (event->after));
  return g_strdup_printf ("%s → %s", hq_manager_story_words_state (event->before),
                          hq_manager_story_words_state (event->after));
}

/* What makes the one event particular among those of its act. */
static char *
hq_manager_story_words_detail (const HqEvent *event)
{
  int outcome = hq_nick_find (HQ_SET_OUTCOME, event->subject);
  const char *subject = FIND (subjects, event->subject);

  if (g_str_has_prefix (event->act, "rate") && event->value > 0)
    return g_strjoin (", ", hq_rating_words_level ((int) event->value),
                      subject != event->subject ? subject : NULL, NULL);
  if (g_str_equal (event->act, "announced"))
    return g_strdup_printf (_ ("announcement %d"), (int) event->value);
  if (outcome >= 0)
    return g_strdup (hq_words_outcome ((HqOutcome) outcome));
  return subject != event->subject ? g_strdup (subject) : NULL;
}

/**
 * hq_manager_story_words_event:
 *
 * Returns: (transfer full): what it changed, by whom and where
 */
char *
hq_manager_story_words_event (const HqManagerStoryTale *tale, const HqEvent *event)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *change = hq_manager_story_words_change (event);
  g_autofree char *detail = hq_manager_story_words_detail (event);
  g_autofree char *counter = NULL;

  hq_manager_story_words_join (text, " · ", change);
  hq_manager_story_words_join (text, " · ", detail);
  hq_manager_story_words_join (text, " · ",
                               event->staff != NULL
                                 ? hq_manager_words_staff (tale->setup, event->staff)
                                 : FIND (roles, event->role));
  if (event->counter > 0)
    counter = g_strdup_printf (_ ("Counter %d"), event->counter);
  hq_manager_story_words_join (text, " · ", counter);
  if (counter == NULL)
    hq_manager_story_words_join (text, " · ", hq_manager_story_words_device (tale, event->device));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
