/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-printer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <pty.h>
#include <sys/file.h>
#include <termios.h>
#include <unistd.h>

#include "hq-test-printer.h"
#include "hq-test.h"

/* No printer tells anything later than this. */
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

/* What came of a job. */
typedef struct
{
  gboolean done;
  gboolean printed;
  GError *error; /* (owned) (nullable) */
} Outcome;

/* A printer on the network, and who prints on it. */
typedef struct
{
  HqTestPrinter *test; /* (owned) */
  HqPrinter *printer;  /* (owned) */
  GString *told;       /* (owned): the states that it told of, a letter each */
} Desk;

static const char letters[HQ_N_PRINTER_STATES + 1] = "NRLSPCO";

#define WAIT(condition)                                                                            \
  for (gint64 end = g_get_monotonic_time () + PATIENCE; !(condition);)                             \
    {                                                                                              \
      g_assert_cmpint (g_get_monotonic_time (), <, end);                                           \
      hq_test_pass (5 * G_TIME_SPAN_MILLISECOND);                                                  \
    }

static GBytes *
make (gpointer document, GError **error)
{
  return g_bytes_ref (document);
}

static GBytes *
make_nothing (gpointer document, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It cannot be drawn.");
  return NULL;
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  g_assert_false (outcome->done);
  outcome->done = TRUE;
  outcome->printed = hq_printer_print_finish (HQ_PRINTER (source), result, &outcome->error);
}

static void
print_bytes (HqPrinter *printer, GBytes *bytes, GCancellable *cancellable, Outcome *outcome)
{
  HqPrinterJob job = { make, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref };

  *outcome = (Outcome){ 0 };
  hq_printer_print_async (printer, &job, cancellable, on_printed, outcome);
}

static void
print (HqPrinter *printer, const char *text, Outcome *outcome)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  print_bytes (printer, bytes, NULL, outcome);
}

static void
assert_printed (HqPrinter *printer, const char *text)
{
  Outcome outcome;

  print (printer, text, &outcome);
  WAIT (outcome.done);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.printed);
}

static void
assert_fails (HqPrinter *printer, const char *text, HqPrinterState why)
{
  Outcome outcome;

  print (printer, text, &outcome);
  WAIT (outcome.done);
  g_assert_false (outcome.printed);
  g_assert_error (outcome.error, HQ_PRINTER_ERROR, (int) why);
  g_clear_error (&outcome.error);
}

static void
assert_taken (HqTestPrinter *test, const char *text)
{
  g_autoptr (GBytes) taken = hq_test_printer_take (test);
  gsize size;
  const char *data = g_bytes_get_data (taken, &size);

  g_assert_cmpmem (data, size, text, strlen (text));
}

static void
on_changed (Desk *desk)
{
  g_string_append_c (desk->told, letters[hq_printer_get_state (desk->printer)]);
}

static void
desk_use (Desk *desk, const char *text)
{
  g_auto (HqPrinterAddress) address = { 0 };

  g_assert_true (hq_printer_address_parse (text, &address));
  desk->printer = hq_printer_new (&address);
  desk->told = g_string_new (NULL);
  g_signal_connect_swapped (desk->printer, "changed", G_CALLBACK (on_changed), desk);
}

static void
desk_init (Desk *desk, gconstpointer mood)
{
  g_autofree char *address = NULL;

  desk->test = hq_test_printer_new (0);
  hq_test_printer_set_mood (desk->test, (HqTestPrinterMood) GPOINTER_TO_INT (mood));
  address = hq_test_printer_dup_address (desk->test);
  desk_use (desk, address);
}

static void
desk_clear (Desk *desk, gconstpointer mood)
{
  g_clear_object (&desk->printer);
  g_string_free (desk->told, TRUE);
  g_clear_pointer (&desk->test, hq_test_printer_free);
  /* The thread goes by itself. */
  hq_test_pass (20 * G_TIME_SPAN_MILLISECOND);
}

/* One that is fine takes the jobs in their order, whole, and is asked before and after. */
static void
test_fine (Desk *desk, gconstpointer mood)
{
  Outcome outcomes[3];
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (300000), 300000);
  g_autoptr (GBytes) taken = NULL;

  print (desk->printer, "one ", &outcomes[0]);
  print (desk->printer, "two ", &outcomes[1]);
  print (desk->printer, "three", &outcomes[2]);
  WAIT (outcomes[2].done);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_true (outcomes[i].printed);
  assert_taken (desk->test, "one two three");
  g_assert_cmpuint (hq_test_printer_count_asked (desk->test), >=, 18);
  g_assert_cmpstr (desk->told->str, ==, "");
  g_assert_cmpint (hq_printer_get_state (desk->printer), ==, HQ_PRINTER_READY);

  print_bytes (desk->printer, large, NULL, &outcomes[0]);
  WAIT (outcomes[0].done);
  g_assert_no_error (outcomes[0].error);
  taken = hq_test_printer_take (desk->test);
  g_assert_true (g_bytes_equal (taken, large));
}

/* What cannot be drawn is no fault of the printer. */
static void
test_nothing_drawn (Desk *desk, gconstpointer mood)
{
  HqPrinterJob job = { make_nothing, NULL, NULL };
  Outcome outcome = { 0 };

  hq_printer_print_async (desk->printer, &job, NULL, on_printed, &outcome);
  WAIT (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&outcome.error);
  assert_printed (desk->printer, "next");
  assert_taken (desk->test, "next");
}

/* Without paper nothing is sent that would come out later; with paper it goes on by itself. */
static void
test_out (Desk *desk, gconstpointer mood)
{
  WAIT (hq_printer_get_state (desk->printer) == HQ_PRINTER_PAPER_OUT);
  assert_fails (desk->printer, "lost", HQ_PRINTER_PAPER_OUT);
  assert_taken (desk->test, "");
  hq_test_printer_set_mood (desk->test, HQ_TEST_PRINTER_FINE);
  WAIT (hq_printer_get_state (desk->printer) == HQ_PRINTER_READY);
  g_assert_cmpstr (desk->told->str, ==, "PR");
  assert_printed (desk->printer, "found");
  assert_taken (desk->test, "found");
}

/* A job in which the paper ends has not been printed, though all of it was taken. */
static void
test_runs_out (Desk *desk, gconstpointer mood)
{
  assert_fails (desk->printer, "half", HQ_PRINTER_PAPER_OUT);
  assert_taken (desk->test, "half");
  g_assert_cmpint (hq_printer_get_state (desk->printer), ==, HQ_PRINTER_PAPER_OUT);
}

static void
test_stopped (Desk *desk, gconstpointer mood)
{
  gboolean open = GPOINTER_TO_INT (mood) == HQ_TEST_PRINTER_OPEN;
  HqPrinterState state = open ? HQ_PRINTER_COVER_OPEN : HQ_PRINTER_OFFLINE;

  assert_fails (desk->printer, "lost", state);
  assert_taken (desk->test, "");
  g_assert_cmpint (hq_printer_get_state (desk->printer), ==, state);
}

static void
test_low (Desk *desk, gconstpointer mood)
{
  WAIT (hq_printer_get_state (desk->printer) == HQ_PRINTER_PAPER_LOW);
  assert_printed (desk->printer, "still");
  assert_taken (desk->test, "still");
}

/* One that tells nothing, or nothing that can be understood, prints. */
static void
test_untold (Desk *desk, gconstpointer mood)
{
  hq_test_pass (1300 * G_TIME_SPAN_MILLISECOND);
  assert_printed (desk->printer, "all the same");
  assert_printed (desk->printer, ", twice");
  assert_taken (desk->test, "all the same, twice");
  g_assert_cmpstr (desk->told->str, ==, "");
}

/* An answer that comes late is not taken for the answer to what was asked next. */
static void
test_late (Desk *desk, gconstpointer mood)
{
  assert_printed (desk->printer, "in time");
  hq_test_printer_set_delay (desk->test, 900000);
  hq_test_printer_set_mood (desk->test, HQ_TEST_PRINTER_LATE);
  assert_printed (desk->printer, ", late");
  g_assert_cmpstr (desk->told->str, ==, "");
  hq_test_printer_set_delay (desk->test, 5 * G_TIME_SPAN_SECOND);
  assert_printed (desk->printer, ", later");
  g_assert_cmpint (hq_printer_get_state (desk->printer), ==, HQ_PRINTER_SLOW);
  hq_test_printer_set_mood (desk->test, HQ_TEST_PRINTER_FINE);
  WAIT (hq_printer_get_state (desk->printer) == HQ_PRINTER_READY);
  assert_taken (desk->test, "in time, late, later");
}

/* Whoever hangs up in the middle has not printed; the next job finds it again. */
static void
test_hangs_up (Desk *desk, gconstpointer mood)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GBytes) rest = NULL;

  assert_fails (desk->printer, long_text, HQ_PRINTER_OFFLINE);
  g_assert_cmpint (hq_printer_get_state (desk->printer), ==, HQ_PRINTER_OFFLINE);
  hq_test_printer_set_mood (desk->test, HQ_TEST_PRINTER_FINE);
  rest = hq_test_printer_take (desk->test);
  assert_printed (desk->printer, "again");
  assert_taken (desk->test, "again");
  g_assert_cmpint (hq_printer_get_state (desk->printer), ==, HQ_PRINTER_READY);
}

/* One that nobody answers for is offline, and is ready again when it comes, both untold. */
static void
test_refuses (Desk *desk, gconstpointer mood)
{
  guint16 port = hq_test_printer_get_port (desk->test);

  assert_printed (desk->printer, "there");
  g_clear_pointer (&desk->test, hq_test_printer_free);
  assert_fails (desk->printer, "gone", HQ_PRINTER_OFFLINE);
  hq_test_pass (2500 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpstr (desk->told->str, ==, "O");
  desk->test = hq_test_printer_new (port);
  WAIT (hq_printer_get_state (desk->printer) == HQ_PRINTER_READY);
  assert_taken (desk->test, "");
  assert_printed (desk->printer, "back");
}

/* One that takes nothing is slow, and then given up; what waits behind it can be left; and nobody who
 * asked it has waited. */
static void
test_stuck (Desk *desk, gconstpointer mood)
{
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (8 * 1024 * 1024), 8 * 1024 * 1024);
  g_autoptr (GBytes) small = g_bytes_new_static ("small", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 last = g_get_monotonic_time (), longest = 0;
  Outcome outcome, left;

  print_bytes (desk->printer, large, NULL, &outcome);
  print_bytes (desk->printer, small, cancellable, &left);
  g_cancellable_cancel (cancellable);
  while (!outcome.done)
    {
      hq_test_pass (10 * G_TIME_SPAN_MILLISECOND);
      longest = MAX (longest, g_get_monotonic_time () - last);
      last = g_get_monotonic_time ();
    }
  g_assert_cmpint (longest, <, G_TIME_SPAN_SECOND);
  g_assert_error (outcome.error, HQ_PRINTER_ERROR, HQ_PRINTER_SLOW);
  g_assert_true (g_str_has_prefix (desk->told->str, "S"));
  WAIT (left.done);
  g_assert_error (left.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  g_clear_error (&left.error);
}

/* A job does not wait for a look at a printer that does not answer it. */
static void
test_look_gives_way (Desk *desk, gconstpointer mood)
{
  gint64 asked;
  Outcome outcome;

  hq_test_pass (50 * G_TIME_SPAN_MILLISECOND);
  asked = g_get_monotonic_time ();
  print (desk->printer, "now", &outcome);
  WAIT (outcome.done);
  /* A look would have taken a second. */
  g_assert_cmpint (hq_test_printer_get_begun (desk->test) - asked, <, 900000);
  assert_taken (desk->test, "now");
}

/* The one that goes away leaves nothing running that could tell anybody. */
static void
test_freed (Desk *desk, gconstpointer mood)
{
  Outcome outcome;

  print (desk->printer, "last words", &outcome);
  g_object_unref (g_steal_pointer (&desk->printer));
  WAIT (outcome.done);
  g_assert_true (outcome.printed);
  assert_taken (desk->test, "last words");
}

static void
test_folder (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "slips");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  Desk desk = { 0 };

  g_assert_no_errno (g_mkdir (path, 0700));
  desk_use (&desk, uri);
  assert_printed (desk.printer, "on file");
  dir = g_dir_open (path, 0, NULL);
  file = g_build_filename (path, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "on file");
  g_assert_no_errno (g_unlink (file));
  g_assert_no_errno (g_rmdir (path));
  assert_fails (desk.printer, "nowhere", HQ_PRINTER_OFFLINE);
  desk_clear (&desk, NULL);
}

/* A device takes the bytes as they are: a line's end stays what it is. */
static void
test_device (void)
{
  static const char text[] = "two\nlines\r\n\x03\x11";
  g_autoptr (GString) taken = g_string_new (NULL);
  g_autofree char *uri = NULL;
  char name[128], data[256];
  Outcome outcome;
  Desk desk = { 0 };
  int master, slave;

  g_assert_no_errno (openpty (&master, &slave, name, NULL, NULL));
  g_assert_no_errno (fcntl (master, F_SETFL, O_NONBLOCK));
  uri = g_strconcat ("device://", name, NULL);
  /* While another program prints on it, it is waited for. */
  g_assert_no_errno (flock (slave, LOCK_EX));
  desk_use (&desk, uri);
  print (desk.printer, text, &outcome);
  hq_test_pass (500 * G_TIME_SPAN_MILLISECOND);
  g_assert_false (outcome.done);
  g_assert_cmpint (read (master, data, sizeof data), <, 0);
  g_assert_no_errno (flock (slave, LOCK_UN));
  while (!outcome.done)
    {
      gssize n = read (master, data, sizeof data);

      if (n > 0)
        g_string_append_len (taken, data, n);
      hq_test_pass (5 * G_TIME_SPAN_MILLISECOND);
    }
  g_assert_no_error (outcome.error);
  for (gssize n; (n = read (master, data, sizeof data)) > 0;)
    g_string_append_len (taken, data, n);
  g_assert_nonnull (g_strstr_len (taken->str, (gssize) taken->len, text));
  close (slave);
  close (master);
  assert_fails (desk.printer, "unplugged", HQ_PRINTER_OFFLINE);
  desk_clear (&desk, NULL);
}

/* One that never answers is not ready while it takes nothing. */
static void
test_device_stuck (void)
{
  g_autofree char *uri = NULL;
  char name[128], data[4096] = { 0 };
  struct termios raw;
  Desk desk = { 0 };
  int master, slave;

  g_assert_no_errno (openpty (&master, &slave, name, NULL, NULL));
  g_assert_no_errno (fcntl (master, F_SETFL, O_NONBLOCK));
  g_assert_no_errno (fcntl (slave, F_SETFL, O_NONBLOCK));
  g_assert_no_errno (tcgetattr (slave, &raw));
  cfmakeraw (&raw);
  g_assert_no_errno (tcsetattr (slave, TCSANOW, &raw));
  /* The kernel moves on in the background what was written. */
  for (guint full = 0; full < 10; full++)
    {
      while (write (slave, data, sizeof data) > 0)
        full = 0;
      hq_test_pass (10 * G_TIME_SPAN_MILLISECOND);
    }
  uri = g_strconcat ("device://", name, NULL);
  desk_use (&desk, uri);
  WAIT (hq_printer_get_state (desk.printer) == HQ_PRINTER_SLOW);
  hq_test_pass (4000 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpstr (desk.told->str, ==, "S");
  WAIT (read (master, data, sizeof data) <= 0
        && hq_printer_get_state (desk.printer) == HQ_PRINTER_READY);
  close (slave);
  close (master);
  desk_clear (&desk, NULL);
}

static void
test_none (void)
{
  Desk desk = { 0 };

  desk_use (&desk, "");
  g_assert_cmpint (hq_printer_get_state (desk.printer), ==, HQ_PRINTER_NONE);
  assert_fails (desk.printer, "nowhere", HQ_PRINTER_NONE);
  desk_clear (&desk, NULL);
}

static void
test_address (void)
{
  static const struct
  {
    const char *text;
    HqPrinterKind kind;
    const char *target; /* (nullable): it is no address */
    guint16 port;
  } cases[] = {
    { "tcp://192.168.1.87", HQ_PRINTER_TO_NETWORK, "192.168.1.87", 9100 },
    { " tcp://192.168.1.87:9101 ", HQ_PRINTER_TO_NETWORK, "192.168.1.87", 9101 },
    { "tcp://[fe80::1]:9100", HQ_PRINTER_TO_NETWORK, "fe80::1", 9100 },
    { "tcp://printer-1.hall", HQ_PRINTER_TO_NETWORK, "printer-1.hall", 9100 },
    { "device:///dev/usb/lp0", HQ_PRINTER_TO_DEVICE, "/dev/usb/lp0", 0 },
    { "file:///srv/%E7%A5%A8", HQ_PRINTER_TO_FOLDER, "/srv/票", 0 },
    { "system:Front desk", HQ_PRINTER_TO_SYSTEM, "Front desk", 0 },
    { "tcp://", 0, NULL, 0 },
    { "tcp://host:x", 0, NULL, 0 },
    { "tcp://host:70000", 0, NULL, 0 },
    { "tcp://a b", 0, NULL, 0 },
    { "192.168.1.87", 0, NULL, 0 },
    { "device://dev/usb/lp0", 0, NULL, 0 },
    { "system:", 0, NULL, 0 },
    { "file://elsewhere/folder", 0, NULL, 0 },
    { "/dev/usb/lp0", 0, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (HqPrinterAddress) address = { 0 };

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (hq_printer_address_parse (cases[i].text, &address), ==,
                       cases[i].target != NULL);
      g_assert_cmpint (address.kind, ==, cases[i].kind);
      g_assert_cmpstr (address.target, ==, cases[i].target);
      g_assert_cmpint (address.port, ==, cases[i].port);
    }
}

static void
test_status (void)
{
  static const struct
  {
    guint8 answer[HQ_PRINTER_STATUS_SIZE];
    int state; /* -1: no answer */
  } cases[] = {
    { { 0x12, 0x12, 0x12 }, HQ_PRINTER_READY },
    { { 0x16, 0x1a, 0x12 }, HQ_PRINTER_READY }, /* the drawer, the feed key */
    { { 0x12, 0x12, 0x1e }, HQ_PRINTER_PAPER_LOW },
    { { 0x1a, 0x32, 0x7e }, HQ_PRINTER_PAPER_OUT },
    { { 0x12, 0x12, 0x72 }, HQ_PRINTER_PAPER_OUT },
    { { 0x1a, 0x16, 0x12 }, HQ_PRINTER_COVER_OPEN },
    { { 0x1a, 0x36, 0x7e }, HQ_PRINTER_COVER_OPEN },
    { { 0x1a, 0x12, 0x12 }, HQ_PRINTER_OFFLINE },
    { { 0x12, 0x52, 0x12 }, HQ_PRINTER_OFFLINE },
    { { 0x00, 0x12, 0x12 }, -1 },
    { { 0x12, 0x92, 0x12 }, -1 },
    { { 0x12, 0x12, 0x13 }, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HqPrinterState state = HQ_PRINTER_NONE;
      gboolean told = hq_printer_status_parse (cases[i].answer, &state);

      g_assert_cmpint (told, ==, cases[i].state >= 0);
      g_assert_cmpint (state, ==, told ? cases[i].state : (int) HQ_PRINTER_NONE);
    }
}

#define ADD(path, mood, test)                                                                      \
  g_test_add (path, Desk, GINT_TO_POINTER (mood), desk_init, test, desk_clear)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printer/address", test_address);
  g_test_add_func ("/printer/status", test_status);
  g_test_add_func ("/printer/none", test_none);
  g_test_add_func ("/printer/folder", test_folder);
  g_test_add_func ("/printer/device", test_device);
  g_test_add_func ("/printer/device-stuck", test_device_stuck);
  ADD ("/printer/fine", HQ_TEST_PRINTER_FINE, test_fine);
  ADD ("/printer/nothing-drawn", HQ_TEST_PRINTER_FINE, test_nothing_drawn);
  ADD ("/printer/freed", HQ_TEST_PRINTER_FINE, test_freed);
  ADD ("/printer/out", HQ_TEST_PRINTER_OUT, test_out);
  ADD ("/printer/runs-out", HQ_TEST_PRINTER_RUNS_OUT, test_runs_out);
  ADD ("/printer/cover", HQ_TEST_PRINTER_OPEN, test_stopped);
  ADD ("/printer/fault", HQ_TEST_PRINTER_FAULT, test_stopped);
  ADD ("/printer/low", HQ_TEST_PRINTER_LOW, test_low);
  ADD ("/printer/mute", HQ_TEST_PRINTER_MUTE, test_untold);
  ADD ("/printer/rubbish", HQ_TEST_PRINTER_RUBBISH, test_untold);
  ADD ("/printer/late", HQ_TEST_PRINTER_FINE, test_late);
  ADD ("/printer/look-gives-way", HQ_TEST_PRINTER_MUTE, test_look_gives_way);
  ADD ("/printer/hangs-up", HQ_TEST_PRINTER_HANGS_UP, test_hangs_up);
  ADD ("/printer/refuses", HQ_TEST_PRINTER_FINE, test_refuses);
  ADD ("/printer/stuck", HQ_TEST_PRINTER_STUCK, test_stuck);
  return g_test_run ();
}
