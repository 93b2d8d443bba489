/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-queue.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-words.h"
#include "hq-language.h"
#include "hq-number.h"

/* A row that stays, while what it says changes: whoever is there with the keyboard is not thrown
 * out by each change of the hall. */
typedef struct
{
  AdwActionRow *row; /* (borrowed) */
  GtkLabel *side;
} HqCounterQueueRow;

struct _HqCounterQueue
{
  AdwBin parent_instance;

  GtkWidget *held_title;
  GtkListBox *held;
  GtkLabel *title;
  GtkLabel *counts;
  GtkListBox *list;

  GArray *held_rows; /* (owned) (element-type HqCounterQueueRow) */
  GArray *rows;      /* (owned) (element-type HqCounterQueueRow) */
};

enum
{
  RESUME,
  PICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterQueue, hq_counter_queue, ADW_TYPE_BIN)

static void
hq_counter_queue_on_row (HqCounterQueue *self, AdwActionRow *row)
{
  gboolean held = gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->held);

  g_signal_emit (self, signals[held ? RESUME : PICK], 0,
                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
hq_counter_queue_finalize (GObject *object)
{
  HqCounterQueue *self = HQ_COUNTER_QUEUE (object);

  g_array_unref (self->held_rows);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (hq_counter_queue_parent_class)->finalize (object);
}

static void
hq_counter_queue_class_init (HqCounterQueueClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_counter_queue_finalize;

  /**
   * HqCounterQueue::resume:
   * @number: of a ticket that is parked here
   */
  signals[RESUME] = g_signal_new ("resume", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HqCounterQueue::pick:
   * @number: of a ticket that waits, with which something is to be done out of turn
   */
  signals[PICK] = g_signal_new ("pick", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterQueue, held_title);
  gtk_widget_class_bind_template_child (widget_class, HqCounterQueue, held);
  gtk_widget_class_bind_template_child (widget_class, HqCounterQueue, title);
  gtk_widget_class_bind_template_child (widget_class, HqCounterQueue, counts);
  gtk_widget_class_bind_template_child (widget_class, HqCounterQueue, list);
}

static void
hq_counter_queue_init (HqCounterQueue *self)
{
  self->held_rows = g_array_new (FALSE, FALSE, sizeof (HqCounterQueueRow));
  self->rows = g_array_new (FALSE, FALSE, sizeof (HqCounterQueueRow));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Lets @list have @n rows on the screen; more are kept for later. */
static void
hq_counter_queue_fit (HqCounterQueue *self, GtkListBox *list, GArray *rows, guint n)
{
  while (rows->len < n)
    {
      HqCounterQueueRow row = { ADW_ACTION_ROW (adw_action_row_new ()),
                                GTK_LABEL (gtk_label_new (NULL)) };

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row.row), FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row.row), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (row.row), "waiter");
      gtk_widget_add_css_class (GTK_WIDGET (row.side), "numeric");
      adw_action_row_add_suffix (row.row, GTK_WIDGET (row.side));
      g_signal_connect_object (row.row, "activated", G_CALLBACK (hq_counter_queue_on_row), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (list, GTK_WIDGET (row.row));
      g_array_append_val (rows, row);
    }
  for (guint i = 0; i < rows->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (g_array_index (rows, HqCounterQueueRow, i).row), i < n);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
}

static void
hq_counter_queue_set_row (const HqCounterQueueRow *row,
                          const HqTicket *ticket,
                          const char *what,
                          const char *side)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", number, what, side);

  /* What has not changed is not told to a screen reader again each second. */
  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row->row)), number) == 0
      && g_strcmp0 (adw_action_row_get_subtitle (row->row), what) == 0
      && g_str_equal (gtk_label_get_label (row->side), side))
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), number);
  adw_action_row_set_subtitle (row->row, what);
  gtk_label_set_label (row->side, side);
  hq_compat_name_row (row->row, name);
}

static void
hq_counter_queue_draw_held (HqCounterQueue *self, const HqCounterDeskView *view, HqTime now)
{
  hq_counter_queue_fit (self, self->held, self->held_rows, view->held->len);
  gtk_widget_set_visible (self->held_title, view->held->len > 0);
  for (guint i = 0; i < view->held->len; i++)
    {
      const HqCounterDeskHeld *held = &g_array_index (view->held, HqCounterDeskHeld, i);
      g_autofree char *tags = hq_counter_words_tags (&held->ticket);
      g_autofree char *away = hq_words_elapsed (now - held->period.held_at);
      g_autofree char *side = g_strdup_printf (_ ("away %s"), away);

      hq_counter_queue_set_row (&g_array_index (self->held_rows, HqCounterQueueRow, i),
                                &held->ticket, tags, side);
    }
}

/* How long somebody waited of what was promised, or when they can be called. */
static char *
hq_counter_queue_describe (const HqCounterDeskView *view, const HqTicket *ticket, HqTime now)
{
  g_autofree char *clock = NULL;

  if (ticket->ready || ticket->due_at <= now)
    return g_strdup_printf (_ ("%d/%d min"), (int) (MAX (0, now - ticket->reference) / HQ_MINUTE),
                            (int) (ticket->target / HQ_MINUTE));
  clock = hq_words_clock (ticket->due_at, view->counter.view.zone);
  return g_strdup_printf (_ ("from %s"), clock);
}

static void
hq_counter_queue_draw_rows (HqCounterQueue *self, const HqCounterDeskView *view, HqTime now)
{
  g_autoptr (GArray) order = hq_counter_desk_order (view, now);
  gboolean mixed = FALSE;

  for (guint i = 1; i < view->lines->len; i++)
    mixed |= !g_str_equal (g_array_index (view->lines, HqCounterDeskLine, i).service,
                           g_array_index (view->lines, HqCounterDeskLine, 0).service);
  hq_counter_queue_fit (self, self->list, self->rows, order->len);
  for (guint i = 0; i < order->len; i++)
    {
      const HqTicket *ticket = &g_array_index (view->waiters, HqCounterDeskWaiter,
                                               g_array_index (order, guint, i))
                                  .ticket;
      g_autofree char *tags = hq_counter_words_tags (ticket);
      g_autofree char *side = hq_counter_queue_describe (view, ticket, now);
      const HqService *service = hq_setup_find_service (view->counter.view.setup, ticket->service);
      g_autofree char *what = mixed ? g_strdup_printf (
                                "%s · %s", hq_language_pick (service->name, service->name_en), tags)
                                    : g_steal_pointer (&tags);

      hq_counter_queue_set_row (&g_array_index (self->rows, HqCounterQueueRow, i), ticket, what,
                                side);
    }
}

/* How many wait for each service, where there are several. */
static char *
hq_counter_queue_count (const HqCounterDeskView *view)
{
  GString *text = g_string_new (NULL);
  guint services = 0;

  for (guint i = 0; i < view->lines->len; services++)
    {
      const HqCounterDeskLine *line = &g_array_index (view->lines, HqCounterDeskLine, i);
      const HqService *service = hq_setup_find_service (view->counter.view.setup, line->service);
      gint64 waiting = 0;

      for (; i < view->lines->len
             && g_str_equal (g_array_index (view->lines, HqCounterDeskLine, i).service,
                             line->service);
           i++)
        waiting += g_array_index (view->lines, HqCounterDeskLine, i).waiting;
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? " · " : "",
                              hq_language_pick (service->name, service->name_en), (int) waiting);
    }
  if (services < 2)
    g_string_truncate (text, 0);
  return g_string_free (text, FALSE);
}

/**
 * hq_counter_queue_update:
 * @self: the queue
 * @view: a counter at which somebody is signed in
 * @now: the time on the store's clock
 */
void
hq_counter_queue_update (HqCounterQueue *self, const HqCounterDeskView *view, HqTime now)
{
  int waiting = (int) view->counter.waiting;
  g_autofree char *title = NULL;
  g_autofree char *counts = hq_counter_queue_count (view);

  if (waiting > 0)
    title = g_strdup_printf (ngettext ("%d waits", "%d wait", waiting), waiting);
  else
    title = g_strdup (_ ("Nobody is waiting."));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), counts[0] != '\0');
  hq_counter_queue_draw_held (self, view, now);
  hq_counter_queue_draw_rows (self, view, now);
}
