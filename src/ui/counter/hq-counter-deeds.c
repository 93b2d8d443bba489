/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-deeds.h"

#include <glib/gi18n.h>

#include "hq-counter-words.h"

#define HQ_COUNTER_DEEDS_COLUMNS 4

struct _HqCounterDeeds
{
  AdwBin parent_instance;

  GtkBox *big;
  GtkGrid *grid;
  GtkWidget *buttons[HQ_N_COUNTER_KEYS]; /* (borrowed) (nullable) */
  GtkLabel *labels[HQ_N_COUNTER_KEYS];
  GtkLabel *notes[HQ_N_COUNTER_KEYS];
};

enum
{
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterDeeds, hq_counter_deeds, ADW_TYPE_BIN)

/* The small buttons in the order in which they stand, and what makes each possible. */
static const struct
{
  HqCounterKey key;
  guint deeds;
} small[] = {
  { HQ_COUNTER_KEY_RECALL, HQ_COUNTER_DESK_RECALL },
  { HQ_COUNTER_KEY_MISSED, HQ_COUNTER_DESK_MISSED },
  { HQ_COUNTER_KEY_PRESENT, HQ_COUNTER_DESK_PRESENT },
  { HQ_COUNTER_KEY_HOLD, HQ_COUNTER_DESK_HOLD | HQ_COUNTER_DESK_RESUME },
  { HQ_COUNTER_KEY_REDIRECT, HQ_COUNTER_DESK_REDIRECT },
  { HQ_COUNTER_KEY_CONTINUE, HQ_COUNTER_DESK_CONTINUE },
  { HQ_COUNTER_KEY_NUMBER, HQ_COUNTER_DESK_NUMBER },
  { HQ_COUNTER_KEY_PAUSE, ~0u },
};

static void
hq_counter_deeds_on_clicked (HqCounterDeeds *self, GtkWidget *button)
{
  for (int i = 0; i < HQ_N_COUNTER_KEYS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[PRESSED], 0, i);
}

static void
hq_counter_deeds_make_button (HqCounterDeeds *self, HqCounterKey key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (note, "note");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), note);
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "clicked", G_CALLBACK (hq_counter_deeds_on_clicked), self,
                           G_CONNECT_SWAPPED);
  self->buttons[key] = button;
  self->labels[key] = GTK_LABEL (label);
  self->notes[key] = GTK_LABEL (note);
}

static void
hq_counter_deeds_class_init (HqCounterDeedsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * HqCounterDeeds::pressed:
   * @key: an HqCounterKey
   */
  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-deeds.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterDeeds, big);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDeeds, grid);
}

static void
hq_counter_deeds_init (HqCounterDeeds *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_counter_deeds_make_button (self, HQ_COUNTER_KEY_MAIN);
  gtk_widget_set_hexpand (self->buttons[HQ_COUNTER_KEY_MAIN], TRUE);
  gtk_widget_add_css_class (self->buttons[HQ_COUNTER_KEY_MAIN], "main");
  gtk_widget_add_css_class (self->buttons[HQ_COUNTER_KEY_MAIN], "suggested-action");
  hq_counter_deeds_make_button (self, HQ_COUNTER_KEY_NEXT);
  gtk_box_append (self->big, self->buttons[HQ_COUNTER_KEY_MAIN]);
  gtk_box_append (self->big, self->buttons[HQ_COUNTER_KEY_NEXT]);
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      hq_counter_deeds_make_button (self, small[i].key);
      gtk_grid_attach (self->grid, self->buttons[small[i].key], i % HQ_COUNTER_DEEDS_COLUMNS,
                       i / HQ_COUNTER_DEEDS_COLUMNS, 1, 1);
    }
}

/* What has not changed is not told to a screen reader again each second. */
static void
hq_counter_deeds_set (HqCounterDeeds *self, HqCounterKey key, const char *label, const char *note)
{
  if (g_str_equal (gtk_label_get_label (self->labels[key]), label)
      && g_str_equal (gtk_label_get_label (self->notes[key]), note))
    return;
  gtk_label_set_label (self->labels[key], label);
  gtk_label_set_label (self->notes[key], note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[key]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
}

static char *
hq_counter_deeds_count_down (int seconds)
{
  return g_strdup_printf (C_ ("counter", "in %d s"), seconds);
}

static char *
hq_counter_deeds_note_recall (const HqCounterDeskCall *call)
{
  if (call->often)
    return g_strdup (C_ ("counter", "no more"));
  if (call->pending)
    return g_strdup (C_ ("counter", "announcing"));
  if (call->recall_seconds > 0)
    return hq_counter_deeds_count_down (call->recall_seconds);
  return NULL;
}

static char *
hq_counter_deeds_note_missed (const HqCounterDeskCall *call)
{
  if (call->said < call->needed)
    return g_strdup_printf (C_ ("counter", "recall %u×"), call->needed - call->said);
  if (call->miss_seconds > 0)
    return hq_counter_deeds_count_down (call->miss_seconds);
  return NULL;
}

/* When a button that cannot be pressed can be; %NULL where nothing is to be said. */
static char *
hq_counter_deeds_note (HqCounterKey key, const HqCounterDeskView *view, HqTime now)
{
  gboolean called = view->counter.ticket.state == HQ_STATE_CALLED;
  int left = hq_counter_desk_get_present (view, now);
  HqCounterDeskCall call;

  if (key == HQ_COUNTER_KEY_PRESENT && left > 0)
    return g_strdup_printf (_ ("%s, %d s left"), hq_counter_keys_get_name (key), left);
  if (!called)
    return NULL;
  hq_counter_desk_get_call (view, now, &call);
  if (key == HQ_COUNTER_KEY_RECALL)
    return hq_counter_deeds_note_recall (&call);
  return key == HQ_COUNTER_KEY_MISSED ? hq_counter_deeds_note_missed (&call) : NULL;
}

static const char *
hq_counter_deeds_get_label (HqCounterKey key, const HqCounterDeskView *view, guint deeds)
{
  if (key == HQ_COUNTER_KEY_HOLD && (deeds & HQ_COUNTER_DESK_RESUME) != 0)
    return C_ ("counter", "Resume");
  if (key == HQ_COUNTER_KEY_PAUSE && view->counter.duty.paused_at != 0)
    return C_ ("counter", "Open again");
  return hq_counter_keys_get_label (key);
}

/**
 * hq_counter_deeds_update:
 * @self: the buttons
 * @view: a counter at which somebody is signed in
 * @now: the time on the store's clock
 * @able: whether anything can be done now at all
 */
void
hq_counter_deeds_update (HqCounterDeeds *self,
                         const HqCounterDeskView *view,
                         HqTime now,
                         gboolean able)
{
  guint deeds = hq_counter_desk_get_deeds (view, now);
  HqCounterDeskMain main = hq_counter_desk_get_main (view);

  hq_counter_deeds_set (self, HQ_COUNTER_KEY_MAIN,
                        hq_counter_words_main (main, view->counter.waiting > 0),
                        hq_counter_keys_get_name (HQ_COUNTER_KEY_MAIN));
  gtk_widget_set_sensitive (self->buttons[HQ_COUNTER_KEY_MAIN], able);
  hq_counter_deeds_set (self, HQ_COUNTER_KEY_NEXT, hq_counter_keys_get_label (HQ_COUNTER_KEY_NEXT),
                        hq_counter_keys_get_name (HQ_COUNTER_KEY_NEXT));
  gtk_widget_set_visible (self->buttons[HQ_COUNTER_KEY_NEXT], (deeds & HQ_COUNTER_DESK_NEXT) != 0);
  gtk_widget_set_sensitive (self->buttons[HQ_COUNTER_KEY_NEXT], able);
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      HqCounterKey key = small[i].key;
      g_autofree char *note = hq_counter_deeds_note (key, view, now);

      hq_counter_deeds_set (self, key, hq_counter_deeds_get_label (key, view, deeds),
                            note != NULL ? note : hq_counter_keys_get_name (key));
      gtk_widget_set_sensitive (self->buttons[key], able && (deeds & small[i].deeds) != 0);
    }
}

/**
 * hq_counter_deeds_get_button:
 *
 * Returns: (transfer none) (nullable): the button of @key, where it has one
 */
GtkWidget *
hq_counter_deeds_get_button (HqCounterDeeds *self, HqCounterKey key)
{
  return self->buttons[key];
}
