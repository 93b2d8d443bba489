/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-case-rows.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hq-case-words.h"
#include "hq-compat.h"
#include "hq-language.h"
#include "hq-words.h"

static void
hq_case_rows_add_fact (GtkGrid *grid, const char *name, const char *value)
{
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *label = gtk_label_new (value);
  int row = 0;

  while (gtk_grid_get_child_at (grid, 0, row) != NULL)
    row++;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_grid_attach (grid, title, 0, row, 1, 1);
  gtk_grid_attach (grid, label, 1, row, 1, 1);
}

static void
hq_case_rows_add_due (GtkGrid *grid, const HqCaseStory *story)
{
  const HqCase *row = &story->line.row;
  g_autofree char *day = row->due_day != 0 ? hq_date_format (row->due_day) : NULL;
  g_autofree char *standing = hq_case_words_standing (&story->line, story->today);
  const char *none = _ ("none while the clock stands still");
  g_autofree char *text = day == NULL && story->line.planned_end == 0
                            ? g_strdup (none)
                            : g_strdup_printf ("%s · %s", day != NULL ? day : none, standing);

  hq_case_rows_add_fact (grid, _ ("Due"), text);
}

/**
 * hq_case_rows_fill_facts:
 * @grid: a grid, which is emptied first
 *
 * What is known of the case: whose it is, its promise, its due date, who has it, how it stands.
 */
void
hq_case_rows_fill_facts (GtkGrid *grid, const HqCaseTale *tale)
{
  const HqCase *row = &tale->story->line.row;
  const HqService *service = hq_setup_find_service (tale->setup, row->service);
  g_autofree char *accepted = hq_date_format (row->accepted_day);
  g_autofree char *promise = row->kind == HQ_CASE_INSTANT
                               ? g_strdup (_ ("on the spot"))
                               : g_strdup_printf (ngettext ("%d working day", "%d working days",
                                                            (gulong) row->promised_days),
                                                  row->promised_days);
  g_autofree char *holder = hq_case_words_holder (row, tale->setup);
  g_autofree char *ended = row->ended_day != 0 ? hq_date_format (row->ended_day) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  hq_case_rows_add_fact (grid, _ ("State"), hq_case_words_state (row->state));
  hq_case_rows_add_due (grid, tale->story);
  if (ended != NULL)
    hq_case_rows_add_fact (grid, _ ("Ended"), ended);
  hq_case_rows_add_fact (grid, _ ("Accepted"), accepted);
  hq_case_rows_add_fact (grid, _ ("Promise"), promise);
  if (row->department != NULL)
    hq_case_rows_add_fact (grid, _ ("Department"),
                           hq_case_words_department (tale->setup, row->department));
  if (service != NULL)
    hq_case_rows_add_fact (grid, _ ("Service"), hq_language_pick (service->name, service->name_en));
  hq_case_rows_add_fact (grid, _ ("Held by"), holder);
}

static char *
hq_case_rows_format_time (const HqCaseTale *tale, HqTime at)
{
  g_autofree char *day = hq_date_format (hq_date_of_time (at, tale->zone));
  g_autofree char *clock = hq_words_clock (at, tale->zone);

  return g_strdup_printf ("%s\n%s", day, clock);
}

/* A row that the keyboard reaches, and of which a screen reader says all. */
static void
hq_case_rows_add (GtkListBox *list, const char *time, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (time);
  g_autofree char *name = g_strjoin ("\n", time, title, text, NULL);

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

static const char *
hq_case_rows_name_staff (const HqCaseTale *tale, const char *code)
{
  const HqStaff *staff = hq_setup_find_staff (tale->setup, code);

  return staff != NULL ? staff->name : code;
}

static void
hq_case_rows_add_line (GString *text, const char *line)
{
  if (line != NULL && line[0] != '\0')
    g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", line);
}

/* Each stop of the clock has its row where it began. */
static char *
hq_case_rows_tell (const HqCaseTale *tale, const HqEvent *event, guint *stop, guint *papers)
{
  const HqCaseStory *story = tale->story;

  if (g_str_equal (event->act, "case-suspend") && *stop < story->stops->len)
    return hq_case_words_stop (&g_array_index (story->stops, HqCaseStoryStop, (*stop)++));
  if (g_str_equal (event->act, "case-supplement") && *papers < story->papers->len)
    {
      g_autofree char *words = hq_case_words_papers (
        &g_array_index (story->papers, HqCaseStoryPapers, (*papers)++));

      return g_strcmp0 (event->subject, "again") == 0
               ? g_strconcat (_ ("Papers were asked for before; this is to be done once."), "\n",
                              words, NULL)
               : g_steal_pointer (&words);
    }
  if (g_str_equal (event->act, "case-holder"))
    return g_strdup_printf (_ ("From %s to %s"),
                            event->before != NULL ? hq_case_rows_name_staff (tale, event->before)
                                                  : _ ("nobody"),
                            hq_case_rows_name_staff (tale, event->after));
  if (g_str_equal (event->act, "case-due"))
    return g_strdup_printf (_ ("It was due on %s, and then on %s."), event->before, event->after);
  if (event->subject != NULL && hq_date_parse (event->subject) != 0)
    return hq_case_words_due (hq_date_parse (event->subject));
  return NULL;
}

static void
hq_case_rows_add_event (GtkListBox *list,
                        const HqCaseTale *tale,
                        const HqEvent *event,
                        const char *detail)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *time = hq_case_rows_format_time (tale, event->at);
  const char *word = hq_words_act (event->act);

  hq_case_rows_add_line (text, detail);
  hq_case_rows_add_line (text, hq_case_rows_name_staff (tale, event->staff));
  hq_case_rows_add (list, time, word != NULL ? word : event->act, text->str);
}

/* A case that came with a ticket was accepted by the ticket's finish. */
static void
hq_case_rows_add_acceptance (GtkListBox *list, const HqCaseTale *tale)
{
  const HqCase *row = &tale->story->line.row;
  g_autofree char *due = tale->story->first_due != 0 ? hq_case_words_due (tale->story->first_due)
                                                     : g_strdup (_ ("past the calendar's end"));
  const HqEvent event = { .at = row->accepted_at, .act = "case-open" };

  hq_case_rows_add_event (list, tale, &event, due);
}

/**
 * hq_case_rows_fill_events:
 * @list: a list, which is emptied first
 *
 * All that happened to the case, in order: what each stop took off its clock, and the due date before
 * and after.
 */
void
hq_case_rows_fill_events (GtkListBox *list, const HqCaseTale *tale)
{
  const GArray *events = tale->story->events;
  guint stop = 0, papers = 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  if (events->len == 0 || !g_str_equal (g_array_index (events, HqEvent, 0).act, "case-open"))
    hq_case_rows_add_acceptance (list, tale);
  for (guint i = 0; i < events->len; i++)
    {
      const HqEvent *event = &g_array_index (events, HqEvent, i);
      g_autofree char *detail = hq_case_rows_tell (tale, event, &stop, &papers);

      hq_case_rows_add_event (list, tale, event, detail);
    }
}
