/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-language.h"
#include "hq-manager-page.h"
#include "hq-sign-in.h"
#include "hq-test-day.h"
#include "hq-test-screen.h"

/* The manager's screen on a hall whose days the test has made, and the hall from elsewhere. */
typedef struct
{
  HqTestDay day;
  HqLive *live;     /* (owned) */
  HqScreen *screen; /* (borrowed): GTK's */
} Manager;

#undef WAIT
/* The screen's own tick wakes the loop each second. */
#define WAIT(condition)                                                                            \
  for (gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND; !(condition);)              \
    {                                                                                              \
      g_main_context_iteration (NULL, TRUE);                                                       \
      g_assert_cmpint (g_get_monotonic_time (), <, end);                                           \
    }

static inline HqManagerDesk *
get_desk (Manager *manager)
{
  return hq_manager_page_get_desk (HQ_MANAGER_PAGE (hq_screen_get_page (manager->screen)));
}

/* The page of that name, which is shown from then on. */
static inline gpointer
show (Manager *manager, const char *name)
{
  HqManagerDesk *desk = get_desk (manager);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk), "manager.show", "s", name));
  return hq_manager_desk_get_panel (desk, name);
}

static inline gpointer
part (gpointer widget, const char *name)
{
  GObject *found = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (found);
  return found;
}

static inline guint
count_children (gpointer widget)
{
  g_autoptr (GListModel) children = gtk_widget_observe_children (widget);

  return g_list_model_get_n_items (children);
}

/* Presses the one button within @widget that says @text. */
static inline gboolean
press (GtkWidget *widget, const char *text)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    if (press (next, text))
      return TRUE;
  return FALSE;
}

/* The row within @widget into which something is typed under @title. */
static inline GtkEditable *
find_entry (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    {
      GtkWidget *entry = NULL;

      g_object_get (widget, "entry", &entry, NULL);
      g_object_unref (entry);
      return GTK_EDITABLE (entry);
    }
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    {
      GtkEditable *found = find_entry (next, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The window at that place, with m1 signed in. */
static inline void
manager_open_at (Manager *manager, const char *place)
{
  GtkWidget *page;
  gpointer sign_in;

  hq_language_set ("en");
  manager->live = hq_live_new (manager->day.test.path);
  manager->screen = hq_screen_new (NULL, manager->live, HQ_TYPE_MANAGER_PAGE, place);
  page = GTK_WIDGET (hq_screen_get_page (manager->screen));
  gtk_window_set_default_size (GTK_WINDOW (manager->screen), 1366, 768);
  gtk_window_present (GTK_WINDOW (manager->screen));
  WAIT (hq_page_get_view (HQ_PAGE (page)) != NULL);
  sign_in = part (page, "sign_in");
  gtk_editable_set_text (part (sign_in, "staff"), "m1");
  g_assert_true (gtk_widget_activate_action (sign_in, "sign-in.enter", NULL));
  WAIT (get_desk (manager) != NULL);
}

static inline void
manager_open (Manager *manager)
{
  manager_open_at (manager, "M1");
}

/* Whether the screen stays open for whoever works in @window alone. */
static inline gboolean
keeps_open (Manager *manager, gpointer window)
{
  HqPage *page = hq_screen_get_page (manager->screen);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  HqTime now = hq_live_get_now (manager->live);
  gboolean taken;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_LEGACY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "event", NULL, &taken);
    }
  /* It was touched longer ago than this but for what happened in the window. */
  HQ_PAGE_GET_CLASS (page)->tick (page, now + 10 * HQ_MINUTE);
  return hq_live_get_staff (manager->live) != NULL;
}

static inline void
manager_init (Manager *manager, gconstpointer data)
{
  hq_test_screen_load_looks ();
  hq_test_day_init_tax (&manager->day, NULL);
  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO device (hall, device, role, name, floor)"
                                            " SELECT hall, 'M1', 'manager', '管理', 2 FROM hall");
}

static inline void
manager_clear (Manager *manager, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (manager->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&manager->live);
  hq_test_day_clear (&manager->day, NULL);
}
