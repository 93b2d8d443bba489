/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-board-page.h"

#include <glib/gi18n.h>

#include "hq-board-line-row.h"
#include "hq-board-notice.h"
#include "hq-board-row.h"
#include "hq-hours.h"
#include "hq-language.h"
#include "hq-leave.h"
#include "hq-wall.h"
#include "hq-words.h"

#define HQ_BOARD_PAGE_COLUMNS 2
#define HQ_BOARD_PAGE_CALLS 10 /* beside the newest */
#define HQ_BOARD_PAGE_LINES 6

struct _HqBoardPage
{
  HqPage parent_instance;

  GtkLabel *hall;
  GtkLabel *part;
  GtkLabel *clock;
  GtkStack *stack;
  GtkWidget *board;
  HqBoardRow *newest;
  GtkLabel *nobody;
  GtkGrid *calls;
  GtkLabel *page;
  GtkBox *lines;
  GtkLabel *lines_page;
  GtkWidget *message;
  GtkLabel *headline;
  GtkLabel *detail;
  HqBoardNotice *notice;
  GtkWidget *foot;
  GtkWidget *silent_icon;
  GtkLabel *silent;
  GtkWidget *paused_icon;
  GtkLabel *paused;
  GtkLabel *closed;

  GtkWidget *call_rows[HQ_BOARD_PAGE_CALLS]; /* (borrowed) */
  GtkWidget *line_rows[HQ_BOARD_PAGE_LINES]; /* (borrowed) */
  HqBoardCall last; /* the newest one that was shown; its ticket is 0 for none yet */
};

G_DEFINE_TYPE (HqBoardPage, hq_board_page, HQ_TYPE_PAGE)

static void
hq_board_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_board_view_read,
    .query = hq_view_place_new (HQ_SCREEN_BOARD, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_board_view_free,
    .get_until = hq_view_get_until,
  };
}

static void
hq_board_page_draw_page (GtkLabel *label, guint page, guint n_pages)
{
  g_autofree char *text = NULL;

  if (n_pages > 1)
    text = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  hq_wall_set (label, text);
}

/* A call that was not shown before flashes, and so does a call that is called again. */
static void
hq_board_page_draw_newest (HqBoardPage *self, const HqBoardView *view)
{
  const HqBoardCall *call = &g_array_index (view->calls, HqBoardCall, 0);

  hq_board_row_show (self->newest, view, call);
  if (call->ticket != self->last.ticket || call->period != self->last.period
      || call->recalls != self->last.recalls)
    hq_board_row_flash (self->newest);
  self->last = *call;
}

static void
hq_board_page_draw_calls (HqBoardPage *self, const HqBoardView *view, HqTime now)
{
  guint n = view->calls->len > 0 ? view->calls->len - 1 : 0;
  guint n_pages;
  guint page = hq_board_view_get_page (n, HQ_BOARD_PAGE_CALLS, now, &n_pages);

  if (view->calls->len > 0)
    hq_board_page_draw_newest (self, view);
  else
    hq_board_row_show (self->newest, view, NULL);
  for (guint i = 0; i < HQ_BOARD_PAGE_CALLS; i++)
    {
      guint at = 1 + page * HQ_BOARD_PAGE_CALLS + i;

      hq_board_row_show (HQ_BOARD_ROW (self->call_rows[i]), view,
                         at <= n ? &g_array_index (view->calls, HqBoardCall, at) : NULL);
    }
  hq_wall_set (self->nobody,
               view->calls->len == 0 ? _ ("No number is being called at the moment.") : NULL);
  hq_board_page_draw_page (self->page, page, n_pages);
}

static void
hq_board_page_draw_lines (HqBoardPage *self, const HqBoardView *view, HqTime now)
{
  guint n_pages;
  guint page = hq_board_view_get_page (view->lines->len, HQ_BOARD_PAGE_LINES, now, &n_pages);

  for (guint i = 0; i < HQ_BOARD_PAGE_LINES; i++)
    {
      guint at = page * HQ_BOARD_PAGE_LINES + i;

      hq_board_line_row_show (HQ_BOARD_LINE_ROW (self->line_rows[i]),
                              at < view->lines->len ? &g_array_index (view->lines, HqBoardLine, at)
                                                    : NULL);
    }
  hq_board_page_draw_page (self->lines_page, page, n_pages);
}

static void
hq_board_page_draw_counters (HqBoardPage *self, const HqBoardView *view)
{
  g_autofree char *paused = hq_wall_counters (view->paused);
  g_autofree char *closed = hq_wall_counters (view->closed);
  g_autofree char *paused_text = NULL;
  g_autofree char *closed_text = NULL;

  if (view->paused->len > 0)
    paused_text = g_strdup_printf (_ ("Paused: counters %s"), paused);
  if (view->closed->len > 0)
    closed_text = g_strdup_printf (_ ("Not open: counters %s"), closed);
  gtk_widget_set_visible (self->paused_icon, paused_text != NULL);
  hq_wall_set (self->paused, paused_text);
  hq_wall_set (self->closed, closed_text);
}

/* Whoever listens for a call is told that there is none to hear. */
static void
hq_board_page_draw_voice (HqBoardPage *self)
{
  HqAnnouncer *announcer = hq_page_get_announcer (HQ_PAGE (self));
  const GError *fault = announcer != NULL ? hq_announcer_get_fault (announcer) : NULL;
  gboolean silent = fault != NULL && !g_error_matches (fault, HQ_SPEAKER_ERROR, HQ_SPEAKER_OFF);

  gtk_widget_set_visible (self->silent_icon, silent);
  hq_wall_set (self->silent,
               silent ? _ ("No voice at the moment; please watch the screen.") : NULL);
}

static void
hq_board_page_draw_part (HqBoardPage *self, const HqBoardView *view)
{
  const HqSetup *setup = view->view.setup;
  const HqZone *zone = hq_setup_find_zone (setup, view->view.place.zone);
  const HqFloor *floor = hq_setup_find_floor (setup, view->view.place.floor);
  g_autoptr (GString) part = g_string_new (NULL);

  if (view->view.place.floor != 0 && floor != NULL)
    g_string_append (part, hq_language_pick (floor->name, floor->name_en));
  if (zone != NULL)
    g_string_append_printf (part, "%s%s", C_ ("place", ", "),
                            hq_language_pick (zone->name, zone->name_en));
  gtk_label_set_label (self->hall, hq_language_pick (setup->name, setup->name_en));
  hq_wall_set (self->part, part->str);
}

static void
hq_board_page_say_instead (HqBoardPage *self, const char *headline, const char *detail)
{
  hq_wall_set (self->headline, headline);
  hq_wall_set (self->detail, detail);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_stack_set_visible_child (self->stack, self->message);
}

/* What was read before the store was lost may be wrong by now: nothing of it is shown. */
static void
hq_board_page_draw_lost (HqBoardPage *self, const HqBoardView *view)
{
  g_autofree char *detail = hq_wall_lost (HQ_PAGE (self), view != NULL ? &view->view : NULL);

  hq_wall_set_class (self, "lost", TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  hq_board_page_say_instead (self, _ ("Under maintenance; please follow the staff."), detail);
}

static void
hq_board_page_draw_view (HqBoardPage *self, const HqBoardView *view, HqTime now)
{
  g_autofree char *clock = hq_words_clock (now, view->view.zone);
  g_autofree char *opens = NULL;
  g_autofree char *detail = NULL;
  HqTime opens_at = 0;
  HqHours hours = hq_hours_find (&view->view, now, &opens_at);

  hq_wall_set_class (self, "lost", FALSE);
  gtk_label_set_label (self->clock, clock);
  hq_board_page_draw_part (self, view);
  hq_board_notice_show (self->notice, view, now);
  if (hours == HQ_HOURS_SHUT)
    hq_board_page_say_instead (self, _ ("The hall is not open today"), NULL);
  else if (hours == HQ_HOURS_OVER && view->calls->len == 0)
    hq_board_page_say_instead (self, _ ("Closed for today"), NULL);
  else if (hours == HQ_HOURS_NOT_YET && view->calls->len == 0)
    {
      opens = hq_words_clock (opens_at, view->view.zone);
      detail = hq_wall_fill (_ ("opens at %s"), opens, NULL);
      hq_board_page_say_instead (self, _ ("The hall is not open yet"), detail);
    }
  else
    {
      hq_board_page_draw_calls (self, view, now);
      hq_board_page_draw_lines (self, view, now);
      hq_board_page_draw_counters (self, view);
      hq_board_page_draw_voice (self);
      gtk_widget_set_visible (self->foot, TRUE);
      gtk_stack_set_visible_child (self->stack, self->board);
    }
}

static void
hq_board_page_tick (HqPage *page, HqTime now)
{
  HqBoardPage *self = HQ_BOARD_PAGE (page);
  const HqBoardView *view = hq_page_get_view (page);

  if (hq_page_is_lost (page))
    hq_board_page_draw_lost (self, view);
  else if (view != NULL)
    hq_board_page_draw_view (self, view, now);
}

/* It is drawn by the tick, which follows at once. */
static void
hq_board_page_refresh (HqPage *page)
{
}

static double
hq_board_page_get_text_size (int width, int height)
{
  return MIN (height / 54.0, width / 96.0);
}

static void
hq_board_page_class_init (HqBoardPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  g_type_ensure (HQ_TYPE_BOARD_NOTICE);
  g_type_ensure (HQ_TYPE_BOARD_ROW);
  page_class->looks = "/org/hallqueue/HallQueue/board.css";
  page_class->init_reader = hq_board_page_init_reader;
  page_class->refresh = hq_board_page_refresh;
  page_class->tick = hq_board_page_tick;
  page_class->may_close = hq_leave_may_close;
  page_class->get_text_size = hq_board_page_get_text_size;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, hall);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, part);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, clock);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, board);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, newest);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, calls);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, page);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, lines);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, lines_page);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, message);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, headline);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, detail);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, notice);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, foot);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, silent_icon);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, silent);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, paused_icon);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, paused);
  gtk_widget_class_bind_template_child (widget_class, HqBoardPage, closed);
}

static void
hq_board_page_init (HqBoardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < HQ_BOARD_PAGE_CALLS; i++)
    {
      self->call_rows[i] = hq_board_row_new ();
      gtk_grid_attach (self->calls, self->call_rows[i], i % HQ_BOARD_PAGE_COLUMNS,
                       i / HQ_BOARD_PAGE_COLUMNS, 1, 1);
    }
  for (int i = 0; i < HQ_BOARD_PAGE_LINES; i++)
    {
      self->line_rows[i] = hq_board_line_row_new ();
      gtk_box_append (self->lines, self->line_rows[i]);
    }
  gtk_stack_set_visible_child (self->stack, self->message);
  hq_wall_set (self->headline, _ ("Connecting…"));
  hq_wall_set (self->detail, NULL);
  gtk_widget_set_visible (self->foot, FALSE);
  hq_leave_install (HQ_PAGE (self), NULL);
}
