/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-served.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-setup-edit.h"
#include "hq-setup-page.h"
#include "hq-setup-words.h"
#include "hq-words.h"

/* A service, and how it is served. */
typedef struct
{
  HqSetupServed *served;
  char *service; /* (owned) */
  GtkWidget *row;
  GtkCheckButton *speciality;
  GtkSwitch *serves;
} HqSetupServedRow;

struct _HqSetupServed
{
  AdwPreferencesGroup parent_instance;

  GArray *counters; /* (owned) (element-type int) */
  GPtrArray *rows;  /* (owned) (element-type HqSetupServedRow) */
  gboolean showing;
};

G_DEFINE_TYPE (HqSetupServed, hq_setup_served, ADW_TYPE_PREFERENCES_GROUP)

static void
hq_setup_served_free_row (gpointer data)
{
  HqSetupServedRow *row = data;

  g_free (row->service);
  g_free (row);
}

static HqSetupPanel *
hq_setup_served_get_panel (HqSetupServed *self)
{
  return HQ_SETUP_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_SETUP_PANEL));
}

static const HqView *
hq_setup_served_get_view (HqSetupServed *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (hq_setup_served_get_panel (self));

  return &hq_manager_panel_get_view (page)->view;
}

/* Until when the counter has the service on loan, 0 for one of its own or none. */
static HqTime
hq_setup_served_get_loan (HqSetupServed *self, int counter, const char *service)
{
  const HqView *view = hq_setup_served_get_view (self);
  const HqCounterService *row = hq_setup_find_served (view->setup, counter, service, view->now);

  return row != NULL ? row->lent_until : 0;
}

/* How many of the counters serve it, and how. */
typedef struct
{
  guint own;
  guint special; /* of @own */
  guint lent;    /* those that have it on loan alone */
} HqSetupServedCount;

static HqSetupServedCount
hq_setup_served_count (HqSetupServed *self, const HqSetup *draft, const char *service)
{
  HqSetupServedCount count = { 0 };

  for (guint i = 0; i < self->counters->len; i++)
    {
      int counter = g_array_index (self->counters, int, i);
      HqSetupEditServed served = hq_setup_edit_get_served (draft, counter, service);

      count.own += served != HQ_SETUP_EDIT_NOT_SERVED;
      count.special += served == HQ_SETUP_EDIT_SPECIALITY;
      count.lent += served == HQ_SETUP_EDIT_NOT_SERVED
                    && hq_setup_served_get_loan (self, counter, service) != 0;
    }
  return count;
}

/* Who serves it already goes on as before, on loan as well; where each has it on loan, they have it for
 * good from now on. */
static void
hq_setup_served_on_serves (HqSetupServedRow *row)
{
  HqSetupServed *self = row->served;
  HqSetupPanel *panel = hq_setup_served_get_panel (self);
  gboolean serves = gtk_switch_get_active (row->serves);
  gboolean all_lent;

  if (self->showing || panel == NULL)
    return;
  all_lent = hq_setup_served_count (self, hq_setup_panel_get_draft (panel), row->service).lent
             == self->counters->len;
  for (guint i = 0; i < self->counters->len; i++)
    {
      HqSetup *draft = hq_setup_panel_get_draft (panel);
      int counter = g_array_index (self->counters, int, i);
      gboolean served = hq_setup_edit_get_served (draft, counter, row->service)
                        != HQ_SETUP_EDIT_NOT_SERVED;
      gboolean lent = hq_setup_served_get_loan (self, counter, row->service) != 0;

      if (!serves || (!served && (all_lent || !lent)))
        hq_setup_edit_set_served (draft, counter, row->service,
                                  serves ? HQ_SETUP_EDIT_SERVED : HQ_SETUP_EDIT_NOT_SERVED);
    }
  hq_setup_panel_touch (panel);
}

/* Of those that have it as their own. */
static void
hq_setup_served_on_speciality (HqSetupServedRow *row)
{
  HqSetupServed *self = row->served;
  HqSetupPanel *panel = hq_setup_served_get_panel (self);
  HqSetupEditServed served = gtk_check_button_get_active (row->speciality)
                               ? HQ_SETUP_EDIT_SPECIALITY
                               : HQ_SETUP_EDIT_SERVED;

  if (self->showing || panel == NULL)
    return;
  for (guint i = 0; i < self->counters->len; i++)
    {
      HqSetup *draft = hq_setup_panel_get_draft (panel);
      int counter = g_array_index (self->counters, int, i);

      if (hq_setup_edit_get_served (draft, counter, row->service) != HQ_SETUP_EDIT_NOT_SERVED)
        hq_setup_edit_set_served (draft, counter, row->service, served);
    }
  hq_setup_panel_touch (panel);
}

static void
hq_setup_served_add_row (HqSetupServed *self, const HqSetup *draft, const char *service)
{
  HqSetupServedRow *row = g_new0 (HqSetupServedRow, 1);
  g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_SERVICE, service);
  g_autofree char *name = g_strdup_printf (_ ("%s is a speciality"), title);
  GtkWidget *speciality = gtk_check_button_new_with_label (_ ("Speciality"));
  GtkWidget *serves = gtk_switch_new ();

  *row = (HqSetupServedRow){ self, g_strdup (service), adw_action_row_new (),
                             GTK_CHECK_BUTTON (speciality), GTK_SWITCH (serves) };
  gtk_widget_set_valign (speciality, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (serves, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (speciality), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (serves), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), speciality);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), serves);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), serves);
  g_object_bind_property (serves, "active", speciality, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (speciality, "toggled", G_CALLBACK (hq_setup_served_on_speciality),
                            row);
  g_signal_connect_swapped (serves, "notify::active", G_CALLBACK (hq_setup_served_on_serves), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row->row);
  g_ptr_array_add (self->rows, row);
}

static void
hq_setup_served_finalize (GObject *object)
{
  HqSetupServed *self = HQ_SETUP_SERVED (object);

  g_array_unref (self->counters);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (hq_setup_served_parent_class)->finalize (object);
}

static void
hq_setup_served_class_init (HqSetupServedClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_setup_served_finalize;
}

static void
hq_setup_served_init (HqSetupServed *self)
{
  self->counters = g_array_new (FALSE, FALSE, sizeof (int));
  self->rows = g_ptr_array_new_with_free_func (hq_setup_served_free_row);
}

/* The rows are those of the draft's services. */
static void
hq_setup_served_fit (HqSetupServed *self, const HqSetup *draft)
{
  g_autoptr (GPtrArray) services = hq_key_order_list (draft->services);
  gboolean same = self->rows->len == services->len;

  for (guint i = 0; same && i < self->rows->len; i++)
    same = g_str_equal (((const HqSetupServedRow *) self->rows->pdata[i])->service,
                        ((const HqService *) services->pdata[i])->service);
  if (same)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  ((HqSetupServedRow *) self->rows->pdata[i])->row);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < services->len; i++)
    hq_setup_served_add_row (self, draft, ((const HqService *) services->pdata[i])->service);
}

/* Until when the only counter has it on loan, or how many of several serve it. */
static char *
hq_setup_served_describe (HqSetupServed *self, const char *service, HqSetupServedCount count)
{
  g_autofree char *end = NULL;

  if (self->counters->len > 1 && count.lent > 0)
    return g_strdup_printf (_ ("%u of %u counters serve it, and %u more on loan"), count.own,
                            self->counters->len, count.lent);
  if (self->counters->len > 1)
    return g_strdup_printf (_ ("%u of %u counters serve it"), count.own, self->counters->len);
  if (count.lent == 0)
    return g_strdup ("");
  end = hq_words_end (hq_setup_served_get_loan (self, g_array_index (self->counters, int, 0), service),
                      hq_setup_served_get_view (self)->zone);
  return g_strdup_printf (_ ("On loan until %s; loans are made and ended on the page Today"), end);
}

static void
hq_setup_served_show_row (HqSetupServed *self, HqSetupServedRow *row, const HqSetup *draft)
{
  g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_SERVICE, row->service);
  g_autofree char *plain = g_markup_escape_text (title, -1);
  HqSetupServedCount count = hq_setup_served_count (self, draft, row->service);
  g_autofree char *subtitle = hq_setup_served_describe (self, row->service, count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), plain);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), subtitle);
  gtk_switch_set_active (row->serves,
                         count.own > 0 && count.own + count.lent == self->counters->len);
  gtk_check_button_set_active (row->speciality, count.own > 0 && count.special == count.own);
}

/* What is wrong with what the only counter serves. */
static char *
hq_setup_served_find_fault (HqSetupServed *self, HqSetupPage *page)
{
  g_autofree char *key = g_strdup_printf ("%d", g_array_index (self->counters, int, 0));

  if (self->counters->len > 1)
    return NULL;
  return hq_setup_words_find_fault (hq_setup_page_get_faults (page), hq_setup_page_get_draft (page),
                                    &(HqSetupWordsPlace){ HQ_SETUP_COUNTER, key, "services" });
}

/**
 * hq_setup_served_show:
 * @counters: (element-type utf8): one counter of the draft or several, by their numbers
 */
void
hq_setup_served_show (HqSetupServed *self, GPtrArray *counters)
{
  HqSetupPanel *panel = hq_setup_served_get_panel (self);
  const HqSetup *draft = hq_setup_panel_get_draft (panel);
  g_autofree char *fault = NULL;
  g_autofree char *title
    = counters->len > 1 ? g_strdup_printf (_ ("%u counters are chosen: what all of them serve"),
                                           counters->len)
                        : g_strdup (_ ("What it serves"));

  g_array_set_size (self->counters, 0);
  for (guint i = 0; i < counters->len; i++)
    {
      int counter = (int) g_ascii_strtoll (counters->pdata[i], NULL, 10);

      g_array_append_val (self->counters, counter);
    }
  fault = hq_setup_served_find_fault (self, HQ_SETUP_PAGE (hq_setup_panel_get_page (panel)));
  self->showing = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), fault);
  hq_setup_served_fit (self, draft);
  for (guint i = 0; i < self->rows->len; i++)
    hq_setup_served_show_row (self, self->rows->pdata[i], draft);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), hq_setup_panel_may_edit (panel));
}
