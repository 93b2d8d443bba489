/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-slip-drawing.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "hq-error.h"
#include "hq-qr.h"

#define HQ_SLIP_DRAWING_MM (72.0 / 25.4)
#define HQ_SLIP_DRAWING_DOT (HQ_SLIP_DRAWING_MM / HQ_SLIP_DOTS_PER_MM)

/* The narrowest width for which a slip can be laid out, and the longest that any printer takes. */
#define HQ_SLIP_DRAWING_NARROWEST 30.0
#define HQ_SLIP_DRAWING_LONGEST (2000 * HQ_SLIP_DRAWING_MM)

/* A code with its quiet zone is not to take up more than that, and its modules not less. */
#define HQ_SLIP_DRAWING_CODE (40 * HQ_SLIP_DOTS_PER_MM)
#define HQ_SLIP_DRAWING_MODULE 3

/* One family has the Chinese and the Latin letters; the rest stand in where it is not installed. */
#define HQ_SLIP_DRAWING_FONT "Noto Sans CJK SC, Source Han Sans SC, sans-serif"

/* Sizes of letters in points, on the narrow paper. */
#define HQ_SLIP_DRAWING_NUMBER 51
#define HQ_SLIP_DRAWING_TITLE 13
#define HQ_SLIP_DRAWING_LARGE 12
#define HQ_SLIP_DRAWING_TEXT 9
#define HQ_SLIP_DRAWING_SMALL 8.5

typedef enum
{
  MARK_TEXT,
  MARK_FRAME,
  MARK_BAR,
  MARK_CODE
} HqSlipMarkKind;

/* Something to draw, and where. */
typedef struct
{
  HqSlipMarkKind kind;
  PangoLayout *layout; /* (owned) (nullable): of a text */
  double x, y, width, height;
} HqSlipMark;

struct _HqSlipDrawing
{
  PangoContext *context; /* (owned) */
  double width;
  double height;
  GArray *marks; /* (owned) (element-type HqSlipMark) */
  HqQr *qr;      /* (owned) (nullable) */
};

/* Where the layout has come to. */
typedef struct
{
  HqSlipDrawing *drawing; /* (borrowed) */
  double scale;           /* of letters and gaps */
  double y;
} HqSlipPen;

/* How a text is set. */
typedef struct
{
  double size;
  gboolean bold;
  PangoAlignment align;
} HqSlipStyle;

static void
hq_slip_drawing_clear_mark (gpointer mark)
{
  g_clear_object (&((HqSlipMark *) mark)->layout);
}

static gboolean
hq_slip_drawing_says (const char *text)
{
  return text != NULL && text[0] != '\0';
}

/* To the next of a printer's dots, so that a line is as thick here as there. */
static double
hq_slip_drawing_snap (double length)
{
  return ceil (length / HQ_SLIP_DRAWING_DOT - 0.01) * HQ_SLIP_DRAWING_DOT;
}

static void
hq_slip_drawing_skip (HqSlipPen *pen, double length)
{
  pen->y += length * pen->scale;
}

static void
hq_slip_drawing_set_font (HqSlipPen *pen, PangoLayout *layout, double size, gboolean bold)
{
  PangoFontDescription *font = pango_font_description_from_string (HQ_SLIP_DRAWING_FONT);

  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_size (font, (int) (size * pen->scale * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* Lines that break between words where they can and within one where they must: nothing is wider
 * than @width. */
static PangoLayout *
hq_slip_drawing_set (HqSlipPen *pen, const char *text, const HqSlipStyle *style, double width)
{
  PangoLayout *layout = pango_layout_new (pen->drawing->context);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  pango_layout_set_text (layout, valid, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, style->align);
  hq_slip_drawing_set_font (pen, layout, style->size, style->bold);
  return layout;
}

static double
hq_slip_drawing_measure (PangoLayout *layout, double *width)
{
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  if (width != NULL)
    *width = (double) box.width / PANGO_SCALE;
  return (double) box.height / PANGO_SCALE;
}

/* Takes over @layout. */
static void
hq_slip_drawing_put (HqSlipPen *pen, PangoLayout *layout, double x, double y)
{
  HqSlipMark mark = { .kind = MARK_TEXT, .layout = layout, .x = x, .y = y };

  g_array_append_val (pen->drawing->marks, mark);
}

static void
hq_slip_drawing_add (HqSlipPen *pen, const char *text, const HqSlipStyle *style)
{
  PangoLayout *layout;

  if (!hq_slip_drawing_says (text))
    return;
  layout = hq_slip_drawing_set (pen, text, style, pen->drawing->width);
  hq_slip_drawing_put (pen, layout, 0, pen->y);
  pen->y += hq_slip_drawing_measure (layout, NULL);
}

/* A name stands large as long as it is a name and no paragraph. */
static void
hq_slip_drawing_add_name (HqSlipPen *pen, const char *text, const HqSlipStyle *style)
{
  PangoLayout *layout;

  if (!hq_slip_drawing_says (text))
    return;
  layout = hq_slip_drawing_set (pen, text, style, pen->drawing->width);
  if (pango_layout_get_line_count (layout) > 3)
    hq_slip_drawing_set_font (pen, layout, HQ_SLIP_DRAWING_TEXT, style->bold);
  hq_slip_drawing_put (pen, layout, 0, pen->y);
  pen->y += hq_slip_drawing_measure (layout, NULL);
}

/* The number is as large as the paper is wide, in one line. What stands above and below the figures
 * in their line is for letters that no number has, and is taken away. */
static void
hq_slip_drawing_add_number (HqSlipPen *pen, const char *number)
{
  const HqSlipStyle style = { HQ_SLIP_DRAWING_NUMBER, TRUE, PANGO_ALIGN_CENTER };
  PangoLayout *layout;
  PangoRectangle ink;
  double width;

  if (!hq_slip_drawing_says (number))
    return;
  layout = hq_slip_drawing_set (pen, number, &style, pen->drawing->width);
  pango_layout_set_width (layout, -1);
  hq_slip_drawing_measure (layout, &width);
  if (width > pen->drawing->width)
    hq_slip_drawing_set_font (pen, layout,
                              MAX (HQ_SLIP_DRAWING_LARGE,
                                   style.size * 0.98 * pen->drawing->width / width),
                              TRUE);
  pango_layout_set_width (layout, (int) (pen->drawing->width * PANGO_SCALE));
  pango_layout_get_extents (layout, &ink, NULL);
  hq_slip_drawing_skip (pen, 7);
  hq_slip_drawing_put (pen, layout, 0, pen->y - (double) ink.y / PANGO_SCALE);
  pen->y += (double) ink.height / PANGO_SCALE;
  hq_slip_drawing_skip (pen, 6);
}

/* One row of tags, in the middle: those from @from to before @to, as wide as @width together. */
static void
hq_slip_drawing_put_tags (HqSlipPen *pen, GPtrArray *layouts, guint from, guint to, double width)
{
  double pad = hq_slip_drawing_snap (4 * pen->scale);
  double x = hq_slip_drawing_snap ((pen->drawing->width - width) / 2);
  double tallest = 0;

  pen->y = hq_slip_drawing_snap (pen->y);
  for (guint i = from; i < to; i++)
    {
      PangoLayout *layout = layouts->pdata[i];
      double length, height = hq_slip_drawing_measure (layout, &length);
      HqSlipMark frame = { MARK_FRAME,
                           NULL,
                           x,
                           pen->y,
                           hq_slip_drawing_snap (length + 2 * pad),
                           hq_slip_drawing_snap (height + pad) };

      g_array_append_val (pen->drawing->marks, frame);
      hq_slip_drawing_put (pen, g_object_ref (layout), x + pad, pen->y + pad / 2);
      x += frame.width + pad;
      tallest = MAX (tallest, frame.height);
    }
  pen->y += tallest + pad;
}

/* Words in frames beside each other, in as many rows as they take. */
static void
hq_slip_drawing_add_tags (HqSlipPen *pen, GPtrArray *tags)
{
  const HqSlipStyle style = { HQ_SLIP_DRAWING_TEXT + 1, TRUE, PANGO_ALIGN_LEFT };
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  double pad = hq_slip_drawing_snap (4 * pen->scale);
  double row = 0;
  guint from = 0;

  for (guint i = 0; i < tags->len; i++)
    {
      PangoLayout *layout = hq_slip_drawing_set (pen, tags->pdata[i], &style,
                                                 pen->drawing->width - 2 * pad);
      double length;

      hq_slip_drawing_measure (layout, &length);
      pango_layout_set_width (layout, (int) (length * PANGO_SCALE) + 1);
      if (i > from && row + pad + length + 2 * pad > pen->drawing->width)
        {
          hq_slip_drawing_put_tags (pen, layouts, from, i, row);
          from = i;
        }
      row = (i > from ? row + pad : 0) + hq_slip_drawing_snap (length + 2 * pad);
      g_ptr_array_add (layouts, layout);
    }
  if (tags->len > 0)
    hq_slip_drawing_put_tags (pen, layouts, from, tags->len, row);
}

static void
hq_slip_drawing_add_bar (HqSlipPen *pen)
{
  HqSlipMark mark = { MARK_BAR, NULL, 0, 0, pen->drawing->width, 2 * HQ_SLIP_DRAWING_DOT };

  hq_slip_drawing_skip (pen, 4);
  mark.y = pen->y = hq_slip_drawing_snap (pen->y);
  g_array_append_val (pen->drawing->marks, mark);
  pen->y += mark.height;
  hq_slip_drawing_skip (pen, 3);
}

static void
hq_slip_drawing_add_ahead (HqSlipPen *pen, const char *ahead)
{
  const HqSlipStyle large = { HQ_SLIP_DRAWING_TITLE, TRUE, PANGO_ALIGN_CENTER };
  const HqSlipStyle small = { HQ_SLIP_DRAWING_SMALL, FALSE, PANGO_ALIGN_CENTER };
  g_auto (GStrv) lines = NULL;

  if (!hq_slip_drawing_says (ahead))
    return;
  lines = g_strsplit (ahead, "\n", 2);
  hq_slip_drawing_add (pen, lines[0], &large);
  hq_slip_drawing_add (pen, lines[1], &small);
}

/* Each paper has a box to tick before it. */
static void
hq_slip_drawing_add_papers (HqSlipPen *pen, const HqSlip *slip)
{
  const HqSlipStyle head = { HQ_SLIP_DRAWING_TEXT, TRUE, PANGO_ALIGN_LEFT };
  const HqSlipStyle style = { HQ_SLIP_DRAWING_TEXT, FALSE, PANGO_ALIGN_LEFT };
  double side = hq_slip_drawing_snap (6.5 * pen->scale);
  double indent = side + 4 * pen->scale;

  if (slip->papers->len == 0)
    return;
  hq_slip_drawing_add_bar (pen);
  hq_slip_drawing_add (pen, slip->english ? "Please have ready" : "请备好", &head);
  for (guint i = 0; i < slip->papers->len; i++)
    {
      PangoLayout *layout = hq_slip_drawing_set (pen, slip->papers->pdata[i], &style,
                                                 pen->drawing->width - indent);
      PangoRectangle first;
      HqSlipMark box = { MARK_FRAME, NULL, 0, 0, side, side };

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &first);
      hq_slip_drawing_skip (pen, 1);
      box.y = hq_slip_drawing_snap (pen->y + ((double) first.height / PANGO_SCALE - side) / 2);
      g_array_append_val (pen->drawing->marks, box);
      hq_slip_drawing_put (pen, layout, indent, pen->y);
      pen->y += hq_slip_drawing_measure (layout, NULL);
    }
}

/* The modules are whole dots of the printer and lie on them. The quiet zone is kept free. */
static gboolean
hq_slip_drawing_add_code (HqSlipPen *pen, const char *code, GError **error)
{
  HqSlipDrawing *drawing = pen->drawing;
  HqSlipMark mark = { .kind = MARK_CODE };
  guint room = (guint) (drawing->width / HQ_SLIP_DRAWING_DOT + 0.01);
  guint across, module;

  if (!hq_slip_drawing_says (code))
    return TRUE;
  drawing->qr = hq_qr_new (code, error);
  if (drawing->qr == NULL)
    return FALSE;
  across = drawing->qr->size + 2 * HQ_QR_QUIET;
  module = MIN (room, HQ_SLIP_DRAWING_CODE) / across;
  if (module < HQ_SLIP_DRAWING_MODULE)
    module = MIN (room / across, HQ_SLIP_DRAWING_MODULE);
  if (module == 0)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "a code of %u modules does not fit on %u dots", across,
                    room);
      return FALSE;
    }
  mark.width = mark.height = module * HQ_SLIP_DRAWING_DOT;
  mark.x = ((room - across * module) / 2 + HQ_QR_QUIET * module) * HQ_SLIP_DRAWING_DOT;
  mark.y = hq_slip_drawing_snap (pen->y) + HQ_QR_QUIET * mark.height;
  g_array_append_val (drawing->marks, mark);
  pen->y = mark.y + (drawing->qr->size + HQ_QR_QUIET) * mark.height;
  return TRUE;
}

/* All of it from top to bottom, in the order of a slip. */
static gboolean
hq_slip_drawing_lay_out (HqSlipPen *pen, const HqSlip *slip, GError **error)
{
  const HqSlipStyle hall = { HQ_SLIP_DRAWING_TEXT + 1, FALSE, PANGO_ALIGN_CENTER };
  const HqSlipStyle title = { HQ_SLIP_DRAWING_TITLE, TRUE, PANGO_ALIGN_CENTER };
  const HqSlipStyle large = { HQ_SLIP_DRAWING_LARGE, TRUE, PANGO_ALIGN_CENTER };
  const HqSlipStyle middle = { HQ_SLIP_DRAWING_TEXT, FALSE, PANGO_ALIGN_CENTER };
  const HqSlipStyle text = { HQ_SLIP_DRAWING_SMALL, FALSE, PANGO_ALIGN_LEFT };
  const HqSlipStyle small = { HQ_SLIP_DRAWING_SMALL, FALSE, PANGO_ALIGN_CENTER };

  hq_slip_drawing_skip (pen, 3);
  hq_slip_drawing_add_name (pen, slip->hall, &hall);
  hq_slip_drawing_skip (pen, 2);
  hq_slip_drawing_add_name (pen, slip->service, &title);
  hq_slip_drawing_add_number (pen, slip->number);
  hq_slip_drawing_add_tags (pen, slip->tags);
  hq_slip_drawing_add_ahead (pen, slip->ahead);
  hq_slip_drawing_add (pen, slip->wait, &middle);
  if (hq_slip_drawing_says (slip->place) || hq_slip_drawing_says (slip->counters))
    hq_slip_drawing_add_bar (pen);
  hq_slip_drawing_add (pen, slip->place, &large);
  hq_slip_drawing_add (pen, slip->counters, &large);
  hq_slip_drawing_add_papers (pen, slip);
  if (hq_slip_drawing_says (slip->code))
    hq_slip_drawing_add_bar (pen);
  if (!hq_slip_drawing_add_code (pen, slip->code, error))
    return FALSE;
  hq_slip_drawing_add (pen, slip->code_note, &middle);
  if (hq_slip_drawing_says (slip->missed_note) || slip->notes->len > 0)
    hq_slip_drawing_add_bar (pen);
  hq_slip_drawing_add (pen, slip->missed_note, &text);
  for (guint i = 0; i < slip->notes->len; i++)
    {
      hq_slip_drawing_skip (pen, 2);
      hq_slip_drawing_add (pen, slip->notes->pdata[i], &text);
    }
  hq_slip_drawing_skip (pen, 5);
  hq_slip_drawing_add (pen, slip->time, &small);
  hq_slip_drawing_skip (pen, 3);
  return TRUE;
}

/* Points are what the context measures in, whatever the screen of the program. */
static PangoContext *
hq_slip_drawing_new_context (gboolean english)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_FULL);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (english ? "en" : "zh-cn"));
  return context;
}

/**
 * hq_slip_drawing_new:
 * @slip: a slip
 * @width_mm: the width that is printed on, in millimetres: 48 on paper of 58, 72 on paper of 80
 * @error: return location for an error
 *
 * Lays the slip out, in any thread. It is as long as what stands on it.
 *
 * Returns: (transfer full): its drawing; %NULL with %HQ_ERROR_INVALID where the width is too small or
 *   the code or the text too long for paper
 */
HqSlipDrawing *
hq_slip_drawing_new (const HqSlip *slip, double width_mm, GError **error)
{
  g_autoptr (HqSlipDrawing) drawing = g_new0 (HqSlipDrawing, 1);
  HqSlipPen pen = { .drawing = drawing };

  drawing->context = hq_slip_drawing_new_context (slip->english);
  drawing->width = width_mm * HQ_SLIP_DRAWING_MM;
  drawing->marks = g_array_new (FALSE, FALSE, sizeof (HqSlipMark));
  g_array_set_clear_func (drawing->marks, hq_slip_drawing_clear_mark);
  if (width_mm < HQ_SLIP_DRAWING_NARROWEST)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%.0f mm", width_mm);
      return NULL;
    }
  /* A wider paper has room for larger letters, and for more of them in a line. */
  pen.scale = MIN (1 + (width_mm / 48 - 1) * 0.4, 1.5);
  if (!hq_slip_drawing_lay_out (&pen, slip, error))
    return NULL;
  drawing->height = hq_slip_drawing_snap (pen.y);
  if (drawing->height > HQ_SLIP_DRAWING_LONGEST)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%.0f mm", drawing->height / HQ_SLIP_DRAWING_MM);
      return NULL;
    }
  return g_steal_pointer (&drawing);
}

/**
 * hq_slip_drawing_free:
 * @drawing: (transfer full): a drawing
 */
void
hq_slip_drawing_free (HqSlipDrawing *drawing)
{
  g_clear_pointer (&drawing->marks, g_array_unref);
  g_clear_object (&drawing->context);
  g_clear_pointer (&drawing->qr, hq_qr_free);
  g_free (drawing);
}

/**
 * hq_slip_drawing_get_width:
 *
 * Returns: the width of what is printed on, in points
 */
double
hq_slip_drawing_get_width (const HqSlipDrawing *drawing)
{
  return drawing->width;
}

/**
 * hq_slip_drawing_get_height:
 *
 * Returns: the length of the slip in points, a whole number of a printer's dots
 */
double
hq_slip_drawing_get_height (const HqSlipDrawing *drawing)
{
  return drawing->height;
}

static void
hq_slip_drawing_draw_mark (const HqSlipDrawing *drawing, cairo_t *cr, const HqSlipMark *mark)
{
  double line = 2 * HQ_SLIP_DRAWING_DOT;

  switch (mark->kind)
    {
    case MARK_FRAME:
      cairo_set_line_width (cr, line);
      cairo_rectangle (cr, mark->x + line / 2, mark->y + line / 2, mark->width - line,
                       mark->height - line);
      cairo_stroke (cr);
      break;
    case MARK_BAR:
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
      break;
    case MARK_CODE:
      hq_qr_draw (drawing->qr, cr, mark->x, mark->y, mark->width);
      break;
    case MARK_TEXT:
    default:
      cairo_move_to (cr, mark->x, mark->y);
      pango_cairo_show_layout (cr, mark->layout);
      break;
    }
}

/**
 * hq_slip_drawing_draw:
 * @drawing: a slip that was laid out
 * @cr: where to, in points from its origin; what is there is to be white
 *
 * Draws the slip in black. On a printer that sets eight dots on a millimetre, bars and code lie on the
 * dots.
 */
void
hq_slip_drawing_draw (const HqSlipDrawing *drawing, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < drawing->marks->len; i++)
    hq_slip_drawing_draw_mark (drawing, cr, &g_array_index (drawing->marks, HqSlipMark, i));
  cairo_restore (cr);
}
