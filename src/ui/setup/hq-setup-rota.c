/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-rota.h"

#include <glib/gi18n.h>

#include "hq-manager-date.h"
#include "hq-setup-ask.h"
#include "hq-setup-rota-table.h"
#include "hq-setup-rota-words.h"
#include "hq-words.h"

struct _HqSetupRota
{
  HqSetupPanel parent_instance;

  HqManagerDate *date; /* (borrowed): all are in the template that this is */
  GtkLabel *state;
  GtkLabel *refusal;
  GtkStack *stack;
  AdwStatusPage *none;
  HqSetupRotaTable *table;
  GtkLabel *staged;

  HqRotaView *view; /* (owned) (nullable): until it was read */
  GArray *rows;     /* (owned) (nullable) (element-type HqRotaCounter): as the day is going to be */
  gboolean drops;   /* it is going to go by its kind again */
  HqDate day;       /* which is wanted, 0 for today */
  HqDate back_day;  /* whose rota is brought back once it is read, 0 for none */
  GArray *back;     /* (owned) (nullable) (element-type HqRotaCounter): as it was, %NULL where the day went by
                       its kind */
  gint64 seq;       /* the newest event that was known when it was read last */
  GCancellable *cancellable; /* (owned) (nullable): of the day that is being read */
  HqSetupAsk *ask;           /* (weak) (nullable): while it is asked whether to make the changes */
};

G_DEFINE_TYPE (HqSetupRota, hq_setup_rota, HQ_TYPE_SETUP_PANEL)

/* A rota that was asked for. */
typedef struct
{
  HqSetupRota *self; /* (owned) */
  HqSetupAsk *ask;   /* (weak) (nullable): the window in which it was */
  HqDate day;
  GArray *rows;      /* (owned) (element-type HqRotaCounter) */
  gboolean drops;    /* the day goes by its kind again */
} HqSetupRotaRequest;

/* Who waits for a reading; it may have been given up meanwhile. */
typedef struct
{
  HqSetupRota *self;         /* (owned) */
  GCancellable *cancellable; /* (owned) */
} HqSetupRotaRead;

static gboolean
hq_setup_rota_may_edit (HqSetupRota *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  /* The day that was chosen may still be on its way. */
  return self->view != NULL && (self->day == 0 || self->day == self->view->day)
         && !self->view->past && hq_manager_panel_may (page, HQ_ACT_ROTA)
         && !hq_manager_panel_is_busy (page);
}

static gboolean
hq_setup_rota_is_staged (HqSetupRota *self)
{
  if (self->view == NULL || self->rows == NULL)
    return FALSE;
  if (self->drops)
    return self->view->own;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, HqRotaCounter, i).halves
        != g_array_index (self->view->rows, HqRotaCounter, i).halves)
      return TRUE;
  return FALSE;
}

static void
hq_setup_rota_draw_actions (HqSetupRota *self)
{
  gboolean editable = hq_setup_rota_may_edit (self);
  gboolean staged = hq_setup_rota_is_staged (self);
  GtkWidget *widget = GTK_WIDGET (self);
  guint changed = 0;

  for (guint i = 0; self->view != NULL && i < self->rows->len; i++)
    for (guint64 differs = g_array_index (self->rows, HqRotaCounter, i).halves
                           ^ g_array_index (self->view->rows, HqRotaCounter, i).halves;
         differs != 0; differs &= differs - 1)
      changed++;
  gtk_widget_action_set_enabled (widget, "rota.copy", editable && !self->view->from_shut);
  gtk_widget_action_set_enabled (widget, "rota.kind", editable && self->view->kind != NULL);
  gtk_widget_action_set_enabled (widget, "rota.discard", editable && staged);
  gtk_widget_action_set_enabled (widget, "rota.make", editable && staged);
  if (!staged)
    gtk_label_set_label (self->staged, editable ? _ ("Nothing is changed.") : "");
  else
    {
      g_autofree char *text = g_strdup_printf (
        ngettext ("%u half-hour is changed and not made yet.",
                  "%u half-hours are changed and not made yet.", changed),
        changed);

      gtk_label_set_label (self->staged, text);
    }
}

static void
hq_setup_rota_draw (HqSetupRota *self)
{
  g_autofree char *state = NULL;
  gboolean shown;

  hq_setup_rota_draw_actions (self);
  if (self->view == NULL)
    return;
  state = hq_setup_rota_words_state (self->view, self->drops);
  shown = hq_setup_rota_table_show (self->table, self->view, self->rows,
                                    hq_setup_rota_may_edit (self));
  if (!shown)
    adw_status_page_set_title (self->none,
                               self->rows->len == 0 ? _ ("The hall has no counters.") : state);
  gtk_label_set_label (self->state, shown ? state : "");
  gtk_stack_set_visible_child_name (self->stack, shown ? "grid" : "none");
}

static void
hq_setup_rota_explain (HqSetupRota *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
}

/* Reading ------------------------------------------------------------------------------------- */

/* What was edited is kept on what the hall has now, counter by counter. */
static void
hq_setup_rota_take (HqSetupRota *self, HqRotaView *view)
{
  g_autoptr (GArray) rows = hq_rota_fit (view->view.setup, view->rows);
  gboolean same = self->view != NULL && self->view->day == view->day;

  self->drops = same && self->drops && (view->kind != NULL || view->own);
  for (guint i = 0; i < rows->len && same; i++)
    {
      HqRotaCounter *row = &g_array_index (rows, HqRotaCounter, i);

      if (self->drops)
        row->halves = hq_rota_get (view->of_kind, row->counter);
      else
        {
          guint64 mine = hq_rota_get (self->rows, row->counter);
          guint64 edited = mine ^ hq_rota_get (self->view->rows, row->counter);

          row->halves = (row->halves & ~edited) | (mine & edited);
        }
    }
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->view, hq_rota_plan_free);
  self->rows = g_steal_pointer (&rows);
  self->view = view;
}

static void hq_setup_rota_stage (HqSetupRota *self, const GArray *rows, gboolean drops);

/* How the day was becomes what is edited of it; a day that is over stays what it was. */
static void
hq_setup_rota_bring_back (HqSetupRota *self)
{
  g_autoptr (GArray) back = g_steal_pointer (&self->back);
  gboolean wanted = self->back_day == self->view->day;

  self->back_day = 0;
  if (!wanted)
    return;
  if (self->view->past)
    {
      g_autofree char *state = hq_setup_rota_words_state (self->view, FALSE);

      hq_setup_rota_explain (self, state);
      return;
    }
  hq_setup_rota_stage (self, back != NULL ? back : self->view->of_kind, back == NULL);
  if (!hq_setup_rota_is_staged (self))
    hq_setup_rota_explain (self, _ ("The day has this rota already."));
}

static void
hq_setup_rota_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree HqSetupRotaRead *read = user_data;
  g_autoptr (HqSetupRota) self = read->self;
  g_autoptr (GCancellable) cancellable = read->cancellable;
  g_autoptr (GError) error = NULL;
  HqRotaView *view = hq_live_read_finish (HQ_LIVE (source), result, &error);

  if (cancellable != self->cancellable)
    {
      g_clear_pointer (&view, hq_rota_plan_free);
      return;
    }
  g_clear_object (&self->cancellable);
  /* It is read again for whoever comes back. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&view, hq_rota_plan_free);
      self->seq = 0;
      return;
    }
  if (view == NULL)
    {
      g_autofree char *sentence = hq_words_error (error);

      hq_setup_rota_explain (self, sentence);
      if (self->view != NULL)
        {
          self->day = self->view->day;
          hq_manager_date_set (self->date, self->day);
        }
      self->seq = 0;
      hq_setup_rota_draw (self);
      return;
    }
  hq_setup_rota_take (self, view);
  hq_manager_date_set (self->date, view->day);
  if (self->back_day != 0)
    hq_setup_rota_bring_back (self);
  /* The hall may have gone on meanwhile. */
  hq_setup_panel_refresh (HQ_SETUP_PANEL (self));
}

static void
hq_setup_rota_read (HqSetupRota *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  HqRotaQuery *query = g_new0 (HqRotaQuery, 1);
  const HqLiveReader reader = { hq_rota_plan_read, query, g_free, hq_rota_plan_free };
  HqSetupRotaRead *read = g_new (HqSetupRotaRead, 1);

  query->day = self->day;
  self->seq = hq_manager_panel_get_view (page)->view.seq;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  *read = (HqSetupRotaRead){ g_object_ref (self), g_object_ref (self->cancellable) };
  hq_live_read_async (hq_page_get_live (hq_manager_panel_get_page (page)), &reader,
                      self->cancellable, hq_setup_rota_on_read, read);
}

static void
hq_setup_rota_refresh (HqSetupPanel *panel)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (panel);

  if (self->seq != hq_manager_panel_get_view (hq_setup_panel_get_page (panel))->view.seq
      && self->cancellable == NULL)
    hq_setup_rota_read (self);
  hq_setup_rota_draw (self);
}

/* Deeds --------------------------------------------------------------------------------------- */

/* Another day is looked at once what was begun on this one is made or given up. */
static void
hq_setup_rota_go (HqSetupRota *self, HqDate day)
{
  g_autofree char *date = self->view != NULL ? hq_date_format (self->view->day) : NULL;
  g_autofree char *sentence = NULL;

  if (hq_setup_rota_is_staged (self))
    {
      sentence = g_strdup_printf (_ ("Please make the changes of %s first, or discard them."),
                                  date);
      hq_setup_rota_explain (self, sentence);
      hq_manager_date_set (self->date, self->view->day);
      return;
    }
  hq_setup_rota_explain (self, NULL);
  self->day = day;
  hq_manager_date_set (self->date, day);
  hq_setup_rota_read (self);
  hq_setup_rota_draw_actions (self);
}

static void
hq_setup_rota_on_date (HqSetupRota *self)
{
  hq_setup_rota_go (self, hq_manager_date_get (self->date));
}

static void
hq_setup_rota_before (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (widget);

  if (self->view != NULL)
    hq_setup_rota_go (self, hq_date_add (self->view->day, -1));
}

static void
hq_setup_rota_after (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (widget);

  if (self->view != NULL)
    hq_setup_rota_go (self, hq_date_add (self->view->day, 1));
}

static void
hq_setup_rota_stage (HqSetupRota *self, const GArray *rows, gboolean drops)
{
  g_autoptr (GArray) fitted = hq_rota_fit (self->view->view.setup, rows);

  g_array_unref (self->rows);
  self->rows = g_steal_pointer (&fitted);
  self->drops = drops;
  hq_setup_rota_explain (self, NULL);
  hq_setup_rota_draw (self);
}

static void
hq_setup_rota_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (widget);

  hq_setup_rota_stage (self, self->view->from_rows, FALSE);
}

static void
hq_setup_rota_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (widget);

  hq_setup_rota_stage (self, self->view->of_kind, TRUE);
}

static void
hq_setup_rota_discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (widget);

  hq_setup_rota_stage (self, self->view->rows, FALSE);
}

static void
hq_setup_rota_on_changed (HqSetupRota *self)
{
  self->drops = FALSE;
  hq_setup_rota_explain (self, NULL);
  hq_setup_rota_draw (self);
}

static void
hq_setup_rota_free_request (gpointer data)
{
  HqSetupRotaRequest *request = data;

  g_clear_weak_pointer (&request->ask);
  g_object_unref (request->self);
  g_array_unref (request->rows);
  g_free (request);
}

static void
hq_setup_rota_on_done (gpointer data, const HqAnswer *answer, const GError *error)
{
  HqSetupRotaRequest *request = data;
  HqSetupRota *self = request->self;
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  if (answer == NULL && request->ask == NULL)
    hq_page_say_error (hq_manager_panel_get_page (page), error);
  if (request->ask != NULL)
    hq_setup_ask_end (request->ask, error);
  if (answer == NULL || request->day != self->view->day)
    return;
  /* What was edited is the hall's now. */
  g_array_unref (self->view->rows);
  self->view->rows = hq_rota_fit (self->view->view.setup, request->rows);
  self->view->own = !request->drops;
  self->drops = FALSE;
  hq_setup_rota_read (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
hq_setup_rota_on_make (HqSetupRota *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));
  HqSetupRotaRequest *request = g_new0 (HqSetupRotaRequest, 1);
  HqOrder order = { .act = HQ_ACT_ROTA, .from = self->view->day };

  request->self = g_object_ref (self);
  g_set_weak_pointer (&request->ask, self->ask);
  request->day = self->view->day;
  request->rows = hq_rota_fit (self->view->view.setup, self->rows);
  request->drops = self->drops;
  order.rows = self->drops ? NULL : request->rows;
  hq_manager_panel_run_for (page, &order, hq_setup_rota_on_done, request,
                            hq_setup_rota_free_request);
}

static void
hq_setup_rota_make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (widget);
  g_autofree char *date = hq_date_format (self->view->day);
  g_autofree char *title = g_strdup_printf (_ ("The rota of %s"), date);
  g_autoptr (GPtrArray) sentences = hq_setup_rota_words_changes (self->view->rows, self->rows);

  g_set_weak_pointer (&self->ask, hq_setup_ask_new (HQ_SETUP_PANEL (self), title,
                                                    _ ("Make this the rota")));
  g_signal_connect_object (self->ask, "make", G_CALLBACK (hq_setup_rota_on_make), self,
                           G_CONNECT_SWAPPED);
  if (self->drops)
    hq_setup_ask_add (self->ask, self->view->kind != NULL
                                   ? _ ("The day goes by the rota of its kind again.")
                                   : _ ("The day no longer has a rota of its own."));
  else if (!self->view->own)
    hq_setup_ask_add (self->ask, _ ("The day gets a rota of its own, and no longer goes by that of "
                                    "its kind."));
  for (guint i = 0; i < sentences->len; i++)
    hq_setup_ask_add (self->ask, sentences->pdata[i]);
  gtk_window_present (GTK_WINDOW (self->ask));
}

static void
hq_setup_rota_enter (HqSetupPanel *panel)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (panel);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->table)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * hq_setup_rota_take_back:
 * @day: a day
 * @rows: (nullable) (element-type HqRotaCounter): the rota that it had of its own once; %NULL where it went
 *   by its kind
 *
 * Shows the day with that as what is edited; nothing is done by that alone.
 */
void
hq_setup_rota_take_back (HqSetupRota *self, HqDate day, const GArray *rows)
{
  if (hq_setup_rota_is_staged (self))
    return;
  g_clear_pointer (&self->back, g_array_unref);
  self->back = rows != NULL ? g_array_ref ((GArray *) rows) : NULL;
  self->back_day = day;
  hq_setup_rota_go (self, day);
}

static gboolean
hq_setup_rota_is_edited (HqSetupPanel *panel)
{
  return hq_setup_rota_is_staged (HQ_SETUP_ROTA_PANEL (panel));
}

static void
hq_setup_rota_dispose (GObject *object)
{
  HqSetupRota *self = HQ_SETUP_ROTA_PANEL (object);

  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->ask);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->back, g_array_unref);
  g_clear_pointer (&self->view, hq_rota_plan_free);
  G_OBJECT_CLASS (hq_setup_rota_parent_class)->dispose (object);
}

static void
hq_setup_rota_class_init (HqSetupRotaClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqSetupPanelClass *panel_class = HQ_SETUP_PANEL_CLASS (class);
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc run;
  } actions[] = {
    { "rota.before", hq_setup_rota_before },   { "rota.after", hq_setup_rota_after },
    { "rota.copy", hq_setup_rota_copy },       { "rota.kind", hq_setup_rota_kind },
    { "rota.discard", hq_setup_rota_discard }, { "rota.make", hq_setup_rota_make },
  };

  G_OBJECT_CLASS (class)->dispose = hq_setup_rota_dispose;
  panel_class->refresh = hq_setup_rota_refresh;
  panel_class->enter = hq_setup_rota_enter;
  panel_class->is_edited = hq_setup_rota_is_edited;
  g_type_ensure (HQ_TYPE_MANAGER_DATE);
  g_type_ensure (HQ_TYPE_SETUP_ROTA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-rota.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, date);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, state);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, stack);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, none);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, table);
  gtk_widget_class_bind_template_child (widget_class, HqSetupRota, staged);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_rota_on_date);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_rota_on_changed);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].run);
}

static void
hq_setup_rota_init (HqSetupRota *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
