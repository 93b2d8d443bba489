/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-ticket.h"

#include <glib/gi18n.h>

#include "hq-kiosk-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-qr.h"
#include "hq-wall.h"
#include "hq-words.h"

struct _HqKioskTicket
{
  AdwBin parent_instance;

  GtkBox *body;
  GtkBox *side;
  GtkLabel *hall;
  GtkLabel *service;
  GtkLabel *tag;
  GtkLabel *proof;
  GtkLabel *number;
  GtkLabel *ahead;
  GtkLabel *opening;
  GtkLabel *where;
  GtkLabel *papers;
  GtkLabel *rule;
  GtkLabel *time;
  GtkDrawingArea *code;
  GtkImage *slip_icon;
  GtkLabel *slip_title;
  GtkLabel *slip_text;
  GtkWidget *again;
  GtkProgressBar *bar;
  GtkWidget *done;

  HqQr *qr;     /* (owned) (nullable) */
  gint64 begun; /* by the monotonic clock */
  gint64 length;
  guint frames; /* the callback for each frame, 0 for none */
};

G_DEFINE_TYPE (HqKioskTicket, hq_kiosk_ticket, ADW_TYPE_BIN)

static gboolean
hq_kiosk_ticket_on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HqKioskTicket *self = HQ_KIOSK_TICKET (widget);
  gint64 gone = g_get_monotonic_time () - self->begun;

  if (!gtk_widget_get_mapped (widget) || gone >= self->length)
    {
      self->frames = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_progress_bar_set_fraction (self->bar, 1.0 - (double) gone / (double) self->length);
  return G_SOURCE_CONTINUE;
}

static gboolean
hq_kiosk_ticket_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HQ_KIOSK_TICKET (widget)->done);
}

/* White around the code and dark on it, whatever the colours of the screen: it is read by machines. */
static void
hq_kiosk_ticket_draw_code (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HqKioskTicket *self = data;
  double all, module;

  if (self->qr == NULL)
    return;
  all = self->qr->size + 2 * HQ_QR_QUIET;
  /* Whole pixels, so that all modules are alike. */
  module = MAX (1, (int) (MIN (width, height) / all));
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  hq_qr_draw (self->qr, cr, (int) ((width - self->qr->size * module) / 2),
              (int) ((height - self->qr->size * module) / 2), module);
}

static void
hq_kiosk_ticket_finalize (GObject *object)
{
  g_clear_pointer (&HQ_KIOSK_TICKET (object)->qr, hq_qr_free);
  G_OBJECT_CLASS (hq_kiosk_ticket_parent_class)->finalize (object);
}

static void
hq_kiosk_ticket_class_init (HqKioskTicketClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_kiosk_ticket_finalize;
  widget_class->grab_focus = hq_kiosk_ticket_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-ticket.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, body);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, side);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, hall);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, service);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, tag);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, proof);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, number);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, ahead);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, opening);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, where);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, papers);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, rule);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, time);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, code);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, slip_icon);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, slip_title);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, slip_text);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, again);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, bar);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, done);
}

static void
hq_kiosk_ticket_init (HqKioskTicket *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->code, hq_kiosk_ticket_draw_code, self, NULL);
}

static void
hq_kiosk_ticket_show_class (HqKioskTicket *self, const HqTicket *ticket)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tag), ticket->class != HQ_CLASS_ORDINARY);
  gtk_label_set_label (self->tag, hq_words_class (ticket->class));
  gtk_widget_set_visible (GTK_WIDGET (self->proof), ticket->proof == HQ_PROOF_CLAIMED);
  gtk_label_set_label (self->proof, _ ("to be confirmed by the staff"));
}

static void
hq_kiosk_ticket_show_line (HqKioskTicket *self,
                           const HqKioskView *view,
                           const HqTicket *ticket,
                           gint64 ahead)
{
  HqTime opens = hq_kiosk_view_get_opening (view, hq_kiosk_view_find (view, ticket->service),
                                            ticket->issued_at);
  g_autofree char *line = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *time = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->ahead), ahead >= 0);
  if (ahead == 0)
    line = g_strdup (opens > ticket->issued_at ? _ ("Nobody ahead")
                                               : _ ("Nobody ahead: please go there now"));
  else if (ahead > 0)
    line = g_strdup_printf (
      ngettext ("About %d person ahead (priority and appointments may come first)",
                "About %d people ahead (priority and appointments may come first)", (gulong) ahead),
      (int) ahead);
  gtk_label_set_label (self->ahead, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->opening), opens > ticket->issued_at);
  if (opens <= ticket->issued_at)
    return;
  time = hq_kiosk_words_time (opens, view->view.zone);
  opening = g_strdup_printf (_ ("Calling begins at %s"), time);
  gtk_label_set_label (self->opening, opening);
}

static void
hq_kiosk_ticket_show_papers (HqKioskTicket *self, const HqItem *item)
{
  g_auto (GStrv) papers = item != NULL ? hq_item_list_papers (item) : NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (papers == NULL || papers[0] == NULL)
    {
      gtk_label_set_label (self->papers,
                           _ ("Please have your identity document and papers ready."));
      return;
    }
  /* Translators: between the papers of a list. */
  list = g_strjoinv (C_ ("papers", ", "), papers);
  text = g_strdup_printf (_ ("Please have ready: %s"), list);
  gtk_label_set_label (self->papers, text);
}

/**
 * hq_kiosk_ticket_show:
 * @self: a page
 * @view: what the kiosk shows
 * @ticket: a ticket that the store has
 * @ahead: the people ahead of it; below zero where nothing is to be said of them
 * @item: (nullable): what the visitor came for
 */
void
hq_kiosk_ticket_show (HqKioskTicket *self,
                      const HqKioskView *view,
                      const HqTicket *ticket,
                      gint64 ahead,
                      const HqItem *item)
{
  const HqSetup *setup = view->view.setup;
  const HqKioskService *service = hq_kiosk_view_find (view, ticket->service);
  g_autoptr (GArray) counters = hq_setup_list_counters (setup, service->service, view->view.now);
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *date = hq_kiosk_words_date (ticket->issued_at, view->view.zone);
  g_autofree char *clock = hq_words_clock (ticket->issued_at, view->view.zone);
  g_autofree char *time = g_strdup_printf ("%s  %s", date, clock);
  g_autofree char *rule = hq_kiosk_words_missed (&view->view.policy);
  g_autofree char *place = hq_kiosk_words_where (service);
  g_autofree char *at = hq_kiosk_words_counters (counters);
  g_autofree char *where = g_strdup_printf ("%s\n%s", place, at);

  gtk_label_set_label (self->hall, hq_language_pick (setup->name, setup->name_en));
  gtk_label_set_label (self->service,
                       hq_language_pick (service->service->name, service->service->name_en));
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->rule, rule);
  gtk_label_set_label (self->time, time);
  hq_kiosk_ticket_show_class (self, ticket);
  hq_kiosk_ticket_show_line (self, view, ticket, ahead);
  hq_kiosk_ticket_show_papers (self, item);
}

/**
 * hq_kiosk_ticket_set_shape:
 * @self: a page
 * @is_wide: whether the screen is wider than high: the code stands beside the words then
 */
void
hq_kiosk_ticket_set_shape (HqKioskTicket *self, gboolean is_wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), is_wide ? GTK_ORIENTATION_HORIZONTAL
                                                                       : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->side), is_wide ? GTK_ORIENTATION_VERTICAL
                                                                       : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * hq_kiosk_ticket_show_code:
 * @self: a page
 * @code: (nullable): what its code holds; %NULL where it is not told
 */
void
hq_kiosk_ticket_show_code (HqKioskTicket *self, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->qr, hq_qr_free);
  if (code != NULL)
    self->qr = hq_qr_new (code, &error);
  if (error != NULL)
    g_warning ("A code cannot be drawn: %s", error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->code), self->qr != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->code));
}

/* What to do without a slip. */
static const char *
hq_kiosk_ticket_explain (HqPrinterState fault)
{
  if (fault == HQ_PRINTER_PAPER_OUT)
    return _ ("This machine is out of paper");
  return _ ("The slip could not be printed");
}

/* What to do beside it; whose code is not on the screen learns why. */
static const char *
hq_kiosk_ticket_advise (HqKioskTicket *self, HqKioskSlipState state)
{
  if (self->qr == NULL)
    return _ (
      "A number that is typed gets a slip without its code. The guide desk prints it whole.");
  if (state == HQ_KIOSK_SLIP_FAILED)
    return _ (
      "Your number is taken. Please note it, or take a photo of the code; the guide desk can "
      "print the slip.");
  return _ ("Please note it, or take a photo of the code.");
}

/**
 * hq_kiosk_ticket_show_slip:
 * @self: a page
 * @state: what becomes of its slip
 * @fault: where it failed: what stood in the way
 * @may_print: whether a slip would come out now
 */
void
hq_kiosk_ticket_show_slip (HqKioskTicket *self,
                           HqKioskSlipState state,
                           HqPrinterState fault,
                           gboolean may_print)
{
  static const char *const icons[] = {
    [HQ_KIOSK_SLIP_NONE] = "dialog-information-symbolic",
    [HQ_KIOSK_SLIP_PRINTING] = "printer-printing-symbolic",
    [HQ_KIOSK_SLIP_SENT] = "printer-printing-symbolic",
    [HQ_KIOSK_SLIP_PRINTED] = "emblem-ok-symbolic",
    [HQ_KIOSK_SLIP_FAILED] = "printer-warning-symbolic",
  };
  const char *title = state == HQ_KIOSK_SLIP_PRINTING ? _ ("Printing…")
                      : state == HQ_KIOSK_SLIP_SENT
                        ? _ ("Sent to the printer: please take your slip")
                      : state == HQ_KIOSK_SLIP_PRINTED ? _ ("Printed: please take your slip")
                      : state == HQ_KIOSK_SLIP_FAILED  ? hq_kiosk_ticket_explain (fault)
                                                       : _ ("Your number is taken");
  gboolean is_unprinted = state == HQ_KIOSK_SLIP_NONE || state == HQ_KIOSK_SLIP_FAILED;

  gtk_image_set_from_icon_name (self->slip_icon, icons[state]);
  gtk_label_set_label (self->slip_title, title);
  gtk_label_set_label (self->slip_text, hq_kiosk_ticket_advise (self, state));
  gtk_widget_set_visible (GTK_WIDGET (self->slip_text), is_unprinted || self->qr == NULL);
  hq_wall_set_class (self, "unprinted", state == HQ_KIOSK_SLIP_FAILED);
  gtk_widget_set_visible (self->again,
                          state != HQ_KIOSK_SLIP_NONE && state != HQ_KIOSK_SLIP_PRINTING);
  gtk_widget_set_sensitive (self->again, may_print);
}

/**
 * hq_kiosk_ticket_run:
 * @self: a page that is on the screen
 * @length: after how long it goes, microseconds
 *
 * Shows how much of that time is left.
 */
void
hq_kiosk_ticket_run (HqKioskTicket *self, gint64 length)
{
  self->begun = g_get_monotonic_time ();
  self->length = length;
  gtk_progress_bar_set_fraction (self->bar, 1.0);
  if (self->frames == 0)
    self->frames = gtk_widget_add_tick_callback (GTK_WIDGET (self), hq_kiosk_ticket_on_frame, NULL,
                                                 NULL);
}
