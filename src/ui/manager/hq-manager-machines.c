/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-machines.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-manager-machine-dialog.h"
#include "hq-manager-machine.h"
#include "hq-table.h"
#include "hq-words.h"

/* A sign of life is no event: while somebody looks they are read again after so long. */
#define HQ_MANAGER_MACHINES_BEAT (5 * HQ_SECOND)

/* A long name does not push the rest out of sight. */
#define HQ_MANAGER_MACHINES_CHARS 26

/* Which of them are shown. */
enum
{
  SHOW_ALL,
  SHOW_NEEDS,
  SHOW_WAITS
};

struct _HqManagerMachines
{
  HqManagerPanel parent_instance;

  GtkEditable *search;
  GtkDropDown *which;
  GtkLabel *count;
  GtkStack *stack;
  AdwStatusPage *none;
  GtkColumnView *view;

  HqMachineList *list;     /* (owned) (nullable) */
  GListStore *machines;    /* (owned) (element-type HqManagerMachine) */
  GtkCustomFilter *filter; /* (borrowed): of @shown */
  GListModel *shown;       /* (owned) */
  GtkSliceListModel *feed; /* (owned): of @shown, as they come into the table */
  char *looked_for;        /* (owned): folded */
  HqTime read_at;
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (HqManagerMachines, hq_manager_machines, HQ_TYPE_MANAGER_PANEL)

/* The list ------------------------------------------------------------------------------------- */

static gboolean
hq_manager_machines_is_shown (gpointer item, gpointer user_data)
{
  HqManagerMachines *self = user_data;
  const HqMachineLine *line = hq_manager_machine_get_line (item);
  guint which = gtk_drop_down_get_selected (self->which);

  if ((which == SHOW_NEEDS && !hq_machine_list_needs (line))
      || (which == SHOW_WAITS && !hq_machine_list_waits (line)))
    return FALSE;
  return self->looked_for[0] == '\0' || hq_manager_machine_matches (item, self->looked_for);
}

static void
hq_manager_machines_name_row (GtkListItem *item, HqManagerMachine *machine)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (int i = 0; i < HQ_N_MANAGER_MACHINE_COLUMNS; i++)
    hq_table_add_words (sentence, hq_manager_machine_get_title ((HqManagerMachineColumn) i),
                        hq_manager_machine_get_text (machine, (HqManagerMachineColumn) i));
  hq_table_name_row (item, sentence->str);
}

static void
hq_manager_machines_draw_cell (GtkListItem *item, HqManagerMachine *machine)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  HqManagerMachineColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "column"));

  hq_table_set_cell (item, hq_manager_machine_get_text (machine, column));
  if (hq_manager_machine_is_marked (machine, column))
    gtk_widget_add_css_class (label, "marked");
  else
    gtk_widget_remove_css_class (label, "marked");
  if (column == HQ_MANAGER_MACHINE_NAME)
    hq_manager_machines_name_row (item, machine);
}

static void
hq_manager_machines_setup_cell (GtkSignalListItemFactory *factory,
                                GtkListItem *item,
                                gpointer column)
{
  GtkLabel *label = hq_table_make_cell (item);

  g_object_set_data (G_OBJECT (label), "column", column);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, HQ_MANAGER_MACHINES_CHARS);
}

static void
hq_manager_machines_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  HqManagerMachine *machine = gtk_list_item_get_item (item);

  g_signal_connect_swapped (machine, "changed", G_CALLBACK (hq_manager_machines_draw_cell), item);
  hq_manager_machines_draw_cell (item, machine);
}

static void
hq_manager_machines_unbind_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
hq_manager_machines_add_columns (HqManagerMachines *self)
{
  for (int i = 0; i < HQ_N_MANAGER_MACHINE_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (hq_manager_machines_setup_cell),
                        GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (hq_manager_machines_bind_cell), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (hq_manager_machines_unbind_cell), NULL);
      column = gtk_column_view_column_new (hq_manager_machine_get_title (
                                             (HqManagerMachineColumn) i),
                                           factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == HQ_MANAGER_MACHINE_NAME
                                                   || i == HQ_MANAGER_MACHINE_HOST
                                                   || i == HQ_MANAGER_MACHINE_HEARD);
      gtk_column_view_append_column (self->view, column);
    }
}

/* How many there are of each kind, whatever is looked for. */
static void
hq_manager_machines_draw_count (HqManagerMachines *self)
{
  guint waits = 0, needs = 0, n = self->list->lines->len;
  g_autofree char *all = g_strdup_printf (_ ("%u in all"), n);
  g_autofree char *needed = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      const HqMachineLine *line = &g_array_index (self->list->lines, HqMachineLine, i);

      waits += hq_machine_list_waits (line) ? 1 : 0;
      needs += hq_machine_list_needs (line) ? 1 : 0;
    }
  needed = g_strdup_printf (_ ("somebody is needed at %u"), needs);
  waiting = g_strdup_printf (ngettext ("%u waits for a role", "%u wait for a role", waits), waits);
  text = g_strjoin (" · ", all, needed, waiting, NULL);
  gtk_label_set_label (self->count, text);
}

static void
hq_manager_machines_draw_stack (HqManagerMachines *self)
{
  gboolean empty = g_list_model_get_n_items (self->shown) == 0;
  guint which = gtk_drop_down_get_selected (self->which);
  const char *sentence = _ ("Nothing here has these letters.");

  if (self->list == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "reading");
      return;
    }
  if (self->looked_for[0] == '\0' && which == SHOW_WAITS)
    sentence = _ ("No machine waits for a role. One that is started as “waiting” appears here by "
                  "itself.");
  else if (self->looked_for[0] == '\0' && which == SHOW_NEEDS)
    sentence = _ ("All machines that should be there are, with paper and the right time.");
  else if (self->looked_for[0] == '\0')
    sentence = _ ("No machine was ever started on this hall.");
  adw_status_page_set_title (self->none, sentence);
  gtk_stack_set_visible_child_name (self->stack, empty ? "none" : "list");
}

/* The items stay where the machines are the same, and with them what is selected. */
static void
hq_manager_machines_fill (HqManagerMachines *self)
{
  const HqSetup *setup = hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view.setup;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->machines));
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean same = n_items == self->list->lines->len;

  for (guint i = 0; i < self->list->lines->len; i++)
    {
      const HqMachineLine *line = &g_array_index (self->list->lines, HqMachineLine, i);
      HqManagerMachine *known = g_list_model_get_item (G_LIST_MODEL (self->machines), i);

      same = same && hq_manager_machine_is (known, line);
      if (!same)
        {
          g_clear_object (&known);
          known = hq_manager_machine_new ();
        }
      hq_manager_machine_set (known, self->list, line, setup);
      g_ptr_array_add (fresh, known);
    }
  if (!same)
    g_list_store_splice (self->machines, 0, n_items, fresh->pdata, fresh->len);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  hq_manager_machines_draw_count (self);
  hq_manager_machines_draw_stack (self);
}

/* Reading -------------------------------------------------------------------------------------- */

static void
hq_manager_machines_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerMachines) self = user_data;
  HqMachineList *list = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  self->reading = FALSE;
  /* While the store is away the screen says so, and what was shown is shown on. */
  if (list == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&list, hq_machine_list_free);
      return;
    }
  if (self->list == NULL)
    hq_table_feed_restart (self->feed);
  g_clear_pointer (&self->list, hq_machine_list_free);
  self->list = list;
  hq_manager_machines_fill (self);
}

static void
hq_manager_machines_read (HqManagerMachines *self)
{
  const HqLiveReader reader = { .read = hq_machine_list_read, .free_view = hq_machine_list_free };
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);

  if (self->reading)
    return;
  self->reading = TRUE;
  self->read_at = hq_manager_panel_get_now (panel);
  hq_live_read_async (hq_page_get_live (hq_manager_panel_get_page (panel)), &reader, NULL,
                      hq_manager_machines_on_read, g_object_ref (self));
}

/* What was changed here is seen at once; of what others change within some seconds. */
static void
hq_manager_machines_refresh (HqManagerPanel *panel)
{
  HqManagerMachines *self = HQ_MANAGER_MACHINES (panel);
  HqTime now = hq_manager_panel_get_now (panel);

  if (self->list == NULL || now - self->read_at >= HQ_SECOND)
    hq_manager_machines_read (self);
}

static void
hq_manager_machines_tick (HqManagerPanel *panel, HqTime now)
{
  HqManagerMachines *self = HQ_MANAGER_MACHINES (panel);

  if (now - self->read_at >= HQ_MANAGER_MACHINES_BEAT)
    hq_manager_machines_read (self);
}

static void
hq_manager_machines_enter (HqManagerPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (HQ_MANAGER_MACHINES (panel)->search));
}

/* Choosing ------------------------------------------------------------------------------------- */

static void
hq_manager_machines_on_looked_for (HqManagerMachines *self)
{
  g_free (self->looked_for);
  self->looked_for = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  hq_table_feed_restart (self->feed);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  hq_manager_machines_draw_stack (self);
}

static void
hq_manager_machines_on_which (HqManagerMachines *self)
{
  if (self->filter == NULL)
    return;
  hq_table_feed_restart (self->feed);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  hq_manager_machines_draw_stack (self);
}

/* A machine that registered is given its role; of the others it is said how they get theirs. */
static void
hq_manager_machines_on_activate (HqManagerMachines *self, guint position)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);
  g_autoptr (HqManagerMachine) machine = g_list_model_get_item (self->shown, position);
  const HqMachineLine *line = machine != NULL ? hq_manager_machine_get_line (machine) : NULL;
  HqPage *page = hq_manager_panel_get_page (panel);

  if (line == NULL)
    return;
  if (line->number != 0 && hq_manager_panel_may (panel, HQ_ACT_MACHINE))
    hq_manager_machine_dialog_show (panel, self->list, line);
  else if (line->number != 0)
    hq_page_say (page, _ ("An administrator gives machines their roles."));
  else if (line->at.state == HQ_CONTACT_NEVER)
    hq_page_say (page,
                 _ ("No machine was ever here. Start one as “waiting”, and give it this place."));
  else
    hq_page_say (page,
                 _ ("This machine was started with its role. Started as “waiting”, it is given "
                    "one here."));
}

static void
hq_manager_machines_dispose (GObject *object)
{
  HqManagerMachines *self = HQ_MANAGER_MACHINES (object);

  g_clear_pointer (&self->list, hq_machine_list_free);
  self->filter = NULL;
  g_clear_object (&self->feed);
  g_clear_object (&self->shown);
  g_clear_object (&self->machines);
  G_OBJECT_CLASS (hq_manager_machines_parent_class)->dispose (object);
}

static void
hq_manager_machines_finalize (GObject *object)
{
  g_free (HQ_MANAGER_MACHINES (object)->looked_for);
  G_OBJECT_CLASS (hq_manager_machines_parent_class)->finalize (object);
}

static void
hq_manager_machines_class_init (HqManagerMachinesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = hq_manager_machines_dispose;
  G_OBJECT_CLASS (class)->finalize = hq_manager_machines_finalize;
  panel_class->refresh = hq_manager_machines_refresh;
  panel_class->tick = hq_manager_machines_tick;
  panel_class->enter = hq_manager_machines_enter;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-machines.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachines, search);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachines, which);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachines, count);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachines, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachines, none);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachines, view);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machines_on_looked_for);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machines_on_which);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machines_on_activate);
}

static void
hq_manager_machines_init (HqManagerMachines *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;
  GListModel *machines;

  self->looked_for = g_strdup ("");
  self->machines = g_list_store_new (HQ_TYPE_MANAGER_MACHINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (hq_manager_machines_is_shown, self, NULL);
  machines = g_object_ref (G_LIST_MODEL (self->machines));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (machines, GTK_FILTER (self->filter)));
  self->feed = hq_table_feed_new (self->shown);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->feed)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  hq_manager_machines_add_columns (self);
  hq_table_name (self->view, _ ("The machines of the hall"));
  hq_compat_name_drop_down (self->which, _ ("Which machines"));
}

/**
 * hq_manager_machines_get_list:
 *
 * Returns: (transfer none) (nullable): what was read last, %NULL while it is read at first
 */
const HqMachineList *
hq_manager_machines_get_list (HqManagerMachines *self)
{
  return self->list;
}

/**
 * hq_manager_machines_get_shown:
 *
 * Returns: (transfer none) (element-type HqManagerMachine): those that are shown
 */
GListModel *
hq_manager_machines_get_shown (HqManagerMachines *self)
{
  return self->shown;
}
