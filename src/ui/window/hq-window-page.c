/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-window-page.h"

#include <glib/gi18n.h>

#include "hq-counter-view.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqWindowPage
{
  HqPage parent_instance;

  GtkLabel *number;
  GtkLabel *state;
};

G_DEFINE_TYPE (HqWindowPage, hq_window_page, HQ_TYPE_PAGE)

static void
hq_window_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_counter_view_read,
    .query = hq_view_place_new (HQ_SCREEN_WINDOW, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_counter_view_free,
  };
}

static void
hq_window_page_refresh (HqPage *page)
{
  HqWindowPage *self = HQ_WINDOW_PAGE (page);
  const HqCounterView *view = hq_page_get_view (page);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (hq_page_is_lost (page))
    {
      gtk_label_set_label (self->state, _ ("Under maintenance; please follow the staff."));
      return;
    }
  if (view == NULL)
    return;
  text = g_strdup_printf ("%d", view->counter->counter);
  gtk_label_set_label (self->number, text);
  if (view->ticket.ticket == 0)
    {
      gtk_label_set_label (self->state, _ ("Free"));
      return;
    }
  number = hq_number_format (view->ticket.prefix, view->ticket.number);
  gtk_label_set_label (self->state, number);
}

static double
hq_window_page_get_text_size (int width, int height)
{
  return height / 18.0;
}

static void
hq_window_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (hq_window_page_parent_class)->dispose (object);
}

static void
hq_window_page_class_init (HqWindowPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_window_page_dispose;
  page_class->init_reader = hq_window_page_init_reader;
  page_class->refresh = hq_window_page_refresh;
  page_class->get_text_size = hq_window_page_get_text_size;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-window-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, number);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, state);
}

static void
hq_window_page_init (HqWindowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
