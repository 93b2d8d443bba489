/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-changes.h"

#include <glib/gi18n.h>

#include "hq-setup-words.h"

struct _HqSetupChanges
{
  AdwWindow parent_instance;

  GtkListBox *list;
  GtkLabel *refusal;
  GtkWidget *progress;
  GtkWidget *rebase;
  GtkWidget *make;
  HqSetupPage *page; /* (owned) */
  gboolean makes;    /* it was opened to make the changes, not to look at them */
  gboolean running;
};

G_DEFINE_TYPE (HqSetupChanges, hq_setup_changes, ADW_TYPE_WINDOW)

static void
hq_setup_changes_explain (HqSetupChanges *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
}

static void
hq_setup_changes_on_make (HqSetupChanges *self)
{
  self->running = TRUE;
  hq_setup_changes_explain (self, NULL);
  hq_setup_page_make (self->page);
}

static void
hq_setup_changes_on_rebase (HqSetupChanges *self)
{
  hq_setup_changes_explain (self, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "setup.rebase", NULL);
}

static void
hq_setup_changes_dispose (GObject *object)
{
  g_clear_object (&HQ_SETUP_CHANGES (object)->page);
  G_OBJECT_CLASS (hq_setup_changes_parent_class)->dispose (object);
}

static void
hq_setup_changes_class_init (HqSetupChangesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_setup_changes_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-changes.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupChanges, list);
  gtk_widget_class_bind_template_child (widget_class, HqSetupChanges, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqSetupChanges, progress);
  gtk_widget_class_bind_template_child (widget_class, HqSetupChanges, rebase);
  gtk_widget_class_bind_template_child (widget_class, HqSetupChanges, make);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_changes_on_make);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_changes_on_rebase);
}

static void
hq_setup_changes_init (HqSetupChanges *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
hq_setup_changes_add (HqSetupChanges *self, const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (self->list, row);
}

static void
hq_setup_changes_fill (HqSetupChanges *self)
{
  GPtrArray *differences = hq_setup_page_get_differences (self->page);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *sentence = hq_setup_words_difference (
        differences->pdata[i], hq_setup_page_get_base (self->page),
        hq_setup_page_get_draft (self->page));

      hq_setup_changes_add (self, sentence);
    }
}

/**
 * hq_setup_changes_show:
 *
 * The draft changed, or the hall, or a change that was asked for began or ended.
 */
void
hq_setup_changes_show (HqSetupChanges *self)
{
  gboolean behind = hq_setup_page_is_behind (self->page);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (!self->running)
    hq_setup_changes_fill (self);
  gtk_widget_set_visible (self->progress, self->running);
  gtk_widget_set_visible (self->make, self->makes && !behind);
  gtk_widget_set_visible (self->rebase, self->makes && behind);
  gtk_widget_set_sensitive (self->rebase, !self->running);
  gtk_widget_set_sensitive (self->make,
                            !self->running && hq_setup_page_may_edit (self->page)
                              && hq_setup_page_get_differences (self->page)->len > 0
                              && hq_setup_page_get_faults (self->page)->len == 0);
}

/**
 * hq_setup_changes_new:
 * @page: whose draft it is
 *
 * Returns: (transfer none): the window, not yet shown
 */
HqSetupChanges *
hq_setup_changes_new (HqSetupPage *page)
{
  HqSetupChanges *self = g_object_new (HQ_TYPE_SETUP_CHANGES, "transient-for",
                                       gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  hq_manager_panel_watch (HQ_MANAGER_PANEL (page), GTK_WIDGET (self));
  return self;
}

/**
 * hq_setup_changes_open:
 * @make: whether the changes can be made there
 */
void
hq_setup_changes_open (HqSetupChanges *self, gboolean make)
{
  self->makes = make;
  gtk_window_present (GTK_WINDOW (self));
  hq_setup_changes_show (self);
  if (make)
    gtk_widget_grab_focus (self->make);
}

/**
 * hq_setup_changes_end:
 * @error: (nullable): why the changes were not made
 *
 * Closes the window, or says in it why not; what was edited stays.
 */
void
hq_setup_changes_end (HqSetupChanges *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? hq_setup_words_error (error) : NULL;

  self->running = FALSE;
  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  hq_setup_changes_explain (self, sentence);
  hq_setup_changes_show (self);
}
