/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-rota.h"

#include <glib/gi18n.h>

#include "hq-ctl-act.h"
#include "hq-ctl-json.h"
#include "hq-rota-file.h"
#include "hq-rota-plan.h"

static int
hq_ctl_rota_say_usage (void)
{
  return hq_ctl_say_usage (_ ("Say rota [--day 2021-02-18], rota copy --day DAY [--from DAY], rota "
                              "set --day DAY --counter 12 --from 09:00 --to 12:00, rota clear with "
                              "the same, or rota drop --day DAY."));
}

static void
hq_ctl_rota_encode (const HqRotaView *view, const GArray *gaps)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = hq_date_format (view->day);

  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "day", day);
  hq_ctl_json_add_text (builder, "kind", view->kind != NULL ? view->kind->day_kind : "");
  hq_ctl_json_add_flag (builder, "own", view->own);
  json_builder_set_member_name (builder, "counters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->rows->len; i++)
    {
      const HqRotaCounter *row = &g_array_index (view->rows, HqRotaCounter, i);
      g_autofree char *text = hq_rota_file_format_runs (row->halves);

      json_builder_begin_object (builder);
      hq_ctl_json_add_int (builder, "counter", row->counter);
      hq_ctl_json_add_text (builder, "planned", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    {
      const HqRotaGap *gap = &g_array_index (gaps, HqRotaGap, i);
      g_autofree char *text = hq_rota_file_format_runs (gap->halves);

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "session", gap->session->session);
      hq_ctl_json_add_text (builder, "service", gap->service->service);
      hq_ctl_json_add_text (builder, "when", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static void
hq_ctl_rota_print (const HqRotaView *view, const GArray *gaps)
{
  g_autofree char *day = hq_date_format (view->day);

  if (view->own)
    g_print (_ ("%s has a rota of its own.\n"), day);
  else if (view->kind != NULL)
    g_print (_ ("%s goes by the rota of its kind, %s.\n"), day, view->kind->day_kind);
  else if (view->shut == HQ_ERROR_NO_CALENDAR)
    g_print (_ ("The calendar does not reach %s.\n"), day);
  else
    g_print (_ ("The hall does not open on %s.\n"), day);
  for (guint i = 0; i < view->rows->len; i++)
    {
      const HqRotaCounter *row = &g_array_index (view->rows, HqRotaCounter, i);
      g_autofree char *text = hq_rota_file_format_runs (row->halves);

      if (row->halves != 0)
        g_print ("%6d  %s\n", row->counter, text);
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      const HqRotaGap *gap = &g_array_index (gaps, HqRotaGap, i);
      g_autofree char *text = hq_rota_file_format_runs (gap->halves);

      g_print (_ ("Session %s: nobody is planned for service %s, %s\n"), gap->session->session,
               gap->service->service, text);
    }
}

static int
hq_ctl_rota_show (const HqCtl *ctl, const HqRotaView *view)
{
  g_autoptr (GArray) gaps = hq_rota_find_gaps (view->view.setup,
                                               view->kind != NULL ? view->kind->day_kind : NULL,
                                               view->rows);

  if (ctl->json)
    hq_ctl_rota_encode (view, gaps);
  else
    hq_ctl_rota_print (view, gaps);
  return HQ_CTL_DONE;
}

/* Plans one counter from one half-hour to another, or takes it out there. */
static gboolean
hq_ctl_rota_change (const HqCtl *ctl, GArray *rows)
{
  int from = ctl->from == NULL ? -1 : hq_date_parse_minute (ctl->from);
  int to = ctl->to == NULL ? -1 : hq_date_parse_minute (ctl->to);
  HqRotaCounter row = { .counter = ctl->counter };
  guint i;

  if (from < 0 || to <= from || from % HQ_ROTA_MINUTES != 0 || to % HQ_ROTA_MINUTES != 0
      || ctl->counter <= 0)
    return FALSE;
  for (i = 0; i < rows->len; i++)
    if (g_array_index (rows, HqRotaCounter, i).counter == ctl->counter)
      break;
  /* The hall refuses a counter that it does not have. */
  if (i == rows->len)
    g_array_append_val (rows, row);
  if (g_str_equal (ctl->words[1], "set"))
    g_array_index (rows, HqRotaCounter, i).halves |= hq_rota_mask (from, to);
  else
    g_array_index (rows, HqRotaCounter, i).halves &= ~hq_rota_mask (from, to);
  return TRUE;
}

static int
hq_ctl_rota_say_shut (HqDate from)
{
  g_autofree char *day = hq_date_format (from);
  g_autofree char *sentence
    = g_strdup_printf (_ ("There is no rota to copy: the hall does not open on %s."), day);

  return hq_ctl_say_usage (sentence);
}

static int
hq_ctl_rota_make (const HqCtl *ctl, HqHall *hall, const HqRotaView *view)
{
  const char *word = ctl->words[1];
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqOrder order = { .act = HQ_ACT_ROTA, .from = view->day };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  if (ctl->day == NULL)
    return hq_ctl_rota_say_usage ();
  if (g_str_equal (word, "copy"))
    {
      /* Nobody is planned on a day on which the hall does not open. */
      if (view->from_shut)
        return hq_ctl_rota_say_shut (view->from);
      order.rows = view->from_rows;
    }
  else if (g_str_equal (word, "set") || g_str_equal (word, "clear"))
    {
      if (!hq_ctl_rota_change (ctl, view->rows))
        return hq_ctl_rota_say_usage ();
      order.rows = view->rows;
    }
  else if (!g_str_equal (word, "drop"))
    return hq_ctl_rota_say_usage ();
  if (!hq_ctl_read_time (ctl->now, hall, &order.now))
    return HQ_CTL_USAGE;
  actor.role = hq_hall_find_role (hall, &actor, order.act);
  if (!hq_hall_run (hall, &actor, &order, &answer, &error))
    return hq_ctl_fail (ctl, error);
  hq_ctl_act_print (ctl, &answer, order.act);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_rota_run:
 *
 * Prints who is planned on a day, and where that leaves a service without anybody; copies a rota from
 * another day, plans a counter, or lets a day go by its kind again.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_rota_run (const HqCtl *ctl)
{
  const char *word = ctl->words[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  g_autoptr (HqRotaView) view = NULL;
  HqRotaQuery query = { 0 };
  int status;

  if (!hq_ctl_read_day (ctl->day, &query.day)
      || (g_strcmp0 (word, "copy") == 0 && !hq_ctl_read_day (ctl->from, &query.from)))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  view = hq_rota_plan_read (hall, &query, &error);
  if (view == NULL)
    return hq_ctl_fail (ctl, error);
  if (word == NULL)
    return hq_ctl_rota_show (ctl, view);
  return hq_ctl_rota_make (ctl, hall, view);
}
