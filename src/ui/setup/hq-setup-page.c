/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-page.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-secret.h"
#include "hq-setup-bar.h"
#include "hq-setup-book.h"
#include "hq-setup-calendar.h"
#include "hq-setup-changes.h"
#include "hq-setup-check.h"
#include "hq-setup-copy.h"
#include "hq-setup-counters.h"
#include "hq-setup-devices.h"
#include "hq-setup-edit.h"
#include "hq-setup-floors.h"
#include "hq-setup-history.h"
#include "hq-setup-items.h"
#include "hq-setup-people.h"
#include "hq-setup-policy.h"
#include "hq-setup-rebase.h"
#include "hq-setup-rota.h"
#include "hq-setup-services.h"
#include "hq-setup-slip.h"
#include "hq-setup-start.h"
#include "hq-setup-words.h"

struct _HqSetupPage
{
  HqManagerPanel parent_instance;

  GtkListBox *nav; /* (borrowed): all are in the template that this is */
  GtkStack *stack;
  HqSetupBar *bar;
  HqSetupChanges *changes; /* (weak) (nullable): the window that lists the differences */
  HqSetupChanges *maker;   /* (weak) (nullable): that in which the change under way was asked for */

  HqSetup *base;          /* (owned) (nullable): what the draft began from, until there is a view none */
  gint64 change;          /* and of which change it is */
  HqSetup *draft;         /* (owned) (nullable) */
  GPtrArray *differences; /* (owned) (element-type HqSetupDifference) */
  GPtrArray *faults;      /* (owned) (element-type HqSetupFault) */
};

G_DEFINE_TYPE (HqSetupPage, hq_setup_page, HQ_TYPE_MANAGER_PANEL)

/* The parts, as they stand in the list. A part is for those who may do its act, or for everybody who sees
 * the page. */
static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
  HqAct act; /* HQ_N_ACTS for everybody */
} panels[] = {
  { "steps", NC_ ("setup", "Steps"), hq_setup_start_get_type, HQ_N_ACTS },
  { "hall", NC_ ("setup", "Hall"), hq_setup_floors_get_type, HQ_N_ACTS },
  { "services", NC_ ("setup", "Services and sessions"), hq_setup_services_get_type, HQ_N_ACTS },
  { "counters", NC_ ("setup", "Counters"), hq_setup_counters_get_type, HQ_N_ACTS },
  { "staff", NC_ ("setup", "Staff"), hq_setup_people_get_type, HQ_N_ACTS },
  { "devices", NC_ ("setup", "Places of machines"), hq_setup_devices_get_type, HQ_N_ACTS },
  { "rota", NC_ ("setup", "Rota"), hq_setup_rota_get_type, HQ_N_ACTS },
  { "calendar", NC_ ("setup", "Calendar"), hq_setup_calendar_get_type, HQ_N_ACTS },
  { "items", NC_ ("setup", "Items"), hq_setup_items_get_type, HQ_ACT_ITEM },
  { "policy", NC_ ("setup", "Figures of the rules"), hq_setup_policy_get_type, HQ_N_ACTS },
  { "slip", NC_ ("setup", "Slip and notice"), hq_setup_slip_get_type, HQ_N_ACTS },
  { "history", NC_ ("setup", "Changes"), hq_setup_history_get_type, HQ_ACT_SETUP },
};

/* Where the rows of a list are edited. */
static const char *const homes[HQ_N_SETUP_LISTS] = {
  [HQ_SETUP_HALL] = "hall",         [HQ_SETUP_FLOOR] = "hall",
  [HQ_SETUP_ZONE] = "hall",         [HQ_SETUP_DEPARTMENT] = "hall",
  [HQ_SETUP_DAY_KIND] = "services", [HQ_SETUP_SESSION] = "services",
  [HQ_SETUP_SERVICE] = "services",  [HQ_SETUP_COUNTER] = "counters",
  [HQ_SETUP_ROTA] = "rota",         [HQ_SETUP_STAFF] = "staff",
  [HQ_SETUP_DEVICE] = "devices",    [HQ_SETUP_SETTING] = "policy",
};

static HqSetupPanel *
hq_setup_page_get_shown (HqSetupPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  return shown != NULL ? HQ_SETUP_PANEL (shown) : NULL;
}

static HqSetupPanel *
hq_setup_page_get_panel (HqSetupPage *self, guint index)
{
  GtkWidget *panel = gtk_stack_get_child_by_name (self->stack, panels[index].name);

  if (panel == NULL)
    {
      panel = g_object_new (panels[index].get_type (), NULL);
      gtk_stack_add_named (self->stack, panel, panels[index].name);
    }
  return HQ_SETUP_PANEL (panel);
}

static void
hq_setup_page_on_chosen (HqSetupPage *self, GtkListBoxRow *row)
{
  HqSetupPanel *panel;

  if (row == NULL)
    return;
  panel = hq_setup_page_get_panel (self, (guint) gtk_list_box_row_get_index (row));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (panel));
  if (self->draft != NULL)
    hq_setup_panel_refresh (panel);
}

static void
hq_setup_page_add_row (HqSetupPage *self, guint index)
{
  const char *title = g_dpgettext2 (NULL, "setup", panels[index].title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->nav, row);
}

/* What is typed in gives the focus up before it can be used no more: a cursor blinks on otherwise. */
static void
hq_setup_page_drop_focus (HqSetupPage *self)
{
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self->stack));

  if (hq_manager_panel_is_busy (HQ_MANAGER_PANEL (self)) && focus != NULL
      && (GTK_IS_TEXT (focus) || HQ_IS_SECRET (focus)))
    gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (focus)), NULL);
}

static void
hq_setup_page_draw (HqSetupPage *self)
{
  hq_setup_page_drop_focus (self);
  if (hq_setup_page_get_shown (self) != NULL)
    hq_setup_panel_refresh (hq_setup_page_get_shown (self));
  hq_setup_bar_show (self->bar, self);
  if (self->changes != NULL)
    hq_setup_changes_show (self->changes);
}

static void
hq_setup_page_count (HqSetupPage *self)
{
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = hq_setup_diff (self->base, self->draft);
  g_ptr_array_set_size (self->faults, 0);
  hq_setup_check (self->draft, self->faults);
}

/* The draft is the hall as it is. */
static void
hq_setup_page_begin (HqSetupPage *self, const HqSetup *setup)
{
  g_clear_pointer (&self->base, hq_setup_unref);
  g_clear_pointer (&self->draft, hq_setup_unref);
  self->base = hq_setup_ref (setup);
  self->draft = hq_setup_copy (setup);
  self->change = setup->change;
  hq_setup_page_count (self);
}

static const HqSetup *
hq_setup_page_get_now (HqSetupPage *self)
{
  return hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view.setup;
}

static void
hq_setup_page_refresh (HqManagerPanel *panel)
{
  HqSetupPage *self = HQ_SETUP_PAGE (panel);
  const HqSetup *now = hq_setup_page_get_now (self);

  if (self->base == NULL
      || (now != self->base && self->differences->len == 0 && now->change >= self->change))
    hq_setup_page_begin (self, now);
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->nav, (int) i)),
                            panels[i].act == HQ_N_ACTS
                              || hq_manager_panel_may (panel, panels[i].act));
  /* Until somebody chooses a part, or the steps say which, they are what the stack has. */
  if (gtk_list_box_get_selected_row (self->nav) == NULL)
    hq_setup_page_get_panel (self, 0);
  hq_setup_page_draw (self);
}

static void
hq_setup_page_tick (HqManagerPanel *panel, HqTime now)
{
  HqSetupPage *self = HQ_SETUP_PAGE (panel);

  if (self->draft != NULL && hq_setup_page_get_shown (self) != NULL)
    hq_setup_panel_tick (hq_setup_page_get_shown (self), now);
}

static void
hq_setup_page_enter (HqManagerPanel *panel)
{
  HqSetupPage *self = HQ_SETUP_PAGE (panel);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->nav);

  gtk_widget_grab_focus (
    GTK_WIDGET (row != NULL ? row : gtk_list_box_get_row_at_index (self->nav, 0)));
}

static void
hq_setup_page_open (HqSetupPage *self, gboolean make)
{
  if (self->changes == NULL)
    g_set_weak_pointer (&self->changes, hq_setup_changes_new (self));
  hq_setup_changes_open (self->changes, make);
}

static void
hq_setup_page_do_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_setup_page_open (HQ_SETUP_PAGE (widget), FALSE);
}

static void
hq_setup_page_do_make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_setup_page_open (HQ_SETUP_PAGE (widget), TRUE);
}

static void
hq_setup_page_on_discard (HqSetupPage *self, const char *response)
{
  if (g_strcmp0 (response, "discard") != 0)
    return;
  hq_setup_page_begin (self, hq_setup_page_get_now (self));
  hq_setup_page_draw (self);
}

static void
hq_setup_page_do_discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupPage *self = HQ_SETUP_PAGE (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _ ("Discard what was edited?"),
                                              _ ("The hall stays as it is set up now."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Keep it"), "discard",
                                    C_ ("setup", "_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (hq_setup_page_on_discard), self,
                           G_CONNECT_SWAPPED);
  hq_manager_panel_watch (HQ_MANAGER_PANEL (self), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What somebody else changed is taken over, and what was edited here is put on it. */
static void
hq_setup_page_do_rebase (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupPage *self = HQ_SETUP_PAGE (widget);
  const HqSetup *now = hq_setup_page_get_now (self);
  g_autoptr (HqSetup) draft = hq_setup_rebase_draft (self->base, self->draft, now);

  hq_setup_page_begin (self, now);
  hq_setup_page_set_draft (self, draft);
}

/* To the first thing that is to be mended. */
static void
hq_setup_page_do_mend (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqSetupPage *self = HQ_SETUP_PAGE (widget);
  const HqSetupFault *fault = self->faults->len > 0 ? self->faults->pdata[0] : NULL;
  HqSetupPanel *panel;

  if (fault == NULL || homes[fault->list] == NULL)
    return;
  /* Who serves a service is edited with the counters. */
  panel = hq_setup_page_show_panel (self, fault->code == HQ_SETUP_FAULT_UNSERVED
                                            ? "counters"
                                            : homes[fault->list]);
  if (HQ_IS_SETUP_BOOK (panel) && fault->code != HQ_SETUP_FAULT_UNSERVED)
    hq_setup_book_choose (HQ_SETUP_BOOK (panel), fault->list, fault->key);
  hq_setup_panel_enter (panel);
}

static void
hq_setup_page_finalize (GObject *object)
{
  HqSetupPage *self = HQ_SETUP_PAGE (object);

  g_clear_weak_pointer (&self->changes);
  g_clear_weak_pointer (&self->maker);
  g_clear_pointer (&self->base, hq_setup_unref);
  g_clear_pointer (&self->draft, hq_setup_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  G_OBJECT_CLASS (hq_setup_page_parent_class)->finalize (object);
}

static void
hq_setup_page_class_init (HqSetupPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_page_finalize;
  panel_class->refresh = hq_setup_page_refresh;
  panel_class->tick = hq_setup_page_tick;
  panel_class->enter = hq_setup_page_enter;
  g_type_ensure (HQ_TYPE_SETUP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupPage, nav);
  gtk_widget_class_bind_template_child (widget_class, HqSetupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HqSetupPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_page_on_chosen);
  gtk_widget_class_install_action (widget_class, "setup.show", NULL, hq_setup_page_do_show);
  gtk_widget_class_install_action (widget_class, "setup.make", NULL, hq_setup_page_do_make);
  gtk_widget_class_install_action (widget_class, "setup.discard", NULL, hq_setup_page_do_discard);
  gtk_widget_class_install_action (widget_class, "setup.rebase", NULL, hq_setup_page_do_rebase);
  gtk_widget_class_install_action (widget_class, "setup.mend", NULL, hq_setup_page_do_mend);
}

static void
hq_setup_page_init (HqSetupPage *self)
{
  self->faults = hq_setup_check_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    hq_setup_page_add_row (self, i);
}

/**
 * hq_setup_page_get_draft:
 *
 * Returns: (transfer none) (nullable): the hall as it is going to be, to be edited; %NULL before the
 *   first refresh
 */
HqSetup *
hq_setup_page_get_draft (HqSetupPage *self)
{
  return self->draft;
}

/**
 * hq_setup_page_set_draft:
 * @draft: a hall as it may be, an older one for example
 *
 * Has the hall edited towards @draft; nothing is changed until somebody makes the changes.
 */
void
hq_setup_page_set_draft (HqSetupPage *self, const HqSetup *draft)
{
  g_clear_pointer (&self->draft, hq_setup_unref);
  self->draft = hq_setup_copy (draft);
  hq_setup_page_touch (self);
}

/**
 * hq_setup_page_get_base:
 *
 * Returns: (transfer none): the hall as it was set up when the draft was begun
 */
const HqSetup *
hq_setup_page_get_base (HqSetupPage *self)
{
  return self->base;
}

/**
 * hq_setup_page_get_differences:
 *
 * Returns: (transfer none) (element-type HqSetupDifference): what was edited
 */
GPtrArray *
hq_setup_page_get_differences (HqSetupPage *self)
{
  return self->differences;
}

/**
 * hq_setup_page_get_faults:
 *
 * Returns: (transfer none) (element-type HqSetupFault): what is to be mended before the changes can be
 *   made
 */
GPtrArray *
hq_setup_page_get_faults (HqSetupPage *self)
{
  return self->faults;
}

/**
 * hq_setup_page_is_behind:
 *
 * Returns: whether somebody else changed the hall since the draft was begun
 */
gboolean
hq_setup_page_is_behind (HqSetupPage *self)
{
  return self->base != NULL && hq_setup_page_get_now (self)->change > self->change;
}

/**
 * hq_setup_page_find_mark:
 *
 * Returns: (nullable): a word for a row of the draft that is to be mended, new, or edited
 */
const char *
hq_setup_page_find_mark (HqSetupPage *self, HqSetupList list, const char *key)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      const HqSetupFault *fault = self->faults->pdata[i];

      if (fault->list == list && g_strcmp0 (fault->key, key) == 0)
        return C_ ("setup", "To be mended");
    }
  for (guint i = 0; i < self->differences->len; i++)
    {
      const HqSetupDifference *difference = self->differences->pdata[i];

      if (difference->list == list && g_strcmp0 (difference->key, key) == 0)
        return difference->step == HQ_SETUP_ADDED ? C_ ("setup", "New") : C_ ("setup", "Edited");
    }
  return NULL;
}

/**
 * hq_setup_page_may_edit:
 *
 * Returns: whether who is signed in may change the hall, and no change is under way
 */
gboolean
hq_setup_page_may_edit (HqSetupPage *self)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);

  return hq_manager_panel_may (panel, HQ_ACT_SETUP) && !hq_manager_panel_is_busy (panel);
}

/**
 * hq_setup_page_touch:
 *
 * Says that the draft was edited.
 */
void
hq_setup_page_touch (HqSetupPage *self)
{
  hq_setup_edit_settle (self->draft);
  hq_setup_page_count (self);
  hq_setup_page_draw (self);
}

/* What was made is what the next draft begins from; the view of it may still be on its way. */
static void
hq_setup_page_on_made (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqSetupPage *self = asker;
  HqPage *screen = hq_manager_panel_get_page (HQ_MANAGER_PANEL (self));

  if (answer != NULL)
    {
      g_autoptr (HqSetup) made = g_steal_pointer (&self->draft);

      made->change = answer->value;
      hq_setup_page_begin (self, made);
      hq_page_say (screen, _ ("The changes are made."));
    }
  if (self->maker != NULL)
    hq_setup_changes_end (self->maker, error);
  else if (error != NULL)
    hq_page_say_error (screen, error);
}

/**
 * hq_setup_page_make:
 *
 * Asks the hall to be set up as the draft has it; the window of the changes is told what came of it.
 */
void
hq_setup_page_make (HqSetupPage *self)
{
  g_set_weak_pointer (&self->maker, self->changes);
  hq_manager_panel_run (HQ_MANAGER_PANEL (self),
                        &(HqOrder){ .act = HQ_ACT_SETUP, .rows = self->draft, .id = self->change },
                        hq_setup_page_on_made, self);
}

/**
 * hq_setup_page_is_edited:
 *
 * Returns: whether something was edited, in the draft or in a part of its own, that is not made
 */
gboolean
hq_setup_page_is_edited (HqSetupPage *self)
{
  GtkWidget *panel = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  if (self->differences != NULL && self->differences->len > 0)
    return TRUE;
  while (panel != NULL && !hq_setup_panel_is_edited (HQ_SETUP_PANEL (panel)))
    panel = gtk_widget_get_next_sibling (panel);
  return panel != NULL;
}

/**
 * hq_setup_page_is_panel_edited:
 * @name: of a part
 *
 * Returns: whether something was edited in that part alone that is not made
 */
gboolean
hq_setup_page_is_panel_edited (HqSetupPage *self, const char *name)
{
  GtkWidget *panel = gtk_stack_get_child_by_name (self->stack, name);

  return panel != NULL && hq_setup_panel_is_edited (HQ_SETUP_PANEL (panel));
}

/**
 * hq_setup_page_leave:
 *
 * Whoever edited it left the screen. The page may be kept until they are back, off the screen.
 */
void
hq_setup_page_leave (HqSetupPage *self)
{
  for (GtkWidget *panel = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); panel != NULL;
       panel = gtk_widget_get_next_sibling (panel))
    hq_setup_panel_leave (HQ_SETUP_PANEL (panel));
}

/**
 * hq_setup_page_show_panel:
 *
 * Returns: (transfer none) (nullable): the part of that name, which is shown from then on
 */
HqSetupPanel *
hq_setup_page_show_panel (HqSetupPage *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    if (g_strcmp0 (panels[i].name, name) == 0)
      {
        gtk_list_box_select_row (self->nav, gtk_list_box_get_row_at_index (self->nav, (int) i));
        return hq_setup_page_get_panel (self, i);
      }
  return NULL;
}

static int
hq_setup_page_find_list (const char *nick)
{
  for (int list = 0; list < HQ_N_SETUP_LISTS; list++)
    if (homes[list] != NULL && g_strcmp0 (hq_setup_diff_get_nick ((HqSetupList) list), nick) == 0)
      return list;
  return -1;
}

/**
 * hq_setup_page_open_part:
 * @what: the nick of a list, or the name of a part
 * @key: the key of a row of the list, "" for none
 *
 * Shows where the list is edited, with that row, or the part. What was edited stays.
 */
void
hq_setup_page_open_part (HqSetupPage *self, const char *what, const char *key)
{
  int list = hq_setup_page_find_list (what);
  HqSetupPanel *panel = hq_setup_page_show_panel (self, list >= 0 ? homes[list] : what);

  if (panel == NULL)
    return;
  if (list >= 0 && key[0] != '\0' && HQ_IS_SETUP_BOOK (panel))
    hq_setup_book_choose (HQ_SETUP_BOOK (panel), (HqSetupList) list, key);
  hq_setup_panel_enter (panel);
}

/**
 * hq_setup_page_settle:
 * @index: a part, as they stand in the list
 *
 * Has it shown if nobody has chosen one yet.
 */
void
hq_setup_page_settle (HqSetupPage *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, (int) index);
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self->nav));

  if (gtk_list_box_get_selected_row (self->nav) != NULL)
    return;
  gtk_list_box_select_row (self->nav, row);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->nav)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
