/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-facts.h"

struct _HqGuideFacts
{
  AdwBin parent_instance;

  GtkGrid *grid; /* (borrowed): its child */
  int rows;
};

G_DEFINE_TYPE (HqGuideFacts, hq_guide_facts, ADW_TYPE_BIN)

static void
hq_guide_facts_class_init (HqGuideFactsClass *class)
{
}

static void
hq_guide_facts_init (HqGuideFacts *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 18);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

void
hq_guide_facts_clear (HqGuideFacts *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->rows = 0;
}

/**
 * hq_guide_facts_add:
 * @name: what it is
 * @value: how it stands; a line without a value is left out
 *
 * Returns: (transfer none) (nullable): what shows @value
 */
GtkLabel *
hq_guide_facts_add (HqGuideFacts *self, const char *name, const char *value)
{
  GtkWidget *left;
  GtkWidget *right;

  if (value == NULL || value[0] == '\0')
    return NULL;
  left = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_widget_set_valign (left, GTK_ALIGN_START);
  gtk_widget_add_css_class (left, "dim-label");
  gtk_grid_attach (self->grid, left, 0, self->rows, 1, 1);
  right = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (right), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_add_css_class (right, "numeric");
  gtk_grid_attach (self->grid, right, 1, self->rows, 1, 1);
  self->rows++;
  return GTK_LABEL (right);
}
