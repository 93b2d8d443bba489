/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-row.h"

#include "hq-cap.h"
#include "hq-compat.h"

struct _HqGuideRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *lead;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *mark;
  GtkLabel *time;
  GtkBox *buttons;
  gint64 id;
};

G_DEFINE_TYPE (HqGuideRow, hq_guide_row, GTK_TYPE_LIST_BOX_ROW)

static void
hq_guide_row_class_init (HqGuideRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuideRow, lead);
  gtk_widget_class_bind_template_child (widget_class, HqGuideRow, title);
  gtk_widget_class_bind_template_child (widget_class, HqGuideRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HqGuideRow, mark);
  gtk_widget_class_bind_template_child (widget_class, HqGuideRow, time);
  gtk_widget_class_bind_template_child (widget_class, HqGuideRow, buttons);
}

static void
hq_guide_row_init (HqGuideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static HqGuideRow *
hq_guide_row_get_at (GtkListBox *list, guint index)
{
  return (HqGuideRow *) gtk_list_box_get_row_at_index (list, (int) index);
}

static gboolean
hq_guide_row_is_after (GtkListBox *list, guint index, gint64 id)
{
  HqGuideRow *row;

  for (; (row = hq_guide_row_get_at (list, index)) != NULL; index++)
    if (row->id == id)
      return TRUE;
  return FALSE;
}

/**
 * hq_guide_row_place:
 * @list: a list with rows of this kind alone
 * @index: where the row is to stand; what stands before it stays
 * @id: whose row it is
 *
 * Rows that stay in the list are kept as they are, so that the focus and the choice stay with their
 * visitor whoever comes or goes.
 *
 * Returns: (transfer none): the row of @id, the one that was there before or a new one
 */
HqGuideRow *
hq_guide_row_place (GtkListBox *list, guint index, gint64 id)
{
  HqGuideRow *row = hq_guide_row_get_at (list, index);

  if (!hq_guide_row_is_after (list, index, id))
    {
      row = g_object_new (HQ_TYPE_GUIDE_ROW, NULL);
      row->id = id;
      gtk_list_box_insert (list, GTK_WIDGET (row), (int) index);
      return row;
    }
  for (; row->id != id; row = hq_guide_row_get_at (list, index))
    gtk_list_box_remove (list, GTK_WIDGET (row));
  return row;
}

/**
 * hq_guide_row_trim:
 * @length: how many rows of @list stay, from the first on
 *
 * The first row is chosen where none is. A list that had the focus keeps it.
 */
void
hq_guide_row_trim (GtkListBox *list, guint length)
{
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (list));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list));
  HqGuideRow *row;

  while ((row = hq_guide_row_get_at (list, length)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  if (gtk_list_box_get_selected_row (list) == NULL && length > 0)
    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  focus = hq_compat_get_focus (GTK_WIDGET (list));
  if (inside && length > 0 && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list))))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (list)));
}

gint64
hq_guide_row_get_id (HqGuideRow *self)
{
  return self->id;
}

/**
 * hq_guide_row_is_new:
 *
 * Returns: whether it was just made, so that it has no buttons yet
 */
gboolean
hq_guide_row_is_new (HqGuideRow *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->buttons)) == NULL;
}

static void
hq_guide_row_name (HqGuideRow *self)
{
  g_autofree char *name = g_strjoin (" ", gtk_label_get_label (self->lead),
                                     gtk_label_get_label (self->title),
                                     gtk_label_get_label (self->subtitle),
                                     gtk_label_get_label (self->mark), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * hq_guide_row_set_lead:
 * @lead: what stands large in front, such as a ticket's number
 */
void
hq_guide_row_set_lead (HqGuideRow *self, const char *lead)
{
  gtk_label_set_label (self->lead, lead);
  gtk_label_set_width_chars (self->lead, (int) g_utf8_strlen (lead, -1) + 1);
  gtk_widget_set_visible (GTK_WIDGET (self->lead), TRUE);
  hq_guide_row_name (self);
}

void
hq_guide_row_set_text (HqGuideRow *self, const char *title, const char *subtitle)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle[0] != '\0');
  hq_guide_row_name (self);
}

/**
 * hq_guide_row_set_mark:
 * @mark: (nullable): a word in a frame
 * @css_class: (nullable): "warning" or "good"
 */
void
hq_guide_row_set_mark (HqGuideRow *self, const char *mark, const char *css_class)
{
  const char *classes[] = { "mark", css_class, NULL };

  gtk_label_set_label (self->mark, mark != NULL ? mark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), mark != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->mark), classes);
  hq_guide_row_name (self);
}

void
hq_guide_row_set_time (HqGuideRow *self, const char *time)
{
  gtk_label_set_label (self->time, time);
  gtk_widget_set_visible (GTK_WIDGET (self->time), TRUE);
}

/**
 * hq_guide_row_add_button:
 * @text: what it does
 * @key: (nullable): the key that does it to the row that is chosen
 * @action: an action whose parameter is the row's id
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
hq_guide_row_add_button (HqGuideRow *self, const char *text, const char *key, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), hq_cap_new (text, key));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->buttons, button);
  return button;
}

/**
 * hq_guide_row_get_chosen:
 *
 * Returns: the id of the row of @list that is chosen, 0 for none
 */
gint64
hq_guide_row_get_chosen (GtkListBox *list)
{
  HqGuideRow *row = (HqGuideRow *) gtk_list_box_get_selected_row (list);

  return row == NULL ? 0 : row->id;
}
