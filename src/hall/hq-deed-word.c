/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-deed-word.h"

#include <string.h>

#include "hq-error.h"

#define HQ_DEED_WORD_LONGEST_NAME 64

/**
 * hq_deed_word_is_name:
 *
 * Returns: whether @text may be the name of something: short, and without a blank
 */
gboolean
hq_deed_word_is_name (const char *text)
{
  if (strlen (text) > HQ_DEED_WORD_LONGEST_NAME || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isgraph (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/**
 * hq_deed_word_check:
 * @text: (nullable): what somebody wrote
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID for what is empty, too long, or more than one line
 */
gboolean
hq_deed_word_check (const char *text, GError **error)
{
  gboolean says = FALSE;
  gboolean fits = text != NULL && g_utf8_validate (text, -1, NULL)
                  && g_utf8_strlen (text, -1) <= HQ_DEED_WORD_LONGEST;

  for (const char *at = text; fits && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      says |= g_unichar_isgraph (c);
      fits = !g_unichar_iscntrl (c);
    }
  if (fits && says)
    return TRUE;
  hq_error_set (error, HQ_ERROR_INVALID, "1–%d", HQ_DEED_WORD_LONGEST);
  return FALSE;
}

/* Where a notice is put up. */
static gboolean
hq_deed_word_find_place (HqChange *change, HqNotice *notice, GError **error)
{
  const HqOrder *order = change->order;

  if (order->zone != NULL && hq_setup_find_zone (change->setup, order->zone) == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->zone);
  else if (order->floor != 0 && hq_setup_find_floor (change->setup, order->floor) == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", order->floor);
  else
    {
      /* A zone says its floor. */
      notice->floor = order->zone == NULL ? order->floor : 0;
      notice->zone = order->zone;
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_deed_word_put_notice:
 *
 * The act: a line for everybody to read, on all boards or those of a floor or zone, until a time of
 * today or until close.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND or %HQ_ERROR_BAD_END
 */
gboolean
hq_deed_word_put_notice (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqNotice notice = { .day = change->today,
                      .text = order->text,
                      .text_en = "",
                      .put_at = change->now,
                      .until = order->until };

  if (!hq_deed_word_find_place (change, &notice, error) || !hq_deed_word_check (order->text, error))
    return FALSE;
  if (order->text_en != NULL && order->text_en[0] != '\0')
    {
      if (!hq_deed_word_check (order->text_en, error))
        return FALSE;
      notice.text_en = order->text_en;
    }
  if (notice.until != 0
      && (notice.until <= change->now
          || hq_date_of_time (notice.until, change->zone) != change->today))
    {
      hq_error_set (error, HQ_ERROR_BAD_END, NULL);
      return FALSE;
    }
  if (!hq_deed_table_put_notice (change->db, &notice, error))
    return FALSE;
  change->event.value = notice.notice;
  return TRUE;
}

/**
 * hq_deed_word_take_notice:
 *
 * The act: a notice of today is taken down.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, also where it was taken down before
 */
gboolean
hq_deed_word_take_notice (HqChange *change, GError **error)
{
  gint64 id = change->order->id;

  if (!hq_deed_table_take_notice (change->db, change->today, id, change->now, error))
    return FALSE;
  change->event.value = id;
  if (hq_database_get_changes (change->db) > 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, id);
  return FALSE;
}

/**
 * hq_deed_word_send:
 *
 * The act: a word to the order's counter, or to the guide desks where it names none.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID or %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_deed_word_send (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqWord word = { .day = change->today,
                  .counter = order->counter,
                  .text = order->text,
                  .staff = change->actor->staff,
                  .sent_at = change->now };

  if (order->counter != 0 && hq_setup_find_counter (change->setup, order->counter) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", order->counter);
      return FALSE;
    }
  if (word.staff != NULL && hq_setup_find_staff (change->setup, word.staff) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", word.staff);
      return FALSE;
    }
  if (!hq_deed_word_check (order->text, error)
      || !hq_deed_table_send_word (change->db, &word, error))
    return FALSE;
  change->event.counter = word.counter;
  change->event.value = word.word;
  return TRUE;
}

/* The order's word, which nobody has seen and nobody has taken back. */
static gboolean
hq_deed_word_find_open (HqChange *change, HqWord *word, GError **error)
{
  *word = (HqWord){ .day = change->today, .word = change->order->id };
  if (!hq_deed_table_find_word (change->db, word, error))
    return FALSE;
  if (word->word == 0)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, change->order->id);
  else if (word->seen_at != 0 || word->taken_back_at != 0)
    hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", word->seen_at != 0 ? "seen" : "taken-back");
  else
    {
      change->event.counter = word->counter;
      change->event.value = word->word;
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_deed_word_take_back:
 *
 * The act: a word that nobody has seen leaves the screens.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_WRONG_STATE once it was seen
 */
gboolean
hq_deed_word_take_back (HqChange *change, GError **error)
{
  HqWord word;

  if (!hq_deed_word_find_open (change, &word, error))
    return FALSE;
  word.taken_back_at = change->now;
  return hq_deed_table_save_word (change->db, &word, error);
}

/* Whoever is signed in at the counter, and any guide at a guide desk. */
static gboolean
hq_deed_word_may_see (HqChange *change, const HqWord *word, GError **error)
{
  const HqStaff *staff = hq_setup_find_staff (change->setup, change->actor->staff);
  gboolean may = change->actor->role == HQ_ROLE_OPERATOR;
  HqDuty duty = { 0 };

  if (word->counter != 0 && !hq_counter_table_get_duty (change->db, word->counter, &duty, error))
    return FALSE;
  if (word->counter == 0)
    may |= staff != NULL && (staff->roles & (1u << HQ_ROLE_GUIDE)) != 0;
  else
    may |= duty.duty != 0 && g_strcmp0 (duty.staff, change->actor->staff) == 0;
  if (!may)
    hq_error_set (error, HQ_ERROR_DENIED, "%d", word->counter);
  return may;
}

/**
 * hq_deed_word_see:
 *
 * The act: whom a word is for says that they have seen it; it leaves their screen.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE, or %HQ_ERROR_DENIED for who is not
 *   signed in where it was sent
 */
gboolean
hq_deed_word_see (HqChange *change, GError **error)
{
  HqWord word;

  if (!hq_deed_word_find_open (change, &word, error)
      || !hq_deed_word_may_see (change, &word, error))
    return FALSE;
  word.seen_at = change->now;
  word.seen_by = hq_setup_find_staff (change->setup, change->actor->staff) != NULL
                   ? change->actor->staff
                   : NULL;
  return hq_deed_table_save_word (change->db, &word, error);
}

/**
 * hq_deed_word_is_up:
 * @notice: a notice of today that was not taken down
 * @place: where a screen stands or hangs
 * @now: the time
 *
 * Returns: whether it is read there at @now: a screen of the whole hall shows those of all its parts,
 *   one of a floor those of its zones as well
 */
gboolean
hq_deed_word_is_up (const HqNotice *notice, const HqSetup *setup, const HqPlace *place, HqTime now)
{
  const HqZone *zone = hq_setup_find_zone (setup, notice->zone);
  int floor = zone != NULL ? zone->floor : notice->floor;
  const HqZone *own = hq_setup_find_zone (setup, place->zone);
  int stands = own != NULL ? own->floor : place->floor;

  if (notice->until != 0 && notice->until <= now)
    return FALSE;
  if (zone != NULL && place->zone != NULL)
    return g_str_equal (zone->zone, place->zone);
  return floor == 0 || stands == 0 || floor == stands;
}

/**
 * hq_deed_word_find_unseen:
 * @words: (element-type HqWord): the words of a day, in their order
 * @counter: a counter, 0 for a guide desk
 *
 * Returns: (transfer none) (nullable): the first one that nobody there has seen
 */
const HqWord *
hq_deed_word_find_unseen (const GArray *words, int counter)
{
  for (guint i = 0; i < words->len; i++)
    {
      const HqWord *word = &g_array_index (words, HqWord, i);

      if (word->counter == counter && word->seen_at == 0 && word->taken_back_at == 0
          && word->text != NULL)
        return word;
    }
  return NULL;
}
