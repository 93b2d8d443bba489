/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-follow-rows.h"

#include <glib/gi18n.h>

/* A follow-up, as an item of the list: its number, and by what is to be known whether it is drawn. */
#define HQ_TYPE_MANAGER_FOLLOW_ROWS_ITEM (hq_manager_follow_rows_item_get_type ())
G_DECLARE_FINAL_TYPE (HqManagerFollowRowsItem,
                      hq_manager_follow_rows_item,
                      HQ,
                      MANAGER_FOLLOW_ROWS_ITEM,
                      GObject)

struct _HqManagerFollowRowsItem
{
  GObject parent_instance;

  HqManagerFollowRows *rows; /* (borrowed): whose it is */
  gint64 follow_up;
  char *print; /* (owned) (nullable) */
};

struct _HqManagerFollowRows
{
  AdwBin parent_instance;

  HqManagerFollowTale tale;      /* by which the rows are drawn; its view is the page's */
  HqSetup *setup;                /* (owned) (nullable): of @tale: rows are bound long after, by a scroll */
  GTimeZone *zone;               /* (owned) (nullable): of @tale */
  GListStore *items;             /* (owned) (element-type HqManagerFollowRowsItem) */
  GtkSingleSelection *selection; /* (owned): of @items */
  gboolean filling;              /* the list changes, and nobody chooses in it */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

enum
{
  CHANGED,
  N_ITEM_SIGNALS
};

static guint signals[N_SIGNALS];
static guint item_signals[N_ITEM_SIGNALS];

G_DEFINE_FINAL_TYPE (HqManagerFollowRowsItem, hq_manager_follow_rows_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (HqManagerFollowRows, hq_manager_follow_rows, ADW_TYPE_BIN)

static void
hq_manager_follow_rows_item_finalize (GObject *object)
{
  g_free (HQ_MANAGER_FOLLOW_ROWS_ITEM (object)->print);
  G_OBJECT_CLASS (hq_manager_follow_rows_item_parent_class)->finalize (object);
}

static void
hq_manager_follow_rows_item_class_init (HqManagerFollowRowsItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_follow_rows_item_finalize;
  item_signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_manager_follow_rows_item_init (HqManagerFollowRowsItem *self)
{
}

/* Its row, where it has one, is drawn anew. */
static void
hq_manager_follow_rows_item_set (HqManagerFollowRowsItem *self, const char *print)
{
  if (g_strcmp0 (self->print, print) == 0)
    return;
  g_free (self->print);
  self->print = g_strdup (print);
  g_signal_emit (self, item_signals[CHANGED], 0);
}

/* No part of a row is told for itself: the row has all that it shows as its name. A long line gives way,
 * since to break the lines of hundreds of rows takes a second; all of it stands beside the list. */
static GtkWidget *
hq_manager_follow_rows_add_label (GtkWidget *box)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
hq_manager_follow_rows_set_up_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "spacing", 10, NULL);
  GtkWidget *shape = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "orientation",
                                   GTK_ORIENTATION_VERTICAL, "spacing", 2, NULL);

  gtk_box_append (GTK_BOX (row), shape);
  gtk_box_append (GTK_BOX (row), words);
  hq_manager_follow_rows_add_label (words);
  gtk_widget_add_css_class (hq_manager_follow_rows_add_label (words), "under");
  gtk_list_item_set_child (list_item, row);
}

static void
hq_manager_follow_rows_draw (GtkListItem *list_item, HqManagerFollowRowsItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  const HqManagerFollowTale *tale = &item->rows->tale;
  const HqFollowLine *line = hq_follow_list_find (tale->view, item->follow_up);
  GtkWidget *shape = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_last_child (row);
  const char *styles[] = { "shape", NULL, NULL };
  g_autofree char *title = hq_manager_follow_words_title (tale, line);
  g_autofree char *place = hq_manager_follow_words_place (tale, line);
  g_autofree char *said = hq_manager_follow_words_said (line);
  g_autofree char *left = hq_manager_follow_words_left (tale, line);
  g_autofree char *last = g_strjoin (" · ", hq_manager_follow_words_state (&line->row->follow),
                                     left, line->marked ? _ ("to be looked at") : NULL, NULL);
  g_autofree char *under = g_strjoin ("\n", place, said, last, NULL);
  g_autofree char *name = g_strjoin ("\n", title, under, NULL);

  styles[1] = hq_manager_follow_words_class (line);
  gtk_label_set_label (GTK_LABEL (shape), hq_manager_follow_words_shape (line));
  gtk_widget_set_css_classes (shape, styles);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), under);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hq_manager_follow_rows_bind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  HqManagerFollowRowsItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect_swapped (item, "changed", G_CALLBACK (hq_manager_follow_rows_draw), list_item);
  hq_manager_follow_rows_draw (list_item, item);
}

static void
hq_manager_follow_rows_unbind_row (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
hq_manager_follow_rows_on_selected (HqManagerFollowRows *self)
{
  HqManagerFollowRowsItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->filling && item != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item->follow_up);
}

static void
hq_manager_follow_rows_finalize (GObject *object)
{
  HqManagerFollowRows *self = HQ_MANAGER_FOLLOW_ROWS (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->setup, hq_setup_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (hq_manager_follow_rows_parent_class)->finalize (object);
}

static void
hq_manager_follow_rows_class_init (HqManagerFollowRowsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_follow_rows_finalize;

  /**
   * HqManagerFollowRows::chosen:
   * @follow_up: its number
   *
   * Somebody chose it.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hq_manager_follow_rows_init (HqManagerFollowRows *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, NULL);
  GtkWidget *window = gtk_scrolled_window_new ();

  self->items = g_list_store_new (HQ_TYPE_MANAGER_FOLLOW_ROWS_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (hq_manager_follow_rows_on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (hq_manager_follow_rows_set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (hq_manager_follow_rows_bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (hq_manager_follow_rows_unbind_row), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (view), GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Bad ratings"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  adw_bin_set_child (ADW_BIN (self), window);
}

/**
 * hq_manager_follow_rows_print:
 * @text: gets all of @line by which it is known whether something is to be drawn anew
 */
void
hq_manager_follow_rows_print (GString *text, const HqFollowLine *line)
{
  const HqFollowRow *row = line->row;
  const HqFollow *follow = &row->follow;

  g_string_append_printf (text, " %" G_GINT64_FORMAT ".%d.%d.%d.%u.%d.%d.%d", row->follow_up,
                          follow->state, follow->proposal, follow->extended, follow->tries,
                          follow->reachable, line->marked, row->level);
  g_string_append_printf (text, " %s %s %s %s %s", row->tags, row->comment, row->name,
                          row->department != NULL ? row->department : "",
                          row->telephone != NULL ? row->telephone : "");
}

/* The item of a follow-up: the one that there is already, or a new one. */
static HqManagerFollowRowsItem *
hq_manager_follow_rows_make (HqManagerFollowRows *self, GHashTable *known, gint64 follow_up)
{
  HqManagerFollowRowsItem *item = g_hash_table_lookup (known, &follow_up);

  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (HQ_TYPE_MANAGER_FOLLOW_ROWS_ITEM, NULL);
  item->rows = self;
  item->follow_up = follow_up;
  return item;
}

static GHashTable *
hq_manager_follow_rows_map (HqManagerFollowRows *self)
{
  GHashTable *known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0, n = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i < n; i++)
    {
      /* The list holds it. */
      g_autoptr (HqManagerFollowRowsItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (known, &item->follow_up, item);
    }
  return known;
}

static gboolean
hq_manager_follow_rows_is_at (HqManagerFollowRows *self, guint position, gpointer wanted)
{
  g_autoptr (HqManagerFollowRowsItem) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                                    position);

  return item == wanted;
}

/* Changes what is between the first items and the last ones that stay. */
static void
hq_manager_follow_rows_list (HqManagerFollowRows *self, GPtrArray *found)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint same = 0, end = 0;

  while (same < old && same < found->len
         && hq_manager_follow_rows_is_at (self, same, found->pdata[same]))
    same++;
  while (end < old - same && end < found->len - same
         && hq_manager_follow_rows_is_at (self, old - 1 - end, found->pdata[found->len - 1 - end]))
    end++;
  if (same + end < old || same + end < found->len)
    g_list_store_splice (self->items, same, old - same - end, found->pdata + same,
                         found->len - same - end);
}

/* What is drawn of a line, with the day's part in it. */
static char *
hq_manager_follow_rows_describe (const HqManagerFollowTale *tale, const HqFollowLine *line)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%p %u %d %d %u %u", (gpointer) tale->setup, line->due, line->left,
                   line->overdue, line->row->ended_day, tale->view->known_until);
  hq_manager_follow_rows_print (text, line);
  return g_string_free (text, FALSE);
}

/* While a set-up is kept none that was read since stands at its address, by which it is known. */
static void
hq_manager_follow_rows_keep (HqManagerFollowRows *self, const HqManagerFollowTale *tale)
{
  g_autoptr (HqSetup) old_setup = g_steal_pointer (&self->setup);
  g_autoptr (GTimeZone) old_zone = g_steal_pointer (&self->zone);

  self->setup = hq_setup_ref (tale->setup);
  self->zone = g_time_zone_ref (tale->zone);
  self->tale = (HqManagerFollowTale){ tale->view, self->setup, self->zone };
}

/**
 * hq_manager_follow_rows_show:
 * @tale: what was read; its view stays until the next is shown, of the rest the rows keep their own
 * @list: which of it
 * @chosen: the one that is chosen, 0 for none yet: the first one is chosen then
 *
 * Returns: how many there are
 */
guint
hq_manager_follow_rows_show (HqManagerFollowRows *self,
                             const HqManagerFollowTale *tale,
                             HqFollowList list,
                             gint64 chosen)
{
  g_autoptr (GHashTable) known = hq_manager_follow_rows_map (self);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) prints = g_ptr_array_new_with_free_func (g_free);
  guint selected = GTK_INVALID_LIST_POSITION;

  hq_manager_follow_rows_keep (self, tale);
  for (guint i = 0; i < tale->view->lines->len; i++)
    {
      const HqFollowLine *line = tale->view->lines->pdata[i];

      if (!hq_follow_list_has (list, line))
        continue;
      if (line->row->follow_up == chosen)
        selected = found->len;
      g_ptr_array_add (found, hq_manager_follow_rows_make (self, known, line->row->follow_up));
      g_ptr_array_add (prints, hq_manager_follow_rows_describe (tale, line));
    }
  self->filling = TRUE;
  hq_manager_follow_rows_list (self, found);
  for (guint i = 0; i < found->len; i++)
    hq_manager_follow_rows_item_set (found->pdata[i], prints->pdata[i]);
  gtk_single_selection_set_selected (self->selection, selected);
  self->filling = FALSE;
  if (chosen == 0 && found->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  return found->len;
}

/**
 * hq_manager_follow_rows_get_model:
 *
 * Returns: (transfer none): the rows, and which of them is chosen
 */
GtkSelectionModel *
hq_manager_follow_rows_get_model (HqManagerFollowRows *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}
