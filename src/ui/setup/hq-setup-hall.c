/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-hall.h"

#include <glib/gi18n.h>

#include "hq-entry-row.h"

struct _HqSetupHall
{
  HqSetupPanel parent_instance;

  GtkEditable *name;    /* (borrowed) */
  GtkEditable *name_en; /* (borrowed) */
};

G_DEFINE_TYPE (HqSetupHall, hq_setup_hall, HQ_TYPE_SETUP_PANEL)

static void
hq_setup_hall_take (HqSetupHall *self, GtkEditable *entry)
{
  HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (self));
  char **member = entry == self->name ? &draft->name : &draft->name_en;

  if (g_strcmp0 (*member, gtk_editable_get_text (entry)) == 0)
    return;
  g_free (*member);
  *member = g_strdup (gtk_editable_get_text (entry));
  hq_setup_panel_touch (HQ_SETUP_PANEL (self));
}

static void
hq_setup_hall_show (GtkEditable *entry, const char *text, gboolean editable)
{
  if (g_strcmp0 (gtk_editable_get_text (entry), text) != 0)
    gtk_editable_set_text (entry, text);
  gtk_editable_set_editable (entry, editable);
}

static void
hq_setup_hall_refresh (HqSetupPanel *panel)
{
  HqSetupHall *self = HQ_SETUP_HALL (panel);
  const HqSetup *draft = hq_setup_panel_get_draft (panel);
  gboolean editable = hq_setup_panel_may_edit (panel);

  hq_setup_hall_show (self->name, draft->name, editable);
  hq_setup_hall_show (self->name_en, draft->name_en, editable);
}

static void
hq_setup_hall_class_init (HqSetupHallClass *class)
{
  HQ_SETUP_PANEL_CLASS (class)->refresh = hq_setup_hall_refresh;
}

static GtkEditable *
hq_setup_hall_add_entry (HqSetupHall *self, GtkWidget *group, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), hq_entry_row_new (title, entry));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (hq_setup_hall_take), self);
  return GTK_EDITABLE (entry);
}

static void
hq_setup_hall_init (HqSetupHall *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->name = hq_setup_hall_add_entry (self, group, _ ("Name of the hall"));
  self->name_en = hq_setup_hall_add_entry (self, group, _ ("English name"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (ADW_BIN (self), page);
}
