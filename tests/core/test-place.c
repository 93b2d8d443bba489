/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-place.h"

#include "hq-error.h"

static HqSetup *
make_setup (void)
{
  HqSetup *setup = hq_setup_new ();
  HqFloor *floor = hq_setup_add_floor (setup);
  HqZone *zone = hq_setup_add_zone (setup);
  HqCounter *counter = hq_setup_add_counter (setup);
  HqDevice *kiosk = hq_setup_add_device (setup);
  HqDevice *screen = hq_setup_add_device (setup);
  HqDevice *broken = hq_setup_add_device (setup);
  HqDevice *manager = hq_setup_add_device (setup);

  floor->floor = 2;
  zone->zone = g_strdup ("A");
  zone->floor = 2;
  counter->counter = 12;
  counter->zone = g_strdup ("A");
  counter->floor = 2;
  kiosk->device = g_strdup ("K1");
  kiosk->role = g_strdup ("kiosk");
  kiosk->floor = 1;
  screen->device = g_strdup ("W12");
  screen->role = g_strdup ("window");
  screen->floor = 2;
  screen->counter = 12;
  broken->device = g_strdup ("W13");
  broken->role = g_strdup ("window");
  broken->floor = 2;
  broken->counter = 13;
  manager->device = g_strdup ("M1");
  manager->role = g_strdup ("manager");
  manager->floor = 2;
  hq_setup_sort (setup);
  return setup;
}

static void
test_place_vectors (void)
{
  static const struct
  {
    HqScreenRole role;
    const char *text;
    const char *device;
    int floor;
    int counter;
    const char *zone;
    const char *key;
    gboolean shared;
  } good[] = {
    { HQ_SCREEN_KIOSK, "K1", "K1", 1, 0, NULL, "K1", FALSE },
    { HQ_SCREEN_WINDOW, "W12", "W12", 2, 12, NULL, "12", FALSE },
    { HQ_SCREEN_WINDOW, "12", NULL, 2, 12, NULL, "12", FALSE },
    { HQ_SCREEN_COUNTER, "12", NULL, 2, 12, NULL, "12", FALSE },
    { HQ_SCREEN_RATING, "12", NULL, 2, 12, NULL, "12", FALSE },
    { HQ_SCREEN_BOARD, "A", NULL, 2, 0, "A", "A", TRUE },
    { HQ_SCREEN_BOARD, "2", NULL, 2, 0, NULL, "2", TRUE },
    { HQ_SCREEN_BOARD, "0", NULL, 0, 0, NULL, "0", TRUE },
    { HQ_SCREEN_MANAGER, "M1", "M1", 2, 0, NULL, "M1", FALSE },
    { HQ_SCREEN_MANAGER, "0", NULL, 0, 0, NULL, "0", TRUE },
  };
  static const struct
  {
    HqScreenRole role;
    const char *text;
  } bad[] = {
    { HQ_SCREEN_KIOSK, "K2" },    { HQ_SCREEN_KIOSK, "W12" }, { HQ_SCREEN_KIOSK, "12" },
    { HQ_SCREEN_KIOSK, NULL },    { HQ_SCREEN_GUIDE, "K1" },  { HQ_SCREEN_WINDOW, "W13" },
    { HQ_SCREEN_WINDOW, "13" },   { HQ_SCREEN_WINDOW, "0" },  { HQ_SCREEN_WINDOW, "-12" },
    { HQ_SCREEN_WINDOW, "12x" },  { HQ_SCREEN_WINDOW, "" },   { HQ_SCREEN_BOARD, "3" },
    { HQ_SCREEN_BOARD, "B" },     { HQ_SCREEN_BOARD, NULL },  { HQ_SCREEN_COUNTER, "W12" },
    { HQ_SCREEN_COUNTER, "K1" },  { HQ_SCREEN_MANAGER, "2" }, { HQ_SCREEN_MANAGER, "K1" },
    { HQ_SCREEN_MANAGER, NULL },
  };
  g_autoptr (HqSetup) setup = make_setup ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *key = NULL;
      HqPlace place = { 0 };

      g_assert_true (hq_place_find (setup, good[i].role, good[i].text, &place, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (place.device, ==, good[i].device);
      g_assert_cmpint (place.floor, ==, good[i].floor);
      g_assert_cmpint (place.counter, ==, good[i].counter);
      g_assert_cmpstr (place.zone, ==, good[i].zone);
      key = hq_place_format_key (&place);
      g_assert_cmpstr (key, ==, good[i].key);
      g_assert_cmpint (hq_place_is_shared (good[i].role, &place), ==, good[i].shared);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      HqPlace place = { .floor = -7 };

      g_assert_false (hq_place_find (setup, bad[i].role, bad[i].text, &place, &error));
      g_assert_true (hq_error_is (error, HQ_ERROR_NOT_FOUND));
      g_assert_cmpint (place.floor, ==, -7);
    }
}

static void
test_place_nicks (void)
{
  for (int i = 0; i < HQ_N_SCREENS; i++)
    g_assert_cmpint (hq_place_find_role (hq_place_get_nick ((HqScreenRole) i)), ==, i);
  g_assert_cmpint (hq_place_find_role ("launcher"), ==, -1);
  g_assert_cmpint (hq_place_find_role (NULL), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/vectors", test_place_vectors);
  g_test_add_func ("/place/nicks", test_place_nicks);
  return g_test_run ();
}
