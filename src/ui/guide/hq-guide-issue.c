/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-issue.h"

#include "hq-compat.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-guide-desk.h"
#include "hq-guide-services.h"
#include "hq-guide-words.h"
#include "hq-identity.h"
#include "hq-number.h"
#include "hq-words.h"

/* No hand types so many characters with less than that between them: it is a scanner. */
#define HQ_GUIDE_ISSUE_SCAN_LENGTH 6
#define HQ_GUIDE_ISSUE_SCAN_GAP (30 * G_TIME_SPAN_MILLISECOND)

struct _HqGuideIssue
{
  HqGuidePanel parent_instance;

  HqGuideServices *services;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *context;
  GtkToggleButton *classes[HQ_N_CLASSES];
  GtkToggleButton *needs[HQ_N_NEEDS]; /* the first is NULL */
  GtkToggleButton *agent;
  GtkToggleButton *english;
  GtkWidget *identity_box;
  GtkEditable *identity;
  GtkWidget *reason_box;
  GtkEditable *reason;
  GtkLabel *message;
  GtkWidget *button;
  HqCap *button_cap;
  GtkLabel *number;
  GtkLabel *number_service;
  GtkLabel *number_where;
  GtkLabel *number_tags;
  GtkLabel *number_ahead;

  HqClass class;
  HqNeed need;
  gint64 use;
  char *item;       /* (owned) (nullable) */
  char *item_name;  /* (owned) (nullable) */
  gboolean setting; /* the controls are being set to what is chosen */
  GString *scan;    /* (owned): what was typed as fast as a scanner types */
  gint64 typed_at;
};

G_DEFINE_TYPE (HqGuideIssue, hq_guide_issue, HQ_TYPE_GUIDE_PANEL)

static const HqService *
hq_guide_issue_get_service (HqGuideIssue *self)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  const char *service = hq_guide_services_get_chosen (self->services);

  return view == NULL || service == NULL ? NULL : hq_setup_find_service (view->view.setup, service);
}

static void
hq_guide_issue_say (HqGuideIssue *self, const char *sentence)
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

/* Whether an identity number is asked for: by the service, or of an agent whose tickets are counted.
 * Somebody from the self-service zone is taken as they are. */
static HqIdentityRule
hq_guide_issue_get_identity (HqGuideIssue *self, const HqService *service)
{
  if (service == NULL || self->use != 0)
    return HQ_IDENTITY_NONE;
  if (service->agent_cap > 0 && gtk_toggle_button_get_active (self->agent))
    return HQ_IDENTITY_REQUIRED;
  return service->identity;
}

static void
hq_guide_issue_draw_title (HqGuideIssue *self, const HqService *service)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  g_autofree char *title = NULL;
  g_autofree char *where = NULL;
  g_autofree char *context = NULL;

  if (service == NULL)
    {
      gtk_label_set_label (self->title, _ ("Press the letter of a service."));
      gtk_label_set_label (self->context, "");
      gtk_widget_set_visible (GTK_WIDGET (self->context), FALSE);
      return;
    }
  title = g_strdup_printf ("%c %s", service->prefix,
                           hq_guide_words_service (view->view.setup, service->service));
  where = hq_guide_words_where (view->view.setup, service->service);
  if (self->use != 0)
    context = g_strdup_printf ("%s\n%s", where,
                               _ ("From the self-service zone: the arrival is kept. Escape lets it "
                                  "be."));
  else if (self->item_name != NULL)
    context = g_strdup_printf ("%s\n%s", where, self->item_name);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->context, context != NULL ? context : where);
  gtk_widget_set_visible (GTK_WIDGET (self->context), TRUE);
}

static void
hq_guide_issue_draw (HqGuideIssue *self)
{
  const HqService *service = hq_guide_issue_get_service (self);
  HqIdentityRule rule = hq_guide_issue_get_identity (self, service);
  gboolean busy = hq_guide_panel_is_busy (HQ_GUIDE_PANEL (self));

  self->setting = TRUE;
  for (int i = 0; i < HQ_N_CLASSES; i++)
    gtk_toggle_button_set_active (self->classes[i], (int) self->class == i);
  for (int i = HQ_NEED_WRITING; i < HQ_N_NEEDS; i++)
    gtk_toggle_button_set_active (self->needs[i], (int) self->need == i);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->agent), self->use == 0);
  gtk_widget_set_visible (self->identity_box, rule != HQ_IDENTITY_NONE);
  if (rule == HQ_IDENTITY_NONE)
    gtk_editable_set_text (self->identity, "");
  hq_guide_issue_draw_title (self, service);
  g_object_set (self->button_cap, "text",
                self->class == HQ_CLASS_APPOINTMENT ? _ ("Enter the appointment's code")
                                                    : _ ("Give the ticket"),
                NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->classes[HQ_CLASS_APPOINTMENT]), self->use == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "issue.give",
                                 (service != NULL || self->class == HQ_CLASS_APPOINTMENT) && !busy);
}

/* As it is for an ordinary visitor who speaks Chinese. */
static void
hq_guide_issue_reset (HqGuideIssue *self)
{
  hq_guide_services_choose (self->services, NULL);
  self->class = HQ_CLASS_ORDINARY;
  self->need = HQ_NEED_NONE;
  self->use = 0;
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->item_name, g_free);
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->agent, FALSE);
  gtk_toggle_button_set_active (self->english, FALSE);
  gtk_editable_set_text (self->identity, "");
  gtk_editable_set_text (self->reason, "");
  self->setting = FALSE;
  hq_guide_issue_say (self, NULL);
  hq_guide_issue_draw (self);
}

static void
hq_guide_issue_show_answer (HqGuideIssue *self, const HqAnswer *answer)
{
  const HqTicket *ticket = &answer->ticket;
  const HqSetup *setup = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self))->view.setup;
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *where = hq_guide_words_where (setup, ticket->service);
  g_autofree char *tags = hq_guide_words_tags (ticket);
  g_autofree char *ahead = hq_guide_words_ahead (answer->value);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->number_service, hq_guide_words_service (setup, ticket->service));
  gtk_label_set_label (self->number_where, where);
  gtk_label_set_label (self->number_tags, tags);
  gtk_widget_set_visible (GTK_WIDGET (self->number_tags), tags[0] != '\0');
  gtk_label_set_label (self->number_ahead, ahead);
  gtk_stack_set_visible_child_name (self->stack, "answer");
}

static void
hq_guide_issue_refuse (HqGuideIssue *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error (error);
  g_autofree char *advice = NULL;

  if (hq_error_is (error, HQ_ERROR_SERVICE_CLOSED) || hq_error_is (error, HQ_ERROR_STOPPED))
    advice = g_strconcat (sentence, " ", _ ("With a reason you may give one all the same."), NULL);
  else if (hq_error_is (error, HQ_ERROR_ID_REQUIRED))
    advice = g_strconcat (sentence, " ", _ ("Without papers, write down the reason."), NULL);
  hq_guide_issue_say (self, advice != NULL ? advice : sentence);
  if (hq_error_is (error, HQ_ERROR_BAD_ID)
      || (hq_error_is (error, HQ_ERROR_ID_REQUIRED) && gtk_widget_get_visible (self->identity_box)))
    gtk_widget_grab_focus (GTK_WIDGET (self->identity));
  else if (advice != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
hq_guide_issue_on_given (HqGuidePanel *panel, const HqAnswer *answer, const GError *error)
{
  HqGuideIssue *self = HQ_GUIDE_ISSUE (panel);

  if (answer == NULL)
    {
      hq_guide_issue_refuse (self, error);
      return;
    }
  hq_guide_desk_print (hq_guide_desk_find (GTK_WIDGET (self)), &answer->ticket, answer->value,
                       FALSE);
  hq_guide_issue_show_answer (self, answer);
  hq_guide_issue_reset (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hq_guide_services_focus (self->services);
}

static const char *
hq_guide_issue_get_text (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return text[0] == '\0' ? NULL : text;
}

/* What the hall would refuse anyway is said before it is asked. */
static gboolean
hq_guide_issue_check (HqGuideIssue *self, const HqOrder *order)
{
  g_autoptr (GError) error = NULL;
  HqIdentityRule rule = hq_guide_issue_get_identity (self, hq_guide_issue_get_service (self));
  HqIdentity identity;

  if (order->identity == NULL && rule == HQ_IDENTITY_REQUIRED && order->reason == NULL)
    hq_error_set (&error, HQ_ERROR_ID_REQUIRED, NULL);
  else if (order->identity == NULL || hq_identity_parse (order->identity, &identity, &error))
    {
      memset (&identity, 0, sizeof identity);
      return TRUE;
    }
  hq_guide_issue_refuse (self, error);
  return FALSE;
}

static void
hq_guide_issue_give (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideIssue *self = HQ_GUIDE_ISSUE (widget);
  const HqService *service = hq_guide_issue_get_service (self);
  const char *const items[] = { self->item, NULL };
  HqOrder order = { .act = self->use != 0 ? HQ_ACT_SELF_TICKET : HQ_ACT_ISSUE };

  /* Appointments are checked in by their code, where they are looked up. */
  if (self->class == HQ_CLASS_APPOINTMENT)
    {
      hq_guide_issue_reset (self);
      hq_guide_desk_type (hq_guide_desk_find (GTK_WIDGET (self)), "");
      return;
    }
  if (service == NULL || hq_guide_panel_is_busy (HQ_GUIDE_PANEL (self)))
    return;
  order.service = service->service;
  order.class = self->class;
  order.need = self->need;
  order.language = gtk_toggle_button_get_active (self->english) ? "en" : "zh";
  order.reason = hq_guide_issue_get_text (self->reason);
  order.id = self->use;
  if (self->use == 0)
    {
      order.agent = gtk_toggle_button_get_active (self->agent);
      order.identity = hq_guide_issue_get_text (self->identity);
      order.items = self->item != NULL ? items : NULL;
    }
  hq_guide_issue_say (self, NULL);
  if (hq_guide_issue_check (self, &order))
    hq_guide_panel_run (HQ_GUIDE_PANEL (self), &order, hq_guide_issue_on_given);
}

static void
hq_guide_issue_on_activate (HqGuideIssue *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "issue.give", NULL);
}

/* Another service than that of the item is another matter. */
static void
hq_guide_issue_on_chosen (HqGuideIssue *self, const char *service)
{
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->item_name, g_free);
  gtk_stack_set_visible_child_name (self->stack, "form");
  hq_guide_issue_say (self, NULL);
  hq_guide_issue_draw (self);
}

static void
hq_guide_issue_set_class (HqGuideIssue *self, HqClass class)
{
  self->class = class;
  hq_guide_issue_draw (self);
}

static void
hq_guide_issue_set_need (HqGuideIssue *self, HqNeed need)
{
  self->need = self->need == need ? HQ_NEED_NONE : need;
  hq_guide_issue_draw (self);
}

static void
hq_guide_issue_on_option (HqGuideIssue *self, GtkWidget *control)
{
  if (self->setting)
    return;
  for (int i = 0; i < HQ_N_CLASSES; i++)
    if (control == GTK_WIDGET (self->classes[i]))
      hq_guide_issue_set_class (self, (HqClass) i);
  for (int i = HQ_NEED_WRITING; i < HQ_N_NEEDS; i++)
    if (control == GTK_WIDGET (self->needs[i]))
      hq_guide_issue_set_need (self, (HqNeed) i);
  if (control == GTK_WIDGET (self->agent))
    hq_guide_issue_draw (self);
  hq_guide_issue_say (self, NULL);
}

static void
hq_guide_issue_toggle (GtkToggleButton *button)
{
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static gboolean
hq_guide_issue_press_digit (HqGuideIssue *self, guint digit)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  if (digit == HQ_CLASS_APPOINTMENT + 1 && self->use != 0)
    return TRUE;
  if (digit >= 1 && digit <= HQ_N_CLASSES)
    hq_guide_issue_set_class (self, (HqClass) (digit - 1));
  else if (digit >= 5 && digit < 5 + HQ_N_NEEDS - 1)
    hq_guide_issue_set_need (self, (HqNeed) (digit - 4));
  else if (digit == 9 && self->use == 0)
    hq_guide_issue_toggle (self->agent);
  else if (digit == 0)
    hq_guide_issue_toggle (self->english);
  return TRUE;
}

static gboolean
hq_guide_issue_press_letter (HqGuideIssue *self, guint keyval)
{
  const char *service = hq_guide_services_find (self->services, keyval);

  if (service != NULL)
    {
      hq_guide_services_choose (self->services, service);
      hq_guide_issue_on_chosen (self, service);
      hq_guide_services_focus (self->services);
      return TRUE;
    }
  /* No service has these letters. */
  if (gdk_keyval_to_upper (keyval) == GDK_KEY_I && gtk_widget_get_visible (self->identity_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->identity));
  if (gdk_keyval_to_upper (keyval) == GDK_KEY_O)
    {
      gtk_stack_set_visible_child_name (self->stack, "form");
      return gtk_widget_grab_focus (GTK_WIDGET (self->reason));
    }
  return FALSE;
}

/* A slip that is held under the scanner while tickets are given must not give one: what is typed so
 * fast goes on where tickets are looked up. Until that is sure no key moves the focus. */
static gboolean
hq_guide_issue_take_scan (HqGuideIssue *self, guint keyval)
{
  gint64 now = g_get_monotonic_time ();
  gunichar letter = gdk_keyval_to_unicode (keyval);
  g_autofree char *text = NULL;

  if (now - self->typed_at >= HQ_GUIDE_ISSUE_SCAN_GAP)
    g_string_truncate (self->scan, 0);
  if (!g_unichar_isgraph (letter))
    return FALSE;
  g_string_append_unichar (self->scan, letter);
  self->typed_at = now;
  if (self->scan->len < HQ_GUIDE_ISSUE_SCAN_LENGTH)
    return self->scan->len > 1 && strchr ("iIoO", (int) letter) != NULL;
  text = g_strdup (self->scan->str);
  g_string_truncate (self->scan, 0);
  hq_guide_issue_reset (self);
  hq_guide_desk_type (hq_guide_desk_find (GTK_WIDGET (self)), text);
  return TRUE;
}

static gboolean
hq_guide_issue_on_key (HqGuideIssue *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      hq_guide_issue_reset (self);
      hq_guide_services_focus (self->services);
      return TRUE;
    }
  if (GTK_IS_TEXT (focus))
    return FALSE;
  if (hq_guide_issue_take_scan (self, keyval))
    return TRUE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return gtk_widget_activate_action (GTK_WIDGET (self), "issue.give", NULL);
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return hq_guide_issue_press_digit (self, keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return hq_guide_issue_press_digit (self, keyval - GDK_KEY_KP_0);
  return hq_guide_issue_press_letter (self, keyval);
}

static void
hq_guide_issue_refresh (HqGuidePanel *panel)
{
  HqGuideIssue *self = HQ_GUIDE_ISSUE (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);

  if (view == NULL)
    return;
  hq_guide_services_show (self->services, view, hq_guide_panel_get_now (panel));
  hq_guide_issue_draw (self);
}

static void
hq_guide_issue_enter (HqGuidePanel *panel)
{
  hq_guide_services_focus (HQ_GUIDE_ISSUE (panel)->services);
}

static void
hq_guide_issue_finalize (GObject *object)
{
  HqGuideIssue *self = HQ_GUIDE_ISSUE (object);

  g_free (self->item);
  g_free (self->item_name);
  g_string_free (self->scan, TRUE);
  G_OBJECT_CLASS (hq_guide_issue_parent_class)->finalize (object);
}

static void
hq_guide_issue_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    goffset offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (HqGuideIssue, name) }
    CHILD (services),
    CHILD (stack),
    CHILD (title),
    CHILD (context),
    CHILD (agent),
    CHILD (english),
    CHILD (identity_box),
    CHILD (identity),
    CHILD (reason_box),
    CHILD (reason),
    CHILD (message),
    CHILD (button),
    CHILD (button_cap),
    CHILD (number),
    CHILD (number_service),
    CHILD (number_where),
    CHILD (number_tags),
    CHILD (number_ahead),
#undef CHILD
    { "ordinary", G_STRUCT_OFFSET (HqGuideIssue, classes[HQ_CLASS_ORDINARY]) },
    { "priority", G_STRUCT_OFFSET (HqGuideIssue, classes[HQ_CLASS_PRIORITY]) },
    { "appointment", G_STRUCT_OFFSET (HqGuideIssue, classes[HQ_CLASS_APPOINTMENT]) },
    { "green", G_STRUCT_OFFSET (HqGuideIssue, classes[HQ_CLASS_GREEN]) },
    { "writing", G_STRUCT_OFFSET (HqGuideIssue, needs[HQ_NEED_WRITING]) },
    { "guidance", G_STRUCT_OFFSET (HqGuideIssue, needs[HQ_NEED_GUIDANCE]) },
    { "low_counter", G_STRUCT_OFFSET (HqGuideIssue, needs[HQ_NEED_LOW_COUNTER]) },
    { "need_english", G_STRUCT_OFFSET (HqGuideIssue, needs[HQ_NEED_ENGLISH]) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
}

static void
hq_guide_issue_class_init (HqGuideIssueClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_guide_issue_finalize;
  panel_class->refresh = hq_guide_issue_refresh;
  panel_class->enter = hq_guide_issue_enter;
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_GUIDE_SERVICES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-issue.ui");
  hq_guide_issue_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_issue_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_issue_on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_issue_on_option);
  gtk_widget_class_install_action (widget_class, "issue.give", NULL, hq_guide_issue_give);
}

static void
hq_guide_issue_init (HqGuideIssue *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scan = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (hq_guide_issue_on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * hq_guide_issue_begin:
 * @start: what the next ticket is for
 */
void
hq_guide_issue_begin (HqGuideIssue *self, const HqGuideIssueStart *start)
{
  hq_guide_issue_reset (self);
  hq_guide_services_choose (self->services, start->service);
  self->item = g_strdup (start->item);
  self->item_name = g_strdup (start->item_name);
  self->use = start->use;
  gtk_stack_set_visible_child_name (self->stack, "form");
  hq_guide_issue_draw (self);
}

/**
 * hq_guide_issue_read:
 * @self: a desk's panel
 * @number: what a card reader read
 *
 * Writes it down where an identity number is asked for; Enter goes on.
 *
 * Returns: whether one is
 */
gboolean
hq_guide_issue_read (HqGuideIssue *self, const char *number)
{
  g_autoptr (GError) error = NULL;
  HqIdentity identity;

  if (!gtk_widget_get_mapped (self->identity_box))
    return FALSE;
  gtk_editable_set_text (self->identity, number);
  gtk_widget_grab_focus (GTK_WIDGET (self->identity));
  if (hq_identity_parse (number, &identity, &error))
    hq_guide_issue_say (self, NULL);
  else
    hq_guide_issue_refuse (self, error);
  memset (&identity, 0, sizeof identity);
  return TRUE;
}
