/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-secret.h"

#include <glib/gi18n.h>

/* The text is typed into a GtkText, which draws it. What GTK exports is a widget that is a GtkEditable
 * and has a role: this widget is no GtkEditable, and the text has no role. Focus is told of the widget
 * that has it, so that it is this one, which passes the keys on. */
struct _HqSecret
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *capitals;
  GdkDevice *keyboard; /* (owned) (nullable): while it is on a display */
};

enum
{
  PROP_PLACEHOLDER_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATE,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqSecret, hq_secret, GTK_TYPE_WIDGET)

static void
hq_secret_on_activate (HqSecret *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* Whoever cannot see the dots is told that there are some. */
static void
hq_secret_on_changed (HqSecret *self)
{
  const char *filled = hq_secret_get_text (self)[0] != '\0' ? _ ("Filled in") : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  filled, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
hq_secret_on_key (GtkEventControllerKey *controller,
                  guint key,
                  guint code,
                  GdkModifierType state,
                  HqSecret *self)
{
  return gtk_event_controller_key_forward (controller, self->text);
}

static void
hq_secret_on_press (HqSecret *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Capitals are the most frequent reason for a wrong password. */
static void
hq_secret_warn (HqSecret *self)
{
  gtk_widget_set_visible (self->capitals, self->keyboard != NULL
                                            && gtk_widget_has_focus (GTK_WIDGET (self))
                                            && gdk_device_get_caps_lock_state (self->keyboard));
}

static void
hq_secret_realize (GtkWidget *widget)
{
  HqSecret *self = HQ_SECRET (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  GTK_WIDGET_CLASS (hq_secret_parent_class)->realize (widget);
  if (seat != NULL && g_set_object (&self->keyboard, gdk_seat_get_keyboard (seat)))
    g_signal_connect_object (self->keyboard, "notify::caps-lock-state", G_CALLBACK (hq_secret_warn),
                             self, G_CONNECT_SWAPPED);
}

static void
hq_secret_unrealize (GtkWidget *widget)
{
  HqSecret *self = HQ_SECRET (widget);

  if (self->keyboard != NULL)
    g_signal_handlers_disconnect_by_data (self->keyboard, self);
  g_clear_object (&self->keyboard);
  GTK_WIDGET_CLASS (hq_secret_parent_class)->unrealize (widget);
}

static void
hq_secret_dispose (GObject *object)
{
  HqSecret *self = HQ_SECRET (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->capitals, gtk_widget_unparent);
  G_OBJECT_CLASS (hq_secret_parent_class)->dispose (object);
}

static void
hq_secret_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HqSecret *self = HQ_SECRET (object);

  switch (id)
    {
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_text_get_placeholder_text (GTK_TEXT (self->text)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_secret_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqSecret *self = HQ_SECRET (object);

  switch (id)
    {
    case PROP_PLACEHOLDER_TEXT:
      gtk_text_set_placeholder_text (GTK_TEXT (self->text), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_secret_class_init (HqSecretClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = hq_secret_dispose;
  object_class->get_property = hq_secret_get_property;
  object_class->set_property = hq_secret_set_property;
  widget_class->realize = hq_secret_realize;
  widget_class->unrealize = hq_secret_unrealize;

  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL,
                                                           G_PARAM_READWRITE
                                                             | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * HqSecret::activate:
   *
   * Somebody pressed Enter.
   */
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HqSecret::changed:
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "entry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
hq_secret_init (HqSecret *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  /* Its memory is not written to the disk, and is emptied when it is given back. */
  g_autoptr (GtkEntryBuffer) locked = gtk_password_entry_buffer_new ();

  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE, "buffer",
                             locked, "visibility", FALSE, "enable-undo", FALSE, "focusable", FALSE,
                             "can-target", FALSE, "hexpand", TRUE, "input-purpose",
                             GTK_INPUT_PURPOSE_PASSWORD, "input-hints",
                             GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI
                               | GTK_INPUT_HINT_PRIVATE,
                             NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->capitals = gtk_label_new (_ ("Capitals are on"));
  gtk_widget_add_css_class (self->capitals, "warning");
  gtk_widget_set_visible (self->capitals, FALSE);
  gtk_widget_set_parent (self->capitals, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (hq_secret_on_activate), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (hq_secret_on_changed), self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (hq_secret_warn), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (hq_secret_on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (hq_secret_on_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/**
 * hq_secret_get_text:
 *
 * Returns: (transfer none): what was typed
 */
const char *
hq_secret_get_text (HqSecret *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

void
hq_secret_set_text (HqSecret *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

/**
 * hq_secret_get_editable:
 *
 * Returns: (transfer none): where keys on the screen type
 */
GtkEditable *
hq_secret_get_editable (HqSecret *self)
{
  return GTK_EDITABLE (self->text);
}
