/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-scan-row.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-memory.h"
#include "hq-scanner.h"

#define HQ_SCAN_ROW_MEMORY "reader"

struct _HqScanRow
{
  AdwExpanderRow parent_instance;

  GtkEditable *address;
  AdwActionRow *test;
  GtkImage *state;

  HqScanner *scanner; /* (owned) (nullable): while the row is open */
  guint n_scans;      /* since then */
};

G_DEFINE_TYPE (HqScanRow, hq_scan_row, ADW_TYPE_EXPANDER_ROW)

static void
hq_scan_row_show (HqScanRow *self, const char *icon, const char *sentence)
{
  gtk_image_set_from_icon_name (self->state, icon);
  adw_action_row_set_subtitle (self->test, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->test), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
}

/* How it stands with the reader before something is scanned. */
static void
hq_scan_row_draw_state (HqScanRow *self)
{
  static const char *const sentences[HQ_N_READER_STATES] = {
    [HQ_READER_ABSENT] = N_ ("No reader is at this line; it is taken as soon as it is plugged in."),
    [HQ_READER_PRESENT] = N_ ("The reader is there."),
    [HQ_READER_DENIED] = N_ ("This user may not read this line: add it to the group dialout."),
    [HQ_READER_IN_USE] = N_ ("Another program has this line, perhaps a role that runs here."),
    [HQ_READER_NOT_A_READER] = N_ ("This is no serial line."),
    [HQ_READER_FAILED] = N_ ("This line cannot be read; the log says why."),
  };
  HqReaderState state = hq_scanner_get_state (self->scanner);

  if (gtk_editable_get_text (self->address)[0] == '\0')
    hq_scan_row_show (self, "input-keyboard-symbolic",
                      _ ("Hold a ticket or a card to the reader: it types as a keyboard does."));
  else
    hq_scan_row_show (self,
                      state == HQ_READER_PRESENT ? "emblem-ok-symbolic" : "dialog-warning-symbolic",
                      _ (sentences[state]));
}

/* What it was, and never the text itself: it may be somebody's identity number. */
static char *
hq_scan_row_describe (const HqReaderScan *scan)
{
  gulong length = (gulong) g_utf8_strlen (scan->text, -1);

  switch (scan->kind)
    {
    case HQ_READER_TICKET:
      return g_strdup (_ ("A ticket's code."));
    case HQ_READER_IDENTITY:
      return g_strdup (_ ("A resident ID, check digit right."));
    case HQ_READER_BAD_IDENTITY:
      return g_strdup (_ ("A resident ID with a mistake in it."));
    case HQ_READER_SLOT:
      return g_strdup_printf (ngettext ("Letters and digits, such as an appointment's code or a "
                                        "passport's number: %lu character.",
                                        "Letters and digits, such as an appointment's code or a "
                                        "passport's number: %lu characters.", length),
                              length);
    case HQ_READER_UNKNOWN:
    case HQ_N_READER_KINDS:
    default:
      return g_strdup_printf (ngettext ("Something that is of no use here: %lu character.",
                                        "Something that is of no use here: %lu characters.",
                                        length),
                              length);
    }
}

static gboolean
hq_scan_row_on_scanned (HqScanRow *self, const HqReaderScan *scan)
{
  g_autofree char *what = hq_scan_row_describe (scan);
  g_autofree char *sentence = NULL;

  /* Translators: which scan it is since the row was opened, and what was read. */
  sentence = g_strdup_printf (_ ("Scan %u: %s"), ++self->n_scans, what);
  hq_scan_row_show (self,
                    scan->kind == HQ_READER_BAD_IDENTITY || scan->kind == HQ_READER_UNKNOWN
                      ? "dialog-warning-symbolic"
                      : "emblem-ok-symbolic",
                    sentence);
  return TRUE;
}

static void
hq_scan_row_open (HqScanRow *self)
{
  self->n_scans = 0;
  self->scanner = hq_scanner_new (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (self->scanner, "scanned", G_CALLBACK (hq_scan_row_on_scanned), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "state-changed", G_CALLBACK (hq_scan_row_draw_state),
                           self, G_CONNECT_SWAPPED);
  hq_scanner_set_address (self->scanner, gtk_editable_get_text (self->address));
}

static void
hq_scan_row_on_expanded (HqScanRow *self)
{
  gboolean expanded = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self));

  if (expanded && self->scanner == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    hq_scan_row_open (self);
  else if (!expanded)
    g_clear_object (&self->scanner);
}

/* What the row says while it is shut. */
static void
hq_scan_row_draw_address (HqScanRow *self)
{
  const char *address = gtk_editable_get_text (self->address);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 address[0] != '\0' ? address : _ ("Types as a keyboard does"));
}

static void
hq_scan_row_on_apply (HqScanRow *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (self->address)));

  gtk_editable_set_text (self->address, address);
  hq_memory_set_text (HQ_SCAN_ROW_MEMORY, address);
  hq_scan_row_draw_address (self);
  if (self->scanner != NULL)
    hq_scanner_set_address (self->scanner, address);
}

static void
hq_scan_row_dispose (GObject *object)
{
  g_clear_object (&HQ_SCAN_ROW (object)->scanner);
  G_OBJECT_CLASS (hq_scan_row_parent_class)->dispose (object);
}

static void
hq_scan_row_class_init (HqScanRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_scan_row_dispose;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-scan-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqScanRow, address);
  gtk_widget_class_bind_template_child (widget_class, HqScanRow, test);
  gtk_widget_class_bind_template_child (widget_class, HqScanRow, state);
  gtk_widget_class_bind_template_callback (widget_class, hq_scan_row_on_expanded);
  gtk_widget_class_bind_template_callback (widget_class, hq_scan_row_on_apply);
}

static void
hq_scan_row_init (HqScanRow *self)
{
  g_autofree char *address = hq_memory_get_text (HQ_SCAN_ROW_MEMORY);

  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_expander (ADW_EXPANDER_ROW (self));
  gtk_editable_set_text (self->address, address);
  hq_scan_row_draw_address (self);
}
