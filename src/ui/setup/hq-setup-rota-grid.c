/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-rota-grid.h"

#include "hq-setup-rota-scale.h"

/* Of the size of a letter. */
#define HQ_SETUP_ROTA_GRID_ROW 1.9
#define HQ_SETUP_ROTA_GRID_COLUMN 1.6
#define HQ_SETUP_ROTA_GRID_PAGE 10

struct _HqSetupRotaGrid
{
  GtkWidget parent_instance;

  GArray *rows; /* (owned) (nullable) (element-type HqRotaCounter): edited in place */
  GArray *base; /* (owned) (nullable) (element-type HqRotaCounter): as the hall has it */
  GStrv names;  /* (owned) (nullable): of the counters */
  HqSetupRotaHours hours;
  guint row; /* where the keyboard is */
  int half;
  guint from_row; /* the other corner of what is taken */
  int from_half;
};

static guint changed, moved;

G_DEFINE_TYPE (HqSetupRotaGrid, hq_setup_rota_grid, GTK_TYPE_WIDGET)

static double
hq_setup_rota_grid_get_row_height (HqSetupRotaGrid *self)
{
  return HQ_SETUP_ROTA_GRID_ROW * hq_setup_rota_scale_get_em (GTK_WIDGET (self));
}

static double
hq_setup_rota_grid_get_column_width (HqSetupRotaGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int columns = self->hours.last - self->hours.first;

  return (gtk_widget_get_width (widget) - hq_setup_rota_scale_get_left (widget)) / MAX (1, columns);
}

static graphene_rect_t
hq_setup_rota_grid_get_cells (HqSetupRotaGrid *self, guint row, int from, int to)
{
  double height = hq_setup_rota_grid_get_row_height (self);
  double width = hq_setup_rota_grid_get_column_width (self);

  return GRAPHENE_RECT_INIT ((float) (hq_setup_rota_scale_get_left (GTK_WIDGET (self))
                                      + (from - self->hours.first) * width),
                             (float) (row * height), (float) ((to - from) * width), (float) height);
}

/* The sizes are those of the letters, and grow with them. */
static void
hq_setup_rota_grid_resize (HqSetupRotaGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int columns = self->hours.last - self->hours.first;
  double width = hq_setup_rota_scale_get_left (widget)
                 + columns * hq_setup_rota_scale_get_em (widget) * HQ_SETUP_ROTA_GRID_COLUMN;
  double height = hq_setup_rota_grid_get_row_height (self)
                  * (self->rows != NULL ? self->rows->len : 0);

  gtk_widget_set_size_request (widget, (int) width, (int) height);
}

static void
hq_setup_rota_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hq_setup_rota_grid_parent_class)->css_changed (widget, change);
  hq_setup_rota_grid_resize (HQ_SETUP_ROTA_GRID (widget));
}

/* Drawing ------------------------------------------------------------------------------------- */

static void
hq_setup_rota_grid_draw_name (HqSetupRotaGrid *self, GtkSnapshot *snapshot, guint row)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                                                   self->names[row]);
  double height = hq_setup_rota_grid_get_row_height (self);
  double em = hq_setup_rota_scale_get_em (GTK_WIDGET (self));
  GdkRGBA ink;
  int text_height;

  hq_setup_rota_scale_get_ink (&ink);
  pango_layout_set_width (layout, (int) ((hq_setup_rota_scale_get_left (GTK_WIDGET (self)) - em)
                                         * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) em / 2,
                                                          (float) (row * height
                                                                   + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
hq_setup_rota_grid_get_accent (GdkRGBA *accent)
{
  gdk_rgba_parse (accent, adw_style_manager_get_dark (adw_style_manager_get_default ())
                            ? "#78aeed"
                            : "#1c5fb8");
}

static void
hq_setup_rota_grid_draw_bar (HqSetupRotaGrid *self, GtkSnapshot *snapshot, guint row)
{
  guint64 halves = g_array_index (self->rows, HqRotaCounter, row).halves;
  GdkRGBA accent;
  int from, to;

  hq_setup_rota_grid_get_accent (&accent);
  while (hq_rota_take_run (&halves, &from, &to))
    {
      graphene_rect_t cells = hq_setup_rota_grid_get_cells (
        self, row, MAX (from / HQ_ROTA_MINUTES, self->hours.first),
        MIN (to / HQ_ROTA_MINUTES, self->hours.last));
      GskRoundedRect bar;

      if (cells.size.width <= 0)
        continue;
      graphene_rect_inset (&cells, 1.5f, cells.size.height / 6);
      gsk_rounded_rect_init_from_rect (&bar, &cells, cells.size.height / 4);
      gtk_snapshot_push_rounded_clip (snapshot, &bar);
      gtk_snapshot_append_color (snapshot, &accent, &cells);
      gtk_snapshot_pop (snapshot);
    }
}

/* What was changed and is not made yet has a mark in its middle, planned or not. */
static void
hq_setup_rota_grid_draw_marks (HqSetupRotaGrid *self, GtkSnapshot *snapshot, guint row)
{
  const HqRotaCounter *counter = &g_array_index (self->rows, HqRotaCounter, row);
  guint64 differs = counter->halves ^ hq_rota_get (self->base, counter->counter);
  float size = (float) hq_setup_rota_scale_get_em (GTK_WIDGET (self)) * 0.45f;

  for (int half = self->hours.first; half < self->hours.last; half++)
    {
      graphene_rect_t cell = hq_setup_rota_grid_get_cells (self, row, half, half + 1);
      GskRoundedRect dot;
      GdkRGBA colour;

      if ((differs >> half & 1) == 0)
        continue;
      if ((counter->halves >> half & 1) != 0)
        gdk_rgba_parse (&colour, "white");
      else
        hq_setup_rota_grid_get_accent (&colour);
      cell = GRAPHENE_RECT_INIT (cell.origin.x + (cell.size.width - size) / 2,
                                 cell.origin.y + (cell.size.height - size) / 2, size, size);
      gsk_rounded_rect_init_from_rect (&dot, &cell, size / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &colour, &cell);
      gtk_snapshot_pop (snapshot);
    }
}

/* Half-hours in which no session runs, and a line between the others. */
static void
hq_setup_rota_grid_draw_ground (HqSetupRotaGrid *self, GtkSnapshot *snapshot)
{
  GdkRGBA ink, shade;

  hq_setup_rota_scale_get_ink (&ink);
  shade = ink;
  for (int half = self->hours.first; half < self->hours.last; half++)
    {
      graphene_rect_t column = hq_setup_rota_grid_get_cells (self, 0, half, half + 1);

      column.size.height *= (float) self->rows->len;
      shade.alpha = 0.12f;
      if ((self->hours.open >> half & 1) == 0)
        gtk_snapshot_append_color (snapshot, &shade, &column);
      shade.alpha = half % 2 == 0 ? 0.3f : 0.12f;
      column.size.width = 1;
      gtk_snapshot_append_color (snapshot, &shade, &column);
    }
}

static void
hq_setup_rota_grid_draw_cursor (HqSetupRotaGrid *self, GtkSnapshot *snapshot)
{
  graphene_rect_t cells = hq_setup_rota_grid_get_cells (self, MIN (self->row, self->from_row),
                                                        MIN (self->half, self->from_half),
                                                        MAX (self->half, self->from_half) + 1);
  GskRoundedRect frame;
  GdkRGBA ink;

  cells.size.height *= (float) (MAX (self->row, self->from_row) - MIN (self->row, self->from_row)
                                + 1);
  hq_setup_rota_scale_get_ink (&ink);
  gsk_rounded_rect_init_from_rect (&frame, &cells, 4);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ ink, ink, ink, ink });
}

static void
hq_setup_rota_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HqSetupRotaGrid *self = HQ_SETUP_ROTA_GRID (widget);

  if (self->rows == NULL || self->rows->len == 0 || self->names == NULL)
    return;
  hq_setup_rota_grid_draw_ground (self, snapshot);
  for (guint row = 0; row < self->rows->len; row++)
    {
      hq_setup_rota_grid_draw_name (self, snapshot, row);
      hq_setup_rota_grid_draw_bar (self, snapshot, row);
      hq_setup_rota_grid_draw_marks (self, snapshot, row);
    }
  if (gtk_widget_has_focus (widget))
    hq_setup_rota_grid_draw_cursor (self, snapshot);
}

/* Keys and the mouse -------------------------------------------------------------------------- */

/* What is below or above what is seen comes into sight. */
static void
hq_setup_rota_grid_scroll (HqSetupRotaGrid *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  double height = hq_setup_rota_grid_get_row_height (self);

  if (window != NULL)
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)),
                               self->row * height, (self->row + 1) * height);
}

static gboolean
hq_setup_rota_grid_on_key (GtkEventControllerKey *keys,
                           guint key,
                           guint code,
                           GdkModifierType modifiers,
                           HqSetupRotaGrid *self)
{
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;
  int row = (int) self->row, half = self->half;

  if (self->rows == NULL || self->rows->len == 0
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    {
      hq_setup_rota_grid_toggle (self);
      return GDK_EVENT_STOP;
    }
  row += (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
         - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
         + HQ_SETUP_ROTA_GRID_PAGE * ((key == GDK_KEY_Page_Down) - (key == GDK_KEY_Page_Up));
  half += (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
          - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  if (key == GDK_KEY_Home)
    half = self->hours.first;
  else if (key == GDK_KEY_End)
    half = self->hours.last - 1;
  else if (row == (int) self->row && half == self->half)
    return GDK_EVENT_PROPAGATE;
  hq_setup_rota_grid_set_cursor (self, (guint) CLAMP (row, 0, (int) self->rows->len - 1), half,
                                 extend);
  return GDK_EVENT_STOP;
}

/* The cell at a place of the widget; the names are no cells. */
static gboolean
hq_setup_rota_grid_find (HqSetupRotaGrid *self, double x, double y, guint *row, int *half)
{
  double left = hq_setup_rota_scale_get_left (GTK_WIDGET (self));

  if (self->rows == NULL || self->rows->len == 0 || x < left)
    return FALSE;
  *row = (guint) CLAMP (y / hq_setup_rota_grid_get_row_height (self), 0, self->rows->len - 1);
  *half = CLAMP (self->hours.first
                   + (int) ((x - left) / hq_setup_rota_grid_get_column_width (self)),
                 self->hours.first, self->hours.last - 1);
  return TRUE;
}

static void
hq_setup_rota_grid_on_press (GtkGestureDrag *drag, double x, double y, HqSetupRotaGrid *self)
{
  guint row;
  int half;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!hq_setup_rota_grid_find (self, x, y, &row, &half))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  hq_setup_rota_grid_set_cursor (self, row, half, FALSE);
}

static void
hq_setup_rota_grid_on_drag (GtkGestureDrag *drag, double x, double y, HqSetupRotaGrid *self)
{
  double begun_x, begun_y;
  guint row;
  int half;

  if (gtk_gesture_drag_get_start_point (drag, &begun_x, &begun_y)
      && hq_setup_rota_grid_find (self,
                                  MAX (begun_x + x,
                                       hq_setup_rota_scale_get_left (GTK_WIDGET (self))),
                                  MAX (0, begun_y + y), &row, &half))
    hq_setup_rota_grid_set_cursor (self, row, half, TRUE);
}

static void
hq_setup_rota_grid_on_release (GtkGestureDrag *drag, double x, double y, HqSetupRotaGrid *self)
{
  hq_setup_rota_grid_toggle (self);
}

static void
hq_setup_rota_grid_finalize (GObject *object)
{
  HqSetupRotaGrid *self = HQ_SETUP_ROTA_GRID (object);

  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->base, g_array_unref);
  g_strfreev (self->names);
  G_OBJECT_CLASS (hq_setup_rota_grid_parent_class)->finalize (object);
}

static void
hq_setup_rota_grid_class_init (HqSetupRotaGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_rota_grid_finalize;
  widget_class->css_changed = hq_setup_rota_grid_css_changed;
  widget_class->snapshot = hq_setup_rota_grid_snapshot;
  /**
   * HqSetupRotaGrid::changed:
   *
   * What is planned was turned over.
   */
  changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
  /**
   * HqSetupRotaGrid::moved:
   *
   * Another cell is looked at.
   */
  moved = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                        G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "rota");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hq_setup_rota_grid_init (HqSetupRotaGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (hq_setup_rota_grid_on_key), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (hq_setup_rota_grid_on_press), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (hq_setup_rota_grid_on_drag), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (hq_setup_rota_grid_on_release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/**
 * hq_setup_rota_grid_show:
 * @rows: (element-type HqRotaCounter): what is shown, and edited in place
 * @base: (element-type HqRotaCounter): as the hall has it
 * @hours: which half-hours
 */
void
hq_setup_rota_grid_show (HqSetupRotaGrid *self,
                         GArray *rows,
                         const GArray *base,
                         const HqSetupRotaHours *hours)
{
  g_array_ref (rows);
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = rows;
  g_array_ref ((GArray *) base);
  g_clear_pointer (&self->base, g_array_unref);
  self->base = (GArray *) base;
  self->hours = *hours;
  self->row = MIN (self->row, MAX (1, rows->len) - 1);
  self->from_row = MIN (self->from_row, MAX (1, rows->len) - 1);
  self->half = CLAMP (self->half, hours->first, hours->last - 1);
  self->from_half = CLAMP (self->from_half, hours->first, hours->last - 1);
  hq_setup_rota_grid_resize (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hq_setup_rota_grid_set_names:
 * @names: what each counter of the rows is called
 */
void
hq_setup_rota_grid_set_names (HqSetupRotaGrid *self, const char *const *names)
{
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
}

/**
 * hq_setup_rota_grid_get_cursor:
 * @row: (out): the row of the cell that is looked at
 * @half: (out): its half-hour
 * @taken: (out): how many cells are taken, 1 for it alone
 */
void
hq_setup_rota_grid_get_cursor (HqSetupRotaGrid *self, guint *row, int *half, guint *taken)
{
  *row = self->row;
  *half = self->half;
  *taken = (MAX (self->row, self->from_row) - MIN (self->row, self->from_row) + 1)
           * (guint) (ABS (self->half - self->from_half) + 1);
}

/**
 * hq_setup_rota_grid_set_cursor:
 * @row: a row
 * @half: a half-hour, which becomes the nearest that is shown
 * @extend: whether what was taken before is taken as well
 */
void
hq_setup_rota_grid_set_cursor (HqSetupRotaGrid *self, guint row, int half, gboolean extend)
{
  self->row = row;
  self->half = CLAMP (half, self->hours.first, self->hours.last - 1);
  if (!extend)
    {
      self->from_row = self->row;
      self->from_half = self->half;
    }
  hq_setup_rota_grid_scroll (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, moved, 0);
}

/**
 * hq_setup_rota_grid_toggle:
 *
 * Turns what is taken over: all of it becomes what its first cell was not.
 */
void
hq_setup_rota_grid_toggle (HqSetupRotaGrid *self)
{
  int from = MIN (self->half, self->from_half), to = MAX (self->half, self->from_half) + 1;
  guint64 mask = hq_rota_mask (from * HQ_ROTA_MINUTES, to * HQ_ROTA_MINUTES);
  gboolean was;

  if (!self->hours.editable || self->rows == NULL || self->rows->len == 0)
    return;
  was = (g_array_index (self->rows, HqRotaCounter, self->from_row).halves >> self->from_half & 1)
        != 0;
  for (guint row = MIN (self->row, self->from_row); row <= MAX (self->row, self->from_row); row++)
    {
      HqRotaCounter *counter = &g_array_index (self->rows, HqRotaCounter, row);

      counter->halves = was ? counter->halves & ~mask : counter->halves | mask;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed, 0);
}
