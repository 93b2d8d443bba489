/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-own.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-counter-words.h"
#include "hq-language.h"

struct _HqCounterOwn
{
  AdwBin parent_instance;

  AdwActionRow *today;
  AdwExpanderRow *cases;

  HqLive *live;          /* (owned) (nullable) */
  GCancellable *reading; /* (owned) (nullable) */
  GPtrArray *rows;       /* (owned) (element-type GtkWidget): of the cases */
  char *staff;           /* (owned) (nullable): whose it is */
  HqDate day;
  gint64 served;
};

G_DEFINE_TYPE (HqCounterOwn, hq_counter_own, ADW_TYPE_BIN)

static void
hq_counter_own_clear (HqCounterOwn *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->cases, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
hq_counter_own_add (HqCounterOwn *self, const char *title, const char *subtitle, const char *class)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (class != NULL)
    gtk_widget_add_css_class (row, class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  adw_expander_row_add_row (self->cases, row);
  g_ptr_array_add (self->rows, row);
}

static void
hq_counter_own_add_case (HqCounterOwn *self, const HqCounterCase *row)
{
  static const char *const classes[] = { [HQ_LIGHT_NONE] = "light-none",
                                         [HQ_LIGHT_GREEN] = "light-green",
                                         [HQ_LIGHT_YELLOW] = "light-yellow",
                                         [HQ_LIGHT_RED] = "light-red",
                                         [HQ_LIGHT_OVERDUE] = "light-overdue" };
  HqLight light = row->line.light;
  g_autofree char *due = hq_counter_words_due (row->line.row.due_day);
  g_autofree char *title = g_strdup_printf (_ ("%s %s · case %d, %s"),
                                            hq_counter_words_shape (light),
                                            hq_counter_words_light (light),
                                            (int) row->line.row.case_file, due);

  hq_counter_own_add (self, title, hq_language_pick (row->name, row->name_en), classes[light]);
}

static void
hq_counter_own_on_cases (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCounterOwn) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = hq_live_read_finish (HQ_LIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hq_counter_own_clear (self);
  if (cases == NULL)
    {
      g_autofree char *sentence = hq_words_error (error);

      hq_counter_own_add (self, sentence, "", NULL);
      return;
    }
  for (guint i = 0; i < cases->len; i++)
    hq_counter_own_add_case (self, cases->pdata[i]);
  if (cases->len == 0)
    hq_counter_own_add (self, _ ("You have no open cases."), "", NULL);
}

static void
hq_counter_own_on_expanded (HqCounterOwn *self)
{
  const HqCounterLook look = { .staff = self->staff, .day = self->day };
  HqLiveReader reader = { .read = hq_counter_look_read_cases,
                          .free_query = hq_counter_look_free,
                          .free_view = (GDestroyNotify) g_ptr_array_unref };

  if (!adw_expander_row_get_expanded (self->cases) || self->live == NULL)
    return;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  reader.query = hq_counter_look_new (&look);
  hq_live_read_async (self->live, &reader, self->reading, hq_counter_own_on_cases,
                      g_object_ref (self));
}

static void
hq_counter_own_dispose (GObject *object)
{
  HqCounterOwn *self = HQ_COUNTER_OWN (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (hq_counter_own_parent_class)->dispose (object);
}

static void
hq_counter_own_finalize (GObject *object)
{
  HqCounterOwn *self = HQ_COUNTER_OWN (object);

  g_ptr_array_unref (self->rows);
  g_free (self->staff);
  G_OBJECT_CLASS (hq_counter_own_parent_class)->finalize (object);
}

static void
hq_counter_own_class_init (HqCounterOwnClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_counter_own_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_counter_own_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-own.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterOwn, today);
  gtk_widget_class_bind_template_child (widget_class, HqCounterOwn, cases);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_own_on_expanded);
}

static void
hq_counter_own_init (HqCounterOwn *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_expander (self->cases);
}

static char *
hq_counter_own_describe (const HqCounterDeskOwn *own)
{
  g_autofree char *mean = NULL;

  if (own->measured == 0)
    return g_strdup_printf (_ ("%d served"), (int) own->served);
  mean = hq_words_elapsed (own->handled / own->measured);
  return g_strdup_printf (_ ("%d served, %s each on average"), (int) own->served, mean);
}

/**
 * hq_counter_own_set_view:
 * @self: the clerk's own
 * @live: the hall
 * @view: a counter at which somebody is signed in
 */
void
hq_counter_own_set_view (HqCounterOwn *self, HqLive *live, const HqCounterDeskView *view)
{
  const char *staff = view->counter.duty.staff;
  g_autofree char *today = hq_counter_own_describe (&view->own);
  gboolean other = g_strcmp0 (self->staff, staff) != 0;
  gboolean more = self->served != view->own.served || self->day != view->counter.view.today;

  g_set_object (&self->live, live);
  self->served = view->own.served;
  self->day = view->counter.view.today;
  adw_action_row_set_subtitle (self->today, today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->today), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  today, -1);
  if (other)
    {
      g_free (self->staff);
      self->staff = g_strdup (staff);
      adw_expander_row_set_expanded (self->cases, FALSE);
      hq_counter_own_clear (self);
    }
  else if (more)
    hq_counter_own_on_expanded (self);
}
