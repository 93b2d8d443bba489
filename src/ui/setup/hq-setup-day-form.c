/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-day-form.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-manager-date.h"

struct _HqSetupDayForm
{
  GtkBox parent_instance;

  HqManagerDate *date; /* (borrowed): all are in the template that this is */
  GtkDropDown *how;
  GtkEditable *name;

  HqDate kept_day; /* what it shows where nothing is typed */
  HqSetupDayFormHow kept_how;
  char *kept_name; /* (owned) */
};

static guint changed;

G_DEFINE_TYPE (HqSetupDayForm, hq_setup_day_form, GTK_TYPE_BOX)

static void
hq_setup_day_form_on_changed (HqSetupDayForm *self)
{
  g_signal_emit (self, changed, 0);
}

static gboolean
hq_setup_day_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_SETUP_DAY_FORM (widget)->how));
}

static void
hq_setup_day_form_finalize (GObject *object)
{
  g_free (HQ_SETUP_DAY_FORM (object)->kept_name);
  G_OBJECT_CLASS (hq_setup_day_form_parent_class)->finalize (object);
}

static void
hq_setup_day_form_class_init (HqSetupDayFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_day_form_finalize;
  widget_class->grab_focus = hq_setup_day_form_grab_focus;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_FIRST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
  g_type_ensure (HQ_TYPE_MANAGER_DATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-day-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupDayForm, date);
  gtk_widget_class_bind_template_child (widget_class, HqSetupDayForm, how);
  gtk_widget_class_bind_template_child (widget_class, HqSetupDayForm, name);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_day_form_on_changed);
}

static void
hq_setup_day_form_init (HqSetupDayForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_drop_down (self->how, _ ("What the day becomes"));
  hq_setup_day_form_keep (self);
}

/**
 * hq_setup_day_form_get_day:
 *
 * Returns: the day, 0 before one was filled in
 */
HqDate
hq_setup_day_form_get_day (HqSetupDayForm *self)
{
  return hq_manager_date_get (self->date);
}

HqSetupDayFormHow
hq_setup_day_form_get_how (HqSetupDayForm *self)
{
  return (HqSetupDayFormHow) gtk_drop_down_get_selected (self->how);
}

/**
 * hq_setup_day_form_dup_name:
 *
 * Returns: (transfer full): the holiday, without spaces around it; "" for none
 */
char *
hq_setup_day_form_dup_name (HqSetupDayForm *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

/**
 * hq_setup_day_form_fill:
 * @day: a day
 * @how: what becomes of it
 * @name: the holiday that it belongs to, "" for none
 *
 * Shows that in the place of what was typed.
 */
void
hq_setup_day_form_fill (HqSetupDayForm *self, HqDate day, HqSetupDayFormHow how, const char *name)
{
  hq_manager_date_set (self->date, day);
  gtk_drop_down_set_selected (self->how, how);
  gtk_editable_set_text (self->name, name);
  hq_setup_day_form_keep (self);
}

/**
 * hq_setup_day_form_keep:
 *
 * Says that what it shows was taken over, and counts as typed no longer.
 */
void
hq_setup_day_form_keep (HqSetupDayForm *self)
{
  self->kept_day = hq_setup_day_form_get_day (self);
  self->kept_how = hq_setup_day_form_get_how (self);
  g_free (self->kept_name);
  self->kept_name = hq_setup_day_form_dup_name (self);
  hq_setup_day_form_on_changed (self);
}

/**
 * hq_setup_day_form_is_typed:
 *
 * Returns: whether it shows something that somebody chose or typed, and that was not taken over
 */
gboolean
hq_setup_day_form_is_typed (HqSetupDayForm *self)
{
  g_autofree char *name = hq_setup_day_form_dup_name (self);

  return hq_setup_day_form_get_day (self) != self->kept_day
         || hq_setup_day_form_get_how (self) != self->kept_how
         || !g_str_equal (name, self->kept_name);
}

/**
 * hq_setup_day_form_enter_name:
 *
 * Has the holiday typed next.
 */
void
hq_setup_day_form_enter_name (HqSetupDayForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
