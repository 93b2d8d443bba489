/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-error.h"
#include "hq-hall.h"

/* A second, naive writing of the rules: arrays and linear scans, no store, none of the engine's code.
 * It borrows the engine's words alone (acts, states, classes, codes). Every instant that it is told
 * is a whole second, and its hall stands eight hours east of Greenwich. */

#define HQ_MODEL_SERVICES 3
#define HQ_MODEL_COUNTERS 6
#define HQ_MODEL_DEVICES 2
#define HQ_MODEL_SILENT_FLOOR 4 /* where nothing is said aloud */
#define HQ_MODEL_DONE HQ_N_ERRORS

typedef struct
{
  char letter; /* its code and its prefix */
  int floor;
  int quota;
  HqIdentityRule identity;
  int agent_cap;
  int targets[HQ_N_CLASSES]; /* minutes */
} HqModelService;

typedef struct
{
  int floor;
  const char *serves; /* the letters of services */
  const char *own;    /* those of them that are its speciality */
} HqModelCounter;

typedef struct
{
  const char *device;
  int floor;
} HqModelDevice;

extern const HqModelService hq_model_services[HQ_MODEL_SERVICES];
extern const HqModelCounter hq_model_counters[HQ_MODEL_COUNTERS]; /* 1 is the first of them */
extern const HqModelDevice hq_model_devices[HQ_MODEL_DEVICES];

/* A ticket, with its present leg and its last stay at a counter. */
typedef struct
{
  gint64 id;
  guint number;
  char prefix;
  gint64 day; /* days since 1970 */
  HqClass class;
  HqProof proof;
  gboolean agent;
  int person; /* 0 for nobody known */
  int issued_for;
  HqTime issued_at;
  HqState state;
  int misses;
  int leg;
  int counter;
  HqTime ended_at;
  int reprints; /* by visitors */
  int service;
  HqLane lane;
  int target; /* minutes */
  HqTime reference;
  HqTime due_at;
  int due_calls; /* 0 for none */
  HqTime walk_until;
  int from_floor;
  int to_counter;
  HqTime to_until;
  HqTime wait_from;

  int stays;
  int stay_counter;
  gint64 stay_sign_in;
  HqTime stay_walk;
  HqTime called_at;
  int recalls;
  HqTime recalled_at;
  int announcements;
  HqTime announced_at;
  HqTime missed_at;
  HqTime started_at;
  HqTime held_at;
  gint64 held;
} HqModelTicket;

typedef struct
{
  gint64 day;
  GArray *tickets; /* (owned): HqModelTicket */
  guint numbers[HQ_MODEL_SERVICES];
  int issued[HQ_MODEL_SERVICES];
  int calls[HQ_MODEL_SERVICES];
} HqModelDay;

typedef struct
{
  const char *staff; /* (nullable): interned */
  gboolean paused;
  gint64 sign_in; /* each has another */
} HqModelSeat;

/* A time at which a clerk was at a counter. */
typedef struct
{
  gint64 day;
  int counter;
  HqTime from;
  HqTime to; /* 0 while it lasts */
} HqModelStint;

typedef struct
{
  HqModelDay today; /* its day is 0 while none is open */
  HqModelDay next;  /* the first places of the next day */
  HqModelDay old;   /* the last day that was closed */
  HqTime opening;   /* of today */
  HqModelSeat seats[HQ_MODEL_COUNTERS];
  gboolean last_green[HQ_MODEL_COUNTERS];
  GArray *stints;     /* (owned): HqModelStint of today and of the last day that was closed */
  GPtrArray *persons; /* (owned): today's identity numbers; the first is person 1 */
  gint64 last_id;
  gint64 last_sign_in;
  gint64 seq;
  gboolean hushed; /* an event follows the last move: what is said nowhere counts as said */
  HqTime last_at;
} HqModel;

typedef struct
{
  HqModelTicket ticket; /* its id is 0 where there is none */
  gint64 value;
  const char *rule; /* of a call */
  double score;
} HqModelAnswer;

/* One order on its way. */
typedef struct
{
  HqModel *model;
  const HqActor *actor;
  const HqOrder *order;
  HqTime now;
  gint64 day;
  HqModelAnswer *answer;
} HqModelMove;

HqModel       *hq_model_new          (void);
void           hq_model_free         (HqModel *model);
HqError        hq_model_run          (HqModel       *model,
                                      const HqActor *actor,
                                      const HqOrder *order,
                                      HqModelAnswer *answer);
HqModelTicket *hq_model_get          (const HqModelDay *day,
                                      guint             i);
int            hq_model_find_service (const char *code);
int            hq_model_find_floor   (HqModelMove *move,
                                      int          otherwise);
gboolean       hq_model_serves       (int counter,
                                      int service);
HqTime         hq_model_get_walk     (int      from,
                                      int      to,
                                      gboolean priority);
HqError        hq_model_find_ticket  (HqModelMove    *move,
                                      HqModelTicket **ticket);
gboolean       hq_model_is_active    (const HqModelTicket *ticket);
gboolean       hq_model_is_busy      (const HqModel       *model,
                                      const HqModelTicket *ticket);
gboolean       hq_model_holds_one    (const HqModel *model,
                                      int            person,
                                      int            service);
gboolean       hq_model_is_closing   (const HqModelMove *move,
                                      HqTime            *opens_at);
gint64         hq_model_count_ahead  (const HqModelMove   *move,
                                      const HqModelTicket *ticket,
                                      int                  service);

/* hq-model-day.c */
gboolean hq_model_day_is_working (gint64 day);
HqTime   hq_model_day_get_minute (gint64 day,
                                  int    minute);
void     hq_model_day_close      (HqModelMove *move,
                                  gboolean     first_place,
                                  gint64      *unserved);
void     hq_model_day_open       (HqModelMove *move);
HqError  hq_model_day_run_open   (HqModelMove *move);
HqError  hq_model_day_run_close  (HqModelMove *move);
HqError  hq_model_day_shift      (HqModelMove *move);

/* hq-model-late.c */
HqError hq_model_late_enter (HqModelMove *move);

/* hq-model-line.c */
HqError hq_model_line_issue    (HqModelMove *move);
HqError hq_model_line_check_in (HqModelMove *move);
HqError hq_model_line_cancel   (HqModelMove *move);
HqError hq_model_line_reprint  (HqModelMove *move);
HqError hq_model_line_change   (HqModelMove *move);
HqError hq_model_line_confirm  (HqModelMove *move);
HqError hq_model_line_withdraw (HqModelMove *move);

/* hq-model-counter.c */
HqError hq_model_counter_sign_in   (HqModelMove *move);
HqError hq_model_counter_sign_out  (HqModelMove *move);
HqError hq_model_counter_pause     (HqModelMove *move);
HqError hq_model_counter_unpause   (HqModelMove *move);
HqError hq_model_counter_call      (HqModelMove *move);
HqError hq_model_counter_find_free (HqModelMove *move,
                                    gboolean     calling);
HqError hq_model_counter_find_here (HqModelMove    *move,
                                    HqModelTicket **ticket);

/* hq-model-stay.c */
gboolean hq_model_stay_is_decided (const HqModelMove *move);
void     hq_model_stay_hush       (HqModelMove   *move,
                                   HqModelTicket *ticket);

HqError hq_model_stay_announced  (HqModelMove *move);
HqError hq_model_stay_recall     (HqModelMove *move);
HqError hq_model_stay_missed     (HqModelMove *move);
HqError hq_model_stay_present    (HqModelMove *move);
HqError hq_model_stay_start      (HqModelMove *move);
HqError hq_model_stay_finish     (HqModelMove *move);
HqError hq_model_stay_end_period (HqModelMove *move);
HqError hq_model_stay_hold       (HqModelMove *move);
HqError hq_model_stay_resume     (HqModelMove *move);
HqError hq_model_stay_redirect   (HqModelMove *move);
HqError hq_model_stay_continue   (HqModelMove *move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqModel, hq_model_free)
