/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* A hall as it is set up: what its file holds, and what the running hall looks things up in. All
 * strings are owned by the row they stand in; name_en is "" where there is none. */

typedef struct
{
  int floor;
  char *name;
  char *name_en;
} HqFloor;

typedef struct
{
  char *zone;
  int floor;
  char *name;
  char *name_en;
  gboolean silent; /* calls are not said aloud there */
} HqZone;

typedef struct
{
  char *department;
  char *name;
  char *name_en;
} HqDepartment;

typedef struct
{
  char *day_kind;
  char *name;
  char *name_en;
  int falls_on; /* an HqDayType, or -1 for a kind that a manager orders */
} HqDayKind;

/* Times in minutes after local midnight. */
typedef struct
{
  char *day_kind;
  char *session;
  char *name;
  char *name_en;
  int opens;
  int last_ticket;
  int closes;
} HqSession;

typedef struct
{
  char *service;
  char prefix;
  char *name;
  char *name_en;
  char *zone;
  int floor;                   /* of its zone */
  int quota;                   /* numbers a day, 0 for no limit */
  int warn_waiting;            /* waiting tickets from which the manager is warned */
  HqIdentityRule identity;
  int matters_limit;           /* matters on one number */
  int agent_cap;               /* tickets a day for one agent, 0 for no limit */
  int targets[HQ_N_CLASSES];   /* minutes */
  HqOutcome usual_outcome;
} HqService;

typedef struct
{
  char *service;
  char *day_kind;
  char *session;
  int last_ticket; /* minutes after midnight, -1 for the session's own */
} HqServiceSession;

typedef struct
{
  int counter;
  char *zone;
  int floor; /* of its zone */
  HqCounterKind kind;
  char *department; /* (nullable) */
} HqCounter;

typedef struct
{
  int counter;
  char *service;
  gboolean speciality;
  HqTime lent_until; /* a whole minute; 0 for a service of its own */
} HqCounterService;

typedef struct
{
  char *day_kind;
  char *session;
  int counter;
} HqRota;

typedef struct
{
  char *staff;
  char *name;
  char *badge;
  char *department; /* (nullable) */
  guint roles;      /* bits 1 << HqRole */
} HqStaff;

typedef struct
{
  char *device;
  char *role;
  char *name;
  int floor;
  int counter; /* 0 for none */
} HqDevice;

typedef struct
{
  char *key;
  char *value;
} HqSetting;

/**
 * HqSetup:
 *
 * Each array holds its rows in the order of their keys and owns them. Once it is complete nobody
 * changes it, and whoever needs it longer takes a reference.
 */
typedef struct
{
  gatomicrefcount refs;
  gint64 change;   /* the number of the last change that led to it, 0 for none that is known */
  gint64 revision; /* the hall's when it was read, which grows with what is beside it too: the calendar,
                      the catalogue; 0 for a draft */
  char *code;
  char *name;
  char *name_en;
  char *time_zone;
  GPtrArray *floors;           /* HqFloor */
  GPtrArray *zones;            /* HqZone */
  GPtrArray *departments;      /* HqDepartment */
  GPtrArray *day_kinds;        /* HqDayKind */
  GPtrArray *sessions;         /* HqSession */
  GPtrArray *services;         /* HqService */
  GPtrArray *service_sessions; /* HqServiceSession */
  GPtrArray *counters;         /* HqCounter */
  GPtrArray *counter_services; /* HqCounterService */
  GPtrArray *rota;             /* HqRota */
  GPtrArray *staff;            /* HqStaff */
  GPtrArray *devices;          /* HqDevice */
  GPtrArray *settings;         /* HqSetting */
} HqSetup;

HqSetup          *hq_setup_new                 (void);
HqSetup          *hq_setup_ref                 (const HqSetup *setup);
void              hq_setup_unref                (HqSetup *setup);
HqFloor          *hq_setup_add_floor           (HqSetup *setup);
HqZone           *hq_setup_add_zone            (HqSetup *setup);
HqDepartment     *hq_setup_add_department      (HqSetup *setup);
HqDayKind        *hq_setup_add_day_kind        (HqSetup *setup);
HqSession        *hq_setup_add_session         (HqSetup *setup);
HqService        *hq_setup_add_service         (HqSetup *setup);
HqServiceSession *hq_setup_add_service_session (HqSetup *setup);
HqCounter        *hq_setup_add_counter         (HqSetup *setup);
HqCounterService *hq_setup_add_counter_service (HqSetup *setup);
HqRota           *hq_setup_add_rota            (HqSetup *setup);
HqStaff          *hq_setup_add_staff           (HqSetup *setup);
HqDevice         *hq_setup_add_device          (HqSetup *setup);
HqSetting        *hq_setup_add_setting         (HqSetup *setup);
void              hq_setup_sort                (HqSetup *setup);

const HqFloor   *hq_setup_find_floor    (const HqSetup *setup,
                                         int            floor);
const HqZone    *hq_setup_find_zone     (const HqSetup *setup,
                                         const char    *zone);
const HqService *hq_setup_find_service  (const HqSetup *setup,
                                         const char    *service);
const HqCounter *hq_setup_find_counter  (const HqSetup *setup,
                                         int            counter);
const HqStaff   *hq_setup_find_staff    (const HqSetup *setup,
                                         const char    *staff);
gboolean         hq_setup_has_role      (const HqSetup *setup,
                                         const char    *staff,
                                         HqRole         role);
const HqDevice  *hq_setup_find_device   (const HqSetup *setup,
                                         const char    *device);
const HqDayKind *hq_setup_find_day_kind (const HqSetup *setup,
                                         const char    *day_kind);
const HqSession *hq_setup_find_session  (const HqSetup *setup,
                                         const char    *day_kind,
                                         const char    *session);
const char      *hq_setup_get_setting   (const HqSetup *setup,
                                         const char    *key);
gboolean         hq_setup_is_silent     (const HqSetup *setup,
                                         int            counter);
gboolean         hq_setup_holds         (const HqCounterService *row,
                                         HqTime                  now);
HqTime           hq_setup_find_loan_end (const HqSetup *setup,
                                         HqTime         now);
const HqCounterService *
                 hq_setup_find_served   (const HqSetup *setup,
                                         int            counter,
                                         const char    *service,
                                         HqTime         now);
gboolean         hq_setup_serves        (const HqSetup *setup,
                                         int            counter,
                                         const char    *service,
                                         HqTime         now);
GArray          *hq_setup_list_counters (const HqSetup   *setup,
                                         const HqService *service,
                                         HqTime           now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSetup, hq_setup_unref)

G_END_DECLS
