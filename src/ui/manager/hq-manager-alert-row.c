/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-alert-row.h"

#include <glib/gi18n.h>

#include "hq-manager-alert-words.h"
#include "hq-manager-panel.h"
#include "hq-manager-words.h"

struct _HqManagerAlertRow
{
  AdwBin parent_instance;

  GtkWidget *box; /* (borrowed): all are within it */
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *who;
  GtkButton *deed; /* leads to where something is done about it */
  GtkButton *button;
  int severity; /* of what is drawn, -1 for nothing yet */
  HqAlertKind kind;
  GPtrArray *subjects; /* (owned) (element-type char): what the button acts on */
  GPtrArray *before;   /* (owned) (element-type char): interned: from whom each is taken over, or NULL */
  gboolean taken;      /* each is somebody's */
  gboolean gives;      /* the button gives them back */
};

G_DEFINE_TYPE (HqManagerAlertRow, hq_manager_alert_row, ADW_TYPE_BIN)

static HqManagerPanel *
hq_manager_alert_row_get_panel (HqManagerAlertRow *self)
{
  return HQ_MANAGER_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_MANAGER_PANEL));
}

/* Each is taken by itself, so that each is somebody's when they do not stand together any more. */
static void
hq_manager_alert_row_on_clicked (HqManagerAlertRow *self)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_ref (self->subjects);
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->before);
  HqManagerPanel *panel = hq_manager_alert_row_get_panel (self);
  const HqAct act = self->gives ? HQ_ACT_ALERT_GIVE : HQ_ACT_ALERT_TAKE;
  const char *kind = hq_alert_get_nick (self->kind);

  for (guint i = 0; i < subjects->len; i++)
    {
      const HqOrder order = { .act = act,
                              .type = kind,
                              .text = subjects->pdata[i],
                              .staff = self->gives ? NULL : before->pdata[i] };

      hq_manager_panel_run (panel, &order, NULL, NULL);
    }
}

static void
hq_manager_alert_row_finalize (GObject *object)
{
  g_ptr_array_unref (HQ_MANAGER_ALERT_ROW (object)->subjects);
  g_ptr_array_unref (HQ_MANAGER_ALERT_ROW (object)->before);
  G_OBJECT_CLASS (hq_manager_alert_row_parent_class)->finalize (object);
}

static void
hq_manager_alert_row_class_init (HqManagerAlertRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_alert_row_finalize;
}

static GtkLabel *
hq_manager_alert_row_add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkButton *
hq_manager_alert_row_add_button (GtkWidget *box)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "take");
  gtk_box_append (GTK_BOX (box), button);
  return GTK_BUTTON (button);
}

static void
hq_manager_alert_row_init (HqManagerAlertRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->severity = -1;
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  self->before = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "alert-row");
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), words);
  self->sentence = hq_manager_alert_row_add_label (words, "sentence");
  self->who = hq_manager_alert_row_add_label (words, "who");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), buttons);
  self->deed = hq_manager_alert_row_add_button (buttons);
  self->button = hq_manager_alert_row_add_button (buttons);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (hq_manager_alert_row_on_clicked),
                            self);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static void
hq_manager_alert_row_put (GtkLabel *label, const char *text)
{
  if (!g_str_equal (gtk_label_get_label (label), text))
    gtk_label_set_label (label, text);
}

static void
hq_manager_alert_row_draw_severity (HqManagerAlertRow *self, HqAlertSeverity severity)
{
  if (self->severity == (int) severity)
    return;
  if (self->severity >= 0)
    gtk_widget_remove_css_class (self->box,
                                 hq_manager_alert_words_style ((HqAlertSeverity) self->severity));
  gtk_widget_add_css_class (self->box, hq_manager_alert_words_style (severity));
  gtk_image_set_from_icon_name (self->icon, hq_manager_alert_words_icon (severity));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hq_manager_alert_words_name (severity), -1);
  self->severity = (int) severity;
}

/* Adds those that are nobody's, or @staff's, or other people's. */
static void
hq_manager_alert_row_add (HqManagerAlertRow *self,
                          const HqManagerView *view,
                          const HqAlert *alert,
                          gboolean free,
                          const char *staff)
{
  const HqAlertTaken *taken = hq_manager_alert_find_taken (view, alert);

  if (free ? taken != NULL : staff != NULL && g_strcmp0 (taken->staff, staff) != 0)
    return;
  g_ptr_array_add (self->subjects, hq_alert_format_subject (alert));
  g_ptr_array_add (self->before,
                   (gpointer) g_intern_string (hq_manager_alert_find_before (view, alert)));
}

/* The button takes those that nobody has; where each is somebody's, it gives back the person's own, or
 * takes them over from others. */
static void
hq_manager_alert_row_collect (HqManagerAlertRow *self,
                              const HqManagerView *view,
                              const HqAlert *alerts,
                              guint n_alerts)
{
  HqManagerPanel *panel = hq_manager_alert_row_get_panel (self);
  const char *staff = hq_live_get_staff (hq_page_get_live (hq_manager_panel_get_page (panel)));
  guint n_own = 0, n_taken = 0;

  for (guint i = 0; i < n_alerts; i++)
    {
      const HqAlertTaken *taken = hq_manager_alert_find_taken (view, &alerts[i]);

      n_taken += taken != NULL;
      n_own += taken != NULL && g_strcmp0 (taken->staff, staff) == 0;
    }
  self->taken = n_taken == n_alerts;
  self->gives = self->taken && n_own > 0;
  g_ptr_array_unref (self->subjects);
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_unref (self->before);
  self->before = g_ptr_array_new ();
  for (guint i = 0; i < n_alerts; i++)
    hq_manager_alert_row_add (self, view, &alerts[i], !self->taken, self->gives ? staff : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button),
                          hq_manager_panel_may (panel, self->gives ? HQ_ACT_ALERT_GIVE
                                                                   : HQ_ACT_ALERT_TAKE));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !hq_manager_panel_is_busy (panel));
}

/* By name, as soon as each is somebody's; several people may have some each. */
static void
hq_manager_alert_row_draw_who (HqManagerAlertRow *self,
                               const HqManagerView *view,
                               const HqAlert *alerts,
                               guint n_alerts)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *before = NULL;
  g_autofree char *who = NULL;

  for (guint i = 0; self->taken && i < n_alerts; i++)
    {
      const HqAlertTaken *taken = hq_manager_alert_find_taken (view, &alerts[i]);

      if (g_strcmp0 (taken->staff, before) != 0)
        g_string_append_printf (names, "%s%s", before != NULL ? _ (", ") : "",
                                hq_manager_words_staff (view->view.setup, taken->staff));
      before = taken->staff;
    }
  if (names->len > 0)
    who = g_strdup_printf (_ ("%s sees to it."), names->str);
  hq_manager_alert_row_put (self->who, who != NULL ? who : "");
  gtk_widget_set_visible (GTK_WIDGET (self->who), who != NULL);
}

/* Many buttons of a floor say the same: who hears them hears of what. */
static void
hq_manager_alert_row_label (GtkButton *button, const char *label, const char *sentence)
{
  g_autofree char *name = g_strjoin (" ", label, sentence, NULL);

  if (!g_str_equal (gtk_button_get_label (button), label))
    gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Where something is done about it. What people wait for has its deeds beside the service's name. */
static void
hq_manager_alert_row_draw_deed (HqManagerAlertRow *self, const HqAlert *alert, const char *sentence)
{
  HqManagerPanel *panel = hq_manager_alert_row_get_panel (self);
  HqManagerAlertDeed deed;
  gboolean any = hq_manager_alert_words_find_deed (alert, &deed)
                 && (deed.act == HQ_N_ACTS || hq_manager_panel_may (panel, deed.act));
  GtkActionable *actionable = GTK_ACTIONABLE (self->deed);

  gtk_widget_set_visible (GTK_WIDGET (self->deed), any);
  if (!any)
    return;
  hq_manager_alert_row_label (self->deed, deed.label, sentence);
  if (deed.target != NULL)
    gtk_actionable_set_action_target (actionable, "s", deed.target);
  else
    gtk_actionable_set_action_target (actionable, "i", alert->counter);
  gtk_actionable_set_action_name (actionable, deed.action);
}

/**
 * hq_manager_alert_row_show:
 * @view: the floor
 * @alerts: as many as hq_manager_alert_words_measure() says
 */
void
hq_manager_alert_row_show (HqManagerAlertRow *self,
                           const HqManagerView *view,
                           const HqAlert *alerts,
                           guint n_alerts)
{
  g_autofree char *sentence = hq_manager_alert_words_format (view, alerts, n_alerts);

  self->kind = alerts->kind;
  hq_manager_alert_row_draw_severity (self, alerts->severity);
  hq_manager_alert_row_put (self->sentence, sentence);
  hq_manager_alert_row_collect (self, view, alerts, n_alerts);
  hq_manager_alert_row_draw_who (self, view, alerts, n_alerts);
  hq_manager_alert_row_draw_deed (self, alerts, sentence);
  hq_manager_alert_row_label (self->button,
                              self->gives ? C_ ("alert", "Give back") : C_ ("alert", "Take over"),
                              sentence);
}
