/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-identity.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hq-identity.h"
#include "hq-touch-keys.h"

struct _HqKioskIdentity
{
  AdwBin parent_instance;

  GtkLabel *service;
  GtkLabel *why;
  GtkToggleButton *resident;
  GtkEntry *entry;
  GtkLabel *fault;
  HqTouchKeys *keypad;
  GtkWidget *no_papers;
  GtkWidget *skip;
  GtkWidget *take;
};

G_DEFINE_TYPE (HqKioskIdentity, hq_kiosk_identity, ADW_TYPE_BIN)

static void
hq_kiosk_identity_on_changed (HqKioskIdentity *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  HqIdentity identity;
  gboolean is_right = hq_identity_parse (text, &identity, NULL);
  /* A number that is typed to its end is told to be wrong, one that is not yet is not. */
  gboolean is_whole = strlen (text) >= HQ_IDENTITY_LONGEST;

  memset (&identity, 0, sizeof identity);
  gtk_widget_set_sensitive (self->take, is_right);
  gtk_label_set_label (self->fault, !is_right && is_whole
                                      ? _ ("This number has a mistake in it; please look again.")
                                      : "");
}

/* The number is known to be right: a reader that types ends it with Enter. */
static void
hq_kiosk_identity_on_activate (HqKioskIdentity *self)
{
  if (gtk_widget_get_sensitive (self->take))
    gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.identify", NULL);
  else if (gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    gtk_label_set_label (self->fault, _ ("This number has a mistake in it; please look again."));
}

static void
hq_kiosk_identity_on_kind (HqKioskIdentity *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  hq_touch_keys_set_keys (self->keypad, gtk_toggle_button_get_active (self->resident)
                                          ? HQ_TOUCH_KEYS_DIGITS
                                          : HQ_TOUCH_KEYS_LETTERS);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
hq_kiosk_identity_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_KIOSK_IDENTITY (widget)->entry));
}

static void
hq_kiosk_identity_class_init (HqKioskIdentityClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (HQ_TYPE_TOUCH_KEYS);
  widget_class->grab_focus = hq_kiosk_identity_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-identity.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, service);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, why);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, resident);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, entry);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, fault);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, keypad);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, no_papers);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, skip);
  gtk_widget_class_bind_template_child (widget_class, HqKioskIdentity, take);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_identity_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_identity_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_identity_on_kind);
}

static void
hq_kiosk_identity_init (HqKioskIdentity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_touch_keys_set_entry (self->keypad, GTK_EDITABLE (self->entry));
  hq_kiosk_identity_on_changed (self);
}

/**
 * hq_kiosk_identity_ask:
 * @self: an identity page
 * @service: for which service, as it is shown
 * @is_required: whether it is given a number with an identity alone
 */
void
hq_kiosk_identity_ask (HqKioskIdentity *self, const char *service, gboolean is_required)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_toggle_button_set_active (self->resident, TRUE);
  gtk_label_set_label (self->service, service);
  gtk_label_set_label (self->why,
                       is_required
                         ? _ ("This service gives one number to one person. The number of your "
                              "document is not kept.")
                         : _ ("You may give the number of your document, so that your place is "
                              "yours alone. It is not kept."));
  gtk_widget_set_visible (self->no_papers, is_required);
  gtk_widget_set_visible (self->skip, !is_required);
}

/**
 * hq_kiosk_identity_take:
 * @self: an identity page
 *
 * Returns: (transfer full): what was typed, which the page has no more
 */
char *
hq_kiosk_identity_take (HqKioskIdentity *self)
{
  char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  hq_kiosk_identity_clear (self);
  return text;
}

/**
 * hq_kiosk_identity_read:
 * @self: an identity page
 * @text: what a reader read
 *
 * Goes on with it where it is right, and says so where it is not.
 */
void
hq_kiosk_identity_read (HqKioskIdentity *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  hq_kiosk_identity_on_activate (self);
}

/**
 * hq_kiosk_identity_clear:
 * @self: an identity page
 *
 * Forgets what was typed.
 */
void
hq_kiosk_identity_clear (HqKioskIdentity *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
