/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HQ_ERROR (hq_error_quark ())

/**
 * HqError:
 *
 * Each code is a decision for the caller: the first group says what to do about the store, the
 * second is a refusal of a rule. Every code has a nick for programs and one sentence for people.
 */
typedef enum
{
  /* The store. */
  HQ_ERROR_FAILED,          /* nothing better is known; the message says what happened */
  HQ_ERROR_BUSY,            /* another process held the store past the bound: try again */
  HQ_ERROR_NO_SPACE,        /* the disk is full */
  HQ_ERROR_READ_ONLY,       /* the file or its folder cannot be written */
  HQ_ERROR_CORRUPT,         /* the file is damaged */
  HQ_ERROR_FOREIGN_FILE,    /* the file is a database, or not, but not ours */
  HQ_ERROR_VERSION_TOO_NEW, /* written by a newer version of the program */
  HQ_ERROR_BAD_ADDRESS,         /* libpq does not understand it */
  HQ_ERROR_PASSWORD_IN_ADDRESS, /* where everybody would see it */
  HQ_ERROR_NO_LOGIN,        /* the server refuses the login, or its password */
  HQ_ERROR_NO_GRANT,        /* the database's login may not do it */
  HQ_ERROR_NETWORK_FILE,    /* on a network or FUSE file system */
  HQ_ERROR_OFFLINE,         /* the store went away */
  HQ_ERROR_MANY_HALLS,      /* the database holds several halls, and none was named */
  HQ_ERROR_BAD_CODE,        /* a hall's code that is kept for something else */
  HQ_ERROR_EXISTS,          /* the file, or the hall, is there already */
  HQ_ERROR_FILE_NO_SPACE,   /* of a file that somebody wants written, as those below; detail: its name */
  HQ_ERROR_FILE_DENIED,
  HQ_ERROR_FILE_NO_FOLDER,  /* where it is to be is no folder */
  HQ_ERROR_FILE_IS_FOLDER,  /* a folder has its name */
  HQ_ERROR_FILE_FAILED,
  HQ_ERROR_COPY_DIFFERS,    /* a copy was held against what it was made of; detail: which row */
  HQ_ERROR_CONFLICT,        /* a constraint of the schema said no */
  HQ_ERROR_NOT_A_TRIAL,     /* a made-up time or a replay on a real hall */
  HQ_ERROR_CANCELLED,       /* the person interrupted it */

  /* What was asked. */
  HQ_ERROR_INVALID,        /* an argument makes no sense; the message names it */
  HQ_ERROR_NOT_FOUND,      /* no such ticket, counter, service, item, person, case */
  HQ_ERROR_DENIED,         /* this role may not do it */
  HQ_ERROR_NOT_LISTED,     /* the staff list has nobody of this name in this role; detail: both */
  HQ_ERROR_WRONG_PASSWORD,
  HQ_ERROR_LOCKED,         /* five wrong passwords at this place: wait a minute */
  HQ_ERROR_REQUEST_REUSED, /* the request id was used for something else */
  HQ_ERROR_IMPORT,         /* a fault in an imported file, with line and column */
  HQ_ERROR_IN_USE,         /* what would go away is in use; the detail names it */
  HQ_ERROR_AT_COUNTER,     /* whose role would go away is at a counter; detail: which, and who */
  HQ_ERROR_SETUP_CHANGED,  /* after the draft of it began; detail: the last change */
  HQ_ERROR_UNCHANGED,      /* a change that would change nothing */
  HQ_ERROR_ITEM_CHANGED,   /* somebody else changed the item of the catalogue meanwhile */

  /* The day. */
  HQ_ERROR_DAY_NOT_OPEN, /* the hall does not open on this date */
  HQ_ERROR_DAY_CLOSED,
  HQ_ERROR_DAY_OPEN,     /* it is open already */
  HQ_ERROR_NO_CALENDAR,  /* past the loaded calendar; the detail names its last day */
  HQ_ERROR_OTHER_DAY,    /* yesterday's slip; the detail names the day */

  /* Issue. */
  HQ_ERROR_SERVICE_CLOSED, /* after the last ticket of the last session, or none today */
  HQ_ERROR_QUOTA,          /* the day's numbers are gone */
  HQ_ERROR_ONE_TICKET,     /* this person has an open ticket of the service; detail: number */
  HQ_ERROR_AGENT_CAP,
  HQ_ERROR_TOO_MANY_MATTERS,
  HQ_ERROR_ID_REQUIRED,
  HQ_ERROR_BAD_ID,         /* the check digit of an identity number is wrong */
  HQ_ERROR_SLOT_USED,      /* the appointment was checked in already */
  HQ_ERROR_SLOT_OTHER_DAY, /* the appointment is for another day */
  HQ_ERROR_LETTER_USED,    /* a service has the letter of the emergency numbers; detail: which */
  HQ_ERROR_NUMBER_USED,    /* a ticket of today has this number; detail: it */
  HQ_ERROR_BAD_TIME,       /* a time written down that cannot be */
  HQ_ERROR_STOPPED,        /* a manager stopped the issue of the service; detail: why */

  /* What a manager does. */
  HQ_ERROR_TAKEN,          /* the alert is somebody else's; detail: whose */
  HQ_ERROR_SERVED,         /* the counter serves that service without being lent */
  HQ_ERROR_NOT_TIDAL,      /* only a tidal counter is asked to open */
  HQ_ERROR_BAD_END,        /* an end that is over, or not of today */
  HQ_ERROR_PLACE_GIVEN,    /* another machine was given that place; detail: its number */

  /* The counter. */
  HQ_ERROR_SIGNED_OUT,      /* nobody is signed in at the counter */
  HQ_ERROR_SIGNED_IN,       /* the counter, or the clerk, is signed in already */
  HQ_ERROR_PAUSED,
  HQ_ERROR_NOT_PAUSED,
  HQ_ERROR_OPEN_TICKET,     /* a ticket is called, serving or held at the counter */
  HQ_ERROR_NO_TICKET,       /* the counter has none to act on */
  HQ_ERROR_NOBODY_WAITS,
  HQ_ERROR_NOT_SERVED_HERE, /* the counter does not serve that service */
  HQ_ERROR_OTHER_COUNTER,   /* the ticket is at another counter; detail: which */
  HQ_ERROR_PERSON_BUSY,     /* the visitor is at another counter with another ticket */

  /* The ticket. */
  HQ_ERROR_WRONG_STATE, /* the move is not legal from this state; detail: state */
  HQ_ERROR_TOO_SOON,    /* recall or missed before its time; detail: seconds left */
  HQ_ERROR_TOO_OFTEN,   /* no further recall */
  HQ_ERROR_TOO_LATE,    /* the time to take it back, or to rate, is over */
  HQ_ERROR_REASON_NEEDED,
  HQ_ERROR_SAME_PLACE,  /* it is in that line already */
  HQ_ERROR_NO_REPRINT,  /* a kiosk printed its slip again as often as it may; detail: how often */

  /* Rating, case. */
  HQ_ERROR_NOT_RATABLE,
  HQ_ERROR_RATED,   /* rated already */
  HQ_ERROR_OVERDUE, /* a suspension or supplement cannot begin after the due date */
  HQ_ERROR_OTHER_DEPARTMENT, /* a case stays with its department; detail: whom it was to be given */
  HQ_ERROR_OTHER_HOLDER, /* a clerk acts on what they see to alone; detail: who sees to it */
  HQ_ERROR_BACK_DATED,

  /* Follow-up of a bad rating. */
  HQ_ERROR_OWN_RATING,      /* whoever was rated has no part in it */
  HQ_ERROR_OWN_PROPOSAL,    /* a second person decides */
  HQ_ERROR_SAME_DEPARTMENT, /* it is for somebody of another department than the rated clerk's */
  HQ_ERROR_PROPOSED,        /* a proposal waits to be decided */
  HQ_ERROR_NOT_PROPOSED,
  HQ_ERROR_EXTENDED,        /* once already */
  HQ_ERROR_NO_TELEPHONE,    /* none was left, or it was erased */

  HQ_N_ERRORS
} HqError;

GQuark      hq_error_quark        (void);
const char *hq_error_get_nick     (HqError code);
const char *hq_error_get_sentence (HqError code);
HqError     hq_error_from_nick    (const char *nick);
const char *hq_error_get_detail   (const GError *error);
void        hq_error_set          (GError    **error,
                                   HqError     code,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (3, 4);
gboolean    hq_error_is           (const GError *error,
                                   HqError       code);

G_END_DECLS
