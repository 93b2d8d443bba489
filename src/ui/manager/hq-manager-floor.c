/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-floor.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-card.h"
#include "hq-manager-cell.h"

/* A part of the hall, and how many of its counters are open. */
typedef struct
{
  int floor;
  GtkLabel *count; /* (borrowed) */
} HqManagerFloorPart;

struct _HqManagerFloor
{
  AdwBin parent_instance;

  GtkWidget *box;      /* (borrowed) */
  GtkPopover *popover; /* (borrowed): our own child */
  HqManagerCard *card;
  HqSetup *setup;            /* (owned) (nullable): by which the fields were made */
  GPtrArray *cells;          /* (owned) (element-type HqManagerCell): as the counters of the view */
  GArray *parts;             /* (owned) (element-type HqManagerFloorPart) */
  const HqManagerView *view; /* (borrowed) (nullable): what is drawn, until the next */
  const HqManagerFigures *figures; /* (borrowed) (nullable) */
  HqTime now;
};

G_DEFINE_TYPE (HqManagerFloor, hq_manager_floor, ADW_TYPE_BIN)

static void
hq_manager_floor_draw_card (HqManagerFloor *self)
{
  const HqManagerCardAsk ask = { self->view, self->figures, self->now };

  hq_manager_card_show (self->card, &ask);
}

static void
hq_manager_floor_on_activated (HqManagerFloor *self, GtkFlowBoxChild *child)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (child), widget, &bounds))
    return;
  hq_manager_card_set_counter (self->card, hq_manager_cell_get_index (HQ_MANAGER_CELL (child)));
  hq_manager_floor_draw_card (self);
  gtk_popover_set_pointing_to (self->popover,
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  gtk_popover_popup (self->popover);
}

static void
hq_manager_floor_dispose (GObject *object)
{
  HqManagerFloor *self = HQ_MANAGER_FLOOR (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  G_OBJECT_CLASS (hq_manager_floor_parent_class)->dispose (object);
}

static void
hq_manager_floor_finalize (GObject *object)
{
  HqManagerFloor *self = HQ_MANAGER_FLOOR (object);

  g_clear_pointer (&self->setup, hq_setup_unref);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->parts);
  G_OBJECT_CLASS (hq_manager_floor_parent_class)->finalize (object);
}

static void
hq_manager_floor_class_init (HqManagerFloorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_manager_floor_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_manager_floor_finalize;
}

static void
hq_manager_floor_init (HqManagerFloor *self)
{
  self->cells = g_ptr_array_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (HqManagerFloorPart));
  self->card = g_object_new (HQ_TYPE_MANAGER_CARD, NULL);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->card));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static GtkLabel *
hq_manager_floor_add_head (HqManagerFloor *self, const HqFloor *floor)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new (hq_language_pick (floor->name, floor->name_en));
  GtkWidget *count = gtk_label_new ("");

  gtk_widget_add_css_class (line, "floor-head");
  gtk_widget_add_css_class (name, "name");
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), count);
  gtk_box_append (GTK_BOX (self->box), line);
  return GTK_LABEL (count);
}

static GtkFlowBox *
hq_manager_floor_add_box (HqManagerFloor *self, const HqZone *zone)
{
  const char *name = hq_language_pick (zone->name, zone->name_en);
  GtkWidget *title = gtk_label_new (name);
  GtkFlowBox *box = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "zone-head");
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_flow_box_set_selection_mode (box, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (box, TRUE);
  gtk_flow_box_set_row_spacing (box, 6);
  gtk_flow_box_set_column_spacing (box, 6);
  gtk_flow_box_set_min_children_per_line (box, 3);
  gtk_flow_box_set_max_children_per_line (box, 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (box, "child-activated", G_CALLBACK (hq_manager_floor_on_activated),
                            self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (box));
  return box;
}

/* The counters of a zone; a zone without any is not shown. */
static void
hq_manager_floor_add_zone (HqManagerFloor *self, const HqManagerView *view, const HqZone *zone)
{
  GtkFlowBox *box = NULL;

  for (guint i = 0; i < view->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, i);

      if (!g_str_equal (row->counter->zone, zone->zone))
        continue;
      if (box == NULL)
        box = hq_manager_floor_add_box (self, zone);
      self->cells->pdata[i] = hq_manager_cell_new (i);
      gtk_flow_box_append (box, self->cells->pdata[i]);
    }
}

/* The fields are made once for each set-up of the hall. */
static void
hq_manager_floor_build (HqManagerFloor *self, const HqManagerView *view)
{
  const HqSetup *setup = view->view.setup;

  gtk_popover_popdown (self->popover);
  g_clear_pointer (&self->setup, hq_setup_unref);
  self->setup = hq_setup_ref (setup);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "floor");
  adw_bin_set_child (ADW_BIN (self), self->box);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->cells, (int) view->counters->len);
  g_array_set_size (self->parts, 0);
  for (guint i = 0; i < setup->floors->len; i++)
    {
      const HqFloor *floor = setup->floors->pdata[i];
      HqManagerFloorPart part = { floor->floor, hq_manager_floor_add_head (self, floor) };

      g_array_append_val (self->parts, part);
      for (guint j = 0; j < setup->zones->len; j++)
        if (((const HqZone *) setup->zones->pdata[j])->floor == floor->floor)
          hq_manager_floor_add_zone (self, view, setup->zones->pdata[j]);
    }
}

/* How many counters of a floor call people, and how many are planned. */
static void
hq_manager_floor_draw_part (const HqManagerFloorPart *part,
                            const HqManagerView *view,
                            const GArray *plan,
                            HqTime now)
{
  g_autofree char *text = NULL;
  int open = 0, planned = 0;

  for (guint i = 0; i < view->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, i);

      if (row->counter->floor != part->floor)
        continue;
      open += hq_manager_view_is_open (row, now);
      planned += g_array_index (plan, HqTime, i) != 0;
    }
  text = g_strdup_printf (_ ("%d open, %d planned"), open, planned);
  if (!g_str_equal (gtk_label_get_label (part->count), text))
    gtk_label_set_label (part->count, text);
}

/**
 * hq_manager_floor_show:
 * @view: the floor, which lives until the next one is shown
 * @figures: (nullable): what was read beside it, likewise
 * @now: the time
 */
void
hq_manager_floor_show (HqManagerFloor *self,
                       const HqManagerView *view,
                       const HqManagerFigures *figures,
                       HqTime now)
{
  g_autoptr (GArray) plan = hq_manager_view_plan (view, now);

  self->view = view;
  self->figures = figures;
  self->now = now;
  if (self->setup != view->view.setup)
    hq_manager_floor_build (self, view);
  for (guint i = 0; i < self->parts->len; i++)
    hq_manager_floor_draw_part (&g_array_index (self->parts, HqManagerFloorPart, i), view, plan,
                                now);
  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] != NULL)
      hq_manager_cell_show (self->cells->pdata[i], view, g_array_index (plan, HqTime, i) != 0, now);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    hq_manager_floor_draw_card (self);
}
