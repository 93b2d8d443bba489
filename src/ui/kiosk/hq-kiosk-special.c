/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-special.h"

struct _HqKioskSpecial
{
  AdwBin parent_instance;

  GtkWidget *ordinary;
};

G_DEFINE_TYPE (HqKioskSpecial, hq_kiosk_special, ADW_TYPE_BIN)

static gboolean
hq_kiosk_special_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HQ_KIOSK_SPECIAL (widget)->ordinary);
}

static void
hq_kiosk_special_class_init (HqKioskSpecialClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = hq_kiosk_special_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-special.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskSpecial, ordinary);
}

static void
hq_kiosk_special_init (HqKioskSpecial *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
