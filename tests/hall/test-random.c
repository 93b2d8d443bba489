/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/statvfs.h>
#include <unistd.h>

#include "hq-test-store.h"
#include "hq-world.h"

/* How many moves are made where $HQ_TEST_MOVES does not say. */
#define MOVES 100000
/* Free space that a folder in memory must have: several times what so many moves leave. */
#define MEMORY_BYTES (512u << 20)
/* After so many moves the tickets of the day and the invariants are looked at, and at its end. */
#define MOVES_BETWEEN_CHECKS 500

/* What must hold of the newest day after any sequence of moves; each query counts what breaks it. */
/* clang-format off */
#define OF(t) t ".hall = 1 AND " t ".day = (SELECT max(day) FROM business_day" \
              " WHERE state <> 'planned')"
static const char *const invariants[] = {
  /* The length of each line is the count of its waiting tickets. */
  "SELECT count(*) FROM line AS l WHERE " OF ("l") " AND l.waiting <> (SELECT count(*)"
  " FROM ticket AS t WHERE " OF ("t") " AND t.service = l.service AND t.lane = l.lane"
  " AND t.state = 'waiting')",
  "SELECT count(*) FROM ticket AS t WHERE " OF ("t") " AND t.state = 'waiting'"
  " AND NOT EXISTS (SELECT 1 FROM line AS l WHERE " OF ("l")
  " AND l.service = t.service AND l.lane = t.lane)",
  /* Numbers of a day and prefix are 1, 2, 3 … without a gap, each with its event. */
  "SELECT count(*) FROM day_prefix AS p WHERE " OF ("p") " AND p.prefix <> 'Y'"
  " AND p.last <> (SELECT count(*)"
  " FROM ticket AS t WHERE " OF ("t") " AND t.prefix = p.prefix)",
  "SELECT count(*) FROM ticket AS t WHERE " OF ("t") " AND 1 <> (SELECT count(*)"
  " FROM event AS e INDEXED BY event_ticket WHERE e.hall = 1 AND e.ticket = t.ticket"
  " AND e.act IN ('issue', 'late'))",
  /* A ticket's last event says the state in which it is. */
  "SELECT count(*) FROM ticket AS t WHERE " OF ("t") " AND t.state <> (SELECT e.after"
  " FROM event AS e INDEXED BY event_ticket WHERE e.hall = 1 AND e.ticket = t.ticket"
  " AND e.after IS NOT NULL ORDER BY e.seq DESC LIMIT 1)",
  /* One open leg while it waits, none else; one open stay while at a counter, none else. */
  "SELECT count(*) FROM ticket AS t WHERE " OF ("t") " AND CASE t.state WHEN 'waiting' THEN 1"
  " ELSE 0 END <>"
  " (SELECT count(*) FROM leg AS l"
  " WHERE l.hall = 1 AND l.ticket = t.ticket AND l.ended_at IS NULL)",
  "SELECT count(*) FROM ticket AS t WHERE " OF ("t") " AND"
  " CASE WHEN t.state IN ('called', 'serving', 'held') THEN 1 ELSE 0 END <>"
  " (SELECT count(*) FROM period AS p"
  " WHERE p.hall = 1 AND p.ticket = t.ticket AND p.ended_at IS NULL)",
  /* Each stay that somebody ended has come to something. */
  "SELECT count(*) FROM ticket AS t JOIN period AS p ON p.hall = 1 AND p.ticket = t.ticket"
  " WHERE " OF ("t") " AND p.\"end\" IN ('finished', 'continued') AND p.measured = 1"
  " AND NOT EXISTS (SELECT 1 FROM matter AS m WHERE m.hall = 1 AND m.ticket = p.ticket"
  " AND m.period = p.period)",
  /* Whoever is at a counter is there with a clerk. */
  "SELECT count(*) FROM ticket AS t WHERE " OF ("t") " AND t.counter IS NOT NULL"
  " AND NOT EXISTS (SELECT 1 FROM duty AS d WHERE d.hall = 1 AND d.counter = t.counter"
  " AND d.signed_out_at IS NULL)",
  /* No wait of negative length, and none before the opening. */
  "SELECT count(*) FROM ticket AS t JOIN leg AS l ON l.hall = 1 AND l.ticket = t.ticket"
  " WHERE " OF ("t") " AND l.ended_at < l.wait_from AND l.\"end\" = 'called'"
  " AND t.issued_at >= l.wait_from",
};
/* clang-format on */

/* What must hold of the whole history, looked at once. */
static const char *const history[] = {
  "SELECT count(*) FROM event AS a JOIN event AS b ON b.hall = a.hall AND b.seq = a.seq + 1"
  " WHERE b.at < a.at",
  "SELECT count(*) - max(seq) FROM event",
  /* The last one asks the first engine; the second holds no reference that has no row. */
  "SELECT count(*) FROM pragma_foreign_key_check",
};

static void
check_counts (HqTestHall *test, const char *const *queries, guint n_queries)
{
  for (guint i = 0; i < n_queries; i++)
    {
      g_autoptr (GString) sql = g_string_new (queries[i]);

      if (hq_test_store_is_server ())
        g_string_replace (sql, " INDEXED BY event_ticket", "", 0);
      if (hq_test_hall_count (test, sql->str) != 0)
        g_error ("broken: %s", sql->str);
    }
}

static int
draw_below (int n)
{
  return g_test_rand_int_range (0, n);
}

static gboolean
draw_chance (int percent)
{
  return draw_below (100) < percent;
}

/* Quarters of an hour take turns: a rush, in which calls follow each other within seconds; one in which
 * next to nobody waits, so that counters call who is on the way still; and one between. */
typedef enum
{
  QUARTER_RUSH,
  QUARTER_CALM,
  QUARTER_BETWEEN
} Quarter;

static gboolean
is_quarter (HqTime now, Quarter quarter)
{
  return now / (15 * HQ_MINUTE) % 3 == (int) quarter;
}

/* A ticket of today in @state, from a place drawn at random on; NULL where there is none. */
static const HqModelTicket *
draw_ticket (const HqModel *model, HqState state, int counter)
{
  guint n = model->today.tickets->len;
  guint from = n > 0 ? (guint) draw_below ((int) n) : 0;

  for (guint i = 0; i < n; i++)
    {
      const HqModelTicket *ticket = hq_model_get (&model->today, (from + i) % n);

      if (ticket->state == state && (counter == 0 || ticket->stay_counter == counter))
        return ticket;
    }
  return NULL;
}

static void
draw_name (HqWorldMove *move, const HqModelTicket *ticket)
{
  if (ticket != NULL)
    g_snprintf (move->ticket, sizeof move->ticket, "%c%03u", ticket->prefix, ticket->number);
  else
    g_snprintf (move->ticket, sizeof move->ticket, "%c%d", "ABDXO"[draw_below (5)],
                draw_below (90));
}

/* Anything by anybody, on anything. */
static void
draw_wild (const HqModel *model, HqWorldMove *move)
{
  move->act = draw_chance (50)
                ? (HqAct) g_test_rand_int_range (HQ_ACT_SIGN_IN, HQ_ACT_END_PERIOD + 1)
                : (HqAct) g_test_rand_int_range (HQ_ACT_SHIFT_DAY, HQ_ACT_WITHDRAW + 1);
  /* The model knows nothing of days that are lifted for a replay, and of numbers that are printed. */
  if (move->act == HQ_ACT_LIFT_DAY || move->act == HQ_ACT_SHEET)
    move->act = HQ_ACT_SHIFT_DAY;
  if (draw_below (200) == 0)
    move->act = draw_chance (50) ? HQ_ACT_OPEN_DAY : HQ_ACT_CLOSE_DAY;
  move->role = (HqRole) (draw_chance (50) ? HQ_ROLE_OPERATOR : draw_below (HQ_ROLE_MANAGER + 1));
  move->counter = draw_below (HQ_MODEL_COUNTERS + 2);
  move->staff = draw_below (HQ_MODEL_COUNTERS + 1);
  move->device = draw_below (HQ_MODEL_DEVICES + 2);
  move->service = draw_below (HQ_MODEL_SERVICES + 2);
  move->to_counter = draw_chance (30) ? draw_below (HQ_MODEL_COUNTERS + 2) : 0;
  move->person = draw_chance (10) ? -1 : draw_below (HQ_WORLD_PERSONS);
  move->agent = draw_chance (20);
  move->reason = draw_chance (50);
  move->outcome = draw_below (3) - 1;
  move->minutes = draw_below (100) - 50;
  move->first_place = draw_chance (50);
  if (draw_chance (60))
    draw_name (move, draw_chance (80) ? draw_ticket (model, (HqState) draw_below (HQ_N_STATES), 0)
                                      : NULL);
}

static void
draw_issue (HqWorldMove *move)
{
  static const HqClass classes[] = { HQ_CLASS_ORDINARY, HQ_CLASS_ORDINARY, HQ_CLASS_ORDINARY,
                                     HQ_CLASS_PRIORITY, HQ_CLASS_GREEN };

  move->act = HQ_ACT_ISSUE;
  move->staff = 0;
  move->role = draw_chance (50) ? HQ_ROLE_VISITOR : HQ_ROLE_GUIDE;
  move->device = draw_below (HQ_MODEL_DEVICES + 1);
  move->class = classes[draw_below (G_N_ELEMENTS (classes))];
  move->person = draw_chance (60) ? 1 + draw_below (HQ_WORLD_PERSONS) : 0;
  move->agent = draw_chance (10);
  move->reason = draw_chance (30);
}

/* It is of the last day that was closed, or of another one. */
static void
draw_late_before (const HqModel *model, HqWorldMove *move)
{
  gint64 today = (move->now + 8 * HQ_HOUR) / (24 * HQ_HOUR);
  gint64 day = model->old.day != 0 && draw_chance (90) ? model->old.day : today - 2;

  move->until = move->until != 0 ? move->until - (today - day) * 24 * HQ_HOUR : 0;
  move->taken -= (today - day) * 24 * HQ_HOUR;
}

/* A number that the guide gave on paper; now and then with times that cannot be. */
static void
draw_late (const HqModel *model, HqWorldMove *move)
{
  static const HqState states[] = { HQ_STATE_WAITING, HQ_STATE_WAITING, HQ_STATE_FINISHED,
                                    HQ_STATE_CANCELLED };

  move->act = HQ_ACT_LATE;
  move->staff = 0;
  move->role = draw_chance (80) ? HQ_ROLE_GUIDE : HQ_ROLE_MANAGER;
  move->device = draw_below (HQ_MODEL_DEVICES + 1);
  move->class = draw_chance (70) ? HQ_CLASS_ORDINARY : (HqClass) draw_below (HQ_N_CLASSES);
  move->state = states[draw_below (G_N_ELEMENTS (states))];
  move->clerk = draw_chance (60) ? draw_below (HQ_MODEL_COUNTERS + 2) : 0;
  move->until = draw_chance (90) ? move->now - draw_below (3600) * HQ_SECOND : 0;
  move->taken = (move->until != 0 ? move->until : move->now) - (draw_below (3600) - 90) * HQ_SECOND;
  move->outcome = draw_chance (30) ? draw_below (HQ_N_OUTCOMES) : -1;
  move->reason = draw_chance (30);
  if (draw_chance (15))
    draw_late_before (model, move);
  g_snprintf (move->ticket, sizeof move->ticket, "%s%d", draw_chance (50) ? "Y" : "",
              draw_below (150));
}

/* What is done with a ticket that is at no counter. */
static void
draw_line (const HqModel *model, HqWorldMove *move)
{
  static const HqAct acts[] = { HQ_ACT_CHECK_IN, HQ_ACT_CHECK_IN, HQ_ACT_CHANGE,
                                HQ_ACT_CHANGE,   HQ_ACT_CONFIRM,  HQ_ACT_CONFIRM,
                                HQ_ACT_WITHDRAW, HQ_ACT_CANCEL,   HQ_ACT_REPRINT };
  const HqModelTicket *missed = draw_ticket (model, HQ_STATE_MISSED, 0);

  move->act = acts[draw_below (G_N_ELEMENTS (acts))];
  move->device = draw_below (HQ_MODEL_DEVICES + 1);
  if (missed != NULL && draw_chance (30))
    {
      move->act = draw_chance (90) ? HQ_ACT_CHECK_IN : HQ_ACT_CANCEL;
      draw_name (move, missed);
      return;
    }
  if (move->act == HQ_ACT_CHECK_IN && model->today.tickets->len > 0 && draw_chance (60))
    {
      /* The newest may still be on their way. */
      draw_name (move, hq_model_get (&model->today, model->today.tickets->len - 1));
      return;
    }
  draw_name (move, draw_ticket (model,
                                draw_chance (85) ? HQ_STATE_WAITING
                                                 : (HqState) draw_below (HQ_STATE_FINISHED),
                                0));
}

/* Called, and on the way still. */
static gboolean
is_walking (const HqModelTicket *ticket, HqTime now)
{
  return ticket != NULL && ticket->state == HQ_STATE_CALLED && now < ticket->stay_walk;
}

/* What a clerk does with the ticket that is called or served at the counter. */
static void
draw_stay (const HqModelTicket *here, HqWorldMove *move)
{
  static const HqAct called[] = { HQ_ACT_ANNOUNCED, HQ_ACT_RECALL, HQ_ACT_MISSED };
  static const HqAct come[] = { HQ_ACT_START, HQ_ACT_START, HQ_ACT_START, HQ_ACT_REDIRECT };
  static const HqAct serving[] = { HQ_ACT_FINISH,   HQ_ACT_FINISH,    HQ_ACT_FINISH,
                                   HQ_ACT_HOLD,     HQ_ACT_CONTINUE,  HQ_ACT_CONTINUE,
                                   HQ_ACT_REDIRECT, HQ_ACT_END_PERIOD };

  if (is_walking (here, move->now) && draw_chance (90))
    move->act = here->announcements <= here->recalls ? HQ_ACT_ANNOUNCED
                : draw_chance (50)                   ? HQ_ACT_RECALL
                                                     : HQ_ACT_MISSED;
  else if (here->state == HQ_STATE_CALLED
           && draw_chance (is_quarter (move->now, QUARTER_RUSH) ? 50 : 8))
    move->act = come[draw_below (G_N_ELEMENTS (come))];
  else if (here->state == HQ_STATE_CALLED)
    move->act = called[draw_below (G_N_ELEMENTS (called))];
  else
    move->act = serving[draw_below (G_N_ELEMENTS (serving))];
  move->until = move->now - draw_below (60) * HQ_SECOND;
  move->outcome = draw_chance (20) ? draw_below (HQ_N_OUTCOMES) : -1;
  if (draw_chance (40))
    move->to_counter = 1 + draw_below (HQ_MODEL_COUNTERS);
  if (move->to_counter > 0 && draw_chance (50))
    move->service = 0;
}

static void
draw_counter (const HqModel *model, HqWorldMove *move)
{
  const HqModelSeat *seat = &model->seats[move->counter - 1];
  const HqModelTicket *missed = draw_ticket (model, HQ_STATE_MISSED, move->counter);
  const HqModelTicket *gone = draw_ticket (model, HQ_STATE_VOID, move->counter);
  const HqModelTicket *held = draw_ticket (model, HQ_STATE_HELD, move->counter);
  const HqModelTicket *here = draw_ticket (model, HQ_STATE_CALLED, move->counter);

  if (here == NULL)
    here = draw_ticket (model, HQ_STATE_SERVING, move->counter);
  if (here != NULL && draw_chance (95))
    draw_stay (here, move);
  else if (seat->staff == NULL)
    move->act = HQ_ACT_SIGN_IN;
  else if (seat->paused && draw_chance (80))
    move->act = HQ_ACT_UNPAUSE;
  else if (draw_chance (5))
    move->act = draw_chance (30) ? HQ_ACT_SIGN_OUT : HQ_ACT_PAUSE;
  else if (held != NULL && draw_chance (30))
    {
      move->act = HQ_ACT_RESUME;
      draw_name (move, held);
    }
  else if ((missed != NULL || gone != NULL) && draw_chance (20))
    {
      move->act = HQ_ACT_PRESENT;
      draw_name (move, missed != NULL && draw_chance (50) ? missed : gone);
    }
  else
    {
      move->act = HQ_ACT_CALL;
      if (draw_chance (8))
        draw_name (move, draw_ticket (model, HQ_STATE_WAITING, 0));
    }
  move->reason = draw_chance (85);
}

static int
count_waiting (const HqModel *model)
{
  int n = 0;

  for (guint i = 0; i < model->today.tickets->len; i++)
    n += hq_model_get (&model->today, i)->state == HQ_STATE_WAITING;
  return n;
}

/* Whether somebody comes. */
static gboolean
draw_arrival (const HqModel *model, HqTime now)
{
  int waiting = count_waiting (model);

  if (is_quarter (now, QUARTER_CALM))
    return draw_chance (waiting < 2 ? 25 : 2);
  return draw_chance (waiting < 12 ? 40 : waiting < 40 ? 20 : 5);
}

/* @focus: the counter that is looked at more than the others, so that short times are met there */
static HqWorldMove
draw_move (const HqModel *model, HqTime now, int focus)
{
  HqWorldMove move = { .now = now, .role = HQ_ROLE_OPERATOR, .outcome = -1 };

  move.counter = move.staff = draw_chance (60) ? focus : 1 + draw_below (HQ_MODEL_COUNTERS);
  move.service = 1 + draw_below (HQ_MODEL_SERVICES);
  if (draw_chance (8))
    draw_wild (model, &move);
  else if (now < model->opening && draw_chance (6))
    {
      move.act = HQ_ACT_SHIFT_DAY;
      move.minutes = draw_below (60) - 20;
    }
  else if (draw_arrival (model, now))
    draw_issue (&move);
  else if (draw_chance (4))
    draw_late (model, &move);
  else if (draw_chance (14))
    draw_line (model, &move);
  else
    draw_counter (model, &move);
  /* A clock that is set back. */
  if (draw_below (300) == 0)
    move.now -= draw_below (7200) * HQ_SECOND;
  return move;
}

static int
draw_pause (HqTime now)
{
  if (draw_chance (25))
    return 0;
  if (is_quarter (now, QUARTER_RUSH))
    return draw_below (6);
  return draw_chance (4) ? draw_below (400) : draw_below (30);
}

/* A day of the random life; its moves are kept for a failure. */
typedef struct
{
  HqWorld world;
  GArray *moves;  /* (owned): HqWorldMove */
  guint day_from; /* the first move of the day before today */
  guint today_from;
  HqTime now;
  int focus;
  guint done;
} Life;

static void
fail (Life *life, const char *difference)
{
  g_autofree char *last = NULL;

  last = hq_world_format (&g_array_index (life->moves, HqWorldMove, life->moves->len - 1));
  g_test_message ("move %u: %s", life->moves->len, last);
  g_test_message ("%s", difference);
  hq_world_shrink (life->moves, life->day_from);
  g_error ("the engine and the model differ: %s", difference);
}

static void
check (Life *life)
{
  g_autofree char *difference = hq_world_check (&life->world);

  if (difference != NULL)
    fail (life, difference);
  check_counts (&life->world.test, invariants, G_N_ELEMENTS (invariants));
}

static void
step (Life *life, const HqWorldMove *move)
{
  g_autofree char *difference = NULL;

  g_array_append_val (life->moves, *move);
  difference = hq_world_step (&life->world, move);
  if (difference != NULL)
    fail (life, difference);
  life->done += life->world.code == HQ_MODEL_DONE;
}

/* Half of the evenings somebody closes the day; else the next morning finds it open. */
static void
end_day (Life *life)
{
  HqWorldMove move = { .act = HQ_ACT_CLOSE_DAY,
                       .now = life->now,
                       .role = HQ_ROLE_MANAGER,
                       .outcome = -1,
                       .first_place = draw_chance (50) };
  gint64 day = (life->now + 8 * HQ_HOUR) / (24 * HQ_HOUR);

  check (life);
  if (draw_chance (50))
    {
      step (life, &move);
      check (life);
    }
  life->now = hq_model_day_get_minute (day + 1, 8 * 60 + draw_below (50));
  life->day_from = life->today_from;
  life->today_from = life->moves->len;
  if (draw_chance (30))
    {
      move = (HqWorldMove){ .act = HQ_ACT_OPEN_DAY,
                            .now = life->now,
                            .role = HQ_ROLE_MANAGER,
                            .outcome = -1 };
      step (life, &move);
    }
}

/* A date on which the hall is shut: a manager may open it, or it is tomorrow. */
static void
skip_day (Life *life)
{
  HqWorldMove move = { .act = HQ_ACT_OPEN_DAY,
                       .now = life->now,
                       .role = HQ_ROLE_MANAGER,
                       .outcome = -1,
                       .ordered = TRUE };

  if (life->world.code == HQ_ERROR_DAY_NOT_OPEN && draw_chance (25))
    step (life, &move);
  else
    end_day (life);
}

static guint
count_moves (void)
{
  const char *given = g_getenv ("HQ_TEST_MOVES");
  guint64 moves = MOVES;

  if (given != NULL)
    g_assert_true (g_ascii_string_to_unsigned (given, 10, 1, G_MAXUINT32, &moves, NULL));
  return (guint) moves;
}

static void
test_random_moves (void)
{
  guint moves = count_moves ();
  Life life = { .focus = 1, .moves = g_array_new (FALSE, FALSE, sizeof (HqWorldMove)) };

  hq_world_init (&life.world);
  life.now = hq_test_hall_time ("2021-02-18T08:20:00");
  while (life.moves->len < moves)
    {
      HqWorldMove move;

      if (!is_walking (draw_ticket (life.world.model, HQ_STATE_CALLED, life.focus), life.now)
          && draw_chance (8))
        life.focus = 1 + draw_below (HQ_MODEL_COUNTERS);
      move = draw_move (life.world.model, life.now, life.focus);

      step (&life, &move);
      life.now += draw_pause (life.now) * HQ_SECOND;
      if (life.world.code == HQ_ERROR_DAY_CLOSED || life.world.code == HQ_ERROR_DAY_NOT_OPEN)
        skip_day (&life);
      else if ((life.now + 8 * HQ_HOUR) % (24 * HQ_HOUR) > 17 * HQ_HOUR + 40 * HQ_MINUTE)
        end_day (&life);
      else if (life.moves->len % MOVES_BETWEEN_CHECKS == 0)
        check (&life);
    }
  check (&life);
  check_counts (&life.world.test, history,
                G_N_ELEMENTS (history) - (hq_test_store_is_server () ? 1 : 0));
  hq_test_hall_check (&life.world.test);
  g_assert_cmpint (hq_test_hall_count (&life.world.test,
                                       "SELECT count(DISTINCT state) FROM ticket WHERE late = 1"),
                   >, 2);
  g_test_message ("%u of %u moves were legal", life.done, life.moves->len);
  g_assert_cmpuint (life.done, >, life.moves->len / 3);
  g_array_unref (life.moves);
  hq_world_clear (&life.world);
}

/* The rules are tried here and not the disk, whose waits would be most of the time. */
static void
work_in_memory (void)
{
  static const char folder[] = "/dev/shm";
  struct statvfs memory;

  if (g_getenv ("HQ_TEST_DIR") == NULL && access (folder, W_OK) == 0
      && statvfs (folder, &memory) == 0
      && (guint64) memory.f_bavail * memory.f_frsize >= MEMORY_BYTES)
    g_setenv ("HQ_TEST_DIR", folder, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  work_in_memory ();
  g_test_add_func ("/random/moves", test_random_moves);
  return g_test_run ();
}
