/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-sheet.h"

#include <glib/gi18n.h>

#include "hq-error.h"
#include "hq-sheet.h"

/* As many as a guide hands out in a bad morning. */
#define HQ_CTL_SHEET_COUNT 96

static int
hq_ctl_sheet_say_usage (void)
{
  return hq_ctl_say_usage (_ ("Say emergency-sheet FILE.pdf, and perhaps --count 96 and --from 97 "
                              "for the first number at least; without the store --text HALL and "
                              "--from."));
}

/* The options' numbers; FALSE where they make no sense. */
static gboolean
hq_ctl_sheet_read_numbers (const HqCtl *ctl, HqSheet *sheet)
{
  guint64 first = 0;

  if (ctl->from != NULL && !g_ascii_string_to_unsigned (ctl->from, 10, 1, G_MAXINT, &first, NULL))
    return FALSE;
  sheet->first = (guint) first;
  sheet->count = ctl->count == 0 ? HQ_CTL_SHEET_COUNT : (guint) MAX (0, ctl->count);
  return TRUE;
}

static int
hq_ctl_sheet_write (const HqCtl *ctl, const HqSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  guint pages = hq_sheet_count_pages (sheet);

  if (!hq_sheet_write (sheet, ctl->words[1], &error))
    return hq_error_is (error, HQ_ERROR_INVALID) ? hq_ctl_sheet_say_usage ()
                                                 : hq_ctl_fail (ctl, error);
  g_print (ngettext ("%u page with %u numbers\n", "%u pages with %u numbers\n", pages), pages,
           sheet->count);
  if (sheet->first == 1)
    g_print ("%s\n", _ ("The numbers begin at Y001: throw away what is left of older sheets."));
  return HQ_CTL_DONE;
}

/* The hall hands the numbers out. */
static int
hq_ctl_sheet_ask (const HqCtl *ctl, HqSheet *sheet)
{
  g_autoptr (HqHall) hall = NULL;
  g_autoptr (GError) error = NULL;
  const HqSetup *setup;
  HqActor actor = { ctl->request, HQ_ROLE_OPERATOR, ctl->as, ctl->at };
  HqOrder order = { .act = HQ_ACT_SHEET, .count = sheet->count, .from = sheet->first };
  HqAnswer answer;
  int status;

  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (!hq_ctl_read_time (ctl->now, hall, &order.now))
    return HQ_CTL_USAGE;
  actor.role = hq_hall_find_role (hall, &actor, order.act);
  if (!hq_hall_run (hall, &actor, &order, &answer, &error))
    return hq_error_is (error, HQ_ERROR_INVALID) ? hq_ctl_sheet_say_usage ()
                                                 : hq_ctl_fail (ctl, error);
  setup = hq_hall_get_setup (hall, &error);
  if (setup == NULL)
    return hq_ctl_fail (ctl, error);
  sheet->first = (guint) answer.value;
  sheet->hall = setup->name;
  sheet->hall_en = setup->name_en;
  return hq_ctl_sheet_write (ctl, sheet);
}

/**
 * hq_ctl_sheet_run:
 *
 * Writes emergency numbers to be printed, which the hall hands out, so that none is on two papers.
 * Where the hall is named by --text the store is not asked, which may be away already: which numbers
 * they are is for the operator to know then.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_sheet_run (const HqCtl *ctl)
{
  HqSheet sheet = { .hall = ctl->text };

  if (ctl->words[1] == NULL || !hq_ctl_sheet_read_numbers (ctl, &sheet)
      || (ctl->text != NULL && sheet.first == 0))
    return hq_ctl_sheet_say_usage ();
  if (ctl->text == NULL)
    return hq_ctl_sheet_ask (ctl, &sheet);
  g_printerr ("%s\n", _ ("The store was not asked: nobody knows whether these numbers are on other "
                         "papers too."));
  return hq_ctl_sheet_write (ctl, &sheet);
}
