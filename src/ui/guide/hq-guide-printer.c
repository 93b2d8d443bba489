/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-printer.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-hall-printer.h"
#include "hq-memory.h"
#include "hq-number.h"
#include "hq-place.h"
#include "hq-print.h"
#include "hq-ticket-slip.h"

/* How a machine remembers that tickets come out of its own printer. A device's code is never so. */
#define HQ_GUIDE_PRINTER_OWN "own printer"

struct _HqGuidePrinter
{
  GtkBox parent_instance;

  GtkDropDown *places;
  GtkLabel *said;

  GPtrArray *keys; /* (owned) (element-type utf8): "" for none, HQ_GUIDE_PRINTER_OWN, or a device */
  HqSetup *setup;  /* (owned) (nullable): what the places are of */
  HqPrint *print;  /* (owned) (nullable): where it is printed; %NULL for nowhere */
  gboolean setting; /* the places are being filled in */
};

G_DEFINE_FINAL_TYPE (HqGuidePrinter, hq_guide_printer, GTK_TYPE_BOX)

/* A slip on its way. */
typedef struct
{
  HqGuidePrinter *self; /* (owned) */
  char *number;         /* (owned) */
} HqGuidePrinterSlip;

static void
hq_guide_printer_say (HqGuidePrinter *self, const char *sentence, gboolean is_fault)
{
  gtk_label_set_label (self->said, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence[0] != '\0');
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "error");
}

/* What stands in the way is said before a ticket is given, too. */
static void
hq_guide_printer_on_changed (HqGuidePrinter *self)
{
  HqPrinterState state = self->print != NULL ? hq_print_get_state (self->print) : HQ_PRINTER_READY;

  if (state == HQ_PRINTER_READY)
    hq_guide_printer_say (self, "", FALSE);
  else
    hq_guide_printer_say (self, hq_print_describe (state), hq_printer_status_stops (state));
}

static void
hq_guide_printer_use (HqGuidePrinter *self, const char *key)
{
  g_auto (HqHallPrinter) found = { 0 };

  if (self->print != NULL)
    g_signal_handlers_disconnect_by_data (self->print, self);
  g_clear_object (&self->print);
  if (g_str_equal (key, HQ_GUIDE_PRINTER_OWN))
    self->print = g_object_ref (hq_print_get_own ());
  else if (key[0] != '\0' && hq_hall_printer_find (self->setup, key, &found))
    self->print = hq_print_new (found.address, found.paper);
  if (self->print != NULL)
    g_signal_connect_object (self->print, "changed", G_CALLBACK (hq_guide_printer_on_changed), self,
                             G_CONNECT_SWAPPED);
  hq_guide_printer_on_changed (self);
}

static void
hq_guide_printer_on_chosen (HqGuidePrinter *self)
{
  guint chosen = gtk_drop_down_get_selected (self->places);

  if (self->setting || chosen >= self->keys->len)
    return;
  hq_memory_set_text ("guide-printer", self->keys->pdata[chosen]);
  hq_guide_printer_use (self, self->keys->pdata[chosen]);
}

static void
hq_guide_printer_dispose (GObject *object)
{
  HqGuidePrinter *self = HQ_GUIDE_PRINTER (object);

  g_clear_object (&self->print);
  g_clear_pointer (&self->setup, hq_setup_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (hq_guide_printer_parent_class)->dispose (object);
}

static void
hq_guide_printer_class_init (HqGuidePrinterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_guide_printer_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-printer.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuidePrinter, places);
  gtk_widget_class_bind_template_child (widget_class, HqGuidePrinter, said);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_printer_on_chosen);
}

static void
hq_guide_printer_init (HqGuidePrinter *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_drop_down (self->places, _ ("Where tickets are printed"));
}

static void
hq_guide_printer_add (HqGuidePrinter *self, GtkStringList *names, const char *key, const char *name)
{
  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_append (names, name);
}

static void
hq_guide_printer_collect (HqGuidePrinter *self, GtkStringList *names)
{
  const char *kiosk = hq_place_get_nick (HQ_SCREEN_KIOSK);

  g_ptr_array_set_size (self->keys, 0);
  hq_guide_printer_add (self, names, "", _ ("Tickets are not printed"));
  if (hq_print_get_state (hq_print_get_own ()) != HQ_PRINTER_NONE)
    hq_guide_printer_add (self, names, HQ_GUIDE_PRINTER_OWN, _ ("Printer of this machine"));
  for (guint i = 0; i < self->setup->devices->len; i++)
    {
      const HqDevice *device = self->setup->devices->pdata[i];
      g_auto (HqHallPrinter) found = { 0 };

      if (g_str_equal (device->role, kiosk)
          && hq_hall_printer_find (self->setup, device->device, &found))
        hq_guide_printer_add (self, names, device->device, device->name);
    }
}

/**
 * hq_guide_printer_show:
 * @setup: the hall, whose kiosks' printers are offered; where there is none, nothing is shown
 */
void
hq_guide_printer_show (HqGuidePrinter *self, const HqSetup *setup)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = hq_memory_get_text ("guide-printer");
  guint index = 0;

  if (self->setup == setup)
    return;
  g_clear_pointer (&self->setup, hq_setup_unref);
  self->setup = hq_setup_ref (setup);
  self->setting = TRUE;
  hq_guide_printer_collect (self, names);
  g_ptr_array_find_with_equal_func (self->keys, chosen, g_str_equal, &index);
  if (index >= self->keys->len)
    index = 0;
  gtk_drop_down_set_model (self->places, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->places, index);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->keys->len > 1);
  hq_guide_printer_use (self, self->keys->pdata[index]);
}

static void
hq_guide_printer_on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqGuidePrinterSlip *slip = user_data;
  g_autoptr (HqGuidePrinter) self = slip->self;
  g_autofree char *number = slip->number;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_printed = hq_print_slip_finish (HQ_PRINT (source), result, &error);

  g_free (slip);
  if (is_printed && hq_print_is_queue (HQ_PRINT (source)))
    /* Translators: a ticket's number. */
    sentence = g_strdup_printf (_ ("%s is sent to the printer"), number);
  else if (is_printed)
    /* Translators: a ticket's number. */
    sentence = g_strdup_printf (_ ("%s is printed"), number);
  else
    /* Translators: a ticket's number, and how it stands with the printer. */
    sentence = g_strdup_printf (_ ("%s was not printed: %s"), number,
                                hq_print_describe (error->domain == HQ_PRINTER_ERROR
                                                     ? (HqPrinterState) error->code
                                                     : HQ_PRINTER_OFFLINE));
  hq_guide_printer_say (self, sentence, !is_printed);
}

/**
 * hq_guide_printer_print:
 * @view: the hall
 * @ticket: a ticket that the store has
 * @ahead: the people ahead of it, below 0 to leave them out
 * @reprint: whether it was printed before
 *
 * Returns: whether it is printed where the guide chose; %FALSE where nothing is
 */
gboolean
hq_guide_printer_print (HqGuidePrinter *self,
                        const HqView *view,
                        const HqTicket *ticket,
                        gint64 ahead,
                        gboolean reprint)
{
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  g_autofree char *sentence = NULL;
  HqGuidePrinterSlip *slip;

  if (self->print == NULL)
    return FALSE;
  slip = g_new (HqGuidePrinterSlip, 1);
  *slip = (HqGuidePrinterSlip){ g_object_ref (self), g_strdup (number) };
  sentence = g_strdup_printf (_ ("%s is being printed"), number);
  hq_guide_printer_say (self, sentence, FALSE);
  hq_print_slip_async (self->print, hq_ticket_slip_new (view, ticket, ahead, NULL, reprint), NULL,
                       hq_guide_printer_on_printed, slip);
  return TRUE;
}
