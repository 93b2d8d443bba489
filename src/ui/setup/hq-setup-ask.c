/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-ask.h"

#include "hq-words.h"

struct _HqSetupAsk
{
  AdwWindow parent_instance;

  GtkListBox *list; /* (borrowed): all are in the template that this is */
  GtkLabel *refusal;
  GtkWidget *progress;
  GtkWidget *make;
};

static guint made;

G_DEFINE_TYPE (HqSetupAsk, hq_setup_ask, ADW_TYPE_WINDOW)

static void
hq_setup_ask_on_make (HqSetupAsk *self)
{
  gtk_widget_set_sensitive (self->make, FALSE);
  gtk_widget_set_visible (self->progress, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  g_signal_emit (self, made, 0);
}

static void
hq_setup_ask_class_init (HqSetupAskClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * HqSetupAsk::make:
   *
   * It is to be done. Whoever does it says by hq_setup_ask_end() what came of it.
   */
  made = g_signal_new ("make", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-ask.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupAsk, list);
  gtk_widget_class_bind_template_child (widget_class, HqSetupAsk, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqSetupAsk, progress);
  gtk_widget_class_bind_template_child (widget_class, HqSetupAsk, make);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_ask_on_make);
}

static void
hq_setup_ask_init (HqSetupAsk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_setup_ask_new:
 * @owner: the part of the page that asks
 * @title: what is going to be done
 * @label: what the button says that does it
 *
 * Returns: (transfer none): the window, which is to be filled and shown
 */
HqSetupAsk *
hq_setup_ask_new (HqSetupPanel *owner, const char *title, const char *label)
{
  HqSetupAsk *self = g_object_new (HQ_TYPE_SETUP_ASK, "transient-for",
                                   gtk_widget_get_root (GTK_WIDGET (owner)), "title", title, NULL);

  hq_manager_panel_watch (hq_setup_panel_get_page (owner), GTK_WIDGET (self));
  gtk_button_set_label (GTK_BUTTON (self->make), label);
  return self;
}

void
hq_setup_ask_add (HqSetupAsk *self, const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_list_box_append (self->list, row);
}

/**
 * hq_setup_ask_allow:
 *
 * Says whether it can be done at all; where it cannot, a sentence of the list says why.
 */
void
hq_setup_ask_allow (HqSetupAsk *self, gboolean allowed)
{
  gtk_widget_set_sensitive (self->make, allowed);
}

/**
 * hq_setup_ask_end:
 * @error: (nullable): why it was not done
 *
 * Closes the window, or says in it why not, so that it can be tried again.
 */
void
hq_setup_ask_end (HqSetupAsk *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? hq_words_error (error) : NULL;

  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_widget_set_sensitive (self->make, TRUE);
}
