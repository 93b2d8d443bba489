/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

/* What is to happen at an instant; @kind, @who and @extra mean what the owner says. */
typedef struct
{
  HqTime at;
  guint64 order; /* of those at one instant: as they were put down */
  int kind;
  guint who;
  gint64 extra;
} HqAgendaEntry;

/**
 * HqAgenda:
 *
 * What is still to happen, the next first.
 */
typedef struct _HqAgenda HqAgenda;

HqAgenda *hq_agenda_new      (void);
void      hq_agenda_free     (HqAgenda *agenda);
void      hq_agenda_add      (HqAgenda            *agenda,
                              const HqAgendaEntry *entry);
gboolean  hq_agenda_take     (HqAgenda      *agenda,
                              HqAgendaEntry *entry);
gboolean  hq_agenda_is_empty (const HqAgenda *agenda);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqAgenda, hq_agenda_free)

G_END_DECLS
