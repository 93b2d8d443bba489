/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-counter-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The one table of keys: what a button says, the screen's keys, and those of a number pad. Keys that
 * a person has to hold Control for are the rare ones. */
static const struct
{
  const char *label;
  const char *name;    /* (nullable): of its main key, as it stands on a keyboard */
  const char *accels;  /* as gtk_shortcut_trigger_parse_string() takes them, with | between */
  const char *pad;     /* (nullable): on the number pad */
  HqKeypadKey pad_key; /* the same, where it has one */
} keys[HQ_N_COUNTER_KEYS] = {
  [HQ_COUNTER_KEY_MAIN] = { NC_ ("counter", "The big button"), "Enter", "F5", "Enter",
                            HQ_KEYPAD_KEY_ENTER },
  [HQ_COUNTER_KEY_NEXT] = { NC_ ("counter", "Next"), "F4", "F4|KP_Decimal|KP_Delete", ".",
                            HQ_KEYPAD_KEY_DOT },
  [HQ_COUNTER_KEY_START] = { NC_ ("counter", "Start"), NULL, "KP_0|KP_Insert", "0",
                             HQ_KEYPAD_KEY_0 },
  [HQ_COUNTER_KEY_RECALL] = { NC_ ("counter", "Recall"), "F6", "F6|KP_Add", "+",
                              HQ_KEYPAD_KEY_PLUS },
  [HQ_COUNTER_KEY_MISSED] = { NC_ ("counter", "Missed"), "F7", "F7|KP_Subtract", "−",
                              HQ_KEYPAD_KEY_MINUS },
  [HQ_COUNTER_KEY_PRESENT] = { NC_ ("counter", "Present"), "F8", "F8", NULL },
  [HQ_COUNTER_KEY_HOLD] = { NC_ ("counter", "Hold"), "F9", "F9|KP_Divide", "/",
                            HQ_KEYPAD_KEY_SLASH },
  [HQ_COUNTER_KEY_REDIRECT] = { NC_ ("counter", "Redirect"), "F2", "F2", NULL },
  [HQ_COUNTER_KEY_CONTINUE] = { NC_ ("counter", "Continue"), "F3", "F3", NULL },
  [HQ_COUNTER_KEY_NUMBER] = { NC_ ("counter", "By number"), "F11", "F11", NULL },
  [HQ_COUNTER_KEY_PAUSE] = { NC_ ("counter", "Pause"), "F12", "F12|KP_Multiply", "*",
                             HQ_KEYPAD_KEY_STAR },
  [HQ_COUNTER_KEY_STILL] = { NC_ ("counter", "Still serving"), "Ctrl+S", "<Control>s", NULL },
  [HQ_COUNTER_KEY_FORGOT] = { NC_ ("counter", "Forgot to finish"), "Ctrl+D", "<Control>d", NULL },
  [HQ_COUNTER_KEY_SEEN] = { NC_ ("counter", "Word was seen"), "Ctrl+K", "<Control>k", NULL },
  [HQ_COUNTER_KEY_LOCK] = { NC_ ("counter", "Lock"), "Ctrl+L", "<Control>l", NULL },
  [HQ_COUNTER_KEY_SIGN_OUT] = { NC_ ("counter", "Sign out"), "Ctrl+E", "<Control>e", NULL },
  [HQ_COUNTER_KEY_HELP] = { NC_ ("counter", "Keyboard shortcuts"), "F1", "F1|<Control>question",
                            NULL },
  [HQ_COUNTER_KEY_BACK] = { NC_ ("counter", "Back"), "Esc", "Escape", "←",
                            HQ_KEYPAD_KEY_BACKSPACE },
};

/**
 * hq_counter_keys_get_label:
 *
 * Returns: (transfer none): what is said of @key, in the language that is shown
 */
const char *
hq_counter_keys_get_label (HqCounterKey key)
{
  return g_dpgettext2 (NULL, "counter", keys[key].label);
}

/**
 * hq_counter_keys_get_name:
 *
 * Returns: (transfer none): the key to press, as it stands on a keyboard
 */
const char *
hq_counter_keys_get_name (HqCounterKey key)
{
  return keys[key].name;
}

/**
 * hq_counter_keys_find_pad:
 * @pad_key: a key of a number pad
 *
 * Returns: what it does, %HQ_N_COUNTER_KEYS for nothing
 */
HqCounterKey
hq_counter_keys_find_pad (HqKeypadKey pad_key)
{
  for (int i = 0; i < HQ_N_COUNTER_KEYS; i++)
    if (keys[i].pad != NULL && keys[i].pad_key == pad_key)
      return (HqCounterKey) i;
  return HQ_N_COUNTER_KEYS;
}

static gboolean
hq_counter_keys_on_shortcut (GtkWidget *widget, GVariant *args, gpointer data)
{
  HqCounterKeyFunc func = (HqCounterKeyFunc) data;
  gint32 key;
  gboolean enter;

  g_variant_get (args, "(ib)", &key, &enter);
  return func (widget, (HqCounterKey) key, enter);
}

static void
hq_counter_keys_add_one (GtkShortcutController *controller,
                         const char *accels,
                         HqCounterKeyFunc func,
                         GVariant *args)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels),
                                            gtk_callback_action_new (hq_counter_keys_on_shortcut,
                                                                     (gpointer) func, NULL));

  gtk_shortcut_set_arguments (shortcut, args);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * hq_counter_keys_add:
 * @page: where the keys work, wherever the focus is in its window
 * @func: told of each
 *
 * The keys are taken before the widget that has the focus sees them.
 */
void
hq_counter_keys_add (GtkWidget *page, HqCounterKeyFunc func)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  for (int i = 0; i < HQ_N_COUNTER_KEYS; i++)
    hq_counter_keys_add_one (controller, keys[i].accels, func, g_variant_new ("(ib)", i, FALSE));
  hq_counter_keys_add_one (controller, "Return|ISO_Enter|KP_Enter", func,
                           g_variant_new ("(ib)", HQ_COUNTER_KEY_MAIN, TRUE));
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (controller));
}

static GtkWidget *
hq_counter_keys_make_row (HqCounterKey key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;
  g_autofree char *names = NULL;

  if (keys[key].name == NULL)
    names = g_strdup_printf (_ ("number pad %s"), keys[key].pad);
  else if (keys[key].pad != NULL)
    /* Translators: the first %s is a key of the keyboard, the second one of the number pad. */
    names = g_strdup_printf (_ ("%s   number pad %s"), keys[key].name, keys[key].pad);
  else
    names = g_strdup (keys[key].name);
  label = gtk_label_new (names);
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hq_counter_keys_get_label (key));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, names,
                                  -1);
  return row;
}

/**
 * hq_counter_keys_show:
 * @page: a page in a window
 *
 * Shows all keys in a window of their own.
 */
void
hq_counter_keys_show (GtkWidget *page)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *keys_of_window = gtk_shortcut_controller_new ();

  for (int i = 0; i < HQ_N_COUNTER_KEYS; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), hq_counter_keys_make_row ((HqCounterKey) i));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "keys");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("counter", "Keyboard shortcuts"), -1);
  gtk_widget_add_css_class (window, "hq-counter");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), list);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroll);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys_of_window),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                            "Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys_of_window);
  gtk_window_set_title (GTK_WINDOW (window), C_ ("counter", "Keyboard shortcuts"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (page)));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 380, 560);
  gtk_window_present (GTK_WINDOW (window));
}
