/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-slip-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "hq-code.h"
#include "hq-setup-setting.h"
#include "hq-slip-drawing.h"
#include "hq-ticket-slip.h"

/* So many pixels stand for a point of the paper. */
#define HQ_SETUP_SLIP_VIEW_SCALE 1.4

/* The edge of the paper that no printer reaches, in points. */
#define HQ_SETUP_SLIP_VIEW_EDGE 6

struct _HqSetupSlipView
{
  AdwBin parent_instance;

  GtkToggleButton *wide;    /* (borrowed), as what follows */
  GtkToggleButton *english;
  GtkDrawingArea *paper;

  HqView view;            /* (owned): all zeroes before something is shown */
  HqSlip *slip;           /* (owned) (nullable) */
  HqSlipDrawing *drawing; /* (owned) (nullable) */
};

G_DEFINE_TYPE (HqSetupSlipView, hq_setup_slip_view, ADW_TYPE_BIN)

/* The papers of a made-up item, so that their lines can be seen. */
static HqItem *
hq_setup_slip_view_make_item (gboolean english)
{
  HqItem *item = hq_item_new ();

  item->materials = g_strdup (english ? "Identity card; Application form" : "身份证；申请表");
  return item;
}

/* A number that nobody has, of the first service of the hall. */
static void
hq_setup_slip_view_make_ticket (const HqView *view, gboolean english, HqTicket *ticket)
{
  const HqService *service = view->setup->services->len > 0 ? view->setup->services->pdata[0]
                                                            : NULL;

  *ticket = (HqTicket){ .prefix = service != NULL ? service->prefix : 'A',
                        .number = 12,
                        .day = view->today,
                        .class = HQ_CLASS_ORDINARY,
                        .language = english ? "en" : "zh",
                        .issued_at = view->now,
                        .state = HQ_STATE_WAITING,
                        .service = service != NULL ? service->service : "" };
  for (guint i = 0; i < sizeof ticket->token; i++)
    ticket->token[i] = (guint8) (i * 37 + 11);
}

static void
hq_setup_slip_view_lay_out (HqSetupSlipView *self)
{
  gboolean english = gtk_toggle_button_get_active (self->english);
  int width = gtk_toggle_button_get_active (self->wide) ? HQ_SLIP_WIDE : HQ_SLIP_NARROW;
  g_autoptr (HqItem) item = hq_setup_slip_view_make_item (english);
  HqTicket ticket;

  if (self->view.setup == NULL)
    return;
  hq_setup_slip_view_make_ticket (&self->view, english, &ticket);
  g_clear_pointer (&self->drawing, hq_slip_drawing_free);
  g_clear_pointer (&self->slip, hq_slip_free);
  self->slip = hq_ticket_slip_new (&self->view, &ticket, 5, item, FALSE);
  self->drawing = hq_slip_drawing_new (self->slip, width, NULL);
  if (self->drawing != NULL)
    {
      double edges = 2 * HQ_SETUP_SLIP_VIEW_EDGE;
      double across = hq_slip_drawing_get_width (self->drawing) + edges;
      double along = hq_slip_drawing_get_height (self->drawing) + edges;

      gtk_drawing_area_set_content_width (self->paper,
                                          (int) ceil (across * HQ_SETUP_SLIP_VIEW_SCALE));
      gtk_drawing_area_set_content_height (self->paper,
                                           (int) ceil (along * HQ_SETUP_SLIP_VIEW_SCALE));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->paper), self->drawing != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->paper));
}

/* Paper is white in the dark as well. */
static void
hq_setup_slip_view_draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  HqSetupSlipView *self = data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->drawing == NULL)
    return;
  cairo_scale (cr, HQ_SETUP_SLIP_VIEW_SCALE, HQ_SETUP_SLIP_VIEW_SCALE);
  cairo_translate (cr, HQ_SETUP_SLIP_VIEW_EDGE, HQ_SETUP_SLIP_VIEW_EDGE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  hq_slip_drawing_draw (self->drawing, cr);
}

static void
hq_setup_slip_view_dispose (GObject *object)
{
  HqSetupSlipView *self = HQ_SETUP_SLIP_VIEW (object);

  g_clear_pointer (&self->drawing, hq_slip_drawing_free);
  g_clear_pointer (&self->slip, hq_slip_free);
  hq_view_clear (&self->view);
  G_OBJECT_CLASS (hq_setup_slip_view_parent_class)->dispose (object);
}

static void
hq_setup_slip_view_class_init (HqSetupSlipViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_setup_slip_view_dispose;
}

/* Two buttons of which one is pressed; the second one is returned. */
static GtkToggleButton *
hq_setup_slip_view_add_choice (HqSetupSlipView *self,
                               GtkWidget *bar,
                               const char *first,
                               const char *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *one = gtk_toggle_button_new_with_label (first);
  GtkWidget *other = gtk_toggle_button_new_with_label (second);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (other), GTK_TOGGLE_BUTTON (one));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (one), TRUE);
  g_signal_connect_swapped (other, "toggled", G_CALLBACK (hq_setup_slip_view_lay_out), self);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (bar), box);
  return GTK_TOGGLE_BUTTON (other);
}

static void
hq_setup_slip_view_init (HqSetupSlipView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *paper = gtk_drawing_area_new ();

  self->wide = hq_setup_slip_view_add_choice (self, bar, _ ("58 mm"), _ ("80 mm"));
  self->english = hq_setup_slip_view_add_choice (self, bar, "中文", "English");
  gtk_widget_add_css_class (bar, "choices");
  self->paper = GTK_DRAWING_AREA (paper);
  gtk_drawing_area_set_draw_func (self->paper, hq_setup_slip_view_draw, self, NULL);
  gtk_widget_set_halign (paper, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (paper, GTK_ALIGN_START);
  gtk_widget_add_css_class (paper, "paper");
  gtk_accessible_update_property (GTK_ACCESSIBLE (paper), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A slip as it prints"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), paper);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "slip-view");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * hq_setup_slip_view_new:
 *
 * Returns: (transfer floating): a picture of nothing yet
 */
HqSetupSlipView *
hq_setup_slip_view_new (void)
{
  return g_object_new (HQ_TYPE_SETUP_SLIP_VIEW, NULL);
}

/**
 * hq_setup_slip_view_show:
 * @view: the hall on its day
 * @draft: the hall as it is going to be
 */
void
hq_setup_slip_view_show (HqSetupSlipView *self, const HqView *view, const HqSetup *draft)
{
  hq_view_clear (&self->view);
  self->view = (HqView){ .setup = hq_setup_ref (draft),
                         .zone = g_time_zone_ref (view->zone),
                         .kind = view->kind,
                         .today = view->today,
                         .now = view->now,
                         .sessions = g_array_ref (view->sessions) };
  hq_setup_setting_fill_policy (draft, &self->view.policy);
  hq_setup_slip_view_lay_out (self);
}

/**
 * hq_setup_slip_view_get_slip:
 *
 * Returns: (transfer none) (nullable): the slip that is shown
 */
const HqSlip *
hq_setup_slip_view_get_slip (HqSetupSlipView *self)
{
  return self->slip;
}
