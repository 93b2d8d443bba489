/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-agenda.h"

struct _HqAgenda
{
  GArray *heap; /* (owned) (element-type HqAgendaEntry): no parent is after its children */
  guint64 added;
};

#define HQ_AGENDA_ENTRY(agenda, i) (&g_array_index ((agenda)->heap, HqAgendaEntry, (i)))

/**
 * hq_agenda_new:
 *
 * Returns: (transfer full): an agenda with nothing on it
 */
HqAgenda *
hq_agenda_new (void)
{
  HqAgenda *agenda = g_new0 (HqAgenda, 1);

  agenda->heap = g_array_new (FALSE, FALSE, sizeof (HqAgendaEntry));
  return agenda;
}

/**
 * hq_agenda_free:
 * @agenda: (transfer full): an agenda
 */
void
hq_agenda_free (HqAgenda *agenda)
{
  g_array_unref (agenda->heap);
  g_free (agenda);
}

static gboolean
hq_agenda_is_before (const HqAgendaEntry *a, const HqAgendaEntry *b)
{
  return a->at != b->at ? a->at < b->at : a->order < b->order;
}

static void
hq_agenda_swap (HqAgenda *agenda, guint i, guint j)
{
  HqAgendaEntry entry = *HQ_AGENDA_ENTRY (agenda, i);

  *HQ_AGENDA_ENTRY (agenda, i) = *HQ_AGENDA_ENTRY (agenda, j);
  *HQ_AGENDA_ENTRY (agenda, j) = entry;
}

/**
 * hq_agenda_add:
 * @entry: what is to happen; its order is given to it here
 */
void
hq_agenda_add (HqAgenda *agenda, const HqAgendaEntry *entry)
{
  HqAgendaEntry added = *entry;
  guint i = agenda->heap->len;

  added.order = agenda->added++;
  g_array_append_val (agenda->heap, added);
  while (i > 0
         && hq_agenda_is_before (HQ_AGENDA_ENTRY (agenda, i), HQ_AGENDA_ENTRY (agenda, (i - 1) / 2)))
    {
      hq_agenda_swap (agenda, i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
}

/* Puts what stands on top where it belongs. */
static void
hq_agenda_sink (HqAgenda *agenda)
{
  guint i = 0;

  for (;;)
    {
      guint child = 2 * i + 1;

      if (child >= agenda->heap->len)
        return;
      if (child + 1 < agenda->heap->len
          && hq_agenda_is_before (HQ_AGENDA_ENTRY (agenda, child + 1),
                                  HQ_AGENDA_ENTRY (agenda, child)))
        child++;
      if (!hq_agenda_is_before (HQ_AGENDA_ENTRY (agenda, child), HQ_AGENDA_ENTRY (agenda, i)))
        return;
      hq_agenda_swap (agenda, i, child);
      i = child;
    }
}

/**
 * hq_agenda_take:
 * @entry: (out): what is next
 *
 * Returns: %FALSE when nothing is
 */
gboolean
hq_agenda_take (HqAgenda *agenda, HqAgendaEntry *entry)
{
  if (agenda->heap->len == 0)
    return FALSE;
  *entry = *HQ_AGENDA_ENTRY (agenda, 0);
  hq_agenda_swap (agenda, 0, agenda->heap->len - 1);
  g_array_set_size (agenda->heap, agenda->heap->len - 1);
  hq_agenda_sink (agenda);
  return TRUE;
}

/**
 * hq_agenda_is_empty:
 *
 * Returns: whether nothing is to happen any more
 */
gboolean
hq_agenda_is_empty (const HqAgenda *agenda)
{
  return agenda->heap->len == 0;
}
