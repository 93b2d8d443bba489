/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-lookup.h"

#include <glib/gi18n.h>

#include "hq-touch-keys.h"
#include "hq-kiosk-words.h"
#include "hq-language.h"
#include "hq-number.h"
#include "hq-words.h"

struct _HqKioskLookup
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *hint;
  GtkEntry *entry;
  GtkWidget *find;
  GtkWidget *found;
  GtkLabel *number;
  GtkLabel *service;
  GtkLabel *state;
  GtkLabel *advice;
  GtkButton *check_in;
  GtkWidget *reprint;
  GtkLabel *nothing;
  HqTouchKeys *keypad;

  char *code;        /* (owned) (nullable): what was scanned; nothing is typed then */
  gboolean is_fresh; /* it was scanned just now */
};

G_DEFINE_TYPE (HqKioskLookup, hq_kiosk_lookup, ADW_TYPE_BIN)

/* What a visitor reads who came for each of them. */
static const struct
{
  const char *title;
  const char *hint;
} words[] = {
  [HQ_KIOSK_LOOKUP_MISSED] = { N_ ("Check in after a missed call"),
                               N_ ("Type the number on your ticket, such as A012.") },
  [HQ_KIOSK_LOOKUP_SLOT] = { N_ ("Check in with an appointment"),
                             N_ ("Type the code of your appointment.") },
  [HQ_KIOSK_LOOKUP_MINE] = { N_ ("See my number"),
                             N_ ("Type the number on your ticket, such as A012.") },
};

static void
hq_kiosk_lookup_on_activate (HqKioskLookup *self)
{
  if (gtk_widget_get_sensitive (self->find))
    gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.find", NULL);
}

/* What is shown belongs to what was typed or scanned before. */
static void
hq_kiosk_lookup_on_changed (HqKioskLookup *self)
{
  g_clear_pointer (&self->code, g_free);
  self->is_fresh = FALSE;
  gtk_widget_set_sensitive (self->find,
                            gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0');
  gtk_widget_set_visible (self->found, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->keypad), TRUE);
}

static gboolean
hq_kiosk_lookup_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HQ_KIOSK_LOOKUP (widget)->entry));
}

static void
hq_kiosk_lookup_finalize (GObject *object)
{
  g_free (HQ_KIOSK_LOOKUP (object)->code);
  G_OBJECT_CLASS (hq_kiosk_lookup_parent_class)->finalize (object);
}

static void
hq_kiosk_lookup_class_init (HqKioskLookupClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_kiosk_lookup_finalize;
  g_type_ensure (HQ_TYPE_TOUCH_KEYS);
  widget_class->grab_focus = hq_kiosk_lookup_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-lookup.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, title);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, hint);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, entry);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, find);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, found);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, number);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, service);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, state);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, advice);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, check_in);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, reprint);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, nothing);
  gtk_widget_class_bind_template_child (widget_class, HqKioskLookup, keypad);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_lookup_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_lookup_on_changed);
}

static void
hq_kiosk_lookup_init (HqKioskLookup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_touch_keys_set_keys (self->keypad, HQ_TOUCH_KEYS_LETTERS);
  hq_touch_keys_set_entry (self->keypad, GTK_EDITABLE (self->entry));
}

/**
 * hq_kiosk_lookup_ask:
 * @self: a page
 * @kind: what the visitor came for
 */
void
hq_kiosk_lookup_ask (HqKioskLookup *self, HqKioskLookupKind kind)
{
  gtk_label_set_label (self->title, _ (words[kind].title));
  gtk_label_set_label (self->hint, _ (words[kind].hint));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  hq_kiosk_lookup_on_changed (self);
}

/**
 * hq_kiosk_lookup_get_text:
 *
 * Returns: (transfer none): what was scanned or typed
 */
const char *
hq_kiosk_lookup_get_text (HqKioskLookup *self)
{
  return self->code != NULL ? self->code : gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
hq_kiosk_lookup_set_text (HqKioskLookup *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  hq_kiosk_lookup_on_changed (self);
}

/**
 * hq_kiosk_lookup_set_code:
 * @self: a page
 * @code: what was scanned, which is looked for until something is typed
 */
void
hq_kiosk_lookup_set_code (HqKioskLookup *self, const char *code)
{
  hq_kiosk_lookup_set_text (self, "");
  self->code = g_strdup (code);
  self->is_fresh = TRUE;
}

/**
 * hq_kiosk_lookup_take_fresh:
 *
 * Returns: whether what is looked for was scanned and was not asked about here before
 */
gboolean
hq_kiosk_lookup_take_fresh (HqKioskLookup *self)
{
  gboolean is_fresh = self->is_fresh;

  self->is_fresh = FALSE;
  return is_fresh;
}

static void
hq_kiosk_lookup_say_nothing (HqKioskLookup *self)
{
  g_autofree char *text = NULL;

  if (self->code != NULL)
    text = g_strdup (_ ("Nothing was found for this code. Please ask at the guide desk."));
  else
    /* Translators: what somebody typed. */
    text = g_strdup_printf (
      _ ("Nothing was found for %s. Please look at your ticket again, or ask at the guide desk."),
      hq_kiosk_lookup_get_text (self));
  gtk_label_set_label (self->nothing, text);
  gtk_widget_set_visible (self->found, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), TRUE);
}

/* Where a ticket of today stands, and what the visitor can do. */
static void
hq_kiosk_lookup_say_state (HqKioskLookup *self, const HqView *view, const HqKioskFound *found)
{
  const HqTicket *ticket = &found->ticket;
  const HqCounter *counter = hq_setup_find_counter (view->setup, ticket->counter);
  int floor = counter != NULL ? counter->floor : 0;
  g_autofree char *state = NULL;
  g_autofree char *rule = NULL;
  const char *advice = "";

  switch (ticket->state)
    {
    case HQ_STATE_WAITING:
      state = hq_kiosk_words_ahead (found->ahead);
      advice = _ ("Priority and appointments may come first.");
      break;
    case HQ_STATE_CALLED:
      state = g_strdup_printf (_ ("Please go to counter %d on floor %d now"), ticket->counter,
                               floor);
      break;
    case HQ_STATE_SERVING:
      state = g_strdup_printf (_ ("Being served at counter %d on floor %d"), ticket->counter,
                               floor);
      break;
    case HQ_STATE_HELD:
      state = g_strdup_printf (_ ("Kept for you at counter %d on floor %d"), ticket->counter,
                               floor);
      advice = _ ("Go back to that counter when you have what was missing.");
      break;
    case HQ_STATE_MISSED:
      state = g_strdup (_ ("Your call was missed"));
      advice = rule = hq_kiosk_words_missed (&view->policy);
      break;
    case HQ_STATE_VOID:
      state = g_strdup (_ ("This number is void"));
      advice = _ ("It was missed twice. Please take a new number.");
      break;
    case HQ_STATE_FINISHED:
    case HQ_STATE_CANCELLED:
    case HQ_STATE_UNSERVED:
    case HQ_N_STATES:
    default:
      state = g_strdup (hq_words_state (ticket->state));
      advice = _ ("To do something else, please take a new number.");
      break;
    }
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->advice, advice);
}

static void
hq_kiosk_lookup_say_ticket (HqKioskLookup *self, const HqView *view, const HqKioskFound *found)
{
  g_autofree char *number = hq_number_format (found->ticket.prefix, found->ticket.number);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  gtk_label_set_label (self->number, number);
  if (found->ticket.day == view->today)
    {
      hq_kiosk_lookup_say_state (self, view, found);
      return;
    }
  date = hq_kiosk_words_date (found->ticket.issued_at, view->zone);
  /* Translators: a date. */
  text = g_strdup_printf (_ ("This number is of %s, and void"), date);
  gtk_label_set_label (self->state, text);
  gtk_label_set_label (self->advice, _ ("Please take a new number for today."));
}

static void
hq_kiosk_lookup_say_slot (HqKioskLookup *self, const HqView *view, const HqSlot *slot)
{
  g_autofree char *date = hq_kiosk_words_date (slot->starts_at, view->zone);
  g_autofree char *time = hq_kiosk_words_time (slot->starts_at, view->zone);
  /* Translators: a date and a time. */
  g_autofree char *text = g_strdup_printf (_ ("Your appointment: %s, %s"), date, time);

  gtk_label_set_label (self->number, slot->slot);
  gtk_label_set_label (self->state, text);
  gtk_label_set_label (self->advice,
                       hq_date_of_time (slot->starts_at, view->zone) == view->today
                         ? ""
                         : _ ("It is not for today: please come on that day, or take a number."));
}

/**
 * hq_kiosk_lookup_show:
 * @self: a page
 * @view: what the kiosk shows
 * @found: what was found
 * @now: the time
 */
void
hq_kiosk_lookup_show (HqKioskLookup *self,
                      const HqKioskView *view,
                      const HqKioskFound *found,
                      HqTime now)
{
  const char *code = found->ticket.ticket != 0 ? found->ticket.service
                     : found->slot != NULL     ? found->slot->service
                                               : NULL;
  const HqKioskService *service = hq_kiosk_view_find (view, code);
  g_autofree char *where = NULL;
  g_autofree char *text = NULL;

  if (code == NULL || service == NULL)
    {
      hq_kiosk_lookup_say_nothing (self);
      return;
    }
  where = hq_kiosk_words_where (service);
  text = g_strdup_printf (C_ ("place", "%s, %s"),
                          hq_language_pick (service->service->name, service->service->name_en),
                          where);
  gtk_label_set_label (self->service, text);
  if (found->ticket.ticket != 0)
    hq_kiosk_lookup_say_ticket (self, &view->view, found);
  else
    hq_kiosk_lookup_say_slot (self, &view->view, found->slot);
  gtk_button_set_label (self->check_in,
                        found->ticket.ticket != 0 && found->ticket.state == HQ_STATE_WAITING
                          ? _ ("I am on this floor")
                          : _ ("Check in"));
  gtk_widget_set_visible (GTK_WIDGET (self->check_in),
                          hq_kiosk_find_may_check_in (found, &view->view, now));
  gtk_widget_set_visible (self->reprint, hq_kiosk_find_may_reprint (found, &view->view));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->keypad), FALSE);
  gtk_widget_set_visible (self->found, TRUE);
  if (gtk_widget_get_visible (GTK_WIDGET (self->check_in)))
    gtk_widget_grab_focus (GTK_WIDGET (self->check_in));
}

/**
 * hq_kiosk_lookup_set_printer:
 * @self: a page
 * @may: whether a slip would come out now
 */
void
hq_kiosk_lookup_set_printer (HqKioskLookup *self, gboolean may)
{
  gtk_widget_set_sensitive (self->reprint, may);
}
