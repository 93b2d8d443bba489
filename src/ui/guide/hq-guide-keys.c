/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HQ_GUIDE_KEYS_COLUMNS 3
#define HQ_GUIDE_KEYS_MOST 16

/* What the keys do, part by part. GTK's own window of shortcuts spreads them over pages. */
static const struct
{
  int column;
  const char *title;
  struct
  {
    const char *key;
    const char *text;
  } keys[HQ_GUIDE_KEYS_MOST];
} groups[] = {
  { 0,
    N_ ("The whole desk"),
    { { "F1", N_ ("These keys") },
      { "F2", N_ ("Give a ticket") },
      { "F3", N_ ("Find an item") },
      { "F4", N_ ("Look up a ticket") },
      { "F5", N_ ("Priority to be checked") },
      { "F6", N_ ("At the self-service zone") },
      { "F7", N_ ("Who waits, by service") },
      { "F8", N_ ("Log an enquiry") },
      { "F9", N_ ("I go to whoever was called with a need") },
      { "F10", N_ ("Enter emergency numbers") },
      { "F12", N_ ("Sign out") },
      { "Ctrl+K", N_ ("The manager's word was seen") } } },
  { 1,
    N_ ("Give a ticket"),
    { { "A…Z", N_ ("A service, by its letter") },
      { "1", NC_ ("class", "Ordinary") },
      { "2", NC_ ("class", "Priority") },
      { "3", N_ ("Appointment, by its code") },
      { "4", NC_ ("class", "Green channel") },
      { "5", NC_ ("need", "Talk in writing") },
      { "6", NC_ ("need", "Be accompanied") },
      { "7", NC_ ("need", "Low counter") },
      { "8", NC_ ("need", "English") },
      { "9", N_ ("An agent") },
      { "0", N_ ("English ticket") },
      { "I", N_ ("Identity number") },
      { "O", N_ ("Reason") },
      { "Enter", N_ ("Give the ticket") },
      { "Esc", N_ ("Begin again") } } },
  { 1,
    N_ ("Priority to be checked"),
    { { "Alt+Y", N_ ("Confirm priority") }, { "Alt+N", N_ ("Back to ordinary") } } },
  { 2,
    N_ ("Find an item"),
    { { "Enter", N_ ("Open the first that was found") },
      { "Alt+A", N_ ("All papers there") },
      { "Alt+T", N_ ("Take a number") },
      { "Alt+D", N_ ("Send to self-service") },
      { "Alt+S", N_ ("Start there with help") },
      { "Esc", N_ ("Find another item") } } },
  { 2,
    N_ ("Look up a ticket"),
    { { "Alt+I", N_ ("Check in") },
      { "Alt+Y", N_ ("Confirm priority") },
      { "Alt+N", N_ ("Back to ordinary") },
      { "Alt+S", N_ ("Another service") },
      { "Alt+P", N_ ("Print again") },
      { "Alt+X", N_ ("Cancel the ticket") } } },
  { 0,
    N_ ("At the self-service zone"),
    { { "Alt+S", N_ ("Start a visitor") },
      { "Alt+H", N_ ("Helper") },
      { "Alt+Y", NC_ ("self-service", "Done") },
      { "Alt+N", NC_ ("self-service", "Not done") },
      { "Alt+T", NC_ ("self-service", "Ticket") } } },
  { 2,
    N_ ("Enter emergency numbers"),
    { { "Alt+1", NC_ ("emergency number", "Waits still") },
      { "Alt+2", NC_ ("emergency number", "Was served") },
      { "Alt+3", NC_ ("emergency number", "Left") },
      { "Alt+P", N_ ("Print emergency numbers") },
      { "Enter", N_ ("Enter the number") } } },
};

/* The names of classes and needs have a context each, in which they may be another word. */
static const char *
hq_guide_keys_translate (const char *text)
{
  static const char *const contexts[] = { "class", "need", "self-service", "emergency number" };

  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      const char *found = g_dpgettext2 (NULL, contexts[i], text);

      if (found != text)
        return found;
    }
  return _ (text);
}

static GtkWidget *
hq_guide_keys_make_group (guint index)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *title = gtk_label_new (_ (groups[index].title));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_grid_attach (GTK_GRID (grid), title, 0, 0, 2, 1);
  for (int i = 0; i < HQ_GUIDE_KEYS_MOST && groups[index].keys[i].key != NULL; i++)
    {
      GtkWidget *key = gtk_label_new (groups[index].keys[i].key);
      GtkWidget *text = gtk_label_new (hq_guide_keys_translate (groups[index].keys[i].text));

      gtk_widget_set_halign (key, GTK_ALIGN_START);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (key, "key");
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_grid_attach (GTK_GRID (grid), key, 0, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), text, 1, i + 1, 1, 1);
    }
  return grid;
}

static GtkWidget *
hq_guide_keys_make_columns (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "panel-body");
  for (int i = 0; i < HQ_GUIDE_KEYS_COLUMNS; i++)
    {
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

      for (guint j = 0; j < G_N_ELEMENTS (groups); j++)
        if (groups[j].column == i)
          gtk_box_append (GTK_BOX (column), hq_guide_keys_make_group (j));
      gtk_box_append (GTK_BOX (box), column);
    }
  return box;
}

/**
 * hq_guide_keys_show:
 * @parent: the window of the desk
 *
 * Shows what all keys of the guide desk do; Escape closes it.
 */
void
hq_guide_keys_show (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), hq_guide_keys_make_columns ());
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroll);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_widget_add_css_class (window, "hq-screen");
  gtk_widget_add_css_class (window, "hq-guide");
  gtk_window_set_title (GTK_WINDOW (window), _ ("These keys"));
  gtk_window_set_default_size (GTK_WINDOW (window), 880, 620);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
