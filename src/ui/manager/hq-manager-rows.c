/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-rows.h"

#include "hq-manager-row.h"

struct _HqManagerRows
{
  GObject parent_instance;

  HqFigureRows *rows; /* (borrowed): of whoever shows the list, and there as long as it is shown */
  HqSetup *setup;     /* (owned) */
  GTimeZone *zone;    /* (owned) */
};

static void hq_manager_rows_init_list (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (HqManagerRows,
                         hq_manager_rows,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hq_manager_rows_init_list))

static GType
hq_manager_rows_get_item_type (GListModel *model)
{
  return HQ_TYPE_MANAGER_ROW;
}

static guint
hq_manager_rows_get_n_items (GListModel *model)
{
  return HQ_MANAGER_ROWS (model)->rows->rows->len;
}

static gpointer
hq_manager_rows_get_item (GListModel *model, guint position)
{
  HqManagerRows *self = HQ_MANAGER_ROWS (model);

  if (position >= self->rows->rows->len)
    return NULL;
  return hq_manager_row_new (self->rows, position, self->setup, self->zone);
}

static void
hq_manager_rows_init_list (GListModelInterface *iface)
{
  iface->get_item_type = hq_manager_rows_get_item_type;
  iface->get_n_items = hq_manager_rows_get_n_items;
  iface->get_item = hq_manager_rows_get_item;
}

static void
hq_manager_rows_finalize (GObject *object)
{
  HqManagerRows *self = HQ_MANAGER_ROWS (object);

  hq_setup_unref (self->setup);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (hq_manager_rows_parent_class)->finalize (object);
}

static void
hq_manager_rows_class_init (HqManagerRowsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_rows_finalize;
}

static void
hq_manager_rows_init (HqManagerRows *self)
{
}

/**
 * hq_manager_rows_new:
 * @rows: (transfer none): rows that stay until the list is gone
 * @setup: the hall as it is set up
 * @zone: the hall's
 *
 * Returns: (transfer full): the list
 */
HqManagerRows *
hq_manager_rows_new (HqFigureRows *rows, const HqSetup *setup, GTimeZone *zone)
{
  HqManagerRows *self = g_object_new (HQ_TYPE_MANAGER_ROWS, NULL);

  self->rows = rows;
  self->setup = hq_setup_ref ((HqSetup *) setup);
  self->zone = g_time_zone_ref (zone);
  return self;
}
