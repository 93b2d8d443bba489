/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-waiting-page.h"

#include <glib/gi18n.h>

#include "hq-hall.h"
#include "hq-language.h"
#include "hq-leave.h"
#include "hq-view.h"
#include "hq-wall.h"
#include "hq-words.h"

/* The smallest letters, in pixels. */
#define HQ_WAITING_PAGE_LETTER 13.0

struct _HqWaitingPage
{
  HqPage parent_instance;

  GtkWidget *header;
  AdwWindowTitle *title;
  GtkLabel *what;
  GtkLabel *number;
  GtkLabel *host;
  GtkLabel *sentence;
  GtkLabel *other;
  GtkLabel *lost;

  gint64 said; /* the machine's number as the sentences have it, -1 before they are made */
};

G_DEFINE_TYPE (HqWaitingPage, hq_waiting_page, HQ_TYPE_PAGE)

static void
hq_waiting_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){ .read = hq_view_read_hall,
                            .free_view = hq_view_free,
                            .get_until = hq_view_get_until };
}

static char *
hq_waiting_page_make_sentence (gint64 number)
{
  if (number == 0)
    return g_strdup (_ ("This machine tells the hall that it is there."));
  return g_strdup_printf (_ ("This machine waits to be given its role: in the manager's screen, "
                             "under Machines, machine %d."),
                          (int) number);
}

/* The same sentence in the language that is not shown. */
static char *
hq_waiting_page_make_other (gint64 number)
{
  const char *language = hq_language_get ();
  char *sentence;

  hq_language_set (hq_language_get_other ());
  sentence = hq_waiting_page_make_sentence (number);
  hq_language_set (language);
  return sentence;
}

static void
hq_waiting_page_say (HqWaitingPage *self, gint64 number)
{
  g_autofree char *sentence = NULL;
  g_autofree char *other = NULL;

  if (self->said == number)
    return;
  self->said = number;
  sentence = hq_waiting_page_make_sentence (number);
  other = hq_waiting_page_make_other (number);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->other, other);
}

static void
hq_waiting_page_refresh (HqPage *page)
{
  HqWaitingPage *self = HQ_WAITING_PAGE (page);
  HqContact *contact = hq_page_get_contact (page);
  const HqView *view = hq_page_get_view (page);
  gint64 number = contact != NULL ? hq_contact_get_number (contact) : 0;
  g_autofree char *text = number != 0 ? g_strdup_printf ("%d", (int) number) : g_strdup ("…");
  g_autofree char *lost = hq_page_is_lost (page) ? hq_wall_lost (page, view) : NULL;
  g_autofree char *fault = NULL;

  if (lost != NULL && view == NULL)
    fault = hq_words_error_whole (hq_live_get_fault (hq_page_get_live (page)));
  hq_wall_set (self->what,
               view != NULL ? hq_language_pick (view->setup->name, view->setup->name_en) : NULL);
  gtk_label_set_label (self->number, text);
  gtk_label_set_label (self->host, g_get_host_name ());
  hq_waiting_page_say (self, number);
  hq_wall_set (self->lost, fault != NULL ? fault : lost);
}

static void
hq_waiting_page_tick (HqPage *page, HqTime now)
{
  hq_waiting_page_refresh (page);
}

/* A window beside others can be moved and closed. */
static void
hq_waiting_page_on_full_screen (GtkWindow *window, GParamSpec *pspec, HqWaitingPage *self)
{
  gtk_widget_set_visible (self->header, !gtk_window_is_fullscreen (window));
}

static void
hq_waiting_page_root (GtkWidget *widget)
{
  HqWaitingPage *self = HQ_WAITING_PAGE (widget);
  GtkWindow *window;

  GTK_WIDGET_CLASS (hq_waiting_page_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_signal_connect_object (window, "notify::fullscreened",
                           G_CALLBACK (hq_waiting_page_on_full_screen), self, 0);
  hq_waiting_page_on_full_screen (window, NULL, self);
  adw_window_title_set_title (self->title, gtk_window_get_title (window));
}

static double
hq_waiting_page_get_text_size (int width, int height)
{
  return MAX (HQ_WAITING_PAGE_LETTER, MIN (width / 40.0, height / 26.0));
}

static void
hq_waiting_page_class_init (HqWaitingPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  page_class->init_reader = hq_waiting_page_init_reader;
  page_class->refresh = hq_waiting_page_refresh;
  page_class->tick = hq_waiting_page_tick;
  page_class->may_close = hq_leave_may_close;
  page_class->get_text_size = hq_waiting_page_get_text_size;
  widget_class->root = hq_waiting_page_root;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-waiting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, header);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, title);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, what);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, number);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, host);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, other);
  gtk_widget_class_bind_template_child (widget_class, HqWaitingPage, lost);
}

static void
hq_waiting_page_init (HqWaitingPage *self)
{
  self->said = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_leave_install (HQ_PAGE (self), NULL);
}
