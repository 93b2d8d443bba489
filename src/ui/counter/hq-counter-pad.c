/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-pad.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-keypad-list.h"
#include "hq-keypad.h"
#include "hq-memory.h"

struct _HqCounterPad
{
  AdwBin parent_instance;

  AdwExpanderRow *pads;

  HqKeypad *keypad; /* (owned) (nullable) */
  char *path;       /* (owned) (nullable): of the device that is used */
  GPtrArray *rows;  /* (owned) (element-type GtkWidget): the devices that are offered */
};

enum
{
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCounterPad, hq_counter_pad, ADW_TYPE_BIN)

static const char *
hq_counter_pad_describe (HqCounterPad *self)
{
  static const char *const states[HQ_N_KEYPAD_STATES] = {
    [HQ_KEYPAD_ABSENT] = N_ ("Not plugged in; it works as soon as it is."),
    [HQ_KEYPAD_PRESENT] = N_ ("Its keys work, whichever program is in front."),
    [HQ_KEYPAD_DENIED] = N_ ("This user may not read it; ask the administrator."),
    [HQ_KEYPAD_IN_USE] = N_ ("Another program uses it."),
    [HQ_KEYPAD_NOT_A_KEYPAD] = N_ ("This is no number pad."),
    [HQ_KEYPAD_FAILED] = N_ ("It does not work; the log says why."),
  };

  if (self->keypad == NULL)
    return _ ("None is used.");
  return _ (states[hq_keypad_get_state (self->keypad)]);
}

static void
hq_counter_pad_draw (HqCounterPad *self)
{
  const char *state = hq_counter_pad_describe (self);

  adw_expander_row_set_subtitle (self->pads, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pads), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  state, -1);
}

static void
hq_counter_pad_on_press (HqKeypadKey key, gpointer data)
{
  g_signal_emit (data, signals[PRESSED], 0, (int) key);
}

static void
hq_counter_pad_on_state (HqKeypadState state, gpointer data)
{
  hq_counter_pad_draw (data);
}

/**
 * hq_counter_pad_use:
 * @self: the number pad
 * @path: (nullable): the device that is used from now on; %NULL or "" for none
 */
void
hq_counter_pad_use (HqCounterPad *self, const char *path)
{
  static const HqKeypadFuncs funcs = { hq_counter_pad_on_press, hq_counter_pad_on_state };
  g_autofree char *copy = path != NULL && path[0] != '\0' ? g_strdup (path) : NULL;

  g_clear_pointer (&self->keypad, hq_keypad_free);
  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  if (self->path != NULL)
    self->keypad = hq_keypad_new (self->path, &funcs, self);
  hq_counter_pad_draw (self);
}

static void
hq_counter_pad_on_row (HqCounterPad *self, GtkWidget *row)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  hq_memory_set_text ("keypad", path);
  hq_counter_pad_use (self, path);
  adw_expander_row_set_expanded (self->pads, FALSE);
}

static void
hq_counter_pad_offer (HqCounterPad *self, const char *path, const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean used = g_strcmp0 (self->path != NULL ? self->path : "", path) == 0;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), used ? C_ ("number pad", "In use") : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  used ? C_ ("number pad", "In use") : "", -1);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (hq_counter_pad_on_row), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->pads, row);
  g_ptr_array_add (self->rows, row);
}

static void
hq_counter_pad_on_expanded (HqCounterPad *self)
{
  g_autoptr (GPtrArray) devices = NULL;

  if (!adw_expander_row_get_expanded (self->pads))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->pads, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  hq_counter_pad_offer (self, "", C_ ("number pad", "None"));
  devices = hq_keypad_list_read (HQ_KEYPAD_LIST_FOLDER);
  for (guint i = 0; i < devices->len; i++)
    {
      const HqKeypadListItem *device = devices->pdata[i];

      hq_counter_pad_offer (self, device->path, device->name);
    }
}

static void
hq_counter_pad_dispose (GObject *object)
{
  g_clear_pointer (&HQ_COUNTER_PAD (object)->keypad, hq_keypad_free);
  G_OBJECT_CLASS (hq_counter_pad_parent_class)->dispose (object);
}

static void
hq_counter_pad_finalize (GObject *object)
{
  HqCounterPad *self = HQ_COUNTER_PAD (object);

  g_free (self->path);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (hq_counter_pad_parent_class)->finalize (object);
}

static void
hq_counter_pad_class_init (HqCounterPadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_counter_pad_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_counter_pad_finalize;

  /**
   * HqCounterPad::pressed:
   * @key: an HqKeypadKey
   */
  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-counter-pad.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCounterPad, pads);
  gtk_widget_class_bind_template_callback (widget_class, hq_counter_pad_on_expanded);
}

static void
hq_counter_pad_init (HqCounterPad *self)
{
  g_autofree char *path = hq_memory_get_text ("keypad");

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_expander (self->pads);
  hq_counter_pad_use (self, path);
}
