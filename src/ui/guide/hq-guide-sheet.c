/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-sheet.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-guide-view.h"
#include "hq-late.h"
#include "hq-memory.h"
#include "hq-number.h"
#include "hq-sheet.h"

#define HQ_GUIDE_SHEET_COUNT (4 * HQ_SHEET_PER_PAGE)
#define HQ_GUIDE_SHEET_PRINTED "emergency-printed"

/* What is to be written, on its way from the question to the file; counts who knows it, since each of
 * the windows may go away with the desk. */
typedef struct
{
  HqPage *page;                  /* (owned) */
  GtkSpinButton *first;          /* (borrowed): of the question, while it is open */
  GtkSpinButton *count;          /* (borrowed) */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  HqSheet sheet;
  char *hall;    /* (owned) */
  char *hall_en; /* (owned) */
  char *path;    /* (owned) (nullable) */
} HqGuideSheet;

static HqGuideSheet *
hq_guide_sheet_new (HqPage *page)
{
  const HqGuideView *view = hq_page_get_view (page);
  HqGuideSheet *self = g_rc_box_new0 (HqGuideSheet);

  self->page = g_object_ref (page);
  self->hall = g_strdup (view->view.setup->name);
  self->hall_en = g_strdup (view->view.setup->name_en);
  return self;
}

static void
hq_guide_sheet_clear (gpointer data)
{
  HqGuideSheet *self = data;

  g_object_unref (self->page);
  g_clear_object (&self->chooser);
  g_free (self->hall);
  g_free (self->hall_en);
  g_free (self->path);
}

static void
hq_guide_sheet_unref (gpointer data)
{
  g_rc_box_release_full (data, hq_guide_sheet_clear);
}

static void
hq_guide_sheet_drop (gpointer data, GClosure *closure)
{
  hq_guide_sheet_unref (data);
}

/* The number after the largest that is known: what was printed may be in a drawer, and what was entered
 * today may come from another desk. After the last of all they begin anew. */
static int
hq_guide_sheet_get_first (const HqGuideView *view)
{
  guint last = (guint) hq_memory_get_number (HQ_GUIDE_SHEET_PRINTED, 0);

  for (guint i = 0; i < view->late->len; i++)
    last = MAX (last, g_array_index (view->late, HqGuideViewVisitor, i).ticket.number);
  return last >= HQ_NUMBER_LATE_MOST ? 1 : (int) last + 1;
}

/* One page that is printed again makes nobody forget those after it. */
static void
hq_guide_sheet_remember (const HqGuideSheet *self)
{
  int printed = hq_memory_get_number (HQ_GUIDE_SHEET_PRINTED, 0);
  int last = (int) (self->sheet.first + self->sheet.count) - 1;

  if (last > printed || printed == HQ_NUMBER_LATE_MOST)
    hq_memory_set_number (HQ_GUIDE_SHEET_PRINTED, last);
}

static void
hq_guide_sheet_write (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HqGuideSheet *self = data;
  GError *error = NULL;

  if (hq_sheet_write (&self->sheet, self->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
hq_guide_sheet_on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqGuideSheet *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint pages = hq_sheet_count_pages (&self->sheet);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      hq_page_say_error (HQ_PAGE (source), error);
      return;
    }
  hq_guide_sheet_remember (self);
  sentence = g_strdup_printf (ngettext ("%s is saved, %u page. Print it and keep it at the desk.",
                                        "%s is saved, %u pages. Print them and keep them at the "
                                        "desk.",
                                        pages),
                              name, pages);
  hq_page_say (HQ_PAGE (source), sentence);
}

/* The file is written on a thread of its own. */
static void
hq_guide_sheet_start (HqGuideSheet *self)
{
  g_autoptr (GTask) task = g_task_new (self->page, NULL, hq_guide_sheet_on_written, NULL);

  g_task_set_source_tag (task, hq_guide_sheet_start);
  self->sheet.hall = self->hall;
  self->sheet.hall_en = self->hall_en;
  g_task_set_task_data (task, g_rc_box_acquire (self), hq_guide_sheet_unref);
  g_task_run_in_thread (task, hq_guide_sheet_write);
}

static void
hq_guide_sheet_on_chosen (HqGuideSheet *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  self->path = g_file_get_path (file);
  if (self->path != NULL)
    hq_guide_sheet_start (self);
}

static void
hq_guide_sheet_choose (HqGuideSheet *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page)));
  g_autofree char *name = g_strdup_printf ("Y%03u-Y%03u.pdf", self->sheet.first,
                                           self->sheet.first + self->sheet.count - 1);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents
                                                                    : g_get_home_dir ());

  self->chooser = gtk_file_chooser_native_new (_ ("Save Emergency Numbers"), window,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_data (self->chooser, "response", G_CALLBACK (hq_guide_sheet_on_chosen),
                         g_rc_box_acquire (self), hq_guide_sheet_drop, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
hq_guide_sheet_on_response (HqGuideSheet *self, const char *response)
{
  if (!g_str_equal (response, "save"))
    return;
  self->sheet.first = (guint) gtk_spin_button_get_value_as_int (self->first);
  self->sheet.count = (guint) gtk_spin_button_get_value_as_int (self->count);
  self->sheet.count = MIN (self->sheet.count, HQ_NUMBER_LATE_MOST + 1 - self->sheet.first);
  hq_guide_sheet_choose (self);
}

/* A number with its name before it; the name is the widget's for screen readers too. */
static GtkSpinButton *
hq_guide_sheet_add_spin (GtkGrid *grid, int row, const char *name, double most)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (name);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, most, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  hq_compat_name_buttons (spin);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, spin, 1, row, 1, 1);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
hq_guide_sheet_make_grid (HqGuideSheet *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->first = hq_guide_sheet_add_spin (GTK_GRID (grid), 0, _ ("_First number"),
                                         HQ_NUMBER_LATE_MOST);
  self->count = hq_guide_sheet_add_spin (GTK_GRID (grid), 1, _ ("_How many"), HQ_SHEET_MOST);
  gtk_spin_button_set_value (self->first, hq_guide_sheet_get_first (hq_page_get_view (self->page)));
  gtk_spin_button_set_value (self->count, HQ_GUIDE_SHEET_COUNT);
  return grid;
}

static AdwMessageDialog *
hq_guide_sheet_make_dialog (HqPage *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (window, _ ("Print emergency numbers"),
                            _ ("They are handed out when the store is away, and entered here "
                               "afterwards. A page has 24 of them to be cut up; print them while "
                               "all is well.")));

  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), "save", _ ("_Save as PDF"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "close");
  return dialog;
}

/**
 * hq_guide_sheet_ask:
 * @page: a guide desk, which has read its hall; it need not be in reach any more
 *
 * Asks which emergency numbers are wanted and where, and saves them to be printed.
 */
void
hq_guide_sheet_ask (HqPage *page)
{
  const HqGuideView *view = hq_page_get_view (page);
  g_autoptr (GError) error = NULL;
  AdwMessageDialog *dialog;
  HqGuideSheet *self;

  if (view == NULL)
    return;
  if (!hq_late_may_number (view->view.setup, &error))
    {
      hq_page_say_error (page, error);
      return;
    }
  self = hq_guide_sheet_new (page);
  dialog = hq_guide_sheet_make_dialog (page);
  adw_message_dialog_set_extra_child (dialog, hq_guide_sheet_make_grid (self));
  g_signal_connect_data (dialog, "response", G_CALLBACK (hq_guide_sheet_on_response), self,
                         hq_guide_sheet_drop, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
