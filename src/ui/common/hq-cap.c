/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-cap.h"

#include <adwaita.h>

struct _HqCap
{
  GtkWidget parent_instance;

  GtkLabel *text;  /* (borrowed): all three are children */
  GtkLabel *count; /* hidden while there is none */
  GtkLabel *key;   /* hidden while there is none */
};

enum
{
  PROP_TEXT = 1,
  PROP_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqCap, hq_cap, GTK_TYPE_WIDGET)

static void
hq_cap_name_button (HqCap *self)
{
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_BUTTON);
  g_autofree char *name = NULL;

  if (button == NULL)
    return;
  name = gtk_widget_get_visible (GTK_WIDGET (self->count))
           ? g_strdup_printf ("%s %s", gtk_label_get_label (self->text),
                              gtk_label_get_label (self->count))
           : g_strdup (gtk_label_get_label (self->text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (gtk_widget_get_visible (GTK_WIDGET (self->key)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    gtk_label_get_label (self->key), -1);
}

static void
hq_cap_root (GtkWidget *widget)
{
  HqCap *self = HQ_CAP (widget);

  GTK_WIDGET_CLASS (hq_cap_parent_class)->root (widget);
  hq_cap_name_button (self);
  /* A header bar gives a label that may wrap no more than its longest word. */
  gtk_label_set_wrap (self->text, gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) == NULL);
}

static void
hq_cap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HqCap *self = HQ_CAP (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->text));
      break;
    case PROP_KEY:
      g_value_set_string (value, gtk_label_get_label (self->key));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_cap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqCap *self = HQ_CAP (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_TEXT:
      gtk_label_set_label (self->text, text != NULL ? text : "");
      break;
    case PROP_KEY:
      gtk_label_set_label (self->key, text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->key), text != NULL && text[0] != '\0');
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  hq_cap_name_button (self);
}

static void
hq_cap_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hq_cap_parent_class)->dispose (object);
}

static void
hq_cap_class_init (HqCapClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = hq_cap_get_property;
  object_class->set_property = hq_cap_set_property;
  object_class->dispose = hq_cap_dispose;
  widget_class->root = hq_cap_root;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, "",
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cap");
}

static GtkLabel *
hq_cap_add (HqCap *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
hq_cap_init (HqCap *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 8);
  self->text = hq_cap_add (self, "text");
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  self->count = hq_cap_add (self, "count");
  gtk_widget_set_visible (GTK_WIDGET (self->count), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->count), GTK_ALIGN_CENTER);
  self->key = hq_cap_add (self, "key");
  gtk_widget_set_visible (GTK_WIDGET (self->key), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->key), GTK_ALIGN_CENTER);
}

/**
 * hq_cap_new:
 * @text: what the button does
 * @key: (nullable): the key that does the same
 *
 * Returns: (transfer floating): what stands on a button
 */
GtkWidget *
hq_cap_new (const char *text, const char *key)
{
  return g_object_new (HQ_TYPE_CAP, "text", text, "key", key, NULL);
}

/**
 * hq_cap_set_count:
 * @count: a count beside the text; none is shown for 0
 */
void
hq_cap_set_count (HqCap *self, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);
  hq_cap_name_button (self);
}
