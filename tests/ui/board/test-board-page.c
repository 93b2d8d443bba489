/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hq-announcer.h"
#include "hq-board-notice.h"
#include "hq-board-page.h"
#include "hq-board-row.h"
#include "hq-board-view.h"
#include "hq-test-screen.h"

#define COUNTERS 40
#define WATER "There is no water on floor 3 this afternoon."

/* A floor with forty counters for one service, whose name is long, in a hall with a notice. */
static const char *const forty
  = "WITH RECURSIVE n (i) AS (SELECT 5 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
    " INSERT INTO counter (hall, counter, zone, kind) SELECT hall, i, 'A', 'general' FROM n, hall;"
    "INSERT OR IGNORE INTO counter_service (hall, counter, service)"
    " SELECT hall, counter, 'A' FROM counter;"
    "UPDATE counter SET zone = 'A';"
    "INSERT INTO staff (hall, staff, name)"
    " SELECT hall, 'c' || counter, '李四' FROM counter WHERE counter > 4;"
    "INSERT INTO staff_role (hall, staff, role)"
    " SELECT hall, 'c' || counter, 'clerk' FROM counter WHERE counter > 4;"
    "UPDATE service SET name_en = 'Approval of construction projects and comprehensive permits for"
    " transport, with joint acceptance of what was built';"
    "INSERT INTO setting (hall, key, value) SELECT hall, 'notice', '" WATER "' FROM hall;";

static void
setup (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture, &(HqTestScreenStart){ HQ_TYPE_BOARD_PAGE, "2", 1920, 1080, forty });
}

static void
setup_hushed (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *hushed = g_strconcat (
    forty, "INSERT INTO setting (hall, key, value) SELECT hall, 'voice', '0' FROM hall;", NULL);

  hq_test_screen_init (fixture, &(HqTestScreenStart){ HQ_TYPE_BOARD_PAGE, "2", 1920, 1080, hushed });
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

static void
call (HqTestScreen *fixture, int counter)
{
  g_autofree char *clerk = g_strdup_printf ("c%d", counter);

  hq_test_screen_run (fixture, clerk, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = counter });
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  hq_test_screen_run (fixture, clerk, (HqOrder){ .act = HQ_ACT_CALL, .counter = counter });
}

/* Each widget of @type that is shown lies within the window; returns how many there are. */
static guint
check_within (GtkWidget *widget, GtkWidget *window, GType type)
{
  graphene_rect_t bounds;
  guint found = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (window));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (window));
      found++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found += check_within (child, window, type);
  return found;
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until what was drawn last has its place. */
static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (300, on_timeout, &over);
  WAIT (over);
}

/* Forty counters at once: the newest is always there, no row is cut, and each gets its turn. */
static void
test_board_page_forty (HqTestScreen *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *window = GTK_WIDGET (fixture->screen);

  WAIT (hq_test_screen_says (fixture, "No number is being called at the moment."));
  for (int i = 1; i <= COUNTERS; i++)
    call (fixture, i);
  WAIT (hq_test_screen_says (fixture, "Counter 40"));
  settle ();
  g_assert_cmpint (gtk_widget_get_width (window), <=, 1920);
  g_assert_cmpint (gtk_widget_get_height (window), <=, 1080);
  while (g_hash_table_size (seen) < COUNTERS)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (hq_test_screen_says (fixture, "A040"));
      for (int i = 1; i <= COUNTERS; i++)
        {
          g_autofree char *number = g_strdup_printf ("A%03d", i);

          if (!g_hash_table_contains (seen, number) && hq_test_screen_says (fixture, number))
            g_hash_table_add (seen, (gpointer) g_intern_string (number));
        }
    }
  settle ();
  g_assert_cmpuint (check_within (window, window, GTK_TYPE_LABEL), >, 10);
  g_assert_cmpuint (check_within (window, window, HQ_TYPE_BOARD_ROW), >, 1);
}

/* What is called is there until it is served, and it flashes when it is called again. */
static void
test_board_page_follow (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *newest = hq_test_screen_part (fixture, "newest");
  gboolean flash;

  call (fixture, 7);
  /* Before the call it stands among those who are to be ready. */
  WAIT (hq_test_screen_says (fixture, "Counter 7"));
  g_assert_true (hq_test_screen_says (fixture, "A001"));
  call (fixture, 8);
  WAIT (hq_test_screen_says (fixture, "Counter 8"));
  flash = gtk_widget_has_css_class (newest, "flash");
  hq_test_hall_run_sql (&fixture->test, "UPDATE period SET called_at = called_at - 120000000");
  hq_test_screen_run (fixture, "c7", (HqOrder){ .act = HQ_ACT_RECALL, .counter = 7 });
  WAIT (gtk_widget_has_css_class (newest, "flash") != flash);
  hq_test_screen_run (fixture, "c7", (HqOrder){ .act = HQ_ACT_START, .counter = 7 });
  WAIT (!hq_test_screen_says (fixture, "A001"));
  g_assert_true (hq_test_screen_says (fixture, "A002"));
  hq_test_screen_run (fixture, "c7", (HqOrder){ .act = HQ_ACT_FINISH, .counter = 7 });
  hq_test_screen_run (fixture, "c7",
                      (HqOrder){ .act = HQ_ACT_PAUSE, .counter = 7, .reason = "paper" });
  WAIT (hq_test_screen_says (fixture, "Paused: counters 7"));
  g_assert_true (hq_test_screen_says (fixture, "Not open: counters 1–6, 9–40"));
}

static void
test_board_page_lost (HqTestScreen *fixture, gconstpointer data)
{
  call (fixture, 7);
  WAIT (hq_test_screen_says (fixture, "A001"));
  hq_test_screen_lose (fixture);
  WAIT (hq_test_screen_says (fixture, "Under maintenance; please follow the staff."));
  g_assert_false (hq_test_screen_says (fixture, "A001"));
  g_assert_true (hq_test_screen_says (fixture, "Since "));
  g_assert_false (hq_test_screen_says (fixture, WATER));
  hq_test_screen_find (fixture);
  WAIT (hq_test_screen_says (fixture, "A001"));
  g_assert_true (hq_test_screen_says (fixture, WATER));
}

static HqSetup *
make_notice (const char *text)
{
  HqSetup *setup = hq_setup_new ();

  *hq_setup_add_setting (setup) = (HqSetting){ g_strdup ("notice"), g_strdup (text) };
  return setup;
}

/* A notice that is longer than the board is wide is read line by line, each whole; of several each has
 * its turn; of none there is no line. */
static void
test_board_page_notice (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *notice = hq_test_screen_part (fixture, "notice");
  GtkLabel *line = GTK_LABEL (gtk_widget_get_template_child (notice, HQ_TYPE_BOARD_NOTICE, "line"));
  g_autoptr (HqSetup) none = make_notice (" \n ");
  g_autoptr (HqSetup) two = NULL;
  g_autoptr (GArray) notices = g_array_new (FALSE, FALSE, sizeof (HqNotice));
  HqBoardView view = { .notices = notices };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) read = g_string_new (NULL);

  WAIT (hq_test_screen_says (fixture, WATER));
  settle ();
  for (guint i = 0; i < 18; i++)
    g_string_append (text, "下午三楼停水请到四楼 building W ");
  g_string_truncate (text, text->len - 1);
  g_string_append (text, "\nThe second");
  view.view.setup = two = make_notice (text->str);
  for (guint i = 0; !g_str_has_suffix (read->str, "The second"); i++)
    {
      PangoLayout *layout;

      g_assert_cmpuint (i, <, 20);
      hq_board_notice_show (HQ_BOARD_NOTICE (notice), &view, i * HQ_BOARD_VIEW_TURN);
      layout = gtk_label_get_layout (line);
      g_assert_false (pango_layout_is_ellipsized (layout));
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
      g_string_append_printf (read, "%s%s", i > 0 ? " " : "", gtk_label_get_text (line));
    }
  /* The blank at which a line breaks and the end of a notice are the same here. */
  g_string_replace (text, "\n", " ", 0);
  g_string_replace (text, " ", "", 0);
  g_string_replace (read, " ", "", 0);
  g_assert_cmpstr (read->str, ==, text->str);
  view.view.setup = none;
  hq_board_notice_show (HQ_BOARD_NOTICE (notice), &view, 0);
  g_assert_false (gtk_widget_get_visible (notice));
}

#define ADD(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

#define SILENT "No voice at the moment; please watch the screen."

/* A board whose loudspeaker cannot be heard says so, until it can. */
static void
test_board_page_silent (HqTestScreen *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->test.folder, "said", NULL);
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = file };
  g_autoptr (HqSpeaker) speaker = NULL;
  HqAnnouncerStart start = { .role = HQ_SCREEN_BOARD, .place = "2" };

  WAIT (hq_test_screen_says (fixture, "No number is being called at the moment."));
  g_assert_false (hq_test_screen_says (fixture, SILENT));
  g_assert_cmpint (g_mkdir (file, 0755), ==, 0);
  start.speaker = speaker = hq_speaker_new (&settings);
  hq_screen_set_announcer (fixture->screen, hq_announcer_new (fixture->live, &start));
  WAIT (hq_test_screen_says (fixture, SILENT));
  g_assert_cmpint (g_rmdir (file), ==, 0);
  WAIT (!hq_test_screen_says (fixture, SILENT));
  call (fixture, 1);
  WAIT (hq_test_hall_count (&fixture->test,
                            "SELECT count(*) FROM event WHERE act = 'announced'") == 1);
}

/* Where the hall wants no voice none is missed. */
static void
test_board_page_hushed (HqTestScreen *fixture, gconstpointer data)
{
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = fixture->test.folder };
  g_autoptr (HqSpeaker) speaker = hq_speaker_new (&settings);
  HqAnnouncerStart start = { .speaker = speaker, .role = HQ_SCREEN_BOARD, .place = "2" };

  WAIT (hq_test_screen_says (fixture, "No number is being called at the moment."));
  hq_screen_set_announcer (fixture->screen, hq_announcer_new (fixture->live, &start));
  WAIT (hq_speaker_get_fault (speaker) != NULL);
  call (fixture, 1);
  WAIT (hq_test_screen_says (fixture, "A001"));
  settle ();
  g_assert_false (hq_test_screen_says (fixture, SILENT));
}

static void
on_settled (HqScreen *screen, gboolean *settled)
{
  *settled = TRUE;
}

/* What waits for the first frame, as the voice does, begins as well where a display that is off asks
 * for none. */
static void
test_board_page_blind (HqTestScreen *fixture, gconstpointer data)
{
  HqScreen *screen = hq_screen_new (NULL, fixture->live, HQ_TYPE_BOARD_PAGE, "2");
  gboolean settled = FALSE;

  g_signal_connect (screen, "settled", G_CALLBACK (on_settled), &settled);
  gtk_widget_realize (GTK_WIDGET (screen));
  WAIT (settled);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (screen)));
  gtk_window_destroy (GTK_WINDOW (screen));
}

/* What a manager puts up comes first on the boards of its floor, and goes when it is taken down. */
static void
test_board_page_put (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_NOTICE_PUT, .text = "别处",
                                                .text_en = "Elsewhere", .floor = 3 });
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_NOTICE_PUT, .text = "请有序排队",
                                                .text_en = "Please queue", .floor = 2 });
  WAIT (hq_test_screen_says (fixture, "Please queue"));
  WAIT (hq_test_screen_says (fixture, WATER));
  g_assert_true (hq_test_screen_says (fixture, "of 2"));
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_NOTICE_DOWN, .id = 2 });
  WAIT (!hq_test_screen_says (fixture, "of 2"));
  g_assert_true (hq_test_screen_says (fixture, WATER));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/board-page/follow", test_board_page_follow);
  ADD ("/board-page/forty", test_board_page_forty);
  ADD ("/board-page/lost", test_board_page_lost);
  ADD ("/board-page/notice", test_board_page_notice);
  ADD ("/board-page/put", test_board_page_put);
  ADD ("/board-page/silent", test_board_page_silent);
  ADD ("/board-page/blind", test_board_page_blind);
  g_test_add ("/board-page/hushed", HqTestScreen, NULL, setup_hushed, test_board_page_hushed, teardown);
  return g_test_run ();
}
