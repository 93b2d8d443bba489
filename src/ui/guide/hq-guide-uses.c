/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-uses.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-guide-desk.h"
#include "hq-guide-row.h"
#include "hq-guide-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqGuideUses
{
  HqGuidePanel parent_instance;

  GtkLabel *heading;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_TYPE (HqGuideUses, hq_guide_uses, HQ_TYPE_GUIDE_PANEL)

static const HqGuideViewUse *
hq_guide_uses_find (HqGuideUses *self, GVariant *parameter)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  gint64 id = g_variant_get_int64 (parameter);

  if (id == 0)
    id = hq_guide_row_get_chosen (self->list);
  for (guint i = 0; view != NULL && i < view->uses->len; i++)
    {
      const HqGuideViewUse *use = &g_array_index (view->uses, HqGuideViewUse, i);

      if (use->use.use == id)
        return use;
    }
  return NULL;
}

static void
hq_guide_uses_draw (HqGuideRow *row, const HqGuideView *view, const HqGuideViewUse *use)
{
  g_autofree char *started = hq_words_clock (use->use.started_at, view->view.zone);
  g_autofree char *under = use->use.helper == NULL
                             ? g_strdup_printf (_ ("since %s · nobody helps"), started)
                             : g_strdup_printf (_ ("since %s · %s helps"), started,
                                                hq_guide_words_staff (view->view.setup,
                                                                      use->use.helper));

  if (hq_guide_row_is_new (row))
    {
      hq_guide_row_add_button (row, _ ("Helper"), "Alt+H", "uses.help");
      hq_guide_row_add_button (row, C_ ("self-service", "Done"), "Alt+Y", "uses.done");
      hq_guide_row_add_button (row, C_ ("self-service", "Not done"), "Alt+N", "uses.not-done");
      hq_guide_row_add_button (row, C_ ("self-service", "Ticket"), "Alt+T", "uses.ticket");
    }
  hq_guide_row_set_text (row,
                         use->item != NULL ? hq_language_pick (use->item->name, use->item->name_en)
                                           : _ ("No item named"),
                         under);
}

static void
hq_guide_uses_tick (HqGuidePanel *panel, HqTime now)
{
  HqGuideUses *self = HQ_GUIDE_USES (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);

  for (guint i = 0; i < view->uses->len; i++)
    {
      const HqGuideViewUse *use = &g_array_index (view->uses, HqGuideViewUse, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      g_autofree char *time = hq_words_elapsed (now - use->use.started_at);

      if (row != NULL)
        hq_guide_row_set_time (HQ_GUIDE_ROW (row), time);
    }
}

static void
hq_guide_uses_refresh (HqGuidePanel *panel)
{
  static const char *const actions[] = { "uses.start", "uses.help", "uses.done", "uses.not-done" };
  HqGuideUses *self = HQ_GUIDE_USES (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);
  gboolean idle = !hq_guide_panel_is_busy (panel);

  if (view == NULL)
    return;
  for (guint i = 0; i < view->uses->len; i++)
    {
      const HqGuideViewUse *use = &g_array_index (view->uses, HqGuideViewUse, i);

      hq_guide_uses_draw (hq_guide_row_place (self->list, i, use->use.use), view, use);
    }
  hq_guide_row_trim (self->list, view->uses->len);
  gtk_stack_set_visible_child_name (self->stack, view->uses->len > 0 ? "list" : "empty");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], idle);
  hq_guide_uses_tick (panel, hq_guide_panel_get_now (panel));
}

static void
hq_guide_uses_start (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_guide_panel_run (HQ_GUIDE_PANEL (widget), &(HqOrder){ .act = HQ_ACT_SELF_START }, NULL);
}

static void
hq_guide_uses_finish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HqGuideViewUse *use = hq_guide_uses_find (HQ_GUIDE_USES (widget), parameter);

  if (use != NULL)
    hq_guide_panel_run (HQ_GUIDE_PANEL (widget),
                        &(HqOrder){ .act = HQ_ACT_SELF_FINISH,
                                    .id = use->use.use,
                                    .done = g_str_equal (name, "uses.done") },
                        NULL);
}

/* The form for tickets has all that a ticket may carry. */
static void
hq_guide_uses_ticket (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HqGuideViewUse *use = hq_guide_uses_find (HQ_GUIDE_USES (widget), parameter);

  if (use != NULL)
    hq_guide_desk_issue (hq_guide_desk_find (widget),
                         &(HqGuideIssueStart){ .use = use->use.use,
                                               .service = use->item != NULL ? use->item->service
                                                                            : NULL });
}

/* Who helps is asked in a window of its own, which knows the use by its number. */
typedef struct
{
  HqGuideUses *uses; /* (owned) */
  gint64 use;
  GtkWindow *window; /* (borrowed) */
} HqGuideUsesHelp;

static void
hq_guide_uses_help_free (gpointer data, GClosure *closure)
{
  HqGuideUsesHelp *help = data;

  g_object_unref (help->uses);
  g_free (help);
}

static void
hq_guide_uses_on_helper (HqGuideUsesHelp *help, GtkListBoxRow *row)
{
  const char *staff = gtk_widget_get_name (GTK_WIDGET (row));
  const HqOrder order = { .act = HQ_ACT_SELF_HELPER, .id = help->use, .staff = staff };

  hq_guide_panel_run (HQ_GUIDE_PANEL (help->uses), &order, NULL);
  gtk_window_destroy (help->window);
}

static void
hq_guide_uses_add_helper (GtkListBox *list, const HqStaff *staff, gboolean first)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_name (row, staff->staff);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), staff->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), staff->staff);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (first)
    gtk_list_box_prepend (list, row);
  else
    gtk_list_box_append (list, row);
}

static GtkWidget *
hq_guide_uses_make_helpers (HqGuideUses *self)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  const char *me = hq_live_get_staff (
    hq_page_get_live (hq_guide_panel_get_page (HQ_GUIDE_PANEL (self))));
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who helps?"), -1);
  for (guint i = 0; i < view->view.setup->staff->len; i++)
    {
      const HqStaff *staff = view->view.setup->staff->pdata[i];

      if ((staff->roles & (1u << HQ_ROLE_GUIDE)) != 0)
        hq_guide_uses_add_helper (GTK_LIST_BOX (list), staff, g_strcmp0 (staff->staff, me) == 0);
    }
  return list;
}

static void
hq_guide_uses_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideUses *self = HQ_GUIDE_USES (widget);
  const HqGuideViewUse *use = hq_guide_uses_find (self, parameter);
  HqGuideUsesHelp *help;
  GtkWidget *window;
  GtkWidget *scroll;
  GtkWidget *list;

  if (use == NULL)
    return;
  window = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Who helps?"),
                                   NULL);
  list = hq_guide_uses_make_helpers (self);
  scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 320);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (window), scroll);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (window), "close", _ ("_Leave it"));
  help = g_new (HqGuideUsesHelp, 1);
  *help = (HqGuideUsesHelp){ g_object_ref (self), use->use.use, GTK_WINDOW (window) };
  g_signal_connect_data (list, "row-activated", G_CALLBACK (hq_guide_uses_on_helper), help,
                         hq_guide_uses_help_free, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
}

static void
hq_guide_uses_enter (HqGuidePanel *panel)
{
  HqGuideUses *self = HQ_GUIDE_USES (panel);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || !gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
hq_guide_uses_class_init (HqGuideUsesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  panel_class->refresh = hq_guide_uses_refresh;
  panel_class->tick = hq_guide_uses_tick;
  panel_class->enter = hq_guide_uses_enter;
  g_type_ensure (HQ_TYPE_CAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-uses.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuideUses, heading);
  gtk_widget_class_bind_template_child (widget_class, HqGuideUses, stack);
  gtk_widget_class_bind_template_child (widget_class, HqGuideUses, list);
  gtk_widget_class_install_action (widget_class, "uses.start", NULL, hq_guide_uses_start);
  gtk_widget_class_install_action (widget_class, "uses.help", "x", hq_guide_uses_help);
  gtk_widget_class_install_action (widget_class, "uses.done", "x", hq_guide_uses_finish);
  gtk_widget_class_install_action (widget_class, "uses.not-done", "x", hq_guide_uses_finish);
  gtk_widget_class_install_action (widget_class, "uses.ticket", "x", hq_guide_uses_ticket);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_ALT_MASK, "uses.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_ALT_MASK, "uses.help", "x",
                                       (gint64) 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_ALT_MASK, "uses.done", "x",
                                       (gint64) 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "uses.not-done", "x",
                                       (gint64) 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_ALT_MASK, "uses.ticket", "x",
                                       (gint64) 0);
}

static void
hq_guide_uses_init (HqGuideUses *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
