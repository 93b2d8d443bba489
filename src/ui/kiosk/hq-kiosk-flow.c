/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hq-error.h"
#include "hq-identity.h"
#include "hq-kiosk-page-private.h"
#include "hq-kiosk-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-words.h"

/* How long a ticket is shown: and for large text, and read aloud, which take longer. */
#define HQ_KIOSK_FLOW_TICKET (10 * HQ_SECOND)
#define HQ_KIOSK_FLOW_TICKET_LARGE (30 * HQ_SECOND)
/* Whoever has no slip notes the number, or finds their telephone. */
#define HQ_KIOSK_FLOW_TICKET_UNPRINTED (30 * HQ_SECOND)
/* For a slip that is being printed: longer than a slow printer is waited for. */
#define HQ_KIOSK_FLOW_TICKET_PRINTING (30 * HQ_SECOND)

/* Why priority is due, as it is kept with a ticket for the staff, and as visitors read it. The
 * first is what a document says by itself. */
static const struct
{
  const char *reason;
  const char *label;
} reasons[] = {
  { "老年人", N_ ("The old") },
  { "病人", N_ ("The ill") },
  { "残疾人", N_ ("The disabled") },
  { "孕妇", N_ ("Pregnant, or with a small child") },
  { "军人", N_ ("Military, veterans and firefighters") },
};

/**
 * hq_kiosk_flow_forget:
 * @visit: a visit that is over; what it looked like on the screen stays
 */
void
hq_kiosk_flow_forget (HqKioskVisit *visit)
{
  g_clear_pointer (&visit->service, g_free);
  g_clear_pointer (&visit->slot, g_free);
  g_clear_pointer (&visit->item, g_free);
  g_clear_pointer (&visit->reason, g_free);
  g_clear_pointer (&visit->slip, hq_kiosk_print_release);
  visit->need = HQ_NEED_NONE;
  visit->ticket = (HqTicket){ 0 };
  visit->unprinted = FALSE;
}

/**
 * hq_kiosk_flow_describe:
 *
 * Returns: (transfer full) (nullable): what the visitor asked for beside a number; %NULL for
 *   nothing
 */
char *
hq_kiosk_flow_describe (const HqKioskVisit *visit)
{
  const char *need = visit->need != HQ_NEED_NONE ? hq_words_need (visit->need) : NULL;
  const char *reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (visit->reason, reasons[i].reason) == 0)
      reason = _ (reasons[i].label);
  /* Translators: who has priority, what help is needed. */
  if (reason != NULL && need != NULL)
    return g_strdup_printf (_ ("Priority: %s. Help: %s. Now touch a service."), reason, need);
  if (reason != NULL)
    return g_strdup_printf (_ ("Priority: %s. Now touch a service."), reason);
  if (need != NULL)
    return g_strdup_printf (_ ("Help: %s. Now touch a service."), need);
  return NULL;
}

/* Whether the page is still there that asked: an answer may come after it. */
static gboolean
hq_kiosk_flow_is_there (HqKioskPage *self)
{
  return gtk_widget_get_parent (GTK_WIDGET (self)) != NULL;
}

/* Refusals ------------------------------------------------------------------------------------- */

static void
hq_kiosk_flow_tell_store (HqKioskPage *self)
{
  hq_kiosk_page_tell (self, &(HqKioskSaying){
                              .icon = "network-offline-symbolic",
                              .title = _ ("No numbers can be taken here at the moment"),
                              .text = _ ("Please go to the guide desk for an emergency number.") });
}

/* What is told by the day and the service, without asking the store. */
static void
hq_kiosk_flow_tell_state (HqKioskPage *self, const HqKioskView *view, const HqKioskService *service)
{
  HqTime now = hq_kiosk_page_get_now (self);
  g_autofree char *state = hq_kiosk_words_state (view, service, now);
  const HqServiceStop *stop = hq_kiosk_view_find_stop (view, service);
  const char *advice = _ ("You may choose another service, or ask at the guide desk when to come.");
  g_autofree char *why = NULL;
  HqKioskSaying saying = { .icon = "action-unavailable-symbolic" };

  switch (hq_kiosk_view_get_state (view, service, now))
    {
    case HQ_KIOSK_FULL:
      saying.title = _ (
        "All of today's numbers for this service are taken; please ask at the guide "
        "desk");
      break;
    case HQ_KIOSK_STOPPED:
      saying.title = _ ("This service gives no more numbers today");
      saying.text = why
        = g_strjoin ("\n", hq_language_pick (stop->reason, stop->reason_en), advice, NULL);
      break;
    case HQ_KIOSK_OPEN:
    case HQ_KIOSK_EARLY:
    case HQ_KIOSK_OVER:
    case HQ_KIOSK_NONE:
    default:
      saying.title = state;
      saying.text = advice;
    }
  hq_kiosk_page_tell (self, &saying);
}

static void
hq_kiosk_flow_on_read_other (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqKioskPage) self = user_data;
  HqKioskFound *found = hq_live_read_finish (HQ_LIVE (source), result, NULL);
  gboolean may = hq_kiosk_print_may (self);
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (!hq_kiosk_flow_is_there (self))
    {
      g_clear_pointer (&found, hq_kiosk_find_free);
      return;
    }
  hq_kiosk_page_hold (self, FALSE);
  g_clear_pointer (&self->found, hq_kiosk_find_free);
  self->found = found;
  if (found == NULL || found->ticket.ticket == 0)
    {
      hq_kiosk_flow_tell_store (self);
      return;
    }
  found->shown = TRUE;
  number = hq_number_format (found->ticket.prefix, found->ticket.number);
  /* Translators: a ticket's number. */
  title = g_strdup_printf (_ ("You have taken number %s for this service already"), number);
  text = found->ticket.state == HQ_STATE_WAITING ? hq_kiosk_words_ahead (found->ahead)
                                                 : g_strdup (hq_words_state (found->ticket.state));
  hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "dialog-information-symbolic",
                                              .title = title,
                                              .text = text,
                                              .label = may ? _ ("Print the ticket again")
                                                           : _ ("See this number"),
                                              .action = may ? "kiosk.reprint" : "kiosk.see" });
}

static void
hq_kiosk_flow_read (HqKioskPage *self, HqKioskQuery *query, GAsyncReadyCallback callback)
{
  HqLiveReader reader = { hq_kiosk_find_read, query, hq_kiosk_find_query_free, hq_kiosk_find_free };

  hq_live_read_async (hq_page_get_live (HQ_PAGE (self)), &reader, NULL, callback,
                      g_object_ref (self));
}

/* Somebody has a number already: which it is, and how far. */
static void
hq_kiosk_flow_tell_other (HqKioskPage *self, const HqKioskView *view, const char *number)
{
  hq_kiosk_page_hold (self, TRUE);
  hq_kiosk_flow_read (self,
                      hq_kiosk_find_query_new (number, FALSE, view->view.today,
                                               hq_kiosk_page_get_now (self)),
                      hq_kiosk_flow_on_read_other);
}

/**
 * hq_kiosk_flow_refuse:
 * @self: a kiosk
 * @error: why the hall did not do what a visitor asked for
 *
 * Says so, and what the visitor can do now.
 */
void
hq_kiosk_flow_refuse (HqKioskPage *self, const GError *error)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  const HqKioskService *service = view != NULL ? hq_kiosk_view_find (view, self->visit.service)
                                               : NULL;
  g_autofree char *title = hq_words_error (error);
  g_autofree char *opening = NULL;
  HqKioskSaying saying = { .icon = "dialog-warning-symbolic",
                           .title = title,
                           .text = _ ("Please ask at the guide desk.") };

  if (view == NULL || error->domain != HQ_ERROR || error->code < (int) HQ_ERROR_INVALID)
    {
      hq_kiosk_flow_tell_store (self);
      return;
    }
  if (error->code == HQ_ERROR_ONE_TICKET)
    {
      hq_kiosk_flow_tell_other (self, view, hq_error_get_detail (error));
      return;
    }
  if (error->code == HQ_ERROR_QUOTA)
    {
      saying.title = _ (
        "All of today's numbers for this service are taken; please ask at the guide "
        "desk");
      saying.text = NULL;
    }
  else if (error->code == HQ_ERROR_NO_REPRINT)
    saying.text = NULL;
  else if ((error->code == HQ_ERROR_SERVICE_CLOSED
            || (error->code == HQ_ERROR_STOPPED && hq_kiosk_view_find_stop (view, service) != NULL))
           && service != NULL)
    {
      hq_kiosk_flow_tell_state (self, view, service);
      return;
    }
  else if (error->code == HQ_ERROR_DAY_CLOSED || error->code == HQ_ERROR_DAY_NOT_OPEN)
    saying.text = opening = hq_kiosk_words_opening (view);
  hq_kiosk_page_tell (self, &saying);
}

/* A number ------------------------------------------------------------------------------------- */

/* Nobody goes before they know what became of their slip. */
static gint64
hq_kiosk_flow_get_length (HqKioskPage *self)
{
  HqKioskSlipState slip = self->visit.slip != NULL ? self->visit.slip->state : HQ_KIOSK_SLIP_NONE;

  if (slip == HQ_KIOSK_SLIP_PRINTING)
    return HQ_KIOSK_FLOW_TICKET_PRINTING;
  if (slip == HQ_KIOSK_SLIP_FAILED)
    return HQ_KIOSK_FLOW_TICKET_UNPRINTED;
  return self->visit.large || self->visit.reading ? HQ_KIOSK_FLOW_TICKET_LARGE
                                                  : HQ_KIOSK_FLOW_TICKET;
}

/**
 * hq_kiosk_flow_stay:
 * @self: a kiosk that shows a ticket, or what became of its slip, from now on
 *
 * Until the page goes by itself.
 */
void
hq_kiosk_flow_stay (HqKioskPage *self)
{
  gint64 length = hq_kiosk_flow_get_length (self);

  self->ends_at = hq_kiosk_page_get_now (self) + length;
  hq_kiosk_ticket_run (HQ_KIOSK_TICKET (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_TICKET)), length);
}

/**
 * hq_kiosk_flow_show:
 *
 * Shows the visit's ticket, which the store has.
 */
void
hq_kiosk_flow_show (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  g_autofree char *code = NULL;

  if (view == NULL || hq_kiosk_view_find (view, self->visit.ticket.service) == NULL)
    {
      /* The hall was set up anew at this very moment, without the service. */
      g_autofree char *number = hq_number_format (self->visit.ticket.prefix,
                                                  self->visit.ticket.number);

      hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "dialog-information-symbolic",
                                                  .title = number,
                                                  .text = _ ("Please ask at the guide desk.") });
      return;
    }
  hq_kiosk_ticket_show (HQ_KIOSK_TICKET (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_TICKET)), view,
                        &self->visit.ticket, self->visit.ahead, self->guide);
  code = hq_hall_format_code (view->view.setup, &self->visit.ticket);
  hq_kiosk_ticket_show_code (
    HQ_KIOSK_TICKET (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_TICKET)), code);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_TICKET);
  hq_kiosk_print_show (self);
  hq_kiosk_flow_stay (self);
}

static void
hq_kiosk_flow_on_issued (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);

  hq_kiosk_page_hold (self, FALSE);
  if (answer == NULL)
    {
      hq_kiosk_flow_refuse (self, error);
      return;
    }
  self->visit.ticket = answer->ticket;
  self->visit.ahead = answer->value;
  hq_kiosk_print_send (self, FALSE);
  hq_kiosk_flow_show (self);
}

static void
hq_kiosk_flow_issue (HqKioskPage *self, const char *identity, const char *reason)
{
  const char *items[] = { self->visit.item, NULL };
  HqOrder order = {
    .act = HQ_ACT_ISSUE,
    .service = self->visit.service,
    .slot = self->visit.slot,
    .items = items,
    .language = hq_language_get (),
    .need = self->visit.need,
    .identity = identity,
  };

  /* An appointment has a class of its own. */
  if (reason != NULL && order.slot == NULL)
    {
      order.class = HQ_CLASS_PRIORITY;
      order.reason = reason;
    }
  hq_kiosk_page_hold (self, TRUE);
  hq_page_run (HQ_PAGE (self), &order, hq_kiosk_flow_on_issued);
}

/**
 * hq_kiosk_flow_take:
 * @self: a kiosk
 * @code: a service
 *
 * A visitor wants a number of a service: they get it, or are asked first who they are.
 */
void
hq_kiosk_flow_take (HqKioskPage *self, const char *code)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  const HqKioskService *service = view != NULL ? hq_kiosk_view_find (view, code) : NULL;
  g_autofree char *copy = g_strdup (code);
  HqKioskState state;

  if (service == NULL || self->is_running)
    return;
  g_free (self->visit.service);
  self->visit.service = g_steal_pointer (&copy);
  state = hq_kiosk_view_get_state (view, service, hq_kiosk_page_get_now (self));
  if (state != HQ_KIOSK_OPEN && state != HQ_KIOSK_EARLY)
    {
      hq_kiosk_flow_tell_state (self, view, service);
      return;
    }
  if (hq_kiosk_print_ask (self))
    return;
  if (service->service->identity == HQ_IDENTITY_NONE)
    {
      hq_kiosk_flow_issue (self, NULL, self->visit.reason);
      return;
    }
  hq_kiosk_identity_ask (HQ_KIOSK_IDENTITY (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_IDENTITY)),
                         hq_language_pick (service->service->name, service->service->name_en),
                         service->service->identity == HQ_IDENTITY_REQUIRED);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_IDENTITY);
}

/**
 * hq_kiosk_flow_identify:
 * @self: a kiosk at its identity page
 * @is_skipped: whether the visitor goes on without telling who they are
 *
 * Whoever is old by what the document says has priority without asking for it.
 */
void
hq_kiosk_flow_identify (HqKioskPage *self, gboolean is_skipped)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  g_autofree char *text = NULL;
  const char *reason = self->visit.reason;
  HqIdentity identity = { 0 };

  if (self->is_running || view == NULL)
    return;
  text = hq_kiosk_identity_take (
    HQ_KIOSK_IDENTITY (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_IDENTITY)));
  if (!is_skipped && hq_identity_parse (text, &identity, NULL) && reason == NULL
      && hq_policy_is_old (&view->view.policy, identity.birth, view->view.today))
    reason = reasons[0].reason;
  hq_kiosk_flow_issue (self, is_skipped ? NULL : text, reason);
  memset (text, 0, strlen (text));
  memset (&identity, 0, sizeof identity);
}

/* A number that there is ----------------------------------------------------------------------- */

/**
 * hq_kiosk_flow_look_up:
 * @self: a kiosk
 * @kind: what the visitor came for
 *
 * An item that was looked at before has nothing to do with it.
 */
void
hq_kiosk_flow_look_up (HqKioskPage *self, HqKioskLookupKind kind)
{
  self->visit.lookup = kind;
  g_clear_pointer (&self->visit.item, g_free);
  g_clear_pointer (&self->guide, hq_item_free);
  g_clear_pointer (&self->found, hq_kiosk_find_free);
  hq_kiosk_lookup_ask (HQ_KIOSK_LOOKUP (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_LOOKUP)), kind);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_LOOKUP);
}

static void
hq_kiosk_flow_on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqKioskPage) self = user_data;
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  HqKioskFound *found = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  /* Where the store is lost the whole page says so; what was asked last is answered last. */
  if (--self->asked > 0 || self->visit.where != HQ_KIOSK_AT_LOOKUP || found == NULL || view == NULL
      || !hq_kiosk_flow_is_there (self))
    {
      g_clear_pointer (&found, hq_kiosk_find_free);
      return;
    }
  g_clear_pointer (&self->found, hq_kiosk_find_free);
  self->found = found;
  if (hq_kiosk_scan_go_on (self))
    return;
  hq_kiosk_lookup_show (HQ_KIOSK_LOOKUP (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_LOOKUP)), view,
                        found, hq_kiosk_page_get_now (self));
  hq_kiosk_print_follow (self);
}

/**
 * hq_kiosk_flow_find:
 * @self: a kiosk at its lookup page
 *
 * Finds what was typed there and shows how it stands.
 */
void
hq_kiosk_flow_find (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  if (view == NULL)
    return;
  self->asked++;
  hq_kiosk_flow_read (
    self,
    hq_kiosk_find_query_new (hq_kiosk_lookup_get_text (
                               HQ_KIOSK_LOOKUP (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_LOOKUP))),
                             self->visit.lookup == HQ_KIOSK_LOOKUP_SLOT, view->view.today,
                             hq_kiosk_page_get_now (self)),
    hq_kiosk_flow_on_found);
}

static void
hq_kiosk_flow_on_checked_in (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);
  const HqKioskView *view = hq_page_get_view (page);
  const HqKioskService *service = NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;

  hq_kiosk_page_hold (self, FALSE);
  if (answer != NULL && view != NULL)
    service = hq_kiosk_view_find (view, answer->ticket.service);
  if (service == NULL)
    {
      hq_kiosk_flow_refuse (self, error);
      return;
    }
  number = hq_number_format (answer->ticket.prefix, answer->ticket.number);
  where = hq_kiosk_words_where (service);
  title = g_strdup_printf (_ ("Number %s is checked in"), number);
  /* Translators: a floor and a zone. */
  text = g_strdup_printf (_ ("Please wait here: %s. You will be called."), where);
  hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "emblem-ok-symbolic",
                                              .title = title,
                                              .text = text });
}

/**
 * hq_kiosk_flow_check_in:
 * @self: a kiosk that shows a ticket or an appointment that can be checked in
 */
void
hq_kiosk_flow_check_in (HqKioskPage *self)
{
  HqOrder order = { .act = HQ_ACT_CHECK_IN };
  g_autofree char *number = NULL;

  if (self->found == NULL || self->is_running)
    return;
  if (self->found->ticket.ticket == 0)
    {
      g_free (self->visit.slot);
      self->visit.slot = g_strdup (self->found->slot->slot);
      hq_kiosk_flow_take (self, self->found->slot->service);
      return;
    }
  number = hq_number_format (self->found->ticket.prefix, self->found->ticket.number);
  order.ticket = number;
  hq_kiosk_page_hold (self, TRUE);
  hq_page_run (HQ_PAGE (self), &order, hq_kiosk_flow_on_checked_in);
}

/* The guide ------------------------------------------------------------------------------------ */

static void
hq_kiosk_flow_on_guide (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqKioskPage) self = user_data;
  g_autoptr (HqItem) item = hq_live_read_finish (HQ_LIVE (source), result, NULL);
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  /* An item that the catalogue lost in the meantime is not there to be touched any more. */
  if (item == NULL || view == NULL || hq_kiosk_view_find (view, item->service) == NULL
      || g_strcmp0 (item->item, self->visit.item) != 0 || !hq_kiosk_flow_is_there (self))
    return;
  g_clear_pointer (&self->guide, hq_item_free);
  self->guide = g_steal_pointer (&item);
  hq_kiosk_item_show (HQ_KIOSK_ITEM (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_ITEM)), view,
                      self->guide, hq_kiosk_page_get_now (self));
  g_clear_pointer (&self->visit.slip, hq_kiosk_print_release);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_ITEM);
  hq_kiosk_print_follow (self);
  hq_kiosk_print_show (self);
}

/**
 * hq_kiosk_flow_guide:
 * @self: a kiosk
 * @item: the code of an item that a visitor wants to know more of
 */
void
hq_kiosk_flow_guide (HqKioskPage *self, const char *item)
{
  HqLiveReader reader = { hq_kiosk_find_read_item, g_strdup (item), g_free,
                          (GDestroyNotify) hq_item_free };
  g_autofree char *old = self->visit.item;

  self->visit.item = g_strdup (item);
  hq_live_read_async (hq_page_get_live (HQ_PAGE (self)), &reader, NULL, hq_kiosk_flow_on_guide,
                      g_object_ref (self));
}

static void
hq_kiosk_flow_on_diverted (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);

  hq_kiosk_page_hold (self, FALSE);
  if (answer == NULL)
    hq_kiosk_flow_refuse (self, error);
  else
    hq_kiosk_page_tell (self, &(HqKioskSaying){
                                .icon = "emblem-ok-symbolic",
                                .title = _ ("Please go to the self-service area"),
                                .text = _ ("You need no number there. The staff will help you.") });
}

/**
 * hq_kiosk_flow_divert:
 * @self: a kiosk that shows an item which can be done at the self-service area
 */
void
hq_kiosk_flow_divert (HqKioskPage *self)
{
  if (self->is_running)
    return;
  hq_kiosk_page_hold (self, TRUE);
  hq_page_run (HQ_PAGE (self), &(HqOrder){ .act = HQ_ACT_DIVERT, .item = self->visit.item },
               hq_kiosk_flow_on_diverted);
}
