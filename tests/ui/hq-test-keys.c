/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-keys.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>

/* Real keys, pressed by the display itself, which also keeps the time between them: whatever else this
 * machine does, they come as fast as was asked. */
static Display *
hq_test_keys_get_display (void)
{
  static Display *display;
  int event, error, major, minor;

  if (display == NULL)
    {
      display = XOpenDisplay (NULL);
      g_assert_nonnull (display);
      g_assert_true (XTestQueryExtension (display, &event, &error, &major, &minor));
    }
  return display;
}

/* Without a window manager the focus of the display is nobody's. */
void
hq_test_keys_focus (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  Display *display = hq_test_keys_get_display ();

  while (!gtk_window_is_active (GTK_WINDOW (window)))
    {
      /* A window that is not there yet cannot have it. */
      gdk_display_sync (gdk_display_get_default ());
      XSetInputFocus (display, gdk_x11_surface_get_xid (surface), RevertToParent, CurrentTime);
      XSync (display, False);
      for (guint i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
    }
}

static KeySym
hq_test_keys_get_symbol (char letter)
{
  if (letter == '\n')
    return XK_Return;
  return letter == '\t' ? XK_Tab : (KeySym) letter;
}

/* Types @text, in which a line's end is Enter: each key @gap milliseconds after the one before. */
void
hq_test_keys_type (const char *text, guint gap)
{
  Display *display = hq_test_keys_get_display ();
  KeyCode shift = XKeysymToKeycode (display, XK_Shift_L);

  for (const char *p = text; *p != '\0'; p++)
    {
      KeySym symbol = hq_test_keys_get_symbol (*p);
      KeyCode code = XKeysymToKeycode (display, symbol);
      gboolean is_shifted = XkbKeycodeToKeysym (display, code, 0, 0) != symbol;

      g_assert_cmpuint (code, !=, 0);
      if (is_shifted)
        XTestFakeKeyEvent (display, shift, True, 0);
      XTestFakeKeyEvent (display, code, True, gap);
      XTestFakeKeyEvent (display, code, False, 0);
      if (is_shifted)
        XTestFakeKeyEvent (display, shift, False, 0);
    }
  XFlush (display);
}

static gboolean
hq_test_keys_on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Goes round until all that was typed has come, and what a scanner holds back has passed. */
void
hq_test_keys_wait (void)
{
  Display *display = hq_test_keys_get_display ();
  gboolean is_over = FALSE;

  /* The display answers after the last key. */
  XSync (display, False);
  g_timeout_add (150, hq_test_keys_on_time, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
