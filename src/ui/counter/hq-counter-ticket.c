/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-ticket.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-words.h"
#include "hq-language.h"
#include "hq-number.h"

struct _HqCounterTicket
{
  AdwBin parent_instance;

  GtkListBox *list;
  AdwActionRow *proof;
  GtkWidget *confirm;
  GtkWidget *withdraw;
  AdwExpanderRow *story;

  HqLive *live;          /* (owned) (nullable) */
  GCancellable *reading; /* (owned) (nullable) */
  GPtrArray *matters;    /* (owned) (element-type GtkWidget): their rows */
  GPtrArray *events;     /* (owned) (element-type GtkWidget): rows of the story */
  GTimeZone *zone;       /* (owned) (nullable) */
  gint64 ticket;         /* whose it is */
  char *number;          /* (owned) (nullable) */
  HqDate day;
  int period;
  HqState state;
};

enum
{
  PROOF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterTicket, hq_counter_ticket, ADW_TYPE_BIN)

static void
hq_counter_ticket_on_confirm (HqCounterTicket *self)
{
  g_signal_emit (self, signals[PROOF], 0, TRUE);
}

static void
hq_counter_ticket_on_withdraw (HqCounterTicket *self)
{
  g_signal_emit (self, signals[PROOF], 0, FALSE);
}

static GtkWidget *
hq_counter_ticket_make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  return row;
}

static void
hq_counter_ticket_clear_story (HqCounterTicket *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  for (guint i = 0; i < self->events->len; i++)
    adw_expander_row_remove (self->story, self->events->pdata[i]);
  g_ptr_array_set_size (self->events, 0);
}

static void
hq_counter_ticket_add_event (HqCounterTicket *self, const char *sentence)
{
  GtkWidget *row = hq_counter_ticket_make_row (sentence, "");

  adw_expander_row_add_row (self->story, row);
  g_ptr_array_add (self->events, row);
}

static void
hq_counter_ticket_on_events (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterTicket) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) events = hq_live_read_finish (HQ_LIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hq_counter_ticket_clear_story (self);
  if (events == NULL)
    {
      g_autofree char *sentence = hq_words_error (error);

      hq_counter_ticket_add_event (self, sentence);
      return;
    }
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *sentence = hq_counter_words_event (&g_array_index (events, HqEvent, i),
                                                          self->zone);

      if (sentence != NULL)
        hq_counter_ticket_add_event (self, sentence);
    }
}

static void
hq_counter_ticket_read_story (HqCounterTicket *self)
{
  const HqCounterLook look = { .ticket = self->number, .day = self->day };
  const HqLiveReader reader = { .read = hq_counter_look_read_story,
                                .query = hq_counter_look_new (&look),
                                .free_query = hq_counter_look_free,
                                .free_view = (GDestroyNotify) g_array_unref };

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  hq_live_read_async (self->live, &reader, self->reading, hq_counter_ticket_on_events,
                      g_object_ref (self));
}

static void
hq_counter_ticket_on_story (HqCounterTicket *self)
{
  if (adw_expander_row_get_expanded (self->story) && self->number != NULL)
    hq_counter_ticket_read_story (self);
}

static void
hq_counter_ticket_dispose (GObject *object)
{
  HqCounterTicket *self = HQ_COUNTER_TICKET (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (hq_counter_ticket_parent_class)->dispose (object);
}

static void
hq_counter_ticket_finalize (GObject *object)
{
  HqCounterTicket *self = HQ_COUNTER_TICKET (object);

  g_ptr_array_unref (self->matters);
  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->number);
  G_OBJECT_CLASS (hq_counter_ticket_parent_class)->finalize (object);
}

static void
hq_counter_ticket_class_init (HqCounterTicketClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_counter_ticket_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_counter_ticket_finalize;

  /**
   * HqCounterTicket::proof:
   * @confirm: whether priority is due
   *
   * The clerk has seen the visitor's proof, or that there is none.
   */
  signals[PROOF] = g_signal_new ("proof", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-ticket.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterTicket, list);
  gtk_widget_class_bind_template_child (widget_class, HqCounterTicket, proof);
  gtk_widget_class_bind_template_child (widget_class, HqCounterTicket, confirm);
  gtk_widget_class_bind_template_child (widget_class, HqCounterTicket, withdraw);
  gtk_widget_class_bind_template_child (widget_class, HqCounterTicket, story);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_ticket_on_confirm);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_ticket_on_withdraw);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_ticket_on_story);
}

static void
hq_counter_ticket_init (HqCounterTicket *self)
{
  self->matters = g_ptr_array_new ();
  self->events = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_expander (self->story);
}

static void
hq_counter_ticket_draw_proof (HqCounterTicket *self, const HqCounterDeskView *view)
{
  const HqTicket *ticket = &view->counter.ticket;
  gboolean claimed = ticket->proof == HQ_PROOF_CLAIMED;
  const char *title = claimed ? _ ("Priority, to be verified") : _ ("Priority, verified");
  const char *reason = view->reason != NULL ? view->reason : "";

  gtk_widget_set_visible (GTK_WIDGET (self->proof), ticket->class == HQ_CLASS_PRIORITY);
  gtk_widget_set_visible (self->confirm, claimed);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proof), title);
  adw_action_row_set_subtitle (self->proof, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->proof), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static void
hq_counter_ticket_add_matter (HqCounterTicket *self, const char *title, const char *subtitle)
{
  GtkWidget *row = hq_counter_ticket_make_row (title, subtitle);

  gtk_list_box_insert (self->list, row, (int) self->matters->len);
  g_ptr_array_add (self->matters, row);
}

static void
hq_counter_ticket_draw_matters (HqCounterTicket *self, const HqCounterDeskView *view)
{
  g_autofree char *why = hq_counter_words_why (&view->counter.ticket, &view->counter.period);

  for (guint i = 0; i < self->matters->len; i++)
    gtk_list_box_remove (self->list, self->matters->pdata[i]);
  g_ptr_array_set_size (self->matters, 0);
  hq_counter_ticket_add_matter (self, _ ("Why this number"), why);
  for (guint i = 0; i < view->matters->len; i++)
    {
      const HqCounterDeskMatter *matter = view->matters->pdata[i];
      const char *outcome = matter->row.outcome != HQ_OUTCOME_NONE
                              ? hq_words_outcome (matter->row.outcome)
                              : "";

      if (matter->row.item != NULL || outcome[0] != '\0')
        hq_counter_ticket_add_matter (self,
                                      matter->row.item != NULL
                                        ? hq_language_pick (matter->name, matter->name_en)
                                        : _ ("A matter"),
                                      outcome);
    }
}

/**
 * hq_counter_ticket_set_view:
 * @self: what is known of a ticket
 * @live: the hall
 * @view: a counter at which somebody is signed in
 */
void
hq_counter_ticket_set_view (HqCounterTicket *self, HqLive *live, const HqCounterDeskView *view)
{
  const HqTicket *ticket = &view->counter.ticket;
  gboolean other = self->ticket != ticket->ticket || self->period != ticket->period;
  gboolean moved = other || self->state != ticket->state;

  gtk_widget_set_visible (GTK_WIDGET (self), ticket->ticket != 0);
  g_set_object (&self->live, live);
  self->ticket = ticket->ticket;
  self->period = ticket->period;
  self->state = ticket->state;
  if (ticket->ticket == 0)
    return;
  hq_counter_ticket_draw_proof (self, view);
  if (other)
    {
      g_free (self->number);
      self->number = hq_number_format (ticket->prefix, ticket->number);
      self->day = ticket->day;
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (view->counter.view.zone);
      hq_counter_ticket_draw_matters (self, view);
      adw_expander_row_set_expanded (self->story, FALSE);
      hq_counter_ticket_clear_story (self);
    }
  else if (moved)
    hq_counter_ticket_on_story (self);
}

/**
 * hq_counter_ticket_set_able:
 * @able: whether anything can be done now at all
 */
void
hq_counter_ticket_set_able (HqCounterTicket *self, gboolean able)
{
  gtk_widget_set_sensitive (self->confirm, able);
  gtk_widget_set_sensitive (self->withdraw, able);
}
