/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-deed-table.h"

#include "hq-hall-table.h"

#define ALERT                                                                                      \
  "SELECT day, kind, subject, staff, taken_at FROM alert_taken WHERE hall = ? AND day = ?"
#define STOP                                                                                       \
  "SELECT day, service, reason, reason_en, stopped_at FROM service_stop WHERE hall = ? AND day = " \
  "?"
#define WORD                                                                                       \
  "SELECT day, word, counter, text, staff, sent_at, seen_at, seen_by, taken_back_at FROM word"     \
  " WHERE hall = ? AND day = ?"

enum
{
  TEXT_FIND_ALERT,
  TEXT_TAKE_ALERT,
  TEXT_GIVE_ALERT,
  TEXT_ALERTS,
  TEXT_LEND,
  TEXT_END_LOAN,
  TEXT_END_LOANS,
  TEXT_ASK_COUNTER,
  TEXT_DROP_COUNTER,
  TEXT_ASKED,
  TEXT_FIND_STOP,
  TEXT_STOP,
  TEXT_GO_ON,
  TEXT_STOPS,
  TEXT_NEXT_NOTICE,
  TEXT_PUT_NOTICE,
  TEXT_TAKE_NOTICE,
  TEXT_NOTICES,
  TEXT_NEXT_WORD,
  TEXT_SEND_WORD,
  TEXT_FIND_WORD,
  TEXT_SEE_WORD,
  TEXT_TAKE_WORD,
  TEXT_WORDS,
  TEXT_ERASE_WORDS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_FIND_ALERT] = { ALERT " AND kind = ? AND subject = ?" },
  [TEXT_TAKE_ALERT] = { "INSERT INTO alert_taken (hall, day, kind, subject, staff, taken_at)"
                        " VALUES (?, ?, ?, ?, ?, ?)" },
  [TEXT_GIVE_ALERT] = { "DELETE FROM alert_taken"
                        " WHERE hall = ? AND day = ? AND kind = ? AND subject = ?" },
  [TEXT_ALERTS] = { ALERT " ORDER BY kind, subject" },
  [TEXT_LEND] = { "INSERT INTO counter_service (hall, counter, service, speciality, lent_until)"
                  " VALUES (?, ?, ?, 0, ?) ON CONFLICT (hall, counter, service)"
                  " DO UPDATE SET lent_until = excluded.lent_until"
                  " WHERE counter_service.lent_until IS NOT NULL" },
  [TEXT_END_LOAN] = { "DELETE FROM counter_service WHERE hall = ? AND counter = ? AND service = ?"
                      " AND lent_until IS NOT NULL" },
  [TEXT_END_LOANS] = { "DELETE FROM counter_service WHERE hall = ? AND lent_until IS NOT NULL" },
  [TEXT_ASK_COUNTER] = { "INSERT INTO counter_asked (hall, day, counter, asked_at)"
                         " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING" },
  [TEXT_DROP_COUNTER] = { "DELETE FROM counter_asked WHERE hall = ? AND day = ? AND counter = ?" },
  [TEXT_ASKED] = { "SELECT counter, asked_at FROM counter_asked WHERE hall = ? AND day = ?"
                   " ORDER BY counter" },
  [TEXT_FIND_STOP] = { STOP " AND service = ?" },
  [TEXT_STOP] = { "INSERT INTO service_stop (hall, day, service, reason, reason_en, stopped_at)"
                  " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hall, day, service)"
                  " DO UPDATE SET reason = excluded.reason, reason_en = excluded.reason_en" },
  [TEXT_GO_ON] = { "DELETE FROM service_stop WHERE hall = ? AND day = ? AND service = ?" },
  [TEXT_STOPS] = { STOP " ORDER BY service" },
  [TEXT_NEXT_NOTICE] = { "SELECT coalesce(max(notice), 0) + 1 FROM notice"
                         " WHERE hall = ? AND day = ?" },
  [TEXT_PUT_NOTICE] = { "INSERT INTO notice (hall, day, notice, floor, zone, text, text_en, put_at,"
                        " until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_TAKE_NOTICE] = { "UPDATE notice SET taken_down_at = ?4 WHERE hall = ?1 AND day = ?2"
                         " AND notice = ?3 AND taken_down_at IS NULL" },
  [TEXT_NOTICES] = { "SELECT day, notice, floor, zone, text, text_en, put_at, until FROM notice"
                     " WHERE hall = ? AND day = ? AND taken_down_at IS NULL ORDER BY notice" },
  [TEXT_NEXT_WORD] = { "SELECT coalesce(max(word), 0) + 1 FROM word WHERE hall = ? AND day = ?" },
  [TEXT_SEND_WORD] = { "INSERT INTO word (hall, day, word, counter, text, staff, sent_at)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_FIND_WORD] = { WORD " AND word = ?" },
  [TEXT_SEE_WORD] = { "UPDATE word SET seen_at = ?4, seen_by = ?5"
                      " WHERE hall = ?1 AND day = ?2 AND word = ?3" },
  [TEXT_TAKE_WORD] = { "UPDATE word SET taken_back_at = ?4"
                       " WHERE hall = ?1 AND day = ?2 AND word = ?3" },
  [TEXT_WORDS] = { WORD " ORDER BY word" },
  [TEXT_ERASE_WORDS] = { "UPDATE word SET text = NULL WHERE hall = ? AND day = ?"
                         " AND text IS NOT NULL" },
};

const HqText *
hq_deed_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static HqAlertTaken
hq_deed_table_get_alert (HqRows *rows)
{
  return (HqAlertTaken){
    .day = (HqDate) hq_rows_get_int (rows, 0),
    .kind = g_intern_string (hq_rows_get_text (rows, 1)),
    .subject = g_intern_string (hq_rows_get_text (rows, 2)),
    .staff = g_intern_string (hq_rows_get_text (rows, 3)),
    .taken_at = hq_rows_get_int (rows, 4),
  };
}

/**
 * hq_deed_table_find_alert:
 * @taken: (inout): day, kind and subject; gets who has it, and since when: its staff is %NULL where
 *   nobody has
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_find_alert (HqDatabase *db, HqAlertTaken *taken, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND_ALERT], error, "hiss", (int) taken->day,
                                taken->kind, taken->subject);

  if (rows == NULL)
    return FALSE;
  taken->staff = NULL;
  if (hq_rows_next (rows))
    *taken = hq_deed_table_get_alert (rows);
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_take_alert:
 *
 * Returns: whether it was stored; the schema refuses a second one
 */
gboolean
hq_deed_table_take_alert (HqDatabase *db, const HqAlertTaken *taken, GError **error)
{
  return hq_database_run (db, &texts[TEXT_TAKE_ALERT], error, "hisssl", (int) taken->day,
                          taken->kind, taken->subject, taken->staff, taken->taken_at);
}

/**
 * hq_deed_table_give_alert:
 *
 * Returns: whether nobody has it any more
 */
gboolean
hq_deed_table_give_alert (HqDatabase *db, const HqAlertTaken *taken, GError **error)
{
  return hq_database_run (db, &texts[TEXT_GIVE_ALERT], error, "hiss", (int) taken->day, taken->kind,
                          taken->subject);
}

/**
 * hq_deed_table_read_alerts:
 * @alerts: (element-type HqAlertTaken): gets what somebody has taken over on @day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_read_alerts (HqDatabase *db, HqDate day, GArray *alerts, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ALERTS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqAlertTaken taken = hq_deed_table_get_alert (rows);

      g_array_append_val (alerts, taken);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_lend:
 * @until: a whole minute
 *
 * Lends a counter to a service, or until another time than before.
 *
 * Returns: whether it was stored
 */
gboolean
hq_deed_table_lend (HqDatabase *db, int counter, const char *service, HqTime until, GError **error)
{
  return hq_database_run (db, &texts[TEXT_LEND], error, "hisl", counter, service, until)
         && hq_hall_table_touch (db, error);
}

/**
 * hq_deed_table_end_loan:
 *
 * Returns: whether the counter is lent no more
 */
gboolean
hq_deed_table_end_loan (HqDatabase *db, int counter, const char *service, GError **error)
{
  return hq_database_run (db, &texts[TEXT_END_LOAN], error, "his", counter, service)
         && hq_hall_table_touch (db, error);
}

/**
 * hq_deed_table_end_loans:
 *
 * Ends all that is lent in the hall, with its day; the hall's revision grows by the close.
 *
 * Returns: whether it was done
 */
gboolean
hq_deed_table_end_loans (HqDatabase *db, GError **error)
{
  return hq_database_run (db, &texts[TEXT_END_LOANS], error, "h");
}

/**
 * hq_deed_table_ask_counter:
 *
 * Counts a counter among the planned ones of @day.
 *
 * Returns: whether it was stored
 */
gboolean
hq_deed_table_ask_counter (HqDatabase *db, HqDate day, int counter, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ASK_COUNTER], error, "hiil", (int) day, counter, now);
}

/**
 * hq_deed_table_drop_counter:
 *
 * Returns: whether it was done, which hq_database_get_changes() tells from nothing to do
 */
gboolean
hq_deed_table_drop_counter (HqDatabase *db, HqDate day, int counter, GError **error)
{
  return hq_database_run (db, &texts[TEXT_DROP_COUNTER], error, "hii", (int) day, counter);
}

/**
 * hq_deed_table_read_asked:
 * @counters: (element-type HqCounterAsked): gets the counters that were asked to open on @day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_read_asked (HqDatabase *db, HqDate day, GArray *counters, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ASKED], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqCounterAsked row = { (int) hq_rows_get_int (rows, 0), hq_rows_get_int (rows, 1) };

      g_array_append_val (counters, row);
    }
  return hq_rows_end (rows, error);
}

static HqServiceStop
hq_deed_table_get_stop (HqRows *rows)
{
  return (HqServiceStop){
    .day = (HqDate) hq_rows_get_int (rows, 0),
    .service = g_intern_string (hq_rows_get_text (rows, 1)),
    .reason = g_intern_string (hq_rows_get_text (rows, 2)),
    .reason_en = g_intern_string (hq_rows_get_text (rows, 3)),
    .stopped_at = hq_rows_get_int (rows, 4),
  };
}

/**
 * hq_deed_table_ask_stop:
 *
 * Asks ahead for hq_deed_table_find_stop().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_deed_table_ask_stop (HqDatabase *db, HqDate day, const char *service, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_FIND_STOP], error, "his", (int) day, service);
}

/**
 * hq_deed_table_find_stop:
 * @stop: (inout): day and service; gets the rest, with no time where the service was not stopped
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_find_stop (HqDatabase *db, HqServiceStop *stop, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND_STOP], error, "his", (int) stop->day,
                                stop->service);

  if (rows == NULL)
    return FALSE;
  stop->stopped_at = 0;
  if (hq_rows_next (rows))
    *stop = hq_deed_table_get_stop (rows);
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_stop:
 *
 * Stops a service, or gives another reason why it is.
 *
 * Returns: whether it was stored
 */
gboolean
hq_deed_table_stop (HqDatabase *db, const HqServiceStop *stop, GError **error)
{
  return hq_database_run (db, &texts[TEXT_STOP], error, "hisssl", (int) stop->day, stop->service,
                          stop->reason, stop->reason_en, stop->stopped_at);
}

/**
 * hq_deed_table_go_on:
 *
 * Returns: whether it was done, which hq_database_get_changes() tells from nothing to do
 */
gboolean
hq_deed_table_go_on (HqDatabase *db, HqDate day, const char *service, GError **error)
{
  return hq_database_run (db, &texts[TEXT_GO_ON], error, "his", (int) day, service);
}

/**
 * hq_deed_table_read_stops:
 * @stops: (element-type HqServiceStop): gets the services that give no more numbers on @day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_read_stops (HqDatabase *db, HqDate day, GArray *stops, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_STOPS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqServiceStop stop = hq_deed_table_get_stop (rows);

      g_array_append_val (stops, stop);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_put_notice:
 * @notice: (inout): a line; gets its number
 *
 * Returns: whether it was stored
 */
gboolean
hq_deed_table_put_notice (HqDatabase *db, HqNotice *notice, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_NOTICE], error, "hi",
                                          (int) notice->day),
                           &notice->notice, error)
         && hq_database_run (db, &texts[TEXT_PUT_NOTICE], error, "hilzssslz", (int) notice->day,
                             notice->notice, (gint64) notice->floor, notice->zone, notice->text,
                             notice->text_en, notice->put_at, notice->until);
}

/**
 * hq_deed_table_take_notice:
 *
 * Returns: whether it was done, which hq_database_get_changes() tells from nothing to do
 */
gboolean
hq_deed_table_take_notice (HqDatabase *db, HqDate day, gint64 notice, HqTime now, GError **error)
{
  return hq_database_run (db, &texts[TEXT_TAKE_NOTICE], error, "hill", (int) day, notice, now);
}

/**
 * hq_deed_table_read_notices:
 * @notices: (element-type HqNotice): gets the lines of @day that were not taken down, the time of some
 *   of which may be over
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_read_notices (HqDatabase *db, HqDate day, GArray *notices, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_NOTICES], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqNotice notice = {
        .day = (HqDate) hq_rows_get_int (rows, 0),
        .notice = hq_rows_get_int (rows, 1),
        .floor = (int) hq_rows_get_int (rows, 2),
        .zone = g_intern_string (hq_rows_get_text (rows, 3)),
        .text = g_intern_string (hq_rows_get_text (rows, 4)),
        .text_en = g_intern_string (hq_rows_get_text (rows, 5)),
        .put_at = hq_rows_get_int (rows, 6),
        .until = hq_rows_get_int (rows, 7),
      };

      g_array_append_val (notices, notice);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_send_word:
 * @word: (inout): a word; gets its number
 *
 * Returns: whether it was stored
 */
gboolean
hq_deed_table_send_word (HqDatabase *db, HqWord *word, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_WORD], error, "hi", (int) word->day),
                           &word->word, error)
         && hq_database_run (db, &texts[TEXT_SEND_WORD], error, "hilzssl", (int) word->day,
                             word->word, (gint64) word->counter, word->text, word->staff,
                             word->sent_at);
}

static HqWord
hq_deed_table_get_word (HqRows *rows)
{
  return (HqWord){
    .day = (HqDate) hq_rows_get_int (rows, 0),
    .word = hq_rows_get_int (rows, 1),
    .counter = (int) hq_rows_get_int (rows, 2),
    .text = g_intern_string (hq_rows_get_text (rows, 3)),
    .staff = g_intern_string (hq_rows_get_text (rows, 4)),
    .sent_at = hq_rows_get_int (rows, 5),
    .seen_at = hq_rows_get_int (rows, 6),
    .seen_by = g_intern_string (hq_rows_get_text (rows, 7)),
    .taken_back_at = hq_rows_get_int (rows, 8),
  };
}

/**
 * hq_deed_table_find_word:
 * @word: (inout): day and number; gets the rest, and no number where there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_find_word (HqDatabase *db, HqWord *word, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND_WORD], error, "hil", (int) word->day,
                                word->word);

  if (rows == NULL)
    return FALSE;
  word->word = 0;
  if (hq_rows_next (rows))
    *word = hq_deed_table_get_word (rows);
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_save_word:
 *
 * Writes that it was taken back, or that and by whom it was seen.
 *
 * Returns: whether it was stored
 */
gboolean
hq_deed_table_save_word (HqDatabase *db, const HqWord *word, GError **error)
{
  if (word->taken_back_at != 0)
    return hq_database_run (db, &texts[TEXT_TAKE_WORD], error, "hill", (int) word->day, word->word,
                            word->taken_back_at);
  return hq_database_run (db, &texts[TEXT_SEE_WORD], error, "hills", (int) word->day, word->word,
                          word->seen_at, word->seen_by);
}

/**
 * hq_deed_table_read_words:
 * @words: (element-type HqWord): gets the words of @day, those that were seen or taken back as well
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_deed_table_read_words (HqDatabase *db, HqDate day, GArray *words, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_WORDS], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqWord word = hq_deed_table_get_word (rows);

      g_array_append_val (words, word);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_deed_table_erase_words:
 *
 * Erases what the words of @day said.
 *
 * Returns: whether it was done
 */
gboolean
hq_deed_table_erase_words (HqDatabase *db, HqDate day, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ERASE_WORDS], error, "hi", (int) day);
}
