/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-tile.h"

#include "hq-kiosk-words.h"
#include "hq-language.h"

struct _HqKioskTile
{
  GtkButton parent_instance;

  GtkLabel *prefix;
  GtkLabel *often;
  GtkLabel *name;
  GtkLabel *where;
  GtkLabel *ahead;
  GtkBox *state_box;
  GtkImage *icon;
  GtkLabel *state;
};

G_DEFINE_TYPE (HqKioskTile, hq_kiosk_tile, GTK_TYPE_BUTTON)

static void
hq_kiosk_tile_class_init (HqKioskTileClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, prefix);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, often);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, name);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, where);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, ahead);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, state_box);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, icon);
  gtk_widget_class_bind_template_child (widget_class, HqKioskTile, state);
}

static void
hq_kiosk_tile_init (HqKioskTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_kiosk_tile_new:
 *
 * Returns: (transfer floating): a tile of no service yet
 */
GtkWidget *
hq_kiosk_tile_new (void)
{
  return g_object_new (HQ_TYPE_KIOSK_TILE, NULL);
}

/**
 * hq_kiosk_tile_set_lines:
 * @self: a tile
 * @lines: how many a name may have
 */
void
hq_kiosk_tile_set_lines (HqKioskTile *self, int lines)
{
  gtk_label_set_lines (self->name, lines);
}

/* What can be had looks so, and what cannot is told by its shape as well. */
static void
hq_kiosk_tile_show_state (HqKioskTile *self, HqKioskState state)
{
  gboolean can_have = state == HQ_KIOSK_OPEN || state == HQ_KIOSK_EARLY;

  gtk_widget_set_visible (GTK_WIDGET (self->ahead), can_have);
  gtk_widget_set_visible (GTK_WIDGET (self->state_box), state != HQ_KIOSK_OPEN);
  gtk_image_set_from_icon_name (self->icon, can_have ? "preferences-system-time-symbolic"
                                                     : "action-unavailable-symbolic");
  if (can_have)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "closed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "closed");
}

/**
 * hq_kiosk_tile_show:
 * @self: a tile
 * @view: what the kiosk shows
 * @service: a service of it
 * @now: the time
 */
void
hq_kiosk_tile_show (HqKioskTile *self,
                    const HqKioskView *view,
                    const HqKioskService *service,
                    HqTime now)
{
  const char *name = hq_language_pick (service->service->name, service->service->name_en);
  const char prefix[] = { service->service->prefix, '\0' };
  g_autofree char *where = hq_kiosk_words_where (service);
  g_autofree char *ahead = hq_kiosk_words_ahead (service->ahead);
  g_autofree char *state = hq_kiosk_words_state (view, service, now);
  HqKioskState what = hq_kiosk_view_get_state (view, service, now);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->prefix, prefix);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->ahead, ahead);
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->often), hq_kiosk_view_is_often (view, service));
  hq_kiosk_tile_show_state (self, what);
  spoken = g_strjoin (", ", name, where,
                      what == HQ_KIOSK_OPEN || what == HQ_KIOSK_EARLY ? ahead : state,
                      what == HQ_KIOSK_EARLY ? state : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", service->service->service);
}
