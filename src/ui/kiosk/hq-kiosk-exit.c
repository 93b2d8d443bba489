/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-exit.h"

#include "hq-secret.h"
#include "hq-touch-keys.h"

struct _HqKioskExit
{
  AdwBin parent_instance;

  GtkEntry *staff;
  HqSecret *password;
  GtkLabel *fault;
  HqTouchKeys *keypad;
};

G_DEFINE_TYPE (HqKioskExit, hq_kiosk_exit, ADW_TYPE_BIN)

static void
hq_kiosk_exit_on_staff (HqKioskExit *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
hq_kiosk_exit_on_password (HqKioskExit *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.leave", NULL);
}

static gboolean
hq_kiosk_exit_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_KIOSK_EXIT (widget)->staff));
}

static void
hq_kiosk_exit_class_init (HqKioskExitClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (HQ_TYPE_TOUCH_KEYS);
  g_type_ensure (HQ_TYPE_SECRET);
  widget_class->grab_focus = hq_kiosk_exit_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-exit.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskExit, staff);
  gtk_widget_class_bind_template_child (widget_class, HqKioskExit, password);
  gtk_widget_class_bind_template_child (widget_class, HqKioskExit, fault);
  gtk_widget_class_bind_template_child (widget_class, HqKioskExit, keypad);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_exit_on_staff);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_exit_on_password);
}

static void
hq_kiosk_exit_init (HqKioskExit *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_touch_keys_set_keys (self->keypad, HQ_TOUCH_KEYS_PASSWORD);
  hq_touch_keys_set_entry (self->keypad, GTK_EDITABLE (self->staff));
  hq_touch_keys_follow (self->keypad, GTK_WIDGET (self->staff), GTK_EDITABLE (self->staff));
  hq_touch_keys_follow (self->keypad, GTK_WIDGET (self->password),
                        hq_secret_get_editable (self->password));
}

/**
 * hq_kiosk_exit_take:
 * @self: the page
 * @staff: (out) (transfer full): who wants to leave
 * @password: (out) (transfer full): their password, which the page has no more
 */
void
hq_kiosk_exit_take (HqKioskExit *self, char **staff, char **password)
{
  *staff = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->staff))));
  *password = g_strdup (hq_secret_get_text (self->password));
  hq_secret_set_text (self->password, "");
  gtk_label_set_label (self->fault, "");
}

/**
 * hq_kiosk_exit_say:
 * @self: the page
 * @sentence: why nobody leaves
 */
void
hq_kiosk_exit_say (HqKioskExit *self, const char *sentence)
{
  gtk_label_set_label (self->fault, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

/**
 * hq_kiosk_exit_clear:
 * @self: the page
 */
void
hq_kiosk_exit_clear (HqKioskExit *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->staff), "");
  hq_secret_set_text (self->password, "");
  gtk_label_set_label (self->fault, "");
}
