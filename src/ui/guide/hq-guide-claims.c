/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-claims.h"

#include <glib/gi18n.h>

#include "hq-guide-row.h"
#include "hq-guide-words.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqGuideClaims
{
  HqGuidePanel parent_instance;

  GtkLabel *heading;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_TYPE (HqGuideClaims, hq_guide_claims, HQ_TYPE_GUIDE_PANEL)

static void
hq_guide_claims_draw (HqGuideRow *row, const HqGuideView *view, const HqGuideViewVisitor *claim)
{
  const HqTicket *ticket = &claim->ticket;
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *where = hq_guide_words_where (view->view.setup, ticket->service);
  g_autofree char *title = g_strjoin (" · ",
                                      hq_guide_words_service (view->view.setup, ticket->service),
                                      where, NULL);

  if (hq_guide_row_is_new (row))
    {
      GtkWidget *confirm = hq_guide_row_add_button (row, _ ("Confirm"), "Alt+Y", "claims.confirm");

      gtk_widget_add_css_class (confirm, "suggested-action");
      hq_guide_row_add_button (row, _ ("Back to ordinary"), "Alt+N", "claims.withdraw");
    }
  hq_guide_row_set_lead (row, number);
  hq_guide_row_set_text (row, title, claim->reason != NULL ? claim->reason : "");
}

static void
hq_guide_claims_tick (HqGuidePanel *panel, HqTime now)
{
  HqGuideClaims *self = HQ_GUIDE_CLAIMS (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);

  for (guint i = 0; i < view->claims->len; i++)
    {
      const HqTicket *ticket = &g_array_index (view->claims, HqGuideViewVisitor, i).ticket;
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      g_autofree char *time = hq_words_elapsed (now - ticket->reference);

      if (row != NULL)
        hq_guide_row_set_time (HQ_GUIDE_ROW (row), time);
    }
}

static void
hq_guide_claims_refresh (HqGuidePanel *panel)
{
  HqGuideClaims *self = HQ_GUIDE_CLAIMS (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);
  gboolean idle = !hq_guide_panel_is_busy (panel);

  if (view == NULL)
    return;
  for (guint i = 0; i < view->claims->len; i++)
    {
      const HqGuideViewVisitor *claim = &g_array_index (view->claims, HqGuideViewVisitor, i);

      hq_guide_claims_draw (hq_guide_row_place (self->list, i, claim->ticket.ticket), view, claim);
    }
  hq_guide_row_trim (self->list, view->claims->len);
  gtk_stack_set_visible_child_name (self->stack, view->claims->len > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claims.confirm", idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claims.withdraw", idle);
  hq_guide_claims_tick (panel, hq_guide_panel_get_now (panel));
}

static void
hq_guide_claims_on_done (HqGuidePanel *panel, const HqAnswer *answer, const GError *error)
{
  HqPage *page = hq_guide_panel_get_page (panel);
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;

  if (answer == NULL)
    {
      hq_page_say_error (page, error);
      return;
    }
  number = hq_number_format (answer->ticket.prefix, answer->ticket.number);
  sentence = g_strdup_printf (answer->ticket.class == HQ_CLASS_PRIORITY
                                ? _ ("%s: priority is confirmed.")
                                : _ ("%s is ordinary now; the arrival is kept."),
                              number);
  hq_page_say (page, sentence);
}

/* The claim of the row that was pressed, or of the one that is chosen. */
static void
hq_guide_claims_judge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideClaims *self = HQ_GUIDE_CLAIMS (widget);
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  gint64 id = g_variant_get_int64 (parameter);
  g_autofree char *number = NULL;

  if (id == 0)
    id = hq_guide_row_get_chosen (self->list);
  for (guint i = 0; view != NULL && i < view->claims->len; i++)
    {
      const HqTicket *ticket = &g_array_index (view->claims, HqGuideViewVisitor, i).ticket;

      if (ticket->ticket == id)
        number = hq_number_format (ticket->prefix, ticket->number);
    }
  if (number != NULL)
    hq_guide_panel_run (HQ_GUIDE_PANEL (self),
                        &(HqOrder){ .act = g_str_equal (name, "claims.confirm") ? HQ_ACT_CONFIRM
                                                                                : HQ_ACT_WITHDRAW,
                                    .ticket = number },
                        hq_guide_claims_on_done);
}

static void
hq_guide_claims_enter (HqGuidePanel *panel)
{
  HqGuideClaims *self = HQ_GUIDE_CLAIMS (panel);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
hq_guide_claims_class_init (HqGuideClaimsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  panel_class->refresh = hq_guide_claims_refresh;
  panel_class->tick = hq_guide_claims_tick;
  panel_class->enter = hq_guide_claims_enter;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-claims.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuideClaims, heading);
  gtk_widget_class_bind_template_child (widget_class, HqGuideClaims, stack);
  gtk_widget_class_bind_template_child (widget_class, HqGuideClaims, list);
  gtk_widget_class_install_action (widget_class, "claims.confirm", "x", hq_guide_claims_judge);
  gtk_widget_class_install_action (widget_class, "claims.withdraw", "x", hq_guide_claims_judge);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_ALT_MASK, "claims.confirm", "x",
                                       (gint64) 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "claims.withdraw",
                                       "x", (gint64) 0);
}

static void
hq_guide_claims_init (HqGuideClaims *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
