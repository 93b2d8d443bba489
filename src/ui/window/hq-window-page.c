/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-window-page.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-leave.h"
#include "hq-wall.h"
#include "hq-window-words.h"
#include "hq-words.h"

#define HQ_WINDOW_PAGE_TURN (6 * HQ_SECOND)

struct _HqWindowPage
{
  HqPage parent_instance;

  GtkBox *panes;
  GtkBox *sign;
  GtkLabel *number;
  GtkLabel *kind;
  GtkImage *icon;
  GtkLabel *headline;
  GtkLabel *tag;
  GtkLabel *english;
  GtkLabel *detail;
  GtkLabel *more;
  GtkLabel *cover;
  GtkLabel *serves;
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
    .get_until = hq_view_get_until,
  };
}

/* The look of the states; more than one state shares a look. */
static void
hq_window_page_set_look (HqWindowPage *self, const char *look, const char *icon)
{
  static const char *const looks[] = { "called", "serving", "free", "sent",
                                       "paused", "closed",  "lost" };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    hq_wall_set_class (self, looks[i], g_strcmp0 (looks[i], look) == 0);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
}

static void
hq_window_page_draw_words (HqWindowPage *self, const HqWindowWords *words)
{
  hq_wall_set (self->headline, words->headline);
  hq_wall_set (self->tag, words->tag);
  hq_wall_set (self->english, words->english);
  hq_wall_set (self->detail, words->detail);
  hq_wall_set (self->more, words->more);
  hq_wall_set_class (self->headline, "long", words->wordy);
}

static void
hq_window_page_draw_plate (HqWindowPage *self, const HqCounterView *view)
{
  g_autofree char *number = NULL;

  if (view != NULL)
    number = g_strdup_printf ("%d", view->counter->counter);
  else
    number = g_strdup (hq_page_get_place (HQ_PAGE (self)));
  gtk_label_set_label (self->number, number);
  hq_wall_set (self->kind, view != NULL ? hq_wall_kind (view->counter->kind) : NULL);
}

/* What was read before the store was lost may be wrong by now: nothing of it is shown. */
static void
hq_window_page_draw_lost (HqWindowPage *self, const HqCounterView *view)
{
  const char *sentence = N_ ("Under maintenance; please follow the staff.");
  g_auto (HqWindowWords) words = { .wordy = TRUE };

  words.headline = g_strdup (_ (sentence));
  if (!g_str_equal (hq_language_get (), "en"))
    words.english = g_strdup (sentence);
  words.detail = hq_wall_lost (HQ_PAGE (self), view != NULL ? &view->view : NULL);
  hq_window_page_draw_words (self, &words);
  hq_window_page_set_look (self, "lost", "dialog-warning-symbolic");
  hq_wall_set_class (self->headline, "flash", FALSE);
  hq_wall_set (self->cover, NULL);
  gtk_label_set_label (self->serves, "");
}

/* A list that is too long for its line begins with another service every few seconds. */
static void
hq_window_page_draw_services (HqWindowPage *self, const HqCounterView *view, HqTime now)
{
  g_autoptr (GPtrArray) services = hq_window_state_find_serves (view, now);
  gboolean cut = pango_layout_is_ellipsized (gtk_label_get_layout (self->serves));
  guint first = cut && services->len > 0 ? (guint) (now / HQ_WINDOW_PAGE_TURN % services->len) : 0;
  g_autofree char *text = hq_wall_services (services, first);

  gtk_label_set_label (self->serves, text);
}

static void
hq_window_page_draw_view (HqWindowPage *self, const HqCounterView *view, HqTime now)
{
  static const char *const looks[] = {
    [HQ_WINDOW_FREE] = "free",         [HQ_WINDOW_CALLED] = "called",
    [HQ_WINDOW_SERVING] = "serving",   [HQ_WINDOW_SENT] = "sent",
    [HQ_WINDOW_RATE] = "sent",         [HQ_WINDOW_PAUSED] = "paused",
    [HQ_WINDOW_SIGNED_OUT] = "closed", [HQ_WINDOW_NOT_YET] = "closed",
    [HQ_WINDOW_DAY_OVER] = "closed",   [HQ_WINDOW_SHUT] = "closed",
  };
  g_auto (HqWindowWords) words = { 0 };
  HqWindowState state;

  hq_window_state_find (view, now, &state);
  hq_window_words_find (view, &state, &words);
  hq_window_page_draw_words (self, &words);
  hq_window_page_set_look (self, looks[state.show],
                           state.show == HQ_WINDOW_PAUSED ? "media-playback-pause-symbolic" : NULL);
  hq_wall_set_class (self->headline, "flash", state.flash);
  hq_wall_set (self->cover, state.cover != NULL
                              ? hq_language_pick (state.cover->name, state.cover->name_en)
                              : NULL);
  hq_window_page_draw_services (self, view, now);
}

static void
hq_window_page_tick (HqPage *page, HqTime now)
{
  HqWindowPage *self = HQ_WINDOW_PAGE (page);
  const HqCounterView *view = hq_page_get_view (page);

  hq_window_page_draw_plate (self, view);
  if (hq_page_is_lost (page))
    hq_window_page_draw_lost (self, view);
  else if (view != NULL)
    hq_window_page_draw_view (self, view, now);
}

/* It is drawn by the tick, which follows at once. */
static void
hq_window_page_refresh (HqPage *page)
{
}

/* The long screens above a counter have the number beside the state, others above it. */
static void
hq_window_page_fit (HqPage *page, int width, int height)
{
  HqWindowPage *self = HQ_WINDOW_PAGE (page);
  gboolean tall = height > 0.4 * width;

  hq_wall_set_class (self, "tall", tall);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                  tall ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sign),
                                  tall ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static double
hq_window_page_get_text_size (int width, int height)
{
  return MIN (height / 19.5, width / 52.0);
}

static void
hq_window_page_class_init (HqWindowPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  page_class->looks = "/org/hallqueue/HallQueue/window.css";
  page_class->init_reader = hq_window_page_init_reader;
  page_class->refresh = hq_window_page_refresh;
  page_class->tick = hq_window_page_tick;
  page_class->may_close = hq_leave_may_close;
  page_class->get_text_size = hq_window_page_get_text_size;
  page_class->fit = hq_window_page_fit;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-window-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, sign);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, number);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, kind);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, icon);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, headline);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, tag);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, english);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, detail);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, more);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, cover);
  gtk_widget_class_bind_template_child (widget_class, HqWindowPage, serves);
}

static void
hq_window_page_init (HqWindowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_leave_install (HQ_PAGE (self), NULL);
}
