/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

#define HQ_PERSON_KEY_SIZE 32

/* Somebody who gave an identity number on a day: a keyed hash, never the number. */
typedef struct
{
  gint64 person; /* 0 for nobody known */
  HqDate day;
  guint8 hash[HQ_PERSON_KEY_SIZE];
  const char *last_four; /* borrowed when it is written */
} HqPerson;

gboolean      hq_person_table_get_key     (HqDatabase  *db,
                                           HqDate       day,
                                           guint8      *key,
                                           GError     **error);
gboolean      hq_person_table_ask_key     (HqDatabase  *db,
                                           HqDate       day,
                                           GError     **error);
gboolean      hq_person_table_ask_tickets (HqDatabase  *db,
                                           gint64       person,
                                           const char  *service,
                                           GError     **error);
gboolean      hq_person_table_ensure      (HqDatabase  *db,
                                           HqPerson    *person,
                                           GError     **error);
gboolean      hq_person_table_find_open   (HqDatabase  *db,
                                           gint64       person,
                                           const char  *service,
                                           gint64      *ticket,
                                           GError     **error);
gboolean      hq_person_table_is_active   (HqDatabase  *db,
                                           gint64       person,
                                           gboolean    *active,
                                           GError     **error);
gboolean      hq_person_table_set_busy    (HqDatabase  *db,
                                           gint64       person,
                                           gboolean     busy,
                                           GError     **error);
gboolean      hq_person_table_count_agent (HqDatabase  *db,
                                           gint64       person,
                                           const char  *service,
                                           gint64      *n,
                                           GError     **error);
const HqText *hq_person_table_get_texts   (guint *n_texts);

G_END_DECLS
