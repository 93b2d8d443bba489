/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-catalogue.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-language.h"
#include "hq-setup-item-words.h"
#include "hq-table.h"

struct _HqSetupCatalogue
{
  GtkBox parent_instance;

  GtkEditable *entry; /* (borrowed): all are in the template that this is */
  GtkDropDown *sort;
  GtkLabel *count;
  GtkListView *view;

  GtkStringList *codes;          /* (owned): of the items that are listed */
  GtkSingleSelection *selection; /* (owned): of @codes */
  HqItemList *list;              /* (owned) (nullable): while it was not read */
  HqSetup *setup;                /* (owned) (nullable): whose departments it names */
  GHashTable *known;             /* (owned): the items of @list by their codes */
  gboolean drawing;              /* the list changes by itself */
};

enum
{
  CHOSEN,
  LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqSetupCatalogue, hq_setup_catalogue, GTK_TYPE_BOX)

static const char *
hq_setup_catalogue_get_code (HqSetupCatalogue *self)
{
  GtkStringObject *chosen = gtk_single_selection_get_selected_item (self->selection);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

/* Lists what is looked for, and keeps what is chosen where it is among it. */
static void
hq_setup_catalogue_draw (HqSetupCatalogue *self)
{
  HqItemListSort sort = (HqItemListSort) gtk_drop_down_get_selected (self->sort);
  g_autofree char *chosen = g_strdup (hq_setup_catalogue_get_code (self));
  g_autoptr (GArray) places = NULL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *count = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  if (self->list == NULL)
    return;
  places = hq_item_list_choose (self->list, sort, gtk_editable_get_text (self->entry));
  for (guint i = 0; i < places->len; i++)
    {
      HqItem *item = self->list->items->pdata[g_array_index (places, guint, i)];

      if (g_strcmp0 (item->item, chosen) == 0)
        selected = i;
      g_ptr_array_add (codes, item->item);
    }
  g_ptr_array_add (codes, NULL);
  self->drawing = TRUE;
  gtk_string_list_splice (self->codes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->codes)),
                          (const char *const *) codes->pdata);
  gtk_single_selection_set_selected (self->selection, selected);
  self->drawing = FALSE;
  count = g_strdup_printf (_ ("%u of %u items"), places->len, self->list->items->len);
  gtk_label_set_label (self->count, places->len > 0 ? count : _ ("No item is like that."));
}

static void
hq_setup_catalogue_on_find (HqSetupCatalogue *self)
{
  hq_setup_catalogue_draw (self);
  g_signal_emit (self, signals[LISTED], 0);
}

static void
hq_setup_catalogue_on_selected (HqSetupCatalogue *self)
{
  if (!self->drawing)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
hq_setup_catalogue_on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *under = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  hq_table_explain (GTK_LABEL (name));
  gtk_label_set_xalign (GTK_LABEL (under), 0);
  gtk_label_set_ellipsize (GTK_LABEL (under), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (under, "caption");
  gtk_widget_add_css_class (under, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), under);
  gtk_list_item_set_child (list_item, box);
}

static void
hq_setup_catalogue_on_bind (HqSetupCatalogue *self, GtkListItem *list_item)
{
  GtkStringObject *code = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const HqItem *item = g_hash_table_lookup (self->known, gtk_string_object_get_string (code));
  g_autofree char *limits = NULL;
  g_autofree char *under = NULL;
  const char *name;

  if (item == NULL)
    return;
  name = hq_language_pick (item->name, item->name_en);
  limits = hq_setup_item_words_limits (item);
  under = g_strjoin (" · ", item->item, limits,
                     hq_setup_item_words_department (self->setup, item->department), NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), under);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
hq_setup_catalogue_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_SETUP_CATALOGUE (widget)->entry));
}

static void
hq_setup_catalogue_finalize (GObject *object)
{
  HqSetupCatalogue *self = HQ_SETUP_CATALOGUE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->codes);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->list, hq_item_list_free);
  g_clear_pointer (&self->setup, hq_setup_unref);
  G_OBJECT_CLASS (hq_setup_catalogue_parent_class)->finalize (object);
}

static void
hq_setup_catalogue_class_init (HqSetupCatalogueClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_catalogue_finalize;
  widget_class->grab_focus = hq_setup_catalogue_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_FIRST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[LISTED] = g_signal_new ("listed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_FIRST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-catalogue.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupCatalogue, entry);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCatalogue, sort);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCatalogue, count);
  gtk_widget_class_bind_template_child (widget_class, HqSetupCatalogue, view);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_catalogue_on_find);
}

static void
hq_setup_catalogue_init (HqSetupCatalogue *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->codes)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (hq_setup_catalogue_on_setup), NULL);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (hq_setup_catalogue_on_bind), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected",
                            G_CALLBACK (hq_setup_catalogue_on_selected), self);
  hq_compat_name_drop_down (self->sort, _ ("Which items are listed"));
}

/**
 * hq_setup_catalogue_take:
 * @list: (transfer full): the catalogue
 * @setup: the hall whose catalogue it is
 *
 * Lists it in the place of what was listed before, without a signal; what was chosen stays chosen where it
 * is there still.
 */
void
hq_setup_catalogue_take (HqSetupCatalogue *self, HqItemList *list, const HqSetup *setup)
{
  g_hash_table_remove_all (self->known);
  g_clear_pointer (&self->list, hq_item_list_free);
  g_clear_pointer (&self->setup, hq_setup_unref);
  self->list = list;
  self->setup = hq_setup_ref (setup);
  for (guint i = 0; i < list->items->len; i++)
    g_hash_table_insert (self->known, ((HqItem *) list->items->pdata[i])->item,
                         list->items->pdata[i]);
  hq_setup_catalogue_draw (self);
}

/**
 * hq_setup_catalogue_get_list:
 *
 * Returns: (transfer none) (nullable): the catalogue, %NULL while it is read at first
 */
const HqItemList *
hq_setup_catalogue_get_list (HqSetupCatalogue *self)
{
  return self->list;
}

/**
 * hq_setup_catalogue_find:
 * @code: the code of an item
 *
 * Returns: (transfer none) (nullable): the item, listed or not
 */
const HqItem *
hq_setup_catalogue_find (HqSetupCatalogue *self, const char *code)
{
  return g_hash_table_lookup (self->known, code);
}

/**
 * hq_setup_catalogue_get_chosen:
 *
 * Returns: (transfer none) (nullable): the item that is chosen in the list
 */
const HqItem *
hq_setup_catalogue_get_chosen (HqSetupCatalogue *self)
{
  const char *code = hq_setup_catalogue_get_code (self);

  return code != NULL ? hq_setup_catalogue_find (self, code) : NULL;
}
