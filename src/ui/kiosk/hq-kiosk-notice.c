/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-notice.h"

struct _HqKioskNotice
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *buttons;
  GtkWidget *other;
  GtkWidget *home;
};

G_DEFINE_TYPE (HqKioskNotice, hq_kiosk_notice, ADW_TYPE_BIN)

static gboolean
hq_kiosk_notice_grab_focus (GtkWidget *widget)
{
  HqKioskNotice *self = HQ_KIOSK_NOTICE (widget);

  return gtk_widget_get_visible (self->buttons) && gtk_widget_grab_focus (self->home);
}

static void
hq_kiosk_notice_class_init (HqKioskNoticeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = hq_kiosk_notice_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, HqKioskNotice, title);
  gtk_widget_class_bind_template_child (widget_class, HqKioskNotice, text);
  gtk_widget_class_bind_template_child (widget_class, HqKioskNotice, buttons);
  gtk_widget_class_bind_template_child (widget_class, HqKioskNotice, other);
  gtk_widget_class_bind_template_child (widget_class, HqKioskNotice, home);
}

static void
hq_kiosk_notice_init (HqKioskNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_kiosk_notice_show:
 * @self: a page
 * @saying: what it says
 */
void
hq_kiosk_notice_show (HqKioskNotice *self, const HqKioskSaying *saying)
{
  gtk_image_set_from_icon_name (self->icon, saying->icon);
  gtk_label_set_label (self->title, saying->title);
  gtk_label_set_label (self->text, saying->text != NULL ? saying->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), saying->text != NULL);
  gtk_widget_set_visible (self->buttons, !saying->is_fixed);
  gtk_widget_set_visible (self->other, saying->label != NULL);
  if (saying->label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->other), saying->label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->other), saying->action);
}
