/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chart-canvas.h"

#include "hq-chart-draw.h"
#include "hq-words.h"

struct _HqChartCanvas
{
  GtkWidget parent_instance;

  HqChart *chart; /* (owned) (nullable) */
};

G_DEFINE_TYPE (HqChartCanvas, hq_chart_canvas, GTK_TYPE_WIDGET)

static HqChartTheme
hq_chart_canvas_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? HQ_CHART_THEME_CONTRAST_DARK : HQ_CHART_THEME_CONTRAST;
  return dark ? HQ_CHART_THEME_DARK : HQ_CHART_THEME_LIGHT;
}

/* The letters of the chart are those of the words around it, in their size. */
static void
hq_chart_canvas_init_style (HqChartCanvas *self, HqChartStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  hq_chart_style_init (style, hq_chart_canvas_get_theme (),
                       pango_font_description_get_family (font), size, hq_words_report ());
}

static void
hq_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HqChartCanvas *self = HQ_CHART_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  HqChartStyle style;
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  hq_chart_canvas_init_style (self, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  hq_chart_draw_on (self->chart, cr, width, height, &style);
  cairo_destroy (cr);
}

static void
hq_chart_canvas_finalize (GObject *object)
{
  g_clear_pointer (&HQ_CHART_CANVAS (object)->chart, hq_chart_unref);
  G_OBJECT_CLASS (hq_chart_canvas_parent_class)->finalize (object);
}

static void
hq_chart_canvas_class_init (HqChartCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_chart_canvas_finalize;
  widget_class->snapshot = hq_chart_canvas_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hq_chart_canvas_init (HqChartCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/**
 * hq_chart_canvas_set_chart:
 * @self: the picture
 * @chart: (nullable): what it shows
 */
void
hq_chart_canvas_set_chart (HqChartCanvas *self, HqChart *chart)
{
  g_autofree char *summary = NULL;

  g_clear_pointer (&self->chart, hq_chart_unref);
  if (chart != NULL)
    {
      self->chart = hq_chart_ref (chart);
      summary = hq_chart_format_summary (chart, hq_words_report ());
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      hq_chart_get_title (chart),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
