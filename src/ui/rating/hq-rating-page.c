/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-rating-page.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-leave.h"
#include "hq-number.h"
#include "hq-pad-code.h"
#include "hq-pad-state.h"
#include "hq-rating-face.h"
#include "hq-rating-photo.h"
#include "hq-rating-reason.h"
#include "hq-rating-tag.h"
#include "hq-rating-words.h"
#include "hq-wall.h"
#include "hq-words.h"

#define HQ_RATING_PAGE_MEMORY "hq-rating-page-memory"

/* What outlives the page, which is made anew in another language. It is kept with the hall. */
typedef struct
{
  HqPadState state;
  const char *home;   /* the language while nobody is asked */
  HqPadCode *scanned; /* (owned) (nullable): whom the state is about, where it is by a code */
  HqPadCode *next;    /* (owned) (nullable): what else of that ticket can be rated */
  gboolean looked;    /* whether there is more was asked for */
} HqRatingMemory;

struct _HqRatingPage
{
  HqPage parent_instance;

  GtkStack *stack;
  GtkWidget *message;
  GtkImage *message_icon;
  GtkLabel *headline;
  GtkLabel *detail;
  GtkWidget *idle;
  GtkBox *plate;
  GtkLabel *counter;
  GtkWidget *clerk;
  HqRatingPhoto *photo;
  GtkLabel *badge;
  GtkLabel *greeting;
  GtkWidget *faces_page;
  GtkLabel *ticket;
  GtkButton *language;
  GtkLabel *question;
  GtkBox *faces;
  GtkLabel *note;
  GtkProgressBar *left;
  GtkWidget *go_on;
  HqRatingReason *reason;
  GtkWidget *thanks;

  GtkWidget *buttons[HQ_RATING_RULE_BEST]; /* (borrowed): the best first */
  HqRatingMemory *memory;                  /* (borrowed): the hall's */
  int touched;                             /* what is on its way to the hall */
};

G_DEFINE_TYPE (HqRatingPage, hq_rating_page, HQ_TYPE_PAGE)

static void
hq_rating_page_init_reader (HqPage *page, HqLiveReader *reader)
{
  *reader = (HqLiveReader){
    .read = hq_pad_view_read,
    .query = hq_view_place_new (HQ_SCREEN_RATING, hq_page_get_place (page)),
    .free_query = (GDestroyNotify) hq_view_place_free,
    .free_view = hq_pad_view_free,
    .get_until = hq_view_get_until,
  };
}

static void hq_rating_page_tick (HqPage *page, HqTime now);

/* The ticket that the visitor on the pad has: scanned, or served here last; %NULL where it is not known
 * any more. */
static const HqTicket *
hq_rating_page_get_ticket (HqRatingPage *self)
{
  const HqPadView *view = hq_page_get_view (HQ_PAGE (self));
  const HqRatingMemory *memory = self->memory;
  const HqTicket *ticket = NULL;

  if (memory->state.by_code && memory->scanned != NULL)
    ticket = &memory->scanned->ticket;
  else if (view != NULL)
    ticket = &view->last;
  return view != NULL && ticket->ticket == memory->state.ticket ? ticket : NULL;
}

static void
hq_rating_page_draw (HqRatingPage *self)
{
  hq_rating_page_tick (HQ_PAGE (self), hq_live_get_now (hq_page_get_live (HQ_PAGE (self))));
}

static void
hq_rating_page_on_rated (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqRatingPage *self = HQ_RATING_PAGE (page);
  HqPadState *state = &self->memory->state;

  if (answer != NULL)
    hq_pad_state_rate (state, self->touched, answer->at);
  else
    {
      hq_pad_state_refuse (state, error->domain == HQ_ERROR ? (HqError) error->code : HQ_N_ERRORS,
                           hq_live_get_now (hq_page_get_live (page)));
      if (hq_error_is (error, HQ_ERROR_RATED))
        hq_page_say (page, _ ("This service has been rated already. Thank you."));
      else
        hq_page_say_error (page, error);
    }
  hq_rating_page_draw (self);
}

/* What was chosen with a reason is stored, or it is not: the rating itself stands. */
static void
hq_rating_page_on_reason (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqRatingPage *self = HQ_RATING_PAGE (page);
  HqPadState *state = &self->memory->state;

  state->sending = FALSE;
  if (error != NULL && !hq_error_is (error, HQ_ERROR_TOO_LATE))
    hq_page_say_error (page, error);
  else
    hq_pad_state_go_on (state, hq_live_get_now (hq_page_get_live (page)));
  hq_rating_page_draw (self);
}

static void
hq_rating_page_ask (HqRatingPage *self, HqOrder order, HqPageDone done)
{
  const HqPadView *view = hq_page_get_view (HQ_PAGE (self));
  HqActor actor = { .role = HQ_ROLE_VISITOR, .device = view->view.place.device };
  g_autofree char *code = hq_hall_format_code (view->view.setup, hq_rating_page_get_ticket (self));

  order.act = HQ_ACT_RATE;
  order.code = code;
  order.pad = !self->memory->state.by_code;
  hq_page_run_as (HQ_PAGE (self), &actor, &order, done);
}

static void
hq_rating_page_on_rate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HqRatingPage *self = HQ_RATING_PAGE (widget);
  int level = g_variant_get_int32 (parameter);

  if (hq_rating_page_get_ticket (self) == NULL || !hq_pad_state_touch (&self->memory->state, level))
    return;
  self->touched = level;
  hq_rating_page_ask (self, (HqOrder){ .level = level }, hq_rating_page_on_rated);
  hq_rating_page_draw (self);
}

static void
hq_rating_page_on_go_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HqRatingPage *self = HQ_RATING_PAGE (widget);

  if (self->memory->state.sending)
    return;
  hq_pad_state_go_on (&self->memory->state, hq_live_get_now (hq_page_get_live (HQ_PAGE (self))));
  hq_rating_page_draw (self);
}

static void
hq_rating_page_on_send (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HqRatingPage *self = HQ_RATING_PAGE (widget);
  HqPadState *state = &self->memory->state;
  g_autofree char *tags = NULL;

  if (state->step != HQ_PAD_REASON || !hq_pad_state_may_send (state)
      || hq_rating_page_get_ticket (self) == NULL)
    return;
  tags = hq_rating_tag_format (state->level, state->tags);
  state->sending = TRUE;
  hq_rating_page_ask (self, (HqOrder){ .tags = tags, .telephone = state->telephone },
                      hq_rating_page_on_reason);
  hq_rating_page_draw (self);
}

static void
hq_rating_page_on_language (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HqRatingPage *self = HQ_RATING_PAGE (widget);

  if (!self->memory->state.sending)
    hq_page_set_language (HQ_PAGE (self), hq_language_get_other ());
}

static void
hq_rating_page_on_touched (HqRatingPage *self)
{
  hq_pad_state_keep (&self->memory->state, hq_live_get_now (hq_page_get_live (HQ_PAGE (self))));
}

static void
hq_rating_page_say_instead (HqRatingPage *self,
                            const char *icon,
                            const char *headline,
                            const char *detail)
{
  gtk_image_set_from_icon_name (self->message_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->message_icon), icon != NULL);
  hq_wall_set (self->headline, headline);
  hq_wall_set (self->detail, detail);
  gtk_stack_set_visible_child (self->stack, self->message);
}

static void
hq_rating_page_draw_lost (HqRatingPage *self, const HqPadView *view)
{
  g_autofree char *detail = hq_wall_lost (HQ_PAGE (self), view != NULL ? &view->view : NULL);

  hq_rating_page_say_instead (self, "dialog-warning-symbolic",
                              _ ("Under maintenance; please follow the staff."), detail);
}

/* The clerk is known to the visitor by the number of the badge. */
static void
hq_rating_page_draw_idle (HqRatingPage *self, const HqPadView *view)
{
  const HqStaff *staff = hq_setup_find_staff (view->view.setup, view->duty.staff);
  g_autofree char *digits = g_strdup_printf ("%d", view->counter->counter);
  g_autofree char *badge = NULL;
  const char *greeting = _ ("Welcome");

  if (staff != NULL && staff->badge[0] != '\0')
    badge = hq_wall_fill (_ ("Badge number %s"), staff->badge, NULL);
  if (view->duty.duty == 0)
    greeting = _ ("This counter is not open");
  else if (view->duty.paused_at != 0)
    greeting = _ ("Paused");
  gtk_label_set_label (self->counter, digits);
  gtk_widget_set_visible (self->clerk, view->duty.duty != 0);
  hq_rating_photo_show (self->photo, hq_live_get_path (hq_page_get_live (HQ_PAGE (self))),
                        view->duty.duty != 0 ? view->duty.staff : NULL);
  hq_wall_set (self->badge, badge);
  hq_wall_set (self->greeting, greeting);
  gtk_stack_set_visible_child (self->stack, self->idle);
}

static void
hq_rating_page_draw_buttons (HqRatingPage *self, const HqPadState *state)
{
  int chosen = state->sending ? self->touched : state->level;

  for (int i = 0; i < HQ_RATING_RULE_BEST; i++)
    {
      gboolean is_chosen = HQ_RATING_RULE_BEST - i == chosen;

      hq_wall_set_class (self->buttons[i], "chosen", is_chosen);
      hq_wall_set_class (self->buttons[i], "other", chosen != 0 && !is_chosen);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
                                   is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                             : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

/* Whoever was asked by a code is told which of their visits it is about. */
static char *
hq_rating_page_name_ticket (HqRatingPage *self, const HqTicket *ticket, const HqPadView *view)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  const HqRatingPeriod *rating;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (!self->memory->state.by_code)
    return g_steal_pointer (&number);
  rating = &self->memory->scanned->rating;
  day = hq_date_format (hq_date_of_time (rating->stay.ended_at, view->view.zone));
  clock = hq_words_clock (rating->stay.ended_at, view->view.zone);
  /* Translators: a ticket's number, a counter, a date and a time. */
  return g_strdup_printf (_ ("%s, counter %d, %s %s"), number, rating->counter, day, clock);
}

static void
hq_rating_page_draw_faces (HqRatingPage *self, const HqPadView *view, HqTime now)
{
  const HqPadState *state = &self->memory->state;
  const HqTicket *theirs = hq_rating_page_get_ticket (self);
  int seconds = (int) MAX (0, (state->until - now + HQ_SECOND - 1) / HQ_SECOND);
  gint64 whole = state->step == HQ_PAD_INVITE ? HQ_PAD_STATE_INVITE : HQ_RATING_RULE_CHANGE;
  g_autofree char *ticket = NULL;
  g_autofree char *question = NULL;
  g_autofree char *note = NULL;

  if (theirs != NULL)
    ticket = hq_rating_page_name_ticket (self, theirs, view);
  if (state->sending)
    note = g_strdup (_ ("Just a moment…"));
  else if (state->step == HQ_PAD_INVITE)
    note = g_strdup_printf (ngettext ("%d second left", "%d seconds left", (gulong) seconds),
                            seconds);
  else
    note = g_strdup_printf (ngettext ("You can change it for %d second more",
                                      "You can change it for %d seconds more", (gulong) seconds),
                            seconds);
  if (state->step == HQ_PAD_INVITE)
    question = g_strdup (_ ("Please rate this service"));
  else
    question = hq_wall_fill (_ ("Received: %s"), hq_rating_words_level (state->level), NULL);
  gtk_label_set_label (self->ticket, ticket != NULL ? ticket : "");
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->note, note);
  gtk_progress_bar_set_fraction (self->left,
                                 CLAMP ((double) (state->until - now) / (double) whole, 0, 1));
  gtk_widget_set_visible (self->go_on, state->step == HQ_PAD_CHANGE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language), !state->sending);
  hq_rating_page_draw_buttons (self, state);
  gtk_stack_set_visible_child (self->stack, self->faces_page);
}

static void
hq_rating_page_draw_step (HqRatingPage *self, const HqPadView *view, HqTime now)
{
  switch (self->memory->state.step)
    {
    case HQ_PAD_IDLE:
      if (view != NULL)
        hq_rating_page_draw_idle (self, view);
      else
        hq_rating_page_say_instead (self, NULL, _ ("Connecting…"), NULL);
      break;
    case HQ_PAD_INVITE:
    case HQ_PAD_CHANGE:
      hq_rating_page_draw_faces (self, view, now);
      break;
    case HQ_PAD_REASON:
      hq_rating_reason_show (self->reason, &self->memory->state);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->reason));
      break;
    case HQ_PAD_THANKS:
      gtk_stack_set_visible_child (self->stack, self->thanks);
      break;
    }
}

/* A visitor is asked in the language of the ticket; the next one is waited for in the pad's own. */
static void
hq_rating_page_choose_language (HqRatingPage *self)
{
  const HqTicket *ticket = hq_rating_page_get_ticket (self);
  const char *wanted = NULL;

  if (self->memory->state.step == HQ_PAD_INVITE && ticket != NULL)
    wanted = ticket->language;
  else if (self->memory->state.step == HQ_PAD_IDLE)
    wanted = self->memory->home;
  if (wanted != NULL && !g_str_equal (wanted, hq_language_get ()))
    hq_page_set_language (HQ_PAGE (self), wanted);
}

/* Codes ---------------------------------------------------------------------------------------- */

/* Asks the visitor who has the ticket, unless somebody else is being asked. */
static gboolean
hq_rating_page_invite (HqRatingPage *self, HqPadCode *scanned)
{
  HqRatingMemory *memory = self->memory;
  HqTime now = hq_live_get_now (hq_page_get_live (HQ_PAGE (self)));

  if (!hq_pad_state_scan (&memory->state, scanned->ticket.ticket, scanned->rating.period, now))
    {
      hq_pad_code_free (scanned);
      return FALSE;
    }
  g_clear_pointer (&memory->scanned, hq_pad_code_free);
  memory->scanned = scanned;
  memory->looked = FALSE;
  hq_rating_page_choose_language (self);
  return TRUE;
}

static void
hq_rating_page_refuse_code (HqRatingPage *self, const GError *error)
{
  HqPage *page = HQ_PAGE (self);

  if (hq_error_is (error, HQ_ERROR_NOT_FOUND))
    hq_page_say (page, _ ("No ticket of this hall has this code."));
  else if (hq_error_is (error, HQ_ERROR_RATED))
    hq_page_say (page, _ ("This service has been rated already. Thank you."));
  else if (hq_error_is (error, HQ_ERROR_TOO_LATE))
    hq_page_say (page, _ ("A service can be rated for seven days; they are over."));
  else
    hq_page_say_error (page, error);
}

static void
hq_rating_page_on_code (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqRatingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  HqPadCode *scanned = hq_live_read_finish (HQ_LIVE (source), result, &error);

  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&scanned, hq_pad_code_free);
      return;
    }
  if (scanned == NULL)
    hq_rating_page_refuse_code (self, error);
  else if (!hq_rating_page_invite (self, scanned))
    hq_page_say (HQ_PAGE (self),
                 _ ("Please finish the rating on the screen first; then scan again."));
  hq_rating_page_draw (self);
}

static void
hq_rating_page_read_code (HqRatingPage *self, const char *code, GAsyncReadyCallback callback)
{
  HqLive *live = hq_page_get_live (HQ_PAGE (self));
  const HqLiveReader reader = { .read = hq_pad_code_read,
                                .query = hq_pad_code_query_new (code, hq_live_get_now (live)),
                                .free_query = g_free,
                                .free_view = hq_pad_code_free };

  hq_live_read_async (live, &reader, NULL, callback, g_object_ref (self));
}

static gboolean
hq_rating_page_scan (HqPage *page, const HqReaderScan *scan)
{
  if (scan->kind != HQ_READER_TICKET)
    return FALSE;
  if (hq_page_is_lost (page))
    hq_page_say (page, _ ("The hall cannot be reached at the moment; please scan again later."));
  else
    hq_rating_page_read_code (HQ_RATING_PAGE (page), scan->text, hq_rating_page_on_code);
  return TRUE;
}

static void
hq_rating_page_on_next (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqRatingPage) self = user_data;
  HqPadCode *next = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&next, hq_pad_code_free);
      return;
    }
  g_clear_pointer (&self->memory->next, hq_pad_code_free);
  self->memory->next = next;
}

/* A ticket that was at several counters has a rating for each: after the thanks the next is asked for,
 * the newest first. */
static void
hq_rating_page_go_on_with_code (HqRatingPage *self)
{
  HqRatingMemory *memory = self->memory;

  if (memory->state.step == HQ_PAD_THANKS && memory->state.by_code && memory->state.level != 0
      && !memory->looked)
    {
      memory->looked = TRUE;
      hq_rating_page_read_code (self, memory->scanned->code, hq_rating_page_on_next);
    }
  else if (memory->state.step == HQ_PAD_IDLE && memory->next != NULL)
    hq_rating_page_invite (self, g_steal_pointer (&memory->next));
  else if (memory->state.step == HQ_PAD_INVITE)
    g_clear_pointer (&memory->next, hq_pad_code_free);
}

static void
hq_rating_page_tick (HqPage *page, HqTime now)
{
  HqRatingPage *self = HQ_RATING_PAGE (page);
  const HqPadView *view = hq_page_get_view (page);

  if (hq_page_is_lost (page))
    {
      hq_rating_page_draw_lost (self, view);
      return;
    }
  /* Where the pad goes on with the same ticket, it stays in its language. */
  if (hq_pad_state_look (&self->memory->state, view, now)
      && (self->memory->next == NULL || self->memory->state.step != HQ_PAD_IDLE))
    hq_rating_page_choose_language (self);
  hq_rating_page_go_on_with_code (self);
  hq_rating_page_draw_step (self, view, now);
}

/* It is drawn by the tick, which follows at once. */
static void
hq_rating_page_refresh (HqPage *page)
{
}

/* Upright the faces stand under each other, their words beside them. */
static void
hq_rating_page_fit (HqPage *page, int width, int height)
{
  HqRatingPage *self = HQ_RATING_PAGE (page);
  GtkOrientation along = height > width ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  GtkOrientation across = height > width ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  hq_wall_set_class (self, "upright", height > width);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->faces), along);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    hq_rating_face_turn (HQ_RATING_FACE (self->buttons[i]), across);
  hq_rating_reason_turn (self->reason, along);
}

static double
hq_rating_page_get_text_size (int width, int height)
{
  return MIN (MIN (width, height) / 40.0, MAX (width, height) / 64.0);
}

static void
hq_rating_page_free_memory (gpointer data)
{
  HqRatingMemory *memory = data;

  g_clear_pointer (&memory->scanned, hq_pad_code_free);
  g_clear_pointer (&memory->next, hq_pad_code_free);
  g_free (memory);
}

static void
hq_rating_page_constructed (GObject *object)
{
  HqRatingPage *self = HQ_RATING_PAGE (object);
  GObject *live = G_OBJECT (hq_page_get_live (HQ_PAGE (self)));

  G_OBJECT_CLASS (hq_rating_page_parent_class)->constructed (object);
  self->memory = g_object_get_data (live, HQ_RATING_PAGE_MEMORY);
  if (self->memory == NULL)
    {
      self->memory = g_new0 (HqRatingMemory, 1);
      self->memory->home = hq_language_get ();
      g_object_set_data_full (live, HQ_RATING_PAGE_MEMORY, self->memory,
                              hq_rating_page_free_memory);
    }
  /* What was on its way is told to the page that sent it alone; the next view shows what came of it. */
  self->memory->state.sending = FALSE;
}

static void
hq_rating_page_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, message);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, message_icon);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, headline);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, detail);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, idle);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, plate);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, counter);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, clerk);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, photo);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, badge);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, faces_page);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, ticket);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, language);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, question);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, faces);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, note);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, left);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, go_on);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, reason);
  gtk_widget_class_bind_template_child (widget_class, HqRatingPage, thanks);
  gtk_widget_class_bind_template_callback (widget_class, hq_rating_page_on_touched);
}

static void
hq_rating_page_class_init (HqRatingPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqPageClass *page_class = HQ_PAGE_CLASS (class);

  g_type_ensure (HQ_TYPE_RATING_PHOTO);
  g_type_ensure (HQ_TYPE_RATING_REASON);
  G_OBJECT_CLASS (class)->constructed = hq_rating_page_constructed;
  page_class->looks = "/org/hallqueue/HallQueue/rating.css";
  page_class->init_reader = hq_rating_page_init_reader;
  page_class->refresh = hq_rating_page_refresh;
  page_class->tick = hq_rating_page_tick;
  page_class->may_close = hq_leave_may_close;
  page_class->get_text_size = hq_rating_page_get_text_size;
  page_class->fit = hq_rating_page_fit;
  page_class->scan = hq_rating_page_scan;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-rating-page.ui");
  hq_rating_page_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "rating.rate", "i", hq_rating_page_on_rate);
  gtk_widget_class_install_action (widget_class, "rating.go-on", NULL, hq_rating_page_on_go_on);
  gtk_widget_class_install_action (widget_class, "rating.send", NULL, hq_rating_page_on_send);
  gtk_widget_class_install_action (widget_class, "rating.language", NULL,
                                   hq_rating_page_on_language);
}

static void
hq_rating_page_init (HqRatingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Chinese has the number before its word, English after it. */
  if (g_str_equal (hq_language_get (), "en"))
    gtk_box_reorder_child_after (self->plate, GTK_WIDGET (self->counter),
                                 gtk_widget_get_last_child (GTK_WIDGET (self->plate)));
  for (int i = 0; i < HQ_RATING_RULE_BEST; i++)
    {
      self->buttons[i] = hq_rating_face_new (HQ_RATING_RULE_BEST - i);
      gtk_box_append (self->faces, self->buttons[i]);
    }
  /* Each in its own language, for who cannot read the other one. */
  gtk_button_set_label (self->language, hq_language_get_other_name ());
  hq_leave_install (HQ_PAGE (self), NULL);
}
