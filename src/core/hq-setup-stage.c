/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-stage.h"

#define HQ_SETUP_STAGE_NONE ((HqSetupWant){ HQ_SETUP_LACK_NOTHING, NULL })

static HqSetupWant
hq_setup_stage_weigh_hall (const HqSetup *setup)
{
  HqSetupLack lack = HQ_SETUP_LACK_NOTHING;

  if (setup->name == NULL || setup->name[0] == '\0')
    lack = HQ_SETUP_LACK_NAME;
  else if (setup->floors->len == 0)
    lack = HQ_SETUP_LACK_FLOOR;
  else if (setup->zones->len == 0)
    lack = HQ_SETUP_LACK_ZONE;
  return (HqSetupWant){ lack, NULL };
}

static gboolean
hq_setup_stage_has_session (const HqSetup *setup, const char *day_kind)
{
  for (guint i = 0; i < setup->sessions->len; i++)
    if (g_str_equal (((HqSession *) setup->sessions->pdata[i])->day_kind, day_kind))
      return TRUE;
  return FALSE;
}

static HqSetupWant
hq_setup_stage_weigh_sessions (const HqSetup *setup)
{
  if (setup->day_kinds->len == 0)
    return (HqSetupWant){ HQ_SETUP_LACK_DAY_KIND, NULL };
  for (guint i = 0; i < setup->day_kinds->len; i++)
    {
      const HqDayKind *day_kind = setup->day_kinds->pdata[i];

      if (!hq_setup_stage_has_session (setup, day_kind->day_kind))
        return (HqSetupWant){ HQ_SETUP_LACK_SESSION, day_kind->day_kind };
    }
  return HQ_SETUP_STAGE_NONE;
}

static gboolean
hq_setup_stage_runs (const HqSetup *setup, const char *service)
{
  for (guint i = 0; i < setup->service_sessions->len; i++)
    if (g_str_equal (((HqServiceSession *) setup->service_sessions->pdata[i])->service, service))
      return TRUE;
  return FALSE;
}

static HqSetupWant
hq_setup_stage_weigh_services (const HqSetup *setup)
{
  if (setup->services->len == 0)
    return (HqSetupWant){ HQ_SETUP_LACK_SERVICE, NULL };
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];

      if (!hq_setup_stage_runs (setup, service->service))
        return (HqSetupWant){ HQ_SETUP_LACK_RUN, service->service };
    }
  return HQ_SETUP_STAGE_NONE;
}

/* A service that is only lent to a counter is served by none once that is over. */
static gboolean
hq_setup_stage_is_served (const HqSetup *setup, const char *service)
{
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];

      if (row->lent_until == 0 && g_str_equal (row->service, service))
        return TRUE;
    }
  return FALSE;
}

static HqSetupWant
hq_setup_stage_weigh_counters (const HqSetup *setup)
{
  if (setup->counters->len == 0)
    return (HqSetupWant){ HQ_SETUP_LACK_COUNTER, NULL };
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];

      if (!hq_setup_stage_is_served (setup, service->service))
        return (HqSetupWant){ HQ_SETUP_LACK_SERVED, service->service };
    }
  return HQ_SETUP_STAGE_NONE;
}

static HqSetupWant
hq_setup_stage_weigh_staff (const HqSetup *setup, const HqSetupFacts *facts)
{
  const guint clerk = 1u << HQ_ROLE_CLERK, manager = 1u << HQ_ROLE_MANAGER;
  const char *without = NULL;
  guint roles = 0;

  for (guint i = 0; i < setup->staff->len; i++)
    {
      const HqStaff *staff = setup->staff->pdata[i];

      roles |= staff->roles;
      if (without == NULL && (staff->roles & (clerk | manager)) != 0 && facts != NULL
          && facts->passwords != NULL && !g_hash_table_contains (facts->passwords, staff->staff))
        without = staff->staff;
    }
  if ((roles & clerk) == 0)
    return (HqSetupWant){ HQ_SETUP_LACK_CLERK, NULL };
  if ((roles & manager) == 0)
    return (HqSetupWant){ HQ_SETUP_LACK_MANAGER, NULL };
  if (facts == NULL)
    return (HqSetupWant){ HQ_SETUP_LACK_FACTS, NULL };
  if (without != NULL)
    return (HqSetupWant){ HQ_SETUP_LACK_PASSWORD, without };
  return HQ_SETUP_STAGE_NONE;
}

/* A counter's screens are started by its number; visitors take theirs at a kiosk, which has none. */
static HqSetupWant
hq_setup_stage_weigh_machines (const HqSetup *setup)
{
  for (guint i = 0; i < setup->devices->len; i++)
    if (g_strcmp0 (((HqDevice *) setup->devices->pdata[i])->role, "kiosk") == 0)
      return HQ_SETUP_STAGE_NONE;
  return (HqSetupWant){ HQ_SETUP_LACK_KIOSK, NULL };
}

/**
 * hq_setup_stage_find_want:
 * @setup: a hall, which may be half built
 * @facts: (nullable): what else is known of it, if that was read
 * @stage: one of its stages
 *
 * Returns: what @stage lacks first, or %HQ_SETUP_LACK_NOTHING
 */
HqSetupWant
hq_setup_stage_find_want (const HqSetup *setup, const HqSetupFacts *facts, HqSetupStage stage)
{
  switch (stage)
    {
    case HQ_SETUP_STAGE_HALL:
      return hq_setup_stage_weigh_hall (setup);
    case HQ_SETUP_STAGE_DEPARTMENTS:
      return (HqSetupWant){ setup->departments->len == 0 ? HQ_SETUP_LACK_DEPARTMENT
                                                         : HQ_SETUP_LACK_NOTHING,
                            NULL };
    case HQ_SETUP_STAGE_SESSIONS:
      return hq_setup_stage_weigh_sessions (setup);
    case HQ_SETUP_STAGE_SERVICES:
      return hq_setup_stage_weigh_services (setup);
    case HQ_SETUP_STAGE_COUNTERS:
      return hq_setup_stage_weigh_counters (setup);
    case HQ_SETUP_STAGE_STAFF:
      return hq_setup_stage_weigh_staff (setup, facts);
    case HQ_SETUP_STAGE_CALENDAR:
      if (facts == NULL)
        return (HqSetupWant){ HQ_SETUP_LACK_FACTS, NULL };
      return (HqSetupWant){ facts->has_year ? HQ_SETUP_LACK_NOTHING : HQ_SETUP_LACK_YEAR, NULL };
    case HQ_SETUP_STAGE_MACHINES:
      return hq_setup_stage_weigh_machines (setup);
    case HQ_N_SETUP_STAGES:
      break;
    }
  g_return_val_if_reached (HQ_SETUP_STAGE_NONE);
}

/**
 * hq_setup_stage_count:
 * @setup: a hall
 * @facts: (nullable): what else is known of it
 *
 * Returns: how many stages lack something
 */
guint
hq_setup_stage_count (const HqSetup *setup, const HqSetupFacts *facts)
{
  guint count = 0;

  for (int i = 0; i < HQ_N_SETUP_STAGES; i++)
    count += hq_setup_stage_find_want (setup, facts, (HqSetupStage) i).lack
             != HQ_SETUP_LACK_NOTHING;
  return count;
}
