/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-runs.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-setup-clock.h"
#include "hq-setup-edit.h"
#include "hq-setup-page.h"
#include "hq-setup-words.h"

/* A session, and how the service runs in it. */
typedef struct
{
  HqSetupRuns *runs;
  char *key; /* (owned): of the session */
  GtkWidget *row;
  GtkSwitch *own;       /* it gives its last number there at a time of its own */
  GtkSpinButton *clock; /* and at which */
  GtkSwitch *in;        /* it runs there */
} HqSetupRunsRow;

struct _HqSetupRuns
{
  AdwPreferencesGroup parent_instance;

  char *service;   /* (owned) (nullable) */
  GPtrArray *rows; /* (owned) (element-type HqSetupRunsRow) */
  gboolean showing;
};

G_DEFINE_TYPE (HqSetupRuns, hq_setup_runs, ADW_TYPE_PREFERENCES_GROUP)

static void
hq_setup_runs_free_row (gpointer data)
{
  HqSetupRunsRow *row = data;

  g_free (row->key);
  g_free (row);
}

static void
hq_setup_runs_take (HqSetupRunsRow *row)
{
  HqSetupRuns *self = row->runs;
  HqSetupPanel *panel
    = HQ_SETUP_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_SETUP_PANEL));
  HqSetup *draft;
  const HqSession *session;

  if (self->showing || panel == NULL)
    return;
  draft = hq_setup_panel_get_draft (panel);
  session = hq_setup_edit_find (draft, HQ_SETUP_SESSION, row->key);
  hq_setup_edit_set_run (draft, self->service, session, gtk_switch_get_active (row->in),
                         gtk_switch_get_active (row->own)
                           ? gtk_spin_button_get_value_as_int (row->clock)
                           : -1);
  hq_setup_panel_touch (panel);
}

static GtkSwitch *
hq_setup_runs_add_switch (HqSetupRunsRow *row, const char *name)
{
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (control, "notify::active", G_CALLBACK (hq_setup_runs_take), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), control);
  return GTK_SWITCH (control);
}

static void
hq_setup_runs_add_clock (HqSetupRunsRow *row, const char *name)
{
  GtkWidget *clock = hq_setup_clock_new ();

  gtk_widget_set_valign (clock, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (clock), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  hq_compat_name_buttons (clock);
  g_signal_connect_swapped (clock, "value-changed", G_CALLBACK (hq_setup_runs_take), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), clock);
  row->clock = GTK_SPIN_BUTTON (clock);
}

static void
hq_setup_runs_add_row (HqSetupRuns *self, const char *key, const char *title)
{
  HqSetupRunsRow *row = g_new0 (HqSetupRunsRow, 1);
  g_autofree char *own = g_strdup_printf (_ ("%s: a last number of its own"), title);
  g_autofree char *clock = g_strdup_printf (_ ("%s: last number at"), title);
  GtkWidget *label = gtk_label_new (_ ("Own last number"));

  row->runs = self;
  row->key = g_strdup (key);
  row->row = adw_action_row_new ();
  gtk_widget_add_css_class (label, "facts");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), label);
  row->own = hq_setup_runs_add_switch (row, own);
  hq_setup_runs_add_clock (row, clock);
  row->in = hq_setup_runs_add_switch (row, title);
  g_object_bind_property (row->in, "active", row->own, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row->own, "active", row->clock, "visible", G_BINDING_SYNC_CREATE);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->in));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row->row);
  g_ptr_array_add (self->rows, row);
}

static void
hq_setup_runs_finalize (GObject *object)
{
  HqSetupRuns *self = HQ_SETUP_RUNS (object);

  g_free (self->service);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (hq_setup_runs_parent_class)->finalize (object);
}

static void
hq_setup_runs_class_init (HqSetupRunsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_setup_runs_finalize;
}

static void
hq_setup_runs_init (HqSetupRuns *self)
{
  self->rows = g_ptr_array_new_with_free_func (hq_setup_runs_free_row);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Sessions in which it runs"));
}

/* The rows are those of the draft's sessions. */
static void
hq_setup_runs_fit (HqSetupRuns *self, const HqSetup *draft, const GPtrArray *sessions)
{
  gboolean same = self->rows->len == sessions->len;

  for (guint i = 0; same && i < self->rows->len; i++)
    {
      g_autofree char *key = hq_setup_edit_dup_key (HQ_SETUP_SESSION, sessions->pdata[i]);

      same = g_str_equal (((const HqSetupRunsRow *) self->rows->pdata[i])->key, key);
    }
  if (same)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  ((HqSetupRunsRow *) self->rows->pdata[i])->row);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < sessions->len; i++)
    {
      g_autofree char *key = hq_setup_edit_dup_key (HQ_SETUP_SESSION, sessions->pdata[i]);
      g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_SESSION, key);

      hq_setup_runs_add_row (self, key, title);
    }
}

/**
 * hq_setup_runs_show:
 * @service: a service of the draft
 */
void
hq_setup_runs_show (HqSetupRuns *self, const char *service)
{
  HqSetupPanel *panel
    = HQ_SETUP_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_SETUP_PANEL));
  const HqSetup *draft = hq_setup_panel_get_draft (panel);
  g_autoptr (GPtrArray) sessions = hq_setup_edit_list_sessions (draft);
  HqSetupPage *page = HQ_SETUP_PAGE (hq_setup_panel_get_page (panel));
  g_autofree char *fault = hq_setup_words_find_fault (
    hq_setup_page_get_faults (page), draft,
    &(HqSetupWordsPlace){ HQ_SETUP_SERVICE, service, "sessions" });

  if (self->service != service)
    {
      g_free (self->service);
      self->service = g_strdup (service);
    }
  self->showing = TRUE;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), fault);
  hq_setup_runs_fit (self, draft, sessions);
  for (guint i = 0; i < self->rows->len; i++)
    {
      HqSetupRunsRow *row = self->rows->pdata[i];
      const HqSession *session = sessions->pdata[i];
      const HqServiceSession *run = hq_setup_edit_find_run (draft, service, session);
      gboolean own = run != NULL && run->last_ticket >= 0;
      int last = own ? run->last_ticket : session->last_ticket;
      g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_SESSION, row->key);
      g_autofree char *plain = g_markup_escape_text (title, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), plain);
      gtk_switch_set_active (row->in, run != NULL);
      gtk_switch_set_active (row->own, own);
      /* Setting it anew would take away what is being typed. */
      if (gtk_spin_button_get_value_as_int (row->clock) != last)
        gtk_spin_button_set_value (row->clock, last);
    }
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), hq_setup_panel_may_edit (panel));
}
