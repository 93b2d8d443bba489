/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-deeds.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-language.h"
#include "hq-manager-say.h"
#include "hq-words.h"

struct _HqManagerDeeds
{
  AdwWindow parent_instance;

  HqManagerPanel *panel; /* (owned) */
  char *service;         /* (owned) */
  GtkLabel *refusal;     /* (borrowed), as what follows: in the window */
  GtkWidget *page;
  AdwComboRow *lent;  /* (nullable) */
  AdwComboRow *until; /* (nullable) */
  GtkWidget *time_row; /* (nullable): where a time of one's own is typed */
  GtkEditable *time;   /* (nullable) */
  GArray *counters;   /* (owned) (element-type int): that can be lent, as @lent has them */
};

G_DEFINE_TYPE (HqManagerDeeds, hq_manager_deeds, ADW_TYPE_WINDOW)

/* For how many minutes a counter is lent: 0 is until close, and the last until a time of one's own. */
static const int lengths[] = { 30, 60, 120, 0, -1 };

#define HQ_MANAGER_DEEDS_OWN (G_N_ELEMENTS (lengths) - 1)

/* What a button of the window does. */
typedef struct
{
  HqManagerDeeds *self;
  HqAct act;
  int counter; /* 0 for the one that is chosen to be lent, or for none */
  GtkEditable *entry; /* (borrowed) (nullable): the words that it needs */
} HqManagerDeed;

static void
hq_manager_deeds_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
hq_manager_deeds_explain (HqManagerDeeds *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}

/* What was refused is said here, and what was written stays to be mended. */
static void
hq_manager_deeds_on_done (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqManagerDeeds *self = asker;
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;

  if (answer != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->page, TRUE);
  hq_manager_deeds_explain (self, sentence);
}

/* Fills in which counter is lent, and until when; says what is wrong with a time that was typed. */
static gboolean
hq_manager_deeds_fill_loan (HqManagerDeeds *self, HqOrder *order)
{
  guint chosen = adw_combo_row_get_selected (self->until);
  const HqView *view = &hq_manager_panel_get_view (self->panel)->view;
  HqTime now = hq_manager_panel_get_now (self->panel);
  int minute;

  order->counter = g_array_index (self->counters, int, adw_combo_row_get_selected (self->lent));
  if (chosen != HQ_MANAGER_DEEDS_OWN)
    {
      order->until = lengths[chosen] != 0 ? now + lengths[chosen] * HQ_MINUTE : 0;
      return TRUE;
    }
  minute = hq_date_parse_minute (gtk_editable_get_text (self->time));
  order->until = minute < 0 ? 0 : hq_date_at_minute (view->today, minute, view->zone);
  if (order->until > now)
    return TRUE;
  hq_manager_deeds_explain (self, minute < 0
                                    ? _ ("Please write the time of day as 16:30.")
                                    : _ ("That time has passed; please write a later one of today."));
  gtk_widget_grab_focus (GTK_WIDGET (self->time));
  return FALSE;
}

static void
hq_manager_deeds_on_clicked (GtkButton *button, HqManagerDeed *deed)
{
  HqManagerDeeds *self = deed->self;
  const char *text = deed->entry != NULL ? gtk_editable_get_text (deed->entry) : NULL;
  HqOrder order = { .act = deed->act,
                    .service = self->service,
                    .counter = deed->counter,
                    .text = text };

  if (text != NULL && text[0] == '\0')
    {
      hq_manager_deeds_explain (self, _ ("Please write first what is to be read."));
      gtk_widget_grab_focus (GTK_WIDGET (deed->entry));
      return;
    }
  if (deed->act == HQ_ACT_LEND && !hq_manager_deeds_fill_loan (self, &order))
    return;
  hq_manager_deeds_explain (self, "");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, FALSE);
  hq_manager_panel_run (self->panel, &order, hq_manager_deeds_on_done, self);
}

static GtkWidget *
hq_manager_deeds_make_button (const char *label, const HqManagerDeed *deed)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (hq_manager_deeds_on_clicked),
                         g_memdup2 (deed, sizeof *deed), hq_manager_deeds_free, 0);
  return button;
}

static AdwPreferencesGroup *
hq_manager_deeds_add_group (HqManagerDeeds *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/* A row that says what there is, with the button that changes it. */
static void
hq_manager_deeds_add_row (AdwPreferencesGroup *group,
                          const char *title,
                          const char *label,
                          const HqManagerDeed *deed)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *plain = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plain);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), hq_manager_deeds_make_button (label, deed));
  adw_preferences_group_add (group, row);
}

/* An entry for the words that a deed needs, and the button at the group's head. */
static void
hq_manager_deeds_add_entry (AdwPreferencesGroup *group,
                            const char *title,
                            const char *label,
                            const HqManagerDeed *deed)
{
  GtkWidget *entry = gtk_entry_new ();
  HqManagerDeed own = *deed;

  own.entry = GTK_EDITABLE (entry);
  adw_preferences_group_add (group, hq_entry_row_new (title, entry));
  adw_preferences_group_set_header_suffix (group, hq_manager_deeds_make_button (label, &own));
}

static gboolean
hq_manager_deeds_is_asked (const HqManagerView *view, int counter)
{
  for (guint i = 0; i < view->asked->len; i++)
    if (g_array_index (view->asked, HqCounterAsked, i).counter == counter)
      return TRUE;
  return FALSE;
}

/* The tidal counters that serve it and are not open. */
static void
hq_manager_deeds_add_tidal (HqManagerDeeds *self, const HqManagerView *view)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < view->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, i);
      int number = row->counter->counter;
      gboolean asked = hq_manager_deeds_is_asked (view, number);
      g_autofree char *digits = g_strdup_printf ("%d", number);
      g_autofree char *title = g_strdup_printf (_ ("Counter %s"), digits);
      const HqManagerDeed deed = { self, asked ? HQ_ACT_TIDAL_DROP : HQ_ACT_TIDAL_ASK, number };

      if (row->counter->kind != HQ_COUNTER_TIDAL || row->duty.counter != 0
          || hq_setup_find_served (view->view.setup, number, self->service, view->view.now) == NULL)
        continue;
      if (group == NULL)
        group = hq_manager_deeds_add_group (self, _ ("Open a tidal counter"));
      hq_manager_deeds_add_row (group, title, asked ? _ ("Need not open") : _ ("Ask to open"),
                                &deed);
    }
}

static AdwComboRow *
hq_manager_deeds_add_combo (AdwPreferencesGroup *group, const char *title, GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  hq_compat_name_combo (ADW_COMBO_ROW (row));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
hq_manager_deeds_on_until (HqManagerDeeds *self)
{
  gtk_widget_set_visible (self->time_row,
                          adw_combo_row_get_selected (self->until) == HQ_MANAGER_DEEDS_OWN);
}

/* Which one, for how long, and the button. */
static void
hq_manager_deeds_add_lend (HqManagerDeeds *self, AdwPreferencesGroup *group, GtkStringList *names)
{
  g_autoptr (GtkStringList) ends = gtk_string_list_new ((const char *const[]){
    _ ("30 minutes"), _ ("1 hour"), _ ("2 hours"), _ ("Until close"), _ ("Until a time"), NULL });
  const HqManagerDeed lend = { self, HQ_ACT_LEND };
  GtkWidget *button = hq_manager_deeds_make_button (_ ("Lend"), &lend);
  GtkWidget *entry = gtk_entry_new ();

  self->lent = hq_manager_deeds_add_combo (group, _ ("Which"), names);
  self->until = hq_manager_deeds_add_combo (group, _ ("For how long"), ends);
  self->time = GTK_EDITABLE (entry);
  self->time_row = hq_entry_row_new (_ ("Until what time today, such as 16:30"), entry);
  gtk_widget_set_visible (self->time_row, FALSE);
  adw_preferences_group_add (group, self->time_row);
  adw_preferences_group_set_header_suffix (group, button);
  g_signal_connect_swapped (self->until, "notify::selected",
                            G_CALLBACK (hq_manager_deeds_on_until), self);
  /* Enter in the time lends, as the button does. */
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (gtk_widget_activate), button);
}

/* Open counters that do not serve it can be lent, and those that were can be had back. */
static void
hq_manager_deeds_add_loans (HqManagerDeeds *self, const HqManagerView *view)
{
  AdwPreferencesGroup *group = hq_manager_deeds_add_group (self, _ ("Lend a counter"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < view->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, i);
      int number = row->counter->counter;
      const HqCounterService *served = hq_setup_find_served (view->view.setup, number,
                                                             self->service, view->view.now);
      g_autofree char *digits = g_strdup_printf ("%d", number);
      g_autofree char *title = g_strdup_printf (_ ("Counter %s"), digits);
      const HqManagerDeed end = { self, HQ_ACT_LEND_END, number };

      if (served != NULL && served->lent_until != 0)
        hq_manager_deeds_add_row (group, title, _ ("End the loan"), &end);
      if (served != NULL || row->duty.counter == 0)
        continue;
      gtk_string_list_append (names, title);
      g_array_append_val (self->counters, number);
    }
  if (self->counters->len == 0)
    {
      adw_preferences_group_set_description (group, _ ("No other counter is open."));
      return;
    }
  hq_manager_deeds_add_lend (self, group, names);
}

static void
hq_manager_deeds_add_stop (HqManagerDeeds *self, const HqManagerView *view)
{
  AdwPreferencesGroup *group = hq_manager_deeds_add_group (self, _ ("Numbers of this service"));
  const HqManagerDeed stop = { self, HQ_ACT_STOP };
  const HqManagerDeed go_on = { self, HQ_ACT_GO_ON };

  for (guint i = 0; i < view->stops->len; i++)
    {
      const HqServiceStop *row = &g_array_index (view->stops, HqServiceStop, i);

      if (!g_str_equal (row->service, self->service))
        continue;
      hq_manager_deeds_add_row (group, row->reason, _ ("Give numbers again"), &go_on);
      return;
    }
  hq_manager_deeds_add_entry (group, _ ("Why no more numbers are given, for everybody to read"),
                              _ ("Give no more today"), &stop);
}

static void
hq_manager_deeds_on_words (HqManagerDeeds *self)
{
  hq_manager_say_show (self->panel, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What is told to counters, guides and everybody has a window of its own. */
static void
hq_manager_deeds_add_words (HqManagerDeeds *self)
{
  AdwPreferencesGroup *group = hq_manager_deeds_add_group (self, _ ("Words and notices"));
  GtkWidget *button = gtk_button_new_with_label (_ ("Say something"));

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (hq_manager_deeds_on_words), self);
  adw_preferences_group_set_header_suffix (group, button);
}

static void
hq_manager_deeds_finalize (GObject *object)
{
  HqManagerDeeds *self = HQ_MANAGER_DEEDS (object);

  g_clear_object (&self->panel);
  g_free (self->service);
  g_array_unref (self->counters);
  G_OBJECT_CLASS (hq_manager_deeds_parent_class)->finalize (object);
}

static void
hq_manager_deeds_class_init (HqManagerDeedsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_deeds_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
hq_manager_deeds_init (HqManagerDeeds *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->counters = g_array_new (FALSE, FALSE, sizeof (int));
  self->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self->page, TRUE);
  self->refusal = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_ALERT, "visible", FALSE, "wrap",
                                           TRUE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "refusal");
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "remark");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hq-screen");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hq-manager");
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/**
 * hq_manager_deeds_show:
 * @panel: the page that asks
 * @service: a service of the hall
 *
 * Shows what can be done for the service; Escape closes it.
 */
void
hq_manager_deeds_show (HqManagerPanel *panel, const char *service)
{
  HqManagerDeeds *self = g_object_new (HQ_TYPE_MANAGER_DEEDS, NULL);
  const HqManagerView *view = hq_manager_panel_get_view (panel);
  const HqService *row = hq_setup_find_service (view->view.setup, service);

  self->panel = g_object_ref (panel);
  hq_manager_panel_watch (panel, GTK_WIDGET (self));
  self->service = g_strdup (service);
  gtk_window_set_title (GTK_WINDOW (self), hq_language_pick (row->name, row->name_en));
  gtk_window_set_transient_for (GTK_WINDOW (self),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (panel))));
  hq_manager_deeds_add_tidal (self, view);
  hq_manager_deeds_add_loans (self, view);
  hq_manager_deeds_add_stop (self, view);
  hq_manager_deeds_add_words (self);
  gtk_window_present (GTK_WINDOW (self));
}
