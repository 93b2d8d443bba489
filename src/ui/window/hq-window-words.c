/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-window-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-number.h"
#include "hq-wall.h"
#include "hq-words.h"

#define HQ_WINDOW_WORDS_FEW 16 /* characters that stand in one line in the largest letters */

/* The sentences of the states; %s is the ticket, and where it is to wait. They are their own English,
 * which stands under the Chinese. */
static const char *const headlines[] = {
  [HQ_WINDOW_FREE] = N_ ("Free"),
  [HQ_WINDOW_CALLED] = N_ ("Ticket %s"),
  [HQ_WINDOW_SERVING] = N_ ("Serving %s"),
  [HQ_WINDOW_SENT] = N_ ("%s: please wait at %s; your number stays the same"),
  [HQ_WINDOW_RATE] = N_ ("Please rate this service"),
  [HQ_WINDOW_PAUSED] = N_ ("Paused"),
  [HQ_WINDOW_SIGNED_OUT] = N_ ("This counter is not open"),
  [HQ_WINDOW_NOT_YET] = N_ ("This counter is not open yet"),
  [HQ_WINDOW_DAY_OVER] = N_ ("Closed for today"),
  [HQ_WINDOW_SHUT] = N_ ("The hall is not open today"),
};

static const char *
hq_window_words_pick (const char *name, const char *name_en, gboolean english)
{
  if (english)
    return name_en[0] != '\0' ? name_en : name;
  return hq_language_pick (name, name_en);
}

static char *
hq_window_words_where (const HqCounterView *view, const HqWindowState *state, gboolean english)
{
  const HqFloor *floor = NULL;
  GString *text = g_string_new (NULL);

  if (state->zone != NULL)
    floor = hq_setup_find_floor (view->view.setup, state->zone->floor);
  if (floor != NULL)
    g_string_append (text, hq_window_words_pick (floor->name, floor->name_en, english));
  if (state->counter != 0)
    {
      const char *sentence = N_ (", counter %s");
      g_autofree char *number = g_strdup_printf ("%d", state->counter);
      g_autofree char *counter = hq_wall_fill (english ? sentence : _ (sentence), number, NULL);

      g_string_append (text, counter);
    }
  else if (state->zone != NULL)
    g_string_append_printf (text, "%s%s", english ? ", " : C_ ("place", ", "),
                            hq_window_words_pick (state->zone->name, state->zone->name_en,
                                                  english));
  return g_string_free (text, FALSE);
}

static char *
hq_window_words_headline (const HqCounterView *view, const HqWindowState *state, gboolean english)
{
  const char *sentence = headlines[state->show];
  g_autofree char *number = NULL;
  g_autofree char *where = NULL;

  if (state->ticket != NULL)
    number = hq_number_format (state->ticket->prefix, state->ticket->number);
  if (state->show == HQ_WINDOW_SENT)
    where = hq_window_words_where (view, state, english);
  return hq_wall_fill (english ? sentence : _ (sentence), number, where);
}

static char *
hq_window_words_detail (const HqCounterView *view, const HqWindowState *state)
{
  g_autofree char *clock = NULL;

  switch (state->show)
    {
    case HQ_WINDOW_FREE:
      return g_strdup_printf (ngettext ("%d waiting", "%d waiting", (gulong) view->waiting),
                              (int) view->waiting);
    case HQ_WINDOW_PAUSED:
      return g_strdup (hq_words_pause (state->reason));
    case HQ_WINDOW_NOT_YET:
      clock = hq_words_clock (state->until, view->view.zone);
      return g_strdup_printf (_ ("opens at %s"), clock);
    case HQ_WINDOW_CALLED:
    case HQ_WINDOW_SERVING:
    case HQ_WINDOW_SENT:
    case HQ_WINDOW_RATE:
    case HQ_WINDOW_SIGNED_OUT:
    case HQ_WINDOW_DAY_OVER:
    case HQ_WINDOW_SHUT:
      break;
    }
  return NULL;
}

/* When it goes on, and where else the same is done, while nobody is called here. */
static char *
hq_window_words_more (const HqCounterView *view, const HqWindowState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (state->show != HQ_WINDOW_PAUSED && state->show != HQ_WINDOW_SIGNED_OUT)
    return NULL;
  if (state->show == HQ_WINDOW_PAUSED && state->until != 0)
    {
      g_autofree char *clock = hq_words_clock (state->until, view->view.zone);

      g_string_append_printf (text, _ ("open again about %s"), clock);
    }
  if (view->others->len > 0)
    {
      g_autofree char *numbers = hq_wall_counters (view->others);

      if (text->len > 0)
        g_string_append (text, C_ ("sentences", " · "));
      g_string_append_printf (text, _ ("The same at: %s"), numbers);
    }
  return g_strdup (text->str);
}

/**
 * hq_window_words_find:
 * @view: a counter
 * @state: what its screen shows
 * @words: (out): in which words
 */
void
hq_window_words_find (const HqCounterView *view, const HqWindowState *state, HqWindowWords *words)
{
  static const char *const calls[] = { NULL, N_ ("Called again"), N_ ("Last call") };

  *words = (HqWindowWords){ 0 };
  words->headline = hq_window_words_headline (view, state, FALSE);
  words->detail = hq_window_words_detail (view, state);
  words->more = hq_window_words_more (view, state);
  words->wordy = g_utf8_strlen (words->headline, -1) > HQ_WINDOW_WORDS_FEW;
  if (!g_str_equal (hq_language_get (), "en"))
    words->english = hq_window_words_headline (view, state, TRUE);
  if (state->show == HQ_WINDOW_CALLED && calls[state->call] != NULL)
    words->tag = g_strdup (_ (calls[state->call]));
}

void
hq_window_words_clear (HqWindowWords *words)
{
  g_free (words->headline);
  g_free (words->english);
  g_free (words->tag);
  g_free (words->detail);
  g_free (words->more);
}
