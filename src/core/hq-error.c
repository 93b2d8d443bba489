/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"

#define N_(text) text

typedef struct
{
  char *detail; /* (owned) (nullable) */
} HqErrorPrivate;

static void
hq_error_private_init (HqErrorPrivate *priv)
{
  priv->detail = NULL;
}

static void
hq_error_private_copy (const HqErrorPrivate *source, HqErrorPrivate *target)
{
  target->detail = g_strdup (source->detail);
}

static void
hq_error_private_clear (HqErrorPrivate *priv)
{
  g_free (priv->detail);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
G_DEFINE_EXTENDED_ERROR (HqError, hq_error)
#pragma GCC diagnostic pop

static const struct
{
  const char *nick;
  const char *sentence;
} codes[HQ_N_ERRORS] = {
  [HQ_ERROR_FAILED] = { "failed", N_ ("It did not work.") },
  [HQ_ERROR_BUSY] = { "busy", N_ ("The store is busy; please try again.") },
  [HQ_ERROR_NO_SPACE] = { "no-space",
                          N_ ("The disk is full. Nothing was lost; make room and try again.") },
  [HQ_ERROR_READ_ONLY] = { "read-only",
                           N_ ("The database file or its folder cannot be written to.") },
  [HQ_ERROR_CORRUPT] = { "corrupt", N_ ("The database file is damaged. Restore the last backup.") },
  [HQ_ERROR_FOREIGN_FILE] = { "foreign-file", N_ ("This file is not a Hall Queue database.") },
  [HQ_ERROR_VERSION_TOO_NEW] = { "version-too-new",
                                 N_ ("This database was written by a newer version of Hall Queue; "
                                     "update the program on this machine.") },
  [HQ_ERROR_BAD_ADDRESS] = { "bad-address", N_ ("This is no address of a PostgreSQL; it is written as "
                                                "postgresql://server/database?hall=code.") },
  [HQ_ERROR_PASSWORD_IN_ADDRESS] = { "password-in-address",
                                     N_ ("A password must not stand in the address, where everybody "
                                         "sees it; put it into this user's file .pgpass.") },
  [HQ_ERROR_NO_LOGIN] = { "no-login",
                          N_ ("The server refuses the login of this machine. Its password is read "
                              "from this user's file .pgpass.") },
  [HQ_ERROR_NO_GRANT] = { "no-grant", N_ ("The login of this machine may not do that in the "
                                          "database; an administrator can grant it.") },
  [HQ_ERROR_NETWORK_FILE] = { "network-file",
                              N_ ("The database file must not be on a network share; "
                                  "for several machines use PostgreSQL.") },
  [HQ_ERROR_OFFLINE] = { "offline", N_ ("The store cannot be reached.") },
  [HQ_ERROR_MANY_HALLS] = { "many-halls", N_ ("The database holds several halls; add hall=CODE to "
                                              "the address to name one.") },
  [HQ_ERROR_BAD_CODE] = { "bad-code", N_ ("The code of a hall must not begin with “~”, which marks a "
                                          "copy that is not finished; give it another code.") },
  [HQ_ERROR_EXISTS] = { "exists", N_ ("There is a file or a hall of this name already.") },
  [HQ_ERROR_FILE_NO_SPACE] = { "file-no-space", N_ ("There is no room on the disk for the file.") },
  [HQ_ERROR_FILE_DENIED] = { "file-denied", N_ ("The file may not be written there.") },
  [HQ_ERROR_FILE_NO_FOLDER] = { "file-no-folder", N_ ("The folder of the file is not there.") },
  [HQ_ERROR_FILE_IS_FOLDER] = { "file-is-folder", N_ ("A folder has the name of the file.") },
  [HQ_ERROR_FILE_FAILED] = { "file-failed", N_ ("The file could not be written.") },
  [HQ_ERROR_COPY_DIFFERS] = { "copy-differs",
                              N_ ("The copy differs from what it was made of, and was not kept.") },
  [HQ_ERROR_CONFLICT] = { "conflict",
                          N_ ("The store refused the change, and kept nothing of it.") },
  [HQ_ERROR_NOT_A_TRIAL] = { "not-a-trial", N_ ("This works on a demo or trial hall only, "
                                                "so that nobody can forge a real hall's day.") },
  [HQ_ERROR_CANCELLED] = { "cancelled", N_ ("It was interrupted.") },

  [HQ_ERROR_INVALID] = { "invalid", N_ ("What was given makes no sense here.") },
  [HQ_ERROR_NOT_FOUND] = { "not-found", N_ ("There is no such thing in this hall.") },
  [HQ_ERROR_DENIED] = { "denied", N_ ("This role may not do that.") },
  [HQ_ERROR_NOT_LISTED] = { "not-listed", N_ ("You are not on the staff list of this hall in this "
                                              "role; please sign in again.") },
  [HQ_ERROR_WRONG_PASSWORD] = { "wrong-password", N_ ("The name or the password is wrong.") },
  [HQ_ERROR_LOCKED] = { "locked", N_ ("Five wrong passwords: this place is locked for a minute.") },
  [HQ_ERROR_REQUEST_REUSED] = { "request-reused",
                                N_ ("This request was used for something else before.") },
  [HQ_ERROR_IMPORT] = { "import", N_ ("The file has faults, and nothing of it was taken.") },
  [HQ_ERROR_IN_USE] = { "in-use", N_ ("What would go away is in use; nothing was changed.") },
  [HQ_ERROR_AT_COUNTER] = { "at-counter", N_ ("Whoever is at a counter stays a clerk until they sign "
                                              "out there; nothing was changed.") },
  [HQ_ERROR_SETUP_CHANGED] = { "setup-changed",
                               N_ ("The set-up was changed meanwhile; look at that change, and make "
                                   "yours again.") },
  [HQ_ERROR_UNCHANGED] = { "unchanged", N_ ("It is so already; nothing was changed.") },
  [HQ_ERROR_ITEM_CHANGED] = { "item-changed",
                              N_ ("Somebody else changed this item meanwhile; look at it anew.") },

  [HQ_ERROR_DAY_NOT_OPEN] = { "day-not-open", N_ ("The hall is not open on this day.") },
  [HQ_ERROR_DAY_CLOSED] = { "day-closed", N_ ("The hall has closed for the day.") },
  [HQ_ERROR_DAY_OPEN] = { "day-open", N_ ("The day is open already.") },
  [HQ_ERROR_NO_CALENDAR] = { "no-calendar", N_ ("The working-day calendar does not reach that far; "
                                                "import the next year.") },
  [HQ_ERROR_OTHER_DAY] = { "other-day", N_ ("This ticket is of another day, and void.") },

  [HQ_ERROR_SERVICE_CLOSED] = { "service-closed",
                                N_ ("No more tickets are issued for this service today.") },
  [HQ_ERROR_QUOTA] = { "quota", N_ ("All of today's numbers for this service have been taken; "
                                    "please ask at the guide desk.") },
  [HQ_ERROR_ONE_TICKET] = { "one-ticket", N_ ("You have a ticket for this service already.") },
  [HQ_ERROR_AGENT_CAP] = { "agent-cap",
                           N_ ("This agent has taken all tickets that one agent may take today.") },
  [HQ_ERROR_TOO_MANY_MATTERS] = { "too-many-matters", N_ ("More matters than one number may carry; "
                                                          "take a second number for the others.") },
  [HQ_ERROR_ID_REQUIRED] = { "id-required", N_ ("This service needs an identity number.") },
  [HQ_ERROR_BAD_ID] = { "bad-id", N_ ("This identity number has a mistake in it.") },
  [HQ_ERROR_SLOT_USED] = { "slot-used", N_ ("This appointment was checked in already.") },
  [HQ_ERROR_SLOT_OTHER_DAY] = { "slot-other-day", N_ ("This appointment is for another day.") },
  [HQ_ERROR_LETTER_USED] = { "letter-used", N_ ("A service has the letter Y, which is kept for "
                                                "emergency numbers; give it another one first.") },
  [HQ_ERROR_NUMBER_USED] = { "number-used", N_ ("This number was entered already today.") },
  [HQ_ERROR_BAD_TIME] = { "bad-time",
                          N_ ("The times must be of today (for whoever no longer waits, of the "
                              "last day that was closed as well), in their order, and not "
                              "later than now.") },

  [HQ_ERROR_STOPPED] = { "stopped",
                         N_ ("This service gives no more numbers today; please ask at the guide "
                             "desk.") },

  [HQ_ERROR_TAKEN] = { "taken",
                       N_ ("Somebody has taken this over already; they can give it back.") },
  [HQ_ERROR_SERVED] = { "served", N_ ("The counter serves that service anyway; nothing needs to be "
                                      "lent.") },
  [HQ_ERROR_NOT_TIDAL] = { "not-tidal", N_ ("Only a tidal counter is asked to open; send a word to "
                                            "another one.") },
  [HQ_ERROR_BAD_END] = { "bad-end", N_ ("The end must be later today than now.") },
  [HQ_ERROR_PLACE_GIVEN] = { "place-given", N_ ("Another machine was given that place.") },

  [HQ_ERROR_SIGNED_OUT] = { "signed-out", N_ ("Nobody is signed in at this counter.") },
  [HQ_ERROR_SIGNED_IN] = { "signed-in", N_ ("Somebody is signed in there already.") },
  [HQ_ERROR_PAUSED] = { "paused", N_ ("The counter is paused.") },
  [HQ_ERROR_NOT_PAUSED] = { "not-paused", N_ ("The counter is not paused.") },
  [HQ_ERROR_OPEN_TICKET] = { "open-ticket", N_ ("The counter has a ticket that is not finished.") },
  [HQ_ERROR_NO_TICKET] = { "no-ticket", N_ ("The counter has no ticket for that.") },
  [HQ_ERROR_NOBODY_WAITS] = { "nobody-waits", N_ ("Nobody is waiting for this counter.") },
  [HQ_ERROR_NOT_SERVED_HERE] = { "not-served-here",
                                 N_ ("The counter does not serve that service.") },
  [HQ_ERROR_OTHER_COUNTER] = { "other-counter", N_ ("The ticket is at another counter.") },
  [HQ_ERROR_PERSON_BUSY] = { "person-busy",
                             N_ ("The visitor is at another counter with another ticket.") },

  [HQ_ERROR_WRONG_STATE] = { "wrong-state", N_ ("It is not in a state for that.") },
  [HQ_ERROR_TOO_SOON] = { "too-soon", N_ ("It is too soon for that.") },
  [HQ_ERROR_TOO_OFTEN] = { "too-often", N_ ("It was called as often as it may be.") },
  [HQ_ERROR_TOO_LATE] = { "too-late", N_ ("It is too late for that.") },
  [HQ_ERROR_REASON_NEEDED] = { "reason-needed", N_ ("A reason is needed for that.") },
  [HQ_ERROR_SAME_PLACE] = { "same-place", N_ ("The ticket is in that line already.") },
  [HQ_ERROR_NO_REPRINT] = { "no-reprint", N_ ("This slip was printed again as often as kiosks "
                                              "may; the guide desk prints it.") },

  [HQ_ERROR_NOT_RATABLE] = { "not-ratable", N_ ("There is no service to rate.") },
  [HQ_ERROR_RATED] = { "rated", N_ ("This service was rated already.") },
  [HQ_ERROR_OVERDUE] = { "overdue", N_ ("The due date has passed; the clock cannot be stopped.") },
  [HQ_ERROR_OTHER_DEPARTMENT] = { "other-department", N_ ("A case can be given to another clerk of its "
                                                          "department alone.") },
  [HQ_ERROR_OTHER_HOLDER] = { "other-holder", N_ ("Another clerk sees to this case; a manager can give "
                                                  "it to you.") },
  [HQ_ERROR_BACK_DATED] = { "back-dated", N_ ("It cannot be back-dated.") },

  [HQ_ERROR_OWN_RATING] = { "own-rating", N_ ("Whoever was rated has no part in the follow-up.") },
  [HQ_ERROR_OWN_PROPOSAL] = { "own-proposal", N_ ("Whoever proposed it does not decide it.") },
  [HQ_ERROR_SAME_DEPARTMENT] = { "same-department", N_ ("This is for somebody of another department "
                                                        "than the rated clerk's.") },
  [HQ_ERROR_PROPOSED] = { "proposed", N_ ("A proposal is to be decided first.") },
  [HQ_ERROR_NOT_PROPOSED] = { "not-proposed", N_ ("Nothing was proposed.") },
  [HQ_ERROR_EXTENDED] = { "extended", N_ ("The deadline was extended once already.") },
  [HQ_ERROR_NO_TELEPHONE] = { "no-telephone", N_ ("There is no telephone number.") },
};

/**
 * hq_error_get_nick:
 * @code: an error code
 *
 * Returns: (transfer none): the stable name of @code for programs, for example `nobody-waits`
 */
const char *
hq_error_get_nick (HqError code)
{
  g_return_val_if_fail (code < HQ_N_ERRORS, codes[HQ_ERROR_FAILED].nick);

  return codes[code].nick;
}

/**
 * hq_error_get_sentence:
 * @code: an error code
 *
 * Returns: (transfer none): what @code says to a person, in English and marked for translation;
 *   the layer that shows it translates it
 */
const char *
hq_error_get_sentence (HqError code)
{
  g_return_val_if_fail (code < HQ_N_ERRORS, codes[HQ_ERROR_FAILED].sentence);

  return codes[code].sentence;
}

/**
 * hq_error_from_nick:
 * @nick: a name as hq_error_get_nick() gives it
 *
 * Returns: its code, or %HQ_ERROR_FAILED for an unknown name
 */
HqError
hq_error_from_nick (const char *nick)
{
  for (guint i = 0; i < HQ_N_ERRORS; i++)
    if (g_strcmp0 (codes[i].nick, nick) == 0)
      return (HqError) i;
  return HQ_ERROR_FAILED;
}

/**
 * hq_error_get_detail:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): what makes this occurrence of the code particular: a number,
 *   a place, a date, or the engine's own words. Not translated.
 */
const char *
hq_error_get_detail (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != HQ_ERROR)
    return error->message;
  return hq_error_get_private (error)->detail;
}

/**
 * hq_error_set:
 * @error: (out) (optional): where to put it
 * @code: the code
 * @format: (nullable): printf format of the detail, or %NULL for none
 *
 * Sets @error to @code. Its message is the code's English sentence with the detail in brackets,
 * complete for a log; a screen translates the sentence and shows the detail beside it.
 */
void
hq_error_set (GError **error, HqError code, const char *format, ...)
{
  g_autofree char *detail = NULL;

  if (error == NULL)
    return;
  if (format != NULL)
    {
      va_list args;

      va_start (args, format);
      detail = g_strdup_vprintf (format, args);
      va_end (args);
    }
  if (detail != NULL)
    g_set_error (error, HQ_ERROR, code, "%s (%s)", hq_error_get_sentence (code), detail);
  else
    g_set_error_literal (error, HQ_ERROR, code, hq_error_get_sentence (code));
  hq_error_get_private (*error)->detail = g_steal_pointer (&detail);
}

/**
 * hq_error_is:
 * @error: (nullable): an error
 * @code: a code
 *
 * Returns: whether @error is set, ours, and says @code
 */
gboolean
hq_error_is (const GError *error, HqError code)
{
  return g_error_matches (error, HQ_ERROR, (int) code);
}
