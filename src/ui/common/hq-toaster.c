/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in passing, at the bottom of a GtkOverlay. The overlay of libadwaita 1.2 that looks like
 * it crashes where its window is destroyed while a toast slides out, its button has no name, and a
 * screen reader is not told what is said. */
#include "config.h"

#include "hq-toaster.h"

#include <glib/gi18n.h>

#define HQ_TOASTER_SECONDS 6

struct _HqToaster
{
  AdwBin parent_instance;

  GtkRevealer *revealer; /* (borrowed) */
  GtkLabel *label;       /* (borrowed) */
  GtkWidget *button;     /* (borrowed) */
  guint timeout;         /* its source while something is said */
};

G_DEFINE_TYPE (HqToaster, hq_toaster, ADW_TYPE_BIN)

static void
hq_toaster_close (HqToaster *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
hq_toaster_on_revealed (HqToaster *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
hq_toaster_on_timeout (gpointer data)
{
  HqToaster *self = data;

  self->timeout = 0;
  hq_toaster_close (self);
  return G_SOURCE_REMOVE;
}

static void
hq_toaster_dispose (GObject *object)
{
  g_clear_handle_id (&HQ_TOASTER (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (hq_toaster_parent_class)->dispose (object);
}

static void
hq_toaster_class_init (HqToasterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_toaster_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
hq_toaster_init (HqToaster *self)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *toast = g_object_new (GTK_TYPE_BOX, "css-name", "toast", NULL);
  GtkWidget *label = gtk_label_new (NULL);

  self->revealer = GTK_REVEALER (revealer);
  self->label = GTK_LABEL (label);
  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (self->button, FALSE);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (hq_toaster_close), self);
  gtk_box_append (GTK_BOX (toast), label);
  gtk_box_append (GTK_BOX (toast), self->button);
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, toast);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (revealer, "notify::child-revealed", G_CALLBACK (hq_toaster_on_revealed),
                            self);
  adw_bin_set_child (ADW_BIN (self), revealer);
}

/**
 * hq_toaster_new:
 *
 * Returns: (transfer floating): what says something in passing, laid over what else is shown
 */
GtkWidget *
hq_toaster_new (void)
{
  return g_object_new (HQ_TYPE_TOASTER, NULL);
}

/**
 * hq_toaster_say:
 * @self: lies over what else is shown
 * @sentence: plain text
 *
 * Says @sentence for some seconds in the place of what was said before: what is said last is seen at
 * once.
 */
void
hq_toaster_say (HqToaster *self, const char *sentence)
{
  gtk_label_set_text (self->label, sentence);
  /* In the language of the moment. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close"), -1);
  /* Who listens is told of what comes to the screen, and of a name that changes there. */
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (HQ_TOASTER_SECONDS, hq_toaster_on_timeout, self);
}
