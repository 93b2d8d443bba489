/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-reader.h"

#include "hq-kiosk-identity.h"
#include "hq-touch-keys.h"
#include "hq-language.h"
#include "hq-loudspeaker.h"

/* The first picture comes before the voice is looked for, which may start a server. */
#define HQ_KIOSK_READER_LATER 1500 /* ms */
/* A page and what has the focus on it come one after the other, and are read together. */
#define HQ_KIOSK_READER_GATHER 200 /* ms */
/* Nobody listens to more at a time. */
#define HQ_KIOSK_READER_LONGEST 400 /* characters */

struct _HqKioskReader
{
  GObject parent_instance;

  GtkWidget *page; /* (borrowed): it owns the reader */
  GtkWidget *part; /* (borrowed) (nullable): a weak pointer to what is to be read whole */
  gboolean is_on;
  gboolean can_read;
  guint later;
  guint gathering;
  GCancellable *saying; /* (owned) (nullable): while something is read */
};

enum
{
  PROP_CAN_READ = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The page is made anew in another language; the voice stays, which takes seconds to begin. One
 * process shows one kiosk. */
static HqSpeaker *voice;

G_DEFINE_TYPE (HqKioskReader, hq_kiosk_reader, G_TYPE_OBJECT)

/* The words --------------------------------------------------------------------------------------- */

/* Adds a sentence, or what is read as one. A ticket's number is spelt: A012 is not twelve. */
static void
hq_kiosk_reader_add_words (GString *words, const char *text)
{
  gboolean is_spelling = FALSE;

  if (words->len > 0 && text[0] != '\0')
    g_string_append (words, g_str_equal (hq_language_get (), "en") ? ". " : "。");
  for (const char *at = text; *at != '\0'; at++)
    {
      if (is_spelling && g_ascii_isdigit (*at))
        g_string_append_c (words, ' ');
      g_string_append_c (words, *at);
      is_spelling = g_ascii_isupper (*at) || (is_spelling && g_ascii_isdigit (*at));
    }
}

/* Controls are read when they are moved to, and not with the page that they stand on. */
static void
hq_kiosk_reader_collect_within (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    hq_kiosk_reader_add_words (words, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_BUTTON (child) && !GTK_IS_EDITABLE (child))
      hq_kiosk_reader_collect_within (child, words);
}

/* Adds what a control shows. What is typed is for no one else's ears: a field is told by its hint
 * alone, and the keys with which an identity number is typed are not told at all. */
static void
hq_kiosk_reader_collect (GtkWidget *control, GString *words)
{
  gboolean is_secret = gtk_widget_get_ancestor (control, HQ_TYPE_KIOSK_IDENTITY) != NULL;

  if (is_secret && gtk_widget_get_ancestor (control, HQ_TYPE_TOUCH_KEYS) != NULL)
    return;
  if (GTK_IS_TEXT (control) && gtk_text_get_placeholder_text (GTK_TEXT (control)) != NULL)
    hq_kiosk_reader_add_words (words, gtk_text_get_placeholder_text (GTK_TEXT (control)));
  else if (!GTK_IS_EDITABLE (control))
    hq_kiosk_reader_collect_within (control, words);
}

/* The voice --------------------------------------------------------------------------------------- */

static void
hq_kiosk_reader_hush (HqKioskReader *self)
{
  if (self->saying != NULL)
    g_cancellable_cancel (self->saying);
  g_clear_object (&self->saying);
}

/* What went wrong is in the log, and told by "can-read". */
static void
hq_kiosk_reader_on_said (GObject *source, GAsyncResult *result, gpointer user_data)
{
  hq_speaker_say_finish (HQ_SPEAKER (source), result, NULL);
}

/* What is read is cut short by what comes after it: the visitor has gone on. */
static void
hq_kiosk_reader_say (HqKioskReader *self, const char *text)
{
  g_autofree char *part = g_utf8_substring (text, 0,
                                            MIN (HQ_KIOSK_READER_LONGEST,
                                                 g_utf8_strlen (text, -1)));
  g_autoptr (HqUtterance) utterance = hq_utterance_new (part, hq_language_get (), NULL, FALSE);

  hq_kiosk_reader_hush (self);
  self->saying = g_cancellable_new ();
  hq_speaker_say_async (voice, utterance, self->saying, hq_kiosk_reader_on_said, NULL);
}

static gboolean
hq_kiosk_reader_on_gathered (gpointer user_data)
{
  HqKioskReader *self = user_data;
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  self->gathering = 0;
  if (self->part != NULL)
    hq_kiosk_reader_collect_within (self->part, words);
  if (focus != NULL)
    hq_kiosk_reader_collect (focus, words);
  g_clear_weak_pointer (&self->part);
  if (words->len > 0)
    hq_kiosk_reader_say (self, words->str);
  return G_SOURCE_REMOVE;
}

static void
hq_kiosk_reader_gather (HqKioskReader *self)
{
  if (self->is_on && self->gathering == 0)
    self->gathering = g_timeout_add (HQ_KIOSK_READER_GATHER, hq_kiosk_reader_on_gathered, self);
}

static void
hq_kiosk_reader_on_focus (HqKioskReader *self)
{
  hq_kiosk_reader_gather (self);
}

static void
hq_kiosk_reader_on_root (HqKioskReader *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (hq_kiosk_reader_on_focus),
                             self, G_CONNECT_SWAPPED);
}

static void
hq_kiosk_reader_on_changed (HqKioskReader *self)
{
  gboolean can_read = !hq_speaker_is_looking (voice) && hq_speaker_get_fault (voice) == NULL;

  if (self->can_read == can_read)
    return;
  self->can_read = can_read;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_READ]);
}

static gboolean
hq_kiosk_reader_on_later (gpointer user_data)
{
  HqKioskReader *self = user_data;

  self->later = 0;
  if (voice == NULL)
    voice = hq_loudspeaker_new_talker ();
  g_signal_connect_object (voice, "changed", G_CALLBACK (hq_kiosk_reader_on_changed), self,
                           G_CONNECT_SWAPPED);
  hq_kiosk_reader_on_changed (self);
  return G_SOURCE_REMOVE;
}

/* The reader -------------------------------------------------------------------------------------- */

static void
hq_kiosk_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAN_READ)
    g_value_set_boolean (value, HQ_KIOSK_READER (object)->can_read);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_kiosk_reader_dispose (GObject *object)
{
  HqKioskReader *self = HQ_KIOSK_READER (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_handle_id (&self->gathering, g_source_remove);
  g_clear_weak_pointer (&self->part);
  hq_kiosk_reader_hush (self);
  G_OBJECT_CLASS (hq_kiosk_reader_parent_class)->dispose (object);
}

static void
hq_kiosk_reader_class_init (HqKioskReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = hq_kiosk_reader_get_property;
  object_class->dispose = hq_kiosk_reader_dispose;
  properties[PROP_CAN_READ] = g_param_spec_boolean ("can-read", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hq_kiosk_reader_init (HqKioskReader *self)
{
}

/**
 * hq_kiosk_reader_new:
 * @page: the kiosk, which owns the reader
 *
 * Returns: (transfer full): a reader that is silent
 */
HqKioskReader *
hq_kiosk_reader_new (GtkWidget *page)
{
  HqKioskReader *self = g_object_new (HQ_TYPE_KIOSK_READER, NULL);

  self->page = page;
  g_signal_connect_object (page, "notify::root", G_CALLBACK (hq_kiosk_reader_on_root), self,
                           G_CONNECT_SWAPPED);
  if (voice != NULL)
    hq_kiosk_reader_on_later (self);
  else
    self->later = g_timeout_add (HQ_KIOSK_READER_LATER, hq_kiosk_reader_on_later, self);
  return self;
}

/**
 * hq_kiosk_reader_set_on:
 * @self: a reader
 * @is_on: whether the visitor wants to be read to
 */
void
hq_kiosk_reader_set_on (HqKioskReader *self, gboolean is_on)
{
  self->is_on = is_on;
  if (is_on)
    return;
  g_clear_handle_id (&self->gathering, g_source_remove);
  hq_kiosk_reader_hush (self);
}

/**
 * hq_kiosk_reader_read_page:
 * @self: a reader
 * @part: the place in the kiosk that the visitor has come to
 *
 * Reads it, with the control that has the focus there, if the visitor wants to be read to.
 */
void
hq_kiosk_reader_read_page (HqKioskReader *self, GtkWidget *part)
{
  if (!self->is_on)
    return;
  g_set_weak_pointer (&self->part, part);
  hq_kiosk_reader_gather (self);
}
