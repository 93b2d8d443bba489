/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reason.h"

/* Each reason has its own word for programs and its own for people. */
static void
test_reason_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (hq_reason_get_name (HQ_FIGURE_REASON_NONE), ==, "");
  g_assert_cmpstr (hq_figure_entry_get_reason_nick (HQ_FIGURE_REASON_NONE), ==, "");
  for (int i = HQ_FIGURE_REASON_NONE + 1; i < HQ_N_FIGURE_REASONS; i++)
    {
      const char *name = hq_reason_get_name ((HqFigureReason) i);
      const char *nick = hq_figure_entry_get_reason_nick ((HqFigureReason) i);

      g_test_message ("%d: %s, %s", i, nick, name);
      g_assert_true (name != NULL && name[0] != '\0' && nick != NULL && nick[0] != '\0');
      g_assert_true (g_hash_table_add (seen, (gpointer) name));
      g_assert_true (g_hash_table_add (nicks, (gpointer) nick));
    }
  for (int i = 0; i < HQ_N_FIGURE_SIDES; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) hq_reason_get_side ((HqFigureSide) i)));
}

/* Each rate is explained by a sentence. */
static void
test_reason_formulas (void)
{
  for (int i = 0; i < HQ_N_METRICS; i++)
    if (hq_metric_get_kind ((HqMetric) i) == HQ_METRIC_RATE)
      {
        const char *sentence = hq_reason_get_formula ((HqMetric) i);

        g_test_message ("%s", hq_metric_get_nick ((HqMetric) i));
        g_assert_nonnull (sentence);
        g_assert_true (g_str_has_suffix (sentence, "."));
      }
  g_assert_null (hq_reason_get_formula (HQ_METRIC_TICKETS));
}

/* Each act that moves the figures of a day that is over is said in words. */
static void
test_reason_causes (void)
{
  static const HqAct acts[] = { HQ_ACT_RATE,          HQ_ACT_FOLLOW_DECIDE,   HQ_ACT_LATE,
                                HQ_ACT_SETUP,         HQ_ACT_IMPORT_CALENDAR, HQ_ACT_CASE_OPEN,
                                HQ_ACT_CASE_WITHDRAW, HQ_ACT_CASE_CLOSE };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    g_assert_cmpstr (hq_reason_get_cause (hq_right_get_nick (acts[i])), !=,
                     hq_right_get_nick (acts[i]));
  g_assert_cmpstr (hq_reason_get_cause (HQ_FIGURES_CLOSE), ==, "close of the day");
  g_assert_cmpstr (hq_reason_get_cause ("unheard-of"), ==, "unheard-of");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reason/names", test_reason_names);
  g_test_add_func ("/reason/formulas", test_reason_formulas);
  g_test_add_func ("/reason/causes", test_reason_causes);
  return g_test_run ();
}
