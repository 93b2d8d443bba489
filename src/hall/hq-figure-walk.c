/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figure-walk.h"

#include "hq-day-table.h"

/* Where a walk is. */
typedef struct
{
  HqDatabase *db;           /* (borrowed) */
  const HqFigureWalk *walk; /* (borrowed) */
  HqFigureWalkFunc func;
  gpointer user_data;
  HqFigureSpan span; /* the day, or of cases the stretch */
  GArray *details;   /* (owned) (nullable): HqFigureDetail */
  GArray *sessions;  /* (owned): HqDaySession, those of the day */
} HqFigureWalker;

/* How each kind of row is read and judged. */
typedef struct
{
  gsize size;
  gboolean (*read) (HqDatabase *db, const HqFigureSpan *span, GArray *rows, GError **error);
  void (*judge) (const HqFigureWalker *walker, HqFigureStep *step, HqFigureEntries *entries);
} HqFigureWalkKind;

/**
 * hq_figure_walk_get_place:
 *
 * Returns: (transfer none): where the row of @step happened
 */
const HqFigurePlace *
hq_figure_walk_get_place (const HqFigureStep *step)
{
  return step->row;
}

static void
hq_figure_walk_judge_ticket (const HqFigureWalker *walker,
                             HqFigureStep *step,
                             HqFigureEntries *entries)
{
  hq_figure_entry_judge_ticket (step->row, entries);
}

static void
hq_figure_walk_judge_leg (const HqFigureWalker *walker,
                          HqFigureStep *step,
                          HqFigureEntries *entries)
{
  step->pause = hq_figure_entry_measure_break (step->row, walker->sessions, walker->walk->now);
  hq_figure_entry_judge_leg (step->row, step->pause, walker->walk->now, entries);
}

static void
hq_figure_walk_judge_period (const HqFigureWalker *walker,
                             HqFigureStep *step,
                             HqFigureEntries *entries)
{
  hq_figure_entry_judge_period (step->row, entries);
}

static void
hq_figure_walk_judge_matter (const HqFigureWalker *walker,
                             HqFigureStep *step,
                             HqFigureEntries *entries)
{
  hq_figure_entry_judge_matter (step->row, entries);
}

static void
hq_figure_walk_judge_case (const HqFigureWalker *walker,
                           HqFigureStep *step,
                           HqFigureEntries *entries)
{
  hq_figure_entry_judge_case (step->row, walker->span.from, walker->span.to, entries);
}

static void
hq_figure_walk_judge_use (const HqFigureWalker *walker,
                          HqFigureStep *step,
                          HqFigureEntries *entries)
{
  hq_figure_entry_judge_use (step->row, entries);
}

static const HqFigureWalkKind kinds[HQ_N_FIGURE_KINDS] = {
  [HQ_FIGURE_KIND_TICKET] = { sizeof (HqFigureTicket), hq_figure_table_read_tickets,
                              hq_figure_walk_judge_ticket },
  [HQ_FIGURE_KIND_LEG] = { sizeof (HqFigureLeg), hq_figure_table_read_legs,
                           hq_figure_walk_judge_leg },
  [HQ_FIGURE_KIND_PERIOD] = { sizeof (HqFigurePeriod), hq_figure_table_read_periods,
                              hq_figure_walk_judge_period },
  [HQ_FIGURE_KIND_MATTER] = { sizeof (HqFigureMatter), hq_figure_table_read_matters,
                              hq_figure_walk_judge_matter },
  [HQ_FIGURE_KIND_CASE] = { sizeof (HqFigureCase), hq_figure_table_read_cases,
                            hq_figure_walk_judge_case },
  [HQ_FIGURE_KIND_USE] = { sizeof (HqFigureUse), hq_figure_table_read_uses,
                           hq_figure_walk_judge_use },
};

static gboolean
hq_figure_walk_read (HqFigureWalker *walker, HqFigureKind kind, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, (guint) kinds[kind].size);
  HqFigureEntries entries;

  if ((walker->walk->kinds & 1u << kind) == 0)
    return TRUE;
  if (walker->details != NULL)
    g_array_set_size (walker->details, 0);
  if (!kinds[kind].read (walker->db, &walker->span, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      HqFigureStep step = { .kind = kind,
                            .row = rows->data + i * kinds[kind].size,
                            .entries = &entries };

      kinds[kind].judge (walker, &step, &entries);
      if (walker->details != NULL)
        step.detail = &g_array_index (walker->details, HqFigureDetail, i);
      walker->func (&step, walker->user_data);
    }
  return TRUE;
}

static gboolean
hq_figure_walk_read_day (HqFigureWalker *walker, HqDate day, GError **error)
{
  walker->span.from = walker->span.to = day;
  g_array_set_size (walker->sessions, 0);
  if ((walker->walk->kinds & 1u << HQ_FIGURE_KIND_LEG) != 0
      && !hq_day_table_read_sessions (walker->db, day, walker->sessions, error))
    return FALSE;
  for (int kind = 0; kind < HQ_N_FIGURE_KINDS; kind++)
    if (kind != HQ_FIGURE_KIND_CASE && !hq_figure_walk_read (walker, (HqFigureKind) kind, error))
      return FALSE;
  return TRUE;
}

/* Cases belong to the stretch and not to one of its days: each is met once. */
static gboolean
hq_figure_walk_read_all (HqFigureWalker *walker, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqFigureDay));
  const HqFigureWalk *walk = walker->walk;

  if (!hq_figure_table_read_days (walker->db, walk->from, walk->to, days, error))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    if (!hq_watch_tell (walk->watch, i, days->len + 1, error)
        || !hq_figure_walk_read_day (walker, g_array_index (days, HqFigureDay, i).day, error))
      return FALSE;
  walker->span.from = walk->from;
  walker->span.to = walk->to;
  return hq_watch_tell (walk->watch, days->len, days->len + 1, error)
         && hq_figure_walk_read (walker, HQ_FIGURE_KIND_CASE, error)
         && hq_watch_tell (walk->watch, 1, 1, error);
}

/**
 * hq_figure_walk_run:
 * @db: a connection, in a transaction
 * @walk: which rows
 * @func: called with each of them
 * @user_data: for @func
 * @error: return location for an error
 *
 * Goes through the rows of a stretch day by day, and then through its cases, and judges how each
 * enters the figures. No more than one day is in memory at a time.
 *
 * Returns: %FALSE with %HQ_ERROR_CANCELLED or one of the store's errors
 */
gboolean
hq_figure_walk_run (HqDatabase *db,
                    const HqFigureWalk *walk,
                    HqFigureWalkFunc func,
                    gpointer user_data,
                    GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  g_autoptr (GArray) details = NULL;
  HqFigureWalker walker = { db, walk, func, user_data };

  if (walk->in_detail)
    details = g_array_new (FALSE, FALSE, sizeof (HqFigureDetail));
  walker.sessions = sessions;
  walker.details = walker.span.details = details;
  return hq_figure_walk_read_all (&walker, error);
}
