/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-act.h"

#include <glib/gi18n.h>

#include "hq-access.h"
#include "hq-ctl-case.h"
#include "hq-ctl-json.h"
#include "hq-ctl-password.h"
#include "hq-error.h"
#include "hq-number.h"

/**
 * hq_ctl_act_is_command:
 *
 * Returns: whether @act is a command of its own name, and not said through a family of commands
 */
gboolean
hq_ctl_act_is_command (HqAct act)
{
  static const char *const families[] = { "priority-", "self-",   "case-", "follow-", "import-", "export-",
                                          "passwd",    "machine", "rota",    "setup" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (hq_right_get_nick (act), families[i]))
      return FALSE;
  return TRUE;
}

static void
hq_ctl_act_print_object (const HqAnswer *answer, HqAct act, const char *number)
{
  const HqTicket *ticket = &answer->ticket;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hq_ctl_json_add_int (builder, "seq", answer->seq);
  hq_ctl_json_add_text (builder, "act", hq_right_get_nick (act));
  hq_ctl_json_add_flag (builder, "repeated", answer->repeated);
  hq_ctl_json_add_int (builder, "value", answer->value);
  hq_ctl_case_encode (builder, answer);
  if (number != NULL)
    {
      g_autofree char *token = hq_hall_format_token (ticket);

      hq_ctl_json_add_text (builder, "number", number);
      hq_ctl_json_add_text (builder, "state", hq_nick_get (HQ_SET_STATE, ticket->state));
      hq_ctl_json_add_text (builder, "service", ticket->service);
      if (ticket->counter > 0)
        hq_ctl_json_add_int (builder, "counter", ticket->counter);
      if (token != NULL)
        hq_ctl_json_add_text (builder, "token", token);
    }
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

/**
 * hq_ctl_act_print:
 * @answer: what came of @act
 *
 * Prints it as a line or, with --json, as one object.
 */
void
hq_ctl_act_print (const HqCtl *ctl, const HqAnswer *answer, HqAct act)
{
  const HqTicket *ticket = &answer->ticket;
  const char *state = hq_nick_get (HQ_SET_STATE, ticket->state);
  g_autofree char *number
    = ticket->ticket != 0 ? hq_number_format (ticket->prefix, ticket->number) : NULL;

  if (ctl->json)
    hq_ctl_act_print_object (answer, act, number);
  else if (act == HQ_ACT_ISSUE || act == HQ_ACT_SELF_TICKET
           || (act == HQ_ACT_LATE && ticket->state == HQ_STATE_WAITING))
    g_print (_ ("%s, about %d people ahead\n"), number, ticket->ahead);
  else if (act == HQ_ACT_REDIRECT || act == HQ_ACT_CONTINUE || act == HQ_ACT_CHANGE)
    g_print (_ ("%s waits for service %s, about %d people ahead\n"), number, ticket->service,
             (int) answer->value);
  else if (act == HQ_ACT_RATE)
    g_print (_ ("%s is rated %d of 5\n"), number, (int) answer->value);
  else if (act == HQ_ACT_CLOSE_DAY)
    g_print (_ ("The day is closed; tickets unserved: %d\n"), (int) answer->value);
  else if (number != NULL && ticket->counter > 0)
    g_print (_ ("%s  %s  counter %d\n"), number, state, ticket->counter);
  else if (number != NULL)
    g_print ("%s  %s\n", number, state);
  else if (answer->value != 0 && answer->case_file == 0 && act != HQ_ACT_LEND)
    g_print ("%s  %" G_GINT64_FORMAT "\n", hq_right_get_nick (act), answer->value);
  else
    g_print ("%s\n", hq_right_get_nick (act));
  if (!ctl->json)
    hq_ctl_case_print (answer);
}

/* What an act cannot do without; what is missing is a matter of the command line, not of the hall. */
enum
{
  HQ_CTL_ACT_TICKET = 1,
  HQ_CTL_ACT_COUNTER = 2,
  HQ_CTL_ACT_SERVICE = 4,
  HQ_CTL_ACT_TO = 8,
  HQ_CTL_ACT_STAFF = 16,
  HQ_CTL_ACT_UNTIL = 32,
  HQ_CTL_ACT_MINUTES = 64,
  HQ_CTL_ACT_TAKEN = 128,
  HQ_CTL_ACT_TYPE = 256,
  HQ_CTL_ACT_TEXT = 512,
  HQ_CTL_ACT_NUMBER = 1024
};

static const guint needs[HQ_N_ACTS] = {
  [HQ_ACT_SHIFT_DAY] = HQ_CTL_ACT_MINUTES,
  [HQ_ACT_ISSUE] = HQ_CTL_ACT_SERVICE,
  [HQ_ACT_LATE] = HQ_CTL_ACT_TICKET | HQ_CTL_ACT_SERVICE | HQ_CTL_ACT_TAKEN,
  [HQ_ACT_CHECK_IN] = HQ_CTL_ACT_TICKET,
  [HQ_ACT_CANCEL] = HQ_CTL_ACT_TICKET,
  [HQ_ACT_REPRINT] = HQ_CTL_ACT_TICKET,
  [HQ_ACT_CHANGE] = HQ_CTL_ACT_TICKET | HQ_CTL_ACT_TO,
  [HQ_ACT_CONFIRM] = HQ_CTL_ACT_TICKET,
  [HQ_ACT_WITHDRAW] = HQ_CTL_ACT_TICKET,
  [HQ_ACT_SIGN_IN] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_STAFF,
  [HQ_ACT_SIGN_OUT] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_PAUSE] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_UNPAUSE] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_CALL] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_ANNOUNCED] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_RECALL] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_START] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_FINISH] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_MISSED] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_PRESENT] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_TICKET,
  [HQ_ACT_HOLD] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_RESUME] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_TICKET,
  [HQ_ACT_REDIRECT] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_TO,
  [HQ_ACT_CONTINUE] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_TO,
  [HQ_ACT_END_PERIOD] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_UNTIL,
  [HQ_ACT_ALERT_TAKE] = HQ_CTL_ACT_TYPE | HQ_CTL_ACT_STAFF,
  [HQ_ACT_ALERT_GIVE] = HQ_CTL_ACT_TYPE | HQ_CTL_ACT_STAFF,
  [HQ_ACT_LEND] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_SERVICE,
  [HQ_ACT_LEND_END] = HQ_CTL_ACT_COUNTER | HQ_CTL_ACT_SERVICE,
  [HQ_ACT_TIDAL_ASK] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_TIDAL_DROP] = HQ_CTL_ACT_COUNTER,
  [HQ_ACT_STOP] = HQ_CTL_ACT_SERVICE | HQ_CTL_ACT_TEXT,
  [HQ_ACT_GO_ON] = HQ_CTL_ACT_SERVICE,
  [HQ_ACT_NOTICE_PUT] = HQ_CTL_ACT_TEXT,
  [HQ_ACT_NOTICE_DOWN] = HQ_CTL_ACT_NUMBER,
  [HQ_ACT_WORD_SEND] = HQ_CTL_ACT_TEXT,
  [HQ_ACT_WORD_BACK] = HQ_CTL_ACT_NUMBER,
  [HQ_ACT_WORD_SEEN] = HQ_CTL_ACT_NUMBER,
  [HQ_ACT_PROBE] = HQ_CTL_ACT_TYPE | HQ_CTL_ACT_TEXT,
  [HQ_ACT_PROBE_END] = HQ_CTL_ACT_TYPE | HQ_CTL_ACT_TEXT,
  [HQ_ACT_MACHINE] = HQ_CTL_ACT_NUMBER,
};

static gboolean
hq_ctl_act_has_all (const HqCtl *ctl, const HqOrder *order)
{
  const struct
  {
    const char *option;
    gboolean given;
  } options[] = {
    { "A012", order->ticket != NULL || order->code != NULL || order->slot != NULL },
    { "--counter N", order->counter > 0 },
    { "--service SERVICE", order->service != NULL || order->slot != NULL },
    { "--to SERVICE", order->service != NULL || order->to_counter > 0 },
    { "--as STAFF", ctl->as != NULL },
    { "--until TIME", ctl->until != NULL },
    { "--minutes N", order->minutes != 0 },
    { "--taken TIME", ctl->taken != NULL },
    { "--type TYPE", order->type != NULL },
    { "--text TEXT", order->text != NULL },
    { "--number N", order->id > 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if ((needs[order->act] & (1u << i)) != 0 && !options[i].given)
      {
        g_printerr (_ ("Say %s with %s too.\n"), options[i].option,
                    hq_right_get_nick (order->act));
        return FALSE;
      }
  return TRUE;
}

/* The value of an option that names a member of a closed set; the set's first one where it is not
 * given. */
static gboolean
hq_ctl_act_find (HqSet set, const char *nick, int *value)
{
  *value = nick == NULL ? 0 : hq_nick_find (set, nick);
  if (*value >= 0)
    return TRUE;
  g_printerr (_ ("“%s” is not known here.\n"), nick);
  return FALSE;
}

static void
hq_ctl_act_add_matters (GArray *matters, char *const *items, HqOutcome outcome)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      HqMatterOrder matter = { g_str_equal (items[i], "-") ? NULL : items[i], outcome };

      g_array_append_val (matters, matter);
    }
}

static GArray *
hq_ctl_act_read_matters (const HqCtl *ctl)
{
  GArray *matters = g_array_new (FALSE, FALSE, sizeof (HqMatterOrder));
  HqMatterOrder matter = { NULL, HQ_OUTCOME_ENQUIRY };

  hq_ctl_act_add_matters (matters, ctl->done, HQ_OUTCOME_DONE);
  hq_ctl_act_add_matters (matters, ctl->accepted, HQ_OUTCOME_ACCEPTED);
  hq_ctl_act_add_matters (matters, ctl->supplement, HQ_OUTCOME_SUPPLEMENT);
  hq_ctl_act_add_matters (matters, ctl->not_accepted, HQ_OUTCOME_NOT_ACCEPTED);
  if (ctl->enquiry)
    g_array_append_val (matters, matter);
  matter.outcome = HQ_OUTCOME_WITHDRAWN;
  if (ctl->withdrawn)
    g_array_append_val (matters, matter);
  return matters;
}

/* What needs neither the hall nor a place to stand. */
static HqOrder
hq_ctl_act_make_order (const HqCtl *ctl, HqAct act, const GArray *matters)
{
  return (HqOrder) {
    .act = act,
    .ticket = ctl->ticket,
    .service = ctl->to != NULL ? ctl->to : ctl->service,
    .language = ctl->language,
    .identity = ctl->id,
    .agent = ctl->agent,
    .slot = ctl->slot,
    .items = (const char *const *) ctl->items,
    .reason = ctl->reason,
    .counter = ctl->counter,
    .to_counter = ctl->to_counter,
    .hidden = ctl->hidden,
    .matters = (const HqMatterOrder *) matters->data,
    .n_matters = matters->len,
    .code = ctl->token,
    .level = ctl->level,
    .tags = ctl->tag,
    .comment = ctl->comment,
    .telephone = ctl->telephone,
    .pad = ctl->pad,
    .id = hq_ctl_act_read_id (ctl, ctl->words[1]),
    .item = ctl->items != NULL ? ctl->items[0] : NULL,
    .staff = act == HQ_ACT_LATE || act == HQ_ACT_CASE_HOLDER || act == HQ_ACT_ALERT_TAKE
               ? ctl->clerk
               : ctl->as,
    .done = ctl->done != NULL,
    .type = ctl->type,
    .text = ctl->text,
    .text_en = ctl->text_en,
    .floor = ctl->floor,
    .zone = ctl->zone,
    .days = ctl->days,
    .minutes = ctl->minutes,
    .first_place = ctl->first_place,
    .place = ctl->to,
  };
}

/* Runs the order; who signs in and needs a password is asked for it first. */
static int
hq_ctl_act_perform (const HqCtl *ctl,
                    HqHall *hall,
                    const HqActor *actor,
                    HqOrder *order,
                    HqAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  char *password = NULL;
  gboolean asked = FALSE;
  gboolean done;

  if (order->act == HQ_ACT_SIGN_IN && actor->staff != NULL
      && !hq_access_needs_password (hall, actor->staff, &asked, &error))
    return hq_ctl_fail (ctl, error);
  if (asked)
    password = hq_ctl_password_read (actor->staff);
  if (asked && password == NULL)
    return HQ_CTL_USAGE;
  order->password = password;
  done = hq_hall_run (hall, actor, order, answer, &error);
  hq_ctl_password_free (password);
  return done ? HQ_CTL_DONE : hq_ctl_fail (ctl, error);
}

/**
 * hq_ctl_act_read_id:
 * @word: (nullable): what stands on the command line
 *
 * Returns: which case or use is meant, by --number or by @word, and 0 for none
 */
gint64
hq_ctl_act_read_id (const HqCtl *ctl, const char *word)
{
  guint64 id = 0;

  if (ctl->number != 0 || word == NULL)
    return ctl->number;
  return g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT, &id, NULL) ? (gint64) id : 0;
}

/**
 * hq_ctl_act_run:
 *
 * Does one act of the hall with the options of the command line.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_act_run (const HqCtl *ctl, HqAct act)
{
  g_autoptr (GArray) matters = hq_ctl_act_read_matters (ctl);
  g_autoptr (HqHall) hall = NULL;
  HqOrder order = hq_ctl_act_make_order (ctl, act, matters);
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqAnswer answer;
  int class, need, state, status;

  if (!hq_ctl_act_find (HQ_SET_CLASS, ctl->class, &class)
      || !hq_ctl_act_find (HQ_SET_NEED, ctl->need, &need)
      || !hq_ctl_act_find (HQ_SET_STATE, ctl->state, &state))
    return HQ_CTL_USAGE;
  order.class = (HqClass) class;
  order.state = (HqState) state;
  order.need = (HqNeed) need;
  if (order.ticket == NULL)
    order.ticket = ctl->words[1];
  if (!hq_ctl_act_has_all (ctl, &order))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &order.now)
      || !hq_ctl_read_time (ctl->until, hall, &order.until)
      || !hq_ctl_read_time (ctl->taken, hall, &order.taken_at))
    return HQ_CTL_USAGE;
  actor.role = hq_hall_find_role (hall, &actor, act);
  status = hq_ctl_act_perform (ctl, hall, &actor, &order, &answer);
  if (status != HQ_CTL_DONE)
    return status;
  if (answer.behind > HQ_SECOND)
    g_printerr (_ ("This machine's clock is %d s behind the hall's last entry; set the clock.\n"),
                (int) (answer.behind / HQ_SECOND));
  hq_ctl_act_print (ctl, &answer, act);
  return HQ_CTL_DONE;
}

/* Does the act whose nick is @family and the command line's second word; what follows moves up. */
static int
hq_ctl_act_run_family (const HqCtl *ctl, const char *family, const char *usage)
{
  g_autofree char *nick = NULL;
  HqCtl inner = *ctl;
  int act;

  if (ctl->words[1] == NULL)
    return hq_ctl_say_usage (usage);
  nick = g_strconcat (family, ctl->words[1], NULL);
  act = hq_right_find_act (nick);
  if (act < 0)
    return hq_ctl_say_usage (usage);
  inner.words = ctl->words + 1;
  return hq_ctl_act_run (&inner, (HqAct) act);
}

/**
 * hq_ctl_act_run_priority:
 *
 * Returns: the program's exit status
 */
int
hq_ctl_act_run_priority (const HqCtl *ctl)
{
  if (ctl->confirm == ctl->withdraw)
    return hq_ctl_say_usage (_ ("Say priority --confirm A012 or priority --withdraw A012."));
  return hq_ctl_act_run (ctl, ctl->confirm ? HQ_ACT_CONFIRM : HQ_ACT_WITHDRAW);
}

/**
 * hq_ctl_act_run_self_service:
 *
 * Returns: the program's exit status
 */
int
hq_ctl_act_run_self_service (const HqCtl *ctl)
{
  return hq_ctl_act_run_family (ctl, "self-",
                                _ ("Say selfservice start, helper, finish or ticket."));
}

/**
 * hq_ctl_act_run_case:
 *
 * Returns: the program's exit status
 */
int
hq_ctl_act_run_case (const HqCtl *ctl)
{
  return hq_ctl_act_run_family (
    ctl, "case-",
    _ ("Say case list, show, open, suspend, resume, supplement, complete, close, refuse, "
       "withdraw or holder."));
}

/**
 * hq_ctl_act_run_follow:
 *
 * Returns: the program's exit status
 */
int
hq_ctl_act_run_follow (const HqCtl *ctl)
{
  return hq_ctl_act_run_family (
    ctl, "follow-",
    _ ("Say follow list, show, verify, rectify, call, propose, decide or extend."));
}
