/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-readiness-judge.h"

#include <string.h>

static void
hq_readiness_judge_free (gpointer data)
{
  HqReadinessLine *line = data;

  g_array_unref (line->parts);
  g_free (line);
}

/* Counts a part, and keeps it where it is to be told. */
static void
hq_readiness_judge_add (HqReadinessLine *line, const HqReadinessPart *part, gboolean always)
{
  line->total++;
  line->n += part->state == HQ_READINESS_READY;
  if (always || part->state != HQ_READINESS_READY)
    g_array_append_vals (line->parts, part, 1);
}

/* What is to be done comes before what is not known. */
static void
hq_readiness_judge_sum (HqReadinessLine *line)
{
  line->state = HQ_READINESS_READY;
  for (guint i = 0; i < line->parts->len; i++)
    {
      HqReadinessState state = g_array_index (line->parts, HqReadinessPart, i).state;

      if (state == HQ_READINESS_TO_DO
          || (state == HQ_READINESS_UNKNOWN && line->state == HQ_READINESS_READY))
        line->state = state;
    }
  if (line->total == 0)
    line->state = HQ_READINESS_UNKNOWN;
}

static void
hq_readiness_judge_calendar (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  gboolean december = facts->floor->view.today / 100 % 100 == 12;

  line->total = december ? 2 : 1;
  line->n = facts->this_year + (december && facts->next_year);
  line->state = line->n == line->total ? HQ_READINESS_READY : HQ_READINESS_TO_DO;
}

static void
hq_readiness_judge_yesterday (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  const HqDayRow *open = &facts->closing->day;
  gboolean left = open->state == HQ_DAY_STATE_OPEN && open->day < facts->floor->view.today;

  line->state = left || facts->unpublished != 0 ? HQ_READINESS_TO_DO : HQ_READINESS_READY;
}

/* Before the opening those of the first session are meant. */
static void
hq_readiness_judge_counters (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  const HqManagerView *floor = facts->floor;
  g_autoptr (GArray) plan = hq_manager_view_plan (floor, MAX (now, floor->view.day.opens_at));

  for (guint i = 0; i < floor->counters->len; i++)
    {
      const HqManagerCounter *row = &g_array_index (floor->counters, HqManagerCounter, i);
      g_autofree char *key = g_strdup_printf ("%d", row->counter->counter);

      if (g_array_index (plan, HqTime, i) == 0)
        continue;
      hq_readiness_judge_add (line,
                              &(HqReadinessPart){ .state = row->duty.counter != 0
                                                             ? HQ_READINESS_READY
                                                             : HQ_READINESS_TO_DO,
                                                  .list = "counter",
                                                  .key = g_intern_string (key) },
                              FALSE);
    }
  hq_readiness_judge_sum (line);
}

static const HqContactMachine *
hq_readiness_judge_find_machine (const HqReadiness *facts, const char *role, const char *place)
{
  for (guint i = 0; i < facts->machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (facts->machines, HqContactMachine, i);

      if (g_strcmp0 (machine->role, role) == 0 && g_strcmp0 (machine->place, place) == 0)
        return machine;
    }
  return NULL;
}

/* Fills in what was tried last, of which that of another day says nothing. */
static void
hq_readiness_judge_probe (const HqReadiness *facts, const char *kind, HqReadinessPart *part)
{
  const HqProbe *probe = hq_probe_find (facts->probes, kind, part->key);
  const HqView *view = &facts->floor->view;

  part->state = HQ_READINESS_TO_DO;
  part->probe = (HqProbe){ .kind = kind, .subject = part->key };
  if (probe == NULL)
    return;
  part->probe = *probe;
  /* A guide desk without a printer prints on that of a kiosk. */
  if (probe->ended_at != 0
      && (probe->fault == NULL
          || (g_str_equal (part->list, hq_place_get_nick (HQ_SCREEN_GUIDE))
              && g_str_equal (probe->fault, HQ_PROBE_NO_PRINTER)))
      && hq_date_of_time (probe->ended_at, view->zone) == view->today)
    part->state = HQ_READINESS_READY;
}

/* K2 before K10, as people count. */
static int
hq_readiness_judge_compare (gconstpointer first, gconstpointer second)
{
  const HqReadinessPart *a = first, *b = second;
  g_autofree char *one = g_utf8_collate_key_for_filename (a->key, -1);
  g_autofree char *two = g_utf8_collate_key_for_filename (b->key, -1);
  int order = g_strcmp0 (a->list, b->list);

  return order != 0 ? order : strcmp (one, two);
}

static void
hq_readiness_judge_pages (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  const GPtrArray *devices = facts->floor->view.setup->devices;

  for (guint i = 0; i < devices->len; i++)
    {
      const HqDevice *device = devices->pdata[i];
      HqScreenRole role = (HqScreenRole) hq_place_find_role (device->role);
      const HqContactMachine *machine = hq_readiness_judge_find_machine (facts, device->role,
                                                                         device->device);
      HqReadinessPart part = { .list = g_intern_string (device->role),
                               .key = g_intern_string (device->device),
                               .name = g_intern_string (device->name) };

      if (role != HQ_SCREEN_KIOSK && role != HQ_SCREEN_GUIDE)
        continue;
      hq_readiness_judge_probe (facts, HQ_PROBE_PAGE, &part);
      part.there = machine != NULL && machine->state == HQ_CONTACT_HERE;
      part.heard_at = machine != NULL ? machine->heard_at : 0;
      hq_readiness_judge_add (line, &part, TRUE);
    }
  g_array_sort (line->parts, hq_readiness_judge_compare);
  hq_readiness_judge_sum (line);
}

/* Where calls are not said aloud there is nothing to try. */
static void
hq_readiness_judge_calls (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  const HqView *view = &facts->floor->view;

  for (guint i = 0; view->policy.voice != 0 && i < view->setup->zones->len; i++)
    {
      const HqZone *zone = view->setup->zones->pdata[i];
      HqReadinessPart part = { .list = "zone", .key = g_intern_string (zone->zone) };

      if (zone->silent)
        continue;
      hq_readiness_judge_probe (facts, HQ_PROBE_CALL, &part);
      part.there = g_ptr_array_find (facts->voices, part.key, NULL);
      hq_readiness_judge_add (line, &part, TRUE);
    }
  hq_readiness_judge_sum (line);
  /* Before the hall has zones nobody knows yet whether calls are to be heard. */
  if (line->total == 0 && (view->policy.voice == 0 || view->setup->zones->len > 0))
    line->state = HQ_READINESS_READY;
}

static gboolean
hq_readiness_judge_is_registered (const HqReadiness *facts, const HqContactMachine *machine)
{
  const HqDevice *device = hq_setup_find_device (facts->floor->view.setup, machine->place);

  return device != NULL && g_str_equal (device->role, machine->role);
}

static void
hq_readiness_judge_machine (const HqContactMachine *machine, HqReadinessLine *line)
{
  hq_readiness_judge_add (line,
                          &(HqReadinessPart){ .state = machine->state == HQ_CONTACT_HERE
                                                         ? HQ_READINESS_READY
                                                         : HQ_READINESS_TO_DO,
                                              .list = machine->role,
                                              .key = machine->place,
                                              .there = machine->state == HQ_CONTACT_HERE,
                                              .heard_at = machine->heard_at },
                          FALSE);
}

/* A floor with counters of which no board was ever heard may have one that nobody started. */
static void
hq_readiness_judge_boards (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  const HqSetup *setup = facts->floor->view.setup;
  const char *board = hq_place_get_nick (HQ_SCREEN_BOARD);

  for (guint i = 0; i < facts->machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (facts->machines, HqContactMachine, i);

      if (g_str_equal (machine->role, board))
        hq_readiness_judge_machine (machine, line);
    }
  for (guint i = 0; i < setup->floors->len; i++)
    {
      const HqFloor *floor = setup->floors->pdata[i];
      g_autofree char *key = g_strdup_printf ("%d", floor->floor);
      gboolean counters = FALSE, known = FALSE;

      for (guint j = 0; j < setup->counters->len; j++)
        counters |= ((const HqCounter *) setup->counters->pdata[j])->floor == floor->floor;
      for (guint j = 0; j < facts->machines->len; j++)
        {
          const HqContactMachine *machine = &g_array_index (facts->machines, HqContactMachine, j);

          known |= g_str_equal (machine->role, board)
                   && (machine->floor == 0 || machine->floor == floor->floor);
        }
      if (counters && !known)
        hq_readiness_judge_add (line,
                                &(HqReadinessPart){ .state = HQ_READINESS_UNKNOWN,
                                                    .list = "floor",
                                                    .key = g_intern_string (key) },
                                FALSE);
    }
  hq_readiness_judge_sum (line);
}

/* A clerk's own window is closed over night, and its counter is missed in the rota; what hangs there is
 * missed, and so is what fell silent. */
static void
hq_readiness_judge_screens (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  for (guint i = 0; i < facts->machines->len; i++)
    {
      const HqContactMachine *machine = &g_array_index (facts->machines, HqContactMachine, i);
      int role = hq_place_find_role (machine->role);

      if (role == HQ_SCREEN_BOARD || role == HQ_SCREEN_MANAGER
          || (machine->state == HQ_CONTACT_CLOSED
              && (role == HQ_SCREEN_COUNTER || !hq_readiness_judge_is_registered (facts, machine))))
        continue;
      hq_readiness_judge_machine (machine, line);
    }
  g_array_sort (line->parts, hq_readiness_judge_compare);
  hq_readiness_judge_sum (line);
}

static void
hq_readiness_judge_english (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  for (guint i = 0; i < facts->nameless->len; i++)
    {
      const HqReadinessName *name = &g_array_index (facts->nameless, HqReadinessName, i);

      hq_readiness_judge_add (line,
                              &(HqReadinessPart){ .state = HQ_READINESS_TO_DO,
                                                  .list = name->list,
                                                  .key = name->key,
                                                  .name = name->name },
                              FALSE);
    }
  line->total = facts->n_names;
  line->n = facts->n_names - facts->n_nameless;
  line->state = facts->n_nameless > 0 ? HQ_READINESS_TO_DO : HQ_READINESS_READY;
  if (line->total == 0)
    line->state = HQ_READINESS_UNKNOWN;
}

static void
hq_readiness_judge_cases (const HqReadiness *facts, HqTime now, HqReadinessLine *line)
{
  for (guint i = 0; i < facts->floor->lines->len; i++)
    {
      const HqManagerLine *row = &g_array_index (facts->floor->lines, HqManagerLine, i);
      const HqReadinessPart part = { .state = HQ_READINESS_TO_DO,
                                     .list = "service",
                                     .key = g_intern_string (row->service->service),
                                     .due = row->due_today,
                                     .overdue = row->overdue };

      if (row->due_today + row->overdue == 0)
        continue;
      g_array_append_val (line->parts, part);
      line->total += row->due_today + row->overdue;
    }
  line->state = line->total == 0 ? HQ_READINESS_READY : HQ_READINESS_TO_DO;
}

/**
 * hq_readiness_judge_all:
 * @facts: what was read
 * @now: the time
 *
 * Returns: (transfer full) (element-type HqReadinessLine): the list, a line for each kind
 */
GPtrArray *
hq_readiness_judge_all (const HqReadiness *facts, HqTime now)
{
  static void (*const judges[HQ_N_READINESS]) (const HqReadiness *, HqTime, HqReadinessLine *) = {
    [HQ_READINESS_CALENDAR] = hq_readiness_judge_calendar,
    [HQ_READINESS_YESTERDAY] = hq_readiness_judge_yesterday,
    [HQ_READINESS_COUNTERS] = hq_readiness_judge_counters,
    [HQ_READINESS_PAGES] = hq_readiness_judge_pages,
    [HQ_READINESS_CALLS] = hq_readiness_judge_calls,
    [HQ_READINESS_BOARDS] = hq_readiness_judge_boards,
    [HQ_READINESS_SCREENS] = hq_readiness_judge_screens,
    [HQ_READINESS_ENGLISH] = hq_readiness_judge_english,
    [HQ_READINESS_CASES] = hq_readiness_judge_cases,
  };
  GPtrArray *lines = g_ptr_array_new_with_free_func (hq_readiness_judge_free);

  for (guint i = 0; i < HQ_N_READINESS; i++)
    {
      HqReadinessLine *line = g_new0 (HqReadinessLine, 1);

      line->kind = (HqReadinessKind) i;
      line->parts = g_array_new (FALSE, FALSE, sizeof (HqReadinessPart));
      judges[i](facts, now, line);
      g_ptr_array_add (lines, line);
    }
  return lines;
}
