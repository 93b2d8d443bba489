/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-own.h"

#include <glib/gi18n.h>

#include "hq-case-window.h"
#include "hq-case-words.h"
#include "hq-compat.h"
#include "hq-counter-page.h"
#include "hq-own-ratings.h"
#include "hq-rating-rule.h"
#include "hq-words.h"

/* What others do to the cases is followed at this beat; own work at once. */
#define HQ_COUNTER_OWN_BEAT 5

/* So many are listed at the most, the most urgent ones. */
#define HQ_COUNTER_OWN_MOST 60

/* By what a row knows its case. */
#define HQ_COUNTER_OWN_CASE "hq-counter-own-case"

struct _HqCounterOwn
{
  AdwBin parent_instance;

  AdwActionRow *today;
  AdwActionRow *ratings;
  AdwExpanderRow *cases;

  HqLive *live;          /* (owned) (nullable) */
  GCancellable *reading; /* (owned) (nullable) */
  GCancellable *rated;   /* (owned) (nullable): of the ratings */
  GPtrArray *rows;       /* (owned) (element-type GtkWidget): of the cases */
  char *staff;           /* (owned) (nullable): whose it is */
  HqDate day;
  HqDate rated_on; /* the day on which the ratings were read, 0 for none */
  gint64 served;
  gint64 seq;         /* the newest event when the cases were read */
  guint later;        /* the source that reads them at the beat, 0 for none */
  HqCaseBoard *board; /* (owned) (nullable): the clerk's open cases */
};

G_DEFINE_TYPE (HqCounterOwn, hq_counter_own, ADW_TYPE_BIN)

static void
hq_counter_own_clear (HqCounterOwn *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->cases, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static AdwActionRow *
hq_counter_own_add (HqCounterOwn *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  adw_expander_row_add_row (self->cases, row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

/* The case with its story, and what can be done with it. */
static void
hq_counter_own_on_activated (AdwActionRow *row, HqCounterOwn *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), HQ_COUNTER_OWN_CASE);
  const HqCaseWindowAsk ask = { GTK_WIDGET (self), "hq-counter", HQ_ROLE_CLERK, *id };
  HqCaseWindow *window = hq_case_window_show (&ask);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_COUNTER_PAGE);

  hq_counter_page_watch (HQ_COUNTER_PAGE (page), GTK_WIDGET (window));
}

static void
hq_counter_own_add_case (HqCounterOwn *self, const HqCaseLine *line)
{
  /* Where the clock stands still, until when it was to. */
  g_autofree char *due = line->planned_end != 0
                           ? hq_case_words_standing (line, self->board->today)
                           : hq_case_words_due (line->row.due_day);
  g_autofree char *title = g_strdup_printf (_ ("%s %s · case %d, %s"),
                                            hq_case_words_shape (line->light),
                                            hq_case_words_light (line->light),
                                            (int) line->row.case_file, due);
  g_autofree char *item = hq_case_words_item (line);
  AdwActionRow *row = hq_counter_own_add (self, title, item);

  gtk_widget_add_css_class (GTK_WIDGET (row), hq_case_words_style (line->light));
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), HQ_COUNTER_OWN_CASE,
                          g_memdup2 (&line->row.case_file, sizeof line->row.case_file), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (hq_counter_own_on_activated), self);
}

/* How many have each light, the gravest first. */
static void
hq_counter_own_draw_counts (HqCounterOwn *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint counts[HQ_LIGHT_OVERDUE + 1] = { 0 };

  for (guint i = 0; i < self->board->open->len; i++)
    counts[g_array_index (self->board->open, HqCaseLine, i).light]++;
  for (int i = HQ_LIGHT_OVERDUE; i >= HQ_LIGHT_NONE; i--)
    if (counts[i] > 0)
      g_string_append_printf (text, "%s%s %s %u", text->len > 0 ? "  " : "",
                              hq_case_words_shape ((HqLight) i), hq_case_words_light ((HqLight) i),
                              counts[i]);
  if (text->len == 0)
    g_string_append (text, _ ("You have no open cases."));
  adw_expander_row_set_subtitle (self->cases, text->str);
}

static void
hq_counter_own_draw (HqCounterOwn *self)
{
  guint shown = MIN (self->board->open->len, HQ_COUNTER_OWN_MOST);

  hq_counter_own_draw_counts (self);
  hq_counter_own_clear (self);
  for (guint i = 0; i < shown; i++)
    hq_counter_own_add_case (self, &g_array_index (self->board->open, HqCaseLine, i));
  if (shown < self->board->open->len)
    {
      g_autofree char *more = g_strdup_printf (_ ("%d more, less urgent"),
                                               (int) (self->board->open->len - shown));

      hq_counter_own_add (self, more, "");
    }
}

/* Whether a list would say something else. */
static gboolean
hq_counter_own_differs (const HqCaseBoard *a, const HqCaseBoard *b)
{
  if (a == NULL || a->open->len != b->open->len)
    return TRUE;
  for (guint i = 0; i < a->open->len; i++)
    {
      const HqCaseLine *x = &g_array_index (a->open, HqCaseLine, i);
      const HqCaseLine *y = &g_array_index (b->open, HqCaseLine, i);

      if (x->row.case_file != y->row.case_file || x->row.due_day != y->row.due_day
          || x->light != y->light)
        return TRUE;
    }
  return FALSE;
}

static gboolean hq_counter_own_on_beat (gpointer data);

static void
hq_counter_own_on_cases (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterOwn) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCaseBoard) board = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (board == NULL)
    {
      sentence = hq_words_error (error);
      adw_expander_row_set_subtitle (self->cases, sentence);
      if (self->later == 0)
        self->later = g_timeout_add_seconds (HQ_COUNTER_OWN_BEAT, hq_counter_own_on_beat, self);
      return;
    }
  /* The row that has the focus stays where nothing has changed. */
  if (!hq_counter_own_differs (self->board, board))
    {
      hq_counter_own_draw_counts (self);
      return;
    }
  g_clear_pointer (&self->board, hq_case_list_free_board);
  self->board = g_steal_pointer (&board);
  hq_counter_own_draw (self);
}

static void
hq_counter_own_read (HqCounterOwn *self)
{
  const HqCaseBoardAsk ask = { .staff = self->staff, .today = self->day };
  HqLiveReader reader = { .read = hq_case_list_read_board,
                          .free_query = hq_case_list_ask_free,
                          .free_view = hq_case_list_free_board };

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  reader.query = hq_case_list_ask_new (&ask);
  hq_live_read_async (self->live, &reader, self->reading, hq_counter_own_on_cases,
                      g_object_ref (self));
}

/* The row and what a screen reader says of it. */
static void
hq_counter_own_say (AdwActionRow *row, const char *text)
{
  adw_action_row_set_subtitle (row, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static char *
hq_counter_own_describe_ratings (const HqOwnRatings *ratings)
{
  g_autofree char *rate = NULL;
  g_autofree char *from = NULL;

  if (ratings->satisfied.total == 0)
    return g_strdup_printf (_ ("Shown from the day after %d ratings on."), HQ_RATING_RULE_OWN_STEP);
  rate = hq_rate_format (ratings->satisfied, 1);
  from = hq_date_format (ratings->from);
  return g_strdup_printf (_ ("Satisfaction %s (%d/%d) since %s, by %d ratings at a time"), rate,
                          (int) ratings->satisfied.n, (int) ratings->satisfied.total, from,
                          HQ_RATING_RULE_OWN_STEP);
}

static void
hq_counter_own_on_ratings (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterOwn) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree HqOwnRatings *ratings = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->rated);
  text = ratings != NULL ? hq_counter_own_describe_ratings (ratings) : hq_words_error (error);
  hq_counter_own_say (self->ratings, text);
  if (ratings == NULL)
    self->rated_on = 0;
}

/* They change with the day alone; what could not be read is read with the next view. */
static void
hq_counter_own_read_ratings (HqCounterOwn *self)
{
  HqLiveReader reader = { .read = hq_own_ratings_read,
                          .free_query = hq_own_ratings_ask_free,
                          .free_view = g_free };

  if (self->rated != NULL)
    g_cancellable_cancel (self->rated);
  g_clear_object (&self->rated);
  self->rated = g_cancellable_new ();
  self->rated_on = self->day;
  reader.query = hq_own_ratings_ask_new (self->staff, self->day);
  hq_live_read_async (self->live, &reader, self->rated, hq_counter_own_on_ratings,
                      g_object_ref (self));
}

static gboolean
hq_counter_own_on_beat (gpointer data)
{
  HqCounterOwn *self = data;

  self->later = 0;
  hq_counter_own_read (self);
  return G_SOURCE_REMOVE;
}

static void
hq_counter_own_dispose (GObject *object)
{
  HqCounterOwn *self = HQ_COUNTER_OWN (object);

  g_clear_handle_id (&self->later, g_source_remove);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->rated != NULL)
    g_cancellable_cancel (self->rated);
  g_clear_object (&self->rated);
  g_clear_object (&self->live);
  g_clear_pointer (&self->board, hq_case_list_free_board);
  G_OBJECT_CLASS (hq_counter_own_parent_class)->dispose (object);
}

static void
hq_counter_own_finalize (GObject *object)
{
  HqCounterOwn *self = HQ_COUNTER_OWN (object);

  g_ptr_array_unref (self->rows);
  g_free (self->staff);
  G_OBJECT_CLASS (hq_counter_own_parent_class)->finalize (object);
}

static void
hq_counter_own_class_init (HqCounterOwnClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_counter_own_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_counter_own_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-own.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterOwn, today);
  gtk_widget_class_bind_template_child (widget_class, HqCounterOwn, ratings);
  gtk_widget_class_bind_template_child (widget_class, HqCounterOwn, cases);
}

static void
hq_counter_own_init (HqCounterOwn *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_expander (self->cases);
}

static char *
hq_counter_own_describe (const HqCounterDeskOwn *own)
{
  g_autofree char *mean = NULL;

  if (own->measured == 0)
    return g_strdup_printf (_ ("%d served"), (int) own->served);
  mean = hq_words_elapsed (own->handled / own->measured);
  return g_strdup_printf (_ ("%d served, %s each on average"), (int) own->served, mean);
}

/**
 * hq_counter_own_set_view:
 * @self: the clerk's own
 * @live: the hall
 * @view: a counter at which somebody is signed in
 */
void
hq_counter_own_set_view (HqCounterOwn *self, HqLive *live, const HqCounterDeskView *view)
{
  const char *staff = view->counter.duty.staff;
  g_autofree char *today = hq_counter_own_describe (&view->own);
  gboolean other = g_strcmp0 (self->staff, staff) != 0;
  gboolean own = self->served != view->own.served || self->day != view->counter.view.today;

  g_set_object (&self->live, live);
  self->served = view->own.served;
  self->day = view->counter.view.today;
  hq_counter_own_say (self->today, today);
  if (other)
    {
      hq_counter_own_say (self->ratings, "");
      self->rated_on = 0;
      g_free (self->staff);
      self->staff = g_strdup (staff);
      adw_expander_row_set_expanded (self->cases, FALSE);
      adw_expander_row_set_subtitle (self->cases, "");
      hq_counter_own_clear (self);
      g_clear_pointer (&self->board, hq_case_list_free_board);
    }
  if (self->rated_on != self->day)
    hq_counter_own_read_ratings (self);
  if (other || own)
    hq_counter_own_read (self);
  else if (self->seq != view->counter.view.seq && self->later == 0)
    self->later = g_timeout_add_seconds (HQ_COUNTER_OWN_BEAT, hq_counter_own_on_beat, self);
  self->seq = view->counter.view.seq;
}
