/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-world.h"

#include "hq-counter-table.h"
#include "hq-leg-table.h"

/* How many moves are played in search of a shorter sequence. */
#define HQ_WORLD_EFFORT 60000

static void
hq_world_add_service (HqSetup *setup, const HqModelService *row)
{
  static const struct
  {
    const char *session;
    int opens;
    int closes;
  } sessions[] = { { "morning", 9 * 60, 12 * 60 }, { "afternoon", 13 * 60, 17 * 60 } };
  g_autofree char *code = g_strdup_printf ("%c", row->letter);
  HqService *service = hq_setup_add_service (setup);

  *service = (HqService){
    .service = g_strdup (code),
    .prefix = row->letter,
    .name = g_strdup (code),
    .name_en = g_strdup (""),
    .zone = g_strdup_printf ("F%d", row->floor),
    .floor = row->floor,
    .quota = row->quota,
    .warn_waiting = 30,
    .identity = row->identity,
    .matters_limit = 3,
    .agent_cap = row->agent_cap,
    .usual_outcome = HQ_OUTCOME_DONE,
  };
  for (int i = 0; i < HQ_N_CLASSES; i++)
    service->targets[i] = row->targets[i];
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      if (setup->sessions->len < G_N_ELEMENTS (sessions))
        *hq_setup_add_session (setup) = (HqSession){
          g_strdup ("workday"),
          g_strdup (sessions[i].session),
          g_strdup (sessions[i].session),
          g_strdup (""),
          sessions[i].opens,
          sessions[i].closes - 30,
          sessions[i].closes,
        };
      *hq_setup_add_service_session (setup) = (HqServiceSession){
        g_strdup (code), g_strdup ("workday"), g_strdup (sessions[i].session), -1
      };
    }
}

static void
hq_world_add_counter (HqSetup *setup, int counter)
{
  const HqModelCounter *row = &hq_model_counters[counter - 1];
  /* Each of the staff may act in any role. */
  const guint roles = (1u << (HQ_ROLE_ADMINISTRATOR + 1)) - (1u << HQ_ROLE_GUIDE);

  *hq_setup_add_counter (setup) = (HqCounter){ counter, g_strdup_printf ("F%d", row->floor),
                                               row->floor, HQ_COUNTER_GENERAL, NULL };
  for (const char *letter = row->serves; *letter != '\0'; letter++)
    *hq_setup_add_counter_service (setup) = (HqCounterService){
      counter, g_strdup_printf ("%c", *letter), strchr (row->own, *letter) != NULL
    };
  *hq_setup_add_staff (setup) = (HqStaff){ g_strdup_printf ("c%d", counter), g_strdup ("张三"),
                                           g_strdup (""), NULL, roles };
}

/* The hall that the model knows by heart. */
static HqSetup *
hq_world_make_setup (void)
{
  HqSetup *setup = hq_setup_new ();

  setup->code = g_strdup ("test");
  setup->name = g_strdup ("测试大厅");
  setup->name_en = g_strdup ("Test Hall");
  setup->time_zone = g_strdup ("Asia/Shanghai");
  *hq_setup_add_day_kind (setup) = (HqDayKind){ g_strdup ("workday"), g_strdup ("工作日"),
                                                g_strdup (""), HQ_DAY_WORKING };
  for (int floor = 2; floor <= 4; floor++)
    {
      *hq_setup_add_floor (setup) = (HqFloor){ floor, g_strdup_printf ("%d", floor),
                                               g_strdup ("") };
      *hq_setup_add_zone (setup) = (HqZone){ g_strdup_printf ("F%d", floor), floor,
                                             g_strdup_printf ("F%d", floor), g_strdup (""),
                                             floor == HQ_MODEL_SILENT_FLOOR };
    }
  for (int i = 0; i < HQ_MODEL_SERVICES; i++)
    hq_world_add_service (setup, &hq_model_services[i]);
  for (int i = 1; i <= HQ_MODEL_COUNTERS; i++)
    hq_world_add_counter (setup, i);
  for (int i = 0; i < HQ_MODEL_DEVICES; i++)
    *hq_setup_add_device (setup) = (HqDevice){ g_strdup (hq_model_devices[i].device),
                                               g_strdup ("kiosk"), g_strdup ("取号机"),
                                               hq_model_devices[i].floor, 0 };
  hq_setup_sort (setup);
  return setup;
}

void
hq_world_init (HqWorld *world)
{
  g_autoptr (HqSetup) setup = hq_world_make_setup ();

  *world = (HqWorld){ .model = hq_model_new () };
  hq_test_hall_init_with (&world->test, HQ_HALL_TRIAL, setup);
}

void
hq_world_clear (HqWorld *world)
{
  g_clear_pointer (&world->model, hq_model_free);
  hq_test_hall_clear (&world->test);
}

/* A number with the check character of ISO 7064 MOD 11-2, or with a wrong one. */
static const char *
hq_world_get_identity (int person)
{
  char text[19];
  int sum = 0;

  if (person == 0)
    return NULL;
  g_snprintf (text, sizeof text, "370211199001010%02d", ABS (person));
  for (int i = 0; i < 17; i++)
    sum = (sum + text[i] - '0') * 2 % 11;
  text[17] = "0123456789X"[(12 - sum + (person < 0)) % 11];
  text[18] = '\0';
  return g_intern_string (text);
}

static HqActor
hq_world_get_actor (const HqWorldMove *move)
{
  HqActor actor = { .role = move->role };

  if (move->staff > 0)
    {
      g_autofree char *staff = g_strdup_printf ("c%d", move->staff);

      actor.staff = g_intern_string (staff);
    }
  if (move->device > 0)
    actor.device = move->device <= HQ_MODEL_DEVICES ? hq_model_devices[move->device - 1].device
                                                    : "K9";
  /* Who is given a number is somewhere, and staff who give it have a name: the screens see to it, and
   * the check of a store finds whoever does not. */
  if (actor.role == HQ_ROLE_VISITOR && actor.device == NULL)
    actor.device = hq_model_devices[0].device;
  if (actor.role != HQ_ROLE_VISITOR && actor.role != HQ_ROLE_OPERATOR && actor.staff == NULL
      && (move->act == HQ_ACT_ISSUE || move->act == HQ_ACT_LATE || move->act == HQ_ACT_SELF_TICKET))
    actor.staff = "c1";
  return actor;
}

static HqOrder
hq_world_get_order (const HqWorldMove *move, HqMatterOrder *matter)
{
  HqOrder order = { .act = move->act, .now = move->now };

  *matter = (HqMatterOrder){ NULL, (HqOutcome) MAX (0, move->outcome) };
  order.ticket = move->ticket[0] != '\0' ? move->ticket : NULL;
  if (move->service > 0)
    {
      const char letters[2] = { "ABDQ"[move->service - 1], '\0' };

      order.service = g_intern_string (letters);
    }
  order.class = move->class;
  order.identity = hq_world_get_identity (move->person);
  order.agent = move->agent;
  order.reason = move->reason ? "其他" : NULL;
  order.counter = move->counter;
  order.to_counter = move->to_counter;
  order.until = move->until;
  order.taken_at = move->taken;
  order.state = move->state;
  if (move->clerk > 0)
    {
      g_autofree char *clerk = g_strdup_printf ("c%d", move->clerk);

      order.staff = g_intern_string (clerk);
    }
  order.matters = matter;
  order.n_matters = move->outcome >= 0;
  order.minutes = move->minutes;
  order.first_place = move->first_place;
  order.type = move->ordered ? "workday" : NULL;
  return order;
}

/**
 * hq_world_format:
 *
 * Returns: (transfer full): a move in one line
 */
char *
hq_world_format (const HqWorldMove *move)
{
  gint64 second = (move->now + 8 * HQ_HOUR) / HQ_SECOND % (24 * 3600);

  return g_strdup_printf ("%02d:%02d:%02d %s role %d staff %d place %d counter %d to %d service %d"
                          " class %d ticket %s person %d%s%s until %d outcome %d minutes %d%s%s"
                          " taken %d state %d clerk %d",
                          (int) (second / 3600), (int) (second / 60 % 60), (int) (second % 60),
                          hq_right_get_nick (move->act), (int) move->role, move->staff,
                          move->device, move->counter, move->to_counter, move->service,
                          (int) move->class, move->ticket[0] != '\0' ? move->ticket : "-",
                          move->person, move->agent ? " agent" : "", move->reason ? " reason" : "",
                          (int) ((move->until - move->now) / HQ_SECOND), move->outcome,
                          move->minutes, move->ordered ? " ordered" : "",
                          move->first_place ? " first-place" : "",
                          (int) ((move->taken - move->now) / HQ_SECOND), (int) move->state,
                          move->clerk);
}

/* Says the first member in which two things differ. */
#define DIFFER(what, engine, rule)                                                                 \
  if ((gint64) (engine) != (gint64) (rule))                                                        \
  return g_strdup_printf ("%c%03u %s: engine %" G_GINT64_FORMAT ", model %" G_GINT64_FORMAT,       \
                          t->prefix, t->number, what, (gint64) (engine), (gint64) (rule))

static char *
hq_world_compare (const HqWorld *world, const HqTicket *t, const HqModelTicket *m)
{
  gboolean waiting = m->state == HQ_STATE_WAITING;
  const HqModelService *service = &hq_model_services[m->service];

  DIFFER ("id", t->ticket, m->id);
  if (m->id == 0)
    return NULL;
  DIFFER ("number", t->number, m->number);
  DIFFER ("prefix", t->prefix, m->prefix);
  DIFFER ("state", t->state, m->state);
  DIFFER ("class", t->class, m->class);
  DIFFER ("proof", t->proof, m->proof);
  DIFFER ("service", t->service[0], service->letter);
  DIFFER ("known", t->person != 0, m->person != 0);
  DIFFER ("misses", t->misses, m->misses);
  DIFFER ("leg", t->leg, m->leg);
  DIFFER ("stays", t->period, m->stays);
  DIFFER ("counter", t->counter, m->counter);
  DIFFER ("end", t->ended_at, m->ended_at);
  DIFFER ("lane", t->lane, m->lane);
  DIFFER ("target", t->target, m->target * HQ_MINUTE);
  DIFFER ("reference", t->reference, m->reference);
  if (!waiting)
    return NULL;
  DIFFER ("due", t->due_at, m->due_at);
  DIFFER ("walk", t->walk_until, m->walk_until);
  DIFFER ("from", t->from_floor, m->from_floor);
  DIFFER ("busy", t->busy, m->day == world->model->today.day && hq_model_is_busy (world->model, m));
  if (t->to_counter != 0 || m->to_counter != 0)
    DIFFER ("to-until", world->model->last_at >= t->to_until || t->to_counter == m->to_counter,
            TRUE);
  return NULL;
}

static char *
hq_world_compare_stay (HqWorld *world, const HqTicket *t, const HqModelTicket *m)
{
  HqDatabase *db = hq_hall_get_database (world->test.hall);
  g_autoptr (GError) error = NULL;
  HqPeriod p;
  HqLeg leg;

  g_assert_true (hq_leg_table_get (db, m->id, m->leg, &leg, &error));
  DIFFER ("wait-from", leg.wait_from, m->wait_from);
  if (m->stays == 0)
    return NULL;
  g_assert_true (hq_counter_table_get_period (db, m->id, m->stays, &p, &error));
  DIFFER ("stay's counter", p.counter, m->stay_counter);
  DIFFER ("called", p.called_at, m->called_at);
  DIFFER ("stay's walk", p.walk_until, m->stay_walk);
  DIFFER ("recalls", p.recalls, m->recalls);
  DIFFER ("announcements", p.announcements, m->announcements);
  DIFFER ("missed", p.missed_at, m->missed_at);
  DIFFER ("started", p.started_at, m->started_at);
  return NULL;
}

static char *
hq_world_compare_day (HqWorld *world, const HqModelDay *day)
{
  HqDatabase *db = hq_hall_get_database (world->test.hall);

  for (guint i = 0; i < day->tickets->len; i++)
    {
      const HqModelTicket *ticket = hq_model_get (day, i);
      g_autoptr (GError) error = NULL;
      char *difference;
      HqTicket found;

      g_assert_true (hq_ticket_table_get (db, ticket->id, &found, &error));
      difference = hq_world_compare (world, &found, ticket);
      if (difference == NULL)
        difference = hq_world_compare_stay (world, &found, ticket);
      if (difference != NULL)
        return difference;
    }
  return NULL;
}

/**
 * hq_world_check:
 *
 * Returns: (transfer full) (nullable): the first difference in the tickets of the newest day and of
 *   the one that it left places to
 */
char *
hq_world_check (HqWorld *world)
{
  HqModel *model = world->model;
  char *difference;

  difference = hq_world_compare_day (world, model->today.day != 0 ? &model->today : &model->old);
  return difference != NULL ? difference : hq_world_compare_day (world, &model->next);
}

/* Why a ticket was called, which the engine keeps with the call. */
static char *
hq_world_compare_call (HqWorld *world, const HqModelAnswer *expected)
{
  const HqModelTicket *ticket = &expected->ticket;
  g_autoptr (GError) error = NULL;
  HqPeriod period;

  g_assert_true (hq_counter_table_get_period (hq_hall_get_database (world->test.hall), ticket->id,
                                              ticket->stays, &period, &error));
  if (g_strcmp0 (period.rule, expected->rule) != 0)
    return g_strdup_printf ("rule: engine %s, model %s", period.rule, expected->rule);
  if (ABS (period.score - expected->score) > 1e-9)
    return g_strdup_printf ("score: engine %f, model %f", period.score, expected->score);
  return NULL;
}

static char *
hq_world_compare_answer (HqWorld *world,
                         const HqWorldMove *move,
                         const HqAnswer *answer,
                         const HqModelAnswer *expected)
{
  char *difference = NULL;

  if (answer->value != expected->value)
    return g_strdup_printf ("value: engine %" G_GINT64_FORMAT ", model %" G_GINT64_FORMAT,
                            answer->value, expected->value);
  if (answer->seq != world->model->seq)
    return g_strdup_printf ("events: engine %" G_GINT64_FORMAT ", model %" G_GINT64_FORMAT,
                            answer->seq, world->model->seq);
  difference = hq_world_compare (world, &answer->ticket, &expected->ticket);
  if (difference == NULL && move->act == HQ_ACT_CALL)
    difference = hq_world_compare_call (world, expected);
  if (difference == NULL
      && (world->model->old.day != world->checked || expected->ticket.day == world->checked))
    {
      world->checked = world->model->old.day;
      difference = hq_world_compare_day (world, &world->model->old);
    }
  return difference;
}

/**
 * hq_world_step:
 *
 * Gives one order to the engine and to the model.
 *
 * Returns: (transfer full) (nullable): in what their answers differ
 */
char *
hq_world_step (HqWorld *world, const HqWorldMove *move)
{
  HqMatterOrder matter;
  HqOrder order = hq_world_get_order (move, &matter);
  HqActor actor = hq_world_get_actor (move);
  g_autoptr (GError) error = NULL;
  HqError said = HQ_MODEL_DONE;
  HqModelAnswer expected;
  HqAnswer answer;

  world->code = hq_model_run (world->model, &actor, &order, &expected);
  if (!hq_hall_run (world->test.hall, &actor, &order, &answer, &error))
    said = error->domain == HQ_ERROR ? (HqError) error->code : HQ_ERROR_FAILED;
  if (said != world->code)
    return g_strdup_printf ("engine %s (%s), model %s",
                            said == HQ_MODEL_DONE ? "done" : hq_error_get_nick (said),
                            error != NULL ? error->message : "-",
                            world->code == HQ_MODEL_DONE ? "done"
                                                         : hq_error_get_nick (world->code));
  if (said != HQ_MODEL_DONE)
    return NULL;
  return hq_world_compare_answer (world, move, &answer, &expected);
}

/* Plays moves in a new world; what comes after the first difference is dropped. */
static char *
hq_world_play (GArray *moves)
{
  char *difference = NULL;
  HqWorld world;

  hq_world_init (&world);
  for (guint i = 0; i < moves->len && difference == NULL; i++)
    {
      difference = hq_world_step (&world, &g_array_index (moves, HqWorldMove, i));
      if (difference != NULL)
        g_array_set_size (moves, i + 1);
    }
  if (difference == NULL)
    difference = hq_world_check (&world);
  hq_world_clear (&world);
  return difference;
}

/* Leaves out each stretch of @size moves without which there is a difference still. */
static GArray *
hq_world_leave_out (GArray *moves, guint size, gint64 *effort)
{
  for (guint start = 0; start + size <= moves->len && *effort > 0;)
    {
      GArray *shorter = g_array_copy (moves);
      g_autofree char *difference = NULL;

      g_array_remove_range (shorter, start, size);
      *effort -= shorter->len;
      difference = hq_world_play (shorter);
      if (difference == NULL)
        {
          g_array_unref (shorter);
          start += size;
          continue;
        }
      g_array_unref (moves);
      moves = shorter;
    }
  return moves;
}

/**
 * hq_world_shrink:
 * @moves: (element-type HqWorldMove): moves that end in a difference
 * @from: the first move of the last day
 *
 * Prints the shortest sequence found, by leaving out moves of the last day, that still ends in a
 * difference.
 */
void
hq_world_shrink (GArray *moves, guint from)
{
  GArray *left = g_array_copy (moves);
  gint64 effort = HQ_WORLD_EFFORT;
  g_autofree char *alone = NULL;
  g_autofree char *difference = NULL;

  g_array_remove_range (left, 0, from);
  alone = hq_world_play (left);
  if (alone == NULL)
    {
      g_test_message ("its day alone goes well");
      g_array_unref (left);
      return;
    }
  for (guint size = MAX (left->len / 2, 1); size > 0; size /= 2)
    left = hq_world_leave_out (left, size, &effort);
  for (guint i = 0; i < left->len; i++)
    {
      g_autofree char *line = hq_world_format (&g_array_index (left, HqWorldMove, i));

      g_test_message ("%s", line);
    }
  difference = hq_world_play (left);
  g_test_message ("in short: %s", difference);
  g_array_unref (left);
}
