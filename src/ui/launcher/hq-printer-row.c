/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-printer-row.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-memory.h"
#include "hq-print.h"
#include "hq-probe-page.h"

struct _HqPrinterRow
{
  AdwExpanderRow parent_instance;

  GtkImage *icon;
  GtkButton *test;
  GtkEntry *address;
  GtkLabel *hint;
  AdwComboRow *paper;

  gboolean is_testing;
  const char *outcome; /* (nullable): of the last test, until the printer stands otherwise */
};

G_DEFINE_FINAL_TYPE (HqPrinterRow, hq_printer_row, ADW_TYPE_EXPANDER_ROW)

static void
hq_printer_row_draw (HqPrinterRow *self)
{
  HqPrinterState state = hq_print_get_state (hq_print_get_own ());
  const char *sentence = hq_print_describe (state);
  gboolean is_bad = state != HQ_PRINTER_NONE && state != HQ_PRINTER_READY;

  if (self->is_testing)
    sentence = _ ("Printing a test…");
  else if (self->outcome != NULL)
    sentence = self->outcome;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), sentence);
  gtk_image_set_from_icon_name (self->icon,
                                is_bad ? "printer-warning-symbolic" : "printer-symbolic");
  gtk_widget_set_sensitive (GTK_WIDGET (self->test), state != HQ_PRINTER_NONE && !self->is_testing);
}

static void
hq_printer_row_on_changed (HqPrinterRow *self)
{
  self->outcome = NULL;
  hq_printer_row_draw (self);
}

static void
hq_printer_row_on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqPrinterRow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_testing = FALSE;
  if (hq_print_slip_finish (HQ_PRINT (source), result, &error))
    self->outcome = hq_print_is_queue (HQ_PRINT (source))
                      ? _ ("The test was sent to the printer: please look whether all of it can "
                           "be read")
                      : _ ("The test was printed: please look whether all of it can be read");
  else
    self->outcome = error->domain == HQ_PRINTER_ERROR
                      ? hq_print_describe ((HqPrinterState) error->code)
                      : _ ("The test could not be drawn");
  hq_printer_row_draw (self);
}

static void
hq_printer_row_on_test (HqPrinterRow *self)
{
  self->is_testing = TRUE;
  hq_printer_row_draw (self);
  hq_print_slip_async (hq_print_get_own (), hq_probe_page_new_slip (), NULL,
                       hq_printer_row_on_printed, g_object_ref (self));
}

/* What is typed is taken only when it is an address, or nothing. */
static void
hq_printer_row_on_edited (HqPrinterRow *self)
{
  g_auto (HqPrinterAddress) address = { 0 };
  gboolean is_good = hq_printer_address_parse (gtk_editable_get_text (GTK_EDITABLE (self->address)),
                                               &address);

  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->address), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->address), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address), GTK_ACCESSIBLE_STATE_INVALID,
                               is_good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  /* Translators: addresses; HOST, NAME and FOLDER are what a person fills in. */
  gtk_label_set_label (self->hint,
                       is_good ? _ ("tcp://HOST for a printer on the network, "
                                    "device:///dev/usb/lp0 for one on this machine, system:NAME "
                                    "for one of the desktop's; empty for none")
                               : _ ("This is no address of a printer. It begins with tcp://, "
                                    "device:///, system: or file:///."));
}

/* Enter was pressed, or the entry was left; what is no address stays to be mended. */
static void
hq_printer_row_on_apply (HqPrinterRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (HqPrinterAddress) address = { 0 };

  if (hq_printer_address_parse (stripped, &address))
    hq_memory_set_text ("printer", stripped);
}

static void
hq_printer_row_on_paper (HqPrinterRow *self)
{
  hq_memory_set_number ("printer-width", adw_combo_row_get_selected (self->paper) == 0
                                           ? HQ_SLIP_NARROW
                                           : HQ_SLIP_WIDE);
}

static void
hq_printer_row_class_init (HqPrinterRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-printer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqPrinterRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HqPrinterRow, test);
  gtk_widget_class_bind_template_child (widget_class, HqPrinterRow, address);
  gtk_widget_class_bind_template_child (widget_class, HqPrinterRow, hint);
  gtk_widget_class_bind_template_child (widget_class, HqPrinterRow, paper);
  gtk_widget_class_bind_template_callback (widget_class, hq_printer_row_on_apply);
  gtk_widget_class_bind_template_callback (widget_class, hq_printer_row_on_edited);
  gtk_widget_class_bind_template_callback (widget_class, hq_printer_row_on_paper);
  gtk_widget_class_bind_template_callback (widget_class, hq_printer_row_on_test);
}

static void
hq_printer_row_init (HqPrinterRow *self)
{
  g_autofree char *address = hq_memory_get_text ("printer");
  int paper = hq_memory_get_number ("printer-width", HQ_SLIP_WIDE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_handlers_block_by_func (self->paper, hq_printer_row_on_paper, self);
  adw_combo_row_set_selected (self->paper, paper == HQ_SLIP_NARROW ? 0 : 1);
  g_signal_handlers_unblock_by_func (self->paper, hq_printer_row_on_paper, self);
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  hq_printer_row_on_edited (self);
  g_signal_connect_object (hq_print_get_own (), "changed", G_CALLBACK (hq_printer_row_on_changed),
                           self, G_CONNECT_SWAPPED);
  hq_printer_row_draw (self);
  hq_compat_name_expander (ADW_EXPANDER_ROW (self));
}
