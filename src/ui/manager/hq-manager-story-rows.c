/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-story-rows.h"

#include <glib/gi18n.h>

#include "hq-compat.h"

static void
hq_manager_story_rows_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* A row that the keyboard reaches, and of which a screen reader says all. */
static void
hq_manager_story_rows_add (GtkListBox *list, const char *lead, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (lead);
  g_autofree char *name = g_strjoin (text[0] != '\0' ? "\n" : "", lead, title, text, NULL);

  gtk_widget_add_css_class (label, "lead");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  hq_compat_name_row (ADW_ACTION_ROW (row), name);
  gtk_list_box_append (list, row);
}

static void
hq_manager_story_rows_append (GString *text, const char *line)
{
  if (line != NULL && line[0] != '\0')
    g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", line);
}

static void
hq_manager_story_rows_add_stay (GtkListBox *list,
                                const HqManagerStoryTale *tale,
                                const HqStoryStay *stay)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = hq_manager_story_words_stay (tale, stay);
  g_autofree char *course = hq_manager_story_words_course (tale, stay);
  g_autofree char *rating = hq_manager_story_words_rating (tale, stay);

  hq_manager_story_rows_append (text, course);
  for (guint i = 0; i < tale->story->matters->len; i++)
    {
      const HqStoryMatter *matter = &g_array_index (tale->story->matters, HqStoryMatter, i);
      g_autofree char *line = hq_manager_story_words_matter (matter);

      if (matter->period == stay->period.period)
        hq_manager_story_rows_append (text, line);
    }
  hq_manager_story_rows_append (text, rating);
  hq_manager_story_rows_add (list, "●", title, text->str);
}

/* What the visitor came for and nobody decided on. */
static void
hq_manager_story_rows_add_undecided (GtkListBox *list, const HqManagerStoryTale *tale)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tale->story->matters->len; i++)
    {
      const HqStoryMatter *matter = &g_array_index (tale->story->matters, HqStoryMatter, i);
      g_autofree char *line = hq_manager_story_words_matter (matter);

      if (matter->period == 0)
        hq_manager_story_rows_append (text, line);
    }
  if (text->len > 0)
    hq_manager_story_rows_add (list, "◇", _ ("Not decided"), text->str);
}

/**
 * hq_manager_story_rows_fill_stays:
 * @list: a list, which is emptied first
 *
 * Each wait, and after it the stays to which it led, with what was done there and said of it.
 */
void
hq_manager_story_rows_fill_stays (GtkListBox *list, const HqManagerStoryTale *tale)
{
  hq_manager_story_rows_clear (list);
  for (guint i = 0; i < tale->story->legs->len; i++)
    {
      const HqStoryLeg *leg = &g_array_index (tale->story->legs, HqStoryLeg, i);
      g_autofree char *title = hq_manager_story_words_leg (tale, leg);
      g_autofree char *text = hq_manager_story_words_wait (tale, leg);

      hq_manager_story_rows_add (list, "○", title, text);
      for (guint j = 0; j < tale->story->stays->len; j++)
        {
          const HqStoryStay *stay = &g_array_index (tale->story->stays, HqStoryStay, j);

          if (stay->period.leg == leg->leg.leg)
            hq_manager_story_rows_add_stay (list, tale, stay);
        }
    }
  hq_manager_story_rows_add_undecided (list, tale);
}

/**
 * hq_manager_story_rows_fill_events:
 * @list: a list, which is emptied first
 *
 * All that happened, each with its time, what it changed, by whom and where.
 */
void
hq_manager_story_rows_fill_events (GtkListBox *list, const HqManagerStoryTale *tale)
{
  hq_manager_story_rows_clear (list);
  for (guint i = 0; i < tale->story->events->len; i++)
    {
      const HqEvent *event = &g_array_index (tale->story->events, HqEvent, i);
      g_autofree char *time = hq_manager_story_words_time (tale, event->at);
      g_autofree char *text = hq_manager_story_words_event (tale, event);

      hq_manager_story_rows_add (list, time, hq_manager_story_words_act (event), text);
    }
}
