/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "hq-ctl-act.h"
#include "hq-ctl-announce.h"
#include "hq-ctl-case.h"
#include "hq-ctl-check.h"
#include "hq-ctl-clips.h"
#include "hq-ctl-copy.h"
#include "hq-ctl-due.h"
#include "hq-ctl-follow.h"
#include "hq-ctl-grant.h"
#include "hq-ctl-import.h"
#include "hq-ctl-init.h"
#include "hq-ctl-json.h"
#include "hq-ctl-machines.h"
#include "hq-ctl-metrics.h"
#include "hq-ctl-options.h"
#include "hq-ctl-password.h"
#include "hq-ctl-replay.h"
#include "hq-ctl-report.h"
#include "hq-ctl-rota.h"
#include "hq-ctl-setup.h"
#include "hq-ctl-sheet.h"
#include "hq-ctl-status.h"
#include "hq-ctl-story.h"
#include "hq-error.h"

/* The commands that are no act of the hall, or a family of them. */
static const struct
{
  const char *name;
  HqCtlRun run;
} commands[] = {
  { "init", hq_ctl_init_run },
  { "import", hq_ctl_import_run },
  { "export", hq_ctl_import_run_export },
  { "passwd", hq_ctl_password_run },
  { "setup", hq_ctl_setup_run },
  { "ticket", hq_ctl_story_run },
  { "announce", hq_ctl_announce_run },
  { "metrics", hq_ctl_metrics_run },
  { "report", hq_ctl_report_run },
  { "status", hq_ctl_status_run },
  { "due", hq_ctl_due_run },
  { "priority", hq_ctl_act_run_priority },
  { "selfservice", hq_ctl_act_run_self_service },
  { "case", hq_ctl_case_run },
  { "follow", hq_ctl_follow_run },
  { "check", hq_ctl_check_run },
  { "backup", hq_ctl_check_run_backup },
  { "copy", hq_ctl_copy_run },
  { "clips", hq_ctl_clips_run },
  { "replay", hq_ctl_replay_run },
  { "rota", hq_ctl_rota_run },
  { "emergency-sheet", hq_ctl_sheet_run },
  { "grant", hq_ctl_grant_run },
  { "machine", hq_ctl_machines_run },
};

static void
hq_ctl_clear (HqCtl *ctl)
{
  char **texts[] = { &ctl->store,   &ctl->as,     &ctl->at,       &ctl->now,       &ctl->request,
                     &ctl->service, &ctl->class,  &ctl->language, &ctl->need,      &ctl->id,
                     &ctl->slot,    &ctl->ticket, &ctl->reason,   &ctl->to,        &ctl->until,
                     &ctl->token,   &ctl->tag,    &ctl->comment,  &ctl->telephone, &ctl->type,
                     &ctl->text,    &ctl->day,    &ctl->from,     &ctl->print,     &ctl->taken,
                     &ctl->state,   &ctl->clerk,  &ctl->text_en,  &ctl->zone,      &ctl->pdf,
                     &ctl->xlsx };
  char ***lists[] = { &ctl->words, &ctl->items, &ctl->done, &ctl->accepted, &ctl->supplement,
                      &ctl->not_accepted };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqCtl, hq_ctl_clear)

/**
 * hq_ctl_fail:
 *
 * Says what was refused or went wrong, in one sentence or, with --json, as one object.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_fail (const HqCtl *ctl, const GError *error)
{
  gboolean ours = error->domain == HQ_ERROR;
  const char *sentence = ours ? _ (hq_error_get_sentence (error->code)) : error->message;
  const char *detail = ours ? hq_error_get_detail (error) : NULL;

  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autofree char *text = NULL;

      json_builder_begin_object (builder);
      hq_ctl_json_add_text (builder, "code", ours ? hq_error_get_nick (error->code) : "failed");
      hq_ctl_json_add_text (builder, "message", sentence);
      hq_ctl_json_add_text (builder, "detail", detail != NULL ? detail : "");
      json_builder_end_object (builder);
      text = hq_ctl_json_format (builder);
      g_printerr ("%s\n", text);
    }
  else if (detail != NULL)
    g_printerr ("%s (%s)\n", sentence, detail);
  else
    g_printerr ("%s\n", sentence);
  return HQ_CTL_REFUSED;
}

/**
 * hq_ctl_say_usage:
 * @sentence: what is missing, translated
 *
 * Returns: the program's exit status
 */
int
hq_ctl_say_usage (const char *sentence)
{
  g_printerr ("%s\n", sentence);
  return HQ_CTL_USAGE;
}

/**
 * hq_ctl_open:
 * @status: (out): the exit status where it fails, which was said already
 *
 * On a real hall, whoever acts by --as has given their password when this returns.
 *
 * Returns: (transfer full) (nullable): the hall
 */
HqHall *
hq_ctl_open (const HqCtl *ctl, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = hq_hall_open (ctl->store, &error);

  if (hall == NULL)
    {
      *status = hq_ctl_fail (ctl, error);
      return NULL;
    }
  return hq_ctl_password_admit (ctl, hall, status) ? g_steal_pointer (&hall) : NULL;
}

/**
 * hq_ctl_read_time:
 * @text: (nullable): a date and time, or the time of day of the last day on which something happened
 * @time: (out): the instant, 0 where @text is %NULL
 *
 * Returns: %FALSE if it is none, which was said
 */
gboolean
hq_ctl_read_time (const char *text, HqHall *hall, HqTime *time)
{
  *time = 0;
  if (text == NULL)
    return TRUE;
  *time = hq_date_parse_time (text, hq_hall_get_zone (hall));
  if (*time != 0)
    return TRUE;
  g_printerr (_ ("“%s” is no date and time.\n"), text);
  return FALSE;
}

/**
 * hq_ctl_read_day:
 * @text: (nullable): a date
 * @day: (out): the date, 0 where @text is %NULL
 *
 * Returns: %FALSE if it is none, which was said
 */
gboolean
hq_ctl_read_day (const char *text, HqDate *day)
{
  *day = text == NULL ? 0 : hq_date_parse (text);
  if (text == NULL || *day != 0)
    return TRUE;
  g_printerr (_ ("“%s” is no date.\n"), text);
  return FALSE;
}

static gboolean
hq_ctl_parse (HqCtl *ctl, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND"));
  g_autoptr (GString) list = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (list, " %s", commands[i].name);
  for (int i = 0; i < HQ_N_ACTS; i++)
    if (hq_ctl_act_is_command ((HqAct) i))
      g_string_append_printf (list, " %s", hq_right_get_nick ((HqAct) i));
  hq_ctl_options_add (ctl, context);
  g_option_context_set_description (context, list->str);
  return g_option_context_parse (context, argc, argv, error);
}

static int
hq_ctl_run (const HqCtl *ctl)
{
  int act = hq_right_find_act (ctl->words[0]);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (ctl->words[0], commands[i].name))
      return commands[i].run (ctl);
  if (act >= 0 && hq_ctl_act_is_command ((HqAct) act))
    return hq_ctl_act_run (ctl, (HqAct) act);
  g_printerr (_ ("“%s” is no command; --help lists them.\n"), ctl->words[0]);
  return HQ_CTL_USAGE;
}

int
main (int argc, char *argv[])
{
  g_auto (HqCtl) ctl = { 0 };
  g_autoptr (GError) error = NULL;
  const char *locale_folder = g_getenv ("HQ_LOCALE_DIR");

  setlocale (LC_ALL, "");
  /* A bare system says nothing of letters; what is printed has Chinese names in it all the same. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : HQ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!hq_ctl_parse (&ctl, &argc, &argv, &error))
    return hq_ctl_say_usage (error->message);
  if (ctl.words == NULL)
    return hq_ctl_say_usage (_ ("Say a command; --help lists them."));
  if (ctl.store == NULL)
    ctl.store = g_build_filename (g_get_user_data_dir (), "hall-queue", "hall.db", NULL);
  return hq_ctl_run (&ctl);
}
