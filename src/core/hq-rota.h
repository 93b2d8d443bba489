/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup.h"

G_BEGIN_DECLS

#define HQ_ROTA_HALVES 48
#define HQ_ROTA_MINUTES 30

/* When a counter is planned to be staffed on a day. */
typedef struct
{
  int counter;
  guint64 halves; /* bit i: the half-hour that begins i × 30 minutes after local midnight */
} HqRotaCounter;

/* A service that nobody who is planned serves in a part of a session in which it runs. */
typedef struct
{
  const HqSession *session; /* the set-up's, and so below */
  const HqService *service;
  guint64 halves;
} HqRotaGap;

guint64  hq_rota_mask        (int from,
                              int to);
gboolean hq_rota_take_run    (guint64 *halves,
                              int     *from,
                              int     *to);
int      hq_rota_find_half   (HqTime     time,
                              GTimeZone *zone);
guint64  hq_rota_get         (const GArray *rows,
                              int           counter);
guint    hq_rota_count       (const GArray *rows,
                              int           half);
guint    hq_rota_count_session (const HqSetup   *setup,
                                const GArray    *rows,
                                const HqSession *session);
GArray  *hq_rota_list_kind   (const HqSetup *setup,
                              const char    *day_kind);
GArray  *hq_rota_fit         (const HqSetup *setup,
                              const GArray  *rows);
GArray  *hq_rota_find_gaps   (const HqSetup *setup,
                              const char    *day_kind,
                              const GArray  *rows);

G_END_DECLS
