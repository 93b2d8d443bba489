/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-follow-ask.h"

#include <glib/gi18n.h>

#include "hq-manager-follow-words.h"
#include "hq-manager-follow.h"
#include "hq-words.h"

struct _HqManagerFollowAsk
{
  AdwWindow parent_instance;

  GtkWidget *form;
  GtkLabel *what;
  GtkLabel *asked;
  GtkTextView *text;
  GtkLabel *after;
  GtkLabel *refusal;
  GtkButton *send;

  HqManagerPanel *panel; /* (owned) */
  gint64 follow_up;
  HqFollowStep step;
};

G_DEFINE_TYPE (HqManagerFollowAsk, hq_manager_follow_ask, ADW_TYPE_WINDOW)

static void
hq_manager_follow_ask_explain (HqManagerFollowAsk *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}

static void
hq_manager_follow_ask_on_done (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqManagerFollowAsk *self = asker;
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;

  hq_manager_follow_reload (HQ_MANAGER_FOLLOW (self->panel));
  if (answer != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->form, TRUE);
  hq_manager_follow_ask_explain (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static HqAct
hq_manager_follow_ask_get_act (HqFollowStep step)
{
  switch (step)
    {
    case HQ_FOLLOW_STEP_VERIFIED:
      return HQ_ACT_FOLLOW_VERIFY;
    case HQ_FOLLOW_STEP_RECTIFIED:
      return HQ_ACT_FOLLOW_RECTIFY;
    case HQ_FOLLOW_STEP_CONTENT:
    case HQ_FOLLOW_STEP_DISCONTENT:
    case HQ_FOLLOW_STEP_UNREACHED:
    case HQ_FOLLOW_STEP_UNCALLED:
      return HQ_ACT_FOLLOW_CALL;
    case HQ_FOLLOW_STEP_INVALID:
    case HQ_FOLLOW_STEP_UNRECTIFIABLE:
      return HQ_ACT_FOLLOW_PROPOSE;
    case HQ_FOLLOW_STEP_AGREED:
    case HQ_FOLLOW_STEP_REFUSED:
      return HQ_ACT_FOLLOW_DECIDE;
    case HQ_FOLLOW_STEP_EXTENDED:
      return HQ_ACT_FOLLOW_EXTEND;
    case HQ_N_FOLLOW_STEPS:
      break;
    }
  g_return_val_if_reached (HQ_ACT_FOLLOW_VERIFY);
}

static char *
hq_manager_follow_ask_read (HqManagerFollowAsk *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
hq_manager_follow_ask_send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerFollowAsk *self = HQ_MANAGER_FOLLOW_ASK (widget);
  g_autofree char *text = hq_manager_follow_ask_read (self);
  const HqOrder order = { .act = hq_manager_follow_ask_get_act (self->step),
                          .id = self->follow_up,
                          .type = hq_nick_get (HQ_SET_FOLLOW_STEP, self->step),
                          .text = text[0] != '\0' ? text : NULL };

  /* The keys are not the button's, and come while it is under way as well. */
  if (!gtk_widget_get_sensitive (self->form))
    return;
  if (text[0] == '\0' && hq_follow_rule_needs_text (self->step))
    {
      hq_manager_follow_ask_explain (self, _ ("Please write it down first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  hq_manager_follow_ask_explain (self, "");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  hq_manager_panel_run (self->panel, &order, hq_manager_follow_ask_on_done, self);
}

static void
hq_manager_follow_ask_dispose (GObject *object)
{
  HqManagerFollowAsk *self = HQ_MANAGER_FOLLOW_ASK (object);

  g_clear_object (&self->panel);
  G_OBJECT_CLASS (hq_manager_follow_ask_parent_class)->dispose (object);
}

static void
hq_manager_follow_ask_class_init (HqManagerFollowAskClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_manager_follow_ask_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-follow-ask.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, form);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, what);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, asked);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, text);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, after);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowAsk, send);
  gtk_widget_class_install_action (widget_class, "follow-ask.send", NULL,
                                   hq_manager_follow_ask_send);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "follow-ask.send", NULL);
}

static void
hq_manager_follow_ask_init (HqManagerFollowAsk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hq-screen");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hq-manager");
}

/**
 * hq_manager_follow_ask_show:
 * @panel: the page of the follow-ups
 * @follow_up: which one
 * @title: which rating that is
 * @step: what is to be done about it
 *
 * Escape closes it, Control and Return send it.
 */
void
hq_manager_follow_ask_show (HqManagerPanel *panel,
                            gint64 follow_up,
                            const char *title,
                            HqFollowStep step)
{
  HqManagerFollowAsk *self = g_object_new (HQ_TYPE_MANAGER_FOLLOW_ASK, NULL);

  self->panel = g_object_ref (panel);
  self->follow_up = follow_up;
  self->step = step;
  hq_manager_panel_watch (panel, GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), hq_manager_follow_words_deed (step));
  gtk_window_set_transient_for (GTK_WINDOW (self),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (panel))));
  gtk_label_set_label (self->what, title);
  gtk_label_set_label (self->asked, hq_manager_follow_words_asked (step));
  gtk_label_set_label (self->after, hq_manager_follow_words_after (step));
  gtk_button_set_label (self->send, hq_manager_follow_words_deed (step));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
