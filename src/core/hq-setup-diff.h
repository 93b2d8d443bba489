/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* What a set-up is made of, as whoever changes it sees it: the sessions of a service and the services
 * of a counter are said with them, and the rota with each session. */
typedef enum
{
  HQ_SETUP_HALL,
  HQ_SETUP_FLOOR,
  HQ_SETUP_ZONE,
  HQ_SETUP_DEPARTMENT,
  HQ_SETUP_DAY_KIND,
  HQ_SETUP_SESSION,
  HQ_SETUP_SERVICE,
  HQ_SETUP_COUNTER,
  HQ_SETUP_ROTA,
  HQ_SETUP_STAFF,
  HQ_SETUP_DEVICE,
  HQ_SETUP_SETTING,
  HQ_N_SETUP_LISTS
} HqSetupList;

typedef enum
{
  HQ_SETUP_ADDED,
  HQ_SETUP_CHANGED,
  HQ_SETUP_DROPPED
} HqSetupStep;

/**
 * HqSetupDifference:
 * @list: what the row is one of
 * @key: (owned): of the row; of a session, and of its rota, "workday/morning"; "" for the hall
 * @step: what becomes of the row
 * @field: (nullable): of a change, the member as the hall's file names it; the targets of a service
 *   by their classes, its "sessions"; the "services" of a counter and its "speciality"; the
 *   "counters" of a rota
 * @before: (owned): what the member was, as the file has it, lists with ", " between; of a row that
 *   is dropped its name, or a setting's value
 * @after: (owned): what it is now; of a row that is added its name, or a setting's value
 */
typedef struct
{
  HqSetupList list;
  char *key;
  HqSetupStep step;
  const char *field;
  char *before;
  char *after;
} HqSetupDifference;

const char *hq_setup_diff_get_nick (HqSetupList list);
GPtrArray  *hq_setup_diff          (const HqSetup *before,
                                    const HqSetup *after);

G_END_DECLS
