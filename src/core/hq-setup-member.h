/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

/* What a member of a row holds, and so how it is copied, compared and written. */
typedef enum
{
  HQ_SETUP_MEMBER_TEXT, /* char *, owned by the row */
  HQ_SETUP_MEMBER_INT,
  HQ_SETUP_MEMBER_TRUTH,
  HQ_SETUP_MEMBER_MINUTE, /* an int after midnight */
  HQ_SETUP_MEMBER_LETTER, /* one char */
  HQ_SETUP_MEMBER_NICK,   /* an int of a closed set, or -1 for none */
  HQ_SETUP_MEMBER_ROLES,  /* bits 1 << HqRole */
} HqSetupMemberType;

typedef struct
{
  const char *name; /* as in the hall's file; %NULL after the last one */
  HqSetupMemberType type;
  gsize offset;
  HqSet set; /* of a nick */
} HqSetupMember;

/* One array of a set-up. Its rows begin with the members that are their key. */
typedef struct
{
  gsize array; /* its place in HqSetup */
  gsize size;  /* of a row */
  guint n_keys;
  HqSetupMember members[16];
} HqSetupShape;

typedef enum
{
  HQ_SETUP_SHAPE_FLOOR,
  HQ_SETUP_SHAPE_ZONE,
  HQ_SETUP_SHAPE_DEPARTMENT,
  HQ_SETUP_SHAPE_DAY_KIND,
  HQ_SETUP_SHAPE_SESSION,
  HQ_SETUP_SHAPE_SERVICE,
  HQ_SETUP_SHAPE_SERVICE_SESSION,
  HQ_SETUP_SHAPE_COUNTER,
  HQ_SETUP_SHAPE_COUNTER_SERVICE,
  HQ_SETUP_SHAPE_ROTA,
  HQ_SETUP_SHAPE_STAFF,
  HQ_SETUP_SHAPE_DEVICE,
  HQ_SETUP_SHAPE_SETTING,
  HQ_SETUP_N_SHAPES
} HqSetupShapeName;

extern const HqSetupShape hq_setup_member_shapes[HQ_SETUP_N_SHAPES];
/* Of the set-up itself, which is no row: its code, its names and its time zone. */
extern const HqSetupMember hq_setup_member_hall[];

GPtrArray *hq_setup_member_get_rows (const HqSetup      *setup,
                                     const HqSetupShape *shape);
char      *hq_setup_member_format   (const HqSetupMember *member,
                                     gconstpointer        row);
char      *hq_setup_member_dup_key  (const HqSetupShape *shape,
                                     gconstpointer       row);

G_END_DECLS
