/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-role-row.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-language.h"

struct _HqRoleRow
{
  AdwActionRow parent_instance;

  HqScreenRole role;
  GPtrArray
    *codes; /* (owned) (element-type char): the places, in the order that they are offered */

  GtkImage *icon;
  GtkDropDown *places;
  GtkButton *start;
};

G_DEFINE_TYPE (HqRoleRow, hq_role_row, ADW_TYPE_ACTION_ROW)

enum
{
  START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  const char *what;
  const char *icon;
} words[HQ_N_SCREENS] = {
  [HQ_SCREEN_KIOSK] = { N_ ("Kiosk"), N_ ("Visitors take a number and check in"),
                        "hq-kiosk-symbolic" },
  [HQ_SCREEN_GUIDE] = { N_ ("Guide desk"), N_ ("Staff at the door help, issue and check in"),
                        "hq-guide-symbolic" },
  [HQ_SCREEN_COUNTER] = { N_ ("Counter"), N_ ("A clerk calls and serves"), "hq-counter-symbolic" },
  [HQ_SCREEN_WINDOW] = { N_ ("Window screen"), N_ ("Above a counter: whom it calls and serves"),
                         "hq-window-screen-symbolic" },
  [HQ_SCREEN_RATING] = { N_ ("Rating pad"), N_ ("On the visitor's side of a counter"),
                         "hq-pad-symbolic" },
  [HQ_SCREEN_BOARD] = { N_ ("Board"), N_ ("The calls of a floor, a zone or the whole hall"),
                        "hq-board-symbolic" },
  [HQ_SCREEN_MANAGER] = { N_ ("Management"), N_ ("The hall's day and its figures"),
                          "hq-manager-symbolic" },
};

static void
hq_role_row_on_start (HqRoleRow *self)
{
  g_signal_emit (self, signals[START], 0);
}

static void
hq_role_row_finalize (GObject *object)
{
  g_ptr_array_unref (HQ_ROLE_ROW (object)->codes);
  G_OBJECT_CLASS (hq_role_row_parent_class)->finalize (object);
}

static void
hq_role_row_class_init (HqRoleRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_role_row_finalize;
  /**
   * HqRoleRow::start:
   *
   * The role is to be started at the place that is chosen.
   */
  signals[START] = g_signal_new ("start", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-role-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqRoleRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HqRoleRow, places);
  gtk_widget_class_bind_template_child (widget_class, HqRoleRow, start);
  gtk_widget_class_bind_template_callback (widget_class, hq_role_row_on_start);
}

static void
hq_role_row_init (HqRoleRow *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_role_row_new:
 *
 * Returns: (transfer floating): a row that offers no place yet
 */
GtkWidget *
hq_role_row_new (HqScreenRole role)
{
  HqRoleRow *self = g_object_new (HQ_TYPE_ROLE_ROW, NULL);
  g_autofree char *start = g_strdup_printf (_ ("Start %s"), _ (words[role].name));
  g_autofree char *where = g_strdup_printf (_ ("Place of %s"), _ (words[role].name));

  self->role = role;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (words[role].name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ (words[role].what));
  gtk_image_set_from_icon_name (self->icon, words[role].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  start, -1);
  hq_compat_name_drop_down (self->places, where);
  return GTK_WIDGET (self);
}

/**
 * hq_role_row_get_name:
 *
 * Returns: (transfer none): the name of @role in the language that is shown
 */
const char *
hq_role_row_get_name (HqScreenRole role)
{
  return _ (words[role].name);
}

/**
 * hq_role_row_name_place:
 * @place: as hq_place_find() takes it
 *
 * Returns: (transfer full): its name in the language that is shown
 */
char *
hq_role_row_name_place (HqScreenRole role, const HqSetup *setup, const char *place)
{
  const HqDevice *device = hq_setup_find_device (setup, place);
  const HqZone *zone = hq_setup_find_zone (setup, place);

  if (device != NULL && g_strcmp0 (device->role, hq_place_get_nick (role)) == 0)
    return g_strdup (device->name);
  if (role == HQ_SCREEN_MANAGER)
    return g_strdup (_ ("Whole hall"));
  if (role != HQ_SCREEN_BOARD)
    return g_strdup_printf (_ ("Counter %s"), place);
  if (zone != NULL)
    return g_strdup_printf ("%d · %s", zone->floor, hq_language_pick (zone->name, zone->name_en));
  if (g_str_equal (place, "0"))
    return g_strdup (_ ("Whole hall"));
  for (guint i = 0; i < setup->floors->len; i++)
    {
      const HqFloor *floor = setup->floors->pdata[i];

      if (g_ascii_strtoll (place, NULL, 10) == floor->floor)
        return g_strdup (hq_language_pick (floor->name, floor->name_en));
    }
  return g_strdup (place);
}

/**
 * hq_role_row_list_places:
 * @setup: a hall
 *
 * Returns: (transfer full) (element-type char): where a screen of @role can stand, as hq_place_find()
 *   takes it
 */
GPtrArray *
hq_role_row_list_places (HqScreenRole role, const HqSetup *setup)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  gboolean at_counter = role == HQ_SCREEN_COUNTER || role == HQ_SCREEN_WINDOW
                        || role == HQ_SCREEN_RATING;

  for (guint i = 0; i < setup->devices->len; i++)
    {
      const HqDevice *device = setup->devices->pdata[i];

      if (g_strcmp0 (device->role, hq_place_get_nick (role)) == 0)
        g_ptr_array_add (codes, g_strdup (device->device));
    }
  for (guint i = 0; at_counter && i < setup->counters->len; i++)
    g_ptr_array_add (codes,
                     g_strdup_printf ("%d", ((HqCounter *) setup->counters->pdata[i])->counter));
  if (role != HQ_SCREEN_BOARD && role != HQ_SCREEN_MANAGER)
    return codes;
  g_ptr_array_add (codes, g_strdup ("0"));
  for (guint i = 0; role == HQ_SCREEN_BOARD && i < setup->floors->len; i++)
    g_ptr_array_add (codes, g_strdup_printf ("%d", ((HqFloor *) setup->floors->pdata[i])->floor));
  for (guint i = 0; role == HQ_SCREEN_BOARD && i < setup->zones->len; i++)
    g_ptr_array_add (codes, g_strdup (((HqZone *) setup->zones->pdata[i])->zone));
  return codes;
}

/**
 * hq_role_row_show:
 * @setup: a hall, whose places are offered from now on; the one that was chosen stays
 *   chosen where the hall has it
 */
void
hq_role_row_show (HqRoleRow *self, const HqSetup *setup)
{
  g_autofree char *chosen = g_strdup (hq_role_row_get_place (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_unref (self->codes);
  self->codes = hq_role_row_list_places (self->role, setup);
  for (guint i = 0; i < self->codes->len; i++)
    {
      g_autofree char *name = hq_role_row_name_place (self->role, setup, self->codes->pdata[i]);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->places, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->places), self->codes->len > 0);
  hq_role_row_set_place (self, chosen);
}

/**
 * hq_role_row_set_ready:
 * @ready: whether the hall answers, so that the role can be started
 */
void
hq_role_row_set_ready (HqRoleRow *self, gboolean ready)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), ready && self->codes->len > 0);
}

HqScreenRole
hq_role_row_get_role (HqRoleRow *self)
{
  return self->role;
}

/**
 * hq_role_row_get_place:
 *
 * Returns: (transfer none) (nullable): the place that is chosen
 */
const char *
hq_role_row_get_place (HqRoleRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->places);

  return chosen < self->codes->len ? self->codes->pdata[chosen] : NULL;
}

/**
 * hq_role_row_set_place:
 * @place: (nullable): a place; one that is not offered changes nothing
 */
void
hq_role_row_set_place (HqRoleRow *self, const char *place)
{
  guint index;

  if (place != NULL && g_ptr_array_find_with_equal_func (self->codes, place, g_str_equal, &index))
    gtk_drop_down_set_selected (self->places, index);
}
