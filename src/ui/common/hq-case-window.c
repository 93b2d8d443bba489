/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-case-window.h"

#include <glib/gi18n.h>

#include "hq-case-deed.h"
#include "hq-case-rows.h"
#include "hq-case-words.h"
#include "hq-number.h"
#include "hq-view.h"
#include "hq-words.h"

struct _HqCaseWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *wait;
  GtkLabel *light;
  GtkLabel *item;
  GtkButton *ticket;
  GtkGrid *facts;
  GtkFlowBox *deeds;
  HqCaseDeed *deed;
  GtkLabel *said;
  GtkListBox *events;

  GtkWidget *owner;      /* (owned): of a page */
  HqPage *page;          /* (owned) */
  HqRole role;
  gint64 id;
  HqCaseStory *story;    /* (owned) (nullable) */
  GCancellable *reading; /* (owned) (nullable) */
  gint64 seq;            /* the newest event when it was read */
};

G_DEFINE_TYPE (HqCaseWindow, hq_case_window, ADW_TYPE_WINDOW)

/* Who waits for a reading; another one may have been begun meanwhile. */
typedef struct
{
  HqCaseWindow *self;    /* (owned) */
  GCancellable *reading; /* (owned) */
} HqCaseWindowRead;

/* What can be done with a case in each state, in the order of the buttons. */
static const struct
{
  HqAct act;
  guint states;   /* bits 1 << HqCaseState */
  gboolean timed; /* of one that has a clock alone */
} deeds[] = {
  { HQ_ACT_CASE_CLOSE, 1u << HQ_CASE_OPEN, FALSE },
  { HQ_ACT_CASE_REFUSE, 1u << HQ_CASE_OPEN, FALSE },
  { HQ_ACT_CASE_RESUME, 1u << HQ_CASE_SUSPENDED, FALSE },
  { HQ_ACT_CASE_COMPLETE, 1u << HQ_CASE_SUPPLEMENT, FALSE },
  { HQ_ACT_CASE_SUSPEND, 1u << HQ_CASE_OPEN, TRUE },
  { HQ_ACT_CASE_SUPPLEMENT, 1u << HQ_CASE_OPEN, TRUE },
  { HQ_ACT_CASE_WITHDRAW,
    1u << HQ_CASE_OPEN | 1u << HQ_CASE_SUSPENDED | 1u << HQ_CASE_SUPPLEMENT, FALSE },
  { HQ_ACT_CASE_HOLDER,
    1u << HQ_CASE_OPEN | 1u << HQ_CASE_SUSPENDED | 1u << HQ_CASE_SUPPLEMENT, FALSE },
};

#define HQ_CASE_WINDOW_ACT "hq-case-act"

static const HqView *
hq_case_window_get_view (HqCaseWindow *self)
{
  return hq_page_get_view (self->page);
}

static void
hq_case_window_say (HqCaseWindow *self, const char *sentence)
{
  gtk_label_set_label (self->said, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence[0] != '\0');
}

static void
hq_case_window_on_deed (GtkButton *button, HqCaseWindow *self)
{
  HqAct act = (HqAct) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), HQ_CASE_WINDOW_ACT));

  hq_case_window_say (self, "");
  gtk_widget_set_visible (GTK_WIDGET (self->deeds), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->deed), TRUE);
  hq_case_deed_ask (self->deed, self->story, hq_case_window_get_view (self)->setup, act);
}

static void
hq_case_window_on_left (HqCaseWindow *self)
{
  /* What has the focus must not go away with it. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->deed), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->deeds),
                          gtk_widget_get_first_child (GTK_WIDGET (self->deeds)) != NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->deeds), GTK_DIR_TAB_FORWARD);
}

static void
hq_case_window_draw_deeds (HqCaseWindow *self)
{
  const HqCase *row = &self->story->line.row;
  const HqView *view = hq_case_window_get_view (self);
  gboolean may = self->role != HQ_N_ROLES
                 && hq_right_reaches (self->role, hq_live_get_staff (hq_page_get_live (self->page)),
                                      row->staff);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->deeds))) != NULL)
    gtk_flow_box_remove (self->deeds, child);
  for (guint i = 0; may && i < G_N_ELEMENTS (deeds); i++)
    {
      GtkWidget *button;

      if ((deeds[i].states & (1u << row->state)) == 0
          || (deeds[i].timed && row->kind == HQ_CASE_INSTANT)
          || !hq_right_allows (self->role, deeds[i].act, view->kind))
        continue;
      button = gtk_button_new_with_label (hq_case_words_deed (deeds[i].act));
      g_object_set_data (G_OBJECT (button), HQ_CASE_WINDOW_ACT, GINT_TO_POINTER (deeds[i].act));
      g_signal_connect (button, "clicked", G_CALLBACK (hq_case_window_on_deed), self);
      gtk_flow_box_append (self->deeds, button);
      /* The button takes the focus, not what holds it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->deeds),
                          gtk_widget_get_first_child (GTK_WIDGET (self->deeds)) != NULL
                            && !gtk_widget_get_visible (GTK_WIDGET (self->deed)));
}

static void
hq_case_window_draw_light (HqCaseWindow *self)
{
  const HqCaseLine *line = &self->story->line;
  g_autofree char *text = NULL;

  for (int i = HQ_LIGHT_NONE; i <= HQ_LIGHT_OVERDUE; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->light), hq_case_words_style ((HqLight) i));
  gtk_widget_set_visible (GTK_WIDGET (self->light), line->row.ended_day == 0);
  if (line->row.ended_day != 0)
    return;
  text = g_strdup_printf ("%s %s", hq_case_words_shape (line->light),
                          hq_case_words_light (line->light));
  gtk_label_set_label (self->light, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->light), hq_case_words_style (line->light));
}

static void
hq_case_window_draw (HqCaseWindow *self)
{
  const HqView *view = hq_case_window_get_view (self);
  const HqCaseLine *line = &self->story->line;
  const HqCaseTale tale = { self->story, view->setup, view->zone };
  g_autofree char *item = hq_case_words_item (line);
  g_autofree char *number = line->prefix != 0 ? hq_number_format (line->prefix, line->number)
                                              : g_strdup ("");
  g_autofree char *ticket = g_strdup_printf (_ ("Number %s"), number);

  gtk_label_set_label (self->item, item);
  gtk_button_set_label (self->ticket, ticket);
  gtk_widget_set_visible (GTK_WIDGET (self->ticket), line->prefix != 0
                                                       && self->role != HQ_ROLE_CLERK);
  hq_case_window_draw_light (self);
  hq_case_rows_fill_facts (self->facts, &tale);
  hq_case_rows_fill_events (self->events, &tale);
  hq_case_window_draw_deeds (self);
  gtk_stack_set_visible_child_name (self->stack, "case");
}

/* Whether something has happened to it. */
static gboolean
hq_case_window_differs (const HqCaseStory *a, const HqCaseStory *b)
{
  return a == NULL || a->events->len != b->events->len || a->today != b->today
         || a->line.row.due_day != b->line.row.due_day || a->line.light != b->line.light;
}

static void
hq_case_window_on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree HqCaseWindowRead *read = data;
  g_autoptr (HqCaseWindow) self = read->self;
  g_autoptr (GCancellable) reading = read->reading;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCaseStory) story = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;
  gboolean first = self->story == NULL;

  if (self->reading != reading)
    return;
  g_clear_object (&self->reading);
  if (story != NULL && hq_case_window_differs (self->story, story))
    {
      g_clear_pointer (&self->story, hq_case_story_free);
      self->story = g_steal_pointer (&story);
      hq_case_window_draw (self);
      if (first)
        gtk_widget_child_focus (GTK_WIDGET (self->deeds), GTK_DIR_TAB_FORWARD);
    }
  if (story != NULL || self->story != NULL)
    return;
  sentence = hq_words_error (error);
  adw_status_page_set_title (self->wait, sentence);
}

static void
hq_case_window_read (HqCaseWindow *self)
{
  const HqLiveReader reader = { hq_case_story_read, g_memdup2 (&self->id, sizeof self->id), g_free,
                                hq_case_story_free };
  HqCaseWindowRead *read = g_new (HqCaseWindowRead, 1);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->seq = hq_case_window_get_view (self)->seq;
  *read = (HqCaseWindowRead){ g_object_ref (self), g_object_ref (self->reading) };
  hq_live_read_async (hq_page_get_live (self->page), &reader, self->reading, hq_case_window_on_read,
                      read);
}

/* What came of it stands on the case from then on; here is what it does not show. */
static void
hq_case_window_tell (HqCaseWindow *self, const HqAnswer *answer)
{
  g_autofree char *due = answer->due != 0 ? hq_case_words_due (answer->due) : NULL;
  g_autofree char *done = due != NULL ? g_strdup_printf (_ ("Done: %s."), due)
                                      : g_strdup (_ ("Done: no due date while the clock stands "
                                                     "still."));

  if (answer->flagged)
    hq_case_window_say (self, _ ("Done, and marked: papers were asked for before, which is to be done "
                                 "once."));
  else
    hq_case_window_say (self, done);
}

static void
hq_case_window_on_run (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HqCaseWindow) self = data;
  g_autoptr (GError) error = NULL;
  HqAnswer answer;
  gboolean done = hq_live_run_finish (HQ_LIVE (source), result, &answer, &error);
  g_autofree char *sentence = done ? NULL : hq_words_error (error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->deed), TRUE);
  /* It was closed meanwhile: a refusal is said where people are. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      if (!done && gtk_widget_get_parent (GTK_WIDGET (self->page)) != NULL)
        hq_page_say_error (self->page, error);
      return;
    }
  if (!done)
    {
      hq_case_deed_explain (self->deed, sentence);
      gtk_widget_child_focus (GTK_WIDGET (self->deed), GTK_DIR_TAB_FORWARD);
      return;
    }
  hq_case_window_on_left (self);
  hq_case_window_tell (self, &answer);
  hq_case_window_read (self);
}

static void
hq_case_window_on_confirmed (HqCaseWindow *self)
{
  HqLive *live = hq_page_get_live (self->page);
  const HqActor actor = { .role = self->role,
                          .staff = hq_live_get_staff (live),
                          .device = hq_case_window_get_view (self)->place.device };
  HqOrder order;

  if (!hq_case_deed_get (self->deed, &order))
    return;
  order.id = self->id;
  hq_case_deed_explain (self->deed, "");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->deed), FALSE);
  hq_live_run_async (live, &(HqWorkerRequest){ &actor, &order }, NULL, hq_case_window_on_run,
                     g_object_ref (self));
}

/* The story of the number stands on a page of its own. */
static void
hq_case_window_on_ticket (HqCaseWindow *self)
{
  if (gtk_widget_activate_action (self->owner, "manager.story", "x", self->story->line.row.ticket))
    gtk_window_close (GTK_WINDOW (self));
}

static void
hq_case_window_on_changed (HqCaseWindow *self)
{
  if (self->page != NULL && self->reading == NULL
      && hq_case_window_get_view (self)->seq != self->seq)
    hq_case_window_read (self);
}

static void
hq_case_window_on_owner (HqCaseWindow *self)
{
  if (self->owner != NULL && gtk_widget_get_root (self->owner) == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* First out of what was begun, then out of the case. */
static void
hq_case_window_leave (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqCaseWindow *self = HQ_CASE_WINDOW (widget);

  /* What comes of it is said there. */
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->deed)))
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->deed)))
    hq_case_window_on_left (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
hq_case_window_dispose (GObject *object)
{
  HqCaseWindow *self = HQ_CASE_WINDOW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->owner);
  g_clear_object (&self->page);
  g_clear_pointer (&self->story, hq_case_story_free);
  G_OBJECT_CLASS (hq_case_window_parent_class)->dispose (object);
}

static void
hq_case_window_class_init (HqCaseWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_case_window_dispose;
  g_type_ensure (HQ_TYPE_CASE_DEED);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-case-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, wait);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, light);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, item);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, ticket);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, deeds);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, deed);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, said);
  gtk_widget_class_bind_template_child (widget_class, HqCaseWindow, events);
  gtk_widget_class_bind_template_callback (widget_class, hq_case_window_on_confirmed);
  gtk_widget_class_bind_template_callback (widget_class, hq_case_window_on_left);
  gtk_widget_class_bind_template_callback (widget_class, hq_case_window_on_ticket);
  gtk_widget_class_install_action (widget_class, "case.leave", NULL, hq_case_window_leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "case.leave", NULL);
}

static void
hq_case_window_init (HqCaseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_case_window_show:
 * @ask: who looks at which case
 *
 * Returns: (transfer none): the window of the case
 */
HqCaseWindow *
hq_case_window_show (const HqCaseWindowAsk *ask)
{
  GtkWidget *page = gtk_widget_get_ancestor (ask->owner, HQ_TYPE_PAGE);
  HqCaseWindow *self = g_object_new (HQ_TYPE_CASE_WINDOW, "modal", TRUE, "transient-for",
                                     gtk_widget_get_root (ask->owner), NULL);
  g_autofree char *title = g_strdup_printf (_ ("Case %d"), (int) ask->id);

  self->owner = g_object_ref (ask->owner);
  self->page = g_object_ref (HQ_PAGE (page));
  self->role = ask->role;
  self->id = ask->id;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_add_css_class (GTK_WIDGET (self), ask->style);
  g_signal_connect_object (hq_page_get_live (self->page), "changed",
                           G_CALLBACK (hq_case_window_on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ask->owner, "notify::root", G_CALLBACK (hq_case_window_on_owner), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  hq_case_window_read (self);
  return self;
}

/**
 * hq_case_window_get_story:
 *
 * Returns: (transfer none) (nullable): what is shown, %NULL while it is read
 */
const HqCaseStory *
hq_case_window_get_story (HqCaseWindow *self)
{
  return self->story;
}
