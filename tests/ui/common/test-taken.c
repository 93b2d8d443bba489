/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact-claim.h"
#include "hq-counter-page.h"
#include "hq-language.h"
#include "hq-taken-page.h"
#include "hq-test-screen.h"

/* Another machine, of whose processes nothing is known here. */
#define ELSEWHERE "another-boot pid:[1] 4711 22 0"

static void
setup (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture,
                       &(HqTestScreenStart){ HQ_TYPE_COUNTER_PAGE, "1", 400, 640, NULL });
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

static gboolean
is_taken (HqTestScreen *fixture)
{
  return HQ_IS_TAKEN_PAGE (hq_screen_get_page (fixture->screen));
}

/* A counter of a machine elsewhere, which has the place as long as it says so. */
static HqContactClaim *
take_place (HqTestScreen *fixture)
{
  HqContactClaim *claim = hq_contact_claim_new (HQ_SCREEN_COUNTER, "1", ELSEWHERE);
  g_autoptr (GError) error = NULL;

  g_free (claim->host);
  claim->host = g_strdup ("counter-left");
  hq_contact_claim_run (fixture->test.hall, claim, &error);
  g_assert_no_error (error);
  g_assert_true (claim->held);
  return claim;
}

static void
leave_place (HqTestScreen *fixture, HqContactClaim *claim)
{
  g_autoptr (GError) error = NULL;

  hq_contact_claim_release (fixture->test.hall, claim, &error);
  g_assert_no_error (error);
}

/* As if the time until the screen asks again were up. */
static void
ask_now (HqTestScreen *fixture)
{
  HqContact *contact = hq_page_get_contact (hq_screen_get_page (fixture->screen));
  GSource *source;

  WAIT ((source = g_main_context_find_source_by_user_data (NULL, contact)) != NULL);
  g_source_set_ready_time (source, 0);
}

/* The second screen of a place says so, in both languages, and nothing of the counter is there; it
 * begins by itself when the first one has gone. */
static void
test_taken_place (HqTestScreen *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) first = take_place (fixture);

  g_assert_false (is_taken (fixture));
  hq_screen_set_contact (fixture->screen,
                         hq_contact_new (fixture->live, HQ_SCREEN_COUNTER, "1"));
  WAIT (is_taken (fixture));
  WAIT (hq_test_screen_says (fixture, "This place is in use at counter-left since "));
  g_assert_true (hq_test_screen_says (fixture, "; close it there."));
  WAIT (hq_test_screen_says (fixture, "Counter 1"));
  hq_test_screen_speak (fixture->screen, "zh");
  WAIT (hq_test_screen_says (fixture, "counter-left"));
  g_assert_true (is_taken (fixture));
  leave_place (fixture, first);
  ask_now (fixture);
  WAIT (!is_taken (fixture));
  WAIT (hq_page_get_view (hq_screen_get_page (fixture->screen)) != NULL);
  g_assert_true (HQ_IS_COUNTER_PAGE (hq_screen_get_page (fixture->screen)));
}

static void
count (HqScreen *screen, guint *n)
{
  (*n)++;
}

/* A screen that hung so long that another machine has its place now stops, and what it began when
 * it was drawn first begins anew when it has the place back. */
static void
test_taken_lost (HqTestScreen *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) other = NULL;
  HqContact *contact = hq_contact_new (fixture->live, HQ_SCREEN_COUNTER, "1");
  guint settled = 0, before;

  g_signal_connect (fixture->screen, "settled", G_CALLBACK (count), &settled);
  hq_screen_set_contact (fixture->screen, contact);
  WAIT (hq_contact_is_known (contact));
  hq_test_hall_run_sql (&fixture->test, "UPDATE contact SET renewed_at = renewed_at - 40000000");
  other = take_place (fixture);
  ask_now (fixture);
  WAIT (is_taken (fixture));
  WAIT (hq_page_get_view (hq_screen_get_page (fixture->screen)) != NULL);
  before = settled;
  leave_place (fixture, other);
  ask_now (fixture);
  WAIT (!is_taken (fixture));
  WAIT (settled > before);
}

/* Closed in order, the place is anybody's at once. */
static void
test_taken_closed (HqTestScreen *fixture, gconstpointer data)
{
  g_autoptr (HqContactClaim) next = NULL;

  hq_screen_set_contact (fixture->screen,
                         hq_contact_new (fixture->live, HQ_SCREEN_COUNTER, "1"));
  WAIT (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM contact"
                                            " WHERE holder IS NOT NULL")
        == 1);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->screen)));
  WAIT (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM contact"
                                            " WHERE holder IS NOT NULL")
        == 0);
  next = take_place (fixture);
}

#define ADD(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/taken/place", test_taken_place);
  ADD ("/taken/lost", test_taken_lost);
  ADD ("/taken/closed", test_taken_closed);
  return g_test_run ();
}
