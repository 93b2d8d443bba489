/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-move.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-words.h"
#include "hq-language.h"
#include "hq-number.h"

struct _HqCounterMove
{
  HqCounterForm parent_instance;

  AdwComboRow *services;
  AdwComboRow *counters;
  GtkLabel *look;
  GtkWidget *matters_title;
  HqCounterMatters *matters;

  HqLive *live;          /* (owned) */
  HqSetup *setup;        /* (owned) */
  GTimeZone *zone;       /* (owned) */
  GCancellable *reading; /* (owned) (nullable) */
  GArray *numbers;       /* (owned) (element-type int): the counters that are offered, 0 for any */
  int counter;           /* the one that sends */
  gboolean goes_on;
};

G_DEFINE_TYPE (HqCounterMove, hq_counter_move, HQ_TYPE_COUNTER_FORM)

static const HqService *
hq_counter_move_get_service (HqCounterMove *self)
{
  guint selected = adw_combo_row_get_selected (self->services);

  return selected < self->setup->services->len ? self->setup->services->pdata[selected] : NULL;
}

static gboolean
hq_counter_move_fill (HqCounterForm *form, HqOrder *order)
{
  HqCounterMove *self = HQ_COUNTER_MOVE (form);
  guint selected = adw_combo_row_get_selected (self->counters);

  order->act = self->goes_on ? HQ_ACT_CONTINUE : HQ_ACT_REDIRECT;
  order->service = hq_counter_move_get_service (self)->service;
  if (selected < self->numbers->len)
    order->to_counter = g_array_index (self->numbers, int, selected);
  if (!self->goes_on)
    return TRUE;
  if (hq_counter_matters_needs_item (self->matters))
    {
      hq_counter_form_ask_item (form, self->matters);
      return FALSE;
    }
  order->matters = hq_counter_matters_get_orders (self->matters, &order->n_matters);
  if (order->n_matters > 0)
    return TRUE;
  hq_counter_form_say (form, _ ("Please say what came of one matter here; otherwise redirect."));
  return FALSE;
}

static void
hq_counter_move_stop_reading (HqCounterMove *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
hq_counter_move_dispose (GObject *object)
{
  HqCounterMove *self = HQ_COUNTER_MOVE (object);

  hq_counter_move_stop_reading (self);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (hq_counter_move_parent_class)->dispose (object);
}

static void
hq_counter_move_finalize (GObject *object)
{
  HqCounterMove *self = HQ_COUNTER_MOVE (object);

  g_clear_pointer (&self->setup, hq_setup_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_array_unref (self->numbers);
  G_OBJECT_CLASS (hq_counter_move_parent_class)->finalize (object);
}

static void
hq_counter_move_on_look (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterMove) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree HqMoveLook *look = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = look != NULL ? hq_counter_words_move (look, self->zone) : hq_words_error (error);
  name = hq_counter_words_service (hq_counter_move_get_service (self));
  /* The name stands here as well, since the row may have no room for all of it. */
  text = g_strdup_printf ("%s\n%s", name, sentence);
  gtk_label_set_label (self->look, text);
  hq_counter_form_set_able (HQ_COUNTER_FORM (self), look != NULL && look->closes_at != 0);
}

static void
hq_counter_move_read_look (HqCounterMove *self, const HqService *service)
{
  const HqCounterLook look = { .service = service->service, .now = hq_live_get_now (self->live) };
  const HqLiveReader reader = { .read = hq_counter_look_read_move,
                                .query = hq_counter_look_new (&look),
                                .free_query = hq_counter_look_free,
                                .free_view = g_free };

  hq_counter_move_stop_reading (self);
  self->reading = g_cancellable_new ();
  hq_live_read_async (self->live, &reader, self->reading, hq_counter_move_on_look,
                      g_object_ref (self));
}

/* Any counter of the service, or one of them. */
static void
hq_counter_move_offer_counters (HqCounterMove *self, const HqService *service)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  HqTime now = hq_live_get_now (self->live);
  int any = 0;

  g_array_set_size (self->numbers, 0);
  g_array_append_val (self->numbers, any);
  gtk_string_list_append (names, _ ("Any that serves it"));
  for (guint i = 0; i < self->setup->counters->len; i++)
    {
      const HqCounter *counter = self->setup->counters->pdata[i];

      if (counter->counter == self->counter
          || !hq_setup_serves (self->setup, counter->counter, service->service, now))
        continue;
      g_array_append_val (self->numbers, counter->counter);
      gtk_string_list_take (names, g_strdup_printf (_ ("Counter %d"), counter->counter));
    }
  adw_combo_row_set_model (self->counters, G_LIST_MODEL (names));
}

static void
hq_counter_move_on_service (HqCounterMove *self)
{
  const HqService *service;

  /* The template is still being made. */
  if (self->setup == NULL)
    return;
  service = hq_counter_move_get_service (self);
  hq_counter_form_set_able (HQ_COUNTER_FORM (self), FALSE);
  hq_counter_form_say (HQ_COUNTER_FORM (self), "");
  if (service == NULL)
    return;
  hq_counter_move_offer_counters (self, service);
  hq_counter_move_read_look (self, service);
}

/* The first question is where to. */
static void
hq_counter_move_place_focus (HqCounterForm *form)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_COUNTER_MOVE (form)->services));
}

static void
hq_counter_move_class_init (HqCounterMoveClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_counter_move_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_counter_move_finalize;
  HQ_COUNTER_FORM_CLASS (class)->fill = hq_counter_move_fill;
  HQ_COUNTER_FORM_CLASS (class)->place_focus = hq_counter_move_place_focus;
  g_type_ensure (HQ_TYPE_COUNTER_MATTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-move.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterMove, services);
  gtk_widget_class_bind_template_child (widget_class, HqCounterMove, counters);
  gtk_widget_class_bind_template_child (widget_class, HqCounterMove, look);
  gtk_widget_class_bind_template_child (widget_class, HqCounterMove, matters_title);
  gtk_widget_class_bind_template_child (widget_class, HqCounterMove, matters);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_move_on_service);
}

static void
hq_counter_move_init (HqCounterMove *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_combo (self->services);
  hq_compat_name_combo (self->counters);
}

static const char *
hq_counter_move_find_floor (const HqSetup *setup, int number)
{
  const HqFloor *floor = hq_setup_find_floor (setup, number);

  return floor == NULL ? "" : hq_language_pick (floor->name, floor->name_en);
}

/* All services of the hall, beginning at one that is not the ticket's own. */
static void
hq_counter_move_offer_services (HqCounterMove *self, const HqTicket *ticket)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint other = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->setup->services->len; i++)
    {
      const HqService *service = self->setup->services->pdata[i];
      g_autofree char *name = hq_counter_words_service (service);

      gtk_string_list_take (names, g_strdup_printf ("%s · %s", name,
                                                    hq_counter_move_find_floor (self->setup,
                                                                                service->floor)));
      if (other == GTK_INVALID_LIST_POSITION && !g_str_equal (service->service, ticket->service))
        other = i;
    }
  adw_combo_row_set_model (self->services, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->services, other != GTK_INVALID_LIST_POSITION ? other : 0);
}

/**
 * hq_counter_move_new:
 * @live: the hall
 * @view: a counter with a ticket
 * @goes_on: whether this matter is finished, or nothing was done
 *
 * Returns: (transfer floating): a form
 */
HqCounterForm *
hq_counter_move_new (HqLive *live, const HqCounterDeskView *view, gboolean goes_on)
{
  HqCounterMove *self = g_object_new (HQ_TYPE_COUNTER_MOVE, NULL);
  const HqTicket *ticket = &view->counter.ticket;
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *title = NULL;

  self->live = g_object_ref (live);
  self->setup = hq_setup_ref (view->counter.view.setup);
  self->zone = g_time_zone_ref (view->counter.view.zone);
  self->counter = view->counter.counter->counter;
  self->goes_on = goes_on;
  title = goes_on ? g_strdup_printf (_ ("%s goes on with another matter"), number)
                  : g_strdup_printf (_ ("%s goes to another counter"), number);
  hq_counter_form_set_title (HQ_COUNTER_FORM (self), title);
  hq_counter_form_set_confirm (HQ_COUNTER_FORM (self),
                               goes_on ? _ ("Continue (F5)") : _ ("Redirect (F5)"));
  gtk_widget_set_visible (self->matters_title, goes_on);
  gtk_widget_set_visible (GTK_WIDGET (self->matters), goes_on);
  if (goes_on)
    hq_counter_matters_set_view (self->matters, live, view, TRUE);
  hq_counter_move_offer_services (self, ticket);
  hq_counter_move_on_service (self);
  return HQ_COUNTER_FORM (self);
}
