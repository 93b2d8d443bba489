/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-cell.h"

#include <glib/gi18n.h>

#include "hq-manager-words.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqManagerCell
{
  GtkFlowBoxChild parent_instance;

  guint index; /* of its counter in the view */
  HqManagerState state;
  gboolean late;    /* it is marked as planned and not open */
  GtkLabel *number; /* (borrowed): all are within it */
  GtkLabel *word;
  GtkLabel *what;
  GtkLabel *since;
  GtkLabel *clerk;
};

G_DEFINE_TYPE (HqManagerCell, hq_manager_cell, GTK_TYPE_FLOW_BOX_CHILD)

static GtkLabel *
hq_manager_cell_add (GtkWidget *box, const char *style, gboolean fills)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), fills ? 0 : 1);
  if (fills)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, fills);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
hq_manager_cell_add_line (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (line, "line");
  gtk_box_append (GTK_BOX (box), line);
  return line;
}

static void
hq_manager_cell_class_init (HqManagerCellClass *class)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "cell");
}

static void
hq_manager_cell_init (HqManagerCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = hq_manager_cell_add_line (box);
  GtkWidget *body = hq_manager_cell_add_line (box);

  self->number = hq_manager_cell_add (head, "number", TRUE);
  self->word = hq_manager_cell_add (head, "word", FALSE);
  self->what = hq_manager_cell_add (body, "what", TRUE);
  self->since = hq_manager_cell_add (body, "since", FALSE);
  self->clerk = hq_manager_cell_add (box, "clerk", TRUE);
  self->state = HQ_N_MANAGER_STATES;
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
}

/**
 * hq_manager_cell_new:
 * @index: of its counter in the view
 *
 * Returns: (transfer floating): a field that shows nothing yet
 */
GtkWidget *
hq_manager_cell_new (guint index)
{
  HqManagerCell *self = g_object_new (HQ_TYPE_MANAGER_CELL, NULL);

  self->index = index;
  return GTK_WIDGET (self);
}

guint
hq_manager_cell_get_index (HqManagerCell *self)
{
  return self->index;
}

/* Whether the text was another one. */
static gboolean
hq_manager_cell_put (GtkLabel *label, const char *text)
{
  if (g_str_equal (gtk_label_get_label (label), text))
    return FALSE;
  gtk_label_set_label (label, text);
  return TRUE;
}

static void
hq_manager_cell_draw_state (HqManagerCell *self, HqManagerState state, gboolean late)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *word = NULL;

  if (state == self->state && late == self->late)
    return;
  if (self->state != HQ_N_MANAGER_STATES)
    gtk_widget_remove_css_class (widget, hq_manager_words_style (self->state));
  gtk_widget_add_css_class (widget, hq_manager_words_style (state));
  if (late)
    gtk_widget_add_css_class (widget, "late");
  else
    gtk_widget_remove_css_class (widget, "late");
  self->state = state;
  self->late = late;
  word = g_strdup_printf ("%s %s", hq_manager_words_shape (state), hq_manager_words_state (state));
  gtk_label_set_label (self->word, word);
}

/* Whom it has, or why it has nobody. */
static char *
hq_manager_cell_describe (const HqManagerCounter *row, HqManagerState state, gboolean late)
{
  if (state == HQ_MANAGER_PAUSED)
    return g_strdup (hq_words_pause (row->duty.reason));
  if (row->stay.ticket != 0)
    return hq_number_format (row->stay.prefix, row->stay.number);
  return g_strdup (late ? _ ("planned") : "");
}

/**
 * hq_manager_cell_show:
 * @view: the floor
 * @planned: whether the rota has the counter open now
 * @now: the time
 *
 * Draws what is not drawn yet: nothing changes for long on most of hundreds of counters.
 */
void
hq_manager_cell_show (HqManagerCell *self, const HqManagerView *view, gboolean planned, HqTime now)
{
  const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, self->index);
  HqManagerState state = hq_manager_view_get_state (row, now);
  HqTime from = hq_manager_view_get_since (row, now);
  gboolean late = planned && state == HQ_MANAGER_CLOSED;
  g_autofree char *number = g_strdup_printf ("%d", row->counter->counter);
  g_autofree char *what = hq_manager_cell_describe (row, state, late);
  g_autofree char *since = from == 0 ? g_strdup ("") : hq_manager_words_minutes (now - from);
  const char *clerk = row->duty.counter == 0
                        ? ""
                        : hq_manager_words_staff (view->view.setup, row->duty.staff);
  gboolean changed = state != self->state || late != self->late;

  hq_manager_cell_draw_state (self, state, late);
  changed |= hq_manager_cell_put (self->number, number);
  changed |= hq_manager_cell_put (self->what, what);
  changed |= hq_manager_cell_put (self->since, since);
  changed |= hq_manager_cell_put (self->clerk, clerk);
  if (changed)
    {
      g_autofree char *counter = g_strdup_printf (_ ("Counter %s"), number);
      g_autofree char *name = g_strjoin (" ", counter, hq_manager_words_state (state), what, since,
                                         clerk, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}
