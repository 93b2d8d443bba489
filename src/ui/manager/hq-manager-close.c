/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-close.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-manager-close-words.h"
#include "hq-manager-export.h"
#include "hq-openings.h"
#include "hq-report.h"
#include "hq-stretch.h"
#include "hq-words.h"

/* While something changes, the figures of the closed day are read anew so often. */
#define HQ_MANAGER_CLOSE_BEAT (10 * HQ_SECOND)

struct _HqManagerClose
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *outcome;
  GtkWidget *open;
  GtkCheckButton *first_place;
  GtkWidget *button;
  GtkBox *lists;
  GtkLabel *unread; /* why there is no report, or an older one */
  GtkWidget *report;
  GtkLabel *report_title;
  GtkLabel *report_remark;
  GtkLabel *report_mark;
  HqManagerExport *export;
  GtkWidget *again;
  GtkListBox *figures;

  char *drawn;              /* (owned) (nullable): what the lists say */
  HqManagerPanel *panel;    /* (borrowed) (nullable): that this is in */
  const HqReadiness *facts; /* (borrowed) (nullable): the panel's, the newest */
  HqStretch *stretch;       /* (owned) (nullable): the day of the report */
  gboolean opening;         /* that is an opening day */
  gboolean reading;
  gint64 read_seq; /* the newest event when it was asked for */
  HqTime read_at;
};

G_DEFINE_FINAL_TYPE (HqManagerClose, hq_manager_close, ADW_TYPE_BIN)

/* What stands in the report of a close: who came, what was done, how it was found, and who was not
 * served. */
static const HqMetric metrics[] = {
  HQ_METRIC_VISITS,      HQ_METRIC_TICKETS,      HQ_METRIC_WAIT_LONGEST,
  HQ_METRIC_WAIT_TARGET, HQ_METRIC_ON_TIME,      HQ_METRIC_PROMISED_ON_TIME,
  HQ_METRIC_LATE_OPEN,   HQ_METRIC_SATISFACTION, HQ_METRIC_PARTICIPATION,
  HQ_METRIC_BAD,         HQ_METRIC_LEFT,         HQ_METRIC_UNSERVED,
};

/* The day that is open ------------------------------------------------------------------------- */

static void
hq_manager_close_draw_outcome (HqManagerClose *self)
{
  g_autofree char *sentence = NULL;

  if (self->facts == NULL || self->facts->closing->day.state != HQ_DAY_STATE_OPEN)
    return;
  sentence = hq_manager_close_words_outcome (self->facts->closing,
                                             hq_manager_close_get_first_place (self));
  gtk_label_set_label (self->outcome, sentence);
}

/* Where somebody would have one; why nobody can is said with the outcome. */
static void
hq_manager_close_draw_first_place (HqManagerClose *self)
{
  const HqClosing *closing = self->facts->closing;
  gboolean offered = hq_closing_count (closing).carried > 0;
  g_autofree char *day = offered ? hq_date_format (closing->next.day) : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->first_place), offered);
  if (!offered)
    return;
  label = g_strdup_printf (_ ("Give who is unserved the first places of %s"), day);
  gtk_check_button_set_label (self->first_place, label);
}

static GtkWidget *
hq_manager_close_make_row (const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *plain = g_markup_escape_text (title, -1);
  g_autofree char *plain_text = g_markup_escape_text (text, -1);
  g_autofree char *spoken = g_strjoin (" ", title, text, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plain);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plain_text);
  hq_compat_name_row (ADW_ACTION_ROW (row), spoken);
  return row;
}

static char *
hq_manager_close_describe (GPtrArray *const lists[HQ_N_MANAGER_CLOSE])
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < HQ_N_MANAGER_CLOSE; i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const HqManagerCloseRow *row = lists[i]->pdata[j];

        g_string_append_printf (text, "%u\t%s\t%s\n", i, row->title, row->text);
      }
  return g_string_free (text, FALSE);
}

static void
hq_manager_close_add_list (HqManagerClose *self, HqManagerCloseList list, const GPtrArray *rows)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   hq_manager_close_words_title (list));
  if (rows->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           hq_manager_close_words_none (list));
  for (guint i = 0; i < rows->len; i++)
    {
      const HqManagerCloseRow *row = rows->pdata[i];

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 hq_manager_close_make_row (row->title, row->text));
    }
  gtk_box_append (self->lists, group);
}

/* The lists are made anew only when they say something else. */
static void
hq_manager_close_draw_lists (HqManagerClose *self, HqTime now)
{
  GPtrArray *lists[HQ_N_MANAGER_CLOSE];
  g_autofree char *text = NULL;
  GtkWidget *child;

  for (guint i = 0; i < HQ_N_MANAGER_CLOSE; i++)
    lists[i] = hq_manager_close_words_list (self->facts, (HqManagerCloseList) i, now);
  text = hq_manager_close_describe (lists);
  if (g_strcmp0 (text, self->drawn) != 0)
    {
      g_free (self->drawn);
      self->drawn = g_steal_pointer (&text);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
        gtk_box_remove (self->lists, child);
      for (guint i = 0; i < HQ_N_MANAGER_CLOSE; i++)
        hq_manager_close_add_list (self, (HqManagerCloseList) i, lists[i]);
    }
  for (guint i = 0; i < HQ_N_MANAGER_CLOSE; i++)
    g_ptr_array_unref (lists[i]);
}

static void
hq_manager_close_draw_day (HqManagerClose *self, HqTime now)
{
  const HqClosing *closing = self->facts->closing;
  gboolean open = closing->day.state == HQ_DAY_STATE_OPEN;
  g_autofree char *day = open ? hq_date_format (closing->day.day) : NULL;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->open, open);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), open);
  if (!open)
    {
      gtk_label_set_label (self->title, self->facts->floor->view.day.state == HQ_DAY_STATE_CLOSED
                                          ? _ ("The hall has closed for the day.")
                                          : _ ("No day is open: there is nothing to close."));
      return;
    }
  title = g_strdup_printf (closing->day.day == self->facts->floor->view.today
                             ? _ ("Close of %s")
                             : _ ("Close of %s, which was left open"),
                           day);
  gtk_label_set_label (self->title, title);
  hq_manager_close_draw_first_place (self);
  hq_manager_close_draw_outcome (self);
  hq_manager_close_draw_lists (self, now);
}

/* The day that was closed ---------------------------------------------------------------------- */

/* Here a name begins its line; elsewhere it stands below another one, and begins small. */
static char *
hq_manager_close_name_figure (HqMetric metric)
{
  const char *name = _ (hq_report_get_name (metric));
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (name), NULL);
}

static void
hq_manager_close_add_figure (HqManagerClose *self, const HqFigure *figure)
{
  const HqFigure *first = hq_stretch_find_first (self->stretch, figure);
  g_autofree char *value = hq_report_format_value (first != NULL ? first : figure);
  g_autofree char *now = first == NULL ? NULL : hq_report_format_value (figure);
  g_autofree char *changed = now == NULL ? NULL : g_strdup_printf (_ ("Now: %s"), now);
  g_autofree char *name = hq_manager_close_name_figure (figure->metric);
  const char *target = figure->metric == HQ_METRIC_UNSERVED ? _ ("Target: 0") : NULL;
  g_autofree char *note = g_strjoin (changed != NULL && target != NULL ? " · " : "",
                                     changed != NULL ? changed : "", target != NULL ? target : "",
                                     NULL);
  GtkWidget *row = hq_manager_close_make_row (name, note);
  GtkWidget *label = gtk_label_new (value);
  g_autofree char *spoken = g_strjoin (" ", name, value, note, NULL);

  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  hq_compat_name_row (ADW_ACTION_ROW (row), spoken);
  gtk_list_box_append (self->figures, row);
}

static char *
hq_manager_close_format_remark (const HqStretch *stretch)
{
  guint changes;

  if (stretch->published == NULL)
    return g_strdup (_ ("Nothing was published of this day."));
  changes = stretch->published->changes->len;
  if (changes == 0)
    return g_strdup (_ ("As it was published; nothing has changed since."));
  return g_strdup_printf (ngettext ("As it was published, and what it is now where it has changed: "
                                    "%u change since.",
                                    "As it was published, and what it is now where it has changed: "
                                    "%u changes since.",
                                    changes),
                          changes);
}

static void
hq_manager_close_draw_report (HqManagerClose *self)
{
  const HqStretch *stretch = self->stretch;
  HqFigurePart hall = { .scope = HQ_SCOPE_HALL, .key = "" };
  g_autofree char *day = hq_date_format (stretch->from);
  g_autofree char *title = g_strdup_printf (
    self->opening ? _ ("Closing report of %s, an opening day") : _ ("Closing report of %s"), day);
  g_autofree char *remark = hq_manager_close_format_remark (stretch);
  g_autofree char *mark = NULL;
  GtkWidget *child;

  hq_figures_pick (&hall, stretch->figures);
  mark = hq_report_format_mark (&hall.figures[HQ_METRIC_WITHHELD], hq_words_report ());
  gtk_label_set_label (self->report_title, title);
  gtk_label_set_label (self->report_remark, remark);
  gtk_label_set_label (self->report_mark, mark);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->figures))) != NULL)
    gtk_list_box_remove (self->figures, child);
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    hq_manager_close_add_figure (self, &hall.figures[metrics[i]]);
  hq_manager_export_set_days (self->export, self->panel, stretch->from, stretch->to);
  gtk_widget_set_visible (self->report, TRUE);
}

/* What is read of the day of the report. */
typedef struct
{
  HqStretch *stretch; /* (owned) */
  gboolean opening;
} HqManagerCloseDay;

static void
hq_manager_close_free_day (gpointer data)
{
  HqManagerCloseDay *day = data;

  g_clear_pointer (&day->stretch, hq_stretch_free);
  g_free (day);
}

static gpointer
hq_manager_close_read_day (HqHall *hall, gconstpointer ask, GError **error)
{
  HqManagerCloseDay *day = g_new0 (HqManagerCloseDay, 1);

  if (hq_openings_is_one (hall, ((const HqStretchAsk *) ask)->from, &day->opening, error))
    day->stretch = hq_stretch_read (hall, ask, error);
  if (day->stretch != NULL)
    return day;
  hq_manager_close_free_day (day);
  return NULL;
}

/* That the report could not be read, and why; a report of before stays. */
static void
hq_manager_close_explain (HqManagerClose *self, const GError *error)
{
  g_autofree char *why = error != NULL ? hq_words_error (error) : NULL;
  g_autofree char *said = why != NULL ? g_strdup_printf (C_ ("sentences", "%s %s"),
                                                         _ ("The closing report could not be read."),
                                                         why)
                                      : NULL;

  gtk_label_set_label (self->unread, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unread), said != NULL);
}

static void
hq_manager_close_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerClose) self = user_data;
  g_autoptr (GError) error = NULL;
  HqManagerCloseDay *day = hq_live_read_apart_finish (HQ_LIVE (source), result, &error);

  self->reading = FALSE;
  hq_manager_close_explain (self, error);
  /* What could not be read is asked for again, with the next look. */
  if (day == NULL)
    return;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      g_clear_pointer (&self->stretch, hq_stretch_free);
      self->stretch = g_steal_pointer (&day->stretch);
      self->opening = day->opening;
      hq_manager_close_draw_report (self);
    }
  hq_manager_close_free_day (day);
}

static void
hq_manager_close_ask_report (HqManagerClose *self, HqTime now)
{
  const HqDayRow *closed = &self->facts->closing->closed;
  gint64 seq = self->facts->floor->view.seq;
  const HqStretchAsk ask = { closed->day, closed->day };
  const HqLiveReader reader = { hq_manager_close_read_day, g_memdup2 (&ask, sizeof ask), g_free,
                                hq_manager_close_free_day };
  const HqLiveProgress progress = { NULL, NULL };
  gboolean known = self->stretch != NULL && self->stretch->from == closed->day;

  if (closed->state == HQ_DAY_STATE_NONE || self->reading
      || (known && (seq == self->read_seq || now < self->read_at + HQ_MANAGER_CLOSE_BEAT)))
    {
      g_free (reader.query);
      return;
    }
  self->reading = TRUE;
  self->read_seq = seq;
  self->read_at = now;
  hq_live_read_apart_async (hq_page_get_live (hq_manager_panel_get_page (self->panel)), &reader,
                            &progress, hq_manager_close_on_read, g_object_ref (self));
}

/* The object ----------------------------------------------------------------------------------- */

static void
hq_manager_close_finalize (GObject *object)
{
  HqManagerClose *self = HQ_MANAGER_CLOSE (object);

  g_clear_pointer (&self->stretch, hq_stretch_free);
  g_free (self->drawn);
  G_OBJECT_CLASS (hq_manager_close_parent_class)->finalize (object);
}

static void
hq_manager_close_class_init (HqManagerCloseClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_manager_close_finalize;
  g_type_ensure (HQ_TYPE_MANAGER_EXPORT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-close.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, title);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, outcome);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, open);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, first_place);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, button);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, lists);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, report);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, report_title);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, report_remark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, report_mark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, export);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, unread);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, again);
  gtk_widget_class_bind_template_child (widget_class, HqManagerClose, figures);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_close_draw_outcome);
}

static void
hq_manager_close_init (HqManagerClose *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_manager_close_get_first_place:
 *
 * Returns: whether who is unserved is to get a place of the next day
 */
gboolean
hq_manager_close_get_first_place (HqManagerClose *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->first_place))
         && gtk_check_button_get_active (self->first_place);
}

/**
 * hq_manager_close_show:
 * @panel: what this stands on
 * @facts: (transfer none): what is known, until it is shown anew
 * @now: the time
 *
 * Shows the close as it stands.
 */
void
hq_manager_close_show (HqManagerClose *self,
                       HqManagerPanel *panel,
                       const HqReadiness *facts,
                       HqTime now)
{
  gboolean today_open = facts->closing->day.state == HQ_DAY_STATE_OPEN;

  self->panel = panel;
  self->facts = facts;
  hq_manager_close_draw_day (self, now);
  /* While a day is open the close would be that day's. */
  gtk_widget_set_visible (self->again, !today_open);
  hq_manager_close_ask_report (self, now);
}
