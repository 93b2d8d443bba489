/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-rating-reason.h"

#include <glib/gi18n.h>

#include "hq-rating-tag.h"
#include "hq-rating-words.h"
#include "hq-wall.h"

#define HQ_RATING_REASON_TAG_CHARS 16

struct _HqRatingReason
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkBox *panes;
  GtkFlowBox *tags;
  GtkWidget *telephone_pane;
  GtkLabel *telephone;
  GtkGrid *keys;
  GtkWidget *send;

  GtkWidget *buttons[HQ_RATING_TAG_MOST]; /* (borrowed) */
  HqPadState *state;                      /* (borrowed): shown now; %NULL while it is being drawn */
};

G_DEFINE_TYPE (HqRatingReason, hq_rating_reason, ADW_TYPE_BIN)

enum
{
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hq_rating_reason_draw (HqRatingReason *self, const HqPadState *state)
{
  gtk_label_set_label (self->telephone, state->telephone[0] != '\0' ? state->telephone : "—");
  gtk_widget_set_sensitive (self->send, hq_pad_state_may_send (state));
}

static void
hq_rating_reason_on_toggled (HqRatingReason *self, GtkToggleButton *button)
{
  if (self->state == NULL)
    return;
  self->state->tags = 0;
  for (guint i = 0; i < HQ_RATING_TAG_MOST; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      self->state->tags |= 1u << i;
  hq_rating_reason_draw (self, self->state);
  g_signal_emit (self, signals[TOUCHED], 0);
}

/* The empty text of the last key takes a digit back. */
static void
hq_rating_reason_on_key (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HqRatingReason *self = HQ_RATING_REASON (widget);

  if (self->state == NULL)
    return;
  hq_pad_state_dial (self->state, g_variant_get_string (parameter, NULL)[0]);
  hq_rating_reason_draw (self, self->state);
  g_signal_emit (self, signals[TOUCHED], 0);
}

static void
hq_rating_reason_class_init (HqRatingReasonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * HqRatingReason::touched:
   *
   * Somebody is at it.
   */
  signals[TOUCHED] = g_signal_new ("touched", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-rating-reason.ui");
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, title);
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, panes);
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, tags);
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, telephone_pane);
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, telephone);
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, keys);
  gtk_widget_class_bind_template_child (widget_class, HqRatingReason, send);
  gtk_widget_class_install_action (widget_class, "reason.key", "s", hq_rating_reason_on_key);
}

static void
hq_rating_reason_add_key (HqRatingReason *self, int at, const char *digit)
{
  GtkWidget *key = gtk_button_new ();

  if (digit[0] != '\0')
    gtk_button_set_label (GTK_BUTTON (key), digit);
  else
    {
      gtk_button_set_icon_name (GTK_BUTTON (key), "edit-clear-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (key), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Delete the last digit"), -1);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (key), "s", digit);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (key), "reason.key");
  gtk_grid_attach (self->keys, key, at % 3, at / 3, 1, 1);
}

static void
hq_rating_reason_init (HqRatingReason *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < HQ_RATING_TAG_MOST; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (label), HQ_RATING_REASON_TAG_CHARS);
      self->buttons[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), label);
      gtk_widget_add_css_class (self->buttons[i], "tag");
      gtk_flow_box_append (self->tags, self->buttons[i]);
      /* The button takes the focus, not the place that it stands in. */
      gtk_widget_set_focusable (gtk_widget_get_parent (self->buttons[i]), FALSE);
      g_signal_connect_swapped (self->buttons[i], "toggled",
                                G_CALLBACK (hq_rating_reason_on_toggled), self);
    }
  for (int i = 1; i <= 9; i++)
    {
      char digit[] = { (char) ('0' + i), '\0' };

      hq_rating_reason_add_key (self, i - 1, digit);
    }
  hq_rating_reason_add_key (self, 10, "0");
  hq_rating_reason_add_key (self, 11, "");
}

/**
 * hq_rating_reason_show:
 * @state: (transfer none): what is shown and written into; it lives as long as the widget
 */
void
hq_rating_reason_show (HqRatingReason *self, HqPadState *state)
{
  gboolean bad = hq_rating_rule_is_bad (state->level);

  self->state = NULL;
  hq_wall_set (self->title,
               bad ? _ ("We are sorry. What should be better?") : _ ("Thank you. What was good?"));
  for (guint i = 0; i < HQ_RATING_TAG_MOST; i++)
    {
      const char *tag = hq_rating_tag_get (state->level, i);
      const char *words = tag != NULL ? hq_rating_words_tag (tag) : "";

      gtk_widget_set_visible (gtk_widget_get_parent (self->buttons[i]), tag != NULL);
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->buttons[i]))), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                    (state->tags & (1u << i)) != 0);
    }
  gtk_widget_set_visible (self->telephone_pane, bad);
  hq_rating_reason_draw (self, state);
  self->state = state;
}

/**
 * hq_rating_reason_turn:
 * @orientation: horizontal puts the keypad beside the reasons, vertical under them
 */
void
hq_rating_reason_turn (HqRatingReason *self, GtkOrientation orientation)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), orientation);
}
