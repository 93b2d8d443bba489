/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-case.h"

#include <glib/gi18n.h>

#include "hq-case-list.h"
#include "hq-ctl-act.h"
#include "hq-ctl-json.h"
#include "hq-error.h"

static const char *const lists[HQ_N_CASE_LISTS] = { "open", "due", "near", "overdue", "suspended" };

static const struct
{
  const char *nick;
  const char *text;
} lights[] = {
  [HQ_LIGHT_NONE] = { "none", N_ ("clock stopped") },
  [HQ_LIGHT_GREEN] = { "green", N_ ("in time") },
  [HQ_LIGHT_YELLOW] = { "yellow", N_ ("past half") },
  [HQ_LIGHT_RED] = { "red", N_ ("nearly due") },
  [HQ_LIGHT_OVERDUE] = { "overdue", N_ ("overdue") },
};

static void
hq_ctl_case_set_day (JsonBuilder *builder, const char *name, HqDate day)
{
  g_autofree char *text = day != 0 ? hq_date_format (day) : NULL;

  hq_ctl_json_add_text (builder, name, text);
}

/**
 * hq_ctl_case_encode:
 * @builder: inside an object
 * @answer: the answer to an act
 *
 * Adds the case that an act opened or moved, if it did.
 */
void
hq_ctl_case_encode (JsonBuilder *builder, const HqAnswer *answer)
{
  if (answer->case_file == 0)
    return;
  hq_ctl_json_add_int (builder, "case", answer->case_file);
  hq_ctl_case_set_day (builder, "due", answer->due);
  hq_ctl_json_add_flag (builder, "flagged", answer->flagged);
}

/**
 * hq_ctl_case_print:
 * @answer: the answer to an act
 *
 * Prints the case that an act opened or moved, if it did.
 */
void
hq_ctl_case_print (const HqAnswer *answer)
{
  g_autofree char *due = answer->due != 0 ? hq_date_format (answer->due) : NULL;

  if (answer->case_file == 0)
    return;
  if (due != NULL)
    g_print (_ ("Case %d, due on %s\n"), (int) answer->case_file, due);
  else
    g_print (_ ("Case %d, its clock stands still\n"), (int) answer->case_file);
  if (answer->flagged)
    g_printerr (_ ("Papers were asked for before; this is to be done once.\n"));
}

static void
hq_ctl_case_encode_row (JsonBuilder *builder, const HqCase *row)
{
  hq_ctl_json_add_int (builder, "case", row->case_file);
  hq_ctl_json_add_text (builder, "item", row->item);
  hq_ctl_json_add_text (builder, "service", row->service);
  hq_ctl_json_add_text (builder, "department", row->department);
  hq_ctl_json_add_text (builder, "kind", hq_nick_get (HQ_SET_CASE_KIND, row->kind));
  hq_ctl_json_add_text (builder, "state", hq_nick_get (HQ_SET_CASE_STATE, row->state));
  hq_ctl_json_add_int (builder, "promised_days", row->promised_days);
  hq_ctl_case_set_day (builder, "accepted", row->accepted_day);
  hq_ctl_case_set_day (builder, "due", row->due_day);
  hq_ctl_case_set_day (builder, "ended", row->ended_day);
}

static void
hq_ctl_case_print_lines (const HqCtl *ctl, const GArray *lines)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      const HqCaseLine *line = &g_array_index (lines, HqCaseLine, i);
      const HqCase *row = &line->row;
      g_autofree char *due = row->due_day != 0 ? hq_date_format (row->due_day) : g_strdup ("-");

      json_builder_begin_object (builder);
      hq_ctl_case_encode_row (builder, row);
      hq_ctl_json_add_text (builder, "light", lights[line->light].nick);
      json_builder_end_object (builder);
      if (!ctl->json)
        g_print ("%6" G_GINT64_FORMAT "  %-10s  %-10s %-10s %s\n", row->case_file, due,
                 row->item != NULL ? row->item : row->service,
                 row->department != NULL ? row->department : "", _ (lights[line->light].text));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (ctl->json)
    hq_ctl_json_print (builder);
  else if (lines->len == 0)
    g_print (_ ("There is no such case.\n"));
}

/* Which list a word means; the first where there is none. */
static int
hq_ctl_case_find_list (const char *word)
{
  for (int i = 0; i < HQ_N_CASE_LISTS; i++)
    if (word == NULL || g_str_equal (word, lists[i]))
      return i;
  return -1;
}

static int
hq_ctl_case_run_list (const HqCtl *ctl)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (HqCaseLine));
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqCaseFilter filter = { 0 };
  int list = hq_ctl_case_find_list (ctl->words[2]);
  int status;

  if (list < 0)
    return hq_ctl_say_usage (_ ("Say case list open, due, near, overdue or suspended."));
  filter.list = (HqCaseList) list;
  if (!hq_ctl_read_day (ctl->day, &filter.today))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if ((filter.today == 0 && !hq_hall_get_today (hall, &filter.today, &error))
      || !hq_case_list_read (hall, &filter, lines, &error))
    return hq_ctl_fail (ctl, error);
  hq_ctl_case_print_lines (ctl, lines);
  return HQ_CTL_DONE;
}

static void
hq_ctl_case_print_event (const HqEvent *event, GTimeZone *zone)
{
  g_autofree char *time = hq_date_format_time (event->at, zone);

  g_print ("%s  %-15s %-10s %-6s %s\n", time, event->act, event->after != NULL ? event->after : "",
           event->staff != NULL ? event->staff : "", event->subject != NULL ? event->subject : "");
}

static void
hq_ctl_case_print_story (const HqCase *row, const GArray *events, GTimeZone *zone)
{
  g_autofree char *accepted = hq_date_format (row->accepted_day);
  g_autofree char *due = row->due_day != 0 ? hq_date_format (row->due_day) : g_strdup ("-");
  g_autofree char *ended = row->ended_day != 0 ? hq_date_format (row->ended_day) : g_strdup ("-");

  g_print (_ ("Case %d, %s: accepted on %s, due on %s, ended on %s, %s\n"), (int) row->case_file,
           row->item != NULL ? row->item : row->service, accepted, due, ended,
           hq_nick_get (HQ_SET_CASE_STATE, row->state));
  for (guint i = 0; i < events->len; i++)
    hq_ctl_case_print_event (&g_array_index (events, HqEvent, i), zone);
}

static void
hq_ctl_case_encode_story (const HqCase *row, const GArray *events, GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hq_ctl_case_encode_row (builder, row);
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    {
      const HqEvent *event = &g_array_index (events, HqEvent, i);
      g_autofree char *time = hq_date_format_time (event->at, zone);

      json_builder_begin_object (builder);
      hq_ctl_json_add_int (builder, "seq", event->seq);
      hq_ctl_json_add_text (builder, "at", time);
      hq_ctl_json_add_text (builder, "act", event->act);
      hq_ctl_json_add_text (builder, "staff", event->staff);
      hq_ctl_json_add_text (builder, "subject", event->subject);
      hq_ctl_json_add_text (builder, "before", event->before);
      hq_ctl_json_add_text (builder, "after", event->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static int
hq_ctl_case_run_show (const HqCtl *ctl)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  gint64 id = hq_ctl_act_read_id (ctl, ctl->words[2]);
  HqCase row;
  int status;

  if (id == 0)
    return hq_ctl_say_usage (_ ("Say case show and its number."));
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_case_list_read_one (hall, id, &row, events, &error))
    return hq_ctl_fail (ctl, error);
  if (ctl->json)
    hq_ctl_case_encode_story (&row, events, hq_hall_get_zone (hall));
  else
    hq_ctl_case_print_story (&row, events, hq_hall_get_zone (hall));
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_case_run:
 *
 * Lists cases, shows one, or does an act on one.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_case_run (const HqCtl *ctl)
{
  if (g_strcmp0 (ctl->words[1], "list") == 0)
    return hq_ctl_case_run_list (ctl);
  if (g_strcmp0 (ctl->words[1], "show") == 0)
    return hq_ctl_case_run_show (ctl);
  return hq_ctl_act_run_case (ctl);
}
