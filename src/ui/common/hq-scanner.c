/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-scanner.h"

#include "hq-reader-burst.h"

/* Where the program was at other things for a moment, the keys that came meanwhile are taken before the
 * pause after them. */
#define HQ_SCANNER_PAUSE_PRIORITY (G_PRIORITY_DEFAULT + 10)

struct _HqScanner
{
  GObject parent_instance;

  GtkWidget *window;          /* (borrowed) (nullable): a weak pointer */
  GtkEventController *events; /* (borrowed): the window's */
  HqReader *reader;           /* (owned) (nullable): at a serial line */

  HqReaderBurst burst;
  GQueue held;   /* (owned GdkEvent): keys of which it is not known yet who types them */
  GQueue passed; /* (owned GdkEvent): keys that come again, as a person typed them */
  GArray *down;  /* (owned) (element-type guint): codes of a reader's keys that are not up again */
  guint pause;   /* its source while keys are held */
};

enum
{
  SCANNED,
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqScanner, hq_scanner, G_TYPE_OBJECT)

static gboolean
hq_scanner_emit (HqScanner *self, HqReaderScan *scan)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[SCANNED], 0, scan, &taken);
  hq_reader_scan_clear (scan);
  return taken;
}

/* Keys ------------------------------------------------------------------------------------------- */

/* The keys are the reader's: nothing sees them. */
static void
hq_scanner_drop (HqScanner *self)
{
  GdkEvent *event;

  while ((event = g_queue_pop_head (&self->held)) != NULL)
    {
      guint code = gdk_key_event_get_keycode (event);

      if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
        g_array_append_val (self->down, code);
      else
        for (guint i = 0; i < self->down->len; i++)
          if (g_array_index (self->down, guint, i) == code)
            {
              g_array_remove_index_fast (self->down, i);
              break;
            }
      gdk_event_unref (event);
    }
}

/* The keys are a person's: the very same events come again, so that an input method and all else see
 * them as if they came now. */
static void
hq_scanner_pass (HqScanner *self)
{
  GdkEvent *event;

  while ((event = g_queue_pop_head (&self->held)) != NULL)
    {
      gdk_display_put_event (gdk_event_get_display (event), event);
      g_queue_push_tail (&self->passed, event);
    }
}

/* No more will come: it is known who typed. */
static void
hq_scanner_end (HqScanner *self, gboolean is_key)
{
  HqReaderScan scan;
  gboolean is_scan = hq_reader_burst_end (&self->burst, is_key, &scan);

  g_clear_handle_id (&self->pause, g_source_remove);
  hq_reader_burst_clear (&self->burst);
  if (is_scan && hq_scanner_emit (self, &scan))
    hq_scanner_drop (self);
  else
    hq_scanner_pass (self);
}

static gboolean
hq_scanner_on_pause (gpointer data)
{
  g_autoptr (HqScanner) self = g_object_ref (data);

  self->pause = 0;
  hq_scanner_end (self, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
hq_scanner_hold (HqScanner *self, GdkEvent *event)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_full (HQ_SCANNER_PAUSE_PRIORITY, HQ_READER_BURST_GAP + 1,
                                    hq_scanner_on_pause, self, NULL);
  g_queue_push_tail (&self->held, gdk_event_ref (event));
  return GDK_EVENT_STOP;
}

/* What was typed before is still to come again: @event goes behind it. */
static gboolean
hq_scanner_follow (HqScanner *self, GdkEvent *event)
{
  if (g_queue_is_empty (&self->passed))
    return GDK_EVENT_PROPAGATE;
  gdk_display_put_event (gdk_event_get_display (event), event);
  g_queue_push_tail (&self->passed, gdk_event_ref (event));
  return GDK_EVENT_STOP;
}

/* A key that ends what came before, or has nothing to do with it, keeps its place after it. */
static gboolean
hq_scanner_finish (HqScanner *self, GdkEvent *event, gboolean is_key)
{
  if (g_queue_is_empty (&self->held))
    return hq_scanner_follow (self, event);
  hq_scanner_hold (self, event);
  hq_scanner_end (self, is_key);
  return GDK_EVENT_STOP;
}

static gboolean
hq_scanner_take_letter (HqScanner *self, GdkEvent *event, char letter, gint64 at)
{
  if (self->burst.length > 0 && !hq_reader_burst_follows (&self->burst, at))
    hq_scanner_end (self, FALSE);
  hq_reader_burst_add (&self->burst, letter, at);
  return hq_scanner_hold (self, event);
}

/* A space presses buttons: alone it is a person's. */
static char
hq_scanner_get_letter (HqScanner *self, GdkEvent *event)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK
                                 | GDK_HYPER_MASK;
  guint32 letter = gdk_keyval_to_unicode (gdk_key_event_get_keyval (event));

  if ((gdk_event_get_modifier_state (event) & others) != 0 || letter > 0x7e)
    return '\0';
  return letter > ' ' || (letter == ' ' && self->burst.length > 0) ? (char) letter : '\0';
}

static gboolean
hq_scanner_on_press (HqScanner *self, GdkEvent *event)
{
  gint64 at = gdk_event_get_time (event);
  char letter = hq_scanner_get_letter (self, event);

  if (letter != '\0')
    return hq_scanner_take_letter (self, event, letter, at);
  switch (gdk_key_event_get_keyval (event))
    {
    /* Of a capital letter; an input method may take it for a key of its own, and so it waits with what
     * it belongs to. */
    case GDK_KEY_Shift_L:
    case GDK_KEY_Shift_R:
      return hq_scanner_hold (self, event);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
      return hq_scanner_finish (self, event, hq_reader_burst_follows (&self->burst, at));
    default:
      break;
    }
  return hq_scanner_finish (self, event, FALSE);
}

static gboolean
hq_scanner_on_release (HqScanner *self, GdkEvent *event)
{
  guint code = gdk_key_event_get_keycode (event);

  for (guint i = 0; i < self->down->len; i++)
    if (g_array_index (self->down, guint, i) == code)
      {
        g_array_remove_index_fast (self->down, i);
        return GDK_EVENT_STOP;
      }
  for (GList *l = self->held.head; l != NULL; l = l->next)
    if (gdk_key_event_get_keycode (l->data) == code)
      {
        g_queue_push_tail (&self->held, gdk_event_ref (event));
        return GDK_EVENT_STOP;
      }
  return hq_scanner_follow (self, event);
}

/* Whether @event is one that comes again. Those before it that did not will not, as when their window
 * went away. */
static gboolean
hq_scanner_comes_again (HqScanner *self, GdkEvent *event)
{
  if (g_queue_find (&self->passed, event) == NULL)
    return FALSE;
  while (self->passed.head->data != event)
    gdk_event_unref (g_queue_pop_head (&self->passed));
  gdk_event_unref (g_queue_pop_head (&self->passed));
  return TRUE;
}

static gboolean
hq_scanner_on_event (HqScanner *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type != GDK_KEY_PRESS && type != GDK_KEY_RELEASE)
    return GDK_EVENT_PROPAGATE;
  if (hq_scanner_comes_again (self, event))
    return GDK_EVENT_PROPAGATE;
  return type == GDK_KEY_PRESS ? hq_scanner_on_press (self, event)
                               : hq_scanner_on_release (self, event);
}

/* The serial line -------------------------------------------------------------------------------- */

static void
hq_scanner_on_scan (HqReaderScan *scan, gpointer data)
{
  g_autoptr (HqScanner) self = g_object_ref (data);

  hq_scanner_emit (self, scan);
}

static void
hq_scanner_on_state (HqReaderState state, gpointer data)
{
  g_signal_emit (data, signals[STATE_CHANGED], 0);
}

/* The widget ------------------------------------------------------------------------------------- */

static void
hq_scanner_dispose (GObject *object)
{
  HqScanner *self = HQ_SCANNER (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->reader, hq_reader_free);
  if (self->window != NULL)
    gtk_widget_remove_controller (self->window, self->events);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (hq_scanner_parent_class)->dispose (object);
}

static void
hq_scanner_finalize (GObject *object)
{
  HqScanner *self = HQ_SCANNER (object);

  hq_reader_burst_clear (&self->burst);
  g_queue_clear_full (&self->held, (GDestroyNotify) gdk_event_unref);
  g_queue_clear_full (&self->passed, (GDestroyNotify) gdk_event_unref);
  g_array_unref (self->down);
  G_OBJECT_CLASS (hq_scanner_parent_class)->finalize (object);
}

static void
hq_scanner_class_init (HqScannerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_scanner_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_scanner_finalize;

  /**
   * HqScanner::scanned:
   * @scan: (type HqReaderScan): what a reader read
   *
   * Returns: whether somebody took it. If not, and it came by the keyboard, it is typed as if by a
   *   person: into what has the focus.
   */
  signals[SCANNED] = g_signal_new ("scanned", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                   G_TYPE_POINTER);
  /**
   * HqScanner::state-changed:
   *
   * The reader at the serial line came or went.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_scanner_init (HqScanner *self)
{
  g_queue_init (&self->held);
  g_queue_init (&self->passed);
  self->down = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * hq_scanner_new:
 * @window: a window, which outlives the scanner or not
 *
 * Tells a reader that types from a person by its speed, wherever in @window the focus is. To know it,
 * letters and digits are kept back for a twentieth of a second.
 *
 * Returns: (transfer full): a scanner without a serial line
 */
HqScanner *
hq_scanner_new (GtkWidget *window)
{
  HqScanner *self = g_object_new (HQ_TYPE_SCANNER, NULL);

  g_set_weak_pointer (&self->window, window);
  self->events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->events, "event", G_CALLBACK (hq_scanner_on_event), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, self->events);
  return self;
}

/**
 * hq_scanner_set_address:
 * @address: a serial line as hq_reader_new() takes it; "" for none
 */
void
hq_scanner_set_address (HqScanner *self, const char *address)
{
  static const HqReaderFuncs funcs = { hq_scanner_on_scan, hq_scanner_on_state };

  g_clear_pointer (&self->reader, hq_reader_free);
  if (address[0] != '\0')
    self->reader = hq_reader_new (address, &funcs, self);
  hq_scanner_on_state (HQ_READER_ABSENT, self);
}

/**
 * hq_scanner_get_state:
 *
 * Returns: how it stands with the serial line; absent where there is none
 */
HqReaderState
hq_scanner_get_state (HqScanner *self)
{
  return self->reader != NULL ? hq_reader_get_state (self->reader) : HQ_READER_ABSENT;
}
