/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-touch-keys.h"

#include <glib/gi18n.h>

#define HQ_TOUCH_KEYS_ROWS 5

/* What is on a key that types nothing. */
#define HQ_TOUCH_KEYS_RUB_OUT "\b"
#define HQ_TOUCH_KEYS_CLEAR "\f"
#define HQ_TOUCH_KEYS_CAPITALS "\016"
#define HQ_TOUCH_KEYS_OTHERS "\017" /* changes between letters and symbols */

struct _HqTouchKeys
{
  AdwBin parent_instance;

  GtkEditable *entry; /* (borrowed) (nullable) */
  HqTouchLayout keys;
  gboolean is_upper;
  gboolean has_symbols; /* in place of the letters of a password */
};

G_DEFINE_TYPE (HqTouchKeys, hq_touch_keys, ADW_TYPE_BIN)

/* The rows of keys. */
static const char *const layouts[][HQ_TOUCH_KEYS_ROWS] = {
  [HQ_TOUCH_KEYS_DIGITS] = { "123", "456", "789", "X0" HQ_TOUCH_KEYS_RUB_OUT, HQ_TOUCH_KEYS_CLEAR },
  [HQ_TOUCH_KEYS_LETTERS] = { "1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM",
                              HQ_TOUCH_KEYS_CLEAR HQ_TOUCH_KEYS_RUB_OUT },
  [HQ_TOUCH_KEYS_PASSWORD] = { "1234567890", "qwertyuiop", "asdfghjkl",
                               HQ_TOUCH_KEYS_CAPITALS "zxcvbnm",
                               HQ_TOUCH_KEYS_OTHERS HQ_TOUCH_KEYS_CLEAR HQ_TOUCH_KEYS_RUB_OUT },
};

/* All that ASCII has beside letters and digits. */
static const char *const symbols[HQ_TOUCH_KEYS_ROWS] = {
  "!\"#$%&'(",
  ")*+,-./:",
  ";<=>?@[\\",
  "]^_`{|}~",
  HQ_TOUCH_KEYS_OTHERS " " HQ_TOUCH_KEYS_CLEAR HQ_TOUCH_KEYS_RUB_OUT,
};

static void hq_touch_keys_build (HqTouchKeys *self);

static void
hq_touch_keys_type (HqTouchKeys *self, const char *text)
{
  int position = -1;

  gtk_editable_delete_selection (self->entry);
  position = (int) g_utf8_strlen (gtk_editable_get_text (self->entry), -1);
  gtk_editable_insert_text (self->entry, text, -1, &position);
  gtk_editable_set_position (self->entry, -1);
}

static void
hq_touch_keys_rub_out (HqTouchKeys *self)
{
  glong length = g_utf8_strlen (gtk_editable_get_text (self->entry), -1);

  if (length > 0)
    gtk_editable_delete_text (self->entry, (int) length - 1, (int) length);
}

static void
hq_touch_keys_on_clicked (HqTouchKeys *self, GtkButton *button)
{
  const char *key = gtk_widget_get_name (GTK_WIDGET (button));

  if (g_str_equal (key, HQ_TOUCH_KEYS_CAPITALS) || g_str_equal (key, HQ_TOUCH_KEYS_OTHERS))
    {
      self->is_upper ^= g_str_equal (key, HQ_TOUCH_KEYS_CAPITALS);
      self->has_symbols ^= g_str_equal (key, HQ_TOUCH_KEYS_OTHERS);
      hq_touch_keys_build (self);
      return;
    }
  if (self->entry == NULL)
    return;
  if (g_str_equal (key, HQ_TOUCH_KEYS_RUB_OUT))
    hq_touch_keys_rub_out (self);
  else if (g_str_equal (key, HQ_TOUCH_KEYS_CLEAR))
    gtk_editable_set_text (self->entry, "");
  else
    hq_touch_keys_type (self, key);
}

static const char *
hq_touch_keys_get_label (HqTouchKeys *self, const char *key)
{
  if (g_str_equal (key, HQ_TOUCH_KEYS_RUB_OUT))
    return _ ("Delete");
  if (g_str_equal (key, HQ_TOUCH_KEYS_CLEAR))
    return _ ("Clear");
  if (g_str_equal (key, HQ_TOUCH_KEYS_CAPITALS))
    return _ ("Capitals");
  if (g_str_equal (key, HQ_TOUCH_KEYS_OTHERS))
    return self->has_symbols ? _ ("Letters") : _ ("Symbols");
  if (g_str_equal (key, " "))
    return _ ("Space");
  return key;
}

/* A key does not take the focus when it is touched, so that a keyboard or a reader that types goes
 * on into the entry; arrows come to it. */
static GtkWidget *
hq_touch_keys_make_key (HqTouchKeys *self, char letter)
{
  const char key[] = { self->is_upper ? g_ascii_toupper (letter) : letter, '\0' };
  GtkWidget *button = gtk_button_new_with_label (hq_touch_keys_get_label (self, key));

  gtk_widget_set_name (button, key);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_add_css_class (button, "key");
  if (!g_ascii_isgraph (letter))
    gtk_widget_add_css_class (button, "word");
  g_signal_connect_object (button, "clicked", G_CALLBACK (hq_touch_keys_on_clicked), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
hq_touch_keys_build (HqTouchKeys *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const *layout = self->has_symbols ? symbols : layouts[self->keys];

  gtk_box_set_homogeneous (GTK_BOX (rows), TRUE);
  for (guint i = 0; i < HQ_TOUCH_KEYS_ROWS; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      for (const char *key = layout[i]; *key != '\0'; key++)
        gtk_box_append (GTK_BOX (row), hq_touch_keys_make_key (self, *key));
      gtk_box_append (GTK_BOX (rows), row);
    }
  adw_bin_set_child (ADW_BIN (self), rows);
}

/* Below the page that it belongs to on a high screen, beside it on a wide one. */
static void
hq_touch_keys_on_layout (HqTouchKeys *self, int width, int height)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkOrientation orientation = width > height ? GTK_ORIENTATION_HORIZONTAL
                                              : GTK_ORIENTATION_VERTICAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) == orientation)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (parent), orientation);
  gtk_box_set_homogeneous (GTK_BOX (parent), width > height);
}

static void
hq_touch_keys_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (hq_touch_keys_parent_class)->realize (widget);
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_object (surface, "layout", G_CALLBACK (hq_touch_keys_on_layout), widget,
                           G_CONNECT_SWAPPED);
  hq_touch_keys_on_layout (HQ_TOUCH_KEYS (widget), gdk_surface_get_width (surface),
                             gdk_surface_get_height (surface));
}

static void
hq_touch_keys_class_init (HqTouchKeysClass *class)
{
  GTK_WIDGET_CLASS (class)->realize = hq_touch_keys_realize;
}

static void
hq_touch_keys_init (HqTouchKeys *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "keypad");
  hq_touch_keys_build (self);
}

/**
 * hq_touch_keys_set_entry:
 * @self: a keypad
 * @entry: (nullable): where it types, which lives as long as the keypad
 */
void
hq_touch_keys_set_entry (HqTouchKeys *self, GtkEditable *entry)
{
  self->entry = entry;
}

static void
hq_touch_keys_on_focus (HqTouchKeys *self, GtkEventController *controller)
{
  self->entry = g_object_get_data (G_OBJECT (controller), "entry");
}

/**
 * hq_touch_keys_follow:
 * @self: a keypad
 * @widget: what may be touched or get the focus
 * @entry: where the keys type from then on, which lives as long as @widget
 */
void
hq_touch_keys_follow (HqTouchKeys *self, GtkWidget *widget, GtkEditable *entry)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (controller), "entry", entry);
  g_signal_connect_object (controller, "enter", G_CALLBACK (hq_touch_keys_on_focus), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, controller);
}

/**
 * hq_touch_keys_set_keys:
 * @self: a keypad
 * @keys: which keys it has from now on
 */
void
hq_touch_keys_set_keys (HqTouchKeys *self, HqTouchLayout keys)
{
  if (self->keys == keys)
    return;
  self->keys = keys;
  self->is_upper = FALSE;
  self->has_symbols = FALSE;
  hq_touch_keys_build (self);
}
