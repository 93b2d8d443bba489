/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-row.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-words.h"
#include "hq-reason.h"
#include "hq-report.h"
#include "hq-words.h"

struct _HqManagerRow
{
  GObject parent_instance;

  HqFigureRows *rows; /* (borrowed): there as long as any row of them is shown */
  guint index;
  HqSetup *setup;  /* (owned) */
  GTimeZone *zone; /* (owned) */
};

G_DEFINE_TYPE (HqManagerRow, hq_manager_row, G_TYPE_OBJECT)

static void
hq_manager_row_finalize (GObject *object)
{
  HqManagerRow *self = HQ_MANAGER_ROW (object);

  hq_setup_unref (self->setup);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (hq_manager_row_parent_class)->finalize (object);
}

static void
hq_manager_row_class_init (HqManagerRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_row_finalize;
}

static void
hq_manager_row_init (HqManagerRow *self)
{
}

/**
 * hq_manager_row_new:
 * @rows: (transfer none): rows that stay until the item is gone
 * @index: which of them
 * @setup: the hall as it is set up
 * @zone: the hall's
 *
 * Returns: (transfer full): the row as an item of a list
 */
HqManagerRow *
hq_manager_row_new (HqFigureRows *rows, guint index, HqSetup *setup, GTimeZone *zone)
{
  HqManagerRow *self = g_object_new (HQ_TYPE_MANAGER_ROW, NULL);

  self->rows = rows;
  self->index = index;
  self->setup = hq_setup_ref (setup);
  self->zone = g_time_zone_ref (zone);
  return self;
}

/**
 * hq_manager_row_get_title:
 * @kind: of the rows
 *
 * Returns: (transfer none): what stands over the column
 */
const char *
hq_manager_row_get_title (HqManagerRowColumn column, HqFigureKind kind)
{
  static const char *const titles[HQ_N_MANAGER_ROW_COLUMNS] = {
    [HQ_MANAGER_ROW_NUMBER] = N_ ("Number"),
    [HQ_MANAGER_ROW_DAY] = N_ ("Day"),
    [HQ_MANAGER_ROW_SERVICE] = N_ ("Service"),
    [HQ_MANAGER_ROW_COUNTER] = N_ ("Counter"),
    [HQ_MANAGER_ROW_CLERK] = N_ ("Clerk"),
    [HQ_MANAGER_ROW_FROM] = N_ ("From"),
    [HQ_MANAGER_ROW_TO] = N_ ("Until"),
    [HQ_MANAGER_ROW_VALUE] = N_ ("What it was"),
    [HQ_MANAGER_ROW_VERDICT] = N_ ("How it counts"),
  };

  if (column == HQ_MANAGER_ROW_NUMBER && kind == HQ_FIGURE_KIND_CASE)
    return _ ("Case");
  if (column == HQ_MANAGER_ROW_FROM && kind == HQ_FIGURE_KIND_CASE)
    return _ ("Accepted");
  if (column == HQ_MANAGER_ROW_TO && kind == HQ_FIGURE_KIND_CASE)
    return _ ("Due");
  return _ (titles[column]);
}

/**
 * hq_manager_row_get:
 *
 * Returns: (transfer none): the row
 */
const HqFigureRow *
hq_manager_row_get (HqManagerRow *self)
{
  return &g_array_index (self->rows->rows, HqFigureRow, self->index);
}

static char *
hq_manager_row_format_clock (HqManagerRow *self, HqTime time)
{
  return time == 0 ? g_strdup ("") : hq_words_clock (time, self->zone);
}

static char *
hq_manager_row_format_from (HqManagerRow *self, const HqFigureRow *row)
{
  if (row->kind == HQ_FIGURE_KIND_CASE)
    return hq_date_format (row->of.case_file.row.accepted);
  if (row->kind == HQ_FIGURE_KIND_LEG)
    return hq_manager_row_format_clock (self, row->of.leg.wait_from);
  if (row->kind == HQ_FIGURE_KIND_PERIOD)
    return hq_manager_row_format_clock (self, row->of.period.started_at != 0
                                                ? row->of.period.started_at
                                                : row->detail.called_at);
  return hq_manager_row_format_clock (self, row->detail.issued_at);
}

static char *
hq_manager_row_format_to (HqManagerRow *self, const HqFigureRow *row)
{
  if (row->kind == HQ_FIGURE_KIND_CASE)
    return row->of.case_file.row.due != 0 ? hq_date_format (row->of.case_file.row.due)
                                          : g_strdup ("");
  if (row->kind == HQ_FIGURE_KIND_LEG)
    return hq_manager_row_format_clock (self, row->of.leg.ended_at);
  if (row->kind == HQ_FIGURE_KIND_PERIOD)
    return hq_manager_row_format_clock (self, row->of.period.ended_at);
  return hq_manager_row_format_clock (self, row->detail.ended_at);
}

static char *
hq_manager_row_format_stay (const HqFigureRow *row)
{
  const HqFigurePeriod *stay = &row->of.period;
  gboolean marked = row->quick || row->burst;

  if (row->kept == HQ_FIGURE_KEPT_VISIT)
    return g_strdup (_ ("your own service"));
  if (row->kept == HQ_FIGURE_KEPT_NOTHING && stay->invalid)
    return g_strdup_printf (marked ? _ ("level %d, under check, found invalid")
                                   : _ ("level %d, found invalid"),
                            stay->level);
  if (row->kept == HQ_FIGURE_KEPT_NOTHING && stay->level != 0)
    return g_strdup_printf (marked ? _ ("level %d, under check") : _ ("level %d"), stay->level);
  if (stay->started_at == 0 || stay->ended_at == 0)
    return g_strdup ("");
  return hq_report_format_length (stay->ended_at - stay->started_at - stay->held);
}

/* A wait beside its target, a rating, how long a stay took, when a case ended. */
static char *
hq_manager_row_format_value (HqManagerRow *self, const HqFigureRow *row)
{
  const HqFigureLeg *leg = &row->of.leg;
  HqTime end = leg->ended_at != 0 ? leg->ended_at : self->rows->ask.now;

  switch (row->kind)
    {
    case HQ_FIGURE_KIND_LEG:
      {
        g_autofree char *wait = hq_report_format_length (MAX (0, end - leg->wait_from));
        g_autofree char *target = hq_report_format_length (leg->target);

        return g_strdup_printf (_ ("%s, target %s"), wait, target);
      }
    case HQ_FIGURE_KIND_PERIOD:
      return hq_manager_row_format_stay (row);
    case HQ_FIGURE_KIND_CASE:
      return row->of.case_file.row.ended != 0 ? hq_date_format (row->of.case_file.row.ended)
                                              : g_strdup (_ ("open"));
    case HQ_FIGURE_KIND_MATTER:
      return g_strdup (hq_words_outcome (row->of.matter.outcome));
    case HQ_FIGURE_KIND_TICKET:
      return g_strdup (hq_words_state (row->of.ticket.state));
    case HQ_FIGURE_KIND_USE:
    case HQ_N_FIGURE_KINDS:
    default:
      return g_strdup ("");
    }
}

static char *
hq_manager_row_format_verdict (const HqFigureRow *row)
{
  const char *side = _ (hq_reason_get_side (row->entry.side));
  const char *reason = hq_reason_get_name (row->entry.reason);

  return reason[0] == '\0' ? g_strdup (side) : g_strdup_printf (_ ("%s: %s"), side, _ (reason));
}

static char *
hq_manager_row_format_service (HqManagerRow *self, const HqFigureRow *row)
{
  const HqService *service = row->of.place.service == NULL
                               ? NULL
                               : hq_setup_find_service (self->setup, row->of.place.service);

  if (service != NULL)
    return g_strdup (hq_language_pick (service->name, service->name_en));
  return g_strdup (row->of.place.service != NULL ? row->of.place.service : "");
}

/**
 * hq_manager_row_format:
 *
 * Returns: (transfer full): what stands in a column of the row, "" for nothing
 */
char *
hq_manager_row_format (HqManagerRow *self, HqManagerRowColumn column)
{
  const HqFigureRow *row = hq_manager_row_get (self);

  if (row->kept == HQ_FIGURE_KEPT_VISIT && column != HQ_MANAGER_ROW_CLERK
      && column != HQ_MANAGER_ROW_VALUE && column != HQ_MANAGER_ROW_VERDICT)
    return g_strdup ("");
  switch (column)
    {
    case HQ_MANAGER_ROW_NUMBER:
      if (row->kind == HQ_FIGURE_KIND_CASE)
        return g_strdup_printf ("%" G_GINT64_FORMAT, row->detail.id);
      return hq_figure_rows_format_number (row);
    case HQ_MANAGER_ROW_DAY:
      return row->detail.day != 0 ? hq_date_format (row->detail.day) : g_strdup ("");
    case HQ_MANAGER_ROW_SERVICE:
      return hq_manager_row_format_service (self, row);
    case HQ_MANAGER_ROW_COUNTER:
      return row->of.place.counter != 0 ? g_strdup_printf ("%d", row->of.place.counter)
                                        : g_strdup ("");
    case HQ_MANAGER_ROW_CLERK:
      return g_strdup (row->of.place.staff != NULL
                         ? hq_manager_words_staff (self->setup, row->of.place.staff)
                         : "");
    case HQ_MANAGER_ROW_FROM:
      return hq_manager_row_format_from (self, row);
    case HQ_MANAGER_ROW_TO:
      return hq_manager_row_format_to (self, row);
    case HQ_MANAGER_ROW_VALUE:
      return hq_manager_row_format_value (self, row);
    case HQ_MANAGER_ROW_VERDICT:
      return hq_manager_row_format_verdict (row);
    case HQ_N_MANAGER_ROW_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}
