/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-form.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkLabel *title;
  AdwBin *content;
  GtkLabel *refusal;
  GtkButton *cancel;
  GtkButton *confirm;
  gboolean able;
  gboolean busy;
} HqCounterFormPrivate;

enum
{
  PROP_CONTENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CONFIRM,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HqCounterForm, hq_counter_form, ADW_TYPE_BIN)

static void
hq_counter_form_on_cancel (HqCounterForm *self)
{
  g_signal_emit (self, signals[CANCEL], 0);
}

/* The answers that are given already need one more key. */
static void
hq_counter_form_real_place_focus (HqCounterForm *self)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  gtk_widget_grab_focus (GTK_WIDGET (priv->confirm));
}

static void
hq_counter_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (HQ_COUNTER_FORM (object));

  switch (id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (priv->content));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_counter_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (HQ_COUNTER_FORM (object));

  switch (id)
    {
    case PROP_CONTENT:
      adw_bin_set_child (priv->content, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_counter_form_class_init (HqCounterFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = hq_counter_form_get_property;
  object_class->set_property = hq_counter_form_set_property;
  class->place_focus = hq_counter_form_real_place_focus;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * HqCounterForm::confirm:
   *
   * The order is to be done.
   */
  signals[CONFIRM] = g_signal_new ("confirm", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HqCounterForm::cancel:
   *
   * It is not.
   */
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-form.ui");
  gtk_widget_class_bind_template_child_private (widget_class, HqCounterForm, title);
  gtk_widget_class_bind_template_child_private (widget_class, HqCounterForm, content);
  gtk_widget_class_bind_template_child_private (widget_class, HqCounterForm, refusal);
  gtk_widget_class_bind_template_child_private (widget_class, HqCounterForm, cancel);
  gtk_widget_class_bind_template_child_private (widget_class, HqCounterForm, confirm);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_form_on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_form_confirm);
}

static void
hq_counter_form_init (HqCounterForm *self)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  priv->able = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hq_counter_form_set_title (HqCounterForm *self, const char *title)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  gtk_label_set_label (priv->title, title);
}

/**
 * hq_counter_form_set_confirm:
 * @label: what the button that does it says
 */
void
hq_counter_form_set_confirm (HqCounterForm *self, const char *label)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  gtk_button_set_label (priv->confirm, label);
}

static void
hq_counter_form_update (HqCounterForm *self)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  gtk_widget_set_sensitive (GTK_WIDGET (priv->confirm), priv->able && !priv->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (priv->cancel), !priv->busy);
}

/**
 * hq_counter_form_set_able:
 * @able: whether what is ordered would not be refused at once
 */
void
hq_counter_form_set_able (HqCounterForm *self, gboolean able)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  priv->able = able;
  hq_counter_form_update (self);
}

/**
 * hq_counter_form_set_busy:
 * @busy: whether its order is under way
 */
void
hq_counter_form_set_busy (HqCounterForm *self, gboolean busy)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  if (priv->busy == busy)
    return;
  priv->busy = busy;
  hq_counter_form_update (self);
  if (!busy)
    hq_counter_form_place_focus (self);
}

/**
 * hq_counter_form_say:
 * @sentence: why it cannot be done so, "" for nothing
 */
void
hq_counter_form_say (HqCounterForm *self, const char *sentence)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  gtk_label_set_label (priv->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (priv->refusal), sentence[0] != '\0');
}

/**
 * hq_counter_form_confirm:
 *
 * Does what the button does, unless it cannot now.
 */
void
hq_counter_form_confirm (HqCounterForm *self)
{
  HqCounterFormPrivate *priv = hq_counter_form_get_instance_private (self);

  if (priv->able && !priv->busy)
    g_signal_emit (self, signals[CONFIRM], 0);
}

/**
 * hq_counter_form_ask_item:
 * @matters: where it is to be said which item was accepted
 */
void
hq_counter_form_ask_item (HqCounterForm *self, HqCounterMatters *matters)
{
  hq_counter_form_say (self, _ ("What was accepted? Its limit is that of an item: please add it."));
  hq_counter_matters_place_focus (matters);
}

/**
 * hq_counter_form_place_focus:
 *
 * Has the next key go to the first question, or to the button where all is answered.
 */
void
hq_counter_form_place_focus (HqCounterForm *self)
{
  HQ_COUNTER_FORM_GET_CLASS (self)->place_focus (self);
}

/**
 * hq_counter_form_fill:
 * @order: (inout): gets what the form asks for, borrowed from the form
 *
 * Returns: whether the form has what it needs; if not it has said so
 */
gboolean
hq_counter_form_fill (HqCounterForm *self, HqOrder *order)
{
  hq_counter_form_say (self, "");
  return HQ_COUNTER_FORM_GET_CLASS (self)->fill (self, order);
}
