/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-bar.h"

#include <glib/gi18n.h>

#include "hq-setup-words.h"

struct _HqSetupBar
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkLabel *fault;
  GtkWidget *mend;
  GtkWidget *behind;
  GtkWidget *rebase;
  GtkWidget *discard;
  GtkWidget *make;
};

G_DEFINE_TYPE (HqSetupBar, hq_setup_bar, ADW_TYPE_BIN)

static void
hq_setup_bar_class_init (HqSetupBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, count);
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, fault);
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, mend);
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, behind);
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, rebase);
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, discard);
  gtk_widget_class_bind_template_child (widget_class, HqSetupBar, make);
}

static void
hq_setup_bar_init (HqSetupBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
hq_setup_bar_show_faults (HqSetupBar *self, HqSetupPage *page)
{
  GPtrArray *faults = hq_setup_page_get_faults (page);
  g_autofree char *first = faults->len > 0 ? hq_setup_words_fault (faults->pdata[0],
                                                                   hq_setup_page_get_draft (page))
                                           : NULL;
  g_autofree char *sentence
    = faults->len > 1 ? g_strdup_printf (ngettext ("%s And %u more thing is to be mended.",
                                                   "%s And %u more things are to be mended.",
                                                   faults->len - 1),
                                         first, faults->len - 1)
                      : g_strdup (first);

  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
  gtk_widget_set_visible (self->mend, sentence != NULL);
}

/**
 * hq_setup_bar_show:
 * @page: the page, which has a draft
 */
void
hq_setup_bar_show (HqSetupBar *self, HqSetupPage *page)
{
  guint n = hq_setup_page_get_differences (page)->len;
  gboolean may = hq_setup_page_may_edit (page);
  gboolean behind = n > 0 && hq_setup_page_is_behind (page);
  g_autofree char *count
    = g_strdup_printf (ngettext ("%u change is not made yet.", "%u changes are not made yet.", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    return;
  gtk_label_set_label (self->count, count);
  hq_setup_bar_show_faults (self, page);
  gtk_widget_set_visible (self->behind, behind);
  gtk_widget_set_visible (self->rebase, behind);
  gtk_widget_set_sensitive (self->rebase, may);
  gtk_widget_set_sensitive (self->discard, may);
  gtk_widget_set_sensitive (self->make,
                            may && !behind && hq_setup_page_get_faults (page)->len == 0);
}
