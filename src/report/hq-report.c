/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report.h"

#include "hq-csv.h"
#include "hq-reason.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

/* 99.96 % is shown as 99.9 %. */
#define DIGITS 1

static const char *const scopes[HQ_N_SCOPES] = {
  [HQ_SCOPE_HALL] = N_ ("The hall"),
  [HQ_SCOPE_FLOOR] = N_ ("Floor"),
  [HQ_SCOPE_SERVICE] = N_ ("Service"),
  [HQ_SCOPE_COUNTER] = N_ ("Counter"),
  [HQ_SCOPE_CLERK] = N_ ("Clerk"),
};

static const char *const names[HQ_N_METRICS] = {
  [HQ_METRIC_TICKETS] = N_ ("Tickets"),
  [HQ_METRIC_VISITS] = N_ ("Visits in all"),
  [HQ_METRIC_VISITS_TICKETS] = N_ ("visits with a ticket"),
  [HQ_METRIC_VISITS_SELF_SERVICE] = N_ ("visits to self-service alone"),
  [HQ_METRIC_VISITS_ENQUIRIES] = N_ ("visits to ask"),
  [HQ_METRIC_MATTERS] = N_ ("Matters"),
  [HQ_METRIC_MATTERS_DONE] = N_ ("finished on the spot"),
  [HQ_METRIC_MATTERS_ACCEPTED] = N_ ("taken in"),
  [HQ_METRIC_MATTERS_SUPPLEMENT] = N_ ("papers missing"),
  [HQ_METRIC_MATTERS_NOT_ACCEPTED] = N_ ("not accepted by law"),
  [HQ_METRIC_MATTERS_ENQUIRY] = N_ ("only asked"),
  [HQ_METRIC_MATTERS_WITHDRAWN] = N_ ("taken back by the applicant"),
  [HQ_METRIC_MATTERS_UNDECIDED] = N_ ("not decided"),
  [HQ_METRIC_ON_TIME] = N_ ("On-time completion"),
  [HQ_METRIC_EARLY] = N_ ("early"),
  [HQ_METRIC_LATE_CLOSED] = N_ ("overdue and closed"),
  [HQ_METRIC_LATE_OPEN] = N_ ("overdue and open"),
  [HQ_METRIC_SUSPENDED] = N_ ("clock stands still"),
  [HQ_METRIC_INSTANT_ON_TIME] = N_ ("On-time completion of instant items"),
  [HQ_METRIC_INSTANT_EARLY] = N_ ("early"),
  [HQ_METRIC_INSTANT_LATE_CLOSED] = N_ ("overdue and closed"),
  [HQ_METRIC_INSTANT_LATE_OPEN] = N_ ("overdue and open"),
  [HQ_METRIC_INSTANT_SUSPENDED] = N_ ("clock stands still"),
  [HQ_METRIC_PROMISED_ON_TIME] = N_ ("On-time completion of promised items"),
  [HQ_METRIC_PROMISED_EARLY] = N_ ("early"),
  [HQ_METRIC_PROMISED_LATE_CLOSED] = N_ ("overdue and closed"),
  [HQ_METRIC_PROMISED_LATE_OPEN] = N_ ("overdue and open"),
  [HQ_METRIC_PROMISED_SUSPENDED] = N_ ("clock stands still"),
  [HQ_METRIC_CASES_CLOSED] = N_ ("Cases closed"),
  [HQ_METRIC_CASES_REFUSED] = N_ ("cases refused"),
  [HQ_METRIC_CASES_WITHDRAWN] = N_ ("cases withdrawn"),
  [HQ_METRIC_SATISFACTION] = N_ ("Satisfaction"),
  [HQ_METRIC_PARTICIPATION] = N_ ("participation"),
  [HQ_METRIC_UNRATED] = N_ ("unrated"),
  [HQ_METRIC_BAD] = N_ ("bad ratings"),
  [HQ_METRIC_INVALID] = N_ ("bad ratings found invalid"),
  [HQ_METRIC_GOOD] = N_ ("levels 4 and 5"),
  [HQ_METRIC_WITHHELD] = N_ ("Both rates at 100 %"),
  [HQ_METRIC_WAIT_TARGET] = N_ ("Called within target"),
  [HQ_METRIC_WAIT_MEDIAN] = N_ ("Median wait"),
  [HQ_METRIC_WAIT_90TH] = N_ ("90 % waited up to"),
  [HQ_METRIC_WAIT_LONGEST] = N_ ("longest wait"),
  [HQ_METRIC_WAIT_BREAK] = N_ ("Waits with a break of the sessions in them"),
  [HQ_METRIC_WAIT_BREAK_TIME] = N_ ("these breaks together"),
  [HQ_METRIC_WAITING] = N_ ("Still waiting"),
  [HQ_METRIC_WAITING_LONGEST] = N_ ("longest still waiting"),
  [HQ_METRIC_LEFT] = N_ ("left without service"),
  [HQ_METRIC_CANCELLED] = N_ ("Cancelled"),
  [HQ_METRIC_VOID] = N_ ("void"),
  [HQ_METRIC_UNSERVED] = N_ ("unserved at close"),
  [HQ_METRIC_CALLS] = N_ ("Calls"),
  [HQ_METRIC_MISSED] = N_ ("missed"),
  [HQ_METRIC_RECALLS] = N_ ("recalls"),
  [HQ_METRIC_HANDLING_MEDIAN] = N_ ("Median handling time"),
  [HQ_METRIC_HANDLING_UNMEASURED] = N_ ("not measured"),
  [HQ_METRIC_ENQUIRIES] = N_ ("Enquiries"),
  [HQ_METRIC_DIVERSIONS] = N_ ("diversions to self-service"),
  [HQ_METRIC_SELF_SERVICE] = N_ ("Uses of self-service"),
  [HQ_METRIC_SELF_SERVICE_DONE] = N_ ("self-service done"),
};

/* The first and the last figure of each line of text. Satisfaction and participation share one. */
static const struct
{
  HqMetric first;
  HqMetric last;
} lines[] = {
  { HQ_METRIC_TICKETS, HQ_METRIC_TICKETS },
  { HQ_METRIC_VISITS, HQ_METRIC_VISITS_ENQUIRIES },
  { HQ_METRIC_MATTERS, HQ_METRIC_MATTERS_UNDECIDED },
  { HQ_METRIC_ON_TIME, HQ_METRIC_SUSPENDED },
  { HQ_METRIC_INSTANT_ON_TIME, HQ_METRIC_INSTANT_SUSPENDED },
  { HQ_METRIC_PROMISED_ON_TIME, HQ_METRIC_PROMISED_SUSPENDED },
  { HQ_METRIC_CASES_CLOSED, HQ_METRIC_CASES_WITHDRAWN },
  { HQ_METRIC_SATISFACTION, HQ_METRIC_GOOD },
  { HQ_METRIC_WITHHELD, HQ_METRIC_WITHHELD },
  { HQ_METRIC_WAIT_TARGET, HQ_METRIC_WAIT_TARGET },
  { HQ_METRIC_WAIT_MEDIAN, HQ_METRIC_WAIT_LONGEST },
  { HQ_METRIC_WAIT_BREAK, HQ_METRIC_WAIT_BREAK_TIME },
  { HQ_METRIC_WAITING, HQ_METRIC_WAITING_LONGEST },
  { HQ_METRIC_CANCELLED, HQ_METRIC_UNSERVED },
  { HQ_METRIC_CALLS, HQ_METRIC_RECALLS },
  { HQ_METRIC_HANDLING_MEDIAN, HQ_METRIC_HANDLING_UNMEASURED },
  { HQ_METRIC_ENQUIRIES, HQ_METRIC_DIVERSIONS },
  { HQ_METRIC_SELF_SERVICE, HQ_METRIC_SELF_SERVICE_DONE },
};

static const struct
{
  HqWithheld reason;
  const char *nick;
  const char *sentence;
} reasons[] = {
  { HQ_WITHHELD_NO_CASES, "no-cases", N_ ("No case was closed or due.") },
  { HQ_WITHHELD_LATE, "late", N_ ("Not every case was finished on time.") },
  { HQ_WITHHELD_OVERDUE_OPEN, "overdue-open",
    N_ ("A promised case is overdue and still open.") },
  { HQ_WITHHELD_NO_RATINGS, "no-ratings", N_ ("Nobody gave a rating.") },
  { HQ_WITHHELD_BAD_RATING, "bad-rating", N_ ("There is a bad rating.") },
  { HQ_WITHHELD_FEW_RATINGS, "few-ratings", N_ ("There are too few ratings.") },
  { HQ_WITHHELD_PARTICIPATION, "participation",
    N_ ("Too few of the visitors who could rate did so.") },
};

/**
 * hq_report_get_name:
 *
 * Returns: (transfer none): what people call @metric, to be translated
 */
const char *
hq_report_get_name (HqMetric metric)
{
  g_return_val_if_fail ((guint) metric < HQ_N_METRICS, NULL);

  return names[metric];
}

/**
 * hq_report_get_scope_name:
 *
 * Returns: (transfer none): what people call @scope, to be translated
 */
const char *
hq_report_get_scope_name (HqScope scope)
{
  g_return_val_if_fail ((guint) scope < HQ_N_SCOPES, NULL);

  return scopes[scope];
}

/**
 * hq_report_format_reasons:
 * @figure: of the metric %HQ_METRIC_WITHHELD
 *
 * Returns: (transfer full): the nicks of the reasons, "none" where the mark is given
 */
char *
hq_report_format_reasons (const HqFigure *figure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((figure->value & reasons[i].reason) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "+" : "", reasons[i].nick);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("none");
}

/**
 * hq_report_format_mark:
 * @figure: of the metric %HQ_METRIC_WITHHELD
 * @words: in the reader's language
 *
 * Returns: (transfer full): that both rates are at 100 %, or each reason why that is not said, in full
 *   sentences
 */
char *
hq_report_format_mark (const HqFigure *figure, const HqReportWords *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  /* Translators: two sentences; what stands between them is put between more of them as well */
  g_auto (GStrv) joint = g_strsplit (hq_report_words_get (words, N_ ("%s %s")), "%s", 3);

  if (figure->value == HQ_WITHHELD_NOT)
    return g_strdup (hq_report_words_get (words, N_ ("Both rates are at 100 %.")));
  g_string_append (text, hq_report_words_get (words,
                                              N_ ("It is not said that both rates are at 100 %.")));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((figure->value & reasons[i].reason) != 0
        /* None at all are too few; it is said once. */
        && (reasons[i].reason != HQ_WITHHELD_FEW_RATINGS
            || (figure->value & HQ_WITHHELD_NO_RATINGS) == 0))
      g_string_append_printf (text, "%s%s", joint[1],
                              hq_report_words_get (words, reasons[i].sentence));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hq_report_format_length:
 * @length: a length of time, in microseconds
 *
 * Hours of any number, so that 65 minutes are 1:05:00 and never 5.
 *
 * Returns: (transfer full): it in hours, minutes and whole seconds
 */
char *
hq_report_format_length (gint64 length)
{
  gint64 seconds = length / HQ_SECOND;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/**
 * hq_report_format_value:
 * @figure: a figure
 *
 * Returns: (transfer full): a rate with both of its counts, rounded down; a length of time in
 *   hours, minutes and seconds; a count; a dash where there was nothing to count
 */
char *
hq_report_format_value (const HqFigure *figure)
{
  g_autofree char *rate = NULL;

  switch (hq_metric_get_kind (figure->metric))
    {
    case HQ_METRIC_RATE:
      rate = hq_rate_format (figure->rate, DIGITS);
      return g_strdup_printf ("%s (%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ")", rate,
                              figure->rate.n, figure->rate.total);
    case HQ_METRIC_TIME:
      return figure->has_value ? hq_report_format_length (figure->value) : g_strdup ("—");
    case HQ_METRIC_REASONS:
      return hq_report_format_reasons (figure);
    case HQ_METRIC_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, figure->value);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * hq_report_format_said:
 * @figure: a figure
 * @words: in the reader's language
 *
 * Returns: (transfer full): it as hq_report_format_value() has it, and reasons as hq_report_format_mark()
 *   says them
 */
char *
hq_report_format_said (const HqFigure *figure, const HqReportWords *words)
{
  return hq_metric_get_kind (figure->metric) == HQ_METRIC_REASONS
           ? hq_report_format_mark (figure, words)
           : hq_report_format_value (figure);
}

static char *
hq_report_format_cell (const HqFigure *figure)
{
  switch (hq_metric_get_kind (figure->metric))
    {
    case HQ_METRIC_RATE:
      return hq_rate_format (figure->rate, DIGITS);
    case HQ_METRIC_TIME:
      return figure->has_value
               ? g_strdup_printf ("%" G_GINT64_FORMAT, figure->value / HQ_SECOND)
               : g_strdup ("—");
    case HQ_METRIC_REASONS:
    case HQ_METRIC_COUNT:
      return hq_report_format_value (figure);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * hq_report_format_csv:
 * @figures: (element-type HqFigure): figures
 *
 * A table of scope, key, metric, value, n and N, in nicks for programs. A rate's value is rounded
 * down and stands with its counts; a length of time is in whole seconds, cut.
 *
 * Returns: (transfer full): the table with its head
 */
char *
hq_report_format_csv (const GArray *figures)
{
  static const char *const head[] = { "scope", "key", "metric", "value", "n", "N" };
  g_autoptr (GString) text = g_string_new (NULL);

  hq_csv_append_row (text, head, G_N_ELEMENTS (head));
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);
      gboolean is_rate = hq_metric_get_kind (figure->metric) == HQ_METRIC_RATE;
      g_autofree char *value = hq_report_format_cell (figure);
      char counts[2][24] = { "", "" };
      const char *cells[] = { hq_metric_get_scope_nick (figure->scope), figure->key,
                              hq_metric_get_nick (figure->metric), value, counts[0], counts[1] };

      if (is_rate)
        {
          g_snprintf (counts[0], sizeof counts[0], "%" G_GINT64_FORMAT, figure->rate.n);
          g_snprintf (counts[1], sizeof counts[1], "%" G_GINT64_FORMAT, figure->rate.total);
        }
      hq_csv_append_row (text, cells, G_N_ELEMENTS (cells));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether there is nothing behind the figure. */
static gboolean
hq_report_is_empty (const HqFigure *figure)
{
  if (hq_metric_get_kind (figure->metric) == HQ_METRIC_RATE)
    return figure->rate.total == 0;
  return !figure->has_value || figure->value == 0;
}

static void
hq_report_free_line (gpointer data)
{
  HqReportLine *line = data;

  g_ptr_array_unref (line->parts);
  g_free (line);
}

static GPtrArray *
hq_report_add_line (GPtrArray *list, HqReportLineKind kind, const HqFigure *of)
{
  HqReportLine *line = g_new0 (HqReportLine, 1);

  line->kind = kind;
  line->scope = of->scope;
  line->key = of->key;
  line->parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (list, line);
  return line->parts;
}

static const char *
hq_report_say (const HqReport *report, const char *text)
{
  return hq_report_words_get (report->words, text);
}

static void
hq_report_add_figure (const HqReport *report, GPtrArray *parts, const HqFigure *figure)
{
  g_autofree char *value = hq_report_format_value (figure);

  g_ptr_array_add (parts,
                   g_strdup_printf ("%s %s", hq_report_say (report, names[figure->metric]), value));
}

/* The mark with its counts, or each reason against it in a full sentence. */
static void
hq_report_add_mark (const HqReport *report, GPtrArray *parts, const HqFigure *const *found)
{
  static const HqMetric shown[] = { HQ_METRIC_ON_TIME, HQ_METRIC_SATISFACTION,
                                    HQ_METRIC_PARTICIPATION };

  if (found[HQ_METRIC_WITHHELD]->value == HQ_WITHHELD_NOT)
    {
      g_ptr_array_add (parts, g_strdup (hq_report_say (report, N_ ("Both rates are at 100 %."))));
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        hq_report_add_figure (report, parts, found[shown[i]]);
      return;
    }
  g_ptr_array_add (parts, hq_report_format_mark (found[HQ_METRIC_WITHHELD], report->words));
}

/* One line of figures; nothing where a part of the hall has none of them. */
static void
hq_report_add_figures (const HqReport *report,
                       GPtrArray *list,
                       guint line,
                       const HqFigure *const *found)
{
  const HqFigure *any = NULL;
  gboolean is_mark = lines[line].first == HQ_METRIC_WITHHELD;
  GPtrArray *parts;

  for (int i = (int) lines[line].first; i <= (int) lines[line].last; i++)
    if (found[i] != NULL && (found[i]->scope == HQ_SCOPE_HALL || !hq_report_is_empty (found[i])))
      any = found[i];
  if (any == NULL)
    return;
  parts = hq_report_add_line (list, is_mark ? HQ_REPORT_LINE_MARK : HQ_REPORT_LINE_FIGURES, any);
  if (is_mark)
    {
      hq_report_add_mark (report, parts, found);
      return;
    }
  for (int i = (int) lines[line].first; i <= (int) lines[line].last; i++)
    if (found[i] != NULL)
      hq_report_add_figure (report, parts, found[i]);
  /* Whoever left is told beside the rate of those who were called. */
  if (lines[line].first == HQ_METRIC_WAIT_TARGET)
    hq_report_add_figure (report, parts, found[HQ_METRIC_LEFT]);
}

static char *
hq_report_format_title (const HqReport *report, const HqFigure *figure)
{
  const char *scope = hq_report_say (report, scopes[figure->scope]);

  return figure->key[0] != '\0' ? g_strdup_printf ("%s %s", scope, figure->key) : g_strdup (scope);
}

/* All figures of the scope that begins at @first; returns where the next one begins. */
static guint
hq_report_add_scope (const HqReport *report, GPtrArray *list, guint first)
{
  const HqFigure *head = &g_array_index (report->figures, HqFigure, first);
  const HqFigure *found[HQ_N_METRICS] = { NULL };
  guint next = first;

  for (; next < report->figures->len; next++)
    {
      const HqFigure *figure = &g_array_index (report->figures, HqFigure, next);

      if (figure->scope != head->scope || figure->key != head->key)
        break;
      found[figure->metric] = figure;
    }
  g_ptr_array_add (hq_report_add_line (list, HQ_REPORT_LINE_SCOPE, head),
                   hq_report_format_title (report, head));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    hq_report_add_figures (report, list, i, found);
  return next;
}

/* A figure that is not what it was at close, in one of its revisions. */
static void
hq_report_add_change (const HqReport *report, GPtrArray *list, const HqFigureChange *change)
{
  GPtrArray *parts = hq_report_add_line (list, HQ_REPORT_LINE_CHANGE, &change->after);
  g_autofree char *first = hq_report_format_said (&change->first, report->words);
  g_autofree char *after = hq_report_format_said (&change->after, report->words);

  g_ptr_array_add (parts, hq_report_format_title (report, &change->after));
  g_ptr_array_add (parts, g_strdup (hq_report_say (report, names[change->after.metric])));
  g_ptr_array_add (parts,
                   g_strdup_printf ("%s %s", hq_report_say (report, N_ ("published")), first));
  g_ptr_array_add (parts, g_strdup_printf ("%s %s", hq_report_say (report, N_ ("now")), after));
  g_ptr_array_add (parts, hq_date_format_time (change->as_of, report->zone));
  g_ptr_array_add (parts, g_strdup (hq_report_say (report, hq_reason_get_cause (change->cause))));
}

static void
hq_report_add_changes (const HqReport *report, GPtrArray *list)
{
  const GArray *changes = report->published->changes;
  const HqFigure hall = { .scope = HQ_SCOPE_HALL, .key = g_intern_static_string ("") };
  const char *heading = N_ ("Published figures that have changed since");

  if (changes->len > 0)
    g_ptr_array_add (hq_report_add_line (list, HQ_REPORT_LINE_CHANGES, &hall),
                     g_strdup (hq_report_say (report, heading)));
  for (guint i = 0; i < changes->len; i++)
    hq_report_add_change (report, list, &g_array_index (changes, HqFigureChange, i));
}

/**
 * hq_report_list_lines:
 * @report: what is reported
 *
 * The figures for people, a block for each part of the hall in which something happened. Each rate
 * has its counts beside it, and participation stands in the line of satisfaction.
 *
 * Returns: (transfer full) (element-type HqReportLine): the lines, from top to bottom
 */
GPtrArray *
hq_report_list_lines (const HqReport *report)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (hq_report_free_line);

  for (guint i = 0; i < report->figures->len;)
    i = hq_report_add_scope (report, list, i);
  if (report->published != NULL)
    hq_report_add_changes (report, list);
  return list;
}

/**
 * hq_report_format_days:
 *
 * Returns: (transfer full): the day of the report, or the first and the last one
 */
char *
hq_report_format_days (const HqReport *report)
{
  g_autofree char *from = hq_date_format (report->from);
  g_autofree char *to = hq_date_format (report->to);

  return report->to != report->from ? g_strdup_printf ("%s – %s", from, to)
                                    : g_steal_pointer (&from);
}

/**
 * hq_report_format_text:
 * @report: what is reported
 *
 * Returns: (transfer full): the days, and the lines of hq_report_list_lines()
 */
char *
hq_report_format_text (const HqReport *report)
{
  g_autofree char *days = hq_report_format_days (report);
  g_autoptr (GString) text = g_string_new (days);
  g_autoptr (GPtrArray) list = hq_report_list_lines (report);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < list->len; i++)
    {
      const HqReportLine *line = list->pdata[i];
      gboolean is_heading = line->kind == HQ_REPORT_LINE_SCOPE
                            || line->kind == HQ_REPORT_LINE_CHANGES;

      for (guint j = 0; j < line->parts->len; j++)
        g_string_append_printf (text, "%s%s",
                                j > 0        ? " · "
                                : is_heading ? ""
                                             : "  ",
                                (const char *) line->parts->pdata[j]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
