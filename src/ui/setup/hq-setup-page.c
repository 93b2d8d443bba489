/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hq-setup-file.h"
#include "hq-setup-hall.h"
#include "hq-setup-text.h"

/* Whoever may do this may change the set-up. */
#define HQ_SETUP_PAGE_ACT HQ_ACT_IMPORT_HALL

struct _HqSetupPage
{
  HqManagerPanel parent_instance;

  GtkListBox *nav; /* (borrowed): all are in the template that this is */
  GtkStack *stack; /* (borrowed) */

  HqSetup *draft; /* (owned) (nullable): until there is a view */
};

G_DEFINE_TYPE (HqSetupPage, hq_setup_page, HQ_TYPE_MANAGER_PANEL)

/* The parts, as they stand in the list. A part is for those who may do its act, or for everybody who sees
 * the page. */
static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
  HqAct act; /* HQ_N_ACTS for everybody */
} panels[] = {
  { "hall", NC_ ("setup", "Hall"), hq_setup_hall_get_type, HQ_N_ACTS },
};

static HqSetupPanel *
hq_setup_page_get_shown (HqSetupPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  return shown != NULL ? HQ_SETUP_PANEL (shown) : NULL;
}

static void
hq_setup_page_show (HqSetupPage *self, GtkListBoxRow *row)
{
  HqSetupPanel *panel;

  if (row == NULL)
    return;
  panel = hq_setup_page_get_panel (self, panels[gtk_list_box_row_get_index (row)].name);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (panel));
  if (self->draft != NULL)
    hq_setup_panel_refresh (panel);
}

static void
hq_setup_page_add_row (HqSetupPage *self, guint index)
{
  const char *title = g_dpgettext2 (NULL, "setup", panels[index].title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->nav, row);
}

static void
hq_setup_page_refresh (HqManagerPanel *panel)
{
  HqSetupPage *self = HQ_SETUP_PAGE (panel);
  const HqSetup *setup = hq_manager_panel_get_view (panel)->view.setup;

  if (self->draft == NULL)
    {
      g_autofree char *text = hq_setup_text_format (setup);

      self->draft = hq_setup_file_parse (text, strlen (text), NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->nav, (int) i)),
                            panels[i].act == HQ_N_ACTS
                              || hq_manager_panel_may (panel, panels[i].act));
  if (hq_setup_page_get_shown (self) == NULL)
    gtk_list_box_select_row (self->nav, gtk_list_box_get_row_at_index (self->nav, 0));
  else
    hq_setup_panel_refresh (hq_setup_page_get_shown (self));
}

static void
hq_setup_page_enter (HqManagerPanel *panel)
{
  HqSetupPage *self = HQ_SETUP_PAGE (panel);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->nav)));
}

static void
hq_setup_page_dispose (GObject *object)
{
  HqSetupPage *self = HQ_SETUP_PAGE (object);

  g_clear_pointer (&self->draft, hq_setup_unref);
  G_OBJECT_CLASS (hq_setup_page_parent_class)->dispose (object);
}

static void
hq_setup_page_class_init (HqSetupPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_setup_page_dispose;
  panel_class->refresh = hq_setup_page_refresh;
  panel_class->enter = hq_setup_page_enter;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupPage, nav);
  gtk_widget_class_bind_template_child (widget_class, HqSetupPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_page_show);
}

static void
hq_setup_page_init (HqSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    hq_setup_page_add_row (self, i);
}

/**
 * hq_setup_page_get_draft:
 *
 * Returns: (transfer none): the hall as it is going to be
 */
HqSetup *
hq_setup_page_get_draft (HqSetupPage *self)
{
  return self->draft;
}

gboolean
hq_setup_page_may_edit (HqSetupPage *self)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);

  return hq_manager_panel_may (panel, HQ_SETUP_PAGE_ACT) && !hq_manager_panel_is_busy (panel);
}

/**
 * hq_setup_page_touch:
 *
 * Says that the draft was edited.
 */
void
hq_setup_page_touch (HqSetupPage *self)
{
  hq_setup_panel_refresh (hq_setup_page_get_shown (self));
}

/**
 * hq_setup_page_get_panel:
 *
 * Returns: (transfer none) (nullable): the part of that name, made where it was not yet; %NULL where
 *   there is none
 */
HqSetupPanel *
hq_setup_page_get_panel (HqSetupPage *self, const char *name)
{
  GtkWidget *panel = gtk_stack_get_child_by_name (self->stack, name);

  for (guint i = 0; panel == NULL && i < G_N_ELEMENTS (panels); i++)
    if (g_strcmp0 (panels[i].name, name) == 0)
      {
        panel = g_object_new (panels[i].get_type (), NULL);
        gtk_stack_add_named (self->stack, panel, name);
      }
  return panel != NULL ? HQ_SETUP_PANEL (panel) : NULL;
}
