/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-desk.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-compat.h"
#include "hq-manager-cases.h"
#include "hq-manager-day.h"
#include "hq-manager-doors.h"
#include "hq-manager-machines.h"
#include "hq-manager-follow.h"
#include "hq-manager-openings.h"
#include "hq-manager-story.h"
#include "hq-manager-today.h"
#include "hq-setup-page.h"

struct _HqManagerDesk
{
  AdwBin parent_instance;

  GtkBox *nav;     /* (borrowed): both are in the template that this is */
  GtkStack *stack; /* (borrowed) */
  char *shown;     /* (owned): the name of the page that is shown */
};

enum
{
  PROP_SHOWN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqManagerDesk, hq_manager_desk, ADW_TYPE_BIN)

/* The pages, as they stand in the list; the second one has the key F3 and so on. A page is for those
 * who may do its act, or for everybody who may look at the figures. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
  HqAct act; /* HQ_N_ACTS for everybody */
} pages[] = {
  { "today", NC_ ("manager", "Today"), "hq-manager-symbolic", hq_manager_today_get_type, HQ_N_ACTS },
  { "day", NC_ ("manager", "Day and period"), "x-office-calendar-symbolic", hq_manager_day_get_type,
    HQ_N_ACTS },
  { "openings", NC_ ("manager", "Opening days"), "view-dual-symbolic",
    hq_manager_openings_get_type, HQ_N_ACTS },
  { "story", NC_ ("manager", "A number's story"), "hq-ticket-symbolic", hq_manager_story_get_type,
    HQ_N_ACTS },
  { "cases", NC_ ("manager", "Cases"), "folder-documents-symbolic", hq_manager_cases_get_type,
    HQ_N_ACTS },
  { "follow", NC_ ("manager", "Bad ratings"), "hq-face-1-symbolic", hq_manager_follow_get_type,
    HQ_ACT_FOLLOW_VERIFY },
  { "doors", NC_ ("manager", "Opening and closing"), "emblem-ok-symbolic",
    hq_manager_doors_get_type, HQ_N_ACTS },
  { "setup", NC_ ("manager", "Set-up"), "emblem-system-symbolic", hq_setup_page_get_type,
    HQ_ACT_ROTA },
  { "machines", NC_ ("manager", "Machines"), "computer-symbolic", hq_manager_machines_get_type,
    HQ_N_ACTS },
};

static HqManagerPanel *
hq_manager_desk_get_shown (HqManagerDesk *self)
{
  return HQ_MANAGER_PANEL (gtk_stack_get_visible_child (self->stack));
}

static GtkWidget *
hq_manager_desk_get_button (HqManagerDesk *self, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->nav));

  for (guint i = 0; i < G_N_ELEMENTS (pages) && g_strcmp0 (pages[i].name, name) != 0; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* A page on which nothing takes the focus leaves it to its button, so that keys go on reaching the desk. */
static void
hq_manager_desk_keep_focus (HqManagerDesk *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && hq_compat_get_focus (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (hq_manager_desk_get_button (self, self->shown));
}

static void
hq_manager_desk_show (HqManagerDesk *self, const char *name)
{
  HqManagerPanel *panel;

  /* A page that somebody may not see has its key all the same. */
  if (!hq_manager_desk_has_page (self, name))
    return;
  panel = hq_manager_desk_get_panel (self, name);
  g_free (self->shown);
  self->shown = g_strdup (name);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (panel));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  /* Before the desk is on the page there is nothing to draw. */
  if (hq_manager_panel_get_page (panel) == NULL)
    return;
  hq_manager_panel_refresh (panel);
  hq_manager_panel_enter (panel);
  hq_manager_desk_keep_focus (self);
}

static void
hq_manager_desk_add_page (HqManagerDesk *self, guint index)
{
  g_autofree char *key = g_strdup_printf ("F%u", index + 2);
  g_autofree char *action = g_strdup_printf ("manager.show::%s", pages[index].name);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *cap = hq_cap_new (g_dpgettext2 (NULL, "manager", pages[index].title), key);

  gtk_widget_set_hexpand (cap, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[index].icon));
  gtk_box_append (GTK_BOX (box), cap);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "nav");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->nav, button);
}

/* The key of each page, wherever the focus is. */
static void
hq_manager_desk_add_keys (HqManagerDesk *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2 + i, 0),
                                                gtk_named_action_new ("manager.show"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (pages[i].name));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static HqManagerStory *
hq_manager_desk_show_story (HqManagerDesk *self)
{
  hq_manager_desk_show (self, "story");
  return HQ_MANAGER_STORY (hq_manager_desk_get_panel (self, "story"));
}

static void
hq_manager_desk_open_story (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_manager_story_open (hq_manager_desk_show_story (HQ_MANAGER_DESK (widget)),
                         g_variant_get_int64 (parameter));
}

/* The cases of one list: those that are overdue, say. */
static void
hq_manager_desk_open_cases (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDesk *self = HQ_MANAGER_DESK (widget);

  hq_manager_desk_show (self, "cases");
  g_object_set (hq_manager_desk_get_panel (self, "cases"), "list",
                g_variant_get_string (parameter, NULL), NULL);
}

/* The newest bad rating of a service. */
static void
hq_manager_desk_open_follow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDesk *self = HQ_MANAGER_DESK (widget);

  if (!hq_manager_desk_has_page (self, "follow"))
    return;
  hq_manager_desk_show (self, "follow");
  hq_manager_follow_open (HQ_MANAGER_FOLLOW (hq_manager_desk_get_panel (self, "follow")),
                          g_variant_get_string (parameter, NULL));
}

/* The row of a list of the set-up, by the list's nick and its key; or a part of it by its name. */
static void
hq_manager_desk_open_setup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDesk *self = HQ_MANAGER_DESK (widget);
  const char *what, *key;

  if (!hq_manager_desk_has_page (self, "setup"))
    return;
  g_variant_get (parameter, "(&s&s)", &what, &key);
  hq_manager_desk_show (self, "setup");
  hq_setup_page_open_part (HQ_SETUP_PAGE (hq_manager_desk_get_panel (self, "setup")), what, key);
}

static void
hq_manager_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_set_string (value, HQ_MANAGER_DESK (object)->shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    hq_manager_desk_show (HQ_MANAGER_DESK (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_desk_finalize (GObject *object)
{
  g_free (HQ_MANAGER_DESK (object)->shown);
  G_OBJECT_CLASS (hq_manager_desk_parent_class)->finalize (object);
}

static void
hq_manager_desk_class_init (HqManagerDeskClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = hq_manager_desk_get_property;
  object_class->set_property = hq_manager_desk_set_property;
  object_class->finalize = hq_manager_desk_finalize;
  /**
   * HqManagerDesk:shown:
   *
   * The name of the page that is shown.
   */
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerDesk, nav);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDesk, stack);
  gtk_widget_class_install_property_action (widget_class, "manager.show", "shown");
  gtk_widget_class_install_action (widget_class, "manager.story", "x", hq_manager_desk_open_story);
  gtk_widget_class_install_action (widget_class, "manager.cases", "s", hq_manager_desk_open_cases);
  gtk_widget_class_install_action (widget_class, "manager.setup", "(ss)",
                                   hq_manager_desk_open_setup);
  gtk_widget_class_install_action (widget_class, "manager.follow", "s",
                                   hq_manager_desk_open_follow);
}

static void
hq_manager_desk_init (HqManagerDesk *self)
{
  self->shown = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    hq_manager_desk_add_page (self, i);
  hq_manager_desk_add_keys (self);
  hq_manager_desk_show (self, pages[0].name);
}

/* Whoever has no use for a page does not see it. */
static void
hq_manager_desk_draw_nav (HqManagerDesk *self)
{
  HqManagerPanel *shown = hq_manager_desk_get_shown (self);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_set_visible (hq_manager_desk_get_button (self, pages[i].name),
                            pages[i].act == HQ_N_ACTS
                              || hq_manager_panel_may (shown, pages[i].act));
}

/**
 * hq_manager_desk_refresh:
 *
 * There is another view, or there are other figures.
 */
void
hq_manager_desk_refresh (HqManagerDesk *self)
{
  hq_manager_desk_draw_nav (self);
  hq_manager_panel_refresh (hq_manager_desk_get_shown (self));
  hq_manager_desk_keep_focus (self);
}

void
hq_manager_desk_tick (HqManagerDesk *self, HqTime now)
{
  hq_manager_panel_tick (hq_manager_desk_get_shown (self), now);
}

void
hq_manager_desk_enter (HqManagerDesk *self)
{
  hq_manager_panel_enter (hq_manager_desk_get_shown (self));
  hq_manager_desk_keep_focus (self);
}

/**
 * hq_manager_desk_get_panel:
 * @name: the name of a page
 *
 * Returns: (transfer none) (nullable): the page, made where it was not yet; %NULL where there is none
 *   of that name
 */
HqManagerPanel *
hq_manager_desk_get_panel (HqManagerDesk *self, const char *name)
{
  GtkWidget *panel = gtk_stack_get_child_by_name (self->stack, name);

  for (guint i = 0; panel == NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      {
        panel = g_object_new (pages[i].get_type (), NULL);
        gtk_stack_add_named (self->stack, panel, name);
      }
  return panel != NULL ? HQ_MANAGER_PANEL (panel) : NULL;
}

/**
 * hq_manager_desk_has_page:
 * @name: the name of a page
 *
 * Returns: whether there is such a page for whoever is signed in
 */
gboolean
hq_manager_desk_has_page (HqManagerDesk *self, const char *name)
{
  GtkWidget *button = hq_manager_desk_get_button (self, name);

  return button != NULL && gtk_widget_get_visible (button);
}

/**
 * hq_manager_desk_is_edited:
 *
 * Returns: whether something was edited that would be lost with the desk
 */
gboolean
hq_manager_desk_is_edited (HqManagerDesk *self)
{
  GtkWidget *setup = gtk_stack_get_child_by_name (self->stack, "setup");

  return setup != NULL && hq_setup_page_is_edited (HQ_SETUP_PAGE (setup));
}

/**
 * hq_manager_desk_take_edited:
 *
 * Takes the page on which something was edited off the desk, which is of no use any more.
 *
 * Returns: (transfer full) (nullable): that page, off the screen; %NULL where nothing was edited
 */
HqManagerPanel *
hq_manager_desk_take_edited (HqManagerDesk *self)
{
  GtkWidget *setup = gtk_stack_get_child_by_name (self->stack, "setup");

  if (setup == NULL)
    return NULL;
  hq_setup_page_leave (HQ_SETUP_PAGE (setup));
  if (!hq_setup_page_is_edited (HQ_SETUP_PAGE (setup)))
    return NULL;
  g_object_ref (setup);
  gtk_stack_remove (self->stack, setup);
  return HQ_MANAGER_PANEL (setup);
}

/**
 * hq_manager_desk_put_edited:
 * @panel: a page that was taken off another desk of the same person
 *
 * Puts it on a new desk and shows it.
 */
void
hq_manager_desk_put_edited (HqManagerDesk *self, HqManagerPanel *panel)
{
  gtk_stack_add_named (self->stack, GTK_WIDGET (panel), "setup");
  hq_manager_desk_show (self, "setup");
}

/**
 * hq_manager_desk_scan:
 * @scan: what was scanned
 *
 * Returns: whether there is a use for it: the code of a ticket brings up its story
 */
gboolean
hq_manager_desk_scan (HqManagerDesk *self, const HqReaderScan *scan)
{
  if (scan->kind != HQ_READER_TICKET)
    return FALSE;
  hq_manager_story_scan (hq_manager_desk_show_story (self), scan->text);
  return TRUE;
}
