/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-page.h"
#include "hq-guide-view.h"
#include "hq-language.h"
#include "hq-secret.h"
#include "hq-test-day.h"
#include "hq-test-screen.h"

/* A guide desk on a hall that is open now, and the hall from elsewhere. */
typedef struct
{
  HqTestDay day;
  HqLive *live;     /* (owned) */
  HqScreen *screen; /* (borrowed): GTK's */
  guint said;       /* sentences in passing */
} Desk;

#undef DO
#undef COUNT
#undef WAIT
#define DO(...) hq_test_day_try (&desk->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#define COUNT(sql) hq_test_hall_count (&desk->day.test, sql)
/* The desk's own tick wakes the loop each second. */
#define WAIT(condition)                                                                            \
  for (gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND; !(condition);)              \
    {                                                                                              \
      g_main_context_iteration (NULL, TRUE);                                                       \
      g_assert_cmpint (g_get_monotonic_time (), <, end);                                           \
    }

static inline GtkWidget *
page (Desk *desk)
{
  return GTK_WIDGET (hq_screen_get_page (desk->screen));
}

/* What is shown to whoever is signed in, or the page while nobody is. */
static inline GtkWidget *
top (Desk *desk)
{
  HqGuideDesk *self = hq_guide_page_get_desk (HQ_GUIDE_PAGE (page (desk)));

  return self != NULL ? GTK_WIDGET (self) : page (desk);
}

/* A part of a widget's template: of the page or the desk, or, by "panel:name", of a panel. */
static inline gpointer
part (Desk *desk, const char *name)
{
  g_auto (GStrv) names = g_strsplit (name, ":", 2);
  GtkWidget *owner = page (desk);
  GObject *found = gtk_widget_get_template_child (owner, G_OBJECT_TYPE (owner), names[0]);

  owner = top (desk);
  if (found == NULL)
    found = gtk_widget_get_template_child (owner, G_OBJECT_TYPE (owner), names[0]);
  if (names[1] != NULL)
    found = gtk_widget_get_template_child (GTK_WIDGET (found), G_OBJECT_TYPE (found), names[1]);
  g_assert_nonnull (found);
  return found;
}

static inline const char *
label (Desk *desk, const char *name)
{
  return gtk_label_get_label (part (desk, name));
}

static inline const char *
child (Desk *desk, const char *stack)
{
  return gtk_stack_get_visible_child_name (part (desk, stack));
}

static inline const HqGuideView *
view (Desk *desk)
{
  return hq_page_get_view (HQ_PAGE (page (desk)));
}

static inline void
act (Desk *desk, const char *panel, const char *action)
{
  GtkWidget *widget = panel == NULL ? top (desk) : part (desk, panel);

  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* The same for an action on a visitor of a list; 0 is the one that is chosen. */
static inline void
act_on (Desk *desk, const char *panel, const char *action, gint64 id)
{
  g_assert_true (gtk_widget_activate_action (part (desk, panel), action, "x", id));
}

static inline void
go (Desk *desk, const char *panel)
{
  g_assert_true (gtk_widget_activate_action (top (desk), "guide.panel", "s", panel));
}

/* Presses a key on @widget, to the controller that listens for keys there. */
static inline void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
}

static inline void
type (Desk *desk, const char *keys)
{
  for (; *keys != '\0'; keys++)
    {
      /* As fast as a hand and no faster. */
      g_usleep (35 * 1000);
      press (part (desk, "issue"), *keys == '\n' ? GDK_KEY_Return : (guint) *keys);
    }
}

static inline void
set_text (Desk *desk, const char *entry, const char *text)
{
  gpointer found = part (desk, entry);

  if (HQ_IS_SECRET (found))
    hq_secret_set_text (found, text);
  else
    gtk_editable_set_text (found, text);
}

/* What was said in passing helps whoever reads why a test failed. */
static inline void
on_say (Desk *desk, const char *sentence)
{
  g_test_message ("%s", sentence);
  desk->said++;
}

static inline void
desk_init (Desk *desk, gconstpointer data)
{
  hq_test_day_init (&desk->day, NULL);
  hq_test_hall_run_sql (&desk->day.test, "INSERT INTO device (hall, device, role, name, floor)"
                                         " SELECT hall, 'G1', 'guide', '导办台', 2 FROM hall");
  hq_test_hall_run_sql (&desk->day.test,
                        "UPDATE item SET materials = '申请书;身份证', self_service = 1"
                        " WHERE item = 'A02'");
  hq_hall_close (desk->day.test.hall);
  desk->day.test.hall = hq_hall_open (desk->day.test.path, NULL);
  desk->day.now = 0;
  hq_test_hall_open_today (&desk->day.test);
  hq_language_set ("en");
  desk->live = hq_live_new (desk->day.test.path);
  desk->screen = hq_screen_new (NULL, desk->live, HQ_TYPE_GUIDE_PAGE, "G1");
  g_signal_connect_swapped (page (desk), "say", G_CALLBACK (on_say), desk);
  gtk_window_set_default_size (GTK_WINDOW (desk->screen), 900, 640);
  gtk_window_present (GTK_WINDOW (desk->screen));
  g_assert_cmpstr (child (desk, "stack"), ==, "loading");
  WAIT (view (desk) != NULL);
  g_assert_cmpstr (child (desk, "stack"), ==, "sign-in");
}

static inline void
desk_init_signed_in (Desk *desk, gconstpointer data)
{
  desk_init (desk, data);
  set_text (desk, "sign_in:staff", "G1");
  act (desk, "sign_in", "sign-in.enter");
  WAIT (hq_live_get_staff (desk->live) != NULL);
  g_assert_cmpstr (hq_live_get_staff (desk->live), ==, "g1");
  g_assert_cmpstr (child (desk, "stack"), ==, "desk");
  g_assert_cmpstr (child (desk, "panels"), ==, "issue");
}

static inline void
desk_clear (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->live);
  hq_test_day_clear (&desk->day, NULL);
}
