/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <locale.h>

#include "hq-error.h"
#include "hq-hall.h"
#include "hq-init.h"
#include "hq-number.h"
#include "hq-story.h"

/* The program's exit statuses, as the README has them. */
enum
{
  HQ_CTL_DONE = 0,
  HQ_CTL_REFUSED = 1,
  HQ_CTL_USAGE = 2
};

/* What stands on the command line; all strings are owned. */
typedef struct
{
  char *store;
  char *as;
  char *at;
  char *now;
  char *request;
  char *service;
  char *class;
  char *language;
  char *need;
  char *ticket;
  char *reason;
  char *outcome;
  char *day;
  int counter;
  gboolean json;
  gboolean demo;
  char **words;
} HqCtl;

static void
hq_ctl_clear (HqCtl *ctl)
{
  char **texts[] = { &ctl->store,    &ctl->as,   &ctl->at,     &ctl->now,    &ctl->request,
                     &ctl->service,  &ctl->class, &ctl->language, &ctl->need, &ctl->ticket,
                     &ctl->reason,   &ctl->outcome, &ctl->day };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&ctl->words, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqCtl, hq_ctl_clear)

static void
hq_ctl_print_object (JsonBuilder *builder, gboolean to_errors)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  if (to_errors)
    g_printerr ("%s\n", text);
  else
    g_print ("%s\n", text);
}

static int
hq_ctl_fail (const HqCtl *ctl, const GError *error)
{
  gboolean ours = error->domain == HQ_ERROR;
  const char *sentence = ours ? _ (hq_error_get_sentence (error->code)) : error->message;
  const char *detail = ours ? hq_error_get_detail (error) : NULL;

  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "code");
      json_builder_add_string_value (builder, ours ? hq_error_get_nick (error->code) : "failed");
      json_builder_set_member_name (builder, "message");
      json_builder_add_string_value (builder, sentence);
      json_builder_set_member_name (builder, "detail");
      json_builder_add_string_value (builder, detail != NULL ? detail : "");
      json_builder_end_object (builder);
      hq_ctl_print_object (builder, TRUE);
    }
  else if (detail != NULL)
    g_printerr ("%s (%s)\n", sentence, detail);
  else
    g_printerr ("%s\n", sentence);
  return HQ_CTL_REFUSED;
}

static int
hq_ctl_run_init (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) setup = NULL;
  g_autoptr (GBytes) calendar = NULL;

  if (!ctl->demo)
    {
      g_printerr ("%s\n", _ ("Say init --demo."));
      return HQ_CTL_USAGE;
    }
  setup = g_resources_lookup_data ("/org/hallqueue/HallQueue/demo/hall.json", 0, &error);
  if (setup != NULL)
    calendar = g_resources_lookup_data ("/org/hallqueue/HallQueue/demo/calendar.json", 0, &error);
  if (calendar == NULL || !hq_init_create (ctl->store, HQ_HALL_DEMO, setup, calendar, &error))
    return hq_ctl_fail (ctl, error);
  g_print (_ ("The demo hall is in %s.\n"), ctl->store);
  return HQ_CTL_DONE;
}

static int
hq_ctl_run_story (const HqCtl *ctl)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqDate day = hq_date_parse (ctl->day);

  if (ctl->words[1] == NULL || (ctl->day != NULL && day == 0))
    {
      g_printerr ("%s\n", _ ("Say ticket A012, and perhaps --day 2021-02-18."));
      return HQ_CTL_USAGE;
    }
  hall = hq_hall_open (ctl->store, &error);
  if (hall == NULL || !hq_story_read (hall, ctl->words[1], day, events, &error))
    return hq_ctl_fail (ctl, error);
  for (guint i = 0; i < events->len; i++)
    {
      const HqEvent *event = &g_array_index (events, HqEvent, i);
      g_autofree char *time = hq_date_format_time (event->at, hq_hall_get_zone (hall));
      g_autofree char *counter = event->counter > 0
                                   ? g_strdup_printf (_ ("counter %d"), event->counter)
                                   : g_strdup ("");

      g_print ("%s  %-10s %-10s %-6s %s\n", time, event->act,
               event->after != NULL ? event->after : "",
               event->staff != NULL    ? event->staff
               : event->device != NULL ? event->device
                                       : "",
               counter);
    }
  return HQ_CTL_DONE;
}

static void
hq_ctl_print_answer (const HqCtl *ctl, const HqAnswer *answer, HqAct act)
{
  g_autofree char *number = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (answer->ticket.ticket != 0)
    number = hq_number_format (answer->ticket.prefix, answer->ticket.number);
  if (!ctl->json)
    {
      if (act == HQ_ACT_ISSUE)
        g_print (_ ("%s, about %d people ahead\n"), number, answer->ticket.ahead);
      else if (number != NULL)
        g_print ("%s  %s\n", number, hq_nick_get (HQ_SET_STATE, answer->ticket.state));
      else
        g_print ("%s\n", hq_right_get_nick (act));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seq");
  json_builder_add_int_value (builder, answer->seq);
  json_builder_set_member_name (builder, "act");
  json_builder_add_string_value (builder, hq_right_get_nick (act));
  json_builder_set_member_name (builder, "repeated");
  json_builder_add_boolean_value (builder, answer->repeated);
  json_builder_set_member_name (builder, "value");
  json_builder_add_int_value (builder, answer->value);
  if (number != NULL)
    {
      json_builder_set_member_name (builder, "number");
      json_builder_add_string_value (builder, number);
      json_builder_set_member_name (builder, "state");
      json_builder_add_string_value (builder, hq_nick_get (HQ_SET_STATE, answer->ticket.state));
    }
  json_builder_end_object (builder);
  hq_ctl_print_object (builder, FALSE);
}

/* The value of an option that names a member of a closed set; the set's first one where it is not
 * given. */
static gboolean
hq_ctl_find (HqSet set, const char *nick, int *value)
{
  *value = nick == NULL ? 0 : hq_nick_find (set, nick);
  if (*value >= 0)
    return TRUE;
  g_printerr (_ ("“%s” is not known here.\n"), nick);
  return FALSE;
}

static int
hq_ctl_run_act (const HqCtl *ctl, HqAct act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqActor actor = { .request = ctl->request, .role = HQ_ROLE_OPERATOR, .staff = ctl->as,
                    .device = ctl->at };
  HqOrder order = { .act = act, .service = ctl->service, .language = ctl->language,
                    .counter = ctl->counter, .reason = ctl->reason };
  HqAnswer answer;
  int class, need, outcome;

  if (!hq_ctl_find (HQ_SET_CLASS, ctl->class, &class) || !hq_ctl_find (HQ_SET_NEED, ctl->need, &need)
      || !hq_ctl_find (HQ_SET_OUTCOME, ctl->outcome, &outcome))
    return HQ_CTL_USAGE;
  order.class = (HqClass) class;
  order.need = (HqNeed) need;
  order.outcome = (HqOutcome) outcome;
  order.ticket = ctl->ticket != NULL ? ctl->ticket : ctl->words[1];
  hall = hq_hall_open (ctl->store, &error);
  if (hall == NULL)
    return hq_ctl_fail (ctl, error);
  if (ctl->now != NULL)
    {
      order.now = hq_date_parse_time (ctl->now, hq_hall_get_zone (hall));
      if (order.now == 0)
        {
          g_printerr (_ ("“%s” is no date and time.\n"), ctl->now);
          return HQ_CTL_USAGE;
        }
    }
  if (!hq_hall_run (hall, &actor, &order, &answer, &error))
    return hq_ctl_fail (ctl, error);
  if (answer.behind > HQ_SECOND)
    g_printerr (_ ("This machine's clock is %d s behind the hall's last entry; set the clock.\n"),
                (int) (answer.behind / HQ_SECOND));
  hq_ctl_print_answer (ctl, &answer, act);
  return HQ_CTL_DONE;
}

static gboolean
hq_ctl_parse (HqCtl *ctl, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &ctl->store, N_ ("The hall's file"), "PATH" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &ctl->as, N_ ("Who acts"), "STAFF" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &ctl->at, N_ ("From which place"), "PLACE" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &ctl->now, N_ ("A made-up time, on a demo hall"), "TIME" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one object"), NULL },
    { "request", 0, 0, G_OPTION_ARG_STRING, &ctl->request, N_ ("The request's id"), "ID" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &ctl->demo, N_ ("init: the demo hall"), NULL },
    { "service", 0, 0, G_OPTION_ARG_STRING, &ctl->service, N_ ("issue: for what"), "SERVICE" },
    { "class", 0, 0, G_OPTION_ARG_STRING, &ctl->class, N_ ("issue: ordinary, priority, green"),
      "CLASS" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &ctl->language, N_ ("issue: zh or en"), "LANGUAGE" },
    { "need", 0, 0, G_OPTION_ARG_STRING, &ctl->need,
      N_ ("issue: writing, guidance, low-counter, english"), "NEED" },
    { "counter", 0, 0, G_OPTION_ARG_INT, &ctl->counter, N_ ("At which counter"), "N" },
    { "ticket", 0, 0, G_OPTION_ARG_STRING, &ctl->ticket, N_ ("Which ticket of today"), "A012" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &ctl->reason, N_ ("pause: why"), "TEXT" },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &ctl->outcome,
      N_ ("finish: done, supplement, not-accepted, enquiry, withdrawn"), "OUTCOME" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &ctl->day, N_ ("ticket: its day"), "DAY" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->words, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND"));
  g_autoptr (GString) commands = g_string_new (_ ("Commands: init, ticket"));

  for (int i = 0; i < HQ_N_ACTS; i++)
    g_string_append_printf (commands, ", %s", hq_right_get_nick (i));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, commands->str);
  return g_option_context_parse (context, argc, argv, error);
}

int
main (int argc, char *argv[])
{
  g_auto (HqCtl) ctl = { 0 };
  g_autoptr (GError) error = NULL;
  const char *locale_folder = g_getenv ("HQ_LOCALE_DIR");
  int act;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : HQ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!hq_ctl_parse (&ctl, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return HQ_CTL_USAGE;
    }
  if (ctl.words == NULL)
    {
      g_printerr ("%s\n", _ ("Say a command; --help lists them."));
      return HQ_CTL_USAGE;
    }
  if (ctl.store == NULL)
    ctl.store = g_build_filename (g_get_user_data_dir (), "hall-queue", "hall.db", NULL);
  if (g_str_equal (ctl.words[0], "init"))
    return hq_ctl_run_init (&ctl);
  if (g_str_equal (ctl.words[0], "ticket"))
    return hq_ctl_run_story (&ctl);
  act = hq_right_find_act (ctl.words[0]);
  if (act >= 0)
    return hq_ctl_run_act (&ctl, (HqAct) act);
  g_printerr (_ ("“%s” is no command; --help lists them.\n"), ctl.words[0]);
  return HQ_CTL_USAGE;
}
