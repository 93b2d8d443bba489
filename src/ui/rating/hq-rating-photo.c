/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-rating-photo.h"

#include "hq-hall.h"

struct _HqRatingPhoto
{
  AdwBin parent_instance;

  GtkImage *image; /* (borrowed) */
  char *staff;     /* (owned) (nullable): whose photo is shown or looked for */
};

G_DEFINE_TYPE (HqRatingPhoto, hq_rating_photo, ADW_TYPE_BIN)

static void
hq_rating_photo_clear (HqRatingPhoto *self)
{
  gtk_image_set_from_icon_name (self->image, "avatar-default-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "photo");
}

static void
hq_rating_photo_finalize (GObject *object)
{
  g_free (HQ_RATING_PHOTO (object)->staff);
  G_OBJECT_CLASS (hq_rating_photo_parent_class)->finalize (object);
}

static void
hq_rating_photo_class_init (HqRatingPhotoClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_rating_photo_finalize;
}

static void
hq_rating_photo_init (HqRatingPhoto *self)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->image = GTK_IMAGE (image);
  adw_bin_set_child (ADW_BIN (self), image);
  gtk_widget_set_overflow (image, GTK_OVERFLOW_HIDDEN);
  hq_rating_photo_clear (self);
}

/* On a thread of its own: the disk may be slow. A file that is no picture is as if there were none. */
static void
hq_rating_photo_load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  static const char *const endings[] = { ".jpg", ".png" };
  GdkTexture *texture = NULL;

  for (guint i = 0; texture == NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (data, endings[i], NULL);
      g_autoptr (GError) error = NULL;

      texture = gdk_texture_new_from_filename (path, &error);
      if (texture == NULL && g_file_test (path, G_FILE_TEST_EXISTS))
        g_message ("The photo in %s cannot be read: %s", path, error->message);
    }
  g_task_return_pointer (task, texture, g_object_unref);
}

static void
hq_rating_photo_on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqRatingPhoto *self = HQ_RATING_PHOTO (source);
  g_autofree char *staff = user_data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Somebody else may have signed in meanwhile. */
  if (texture == NULL || g_strcmp0 (self->staff, staff) != 0)
    return;
  gtk_image_set_from_paintable (self->image, GDK_PAINTABLE (texture));
  gtk_widget_add_css_class (GTK_WIDGET (self), "photo");
}

/**
 * hq_rating_photo_show:
 * @self: a photo
 * @store: the path of the hall's file
 * @staff: (nullable): the code of whoever is at the counter
 */
void
hq_rating_photo_show (HqRatingPhoto *self, const char *store, const char *staff)
{
  g_autofree char *folder = NULL;
  g_autoptr (GTask) task = NULL;

  if (g_strcmp0 (self->staff, staff) == 0)
    return;
  g_free (self->staff);
  self->staff = g_strdup (staff);
  hq_rating_photo_clear (self);
  if (staff == NULL || strchr (staff, G_DIR_SEPARATOR) != NULL)
    return;
  folder = hq_hall_is_on_server (store)
             ? g_build_filename (g_get_user_data_dir (), "hall-queue", NULL)
             : g_path_get_dirname (store);
  task = g_task_new (self, NULL, hq_rating_photo_on_loaded, g_strdup (staff));
  g_task_set_source_tag (task, hq_rating_photo_show);
  g_task_set_task_data (task, g_build_filename (folder, "photos", staff, NULL), g_free);
  g_task_run_in_thread (task, hq_rating_photo_load);
}
