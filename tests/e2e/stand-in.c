/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

/* A small program for the floor's own test: one of each thing that the tests of the screens press,
 * read and type into. Its words are the command line's, so that it can be read in two languages. */

static GtkWidget *count_label;
static GtkWidget *echo_label;
static GtkWidget *stack;
static guint presses;

static void
count_press (void)
{
  g_autofree char *text = g_strdup_printf ("Pressed %u times", ++presses);

  gtk_label_set_text (GTK_LABEL (count_label), text);
}

static void
name_control (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
echo_text (GtkEditable *entry)
{
  g_autofree char *text = g_strdup_printf ("Typed: %s", gtk_editable_get_text (entry));

  gtk_label_set_text (GTK_LABEL (echo_label), text);
}

static gboolean
turn_page (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_stack_set_visible_child_name (GTK_STACK (stack), g_variant_get_string (args, NULL));
  return TRUE;
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

/* A list view's row is named by nobody but us. */
static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  name_control (gtk_widget_get_parent (label), text);
}

/* Lower than its rows. */
static GtkWidget *
make_list (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  const char *const rows[] = { "A001", "A002", "B001", "C001", "D001", NULL };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
    gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (rows))));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  list = gtk_list_view_new (model, factory);
  name_control (list, "Waiting");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_size_request (scrolled, -1, 40);
  return scrolled;
}

static GtkWidget *
make_menu (void)
{
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_button_new_with_label ("In the popover");

  g_signal_connect (button, "clicked", G_CALLBACK (count_press), NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), button);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), "More");
  return menu;
}

static void
open_dialog (GtkWidget *button)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (button)), "Sure?",
                                              "Nothing comes of it but a count.");

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", "No", "yes", "Yes", NULL);
  g_signal_connect (dialog, "response::yes", G_CALLBACK (count_press), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* As the launcher starts the roles. */
static void
start_another (void)
{
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "/proc/self/exe",
                                                    NULL);

  g_assert_nonnull (child);
}

static void
complain (void)
{
  g_critical ("The stand-in complains, as it was asked to.");
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect (button, "clicked", clicked, NULL);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* The first page; on request with a button that has no name. */
static GtkWidget *
make_page (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  count_label = gtk_label_new ("Pressed 0 times");
  echo_label = gtk_label_new ("Typed: ");
  gtk_box_append (GTK_BOX (box), gtk_label_new (dgettext (GETTEXT_PACKAGE, "Commands:")));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("政务服务大厅"));
  gtk_box_append (GTK_BOX (box), count_label);
  add_button (box, "Call", G_CALLBACK (count_press));
  gtk_widget_set_sensitive (add_button (box, "Closed", G_CALLBACK (count_press)), FALSE);
  name_control (entry, "Search");
  g_signal_connect (entry, "changed", G_CALLBACK (echo_text), NULL);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), echo_label);
  gtk_box_append (GTK_BOX (box), gtk_check_button_new_with_label ("Large type"));
  gtk_box_append (GTK_BOX (box), make_list ());
  gtk_box_append (GTK_BOX (box), make_menu ());
  add_button (box, "Ask", G_CALLBACK (open_dialog));
  add_button (box, "Start another", G_CALLBACK (start_another));
  add_button (box, "Complain", G_CALLBACK (complain));
  if (g_getenv ("STAND_IN_UNNAMED") != NULL)
    gtk_box_append (GTK_BOX (box), gtk_button_new ());
  return box;
}

/* The second page, longer than its window, and with a foot that stays. */
static GtkWidget *
make_long_page (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 240);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_label_new ("The second page"));
  add_button (box, "Near", G_CALLBACK (count_press));
  add_button (box, "Farther", G_CALLBACK (count_press));
  add_button (box, "Far down", G_CALLBACK (count_press));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (page), scrolled);
  gtk_widget_set_size_request (add_button (page, "Foot", G_CALLBACK (count_press)), -1, 200);
  return page;
}

static void
activate (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box;

  stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (stack), make_page (), "first");
  gtk_stack_add_named (GTK_STACK (stack), make_long_page (), "second");
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), stack);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Stand-in");
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 640);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  GtkWidgetClass *class;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HQ_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  adw_init ();
  class = g_type_class_ref (ADW_TYPE_APPLICATION_WINDOW);
  gtk_widget_class_add_binding (class, GDK_KEY_n, GDK_CONTROL_MASK, turn_page, "s", "second");
  gtk_widget_class_add_binding (class, GDK_KEY_p, GDK_CONTROL_MASK, turn_page, "s", "first");
  application = adw_application_new ("org.hallqueue.StandIn", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_type_class_unref (class);
  return status;
}
