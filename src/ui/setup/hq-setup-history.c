/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-history.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-manager-words.h"
#include "hq-setup-back.h"
#include "hq-setup-data-words.h"
#include "hq-setup-page.h"
#include "hq-setup-past.h"
#include "hq-setup-words.h"
#include "hq-words.h"

/* So many changes more are read at a time. */
#define HQ_SETUP_HISTORY_STEP 20

struct _HqSetupHistory
{
  HqSetupPanel parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *said;
  GtkButton *older;

  HqSetupPast *past; /* (owned) (nullable): what is shown */
  GPtrArray *rows;   /* (owned) (element-type AdwExpanderRow): of the changes, as they stand in @past;
                        borrowed themselves */
  GPtrArray *backs;  /* (owned) (element-type GtkButton): those that were made; borrowed themselves */
  guint most;        /* how many are wanted */
  guint n_read;      /* how many were, the last time */
  gint64 seq;        /* the newest event that was known then */
  gboolean reading;
};

G_DEFINE_TYPE (HqSetupHistory, hq_setup_history, HQ_TYPE_SETUP_PANEL)

static HqSetupPage *
hq_setup_history_get_page (HqSetupHistory *self)
{
  return HQ_SETUP_PAGE (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)));
}

/* What is being edited would be lost under something older. */
static gboolean
hq_setup_history_is_edited (HqSetupHistory *self, const HqSetupPastChange *change)
{
  HqSetupPage *page = hq_setup_history_get_page (self);

  return change->data != NULL ? hq_setup_back_is_edited (page, change->data)
                              : hq_setup_page_get_differences (page)->len > 0;
}

static gboolean
hq_setup_history_may_take (HqSetupHistory *self, const HqSetupPastChange *change)
{
  gboolean may = change->data != NULL
                   ? hq_setup_back_may (hq_setup_history_get_page (self), change->data)
                   : hq_setup_panel_may_edit (HQ_SETUP_PANEL (self));

  return may && !hq_setup_history_is_edited (self, change);
}

static void
hq_setup_history_on_back (HqSetupHistory *self, GtkButton *button)
{
  const HqSetupPastChange *change = g_object_get_data (G_OBJECT (button), "change");

  if (!hq_setup_history_may_take (self, change))
    return;
  if (change->data != NULL)
    hq_setup_back_take (hq_setup_history_get_page (self), change->data);
  else
    hq_setup_page_set_draft (hq_setup_history_get_page (self), change->before);
}

static void
hq_setup_history_add_line (AdwExpanderRow *row, const char *sentence)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (line, "past-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  adw_expander_row_add_row (row, line);
}

static void
hq_setup_history_add_back (HqSetupHistory *self, AdwExpanderRow *row, HqSetupPastChange *change)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Bring Back How It Was Before"));

  g_object_set_data (G_OBJECT (button), "change", change);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, hq_setup_history_may_take (self, change));
  g_signal_connect_object (button, "clicked", G_CALLBACK (hq_setup_history_on_back), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_widget_add_css_class (line, "past-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), button);
  adw_expander_row_add_row (row, line);
  g_ptr_array_add (self->backs, button);
}

static const HqSetup *
hq_setup_history_get_setup (HqSetupHistory *self)
{
  return hq_manager_panel_get_view (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)))->view.setup;
}

static void
hq_setup_history_add_data_lines (HqSetupHistory *self, AdwExpanderRow *row, HqDataChange *data)
{
  g_autoptr (GPtrArray) sentences
    = hq_setup_data_words_compare (data, hq_setup_history_get_setup (self));

  for (guint i = 0; i < sentences->len; i++)
    hq_setup_history_add_line (row, sentences->pdata[i]);
}

/* A whole hall may have been imported: the sentences are written when somebody looks at them. */
static void
hq_setup_history_on_expanded (AdwExpanderRow *row, GParamSpec *param, HqSetupHistory *self)
{
  HqSetupPastChange *change = g_object_steal_data (G_OBJECT (row), "change");

  if (change == NULL)
    return;
  if (change->data != NULL)
    hq_setup_history_add_data_lines (self, row, change->data);
  for (guint i = 0; change->data == NULL && i < change->differences->len; i++)
    {
      g_autofree char *sentence = hq_setup_words_difference (change->differences->pdata[i],
                                                             change->before, change->after);

      hq_setup_history_add_line (row, sentence);
    }
  hq_setup_history_add_back (self, row, change);
}

/* What it did in a line: the thing itself where it was one. */
static char *
hq_setup_history_sum_up (HqSetupHistory *self, const HqSetupPastChange *change)
{
  guint n = change->data == NULL ? change->differences->len : 0;
  g_autofree char *first = NULL;

  if (change->data != NULL)
    return hq_setup_data_words_sum_up (change->data, hq_setup_history_get_setup (self));
  if (change->before == NULL)
    return g_strdup (g_str_equal (change->act, HQ_SETUP_CHANGE_FOUND)
                       ? _ ("How the hall was set up when its changes began to be kept.")
                       : _ ("The hall was made."));
  if (n == 0)
    return g_strdup (_ ("Nothing that is shown here."));
  first = hq_setup_words_difference (change->differences->pdata[0], change->before, change->after);
  return hq_setup_data_words_more (first, n);
}

static char *
hq_setup_history_title (HqSetupHistory *self, const HqSetupPastChange *change)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  const HqView *view = &hq_manager_panel_get_view (page)->view;
  g_autofree char *time = hq_date_format_time (change->at, view->zone);

  /* The seconds tell nobody anything. */
  if (strlen (time) > 16)
    time[16] = '\0';
  if (change->staff == NULL)
    return g_steal_pointer (&time);
  return g_strdup_printf ("%s · %s", time, hq_manager_words_staff (view->setup, change->staff));
}

static void
hq_setup_history_add (HqSetupHistory *self, HqSetupPastChange *change)
{
  g_autofree char *title = hq_setup_history_title (self, change);
  g_autofree char *sum = hq_setup_history_sum_up (self, change);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", sum, NULL);

  hq_compat_name_expander (ADW_EXPANDER_ROW (row));
  if (change->data != NULL || (change->before != NULL && change->differences->len > 0))
    g_object_set_data (G_OBJECT (row), "change", change);
  else
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (hq_setup_history_on_expanded), self,
                           0);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
hq_setup_history_draw (HqSetupHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->backs, 0);
  for (guint i = 0; i < self->past->changes->len; i++)
    hq_setup_history_add (self, self->past->changes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->older), self->past->n_older > 0);
}

/* Whether something can be brought back once what is edited is out of the way. */
static gboolean
hq_setup_history_is_in_the_way (HqSetupHistory *self)
{
  for (guint i = 0; self->past != NULL && i < self->past->changes->len; i++)
    if (hq_setup_history_is_edited (self, self->past->changes->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Why something cannot be brought back just now, or that there is nothing. */
static void
hq_setup_history_say (HqSetupHistory *self, const char *fault)
{
  const char *sentence = "";

  if (fault != NULL)
    sentence = fault;
  else if (self->past != NULL && self->past->changes->len == 0)
    sentence = _ ("Nothing was changed yet.");
  else if (hq_setup_history_is_in_the_way (self))
    sentence = _ ("Make or discard what is being edited before something older of it is brought back.");
  gtk_label_set_label (self->said, sentence);
}

static void
hq_setup_history_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  HqSetupPast *past = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *fault = NULL;

  self->reading = FALSE;
  /* Whoever looked may have signed out meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&past, hq_setup_past_free);
      self->n_read = 0;
      return;
    }
  if (past != NULL && past->changes == NULL)
    g_clear_pointer (&past, hq_setup_past_free);
  else if (past != NULL)
    {
      HqSetupPast *old = self->past;

      self->past = past;
      hq_setup_history_draw (self);
      g_clear_pointer (&old, hq_setup_past_free);
    }
  else
    {
      /* It is read again with the next view. */
      self->n_read = 0;
      fault = hq_words_error_whole (error);
    }
  hq_setup_history_say (self, fault);
}

static void
hq_setup_history_read (HqSetupHistory *self)
{
  HqSetupPastAsk *ask = g_new0 (HqSetupPastAsk, 1);
  const HqLiveReader reader = { hq_setup_past_read, ask, g_free, hq_setup_past_free };
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  ask->most = self->most;
  ask->newer = self->past != NULL && self->n_read == self->most;
  if (ask->newer)
    ask->last = self->past->last;
  self->reading = TRUE;
  self->n_read = self->most;
  self->seq = hq_manager_panel_get_view (page)->view.seq;
  hq_live_read_async (hq_page_get_live (hq_manager_panel_get_page (page)), &reader, NULL,
                      hq_setup_history_on_read, g_object_ref (self));
}

static void
hq_setup_history_refresh (HqSetupPanel *panel)
{
  HqSetupHistory *self = HQ_SETUP_HISTORY (panel);
  gint64 seq = hq_manager_panel_get_view (hq_setup_panel_get_page (panel))->view.seq;

  for (guint i = 0; i < self->backs->len; i++)
    {
      GtkWidget *back = self->backs->pdata[i];

      gtk_widget_set_sensitive (
        back, hq_setup_history_may_take (self, g_object_get_data (G_OBJECT (back), "change")));
    }
  hq_setup_history_say (self, NULL);
  if (!self->reading && (self->n_read != self->most || self->seq != seq))
    hq_setup_history_read (self);
}

static void
hq_setup_history_on_older (HqSetupHistory *self)
{
  self->most += HQ_SETUP_HISTORY_STEP;
  hq_setup_history_refresh (HQ_SETUP_PANEL (self));
}

static void
hq_setup_history_finalize (GObject *object)
{
  HqSetupHistory *self = HQ_SETUP_HISTORY (object);

  g_clear_pointer (&self->past, hq_setup_past_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->backs);
  G_OBJECT_CLASS (hq_setup_history_parent_class)->finalize (object);
}

static void
hq_setup_history_class_init (HqSetupHistoryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_history_finalize;
  HQ_SETUP_PANEL_CLASS (class)->refresh = hq_setup_history_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-history.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupHistory, group);
  gtk_widget_class_bind_template_child (widget_class, HqSetupHistory, said);
  gtk_widget_class_bind_template_child (widget_class, HqSetupHistory, older);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_history_on_older);
}

static void
hq_setup_history_init (HqSetupHistory *self)
{
  self->rows = g_ptr_array_new ();
  self->backs = g_ptr_array_new ();
  self->most = HQ_SETUP_HISTORY_STEP;
  gtk_widget_init_template (GTK_WIDGET (self));
}
