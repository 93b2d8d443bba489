/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* What a hall is built of, in the order in which it is built. */
typedef enum
{
  HQ_SETUP_STAGE_HALL,
  HQ_SETUP_STAGE_DEPARTMENTS,
  HQ_SETUP_STAGE_SESSIONS,
  HQ_SETUP_STAGE_SERVICES,
  HQ_SETUP_STAGE_COUNTERS,
  HQ_SETUP_STAGE_STAFF,
  HQ_SETUP_STAGE_CALENDAR,
  HQ_SETUP_STAGE_MACHINES,
  HQ_N_SETUP_STAGES
} HqSetupStage;

/* What a stage lacks first. */
typedef enum
{
  HQ_SETUP_LACK_NOTHING,
  HQ_SETUP_LACK_FACTS,      /* what the set-up does not say was not read yet */
  HQ_SETUP_LACK_NAME,       /* of the hall */
  HQ_SETUP_LACK_FLOOR,
  HQ_SETUP_LACK_ZONE,
  HQ_SETUP_LACK_DEPARTMENT,
  HQ_SETUP_LACK_DAY_KIND,
  HQ_SETUP_LACK_SESSION,    /* a kind of day has none */
  HQ_SETUP_LACK_SERVICE,
  HQ_SETUP_LACK_RUN,        /* a service runs in no session */
  HQ_SETUP_LACK_COUNTER,
  HQ_SETUP_LACK_SERVED,     /* no counter serves a service */
  HQ_SETUP_LACK_CLERK,
  HQ_SETUP_LACK_MANAGER,
  HQ_SETUP_LACK_PASSWORD,   /* a clerk or a manager has none */
  HQ_SETUP_LACK_YEAR,       /* the calendar does not have this one */
  HQ_SETUP_LACK_KIOSK,      /* no machine is one */
  HQ_N_SETUP_LACKS
} HqSetupLack;

/**
 * HqSetupFacts:
 * @has_year: whether the statutory calendar has the year of today
 * @passwords: (owned) (nullable) (element-type utf8): who has a password, on a hall that asks
 *   everybody for one
 *
 * What has to be known of a hall besides how it is set up.
 */
typedef struct
{
  gboolean has_year;
  GHashTable *passwords;
} HqSetupFacts;

/**
 * HqSetupWant:
 * @lack: what is missing first
 * @key: (nullable): of the row that misses it, the set-up's own
 */
typedef struct
{
  HqSetupLack lack;
  const char *key;
} HqSetupWant;

HqSetupWant hq_setup_stage_find_want (const HqSetup      *setup,
                                      const HqSetupFacts *facts,
                                      HqSetupStage        stage);
guint       hq_setup_stage_count     (const HqSetup      *setup,
                                      const HqSetupFacts *facts);

G_END_DECLS
