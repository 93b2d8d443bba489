/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-entry.h"

#include <string.h>

struct _HqSetupEntry
{
  GtkListBoxRow parent_instance;

  HqSetupList list;
  char *key;    /* (owned) */
  char *group;  /* (owned) (nullable) */
  char *search; /* (owned) (nullable): all that it shows, folded */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *mark;
};

G_DEFINE_TYPE (HqSetupEntry, hq_setup_entry, GTK_TYPE_LIST_BOX_ROW)

static void
hq_setup_entry_finalize (GObject *object)
{
  HqSetupEntry *self = HQ_SETUP_ENTRY (object);

  g_free (self->key);
  g_free (self->group);
  g_free (self->search);
  G_OBJECT_CLASS (hq_setup_entry_parent_class)->finalize (object);
}

static void
hq_setup_entry_class_init (HqSetupEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_setup_entry_finalize;
}

static GtkLabel *
hq_setup_entry_make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
hq_setup_entry_init (HqSetupEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = hq_setup_entry_make_label ("name");
  self->subtitle = hq_setup_entry_make_label ("facts");
  self->mark = hq_setup_entry_make_label ("mark");
  gtk_label_set_ellipsize (self->mark, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
hq_setup_entry_new (HqSetupList list, const char *key)
{
  HqSetupEntry *self = g_object_new (HQ_TYPE_SETUP_ENTRY, NULL);

  self->list = list;
  self->key = g_strdup (key);
  return GTK_WIDGET (self);
}

static void
hq_setup_entry_set (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

/**
 * hq_setup_entry_show:
 * @text: what it shows, of the same list and key
 */
void
hq_setup_entry_show (HqSetupEntry *self, const HqSetupEntryText *text)
{
  g_autofree char *whole = g_strjoin (" ", text->key, text->title,
                                      text->subtitle != NULL ? text->subtitle : "",
                                      text->mark != NULL ? text->mark : "", NULL);
  g_autofree char *search = g_utf8_casefold (whole, -1);

  if (g_strcmp0 (self->search, search) == 0 && g_strcmp0 (self->group, text->group) == 0)
    return;
  g_free (self->search);
  g_free (self->group);
  self->search = g_steal_pointer (&search);
  self->group = g_strdup (text->group);
  hq_setup_entry_set (self->title, text->title);
  hq_setup_entry_set (self->subtitle, text->subtitle);
  hq_setup_entry_set (self->mark, text->mark);
  if (text->inner)
    gtk_widget_add_css_class (GTK_WIDGET (self), "inner");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (self));
}

HqSetupList
hq_setup_entry_get_list (HqSetupEntry *self)
{
  return self->list;
}

const char *
hq_setup_entry_get_key (HqSetupEntry *self)
{
  return self->key;
}

const char *
hq_setup_entry_get_group (HqSetupEntry *self)
{
  return self->group;
}

const char *
hq_setup_entry_get_title (HqSetupEntry *self)
{
  return gtk_label_get_label (self->title);
}

gboolean
hq_setup_entry_is (HqSetupEntry *self, HqSetupList list, const char *key)
{
  return self->list == list && g_strcmp0 (self->key, key) == 0;
}

/**
 * hq_setup_entry_matches:
 * @words: words with blanks between them, folded
 *
 * Returns: whether it shows all of them
 */
gboolean
hq_setup_entry_matches (HqSetupEntry *self, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (strstr (self->search, list[i]) == NULL)
      return FALSE;
  return TRUE;
}
