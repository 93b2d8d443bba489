/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-nick.h"
#include "hq-place.h"

G_BEGIN_DECLS

/* Who was not heard of for so long is gone, and the place is anybody's. */
#define HQ_CONTACT_CLAIM_LEASE (30 * HQ_SECOND)

/**
 * HqContactClaim:
 *
 * What a screen asks for that wants to be the one at its place, and what it is told. It is no change
 * of the hall: no event tells of it, and no screen reads itself anew.
 */
typedef struct
{
  HqScreenRole role; /* %HQ_N_SCREENS for a machine that waits to be given one, which has no place */
  char *place;     /* (owned) (nullable): as hq_place_find() takes it */
  char *holder;    /* (owned): by hq_contact_holder_new() */
  char *host;      /* (owned) */
  char *machine;   /* (owned) (nullable): the key of a machine that is given its role by the hall */
  HqPaper paper;   /* what its printer said last */
  HqTime passed;   /* so much later than the clock says, in a test; 0 for now */
  HqTime own;      /* what this machine's own clock shows; 0 to look at it */

  gboolean held;     /* whether the place is its own now */
  char *other;       /* (owned) (nullable): the host that has it instead */
  HqTime since;      /* from when on */
  gint64 ahead;      /* by hq_hall_get_ahead() */
  gint64 number;     /* of a machine: by which people call it */
  HqScreenRole given_role; /* what the hall gave it, %HQ_N_SCREENS for nothing yet */
  char *given_place; /* (owned) (nullable): where */
} HqContactClaim;

HqContactClaim *hq_contact_claim_new     (HqScreenRole role,
                                          const char  *place,
                                          const char  *holder);
void            hq_contact_claim_free    (HqContactClaim *claim);
gboolean        hq_contact_claim_run     (HqHall    *hall,
                                          gpointer   claim,
                                          GError   **error);
gboolean        hq_contact_claim_release (HqHall    *hall,
                                          gpointer   claim,
                                          GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqContactClaim, hq_contact_claim_free)

G_END_DECLS
