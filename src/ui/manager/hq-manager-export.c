/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-export.h"

#include <glib/gi18n.h>

#include "hq-error.h"
#include "hq-language.h"
#include "hq-manager-words.h"
#include "hq-report-export.h"
#include "hq-words.h"

/* A report on its way, shared by the screen and the thread that writes it: by one of them at a time. */
typedef struct
{
  HqReportExport export;
  char *path;           /* (owned) */
  char *made_by;        /* (owned) */
  HqReportWords *words; /* (owned): of the language in which it was asked for */
  GWeakRef widget;      /* HqManagerExport: who asked for it */
  gboolean stored;      /* its event is */
} HqManagerExportJob;

struct _HqManagerExport
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkWidget *rows;
  GtkLabel *said;
  GtkProgressBar *progress;
  GtkWidget *stop;

  HqManagerPanel *panel; /* (borrowed): that this is in; NULL before it has days */
  HqDate from;
  HqDate to;
  HqFigureAsk ask;               /* of the rows; its key is interned */
  const char *kind;              /* of the report that is asked for */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  GCancellable *cancellable;     /* (owned) (nullable): while something is written */
};

G_DEFINE_TYPE (HqManagerExport, hq_manager_export, ADW_TYPE_BIN)

static void
hq_manager_export_free_job (gpointer data)
{
  HqManagerExportJob *job = data;

  hq_report_export_clear (&job->export);
  g_weak_ref_clear (&job->widget);
  g_free (job->path);
  g_free (job->made_by);
  hq_report_words_unref (job->words);
}

static void
hq_manager_export_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, hq_manager_export_free_job);
}

static gpointer
hq_manager_export_write (HqHall *hall, gconstpointer query, GError **error)
{
  HqManagerExportJob *job = (HqManagerExportJob *) query;

  return hq_report_export_write (&job->export, hall, error) ? g_atomic_rc_box_acquire (job) : NULL;
}

static void
hq_manager_export_draw (HqManagerExport *self)
{
  gboolean writes = self->cancellable != NULL;

  gtk_widget_set_sensitive (self->button, self->panel != NULL && !writes);
  gtk_widget_set_sensitive (self->rows, !writes);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), writes);
  gtk_widget_set_visible (self->stop, writes);
}

/* Beside the button, since a window may stand before what is said in passing. */
static void
hq_manager_export_say (HqManagerExport *self, const char *sentence)
{
  gtk_label_set_label (self->said, sentence != NULL ? sentence : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->said), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence != NULL);
}

static void
hq_manager_export_say_error (HqManagerExport *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error_whole (error);

  hq_manager_export_say (self, sentence);
}

/* Gives the file its name where its event is stored, and removes it else: a disk may be slow, and the
 * screen does not wait for it. */
static void
hq_manager_export_do_settle (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HqManagerExportJob *job = data;
  g_autoptr (GError) error = NULL;

  if (job->stored)
    hq_report_export_finish (&job->export, &error);
  hq_report_export_clear (&job->export);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, job->stored);
}

static void
hq_manager_export_on_settled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqManagerExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (HqManagerExport) self = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup_printf (_ ("Written to %s."), job->path);
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  if (self != NULL && written)
    hq_manager_export_say (self, sentence);
  else if (self != NULL && error != NULL)
    hq_manager_export_say_error (self, error);
}

/* Takes the job. */
static void
hq_manager_export_settle (HqManagerExportJob *job, gboolean stored)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, hq_manager_export_on_settled, NULL);

  job->stored = stored;
  g_task_set_task_data (task, job, hq_manager_export_unref);
  g_task_run_in_thread (task, hq_manager_export_do_settle);
}

/* What is exported is an event of the hall: a file whose event could not be stored is none. */
static void
hq_manager_export_on_stored (gpointer request, const HqAnswer *answer, const GError *error)
{
  HqManagerExportJob *job = request;
  g_autoptr (HqManagerExport) self = g_weak_ref_get (&job->widget);

  if (self != NULL && answer == NULL)
    hq_manager_export_say_error (self, error);
  hq_manager_export_settle (g_atomic_rc_box_acquire (job), answer != NULL);
}

static void
hq_manager_export_on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerExport) self = user_data;
  g_autoptr (GError) error = NULL;
  HqManagerExportJob *job = hq_live_read_apart_finish (HQ_LIVE (source), result, &error);
  gboolean stopped = g_cancellable_is_cancelled (self->cancellable);
  gboolean there = gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
  HqOrder order;

  g_clear_object (&self->cancellable);
  if (there)
    hq_manager_export_draw (self);
  if (job != NULL && (stopped || !there))
    hq_manager_export_settle (job, FALSE);
  if (stopped && there)
    hq_manager_export_say (self, _ ("Stopped; nothing was written."));
  if (stopped || !there)
    return;
  if (job == NULL)
    {
      hq_manager_export_say_error (self, error);
      return;
    }
  hq_report_export_get_order (&job->export, &order);
  hq_manager_panel_run_for (self->panel, &order, hq_manager_export_on_stored, job,
                            hq_manager_export_unref);
}

static void
hq_manager_export_on_progress (double done, gpointer user_data)
{
  HqManagerExport *self = user_data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, done);
}

static void
hq_manager_export_start (HqManagerExport *self, const char *path)
{
  HqPage *page = hq_manager_panel_get_page (self->panel);
  HqLive *live = hq_page_get_live (page);
  const HqView *view = &hq_manager_panel_get_view (self->panel)->view;
  HqManagerExportJob *job = g_atomic_rc_box_new0 (HqManagerExportJob);
  HqLiveReader reader = { .read = hq_manager_export_write,
                          .query = job,
                          .free_query = hq_manager_export_unref,
                          .free_view = hq_manager_export_unref };
  HqLiveProgress progress = { .tell = hq_manager_export_on_progress };

  g_weak_ref_init (&job->widget, self);
  job->path = g_strdup (path);
  job->made_by = g_strdup (hq_manager_words_staff (view->setup, hq_live_get_staff (live)));
  job->words = hq_report_words_ref (hq_words_report ());
  job->export = (HqReportExport){ .kind = self->kind,
                                  .ask = self->ask,
                                  .path = job->path,
                                  .from = self->from,
                                  .to = self->to,
                                  .made_by = job->made_by,
                                  .english = g_str_equal (hq_language_get (), "en"),
                                  .words = job->words,
                                  .part = { .folder = -1 } };
  self->cancellable = g_cancellable_new ();
  progress.cancellable = self->cancellable;
  gtk_progress_bar_set_fraction (self->progress, 0);
  hq_manager_export_say (self, NULL);
  hq_manager_export_draw (self);
  hq_live_read_apart_async (live, &reader, &progress, hq_manager_export_on_written,
                            g_object_ref (self));
}

static void
hq_manager_export_on_chosen (HqManagerExport *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    hq_manager_export_start (self, path);
  else
    hq_manager_export_say (self, _ ("A report is written into a folder of this machine."));
}

static void
hq_manager_export_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const kinds[] = { "pdf", "xlsx", "csv", "rows" };
  HqManagerExport *self = HQ_MANAGER_EXPORT (widget);
  g_autofree char *from = hq_date_format (self->from);
  g_autofree char *to = hq_date_format (self->to);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents
                                                                    : g_get_home_dir ());
  g_autofree char *file = NULL;

  self->kind = kinds[0];
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], g_variant_get_string (parameter, NULL)))
      self->kind = kinds[i];
  if (g_str_equal (self->kind, "rows"))
    file = g_strdup_printf ("%s-%s.csv", hq_metric_get_nick (self->ask.metric), from);
  else if (self->from == self->to)
    file = g_strdup_printf ("%s.%s", from, self->kind);
  else
    file = g_strdup_printf ("%s--%s.%s", from, to, self->kind);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the report"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (hq_manager_export_on_chosen),
                            self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
hq_manager_export_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerExport *self = HQ_MANAGER_EXPORT (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Whoever signs out leaves no report behind that nobody answers for. */
static void
hq_manager_export_dispose (GObject *object)
{
  HqManagerExport *self = HQ_MANAGER_EXPORT (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (hq_manager_export_parent_class)->dispose (object);
}

static void
hq_manager_export_class_init (HqManagerExportClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_manager_export_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-export.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerExport, button);
  gtk_widget_class_bind_template_child (widget_class, HqManagerExport, rows);
  gtk_widget_class_bind_template_child (widget_class, HqManagerExport, said);
  gtk_widget_class_bind_template_child (widget_class, HqManagerExport, progress);
  gtk_widget_class_bind_template_child (widget_class, HqManagerExport, stop);
  gtk_widget_class_install_action (widget_class, "export.save", "s", hq_manager_export_save);
  gtk_widget_class_install_action (widget_class, "export.stop", NULL, hq_manager_export_cancel);
}

static void
hq_manager_export_init (HqManagerExport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_manager_export_set_days:
 * @panel: what this stands on
 * @from: the first day of which a report can be written from now on
 * @to: the last day
 */
void
hq_manager_export_set_days (HqManagerExport *self, HqManagerPanel *panel, HqDate from, HqDate to)
{
  self->panel = panel;
  self->from = from;
  self->to = to;
  hq_manager_export_draw (self);
}

/**
 * hq_manager_export_set_rows:
 * @panel: from where the figure was asked for
 * @ask: a figure, whose rows can be saved from now on instead of a report; its key is interned
 */
void
hq_manager_export_set_rows (HqManagerExport *self, HqManagerPanel *panel, const HqFigureAsk *ask)
{
  self->ask = *ask;
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_visible (self->rows, TRUE);
  hq_manager_export_set_days (self, panel, ask->from, ask->to);
}
