/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-follow.h"

#include <glib/gi18n.h>

#include "hq-access.h"
#include "hq-compat.h"
#include "hq-manager-follow-ask.h"
#include "hq-manager-follow-detail.h"
#include "hq-manager-follow-rows.h"
#include "hq-words.h"

/* While others work the lists are read again after so long at the soonest. */
#define HQ_MANAGER_FOLLOW_BEAT (3 * HQ_SECOND)

/* How far back the ended ones go, as the choices stand in the template. */
static const int spans[] = { 30, 90, 365 };

struct _HqManagerFollow
{
  HqManagerPanel parent_instance;

  GtkBox *lists;
  GtkDropDown *days;
  GtkLabel *said;
  GtkLabel *remark;
  HqManagerFollowRows *rows;
  GtkStack *stack;
  AdwStatusPage *none;
  HqManagerFollowDetail *detail;

  HqFollowView *view;    /* (owned) (nullable) */
  GCancellable *reading; /* (owned) (nullable) */
  gboolean again;        /* something happened while it was read */
  HqTime read_at;
  gint64 seq;        /* the newest event when it was read */
  char *drawn_one;   /* (owned) (nullable): by what the one beside the list is known */
  int shown;         /* the HqFollowList */
  gint64 chosen;     /* the follow-up, 0 for none */
  const char *wanted; /* (nullable): interned: the service whose newest one is chosen once it is read */
  HqFollowLook look; /* at the telephone that is shown; of no follow-up for none */
};

enum
{
  PROP_SHOWN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqManagerFollow, hq_manager_follow, HQ_TYPE_MANAGER_PANEL)

static const HqView *
hq_manager_follow_get_hall (HqManagerFollow *self)
{
  return &hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view;
}

static const char *
hq_manager_follow_get_staff (HqManagerFollow *self)
{
  return hq_live_get_staff (hq_page_get_live (hq_manager_panel_get_page (HQ_MANAGER_PANEL (self))));
}

static HqManagerFollowTale
hq_manager_follow_get_tale (HqManagerFollow *self)
{
  const HqView *hall = hq_manager_follow_get_hall (self);

  return (HqManagerFollowTale){ self->view, hall->setup, hall->zone };
}

/* A manager who is a supervisor too acts as the manager. */
static HqFollowParty
hq_manager_follow_get_party (HqManagerFollow *self, const HqFollowLine *line)
{
  const HqStaff *staff = hq_setup_find_staff (hq_manager_follow_get_hall (self)->setup,
                                              hq_manager_follow_get_staff (self));
  gboolean manages = staff != NULL && (staff->roles & (1u << HQ_ROLE_MANAGER)) != 0;
  HqFollowParty party = { .role = manages ? HQ_ROLE_MANAGER : HQ_ROLE_SUPERVISOR };

  if (staff != NULL)
    party.actor = (HqFollowPerson){ staff->staff, staff->department };
  if (line != NULL)
    party.rated = (HqFollowPerson){ line->row->staff, line->row->department };
  return party;
}

static const HqFollowLine *
hq_manager_follow_get_chosen (HqManagerFollow *self)
{
  return self->view != NULL ? hq_follow_list_find (self->view, self->chosen) : NULL;
}

static void
hq_manager_follow_say (HqManagerFollow *self, const char *sentence)
{
  gtk_label_set_label (self->said, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->said), sentence[0] != '\0');
}

static void
hq_manager_follow_draw_lists (HqManagerFollow *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->lists));

  for (int list = 0; list < HQ_N_FOLLOW_LISTS; list++)
    {
      g_autofree char *label = g_strdup_printf ("%s %u",
                                                hq_manager_follow_words_list ((HqFollowList) list),
                                                self->view->counts[list]);
      gboolean grave = list == HQ_FOLLOW_LIST_OVERDUE && self->view->counts[list] > 0;

      gtk_button_set_label (GTK_BUTTON (button), label);
      if (grave)
        gtk_widget_add_css_class (button, "grave");
      else
        gtk_widget_remove_css_class (button, "grave");
      button = gtk_widget_get_next_sibling (button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->days), self->shown == HQ_FOLLOW_LIST_ENDED);
}

static void
hq_manager_follow_add_line (GString *text, const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* Beside an empty list nothing can be chosen, so nobody is asked to. */
static void
hq_manager_follow_draw_none (HqManagerFollow *self, guint n_rows)
{
  const char *empty = hq_manager_follow_words_empty ((HqFollowList) self->shown);

  adw_status_page_set_title (self->none, n_rows == 0 ? empty : _ ("No bad rating is chosen"));
  adw_status_page_set_description (
    self->none,
    n_rows == 0
      ? NULL
      : _ ("Choose one in the list to see what was said and what was done about it."));
}

/* What is not in the list, and why; what stays in the figures. */
static void
hq_manager_follow_draw_remark (HqManagerFollow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean ended = self->shown == HQ_FOLLOW_LIST_ENDED;
  g_autofree char *invalid = g_strdup_printf (
    _ ("Found invalid: %u. They stay in every published figure and are only "
       "shown apart here."),
    self->view->invalid);
  g_autofree char *hidden = g_strdup_printf (
    ngettext ("%u more is for others to see to: it is your own, or your department's.",
              "%u more are for others to see to: they are your own, or your department's.",
              self->view->hidden),
    self->view->hidden);

  if (ended && self->view->invalid > 0)
    hq_manager_follow_add_line (text, invalid);
  if (!ended && self->view->hidden > 0)
    hq_manager_follow_add_line (text, hidden);
  gtk_label_set_label (self->remark, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), text->len > 0);
}

static void
hq_manager_follow_draw_rows (HqManagerFollow *self)
{
  const HqManagerFollowTale tale = hq_manager_follow_get_tale (self);
  guint n_rows = hq_manager_follow_rows_show (self->rows, &tale, (HqFollowList) self->shown,
                                              self->chosen);

  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_rows > 0);
  hq_manager_follow_draw_remark (self);
  hq_manager_follow_draw_none (self, n_rows);
}

static void
hq_manager_follow_draw_detail (HqManagerFollow *self)
{
  const HqFollowLine *line = hq_manager_follow_get_chosen (self);
  const HqManagerFollowTale tale = hq_manager_follow_get_tale (self);
  const HqFollowParty party = hq_manager_follow_get_party (self, line);

  self->look = (HqFollowLook){ 0 };
  gtk_stack_set_visible_child_name (self->stack, line != NULL ? "one" : "none");
  if (line != NULL)
    hq_manager_follow_detail_set (self->detail, &tale, line, &party);
}

/* While it stays the same, whatever happens in the hall, what somebody reads keeps the focus. */
static gboolean
hq_manager_follow_is_drawn (HqManagerFollow *self, const HqFollowLine *chosen)
{
  GString *text = g_string_new (NULL);
  g_autofree char *print = NULL;

  g_string_printf (text, "%u %u", self->view->today, self->view->steps->len);
  if (chosen != NULL)
    hq_manager_follow_rows_print (text, chosen);
  print = g_string_free (text, FALSE);
  if (g_strcmp0 (print, self->drawn_one) == 0)
    return TRUE;
  g_free (self->drawn_one);
  self->drawn_one = g_steal_pointer (&print);
  return FALSE;
}

static void
hq_manager_follow_draw (HqManagerFollow *self)
{
  hq_manager_follow_draw_lists (self);
  hq_manager_follow_draw_rows (self);
  if (!hq_manager_follow_is_drawn (self, hq_manager_follow_get_chosen (self)))
    hq_manager_follow_draw_detail (self);
}

/* Chooses the newest one of the service that was asked for, in the list in which it stands. */
static void
hq_manager_follow_find_wanted (HqManagerFollow *self)
{
  const char *service = g_steal_pointer (&self->wanted);
  const HqFollowLine *newest = NULL;
  int list = 0;

  for (guint i = 0; service != NULL && i < self->view->lines->len; i++)
    {
      const HqFollowLine *line = self->view->lines->pdata[i];

      if (g_strcmp0 (line->row->service, service) == 0
          && (newest == NULL || line->row->rated_at > newest->row->rated_at))
        newest = line;
    }
  if (newest == NULL)
    return;
  while (list < HQ_FOLLOW_LIST_ENDED && !hq_follow_list_has ((HqFollowList) list, newest))
    list++;
  self->again = self->again || self->chosen != newest->row->follow_up;
  self->chosen = newest->row->follow_up;
  g_object_set (self, "shown", list, NULL);
}

static void
hq_manager_follow_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerFollow) self = user_data;
  g_autoptr (GError) error = NULL;
  HqFollowView *view = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  g_clear_object (&self->reading);
  /* Whoever asked may have signed out. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&view, hq_follow_list_free);
      return;
    }
  if (view == NULL)
    {
      sentence = hq_words_error (error);
      hq_manager_follow_say (self, sentence);
      self->seq = -1;
      return;
    }
  hq_manager_follow_say (self, "");
  g_clear_pointer (&self->view, hq_follow_list_free);
  self->view = view;
  hq_manager_follow_find_wanted (self);
  hq_manager_follow_draw (self);
  if (self->again)
    hq_manager_follow_reload (self);
}

/**
 * hq_manager_follow_reload:
 *
 * Reads the lists again, and the story of the one that is chosen.
 */
void
hq_manager_follow_reload (HqManagerFollow *self)
{
  const HqFollowParty party = hq_manager_follow_get_party (self, NULL);
  const HqFollowAsk ask = { .role = party.role,
                            .staff = hq_manager_follow_get_staff (self),
                            .follow_up = self->chosen,
                            .days = spans[gtk_drop_down_get_selected (self->days)] };
  HqLiveReader reader = { .read = hq_follow_list_read,
                          .free_query = hq_follow_list_free_ask,
                          .free_view = hq_follow_list_free };
  HqPage *page = hq_manager_panel_get_page (HQ_MANAGER_PANEL (self));

  self->again = self->reading != NULL;
  if (self->again)
    return;
  self->seq = hq_manager_follow_get_hall (self)->seq;
  self->read_at = hq_manager_panel_get_now (HQ_MANAGER_PANEL (self));
  self->reading = g_cancellable_new ();
  reader.query = hq_follow_list_new_ask (&ask);
  hq_live_read_async (hq_page_get_live (page), &reader, self->reading, hq_manager_follow_on_read,
                      g_object_ref (self));
}

static void
hq_manager_follow_tick (HqManagerPanel *panel, HqTime now)
{
  HqManagerFollow *self = HQ_MANAGER_FOLLOW (panel);
  const HqFollowLine *line = hq_manager_follow_get_chosen (self);

  if (self->reading == NULL && self->seq != hq_manager_follow_get_hall (self)->seq
      && now - self->read_at >= HQ_MANAGER_FOLLOW_BEAT)
    hq_manager_follow_reload (self);
  /* A number is not left standing on the screen. */
  if (line != NULL && self->look.follow_up != 0 && now - self->look.at > HQ_FOLLOW_RULE_SHOWN)
    hq_manager_follow_draw_detail (self);
}

static void
hq_manager_follow_refresh (HqManagerPanel *panel)
{
  HqManagerFollow *self = HQ_MANAGER_FOLLOW (panel);

  gtk_widget_set_sensitive (GTK_WIDGET (self->detail), !hq_manager_panel_is_busy (panel));
  if (self->view == NULL && self->reading == NULL)
    hq_manager_follow_reload (self);
  else
    hq_manager_follow_tick (panel, hq_manager_panel_get_now (panel));
}

static void
hq_manager_follow_enter (HqManagerPanel *panel)
{
  gtk_widget_child_focus (GTK_WIDGET (panel), GTK_DIR_TAB_FORWARD);
}

static void
hq_manager_follow_on_chosen (HqManagerFollow *self, gint64 chosen)
{
  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  hq_manager_follow_reload (self);
}

static void
hq_manager_follow_on_days (HqManagerFollow *self)
{
  if (self->view != NULL)
    hq_manager_follow_reload (self);
}

static void
hq_manager_follow_take_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerFollow *self = HQ_MANAGER_FOLLOW (widget);
  const HqFollowLine *line = hq_manager_follow_get_chosen (self);
  int step = hq_nick_find (HQ_SET_FOLLOW_STEP, g_variant_get_string (parameter, NULL));
  const HqManagerFollowTale tale = hq_manager_follow_get_tale (self);
  g_autofree char *title = NULL;

  if (line == NULL || step < 0)
    return;
  title = hq_manager_follow_words_title (&tale, line);
  hq_manager_follow_ask_show (HQ_MANAGER_PANEL (self), self->chosen, title, (HqFollowStep) step);
}

static void
hq_manager_follow_on_telephone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerFollow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *telephone = hq_live_read_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  /* Whoever asked may look at another one by now, or have signed out. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || self->look.follow_up == 0
      || self->look.follow_up != self->chosen)
    return;
  if (telephone != NULL)
    {
      hq_manager_follow_detail_set_telephone (self->detail, telephone);
      return;
    }
  sentence = hq_words_error (error);
  hq_manager_follow_detail_say (self->detail, sentence);
}

/* Only now that the look is logged the number is read. */
static void
hq_manager_follow_on_logged (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqManagerFollow *self = asker;
  HqPage *page = hq_manager_panel_get_page (HQ_MANAGER_PANEL (self));
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;
  const HqActor actor = { .device = hq_manager_follow_get_hall (self)->place.device };
  HqLiveReader reader = { .read = hq_follow_list_read_telephone,
                          .free_query = hq_follow_list_free_look,
                          .free_view = g_free };
  HqFollowLook look;

  if (answer == NULL)
    {
      hq_manager_follow_detail_say (self->detail, sentence);
      return;
    }
  look = (HqFollowLook){ answer->value, answer->at, hq_manager_follow_get_staff (self),
                         hq_access_get_place (&actor) };
  self->look = (HqFollowLook){ .follow_up = answer->value, .at = answer->at };
  reader.query = hq_follow_list_new_look (&look);
  hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_manager_follow_on_telephone,
                      g_object_ref (self));
}

static void
hq_manager_follow_show_telephone (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerFollow *self = HQ_MANAGER_FOLLOW (widget);
  const HqOrder order = { .act = HQ_ACT_FOLLOW_LOOK, .id = self->chosen };

  hq_manager_follow_detail_say (self->detail, "");
  hq_manager_panel_run (HQ_MANAGER_PANEL (self), &order, hq_manager_follow_on_logged, self);
}

static void
hq_manager_follow_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_set_int (value, HQ_MANAGER_FOLLOW (object)->shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_follow_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqManagerFollow *self = HQ_MANAGER_FOLLOW (object);
  const HqFollowLine *line;

  if (id != PROP_SHOWN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->shown == g_value_get_int (value))
    return;
  self->shown = g_value_get_int (value);
  g_object_notify_by_pspec (object, pspec);
  line = hq_manager_follow_get_chosen (self);
  /* The one beside the list is one of it, but for a step that led it elsewhere. */
  if (line != NULL && !hq_follow_list_has ((HqFollowList) self->shown, line))
    self->chosen = 0;
  if (self->view != NULL)
    hq_manager_follow_draw (self);
}

static void
hq_manager_follow_dispose (GObject *object)
{
  HqManagerFollow *self = HQ_MANAGER_FOLLOW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->view, hq_follow_list_free);
  g_clear_pointer (&self->drawn_one, g_free);
  G_OBJECT_CLASS (hq_manager_follow_parent_class)->dispose (object);
}

static void
hq_manager_follow_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, lists);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, days);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, said);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, remark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, rows);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, none);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollow, detail);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_follow_on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_follow_on_days);
}

static void
hq_manager_follow_class_init (HqManagerFollowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  object_class->get_property = hq_manager_follow_get_property;
  object_class->set_property = hq_manager_follow_set_property;
  object_class->dispose = hq_manager_follow_dispose;
  panel_class->refresh = hq_manager_follow_refresh;
  panel_class->tick = hq_manager_follow_tick;
  panel_class->enter = hq_manager_follow_enter;
  /**
   * HqManagerFollow:shown:
   *
   * The list that is shown, an HqFollowList.
   */
  properties[PROP_SHOWN] = g_param_spec_int ("shown", NULL, NULL, 0, HQ_N_FOLLOW_LISTS - 1, 0,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (HQ_TYPE_MANAGER_FOLLOW_DETAIL);
  g_type_ensure (HQ_TYPE_MANAGER_FOLLOW_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-follow.ui");
  hq_manager_follow_bind (widget_class);
  gtk_widget_class_install_property_action (widget_class, "follow.list", "shown");
  gtk_widget_class_install_action (widget_class, "follow.step", "s", hq_manager_follow_take_step);
  gtk_widget_class_install_action (widget_class, "follow.look", NULL,
                                   hq_manager_follow_show_telephone);
}

static void
hq_manager_follow_init (HqManagerFollow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_drop_down (self->days, _ ("Of which days"));
  for (int list = 0; list < HQ_N_FOLLOW_LISTS; list++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_label (GTK_BUTTON (button),
                            hq_manager_follow_words_list ((HqFollowList) list));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "follow.list");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", list);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (self->lists, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->days), FALSE);
}

/**
 * hq_manager_follow_open:
 * @service: a service
 *
 * Chooses the newest bad rating of @service that whoever is signed in may see.
 */
void
hq_manager_follow_open (HqManagerFollow *self, const char *service)
{
  self->wanted = g_intern_string (service);
  hq_manager_follow_reload (self);
}

/**
 * hq_manager_follow_get_view:
 *
 * Returns: (transfer none) (nullable): what is shown, %NULL while it is read at first
 */
const HqFollowView *
hq_manager_follow_get_view (HqManagerFollow *self)
{
  return self->view;
}
