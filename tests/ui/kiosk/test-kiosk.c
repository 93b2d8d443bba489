/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "hq-kiosk-page.h"
#include "hq-kiosk-view.h"
#include "hq-language.h"
#include "hq-leave.h"
#include "hq-memory.h"
#include "hq-secret.h"
#include "hq-test-screen.h"
#include "hq-test.h"

/* Somebody who was born on 1949-12-31, and somebody else. */
#define OLD "11010519491231002X"
#define YOUNG "E12345678"
#define PASSWORD "open sesame"

/* A kiosk on a hall that is open now, and the hall from elsewhere. */
typedef struct
{
  HqTestHall test;
  HqLive *live;     /* (owned) */
  HqScreen *screen; /* (nullable): GTK's */
} Kiosk;

#define COUNT(sql) hq_test_hall_count (&kiosk->test, sql)

static void
run (Kiosk *kiosk, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (kiosk->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

static GtkWidget *
page (Kiosk *kiosk)
{
  return GTK_WIDGET (hq_screen_get_page (kiosk->screen));
}

/* One of the places where a visitor has been, %NULL where nobody was yet. */
static GtkWidget *
place (Kiosk *kiosk, const char *name)
{
  GtkWidget *owner = page (kiosk);
  GObject *stack = gtk_widget_get_template_child (owner, G_OBJECT_TYPE (owner), "stack");

  return gtk_stack_get_child_by_name (GTK_STACK (stack), name);
}

/* A part of the page's template, or, by "place:name", of the template of one of its places. */
static gpointer
part (Kiosk *kiosk, const char *name)
{
  g_auto (GStrv) names = g_strsplit (name, ":", 2);
  GtkWidget *owner = page (kiosk);
  GObject *found = (GObject *) place (kiosk, names[0]);

  if (found == NULL)
    found = gtk_widget_get_template_child (owner, G_OBJECT_TYPE (owner), names[0]);
  if (names[1] != NULL)
    found = gtk_widget_get_template_child (GTK_WIDGET (found), G_OBJECT_TYPE (found), names[1]);
  g_assert_nonnull (found);
  return found;
}

static const char *
label (Kiosk *kiosk, const char *name)
{
  return gtk_label_get_text (part (kiosk, name));
}

static const char *
text (Kiosk *kiosk, const char *entry)
{
  return gtk_editable_get_text (part (kiosk, entry));
}

static void
set_text (Kiosk *kiosk, const char *entry, const char *typed)
{
  gtk_editable_set_text (part (kiosk, entry), typed);
}

static gboolean
is_at (Kiosk *kiosk, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (part (kiosk, "stack")), name) == 0;
}

static void
act (Kiosk *kiosk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (page (kiosk), action, NULL));
}

/* The tile of a service. */
static GtkWidget *
tile (Kiosk *kiosk, const char *service)
{
  GtkWidget *found = gtk_widget_get_first_child (part (kiosk, "home:tiles"));

  for (; found != NULL; found = gtk_widget_get_next_sibling (found))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (found));

      if (g_str_equal (g_variant_get_string (target, NULL), service))
        return found;
    }
  g_error ("There is no tile of %s.", service);
}

/* As if so many seconds went by without a touch. */
static void
pass (Kiosk *kiosk, int seconds)
{
  HqPage *self = hq_screen_get_page (kiosk->screen);

  HQ_PAGE_GET_CLASS (self)->tick (self, hq_live_get_now (kiosk->live) + seconds * HQ_SECOND);
}

static void
kiosk_init (Kiosk *kiosk, gconstpointer data)
{
  hq_test_hall_init (&kiosk->test, HQ_HALL_TRIAL);
  hq_test_hall_run_sql (&kiosk->test,
                        "INSERT INTO staff (hall, staff, name) VALUES (1, 'x1', '王五')");
  hq_test_hall_run_sql (&kiosk->test, "INSERT INTO staff_role (hall, staff, role)"
                                      " VALUES (1, 'x1', 'administrator')");
  hq_test_hall_run_sql (&kiosk->test,
                        "UPDATE item SET materials = '申请书；身份证', self_service = 1"
                        " WHERE item = 'A02'");
  /* This has the hall read anew as well. */
  hq_test_hall_set_noon (&kiosk->test);
  run (kiosk, (HqOrder){ .act = HQ_ACT_OPEN_DAY, .type = "workday" });
  run (kiosk, (HqOrder){ .act = HQ_ACT_LIFT_DAY });
  hq_language_set ("en");
  kiosk->live = hq_live_new (kiosk->test.path);
  kiosk->screen = hq_screen_new (NULL, kiosk->live, HQ_TYPE_KIOSK_PAGE, "K1");
  g_object_add_weak_pointer (G_OBJECT (kiosk->screen), (gpointer *) &kiosk->screen);
  gtk_window_set_default_size (GTK_WINDOW (kiosk->screen), 540, 960);
  gtk_window_present (GTK_WINDOW (kiosk->screen));
  g_assert_true (is_at (kiosk, "notice"));
  WAIT (is_at (kiosk, "home"));
}

static void
kiosk_clear (Kiosk *kiosk, gconstpointer data)
{
  if (kiosk->screen != NULL)
    gtk_window_destroy (GTK_WINDOW (kiosk->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&kiosk->live);
  hq_test_hall_clear (&kiosk->test);
}

/* Two touches in a hurry are one ticket, which is shown when the store has it. */
static void
test_kiosk_double_touch (Kiosk *kiosk, gconstpointer data)
{
  GtkWidget *button = tile (kiosk, "A");

  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (is_at (kiosk, "home"));
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpstr (label (kiosk, "ticket:number"), ==, "A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE device = 'K1' AND language = 'en'"),
                   ==, 1);
  pass (kiosk, 5);
  g_assert_true (is_at (kiosk, "ticket"));
  pass (kiosk, 11);
  g_assert_true (is_at (kiosk, "home"));
  g_assert_true (gtk_widget_is_sensitive (button));
}

/* A ticket says how many are ahead of it, whoever they came to. */
static void
test_kiosk_ahead (Kiosk *kiosk, gconstpointer data)
{
  g_signal_emit_by_name (tile (kiosk, "A"), "clicked");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpstr (label (kiosk, "ticket:ahead"), ==, "Nobody ahead: please go there now");
  act (kiosk, "kiosk.home");
  g_signal_emit_by_name (tile (kiosk, "A"), "clicked");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpstr (label (kiosk, "ticket:ahead"), ==,
                   "About 1 person ahead (priority and appointments may come first)");
}

/* Who they are is asked, used and forgotten; age gives priority by itself. */
static void
test_kiosk_identity (Kiosk *kiosk, gconstpointer data)
{
  g_signal_emit_by_name (tile (kiosk, "B"), "clicked");
  g_assert_true (is_at (kiosk, "identity"));
  g_assert_false (gtk_widget_get_visible (part (kiosk, "identity:skip")));
  set_text (kiosk, "identity:entry", "110105194912310021");
  g_assert_false (gtk_widget_is_sensitive (part (kiosk, "identity:take")));
  g_assert_cmpstr (label (kiosk, "identity:fault"), !=, "");
  set_text (kiosk, "identity:entry", OLD);
  g_assert_cmpstr (label (kiosk, "identity:fault"), ==, "");
  g_signal_emit_by_name (part (kiosk, "identity:take"), "clicked");
  g_assert_cmpstr (text (kiosk, "identity:entry"), ==, "");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE class = 'priority'"
                          " AND proof = 'claimed' AND reason = '老年人'"),
                   ==, 1);
  g_assert_true (gtk_widget_get_visible (part (kiosk, "ticket:tag")));

  act (kiosk, "kiosk.home");
  g_signal_emit_by_name (tile (kiosk, "C"), "clicked");
  set_text (kiosk, "identity:entry", YOUNG);
  act (kiosk, "kiosk.home");
  g_assert_cmpstr (text (kiosk, "identity:entry"), ==, "");
  g_signal_emit_by_name (tile (kiosk, "C"), "clicked");
  act (kiosk, "kiosk.skip");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE service = 'C' AND class = 'ordinary'"
                          " AND person IS NULL"),
                   ==, 1);
}

/* Who has a number of the service already is shown that one, and no other. */
static void
test_kiosk_refused (Kiosk *kiosk, gconstpointer data)
{
  run (kiosk, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "B", .identity = YOUNG });
  g_signal_emit_by_name (tile (kiosk, "B"), "clicked");
  set_text (kiosk, "identity:entry", YOUNG);
  act (kiosk, "kiosk.identify");
  WAIT (is_at (kiosk, "notice"));
  g_assert_cmpstr (label (kiosk, "notice:title"), ==,
                   "You have taken number B001 for this service already");
  g_assert_cmpstr (label (kiosk, "notice:text"), ==, "Nobody ahead");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  act (kiosk, "kiosk.see");
  WAIT (gtk_widget_get_visible (part (kiosk, "lookup:found")));
  g_assert_cmpstr (label (kiosk, "lookup:number"), ==, "B001");

  act (kiosk, "kiosk.home");
  run (kiosk, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  WAIT (is_at (kiosk, "notice"));
  g_assert_cmpstr (label (kiosk, "notice:title"), ==, "The hall has closed for today");
}

/* What visitors ask for goes with the ticket, and then goes away. */
static void
test_kiosk_special (Kiosk *kiosk, gconstpointer data)
{
  act (kiosk, "kiosk.special");
  g_assert_true (is_at (kiosk, "special"));
  g_assert_true (gtk_widget_activate_action (page (kiosk), "kiosk.need", "s", "writing"));
  g_assert_true (gtk_widget_activate_action (page (kiosk), "kiosk.class", "s", "残疾人"));
  g_assert_true (is_at (kiosk, "home"));
  g_assert_cmpstr (label (kiosk, "home:class_label"), ==,
                   "Priority: The disabled. Help: Talk in writing. Now touch a service.");
  g_signal_emit_by_name (tile (kiosk, "A"), "clicked");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE class = 'priority'"
                          " AND need = 'writing' AND reason = '残疾人'"),
                   ==, 1);
  act (kiosk, "kiosk.home");
  g_assert_false (gtk_widget_get_visible (part (kiosk, "home:banner")));
  g_signal_emit_by_name (tile (kiosk, "A"), "clicked");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE class = 'ordinary' AND need = 'none'"),
                   ==, 1);
}

static GtkWidget *
find_question (void)
{
  return hq_test_screen_get_window (HQ_TYPE_LEAVE);
}

static gpointer
leave_part (const char *name)
{
  return gtk_widget_get_template_child (find_question (), HQ_TYPE_LEAVE, name);
}

static void
leave (const char *staff)
{
  gtk_editable_set_text (leave_part ("staff"), staff);
  hq_secret_set_text (leave_part ("password"), PASSWORD);
  g_assert_true (gtk_widget_activate_action (find_question (), "leave.leave", NULL));
}

static void
knock (Kiosk *kiosk)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (part (kiosk, "hall"));
  g_autoptr (GtkEventController) press = g_list_model_get_item (controllers, 0);

  g_signal_emit_by_name (press, "pressed", 1, 0.0, 0.0);
}

/* No way out but the administrator's, who knocks at the hall's name. */
static void
test_kiosk_exit (Kiosk *kiosk, gconstpointer data)
{
  run (kiosk, (HqOrder){ .act = HQ_ACT_PASSWORD, .staff = "x1", .password = PASSWORD });
  run (kiosk, (HqOrder){ .act = HQ_ACT_PASSWORD, .staff = "m1", .password = PASSWORD });
  gtk_window_close (GTK_WINDOW (kiosk->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (kiosk->screen);
  for (guint i = 0; i < 4; i++)
    knock (kiosk);
  g_assert_null (find_question ());
  knock (kiosk);
  g_assert_nonnull (find_question ());
  /* A manager is no administrator. */
  leave ("m1");
  WAIT (gtk_widget_get_visible (leave_part ("refusal")));
  g_assert_nonnull (kiosk->screen);
  leave ("x1");
  WAIT (kiosk->screen == NULL);
  g_assert_null (find_question ());
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE what = 'enter' AND place = 'K1'"
                          " AND staff = 'x1'"),
                   ==, 1);
}

/* A page that was replaced is gone at once: nobody is told of what no window shows any more. */
static void
test_kiosk_replaced (Kiosk *kiosk, gconstpointer data)
{
  GtkWidget *old = page (kiosk);

  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  act (kiosk, "kiosk.language");
  WAIT (g_str_equal (label (kiosk, "hall"), "测试大厅"));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (old);
}

/* The language changes where the visitor is; what was typed of a person is not carried over. */
static void
test_kiosk_language (Kiosk *kiosk, gconstpointer data)
{
  GtkWidget *old = page (kiosk);

  g_assert_cmpstr (label (kiosk, "hall"), ==, "Test Hall");
  g_signal_emit_by_name (tile (kiosk, "C"), "clicked");
  set_text (kiosk, "identity:entry", YOUNG);
  g_object_set (page (kiosk), "large", TRUE, NULL);
  act (kiosk, "kiosk.language");
  WAIT (page (kiosk) != old && is_at (kiosk, "identity"));
  g_assert_cmpstr (label (kiosk, "hall"), ==, "测试大厅");
  g_assert_cmpstr (text (kiosk, "identity:entry"), ==, "");
  g_assert_true (gtk_widget_has_css_class (page (kiosk), "large"));
  act (kiosk, "kiosk.skip");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE language = 'zh'"), ==, 1);

  /* Large text is read longer; a minute after the last visitor all is as before. */
  pass (kiosk, 20);
  g_assert_true (is_at (kiosk, "ticket"));
  old = page (kiosk);
  pass (kiosk, 31);
  pass (kiosk, 61);
  WAIT (page (kiosk) != old && is_at (kiosk, "home"));
  g_assert_cmpstr (label (kiosk, "hall"), ==, "Test Hall");
  g_assert_false (gtk_widget_has_css_class (page (kiosk), "large"));
}

/* In another language the way back from who they are leads to the item that a visitor came from. */
static void
test_kiosk_item_language (Kiosk *kiosk, gconstpointer data)
{
  GtkWidget *old = page (kiosk);

  g_assert_true (gtk_widget_activate_action (old, "kiosk.item", "s", "B01"));
  WAIT (is_at (kiosk, "item"));
  act (kiosk, "kiosk.take");
  WAIT (is_at (kiosk, "identity"));
  act (kiosk, "kiosk.language");
  WAIT (page (kiosk) != old && is_at (kiosk, "identity"));
  act (kiosk, "kiosk.back");
  WAIT (is_at (kiosk, "item"));
  g_assert_cmpstr (label (kiosk, "item:name"), ==, "B01");
}

/* Who goes away is counted out, and leaves nothing behind. */
static void
test_kiosk_idle (Kiosk *kiosk, gconstpointer data)
{
  pass (kiosk, 55);
  g_assert_false (gtk_widget_get_visible (part (kiosk, "countdown")));
  act (kiosk, "kiosk.search");
  set_text (kiosk, "search:entry", "A0");
  g_object_set (page (kiosk), "contrast", TRUE, NULL);
  pass (kiosk, 49);
  g_assert_false (gtk_widget_get_visible (part (kiosk, "countdown")));
  pass (kiosk, 55);
  g_assert_true (gtk_widget_get_visible (part (kiosk, "countdown")));
  g_assert_true (is_at (kiosk, "search"));
  pass (kiosk, 61);
  g_assert_true (is_at (kiosk, "home"));
  g_assert_false (gtk_widget_get_visible (part (kiosk, "countdown")));
  g_assert_cmpstr (text (kiosk, "search:entry"), ==, "");
  g_assert_false (gtk_widget_has_css_class (page (kiosk), "contrast"));
}

/* From a search to the guide, and from there to the self-service area or to a number. */
static void
test_kiosk_search (Kiosk *kiosk, gconstpointer data)
{
  GtkWidget *row;

  act (kiosk, "kiosk.search");
  row = gtk_widget_get_first_child (part (kiosk, "search:rows"));
  set_text (kiosk, "search:entry", "A02");
  WAIT (gtk_widget_get_visible (row));
  g_signal_emit_by_name (row, "clicked");
  WAIT (is_at (kiosk, "item"));
  g_assert_cmpstr (label (kiosk, "item:name"), ==, "A02");
  g_assert_true (gtk_widget_get_visible (part (kiosk, "item:divert")));
  act (kiosk, "kiosk.divert");
  WAIT (is_at (kiosk, "notice"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM diversion WHERE item = 'A02'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);

  act (kiosk, "kiosk.search");
  set_text (kiosk, "search:entry", "A02");
  g_signal_emit_by_name (row, "clicked");
  WAIT (is_at (kiosk, "item"));
  act (kiosk, "kiosk.take");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpstr (label (kiosk, "ticket:papers"), ==, "Please have ready: 申请书, 身份证");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE item = 'A02'"), ==, 1);
  act (kiosk, "kiosk.home");
  act (kiosk, "kiosk.search");
  set_text (kiosk, "search:entry", "nothing of the kind");
  g_assert_false (gtk_widget_get_visible (row));
  g_assert_true (gtk_widget_get_visible (part (kiosk, "search:hint")));
}

/* A missed visitor checks in, and an appointment becomes a number; what others change is seen. */
static void
test_kiosk_lookup (Kiosk *kiosk, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO slot (hall, slot, service, starts_at) VALUES (1, 'YA1', 'A',"
    " %" G_GINT64_FORMAT ")",
    g_get_real_time ());

  run (kiosk, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "D" });
  g_assert_true (gtk_widget_activate_action (page (kiosk), "kiosk.lookup", "s", "mine"));
  g_assert_false (gtk_widget_is_sensitive (part (kiosk, "lookup:find")));
  set_text (kiosk, "lookup:entry", "D9");
  act (kiosk, "kiosk.find");
  WAIT (gtk_widget_get_visible (part (kiosk, "lookup:nothing")));
  set_text (kiosk, "lookup:entry", "d1");
  act (kiosk, "kiosk.find");
  WAIT (gtk_widget_get_visible (part (kiosk, "lookup:found")));
  g_assert_cmpstr (label (kiosk, "lookup:state"), ==, "Nobody ahead");
  g_assert_false (gtk_widget_get_visible (part (kiosk, "lookup:check_in")));
  run (kiosk, (HqOrder){ .act = HQ_ACT_CANCEL, .ticket = "D001" });
  WAIT (g_str_equal (label (kiosk, "lookup:state"), "Cancelled"));

  hq_test_hall_run_sql (&kiosk->test, sql);
  g_assert_true (gtk_widget_activate_action (page (kiosk), "kiosk.lookup", "s", "slot"));
  set_text (kiosk, "lookup:entry", "ya1");
  act (kiosk, "kiosk.find");
  WAIT (gtk_widget_get_visible (part (kiosk, "lookup:check_in")));
  act (kiosk, "kiosk.check-in");
  WAIT (is_at (kiosk, "ticket"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE slot = 'YA1'"
                          " AND class = 'appointment'"),
                   ==, 1);
}

/* The store goes away and comes back: the page says so and goes on by itself. */
static void
test_kiosk_lost (Kiosk *kiosk, gconstpointer data)
{
  g_autofree char *away = g_strconcat (kiosk->test.path, ".away", NULL);

  act (kiosk, "kiosk.special");
  g_assert_cmpint (g_rename (kiosk->test.path, away), ==, 0);
  WAIT (is_at (kiosk, "notice"));
  g_assert_cmpstr (label (kiosk, "notice:title"), ==, "No numbers can be taken here at the moment");
  g_assert_false (gtk_widget_get_visible (part (kiosk, "notice:buttons")));
  g_assert_cmpint (g_rename (away, kiosk->test.path), ==, 0);
  WAIT (is_at (kiosk, "home"));
}

/* A kiosk that was taken out of the set-up does not wait for a store that is there. */
static void
test_kiosk_removed (Kiosk *kiosk, gconstpointer data)
{
  hq_test_hall_run_sql (&kiosk->test, "UPDATE device SET role = 'guide' WHERE device = 'K1'");
  hq_test_hall_run_sql (&kiosk->test, "UPDATE hall SET revision = revision + 1");
  run (kiosk, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  WAIT (is_at (kiosk, "notice"));
  g_assert_cmpstr (label (kiosk, "notice:title"), ==, "This machine is not in use");
  g_assert_false (gtk_widget_get_visible (part (kiosk, "notice:buttons")));
}

/* Arrows and Enter reach a tile. */
static void
test_kiosk_focus (Kiosk *kiosk, gconstpointer data)
{
  GtkWidget *first = gtk_widget_get_first_child (part (kiosk, "home:tiles"));

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (kiosk->screen)) == first);
  g_signal_emit_by_name (kiosk->screen, "move-focus", GTK_DIR_RIGHT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (kiosk->screen))
                 == gtk_widget_get_next_sibling (first));
  act (kiosk, "kiosk.search");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (kiosk->screen)),
                                         part (kiosk, "search:entry")));
}

/* What the kiosk has read aloud so far, in a file instead. */
static gboolean
has_read (const char *words)
{
  g_autofree char *file = hq_memory_get_text ("speaker-path");
  g_autofree char *said = NULL;

  return g_file_get_contents (file, &said, NULL, NULL) && strstr (said, words) != NULL;
}

/* The first button below @widget, which is a key of a keypad. */
static GtkWidget *
find_key (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_key (child);
  return found;
}

/* It reads where a visitor is and what they move to, never what they type, and is off for whoever
 * comes next. */
static void
test_kiosk_reading (Kiosk *kiosk, gconstpointer data)
{
  gboolean is_reading;

  WAIT (gtk_widget_get_visible (part (kiosk, "read_button")));
  act (kiosk, "kiosk.reading");
  WAIT (has_read ("Touch a service to take a number"));
  gtk_widget_grab_focus (part (kiosk, "home:special"));
  WAIT (has_read ("Priority: the old, ill"));
  g_signal_emit_by_name (tile (kiosk, "C"), "clicked");
  set_text (kiosk, "identity:entry", YOUNG);
  WAIT (has_read (label (kiosk, "identity:why")));
  g_assert_true (gtk_widget_grab_focus (find_key (part (kiosk, "identity:keypad"))));
  g_assert_true (gtk_widget_grab_focus (part (kiosk, "identity:entry")));
  g_assert_true (gtk_widget_grab_focus (part (kiosk, "identity:skip")));
  WAIT (has_read ("Skip"));
  g_assert_false (has_read (YOUNG));
  g_assert_false (has_read ("1 2 3"));
  pass (kiosk, 3600);
  WAIT (is_at (kiosk, "home"));
  g_object_get (page (kiosk), "reading", &is_reading, NULL);
  g_assert_false (is_reading);
}

#define ADD(path, func) g_test_add (path, Kiosk, NULL, kiosk_init, func, kiosk_clear)

int
main (int argc, char *argv[])
{
  g_autofree char *said = NULL;
  int status;

  hq_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* What is read aloud stands in a file. */
  close (g_file_open_tmp ("hq-said-XXXXXX", &said, NULL));
  hq_memory_set_text ("speaker", "file");
  hq_memory_set_text ("speaker-path", said);
  /* First: what a process does once is still to be done. */
  ADD ("/kiosk/replaced", test_kiosk_replaced);
  ADD ("/kiosk/double-touch", test_kiosk_double_touch);
  ADD ("/kiosk/ahead", test_kiosk_ahead);
  ADD ("/kiosk/identity", test_kiosk_identity);
  ADD ("/kiosk/refused", test_kiosk_refused);
  ADD ("/kiosk/special", test_kiosk_special);
  ADD ("/kiosk/exit", test_kiosk_exit);
  ADD ("/kiosk/language", test_kiosk_language);
  ADD ("/kiosk/item-language", test_kiosk_item_language);
  ADD ("/kiosk/idle", test_kiosk_idle);
  ADD ("/kiosk/search", test_kiosk_search);
  ADD ("/kiosk/lookup", test_kiosk_lookup);
  ADD ("/kiosk/lost", test_kiosk_lost);
  ADD ("/kiosk/removed", test_kiosk_removed);
  ADD ("/kiosk/focus", test_kiosk_focus);
  ADD ("/kiosk/reading", test_kiosk_reading);
  status = g_test_run ();
  g_unlink (said);
  return status;
}
