/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-matters.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-look.h"
#include "hq-entry-row.h"
#include "hq-hit.h"
#include "hq-language.h"
#include "hq-words.h"

/* So many items are offered at once. */
#define HQ_COUNTER_MATTERS_FOUND 8

/* A matter on the screen. */
typedef struct
{
  char *item;       /* (owned) (nullable) */
  AdwComboRow *row; /* (borrowed) */
  gboolean unnamed; /* stands for whatever it was, until an item is named */
} HqCounterMattersRow;

struct _HqCounterMatters
{
  AdwBin parent_instance;

  GtkListBox *list;      /* (borrowed) */
  AdwExpanderRow *more;  /* (borrowed) */
  GtkEditable *search;   /* (borrowed) */
  GPtrArray *rows;       /* (owned) (element-type HqCounterMattersRow) */
  GPtrArray *found;      /* (owned) (element-type GtkWidget): the items that are offered */
  HqSearch *items; /* (owned) (nullable): those of the service, once somebody looked for one */
  GArray *orders;        /* (owned) (element-type HqMatterOrder) */
  GCancellable *reading; /* (owned) */
  HqLive *live;          /* (owned) (nullable) */
  char *service;         /* (owned) (nullable) */
  HqOutcome usual;
  gboolean goes_on; /* the visitor goes on elsewhere with what is left */
};

G_DEFINE_TYPE (HqCounterMatters, hq_counter_matters, ADW_TYPE_BIN)

static void
hq_counter_matters_free_row (gpointer data)
{
  HqCounterMattersRow *row = data;

  g_free (row->item);
  g_free (row);
}

static void
hq_counter_matters_dispose (GObject *object)
{
  HqCounterMatters *self = HQ_COUNTER_MATTERS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (hq_counter_matters_parent_class)->dispose (object);
}

static void
hq_counter_matters_finalize (GObject *object)
{
  HqCounterMatters *self = HQ_COUNTER_MATTERS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->found);
  g_clear_pointer (&self->items, hq_search_unref);
  g_array_unref (self->orders);
  g_object_unref (self->reading);
  g_free (self->service);
  G_OBJECT_CLASS (hq_counter_matters_parent_class)->finalize (object);
}

static void
hq_counter_matters_class_init (HqCounterMattersClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_counter_matters_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_counter_matters_finalize;
}

/* The outcomes from which one is chosen; who goes on may leave a matter for there, which is none. */
static GtkStringList *
hq_counter_matters_make_outcomes (gboolean goes_on)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (int i = 1; i < HQ_N_OUTCOMES; i++)
    gtk_string_list_append (list, hq_words_outcome ((HqOutcome) i));
  if (goes_on)
    gtk_string_list_append (list, _ ("Left for there"));
  return list;
}

static HqOutcome
hq_counter_matters_get_outcome (const HqCounterMattersRow *row)
{
  guint selected = adw_combo_row_get_selected (row->row) + 1;

  return selected < HQ_N_OUTCOMES ? (HqOutcome) selected : HQ_OUTCOME_NONE;
}

static HqCounterMattersRow *
hq_counter_matters_add_row (HqCounterMatters *self, const char *item, const char *name)
{
  HqCounterMattersRow *row = g_new0 (HqCounterMattersRow, 1);
  g_autoptr (GtkStringList) outcomes = hq_counter_matters_make_outcomes (self->goes_on);

  row->item = g_strdup (item);
  row->row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row->row), 3);
  adw_combo_row_set_model (row->row, G_LIST_MODEL (outcomes));
  adw_combo_row_set_selected (row->row, self->usual - 1);
  hq_compat_name_combo (row->row);
  gtk_list_box_insert (self->list, GTK_WIDGET (row->row), (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
hq_counter_matters_on_item (HqCounterMatters *self, GtkWidget *found)
{
  const char *item = g_object_get_data (G_OBJECT (found), "item");
  const char *name = g_object_get_data (G_OBJECT (found), "name");
  HqCounterMattersRow *first = self->rows->len > 0 ? self->rows->pdata[0] : NULL;
  HqCounterMattersRow *added;

  if (first != NULL && first->unnamed)
    {
      gtk_list_box_remove (self->list, GTK_WIDGET (first->row));
      g_ptr_array_remove_index (self->rows, 0);
    }
  added = hq_counter_matters_add_row (self, item, name);
  gtk_editable_set_text (self->search, "");
  adw_expander_row_set_expanded (self->more, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (added->row));
}

static void
hq_counter_matters_offer (HqCounterMatters *self, const HqSearchHit *hit)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = hq_language_pick (hit->name, hit->name_en);
  g_autofree char *title = hq_hit_mark (hit, "<b>", "</b>");
  g_autofree char *subtitle = hq_hit_say (hit);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  hq_compat_name_row (ADW_ACTION_ROW (row), name);
  /* The index may be another one by the time that the row is pressed. */
  g_object_set_data_full (G_OBJECT (row), "item", g_strdup (hit->key), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (hq_counter_matters_on_item), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->more, row);
  g_ptr_array_add (self->found, row);
}

/* What was typed finds items as at the kiosk; while nothing was, what is done most often is offered. */
static void
hq_counter_matters_on_search (HqCounterMatters *self)
{
  const char *text = gtk_editable_get_text (self->search);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  guint n = 0;

  for (guint i = 0; i < self->found->len; i++)
    adw_expander_row_remove (self->more, self->found->pdata[i]);
  g_ptr_array_set_size (self->found, 0);
  if (self->items != NULL)
    n = text[0] != '\0' ? hq_search_find (self->items, text, hits)
                        : hq_search_list (self->items, hits);
  for (guint i = 0; i < MIN (n, HQ_COUNTER_MATTERS_FOUND); i++)
    hq_counter_matters_offer (self, &hits[i]);
}

/* Enter takes the best. */
static void
hq_counter_matters_on_entered (HqCounterMatters *self)
{
  if (self->found->len > 0 && gtk_editable_get_text (self->search)[0] != '\0')
    hq_counter_matters_on_item (self, self->found->pdata[0]);
}

static void
hq_counter_matters_on_items (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterMatters) self = data;
  HqSearch *items = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  /* While the store is away there is nothing to finish either; the window says so. */
  if (items == NULL)
    return;
  g_clear_pointer (&self->items, hq_search_unref);
  self->items = items;
  hq_counter_matters_on_search (self);
}

static void
hq_counter_matters_on_expanded (HqCounterMatters *self)
{
  const HqCounterLook look = { .service = self->service };
  HqLiveReader reader = { .read = hq_counter_look_read_search,
                          .free_query = hq_counter_look_free,
                          .free_view = (GDestroyNotify) hq_search_unref };

  if (!adw_expander_row_get_expanded (self->more))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (self->items != NULL)
    return;
  reader.query = hq_counter_look_new (&look);
  hq_live_read_async (self->live, &reader, self->reading, hq_counter_matters_on_items,
                      g_object_ref (self));
}

static void
hq_counter_matters_init (HqCounterMatters *self)
{
  GtkWidget *search = gtk_entry_new ();

  self->rows = g_ptr_array_new_with_free_func (hq_counter_matters_free_row);
  self->found = g_ptr_array_new ();
  self->orders = g_array_new (FALSE, FALSE, sizeof (HqMatterOrder));
  self->reading = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Matters"), -1);
  self->more = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("Add a matter"));
  hq_compat_name_expander (self->more);
  self->search = GTK_EDITABLE (search);
  adw_expander_row_add_row (self->more,
                            hq_entry_row_new (_ ("Name, plain word, pinyin or initials"), search));
  gtk_list_box_append (self->list, GTK_WIDGET (self->more));
  g_signal_connect_object (search, "activate", G_CALLBACK (hq_counter_matters_on_entered),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "changed", G_CALLBACK (hq_counter_matters_on_search), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "notify::expanded",
                           G_CALLBACK (hq_counter_matters_on_expanded), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * hq_counter_matters_set_view:
 * @self: a new list of matters
 * @live: the hall
 * @view: a counter that serves a ticket
 * @goes_on: whether the visitor goes on elsewhere, so that a matter may be left for there
 *
 * Each matter stands there with what usually comes of it; of who goes on the first alone.
 */
void
hq_counter_matters_set_view (HqCounterMatters *self,
                             HqLive *live,
                             const HqCounterDeskView *view,
                             gboolean goes_on)
{
  const HqService *service = hq_setup_find_service (view->counter.view.setup,
                                                    view->counter.ticket.service);
  const char *name = hq_language_pick (service->name, service->name_en);

  g_set_object (&self->live, live);
  self->service = g_strdup (service->service);
  self->usual = service->usual_outcome;
  self->goes_on = goes_on;
  for (guint i = 0; i < view->matters->len; i++)
    {
      const HqCounterDeskMatter *matter = view->matters->pdata[i];
      HqCounterMattersRow *row;

      if (matter->row.outcome != HQ_OUTCOME_NONE)
        continue;
      row = hq_counter_matters_add_row (self, matter->row.item,
                                        matter->row.item != NULL
                                          ? hq_language_pick (matter->name, matter->name_en)
                                          : name);
      if (goes_on && self->rows->len > 1)
        adw_combo_row_set_selected (row->row, HQ_N_OUTCOMES - 1);
    }
  if (self->rows->len == 0)
    hq_counter_matters_add_row (self, NULL, name)->unnamed = TRUE;
}

/**
 * hq_counter_matters_get_orders:
 * @n_orders: (out): how many
 *
 * Returns: (transfer none): the matters with their outcomes, without those that are left
 */
const HqMatterOrder *
hq_counter_matters_get_orders (HqCounterMatters *self, guint *n_orders)
{
  g_array_set_size (self->orders, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HqCounterMattersRow *row = self->rows->pdata[i];
      HqMatterOrder order = { row->item, hq_counter_matters_get_outcome (row) };

      if (order.outcome != HQ_OUTCOME_NONE)
        g_array_append_val (self->orders, order);
    }
  *n_orders = self->orders->len;
  return (const HqMatterOrder *) self->orders->data;
}

/**
 * hq_counter_matters_needs_item:
 *
 * Returns: whether something is to be accepted of which nobody has said what it is: its limit is that
 *   of an item
 */
gboolean
hq_counter_matters_needs_item (HqCounterMatters *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const HqCounterMattersRow *row = self->rows->pdata[i];

      if (row->item == NULL && hq_counter_matters_get_outcome (row) == HQ_OUTCOME_ACCEPTED)
        return TRUE;
    }
  return FALSE;
}

/**
 * hq_counter_matters_place_focus:
 *
 * Has the next key go to where an item is looked for.
 */
void
hq_counter_matters_place_focus (HqCounterMatters *self)
{
  adw_expander_row_set_expanded (self->more, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
