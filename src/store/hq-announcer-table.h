/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* Who says the calls of a zone. Read strings are interned. */
typedef struct
{
  const char *zone;
  const char *holder; /* a process, by a name that no other one has */
  const char *place;  /* where its loudspeakers are */
  guint breadth;      /* in how many zones they are heard */
  gint64 renewed_at;  /* by the clock that runs since the machine was started */
  gint64 backlog;     /* how long the last of those that wait to be said has to wait yet */
} HqAnnouncerRow;

gboolean      hq_announcer_table_claim     (HqDatabase            *db,
                                            const HqAnnouncerRow  *row,
                                            gint64                 lease,
                                            gboolean              *held,
                                            GError               **error);
gboolean      hq_announcer_table_release   (HqDatabase  *db,
                                            const char  *holder,
                                            GError     **error);
gboolean      hq_announcer_table_read      (HqDatabase  *db,
                                            GArray      *rows,
                                            GError     **error);
const HqText *hq_announcer_table_get_texts (guint *n_texts);

G_END_DECLS
