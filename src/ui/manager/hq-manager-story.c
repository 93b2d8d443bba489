/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-story.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-error.h"
#include "hq-manager-story-rows.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqManagerStory
{
  HqManagerPanel parent_instance;

  GtkEditable *text;
  GtkEditable *day;
  GtkLabel *said;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *number;
  GtkLabel *head;
  GtkListBox *stays;
  GtkListBox *events;

  HqStory *story;            /* (owned) (nullable): the one that is shown */
  gint64 seq;                /* the newest event when it was read */
  GCancellable *cancellable; /* (owned) (nullable): of the reading that is under way */
};

G_DEFINE_TYPE (HqManagerStory, hq_manager_story, HQ_TYPE_MANAGER_PANEL)

/* What is asked for, on its way to the answer. */
typedef struct
{
  HqManagerStory *self; /* (owned) */
  HqStoryAsk *ask;      /* (owned): its day is that of the number */
  gboolean again;       /* nobody asked: what is shown may have gone on */
  GCancellable *cancellable; /* (owned) */
} HqManagerStoryRead;

static void
hq_manager_story_free_read (HqManagerStoryRead *read)
{
  g_object_unref (read->self);
  g_object_unref (read->cancellable);
  hq_story_ask_free (read->ask);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqManagerStoryRead, hq_manager_story_free_read)

static void
hq_manager_story_say (HqManagerStory *self, const char *sentence)
{
  gtk_label_set_label (self->said, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence[0] != '\0');
}

/* The time a ticket was looked for says which sentence helps. */
static char *
hq_manager_story_explain (const HqStoryAsk *ask, const GError *error)
{
  g_autofree char *day = ask->day == 0 ? NULL : hq_date_format (ask->day);
  char prefix;
  guint number;

  if (hq_error_is (error, HQ_ERROR_INVALID))
    return g_strdup (_ ("This is neither a number, such as A012, nor the code of a ticket."));
  if (day != NULL && hq_error_is (error, HQ_ERROR_DAY_NOT_OPEN))
    return g_strdup_printf (_ ("The hall was not open on %s."), day);
  if (!hq_error_is (error, HQ_ERROR_NOT_FOUND))
    return hq_words_error (error);
  if (day != NULL && ask->text != NULL && hq_number_parse (ask->text, &prefix, &number))
    return g_strdup_printf (_ ("Nobody had the number %s on %s."), ask->text, day);
  return g_strdup (_ ("No ticket of this hall has this code."));
}

static void
hq_manager_story_draw (HqManagerStory *self)
{
  const HqView *view = &hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view;
  const HqManagerStoryTale tale = { self->story, view->setup, view->zone };
  g_autofree char *number = hq_number_format (self->story->ticket.prefix,
                                              self->story->ticket.number);
  g_autofree char *head = hq_manager_story_words_head (&tale);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->head, head);
  hq_manager_story_rows_fill_stays (self->stays, &tale);
  hq_manager_story_rows_fill_events (self->events, &tale);
  gtk_stack_set_visible_child_name (self->stack, "story");
}

/* What is shown of the same ticket is drawn anew only where something has happened to it: the row that
 * somebody reads keeps the focus. */
static void
hq_manager_story_take (HqManagerStory *self, HqStory *story, gboolean again)
{
  gboolean same = again && self->story != NULL
                  && self->story->ticket.ticket == story->ticket.ticket
                  && self->story->events->len == story->events->len;
  HqStory *old = self->story;

  self->story = story;
  if (!same)
    hq_manager_story_draw (self);
  g_clear_pointer (&old, hq_story_free);
  if (again)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

static void
hq_manager_story_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerStoryRead) read = user_data;
  HqManagerStory *self = read->self;
  g_autoptr (GError) error = NULL;
  HqStory *story = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  /* Whoever asked may have asked for another one meanwhile, or signed out. */
  if (self->cancellable != read->cancellable
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&story, hq_story_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (story != NULL)
    {
      if (!read->again)
        hq_manager_story_say (self, "");
      hq_manager_story_take (self, story, read->again);
      return;
    }
  if (read->again)
    return;
  sentence = hq_manager_story_explain (read->ask, error);
  hq_manager_story_say (self, sentence);
}

static void
hq_manager_story_read (HqManagerStory *self, const HqStoryAsk *ask, gboolean again)
{
  HqPage *page = hq_manager_panel_get_page (HQ_MANAGER_PANEL (self));
  HqStoryAsk own = *ask;
  HqLiveReader reader = { .read = hq_story_read_whole,
                          .free_query = hq_story_ask_free,
                          .free_view = hq_story_free };
  HqManagerStoryRead *read = g_new (HqManagerStoryRead, 1);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->seq = hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view.seq;
  own.asker = (char *) hq_live_get_staff (hq_page_get_live (page));
  reader.query = hq_story_ask_new (&own);
  *read = (HqManagerStoryRead){ g_object_ref (self), hq_story_ask_new (ask), again,
                                g_object_ref (self->cancellable) };
  hq_live_read_async (hq_page_get_live (page), &reader, self->cancellable,
                      hq_manager_story_on_read, read);
}

/* A ticket that stands open may go on at any moment, and a case outlives it. */
static void
hq_manager_story_refresh (HqManagerPanel *panel)
{
  HqManagerStory *self = HQ_MANAGER_STORY (panel);
  const HqView *view = &hq_manager_panel_get_view (panel)->view;
  g_autofree char *today = hq_date_format (view->today);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->day), today);
  if (self->story != NULL && self->cancellable == NULL && view->seq != self->seq)
    hq_manager_story_read (self, &(HqStoryAsk){ .ticket = self->story->ticket.ticket }, TRUE);
}

static void
hq_manager_story_enter (HqManagerPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_MANAGER_STORY (panel)->text));
}

static void
hq_manager_story_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerStory *self = HQ_MANAGER_STORY (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->text)));
  g_autofree char *day = g_strstrip (g_strdup (gtk_editable_get_text (self->day)));
  HqStoryAsk ask = { .text = text };

  if (text[0] == '\0')
    {
      hq_manager_story_say (self, _ ("Write a number, such as A012, or the code of a ticket."));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  ask.day = day[0] == '\0' ? hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view.today
                           : hq_date_parse (day);
  if (ask.day != 0)
    {
      hq_manager_story_read (self, &ask, FALSE);
      return;
    }
  hq_manager_story_say (self, _ ("Write the day such as 2021-02-18, or nothing for today."));
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
hq_manager_story_on_activate (HqManagerStory *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "story.find", NULL);
}

static void
hq_manager_story_dispose (GObject *object)
{
  HqManagerStory *self = HQ_MANAGER_STORY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->story, hq_story_free);
  G_OBJECT_CLASS (hq_manager_story_parent_class)->dispose (object);
}

static void
hq_manager_story_class_init (HqManagerStoryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_manager_story_dispose;
  panel_class->refresh = hq_manager_story_refresh;
  panel_class->enter = hq_manager_story_enter;
  g_type_ensure (HQ_TYPE_CAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-story.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, text);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, day);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, said);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, scroller);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, number);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, head);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, stays);
  gtk_widget_class_bind_template_child (widget_class, HqManagerStory, events);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_story_on_activate);
  gtk_widget_class_install_action (widget_class, "story.find", NULL, hq_manager_story_find);
}

static void
hq_manager_story_init (HqManagerStory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_manager_story_open:
 * @ticket: the id of a ticket
 *
 * Shows its story.
 */
void
hq_manager_story_open (HqManagerStory *self, gint64 ticket)
{
  gtk_editable_set_text (self->text, "");
  gtk_editable_set_text (self->day, "");
  hq_manager_story_read (self, &(HqStoryAsk){ .ticket = ticket }, FALSE);
}

/**
 * hq_manager_story_scan:
 * @code: what the code of a slip holds
 *
 * Shows the story of its ticket.
 */
void
hq_manager_story_scan (HqManagerStory *self, const char *code)
{
  gtk_editable_set_text (self->text, code);
  gtk_editable_set_text (self->day, "");
  hq_manager_story_on_activate (self);
}

/**
 * hq_manager_story_get_story:
 *
 * Returns: (transfer none) (nullable): the story that is shown, %NULL for none yet
 */
const HqStory *
hq_manager_story_get_story (HqManagerStory *self)
{
  return self->story;
}
