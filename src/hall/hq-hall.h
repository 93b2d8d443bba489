/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-policy.h"
#include "hq-right.h"
#include "hq-setup.h"
#include "hq-ticket-table.h"
#include "hq-watch.h"

G_BEGIN_DECLS

/**
 * HqHall:
 *
 * A hall on its store, used by one thread at a time.
 */
typedef struct _HqHall HqHall;

/* Who asks, and from where. */
typedef struct
{
  const char *request; /* made by the caller before the first try; (nullable) for a new one */
  HqRole role;
  const char *staff;  /* (nullable) */
  const char *device; /* (nullable) */
} HqActor;

/* One matter at a finish: what was done, and what came of it. */
typedef struct
{
  const char *item; /* (nullable): an item of the catalogue */
  HqOutcome outcome;
} HqMatterOrder;

/* What is asked. The comment says which acts read a member; the others leave it alone. */
typedef struct
{
  HqAct act;
  HqTime now; /* all: 0 for the store's clock; a made-up time on a demo or trial hall */

  /* The ticket. */
  const char *ticket;       /* a number of today, A012: those of a ticket; call: this one, with @reason;
                               announced: what was said, (nullable) for whoever is at the counter;
                               late: what stands on the paper, Y012 or 12 */
  const char *service;      /* issue, late, change, redirect, continue, self-ticket, case-open, lend,
                               lend-end, stop-issuing, go-on-issuing */
  HqClass class;            /* issue, late, self-ticket */
  const char *language;     /* issue, late, self-ticket: "zh" or "en", (nullable) for "zh" */
  HqNeed need;              /* issue, self-ticket */
  const char *identity;     /* issue: an identity number, (nullable); it is hashed and dropped */
  gboolean agent;           /* issue: a third person acts for the visitor */
  const char *slot;         /* issue of an appointment: its code */
  const char *const *items; /* issue: the items of its matters, (nullable), %NULL at the end */
  const char *reason;       /* pause, call of a given ticket, priority-withdraw; issue, late: overrides
                               the last ticket (staff alone); issue of priority: why; probe-end: the
                               fault, (nullable) for none */
  HqTime taken_at;          /* late: when it was handed out */
  HqState state;            /* late: waiting, finished, or cancelled for somebody who left */

  /* The counter. */
  int counter;                  /* those of a counter; word-send: 0 for the guide desks */
  int to_counter;               /* redirect, continue: 0 for any counter of @service */
  HqTime until;                 /* pause: planned end, 0 for none; end-period: when it ended; late:
                                   when somebody was served, or left (0 for now); lend, notice-put:
                                   0 for until close */
  gboolean hidden;              /* pause: the reason is not for the public */
  const HqMatterOrder *matters; /* finish, continue, late: empty for the service's usual outcome */
  guint n_matters;
  const char *password;         /* enter, sign-in; passwd: the new one, (nullable) to take it away */

  /* The sheet of emergency numbers. */
  guint count; /* emergency-sheet: how many numbers; export-report: how many days */
  guint from;  /* emergency-sheet: none below this one, which may be on a paper; 0 for the next;
                  export-report: the first day, an HqDate; rota: of which day, an HqDate; close-day: which
                  day, an HqDate, 0 for whichever is open */

  /* The rating. */
  const char *code;      /* rate, and those of a ticket: what its code holds, an address or the bare
                            token */
  int level;             /* rate: 1 to 5 */
  const char *tags;      /* rate: (nullable) */
  const char *comment;   /* rate: (nullable) */
  const char *telephone; /* rate: (nullable) */
  gboolean pad;          /* rate: on the pad, not by the code */

  /* The desk, the cases, the day. */
  gint64 id;           /* self-*: the use; case-*: the case; notice-down, word-back, word-seen:
                          which of today; setup: the change that the draft began from; probe-end:
                          when it was asked for, 0 for the last time; machine: its number;
                          follow-*: the follow-up */
  const char *item;    /* enquiry, diversion, self-start, case-open: an item, (nullable) */
  const char *staff;   /* self-helper, passwd: of whom; late: the clerk, else whoever was signed
                          in; case-holder: to whom; alert-take: from whom, (nullable) */
  gboolean done;       /* self-finish: the visitor did what they came for */
  const char *type;    /* case-suspend: the nick of the kind of procedure; alert-*: the nick of
                          the kind of alert; export-report: "pdf", "xlsx" or "csv"; probe*:
                          "page" or "call"; machine: the nick of its role, "waiting" for none,
                          "forget" to have it registered no more, (nullable) for the one that it
                          has; follow-call, follow-propose, follow-decide: the nick of the step */
  const char *text;    /* case-suspend: its ground; case-supplement: the papers that are missing;
                          alert-*: what it is about, (nullable) for the hall; stop-issuing: why,
                          for everybody; notice-put, word-send: the words; tidal-ask: more,
                          (nullable); probe*: the device or the zone; machine: its name, empty
                          for none, (nullable) for the one that it has; follow-*: what was found,
                          done or said */
  const char *text_en; /* stop-issuing, notice-put: the same in English, (nullable) */
  int floor;           /* notice-put: that floor alone, 0 for all */
  const char *zone;    /* notice-put: that zone alone, (nullable) */
  int days;            /* case-suspend: its planned length */
  int minutes;         /* shift-day: the opening comes so much later, or earlier below zero */
  gboolean first_place; /* close-day: what is unserved gets the first places of the next day */
  const char *place;   /* machine: where it is to stand */
  gconstpointer rows;  /* import-*: what was parsed, HqSetup, HqCalendar or GPtrArray; setup: the
                          draft, an HqSetup; item: an HqItemChange; borrowed until the order was
                          carried out */
} HqOrder;

/* What came of it. */
typedef struct
{
  gint64 seq;        /* of its event */
  HqTime at;
  gboolean repeated; /* the request was answered before: this is that answer */
  HqTicket ticket;   /* as it stands now; its id is 0 where there is none; without its token where a
                        visitor had it reprinted by its number alone */
  gint64 value;        /* issue, change, redirect, continue, self-ticket: people ahead; recall:
                          which; close-day: how many were unserved; rate: the level; enquiry,
                          diversion: which; self-start, self-helper, self-finish: the use;
                          case-*: the case; reprint: 1 where a visitor showed the code;
                          emergency-sheet: the first number; lend: until when; notice-*, word-*,
                          tidal-ask: which notice or word of today; rota: how many counters are
                          planned at some time */
  gint64 case_file;  /* finish, case-*: the case, of several the last one that is open; 0 for none */
  HqDate due;        /* the case's last day, 0 while its clock stands still */
  gboolean flagged;  /* case-supplement: papers were asked for before */
  gint64 behind;     /* how far this machine's clock is behind the last event, microseconds */
} HqAnswer;

gboolean        hq_hall_is_on_server (const char *path);
char           *hq_hall_get_full_path (const char *path);
char           *hq_hall_describe     (const char *path);
char           *hq_hall_fill_role    (const char *path,
                                      const char *role);
HqHall         *hq_hall_open         (const char  *path,
                                      GError     **error);
HqHall         *hq_hall_open_to_read (const char  *path,
                                      GError     **error);
HqHall         *hq_hall_open_apart   (const char  *path,
                                      GError     **error);
void            hq_hall_close        (HqHall *hall);
void            hq_hall_set_watch    (HqHall  *hall,
                                      HqWatch *watch);
HqWatch        *hq_hall_get_watch    (HqHall *hall);
GTimeZone      *hq_hall_get_zone     (HqHall *hall);
HqDatabase     *hq_hall_get_database (HqHall *hall);
HqHallKind      hq_hall_get_kind     (HqHall *hall);
const HqSetup  *hq_hall_peek_setup       (HqHall *hall);
const HqSetup  *hq_hall_get_setup    (HqHall  *hall,
                                      GError **error);
const HqPolicy *hq_hall_get_policy   (HqHall *hall);
gboolean        hq_hall_get_today    (HqHall  *hall,
                                      HqDate  *today,
                                      GError **error);
gboolean        hq_hall_get_ahead    (HqHall  *hall,
                                      gint64  *ahead,
                                      GError **error);
char           *hq_hall_format_code  (const HqSetup  *setup,
                                      const HqTicket *ticket);
char           *hq_hall_format_token (const HqTicket *ticket);
HqRole          hq_hall_find_role    (HqHall        *hall,
                                      const HqActor *actor,
                                      HqAct          act);
gboolean        hq_hall_run          (HqHall         *hall,
                                      const HqActor  *actor,
                                      const HqOrder  *order,
                                      HqAnswer       *answer,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqHall, hq_hall_close)

G_END_DECLS
