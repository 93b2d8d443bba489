/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-follow.h"

#include <glib/gi18n.h>

#include "hq-ctl-act.h"
#include "hq-ctl-json.h"
#include "hq-error.h"
#include "hq-follow-list.h"
#include "hq-number.h"

/* Those that ended so many days ago are listed too. */
#define HQ_CTL_FOLLOW_DAYS 30

static const char *const lists[HQ_N_FOLLOW_LISTS]
  = { "new", "work", "decide", "due", "overdue", "ended" };

static void
hq_ctl_follow_set_day (JsonBuilder *builder, const char *name, HqDate day)
{
  g_autofree char *text = day != 0 ? hq_date_format (day) : NULL;

  hq_ctl_json_add_text (builder, name, text);
}

static void
hq_ctl_follow_encode (JsonBuilder *builder, const HqFollowLine *line)
{
  const HqFollowRow *row = line->row;
  const HqFollow *follow = &row->follow;
  g_autofree char *number = hq_number_format (row->prefix, row->number);

  hq_ctl_json_add_int (builder, "follow_up", row->follow_up);
  hq_ctl_json_add_text (builder, "number", number);
  hq_ctl_follow_set_day (builder, "day", row->day);
  hq_ctl_json_add_text (builder, "service", row->service);
  hq_ctl_json_add_int (builder, "counter", row->counter);
  hq_ctl_json_add_int (builder, "level", row->level);
  hq_ctl_json_add_text (builder, "state", hq_nick_get (HQ_SET_FOLLOW_STATE, follow->state));
  hq_ctl_json_add_text (builder, "proposal",
                        hq_follow_rule_is_proposed (follow)
                          ? hq_nick_get (HQ_SET_FOLLOW_STATE, follow->proposal)
                          : NULL);
  hq_ctl_json_add_flag (builder, "extended", follow->extended);
  hq_ctl_json_add_flag (builder, "reachable", follow->reachable);
  hq_ctl_follow_set_day (builder, "due", line->due);
  hq_ctl_follow_set_day (builder, "ended", row->ended_day);
  hq_ctl_json_add_flag (builder, "overdue", line->overdue);
  hq_ctl_json_add_flag (builder, "marked", line->marked);
}

static void
hq_ctl_follow_print (const HqFollowLine *line)
{
  const HqFollowRow *row = line->row;
  g_autofree char *number = hq_number_format (row->prefix, row->number);
  g_autofree char *day = hq_date_format (row->day);
  g_autofree char *due = line->due != 0 ? hq_date_format (line->due) : g_strdup ("-");

  g_print ("%6" G_GINT64_FORMAT "  %s %-6s %4d  %d/5  %-13s %-10s %s%s\n", row->follow_up, day, number,
           row->counter, row->level, hq_nick_get (HQ_SET_FOLLOW_STATE, row->follow.state), due,
           line->overdue ? _ ("overdue") : "",
           hq_follow_rule_is_proposed (&row->follow) ? _ ("to be decided") : "");
}

/* The lists as they are for who asks; %NULL with the exit status. */
static HqFollowView *
hq_ctl_follow_read (const HqCtl *ctl, gint64 follow_up, HqHall **hall, int *status)
{
  HqActor actor = { .staff = ctl->as, .device = ctl->at };
  HqFollowAsk ask = { .staff = ctl->as,
                      .follow_up = follow_up,
                      .days = ctl->days > 0 ? ctl->days : HQ_CTL_FOLLOW_DAYS };
  g_autoptr (GError) error = NULL;
  HqFollowView *view;

  if (!hq_ctl_read_day (ctl->day, &ask.today))
    {
      *status = HQ_CTL_USAGE;
      return NULL;
    }
  *hall = hq_ctl_open (ctl, status);
  if (*hall == NULL)
    return NULL;
  ask.role = hq_hall_find_role (*hall, &actor, HQ_ACT_FOLLOW_VERIFY);
  view = hq_follow_list_read (*hall, &ask, &error);
  if (view == NULL)
    *status = hq_ctl_fail (ctl, error);
  return view;
}

/* Which list a word means; HQ_N_FOLLOW_LISTS for all that are open, where there is none. */
static int
hq_ctl_follow_find_list (const char *word)
{
  if (word == NULL)
    return HQ_N_FOLLOW_LISTS;
  for (int i = 0; i < HQ_N_FOLLOW_LISTS; i++)
    if (g_str_equal (word, lists[i]))
      return i;
  return -1;
}

static int
hq_ctl_follow_run_list (const HqCtl *ctl)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (HqHall) hall = NULL;
  int list = hq_ctl_follow_find_list (ctl->words[2]);
  HqFollowView *view;
  guint n_lines = 0;
  int status;

  if (list < 0)
    return hq_ctl_say_usage (_ ("Say follow list new, work, decide, due, overdue or ended."));
  view = hq_ctl_follow_read (ctl, 0, &hall, &status);
  if (view == NULL)
    return status;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "follow_ups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqFollowLine *line = view->lines->pdata[i];

      if (list == HQ_N_FOLLOW_LISTS ? line->row->ended_day != 0
                                    : !hq_follow_list_has ((HqFollowList) list, line))
        continue;
      json_builder_begin_object (builder);
      hq_ctl_follow_encode (builder, line);
      json_builder_end_object (builder);
      if (!ctl->json)
        hq_ctl_follow_print (line);
      n_lines++;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (ctl->json)
    hq_ctl_json_print (builder);
  else if (n_lines == 0)
    g_print (_ ("There is no such follow-up.\n"));
  hq_follow_list_free (view);
  return HQ_CTL_DONE;
}

static void
hq_ctl_follow_show (const HqCtl *ctl,
                    const HqFollowView *view,
                    const HqFollowLine *line,
                    GTimeZone *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hq_ctl_follow_encode (builder, line);
  hq_ctl_json_add_text (builder, "tags", line->row->tags);
  hq_ctl_json_add_text (builder, "comment", line->row->comment);
  hq_ctl_json_add_text (builder, "telephone", line->row->telephone);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  if (!ctl->json)
    hq_ctl_follow_print (line);
  if (!ctl->json)
    g_print ("%s %s %s\n", line->row->tags, line->row->comment,
             line->row->telephone != NULL ? line->row->telephone : "");
  for (guint i = 0; i < view->steps->len; i++)
    {
      const HqFollowStepRow *step = view->steps->pdata[i];
      g_autofree char *time = hq_date_format_time (step->at, zone);

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "at", time);
      hq_ctl_json_add_text (builder, "step", hq_nick_get (HQ_SET_FOLLOW_STEP, step->kind));
      hq_ctl_json_add_text (builder, "staff", step->staff);
      hq_ctl_json_add_text (builder, "text", step->text);
      json_builder_end_object (builder);
      if (!ctl->json)
        g_print ("%s  %-13s %-6s %s\n", time, hq_nick_get (HQ_SET_FOLLOW_STEP, step->kind),
                 step->staff, step->text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (ctl->json)
    hq_ctl_json_print (builder);
}

static int
hq_ctl_follow_run_show (const HqCtl *ctl)
{
  gint64 id = hq_ctl_act_read_id (ctl, ctl->words[2]);
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  const HqFollowLine *line;
  HqFollowView *view;
  int status;

  if (id == 0)
    return hq_ctl_say_usage (_ ("Say follow show and its number."));
  view = hq_ctl_follow_read (ctl, id, &hall, &status);
  if (view == NULL)
    return status;
  line = hq_follow_list_find (view, id);
  if (line != NULL)
    hq_ctl_follow_show (ctl, view, line, hq_hall_get_zone (hall));
  else
    hq_error_set (&error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, id);
  hq_follow_list_free (view);
  return error == NULL ? HQ_CTL_DONE : hq_ctl_fail (ctl, error);
}

/**
 * hq_ctl_follow_run:
 *
 * Lists follow-ups of bad ratings, shows one with its telephone hidden, or does an act on one.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_follow_run (const HqCtl *ctl)
{
  if (g_strcmp0 (ctl->words[1], "list") == 0)
    return hq_ctl_follow_run_list (ctl);
  if (g_strcmp0 (ctl->words[1], "show") == 0)
    return hq_ctl_follow_run_show (ctl);
  /* A look would be logged of which nothing is seen. */
  if (g_strcmp0 (ctl->words[1], "look") == 0)
    return hq_ctl_say_usage (_ ("A telephone number is shown on the manager's screen alone."));
  return hq_ctl_act_run_follow (ctl);
}
