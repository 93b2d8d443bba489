/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-door.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "hq-entry-row.h"
#include "hq-language.h"
#include "hq-secret.h"
#include "hq-words.h"

struct _HqCounterDoor
{
  AdwBin parent_instance;

  GtkLabel *number;
  GtkLabel *where;
  GtkLabel *state;
  GtkEditable *staff;
  HqSecret *password;
  GtkLabel *refusal;
  GtkButton *enter;

  HqCounterDoorMode mode;
  gboolean real; /* a real hall lets nobody in without a password */
  char *known;   /* (owned) (nullable): the code of whoever is signed in at the counter */
  char *device;  /* (owned) (nullable): the place in the hall's set-up, or one made of the number */
  gboolean busy;
  gint64 locked_until; /* by the monotonic clock, 0 while not */
};

enum
{
  ENTER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterDoor, hq_counter_door, ADW_TYPE_BIN)

static void
hq_counter_door_say (HqCounterDoor *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}

static void
hq_counter_door_on_enter (HqCounterDoor *self)
{
  if (hq_counter_door_get_staff (self)[0] == '\0')
    {
      hq_counter_door_say (self, _ ("Please enter your staff code."));
      gtk_widget_grab_focus (GTK_WIDGET (self->staff));
      return;
    }
  hq_counter_door_say (self, "");
  g_signal_emit (self, signals[ENTER], 0);
}

static void
hq_counter_door_on_staff (HqCounterDoor *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->password))
      && hq_counter_door_get_password (self)[0] == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
  else
    hq_counter_door_on_enter (self);
}

static void
hq_counter_door_on_changed (HqCounterDoor *self)
{
  if (self->locked_until == 0)
    hq_counter_door_say (self, "");
}

static void
hq_counter_door_finalize (GObject *object)
{
  g_free (HQ_COUNTER_DOOR (object)->known);
  g_free (HQ_COUNTER_DOOR (object)->device);
  G_OBJECT_CLASS (hq_counter_door_parent_class)->finalize (object);
}

static void
hq_counter_door_class_init (HqCounterDoorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_counter_door_finalize;

  /**
   * HqCounterDoor::enter:
   *
   * Somebody wants to come in, by the code and the password that they gave.
   */
  signals[ENTER] = g_signal_new ("enter", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  g_type_ensure (HQ_TYPE_SECRET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-door.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, number);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, where);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, state);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, staff);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, password);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqCounterDoor, enter);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_door_on_staff);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_door_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_door_on_enter);
}

static void
hq_counter_door_init (HqCounterDoor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The hall and its day, where nobody works yet. */
static char *
hq_counter_door_describe_day (const HqView *view)
{
  g_autofree char *opens = NULL;

  if (view->day.state == HQ_DAY_STATE_CLOSED)
    return g_strdup (_ ("The hall has closed for today."));
  if (view->sessions->len == 0)
    return g_strdup (_ (hq_error_get_sentence (view->shut)));
  if (view->day.opens_at <= view->now)
    return g_strdup (_ ("Sign in to begin."));
  opens = hq_words_clock (view->day.opens_at, view->zone);
  return g_strdup_printf (_ ("The hall opens at %s."), opens);
}

static char *
hq_counter_door_describe (HqCounterDoor *self, const HqCounterDeskView *view)
{
  const HqStaff *staff = hq_setup_find_staff (view->counter.view.setup, self->known);
  const char *name = staff != NULL ? staff->name : self->known;

  if (self->mode == HQ_COUNTER_DOOR_UNLOCK)
    return g_strdup_printf (_ ("Locked. %s is signed in here."), name);
  if (self->mode == HQ_COUNTER_DOOR_RESUME)
    return g_strdup_printf (_ ("%s is signed in here and can go on."), name);
  return hq_counter_door_describe_day (&view->counter.view);
}

/**
 * hq_counter_door_set_mode:
 * @self: a door
 * @mode: what it is for now
 * @view: the counter
 */
void
hq_counter_door_set_mode (HqCounterDoor *self,
                          HqCounterDoorMode mode,
                          const HqCounterDeskView *view)
{
  const char *const labels[] = { _ ("Sign in"), _ ("Go on"), _ ("Unlock") };
  const HqView *hall = &view->counter.view;
  gboolean known = mode != HQ_COUNTER_DOOR_SIGN_IN;
  g_autofree char *number = g_strdup_printf (_ ("Counter %d"), view->counter.counter->counter);
  g_autofree char *state = NULL;

  self->mode = mode;
  g_free (self->device);
  self->device = hall->place.device != NULL
                   ? g_strdup (hall->place.device)
                   : g_strdup_printf ("counter-%d", view->counter.counter->counter);
  self->real = hall->kind == HQ_HALL_REAL;
  if (known && g_strcmp0 (self->known, view->counter.duty.staff) != 0)
    {
      g_free (self->known);
      self->known = g_strdup (view->counter.duty.staff);
      gtk_editable_set_text (self->staff, self->known);
    }
  state = hq_counter_door_describe (self, view);
  gtk_editable_set_editable (self->staff, !known);
  if (self->real)
    gtk_widget_set_visible (GTK_WIDGET (self->password), TRUE);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->where, hq_language_pick (hall->setup->name, hall->setup->name_en));
  gtk_label_set_label (self->state, state);
  gtk_button_set_label (self->enter, labels[mode]);
}

/**
 * hq_counter_door_get_staff:
 *
 * Returns: (transfer none): the staff code that was given
 */
const char *
hq_counter_door_get_staff (HqCounterDoor *self)
{
  return gtk_editable_get_text (self->staff);
}

/**
 * hq_counter_door_get_password:
 *
 * Returns: (transfer none): the password that was given, "" for none
 */
const char *
hq_counter_door_get_password (HqCounterDoor *self)
{
  return hq_secret_get_text (self->password);
}

/**
 * hq_counter_door_get_device:
 *
 * Returns: (transfer full) (nullable): the name of the place, by which wrong passwords are counted;
 *   %NULL before a view was there
 */
char *
hq_counter_door_get_device (HqCounterDoor *self)
{
  return g_strdup (self->device);
}

/**
 * hq_counter_door_set_busy:
 * @busy: whether whoever came is being looked at
 */
void
hq_counter_door_set_busy (HqCounterDoor *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self), !busy);
  if (busy)
    hq_counter_door_say (self, _ ("Working…"));
  else if (self->locked_until == 0)
    hq_counter_door_say (self, "");
}

/**
 * hq_counter_door_clear:
 *
 * Forgets the password once it was used; the code stays for the next time.
 */
void
hq_counter_door_clear (HqCounterDoor *self)
{
  hq_secret_set_text (self->password, "");
  gtk_widget_set_visible (GTK_WIDGET (self->password), self->real);
  g_clear_pointer (&self->known, g_free);
  self->locked_until = 0;
  hq_counter_door_say (self, "");
}

/**
 * hq_counter_door_tick:
 *
 * A second has gone by: counts down a place that is locked.
 */
void
hq_counter_door_tick (HqCounterDoor *self)
{
  gint64 left = self->locked_until - g_get_monotonic_time ();
  int seconds = (int) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *sentence = NULL;

  if (self->locked_until == 0)
    return;
  if (left <= 0)
    {
      self->locked_until = 0;
      hq_counter_door_say (self, "");
      return;
    }
  sentence = g_strdup_printf (ngettext ("Five wrong passwords: locked for %d second more.",
                                        "Five wrong passwords: locked for %d seconds more.",
                                        seconds),
                              seconds);
  hq_counter_door_say (self, sentence);
}

/**
 * hq_counter_door_place_focus:
 *
 * Has the next key go to what is missing.
 */
void
hq_counter_door_place_focus (HqCounterDoor *self)
{
  if (hq_counter_door_get_staff (self)[0] == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->staff));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->password)))
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->enter));
}

/**
 * hq_counter_door_refuse:
 * @self: a door
 * @error: why whoever came was not let in
 */
void
hq_counter_door_refuse (HqCounterDoor *self, const GError *error)
{
  gboolean first = !gtk_widget_get_visible (GTK_WIDGET (self->password));
  g_autofree char *sentence = NULL;
  int seconds;

  if (hq_error_is (error, HQ_ERROR_WRONG_PASSWORD) && first)
    sentence = g_strdup (_ ("Please enter your password."));
  else if (hq_error_is (error, HQ_ERROR_SIGNED_IN))
    sentence = g_strdup (
      _ ("This counter is taken, or you are signed in at another one; please sign "
         "out there first."));
  else
    sentence = hq_words_error (error);
  hq_counter_door_say (self, sentence);
  if (hq_error_is (error, HQ_ERROR_LOCKED)
      && sscanf (hq_error_get_detail (error), "%d", &seconds) == 1)
    {
      self->locked_until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
      hq_counter_door_tick (self);
    }
  hq_secret_set_text (self->password, "");
  if (hq_error_is (error, HQ_ERROR_WRONG_PASSWORD))
    gtk_widget_set_visible (GTK_WIDGET (self->password), TRUE);
  hq_counter_door_place_focus (self);
}
