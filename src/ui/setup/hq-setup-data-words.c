/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-data-words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hq-item-list.h"
#include "hq-language.h"
#include "hq-setup-calendar-words.h"
#include "hq-setup-item-words.h"
#include "hq-setup-rota-words.h"

/* So many items of a catalogue are told one by one. */
#define HQ_SETUP_DATA_WORDS_MOST 100

/**
 * hq_setup_data_words_more:
 * @first: a sentence
 * @n: of how many it is the first
 *
 * Returns: (transfer full): the sentence, and how many more there are
 */
char *
hq_setup_data_words_more (const char *first, guint n)
{
  if (n == 1)
    return g_strdup (first);
  return g_strdup_printf (ngettext ("%s And %u more.", "%s And %u more.", n - 1), first, n - 1);
}

/* How an item is called, as it was known last. */
static char *
hq_setup_data_words_item (const HqItem *before, const HqItem *after)
{
  const HqItem *item = after != NULL ? after : before;

  return g_strdup_printf ("%s %s", item->item, hq_language_pick (item->name, item->name_en));
}

static char *
hq_setup_data_words_subject (const HqDataChange *change)
{
  switch ((int) change->act)
    {
    case HQ_ACT_IMPORT_CALENDAR:
      return g_strdup (_ ("The calendar"));
    case HQ_ACT_IMPORT_CATALOGUE:
      return g_strdup (_ ("The catalogue"));
    case HQ_ACT_ROTA:
      return g_strdup_printf (_ ("The rota of %s"), change->subject);
    default:
      return hq_setup_data_words_item (change->before, change->after);
    }
}

static void
hq_setup_data_words_compare_item (GPtrArray *sentences,
                                  const HqItemChange *change,
                                  const HqSetup *setup)
{
  if (change->before == NULL)
    g_ptr_array_add (sentences, g_strdup (_ ("The item is added.")));
  else if (change->after == NULL)
    g_ptr_array_add (sentences, g_strdup (_ ("The item is taken away.")));
  else
    hq_setup_item_words_compare (sentences, change, setup);
}

/* An item in a line; nothing where it stays as it was. */
static void
hq_setup_data_words_add_item (GPtrArray *sentences, const HqItemChange *change, const HqSetup *setup)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autofree char *item = NULL;
  g_autofree char *what = NULL;

  if (change->before != NULL && change->after != NULL && hq_item_equal (change->before, change->after))
    return;
  own = g_ptr_array_new_with_free_func (g_free);
  hq_setup_data_words_compare_item (own, change, setup);
  item = hq_setup_data_words_item (change->before, change->after);
  what = own->len > 0 ? hq_setup_data_words_more (own->pdata[0], own->len)
                      : g_strdup (_ ("Nothing that is shown here."));
  g_ptr_array_add (sentences, g_strdup_printf ("%s · %s", item, what));
}

/* Both are in the order of the codes. */
static void
hq_setup_data_words_compare_items (GPtrArray *sentences,
                                   const GPtrArray *before,
                                   const GPtrArray *after,
                                   const HqSetup *setup)
{
  guint i = 0, j = 0, n;

  while (i < before->len || j < after->len)
    {
      const HqItem *old = i < before->len ? before->pdata[i] : NULL;
      const HqItem *new = j < after->len ? after->pdata[j] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1 : strcmp (old->item, new->item);
      HqItemChange change = { order <= 0 ? old : NULL, order >= 0 ? new : NULL };

      hq_setup_data_words_add_item (sentences, &change, setup);
      i += order <= 0;
      j += order >= 0;
    }
  if (sentences->len <= HQ_SETUP_DATA_WORDS_MOST)
    return;
  n = sentences->len - HQ_SETUP_DATA_WORDS_MOST;
  g_ptr_array_set_size (sentences, HQ_SETUP_DATA_WORDS_MOST);
  g_ptr_array_add (sentences, g_strdup_printf (ngettext ("And %u more item.", "And %u more items.", n), n));
}

/* The rota that a day had of its own, or nobody where it went by its kind: of each counter that either
 * has. */
static void
hq_setup_data_words_compare_rota (GPtrArray *sentences, const GArray *before, const GArray *after)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GPtrArray) changes = NULL;

  if (before == NULL)
    g_ptr_array_add (sentences, g_strdup (_ ("The day gets a rota of its own, and no longer goes by that "
                                             "of its kind.")));
  if (after == NULL)
    g_ptr_array_add (sentences, g_strdup (_ ("The day goes by the rota of its kind again.")));
  changes = hq_setup_rota_words_changes (before != NULL ? before : none, after != NULL ? after : none);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (sentences, g_strdup (changes->pdata[i]));
}

/**
 * hq_setup_data_words_compare:
 * @setup: the hall as it is now, for its names
 *
 * Returns: (transfer full) (element-type utf8): what the change did, in sentences
 */
GPtrArray *
hq_setup_data_words_compare (const HqDataChange *change, const HqSetup *setup)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  switch ((int) change->act)
    {
    case HQ_ACT_IMPORT_CALENDAR:
      hq_setup_calendar_words_compare (sentences, change->before, change->after);
      break;
    case HQ_ACT_ITEM:
      hq_setup_data_words_compare_item (sentences, &(HqItemChange){ change->before, change->after },
                                        setup);
      break;
    case HQ_ACT_IMPORT_CATALOGUE:
      hq_setup_data_words_compare_items (sentences, change->before, change->after, setup);
      break;
    default:
      hq_setup_data_words_compare_rota (sentences, change->before, change->after);
    }
  return sentences;
}

/* Of a whole catalogue it is said by how much it differs. */
static char *
hq_setup_data_words_count (const HqDataChange *change)
{
  HqItemListFile file = { .items = change->after };

  hq_item_list_compare (&file, change->before);
  return hq_setup_item_words_count (&file);
}

/**
 * hq_setup_data_words_sum_up:
 * @setup: the hall as it is now, for its names
 *
 * Returns: (transfer full): what was changed and how, in a line
 */
char *
hq_setup_data_words_sum_up (const HqDataChange *change, const HqSetup *setup)
{
  g_autofree char *subject = hq_setup_data_words_subject (change);
  g_autofree char *what = NULL;

  if (change->act == HQ_ACT_IMPORT_CATALOGUE)
    what = hq_setup_data_words_count (change);
  else
    {
      g_autoptr (GPtrArray) sentences = hq_setup_data_words_compare (change, setup);

      what = sentences->len > 0 ? hq_setup_data_words_more (sentences->pdata[0], sentences->len)
                                : g_strdup (_ ("Nothing that is shown here."));
    }
  return g_strdup_printf ("%s · %s", subject, what);
}
