/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-speech-row.h"

#include <glib/gi18n.h>

#include "hq-clip-folder.h"
#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-language.h"
#include "hq-loudspeaker.h"
#include "hq-memory.h"
#include "hq-phrase.h"

/* What is moved or typed is followed once it has come to rest. */
#define HQ_SPEECH_ROW_REST 600 /* ms */
/* So many missing recordings are named. */
#define HQ_SPEECH_ROW_NAMED 12

struct _HqSpeechRow
{
  AdwExpanderRow parent_instance;

  GtkImage *state;
  GtkWidget *test;
  GtkSwitch *announces;
  AdwComboRow *driver;
  GtkEditable *folder;
  AdwActionRow *recordings;
  GtkAdjustment *volumes;
  GtkAdjustment *rates;
  GtkEditable *voice;

  HqSpeaker *speaker;    /* (owned) (nullable): from when the row is first seen */
  GCancellable *testing; /* (owned) (nullable): while the test is heard */
  guint rest;            /* while a slider is moved */
};

G_DEFINE_TYPE (HqSpeechRow, hq_speech_row, ADW_TYPE_EXPANDER_ROW)

/* The drivers that are offered, in the order of the list. */
static const HqSpeakerDriver drivers[] = { HQ_SPEAKER_AUTO, HQ_SPEAKER_CLIPS, HQ_SPEAKER_SPEECH,
                                           HQ_SPEAKER_NONE };

/* @fault: (nullable): why nothing can be heard; @sentence is said in any case. */
static void
hq_speech_row_say (HqSpeechRow *self, const GError *fault, const char *sentence)
{
  const char *icon = "hq-speaker-symbolic";

  if (g_error_matches (fault, HQ_SPEAKER_ERROR, HQ_SPEAKER_OFF))
    icon = "audio-volume-muted-symbolic";
  else if (fault != NULL)
    icon = "dialog-warning-symbolic";
  gtk_image_set_from_icon_name (self->state, icon);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
}

static void
hq_speech_row_draw (HqSpeechRow *self)
{
  g_autofree char *sentence = NULL;

  if (self->testing != NULL)
    return;
  sentence = hq_loudspeaker_describe (self->speaker);
  hq_speech_row_say (self, hq_speaker_get_fault (self->speaker), sentence);
  gtk_widget_set_sensitive (self->test, !g_error_matches (hq_speaker_get_fault (self->speaker),
                                                          HQ_SPEAKER_ERROR, HQ_SPEAKER_OFF));
}

/* What the folder lacks ------------------------------------------------------------------------ */

static void
hq_speech_row_check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) names = hq_phrase_list_all_clips (FALSE);

  g_task_return_pointer (task, hq_clip_folder_check (data, (const char *const *) names->pdata),
                         (GDestroyNotify) g_ptr_array_unref);
}

static char *
hq_speech_row_list (const GPtrArray *troubles)
{
  g_autoptr (GString) names = g_string_new (NULL);
  /* Translators: what stands between two names of files. */
  const char *comma = _ (", ");

  for (guint i = 0; i < MIN (troubles->len, HQ_SPEECH_ROW_NAMED); i++)
    {
      const HqClipTrouble *trouble = troubles->pdata[i];

      g_string_append_printf (names, "%s%s.wav", i > 0 ? comma : "", trouble->name);
    }
  if (troubles->len > HQ_SPEECH_ROW_NAMED)
    g_string_append (names, "…");
  /* Translators: how many recordings, and the names of their files. */
  return g_strdup_printf (ngettext ("%u is missing or cannot be used: %s",
                                    "%u are missing or cannot be used: %s", troubles->len),
                          troubles->len, names->str);
}

static void
hq_speech_row_on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HqSpeechRow *self = HQ_SPEECH_ROW (source);
  g_autoptr (GPtrArray) troubles = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *sentence = NULL;

  /* The folder was changed meanwhile: another answer is on its way. */
  if (g_strcmp0 (g_task_get_task_data (G_TASK (result)), gtk_editable_get_text (self->folder)) != 0)
    return;
  sentence = troubles->len > 0 ? hq_speech_row_list (troubles)
                               : g_strdup (_ ("All are there, and can be used."));
  adw_action_row_set_subtitle (self->recordings, sentence);
}

static void
hq_speech_row_look_at_folder (HqSpeechRow *self)
{
  const char *folder = gtk_editable_get_text (self->folder);
  g_autoptr (GTask) task = NULL;

  if (folder[0] == '\0')
    {
      adw_action_row_set_subtitle (
        self->recordings, _ ("One WAV file for each word; hall-queue-ctl clips lists them."));
      return;
    }
  task = g_task_new (self, NULL, hq_speech_row_on_checked, NULL);
  g_task_set_source_tag (task, hq_speech_row_look_at_folder);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, hq_speech_row_check);
}

/* The loudspeaker ------------------------------------------------------------------------------ */

static void
hq_speech_row_drop_speaker (HqSpeechRow *self)
{
  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  if (self->speaker != NULL)
    g_signal_handlers_disconnect_by_data (self->speaker, self);
  g_clear_object (&self->speaker);
}

static void
hq_speech_row_take_speaker (HqSpeechRow *self)
{
  self->speaker = hq_loudspeaker_new ();
  g_signal_connect_swapped (self->speaker, "changed", G_CALLBACK (hq_speech_row_draw), self);
  hq_speech_row_draw (self);
}

/* The settings are other ones now. */
static void
hq_speech_row_renew (HqSpeechRow *self)
{
  if (self->speaker == NULL)
    return;
  hq_speech_row_drop_speaker (self);
  g_clear_object (&self->testing);
  hq_speech_row_take_speaker (self);
}

static void
hq_speech_row_on_tested (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSpeechRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gboolean heard = hq_speaker_say_finish (HQ_SPEAKER (source), result, &error);

  if (self->speaker != HQ_SPEAKER (source))
    return;
  g_clear_object (&self->testing);
  gtk_widget_set_sensitive (self->test, TRUE);
  sentence = heard ? g_strdup (_ ("The test was played to its end. Was it heard?"))
                   : hq_loudspeaker_explain (error);
  hq_speech_row_say (self, error, sentence);
}

static void
hq_speech_row_on_test (HqSpeechRow *self)
{
  HqPhrase phrase = { .kind = HQ_PHRASE_CALL,
                      .prefix = 'A',
                      .number = 1,
                      .counter = 3,
                      .english = g_str_equal (hq_language_get (), "en"),
                      .yao = TRUE };
  g_autofree char *text = hq_phrase_format (&phrase);
  g_autoptr (GPtrArray) clips = hq_phrase_list_clips (&phrase);
  g_autoptr (HqUtterance) utterance = NULL;

  utterance = hq_utterance_new (text, phrase.english ? "en" : "zh", (char **) clips->pdata, TRUE);
  self->testing = g_cancellable_new ();
  gtk_widget_set_sensitive (self->test, FALSE);
  hq_speech_row_say (self, NULL, text);
  hq_speaker_say_async (self->speaker, utterance, self->testing, hq_speech_row_on_tested,
                        g_object_ref (self));
}

/* The settings --------------------------------------------------------------------------------- */

static void
hq_speech_row_on_announces (HqSpeechRow *self)
{
  hq_memory_set_switch ("voice", gtk_switch_get_active (self->announces));
}

static void
hq_speech_row_on_driver (HqSpeechRow *self)
{
  guint selected = adw_combo_row_get_selected (self->driver);

  if (selected >= G_N_ELEMENTS (drivers))
    return;
  hq_memory_set_text ("speaker", hq_speaker_get_nick (drivers[selected]));
  hq_speech_row_renew (self);
}

static void
hq_speech_row_remember (HqSpeechRow *self)
{
  hq_memory_set_text ("speaker-path", gtk_editable_get_text (self->folder));
  hq_memory_set_text ("speaker-voice", gtk_editable_get_text (self->voice));
  hq_memory_set_number ("speaker-volume", (int) gtk_adjustment_get_value (self->volumes));
  hq_memory_set_number ("speaker-rate", (int) gtk_adjustment_get_value (self->rates));
}

static gboolean
hq_speech_row_on_rest (gpointer user_data)
{
  HqSpeechRow *self = user_data;

  self->rest = 0;
  hq_speech_row_remember (self);
  hq_speech_row_look_at_folder (self);
  hq_speech_row_renew (self);
  return G_SOURCE_REMOVE;
}

/* A slider was moved, or something typed. */
static void
hq_speech_row_on_moved (HqSpeechRow *self)
{
  if (self->speaker == NULL)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (HQ_SPEECH_ROW_REST, hq_speech_row_on_rest, self);
}

static void
hq_speech_row_read (HqSpeechRow *self)
{
  g_autofree char *nick = hq_memory_get_text ("speaker");
  g_autofree char *path = hq_memory_get_text ("speaker-path");
  g_autofree char *voice = hq_memory_get_text ("speaker-voice");
  HqSpeakerDriver driver = hq_speaker_from_nick (nick);

  gtk_switch_set_active (self->announces, hq_loudspeaker_announces ());
  for (guint i = 0; i < G_N_ELEMENTS (drivers); i++)
    if (drivers[i] == driver)
      adw_combo_row_set_selected (self->driver, i);
  gtk_editable_set_text (self->folder, path);
  gtk_editable_set_text (self->voice, voice);
  gtk_adjustment_set_value (self->volumes, hq_memory_get_number ("speaker-volume", 90));
  gtk_adjustment_set_value (self->rates, hq_memory_get_number ("speaker-rate", 0));
  hq_speech_row_look_at_folder (self);
}

/* The widget ----------------------------------------------------------------------------------- */

/* The speech server is started by whoever looks for it: that is left until somebody sees the row. */
static void
hq_speech_row_map (GtkWidget *widget)
{
  HqSpeechRow *self = HQ_SPEECH_ROW (widget);

  GTK_WIDGET_CLASS (hq_speech_row_parent_class)->map (widget);
  if (self->speaker == NULL)
    hq_speech_row_take_speaker (self);
}

static void
hq_speech_row_dispose (GObject *object)
{
  HqSpeechRow *self = HQ_SPEECH_ROW (object);

  /* What has not come to rest was meant all the same. */
  if (self->rest != 0)
    hq_speech_row_remember (self);
  g_clear_handle_id (&self->rest, g_source_remove);
  hq_speech_row_drop_speaker (self);
  g_clear_object (&self->testing);
  G_OBJECT_CLASS (hq_speech_row_parent_class)->dispose (object);
}

static void
hq_speech_row_class_init (HqSpeechRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_speech_row_dispose;
  widget_class->map = hq_speech_row_map;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-speech-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, state);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, test);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, announces);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, driver);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, folder);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, recordings);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, volumes);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, rates);
  gtk_widget_class_bind_template_child (widget_class, HqSpeechRow, voice);
  gtk_widget_class_bind_template_callback (widget_class, hq_speech_row_on_test);
  gtk_widget_class_bind_template_callback (widget_class, hq_speech_row_on_announces);
  gtk_widget_class_bind_template_callback (widget_class, hq_speech_row_on_driver);
  gtk_widget_class_bind_template_callback (widget_class, hq_speech_row_on_moved);
}

static void
hq_speech_row_init (HqSpeechRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_speech_row_read (self);
  hq_compat_name_combo (self->driver);
  hq_compat_name_expander (ADW_EXPANDER_ROW (self));
}
