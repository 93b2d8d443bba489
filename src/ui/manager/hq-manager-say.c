/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-say.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-language.h"
#include "hq-manager-words.h"
#include "hq-words.h"

struct _HqManagerSay
{
  AdwWindow parent_instance;

  GtkLabel *refusal;
  GtkWidget *page;
  AdwPreferencesGroup *word;
  AdwPreferencesGroup *words;
  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *notices;
  AdwComboRow *to;
  AdwComboRow *where;
  AdwComboRow *until;

  HqManagerPanel *panel;  /* (owned) */
  GtkEditable *word_text; /* (borrowed), as the next: in the window */
  GtkEditable *notice_text;
  GtkEditable *notice_text_en;
  GArray *counters; /* (owned) (element-type int): to whom, as @to has them; 0 the guide desks */
  HqSetup *setup;   /* (owned): by which they were made */
  GPtrArray *rows;  /* (owned) (element-type GtkWidget) (borrowed): of words and notices */
  char *drawn;      /* (owned) (nullable): what they say */
  HqAct act;        /* what was asked last */
};

G_DEFINE_TYPE (HqManagerSay, hq_manager_say, ADW_TYPE_WINDOW)

/* For how many minutes a notice stands; the last is until close. */
static const int lengths[] = { 30, 60, 120, 0 };

/* By what a button knows its word or notice. */
#define HQ_MANAGER_SAY_ID "hq-manager-say-id"

static void
hq_manager_say_explain (HqManagerSay *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}

/* What was refused is said here, and what was written stays to be mended. */
static void
hq_manager_say_on_done (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqManagerSay *self = asker;
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;

  gtk_widget_set_sensitive (self->page, TRUE);
  if (answer == NULL)
    {
      hq_manager_say_explain (self, sentence);
      return;
    }
  if (self->act == HQ_ACT_WORD_SEND)
    gtk_editable_set_text (self->word_text, "");
  if (self->act == HQ_ACT_NOTICE_PUT)
    {
      gtk_editable_set_text (self->notice_text, "");
      gtk_editable_set_text (self->notice_text_en, "");
    }
}

static void
hq_manager_say_run (HqManagerSay *self, const HqOrder *order)
{
  self->act = order->act;
  hq_manager_say_explain (self, "");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, FALSE);
  hq_manager_panel_run (self->panel, order, hq_manager_say_on_done, self);
}

static const char *
hq_manager_say_get_text (HqManagerSay *self, GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  if (text[0] != '\0')
    return text;
  hq_manager_say_explain (self, _ ("Please write first what is to be read."));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return NULL;
}

static void
hq_manager_say_on_send (HqManagerSay *self)
{
  guint chosen = adw_combo_row_get_selected (self->to);
  HqOrder order = { .act = HQ_ACT_WORD_SEND,
                    .text = hq_manager_say_get_text (self, self->word_text) };

  if (order.text == NULL || chosen >= self->counters->len)
    return;
  order.counter = g_array_index (self->counters, int, chosen);
  hq_manager_say_run (self, &order);
}

static void
hq_manager_say_on_put (HqManagerSay *self)
{
  guint place = adw_combo_row_get_selected (self->where);
  int minutes = lengths[adw_combo_row_get_selected (self->until)];
  guint floors = self->setup->floors->len;
  HqOrder order = { .act = HQ_ACT_NOTICE_PUT,
                    .text = hq_manager_say_get_text (self, self->notice_text),
                    .text_en = gtk_editable_get_text (self->notice_text_en) };

  if (order.text == NULL)
    return;
  if (order.text_en[0] == '\0')
    order.text_en = NULL;
  if (minutes != 0)
    order.until = hq_manager_panel_get_now (self->panel) + minutes * HQ_MINUTE;
  if (place > floors)
    order.zone = ((const HqZone *) self->setup->zones->pdata[place - floors - 1])->zone;
  else if (place > 0)
    order.floor = ((const HqFloor *) self->setup->floors->pdata[place - 1])->floor;
  hq_manager_say_run (self, &order);
}

static void
hq_manager_say_on_undo (GtkButton *button, HqManagerSay *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), HQ_MANAGER_SAY_ID);
  gboolean word = gtk_widget_is_ancestor (GTK_WIDGET (button), GTK_WIDGET (self->words));
  const HqOrder order = { .act = word ? HQ_ACT_WORD_BACK : HQ_ACT_NOTICE_DOWN, .id = *id };

  hq_manager_say_run (self, &order);
}

/* A row that says what there is; with a button where that can be undone. */
static void
hq_manager_say_add_row (HqManagerSay *self,
                        AdwPreferencesGroup *group,
                        const char *title,
                        const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
hq_manager_say_add_undo (HqManagerSay *self, const char *label, gint64 id)
{
  AdwActionRow *row = self->rows->pdata[self->rows->len - 1];
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), HQ_MANAGER_SAY_ID, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (hq_manager_say_on_undo), self);
  adw_action_row_add_suffix (row, button);
}

static char *
hq_manager_say_name_counter (int counter)
{
  g_autofree char *digits = g_strdup_printf ("%d", counter);

  return counter == 0 ? g_strdup (_ ("Guide desks")) : g_strdup_printf (_ ("Counter %s"), digits);
}

/* To whom and when, and whether it was read. */
static char *
hq_manager_say_describe_word (const HqWord *word, const HqView *view)
{
  g_autofree char *to = hq_manager_say_name_counter (word->counter);
  g_autofree char *sent = hq_words_clock (word->sent_at, view->zone);
  g_autofree char *then = NULL;

  if (word->taken_back_at != 0)
    {
      then = hq_words_clock (word->taken_back_at, view->zone);
      return g_strdup_printf (_ ("%s · sent at %s · taken back at %s"), to, sent, then);
    }
  if (word->seen_at == 0)
    return g_strdup_printf (_ ("%s · sent at %s · not seen yet"), to, sent);
  then = hq_words_clock (word->seen_at, view->zone);
  if (word->seen_by == NULL)
    return g_strdup_printf (_ ("%s · sent at %s · seen at %s"), to, sent, then);
  return g_strdup_printf (_ ("%s · sent at %s · seen at %s by %s"), to, sent, then,
                          hq_manager_words_staff (view->setup, word->seen_by));
}

/* Where and until when, and the same in English. */
static char *
hq_manager_say_describe_notice (const HqNotice *notice, const HqView *view)
{
  const HqZone *zone = hq_setup_find_zone (view->setup, notice->zone);
  const HqFloor *floor = hq_setup_find_floor (view->setup, notice->floor);
  const char *where = zone != NULL    ? hq_language_pick (zone->name, zone->name_en)
                      : floor != NULL ? hq_language_pick (floor->name, floor->name_en)
                                      : _ ("The whole hall");
  g_autofree char *clock = notice->until != 0 ? hq_words_end (notice->until, view->zone) : NULL;
  g_autofree char *until = clock != NULL ? g_strdup_printf (_ ("until %s"), clock)
                                         : g_strdup (_ ("until close"));

  if (notice->text_en == NULL || notice->text_en[0] == '\0')
    return g_strdup_printf (_ ("%s · %s · no English"), where, until);
  return g_strdup_printf ("%s · %s\n%s", where, until, notice->text_en);
}

static void
hq_manager_say_draw_words (HqManagerSay *self, const HqManagerView *view)
{
  adw_preferences_group_set_description (self->words,
                                         view->words->len == 0 ? _ ("None was sent today.") : NULL);
  /* The newest first. */
  for (guint i = view->words->len; i > 0; i--)
    {
      const HqWord *row = &g_array_index (view->words, HqWord, i - 1);
      g_autofree char *text = hq_manager_say_describe_word (row, &view->view);

      hq_manager_say_add_row (self, self->words,
                              row->text != NULL ? row->text : _ ("The text was erased at close."),
                              text);
      if (row->seen_at == 0 && row->taken_back_at == 0 && row->text != NULL)
        hq_manager_say_add_undo (self, _ ("Take back"), row->word);
    }
}

static void
hq_manager_say_draw_notices (HqManagerSay *self, const HqManagerView *view)
{
  guint listed = 0;

  for (guint i = 0; i < view->notices->len; i++)
    {
      const HqNotice *row = &g_array_index (view->notices, HqNotice, i);
      g_autofree char *text = hq_manager_say_describe_notice (row, &view->view);

      if (row->until != 0 && row->until <= hq_manager_panel_get_now (self->panel))
        continue;
      hq_manager_say_add_row (self, self->notices, row->text, text);
      hq_manager_say_add_undo (self, _ ("Take down"), row->notice);
      listed++;
    }
  adw_preferences_group_set_description (self->notices,
                                         listed == 0 ? _ ("None stands now.") : NULL);
}

/* What the rows would say: they are drawn anew only where that is something else. */
static char *
hq_manager_say_sum_up (HqManagerSay *self, const HqManagerView *view)
{
  HqTime now = hq_manager_panel_get_now (self->panel);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < view->words->len; i++)
    {
      const HqWord *row = &g_array_index (view->words, HqWord, i);

      g_string_append_printf (text, "%d %d %d ", (int) row->word, row->seen_at != 0,
                              row->taken_back_at != 0);
    }
  for (guint i = 0; i < view->notices->len; i++)
    {
      const HqNotice *row = &g_array_index (view->notices, HqNotice, i);

      g_string_append_printf (text, "n%d %d ", (int) row->notice,
                              row->until != 0 && row->until <= now);
    }
  return g_string_free (text, FALSE);
}

static void
hq_manager_say_draw (HqManagerSay *self)
{
  const HqManagerView *view;
  g_autofree char *sum = NULL;

  if (self->panel == NULL || hq_manager_panel_get_page (self->panel) == NULL)
    return;
  view = hq_manager_panel_get_view (self->panel);
  sum = hq_manager_say_sum_up (self, view);
  if (g_strcmp0 (sum, self->drawn) == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gboolean word = gtk_widget_is_ancestor (row, GTK_WIDGET (self->words));

      adw_preferences_group_remove (word ? self->words : self->notices, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  hq_manager_say_draw_words (self, view);
  hq_manager_say_draw_notices (self, view);
  g_free (self->drawn);
  self->drawn = g_steal_pointer (&sum);
}

/* The guide desks, and the counters at which somebody is signed in, and the one that is meant. */
static void
hq_manager_say_fill_counters (HqManagerSay *self, const HqManagerView *view, int counter)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const int guides = 0;
  guint selected = 0;

  gtk_string_list_append (names, _ ("Guide desks"));
  g_array_append_val (self->counters, guides);
  for (guint i = 0; i < view->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, i);
      g_autofree char *name = hq_manager_say_name_counter (row->counter->counter);
      g_autofree char *whole = NULL;

      if (row->duty.counter == 0 && row->counter->counter != counter)
        continue;
      whole = g_strjoin (" ", name,
                         row->duty.counter != 0
                           ? hq_manager_words_staff (view->view.setup, row->duty.staff)
                           : _ ("(nobody is signed in)"),
                         NULL);
      if (row->counter->counter == counter)
        selected = self->counters->len;
      gtk_string_list_append (names, whole);
      g_array_append_val (self->counters, row->counter->counter);
    }
  adw_combo_row_set_model (self->to, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->to, selected);
}

static void
hq_manager_say_fill_places (HqManagerSay *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) ends = gtk_string_list_new ((const char *const[]){
    _ ("30 minutes"), _ ("1 hour"), _ ("2 hours"), _ ("Until close"), NULL });

  gtk_string_list_append (names, _ ("The whole hall"));
  for (guint i = 0; i < self->setup->floors->len; i++)
    {
      const HqFloor *floor = self->setup->floors->pdata[i];

      gtk_string_list_append (names, hq_language_pick (floor->name, floor->name_en));
    }
  for (guint i = 0; i < self->setup->zones->len; i++)
    {
      const HqZone *zone = self->setup->zones->pdata[i];

      gtk_string_list_append (names, hq_language_pick (zone->name, zone->name_en));
    }
  adw_combo_row_set_model (self->where, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->until, G_LIST_MODEL (ends));
  adw_combo_row_set_selected (self->until, G_N_ELEMENTS (lengths) - 1);
}

static void
hq_manager_say_dispose (GObject *object)
{
  HqManagerSay *self = HQ_MANAGER_SAY (object);

  g_clear_object (&self->panel);
  g_clear_pointer (&self->setup, hq_setup_unref);
  G_OBJECT_CLASS (hq_manager_say_parent_class)->dispose (object);
}

static void
hq_manager_say_finalize (GObject *object)
{
  HqManagerSay *self = HQ_MANAGER_SAY (object);

  g_array_unref (self->counters);
  g_ptr_array_unref (self->rows);
  g_free (self->drawn);
  G_OBJECT_CLASS (hq_manager_say_parent_class)->finalize (object);
}

static void
hq_manager_say_class_init (HqManagerSayClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_manager_say_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_manager_say_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-say.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, page);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, word);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, words);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, notice);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, notices);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, to);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, where);
  gtk_widget_class_bind_template_child (widget_class, HqManagerSay, until);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_say_on_send);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_say_on_put);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkEditable *
hq_manager_say_add_entry (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  adw_preferences_group_add (group, hq_entry_row_new (title, entry));
  return GTK_EDITABLE (entry);
}

static void
hq_manager_say_init (HqManagerSay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->counters = g_array_new (FALSE, FALSE, sizeof (int));
  self->rows = g_ptr_array_new ();
  self->word_text = hq_manager_say_add_entry (self->word, _ ("What they are told"));
  self->notice_text = hq_manager_say_add_entry (self->notice, _ ("What everybody reads"));
  self->notice_text_en = hq_manager_say_add_entry (self->notice, _ ("The same in English"));
  g_signal_connect_swapped (self->word_text, "activate", G_CALLBACK (hq_manager_say_on_send), self);
  hq_compat_name_combo (self->to);
  hq_compat_name_combo (self->where);
  hq_compat_name_combo (self->until);
}

/**
 * hq_manager_say_show:
 * @panel: the page that asks
 * @counter: to which counter there is something to say, 0 for the guide desks
 *
 * Shows what was said today, and lets more be said; Escape closes it.
 */
void
hq_manager_say_show (HqManagerPanel *panel, int counter)
{
  HqManagerSay *self = g_object_new (HQ_TYPE_MANAGER_SAY, NULL);
  const HqManagerView *view = hq_manager_panel_get_view (panel);
  HqPage *page = hq_manager_panel_get_page (panel);

  self->panel = g_object_ref (panel);
  self->setup = hq_setup_ref ((HqSetup *) view->view.setup);
  hq_manager_panel_watch (panel, GTK_WIDGET (self));
  gtk_window_set_transient_for (GTK_WINDOW (self),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (panel))));
  hq_manager_say_fill_counters (self, view, counter);
  hq_manager_say_fill_places (self);
  hq_manager_say_draw (self);
  g_signal_connect_object (hq_page_get_live (page), "changed", G_CALLBACK (hq_manager_say_draw),
                           self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->word_text));
}
