/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-ready-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-probe-page.h"
#include "hq-words.h"

/**
 * hq_manager_ready_words_title:
 *
 * Returns: (transfer none): what a line of the list is about
 */
const char *
hq_manager_ready_words_title (HqReadinessKind kind)
{
  static const char *const titles[HQ_N_READINESS] = {
    [HQ_READINESS_CALENDAR] = NC_ ("readiness", "Calendar"),
    [HQ_READINESS_YESTERDAY] = NC_ ("readiness", "The day before"),
    [HQ_READINESS_COUNTERS] = NC_ ("readiness", "Counters by the rota"),
    [HQ_READINESS_PAGES] = NC_ ("readiness", "Test page"),
    [HQ_READINESS_CALLS] = NC_ ("readiness", "Test call"),
    [HQ_READINESS_BOARDS] = NC_ ("readiness", "Boards"),
    [HQ_READINESS_SCREENS] = NC_ ("readiness", "Kiosks and screens"),
    [HQ_READINESS_ENGLISH] = NC_ ("readiness", "English names"),
    [HQ_READINESS_CASES] = NC_ ("readiness", "Cases"),
  };

  return g_dpgettext2 (NULL, "readiness", titles[kind]);
}

/**
 * hq_manager_ready_words_state:
 *
 * Returns: (transfer none): how a line stands, in a word
 */
const char *
hq_manager_ready_words_state (HqReadinessState state)
{
  static const char *const words[HQ_N_READINESS_STATES] = {
    [HQ_READINESS_READY] = NC_ ("readiness", "Ready"),
    [HQ_READINESS_TO_DO] = NC_ ("readiness", "To do"),
    [HQ_READINESS_UNKNOWN] = NC_ ("readiness", "Not known"),
  };

  return g_dpgettext2 (NULL, "readiness", words[state]);
}

/**
 * hq_manager_ready_words_shape:
 *
 * Returns: (transfer none): the shape by which the state is known without its colour
 */
const char *
hq_manager_ready_words_shape (HqReadinessState state)
{
  static const char *const shapes[HQ_N_READINESS_STATES]
    = { [HQ_READINESS_READY] = "✓", [HQ_READINESS_TO_DO] = "▲", [HQ_READINESS_UNKNOWN] = "○" };

  return shapes[state];
}

static char *
hq_manager_ready_words_calendar (const HqReadiness *facts)
{
  g_autofree char *last = facts->calendar_to == 0 ? NULL : hq_date_format (facts->calendar_to);

  if (!facts->this_year)
    return g_strdup (_ ("It does not cover this year: the hall does not open by itself, and no due "
                        "date can be told."));
  if (facts->floor->view.today / 100 % 100 == 12 && !facts->next_year)
    return g_strdup_printf (_ ("It ends with %s; the next year is missing."), last);
  if (facts->opening_day)
    return g_strdup_printf (_ (
                              "It reaches to %s. Today is the first working day after a holiday of "
                              "three days or more."),
                            last);
  return g_strdup_printf (_ ("It reaches to %s."), last);
}

static char *
hq_manager_ready_words_yesterday (const HqReadiness *facts, const HqReadinessLine *line)
{
  const HqClosing *closing = facts->closing;
  g_autofree char *day = NULL;

  if (line->state == HQ_READINESS_TO_DO && facts->unpublished == 0)
    {
      day = hq_date_format (closing->day.day);
      return g_strdup_printf (_ ("%s was left open."), day);
    }
  if (line->state == HQ_READINESS_TO_DO)
    {
      day = hq_date_format (facts->unpublished);
      return g_strdup_printf (_ (
                                "The figures of %s are not published; they are as soon as somebody "
                                "of the staff signs in."),
                              day);
    }
  if (closing->closed.state == HQ_DAY_STATE_NONE)
    return g_strdup (_ ("There was no day before."));
  day = hq_date_format (closing->closed.day);
  return g_strdup_printf (_ ("%s is closed, and its figures are published."), day);
}

static char *
hq_manager_ready_words_counters (const HqReadiness *facts, const HqReadinessLine *line)
{
  const HqView *view = &facts->floor->view;

  if (line->total > 0)
    return g_strdup_printf (_ ("Somebody is signed in at %d of %d planned counters."),
                            (int) line->n, (int) line->total);
  if (view->day.state == HQ_DAY_STATE_CLOSED)
    return g_strdup (_ ("The hall has closed for the day."));
  if (view->sessions->len == 0)
    return g_strdup (_ ("The hall does not open today."));
  return g_strdup (_ ("The rota plans no counter for this session."));
}

static char *
hq_manager_ready_words_english (const HqReadinessLine *line)
{
  if (line->total == 0)
    return g_strdup (_ ("The hall has nothing yet that visitors read."));
  if (line->n == line->total)
    return g_strdup (_ ("Everything that visitors read has an English name."));
  if (line->total - line->n > line->parts->len)
    return g_strdup_printf (_ ("%d of %d names have no English; here are the first %d of them."),
                            (int) (line->total - line->n), (int) line->total,
                            (int) line->parts->len);
  return g_strdup_printf (_ ("%d of %d names have no English."), (int) (line->total - line->n),
                          (int) line->total);
}

static char *
hq_manager_ready_words_cases (const HqReadinessLine *line)
{
  gint64 due = 0, overdue = 0;

  for (guint i = 0; i < line->parts->len; i++)
    {
      const HqReadinessPart *part = &g_array_index (line->parts, HqReadinessPart, i);

      due += part->due;
      overdue += part->overdue;
    }
  if (due + overdue == 0)
    return g_strdup (_ ("No case is due today, and none is overdue."));
  return g_strdup_printf (_ ("Cases due today: %d; overdue: %d."), (int) due, (int) overdue);
}

static const char *
hq_manager_ready_words_nothing (const HqReadinessLine *line)
{
  HqReadinessKind kind = line->kind;

  if (kind == HQ_READINESS_PAGES)
    return _ ("No kiosk and no guide desk is registered.");
  if (kind == HQ_READINESS_CALLS && line->state == HQ_READINESS_UNKNOWN)
    return _ ("The hall has no zone yet in which calls could be heard.");
  if (kind == HQ_READINESS_CALLS)
    return _ ("Calls are not said aloud in this hall.");
  if (kind == HQ_READINESS_BOARDS)
    return _ ("No board was ever heard of.");
  return _ ("No screen was ever heard of.");
}

/* What is counted, or that there is nothing to count. */
static char *
hq_manager_ready_words_count (const HqReadinessLine *line)
{
  int n = (int) line->n, total = (int) line->total;

  if (total == 0)
    return g_strdup (hq_manager_ready_words_nothing (line));
  if (line->kind == HQ_READINESS_PAGES)
    return g_strdup_printf (_ ("Kiosks and guide desks that printed a test page today: %d/%d."), n,
                            total);
  if (line->kind == HQ_READINESS_CALLS)
    return g_strdup_printf (_ ("Zones in which a test call was said today: %d/%d."), n, total);
  if (line->kind == HQ_READINESS_BOARDS)
    return g_strdup_printf (_ ("Boards that answer: %d/%d."), n, total);
  return g_strdup_printf (_ ("Screens that answer: %d/%d."), n, total);
}

/**
 * hq_manager_ready_words_sentence:
 *
 * Returns: (transfer full): how a line of the list stands, in a sentence
 */
char *
hq_manager_ready_words_sentence (const HqReadiness *facts, const HqReadinessLine *line)
{
  switch (line->kind)
    {
    case HQ_READINESS_CALENDAR:
      return hq_manager_ready_words_calendar (facts);
    case HQ_READINESS_YESTERDAY:
      return hq_manager_ready_words_yesterday (facts, line);
    case HQ_READINESS_COUNTERS:
      return hq_manager_ready_words_counters (facts, line);
    case HQ_READINESS_PAGES:
    case HQ_READINESS_CALLS:
    case HQ_READINESS_BOARDS:
    case HQ_READINESS_SCREENS:
      return hq_manager_ready_words_count (line);
    case HQ_READINESS_ENGLISH:
      return hq_manager_ready_words_english (line);
    case HQ_READINESS_CASES:
      return hq_manager_ready_words_cases (line);
    case HQ_N_READINESS:
    default:
      return g_strdup ("");
    }
}

/**
 * hq_manager_ready_words_seen:
 * @state: how a line stands
 * @seen_at: when it was last seen to be right, 0 for not since this page is looked at
 *
 * Returns: (transfer full): that
 */
char *
hq_manager_ready_words_seen (HqReadinessState state, HqTime seen_at, GTimeZone *zone)
{
  g_autofree char *clock = seen_at == 0 ? NULL : hq_words_clock (seen_at, zone);

  if (clock == NULL)
    return g_strdup (_ ("It was not ready since this page was opened."));
  return g_strdup_printf (state == HQ_READINESS_READY ? _ ("Checked at %s.") : _ ("Last ready at %s."),
                          clock);
}

static char *
hq_manager_ready_words_name_place (const HqSetup *setup, const HqReadinessPart *part)
{
  static const char *const roles[HQ_N_SCREENS] = {
    [HQ_SCREEN_KIOSK] = NC_ ("machine", "Kiosk"),
    [HQ_SCREEN_GUIDE] = NC_ ("machine", "Guide desk"),
    [HQ_SCREEN_COUNTER] = NC_ ("machine", "Counter's computer"),
    [HQ_SCREEN_WINDOW] = NC_ ("machine", "Window screen"),
    [HQ_SCREEN_RATING] = NC_ ("machine", "Rating pad"),
    [HQ_SCREEN_BOARD] = NC_ ("machine", "Board"),
    [HQ_SCREEN_MANAGER] = NC_ ("machine", "Management"),
  };
  int role = hq_place_find_role (part->list);
  const HqDevice *device = hq_setup_find_device (setup, part->key);
  const char *word = role < 0 ? part->list : g_dpgettext2 (NULL, "machine", roles[role]);

  return device == NULL ? g_strdup_printf ("%s %s", word, part->key)
                        : g_strdup_printf ("%s %s · %s", word, part->key, device->name);
}

/**
 * hq_manager_ready_words_name:
 *
 * Returns: (transfer full): what a part of a line is
 */
char *
hq_manager_ready_words_name (const HqSetup *setup, const HqReadinessPart *part)
{
  int number = (int) g_ascii_strtoll (part->key, NULL, 10);
  const HqZone *zone;

  if (g_str_equal (part->list, "counter"))
    {
      zone = hq_setup_find_zone (setup, hq_setup_find_counter (setup, number)->zone);
      return g_strdup_printf (_ ("Counter %d · %s"), number,
                              zone != NULL ? hq_language_pick (zone->name, zone->name_en) : "");
    }
  if (g_str_equal (part->list, "zone") && part->name == NULL)
    {
      zone = hq_setup_find_zone (setup, part->key);
      return g_strdup (hq_language_pick (zone->name, zone->name_en));
    }
  if (g_str_equal (part->list, "floor") && part->name == NULL)
    {
      const HqFloor *floor = hq_setup_find_floor (setup, number);

      return g_strdup (hq_language_pick (floor->name, floor->name_en));
    }
  if (g_str_equal (part->list, "service") && part->name == NULL)
    {
      const HqService *service = hq_setup_find_service (setup, part->key);

      return g_strdup (hq_language_pick (service->name, service->name_en));
    }
  if (hq_place_find_role (part->list) < 0)
    return g_strdup_printf ("%s · %s", part->name, part->key);
  return hq_manager_ready_words_name_place (setup, part);
}

static char *
hq_manager_ready_words_probe (const HqReadiness *facts, const HqReadinessPart *part, HqTime now)
{
  const HqProbe *probe = &part->probe;
  GTimeZone *zone = facts->floor->view.zone;
  gboolean page = g_strcmp0 (probe->kind, HQ_PROBE_PAGE) == 0;
  HqTime at = probe->ended_at != 0 ? probe->ended_at : probe->asked_at;
  g_autofree char *clock = NULL;

  if (at == 0 || hq_date_of_time (at, zone) != facts->floor->view.today)
    return g_strdup (_ ("Not tried today."));
  clock = hq_words_clock (at, zone);
  if (hq_probe_is_waiting (probe, now))
    return g_strdup_printf (_ ("Asked at %s; the answer is waited for."), clock);
  if (probe->ended_at == 0)
    return g_strdup_printf (_ ("Asked at %s, and nobody answered."), clock);
  if (probe->fault == NULL)
    return g_strdup_printf (page ? _ ("Printed at %s.") : _ ("Said at %s."), clock);
  if (!page)
    return g_strdup_printf (_ ("Could not be said at %s: the loudspeakers cannot be heard."),
                            clock);
  if (part->state == HQ_READINESS_READY)
    return g_strdup (_ ("This desk has no printer of its own."));
  return g_strdup_printf (_ ("Not printed at %s: %s."), clock,
                          hq_probe_page_describe (probe->fault));
}

/* When a machine was heard of last. */
static char *
hq_manager_ready_words_heard (const HqReadiness *facts, const HqReadinessPart *part)
{
  GTimeZone *zone = facts->floor->view.zone;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (part->heard_at == 0)
    return g_strdup (_ ("Nothing was ever heard of it."));
  day = hq_date_format (hq_date_of_time (part->heard_at, zone));
  clock = hq_words_clock (part->heard_at, zone);
  return g_strdup_printf (_ ("Last heard of on %s at %s."), day, clock);
}

/**
 * hq_manager_ready_words_part:
 * @now: the time
 *
 * Returns: (transfer full): how a part of a line stands
 */
char *
hq_manager_ready_words_part (const HqReadiness *facts, const HqReadinessPart *part, HqTime now)
{
  gboolean machine = hq_place_find_role (part->list) >= 0;
  g_autofree char *probe = NULL;

  if (g_str_equal (part->list, "counter"))
    return g_strdup (_ ("Nobody is signed in."));
  if (g_str_equal (part->list, "floor") && part->name == NULL)
    return g_strdup (_ ("No board of this floor was ever heard of."));
  if (part->due + part->overdue > 0)
    return g_strdup_printf (_ ("Due today: %d; overdue: %d."), (int) part->due,
                            (int) part->overdue);
  if (part->name != NULL && !machine)
    return g_strdup (_ ("No English name."));
  /* Whoever is only listened to was not asked for anything. */
  if (part->probe.subject == NULL)
    return hq_manager_ready_words_heard (facts, part);
  probe = hq_manager_ready_words_probe (facts, part, now);
  if (part->there)
    return g_steal_pointer (&probe);
  return g_strdup_printf (C_ ("sentences", "%s %s"),
                          machine ? _ ("This machine does not answer.")
                                  : _ ("Nobody announces in this zone."),
                          probe);
}
