/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* Somebody who still waits. Strings are interned. */
typedef struct
{
  const char *service;
  char prefix;
  guint number;
  HqClass class;
  HqTime since; /* from when the wait counts */
} HqClosingTicket;

gboolean      hq_closing_table_read_waiting (HqDatabase  *db,
                                             HqDate       day,
                                             GArray      *tickets,
                                             GError     **error);
const HqText *hq_closing_table_get_texts    (guint *n_texts);

G_END_DECLS
