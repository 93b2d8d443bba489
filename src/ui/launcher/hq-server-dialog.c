/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-server-dialog.h"

#include "hq-entry-row.h"
#include "hq-hall.h"

struct _HqServerDialog
{
  AdwMessageDialog parent;

  GtkEditable *address;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HqServerDialog, hq_server_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
hq_server_dialog_read (HqServerDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->address)));
}

static void
hq_server_dialog_on_changed (HqServerDialog *self)
{
  g_autofree char *address = hq_server_dialog_read (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "open",
                                           hq_hall_is_on_server (address));
}

static void
hq_server_dialog_on_entered (HqServerDialog *self)
{
  g_autofree char *address = hq_server_dialog_read (self);

  if (hq_hall_is_on_server (address))
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (self), "open");
}

static void
hq_server_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  HqServerDialog *self = HQ_SERVER_DIALOG (dialog);
  g_autofree char *address = hq_server_dialog_read (self);

  if (g_str_equal (response, "open"))
    g_signal_emit (self, signals[CHOSEN], 0, address);
}

static void
hq_server_dialog_class_init (HqServerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *resource = "/org/hallqueue/HallQueue/hq-server-dialog.ui";

  ADW_MESSAGE_DIALOG_CLASS (klass)->response = hq_server_dialog_response;
  /* The address, once it looks like one and is to be opened. */
  signals[CHOSEN] = g_signal_new ("chosen", HQ_TYPE_SERVER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, resource);
  gtk_widget_class_bind_template_child (widget_class, HqServerDialog, address);
  gtk_widget_class_bind_template_callback (widget_class, hq_server_dialog_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_server_dialog_on_entered);
}

static void
hq_server_dialog_init (HqServerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_server_dialog_new:
 * @parent: over which window
 * @address: what was said last, or an empty text
 *
 * Returns: (transfer none): the dialog, to be presented; it closes by itself
 */
HqServerDialog *
hq_server_dialog_new (GtkWindow *parent, const char *address)
{
  HqServerDialog *self = g_object_new (HQ_TYPE_SERVER_DIALOG, "transient-for", parent, "modal",
                                       TRUE, NULL);

  if (hq_hall_is_on_server (address))
    gtk_editable_set_text (self->address, address);
  hq_server_dialog_on_changed (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->address));
  return self;
}
