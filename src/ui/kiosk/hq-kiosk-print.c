/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "hq-kiosk-page-private.h"
#include "hq-kiosk-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-ticket-slip.h"
#include "hq-words.h"

/* After so long a kiosk that was started stands there quietly. */
#define HQ_KIOSK_PRINT_WARM_SECONDS 3

/* A slip that was sent -------------------------------------------------------------------------- */

static void
hq_kiosk_print_clear_slip (gpointer data)
{
  HqKioskSlip *slip = data;

  g_clear_weak_pointer (&slip->page);
}

/**
 * hq_kiosk_print_release:
 * @slip: (transfer full): a slip whose visitor has gone; it is printed all the same
 */
void
hq_kiosk_print_release (HqKioskSlip *slip)
{
  g_clear_weak_pointer (&slip->page);
  g_rc_box_release_full (slip, hq_kiosk_print_clear_slip);
}

/**
 * hq_kiosk_print_show:
 * @self: a kiosk
 *
 * Shows the visitor, where they are, what becomes of their slip.
 */
void
hq_kiosk_print_show (HqKioskPage *self)
{
  const HqKioskSlip none = { 0 };
  const HqKioskSlip *slip = self->visit.slip != NULL ? self->visit.slip : &none;

  if (self->visit.where == HQ_KIOSK_AT_TICKET)
    hq_kiosk_ticket_show_slip (HQ_KIOSK_TICKET (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_TICKET)),
                               slip->state, slip->fault, hq_kiosk_print_may (self));
  else if (self->visit.where == HQ_KIOSK_AT_ITEM)
    hq_kiosk_item_show_list (HQ_KIOSK_ITEM (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_ITEM)),
                             slip->state);
}

static void
hq_kiosk_print_on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqKioskSlip *slip = user_data;
  g_autoptr (GError) error = NULL;

  if (hq_print_slip_finish (HQ_PRINT (source), result, &error))
    slip->state = hq_print_is_queue (HQ_PRINT (source)) ? HQ_KIOSK_SLIP_SENT
                                                        : HQ_KIOSK_SLIP_PRINTED;
  else
    {
      slip->state = HQ_KIOSK_SLIP_FAILED;
      slip->fault = error->domain == HQ_PRINTER_ERROR ? (HqPrinterState) error->code
                                                      : HQ_PRINTER_OFFLINE;
      g_message ("A slip was not printed: %s", error->message);
    }
  /* A page that is being replaced has handed it on. */
  if (slip->page != NULL && slip->page->visit.slip == slip)
    {
      hq_kiosk_print_show (slip->page);
      if (slip->page->visit.where == HQ_KIOSK_AT_TICKET)
        hq_kiosk_flow_stay (slip->page);
    }
  g_rc_box_release_full (slip, hq_kiosk_print_clear_slip);
}

/* Takes @document. */
static void
hq_kiosk_print_begin (HqKioskPage *self, HqSlip *document)
{
  HqKioskSlip *slip = g_rc_box_new0 (HqKioskSlip);

  g_set_weak_pointer (&slip->page, self);
  slip->state = HQ_KIOSK_SLIP_PRINTING;
  g_clear_pointer (&self->visit.slip, hq_kiosk_print_release);
  self->visit.slip = slip;
  hq_print_slip_async (hq_print_get_own (), document, NULL, hq_kiosk_print_on_printed,
                       g_rc_box_acquire (slip));
  hq_kiosk_print_show (self);
}

/* A ticket -------------------------------------------------------------------------------------- */

/**
 * hq_kiosk_print_may:
 *
 * Returns: whether a slip would come out now, as far as the printer tells
 */
gboolean
hq_kiosk_print_may (HqKioskPage *self)
{
  return !hq_printer_status_stops (hq_print_get_state (hq_print_get_own ()));
}

/**
 * hq_kiosk_print_send:
 * @self: a kiosk with a ticket that the store has
 * @reprint: whether its slip was printed before
 *
 * Prints its slip, where there is a printer. Without one, or without paper, the ticket stays what it is:
 * its number and its code are on the screen.
 */
void
hq_kiosk_print_send (HqKioskPage *self, gboolean reprint)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  g_clear_pointer (&self->visit.slip, hq_kiosk_print_release);
  if (view == NULL || hq_kiosk_view_find (view, self->visit.ticket.service) == NULL
      || hq_print_get_state (hq_print_get_own ()) == HQ_PRINTER_NONE)
    return;
  hq_kiosk_print_begin (self, hq_ticket_slip_new (&view->view, &self->visit.ticket,
                                                  self->visit.ahead, self->guide, reprint));
}

/**
 * hq_kiosk_print_ask:
 * @self: a kiosk at which a number is to be taken
 *
 * Whoever takes a number where no slip will come out knows it before.
 *
 * Returns: whether the visitor is asked first
 */
gboolean
hq_kiosk_print_ask (HqKioskPage *self)
{
  HqPrinterState state = hq_print_get_state (hq_print_get_own ());
  g_autofree char *title = NULL;

  if (state == HQ_PRINTER_NONE || !hq_printer_status_stops (state) || self->visit.unprinted)
    return FALSE;
  title = g_strdup (hq_kiosk_words_printer (state));
  hq_kiosk_page_tell (self, &(HqKioskSaying){
                              .icon = "printer-warning-symbolic",
                              .title = title,
                              .text = _ (
                                "You can take a number here without a slip: it is shown with its "
                                "code on the screen. Please note it, or take a photo of it."),
                              .label = _ ("Take it without a slip"),
                              .action = "kiosk.unprinted" });
  return TRUE;
}

static void
hq_kiosk_print_on_reprint (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);

  hq_kiosk_page_hold (self, FALSE);
  if (answer == NULL)
    {
      hq_kiosk_flow_refuse (self, error);
      return;
    }
  if (answer->ticket.ticket != self->visit.ticket.ticket)
    self->visit.ahead = self->found != NULL && answer->ticket.state == HQ_STATE_WAITING
                          ? self->found->ahead
                          : -1;
  self->visit.ticket = answer->ticket;
  hq_kiosk_print_send (self, TRUE);
  hq_kiosk_flow_show (self);
}

/**
 * hq_kiosk_print_again:
 * @self: a kiosk that shows a ticket
 *
 * The hall writes down that its slip is printed again, and it is.
 */
void
hq_kiosk_print_again (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  const HqTicket *ticket = NULL;
  g_autofree char *number = NULL;
  g_autofree char *code = NULL;

  if (self->visit.where == HQ_KIOSK_AT_TICKET)
    ticket = &self->visit.ticket;
  else if (self->found != NULL)
    ticket = &self->found->ticket;
  if (view == NULL || ticket == NULL || ticket->ticket == 0 || self->is_running)
    return;
  number = hq_number_format (ticket->prefix, ticket->number);
  /* Of a ticket that is on the screen without its code there is none. */
  if (self->visit.where == HQ_KIOSK_AT_TICKET || self->found->shown)
    code = hq_hall_format_code (view->view.setup, ticket);
  hq_kiosk_page_hold (self, TRUE);
  hq_page_run (HQ_PAGE (self), &(HqOrder){ .act = HQ_ACT_REPRINT, .ticket = number, .code = code },
               hq_kiosk_print_on_reprint);
}

/* A list of papers ------------------------------------------------------------------------------ */

static HqSlip *
hq_kiosk_print_make_list (const HqKioskView *view, const HqItem *item, HqTime now)
{
  const HqSetup *setup = view->view.setup;
  const HqKioskService *service = hq_kiosk_view_find (view, item->service);
  g_auto (GStrv) papers = hq_item_list_papers (item);
  g_autoptr (GArray) counters = hq_setup_list_counters (setup, service->service, now);
  g_autofree char *date = hq_kiosk_words_date (now, view->view.zone);
  g_autofree char *clock = hq_words_clock (now, view->view.zone);
  HqSlip *list = hq_slip_new ();

  list->english = g_str_equal (hq_language_get (), "en");
  list->hall = g_strdup (hq_language_pick (setup->name, setup->name_en));
  list->service = g_strdup (hq_language_pick (item->name, item->name_en));
  g_ptr_array_add (list->tags, g_strdup (_ ("List of papers")));
  list->place = hq_kiosk_words_where (service);
  list->counters = hq_kiosk_words_counters (counters);
  for (guint i = 0; papers[i] != NULL; i++)
    g_ptr_array_add (list->papers, g_strdup (papers[i]));
  g_ptr_array_add (list->notes, g_strdup (_ ("This is no number. Please take one when you come.")));
  list->time = g_strdup_printf ("%s  %s", date, clock);
  return list;
}

/**
 * hq_kiosk_print_papers:
 * @self: a kiosk that shows an item of the guide
 */
void
hq_kiosk_print_papers (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  if (view == NULL || self->guide == NULL || self->guide->materials[0] == '\0'
      || hq_kiosk_view_find (view, self->guide->service) == NULL)
    return;
  hq_kiosk_print_begin (self,
                        hq_kiosk_print_make_list (view, self->guide, hq_kiosk_page_get_now (self)));
}

/* The printer ----------------------------------------------------------------------------------- */

/**
 * hq_kiosk_print_follow:
 * @self: a kiosk
 *
 * Shows how it stands with the printer, before anybody takes a number: one that is slow is told of,
 * but stops nobody.
 */
void
hq_kiosk_print_follow (HqKioskPage *self)
{
  hq_kiosk_home_set_printer (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)),
                             hq_kiosk_words_printer (hq_print_get_state (hq_print_get_own ())));
  if (self->parts[HQ_KIOSK_AT_ITEM] != NULL)
    hq_kiosk_item_set_printer (HQ_KIOSK_ITEM (self->parts[HQ_KIOSK_AT_ITEM]),
                               hq_kiosk_print_may (self));
  if (self->parts[HQ_KIOSK_AT_LOOKUP] != NULL)
    hq_kiosk_lookup_set_printer (HQ_KIOSK_LOOKUP (self->parts[HQ_KIOSK_AT_LOOKUP]),
                                 hq_kiosk_print_may (self));
  if (self->visit.where == HQ_KIOSK_AT_TICKET)
    hq_kiosk_print_show (self);
}

/* Whether the letters of a slip were found once in this process. */
static gboolean is_warm;

static void
hq_kiosk_print_free_rest (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The first slip of the day would have to find its letters while somebody waits for it. A page that
 * was replaced meanwhile is not kept for it: the next one sees to it. */
static gboolean
hq_kiosk_print_on_rest (gpointer data)
{
  g_autoptr (HqKioskPage) self = g_weak_ref_get (data);
  const HqKioskView *view;
  HqTicket ticket = { .prefix = 'A', .number = 1, .token = { 1 } };

  if (is_warm || self == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  view = hq_page_get_view (HQ_PAGE (self));
  if (view == NULL || view->services->len == 0)
    return G_SOURCE_REMOVE;
  ticket.service = g_array_index (view->services, HqKioskService, 0).service->service;
  hq_print_warm (hq_print_get_own (), hq_ticket_slip_new (&view->view, &ticket, 1, NULL, FALSE));
  is_warm = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * hq_kiosk_print_start:
 * @self: a kiosk that was just made
 */
void
hq_kiosk_print_start (HqKioskPage *self)
{
  if (self->visit.slip != NULL)
    g_set_weak_pointer (&self->visit.slip->page, self);
  if (!is_warm)
    {
      GWeakRef *page = g_new (GWeakRef, 1);

      g_weak_ref_init (page, self);
      g_timeout_add_seconds_full (G_PRIORITY_LOW, HQ_KIOSK_PRINT_WARM_SECONDS,
                                  hq_kiosk_print_on_rest, page, hq_kiosk_print_free_rest);
    }
  g_signal_connect_object (hq_print_get_own (), "changed", G_CALLBACK (hq_kiosk_print_follow), self,
                           G_CONNECT_SWAPPED);
  hq_kiosk_print_follow (self);
}
