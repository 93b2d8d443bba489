/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact.h"

#include "hq-contact-claim.h"
#include "hq-contact-holder.h"

/* Between two signs of life: two may be missed before the place is anybody's. */
#define HQ_CONTACT_SECONDS 10
/* Who waits for a place asks more often. */
#define HQ_CONTACT_WAIT_SECONDS 3

struct _HqContact
{
  GObject parent_instance;

  HqLive *live; /* (owned) */
  HqScreenRole role;         /* %HQ_N_SCREENS for a machine that waits to be given one */
  char *place;               /* (owned) (nullable): of a machine that waits */
  char *machine;             /* (owned) (nullable): the key of one that is given its role */
  char *holder;              /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint source;
  gboolean known; /* whether it was ever told */
  gboolean refused;
  char *host;   /* (owned) (nullable): who has the place instead */
  HqTime since; /* from when on */
  HqPaper paper;
  gint64 number;           /* of the machine, 0 while it is not known */
  HqScreenRole given_role; /* what the hall gave the machine, %HQ_N_SCREENS for nothing */
  char *given_place;       /* (owned) (nullable) */
};

enum
{
  CHANGED,
  GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqContact, hq_contact, G_TYPE_OBJECT)

/* One answer that is waited for; it may come when nobody is there any more. */
typedef struct
{
  HqContact *contact;    /* (owned) (nullable) */
  HqContactClaim *claim; /* (owned) */
} HqContactAsk;

static HqContactAsk *
hq_contact_ask_new (HqContact *self, HqContact *contact)
{
  HqContactAsk *ask = g_new (HqContactAsk, 1);

  *ask = (HqContactAsk){ contact != NULL ? g_object_ref (contact) : NULL,
                         hq_contact_claim_new (self->role, self->place, self->holder) };
  ask->claim->machine = g_strdup (self->machine);
  ask->claim->paper = self->paper;
  return ask;
}

static void
hq_contact_ask_free (HqContactAsk *ask)
{
  g_clear_object (&ask->contact);
  hq_contact_claim_free (ask->claim);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqContactAsk, hq_contact_ask_free)

/* What the hall gave the machine, where that is not what it is. */
static void
hq_contact_take_given (HqContact *self, HqContactClaim *claim)
{
  self->number = claim->number;
  self->given_role = claim->given_role;
  g_free (self->given_place);
  self->given_place = g_steal_pointer (&claim->given_place);
  if (self->machine != NULL
      && (self->given_role != self->role || g_strcmp0 (self->given_place, self->place) != 0))
    g_signal_emit (self, signals[GIVEN], 0);
}

static void
hq_contact_take (HqContact *self, HqContactClaim *claim)
{
  gboolean changed = !self->known || self->refused == claim->held
                     || g_strcmp0 (self->host, claim->other) != 0 || self->since != claim->since
                     || self->number != claim->number;

  self->known = TRUE;
  hq_live_set_ahead (self->live, claim->ahead);
  if (!changed)
    return;
  if (!claim->held)
    g_message ("The place %s of a %s is in use at %s.", self->place, hq_place_get_nick (self->role),
               claim->other);
  else if (self->refused)
    g_message ("The place %s of a %s is free.", self->place, hq_place_get_nick (self->role));
  self->refused = !claim->held;
  g_free (self->host);
  self->host = g_steal_pointer (&claim->other);
  self->since = claim->since;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean hq_contact_ask (gpointer data);

/* While the store is away nothing is known, and what was shown is shown on. */
static void
hq_contact_on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqContactAsk) ask = user_data;
  HqContact *self = ask->contact;
  g_autoptr (GError) error = NULL;
  gboolean done = hq_live_run_finish (HQ_LIVE (source), result, NULL, &error);
  gboolean waits;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done)
    hq_contact_take (self, ask->claim);
  else
    g_info ("The hall was not told of %s: %s", self->place != NULL ? self->place : self->machine,
            error->message);
  if (done && !g_cancellable_is_cancelled (self->cancellable))
    hq_contact_take_given (self, ask->claim);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  waits = !done || self->refused || self->role == HQ_N_SCREENS;
  self->source = g_timeout_add_seconds (waits ? HQ_CONTACT_WAIT_SECONDS : HQ_CONTACT_SECONDS,
                                        hq_contact_ask, self);
}

static gboolean
hq_contact_ask (gpointer data)
{
  HqContact *self = data;
  HqContactAsk *ask = hq_contact_ask_new (self, self);

  self->source = 0;
  hq_live_run_async (self->live,
                     &(HqWorkerRequest){ .func = hq_contact_claim_run,
                                         .user_data = ask->claim,
                                         .once = TRUE },
                     self->cancellable, hq_contact_on_answer, ask);
  return G_SOURCE_REMOVE;
}

static void
hq_contact_on_released (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqContactAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!hq_live_run_finish (HQ_LIVE (source), result, NULL, &error))
    g_info ("The place %s is free after a while: %s", ask->claim->place, error->message);
}

/* What an answer that is under way gets is given up as well: this is done after it. */
static void
hq_contact_release (HqContact *self)
{
  HqContactAsk *ask = hq_contact_ask_new (self, NULL);

  hq_live_run_async (self->live,
                     &(HqWorkerRequest){ .func = hq_contact_claim_release,
                                         .user_data = ask->claim,
                                         .once = TRUE },
                     NULL, hq_contact_on_released, ask);
}

static void
hq_contact_dispose (GObject *object)
{
  HqContact *self = HQ_CONTACT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->live != NULL)
    hq_contact_release (self);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (hq_contact_parent_class)->dispose (object);
}

static void
hq_contact_finalize (GObject *object)
{
  HqContact *self = HQ_CONTACT (object);

  g_clear_object (&self->cancellable);
  g_free (self->place);
  g_free (self->machine);
  g_free (self->holder);
  g_free (self->host);
  g_free (self->given_place);
  G_OBJECT_CLASS (hq_contact_parent_class)->finalize (object);
}

static void
hq_contact_class_init (HqContactClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hq_contact_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_contact_finalize;

  /**
   * HqContact::changed:
   *
   * The place was refused, or is this screen's.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HqContact::given:
   *
   * The hall gave the machine another role, or place, than the screen has, or none.
   */
  signals[GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hq_contact_init (HqContact *self)
{
  self->cancellable = g_cancellable_new ();
  self->holder = hq_contact_holder_new ();
}

/**
 * hq_contact_new:
 * @live: a hall
 * @role: what the screen is for
 * @place: where it stands, as hq_place_find() takes it
 *
 * Registers at once, and from time to time again.
 *
 * Returns: (transfer full): a contact
 */
HqContact *
hq_contact_new (HqLive *live, HqScreenRole role, const char *place)
{
  return hq_contact_new_machine (live, role, place, NULL);
}

/**
 * hq_contact_new_machine:
 * @live: a hall
 * @role: what the screen is for; %HQ_N_SCREENS for a machine that waits to be given a role
 * @place: (nullable): where it stands, nowhere while it waits
 * @machine: (nullable): the key of the machine, which the hall gives its role; %NULL for one that was
 *   started with it
 *
 * Registers at once, and from time to time again.
 *
 * Returns: (transfer full): a contact
 */
HqContact *
hq_contact_new_machine (HqLive *live, HqScreenRole role, const char *place, const char *machine)
{
  HqContact *self = g_object_new (HQ_TYPE_CONTACT, NULL);

  self->live = g_object_ref (live);
  self->role = role;
  self->place = g_strdup (place);
  self->machine = g_strdup (machine);
  self->given_role = HQ_N_SCREENS;
  hq_contact_ask (self);
  return self;
}

/**
 * hq_contact_set_paper:
 * @paper: what the machine's printer said last; the hall is told at once
 */
void
hq_contact_set_paper (HqContact *self, HqPaper paper)
{
  if (self->paper == paper)
    return;
  self->paper = paper;
  /* While an answer is waited for it is told after that. */
  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  hq_contact_ask (self);
}

/**
 * hq_contact_get_number:
 *
 * Returns: by which people call the machine; 0 where it did not register, or not yet
 */
gint64
hq_contact_get_number (HqContact *self)
{
  return self->number;
}

/**
 * hq_contact_get_given:
 * @place: (out) (transfer none) (nullable): where it is to stand
 *
 * Returns: what the hall gave the machine, %HQ_N_SCREENS for nothing
 */
HqScreenRole
hq_contact_get_given (HqContact *self, const char **place)
{
  *place = self->given_place;
  return self->given_role;
}

HqScreenRole
hq_contact_get_role (HqContact *self)
{
  return self->role;
}

/**
 * hq_contact_is_known:
 *
 * Returns: whether the store has ever told whether the place is this screen's
 */
gboolean
hq_contact_is_known (HqContact *self)
{
  return self->known;
}

/**
 * hq_contact_is_refused:
 *
 * Returns: whether another machine has the place, so that nothing may be done here
 */
gboolean
hq_contact_is_refused (HqContact *self)
{
  return self->refused;
}

/**
 * hq_contact_get_host:
 *
 * Returns: (transfer none) (nullable): the machine that has the place instead
 */
const char *
hq_contact_get_host (HqContact *self)
{
  return self->host;
}

/**
 * hq_contact_get_since:
 *
 * Returns: from when on another machine has the place
 */
HqTime
hq_contact_get_since (HqContact *self)
{
  return self->since;
}
