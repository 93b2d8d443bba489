/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

#define HQ_IDENTITY_LONGEST 18
#define HQ_IDENTITY_KEY_SIZE 32
#define HQ_IDENTITY_HASH_SIZE 32

typedef enum
{
  HQ_DOCUMENT_RESIDENT,           /* resident identity card */
  HQ_DOCUMENT_RESIDENCE_PERMIT,   /* of residents of Hong Kong, Macao and Taiwan */
  HQ_DOCUMENT_PERMANENT_RESIDENT, /* of foreigners with permanent residence */
  HQ_DOCUMENT_PASSPORT            /* a passport or a permit to travel to the mainland */
} HqDocument;

/**
 * HqIdentity:
 *
 * An identity number as it was understood. @number is for hq_identity_hash() only: it is neither
 * stored nor logged.
 */
typedef struct
{
  HqDocument document;
  HqDate birth; /* 0 where the number does not say */
  char number[HQ_IDENTITY_LONGEST + 1];
  char last_four[5];
} HqIdentity;

char    *hq_identity_normalise      (const char   *text);
gboolean hq_identity_parse          (const char   *text,
                                     HqIdentity   *identity,
                                     GError      **error);
int      hq_identity_get_age        (HqDate        birth,
                                     HqDate        today);
void     hq_identity_hash           (const guint8 *key,
                                     const char   *number,
                                     guint8       *hash);
char    *hq_identity_mask_name      (const char   *name);
char    *hq_identity_mask_telephone (const char   *telephone);

G_END_DECLS
