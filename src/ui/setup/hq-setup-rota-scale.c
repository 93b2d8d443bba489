/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-rota-scale.h"

/* Of the size of a letter: the column of the counters' names. */
#define HQ_SETUP_ROTA_SCALE_LEFT 11

struct _HqSetupRotaScale
{
  GtkWidget parent_instance;

  char *caption; /* (owned) */
  GStrv texts;   /* (owned): one for each column */
  double align;  /* 0 at the beginning of its column, 1 in its middle */
};

G_DEFINE_TYPE (HqSetupRotaScale, hq_setup_rota_scale, GTK_TYPE_WIDGET)

static void
hq_setup_rota_scale_draw (HqSetupRotaScale *self,
                          GtkSnapshot *snapshot,
                          const char *text,
                          double left,
                          double width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA ink;
  int text_width, text_height;

  hq_setup_rota_scale_get_ink (&ink);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (left + MAX (0, (width - text_width) / 2)),
                          (float) (gtk_widget_get_height (GTK_WIDGET (self)) - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
hq_setup_rota_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HqSetupRotaScale *self = HQ_SETUP_ROTA_SCALE (widget);
  guint n = self->texts != NULL ? g_strv_length (self->texts) : 0;
  double left = hq_setup_rota_scale_get_left (widget);
  double width = n > 0 ? (gtk_widget_get_width (widget) - left) / n : 0;

  if (self->caption != NULL)
    hq_setup_rota_scale_draw (self, snapshot, self->caption, 0, 0);
  for (guint i = 0; i < n; i++)
    hq_setup_rota_scale_draw (self, snapshot, self->texts[i], left + i * width,
                              width * self->align);
}

static void
hq_setup_rota_scale_finalize (GObject *object)
{
  HqSetupRotaScale *self = HQ_SETUP_ROTA_SCALE (object);

  g_free (self->caption);
  g_strfreev (self->texts);
  G_OBJECT_CLASS (hq_setup_rota_scale_parent_class)->finalize (object);
}

static void
hq_setup_rota_scale_class_init (HqSetupRotaScaleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_rota_scale_finalize;
  widget_class->snapshot = hq_setup_rota_scale_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scale-line");
  /* The grid says of each cell what stands above and below it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hq_setup_rota_scale_init (HqSetupRotaScale *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * hq_setup_rota_scale_set:
 * @caption: what stands in the column of the counters' names
 * @texts: what stands in each of the others
 * @middle: whether it stands in its middle; else where it begins
 */
void
hq_setup_rota_scale_set (HqSetupRotaScale *self,
                         const char *caption,
                         const char *const *texts,
                         gboolean middle)
{
  self->align = middle ? 1 : 0;
  g_free (self->caption);
  self->caption = g_strdup (caption);
  g_strfreev (self->texts);
  self->texts = g_strdupv ((char **) texts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hq_setup_rota_scale_get_em:
 *
 * Returns: the size of the widget's letters, in pixels
 */
double
hq_setup_rota_scale_get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size;
}

/**
 * hq_setup_rota_scale_get_left:
 *
 * Returns: where the first half-hour begins, in pixels
 */
double
hq_setup_rota_scale_get_left (GtkWidget *widget)
{
  return HQ_SETUP_ROTA_SCALE_LEFT * hq_setup_rota_scale_get_em (widget);
}

/**
 * hq_setup_rota_scale_get_ink:
 * @ink: (out): the colour of words
 */
void
hq_setup_rota_scale_get_ink (GdkRGBA *ink)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  float level = adw_style_manager_get_dark (manager) ? 1 : 0;

  *ink = (GdkRGBA){ level, level, level,
                    adw_style_manager_get_high_contrast (manager) ? 1 : 0.85f };
}
