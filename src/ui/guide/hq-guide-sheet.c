/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-sheet.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-guide-view.h"
#include "hq-late.h"
#include "hq-error.h"
#include "hq-number.h"
#include "hq-sheet.h"

#define HQ_GUIDE_SHEET_COUNT (4 * HQ_SHEET_PER_PAGE)
/* Under which a page keeps the sheet for which it asks the hall. */
#define HQ_GUIDE_SHEET_DATA "hq-guide-sheet"

/* What is to be written, on its way from the question to the file; counts who knows it, since each of
 * the windows may go away with the desk. */
typedef struct
{
  HqPage *page;                  /* (owned) */
  GtkSpinButton *count;          /* (borrowed): of the question, while it is open */
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
  if (self->sheet.first == 1)
    hq_page_say (HQ_PAGE (source),
                 _ ("The numbers begin at Y001: throw away what is left of older sheets."));
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

/* Without the store nobody can tell what other desks have printed: what is printed now could be handed
 * out twice. */
static void
hq_guide_sheet_say_away (HqPage *page)
{
  hq_page_say (page,
               _ ("The store is away, so that nobody knows which numbers other desks have. Please "
                  "use the sheets that were printed before."));
}

static void
hq_guide_sheet_on_answered (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqGuideSheet *self = g_object_steal_data (G_OBJECT (page), HQ_GUIDE_SHEET_DATA);

  if (self == NULL)
    return;
  if (answer != NULL)
    {
      self->sheet.first = (guint) answer->value;
      hq_guide_sheet_choose (self);
    }
  else if (hq_error_is (error, HQ_ERROR_OFFLINE))
    hq_guide_sheet_say_away (page);
  else
    hq_page_say_error (page, error);
  hq_guide_sheet_unref (self);
}

/* The hall hands the numbers out, before anybody chooses where they go: numbers that are not saved then
 * are on no paper. */
static void
hq_guide_sheet_on_response (HqGuideSheet *self, const char *response)
{
  if (!g_str_equal (response, "save"))
    return;
  self->sheet.count = (guint) gtk_spin_button_get_value_as_int (self->count);
  g_object_set_data_full (G_OBJECT (self->page), HQ_GUIDE_SHEET_DATA, g_rc_box_acquire (self),
                          hq_guide_sheet_unref);
  hq_page_run (self->page, &(HqOrder){ .act = HQ_ACT_SHEET, .count = self->sheet.count },
               hq_guide_sheet_on_answered);
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
  self->count = hq_guide_sheet_add_spin (GTK_GRID (grid), 0, _ ("_How many"), HQ_SHEET_MOST);
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
                               "all is well, and each page once: no number is on two papers.")));

  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), "save", _ ("_Save as PDF"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "close");
  return dialog;
}

/**
 * hq_guide_sheet_ask:
 * @page: a guide desk, which has read its hall
 *
 * Asks how many emergency numbers are wanted and where, and saves those that the hall hands out to be
 * printed.
 */
void
hq_guide_sheet_ask (HqPage *page)
{
  const HqGuideView *view = hq_page_get_view (page);
  g_autoptr (GError) error = NULL;
  AdwMessageDialog *dialog;
  HqGuideSheet *self;

  if (view == NULL || g_object_get_data (G_OBJECT (page), HQ_GUIDE_SHEET_DATA) != NULL)
    return;
  if (!hq_late_may_number (view->view.setup, &error))
    {
      hq_page_say_error (page, error);
      return;
    }
  if (hq_page_is_lost (page))
    {
      hq_guide_sheet_say_away (page);
      return;
    }
  self = hq_guide_sheet_new (page);
  dialog = hq_guide_sheet_make_dialog (page);
  adw_message_dialog_set_extra_child (dialog, hq_guide_sheet_make_grid (self));
  g_signal_connect_data (dialog, "response", G_CALLBACK (hq_guide_sheet_on_response), self,
                         hq_guide_sheet_drop, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
