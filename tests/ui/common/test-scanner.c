/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-scanner.h"

#include <fcntl.h>
#include <gtk/gtkimmodule.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hq-test-keys.h"
#include "hq-test.h"

#define HEX "00ff10a5b6c7d8e9f0123456789abcde"

/* An input method: it gathers letters, shows them, and turns them into something else at a space. It
 * takes Shift for a key of its own. */
typedef struct
{
  GtkIMContext parent_instance;
  GString *letters;
} TestMethod;

typedef GtkIMContextClass TestMethodClass;

static gboolean is_composing;
static guint shifts;
static TestMethod *method;

static GType test_method_get_type (void);
G_DEFINE_TYPE (TestMethod, test_method, GTK_TYPE_IM_CONTEXT)

static gboolean
test_method_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  TestMethod *self = (TestMethod *) context;
  guint keyval = gdk_key_event_get_keyval (event);
  char letter = (char) gdk_keyval_to_unicode (keyval);
  char text[2] = { letter, '\0' };

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return FALSE;
  method = self;
  if (keyval == GDK_KEY_Shift_L)
    shifts++;
  if (!g_ascii_isprint (letter))
    return FALSE;
  if (!is_composing)
    g_signal_emit_by_name (self, "commit", text);
  else if (letter != ' ')
    g_string_append_c (self->letters, letter);
  else
    {
      g_autofree char *word = g_strdup_printf ("[%s]", self->letters->str);

      g_string_truncate (self->letters, 0);
      g_signal_emit_by_name (self, "commit", word);
    }
  return TRUE;
}

static void
test_method_finalize (GObject *object)
{
  g_string_free (((TestMethod *) object)->letters, TRUE);
  G_OBJECT_CLASS (test_method_parent_class)->finalize (object);
}

static void
test_method_class_init (TestMethodClass *class)
{
  G_OBJECT_CLASS (class)->finalize = test_method_finalize;
  class->filter_keypress = test_method_filter_keypress;
}

static void
test_method_init (TestMethod *self)
{
  self->letters = g_string_new (NULL);
}

/* A window with an entry and a button, and what was scanned there. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *button;
  HqScanner *scanner; /* (owned) */
  GString *scanned;   /* (owned) */
  gboolean takes;
  guint activated;
  guint clicked;
} Desk;

static gboolean
on_scanned (Desk *desk, const HqReaderScan *scan)
{
  g_string_append_printf (desk->scanned, "[%d %s]", scan->kind, scan->text);
  return desk->takes;
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
desk_init (Desk *desk, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  desk->window = gtk_window_new ();
  desk->entry = gtk_entry_new ();
  desk->button = gtk_button_new_with_label ("Button");
  desk->scanner = hq_scanner_new (desk->window);
  desk->scanned = g_string_new (NULL);
  desk->takes = TRUE;
  g_signal_connect_swapped (desk->scanner, "scanned", G_CALLBACK (on_scanned), desk);
  g_signal_connect_swapped (desk->entry, "activate", G_CALLBACK (count), &desk->activated);
  g_signal_connect_swapped (desk->button, "clicked", G_CALLBACK (count), &desk->clicked);
  gtk_box_append (GTK_BOX (box), desk->entry);
  gtk_box_append (GTK_BOX (box), desk->button);
  gtk_window_set_child (GTK_WINDOW (desk->window), box);
  gtk_window_present (GTK_WINDOW (desk->window));
  hq_test_keys_focus (desk->window);
  gtk_widget_grab_focus (desk->entry);
}

static void
desk_clear (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->scanner);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_string_free (desk->scanned, TRUE);
  is_composing = FALSE;
}

static void
type (const char *text, guint gap)
{
  hq_test_keys_type (text, gap);
  hq_test_keys_wait ();
}

#define ENTRY gtk_editable_get_text (GTK_EDITABLE (desk->entry))

/* Whatever a person types arrives, whole and in order, and is no scan. */
static void
test_scanner_person (Desk *desk, gconstpointer data)
{
  type ("hello A012\n", HQ_TEST_KEYS_PERSON);
  g_assert_cmpstr (ENTRY, ==, "hello A012");
  g_assert_cmpuint (desk->activated, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (desk->entry), "");
  type ("The quick (brown) fox!\n", 55);
  g_assert_cmpstr (ENTRY, ==, "The quick (brown) fox!");
  g_assert_cmpuint (desk->activated, ==, 2);
  g_assert_cmpstr (desk->scanned->str, ==, "");
}

/* The program was at other things while a person typed. */
static void
test_scanner_late (Desk *desk, gconstpointer data)
{
  hq_test_keys_type ("37021119900101\n", 60);
  g_usleep (1200 * 1000);
  hq_test_keys_wait ();
  g_assert_cmpstr (ENTRY, ==, "37021119900101");
  g_assert_cmpuint (desk->activated, ==, 1);
  g_assert_cmpstr (desk->scanned->str, ==, "");
}

/* Nothing of what a reader types is left in the entry that has the focus, nor is what was there lost. */
static void
test_scanner_entry (Desk *desk, gconstpointer data)
{
  type ("ab", HQ_TEST_KEYS_PERSON);
  gtk_editable_select_region (GTK_EDITABLE (desk->entry), 1, 2);
  type (HEX "\n", HQ_TEST_KEYS_READER);
  g_assert_cmpstr (desk->scanned->str, ==, "[0 " HEX "]");
  g_assert_cmpstr (ENTRY, ==, "ab");
  g_assert_cmpuint (desk->activated, ==, 0);
  type ("c\n", HQ_TEST_KEYS_PERSON);
  g_assert_cmpstr (ENTRY, ==, "ac");
  g_assert_cmpuint (desk->activated, ==, 1);
}

/* With capitals, with a Tab, without an end, one right after another, and at once. */
static void
test_scanner_forms (Desk *desk, gconstpointer data)
{
  type ("HTTPS://Q.example.cn/t/" HEX "\n", HQ_TEST_KEYS_READER);
  g_assert_cmpstr (desk->scanned->str, ==, "[0 HTTPS://Q.example.cn/t/" HEX "]");
  g_string_truncate (desk->scanned, 0);
  type ("11010519491231002X\t", HQ_TEST_KEYS_READER);
  g_assert_cmpstr (desk->scanned->str, ==, "[1 11010519491231002X]");
  g_string_truncate (desk->scanned, 0);
  type ("YA21801", HQ_TEST_KEYS_READER);
  g_assert_cmpstr (desk->scanned->str, ==, "[3 YA21801]");
  g_string_truncate (desk->scanned, 0);
  type ("YA21801\nYA21802\n", HQ_TEST_KEYS_READER);
  g_assert_cmpstr (desk->scanned->str, ==, "[3 YA21801][3 YA21802]");
  g_assert_cmpstr (ENTRY, ==, "");
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_first_child (desk->entry)));
}

/* What nobody takes is typed like anything else. */
static void
test_scanner_untaken (Desk *desk, gconstpointer data)
{
  desk->takes = FALSE;
  type ("Some-Thing 12345\n", HQ_TEST_KEYS_READER);
  g_assert_cmpstr (desk->scanned->str, ==, "[4 Some-Thing 12345]");
  g_assert_cmpstr (ENTRY, ==, "Some-Thing 12345");
  g_assert_cmpuint (desk->activated, ==, 1);
}

/* A code does not press the button that has the focus, and a person's keys do. */
static void
test_scanner_button (Desk *desk, gconstpointer data)
{
  gtk_widget_grab_focus (desk->button);
  type ("some thing 12345\n", HQ_TEST_KEYS_READER);
  type (HEX "\n", HQ_TEST_KEYS_READER);
  g_assert_cmpuint (desk->clicked, ==, 0);
  type ("\n", HQ_TEST_KEYS_PERSON);
  type (" ", HQ_TEST_KEYS_PERSON);
  g_assert_cmpuint (desk->clicked, ==, 2);
}

/* An input method sees a person's keys, and nothing of a reader's. */
static void
test_scanner_method (Desk *desk, gconstpointer data)
{
  is_composing = TRUE;
  type ("ni", HQ_TEST_KEYS_PERSON);
  g_assert_cmpstr (method->letters->str, ==, "ni");
  shifts = 0;
  type ("YA21801\n", HQ_TEST_KEYS_READER);
  g_assert_cmpuint (shifts, ==, 0);
  g_assert_cmpstr (method->letters->str, ==, "ni");
  type ("Hao ", HQ_TEST_KEYS_PERSON);
  g_assert_cmpuint (shifts, ==, 1);
  g_assert_cmpstr (ENTRY, ==, "[niHao]");
  g_assert_cmpstr (desk->scanned->str, ==, "[3 YA21801]");
}

/* The serial line says the same as the keyboard. */
static void
test_scanner_line (Desk *desk, gconstpointer data)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "reader");
  int fd;

  g_assert_cmpint (hq_scanner_get_state (desk->scanner), ==, HQ_READER_ABSENT);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  hq_scanner_set_address (desk->scanner, path);
  g_assert_cmpint (hq_scanner_get_state (desk->scanner), ==, HQ_READER_PRESENT);
  fd = open (path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (write (fd, HEX "\r\n", strlen (HEX) + 2), ==, strlen (HEX) + 2);
  close (fd);
  hq_test_keys_wait ();
  g_assert_cmpstr (desk->scanned->str, ==, "[0 " HEX "]");
  hq_scanner_set_address (desk->scanner, "");
  g_assert_cmpint (hq_scanner_get_state (desk->scanner), ==, HQ_READER_ABSENT);
}

/* The window goes away with keys that are held back. */
static void
test_scanner_gone (Desk *desk, gconstpointer data)
{
  GtkWidget *other;

  hq_test_keys_type ("YA21801", HQ_TEST_KEYS_READER);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  hq_test_keys_wait ();
  other = gtk_window_new ();
  desk->window = other;
}

#define ADD(path, func) g_test_add (path, Desk, NULL, desk_init, func, desk_clear)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_IM_MODULE", "hq-test", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, test_method_get_type (),
                                  "hq-test", 10);
  ADD ("/scanner/person", test_scanner_person);
  ADD ("/scanner/late", test_scanner_late);
  ADD ("/scanner/entry", test_scanner_entry);
  ADD ("/scanner/forms", test_scanner_forms);
  ADD ("/scanner/untaken", test_scanner_untaken);
  ADD ("/scanner/button", test_scanner_button);
  ADD ("/scanner/method", test_scanner_method);
  ADD ("/scanner/line", test_scanner_line);
  ADD ("/scanner/gone", test_scanner_gone);
  return g_test_run ();
}
