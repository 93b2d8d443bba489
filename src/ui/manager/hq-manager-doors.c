/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-doors.h"

#include <glib/gi18n.h>

#include "hq-manager-close-words.h"
#include "hq-words.h"

/* What leaves no event, as a machine that falls silent, is looked at after so long; and a busy hall not
 * more often than that. */
#define HQ_MANAGER_DOORS_SLOW (5 * G_TIME_SPAN_SECOND)
#define HQ_MANAGER_DOORS_FAST (G_TIME_SPAN_SECOND / 2)

struct _HqManagerDoors
{
  HqManagerPanel parent_instance;

  GtkLabel *sum;
  GtkLabel *refusal;
  GtkStack *stack;
  HqManagerReady *ready;
  HqManagerClose *close;

  char *shown;        /* (owned): "opening", "closing", or "reading" before it is known */
  HqReadiness *facts; /* (owned) (nullable): what was read last */
  GPtrArray *lines;   /* (owned) (nullable): HqReadinessLine of them */
  HqDate asked;       /* the day that the dialog asks about */
  gboolean asked_first_place;
  HqTime seen[HQ_N_READINESS];
  gboolean reading;
  gint64 read_at; /* by the monotonic clock */
  gint64 seq;     /* the newest event when it was asked for */
};

enum
{
  PROP_SHOWN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HqManagerDoors, hq_manager_doors, HQ_TYPE_MANAGER_PANEL)

static void
hq_manager_doors_explain (HqManagerDoors *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
}

/* Drawing -------------------------------------------------------------------------------------- */

static void
hq_manager_doors_draw_sum (HqManagerDoors *self)
{
  guint left = 0;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    left += ((const HqReadinessLine *) self->lines->pdata[i])->state != HQ_READINESS_READY;
  sentence = left == 0 ? g_strdup (_ ("The hall is ready."))
                       : g_strdup_printf (ngettext ("%u of %u lines is not ready.",
                                                    "%u of %u lines are not ready.", left),
                                          left, self->lines->len);
  gtk_label_set_label (self->sum, g_str_equal (self->shown, "opening") ? sentence : "");
}

static void
hq_manager_doors_draw (HqManagerDoors *self, HqTime now)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);
  gboolean busy = hq_manager_panel_is_busy (panel);
  HqManagerReadyLook look;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doors.probe",
                                 !busy && hq_manager_panel_may (panel, HQ_ACT_PROBE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doors.probe-all",
                                 !busy && hq_manager_panel_may (panel, HQ_ACT_PROBE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doors.close",
                                 !busy && hq_manager_panel_may (panel, HQ_ACT_CLOSE_DAY));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doors.again",
                                 !busy && hq_manager_panel_may (panel, HQ_ACT_CLOSE_DAY));
  if (self->facts == NULL)
    return;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = hq_readiness_judge_all (self->facts, now);
  for (guint i = 0; i < self->lines->len; i++)
    if (((const HqReadinessLine *) self->lines->pdata[i])->state == HQ_READINESS_READY)
      self->seen[i] = self->facts->floor->view.now;
  look = (HqManagerReadyLook){ self->facts, self->lines, self->seen, now };
  hq_manager_ready_show (self->ready, &look);
  hq_manager_close_show (self->close, panel, self->facts, now);
  hq_manager_doors_draw_sum (self);
  gtk_stack_set_visible_child_name (self->stack, self->shown);
}

/* Until the hour of the close the opening comes first. */
static void
hq_manager_doors_choose (HqManagerDoors *self)
{
  const HqView *view = &self->facts->floor->view;
  gboolean over = view->day.state == HQ_DAY_STATE_CLOSED
                  || (view->day.state == HQ_DAY_STATE_OPEN && view->now >= view->day.closes_at);

  if (!g_str_equal (self->shown, "reading"))
    return;
  g_free (self->shown);
  self->shown = g_strdup (over ? "closing" : "opening");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/* Reading -------------------------------------------------------------------------------------- */

static void
hq_manager_doors_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerDoors) self = user_data;
  g_autoptr (GError) error = NULL;
  HqReadiness *facts = hq_live_read_finish (HQ_LIVE (source), result, &error);

  self->reading = FALSE;
  /* That the store is away is said above every page. */
  if (facts == NULL)
    return;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      hq_readiness_free (facts);
      return;
    }
  g_clear_pointer (&self->facts, hq_readiness_free);
  self->facts = facts;
  hq_manager_doors_choose (self);
  hq_manager_doors_draw (self, hq_manager_panel_get_now (HQ_MANAGER_PANEL (self)));
}

static void
hq_manager_doors_read (HqManagerDoors *self)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);
  HqPage *page = hq_manager_panel_get_page (panel);
  gint64 seq = hq_manager_panel_get_view (panel)->view.seq;
  gint64 now = g_get_monotonic_time ();
  HqLiveReader reader = { .read = hq_readiness_read,
                          .free_query = (GDestroyNotify) hq_view_place_free,
                          .free_view = hq_readiness_free };

  if (self->reading
      || now < self->read_at + (seq != self->seq ? HQ_MANAGER_DOORS_FAST : HQ_MANAGER_DOORS_SLOW))
    return;
  self->reading = TRUE;
  self->read_at = now;
  self->seq = seq;
  reader.query = hq_view_place_new (HQ_SCREEN_MANAGER, hq_page_get_place (page));
  hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_manager_doors_on_read,
                      g_object_ref (self));
}

static void
hq_manager_doors_tick (HqManagerPanel *panel, HqTime now)
{
  hq_manager_doors_read (HQ_MANAGER_DOORS (panel));
}

static void
hq_manager_doors_refresh (HqManagerPanel *panel)
{
  hq_manager_doors_draw (HQ_MANAGER_DOORS (panel), hq_manager_panel_get_now (panel));
  hq_manager_doors_read (HQ_MANAGER_DOORS (panel));
}

static void
hq_manager_doors_enter (HqManagerPanel *panel)
{
  gtk_widget_child_focus (GTK_WIDGET (panel), GTK_DIR_TAB_FORWARD);
}

/* Deeds ---------------------------------------------------------------------------------------- */

static void
hq_manager_doors_on_done (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqManagerDoors *self = asker;
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;

  if (hq_error_is (error, HQ_ERROR_DAY_OPEN))
    hq_manager_doors_explain (self, _ ("Another day is open by now; nothing was closed."));
  else if (sentence != NULL)
    hq_manager_doors_explain (self, sentence);
}

static void
hq_manager_doors_ask (HqManagerDoors *self, const char *kind, const char *subject)
{
  const HqOrder order = { .act = HQ_ACT_PROBE, .type = kind, .text = subject };

  hq_manager_panel_run (HQ_MANAGER_PANEL (self), &order, hq_manager_doors_on_done, self);
}

static void
hq_manager_doors_probe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind, *subject;

  g_variant_get (parameter, "(&s&s)", &kind, &subject);
  hq_manager_doors_explain (HQ_MANAGER_DOORS (widget), NULL);
  hq_manager_doors_ask (HQ_MANAGER_DOORS (widget), kind, subject);
}

/* Whoever is there, has not answered yet today and is not being waited for. */
static void
hq_manager_doors_probe_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDoors *self = HQ_MANAGER_DOORS (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  HqReadinessKind which = g_str_equal (kind, HQ_PROBE_PAGE) ? HQ_READINESS_PAGES
                                                            : HQ_READINESS_CALLS;
  const HqReadinessLine *line = self->lines->pdata[which];
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  HqTime now = hq_manager_panel_get_now (HQ_MANAGER_PANEL (self));

  for (guint i = 0; i < line->parts->len; i++)
    {
      const HqReadinessPart *part = &g_array_index (line->parts, HqReadinessPart, i);

      if (part->there && part->state != HQ_READINESS_READY
          && !hq_probe_is_waiting (&part->probe, now))
        g_ptr_array_add (subjects, (gpointer) part->key);
    }
  hq_manager_doors_explain (self, NULL);
  /* The list is drawn anew with the first of them. */
  for (guint i = 0; i < subjects->len; i++)
    hq_manager_doors_ask (self, kind, subjects->pdata[i]);
}

static void
hq_manager_doors_run_close (HqManagerDoors *self, HqDate day, gboolean first_place)
{
  const HqOrder order = { .act = HQ_ACT_CLOSE_DAY, .from = day, .first_place = first_place };

  hq_manager_doors_explain (self, NULL);
  hq_manager_panel_run (HQ_MANAGER_PANEL (self), &order, hq_manager_doors_on_done, self);
}

static void
hq_manager_doors_on_response (HqManagerDoors *self, const char *response)
{
  if (g_str_equal (response, "close") && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    hq_manager_doors_run_close (self, self->asked, self->asked_first_place);
}

/* What it will do is said before it is done. */
static void
hq_manager_doors_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDoors *self = HQ_MANAGER_DOORS (widget);
  const HqClosing *closing = self->facts != NULL ? self->facts->closing : NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (closing == NULL || closing->day.state != HQ_DAY_STATE_OPEN)
    return;
  self->asked = closing->day.day;
  self->asked_first_place = hq_manager_close_get_first_place (self->close);
  outcome = hq_manager_close_words_outcome (closing, self->asked_first_place);
  day = hq_date_format (self->asked);
  title = g_strdup_printf (_ ("Close %s?"), day);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), title, outcome);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "leave", _ ("Leave it open"),
                                    "close", _ ("Close the day"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_manager_doors_on_response), self,
                           G_CONNECT_SWAPPED);
  hq_manager_panel_watch (HQ_MANAGER_PANEL (self), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
hq_manager_doors_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDoors *self = HQ_MANAGER_DOORS (widget);

  if (self->facts != NULL)
    hq_manager_doors_run_close (self, self->facts->closing->closed.day, FALSE);
}

static void
hq_manager_doors_go (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "manager.show", parameter);
}

/* The object ----------------------------------------------------------------------------------- */

static void
hq_manager_doors_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_set_string (value, HQ_MANAGER_DOORS (object)->shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_doors_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqManagerDoors *self = HQ_MANAGER_DOORS (object);

  if (id != PROP_SHOWN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (self->shown);
  self->shown = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
  if (self->facts == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->shown);
  hq_manager_doors_draw_sum (self);
}

static void
hq_manager_doors_finalize (GObject *object)
{
  HqManagerDoors *self = HQ_MANAGER_DOORS (object);

  g_clear_pointer (&self->facts, hq_readiness_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->shown);
  G_OBJECT_CLASS (hq_manager_doors_parent_class)->finalize (object);
}

static void
hq_manager_doors_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqManagerDoors, sum);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDoors, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDoors, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDoors, ready);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDoors, close);
  gtk_widget_class_install_property_action (widget_class, "doors.shown", "shown");
  gtk_widget_class_install_action (widget_class, "doors.probe", "(ss)", hq_manager_doors_probe);
  gtk_widget_class_install_action (widget_class, "doors.probe-all", "s",
                                   hq_manager_doors_probe_all);
  gtk_widget_class_install_action (widget_class, "doors.close", NULL, hq_manager_doors_close);
  gtk_widget_class_install_action (widget_class, "doors.again", NULL, hq_manager_doors_again);
  gtk_widget_class_install_action (widget_class, "doors.go", "s", hq_manager_doors_go);
}

static void
hq_manager_doors_class_init (HqManagerDoorsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  object_class->get_property = hq_manager_doors_get_property;
  object_class->set_property = hq_manager_doors_set_property;
  object_class->finalize = hq_manager_doors_finalize;
  panel_class->refresh = hq_manager_doors_refresh;
  panel_class->tick = hq_manager_doors_tick;
  panel_class->enter = hq_manager_doors_enter;
  g_type_ensure (HQ_TYPE_MANAGER_CLOSE);
  g_type_ensure (HQ_TYPE_MANAGER_READY);
  /**
   * HqManagerDoors:shown:
   *
   * Which part is shown, "opening" or "closing"; "reading" before it is known which comes first.
   */
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, "reading",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-doors.ui");
  hq_manager_doors_bind (widget_class);
}

static void
hq_manager_doors_init (HqManagerDoors *self)
{
  /* Before the buttons ask which of them is down. */
  self->shown = g_strdup ("reading");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_manager_doors_get_ready:
 *
 * Returns: (transfer none): the list of before the opening
 */
HqManagerReady *
hq_manager_doors_get_ready (HqManagerDoors *self)
{
  return self->ready;
}

/**
 * hq_manager_doors_get_close:
 *
 * Returns: (transfer none): the close of the day
 */
HqManagerClose *
hq_manager_doors_get_close (HqManagerDoors *self)
{
  return self->close;
}
