/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-finder.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-guide-desk.h"
#include "hq-guide-facts.h"
#include "hq-guide-services.h"
#include "hq-guide-ticket.h"
#include "hq-guide-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqGuideFinder
{
  HqGuidePanel parent_instance;

  GtkEditable *entry;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkLabel *number;
  GtkLabel *state;
  GtkLabel *say;
  HqGuideFacts *facts;
  GtkWidget *buttons;
  GtkWidget *change;
  GtkLabel *change_title;
  HqGuideServices *services;
  GtkLabel *waited; /* (borrowed) (nullable): one of the facts */

  char *text;            /* (owned) (nullable): what is looked up */
  HqGuideTicket *found;  /* (owned) (nullable) */
  GCancellable *reading; /* (owned) (nullable) */
  gboolean changing;     /* another service is being chosen */
  guint acting;          /* which of the acts is under way */
};

G_DEFINE_TYPE (HqGuideFinder, hq_guide_finder, HQ_TYPE_GUIDE_PANEL)

/* What is done with a ticket here, and what is said of it afterwards. */
static const struct
{
  const char *action;
  guint key;
  HqAct act;
  const char *said;
} acts[] = {
  { "finder.check-in", GDK_KEY_i, HQ_ACT_CHECK_IN, N_ ("%s is checked in.") },
  { "finder.confirm", GDK_KEY_y, HQ_ACT_CONFIRM, N_ ("%s: priority is confirmed.") },
  { "finder.withdraw", GDK_KEY_n, HQ_ACT_WITHDRAW,
    N_ ("%s is ordinary now; the arrival is kept.") },
  { "finder.change", GDK_KEY_s, HQ_ACT_CHANGE, N_ ("%s waits in another line now.") },
  { "finder.reprint", GDK_KEY_p, HQ_ACT_REPRINT, N_ ("%s: the reprint is logged.") },
  { "finder.cancel", GDK_KEY_x, HQ_ACT_CANCEL, N_ ("%s is cancelled.") },
};

static char *
hq_guide_finder_get_number (HqGuideFinder *self)
{
  return hq_number_format (self->found->ticket.prefix, self->found->ticket.number);
}

static void
hq_guide_finder_enable (HqGuideFinder *self)
{
  gboolean idle = !hq_guide_panel_is_busy (HQ_GUIDE_PANEL (self));
  HqTime now = hq_guide_panel_get_now (HQ_GUIDE_PANEL (self));

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gboolean may = self->found != NULL && hq_guide_ticket_may (self->found, acts[i].act, now);

      if (acts[i].act == HQ_ACT_CHECK_IN && self->found != NULL)
        may = may || hq_guide_ticket_may (self->found, HQ_ACT_ISSUE, now);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].action, idle && may);
    }
}

static void
hq_guide_finder_tick (HqGuidePanel *panel, HqTime now)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (panel);
  g_autofree char *waited = NULL;

  if (self->waited == NULL)
    return;
  waited = hq_words_elapsed (now - self->found->leg.wait_from);
  gtk_label_set_label (self->waited, waited);
}

/* What the guide tells the visitor. */
static char *
hq_guide_finder_make_say (const HqGuideTicket *found)
{
  const HqTicket *ticket = &found->ticket;
  g_autofree char *day = NULL;

  if (ticket->day != found->view.today)
    {
      day = hq_date_format (ticket->day);
      return g_strdup_printf (_ ("This ticket is of %s, and void."), day);
    }
  switch (ticket->state)
    {
    case HQ_STATE_WAITING:
      if (ticket->to_counter != 0 && ticket->to_until > found->view.now)
        return g_strdup_printf (_ ("Waits for counter %d alone."), ticket->to_counter);
      return hq_guide_words_ahead (found->ahead);
    case HQ_STATE_CALLED:
      return g_strdup_printf (_ ("Called: please go to counter %d now."), ticket->counter);
    case HQ_STATE_SERVING:
      return g_strdup_printf (_ ("Being served at counter %d."), ticket->counter);
    case HQ_STATE_HELD:
      return g_strdup_printf (_ ("Held: go back to counter %d without a new number."),
                              ticket->counter);
    case HQ_STATE_MISSED:
      return g_strdup (_ ("Missed the call: check in here to be called again."));
    case HQ_STATE_VOID:
      return g_strdup (_ ("Missed twice: this number is void, take a new one."));
    case HQ_STATE_FINISHED:
    case HQ_STATE_CANCELLED:
    case HQ_STATE_UNSERVED:
    case HQ_N_STATES:
    default:
      return g_strdup (_ ("This number has ended."));
    }
}

static void
hq_guide_finder_draw_facts (HqGuideFinder *self)
{
  const HqGuideTicket *found = self->found;
  const HqTicket *ticket = &found->ticket;
  const HqSetup *setup = found->view.setup;
  g_autofree char *where = hq_guide_words_where (setup, ticket->service);
  g_autofree char *tags = hq_guide_words_tags (ticket);
  g_autofree char *issued = hq_words_clock (ticket->issued_at, found->view.zone);
  g_autoptr (GString) items = g_string_new (NULL);

  for (guint i = 0; i < found->items->len; i++)
    {
      const HqItem *item = found->items->pdata[i];

      g_string_append_printf (items, "%s%s", i > 0 ? "\n" : "",
                              hq_language_pick (item->name, item->name_en));
    }
  hq_guide_facts_clear (self->facts);
  hq_guide_facts_add (self->facts, _ ("Service"), hq_guide_words_service (setup, ticket->service));
  hq_guide_facts_add (self->facts, _ ("Where"), where);
  self->waited = ticket->state == HQ_STATE_WAITING
                   ? hq_guide_facts_add (self->facts, _ ("Waited"), "0:00")
                   : NULL;
  hq_guide_facts_add (self->facts, _ ("Class and need"),
                      tags[0] != '\0' ? tags : hq_words_class (ticket->class));
  hq_guide_facts_add (self->facts, _ ("Reason"), found->reason);
  hq_guide_facts_add (self->facts, _ ("Items"), items->str);
  hq_guide_facts_add (self->facts, _ ("Appointment"), ticket->slot);
  hq_guide_facts_add (self->facts, _ ("Taken at"), issued);
}

static void
hq_guide_finder_draw_ticket (HqGuideFinder *self)
{
  HqState state = self->found->ticket.state;
  const char *classes[] = { "mark",
                            state == HQ_STATE_MISSED || state == HQ_STATE_CALLED ? "warning"
                            : state == HQ_STATE_SERVING                          ? "good"
                                                                                 : NULL,
                            NULL };
  g_autofree char *number = hq_guide_finder_get_number (self);
  g_autofree char *say = hq_guide_finder_make_say (self->found);
  g_autofree char *title = g_strdup_printf (_ ("Which service is %s for? Press its letter, or "
                                               "Escape to leave it."),
                                            number);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->state, hq_words_state (state));
  gtk_widget_set_visible (GTK_WIDGET (self->state), TRUE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), classes);
  gtk_label_set_label (self->say, say);
  gtk_label_set_label (self->change_title, title);
  hq_guide_finder_draw_facts (self);
}

static void
hq_guide_finder_draw_slot (HqGuideFinder *self)
{
  const HqGuideTicket *found = self->found;
  g_autofree char *day = hq_date_format (
    hq_date_of_time (found->slot->starts_at, found->view.zone));
  g_autofree char *clock = hq_words_clock (found->slot->starts_at, found->view.zone);
  g_autofree char *time = g_strjoin (" ", day, clock, NULL);
  g_autofree char *where = hq_guide_words_where (found->view.setup, found->slot->service);

  gtk_label_set_label (self->number, found->slot->slot);
  gtk_widget_set_visible (GTK_WIDGET (self->state), FALSE);
  gtk_label_set_label (self->say, _ ("An appointment; check in for its number."));
  hq_guide_facts_clear (self->facts);
  self->waited = NULL;
  hq_guide_facts_add (self->facts, _ ("Appointment"), time);
  hq_guide_facts_add (self->facts, _ ("Service"),
                      hq_guide_words_service (found->view.setup, found->slot->service));
  hq_guide_facts_add (self->facts, _ ("Where"), where);
}

static void
hq_guide_finder_draw (HqGuideFinder *self)
{
  if (self->found == NULL)
    self->changing = FALSE;
  else if (self->found->slot != NULL)
    hq_guide_finder_draw_slot (self);
  else
    hq_guide_finder_draw_ticket (self);
  if (self->found != NULL)
    gtk_stack_set_visible_child_name (self->stack, self->changing ? "change" : "found");
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
  hq_guide_finder_enable (self);
  hq_guide_finder_tick (HQ_GUIDE_PANEL (self), hq_guide_panel_get_now (HQ_GUIDE_PANEL (self)));
}

static void
hq_guide_finder_take (HqGuideFinder *self, HqGuideTicket *found)
{
  g_clear_pointer (&self->found, hq_guide_ticket_free);
  self->waited = NULL;
  self->found = found;
}

static void
hq_guide_finder_ask_for_text (HqGuideFinder *self)
{
  adw_status_page_set_title (self->none, _ ("Look up a ticket"));
  adw_status_page_set_description (self->none, _ ("Type a number, or hold the slip under the "
                                                  "scanner."));
}

static void
hq_guide_finder_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqGuideFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  HqGuideTicket *found = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))
      || hq_guide_panel_get_page (HQ_GUIDE_PANEL (self)) == NULL)
    {
      g_clear_pointer (&found, hq_guide_ticket_free);
      return;
    }
  g_clear_object (&self->reading);
  /* While the store is away what was found stays, under the sentence that says so. */
  if (found == NULL && self->found != NULL && !hq_error_is (error, HQ_ERROR_NOT_FOUND))
    return;
  hq_guide_finder_take (self, found);
  if (found == NULL)
    {
      sentence = hq_words_error (error);
      adw_status_page_set_title (self->none, hq_error_is (error, HQ_ERROR_NOT_FOUND)
                                               ? _ ("Nothing was found")
                                               : _ ("It could not be looked up"));
      adw_status_page_set_description (self->none,
                                       hq_error_is (error, HQ_ERROR_NOT_FOUND)
                                         ? _ ("There is no ticket of today and no appointment "
                                              "with it.")
                                         : sentence);
    }
  hq_guide_finder_draw (self);
}

static void
hq_guide_finder_read (HqGuideFinder *self)
{
  HqPage *page = hq_guide_panel_get_page (HQ_GUIDE_PANEL (self));
  const HqLiveReader reader = { .read = hq_guide_ticket_read,
                                .query = hq_guide_ticket_query_new (hq_page_get_place (page),
                                                                    self->text),
                                .free_query = hq_guide_ticket_query_free,
                                .free_view = hq_guide_ticket_free };

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  hq_live_read_async (hq_page_get_live (page), &reader, self->reading, hq_guide_finder_on_read,
                      g_object_ref (self));
}

/* A number, a code, or "" to begin again. */
static void
hq_guide_finder_find (HqGuideFinder *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  hq_guide_finder_take (self, NULL);
  g_clear_pointer (&self->text, g_free);
  self->changing = FALSE;
  hq_guide_finder_ask_for_text (self);
  gtk_editable_set_text (self->entry, stripped);
  gtk_editable_select_region (self->entry, 0, -1);
  if (stripped[0] != '\0')
    {
      self->text = g_steal_pointer (&stripped);
      hq_guide_finder_read (self);
    }
  hq_guide_finder_draw (self);
}

static void
hq_guide_finder_find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (widget);

  hq_guide_finder_find (self, gtk_editable_get_text (self->entry));
}

static void
hq_guide_finder_on_activate (HqGuideFinder *self)
{
  hq_guide_finder_find (self, gtk_editable_get_text (self->entry));
}

static void
hq_guide_finder_on_done (HqGuidePanel *panel, const HqAnswer *answer, const GError *error)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (panel);
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;

  if (answer == NULL)
    hq_page_say_error (hq_guide_panel_get_page (panel), error);
  else
    {
      gboolean is_printed = acts[self->acting].act == HQ_ACT_REPRINT
                            && hq_guide_desk_print (hq_guide_desk_find (GTK_WIDGET (self)),
                                                    &answer->ticket, -1, TRUE);
      const char *said = is_printed ? N_ ("%s: the slip is printed again.") : acts[self->acting].said;
      g_auto (GStrv) parts = g_strsplit (_ (said), "%s", 2);

      number = hq_number_format (answer->ticket.prefix, answer->ticket.number);
      sentence = g_strjoinv (number, parts);
      hq_page_say (hq_guide_panel_get_page (panel), sentence);
    }
  if (self->text != NULL)
    hq_guide_finder_read (self);
}

static void
hq_guide_finder_run (HqGuideFinder *self, HqAct act, const char *service)
{
  g_autofree char *number = NULL;
  HqOrder order = { .act = act, .service = service };

  if (self->found == NULL)
    return;
  if (self->found->slot != NULL)
    {
      order.act = HQ_ACT_ISSUE;
      order.slot = self->found->slot->slot;
      order.service = self->found->slot->service;
      order.language = hq_language_get ();
    }
  else
    order.ticket = number = hq_guide_finder_get_number (self);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].act == act)
      self->acting = i;
  hq_guide_panel_run (HQ_GUIDE_PANEL (self), &order, hq_guide_finder_on_done);
}

static void
hq_guide_finder_on_response (HqGuideFinder *self, const char *response)
{
  if (g_str_equal (response, "cancel-ticket"))
    hq_guide_finder_run (self, HQ_ACT_CANCEL, NULL);
}

static void
hq_guide_finder_ask_cancel (HqGuideFinder *self)
{
  g_autofree char *number = hq_guide_finder_get_number (self);
  g_autofree char *heading = g_strdup_printf (_ ("Cancel %s?"), number);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              heading,
                                              _ ("The visitor loses the place in the line. This "
                                                 "cannot be taken back."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep it"),
                                    "cancel-ticket", _ ("_Cancel the ticket"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "cancel-ticket",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_guide_finder_on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hq_guide_finder_set_changing (HqGuideFinder *self, gboolean changing)
{
  HqGuidePanel *panel = HQ_GUIDE_PANEL (self);

  self->changing = changing;
  if (changing)
    {
      hq_guide_services_show (self->services, hq_guide_panel_get_view (panel),
                              hq_guide_panel_get_now (panel));
      hq_guide_services_choose (self->services, NULL);
    }
  hq_guide_finder_draw (self);
  if (changing)
    hq_guide_services_focus (self->services);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
hq_guide_finder_on_chosen (HqGuideFinder *self, const char *service)
{
  hq_guide_finder_set_changing (self, FALSE);
  hq_guide_finder_run (self, HQ_ACT_CHANGE, service);
}

static gboolean
hq_guide_finder_on_key (HqGuideFinder *self, guint keyval, guint keycode, GdkModifierType state)
{
  const char *service;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      hq_guide_finder_set_changing (self, FALSE);
      return TRUE;
    }
  service = hq_guide_services_find (self->services, keyval);
  if (service == NULL)
    return FALSE;
  hq_guide_finder_on_chosen (self, service);
  return TRUE;
}

static void
hq_guide_finder_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (widget);

  for (guint i = 0; i < G_N_ELEMENTS (acts) && self->found != NULL; i++)
    {
      if (!g_str_equal (acts[i].action, name))
        continue;
      if (acts[i].act == HQ_ACT_CANCEL)
        hq_guide_finder_ask_cancel (self);
      else if (acts[i].act == HQ_ACT_CHANGE)
        hq_guide_finder_set_changing (self, TRUE);
      else
        hq_guide_finder_run (self, acts[i].act, NULL);
      break;
    }
}

static void
hq_guide_finder_refresh (HqGuidePanel *panel)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (panel);

  hq_guide_finder_enable (self);
  if (hq_guide_panel_get_view (panel) == NULL)
    return;
  if (self->changing)
    hq_guide_services_show (self->services, hq_guide_panel_get_view (panel),
                            hq_guide_panel_get_now (panel));
  if (self->text != NULL && !hq_guide_panel_is_busy (panel) && self->reading == NULL)
    hq_guide_finder_read (self);
}

static void
hq_guide_finder_enter (HqGuidePanel *panel)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (panel);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
hq_guide_finder_dispose (GObject *object)
{
  HqGuideFinder *self = HQ_GUIDE_FINDER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  hq_guide_finder_take (self, NULL);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (hq_guide_finder_parent_class)->dispose (object);
}

static void
hq_guide_finder_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, none);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, number);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, state);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, say);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, facts);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, buttons);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, change);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, change_title);
  gtk_widget_class_bind_template_child (widget_class, HqGuideFinder, services);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_finder_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_finder_on_chosen);
}

static void
hq_guide_finder_class_init (HqGuideFinderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_guide_finder_dispose;
  panel_class->refresh = hq_guide_finder_refresh;
  panel_class->tick = hq_guide_finder_tick;
  panel_class->enter = hq_guide_finder_enter;
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_GUIDE_FACTS);
  g_type_ensure (HQ_TYPE_GUIDE_SERVICES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-finder.ui");
  hq_guide_finder_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "finder.find", NULL, hq_guide_finder_find_action);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gtk_widget_class_install_action (widget_class, acts[i].action, NULL, hq_guide_finder_act);
      gtk_widget_class_add_binding_action (widget_class, acts[i].key, GDK_ALT_MASK, acts[i].action,
                                           NULL);
    }
}

static void
hq_guide_finder_init (HqGuideFinder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (hq_guide_finder_on_key), self);
  gtk_widget_add_controller (self->change, keys);
  hq_guide_finder_ask_for_text (self);
}

/**
 * hq_guide_finder_type:
 * @text: the beginning of a number or a code
 *
 * Begins again; what is typed next stands after @text.
 */
void
hq_guide_finder_type (HqGuideFinder *self, const char *text)
{
  hq_guide_finder_find (self, "");
  gtk_editable_set_text (self->entry, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
}

/**
 * hq_guide_finder_look_up:
 * @text: a number or a code
 *
 * Shows what it is of.
 */
void
hq_guide_finder_look_up (HqGuideFinder *self, const char *text)
{
  hq_guide_finder_find (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
