/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-calls.h"

#include <glib/gi18n.h>

#include "hq-guide-row.h"
#include "hq-guide-words.h"
#include "hq-number.h"
#include "hq-words.h"

/* So many are shown at once; the newest are never among those that are only counted. */
#define HQ_GUIDE_CALLS_MOST 2

struct _HqGuideCalls
{
  HqGuidePanel parent_instance;

  GtkListBox *list;
  GtkLabel *more;
  GHashTable *seen; /* (owned): tickets that somebody here goes to, and by which call */
};

G_DEFINE_TYPE (HqGuideCalls, hq_guide_calls, HQ_TYPE_GUIDE_PANEL)

static gboolean
hq_guide_calls_is_seen (HqGuideCalls *self, const HqTicket *ticket)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->seen, &ticket->ticket)) == ticket->period;
}

static void
hq_guide_calls_draw (HqGuideRow *row, const HqGuideView *view, const HqGuideViewVisitor *call)
{
  const HqTicket *ticket = &call->ticket;
  const HqCounter *counter = hq_setup_find_counter (view->view.setup, ticket->counter);
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *where = hq_guide_words_where (view->view.setup, ticket->service);
  g_autofree char *called = hq_words_clock (call->called_at, view->view.zone);
  g_autofree char *title = g_strdup_printf (_ ("%s to counter %d: %s"), number,
                                            counter != NULL ? counter->counter : 0,
                                            hq_words_need (ticket->need));
  g_autofree char *subtitle = g_strjoin (" · ", where, called, NULL);

  if (hq_guide_row_is_new (row))
    hq_guide_row_add_button (row, _ ("I go there"), "F9", "calls.acknowledge");
  hq_guide_row_set_text (row, title, subtitle);
  hq_guide_row_set_mark (row, hq_words_state (ticket->state),
                         ticket->state == HQ_STATE_CALLED ? "warning" : NULL);
}

static void
hq_guide_calls_refresh (HqGuidePanel *panel)
{
  HqGuideCalls *self = HQ_GUIDE_CALLS (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);
  g_autofree char *more = NULL;
  guint open = 0;

  if (view == NULL)
    return;
  for (guint i = 0; i < view->calls->len; i++)
    {
      const HqGuideViewVisitor *call = &g_array_index (view->calls, HqGuideViewVisitor, i);

      if (hq_guide_calls_is_seen (self, &call->ticket))
        continue;
      if (open < HQ_GUIDE_CALLS_MOST)
        hq_guide_calls_draw (hq_guide_row_place (self->list, open, call->ticket.ticket), view,
                             call);
      open++;
    }
  /* Only those who are on the screen can have the focus taken from them. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    hq_guide_row_trim (self->list, MIN (open, HQ_GUIDE_CALLS_MOST));
  if (open > HQ_GUIDE_CALLS_MOST)
    more = g_strdup_printf (ngettext ("%d more was called before.", "%d more were called before.",
                                      open - HQ_GUIDE_CALLS_MOST),
                            (int) (open - HQ_GUIDE_CALLS_MOST));
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), open > 0);
}

static void
hq_guide_calls_acknowledge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_guide_calls_acknowledge (HQ_GUIDE_CALLS (widget), g_variant_get_int64 (parameter));
}

static void
hq_guide_calls_finalize (GObject *object)
{
  g_hash_table_unref (HQ_GUIDE_CALLS (object)->seen);
  G_OBJECT_CLASS (hq_guide_calls_parent_class)->finalize (object);
}

static void
hq_guide_calls_class_init (HqGuideCallsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_guide_calls_finalize;
  HQ_GUIDE_PANEL_CLASS (class)->refresh = hq_guide_calls_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-calls.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuideCalls, list);
  gtk_widget_class_bind_template_child (widget_class, HqGuideCalls, more);
  gtk_widget_class_install_action (widget_class, "calls.acknowledge", "x",
                                   hq_guide_calls_acknowledge_action);
}

static void
hq_guide_calls_init (HqGuideCalls *self)
{
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_guide_calls_acknowledge:
 * @ticket: to whom somebody goes now; 0 for the newest call that nobody goes to
 *
 * Takes the call off this screen; the hall is told nothing.
 */
void
hq_guide_calls_acknowledge (HqGuideCalls *self, gint64 ticket)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));

  for (guint i = 0; view != NULL && i < view->calls->len; i++)
    {
      const HqTicket *row = &g_array_index (view->calls, HqGuideViewVisitor, i).ticket;

      if ((ticket != 0 && row->ticket != ticket) || hq_guide_calls_is_seen (self, row))
        continue;
      g_hash_table_insert (self->seen, g_memdup2 (&row->ticket, sizeof row->ticket),
                           GINT_TO_POINTER (row->period));
      break;
    }
  hq_guide_calls_refresh (HQ_GUIDE_PANEL (self));
}
