/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-screen.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hq-language.h"

#define RESOURCES "/org/hallqueue/HallQueue"

/* The looks of the program, which an application finds by itself. */
void
hq_test_screen_load_looks (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCES "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "/icons");
}

void
hq_test_screen_init (HqTestScreen *screen, const HqTestScreenStart *start)
{
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      hq_test_screen_load_looks ();
      g_once_init_leave (&loaded, 1);
    }
  *screen = (HqTestScreen){ 0 };
  hq_test_hall_init (&screen->test, HQ_HALL_TRIAL);
  if (start->sql != NULL)
    {
      hq_test_hall_run_sql (&screen->test, start->sql);
      hq_hall_close (screen->test.hall);
      screen->test.hall = hq_hall_open (screen->test.path, NULL);
    }
  hq_test_hall_open_today (&screen->test);
  hq_language_set ("en");
  screen->live = hq_live_new (screen->test.path);
  screen->screen = hq_screen_new (NULL, screen->live, start->page_type, start->place);
  gtk_window_set_default_size (GTK_WINDOW (screen->screen), start->width, start->height);
  gtk_window_present (GTK_WINDOW (screen->screen));
  WAIT (hq_live_get_view (screen->live) != NULL
        && gtk_widget_get_width (GTK_WIDGET (screen->screen)) > 1);
}

void
hq_test_screen_clear (HqTestScreen *screen)
{
  if (screen->screen != NULL)
    gtk_window_destroy (GTK_WINDOW (screen->screen));
  g_clear_object (&screen->live);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  hq_test_hall_clear (&screen->test);
}

/* @order is done from elsewhere, at its counter by @staff. */
void
hq_test_screen_run (HqTestScreen *screen, const char *staff, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  if (staff == NULL)
    actor.device = "K1";
  hq_hall_run (screen->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

/* A part of the page's template. */
gpointer
hq_test_screen_part (HqTestScreen *screen, const char *name)
{
  HqPage *page = hq_screen_get_page (screen->screen);
  GObject *part = gtk_widget_get_template_child (GTK_WIDGET (page), G_OBJECT_TYPE (page), name);

  g_assert_nonnull (part);
  return part;
}

/* What a label of the page's template says to who looks: "" where it is not shown. */
const char *
hq_test_screen_read (HqTestScreen *screen, const char *name)
{
  GtkWidget *label = hq_test_screen_part (screen, name);

  return gtk_widget_get_mapped (label) ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

static gboolean
hq_test_screen_widget_says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (hq_test_screen_widget_says (child, text))
      return TRUE;
  return FALSE;
}

/* Whether @text is anywhere on the screen. */
gboolean
hq_test_screen_says (HqTestScreen *screen, const char *text)
{
  return hq_test_screen_widget_says (GTK_WIDGET (screen->screen), text);
}

/* The screen in another language: it is made anew a moment after it was asked for. */
void
hq_test_screen_speak (HqScreen *screen, const char *language)
{
  HqPage *before = hq_screen_get_page (screen);

  hq_page_set_language (before, language);
  WAIT (hq_screen_get_page (screen) != before);
  g_assert_cmpstr (hq_language_get (), ==, language);
}

static void
hq_test_screen_move (HqTestScreen *screen, const char *from, const char *to)
{
  g_autofree char *old_path = g_strconcat (screen->test.path, from, NULL);
  g_autofree char *new_path = g_strconcat (screen->test.path, to, NULL);

  g_assert_cmpint (g_rename (old_path, new_path), ==, 0);
}

/* The store goes away, until the screen has seen it. */
void
hq_test_screen_lose (HqTestScreen *screen)
{
  hq_test_screen_move (screen, "", ".away");
  WAIT (hq_live_get_state (screen->live) == HQ_LIVE_LOST);
}

void
hq_test_screen_find (HqTestScreen *screen)
{
  hq_test_screen_move (screen, ".away", "");
  WAIT (hq_live_get_state (screen->live) == HQ_LIVE_THERE);
}

/**
 * hq_test_screen_get_window:
 * @type: a kind of window
 *
 * Returns: (transfer none) (nullable): one that is shown, of any screen
 */
gpointer
hq_test_screen_get_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}
