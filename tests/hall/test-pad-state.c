/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-pad-state.h"
#include "hq-rating-tag.h"

#define AT(seconds) (HQ_HOUR + (seconds) *HQ_SECOND)

/* Ticket 7 was served from second -60 to second 0. */
static HqPadView
make_view (void)
{
  return (HqPadView){
    .last = { .ticket = 7, .language = "zh" },
    .rating = { .period = 1, .stay = { .started_at = AT (-60), .ended_at = AT (0) } },
  };
}

static void
look (HqPadState *state, const HqPadView *view, int second, HqPadStep expected)
{
  hq_pad_state_look (state, view, AT (second));
  g_assert_cmpint (state->step, ==, expected);
}

/* The page looks each second. */
static void
look_from (HqPadState *state, const HqPadView *view, int second, int last, HqPadStep expected)
{
  for (; second <= last; second++)
    look (state, view, second, expected);
}

/* An invitation stands for thirty seconds, comes once, and leaves nothing behind. */
static void
test_pad_state_invite (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  g_assert_false (hq_pad_state_look (&state, NULL, AT (0)));
  g_assert_true (hq_pad_state_look (&state, &view, AT (1)));
  g_assert_cmpint (state.step, ==, HQ_PAD_INVITE);
  g_assert_false (hq_pad_state_look (&state, &view, AT (29)));
  g_assert_cmpint (state.step, ==, HQ_PAD_INVITE);
  g_assert_true (hq_pad_state_look (&state, &view, AT (30)));
  g_assert_cmpint (state.step, ==, HQ_PAD_IDLE);
  g_assert_cmpint (state.level, ==, 0);
  look (&state, &view, 31, HQ_PAD_IDLE);
}

/* Who cannot be asked is not. */
static void
test_pad_state_nobody (void)
{
  HqPadView views[5];

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    views[i] = make_view ();
  views[0].last.ticket = 0;
  views[1].rating.stay.redirected = TRUE;
  views[2].rating.stay.started_at = 0;
  views[3].rating.stay.level = 5;
  views[4].rating.stay.next_started = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      HqPadState state = { 0 };

      look (&state, &views[i], 1, HQ_PAD_IDLE);
    }
}

/* The start of the next service ends it, and the next end begins another one, wherever the pad is. */
static void
test_pad_state_next (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  look (&state, &view, 1, HQ_PAD_INVITE);
  view.rating.stay.next_started = TRUE;
  look (&state, &view, 2, HQ_PAD_IDLE);
  view = make_view ();
  view.last.ticket = 8;
  look (&state, &view, 3, HQ_PAD_INVITE);
  g_assert_true (hq_pad_state_touch (&state, 1));
  hq_pad_state_rate (&state, 1, AT (4));
  hq_pad_state_go_on (&state, AT (5));
  state.tags = 1;
  hq_pad_state_dial (&state, '1');
  view.last.ticket = 9;
  look (&state, &view, 6, HQ_PAD_INVITE);
  /* Nothing of one visitor is left for the next. */
  g_assert_cmpint (state.level, ==, 0);
  g_assert_cmpuint (state.tags, ==, 0);
  g_assert_cmpstr (state.telephone, ==, "");
}

/* The first touch counts; another face may be touched for five seconds from it. */
static void
test_pad_state_touch (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  g_assert_false (hq_pad_state_touch (&state, 4));
  look (&state, &view, 1, HQ_PAD_INVITE);
  g_assert_true (hq_pad_state_touch (&state, 4));
  /* In a hurry: one rating. */
  g_assert_false (hq_pad_state_touch (&state, 4));
  g_assert_false (hq_pad_state_touch (&state, 5));
  /* The hall is slow: the invitation does not end under the finger. */
  look (&state, &view, 31, HQ_PAD_INVITE);
  hq_pad_state_rate (&state, 4, AT (10));
  look (&state, &view, 10, HQ_PAD_CHANGE);
  g_assert_false (hq_pad_state_touch (&state, 4));
  g_assert_true (hq_pad_state_touch (&state, 2));
  hq_pad_state_rate (&state, 2, AT (12));
  g_assert_cmpint (state.level, ==, 2);
  look (&state, &view, 14, HQ_PAD_CHANGE);
  look (&state, &view, 15, HQ_PAD_REASON);
  g_assert_false (hq_pad_state_touch (&state, 5));
}

/* The reasons stay while somebody is at them, but not for longer than they are taken; the rating
 * stands when they are left. */
static void
test_pad_state_reason (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  look (&state, &view, 1, HQ_PAD_INVITE);
  hq_pad_state_touch (&state, 1);
  hq_pad_state_rate (&state, 1, AT (10));
  hq_pad_state_go_on (&state, AT (11));
  look (&state, &view, 55, HQ_PAD_REASON);
  hq_pad_state_keep (&state, AT (55));
  look (&state, &view, 99, HQ_PAD_REASON);
  hq_pad_state_keep (&state, AT (99));
  look (&state, &view, 124, HQ_PAD_REASON);
  look (&state, &view, 125, HQ_PAD_THANKS);
  g_assert_cmpint (state.level, ==, 1);
  look (&state, &view, 132, HQ_PAD_THANKS);
  look (&state, &view, 133, HQ_PAD_IDLE);
}

static void
test_pad_state_refuse (void)
{
  static const struct
  {
    HqError code;
    HqPadStep first;  /* of the first touch */
    HqPadStep second; /* of a change */
  } cases[] = {
    { HQ_ERROR_RATED, HQ_PAD_THANKS, HQ_PAD_REASON },
    { HQ_ERROR_TOO_LATE, HQ_PAD_IDLE, HQ_PAD_REASON },
    { HQ_ERROR_BUSY, HQ_PAD_INVITE, HQ_PAD_CHANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HqPadView view = make_view ();
      HqPadState first = { 0 }, second = { 0 };

      look (&first, &view, 1, HQ_PAD_INVITE);
      hq_pad_state_touch (&first, 3);
      hq_pad_state_refuse (&first, cases[i].code, AT (2));
      g_assert_cmpint (first.step, ==, cases[i].first);
      g_assert_cmpint (first.level, ==, 0);
      look (&second, &view, 1, HQ_PAD_INVITE);
      hq_pad_state_touch (&second, 3);
      hq_pad_state_rate (&second, 3, AT (2));
      hq_pad_state_touch (&second, 2);
      hq_pad_state_refuse (&second, cases[i].code, AT (3));
      g_assert_cmpint (second.step, ==, cases[i].second);
      g_assert_cmpint (second.level, ==, 3);
      g_assert_false (second.sending);
    }
}

/* A pad that was made anew while a touch was on its way learns from the view what came of it; who rated
 * by the code elsewhere is not asked any more. */
static void
test_pad_state_learn (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  look (&state, &view, 1, HQ_PAD_INVITE);
  view.rating.stay.level = 2;
  view.rating.stay.pad = TRUE;
  view.rating.stay.rated_at = AT (3);
  look (&state, &view, 4, HQ_PAD_CHANGE);
  g_assert_cmpint (state.level, ==, 2);
  look (&state, &view, 8, HQ_PAD_REASON);
  state = (HqPadState){ 0 };
  view = make_view ();
  look (&state, &view, 1, HQ_PAD_INVITE);
  view.rating.stay.level = 5;
  look (&state, &view, 4, HQ_PAD_IDLE);
}

/* A scanned code asks its visitor where nobody is being asked, and nobody else meanwhile. */
static void
test_pad_state_scan (void)
{
  static const HqPadStep steps[] = { HQ_PAD_IDLE, HQ_PAD_INVITE, HQ_PAD_CHANGE, HQ_PAD_REASON,
                                     HQ_PAD_THANKS };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      HqPadState state = { .step = steps[i], .ticket = 7, .period = 1, .level = 2, .tags = 1 };
      gboolean is_free = steps[i] == HQ_PAD_IDLE || steps[i] == HQ_PAD_THANKS;

      g_assert_cmpint (hq_pad_state_scan (&state, 5, 2, AT (1)), ==, is_free);
      g_assert_cmpint (state.step, ==, is_free ? HQ_PAD_INVITE : steps[i]);
      g_assert_cmpint (state.ticket, ==, is_free ? 5 : 7);
      g_assert_cmpint (state.by_code, ==, is_free);
      g_assert_cmpint (state.level, ==, is_free ? 0 : 2);
      if (!is_free)
        continue;
      g_assert_cmpint (state.period, ==, 2);
      look (&state, NULL, 30, HQ_PAD_INVITE);
      look (&state, NULL, 31, HQ_PAD_IDLE);
    }
}

/* Whoever rates by a code is asked to the end while service of somebody else ends at that counter, who
 * has the thirty seconds then. */
static void
test_pad_state_by_code (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  g_assert_true (hq_pad_state_scan (&state, 5, 1, AT (-5)));
  look_from (&state, &view, 0, 10, HQ_PAD_INVITE);
  g_assert_cmpint (state.ticket, ==, 5);
  g_assert_true (hq_pad_state_touch (&state, 1));
  look_from (&state, &view, 11, 40, HQ_PAD_INVITE);
  g_assert_cmpint (state.ticket, ==, 5);
  hq_pad_state_rate (&state, 1, AT (41));
  look_from (&state, &view, 41, 45, HQ_PAD_CHANGE);
  look_from (&state, &view, 46, 70, HQ_PAD_REASON);
  g_assert_cmpint (state.ticket, ==, 5);
  g_assert_true (state.by_code);
  hq_pad_state_go_on (&state, AT (71));
  look (&state, &view, 72, HQ_PAD_INVITE);
  g_assert_cmpint (state.ticket, ==, 7);
  g_assert_false (state.by_code);
  g_assert_cmpint (state.level, ==, 0);
  look (&state, &view, 99, HQ_PAD_INVITE);
  look (&state, &view, 100, HQ_PAD_IDLE);
  /* Nobody whose time was over before the code is asked again after it. */
  g_assert_true (hq_pad_state_scan (&state, 5, 2, AT (110)));
  look (&state, &view, 111, HQ_PAD_INVITE);
  look (&state, &view, 140, HQ_PAD_IDLE);
  /* Nor is anybody whose place at the counter the next has taken meanwhile. */
  g_assert_true (hq_pad_state_scan (&state, 5, 2, AT (150)));
  view.last.ticket = 8;
  view.rating.stay.ended_at = AT (151);
  look (&state, &view, 152, HQ_PAD_INVITE);
  view.rating.stay.next_started = TRUE;
  look (&state, &view, 180, HQ_PAD_IDLE);
}

/* The answer to a touch that is on its way is for whoever touched. */
static void
test_pad_state_in_flight (void)
{
  HqPadView view = make_view ();
  HqPadState state = { 0 };

  look (&state, &view, 1, HQ_PAD_INVITE);
  g_assert_true (hq_pad_state_touch (&state, 1));
  view.last.ticket = 8;
  view.rating.stay.ended_at = AT (2);
  look (&state, &view, 3, HQ_PAD_INVITE);
  g_assert_cmpint (state.ticket, ==, 7);
  hq_pad_state_rate (&state, 1, AT (4));
  g_assert_cmpint (state.ticket, ==, 7);
  look (&state, &view, 5, HQ_PAD_INVITE);
  g_assert_cmpint (state.ticket, ==, 8);
  g_assert_cmpint (state.level, ==, 0);
  look (&state, &view, 32, HQ_PAD_INVITE);
  look (&state, &view, 33, HQ_PAD_IDLE);
}

static void
test_pad_state_telephone (void)
{
  HqPadState state = { .step = HQ_PAD_REASON };

  g_assert_false (hq_pad_state_may_send (&state));
  for (const char *digit = "138123456789012345"; *digit != '\0'; digit++)
    hq_pad_state_dial (&state, *digit);
  g_assert_cmpstr (state.telephone, ==, "138123456789012");
  g_assert_true (hq_pad_state_may_send (&state));
  for (int i = 0; i < 9; i++)
    hq_pad_state_dial (&state, '\0');
  g_assert_cmpstr (state.telephone, ==, "138123");
  /* Half a number calls nobody back. */
  g_assert_false (hq_pad_state_may_send (&state));
  state.tags = 1;
  g_assert_false (hq_pad_state_may_send (&state));
  for (int i = 0; i < 9; i++)
    hq_pad_state_dial (&state, '\0');
  g_assert_true (hq_pad_state_may_send (&state));
}

static void
test_pad_state_tags (void)
{
  g_autofree char *good = hq_rating_tag_format (4, 1u << 0 | 1u << 2);
  g_autofree char *bad = hq_rating_tag_format (2, 1u << 1);
  g_autofree char *none = hq_rating_tag_format (5, 0);
  g_autofree char *past = hq_rating_tag_format (3, 1u << 5);

  g_assert_cmpstr (good, ==, "polite,clear");
  g_assert_cmpstr (bad, ==, "slow");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (past, ==, "");
  g_assert_null (hq_rating_tag_get (3, 5));
  g_assert_null (hq_rating_tag_get (1, HQ_RATING_TAG_MOST));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pad-state/invite", test_pad_state_invite);
  g_test_add_func ("/pad-state/nobody", test_pad_state_nobody);
  g_test_add_func ("/pad-state/next", test_pad_state_next);
  g_test_add_func ("/pad-state/touch", test_pad_state_touch);
  g_test_add_func ("/pad-state/reason", test_pad_state_reason);
  g_test_add_func ("/pad-state/refuse", test_pad_state_refuse);
  g_test_add_func ("/pad-state/learn", test_pad_state_learn);
  g_test_add_func ("/pad-state/scan", test_pad_state_scan);
  g_test_add_func ("/pad-state/by-code", test_pad_state_by_code);
  g_test_add_func ("/pad-state/in-flight", test_pad_state_in_flight);
  g_test_add_func ("/pad-state/telephone", test_pad_state_telephone);
  g_test_add_func ("/pad-state/tags", test_pad_state_tags);
  return g_test_run ();
}
