/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-desk.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-compat.h"
#include "hq-guide-calls.h"
#include "hq-guide-claims.h"
#include "hq-guide-finder.h"
#include "hq-guide-items.h"
#include "hq-guide-late.h"
#include "hq-guide-page.h"
#include "hq-guide-printer.h"
#include "hq-guide-uses.h"
#include "hq-guide-waits.h"

struct _HqGuideDesk
{
  HqGuidePanel parent_instance;

  GtkWidget *nav;
  HqCap *nav_claims;
  HqCap *nav_uses;
  GtkLabel *enquiries;
  HqGuidePrinter *printer;
  HqGuidePanel *calls;
  GtkStack *panels;
  HqGuidePanel *issue;
  HqGuidePanel *items;
  HqGuidePanel *finder;
  HqGuidePanel *claims;
  HqGuidePanel *uses;
  HqGuidePanel *waits;
  HqGuidePanel *late;

  char *panel; /* (owned): the name of the panel that is shown */
  gboolean enquiring;
  gint64 enquired_before; /* enquiries of the day when it began */
};

enum
{
  PROP_PANEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqGuideDesk, hq_guide_desk, HQ_TYPE_GUIDE_PANEL)

static HqGuidePanel *
hq_guide_desk_get_shown (HqGuideDesk *self)
{
  return HQ_GUIDE_PANEL (gtk_stack_get_visible_child (self->panels));
}

/* An empty panel has nothing to focus, and without a focus no key would reach the desk: the button of
 * the panel has it then. */
static void
hq_guide_desk_keep_focus (HqGuideDesk *self)
{
  hq_guide_panel_keep_focus (hq_guide_desk_get_shown (self));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self))
      || hq_compat_get_focus (GTK_WIDGET (self)) != NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (self->nav); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GVariant *target = GTK_IS_TOGGLE_BUTTON (child)
                           ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child))
                           : NULL;

      if (target != NULL && g_str_equal (g_variant_get_string (target, NULL), self->panel))
        gtk_widget_grab_focus (child);
    }
}

static void
hq_guide_desk_show (HqGuideDesk *self, const char *panel)
{
  g_autofree char *old = self->panel;

  self->panel = g_strdup (panel);
  gtk_stack_set_visible_child_name (self->panels, panel);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL]);
  hq_guide_panel_refresh (hq_guide_desk_get_shown (self));
  hq_guide_panel_enter (hq_guide_desk_get_shown (self));
  hq_guide_desk_keep_focus (self);
}

static void
hq_guide_desk_refresh (HqGuidePanel *panel)
{
  HqGuideDesk *self = HQ_GUIDE_DESK (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);
  g_autofree char *enquiries = NULL;

  if (view == NULL)
    return;
  enquiries = g_strdup_printf (ngettext ("%d enquiry today", "%d enquiries today",
                                         (gulong) view->enquiries),
                               (int) view->enquiries);
  hq_cap_set_count (self->nav_claims, view->claims->len);
  hq_cap_set_count (self->nav_uses, view->uses->len);
  gtk_label_set_label (self->enquiries, enquiries);
  hq_guide_printer_show (self->printer, view->view.setup);
  hq_guide_panel_refresh (self->calls);
  hq_guide_panel_refresh (hq_guide_desk_get_shown (self));
  hq_guide_desk_keep_focus (self);
}

static void
hq_guide_desk_tick (HqGuidePanel *panel, HqTime now)
{
  hq_guide_panel_tick (hq_guide_desk_get_shown (HQ_GUIDE_DESK (panel)), now);
}

static void
hq_guide_desk_enter (HqGuidePanel *panel)
{
  HqGuideDesk *self = HQ_GUIDE_DESK (panel);

  hq_guide_desk_show (self, self->panel);
}

static void
hq_guide_desk_on_enquired (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqGuideDesk *self = hq_guide_page_get_desk (HQ_GUIDE_PAGE (page));
  const HqGuideView *view = hq_page_get_view (page);
  g_autofree char *sentence = NULL;
  gint64 today;

  if (self == NULL)
    return;
  self->enquiring = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.enquire", TRUE);
  hq_guide_desk_keep_focus (self);
  if (answer == NULL)
    {
      hq_page_say_error (page, error);
      return;
    }
  /* The view may have it already, or not yet. */
  today = MAX (view->enquiries, self->enquired_before + 1);
  sentence = g_strdup_printf (ngettext ("Enquiry logged. It is the first today.",
                                        "Enquiry logged: %d today.", (gulong) today),
                              (int) today);
  hq_page_say (page, sentence);
}

static void
hq_guide_desk_enquire (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideDesk *self = HQ_GUIDE_DESK (widget);
  const char *item = g_str_equal (self->panel, "items")
                       ? hq_guide_items_get_item (HQ_GUIDE_ITEMS (self->items))
                       : NULL;
  const HqOrder order = { .act = HQ_ACT_ENQUIRY, .item = item };

  if (self->enquiring)
    return;
  self->enquiring = TRUE;
  self->enquired_before = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self))->enquiries;
  gtk_widget_action_set_enabled (widget, "guide.enquire", FALSE);
  hq_page_run (hq_guide_panel_get_page (HQ_GUIDE_PANEL (self)), &order, hq_guide_desk_on_enquired);
}

static void
hq_guide_desk_acknowledge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_guide_calls_acknowledge (HQ_GUIDE_CALLS (HQ_GUIDE_DESK (widget)->calls), 0);
}

static void
hq_guide_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PANEL)
    g_value_set_string (value, HQ_GUIDE_DESK (object)->panel);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_guide_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PANEL)
    hq_guide_desk_show (HQ_GUIDE_DESK (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_guide_desk_finalize (GObject *object)
{
  g_free (HQ_GUIDE_DESK (object)->panel);
  G_OBJECT_CLASS (hq_guide_desk_parent_class)->finalize (object);
}

static void
hq_guide_desk_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, nav);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, nav_claims);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, nav_uses);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, enquiries);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, printer);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, calls);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, panels);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, issue);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, items);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, finder);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, claims);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, uses);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, waits);
  gtk_widget_class_bind_template_child (widget_class, HqGuideDesk, late);
}

static void
hq_guide_desk_class_init (HqGuideDeskClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  object_class->finalize = hq_guide_desk_finalize;
  object_class->get_property = hq_guide_desk_get_property;
  object_class->set_property = hq_guide_desk_set_property;
  panel_class->refresh = hq_guide_desk_refresh;
  panel_class->tick = hq_guide_desk_tick;
  panel_class->enter = hq_guide_desk_enter;
  /**
   * HqGuideDesk:panel:
   *
   * Which part of the desk is shown.
   */
  properties[PROP_PANEL] = g_param_spec_string ("panel", NULL, NULL, "issue",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (HQ_TYPE_GUIDE_CALLS);
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_GUIDE_CLAIMS);
  g_type_ensure (HQ_TYPE_GUIDE_FINDER);
  g_type_ensure (HQ_TYPE_GUIDE_ISSUE);
  g_type_ensure (HQ_TYPE_GUIDE_ITEMS);
  g_type_ensure (HQ_TYPE_GUIDE_LATE);
  g_type_ensure (HQ_TYPE_GUIDE_PRINTER);
  g_type_ensure (HQ_TYPE_GUIDE_USES);
  g_type_ensure (HQ_TYPE_GUIDE_WAITS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-desk.ui");
  hq_guide_desk_bind (widget_class);
  gtk_widget_class_install_property_action (widget_class, "guide.panel", "panel");
  gtk_widget_class_install_action (widget_class, "guide.enquire", NULL, hq_guide_desk_enquire);
  gtk_widget_class_install_action (widget_class, "guide.acknowledge", NULL,
                                   hq_guide_desk_acknowledge);
}

/* The keys of all parts of the desk, wherever the focus is. */
static void
hq_guide_desk_add_keys (HqGuideDesk *self)
{
  static const struct
  {
    guint key;
    const char *action;
    const char *panel; /* (nullable) */
  } keys[] = {
    { GDK_KEY_F2, "guide.panel", "issue" },  { GDK_KEY_F3, "guide.panel", "items" },
    { GDK_KEY_F4, "guide.panel", "finder" }, { GDK_KEY_F5, "guide.panel", "claims" },
    { GDK_KEY_F6, "guide.panel", "uses" },   { GDK_KEY_F7, "guide.panel", "waits" },
    { GDK_KEY_F8, "guide.enquire", NULL },   { GDK_KEY_F9, "guide.acknowledge", NULL },
    { GDK_KEY_F10, "guide.panel", "late" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].panel != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].panel));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
hq_guide_desk_init (HqGuideDesk *self)
{
  self->panel = g_strdup ("issue");
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_guide_desk_add_keys (self);
}

/**
 * hq_guide_desk_find:
 * @widget: a part of a desk
 *
 * Returns: (transfer none): the desk
 */
HqGuideDesk *
hq_guide_desk_find (GtkWidget *widget)
{
  return HQ_GUIDE_DESK (gtk_widget_get_ancestor (widget, HQ_TYPE_GUIDE_DESK));
}

/**
 * hq_guide_desk_issue:
 * @start: what the next ticket is for
 */
void
hq_guide_desk_issue (HqGuideDesk *self, const HqGuideIssueStart *start)
{
  hq_guide_issue_begin (HQ_GUIDE_ISSUE (self->issue), start);
  hq_guide_desk_show (self, "issue");
}

/**
 * hq_guide_desk_print:
 * @ticket: a ticket that the store has
 * @ahead: the people ahead of it, below 0 to leave them out
 * @reprint: whether it was printed before
 *
 * Returns: whether its slip is printed where the guide chose; %FALSE where nothing is
 */
gboolean
hq_guide_desk_print (HqGuideDesk *self, const HqTicket *ticket, gint64 ahead, gboolean reprint)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));

  return view != NULL
         && hq_guide_printer_print (self->printer, &view->view, ticket, ahead, reprint);
}

/**
 * hq_guide_desk_type:
 * @text: the beginning of what is to be looked up
 *
 * Shows where tickets are looked up; what is typed next stands after @text.
 */
void
hq_guide_desk_type (HqGuideDesk *self, const char *text)
{
  hq_guide_desk_show (self, "finder");
  hq_guide_finder_type (HQ_GUIDE_FINDER (self->finder), text);
}

/* Where something is being written down, what need not be a code of ours belongs to it. */
static gboolean
hq_guide_desk_is_writing (HqGuideDesk *self)
{
  GtkWidget *focus = hq_compat_get_focus (GTK_WIDGET (self));

  return GTK_IS_EDITABLE (focus) && !g_str_equal (self->panel, "finder");
}

/**
 * hq_guide_desk_scan:
 * @scan: what was scanned
 *
 * A code is looked up; a document is for the ticket that is being given.
 *
 * Returns: whether it was of use
 */
gboolean
hq_guide_desk_scan (HqGuideDesk *self, const HqReaderScan *scan)
{
  switch (scan->kind)
    {
    case HQ_READER_IDENTITY:
    case HQ_READER_BAD_IDENTITY:
      return hq_guide_issue_read (HQ_GUIDE_ISSUE (self->issue), scan->text);
    case HQ_READER_SLOT:
      if (hq_guide_desk_is_writing (self))
        return FALSE;
      G_GNUC_FALLTHROUGH;
    case HQ_READER_TICKET:
      hq_guide_desk_show (self, "finder");
      hq_guide_finder_look_up (HQ_GUIDE_FINDER (self->finder), scan->text);
      return TRUE;
    case HQ_READER_UNKNOWN:
    case HQ_N_READER_KINDS:
    default:
      return FALSE;
    }
}
