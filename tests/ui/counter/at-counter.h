/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-deeds.h"
#include "hq-counter-form.h"
#include "hq-counter-page.h"
#include "hq-language.h"
#include "hq-screen.h"
#include "hq-test-day.h"
#include "hq-test.h"

/* A clerk's screen at counter 3, on a day to come: the store's clock stands still at its last event,
 * and goes on by what is done in the hall from elsewhere. */
typedef struct
{
  HqTestDay day;
  HqLive *live;     /* (owned) */
  HqScreen *screen; /* (borrowed): GTK's */
} Counter;

#undef DO
#undef COUNT
#define DO(...) hq_test_day_try (&counter->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#define COUNT(sql) hq_test_hall_count (&counter->day.test, sql)
#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static inline GtkWidget *
page (Counter *counter)
{
  return GTK_WIDGET (hq_screen_get_page (counter->screen));
}

static inline const HqCounterDeskView *
view (Counter *counter)
{
  return hq_page_get_view (HQ_PAGE (page (counter)));
}

/* A part of a template: of the page, or "work:deeds" of one of its parts. */
static inline gpointer
part (Counter *counter, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ":", -1);
  GObject *found = G_OBJECT (page (counter));
  guint i = 0;

  if (g_str_equal (names[0], "work"))
    {
      found = G_OBJECT (hq_counter_page_get_work (HQ_COUNTER_PAGE (found)));
      i++;
    }
  for (; names[i] != NULL; i++)
    found = gtk_widget_get_template_child (GTK_WIDGET (found), G_OBJECT_TYPE (found), names[i]);
  g_assert_nonnull (found);
  return found;
}

static inline const char *
label (Counter *counter, const char *path)
{
  return gtk_label_get_label (part (counter, path));
}

static inline const char *
child (Counter *counter, const char *path)
{
  return gtk_stack_get_visible_child_name (part (counter, path));
}

static inline GtkWidget *
button (Counter *counter, HqCounterKey key)
{
  return hq_counter_deeds_get_button (part (counter, "work:deeds"), key);
}

static inline void
click (GtkWidget *widget)
{
  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_is_sensitive (widget));
  g_signal_emit_by_name (widget, "clicked");
}

/* Does what the shortcut does that has @accel among its keys. */
static inline gboolean
press (Counter *counter, const char *accel)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page (counter));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *text = gtk_shortcut_trigger_to_string (
            gtk_shortcut_get_trigger (shortcut));
          g_auto (GStrv) keys = g_strsplit (text, "|", -1);

          if (g_strv_contains ((const char *const *) keys, accel))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                 page (counter),
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_error ("There is no key %s", accel);
}

/* What the key did is on the screen, and the next one may come. */
static inline void
settle (Counter *counter)
{
  WAIT (!hq_counter_work_is_running (part (counter, "work")));
}

static inline void
press_and_settle (Counter *counter, const char *accel)
{
  g_assert_true (press (counter, accel));
  settle (counter);
}

/* Lets time go by on the store's clock, by an event of somebody else. */
static inline void
pass (Counter *counter, int seconds)
{
  hq_test_day_wait (&counter->day, seconds);
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  WAIT (view (counter)->counter.view.now == counter->day.now);
}

static inline void
counter_init (Counter *counter, gconstpointer data)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  hq_test_day_init_tax (&counter->day, NULL);
  hq_calendar_add_year (calendar, 2035);
  hq_test_day_set_calendar (&counter->day, calendar);
  counter->day.place = "K2";
  counter->day.now = hq_test_hall_time ("2035-03-01T10:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  hq_language_set ("en");
  counter->live = hq_live_new (counter->day.test.path);
  counter->screen = hq_screen_new (NULL, counter->live, HQ_TYPE_COUNTER_PAGE, "3");
  gtk_window_set_default_size (GTK_WINDOW (counter->screen), 400, 640);
  gtk_window_present (GTK_WINDOW (counter->screen));
  g_assert_cmpstr (child (counter, "stack"), ==, "loading");
  WAIT (view (counter) != NULL);
  g_assert_cmpstr (child (counter, "stack"), ==, "door");
}

static inline void
sign_in (Counter *counter)
{
  gtk_editable_set_text (part (counter, "door:staff"), "c3");
  click (part (counter, "door:enter"));
  WAIT (g_str_equal (child (counter, "stack"), "work"));
}

static inline void
counter_init_signed_in (Counter *counter, gconstpointer data)
{
  counter_init (counter, data);
  sign_in (counter);
}

static inline void
counter_clear (Counter *counter, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (counter->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&counter->live);
  hq_test_day_clear (&counter->day, NULL);
}

static inline HqCounterForm *
form (Counter *counter)
{
  GtkWidget *found;

  g_assert_cmpstr (child (counter, "work:stack"), ==, "form");
  found = adw_bin_get_child (part (counter, "work:form_bin"));
  g_assert_true (HQ_IS_COUNTER_FORM (found));
  return HQ_COUNTER_FORM (found);
}

/* The first widget of a type, and the next ones, under @widget. */
static inline GtkWidget *
find (GtkWidget *widget, GType type, guint *skip)
{
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL;
       c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (c, type) && (*skip)-- == 0)
        return c;
      found = find (c, type, skip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gpointer
nth (gpointer widget, GType type, guint n)
{
  GtkWidget *found = find (widget, type, &n);

  g_assert_nonnull (found);
  return found;
}
