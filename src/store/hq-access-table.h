/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* Who came in, or tried to. Strings are borrowed. */
typedef struct
{
  HqTime at;
  const char *staff;
  const char *place;
  const char *what; /* password: one was given; else the act for which somebody came in */
  gboolean granted;
  gint64 about; /* follow-look: of which follow-up; else 0 */
} HqAccess;

gboolean      hq_access_table_add          (HqDatabase      *db,
                                            const HqAccess  *access,
                                            GError         **error);
gboolean      hq_access_table_read_wrong   (HqDatabase  *db,
                                            const char  *place,
                                            HqTime       since,
                                            GArray      *times,
                                            GError     **error);
gboolean      hq_access_table_get_salt     (HqDatabase  *db,
                                            const char  *staff,
                                            char       **salt,
                                            GError     **error);
gboolean      hq_access_table_matches      (HqDatabase  *db,
                                            const char  *staff,
                                            const char  *hash,
                                            gboolean    *matches,
                                            GError     **error);
gboolean      hq_access_table_get_roles    (HqDatabase  *db,
                                            const char  *staff,
                                            guint       *roles,
                                            GError     **error);
gboolean      hq_access_table_set_password (HqDatabase  *db,
                                            const char  *staff,
                                            const char  *password,
                                            GError     **error);
const HqText *hq_access_table_get_texts    (guint *n_texts);

G_END_DECLS
