/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static const struct
{
  const char *key;
  const char *text;
} keys[] = {
  { "F1", N_ ("These keys") },
  { "F2", N_ ("The hall as it stands now") },
  { "F3", N_ ("The figures of a day or a period") },
  { "F4", N_ ("Opening days beside each other") },
  { "F5", N_ ("All that happened to a number") },
  { "F8", N_ ("What opening and closing the hall needs") },
  { "F12", N_ ("Sign out") },
  { "Tab", N_ ("To the next part of the page") },
  { "← → ↑ ↓", N_ ("From one counter to the next") },
  { "Enter", N_ ("What there is to know of the counter") },
  { "Esc", N_ ("Close what was opened last") },
};

static GtkWidget *
hq_manager_keys_make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_widget_add_css_class (grid, "keys");
  for (int i = 0; i < (int) G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *key = gtk_label_new (keys[i].key);
      GtkWidget *text = gtk_label_new (_ (keys[i].text));

      gtk_widget_set_halign (key, GTK_ALIGN_START);
      gtk_widget_add_css_class (key, "key");
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_grid_attach (GTK_GRID (grid), key, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), text, 1, i, 1, 1);
    }
  return grid;
}

/**
 * hq_manager_keys_show:
 * @parent: the window of the screen
 *
 * Shows what the keys of the manager's screen do; Escape closes it.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
hq_manager_keys_show (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), hq_manager_keys_make_grid ());
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_widget_add_css_class (window, "hq-screen");
  gtk_widget_add_css_class (window, "hq-manager");
  gtk_window_set_title (GTK_WINDOW (window), _ ("These keys"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
