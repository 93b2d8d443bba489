/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-first-start.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hq-compat.h"
#include "hq-demo.h"
#include "hq-entry-row.h"
#include "hq-error.h"
#include "hq-init.h"
#include "hq-secret.h"
#include "hq-words.h"

struct _HqFirstStart
{
  AdwBin parent_instance;

  char *store; /* (owned) (nullable): where a hall is made */
  gboolean making;

  GtkButton *demo;
  GtkEditable *staff;
  HqSecret *password;
  HqSecret *again;
  GtkButton *empty;
  GtkSpinner *spinner;
  GtkLabel *say;
};

G_DEFINE_TYPE (HqFirstStart, hq_first_start, ADW_TYPE_BIN)

enum
{
  MADE,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A hall on its way. */
typedef struct
{
  char *store;    /* (owned) */
  char *staff;    /* (owned) (nullable): the administrator of an empty one; the demo hall without */
  char *password; /* (owned) (nullable) */
} HqFirstStartTask;

static void
hq_first_start_task_free (gpointer data)
{
  HqFirstStartTask *task = data;

  if (task->password != NULL)
    explicit_bzero (task->password, strlen (task->password));
  g_free (task->store);
  g_free (task->staff);
  g_free (task->password);
  g_free (task);
}

static void
hq_first_start_draw (HqFirstStart *self)
{
  const char *password = hq_secret_get_text (self->password);
  gboolean alike = g_str_equal (password, hq_secret_get_text (self->again));
  gboolean complete = gtk_editable_get_text (self->staff)[0] != '\0' && password[0] != '\0'
                      && alike;

  gtk_widget_set_sensitive (GTK_WIDGET (self->demo), !self->making);
  gtk_widget_set_sensitive (GTK_WIDGET (self->empty), !self->making && complete);
  gtk_spinner_set_spinning (self->spinner, self->making);
  if (!alike && hq_secret_get_text (self->again)[0] != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->again), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->again), "error");
}

static void
hq_first_start_on_typed (HqFirstStart *self)
{
  hq_first_start_draw (self);
}

static void
hq_first_start_make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HqFirstStartTask *made = data;
  g_autofree char *folder = g_path_get_dirname (made->store);
  GError *error = NULL;
  gboolean done;

  g_mkdir_with_parents (folder, 0700);
  if (made->staff != NULL)
    done = hq_init_create_empty (made->store, made->staff, made->password, &error);
  else
    done = hq_demo_create (made->store, HQ_HALL_DEMO, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
hq_first_start_on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqFirstStart *self = HQ_FIRST_START (source);
  const HqFirstStartTask *made = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->making = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    sentence = hq_error_is (error, HQ_ERROR_INVALID)
                 ? g_strdup (_ ("The password must have eight characters or more."))
                 : hq_words_error_whole (error);
  gtk_label_set_label (self->say, sentence != NULL ? sentence : "");
  hq_first_start_draw (self);
  if (error != NULL)
    return;
  hq_secret_set_text (self->password, "");
  hq_secret_set_text (self->again, "");
  g_signal_emit (self, signals[MADE], 0, made->store);
}

static void
hq_first_start_begin (HqFirstStart *self, const char *staff, const char *password)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, hq_first_start_on_done, NULL);
  HqFirstStartTask *made = g_new (HqFirstStartTask, 1);

  *made = (HqFirstStartTask){ g_strdup (self->store), g_strdup (staff), g_strdup (password) };
  self->making = TRUE;
  gtk_label_set_label (self->say, _ ("The hall is being made…"));
  hq_first_start_draw (self);
  g_task_set_task_data (task, made, hq_first_start_task_free);
  g_task_run_in_thread (task, hq_first_start_make);
}

static void
hq_first_start_on_demo (HqFirstStart *self)
{
  hq_first_start_begin (self, NULL, NULL);
}

static void
hq_first_start_on_empty (HqFirstStart *self)
{
  hq_first_start_begin (self, gtk_editable_get_text (self->staff),
                        hq_secret_get_text (self->password));
}

static void
hq_first_start_on_open (HqFirstStart *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
hq_first_start_finalize (GObject *object)
{
  g_free (HQ_FIRST_START (object)->store);
  G_OBJECT_CLASS (hq_first_start_parent_class)->finalize (object);
}

static void
hq_first_start_class_init (HqFirstStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_first_start_finalize;
  /**
   * HqFirstStart::made:
   * @store: the file of the hall that was made
   */
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HqFirstStart::open:
   *
   * Somebody wants to choose a hall that is there already.
   */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  g_type_ensure (HQ_TYPE_SECRET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, demo);
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, staff);
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, password);
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, again);
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, empty);
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, spinner);
  gtk_widget_class_bind_template_child (widget_class, HqFirstStart, say);
  gtk_widget_class_bind_template_callback (widget_class, hq_first_start_on_demo);
  gtk_widget_class_bind_template_callback (widget_class, hq_first_start_on_empty);
  gtk_widget_class_bind_template_callback (widget_class, hq_first_start_on_open);
  gtk_widget_class_bind_template_callback (widget_class, hq_first_start_on_typed);
}

static void
hq_first_start_init (HqFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_first_start_set_store:
 * @store: the file in which a hall is made, which is not there yet
 */
void
hq_first_start_set_store (HqFirstStart *self, const char *store)
{
  g_free (self->store);
  self->store = g_strdup (store);
}
