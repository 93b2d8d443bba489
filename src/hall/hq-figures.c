/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figures.h"

#include "hq-clock.h"
#include "hq-error.h"

/* A day, or a stretch of days, on its way from the rows to the figures. */
typedef struct
{
  HqDatabase *db; /* (borrowed) */
  HqFigureWalk walk;
  GHashTable *tallies[HQ_N_SCOPES]; /* (owned): by key */
  GHashTable *spreads;              /* (owned): HqFiguresSpread, by its place */
} HqFigures;

/* The tallies that something at one place enters. */
typedef struct
{
  HqFigurePlace place;
  HqTally *tallies[HQ_N_SCOPES]; /* (borrowed) */
  guint n;
} HqFiguresSpread;

static HqTally *
hq_figures_find (HqFigures *work, HqScope scope, const char *key)
{
  const char *interned = g_intern_string (key);
  HqTally *tally = g_hash_table_lookup (work->tallies[scope], interned);

  if (tally == NULL)
    {
      tally = hq_tally_new (scope, interned);
      g_hash_table_insert (work->tallies[scope], (gpointer) interned, tally);
    }
  return tally;
}

static guint
hq_figures_hash_place (gconstpointer key)
{
  const HqFigurePlace *place = key;

  return g_direct_hash (place->service) * 31 + g_direct_hash (place->staff) * 17
         + (guint) place->counter * 7 + (guint) place->floor;
}

static gboolean
hq_figures_is_same_place (gconstpointer a, gconstpointer b)
{
  const HqFigurePlace *first = a, *second = b;

  /* Their texts are interned. */
  return first->service == second->service && first->staff == second->staff
         && first->counter == second->counter && first->floor == second->floor;
}

static void
hq_figures_init (HqFigures *work, HqDatabase *db, const HqFigureWalk *walk)
{
  *work = (HqFigures){ .db = db, .walk = *walk };
  work->walk.kinds = HQ_FIGURE_KINDS_ALL;
  for (guint i = 0; i < HQ_N_SCOPES; i++)
    work->tallies[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify) hq_tally_free);
  work->spreads = g_hash_table_new_full (hq_figures_hash_place, hq_figures_is_same_place, NULL,
                                         g_free);
  /* The hall has its figures on a day on which nobody came, too. */
  hq_figures_find (work, HQ_SCOPE_HALL, "");
}

static void
hq_figures_clear (HqFigures *work)
{
  for (guint i = 0; i < HQ_N_SCOPES; i++)
    g_clear_pointer (&work->tallies[i], g_hash_table_unref);
  g_clear_pointer (&work->spreads, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqFigures, hq_figures_clear)

static HqTally *
hq_figures_find_number (HqFigures *work, HqScope scope, int number)
{
  char key[16];

  g_snprintf (key, sizeof key, "%d", number);
  return hq_figures_find (work, scope, key);
}

/* Few places see many rows: the tallies of each are found once. */
static const HqFiguresSpread *
hq_figures_spread (HqFigures *work, const HqFigurePlace *place)
{
  HqFiguresSpread *spread = g_hash_table_lookup (work->spreads, place);

  if (spread != NULL)
    return spread;
  spread = g_new0 (HqFiguresSpread, 1);
  spread->place = *place;
  spread->tallies[spread->n++] = hq_figures_find (work, HQ_SCOPE_HALL, "");
  if (place->floor != HQ_FIGURE_NO_FLOOR)
    spread->tallies[spread->n++] = hq_figures_find_number (work, HQ_SCOPE_FLOOR, place->floor);
  if (place->service != NULL)
    spread->tallies[spread->n++] = hq_figures_find (work, HQ_SCOPE_SERVICE, place->service);
  if (place->counter != 0)
    spread->tallies[spread->n++] = hq_figures_find_number (work, HQ_SCOPE_COUNTER, place->counter);
  if (place->staff != NULL)
    spread->tallies[spread->n++] = hq_figures_find (work, HQ_SCOPE_CLERK, place->staff);
  g_hash_table_insert (work->spreads, &spread->place, spread);
  return spread;
}

/* Open and in good time is nobody's figure, and makes no row of noughts. */
static gboolean
hq_figures_is_idle (const HqFigureStep *step)
{
  return step->kind == HQ_FIGURE_KIND_CASE
         && step->entries->entries[0].reason == HQ_FIGURE_REASON_NOT_DUE;
}

static void
hq_figures_add (const HqFigureStep *step, gpointer user_data)
{
  const HqFigureTicket *ticket = step->kind == HQ_FIGURE_KIND_TICKET ? step->row : NULL;
  const HqFiguresSpread *spread;

  if (hq_figures_is_idle (step))
    return;
  spread = hq_figures_spread (user_data, hq_figure_walk_get_place (step));
  for (guint i = 0; i < spread->n; i++)
    hq_tally_add (spread->tallies[i], step->entries, ticket);
}

/* Floors and counters are numbers; mixed with words they would have no order. */
static int
hq_figures_compare_keys (HqScope scope, const char *a, const char *b)
{
  gint64 first, second;

  if (scope != HQ_SCOPE_FLOOR && scope != HQ_SCOPE_COUNTER)
    return strcmp (a, b);
  first = g_ascii_strtoll (a, NULL, 10);
  second = g_ascii_strtoll (b, NULL, 10);
  return (first > second) - (first < second);
}

/**
 * hq_figures_compare:
 *
 * Returns: below, at or above 0: the order of figures by scope, by key, of which floors and counters
 *   are numbers, and by metric
 */
int
hq_figures_compare (const HqFigure *a, const HqFigure *b)
{
  int order = (a->scope > b->scope) - (a->scope < b->scope);

  if (order == 0)
    order = hq_figures_compare_keys (a->scope, a->key, b->key);
  return order != 0 ? order : (a->metric > b->metric) - (a->metric < b->metric);
}

/**
 * hq_figures_are_equal:
 *
 * Returns: whether both say the same, of whomever they speak
 */
gboolean
hq_figures_are_equal (const HqFigure *a, const HqFigure *b)
{
  return a->has_value == b->has_value && a->value == b->value && a->rate.n == b->rate.n
         && a->rate.total == b->rate.total;
}

static GArray *
hq_figures_finish (HqFigures *work)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (HqFigure));

  for (guint i = 0; i < HQ_N_SCOPES; i++)
    {
      GHashTableIter iter;
      gpointer tally;

      g_hash_table_iter_init (&iter, work->tallies[i]);
      while (g_hash_table_iter_next (&iter, NULL, &tally))
        hq_tally_finish (tally, figures);
    }
  g_array_sort (figures, (GCompareFunc) hq_figures_compare);
  return figures;
}

static GArray *
hq_figures_run (HqFigures *work, GError **error)
{
  if (!hq_figure_walk_run (work->db, &work->walk, hq_figures_add, work, error))
    return NULL;
  return hq_figures_finish (work);
}

/**
 * hq_figures_collect:
 * @db: a connection, in a transaction
 * @walk: which days, seen when, and who watches
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqFigure): as hq_figures_compute()
 */
GArray *
hq_figures_collect (HqDatabase *db, const HqFigureWalk *walk, GError **error)
{
  g_auto (HqFigures) work = { 0 };

  hq_figures_init (&work, db, walk);
  return hq_figures_run (&work, error);
}

typedef struct
{
  HqFigureWalk walk;
  GArray *figures; /* (owned) (nullable) */
} HqFiguresTask;

static gboolean
hq_figures_read (HqDatabase *db, gpointer user_data, GError **error)
{
  HqFiguresTask *task = user_data;
  HqEvent last;
  gint64 behind;

  if (!hq_event_table_get_last (db, &last, error))
    return FALSE;
  if (task->walk.now == 0)
    task->walk.now = hq_clock_read (db, last.at, &behind);
  g_clear_pointer (&task->figures, g_array_unref);
  task->figures = hq_figures_collect (db, &task->walk, error);
  return task->figures != NULL;
}

/**
 * hq_figures_compute:
 * @hall: a hall
 * @from: the first day
 * @to: the last day, which may be @from
 * @now: the time at which waits that last are looked at, 0 for the store's clock
 * @error: return location for an error
 *
 * The figures of a day or a stretch of days, counted anew from the rows on one snapshot of the
 * store; the hall's watch is told how far it is, day by day. Each case enters a stretch once, and the stretch is neither sum nor mean of its days.
 *
 * A number, its waits, its stays, its ratings and its matters belong to the business day of the
 * number: a rating counts for the day of the stay that it rates, since that day's participation is
 * short of it until it comes. A case belongs to the days on which it was due, late or ended, as it
 * stood at the end of the stretch. A number and a wait are of the service and its floor; a stay,
 * its rating and matters, of the counter where it was and of that counter's floor.
 *
 * Returns: (transfer full) (element-type HqFigure): by scope, key and metric; all metrics of each
 *   scope that anything happened in; %NULL with %HQ_ERROR_CANCELLED, or if the store could not be
 *   read, which is not "no data"
 */
GArray *
hq_figures_compute (HqHall *hall, HqDate from, HqDate to, HqTime now, GError **error)
{
  HqFiguresTask task = {
    { .from = from, .to = to, .now = now, .watch = hq_hall_get_watch (hall) }
  };

  g_return_val_if_fail (from <= to, NULL);

  if (hq_database_read (hq_hall_get_database (hall), hq_figures_read, &task, error))
    return task.figures;
  g_clear_pointer (&task.figures, g_array_unref);
  return NULL;
}

/**
 * hq_figures_find_last_day:
 * @day: (out): the last day on which something happened
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND in a hall without any, or if the store could not be read
 */
gboolean
hq_figures_find_last_day (HqHall *hall, HqDate *day, GError **error)
{
  HqEvent last;

  if (!hq_event_table_get_last (hq_hall_get_database (hall), &last, error))
    return FALSE;
  if (last.seq == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, NULL);
      return FALSE;
    }
  *day = last.day;
  return TRUE;
}

static HqFigure
hq_figures_take (const HqFigureRevision *row)
{
  return (HqFigure) { (HqScope) hq_metric_find_scope (row->scope), row->key,
                      (HqMetric) hq_metric_find (row->metric), row->has_value, row->value,
                      row->rate };
}

/* Without the figures that this version of the program does not have any more. */
static gboolean
hq_figures_read_revisions (HqDatabase *db, HqDate day, GArray *revisions, GError **error)
{
  if (!hq_figure_table_read_revisions (db, day, revisions, error))
    return FALSE;
  for (guint i = revisions->len; i > 0; i--)
    if (hq_metric_find (g_array_index (revisions, HqFigureRevision, i - 1).metric) < 0)
      g_array_remove_index (revisions, i - 1);
  return TRUE;
}

static guint
hq_figures_hash (gconstpointer key)
{
  const HqFigure *figure = key;

  return g_direct_hash (figure->key) * 31 + figure->scope * HQ_N_METRICS + figure->metric;
}

static gboolean
hq_figures_is_same (gconstpointer a, gconstpointer b)
{
  const HqFigure *first = a;
  const HqFigure *second = b;

  return first->scope == second->scope && first->key == second->key
         && first->metric == second->metric;
}

typedef struct
{
  HqFigure figure; /* the key in the table, and what the revision says */
  int revision;
} HqFiguresLast;

/* The last revision of each figure; whatever had figures has some again, if of nothing. */
static GHashTable *
hq_figures_index (HqFigures *work, const GArray *revisions)
{
  GHashTable *last = g_hash_table_new_full (hq_figures_hash, hq_figures_is_same, NULL, g_free);

  for (guint i = 0; i < revisions->len; i++)
    {
      const HqFigureRevision *row = &g_array_index (revisions, HqFigureRevision, i);
      HqFiguresLast entry = { hq_figures_take (row), row->revision };
      HqFiguresLast *kept = g_memdup2 (&entry, sizeof entry);

      hq_figures_find (work, entry.figure.scope, entry.figure.key);
      g_hash_table_replace (last, &kept->figure, kept);
    }
  return last;
}

static gboolean
hq_figures_append (HqChange *change,
                   HqDate day,
                   const HqFigure *figure,
                   const HqFigureRevision *common,
                   GError **error)
{
  HqFigureRevision row = *common;

  row.scope = hq_metric_get_scope_nick (figure->scope);
  row.key = figure->key;
  row.metric = hq_metric_get_nick (figure->metric);
  row.has_value = figure->has_value;
  row.value = figure->value;
  row.has_rate = hq_metric_get_kind (figure->metric) == HQ_METRIC_RATE;
  row.rate = figure->rate;
  return hq_figure_table_append (change->db, day, &row, error);
}

/**
 * hq_figures_publish:
 * @change: the use case that closes a day or changes a closed one
 * @day: the day
 * @cause: the nick of what changed it
 * @error: return location for an error
 *
 * Computes the day's figures and appends those that differ from what was published last, each as
 * its next revision with the version of the formula, the time and the cause. A published row is never
 * changed. To be called inside the transaction of the change, after it.
 *
 * Returns: whether it was done
 */
gboolean
hq_figures_publish (HqChange *change, HqDate day, const char *cause, GError **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (HqFigureRevision));
  g_autoptr (GHashTable) last = NULL;
  g_autoptr (GArray) figures = NULL;
  g_auto (HqFigures) work = { 0 };
  HqFigureRevision row = { .formula = HQ_FIGURES_FORMULA, .as_of = change->now, .cause = cause };
  const HqFigureWalk walk = { .from = day, .to = day, .now = change->now };

  if (!hq_figures_read_revisions (change->db, day, revisions, error))
    return FALSE;
  hq_figures_init (&work, change->db, &walk);
  last = hq_figures_index (&work, revisions);
  figures = hq_figures_run (&work, error);
  if (figures == NULL)
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);
      const HqFiguresLast *known = g_hash_table_lookup (last, figure);
      const HqFigure usual = { figure->scope, figure->key, HQ_METRIC_SATISFACTION };

      if (known != NULL && hq_figures_are_equal (&known->figure, figure))
        continue;
      row.revision = known != NULL ? known->revision + 1 : 1;
      row.cause = known == NULL && g_hash_table_contains (last, &usual) ? HQ_FIGURES_NEW : cause;
      if (!hq_figures_append (change, day, figure, &row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hq_figures_read_latest:
 * @db: a connection
 * @day: a day
 * @part: (inout): a scope and a key; gets what was published of this part of the hall last (现值), and
 *   is not there where nothing was
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_figures_read_latest (HqDatabase *db, HqDate day, HqFigurePart *part, GError **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (HqFigureRevision));
  const HqFigureRevision of = { .scope = hq_metric_get_scope_nick (part->scope), .key = part->key };

  if (!hq_figure_table_read_part (db, day, &of, revisions, error))
    return FALSE;
  part->there = revisions->len > 0;
  for (guint i = 0; i < revisions->len; i++)
    {
      const HqFigureRevision *row = &g_array_index (revisions, HqFigureRevision, i);
      int metric = hq_metric_find (row->metric);

      /* The later revisions of a figure follow the earlier; some this program does not have. */
      if (metric >= 0)
        part->figures[metric] = hq_figures_take (row);
    }
  return TRUE;
}

/**
 * hq_figures_pick:
 * @part: (inout): a scope and a key; gets its figures, and is not there where it has none
 * @figures: (element-type HqFigure): what hq_figures_compute() found
 */
void
hq_figures_pick (HqFigurePart *part, const GArray *figures)
{
  part->there = FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);

      if (figure->scope != part->scope || !g_str_equal (figure->key, part->key))
        continue;
      part->figures[figure->metric] = *figure;
      part->there = TRUE;
    }
}

void
hq_figures_free_published (HqPublished *published)
{
  g_array_unref (published->first);
  g_array_unref (published->latest);
  g_array_unref (published->changes);
  g_free (published);
}

static void
hq_figures_add_revision (HqPublished *published, const HqFigureRevision *row)
{
  HqFigure figure = hq_figures_take (row);
  HqFigureChange change = { .after = figure, .revision = row->revision, .as_of = row->as_of,
                            .cause = row->cause };
  HqFigure *latest;

  if (row->revision == 1)
    {
      gboolean at_close = g_str_equal (row->cause, HQ_FIGURES_CLOSE)
                          || g_str_equal (row->cause, HQ_FIGURES_NEW);
      HqMetricKind kind = hq_metric_get_kind (figure.metric);
      HqFigure nothing = { figure.scope, figure.key, figure.metric };

      /* What first got a figure after the close had counts of nothing until then. */
      nothing.has_value = kind != HQ_METRIC_RATE && kind != HQ_METRIC_TIME;
      g_array_append_val (published->latest, figure);
      g_array_append_vals (published->first, at_close ? &figure : &nothing, 1);
      if (at_close || hq_figures_are_equal (&figure, &nothing))
        return;
    }
  latest = &g_array_index (published->latest, HqFigure, published->latest->len - 1);
  change.first = g_array_index (published->first, HqFigure, published->first->len - 1);
  change.before = row->revision == 1 ? change.first : *latest;
  *latest = figure;
  g_array_append_val (published->changes, change);
}

/* In the order of the figures, and the revisions of one of them in theirs. */
static int
hq_figures_compare_changes (gconstpointer a, gconstpointer b)
{
  const HqFigureChange *first = a, *second = b;
  int order = hq_figures_compare (&first->after, &second->after);

  return order != 0 ? order : first->revision - second->revision;
}

/**
 * hq_figures_read_published:
 * @hall: a hall
 * @day: a day
 * @error: return location for an error
 *
 * Returns: (transfer full): what was published of @day, with nothing in its lists where nothing
 *   was; %NULL if the store could not be read
 */
HqPublished *
hq_figures_read_published (HqHall *hall, HqDate day, GError **error)
{
  g_autoptr (GArray) revisions = g_array_new (FALSE, FALSE, sizeof (HqFigureRevision));
  HqPublished *published;

  if (!hq_figures_read_revisions (hq_hall_get_database (hall), day, revisions, error))
    return NULL;
  published = g_new (HqPublished, 1);
  published->first = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  published->latest = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  published->changes = g_array_new (FALSE, FALSE, sizeof (HqFigureChange));
  for (guint i = 0; i < revisions->len; i++)
    hq_figures_add_revision (published, &g_array_index (revisions, HqFigureRevision, i));
  g_array_sort (published->first, (GCompareFunc) hq_figures_compare);
  g_array_sort (published->latest, (GCompareFunc) hq_figures_compare);
  g_array_sort (published->changes, hq_figures_compare_changes);
  return published;
}
