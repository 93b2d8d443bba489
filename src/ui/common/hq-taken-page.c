/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-taken-page.h"

#include <glib/gi18n.h>

#include "hq-leave.h"
#include "hq-role-row.h"
#include "hq-view.h"
#include "hq-wall.h"
#include "hq-words.h"

/* The smallest letters, in pixels. */
#define HQ_TAKEN_PAGE_LETTER 13.0

struct _HqTakenPage
{
  HqPage parent_instance;

  GtkWidget *header;
  AdwWindowTitle *title;
  GtkLabel *where;
  GtkLabel *sentence;
};

G_DEFINE_TYPE (HqTakenPage, hq_taken_page, HQ_TYPE_PAGE)

static void
hq_taken_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){ .read = hq_view_read_hall,
                            .free_view = hq_view_free,
                            .get_until = hq_view_get_until };
}

/* The time on the wall, and the day before it where that was another one. */
static char *
hq_taken_page_name_time (const HqView *view, HqTime since)
{
  g_autoptr (GTimeZone) zone = view != NULL ? g_time_zone_ref (view->zone)
                                            : g_time_zone_new_local ();
  g_autofree char *clock = hq_words_clock (since, zone);
  HqDate day = hq_date_of_time (since, zone);
  g_autofree char *date = hq_date_format (day);

  if (view == NULL || day == view->today)
    return g_steal_pointer (&clock);
  return g_strdup_printf ("%s %s", date, clock);
}

static void
hq_taken_page_refresh (HqPage *page)
{
  HqTakenPage *self = HQ_TAKEN_PAGE (page);
  HqContact *contact = hq_page_get_contact (page);
  const HqView *view = hq_page_get_view (page);
  g_autofree char *since = hq_taken_page_name_time (view, hq_contact_get_since (contact));
  HqScreenRole role = hq_contact_get_role (contact);
  g_autofree char *place = NULL;
  g_autofree char *where = NULL;
  g_autofree char *sentence = NULL;

  place = view != NULL ? hq_role_row_name_place (role, view->setup, hq_page_get_place (page))
                       : g_strdup (hq_page_get_place (page));
  where = role == HQ_SCREEN_COUNTER
            ? g_strdup (place)
            : g_strdup_printf ("%s · %s", hq_role_row_get_name (role), place);
  gtk_label_set_label (self->where, where);
  sentence = g_strdup_printf (_ ("This place is in use at %s since %s; close it there."),
                              hq_contact_get_host (contact), since);
  hq_wall_set (self->sentence, sentence);
}

/* A window beside others can be moved and closed. */
static void
hq_taken_page_on_full_screen (GtkWindow *window, GParamSpec *pspec, HqTakenPage *self)
{
  gtk_widget_set_visible (self->header, !gtk_window_is_fullscreen (window));
}

static void
hq_taken_page_root (GtkWidget *widget)
{
  HqTakenPage *self = HQ_TAKEN_PAGE (widget);
  GtkWindow *window;

  GTK_WIDGET_CLASS (hq_taken_page_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_signal_connect_object (window, "notify::fullscreened",
                           G_CALLBACK (hq_taken_page_on_full_screen), self, 0);
  hq_taken_page_on_full_screen (window, NULL, self);
  adw_window_title_set_title (self->title, gtk_window_get_title (window));
}

static double
hq_taken_page_get_text_size (int width, int height)
{
  return MAX (HQ_TAKEN_PAGE_LETTER, MIN (width / 30.0, height / 24.0));
}

static void
hq_taken_page_class_init (HqTakenPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  page_class->init_reader = hq_taken_page_init_reader;
  page_class->refresh = hq_taken_page_refresh;
  page_class->may_close = hq_leave_may_close;
  page_class->get_text_size = hq_taken_page_get_text_size;
  widget_class->root = hq_taken_page_root;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-taken-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqTakenPage, header);
  gtk_widget_class_bind_template_child (widget_class, HqTakenPage, title);
  gtk_widget_class_bind_template_child (widget_class, HqTakenPage, where);
  gtk_widget_class_bind_template_child (widget_class, HqTakenPage, sentence);
}

static void
hq_taken_page_init (HqTakenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_leave_install (HQ_PAGE (self), NULL);
}
