/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-ticket-slip.h"

#include <string.h>

#include "hq-error.h"
#include "hq-event-table.h"
#include "hq-hall-text.h"
#include "hq-item-table.h"
#include "hq-matter-table.h"
#include "hq-number.h"
#include "hq-slip-file.h"
#include "hq-ticket-table.h"

/* A slip speaks the language of its ticket, whatever the screen speaks from which it was taken: its
 * words stand here in both, and are not translated. */
typedef enum
{
  WORD_NOBODY,
  WORD_AHEAD,
  WORD_MAY_CHANGE,
  WORD_OPENING,
  WORD_PLACE,
  WORD_COUNTER,
  WORD_COUNTERS,
  WORD_BETWEEN,
  WORD_CODE,
  WORD_PHONE,
  WORD_NO_CODE,
  WORD_MISSED,
  WORD_MISSED_ONE,
  WORD_TIME,
  WORD_PRIORITY,
  WORD_CLAIMED,
  WORD_APPOINTMENT,
  WORD_GREEN,
  WORD_REPRINT,
  N_WORDS
} HqTicketSlipWord;

/* What is to stay in one line is held together by blanks and joiners that do not break. */
static const char *const words[N_WORDS][2] = {
  [WORD_NOBODY] = { "前面没有人", "Nobody ahead" },
  [WORD_AHEAD] = { "前面约 {} 人", "About {} ahead" },
  [WORD_MAY_CHANGE] = { "预约、优先人员可能先办", "Appointments and priority may come first" },
  [WORD_OPENING] = { "{} 开始叫号", "Calling begins at {}" },
  [WORD_PLACE] = { " ", ", " },
  [WORD_COUNTER] = { "{} 号⁠窗⁠口", "Counter {}" },
  [WORD_COUNTERS] = { "{} 号⁠窗⁠口", "Counters {}" },
  [WORD_BETWEEN] = { "、", ", " },
  [WORD_CODE] = { "凭此码在取号机、窗口报到查询",
                  "Show this code at a kiosk or a counter to check in or to ask" },
  [WORD_PHONE] = { "手机扫码可查看排队进度，办完可评价；也可凭此码在取号机、窗口报到查询",
                   "Scan with your phone to follow the queue, and to rate the service afterwards. "
                   "The code also serves at a kiosk or a counter." },
  [WORD_NO_CODE]
  = { "凭号码补打，不含二维码；需要二维码请到导办台",
      "Printed again by its number, without the code: the guide desk prints it whole" },
  [WORD_MISSED] = { "过号请到取号机或导办台报到，{} 个号后再次呼叫；再次过号作废。",
                    "If you miss your call, check in at a kiosk or the guide desk: you are called "
                    "again {} numbers later. A number missed twice is void." },
  [WORD_MISSED_ONE] = { "过号请到取号机或导办台报到，{} 个号后再次呼叫；再次过号作废。",
                        "If you miss your call, check in at a kiosk or the guide desk: you are "
                        "called again {} number later. A number missed twice is void." },
  [WORD_TIME] = { "取号时间 {}", "Taken on {}" },
  [WORD_PRIORITY] = { "优先", "Priority" },
  [WORD_CLAIMED] = { "优先（待核验）", "Priority, to be confirmed" },
  [WORD_APPOINTMENT] = { "预约", "Appointment" },
  [WORD_GREEN] = { "绿色通道", "Green channel" },
  [WORD_REPRINT] = { "补打", "Reprint" },
};

static const char *
hq_ticket_slip_say (const HqSlip *slip, HqTicketSlipWord word)
{
  return words[word][slip->english ? 1 : 0];
}

/* A phrase with @value in the place of its {}. */
static char *
hq_ticket_slip_fill (const HqSlip *slip, HqTicketSlipWord word, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (hq_ticket_slip_say (slip, word), "{}", 2);

  return g_strjoinv (value, parts);
}

static const char *
hq_ticket_slip_pick (const HqSlip *slip, const char *name, const char *name_en)
{
  return slip->english && name_en[0] != '\0' ? name_en : name;
}

/* What stands on the first line is set large: how many people, and for whom they may step back. */
static char *
hq_ticket_slip_format_ahead (const HqSlip *slip,
                             const HqView *view,
                             const HqTicket *ticket,
                             gint64 ahead)
{
  const HqDaySession *session = hq_view_find_session (view, ticket->service, ticket->issued_at);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, ahead);
  g_autoptr (GString) text = g_string_new (NULL);

  if (ahead == 0)
    g_string_append (text, hq_ticket_slip_say (slip, WORD_NOBODY));
  if (ahead > 0)
    {
      g_autofree char *people = hq_ticket_slip_fill (slip, WORD_AHEAD, number);

      g_string_append_printf (text, "%s\n%s", people, hq_ticket_slip_say (slip, WORD_MAY_CHANGE));
    }
  if (ahead >= 0 && session != NULL && session->opens_at > ticket->issued_at)
    {
      g_autofree char *opens_at = hq_date_format_time (session->opens_at, view->zone);
      g_autofree char *clock = g_strndup (opens_at + strlen ("yyyy-mm-dd "), strlen ("hh:mm"));
      g_autofree char *opening = hq_ticket_slip_fill (slip, WORD_OPENING, clock);

      g_string_append_printf (text, "\n%s", opening);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
hq_ticket_slip_format_place (const HqSlip *slip, const HqSetup *setup, const HqZone *zone)
{
  const HqFloor *floor = hq_setup_find_floor (setup, zone->floor);

  return g_strconcat (floor != NULL ? hq_ticket_slip_pick (slip, floor->name, floor->name_en) : "",
                      floor != NULL ? hq_ticket_slip_say (slip, WORD_PLACE) : "",
                      hq_ticket_slip_pick (slip, zone->name, zone->name_en), NULL);
}

static char *
hq_ticket_slip_format_counters (const HqSlip *slip, const GArray *counters)
{
  g_autofree char *numbers = hq_number_format_ranges (counters,
                                                      hq_ticket_slip_say (slip, WORD_BETWEEN));

  if (counters->len == 0)
    return g_strdup ("");
  return hq_ticket_slip_fill (slip, counters->len == 1 ? WORD_COUNTER : WORD_COUNTERS, numbers);
}

static void
hq_ticket_slip_add_where (HqSlip *slip, const HqView *view, const HqTicket *ticket)
{
  const HqSetup *setup = view->setup;
  const HqService *service = hq_setup_find_service (setup, ticket->service);
  const HqCounter *counter = hq_setup_find_counter (setup, ticket->to_counter);
  const HqZone *zone = NULL;
  g_autoptr (GArray) counters = NULL;

  if (service == NULL)
    return;
  slip->service = g_strdup (hq_ticket_slip_pick (slip, service->name, service->name_en));
  zone = hq_setup_find_zone (setup, counter != NULL ? counter->zone : service->zone);
  if (zone == NULL)
    return;
  slip->place = hq_ticket_slip_format_place (slip, setup, zone);
  if (hq_hall_text_leaves_out (setup, HQ_HALL_TEXT_COUNTERS))
    return;
  if (ticket->to_counter > 0)
    {
      counters = g_array_new (FALSE, FALSE, sizeof (int));
      g_array_append_val (counters, ticket->to_counter);
    }
  else
    counters = hq_setup_list_counters (setup, service, view->now);
  slip->counters = hq_ticket_slip_format_counters (slip, counters);
}

static void
hq_ticket_slip_add_tags (HqSlip *slip, const HqTicket *ticket, gboolean reprint)
{
  static const HqTicketSlipWord classes[HQ_N_CLASSES] = {
    [HQ_CLASS_PRIORITY] = WORD_PRIORITY,
    [HQ_CLASS_APPOINTMENT] = WORD_APPOINTMENT,
    [HQ_CLASS_GREEN] = WORD_GREEN,
  };
  HqTicketSlipWord word = classes[ticket->class];

  if (word == WORD_PRIORITY && ticket->proof == HQ_PROOF_CLAIMED)
    word = WORD_CLAIMED;
  if (ticket->class != HQ_CLASS_ORDINARY)
    g_ptr_array_add (slip->tags, g_strdup (hq_ticket_slip_say (slip, word)));
  if (reprint)
    g_ptr_array_add (slip->tags, g_strdup (hq_ticket_slip_say (slip, WORD_REPRINT)));
}

static void
hq_ticket_slip_add_papers (HqSlip *slip, const HqSetup *setup, const HqItem *item)
{
  g_auto (GStrv) papers = NULL;

  if (item == NULL || hq_hall_text_leaves_out (setup, HQ_HALL_TEXT_PAPERS))
    return;
  papers = hq_item_list_papers (item);
  for (guint i = 0; papers[i] != NULL; i++)
    g_ptr_array_add (slip->papers, g_strdup (papers[i]));
}

static void
hq_ticket_slip_add_notes (HqSlip *slip, const HqView *view, const HqTicket *ticket)
{
  const HqSetup *setup = view->setup;
  guint calls = view->policy.return_calls;
  g_autofree char *later = g_strdup_printf ("%u", calls);
  g_autofree char *time = hq_date_format_time (ticket->issued_at, view->zone);

  slip->code = hq_hall_format_code (setup, ticket);
  slip->code_note = g_strdup (hq_ticket_slip_say (slip, slip->code == NULL ? WORD_NO_CODE
                                                        : hq_hall_text_get_base (setup) != NULL
                                                          ? WORD_PHONE
                                                          : WORD_CODE));
  if (!hq_hall_text_leaves_out (setup, HQ_HALL_TEXT_MISSED))
    slip->missed_note = hq_ticket_slip_fill (slip, calls == 1 ? WORD_MISSED_ONE : WORD_MISSED,
                                             later);
  g_ptr_array_unref (slip->notes);
  slip->notes = hq_hall_text_list_notes (setup, slip->english);
  time[strlen ("yyyy-mm-dd hh:mm")] = '\0';
  slip->time = hq_ticket_slip_fill (slip, WORD_TIME, time);
}

/**
 * hq_ticket_slip_new:
 * @view: the hall on the ticket's day
 * @ticket: a ticket that the store has; without its token the slip has no code, and says so
 * @ahead: the people ahead of it, below 0 to leave them out
 * @item: (nullable): what the visitor came for
 * @reprint: whether the ticket was printed before
 *
 * Returns: (transfer full): the ticket's slip, in the ticket's language
 */
HqSlip *
hq_ticket_slip_new (const HqView *view,
                    const HqTicket *ticket,
                    gint64 ahead,
                    const HqItem *item,
                    gboolean reprint)
{
  const HqSetup *setup = view->setup;
  HqSlip *slip = hq_slip_new ();

  slip->english = g_strcmp0 (ticket->language, "en") == 0;
  slip->hall = g_strdup (hq_ticket_slip_pick (slip, setup->name, setup->name_en));
  slip->number = hq_number_format (ticket->prefix, ticket->number);
  slip->ahead = hq_ticket_slip_format_ahead (slip, view, ticket, ahead);
  hq_ticket_slip_add_where (slip, view, ticket);
  hq_ticket_slip_add_tags (slip, ticket, reprint);
  hq_ticket_slip_add_papers (slip, setup, item);
  hq_ticket_slip_add_notes (slip, view, ticket);
  return slip;
}

typedef struct
{
  HqHall *hall;
  const char *number;
  HqDate day;
  gboolean reprint;
  HqSlip *slip; /* (owned) (nullable) */
} HqTicketSlipTask;

/* Of several matters the first that is still to be done. */
static gboolean
hq_ticket_slip_read_item (HqDatabase *db, gint64 ticket, HqItem **item, GError **error)
{
  g_autoptr (GArray) matters = g_array_new (FALSE, FALSE, sizeof (HqMatter));

  *item = NULL;
  if (!hq_matter_table_read (db, ticket, matters, error))
    return FALSE;
  for (guint i = 0; i < matters->len && *item == NULL; i++)
    {
      const HqMatter *matter = &g_array_index (matters, HqMatter, i);

      if (matter->item != NULL && matter->outcome == HQ_OUTCOME_NONE
          && !hq_item_table_find (db, matter->item, item, error))
        return FALSE;
    }
  return TRUE;
}

/* The day of the view becomes the ticket's own, which on a demo hall may be a made-up one. */
static gboolean
hq_ticket_slip_find (HqDatabase *db,
                     HqTicketSlipTask *task,
                     HqView *view,
                     HqTicket *ticket,
                     GError **error)
{
  HqEvent last;

  if (!hq_number_parse (task->number, &ticket->prefix, &ticket->number))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", task->number);
      return FALSE;
    }
  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  ticket->day = task->day != 0 ? task->day : last.day;
  if (!hq_ticket_table_find_number (db, ticket, error))
    return FALSE;
  if (ticket->ticket == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", task->number);
      return FALSE;
    }
  if (ticket->day != view->today)
    view->now = last.at;
  g_array_set_size (view->sessions, 0);
  return hq_day_table_read_sessions (db, ticket->day, view->sessions, error);
}

static gboolean
hq_ticket_slip_fill_in (HqDatabase *db, gpointer user_data, GError **error)
{
  HqTicketSlipTask *task = user_data;
  g_auto (HqView) view = { 0 };
  g_autoptr (HqItem) item = NULL;
  HqTicket ticket = { 0 };
  gint64 ahead = -1;

  if (!hq_view_read (task->hall, NULL, &view, error)
      || !hq_ticket_slip_find (db, task, &view, &ticket, error)
      || !hq_ticket_slip_read_item (db, ticket.ticket, &item, error))
    return FALSE;
  if (ticket.state == HQ_STATE_WAITING
      && !hq_ticket_table_count_before (db, &ticket, view.now, &ahead, error))
    return FALSE;
  g_clear_pointer (&task->slip, hq_slip_free);
  task->slip = hq_ticket_slip_new (&view, &ticket, ahead, item, task->reprint);
  return TRUE;
}

/**
 * hq_ticket_slip_read:
 * @hall: a hall
 * @number: a ticket number, for example A012
 * @day: its day, 0 for the last one on which something happened
 * @reprint: whether the ticket was printed before
 * @error: return location for an error
 *
 * Returns: (transfer full): the slip of the ticket as it stands now; %NULL with %HQ_ERROR_INVALID,
 *   %HQ_ERROR_NOT_FOUND or one of the store's errors
 */
HqSlip *
hq_ticket_slip_read (HqHall *hall, const char *number, HqDate day, gboolean reprint, GError **error)
{
  HqTicketSlipTask task = { hall, number, day, reprint, NULL };

  if (hq_database_read (hq_hall_get_database (hall), hq_ticket_slip_fill_in, &task, error))
    return task.slip;
  g_clear_pointer (&task.slip, hq_slip_free);
  return NULL;
}

/**
 * hq_ticket_slip_write:
 * @hall: a hall
 * @file: which ticket, and where to
 * @error: return location for an error
 *
 * Writes the slip of a ticket as it is when it is printed for the first time.
 *
 * Returns: %FALSE with the errors of hq_ticket_slip_read() and hq_slip_file_write()
 */
gboolean
hq_ticket_slip_write (HqHall *hall, const HqTicketSlipFile *file, GError **error)
{
  g_autoptr (HqSlip) slip = hq_ticket_slip_read (hall, file->number, file->day, FALSE, error);

  return slip != NULL && hq_slip_file_write (slip, file->width, file->path, error);
}
