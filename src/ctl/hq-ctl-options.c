/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-options.h"

#include <glib/gi18n.h>

/* Which hall, who, when, and the day. */
static void
hq_ctl_options_add_general (HqCtl *ctl, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &ctl->store, N_ ("The hall's file"), "PATH" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &ctl->as, N_ ("Who acts"), "STAFF" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &ctl->at, N_ ("From which place"), "PLACE" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &ctl->now, N_ ("A made-up time, on a demo hall"), "TIME" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_ ("Print one object"), NULL },
    { "request", 0, 0, G_OPTION_ARG_STRING, &ctl->request, N_ ("The request's id"), "ID" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &ctl->demo, N_ ("init: the demo hall"), NULL },
    { "empty", 0, 0, G_OPTION_ARG_NONE, &ctl->empty, N_ ("init: a real hall, still empty"), NULL },
    { "trial", 0, 0, G_OPTION_ARG_NONE, &ctl->trial, N_ ("init: a hall to try things in"), NULL },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &ctl->minutes, N_ ("shift-day: by how much"), "N" },
    { "first-place", 0, 0, G_OPTION_ARG_NONE, &ctl->first_place,
      N_ ("close-day: the unserved get the next day's first places"), NULL },
    { "day", 0, 0, G_OPTION_ARG_STRING, &ctl->day,
      N_ ("Which day; copy: with the set-up, it alone"), "DAY" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &ctl->from,
      N_ ("The period's first day; emergency-sheet: the first number at least; rota: from when, or "
          "from which day"),
      "DAY" },
    { "count", 0, 0, G_OPTION_ARG_INT, &ctl->count, N_ ("emergency-sheet: how many numbers"), "N" },
    { "keep", 0, 0, G_OPTION_ARG_INT, &ctl->keep,
      N_ ("backup: into a folder, where so many copies are kept"), "N" },
    { "floor", 0, 0, G_OPTION_ARG_INT, &ctl->floor, N_ ("status, notice-put: one floor"), "N" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &ctl->csv,
      N_ ("metrics: as a table for programs, a reading that leaves no event; report: into the file "
          "that is named last"), NULL },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &ctl->pdf, N_ ("report: pages to be signed"), "FILE" },
    { "xlsx", 0, 0, G_OPTION_ARG_FILENAME, &ctl->xlsx, N_ ("report: a workbook"), "FILE" },
    { "counters", 0, 0, G_OPTION_ARG_INT, &ctl->counters, N_ ("replay: how many are staffed"),
      "N" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &ctl->dry_run, N_ ("announce: print what would be said"),
      NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &ctl->all, N_ ("setup: every change, not the last ones alone"),
      NULL },
    { "all-day", 0, 0, G_OPTION_ARG_NONE, &ctl->all_day, N_ ("replay: open day and night"), NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &ctl->seed, N_ ("replay: another seed, another day"), "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->words, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* The ticket and the counter. */
static void
hq_ctl_options_add_ticket (HqCtl *ctl, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &ctl->service,
      N_ ("issue, late: for what; lend, stop-issuing: which"), "SERVICE" },
    { "class", 0, 0, G_OPTION_ARG_STRING, &ctl->class,
      N_ ("issue, late: ordinary, priority, appointment, green"), "CLASS" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &ctl->language, N_ ("issue: zh or en"), "LANGUAGE" },
    { "need", 0, 0, G_OPTION_ARG_STRING, &ctl->need,
      N_ ("issue: writing, guidance, low-counter, english"), "NEED" },
    { "id", 0, 0, G_OPTION_ARG_STRING, &ctl->id, N_ ("issue: an identity number, not kept"),
      "NUMBER" },
    { "slot", 0, 0, G_OPTION_ARG_STRING, &ctl->slot, N_ ("issue: the appointment's code"), "CODE" },
    { "item", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->items, N_ ("For which item"), "ITEM" },
    { "agent", 0, 0, G_OPTION_ARG_NONE, &ctl->agent, N_ ("issue: a third person acts"), NULL },
    { "counter", 0, 0, G_OPTION_ARG_INT, &ctl->counter, N_ ("At which counter"), "N" },
    { "ticket", 0, 0, G_OPTION_ARG_STRING, &ctl->ticket, N_ ("Which ticket of today"), "A012" },
    { "print", 0, 0, G_OPTION_ARG_FILENAME, &ctl->print,
      N_ ("ticket: writes its slip to a .png, .svg, .pdf or .escpos file"), "FILE" },
    { "width", 0, 0, G_OPTION_ARG_INT, &ctl->width,
      N_ ("ticket: the paper's width in millimetres, 58 or 80"), "MM" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &ctl->reason, N_ ("Why"), "TEXT" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &ctl->to,
      N_ ("redirect, continue, change: to which service; machine: to which place; rota: until when"),
      "SERVICE" },
    { "to-counter", 0, 0, G_OPTION_ARG_INT, &ctl->to_counter,
      N_ ("redirect, continue: to this counter alone"), "N" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &ctl->until,
      N_ ("pause: planned end; end-period: when it ended; late: when somebody was served or left; "
          "lend, notice-put: until then"),
      "TIME" },
    { "taken", 0, 0, G_OPTION_ARG_STRING, &ctl->taken, N_ ("late: when the number was handed out"),
      "TIME" },
    { "state", 0, 0, G_OPTION_ARG_STRING, &ctl->state,
      N_ ("late: waiting, finished, or cancelled for somebody who left"), "STATE" },
    { "clerk", 0, 0, G_OPTION_ARG_STRING, &ctl->clerk,
      N_ ("late: who served, else whoever was signed in; case holder: to whom it is given; "
          "alert-take: from whom"),
      "STAFF" },
    { "hidden", 0, 0, G_OPTION_ARG_NONE, &ctl->hidden, N_ ("pause: the public does not see why"),
      NULL },
    { "confirm", 0, 0, G_OPTION_ARG_NONE, &ctl->confirm, N_ ("priority: it is so"), NULL },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &ctl->withdraw, N_ ("priority: it is not so"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* What came of it: outcomes, rating, case. */
static void
hq_ctl_options_add_matter (HqCtl *ctl, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "done", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->done,
      N_ ("finish: finished on the spot, - for no item"), "ITEM" },
    { "accepted", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->accepted,
      N_ ("finish: taken in, with a due date"), "ITEM" },
    { "supplement", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->supplement,
      N_ ("finish: papers are missing"), "ITEM" },
    { "not-accepted", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl->not_accepted,
      N_ ("finish: by law not taken in"), "ITEM" },
    { "enquiry", 0, 0, G_OPTION_ARG_NONE, &ctl->enquiry, N_ ("finish: only asked"), NULL },
    { "withdrawn", 0, 0, G_OPTION_ARG_NONE, &ctl->withdrawn, N_ ("finish: taken back"), NULL },
    { "token", 0, 0, G_OPTION_ARG_STRING, &ctl->token, N_ ("rate: the ticket's code"), "CODE" },
    { "level", 0, 0, G_OPTION_ARG_INT, &ctl->level, N_ ("rate: 5 best to 1 worst"), "1..5" },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &ctl->tag, N_ ("rate: why"), "TEXT" },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &ctl->comment, N_ ("rate: in own words"), "TEXT" },
    { "telephone", 0, 0, G_OPTION_ARG_STRING, &ctl->telephone, N_ ("rate: to call back"),
      "NUMBER" },
    { "pad", 0, 0, G_OPTION_ARG_NONE, &ctl->pad, N_ ("rate: on the pad"), NULL },
    { "number", 0, 0, G_OPTION_ARG_INT, &ctl->number,
      N_ ("case, selfservice, notice-down, word-back, word-seen, machine: which"), "N" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &ctl->type,
      N_ ("case suspend: which procedure; alert-take, alert-give: which kind of alert; "
          "probe: page or call; machine: which role, or waiting, or forget"),
      "TYPE" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &ctl->text,
      N_ (
        "case suspend: the ground; case supplement: the papers; emergency-sheet: the hall's name, "
        "where the store is away; alert-take, alert-give: what it is about; stop-issuing: why; "
        "notice-put, word-send: what is said; probe: which device or zone; machine: its name"),
      "TEXT" },
    { "text-en", 0, 0, G_OPTION_ARG_STRING, &ctl->text_en,
      N_ ("stop-issuing, notice-put: the same in English"), "TEXT" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &ctl->zone, N_ ("notice-put: in this zone alone"),
      "ZONE" },
    { "days", 0, 0, G_OPTION_ARG_INT, &ctl->days, N_ ("case suspend, due: how many"), "N" },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * hq_ctl_options_add:
 * @ctl: (inout): gets what the options say when @context is parsed
 * @context: an option context
 */
void
hq_ctl_options_add (HqCtl *ctl, GOptionContext *context)
{
  hq_ctl_options_add_general (ctl, context);
  hq_ctl_options_add_ticket (ctl, context);
  hq_ctl_options_add_matter (ctl, context);
}
