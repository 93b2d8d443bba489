/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "hq-error.h"
#include "hq-language.h"

/* A whole sentence where what makes the case particular helps the person; %s is its detail. */
static const struct
{
  HqError code;
  const char *sentence;
} particular[] = {
  { HQ_ERROR_LOCKED, N_ ("Five wrong passwords: this place is locked for another %s.") },
  { HQ_ERROR_ONE_TICKET, N_ ("You have ticket %s for this service already.") },
  { HQ_ERROR_OTHER_COUNTER, N_ ("The ticket is at counter %s.") },
  { HQ_ERROR_NOT_FOUND, N_ ("There is no such thing in this hall: %s.") },
  { HQ_ERROR_STOPPED, N_ ("This service gives no more numbers today: %s. Please ask at the guide "
                          "desk.") },
  { HQ_ERROR_TAKEN, N_ ("%s has taken this over already, and can give it back.") },
  { HQ_ERROR_PLACE_GIVEN, N_ ("Machine %s was given that place; give it another one first.") },
  { HQ_ERROR_OTHER_DAY, N_ ("This ticket is of %s, and void.") },
  { HQ_ERROR_NO_CALENDAR, N_ ("The working-day calendar ends on %s; import the next year.") },
  { HQ_ERROR_OFFLINE, N_ ("The store cannot be reached: %s.") },
  { HQ_ERROR_NO_LOGIN, N_ ("The server refuses the login %s. Its password is read from this user's "
                           "file .pgpass; once that or the server is mended, work goes on by "
                           "itself.") },
  { HQ_ERROR_FILE_NO_SPACE, N_ ("There is no room on the disk for %s. Make room, or choose another "
                                "folder.") },
  { HQ_ERROR_FILE_DENIED, N_ ("%s may not be written there. Choose another folder.") },
  { HQ_ERROR_FILE_NO_FOLDER, N_ ("The folder of %s is not there. Choose another one.") },
  { HQ_ERROR_FILE_IS_FOLDER, N_ ("%s is a folder. Give the file another name.") },
  { HQ_ERROR_FILE_FAILED, N_ ("%s could not be written. Choose another folder.") },
  { HQ_ERROR_FAILED, N_ ("It did not work: %s.") },
};

/* The detail of this refusal is the seconds that are left, or how many announcements of how many. */
static char *
hq_words_too_soon (const char *detail)
{
  int n = 0, of = 0;

  if (detail != NULL && sscanf (detail, "%d/%d", &n, &of) == 2)
    return g_strdup_printf (_ ("It was announced %d of %d times; it must be called again first."),
                            n, of);
  if (detail != NULL && sscanf (detail, "%d", &n) == 1)
    return g_strdup_printf (ngettext ("It is too soon for that; please wait %d second more.",
                                      "It is too soon for that; please wait %d seconds more.", n),
                            n);
  return g_strdup (_ (hq_error_get_sentence (HQ_ERROR_TOO_SOON)));
}

/* Of a store that is away people are told where it is; why it is, in the words of the system or of a
 * library, stands behind that and is for whoever sets it up, as the name of a login is. */
static char *
hq_words_detail (const GError *error, gboolean whole)
{
  const char *detail = hq_error_get_detail (error);
  const char *reason = detail != NULL ? strstr (detail, ": ") : NULL;

  if (!whole && hq_error_is (error, HQ_ERROR_NO_LOGIN))
    return NULL;
  if (whole || reason == NULL || !hq_error_is (error, HQ_ERROR_OFFLINE))
    return g_strdup (detail);
  return g_strndup (detail, (gsize) (reason - detail));
}

static char *
hq_words_say_error (const GError *error, gboolean whole)
{
  g_autofree char *detail = hq_words_detail (error, whole);

  if (error->domain != HQ_ERROR)
    return g_strdup (error->message);
  if (error->code == HQ_ERROR_TOO_SOON)
    return hq_words_too_soon (detail);
  for (guint i = 0; i < G_N_ELEMENTS (particular); i++)
    if (detail != NULL && error->code == (int) particular[i].code)
      {
        g_auto (GStrv) parts = g_strsplit (_ (particular[i].sentence), "%s", 2);

        return g_strjoinv (detail, parts);
      }
  return g_strdup (_ (hq_error_get_sentence ((HqError) error->code)));
}

/**
 * hq_words_error:
 * @error: a refusal, or a failure
 *
 * Returns: (transfer full): one sentence for a person, in the language that is shown
 */
char *
hq_words_error (const GError *error)
{
  return hq_words_say_error (error, FALSE);
}

/**
 * hq_words_error_whole:
 * @error: a refusal, or a failure
 *
 * Returns: (transfer full): the same for whoever sets up the machine, with the reason as it was given
 */
char *
hq_words_error_whole (const GError *error)
{
  return hq_words_say_error (error, TRUE);
}

/**
 * hq_words_room:
 * @room: for how many the store has room
 *
 * Returns: (transfer full) (nullable): that it has none for all; %NULL where it has
 */
char *
hq_words_room (const HqContactRoom *room)
{
  if (!hq_contact_list_is_tight (room))
    return NULL;
  return g_strdup_printf (_ ("The server lets in %d programs at once (max_connections), fewer than the"
                             " %d devices and counters of the hall."),
                          (int) room->room, (int) room->devices);
}

/**
 * hq_words_clock:
 * @time: an instant
 * @zone: the hall's time zone
 *
 * Returns: (transfer full): the time on the wall, 08:30
 */
char *
hq_words_clock (HqTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%H:%M");
}

/**
 * hq_words_end:
 * @time: when something ends
 * @zone: the hall's time zone
 *
 * Returns: (transfer full): the time on the wall; what ends at midnight ends at 24:00
 */
char *
hq_words_end (HqTime time, GTimeZone *zone)
{
  g_autofree char *clock = hq_words_clock (time, zone);

  return g_str_equal (clock, "00:00") ? g_strdup ("24:00") : g_steal_pointer (&clock);
}

/**
 * hq_words_elapsed:
 * @microseconds: a length of time; below zero counts as zero
 *
 * Returns: (transfer full): minutes and seconds, 4:05, and hours before them where there are any
 */
char *
hq_words_elapsed (gint64 microseconds)
{
  gint64 seconds = MAX (0, microseconds) / G_USEC_PER_SEC;

  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

const char *
hq_words_class (HqClass class)
{
  static const char *const words[HQ_N_CLASSES] = { NC_ ("class", "Ordinary"),
                                                   NC_ ("class", "Priority"),
                                                   NC_ ("class", "Appointment"),
                                                   NC_ ("class", "Green channel") };

  return g_dpgettext2 (NULL, "class", words[class]);
}

/**
 * hq_words_need:
 *
 * Returns: (transfer none): what the visitor wishes, "" for nothing
 */
const char *
hq_words_need (HqNeed need)
{
  static const char *const words[HQ_N_NEEDS] = { "", NC_ ("need", "Talk in writing"),
                                                 NC_ ("need", "Be accompanied"),
                                                 NC_ ("need", "Low counter"),
                                                 NC_ ("need", "English") };

  return need == HQ_NEED_NONE ? "" : g_dpgettext2 (NULL, "need", words[need]);
}

const char *
hq_words_outcome (HqOutcome outcome)
{
  static const char *const words[HQ_N_OUTCOMES] = {
    NC_ ("outcome", "None yet"),     NC_ ("outcome", "Done on the spot"),
    NC_ ("outcome", "Accepted"),     NC_ ("outcome", "Papers missing"),
    NC_ ("outcome", "Not accepted"), NC_ ("outcome", "Enquiry only"),
    NC_ ("outcome", "Withdrawn")
  };

  return g_dpgettext2 (NULL, "outcome", words[outcome]);
}

const char *
hq_words_state (HqState state)
{
  static const char *const words[HQ_N_STATES] = {
    NC_ ("state", "Waiting"),   NC_ ("state", "Called"), NC_ ("state", "Being served"),
    NC_ ("state", "Held"),      NC_ ("state", "Missed"), NC_ ("state", "Finished"),
    NC_ ("state", "Cancelled"), NC_ ("state", "Void"),   NC_ ("state", "Unserved")
  };

  return g_dpgettext2 (NULL, "state", words[state]);
}

/**
 * hq_words_pause:
 * @reason: (nullable): why a counter pauses, as it is stored
 *
 * Returns: (transfer none) (nullable): the same as people read it
 */
const char *
hq_words_pause (const char *reason)
{
  static const char *const words[HQ_N_PAUSE_REASONS] = {
    N_ ("Away for a moment"), N_ ("Equipment fault"), N_ ("Sorting papers"),
    N_ ("Meeting"),           N_ ("Meal"),            N_ ("Shift change")
  };
  int known = hq_nick_find (HQ_SET_PAUSE_REASON, reason);

  return known >= 0 ? _ (words[known]) : reason;
}

/* What happened to a number, by the nick of the act. */
static const struct
{
  const char *act;
  const char *word;
} acts[] = {
  { "issue", NC_ ("story", "Number taken") },
  { "late", NC_ ("story", "Entered afterwards") },
  { "self-ticket", NC_ ("story", "Number taken") },
  { "checkin", NC_ ("story", "Checked in") },
  { "cancel", NC_ ("story", "Cancelled") },
  { "reprint", NC_ ("story", "Printed again") },
  { "change", NC_ ("story", "Other service") },
  { "priority-confirm", NC_ ("story", "Priority confirmed") },
  { "priority-withdraw", NC_ ("story", "Priority withdrawn") },
  { "call", NC_ ("story", "Called") },
  { "announced", NC_ ("story", "Announced") },
  { "recall", NC_ ("story", "Recalled") },
  { "start", NC_ ("story", "Started") },
  { "finish", NC_ ("story", "Finished") },
  { "missed", NC_ ("story", "Missed") },
  { "present", NC_ ("story", "Present after all") },
  { "hold", NC_ ("story", "Held") },
  { "resume", NC_ ("story", "Resumed") },
  { "redirect", NC_ ("story", "Redirected") },
  { "continue", NC_ ("story", "Continued") },
  { "end-period", NC_ ("story", "Finished later") },
  { "unserved", NC_ ("story", "Unserved at close") },
  { "rate", NC_ ("story", "Rated") },
  { "rate-refused", NC_ ("story", "Second rating refused") },
  { "case-open", NC_ ("story", "Case accepted") },
  { "case-suspend", NC_ ("story", "Clock of the case stopped") },
  { "case-resume", NC_ ("story", "Clock of the case goes on") },
  { "case-supplement", NC_ ("story", "Papers asked for") },
  { "case-complete", NC_ ("story", "Papers complete") },
  { "case-close", NC_ ("story", "Case closed") },
  { "case-refuse", NC_ ("story", "Case refused") },
  { "case-withdraw", NC_ ("story", "Case withdrawn") },
  { "case-holder", NC_ ("story", "Case given to another clerk") },
  { "case-due", NC_ ("story", "Due day moved with the calendar") },
};

/**
 * hq_words_act:
 * @act: the nick of what happened
 *
 * Returns: (transfer none) (nullable): it in a word or two; %NULL for what does not happen to a number
 */
const char *
hq_words_act (const char *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_strcmp0 (acts[i].act, act) == 0)
      return g_dpgettext2 (NULL, "story", acts[i].word);
  return NULL;
}

static const char *
hq_words_translate (const char *text)
{
  return _ (text);
}

/**
 * hq_words_report:
 *
 * Returns: (transfer none): what the report layer says, in the language that is shown; whoever needs it
 *   past a change of the language holds it
 */
HqReportWords *
hq_words_report (void)
{
  static HqReportWords *words;
  static const char *language;

  if (g_strcmp0 (language, hq_language_get ()) != 0)
    {
      g_clear_pointer (&words, hq_report_words_unref);
      words = hq_report_words_new (hq_words_translate);
      language = hq_language_get ();
    }
  return words;
}
