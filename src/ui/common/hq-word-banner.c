/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-word-banner.h"

#include <glib/gi18n.h>

#include "hq-words.h"

struct _HqWordBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *text;
  GtkLabel *from;
  GtkButton *seen;

  gint64 word; /* the one that is shown and may be said to be seen, 0 for none */
};

enum
{
  SEEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqWordBanner, hq_word_banner, ADW_TYPE_BIN)

static void
hq_word_banner_on_seen (HqWordBanner *self)
{
  g_signal_emit (self, signals[SEEN], 0);
}

static void
hq_word_banner_class_init (HqWordBannerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * HqWordBanner::seen:
   *
   * Somebody has pressed the button that says so.
   */
  signals[SEEN] = g_signal_new ("seen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-word-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, HqWordBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, HqWordBanner, text);
  gtk_widget_class_bind_template_child (widget_class, HqWordBanner, from);
  gtk_widget_class_bind_template_child (widget_class, HqWordBanner, seen);
  gtk_widget_class_bind_template_callback (widget_class, hq_word_banner_on_seen);
}

static void
hq_word_banner_init (HqWordBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_word_banner_set_key:
 * @key: the key that does what the button does, as it stands on a keyboard
 */
void
hq_word_banner_set_key (HqWordBanner *self, const char *key)
{
  /* Translators: what a button says, and its key. */
  g_autofree char *label = g_strdup_printf (_ ("%s  %s"), C_ ("word", "Seen"), key);

  gtk_button_set_label (self->seen, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seen), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("word", "Seen"), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key,
                                  -1);
}

/* Who sent it, and when. */
static char *
hq_word_banner_format_from (const HqView *view, const HqWord *word)
{
  const HqStaff *staff = hq_setup_find_staff (view->setup, word->staff);
  g_autofree char *clock = hq_words_clock (word->sent_at, view->zone);

  if (staff == NULL)
    return g_strdup_printf (_ ("From the manager, %s"), clock);
  /* Translators: a name, and a time. */
  return g_strdup_printf (_ ("From %s, %s"), staff->name, clock);
}

/**
 * hq_word_banner_show:
 * @view: what the screen shows
 * @word: (nullable): what nobody here has seen; %NULL for nothing
 * @may: whether somebody is here who can say that they have
 */
void
hq_word_banner_show (HqWordBanner *self, const HqView *view, const HqWord *word, gboolean may)
{
  g_autofree char *from = word != NULL ? hq_word_banner_format_from (view, word) : NULL;

  self->word = word != NULL && may ? word->word : 0;
  gtk_revealer_set_reveal_child (self->revealer, word != NULL);
  /* Whoever used the keyboard to press it goes on with their work. */
  if (self->word == 0 && gtk_widget_has_focus (GTK_WIDGET (self->seen)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->seen), self->word != 0);
  if (word == NULL)
    return;
  gtk_label_set_label (self->text, word->text);
  gtk_label_set_label (self->from, from);
}

/**
 * hq_word_banner_get_word:
 *
 * Returns: which word of today is shown and may be said to be seen, 0 for none
 */
gint64
hq_word_banner_get_word (HqWordBanner *self)
{
  return self->word;
}
