/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* A machine that is given its role by the hall. Read strings are interned. */
typedef struct
{
  const char *machine; /* its key */
  gint64 number;       /* by which people call it */
  const char *name;    /* (nullable) and so below: until somebody gives them */
  const char *role;
  const char *place;   /* by hq_place_format_key() */
  const char *host;
  const char *version;
  HqTime first_heard_at;
  HqTime heard_at;
  HqTime renewed_at;   /* by hq_database_read_steady() */
  gint64 clock_offset; /* of its own clock before the store's, microseconds */
  gboolean here;       /* %FALSE once it has gone in order */
} HqMachineRow;

gboolean      hq_machine_table_hear        (HqDatabase          *db,
                                            const HqMachineRow  *row,
                                            GError             **error);
gboolean      hq_machine_table_leave       (HqDatabase  *db,
                                            const char  *machine,
                                            HqTime       now,
                                            GError     **error);
gboolean      hq_machine_table_read        (HqDatabase  *db,
                                            GArray      *rows,
                                            GError     **error);
gboolean      hq_machine_table_find        (HqDatabase    *db,
                                            const char    *machine,
                                            HqMachineRow  *row,
                                            GError       **error);
gboolean      hq_machine_table_find_number (HqDatabase    *db,
                                            gint64         number,
                                            HqMachineRow  *row,
                                            GError       **error);
gboolean      hq_machine_table_give        (HqDatabase          *db,
                                            const HqMachineRow  *row,
                                            GError             **error);
gboolean      hq_machine_table_forget      (HqDatabase  *db,
                                            gint64       number,
                                            GError     **error);
const HqText *hq_machine_table_get_texts   (guint *n_texts);

G_END_DECLS
