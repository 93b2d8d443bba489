/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-tile.h"

struct _HqManagerTile
{
  GtkButton parent_instance;

  GtkLabel *caption; /* (borrowed): all are within it */
  GtkLabel *value;
  GtkLabel *counts;
  GtkLabel *note;
};

enum
{
  PROP_CAPTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqManagerTile, hq_manager_tile, GTK_TYPE_BUTTON)

static void
hq_manager_tile_name (HqManagerTile *self)
{
  g_autofree char *name = g_strjoin (" ", gtk_label_get_label (self->caption),
                                     gtk_label_get_label (self->value),
                                     gtk_label_get_label (self->counts),
                                     gtk_label_get_label (self->note), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hq_manager_tile_put (HqManagerTile *self, GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) == 0)
    return;
  gtk_label_set_label (label, text);
  /* A screen reader has a name for a label that says nothing. */
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
  hq_manager_tile_name (self);
}

static void
hq_manager_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAPTION)
    g_value_set_string (value, gtk_label_get_label (HQ_MANAGER_TILE (object)->caption));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqManagerTile *self = HQ_MANAGER_TILE (object);

  if (id == PROP_CAPTION)
    hq_manager_tile_put (self, self->caption, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_tile_class_init (HqManagerTileClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = hq_manager_tile_get_property;
  object_class->set_property = hq_manager_tile_set_property;
  /**
   * HqManagerTile:caption:
   *
   * What the figure is.
   */
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "",
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tile");
}

static GtkLabel *
hq_manager_tile_add (GtkWidget *parent, const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_widget_set_visible (label, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (parent), label);
  return GTK_LABEL (label);
}

static void
hq_manager_tile_init (HqManagerTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->caption = hq_manager_tile_add (box, "caption");
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (line, "line");
  self->value = hq_manager_tile_add (line, "value");
  self->counts = hq_manager_tile_add (line, "counts");
  gtk_widget_set_valign (GTK_WIDGET (self->value), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->counts), GTK_ALIGN_BASELINE);
  self->note = hq_manager_tile_add (box, "note");
  gtk_label_set_wrap (self->note, TRUE);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

/**
 * hq_manager_tile_set:
 * @value: the figure
 * @note: a remark, "" for none
 */
void
hq_manager_tile_set (HqManagerTile *self, const char *value, const char *note)
{
  hq_manager_tile_put (self, self->value, value);
  hq_manager_tile_put (self, self->counts, "");
  hq_manager_tile_put (self, self->note, note);
}

/**
 * hq_manager_tile_set_rate:
 * @rate: the figure, which is never shown without its counts
 * @note: a remark, "" for none
 */
void
hq_manager_tile_set_rate (HqManagerTile *self, HqRate rate, const char *note)
{
  g_autofree char *value = hq_rate_format (rate, 1);
  g_autofree char *counts = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, rate.n,
                                             rate.total);

  hq_manager_tile_put (self, self->value, value);
  hq_manager_tile_put (self, self->counts, counts);
  hq_manager_tile_put (self, self->note, note);
}

/**
 * hq_manager_tile_set_grave:
 * @grave: whether the figure is one that should not be
 */
void
hq_manager_tile_set_grave (HqManagerTile *self, gboolean grave)
{
  if (grave)
    gtk_widget_add_css_class (GTK_WIDGET (self), "grave");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "grave");
}
