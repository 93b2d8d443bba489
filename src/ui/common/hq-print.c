/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-print.h"

#include <glib/gi18n.h>

#include "hq-memory.h"
#include "hq-print-system.h"
#include "hq-slip-raster.h"

/* What came of a slip is not known of the next for longer: the desktop tells nothing in between. */
#define HQ_PRINT_FORGET_SECONDS 5

struct _HqPrint
{
  GObject parent_instance;

  HqPrinter *printer;          /* (owned) (nullable): one that takes ESC/POS, or none */
  char *system;                /* (owned) (nullable): the name of one of the desktop's */
  int paper;                   /* millimetres */
  HqPrinterState system_state; /* what came of the last slip, for some seconds */
  guint forgetting;            /* a source, 0 for none */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HqPrint, hq_print, G_TYPE_OBJECT)

/* A slip that is drawn on the printer's thread. */
typedef struct
{
  HqSlip *slip; /* (owned) */
  int paper;
} HqPrintDocument;

static void
hq_print_on_changed (HqPrint *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
hq_print_on_forget (gpointer user_data)
{
  HqPrint *self = user_data;

  self->forgetting = 0;
  self->system_state = HQ_PRINTER_READY;
  hq_print_on_changed (self);
  return G_SOURCE_REMOVE;
}

static void
hq_print_set_system_state (HqPrint *self, HqPrinterState state)
{
  g_clear_handle_id (&self->forgetting, g_source_remove);
  if (state != HQ_PRINTER_READY)
    self->forgetting = g_timeout_add_seconds (HQ_PRINT_FORGET_SECONDS, hq_print_on_forget, self);
  if (self->system_state == state)
    return;
  self->system_state = state;
  hq_print_on_changed (self);
}

static void
hq_print_close (HqPrint *self)
{
  g_clear_handle_id (&self->forgetting, g_source_remove);
  if (self->printer != NULL)
    g_signal_handlers_disconnect_by_data (self->printer, self);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->system, g_free);
}

static void
hq_print_use (HqPrint *self, const char *text, int paper)
{
  g_auto (HqPrinterAddress) address = { 0 };

  hq_print_close (self);
  self->paper = paper;
  self->system_state = HQ_PRINTER_READY;
  if (!hq_printer_address_parse (text, &address))
    g_message ("%s is no address of a printer.", text);
  if (address.kind == HQ_PRINTER_TO_SYSTEM)
    self->system = g_steal_pointer (&address.target);
  else
    {
      self->printer = hq_printer_new (&address);
      g_signal_connect_swapped (self->printer, "changed", G_CALLBACK (hq_print_on_changed), self);
    }
}

static void
hq_print_dispose (GObject *object)
{
  hq_print_close (HQ_PRINT (object));
  G_OBJECT_CLASS (hq_print_parent_class)->dispose (object);
}

static void
hq_print_class_init (HqPrintClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_print_dispose;
  /**
   * HqPrint::changed:
   *
   * It stands otherwise with the printer than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_print_init (HqPrint *self)
{
}

/**
 * hq_print_new:
 * @address: where it is, as hq_printer_address_parse() takes it; what is no address is no printer
 * @paper: the width of its paper, millimetres
 *
 * Returns: (transfer full): a printer of slips
 */
HqPrint *
hq_print_new (const char *address, int paper)
{
  HqPrint *self = g_object_new (HQ_TYPE_PRINT, NULL);

  hq_print_use (self, address, paper);
  return self;
}

static void
hq_print_remember (HqPrint *self)
{
  g_autofree char *address = hq_memory_get_text ("printer");

  hq_print_use (self, address, hq_memory_get_number ("printer-width", HQ_SLIP_WIDE));
}

static void
hq_print_on_setting (HqPrint *self, const char *key)
{
  if (!g_str_has_prefix (key, "printer"))
    return;
  hq_print_remember (self);
  hq_print_on_changed (self);
}

/**
 * hq_print_get_own:
 *
 * The printer that this machine remembers as its own. Another one that is chosen in the launcher
 * takes its place at once.
 *
 * Returns: (transfer none): the same for the whole process
 */
HqPrint *
hq_print_get_own (void)
{
  static HqPrint *own;
  static GSettings *settings;

  if (own != NULL)
    return own;
  own = g_object_new (HQ_TYPE_PRINT, NULL);
  hq_print_remember (own);
  settings = hq_memory_open ();
  if (settings != NULL)
    g_signal_connect_swapped (settings, "changed", G_CALLBACK (hq_print_on_setting), own);
  return own;
}

/**
 * hq_print_get_state:
 *
 * Returns: how it stands with the printer; of one of the desktop's, what came of a slip just now
 */
HqPrinterState
hq_print_get_state (HqPrint *self)
{
  return self->system != NULL ? self->system_state : hq_printer_get_state (self->printer);
}

/**
 * hq_print_get_paper:
 *
 * Returns: the same as the hall is told of it; one of the desktop's tells nothing of its paper, and one
 *   that is slow may be about to
 */
HqPaper
hq_print_get_paper (HqPrint *self)
{
  switch (hq_print_get_state (self))
    {
    case HQ_PRINTER_NONE:
      return HQ_PAPER_NONE;
    case HQ_PRINTER_READY:
      return self->system != NULL ? HQ_PAPER_UNKNOWN : HQ_PAPER_OK;
    case HQ_PRINTER_PAPER_LOW:
      return HQ_PAPER_LOW;
    case HQ_PRINTER_PAPER_OUT:
      return HQ_PAPER_OUT;
    case HQ_PRINTER_COVER_OPEN:
    case HQ_PRINTER_OFFLINE:
      return HQ_PAPER_FAULT;
    case HQ_PRINTER_SLOW:
    case HQ_N_PRINTER_STATES:
    default:
      return HQ_PAPER_UNKNOWN;
    }
}

/**
 * hq_print_is_queue:
 *
 * Returns: whether slips only go into a queue of the desktop's: what was printed was sent, and need not
 *   be out
 */
gboolean
hq_print_is_queue (HqPrint *self)
{
  return self->system != NULL;
}

/**
 * hq_print_describe:
 *
 * Returns: how it stands with a printer, in a sentence for the staff
 */
const char *
hq_print_describe (HqPrinterState state)
{
  switch (state)
    {
    case HQ_PRINTER_NONE:
      return _ ("No printer");
    case HQ_PRINTER_READY:
      return _ ("Ready");
    case HQ_PRINTER_PAPER_LOW:
      return _ ("Ready, but the paper is nearly used up");
    case HQ_PRINTER_SLOW:
      return _ ("It takes nothing, or answers late");
    case HQ_PRINTER_PAPER_OUT:
      return _ ("Out of paper");
    case HQ_PRINTER_COVER_OPEN:
      return _ ("Its cover is open");
    case HQ_PRINTER_OFFLINE:
      return _ ("It cannot be reached, or has a fault");
    case HQ_N_PRINTER_STATES:
      break;
    }
  g_return_val_if_reached ("");
}

static void
hq_print_free_document (gpointer data)
{
  HqPrintDocument *document = data;

  hq_slip_free (document->slip);
  g_free (document);
}

static GBytes *
hq_print_make (gpointer data, GError **error)
{
  HqPrintDocument *document = data;

  return hq_slip_raster_to_escpos (document->slip, hq_slip_get_dots (document->paper), error);
}

static HqPrinterJob
hq_print_make_job (HqPrint *self, HqSlip *slip)
{
  HqPrintDocument *document = g_new (HqPrintDocument, 1);

  *document = (HqPrintDocument){ slip, self->paper };
  return (HqPrinterJob){ hq_print_make, document, hq_print_free_document };
}

/**
 * hq_print_warm:
 * @slip: (transfer full): a slip like those that will be printed
 *
 * Has it drawn for nobody, so that the first one that is printed does not have to find its fonts.
 */
void
hq_print_warm (HqPrint *self, HqSlip *slip)
{
  HqPrinterJob job = hq_print_make_job (self, slip);

  if (self->printer != NULL)
    hq_printer_warm (self->printer, &job);
  else
    job.free_document (job.document);
}

static void
hq_print_on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (hq_printer_print_finish (HQ_PRINTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
hq_print_on_system_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HqPrint *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean is_sent = hq_print_system_finish (result, &error);

  /* A job may have been meant for a printer that is not this one's any more. How it stands is told
   * first: whoever asked for the slip has the last word on it. */
  if (self->system != NULL)
    hq_print_set_system_state (self, !is_sent && error->domain == HQ_PRINTER_ERROR
                                       ? (HqPrinterState) error->code
                                       : HQ_PRINTER_READY);
  if (is_sent)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * hq_print_slip_async:
 * @slip: (transfer full): what is to be printed, after what was asked for before
 * @cancellable: (nullable): to leave it, until it has begun
 * @callback: called when it was printed, or could not be
 */
void
hq_print_slip_async (HqPrint *self,
                     HqSlip *slip,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  HqPrinterJob job;

  g_task_set_source_tag (task, hq_print_slip_async);
  if (self->system != NULL)
    {
      hq_print_system_async (&(HqPrintSystemOrder){ self->system, self->paper, slip }, cancellable,
                             hq_print_on_system_printed, task);
      return;
    }
  job = hq_print_make_job (self, slip);
  hq_printer_print_async (self->printer, &job, cancellable, hq_print_on_printed, task);
}

/**
 * hq_print_slip_finish:
 *
 * Returns: whether it was printed; %FALSE with the state that stood in the way as the code of an
 *   %HQ_PRINTER_ERROR, with %G_IO_ERROR_CANCELLED, or with why it could not be drawn
 */
gboolean
hq_print_slip_finish (HqPrint *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
