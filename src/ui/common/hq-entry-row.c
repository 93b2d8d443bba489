/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-entry-row.h"

struct _HqEntryRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *box;
  GtkWidget *entry; /* (borrowed) (nullable) */
};

enum
{
  PROP_ENTRY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqEntryRow, hq_entry_row, ADW_TYPE_PREFERENCES_ROW)

static void
hq_entry_row_name (HqEntryRow *self)
{
  if (self->entry != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
hq_entry_row_set_entry (HqEntryRow *self, GtkWidget *entry)
{
  g_return_if_fail (self->entry == NULL);

  self->entry = entry;
  gtk_box_append (self->box, entry);
  g_object_bind_property (entry, "visible", self, "visible", G_BINDING_SYNC_CREATE);
  hq_entry_row_name (self);
}

/* Whoever presses the title means the entry. */
static void
hq_entry_row_on_press (HqEntryRow *self)
{
  if (self->entry != NULL)
    gtk_widget_grab_focus (self->entry);
}

static void
hq_entry_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, HQ_ENTRY_ROW (object)->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_entry_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENTRY:
      hq_entry_row_set_entry (HQ_ENTRY_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_entry_row_class_init (HqEntryRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = hq_entry_row_get_property;
  object_class->set_property = hq_entry_row_set_property;

  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hq_entry_row_init (HqEntryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkGesture *press = gtk_gesture_click_new ();

  self->box = GTK_BOX (box);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (self->box, title);
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry-row");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_object_bind_property (self, "title", title, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect (self, "notify::title", G_CALLBACK (hq_entry_row_name), NULL);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (hq_entry_row_on_press), self);
  gtk_widget_add_controller (title, GTK_EVENT_CONTROLLER (press));
}

/**
 * hq_entry_row_new:
 * @title: what is asked for
 * @entry: (transfer floating): where it is typed
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
hq_entry_row_new (const char *title, GtkWidget *entry)
{
  return g_object_new (HQ_TYPE_ENTRY_ROW, "title", title, "entry", entry, NULL);
}
