/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-item-words.h"

#include <glib/gi18n.h>

#include "hq-language.h"

#define FIELD(name, kind, group, title)                                                            \
  {                                                                                                \
    #name, title, HQ_SETUP_ITEM_##kind, HQ_SETUP_ITEM_##group, G_STRUCT_OFFSET (HqItem, name)      \
  }

static const HqSetupItemField fields[] = {
  FIELD (item, TEXT, WHAT, NC_ ("item", "Code")),
  FIELD (name, TEXT, WHAT, NC_ ("item", "Name")),
  FIELD (name_en, TEXT, WHAT, NC_ ("item", "English name")),
  FIELD (department, DEPARTMENT, WHAT, NC_ ("item", "Department")),
  FIELD (service, SERVICE, WHAT, NC_ ("item", "Service that it queues for")),
  FIELD (item_type, TEXT, WHAT, NC_ ("item", "Kind of item")),
  FIELD (case_kind, KIND, LIMITS, NC_ ("item", "When it is done")),
  FIELD (promised_days, COUNT, LIMITS, NC_ ("item", "Promised limit, working days")),
  FIELD (promised_source, SOURCE, LIMITS, NC_ ("item", "Where the promised limit comes from")),
  FIELD (statutory_limit, COUNT, LIMITS, NC_ ("item", "Statutory limit, 0 for none")),
  FIELD (statutory_unit, TEXT, LIMITS, NC_ ("item", "Its unit, 工作日 for working days")),
  FIELD (statutory_source, SOURCE, LIMITS, NC_ ("item", "Where the statutory limit comes from")),
  FIELD (not_counted_steps, LINES, LIMITS, NC_ ("item", "Steps that do not count")),
  FIELD (counter_minutes, COUNT, PLACE, NC_ ("item", "Minutes at the counter")),
  FIELD (minutes_source, SOURCE, PLACE, NC_ ("item", "Where the minutes come from")),
  FIELD (self_service, YES, PLACE, NC_ ("item", "Can be done at the self-service zone")),
  FIELD (any_counter, YES, PLACE, NC_ ("item", "Can be done at any general counter")),
  FIELD (window_type, TEXT, PLACE, NC_ ("item", "Kind of counter")),
  FIELD (materials, LINES, REST, NC_ ("item", "Papers, with semicolons between them")),
  FIELD (name_source, TEXT, REST, NC_ ("item", "Where the name comes from")),
  FIELD (note, LINES, REST, NC_ ("item", "Note")),
};

static const char *const groups[HQ_SETUP_ITEM_N_GROUPS] = {
  [HQ_SETUP_ITEM_WHAT] = N_ ("The item"),
  [HQ_SETUP_ITEM_LIMITS] = N_ ("Time limits"),
  [HQ_SETUP_ITEM_PLACE] = N_ ("At the counter"),
  [HQ_SETUP_ITEM_REST] = N_ ("Papers and notes"),
};

static const char *const faults_said[HQ_ITEM_N_FAULTS] = {
  [HQ_ITEM_NO_CODE] = N_ ("An item has a code."),
  [HQ_ITEM_NO_NAME] = N_ ("An item has a name."),
  [HQ_ITEM_NO_DEPARTMENT] = N_ ("Choose the department that it belongs to."),
  [HQ_ITEM_NO_SERVICE] = N_ ("Choose the service that it queues for."),
  [HQ_ITEM_BAD_FIGURE] = N_ ("It takes a minute at the counter at least."),
  [HQ_ITEM_BAD_PROMISE]
  = N_ ("A promised item promises one working day at least, and one done on the spot none."),
  [HQ_ITEM_BAD_UNIT] = N_ ("A statutory limit has a unit; where there is no limit there is no unit."),
  [HQ_ITEM_PAST_LAW] = N_ ("More is promised than the law allows."),
};

/**
 * hq_setup_item_words_get_field:
 * @i: a number from 0
 *
 * Returns: (transfer none) (nullable): that member of an item, %NULL past the last one
 */
const HqSetupItemField *
hq_setup_item_words_get_field (guint i)
{
  return i < G_N_ELEMENTS (fields) ? &fields[i] : NULL;
}

const char *
hq_setup_item_words_group (HqSetupItemGroup group)
{
  return _ (groups[group]);
}

const char *
hq_setup_item_words_kind (HqCaseKind kind)
{
  return kind == HQ_CASE_PROMISED ? _ ("Promised item, within working days")
                                  : _ ("Instant item, on the spot");
}

/**
 * hq_setup_item_words_department:
 *
 * Returns: (transfer none): the name of a department, its code where the hall has none of it
 */
const char *
hq_setup_item_words_department (const HqSetup *setup, const char *department)
{
  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      if (g_str_equal (row->department, department))
        return hq_language_pick (row->name, row->name_en);
    }
  return department;
}

/**
 * hq_setup_item_words_service:
 *
 * Returns: (transfer none): the name of a service, its code where the hall has none of it
 */
const char *
hq_setup_item_words_service (const HqSetup *setup, const char *service)
{
  const HqService *row = hq_setup_find_service (setup, service);

  return row != NULL ? hq_language_pick (row->name, row->name_en) : service;
}

/**
 * hq_setup_item_words_source:
 * @source: where a figure is said to come from
 *
 * Returns: (transfer none) (nullable): what is to be known of such a figure, %NULL for nothing
 */
const char *
hq_setup_item_words_source (const char *source)
{
  switch (hq_item_list_judge (source))
    {
    case HQ_ITEM_LIST_UNKNOWN:
      return _ ("Nobody says where this figure comes from.");
    case HQ_ITEM_LIST_EXAMPLE:
      return _ ("An example, not the hall's own figure.");
    case HQ_ITEM_LIST_SOURCED:
    default:
      return NULL;
    }
}

/**
 * hq_setup_item_words_limits:
 *
 * Returns: (transfer full): in a word or two how long it takes
 */
char *
hq_setup_item_words_limits (const HqItem *item)
{
  if (item->case_kind == HQ_CASE_INSTANT)
    return g_strdup (_ ("Done on the spot"));
  return g_strdup_printf (
    ngettext ("%d working day", "%d working days", (gulong) item->promised_days),
    item->promised_days);
}

/**
 * hq_setup_item_words_faults:
 * @faults: as hq_item_check() gives them
 *
 * Returns: (transfer full): what is to be mended, a sentence each; "" for nothing
 */
char *
hq_setup_item_words_faults (guint faults)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < HQ_ITEM_N_FAULTS; i++)
    if ((faults & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (faults_said[i]));
  return g_string_free (text, FALSE);
}

static char *
hq_setup_item_words_value (const HqSetupItemField *field, const HqItem *item, const HqSetup *setup)
{
  gconstpointer member = G_STRUCT_MEMBER_P (item, field->offset);

  switch (field->kind)
    {
    case HQ_SETUP_ITEM_COUNT:
      return g_strdup_printf ("%d", *(const int *) member);
    case HQ_SETUP_ITEM_YES:
      return g_strdup (*(const gboolean *) member ? C_ ("item", "yes") : C_ ("item", "no"));
    case HQ_SETUP_ITEM_KIND:
      return g_strdup (hq_setup_item_words_kind (item->case_kind));
    case HQ_SETUP_ITEM_DEPARTMENT:
      return g_strdup (hq_setup_item_words_department (setup, item->department));
    case HQ_SETUP_ITEM_SERVICE:
      return g_strdup (hq_setup_item_words_service (setup, item->service));
    case HQ_SETUP_ITEM_TEXT:
    case HQ_SETUP_ITEM_LINES:
    case HQ_SETUP_ITEM_SOURCE:
    default:
      return g_strdup (*(char *const *) member);
    }
}

static void
hq_setup_item_words_add (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
}

/**
 * hq_setup_item_words_compare:
 * @sentences: (element-type utf8): gets what differs between the two, in sentences
 * @change: how an item was and how it is, neither of them nothing
 * @setup: the hall
 */
void
hq_setup_item_words_compare (GPtrArray *sentences, const HqItemChange *change, const HqSetup *setup)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *before = hq_setup_item_words_value (&fields[i], change->before, setup);
      g_autofree char *after = hq_setup_item_words_value (&fields[i], change->after, setup);

      if (g_str_equal (before, after))
        continue;
      g_ptr_array_add (sentences,
                       g_strdup_printf (_ ("%s: “%s” becomes “%s”."),
                                        g_dpgettext2 (NULL, "item", fields[i].title),
                                        before[0] != '\0' ? before : C_ ("item", "nothing"),
                                        after[0] != '\0' ? after : C_ ("item", "nothing")));
    }
}

/* What follows from a change, beside what it says itself. */
static void
hq_setup_item_words_follow (const HqItemChange *change, GString *text)
{
  const HqItem *before = change->before;
  const HqItem *after = change->after;

  if (before->promised_days != after->promised_days || before->case_kind != after->case_kind)
    hq_setup_item_words_add (text,
                             _ ("The limit holds for cases accepted from now on; those accepted "
                                "before keep the limit and the due date that they were promised."));
  if (!g_str_equal (before->service, after->service))
    hq_setup_item_words_add (text, _ ("Who comes for it queues for the other service from now on; "
                                      "numbers that were taken stay in their line."));
  if (!g_str_equal (before->department, after->department))
    hq_setup_item_words_add (text, _ ("Cases accepted before stay with the department they are at."));
  if (before->self_service && !after->self_service)
    hq_setup_item_words_add (text, _ ("Kiosks no longer send anybody to the self-service zone for "
                                      "it."));
  hq_setup_item_words_add (text, _ ("Kiosks and guide desks show it at once."));
}

/**
 * hq_setup_item_words_change:
 * @change: what is to be done with an item
 * @setup: the hall
 *
 * Returns: (transfer full): what changes and what it will do, a sentence each
 */
char *
hq_setup_item_words_change (const HqItemChange *change, const HqSetup *setup)
{
  GString *text = g_string_new (NULL);

  if (change->after == NULL)
    {
      hq_setup_item_words_add (text, _ ("Kiosks and guide desks no longer find it, and no case can be "
                                        "accepted for it."));
      hq_setup_item_words_add (text, _ ("Tickets and cases that have it keep it. It is refused while a "
                                        "ticket waits for it."));
    }
  else if (change->before == NULL)
    {
      g_autofree char *limits = hq_setup_item_words_limits (change->after);
      g_autofree char *sentence = g_strdup_printf (
        _ ("Kiosks and guide desks find it at once; it queues for %s. Limit: %s."),
        hq_setup_item_words_service (setup, change->after->service), limits);

      hq_setup_item_words_add (text, sentence);
    }
  else
    {
      g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

      hq_setup_item_words_compare (sentences, change, setup);
      for (guint i = 0; i < sentences->len; i++)
        hq_setup_item_words_add (text, sentences->pdata[i]);
      hq_setup_item_words_follow (change, text);
    }
  return g_string_free (text, FALSE);
}

/**
 * hq_setup_item_words_count:
 * @file: how a catalogue differs from another one
 *
 * Returns: (transfer full): by how much, in a few words
 */
char *
hq_setup_item_words_count (const HqItemListFile *file)
{
  return g_strdup_printf (_ ("Added: %u. Changed: %u. Taken away: %u. As they are: %u."), file->added,
                          file->changed, file->dropped, file->same);
}

/**
 * hq_setup_item_words_file:
 * @file: what a catalogue's file, or an older catalogue, would change
 * @is_back: whether it is an older catalogue
 *
 * Returns: (transfer full): how much it is and what it will do, a sentence each
 */
char *
hq_setup_item_words_file (const HqItemListFile *file, gboolean is_back)
{
  GString *text = g_string_new (NULL);
  g_autofree char *count = hq_setup_item_words_count (file);
  guint n = file->items->len;

  g_string_append_printf (text,
                          is_back ? ngettext ("The catalogue had %u item then.",
                                              "The catalogue had %u items then.", n)
                                  : ngettext ("The file has %u item.", "The file has %u items.", n),
                          n);
  hq_setup_item_words_add (text, count);
  hq_setup_item_words_add (text, _ ("Limits hold for cases accepted from now on. What is taken away "
                                    "is kept for the tickets and cases that have it."));
  return g_string_free (text, FALSE);
}
