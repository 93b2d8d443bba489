/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-openings-table.h"

#include <glib/gi18n.h>

#include "hq-manager-openings-words.h"

/* Each opening day has three columns; above its figures are two lines. */
#define COLUMNS 3
#define LINES 2

static void
hq_manager_openings_table_clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static GtkWidget *
hq_manager_openings_table_add (GtkGrid *grid, const char *text, int column, int line)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "cell");
  if (line % 2 == 0)
    gtk_widget_add_css_class (label, "even");
  gtk_grid_attach (grid, label, column, line, 1, 1);
  return label;
}

/* The names of the rows stay in sight, in a grid of their own: each is as high as its figures. */
static void
hq_manager_openings_table_bind (GtkGrid *heads, GtkGrid *cells, int line)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget *cell = gtk_grid_get_child_at (cells, 0, line);

  gtk_size_group_add_widget (group, gtk_grid_get_child_at (heads, 0, line));
  if (cell != NULL)
    gtk_size_group_add_widget (group, cell);
}

static void
hq_manager_openings_table_add_button (GtkGrid *cells, const HqOpeningsPair *pair, int column)
{
  g_autofree char *day = hq_date_format (pair->opening.day);
  g_autofree char *all = hq_manager_openings_words_column (pair);
  GtkWidget *button = gtk_toggle_button_new_with_label (day);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", pair->opening.day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "openings.choose");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all,
                                  -1);
  gtk_widget_add_css_class (button, "opening");
  gtk_grid_attach (cells, button, column, 0, COLUMNS, 1);
}

/* Of what the columns are, and why one of them has no figures. */
static void
hq_manager_openings_table_add_heads (GtkGrid *cells, const HqOpeningsPair *pair, int column)
{
  g_autofree char *before = pair->ordinary.day == 0 ? NULL : hq_date_format (pair->ordinary.day);
  const char *state = hq_manager_openings_words_state (&pair->opening);
  const char *then = hq_manager_openings_words_state (&pair->ordinary);
  const char *const texts[COLUMNS] = { state[0] != '\0' ? state : _ ("Opening day"),
                                       before != NULL ? before : then, _ ("Difference") };

  for (int i = 0; i < COLUMNS; i++)
    {
      GtkWidget *label = hq_manager_openings_table_add (cells, texts[i], column + i, 1);

      gtk_widget_add_css_class (label, "column-head");
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
}

static void
hq_manager_openings_table_add_pair (GtkGrid *cells, const HqOpeningsPair *pair, int column)
{
  hq_manager_openings_table_add_button (cells, pair, column);
  hq_manager_openings_table_add_heads (cells, pair, column);
  for (guint i = 0; i < hq_manager_openings_words_count_rows (); i++)
    {
      g_autofree char *value = hq_manager_openings_words_value (i, &pair->opening);
      g_autofree char *before = hq_manager_openings_words_value (i, &pair->ordinary);
      g_autofree char *difference = hq_manager_openings_words_difference (i, pair);
      const char *const texts[COLUMNS] = { value, before, difference };
      static const char *const classes[COLUMNS] = { "value", "before", "difference" };

      for (int j = 0; j < COLUMNS; j++)
        {
          GtkWidget *label = hq_manager_openings_table_add (cells, texts[j], column + j,
                                                            (int) i + LINES);

          gtk_label_set_xalign (GTK_LABEL (label), 1);
          gtk_widget_add_css_class (label, classes[j]);
        }
    }
}

/**
 * hq_manager_openings_table_fill:
 * @heads: the names of the rows
 * @cells: the figures, which may be moved sideways
 * @openings: opening days
 *
 * Fills both anew. The button above each day activates "openings.choose" with it.
 */
void
hq_manager_openings_table_fill (GtkGrid *heads, GtkGrid *cells, const HqOpenings *openings)
{
  hq_manager_openings_table_clear (heads);
  hq_manager_openings_table_clear (cells);
  for (guint i = 0; i < openings->pairs->len; i++)
    hq_manager_openings_table_add_pair (cells, &g_array_index (openings->pairs, HqOpeningsPair, i),
                                        COLUMNS * (int) i);
  for (int i = 0; i < (int) hq_manager_openings_words_count_rows () + LINES; i++)
    {
      const char *name = i < LINES ? "" : hq_manager_openings_words_name ((guint) (i - LINES));
      GtkWidget *label = hq_manager_openings_table_add (heads, name, 0, i);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "row-head");
      hq_manager_openings_table_bind (heads, cells, i);
    }
}
