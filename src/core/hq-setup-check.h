/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-diff.h"

G_BEGIN_DECLS

#define HQ_SETUP_CHECK_COUNTERS 9999 /* the highest number of a counter */
#define HQ_SETUP_CHECK_MOST 1000000  /* of people, and of numbers */

/* What may be wrong with a set-up. */
typedef enum
{
  HQ_SETUP_FAULT_EMPTY,       /* what is to be said is not */
  HQ_SETUP_FAULT_TWICE,       /* another row has the key, or the list the entry, already */
  HQ_SETUP_FAULT_UNKNOWN,     /* it refers to something that is not there */
  HQ_SETUP_FAULT_RANGE,       /* a number, or a choice, that there is not */
  HQ_SETUP_FAULT_ORDER,       /* the times of a session do not follow one another */
  HQ_SETUP_FAULT_PREFIX,      /* a letter that no service may have */
  HQ_SETUP_FAULT_OUTSIDE,     /* a last ticket that is not within its session */
  HQ_SETUP_FAULT_NO_SESSION,  /* a service that runs in none */
  HQ_SETUP_FAULT_UNSERVED,    /* a service that no counter serves */
  HQ_SETUP_FAULT_NO_SERVICE,  /* a counter that serves none */
  HQ_SETUP_FAULT_NO_ROLE,     /* a person who may do nothing */
  HQ_SETUP_FAULT_NOBODY,      /* nobody is left who may set the hall up */
  HQ_SETUP_FAULT_N_CODES
} HqSetupFaultCode;

/**
 * HqSetupFault:
 * @list: what the row is one of
 * @key: (owned): of the row, as a difference has it
 * @field: the member that is wrong, as a difference has it, or the key's own
 * @code: what is wrong with it
 */
typedef struct
{
  HqSetupList list;
  char *key;
  const char *field;
  HqSetupFaultCode code;
} HqSetupFault;

const char *hq_setup_check_get_nick (HqSetupFaultCode code);
GPtrArray  *hq_setup_check_list_new (void);
gboolean    hq_setup_check          (const HqSetup *setup,
                                     GPtrArray     *faults);

G_END_DECLS
