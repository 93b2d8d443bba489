/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* A machine that plays a role at a place. Read strings are interned. */
typedef struct
{
  const char *role;    /* its nick */
  const char *place;   /* by hq_place_format_key() */
  const char *machine; /* the host where each may have its own at that place, else "" */
  const char *holder;  /* (nullable): the process; %NULL once it has gone in order */
  const char *host;
  const char *version;
  HqTime started_at;
  HqTime heard_at;
  HqTime renewed_at;   /* by hq_database_read_steady() */
  gint64 clock_offset; /* of its own clock before the store's, microseconds */
  HqPaper paper;
  const char *registered; /* (nullable): the key of a machine that is given its role by the hall */
} HqContactRow;

/* When a place is anybody's. */
typedef struct
{
  gint64 lease;     /* for how long it is its holder's after it was claimed */
  const char *gone; /* (nullable): a holder that is known to have ended */
} HqContactTerms;

gboolean      hq_contact_table_claim     (HqDatabase            *db,
                                          const HqContactRow    *row,
                                          const HqContactTerms  *terms,
                                          gboolean              *held,
                                          GError               **error);
gboolean      hq_contact_table_release   (HqDatabase  *db,
                                          const char  *holder,
                                          HqTime       now,
                                          GError     **error);
gboolean      hq_contact_table_read      (HqDatabase  *db,
                                          GArray      *rows,
                                          GError     **error);
gboolean      hq_contact_table_find      (HqDatabase          *db,
                                          const HqContactRow  *key,
                                          HqContactRow        *row,
                                          GError             **error);
gboolean      hq_contact_table_get_room  (HqDatabase  *db,
                                          gint64      *room,
                                          GError     **error);
const HqText *hq_contact_table_get_texts (guint *n_texts);

G_END_DECLS
