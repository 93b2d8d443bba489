/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-date.h"

#include <glib/gi18n.h>

struct _HqManagerDate
{
  AdwBin parent_instance;

  GtkMenuButton *button; /* (borrowed): what this is */
  GtkCalendar *calendar; /* (borrowed): in the button's popover */
  char *caption;         /* (owned): which date it is */
  HqDate date;
};

enum
{
  PROP_CAPTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint chosen;

G_DEFINE_TYPE (HqManagerDate, hq_manager_date, ADW_TYPE_BIN)

static void
hq_manager_date_draw (HqManagerDate *self)
{
  g_autofree char *text = self->date == 0 ? g_strdup ("—") : hq_date_format (self->date);
  g_autofree char *name = g_strdup_printf ("%s %s", self->caption, text);

  gtk_menu_button_set_label (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
hq_manager_date_on_day (HqManagerDate *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  self->date = hq_date_from_ymd ((guint) g_date_time_get_year (day),
                                 (guint) g_date_time_get_month (day),
                                 (guint) g_date_time_get_day_of_month (day));
  hq_manager_date_draw (self);
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, chosen, 0);
}

static void
hq_manager_date_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqManagerDate *self = HQ_MANAGER_DATE (object);

  if (id != PROP_CAPTION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (self->caption);
  self->caption = g_value_dup_string (value);
  hq_manager_date_draw (self);
}

static void
hq_manager_date_finalize (GObject *object)
{
  g_free (HQ_MANAGER_DATE (object)->caption);
  G_OBJECT_CLASS (hq_manager_date_parent_class)->finalize (object);
}

static void
hq_manager_date_class_init (HqManagerDateClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->set_property = hq_manager_date_set_property;
  object_class->finalize = hq_manager_date_finalize;
  /**
   * HqManagerDate:caption:
   *
   * Which date it is, for who hears it.
   */
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "",
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * HqManagerDate::chosen:
   *
   * Somebody chose another date.
   */
  chosen = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                         NULL, G_TYPE_NONE, 0);
}

static void
hq_manager_date_init (HqManagerDate *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->caption = g_strdup ("");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (hq_manager_date_on_day),
                            self);
  hq_manager_date_draw (self);
}

/**
 * hq_manager_date_get:
 *
 * Returns: the date, 0 before one was set
 */
HqDate
hq_manager_date_get (HqManagerDate *self)
{
  return self->date;
}

/**
 * hq_manager_date_set:
 * @date: a date
 *
 * Nobody is told of it.
 */
void
hq_manager_date_set (HqManagerDate *self, HqDate date)
{
  g_autofree char *text = hq_date_format (date);
  g_autofree char *noon = g_strconcat (text, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, NULL);

  self->date = date;
  g_signal_handlers_block_by_func (self->calendar, hq_manager_date_on_day, self);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_handlers_unblock_by_func (self->calendar, hq_manager_date_on_day, self);
  hq_manager_date_draw (self);
}
