/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hq-language.h"
#include "hq-rating-page.h"
#include "hq-test-screen.h"

static void
setup (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture, &(HqTestScreenStart){ HQ_TYPE_RATING_PAGE, "1", 640, 400,
                                                      "UPDATE staff SET badge = '007'" });
  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

#define READ(part) hq_test_screen_read (fixture, part)
#define COUNT(sql) hq_test_hall_count (&fixture->test, sql)
#define RATINGS COUNT ("SELECT count(*) FROM rating")
#define LEVEL COUNT ("SELECT level FROM rating")

static void
at_1 (HqTestScreen *fixture, HqAct act)
{
  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = act, .counter = 1 });
}

/* Somebody who took a ticket in @language is served, and asked. */
static void
serve (HqTestScreen *fixture, const char *language)
{
  hq_test_screen_run (fixture, NULL,
                      (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A", .language = language });
  at_1 (fixture, HQ_ACT_CALL);
  at_1 (fixture, HQ_ACT_START);
  at_1 (fixture, HQ_ACT_FINISH);
  WAIT (g_str_equal (READ ("question"), "Please rate this service"));
}

static GtkWidget *
page (HqTestScreen *fixture)
{
  return GTK_WIDGET (hq_screen_get_page (fixture->screen));
}

/* The face of @level, as the visitor touches it. */
static void
touch (HqTestScreen *fixture, int level)
{
  GtkWidget *faces = hq_test_screen_part (fixture, "faces");
  GtkWidget *face = gtk_widget_get_first_child (faces);

  for (int i = 5; i > level; i--)
    face = gtk_widget_get_next_sibling (face);
  g_signal_emit_by_name (face, "clicked");
}

/* A button in @parent that says @text. */
static GtkWidget *
find_button (GtkWidget *parent, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
        return gtk_widget_get_ancestor (child, GTK_TYPE_BUTTON);
      found = find_button (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (HqTestScreen *fixture, const char *text)
{
  GtkWidget *button = find_button (hq_test_screen_part (fixture, "reason"), text);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
shows (HqTestScreen *fixture, const char *part)
{
  return gtk_widget_get_mapped (hq_test_screen_part (fixture, part));
}

/* A hurried hand touches twice, and then once more another face: one rating, which changes. */
static void
test_rating_page_once (HqTestScreen *fixture, gconstpointer data)
{
  WAIT (g_str_equal (READ ("badge"), "Badge number 007"));
  serve (fixture, "en");
  g_assert_cmpstr (READ ("ticket"), ==, "A001");
  touch (fixture, 4);
  touch (fixture, 4);
  touch (fixture, 5);
  WAIT (g_str_equal (READ ("question"), "Received: Satisfied"));
  g_assert_cmpint (RATINGS, ==, 1);
  g_assert_cmpint (LEVEL, ==, 4);
  touch (fixture, 3);
  WAIT (g_str_equal (READ ("question"), "Received: Fairly satisfied"));
  g_assert_cmpint (RATINGS, ==, 1);
  g_assert_cmpint (LEVEL, ==, 3);
  /* Another touch after five seconds is not offered. */
  WAIT (shows (fixture, "reason"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'rate'"), ==, 2);
}

/* A bad rating stands when its reasons are left. */
static void
test_rating_page_bad (HqTestScreen *fixture, gconstpointer data)
{
  serve (fixture, "en");
  touch (fixture, 1);
  WAIT (g_str_equal (READ ("question"), "Received: Very dissatisfied"));
  g_assert_true (gtk_widget_activate_action (page (fixture), "rating.go-on", NULL));
  WAIT (shows (fixture, "reason"));
  g_assert_true (hq_test_screen_says (fixture, "If you wish to be called back"));
  press (fixture, "Skip");
  WAIT (shows (fixture, "thanks"));
  g_assert_cmpint (RATINGS, ==, 1);
  g_assert_cmpint (LEVEL, ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating WHERE telephone IS NULL AND tags = ''"), ==,
                   1);
}

static void
test_rating_page_reason (HqTestScreen *fixture, gconstpointer data)
{
  serve (fixture, "en");
  touch (fixture, 2);
  WAIT (g_str_equal (READ ("question"), "Received: Dissatisfied"));
  g_assert_true (gtk_widget_activate_action (page (fixture), "rating.go-on", NULL));
  WAIT (shows (fixture, "reason"));
  press (fixture, "Slowly done");
  press (fixture, "Waited too long");
  for (const char *digit = "13812345678"; *digit != '\0'; digit++)
    {
      char text[] = { *digit, '\0' };

      press (fixture, text);
    }
  press (fixture, "Send");
  WAIT (shows (fixture, "thanks"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating WHERE level = 2 AND tags = 'slow,long-wait'"
                          " AND telephone = '13812345678'"),
                   ==, 1);
}

/* A good rating asks for no telephone. */
static void
test_rating_page_good (HqTestScreen *fixture, gconstpointer data)
{
  serve (fixture, "en");
  touch (fixture, 5);
  WAIT (g_str_equal (READ ("question"), "Received: Very satisfied"));
  g_assert_true (gtk_widget_activate_action (page (fixture), "rating.go-on", NULL));
  WAIT (shows (fixture, "reason"));
  g_assert_false (hq_test_screen_says (fixture, "If you wish to be called back"));
}

/* Calling the next does not end the invitation, starting does; nothing is stored for who is silent. */
static void
test_rating_page_next (HqTestScreen *fixture, gconstpointer data)
{
  serve (fixture, "en");
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  at_1 (fixture, HQ_ACT_CALL);
  WAIT (COUNT ("SELECT count(*) FROM event WHERE act = 'call'") == 2);
  touch (fixture, 5);
  WAIT (g_str_equal (READ ("question"), "Received: Very satisfied"));
  at_1 (fixture, HQ_ACT_START);
  at_1 (fixture, HQ_ACT_FINISH);
  /* The next visitor, who took the ticket in Chinese, is asked in Chinese. */
  WAIT (g_str_equal (hq_language_get (), "zh") && shows (fixture, "faces_page"));
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  at_1 (fixture, HQ_ACT_CALL);
  at_1 (fixture, HQ_ACT_START);
  WAIT (g_str_equal (hq_language_get (), "en") && shows (fixture, "idle"));
  g_assert_cmpint (RATINGS, ==, 1);
}

/* Nobody is asked while nothing can be stored; the invitation goes on when the store is back. */
static void
test_rating_page_lost (HqTestScreen *fixture, gconstpointer data)
{
  HqPage *page = hq_screen_get_page (fixture->screen);
  HqReaderScan code = { .kind = HQ_READER_TICKET };

  g_strlcpy (code.text, "00ff10a5b6c7d8e9f0123456789abcde", sizeof code.text);
  serve (fixture, "en");
  hq_test_screen_lose (fixture);
  WAIT (hq_test_screen_says (fixture, "Under maintenance; please follow the staff."));
  g_assert_false (hq_test_screen_says (fixture, "A001"));
  g_assert_true (HQ_PAGE_GET_CLASS (page)->scan (page, &code));
  WAIT (hq_test_screen_says (fixture, "please scan again later"));
  hq_test_screen_find (fixture);
  WAIT (shows (fixture, "faces_page"));
}

/* A picture of one colour. */
static void
save_photo (const char *path)
{
  static const guchar pixels[4 * 4 * 4] = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8A8, bytes, 16);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* The clerk's photo is shown where there is one, and goes with the clerk. */
static void
test_rating_page_photo (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *photo = hq_test_screen_part (fixture, "photo");
  g_autofree char *folder = g_build_filename (fixture->test.folder, "photos", NULL);
  g_autofree char *path = g_build_filename (folder, "c2.png", NULL);

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  save_photo (path);
  WAIT (hq_test_screen_says (fixture, "Badge number 007"));
  g_assert_false (gtk_widget_has_css_class (photo, "photo"));
  at_1 (fixture, HQ_ACT_SIGN_OUT);
  hq_test_screen_run (fixture, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  WAIT (gtk_widget_has_css_class (photo, "photo"));
  hq_test_screen_run (fixture, "c2", (HqOrder){ .act = HQ_ACT_SIGN_OUT, .counter = 1 });
  WAIT (!gtk_widget_has_css_class (photo, "photo"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

#define ADD(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/rating-page/once", test_rating_page_once);
  ADD ("/rating-page/bad", test_rating_page_bad);
  ADD ("/rating-page/reason", test_rating_page_reason);
  ADD ("/rating-page/good", test_rating_page_good);
  ADD ("/rating-page/next", test_rating_page_next);
  ADD ("/rating-page/lost", test_rating_page_lost);
  ADD ("/rating-page/photo", test_rating_page_photo);
  return g_test_run ();
}
