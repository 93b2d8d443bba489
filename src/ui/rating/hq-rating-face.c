/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-rating-face.h"

#include "hq-rating-words.h"

struct _HqRatingFace
{
  GtkButton parent_instance;

  GtkBox *box;
  GtkImage *face;
  GtkLabel *word;
};

G_DEFINE_TYPE (HqRatingFace, hq_rating_face, GTK_TYPE_BUTTON)

static void
hq_rating_face_class_init (HqRatingFaceClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-rating-face.ui");
  gtk_widget_class_bind_template_child (widget_class, HqRatingFace, box);
  gtk_widget_class_bind_template_child (widget_class, HqRatingFace, face);
  gtk_widget_class_bind_template_child (widget_class, HqRatingFace, word);
}

static void
hq_rating_face_init (HqRatingFace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_rating_face_new:
 * @level: 1 to 5
 *
 * Returns: (transfer full): a button whose action "rating.rate" has @level as its target
 */
GtkWidget *
hq_rating_face_new (int level)
{
  HqRatingFace *self = g_object_new (HQ_TYPE_RATING_FACE, NULL);
  g_autofree char *icon = g_strdup_printf ("hq-face-%d-symbolic", level);
  g_autofree char *name = g_strdup_printf ("level-%d", level);
  const char *word = hq_rating_words_level (level);

  gtk_image_set_from_icon_name (self->face, icon);
  gtk_label_set_label (self->word, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "i", level);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "rating.rate");
  return GTK_WIDGET (self);
}

/**
 * hq_rating_face_turn:
 * @orientation: horizontal puts the word beside the face, vertical under it
 */
void
hq_rating_face_turn (HqRatingFace *self, GtkOrientation orientation)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), orientation);
  /* Beside the face there is room for it in one line; of a text that wraps GTK 4.8 loses the least
   * width while its style changes, and complains. */
  gtk_label_set_wrap (self->word, orientation == GTK_ORIENTATION_VERTICAL);
}
