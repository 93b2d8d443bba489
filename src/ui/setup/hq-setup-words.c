/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set-up, what is edited of it and what is wrong with it, in sentences. */
#include "config.h"

#include "hq-setup-words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hq-error.h"
#include "hq-hall-printer.h"
#include "hq-language.h"
#include "hq-setup-edit.h"
#include "hq-setup-fields.h"
#include "hq-setup-policy-words.h"
#include "hq-setup-slip-words.h"
#include "hq-words.h"

static const char *
hq_setup_words_name (const char *name, const char *name_en, const char *key)
{
  const char *picked = hq_language_pick (name, name_en);

  return picked != NULL && picked[0] != '\0' ? picked : key;
}

static char *
hq_setup_words_session (const HqSetup *setup, const char *key)
{
  const HqSession *session = hq_setup_edit_find (setup, HQ_SETUP_SESSION, key);
  const HqDayKind *kind = session != NULL ? hq_setup_find_day_kind (setup, session->day_kind) : NULL;

  if (session == NULL)
    return g_strdup (key);
  return g_strdup_printf (
    _ ("Session %s · %s"),
    kind != NULL ? hq_setup_words_name (kind->name, kind->name_en, kind->day_kind)
                 : session->day_kind,
    hq_setup_words_name (session->name, session->name_en, session->session));
}

static char *
hq_setup_words_rota (const HqSetup *setup, const char *key)
{
  g_autofree char *session = hq_setup_words_session (setup, key);

  return g_strdup_printf (_ ("Counters planned for %s"), session);
}

/* By its name, or while it has none as @code, which it takes. */
static char *
hq_setup_words_called (const char *name, const char *name_en, char *code)
{
  char *called = g_strdup (hq_setup_words_name (name, name_en, code));

  g_free (code);
  return called;
}

/* Those of the rows that have a name. */
static char *
hq_setup_words_row (const HqSetup *setup, HqSetupList list, const char *key)
{
  gpointer row = hq_setup_edit_find (setup, list, key);
  const HqFloor *floor = row;
  const HqZone *zone = row;
  const HqDepartment *department = row;
  const HqDayKind *kind = row;
  const HqService *service = row;
  const HqStaff *staff = row;
  const HqDevice *device = row;

  if (list == HQ_SETUP_FLOOR)
    return hq_setup_words_called (row != NULL ? floor->name : "", row != NULL ? floor->name_en : "",
                                  g_strdup_printf (_ ("Floor %s"), key));
  if (list == HQ_SETUP_ZONE)
    return hq_setup_words_called (row != NULL ? zone->name : "", row != NULL ? zone->name_en : "",
                                  g_strdup_printf (_ ("Zone %s"), key));
  if (list == HQ_SETUP_DEPARTMENT)
    return hq_setup_words_called (row != NULL ? department->name : "",
                                  row != NULL ? department->name_en : "",
                                  g_strdup_printf (_ ("Department %s"), key));
  if (list == HQ_SETUP_DAY_KIND)
    return hq_setup_words_called (row != NULL ? kind->name : "", row != NULL ? kind->name_en : "",
                                  g_strdup_printf (_ ("Kind of day %s"), key));
  if (list == HQ_SETUP_SERVICE)
    return g_strdup_printf (
      _ ("Service %s %s"), key,
      row != NULL ? hq_language_pick (service->name, service->name_en) : "");
  if (list == HQ_SETUP_STAFF)
    return g_strdup_printf (_ ("Staff %s %s"), key, row != NULL ? staff->name : "");
  return g_strdup_printf (_ ("Machine %s"), row != NULL ? device->name : key);
}

static gboolean
hq_setup_words_is_figure (const char *key)
{
  const char *figure;

  for (guint i = 0; (figure = hq_policy_setting_get_key (i)) != NULL; i++)
    if (g_str_equal (figure, key))
      return TRUE;
  return FALSE;
}

static char *
hq_setup_words_setting (const HqSetup *setup, const char *key)
{
  g_autofree char *machine = NULL;

  if (hq_setup_words_is_figure (key))
    return g_strdup (hq_setup_policy_words_title (key));
  if (hq_hall_text_is_key (key))
    return g_strdup (hq_setup_slip_words_title (key));
  if (!hq_hall_printer_is_key (key))
    return g_strdup (_ ("A rule of the hall"));
  machine = hq_setup_words_row (setup, HQ_SETUP_DEVICE, strchr (key, ':') + 1);
  return g_strdup_printf (_ ("Printer of %s"), machine);
}

/**
 * hq_setup_words_subject:
 * @setup: the hall that has it
 * @list: of what it is
 * @key: (nullable): its key
 *
 * Returns: (transfer full): what a row is called
 */
char *
hq_setup_words_subject (const HqSetup *setup, HqSetupList list, const char *key)
{
  switch (list)
    {
    case HQ_SETUP_HALL:
      return g_strdup (_ ("The hall"));
    case HQ_SETUP_COUNTER:
      return g_strdup_printf (_ ("Counter %s"), key);
    case HQ_SETUP_SESSION:
      return hq_setup_words_session (setup, key);
    case HQ_SETUP_ROTA:
      return hq_setup_words_rota (setup, key);
    case HQ_SETUP_SETTING:
      return hq_setup_words_setting (setup, key);
    case HQ_SETUP_FLOOR:
    case HQ_SETUP_ZONE:
    case HQ_SETUP_DEPARTMENT:
    case HQ_SETUP_DAY_KIND:
    case HQ_SETUP_SERVICE:
    case HQ_SETUP_STAFF:
    case HQ_SETUP_DEVICE:
    case HQ_N_SETUP_LISTS:
    default:
      return hq_setup_words_row (setup, list, key);
    }
}

/* What a hall has for a setting: one that it was never given is as usual. */
static char *
hq_setup_words_set (const HqSetup *setup, const char *key)
{
  const char *value = hq_setup_get_setting (setup, key);
  HqPolicy usual;

  if (hq_hall_text_is_key (key))
    return hq_setup_slip_words_value (setup, key);
  if (value != NULL || !hq_setup_words_is_figure (key))
    return g_strdup (value != NULL ? value : "");
  hq_policy_init (&usual);
  return hq_policy_setting_format (&usual, key);
}

static void
hq_setup_words_append (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
hq_setup_words_append (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append (text, _ ("; "));
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

/* What is written somewhere, within a sentence. */
static char *
hq_setup_words_quote (const char *text)
{
  return text[0] != '\0' ? g_strdup_printf (_ ("“%s”"), text) : g_strdup (C_ ("setup", "none"));
}

static void
hq_setup_words_append_change (GString *text, const char *before, const char *after)
{
  g_autofree char *old = hq_setup_words_quote (before);
  g_autofree char *new = hq_setup_words_quote (after);

  hq_setup_words_append (text, _ ("from %s to %s"), old, new);
}

/* What a row has in a field, within a sentence. */
static char *
hq_setup_words_value (const HqSetupField *field, const HqSetup *setup, gconstpointer row)
{
  g_autofree char *value = hq_setup_field_dup_value (field, row);
  g_autofree char *words = hq_setup_field_format (field, setup, row);

  switch (field->kind)
    {
    case HQ_SETUP_FIELD_COUNT:
    case HQ_SETUP_FIELD_MINUTE:
    case HQ_SETUP_FIELD_SWITCH:
    case HQ_SETUP_FIELD_BIT:
      return g_steal_pointer (&words);
    case HQ_SETUP_FIELD_TEXT:
    case HQ_SETUP_FIELD_ENGLISH:
    case HQ_SETUP_FIELD_CHOICE:
    case HQ_SETUP_FIELD_LETTER:
    case HQ_SETUP_FIELD_FLOOR:
    case HQ_SETUP_FIELD_ZONE:
    case HQ_SETUP_FIELD_DEPARTMENT:
    case HQ_SETUP_FIELD_ROLE:
    case HQ_SETUP_FIELD_COUNTER:
    default:
      return value[0] == '\0' ? g_steal_pointer (&words) : hq_setup_words_quote (words);
    }
}

/* The fields of a row that have another value. */
static void
hq_setup_words_fields (GString *text,
                       const HqSetupDifference *difference,
                       const HqSetup *before,
                       const HqSetup *after)
{
  gpointer old = hq_setup_edit_find (before, difference->list, difference->key);
  gpointer new = hq_setup_edit_find (after, difference->list, difference->key);
  guint n_fields;
  const HqSetupField *fields = hq_setup_fields_get (difference->list, &n_fields);

  for (guint i = 0; old != NULL && new != NULL && i < n_fields; i++)
    {
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;

      if (g_strcmp0 (fields[i].member, difference->field) != 0)
        continue;
      one = hq_setup_words_value (&fields[i], before, old);
      two = hq_setup_words_value (&fields[i], after, new);
      if (!g_str_equal (one, two))
        hq_setup_words_append (text, _ ("%s from %s to %s"), _ (fields[i].title), one, two);
    }
}

/* The hall as it is going to be where it has the row, and else as it is. */
static const HqSetup *
hq_setup_words_choose (HqSetupList list,
                       const char *key,
                       const HqSetup *before,
                       const HqSetup *after)
{
  return hq_setup_edit_find (after, list, key) != NULL ? after : before;
}

/* The keys of a list's rows, those that are taken away after the others. */
static GPtrArray *
hq_setup_words_list_keys (HqSetupList list, const HqSetup *before, const HqSetup *after)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *now = hq_setup_edit_get_rows (after, list);
  const GPtrArray *then = hq_setup_edit_get_rows (before, list);

  for (guint i = 0; i < now->len; i++)
    g_ptr_array_add (keys, hq_setup_edit_dup_key (list, now->pdata[i]));
  for (guint i = 0; i < then->len; i++)
    {
      g_autofree char *key = hq_setup_edit_dup_key (list, then->pdata[i]);

      if (hq_setup_edit_find (after, list, key) == NULL)
        g_ptr_array_add (keys, g_steal_pointer (&key));
    }
  return keys;
}

/* What a counter serves and did not, and what it served and does not any more; or which of what it serves
 * is its speciality now. */
static void
hq_setup_words_served (GString *text,
                       const HqSetupDifference *difference,
                       const HqSetup *before,
                       const HqSetup *after)
{
  int counter = (int) g_ascii_strtoll (difference->key, NULL, 10);
  HqSetupEditServed least = g_str_equal (difference->field, "speciality")
                              ? HQ_SETUP_EDIT_SPECIALITY
                              : HQ_SETUP_EDIT_SERVED;
  g_autoptr (GPtrArray) keys = hq_setup_words_list_keys (HQ_SETUP_SERVICE, before, after);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *service = keys->pdata[i];
      gboolean old = hq_setup_edit_get_served (before, counter, service) >= least;
      gboolean new = hq_setup_edit_get_served (after, counter, service) >= least;
      g_autofree char *name = NULL;

      if (old == new)
        continue;
      name = hq_setup_words_row (hq_setup_words_choose (HQ_SETUP_SERVICE, service, before, after),
                                 HQ_SETUP_SERVICE, service);
      if (least == HQ_SETUP_EDIT_SPECIALITY)
        hq_setup_words_append (text,
                               new ? _ ("%s becomes its speciality")
                                   : _ ("%s is no longer its speciality"),
                               name);
      else
        hq_setup_words_append (text, new ? _ ("serves %s from now on") : _ ("no longer serves %s"),
                               name);
    }
}

/* In which sessions a service runs, and until when numbers are given there. */
static void
hq_setup_words_runs (GString *text, const char *key, const HqSetup *before, const HqSetup *after)
{
  g_autoptr (GPtrArray) keys = hq_setup_words_list_keys (HQ_SETUP_SESSION, before, after);

  for (guint i = 0; i < keys->len; i++)
    {
      const HqSetup *has = hq_setup_words_choose (HQ_SETUP_SESSION, keys->pdata[i], before, after);
      const HqSession *session = hq_setup_edit_find (has, HQ_SETUP_SESSION, keys->pdata[i]);
      const HqServiceSession *old = hq_setup_edit_find_run (before, key, session);
      const HqServiceSession *new = hq_setup_edit_find_run (after, key, session);
      g_autofree char *name = hq_setup_words_session (has, keys->pdata[i]);

      if (new == NULL && old != NULL)
        hq_setup_words_append (text, _ ("does not run in %s"), name);
      else if (new != NULL && new->last_ticket >= 0
               && (old == NULL || old->last_ticket != new->last_ticket))
        hq_setup_words_append (text, _ ("runs in %s with the last number at %02d:%02d"), name,
                               new->last_ticket / 60, new->last_ticket % 60);
      else if (new != NULL && (old == NULL || old->last_ticket != new->last_ticket))
        hq_setup_words_append (text, _ ("runs in %s until its last number"), name);
    }
}

/* A setting is there when it is not as usual: that it was added or taken away tells nobody anything. */
static char *
hq_setup_words_setting_change (const HqSetupDifference *difference,
                               const HqSetup *before,
                               const HqSetup *after,
                               const char *subject)
{
  g_autofree char *old = hq_setup_words_set (before, difference->key);
  g_autofree char *new = hq_setup_words_set (after, difference->key);
  g_autoptr (GString) text = g_string_new (NULL);

  hq_setup_words_append_change (text, old, new);
  return g_strdup_printf (_ ("%s: %s."), subject, text->str);
}

static char *
hq_setup_words_change (const HqSetupDifference *difference,
                       const HqSetup *before,
                       const HqSetup *after,
                       const char *subject)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (difference->list == HQ_SETUP_COUNTER && hq_setup_fields_find (HQ_SETUP_COUNTER,
                                                                    difference->field) == NULL)
    hq_setup_words_served (text, difference, before, after);
  else if (difference->list == HQ_SETUP_SERVICE
           && hq_setup_fields_find (HQ_SETUP_SERVICE, difference->field) == NULL)
    hq_setup_words_runs (text, difference->key, before, after);
  else
    hq_setup_words_fields (text, difference, before, after);
  if (text->len == 0 && difference->before != NULL && difference->after != NULL)
    hq_setup_words_append_change (text, difference->before, difference->after);
  return g_strdup_printf (_ ("%s: %s."), subject, text->str);
}

/**
 * hq_setup_words_difference:
 * @difference: one difference
 * @before: the hall as it is
 * @after: the hall as it is going to be
 *
 * Returns: (transfer full): what will be done, in one sentence
 */
char *
hq_setup_words_difference (const HqSetupDifference *difference,
                           const HqSetup *before,
                           const HqSetup *after)
{
  /* A rota is named by its session. */
  HqSetupList named = difference->list == HQ_SETUP_ROTA ? HQ_SETUP_SESSION : difference->list;
  g_autofree char *subject = hq_setup_words_subject (
    hq_setup_words_choose (named, difference->key, before, after), difference->list,
    difference->key);

  if (difference->list == HQ_SETUP_SETTING)
    return hq_setup_words_setting_change (difference, before, after, subject);
  if (difference->step == HQ_SETUP_ADDED)
    return g_strdup_printf (_ ("%s is added."), subject);
  if (difference->step == HQ_SETUP_DROPPED && difference->list == HQ_SETUP_STAFF)
    return g_strdup_printf (_ ("%s is taken away, and the password too: whoever comes back under this "
                               "code needs a new one."),
                            subject);
  if (difference->step == HQ_SETUP_DROPPED)
    return g_strdup_printf (_ ("%s is taken away."), subject);
  return hq_setup_words_change (difference, before, after, subject);
}

/* Of a row that stands in one more place of the set-up, or refers to one. */
static const char *
hq_setup_words_code (const HqSetupFault *fault)
{
  switch (fault->code)
    {
    case HQ_SETUP_FAULT_EMPTY:
      return _ ("this is to be written.");
    case HQ_SETUP_FAULT_TWICE:
      return _ ("this is there twice.");
    case HQ_SETUP_FAULT_UNKNOWN:
      return _ ("what is chosen here is not there any more.");
    case HQ_SETUP_FAULT_RANGE:
      return _ ("this cannot be chosen.");
    case HQ_SETUP_FAULT_ORDER:
      return _ ("a session opens, gives its last number, and closes, in this order.");
    case HQ_SETUP_FAULT_PREFIX:
      return _ ("numbers cannot have this letter.");
    case HQ_SETUP_FAULT_OUTSIDE:
      return _ ("a last number is not within its session.");
    case HQ_SETUP_FAULT_NO_SESSION:
      return _ ("it runs in no session.");
    case HQ_SETUP_FAULT_UNSERVED:
      return _ ("no counter serves it.");
    case HQ_SETUP_FAULT_NO_SERVICE:
      return _ ("it serves nothing.");
    case HQ_SETUP_FAULT_NO_ROLE:
      return _ ("this person has no role.");
    case HQ_SETUP_FAULT_NOBODY:
      return _ ("one person at the least is to be an administrator.");
    case HQ_SETUP_FAULT_N_CODES:
    default:
      return "";
    }
}

/**
 * hq_setup_words_fault:
 * @setup: the hall that has it
 *
 * Returns: (transfer full): what is to be mended, in one sentence
 */
char *
hq_setup_words_fault (const HqSetupFault *fault, const HqSetup *setup)
{
  g_autofree char *subject = hq_setup_words_subject (setup, fault->list, fault->key);
  const HqSetupField *field = fault->code != HQ_SETUP_FAULT_NO_ROLE
                                ? hq_setup_fields_find (fault->list, fault->field)
                                : NULL;
  const char *what = hq_setup_words_code (fault);

  if (fault->code == HQ_SETUP_FAULT_NOBODY)
    return g_strdup_printf ("%s", what);
  if (field != NULL)
    return g_strdup_printf (_ ("%s, %s: %s"), subject, _ (field->title), what);
  return g_strdup_printf (_ ("%s: %s"), subject, what);
}

/**
 * hq_setup_words_find_fault:
 * @faults: (element-type HqSetupFault): what is wrong
 * @place: a member of a row
 *
 * Returns: (transfer full) (nullable): what is wrong there
 */
char *
hq_setup_words_find_fault (const GPtrArray *faults,
                           const HqSetup *setup,
                           const HqSetupWordsPlace *place)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const HqSetupFault *fault = faults->pdata[i];

      if (fault->list == place->list && g_strcmp0 (fault->field, place->member) == 0
          && (place->list == HQ_SETUP_HALL || g_strcmp0 (fault->key, place->key) == 0))
        return g_strdup (hq_setup_words_code (fault));
    }
  return NULL;
}

/* The detail names what is at work by its list and its key, "counter 12". */
static char *
hq_setup_words_in_use (const char *detail)
{
  static const HqSetupList lists[] = { HQ_SETUP_COUNTER, HQ_SETUP_SERVICE, HQ_SETUP_STAFF,
                                       HQ_SETUP_DEVICE, HQ_SETUP_DAY_KIND };
  g_auto (GStrv) parts = g_strsplit (detail, " ", 2);

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (hq_setup_diff_get_nick (lists[i]), parts[0]))
      {
        g_autoptr (HqSetup) nothing = hq_setup_new ();
        g_autofree char *subject = g_strchomp (hq_setup_words_subject (nothing, lists[i], parts[1]));

        return g_strdup_printf (_ ("%s is in use at this moment and cannot be taken away; nothing was "
                                   "changed."),
                                subject);
      }
  return g_strdup (_ (hq_error_get_sentence (HQ_ERROR_IN_USE)));
}

/* The detail names the counter and who is there, "12, c3". */
static char *
hq_setup_words_at_counter (const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail, ", ", 2);
  g_autoptr (HqSetup) nothing = hq_setup_new ();
  g_autofree char *subject = NULL;

  if (parts[0] == NULL || parts[1] == NULL)
    return g_strdup (_ (hq_error_get_sentence (HQ_ERROR_AT_COUNTER)));
  subject = g_strchomp (hq_setup_words_subject (nothing, HQ_SETUP_STAFF, parts[1]));
  return g_strdup_printf (_ ("%s is at counter %s and stays a clerk until they sign out there; nothing "
                             "was changed."),
                          subject, parts[0]);
}

/**
 * hq_setup_words_error:
 * @error: why a set-up was refused
 *
 * Returns: (transfer full): the same in a sentence that says what is in use, or who is at work
 */
char *
hq_setup_words_error (const GError *error)
{
  const char *detail = hq_error_get_detail (error);

  if (hq_error_is (error, HQ_ERROR_IN_USE) && detail != NULL)
    return hq_setup_words_in_use (detail);
  if (hq_error_is (error, HQ_ERROR_AT_COUNTER) && detail != NULL)
    return hq_setup_words_at_counter (detail);
  return hq_words_error (error);
}
