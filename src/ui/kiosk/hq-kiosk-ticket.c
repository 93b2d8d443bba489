/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-ticket.h"

#include <glib/gi18n.h>

#include "hq-kiosk-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqKioskTicket
{
  AdwBin parent_instance;

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
  GtkProgressBar *bar;
  GtkWidget *done;

  gint64 begun; /* by the monotonic clock */
  gint64 length;
};

G_DEFINE_TYPE (HqKioskTicket, hq_kiosk_ticket, ADW_TYPE_BIN)

static gboolean
hq_kiosk_ticket_on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HqKioskTicket *self = HQ_KIOSK_TICKET (widget);
  gint64 gone = g_get_monotonic_time () - self->begun;

  if (!gtk_widget_get_mapped (widget) || gone >= self->length)
    return G_SOURCE_REMOVE;
  gtk_progress_bar_set_fraction (self->bar, 1.0 - (double) gone / (double) self->length);
  return G_SOURCE_CONTINUE;
}

static gboolean
hq_kiosk_ticket_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HQ_KIOSK_TICKET (widget)->done);
}

static void
hq_kiosk_ticket_class_init (HqKioskTicketClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = hq_kiosk_ticket_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-ticket.ui");
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
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, bar);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTicket, done);
}

static void
hq_kiosk_ticket_init (HqKioskTicket *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

  if (ahead == 0)
    line = g_strdup (opens > ticket->issued_at ? _ ("Nobody ahead")
                                               : _ ("Nobody ahead: please go there now"));
  else
    line = g_strdup_printf (
      ngettext ("About %d person ahead (priority and appointments may come first)",
                "About %d people ahead (priority and appointments may come first)", (gulong) ahead),
      (int) ahead);
  gtk_label_set_label (self->ahead, line);
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
  g_auto (GStrv) papers = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  if (item == NULL || item->materials[0] == '\0')
    {
      gtk_label_set_label (self->papers,
                           _ ("Please have your identity document and papers ready."));
      return;
    }
  papers = g_strsplit (item->materials, ";", -1);
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
 * @ahead: the people ahead of it
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
  g_autoptr (GArray) counters = hq_kiosk_view_list_counters (view, service);
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
  gtk_widget_add_tick_callback (GTK_WIDGET (self), hq_kiosk_ticket_on_frame, NULL, NULL);
}
