/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-late.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-compat.h"
#include "hq-guide-row.h"
#include "hq-guide-sheet.h"
#include "hq-guide-words.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqGuideLate
{
  HqGuidePanel parent_instance;

  GtkEditable *number;
  GtkEditable *service;
  GtkLabel *service_name;
  GtkEditable *taken;
  GtkToggleButton *waiting;
  GtkToggleButton *served;
  GtkToggleButton *left;
  GtkCheckButton *before;
  GtkWidget *serving;
  GtkEditable *counter;
  GtkEditable *done;
  GtkDropDown *outcome;
  GtkWidget *item_box;
  GtkEditable *item;
  GtkWidget *clerk_box;
  GtkEditable *clerk;
  GtkWidget *reason_box;
  GtkEditable *reason;
  GtkLabel *said;
  GtkLabel *heading;
  GtkListBox *list;
};

G_DEFINE_TYPE (HqGuideLate, hq_guide_late, HQ_TYPE_GUIDE_PANEL)

static void
hq_guide_late_say (HqGuideLate *self, const char *sentence, gboolean refused)
{
  gtk_label_set_label (self->said, sentence);
  if (refused)
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "refusal");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "refusal");
}

static HqState
hq_guide_late_get_state (HqGuideLate *self)
{
  if (gtk_toggle_button_get_active (self->served))
    return HQ_STATE_FINISHED;
  return gtk_toggle_button_get_active (self->left) ? HQ_STATE_CANCELLED : HQ_STATE_WAITING;
}

/* The first row is the first outcome: that none was reached is none. */
static HqOutcome
hq_guide_late_get_outcome (HqGuideLate *self)
{
  return (HqOutcome) (gtk_drop_down_get_selected (self->outcome) + HQ_OUTCOME_DONE);
}

/* What was typed is a service's code, or the letter of one alone. */
static const HqService *
hq_guide_late_get_service (HqGuideLate *self)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->service)));
  const HqService *found = NULL;

  for (guint i = 0; view != NULL && i < view->view.setup->services->len; i++)
    {
      const HqService *service = view->view.setup->services->pdata[i];

      if (g_ascii_strcasecmp (service->service, text) == 0)
        return service;
      if (g_ascii_toupper (text[0]) != service->prefix || text[0] == '\0' || text[1] != '\0')
        continue;
      if (found != NULL)
        return NULL;
      found = service;
    }
  return found;
}

/* Whether the paper is of the last day before today: nobody waits with it any more. */
static gboolean
hq_guide_late_is_before (HqGuideLate *self)
{
  return hq_guide_panel_get_view (HQ_GUIDE_PANEL (self))->before != 0
         && hq_guide_late_get_state (self) != HQ_STATE_WAITING
         && gtk_check_button_get_active (self->before);
}

/* The time of the paper's day that stands in @entry, 0 for none. */
static HqTime
hq_guide_late_get_time (HqGuideLate *self, GtkEditable *entry)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  int minute = hq_date_parse_minute (gtk_editable_get_text (entry));
  HqDate day = hq_guide_late_is_before (self) ? view->before : view->view.today;

  return minute < 0 ? 0 : hq_date_at_minute (day, minute, view->view.zone);
}

static gboolean
hq_guide_late_is_empty (GtkEditable *entry)
{
  return gtk_editable_get_text (entry)[0] == '\0';
}

/* What is asked for depends on what became of the visitor. */
static void
hq_guide_late_draw (HqGuideLate *self)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  const HqService *service = hq_guide_late_get_service (self);
  gboolean served = hq_guide_late_get_state (self) == HQ_STATE_FINISHED;
  gboolean typed = !hq_guide_late_is_empty (self->service);

  gtk_label_set_label (self->service_name,
                       service != NULL ? hq_guide_words_service (view->view.setup, service->service)
                       : typed         ? _ ("No service has this letter.")
                                       : "");
  gtk_widget_set_visible (GTK_WIDGET (self->before),
                          view->before != 0
                            && hq_guide_late_get_state (self) != HQ_STATE_WAITING);
  gtk_widget_set_visible (self->serving, served);
  gtk_widget_set_visible (self->item_box, hq_guide_late_get_outcome (self) == HQ_OUTCOME_ACCEPTED);
}

static void
hq_guide_late_on_changed (HqGuideLate *self)
{
  /* The template sets its parts one after the other. */
  if (hq_guide_panel_get_page (HQ_GUIDE_PANEL (self)) != NULL)
    hq_guide_late_draw (self);
}

/* A service has a usual outcome; why one was given after its last ticket is of that service. */
static void
hq_guide_late_on_service (HqGuideLate *self)
{
  const HqService *service = hq_guide_late_get_service (self);

  if (service != NULL)
    gtk_drop_down_set_selected (self->outcome, (guint) (service->usual_outcome - HQ_OUTCOME_DONE));
  gtk_editable_set_text (self->reason, "");
  gtk_widget_set_visible (self->reason_box, FALSE);
  hq_guide_late_draw (self);
}

/* Who served is known of a counter alone. */
static void
hq_guide_late_on_counter (HqGuideLate *self)
{
  gtk_editable_set_text (self->clerk, "");
  gtk_widget_set_visible (self->clerk_box, FALSE);
}

static void
hq_guide_late_draw_row (HqGuideRow *row, const HqGuideView *view, const HqTicket *ticket)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *taken = hq_words_clock (ticket->issued_at, view->view.zone);
  g_autofree char *ended = hq_words_clock (ticket->ended_at, view->view.zone);
  g_autofree char *under = ticket->ended_at == 0
                             ? g_strdup_printf (_ ("taken at %s"), taken)
                             : g_strdup_printf (_ ("taken at %s · ended at %s"), taken, ended);

  hq_guide_row_set_lead (row, number);
  hq_guide_row_set_text (row, hq_guide_words_service (view->view.setup, ticket->service), under);
  hq_guide_row_set_mark (row, hq_words_state (ticket->state), NULL);
}

static void
hq_guide_late_refresh (HqGuidePanel *panel)
{
  HqGuideLate *self = HQ_GUIDE_LATE (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);
  g_autofree char *heading = NULL;

  if (view == NULL)
    return;
  for (guint i = 0; i < view->late->len; i++)
    {
      const HqTicket *ticket = &g_array_index (view->late, HqGuideViewVisitor, i).ticket;

      hq_guide_late_draw_row (hq_guide_row_place (self->list, i, ticket->ticket), view, ticket);
    }
  hq_guide_row_trim (self->list, view->late->len);
  gtk_widget_set_visible (GTK_WIDGET (self->list), view->late->len > 0);
  heading = g_strdup_printf (ngettext ("%u emergency number entered today",
                                       "%u emergency numbers entered today", view->late->len),
                             view->late->len);
  gtk_label_set_label (self->heading, view->late->len > 0
                                        ? heading
                                        : _ ("No emergency number was entered today."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "late.enter", !hq_guide_panel_is_busy (panel));
  hq_guide_late_draw (self);
}

static void
hq_guide_late_enter_panel (HqGuidePanel *panel)
{
  HqGuideLate *self = HQ_GUIDE_LATE (panel);

  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

/* The paper of the next visitor; what changes seldom stays. */
static void
hq_guide_late_go_on (HqGuideLate *self, const HqTicket *ticket)
{
  g_autofree char *next = hq_number_format (ticket->prefix, ticket->number + 1);

  gtk_editable_set_text (self->number, next);
  gtk_editable_set_text (self->taken, "");
  gtk_editable_set_text (self->done, "");
  gtk_editable_set_text (self->item, "");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

static void
hq_guide_late_refuse (HqGuideLate *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error (error);
  g_autofree char *advice = NULL;
  GtkEditable *wrong = NULL;

  if (hq_error_is (error, HQ_ERROR_SIGNED_OUT))
    {
      wrong = self->clerk;
      gtk_widget_set_visible (self->clerk_box, TRUE);
      advice = g_strdup (_ ("Nobody was signed in at this counter at that time: write the code of "
                            "the clerk who served."));
    }
  else if (hq_error_is (error, HQ_ERROR_SERVICE_CLOSED))
    {
      wrong = self->reason;
      gtk_widget_set_visible (self->reason_box, TRUE);
      advice = g_strconcat (sentence, " ", _ ("With a reason you may give one all the same."),
                            NULL);
    }
  else if (hq_error_is (error, HQ_ERROR_NUMBER_USED))
    wrong = self->number;
  else if (hq_error_is (error, HQ_ERROR_BAD_TIME))
    wrong = self->taken;
  hq_guide_late_say (self, advice != NULL ? advice : sentence, TRUE);
  if (wrong != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
}

static void
hq_guide_late_on_done (HqGuidePanel *panel, const HqAnswer *answer, const GError *error)
{
  HqGuideLate *self = HQ_GUIDE_LATE (panel);
  const HqTicket *ticket;
  g_autofree char *number = NULL;
  g_autofree char *ahead = NULL;
  g_autofree char *sentence = NULL;

  if (answer == NULL)
    {
      hq_guide_late_refuse (self, error);
      return;
    }
  ticket = &answer->ticket;
  number = hq_number_format (ticket->prefix, ticket->number);
  ahead = hq_guide_words_ahead (answer->value);
  if (ticket->state == HQ_STATE_FINISHED)
    sentence = g_strdup_printf (_ ("%s is entered as served."), number);
  else if (ticket->state == HQ_STATE_CANCELLED)
    sentence = g_strdup_printf (_ ("%s is entered as left."), number);
  else
    sentence = g_strdup_printf (_ ("%s stands in line. %s"), number, ahead);
  hq_guide_late_say (self, sentence, FALSE);
  hq_guide_late_go_on (self, ticket);
}

/* What makes no sense is said at its place before the hall is asked; %NULL where all does. */
static const char *
hq_guide_late_check (HqGuideLate *self, GtkEditable **wrong)
{
  gboolean served = hq_guide_late_get_state (self) == HQ_STATE_FINISHED;
  guint64 counter;
  guint number;

  *wrong = self->number;
  if (!hq_number_parse_late (gtk_editable_get_text (self->number), &number))
    return _ ("Write the number that stands on the paper, such as Y012.");
  *wrong = self->taken;
  if (hq_guide_late_get_time (self, self->taken) == 0)
    return _ ("Write when the number was taken, such as 10:05.");
  *wrong = self->service;
  if (hq_guide_late_get_service (self) == NULL)
    return _ ("Write the letter of the service.");
  *wrong = self->counter;
  if (served
      && !g_ascii_string_to_unsigned (gtk_editable_get_text (self->counter), 10, 1, G_MAXINT,
                                      &counter, NULL))
    return _ ("Write the number of the counter.");
  *wrong = self->done;
  if (served && hq_guide_late_get_time (self, self->done) == 0)
    return _ ("Write when the visitor was served, such as 10:40.");
  *wrong = self->item;
  if (served && hq_guide_late_get_outcome (self) == HQ_OUTCOME_ACCEPTED
      && hq_guide_late_is_empty (self->item))
    return _ ("Write the code of the item that was accepted.");
  return NULL;
}

static const char *
hq_guide_late_get_text (GtkEditable *entry)
{
  return hq_guide_late_is_empty (entry) ? NULL : gtk_editable_get_text (entry);
}

static void
hq_guide_late_send (HqGuideLate *self)
{
  HqOutcome outcome = hq_guide_late_get_outcome (self);
  HqMatterOrder matter = { .outcome = outcome };
  HqOrder order = { .act = HQ_ACT_LATE, .state = hq_guide_late_get_state (self) };

  order.ticket = gtk_editable_get_text (self->number);
  order.service = hq_guide_late_get_service (self)->service;
  order.taken_at = hq_guide_late_get_time (self, self->taken);
  order.reason = hq_guide_late_get_text (self->reason);
  if (order.state == HQ_STATE_FINISHED)
    {
      if (outcome == HQ_OUTCOME_ACCEPTED)
        matter.item = gtk_editable_get_text (self->item);
      order.counter = (int) g_ascii_strtoll (gtk_editable_get_text (self->counter), NULL, 10);
      order.until = hq_guide_late_get_time (self, self->done);
      order.staff = hq_guide_late_get_text (self->clerk);
      order.matters = &matter;
      order.n_matters = 1;
    }
  /* When somebody left on an earlier day is not written: they are taken to have left at once. */
  else if (hq_guide_late_is_before (self))
    order.until = hq_guide_late_get_time (self, self->taken);
  hq_guide_panel_run (HQ_GUIDE_PANEL (self), &order, hq_guide_late_on_done);
}

static void
hq_guide_late_enter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideLate *self = HQ_GUIDE_LATE (widget);
  GtkEditable *wrong;
  const char *sentence;

  if (hq_guide_panel_get_view (HQ_GUIDE_PANEL (self)) == NULL
      || hq_guide_panel_is_busy (HQ_GUIDE_PANEL (self)))
    return;
  sentence = hq_guide_late_check (self, &wrong);
  if (sentence == NULL)
    {
      hq_guide_late_send (self);
      return;
    }
  hq_guide_late_say (self, sentence, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (wrong));
}

/* Enter goes to the next place that is empty, and from the last one enters the number. */
static void
hq_guide_late_on_activate (HqGuideLate *self)
{
  GtkEditable *const places[] = { self->number,  self->taken, self->service,
                                  self->counter, self->done,    self->item };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (gtk_widget_is_drawable (GTK_WIDGET (places[i])) && hq_guide_late_is_empty (places[i]))
      {
        gtk_widget_grab_focus (GTK_WIDGET (places[i]));
        return;
      }
  gtk_widget_activate_action (GTK_WIDGET (self), "late.enter", NULL);
}

static void
hq_guide_late_set_state (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideLate *self = HQ_GUIDE_LATE (widget);
  GtkToggleButton *const states[] = { self->waiting, self->served, self->left };

  gtk_toggle_button_set_active (states[g_variant_get_int32 (parameter)], TRUE);
}

static void
hq_guide_late_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_guide_sheet_ask (hq_guide_panel_get_page (HQ_GUIDE_PANEL (widget)));
}

static void
hq_guide_late_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, number);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, service);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, service_name);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, taken);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, waiting);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, served);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, left);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, before);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, serving);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, counter);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, done);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, outcome);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, item_box);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, item);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, clerk_box);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, clerk);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, reason_box);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, reason);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, said);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, heading);
  gtk_widget_class_bind_template_child (widget_class, HqGuideLate, list);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_late_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_late_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_late_on_counter);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_late_on_service);
}

static void
hq_guide_late_class_init (HqGuideLateClass *class)
{
  static const guint keys[] = { GDK_KEY_1, GDK_KEY_2, GDK_KEY_3 };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  panel_class->refresh = hq_guide_late_refresh;
  panel_class->enter = hq_guide_late_enter_panel;
  g_type_ensure (HQ_TYPE_CAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-late.ui");
  hq_guide_late_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "late.enter", NULL, hq_guide_late_enter);
  gtk_widget_class_install_action (widget_class, "late.print", NULL, hq_guide_late_print);
  gtk_widget_class_install_action (widget_class, "late.state", "i", hq_guide_late_set_state);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_ALT_MASK, "late.print", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], GDK_ALT_MASK, "late.state", "i",
                                         (gint32) i);
}

static void
hq_guide_late_init (HqGuideLate *self)
{
  g_autoptr (GtkStringList) outcomes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = HQ_OUTCOME_DONE; i < HQ_N_OUTCOMES; i++)
    gtk_string_list_append (outcomes, hq_words_outcome ((HqOutcome) i));
  gtk_drop_down_set_model (self->outcome, G_LIST_MODEL (outcomes));
  hq_compat_name_drop_down (self->outcome, _ ("Outcome"));
  gtk_widget_set_visible (self->serving, FALSE);
  gtk_widget_set_visible (self->clerk_box, FALSE);
  gtk_widget_set_visible (self->reason_box, FALSE);
}
