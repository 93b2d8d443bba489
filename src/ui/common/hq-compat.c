/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the widgets of GTK 4.8 and libadwaita 1.2 leave without a name that a screen reader can say,
 * and what they leave behind. */
#include "config.h"

#include "hq-compat.h"

static void
hq_compat_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Names the buttons within @widget that show a picture alone. */
static void
hq_compat_name_pictures (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && gtk_button_get_label (GTK_BUTTON (child)) == NULL)
      hq_compat_name (child, name);
    else
      hq_compat_name_pictures (child, name);
}

static void
hq_compat_collect_words (GtkWidget *widget, GString *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      hq_compat_collect_words (child, words);
      if (!GTK_IS_LABEL (child) || !gtk_widget_get_visible (child))
        continue;
      g_string_append_printf (words, words->len > 0 ? " %s" : "%s",
                              gtk_label_get_text (GTK_LABEL (child)));
    }
}

/**
 * hq_compat_name_buttons:
 * @widget: a page, whose buttons show their last words already
 *
 * Names each button within it that is not named by a label of its own by the words that it shows.
 */
void
hq_compat_name_buttons (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (GString) words = NULL;

      if (!GTK_IS_BUTTON (child) || gtk_button_get_label (GTK_BUTTON (child)) != NULL)
        {
          hq_compat_name_buttons (child);
          continue;
        }
      words = g_string_new (NULL);
      hq_compat_collect_words (child, words);
      if (words->len > 0)
        hq_compat_name (child, words->str);
    }
}

/**
 * hq_compat_name_row:
 * @row: a row, which libadwaita names by its title
 * @name: all that it shows
 *
 * Names it otherwise than by its title; to name it by both would have the title said twice.
 */
void
hq_compat_name_row (AdwActionRow *row, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  hq_compat_name (GTK_WIDGET (row), name);
}

static void
hq_compat_on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
hq_compat_on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  hq_compat_name (gtk_widget_get_parent (label), text);
}

/**
 * hq_compat_name_drop_down:
 * @drop_down: a drop-down of strings
 * @name: what is chosen with it
 *
 * Names it, its button, and each of its rows by the text that the row shows.
 */
void
hq_compat_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (hq_compat_on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (hq_compat_on_bind), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
  hq_compat_name (GTK_WIDGET (drop_down), name);
  hq_compat_name_pictures (GTK_WIDGET (drop_down), name);
}

static void
hq_compat_name_lists (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child) || GTK_IS_LIST_VIEW (child))
        hq_compat_name (child, name);
      hq_compat_name_lists (child, name);
    }
}

/* As libadwaita draws it, with a mark at the one that is chosen. */
static void
hq_compat_on_combo_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new ("");
  GtkWidget *mark = gtk_label_new ("✓");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  g_object_bind_property (item, "selected", mark, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, box);
}

static void
hq_compat_on_current_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void
hq_compat_on_combo_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  hq_compat_name (gtk_widget_get_parent (box), text);
}

/**
 * hq_compat_name_combo:
 * @row: a row from whose strings one is chosen
 *
 * Names it by its title, and each line of its list by the text that the line shows.
 */
void
hq_compat_name_combo (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) current = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  g_signal_connect (current, "setup", G_CALLBACK (hq_compat_on_current_setup), NULL);
  g_signal_connect (current, "bind", G_CALLBACK (hq_compat_on_bind), NULL);
  adw_combo_row_set_factory (row, current);
  g_signal_connect (factory, "setup", G_CALLBACK (hq_compat_on_combo_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (hq_compat_on_combo_bind), NULL);
  adw_combo_row_set_list_factory (row, factory);
  hq_compat_name (GTK_WIDGET (row), title);
  hq_compat_name_lists (GTK_WIDGET (row), title);
}

/**
 * hq_compat_name_expander:
 * @row: a row that folds others away
 *
 * Names it and the lists of which it is made by its title.
 */
void
hq_compat_name_expander (AdwExpanderRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  hq_compat_name (GTK_WIDGET (row), title);
  hq_compat_name_lists (GTK_WIDGET (row), title);
}

static gboolean
hq_compat_on_unrealize (GSignalInvocationHint *hint,
                        guint n_values,
                        const GValue *values,
                        gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_signal_handlers_disconnect_matched (gtk_widget_get_settings (widget),
                                          G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DETAIL
                                            | G_SIGNAL_MATCH_DATA,
                                          g_signal_lookup ("notify", G_TYPE_OBJECT),
                                          g_quark_from_static_string ("gtk-overlay-scrolling"),
                                          NULL, NULL, widget);
  return TRUE;
}

/**
 * hq_compat_mend_scrolling:
 *
 * Called once. Each scrolled window of GTK 4.8 that was on the screen stays connected to the desktop's
 * setting of overlay scrolling after it is gone: a form that is opened a hundred times a day makes the
 * process grow, and GTK would go to what is no longer there when the setting changes.
 */
void
hq_compat_mend_scrolling (void)
{
  g_autoptr (GTypeClass) class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0,
                              hq_compat_on_unrealize, NULL, NULL);
}

/**
 * hq_compat_get_focus:
 * @widget: a widget, which may be on no window any more
 *
 * GTK 4.8 lets what is hidden take the focus, and then no key comes to anything.
 *
 * Returns: (transfer none) (nullable): what has the focus in its window and can be seen
 */
GtkWidget *
hq_compat_get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) ? focus : NULL;
}

/**
 * hq_compat_close_window:
 * @window: a window that nobody is at any more
 *
 * Takes it away. That of a file chooser belongs to its GtkFileChooserNative, which would go on using it: it
 * is answered in the place of whoever left, and goes with its owner.
 */
void
hq_compat_close_window (GtkWindow *window)
{
  if (GTK_IS_FILE_CHOOSER_DIALOG (window))
    gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
  else
    gtk_window_destroy (window);
}
