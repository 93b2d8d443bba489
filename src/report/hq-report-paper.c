/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-paper.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

/* What stands of two days beside each other: who came, how long they waited, what was done. */
static const HqMetric beside[] = {
  HQ_METRIC_VISITS,      HQ_METRIC_TICKETS,      HQ_METRIC_WAIT_MEDIAN,  HQ_METRIC_WAIT_90TH,
  HQ_METRIC_WAIT_LONGEST, HQ_METRIC_WAIT_TARGET, HQ_METRIC_LEFT,         HQ_METRIC_UNSERVED,
  HQ_METRIC_ON_TIME,     HQ_METRIC_SATISFACTION, HQ_METRIC_PARTICIPATION, HQ_METRIC_WITHHELD,
};

static const char *
hq_report_paper_pick (const HqReportPaper *paper, const char *name, const char *name_en)
{
  return paper->english && name_en != NULL && name_en[0] != '\0' ? name_en : name;
}

/**
 * hq_report_paper_get_hall:
 *
 * Returns: (transfer none): what the hall is called
 */
const char *
hq_report_paper_get_hall (const HqReportPaper *paper)
{
  return hq_report_paper_pick (paper, paper->setup->name, paper->setup->name_en);
}

/**
 * hq_report_paper_find_name:
 * @scope: what kind of part of the hall
 * @key: which of them
 *
 * Returns: (transfer none) (nullable): what people call a floor, a service or a clerk; %NULL for what
 *   has no name of its own, or is not there any more
 */
const char *
hq_report_paper_find_name (const HqReportPaper *paper, HqScope scope, const char *key)
{
  const HqService *service = NULL;
  const HqFloor *floor = NULL;
  const HqStaff *clerk = NULL;

  if (scope == HQ_SCOPE_CLERK)
    clerk = hq_setup_find_staff (paper->setup, key);
  if (scope == HQ_SCOPE_SERVICE)
    service = hq_setup_find_service (paper->setup, key);
  if (scope == HQ_SCOPE_FLOOR)
    floor = hq_setup_find_floor (paper->setup, (int) g_ascii_strtoll (key, NULL, 10));
  if (service != NULL)
    return hq_report_paper_pick (paper, service->name, service->name_en);
  if (clerk != NULL)
    return clerk->name;
  return floor != NULL ? hq_report_paper_pick (paper, floor->name, floor->name_en) : NULL;
}

/**
 * hq_report_paper_get_standing:
 *
 * Returns: (transfer none): what the figures are: as of when, and whether they were published; to be
 *   translated
 */
const char *
hq_report_paper_get_standing (const HqReportPaper *paper)
{
  const HqReport *report = paper->report;

  if (report->from != report->to)
    return N_ ("The figures of the days as they stand now, counted anew over the stretch.");
  if (report->published == NULL || report->published->first->len == 0)
    return N_ ("The day is not closed yet, and nothing of it was published.");
  if (report->published->changes->len == 0)
    return N_ ("The figures stand as they were published at close.");
  return N_ ("Some figures have changed since they were published at close; each is listed with "
             "both values.");
}

static void
hq_report_paper_add_count (GArray *rows, const char *name, gint64 opening, gint64 ordinary)
{
  HqReportPaperRow row = { .name = name };

  row.opening = (HqFigure){ HQ_SCOPE_HALL, "", HQ_METRIC_TICKETS, TRUE, opening };
  row.ordinary = (HqFigure){ HQ_SCOPE_HALL, "", HQ_METRIC_TICKETS, TRUE, ordinary };
  g_array_append_val (rows, row);
}

/**
 * hq_report_paper_list_beside:
 * @paper: of an opening day on which the hall was open
 *
 * Returns: (transfer full) (element-type HqReportPaperRow): the hall's figures of both days; where there
 *   is no ordinary day before, those of it say nothing
 */
GArray *
hq_report_paper_list_beside (const HqReportPaper *paper)
{
  const HqOpeningsDay *opening = &paper->opening->opening;
  const HqOpeningsDay *ordinary = &paper->opening->ordinary;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (HqReportPaperRow));

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      HqReportPaperRow row = { hq_report_get_name (beside[i]), opening->figures[beside[i]],
                               ordinary->figures[beside[i]] };

      g_array_append_val (rows, row);
      if (beside[i] != HQ_METRIC_TICKETS)
        continue;
      hq_report_paper_add_count (rows, N_ ("taken before the opening"), opening->before,
                                 ordinary->before);
      hq_report_paper_add_count (rows, N_ ("taken in the first hour"), opening->first_hour,
                                 ordinary->first_hour);
      hq_report_paper_add_count (rows, N_ ("Counters open at the most"), opening->open_most,
                                 ordinary->open_most);
    }
  return rows;
}
