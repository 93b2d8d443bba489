/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <pty.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "hq-test.h"

#define HEX "00ff10a5b6c7d8e9f0123456789abcde"
#define NOBODY 65534

/* What a reader told, as text: scans in brackets, states in angle ones. */
typedef struct
{
  GString *told;
  HqReader *reader;
  gboolean free_at_scan;
} Desk;

static const char *const states[HQ_N_READER_STATES] = {
  [HQ_READER_ABSENT] = "<absent>",
  [HQ_READER_PRESENT] = "<present>",
  [HQ_READER_DENIED] = "<denied>",
  [HQ_READER_IN_USE] = "<in use>",
  [HQ_READER_NOT_A_READER] = "<not a reader>",
  [HQ_READER_FAILED] = "<failed>",
};

static void
on_scan (HqReaderScan *scan, gpointer user_data)
{
  Desk *desk = user_data;

  g_string_append_printf (desk->told, "[%d %s]", scan->kind, scan->text);
  if (desk->free_at_scan)
    g_clear_pointer (&desk->reader, hq_reader_free);
}

static void
on_state (HqReaderState state, gpointer user_data)
{
  g_string_append (((Desk *) user_data)->told, states[state]);
}

static const HqReaderFuncs funcs = { on_scan, on_state };

static void
desk_open (Desk *desk, const char *address)
{
  *desk = (Desk){ .told = g_string_new (NULL) };
  desk->reader = hq_reader_new (address, &funcs, desk);
  g_string_append (desk->told, states[hq_reader_get_state (desk->reader)]);
}

static void
desk_close (Desk *desk)
{
  g_clear_pointer (&desk->reader, hq_reader_free);
  g_string_free (desk->told, TRUE);
}

static void
desk_expect (Desk *desk, const char *text)
{
  hq_test_expect (desk->told, text);
}

static void
send (int fd, const char *text)
{
  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
}

/* A reader at a line of its own: what is written to the result is what it reads. As a plugged device
 * has, the line has a name that leads to it. */
static int
plug (const char *link)
{
  char line[128];
  int master, slave;

  g_assert_cmpint (openpty (&master, &slave, line, NULL, NULL), ==, 0);
  close (slave);
  g_assert_cmpint (symlink (line, link), ==, 0);
  return master;
}

static void
test_reader_lines (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "reader");
  g_autofree char *longer = g_strnfill (HQ_READER_SCAN_LONGEST + 1, 'a');
  int fd = plug (path);
  Desk desk;

  desk_open (&desk, path);
  desk_expect (&desk, "<present>");
  send (fd, HEX "\r");
  desk_expect (&desk, "[0 " HEX "]");
  /* Ended in other ways, several at once, in pieces, and with nothing at all. */
  send (fd, "\r\n\r\n11010519491231002X\r\nYA21801\nYA21802\t110105194912310021\r");
  desk_expect (&desk, "[1 11010519491231002X][3 YA21801][3 YA21802][2 110105194912310021]");
  send (fd, "YA2");
  for (guint i = 0; i < 5; i++)
    g_main_context_iteration (NULL, FALSE);
  send (fd, "1803\r");
  desk_expect (&desk, "[3 YA21803]");
  /* Not ended: by the pause; what is too long is dropped whole, and what follows is not. */
  send (fd, "YA21804");
  desk_expect (&desk, "[3 YA21804]");
  send (fd, longer);
  send (fd, "\rYA21805\r");
  desk_expect (&desk, "[3 YA21805]");
  desk_close (&desk);
  close (fd);
}

/* Nothing is done to what comes: no echo, no line that a Ctrl+C ends, and the speed is as asked. */
static void
test_reader_raw (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "reader");
  g_autofree char *address = g_strconcat (path, ":115200", NULL);
  int fd = plug (path);
  struct termios line;
  char echo;
  Desk desk;

  desk_open (&desk, address);
  desk_expect (&desk, "<present>");
  g_assert_cmpint (tcgetattr (fd, &line), ==, 0);
  g_assert_cmpuint (cfgetispeed (&line), ==, B115200);
  g_assert_cmpuint (line.c_lflag & (ICANON | ECHO | ISIG), ==, 0);
  g_assert_cmpuint (line.c_cflag & CSIZE, ==, CS8);
  send (fd, "Y\003\004\021A21801\r");
  desk_expect (&desk, "[4 Y\003\004\021A21801]");
  g_assert_cmpint (fcntl (fd, F_SETFL, O_NONBLOCK), ==, 0);
  g_assert_cmpint (read (fd, &echo, 1), ==, -1);
  desk_close (&desk);
  close (fd);
}

/* It is unplugged in the middle of a code, and plugged in again, twice. */
static void
test_reader_unplugged (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "reader");
  Desk desk;

  desk_open (&desk, path);
  desk_expect (&desk, "<absent>");
  for (guint i = 0; i < 2; i++)
    {
      int fd = plug (path);

      desk_expect (&desk, "<present>");
      send (fd, "YA21801\rYA2");
      desk_expect (&desk, "[3 YA21801]");
      g_assert_cmpint (g_unlink (path), ==, 0);
      close (fd);
      desk_expect (&desk, "<absent>");
    }
  desk_close (&desk);
}

static void
test_reader_twins (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *pipe = hq_test_path (folder, "pipe");
  g_autofree char *file = hq_test_path (folder, "file");
  g_autoptr (GError) error = NULL;
  Desk desk;
  int fd;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  desk_open (&desk, pipe);
  desk_expect (&desk, "<present>");
  for (guint i = 0; i < 2; i++)
    {
      /* The pipe does not end with its writer. */
      fd = open (pipe, O_WRONLY | O_CLOEXEC);
      send (fd, "YA21801\n");
      close (fd);
      desk_expect (&desk, "[3 YA21801]");
    }
  desk_close (&desk);

  g_assert_true (g_file_set_contents (file, "YA21802\n", -1, &error));
  g_assert_no_error (error);
  desk_open (&desk, file);
  desk_expect (&desk, "<present>[3 YA21802]");
  fd = open (file, O_WRONLY | O_APPEND | O_CLOEXEC);
  send (fd, HEX "\n");
  close (fd);
  desk_expect (&desk, "[0 " HEX "]");
  desk_close (&desk);
}

static void
test_reader_wrong (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "reader");
  g_autofree char *below = g_build_filename (path, "none", NULL);
  Desk desk;

  desk_open (&desk, folder);
  desk_expect (&desk, "<not a reader>");
  desk_close (&desk);
  desk_open (&desk, "/dev/null");
  desk_expect (&desk, "<not a reader>");
  desk_close (&desk);
  desk_open (&desk, "");
  desk_expect (&desk, "<absent>");
  desk_close (&desk);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  desk_open (&desk, below);
  desk_expect (&desk, "<absent>");
  desk_close (&desk);
}

/* Root may do what others may not: the test asks as nobody. */
static void
test_reader_denied (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "reader");
  Desk desk;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (geteuid () == 0)
    {
      g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  desk_open (&desk, path);
  desk_expect (&desk, "<denied>");
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  desk_expect (&desk, "<present>");
  desk_close (&desk);
}

/* The window may go away with what was read. */
static void
test_reader_freed (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "reader");
  int fd = plug (path);
  Desk desk;

  desk_open (&desk, path);
  desk_expect (&desk, "<present>");
  desk.free_at_scan = TRUE;
  send (fd, "YA21801\rYA21802\rYA21803");
  desk_expect (&desk, "[3 YA21801]");
  g_assert_null (desk.reader);
  desk_close (&desk);
  close (fd);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/lines", test_reader_lines);
  g_test_add_func ("/reader/raw", test_reader_raw);
  g_test_add_func ("/reader/unplugged", test_reader_unplugged);
  g_test_add_func ("/reader/twins", test_reader_twins);
  g_test_add_func ("/reader/wrong", test_reader_wrong);
  g_test_add_func ("/reader/denied", test_reader_denied);
  g_test_add_func ("/reader/freed", test_reader_freed);
  return g_test_run ();
}
