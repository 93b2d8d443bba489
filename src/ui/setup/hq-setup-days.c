/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-days.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-setup-calendar-words.h"

#define HQ_SETUP_DAYS_DATE "hq-setup-days-date"

struct _HqSetupDays
{
  GtkBox parent_instance;

  GtkLabel *openings; /* (borrowed): all are in the template that this is */
  GtkListBox *days;
  GtkLabel *none;

  guint shown; /* the year, 0 for none */
};

static guint chosen;

G_DEFINE_TYPE (HqSetupDays, hq_setup_days, GTK_TYPE_BOX)

static void
hq_setup_days_add (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  HqSetupDays *self = user_data;
  g_autofree char *day = NULL;
  g_autofree char *plain = g_markup_escape_text (name, -1);
  const char *what = off ? _ ("Day off") : _ ("Working day");
  GtkWidget *row, *label;
  g_autofree char *whole = NULL;

  if (hq_date_get_year (date) != self->shown)
    return;
  day = hq_setup_calendar_words_day (date);
  whole = g_strdup_printf ("%s %s %s", day, name, what);
  row = adw_action_row_new ();
  label = gtk_label_new (what);
  gtk_widget_add_css_class (label, off ? "off" : "working");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plain);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  hq_compat_name_row (ADW_ACTION_ROW (row), whole);
  g_object_set_data (G_OBJECT (row), HQ_SETUP_DAYS_DATE, GUINT_TO_POINTER (date));
  gtk_list_box_append (self->days, row);
}

static void
hq_setup_days_on_row (HqSetupDays *self, GtkListBoxRow *row)
{
  HqDate date = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), HQ_SETUP_DAYS_DATE));

  g_signal_emit (self, chosen, 0, date);
}

static void
hq_setup_days_class_init (HqSetupDaysClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  chosen = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_FIRST, 0, NULL, NULL, NULL,
                         G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-days.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupDays, openings);
  gtk_widget_class_bind_template_child (widget_class, HqSetupDays, days);
  gtk_widget_class_bind_template_child (widget_class, HqSetupDays, none);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_days_on_row);
}

static void
hq_setup_days_init (HqSetupDays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_setup_days_show:
 * @calendar: a calendar
 * @year: the year that is listed, 0 for none
 */
void
hq_setup_days_show (HqSetupDays *self, const HqCalendar *calendar, guint year)
{
  g_autofree char *openings = hq_setup_calendar_words_openings (calendar, year);
  GtkListBoxRow *row;

  self->shown = year;
  while ((row = gtk_list_box_get_row_at_index (self->days, 0)) != NULL)
    gtk_list_box_remove (self->days, GTK_WIDGET (row));
  hq_calendar_foreach_day (calendar, hq_setup_days_add, self);
  row = gtk_list_box_get_row_at_index (self->days, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->days), row != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->none), row == NULL);
  gtk_label_set_label (self->none,
                       year == 0 ? _ ("No year is loaded yet.")
                                 : _ ("No day of this year is listed: each Saturday and Sunday is "
                                      "off, and all other days are worked."));
  gtk_label_set_label (self->openings, year != 0 ? openings : "");
}
