/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-agenda.h"
#include "hq-random.h"
#include "hq-replay.h"

G_BEGIN_DECLS

/* Between the files of the replay alone. */

#define HQ_REPLAY_NOBODY G_MAXUINT

/* What happens in a replayed hall; the comment says who it happens to. */
typedef enum
{
  HQ_REPLAY_ARRIVE,    /* a visit */
  HQ_REPLAY_GIVE_UP,   /* a visit */
  HQ_REPLAY_RETURN,    /* a visit */
  HQ_REPLAY_RATE,      /* a visit */
  HQ_REPLAY_SIGN_IN,   /* a duty */
  HQ_REPLAY_LEAVE,     /* a duty: its time is over */
  HQ_REPLAY_FREE,      /* a counter: looks whether somebody waits */
  HQ_REPLAY_ANNOUNCED, /* a counter */
  HQ_REPLAY_RECALL,    /* a counter */
  HQ_REPLAY_START,     /* a counter */
  HQ_REPLAY_SEND,      /* a counter: the visitor is wrong here */
  HQ_REPLAY_HOLD,      /* a counter: the visitor goes to fetch something */
  HQ_REPLAY_BACK,      /* a counter: and is back */
  HQ_REPLAY_FINISH,    /* a counter */
  HQ_REPLAY_MISSED,    /* a counter */
  HQ_REPLAY_UNPAUSE,   /* a counter */
  HQ_REPLAY_END        /* the day */
} HqReplayKind;

typedef enum
{
  HQ_REPLAY_DONE,
  HQ_REPLAY_REFUSED, /* by a rule that the replay reckons with */
  HQ_REPLAY_FAILED
} HqReplayOutcome;

/* Those who wait for one service, as the replay knows it: whether a call is worth its while. */
typedef struct
{
  const char *service; /* (borrowed) */
  guint waiting;
} HqReplayLine;

typedef struct
{
  const HqVisit *visit; /* (borrowed) (nullable): a ticket that the replay did not issue */
  gint64 ticket;        /* 0 before it is issued */
  char number[16];
  guint8 token[HQ_TOKEN_SIZE];
  HqReplayLine *line;   /* (borrowed) */
  HqTime here_at;       /* the walk from the kiosk is over */
  HqTime waits_from;
  gboolean waiting;
  gboolean sent;        /* to the other service */
  gboolean gone;        /* gave up and said nothing: will not come when called */
  guint calls;
} HqReplayVisitor;

typedef struct
{
  const HqReplayDuty *duty; /* (borrowed) (nullable): nobody is signed in */
  int counter;
  const char *staff;        /* (borrowed) */
  GPtrArray *lines;         /* (owned) (element-type HqReplayLine): that it serves */
  GPtrArray *own;           /* (owned) (element-type HqReplayLine): its speciality */
  guint visitor;            /* whom it called, HQ_REPLAY_NOBODY */
  guint held;               /* who is out to fetch something, HQ_REPLAY_NOBODY */
  gboolean back;            /* and stands here again */
  gboolean busy;            /* something of it stands on the agenda */
  gboolean leaving;         /* its time is over */
  gboolean rested;          /* had its break */
  HqTime idle_since;
  guint announced;
} HqReplayCounter;

typedef struct
{
  HqHall *hall;             /* (borrowed) */
  const HqReplayPlan *plan; /* (borrowed) */
  const HqReplayWatcher *watcher; /* (borrowed) */
  HqReplayResult *result;   /* (borrowed) */
  HqAgenda *agenda;         /* (owned) */
  HqRandom random;
  GPtrArray *lines;         /* (owned) (element-type HqReplayLine) */
  GArray *visitors;         /* (owned) (element-type HqReplayVisitor) */
  GArray *counters;         /* (owned) (element-type HqReplayCounter) */
  GHashTable *tickets;      /* (owned): ticket → visitor from 1 */
  HqTime now;
  gboolean checked;         /* nobody lived later than the first new act */
  gint64 known;             /* the number of the last request that was answered before this run */
  gint64 number;            /* of the last request */
} HqReplay;

/* Who acts; %NULL and %NULL is the operator. */
typedef struct
{
  const char *staff;
  const char *place;
} HqReplayWho;

HqReplayOutcome  hq_replay_act       (HqReplay           *replay,
                                      const HqReplayWho  *who,
                                      HqOrder            *order,
                                      HqAnswer           *answer,
                                      GError            **error);
void             hq_replay_put       (HqReplay     *replay,
                                      HqReplayKind  kind,
                                      guint         who,
                                      gint64        after);
HqReplayLine    *hq_replay_find_line (HqReplay   *replay,
                                      const char *service);

gboolean hq_replay_visitor_meet       (HqReplay             *replay,
                                       const HqAgendaEntry  *entry,
                                       GError              **error);
guint    hq_replay_visitor_find       (HqReplay       *replay,
                                       const HqTicket *ticket);
void     hq_replay_visitor_enter_line (HqReplay        *replay,
                                       HqReplayVisitor *visitor);
void     hq_replay_visitor_leave_line (HqReplayVisitor *visitor);
gboolean hq_replay_counter_meet       (HqReplay             *replay,
                                       const HqAgendaEntry  *entry,
                                       GError              **error);
void     hq_replay_counter_wake       (HqReplay           *replay,
                                       const HqReplayLine *line);
void     hq_replay_counter_set_up     (HqReplay *replay);

G_END_DECLS
