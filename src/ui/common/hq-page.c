/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-page.h"

#include "hq-compat.h"
#include "hq-words.h"

typedef struct
{
  HqLive *live;           /* (owned) */
  char *place;            /* (owned) */
  guint tick;             /* its source while the page is on the screen */
  gboolean started;
  HqAnnouncer *announcer; /* (owned) (nullable) */
  HqContact *contact;     /* (owned) (nullable) */
} HqPagePrivate;

enum
{
  PROP_LIVE = 1,
  PROP_PLACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SAY,
  LANGUAGE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HqPage, hq_page, ADW_TYPE_BIN)

static gboolean
hq_page_on_tick (gpointer data)
{
  HqPage *self = data;

  HQ_PAGE_GET_CLASS (self)->tick (self, hq_live_get_now (hq_page_get_live (self)));
  return G_SOURCE_CONTINUE;
}

static void
hq_page_on_changed (HqPage *self)
{
  HQ_PAGE_GET_CLASS (self)->refresh (self);
  if (HQ_PAGE_GET_CLASS (self)->tick != NULL)
    hq_page_on_tick (self);
}

static void
hq_page_map (GtkWidget *widget)
{
  HqPage *self = HQ_PAGE (widget);
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  /* What there is to say while nothing was read is made where it is seen alone. */
  if (priv->started && hq_page_get_view (self) == NULL)
    hq_page_on_changed (self);
  GTK_WIDGET_CLASS (hq_page_parent_class)->map (widget);
  if (HQ_PAGE_GET_CLASS (self)->tick != NULL)
    priv->tick = g_timeout_add_seconds (1, hq_page_on_tick, self);
}

static void
hq_page_unmap (GtkWidget *widget)
{
  HqPagePrivate *priv = hq_page_get_instance_private (HQ_PAGE (widget));

  g_clear_handle_id (&priv->tick, g_source_remove);
  GTK_WIDGET_CLASS (hq_page_parent_class)->unmap (widget);
}

static void
hq_page_dispose (GObject *object)
{
  HqPagePrivate *priv = hq_page_get_instance_private (HQ_PAGE (object));

  g_clear_handle_id (&priv->tick, g_source_remove);
  if (priv->live != NULL)
    g_signal_handlers_disconnect_by_data (priv->live, object);
  G_OBJECT_CLASS (hq_page_parent_class)->dispose (object);
}

static void
hq_page_finalize (GObject *object)
{
  HqPagePrivate *priv = hq_page_get_instance_private (HQ_PAGE (object));

  g_clear_object (&priv->live);
  g_clear_object (&priv->announcer);
  g_clear_object (&priv->contact);
  g_free (priv->place);
  G_OBJECT_CLASS (hq_page_parent_class)->finalize (object);
}

static void
hq_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HqPagePrivate *priv = hq_page_get_instance_private (HQ_PAGE (object));

  switch (id)
    {
    case PROP_LIVE:
      g_value_set_object (value, priv->live);
      break;
    case PROP_PLACE:
      g_value_set_string (value, priv->place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqPagePrivate *priv = hq_page_get_instance_private (HQ_PAGE (object));

  switch (id)
    {
    case PROP_LIVE:
      priv->live = g_value_dup_object (value);
      break;
    case PROP_PLACE:
      priv->place = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hq_page_class_init (HqPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = hq_page_dispose;
  object_class->finalize = hq_page_finalize;
  object_class->get_property = hq_page_get_property;
  object_class->set_property = hq_page_set_property;
  widget_class->map = hq_page_map;
  widget_class->unmap = hq_page_unmap;

  properties[PROP_LIVE] = g_param_spec_object ("live", NULL, NULL, HQ_TYPE_LIVE,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                 | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * HqPage::say:
   * @sentence: what a person is told in passing
   */
  signals[SAY] = g_signal_new ("say", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HqPage::language-wanted:
   * @language: "zh" or "en"
   *
   * The page is to be made anew in another language.
   */
  signals[LANGUAGE_WANTED] = g_signal_new ("language-wanted", G_TYPE_FROM_CLASS (class),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);
}

static void
hq_page_init (HqPage *self)
{
}

/**
 * hq_page_start:
 * @self: a page that was just made
 *
 * Has the hall read what the page shows, and the page drawn from it from now on.
 */
void
hq_page_start (HqPage *self)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);
  HqLiveReader reader = { 0 };

  g_signal_connect_swapped (priv->live, "changed", G_CALLBACK (hq_page_on_changed), self);
  HQ_PAGE_GET_CLASS (self)->init_reader (self, &reader);
  hq_live_show (priv->live, &reader);
  priv->started = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hq_page_on_changed (self);
}

/**
 * hq_page_stop:
 * @self: a page that another one is to take the place of
 *
 * What the hall reads from now on is not this page's: it may live on for a moment.
 */
void
hq_page_stop (HqPage *self)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  g_signal_handlers_disconnect_by_data (priv->live, self);
  priv->started = FALSE;
}

/**
 * hq_page_get_live:
 *
 * Returns: (transfer none): the hall
 */
HqLive *
hq_page_get_live (HqPage *self)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  return priv->live;
}

/**
 * hq_page_set_announcer:
 * @announcer: (nullable): what says the calls at the screen's place
 */
void
hq_page_set_announcer (HqPage *self, HqAnnouncer *announcer)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  g_set_object (&priv->announcer, announcer);
}

/**
 * hq_page_get_announcer:
 *
 * Returns: (transfer none) (nullable): what says the calls at the screen's place; %NULL where nothing
 *   is to be heard from it, or not yet
 */
HqAnnouncer *
hq_page_get_announcer (HqPage *self)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  return priv->announcer;
}

/**
 * hq_page_set_contact:
 * @contact: (nullable): by what the screen is registered with the hall
 */
void
hq_page_set_contact (HqPage *self, HqContact *contact)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  g_set_object (&priv->contact, contact);
}

/**
 * hq_page_get_contact:
 *
 * Returns: (transfer none) (nullable): by what the screen is registered with the hall
 */
HqContact *
hq_page_get_contact (HqPage *self)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  return priv->contact;
}

/**
 * hq_page_get_place:
 *
 * Returns: (transfer none): where the screen stands, as hq_place_find() takes it
 */
const char *
hq_page_get_place (HqPage *self)
{
  HqPagePrivate *priv = hq_page_get_instance_private (self);

  return priv->place;
}

/**
 * hq_page_get_view:
 *
 * Returns: (transfer none) (nullable): what the page's reader found last, until the main context
 *   runs again; %NULL while nothing was read
 */
gconstpointer
hq_page_get_view (HqPage *self)
{
  return hq_live_get_view (hq_page_get_live (self));
}

/**
 * hq_page_is_lost:
 *
 * Returns: whether the store cannot be read now, so that the view is of before
 */
gboolean
hq_page_is_lost (HqPage *self)
{
  return hq_live_get_state (hq_page_get_live (self)) == HQ_LIVE_LOST;
}

typedef struct
{
  HqPage *page; /* (owned) */
  HqPageDone done;
} HqPageRun;

static void
hq_page_on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree HqPageRun *run = user_data;
  g_autoptr (HqPage) page = run->page;
  g_autoptr (GError) error = NULL;
  HqAnswer answer;
  gboolean done = hq_live_run_finish (HQ_LIVE (source), result, &answer, &error);

  /* A page that was taken off the screen meanwhile has nothing more to say. */
  if (gtk_widget_get_parent (GTK_WIDGET (page)) == NULL)
    return;
  if (run->done != NULL)
    run->done (page, done ? &answer : NULL, error);
  else if (!done)
    hq_page_say_error (page, error);
}

/**
 * hq_page_run_as:
 * @self: a page
 * @actor: (nullable): who asks, where it is not who is signed in on this screen
 * @order: what is asked of the hall, copied
 * @done: (nullable): told what came of it while the page is on the screen; without it a refusal is
 *   said in passing
 */
void
hq_page_run_as (HqPage *self, const HqActor *actor, const HqOrder *order, HqPageDone done)
{
  HqPageRun *run = g_new (HqPageRun, 1);

  *run = (HqPageRun){ g_object_ref (self), done };
  hq_live_run_async (hq_page_get_live (self), &(HqWorkerRequest){ actor, order }, NULL,
                     hq_page_on_run, run);
}

/**
 * hq_page_run:
 *
 * Asks as hq_page_run_as() for who is signed in on this screen.
 */
void
hq_page_run (HqPage *self, const HqOrder *order, HqPageDone done)
{
  hq_page_run_as (self, NULL, order, done);
}

/**
 * hq_page_say:
 * @sentence: in the language that is shown
 *
 * Tells a person something in passing, over what the page shows.
 */
void
hq_page_say (HqPage *self, const char *sentence)
{
  g_signal_emit (self, signals[SAY], 0, sentence);
}

void
hq_page_say_error (HqPage *self, const GError *error)
{
  g_autofree char *sentence = hq_words_error (error);

  hq_page_say (self, sentence);
}

/**
 * hq_page_close_windows:
 *
 * Closes what was opened over the page: whoever worked there is at the screen no more.
 */
void
hq_page_close_windows (HqPage *self)
{
  GList *windows = gtk_window_list_toplevels ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* One may take others with it. */
  g_list_foreach (windows, (GFunc) g_object_ref, NULL);
  for (GList *l = windows; root != NULL && l != NULL; l = l->next)
    if (GTK_ROOT (gtk_window_get_transient_for (l->data)) == root)
      hq_compat_close_window (l->data);
  g_list_free_full (windows, g_object_unref);
}

/**
 * hq_page_set_language:
 * @language: "zh" or "en"
 *
 * Asks the screen for a page in another language in place of this one.
 */
void
hq_page_set_language (HqPage *self, const char *language)
{
  g_signal_emit (self, signals[LANGUAGE_WANTED], 0, language);
}
