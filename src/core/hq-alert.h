/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

/* A planned counter may open so much later, and nobody is told. */
#define HQ_ALERT_LATE (5 * HQ_MINUTE)
/* A counter that called nobody for so long is not open, whoever is signed in. */
#define HQ_ALERT_QUIET (30 * HQ_MINUTE)

/**
 * HqAlertKind:
 *
 * What is worth a manager's look, the gravest first. A kind and its subject say which alert it is, all
 * through the day.
 */
typedef enum
{
  HQ_ALERT_NOBODY_SERVES, /* people wait for a service that no open counter serves */
  HQ_ALERT_LONG_WAIT,     /* somebody waits past the target */
  HQ_ALERT_MANY_WAIT,
  HQ_ALERT_CASE_OVERDUE,
  HQ_ALERT_BAD_RATING,
  HQ_ALERT_NOT_OPEN,      /* a planned counter */
  HQ_ALERT_CALLS_NOBODY,  /* a counter that is open, while people wait for it */
  HQ_ALERT_LONG_SERVICE,  /* past what its clerk is asked about */
  HQ_ALERT_CASE_DUE,
  HQ_ALERT_BOARD_SILENT,
  HQ_ALERT_DEVICE_SILENT,
  HQ_ALERT_NO_PAPER,      /* the printer of a machine gives no slips, or soon will not */
  HQ_ALERT_CLOCK_OFF,
  HQ_N_ALERTS
} HqAlertKind;

typedef enum
{
  HQ_ALERT_NOTICE,
  HQ_ALERT_WARNING,
  HQ_ALERT_URGENT
} HqAlertSeverity;

/* One thing to look at. Strings are those of what it was made from. */
typedef struct
{
  HqAlertKind kind;
  HqAlertSeverity severity;
  const char *service; /* (nullable): by which it is grouped */
  const char *subject; /* of a service its code, of a machine its place; %NULL for a counter */
  const char *role;    /* (nullable): of a machine */
  int counter;         /* 0 where it is of none */
  gint64 count;        /* how many wait, were bad, or are due */
  gint64 bound;        /* how many or how long there may be */
  gint64 span;         /* how long past its target somebody waits, or how far a clock is off */
  HqTime since;        /* 0 where that is unknown */
} HqAlert;

/* A service as it stands. */
typedef struct
{
  const char *service;
  gint64 waiting;
  gint64 warn;   /* from so many on there are too many */
  HqTime since;  /* from when the longest wait counts, 0 for none */
  HqTime due;    /* when the first of them was to be called at the latest, 0 for none */
  gint64 target; /* the ordinary one */
  guint serving; /* counters with somebody signed in who does not pause, which serve it */
  gboolean begun; /* its first session of today has opened */
  gint64 bad;     /* bad ratings today */
  HqTime bad_at;  /* the newest */
  gint64 overdue; /* cases that are open and overdue */
  gint64 due_today;
} HqAlertService;

/* A counter as it stands. */
typedef struct
{
  int counter;
  const char *service; /* (nullable): of those that it serves the one for which most people wait */
  gint64 waiting;      /* how many that are */
  HqTime planned_from; /* the session that runs and for which it is planned, 0 for none */
  gboolean signed_in;
  gboolean paused;
  gboolean busy;       /* somebody is called, served or held there */
  HqTime called_at;    /* the last call since the sign-in, or the sign-in */
  HqTime started_at;   /* of the service that goes on, 0 for none */
  gint64 held;         /* how long that was parked */
  gint64 usual;        /* as hq_stay_get_usual() says of its service */
  const char *serves;  /* (nullable): the service of whoever is there */
} HqAlertCounter;

/* A machine as it stands. */
typedef struct
{
  const char *place;
  const char *role;
  gboolean board;
  gboolean silent; /* nothing is heard of it, or never was */
  HqTime heard_at; /* 0 for never */
  gboolean no_paper; /* its printer gives no slips */
  gboolean low_paper; /* and soon will not */
  gint64 clock_off; /* by how much its clock is wrong, 0 for nothing that matters */
} HqAlertMachine;

/* The whole hall; all borrowed. */
typedef struct
{
  const HqAlertService *services;
  guint n_services;
  const HqAlertCounter *counters;
  guint n_counters;
  const HqAlertMachine *machines;
  guint n_machines;
} HqAlertFloor;

GArray     *hq_alert_list     (const HqAlertFloor *floor,
                               HqTime              now);
const char *hq_alert_get_nick (HqAlertKind kind);
int         hq_alert_find     (const char *nick);
char       *hq_alert_format_subject (const HqAlert *alert);
gboolean    hq_alert_is_same  (const HqAlert *alert,
                               HqTime         taken_at);

G_END_DECLS
