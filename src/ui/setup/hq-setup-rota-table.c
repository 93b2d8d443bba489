/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-rota-table.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-setup-rota-grid.h"
#include "hq-setup-rota-scale.h"
#include "hq-setup-rota-words.h"

struct _HqSetupRotaTable
{
  GtkBox parent_instance;

  HqSetupRotaScale *head; /* (borrowed): all are in the template that this is */
  HqSetupRotaGrid *grid;
  HqSetupRotaScale *foot;
  GtkLabel *cell;
  GtkLabel *gaps;
  GtkLabel *days;

  HqSetup *setup; /* (owned) (nullable): whose counters are shown */
  GArray *rows;   /* (owned) (nullable) (element-type HqRotaCounter): which the grid edits */
};

static guint changed;

G_DEFINE_TYPE (HqSetupRotaTable, hq_setup_rota_table, GTK_TYPE_BOX)

/* From the first session's opening to the last one's close, and what is planned beside that. */
static void
hq_setup_rota_table_find_hours (const HqRotaView *view, const GArray *rows, HqSetupRotaHours *hours)
{
  const HqSetup *setup = view->view.setup;
  guint64 all = 0;

  for (guint i = 0; i < setup->sessions->len; i++)
    {
      const HqSession *session = setup->sessions->pdata[i];

      if (view->kind != NULL && g_str_equal (session->day_kind, view->kind->day_kind))
        hours->open |= hq_rota_mask (session->opens, session->closes);
    }
  all = hours->open;
  for (guint i = 0; i < view->rows->len; i++)
    all |= g_array_index (view->rows, HqRotaCounter, i).halves
           | g_array_index (rows, HqRotaCounter, i).halves;
  if (all == 0)
    return;
  while ((all >> hours->first & 1) == 0)
    hours->first++;
  for (hours->last = HQ_ROTA_HALVES; (all >> (hours->last - 1) & 1) == 0;)
    hours->last--;
}

static void
hq_setup_rota_table_draw_names (HqSetupRotaTable *self)
{
  const HqSetup *setup = self->setup;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HqCounter *counter = setup->counters->pdata[i];
      const HqZone *zone = hq_setup_find_zone (setup, counter->zone);

      /* Spaces as wide as a figure. */
      g_ptr_array_add (names,
                       g_strdup_printf ("%s%d  %s",
                                        counter->counter < 10    ? "\u2007\u2007"
                                        : counter->counter < 100 ? "\u2007"
                                                                 : "",
                                        counter->counter,
                                        zone != NULL ? hq_language_pick (zone->name, zone->name_en)
                                                     : ""));
    }
  g_ptr_array_add (names, NULL);
  hq_setup_rota_grid_set_names (self->grid, (const char *const *) names->pdata);
}

/* The hours above, and below how many are planned in each half-hour, marked where a service lacks
 * anybody then. */
static void
hq_setup_rota_table_draw_scales (HqSetupRotaTable *self, const HqSetupRotaHours *hours, guint64 gaps)
{
  g_autoptr (GPtrArray) above = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) below = g_ptr_array_new_with_free_func (g_free);

  for (int half = hours->first; half < hours->last; half++)
    {
      g_ptr_array_add (above, half % 2 == 0 ? g_strdup_printf ("%d:00", half / 2) : g_strdup (""));
      g_ptr_array_add (below, g_strdup_printf ("%s%u", (gaps >> half & 1) != 0 ? "▲ " : "",
                                               hq_rota_count (self->rows, half)));
    }
  g_ptr_array_add (above, NULL);
  g_ptr_array_add (below, NULL);
  hq_setup_rota_scale_set (self->head, _ ("Counter"), (const char *const *) above->pdata, FALSE);
  hq_setup_rota_scale_set (self->foot, _ ("Planned"), (const char *const *) below->pdata, TRUE);
}

static guint64
hq_setup_rota_table_draw_gaps (HqSetupRotaTable *self, const HqDayKind *kind)
{
  g_autoptr (GArray) gaps = hq_rota_find_gaps (self->setup,
                                               kind != NULL ? kind->day_kind : NULL, self->rows);
  g_autoptr (GPtrArray) sentences = hq_setup_rota_words_gaps (gaps);
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 halves = 0;

  for (guint i = 0; i < gaps->len; i++)
    halves |= g_array_index (gaps, HqRotaGap, i).halves;
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s▲ %s", i > 0 ? "\n" : "", (const char *) sentences->pdata[i]);
  gtk_label_set_label (self->gaps, text->len > 0 ? text->str
                                                 : _ ("Each session is covered: somebody who is "
                                                      "planned serves each service in it."));
  return halves;
}

static void
hq_setup_rota_table_draw_cell (HqSetupRotaTable *self)
{
  g_autofree char *text = NULL;
  guint row, taken;
  int half;

  if (self->rows == NULL)
    return;
  hq_setup_rota_grid_get_cursor (self->grid, &row, &half, &taken);
  text = hq_setup_rota_words_cell (self->setup, self->rows, row, half);
  if (taken > 1)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u half-hour is taken.",
                                                         "%u half-hours are taken.", taken),
                                               taken);
      g_autofree char *whole = g_strdup_printf ("%s %s", text, more);

      g_free (text);
      text = g_steal_pointer (&whole);
    }
  gtk_label_set_label (self->cell, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
hq_setup_rota_table_draw_days (HqSetupRotaTable *self, const GArray *days)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = hq_date_format (g_array_index (days, HqDate, i));

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", day);
    }
  sentence = g_strdup_printf (_ ("Days to come with a rota of their own: %s"), text->str);
  gtk_label_set_label (self->days,
                       text->len > 0 ? sentence : _ ("No day to come has a rota of its own."));
}

static void
hq_setup_rota_table_on_changed (HqSetupRotaTable *self)
{
  g_signal_emit (self, changed, 0);
}

static gboolean
hq_setup_rota_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_SETUP_ROTA_TABLE (widget)->grid));
}

static void
hq_setup_rota_table_finalize (GObject *object)
{
  HqSetupRotaTable *self = HQ_SETUP_ROTA_TABLE (object);

  g_clear_pointer (&self->setup, hq_setup_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (hq_setup_rota_table_parent_class)->finalize (object);
}

static void
hq_setup_rota_table_class_init (HqSetupRotaTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_rota_table_finalize;
  widget_class->grab_focus = hq_setup_rota_table_grab_focus;
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_FIRST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
  g_type_ensure (HQ_TYPE_SETUP_ROTA_GRID);
  g_type_ensure (HQ_TYPE_SETUP_ROTA_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-rota-table.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupRotaTable, head);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRotaTable, grid);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRotaTable, foot);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRotaTable, cell);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRotaTable, gaps);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRotaTable, days);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_rota_table_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_rota_table_draw_cell);
}

static void
hq_setup_rota_table_init (HqSetupRotaTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_setup_rota_table_show:
 * @view: a day
 * @rows: (element-type HqRotaCounter): as the day is going to be, edited in place
 * @editable: whether cells can be turned
 *
 * Returns: whether there was something to be shown: a counter, and a half-hour in which the hall is open or
 *   somebody is planned
 */
gboolean
hq_setup_rota_table_show (HqSetupRotaTable *self,
                          const HqRotaView *view,
                          GArray *rows,
                          gboolean editable)
{
  HqSetupRotaHours hours = { .editable = editable };

  hq_setup_rota_table_find_hours (view, rows, &hours);
  if (hours.last == 0 || rows->len == 0)
    return FALSE;
  g_array_ref (rows);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->setup, hq_setup_unref);
  self->rows = rows;
  self->setup = hq_setup_ref (view->view.setup);
  hq_setup_rota_table_draw_names (self);
  hq_setup_rota_grid_show (self->grid, rows, view->rows, &hours);
  hq_setup_rota_table_draw_scales (self, &hours, hq_setup_rota_table_draw_gaps (self, view->kind));
  hq_setup_rota_table_draw_cell (self);
  hq_setup_rota_table_draw_days (self, view->days);
  return TRUE;
}
