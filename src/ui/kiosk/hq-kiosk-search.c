/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-search.h"

#include <glib/gi18n.h>

#include "hq-hit.h"
#include "hq-kiosk-index.h"
#include "hq-touch-keys.h"
#include "hq-kiosk-words.h"
#include "hq-language.h"

/* What was found, as it is drawn. */
typedef struct
{
  GtkWidget *button;
  GtkLabel *name;
  GtkLabel *where;
} HqKioskSearchRow;

struct _HqKioskSearch
{
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkLabel *hint;
  GtkWidget *scroll;
  GtkBox *rows;
  HqTouchKeys *keypad;

  HqKioskSearchRow row[HQ_SEARCH_MOST_HITS];
  HqKioskIndex *index;       /* (owned) (nullable): until it was loaded */
  HqSetup *setup;            /* (owned) (nullable): that of the index, or of the one on its way */
  HqKioskView places;        /* its services alone, those of the setup */
  GCancellable *cancellable; /* (owned) (nullable): of the one on its way */
};

G_DEFINE_TYPE (HqKioskSearch, hq_kiosk_search, ADW_TYPE_BIN)

static void
hq_kiosk_search_show_row (HqKioskSearch *self, HqKioskSearchRow *row, const HqSearchHit *hit)
{
  const char *code = g_hash_table_lookup (self->index->services, hit->key);
  const HqKioskService *service = hq_kiosk_view_find (&self->places, code);
  const char *shown = hq_language_pick (hit->name, hit->name_en);
  g_autofree char *markup = hq_hit_mark (hit, "<b><u>", "</u></b>");
  g_autofree char *place = NULL;
  g_autofree char *where = NULL;

  gtk_label_set_markup (row->name, markup);
  if (service != NULL)
    {
      place = hq_kiosk_words_where (service);
      where = g_strdup_printf (C_ ("place", "%s, %s"),
                               hq_language_pick (service->service->name, service->service->name_en),
                               place);
    }
  gtk_label_set_label (row->where, where != NULL ? where : "");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->button), "s", hit->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  shown, -1);
}

static void
hq_kiosk_search_say (HqKioskSearch *self, const char *text, guint n)
{
  if (text[0] == '\0')
    gtk_label_set_label (self->hint,
                         _ ("Type what you came to do: a part of its name, a plain word, "
                            "pinyin or the first letters."));
  else if (self->index == NULL)
    gtk_label_set_label (self->hint, _ ("One moment, please"));
  else
    gtk_label_set_label (self->hint, _ ("Nothing was found. Please try other words, or ask at the "
                                        "guide desk."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), n == 0);
  gtk_widget_set_visible (self->scroll, n > 0);
}

static void
hq_kiosk_search_on_changed (HqKioskSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  guint n = self->index != NULL ? hq_search_find (self->index->search, text, hits) : 0;

  for (guint i = 0; i < HQ_SEARCH_MOST_HITS; i++)
    {
      if (i < n)
        hq_kiosk_search_show_row (self, &self->row[i], &hits[i]);
      gtk_widget_set_visible (self->row[i].button, i < n);
    }
  hq_kiosk_search_say (self, text, n);
}

/* Enter takes the best. */
static void
hq_kiosk_search_on_activate (HqKioskSearch *self)
{
  if (gtk_widget_get_visible (self->row[0].button))
    gtk_widget_activate (self->row[0].button);
}

static void
hq_kiosk_search_make_row (HqKioskSearch *self, HqKioskSearchRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new ("");
  GtkWidget *where = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (where), 0);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "name");
  gtk_widget_add_css_class (where, "where");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), where);
  row->button = gtk_button_new ();
  row->name = GTK_LABEL (name);
  row->where = GTK_LABEL (where);
  gtk_button_set_child (GTK_BUTTON (row->button), box);
  gtk_widget_add_css_class (row->button, "row");
  gtk_widget_add_css_class (row->button, "hit");
  gtk_widget_set_visible (row->button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->button), "kiosk.item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->button), "s", "");
  gtk_box_append (self->rows, row->button);
}

static gboolean
hq_kiosk_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_KIOSK_SEARCH (widget)->entry));
}

static void
hq_kiosk_search_dispose (GObject *object)
{
  HqKioskSearch *self = HQ_KIOSK_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->index, hq_kiosk_index_free);
  g_clear_pointer (&self->places.services, g_array_unref);
  g_clear_pointer (&self->setup, hq_setup_unref);
  G_OBJECT_CLASS (hq_kiosk_search_parent_class)->dispose (object);
}

static void
hq_kiosk_search_class_init (HqKioskSearchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (HQ_TYPE_TOUCH_KEYS);
  G_OBJECT_CLASS (class)->dispose = hq_kiosk_search_dispose;
  widget_class->grab_focus = hq_kiosk_search_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-search.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, HqKioskSearch, hint);
  gtk_widget_class_bind_template_child (widget_class, HqKioskSearch, scroll);
  gtk_widget_class_bind_template_child (widget_class, HqKioskSearch, rows);
  gtk_widget_class_bind_template_child (widget_class, HqKioskSearch, keypad);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_search_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_search_on_activate);
}

static void
hq_kiosk_search_init (HqKioskSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HQ_SEARCH_MOST_HITS; i++)
    hq_kiosk_search_make_row (self, &self->row[i]);
  hq_touch_keys_set_keys (self->keypad, HQ_TOUCH_KEYS_LETTERS);
  hq_touch_keys_set_entry (self->keypad, GTK_EDITABLE (self->entry));
  hq_kiosk_search_say (self, "", 0);
}

static void
hq_kiosk_search_on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  HqKioskIndex *index = hq_live_read_finish (HQ_LIVE (source), result, &error);
  HqKioskSearch *self = user_data;

  /* The page may be gone, or another catalogue be on its way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (index == NULL)
    {
      /* It is loaded with the next view, when the store is there again. */
      g_clear_pointer (&self->setup, hq_setup_unref);
      return;
    }
  g_clear_pointer (&self->index, hq_kiosk_index_free);
  self->index = index;
  hq_kiosk_search_on_changed (self);
}

/**
 * hq_kiosk_search_follow:
 * @self: a search page
 * @live: the hall
 * @view: what the kiosk shows now
 *
 * Loads what items are found by where the hall was set up anew, or for the first time.
 */
void
hq_kiosk_search_follow (HqKioskSearch *self, HqLive *live, const HqKioskView *view)
{
  HqLiveReader reader = { hq_kiosk_index_read, NULL, NULL, hq_kiosk_index_free };

  if (self->setup == view->view.setup)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->setup, hq_setup_unref);
  g_clear_pointer (&self->places.services, g_array_unref);
  self->setup = hq_setup_ref (view->view.setup);
  self->places.services = g_array_copy (view->services);
  self->cancellable = g_cancellable_new ();
  hq_live_read_async (live, &reader, self->cancellable, hq_kiosk_search_on_loaded, self);
}

/**
 * hq_kiosk_search_clear:
 * @self: a search page
 */
void
hq_kiosk_search_clear (HqKioskSearch *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
