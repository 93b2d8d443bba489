/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-ask.h"

#include <glib/gi18n.h>

#include "hq-counter-desk.h"
#include "hq-counter-keys.h"
#include "hq-counter-look.h"
#include "hq-number.h"
#include "hq-stay.h"

struct _HqCounterAsk
{
  AdwBin parent_instance;

  GtkLabel *question;
  GtkWidget *still;
  GtkWidget *forgot;

  GCancellable *reading; /* (owned) (nullable) */
  gint64 ticket;         /* the stay that is watched, 0 for none */
  int period;
  gint64 usual;    /* how long its service usually takes at most, 0 while nothing is said of it */
  gint64 handling; /* how long it has taken */
  gint64 answered; /* what that was when the clerk last said that it goes on */
};

enum
{
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterAsk, hq_counter_ask, ADW_TYPE_BIN)

static void
hq_counter_ask_on_still (HqCounterAsk *self)
{
  g_signal_emit (self, signals[PRESSED], 0, (int) HQ_COUNTER_KEY_STILL);
}

static void
hq_counter_ask_on_forgot (HqCounterAsk *self)
{
  g_signal_emit (self, signals[PRESSED], 0, (int) HQ_COUNTER_KEY_FORGOT);
}

static void
hq_counter_ask_on_usual (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterAsk) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *usual = hq_live_read_finish (HQ_LIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (usual != NULL)
    self->usual = *usual;
  else
    /* It is looked for again with the next view. */
    self->ticket = 0;
}

static void
hq_counter_ask_stop_reading (HqCounterAsk *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* Each stay is held against its service once, when it begins to be watched. */
static void
hq_counter_ask_watch (HqCounterAsk *self, HqLive *live, const HqCounterDeskView *view)
{
  const HqTicket *ticket = &view->counter.ticket;
  const HqCounterLook look = { .service = (char *) ticket->service,
                               .day = view->counter.view.today };
  const HqLiveReader reader = { .read = hq_counter_look_read_usual,
                                .query = hq_counter_look_new (&look),
                                .free_query = hq_counter_look_free,
                                .free_view = g_free };

  hq_counter_ask_stop_reading (self);
  self->ticket = ticket->ticket;
  self->period = ticket->period;
  self->usual = 0;
  self->answered = 0;
  self->reading = g_cancellable_new ();
  hq_live_read_async (live, &reader, self->reading, hq_counter_ask_on_usual, g_object_ref (self));
}

static void
hq_counter_ask_draw (HqCounterAsk *self, const HqTicket *ticket)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  int served = (int) (self->handling / HQ_MINUTE);
  int usual = (int) ((self->usual + HQ_MINUTE - 1) / HQ_MINUTE);
  /* Translators: a number of a ticket, and twice so many minutes. */
  g_autofree char *question = g_strdup_printf (
    _ ("%s has been served for %d min; 95 of 100 take %d min at most. Is it still being served?"),
    number, served, usual);

  if (g_strcmp0 (gtk_label_get_label (self->question), question) != 0)
    gtk_label_set_label (self->question, question);
}

/* The key of a button that goes away while it has the focus goes back to the big one. */
static void
hq_counter_ask_show (HqCounterAsk *self, gboolean asked)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!asked && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), asked);
}

/**
 * hq_counter_ask_update:
 * @live: the hall
 * @view: a counter at which somebody is signed in
 * @able: whether the buttons can be pressed now
 *
 * There is another view, or time has gone by.
 */
void
hq_counter_ask_update (HqCounterAsk *self,
                       HqLive *live,
                       const HqCounterDeskView *view,
                       gboolean able)
{
  const HqTicket *ticket = &view->counter.ticket;
  gboolean asked;

  if (ticket->state != HQ_STATE_SERVING)
    {
      hq_counter_ask_show (self, FALSE);
      return;
    }
  if (ticket->ticket != self->ticket || ticket->period != self->period)
    hq_counter_ask_watch (self, live, view);
  self->handling = hq_counter_desk_get_handling (&view->counter.period, hq_live_get_now (live));
  asked = hq_stay_is_long (self->usual, self->handling, self->answered);
  if (asked)
    hq_counter_ask_draw (self, ticket);
  gtk_widget_set_sensitive (self->still, able);
  gtk_widget_set_sensitive (self->forgot, able);
  hq_counter_ask_show (self, asked);
}

/**
 * hq_counter_ask_answer:
 *
 * The clerk says that the stay goes on.
 *
 * Returns: (transfer full): when they are asked again
 */
char *
hq_counter_ask_answer (HqCounterAsk *self)
{
  gint64 stretch = hq_stay_get_bound (self->usual);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return g_strdup (_ ("Nothing is asked at the moment."));
  self->answered = self->handling;
  hq_counter_ask_show (self, FALSE);
  return g_strdup_printf (_ ("You will be asked again if it takes %d min more."),
                          (int) ((stretch + HQ_MINUTE - 1) / HQ_MINUTE));
}

static void
hq_counter_ask_dispose (GObject *object)
{
  hq_counter_ask_stop_reading (HQ_COUNTER_ASK (object));
  G_OBJECT_CLASS (hq_counter_ask_parent_class)->dispose (object);
}

static void
hq_counter_ask_class_init (HqCounterAskClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_counter_ask_dispose;

  /**
   * HqCounterAsk::pressed:
   * @key: an HqCounterKey
   */
  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-ask.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterAsk, question);
  gtk_widget_class_bind_template_child (widget_class, HqCounterAsk, still);
  gtk_widget_class_bind_template_child (widget_class, HqCounterAsk, forgot);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_ask_on_still);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_ask_on_forgot);
}

static void
hq_counter_ask_init (HqCounterAsk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
