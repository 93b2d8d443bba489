/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-group.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-alert-words.h"
#include "hq-words.h"

/* An alert as it is drawn. */
typedef struct
{
  GtkWidget *row; /* (borrowed): all are within the group */
  GtkImage *icon;
  GtkLabel *sentence;
  int severity; /* -1 for none yet */
} HqManagerGroupAlert;

struct _HqManagerGroup
{
  AdwBin parent_instance;

  GtkBox *box;       /* (borrowed): all are within it */
  GtkLabel *waiting;
  GtkLabel *facts;
  GArray *alerts; /* (owned) (element-type HqManagerGroupAlert) */
};

G_DEFINE_TYPE (HqManagerGroup, hq_manager_group, ADW_TYPE_BIN)

static void
hq_manager_group_finalize (GObject *object)
{
  g_array_unref (HQ_MANAGER_GROUP (object)->alerts);
  G_OBJECT_CLASS (hq_manager_group_parent_class)->finalize (object);
}

static void
hq_manager_group_class_init (HqManagerGroupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_group_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hq_manager_group_init (HqManagerGroup *self)
{
  self->alerts = g_array_new (FALSE, FALSE, sizeof (HqManagerGroupAlert));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "group");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkLabel *
hq_manager_group_add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/**
 * hq_manager_group_new:
 * @service: (nullable): a service; %NULL for what is of none
 *
 * Returns: (transfer floating): a group without anything in it yet
 */
GtkWidget *
hq_manager_group_new (const HqService *service)
{
  HqManagerGroup *self = g_object_new (HQ_TYPE_MANAGER_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char letter[] = { service != NULL ? service->prefix : '\0', '\0' };
  const char *name = service != NULL ? hq_language_pick (service->name, service->name_en)
                                     : _ ("Machines and counters");
  GtkLabel *title;

  gtk_widget_add_css_class (head, "line");
  gtk_box_append (self->box, head);
  if (service != NULL)
    hq_manager_group_add_label (head, letter, "letter");
  title = hq_manager_group_add_label (head, name, "name");
  gtk_label_set_wrap (title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  self->waiting = hq_manager_group_add_label (head, "", "waiting");
  self->facts = hq_manager_group_add_label (GTK_WIDGET (self->box), "", "facts");
  gtk_label_set_wrap (self->facts, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), service != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

static void
hq_manager_group_put (GtkLabel *label, const char *text)
{
  if (!g_str_equal (gtk_label_get_label (label), text))
    gtk_label_set_label (label, text);
}

/**
 * hq_manager_group_show_line:
 * @line: the group's service as it stands
 * @now: the time
 */
void
hq_manager_group_show_line (HqManagerGroup *self, const HqManagerLine *line, HqTime now)
{
  g_autofree char *waiting = g_strdup_printf (ngettext ("%d waiting", "%d waiting",
                                                        (gulong) line->waiting),
                                              (int) line->waiting);
  g_autofree char *open = g_strdup_printf (ngettext ("%d counter open", "%d counters open",
                                                     (gulong) line->open),
                                           (int) line->open);
  g_autofree char *longest = line->since == 0 ? NULL : hq_words_elapsed (now - line->since);
  g_autofree char *facts = longest == NULL
                             ? g_strdup (open)
                             : g_strdup_printf (_ ("%s · longest wait %s"), open, longest);

  hq_manager_group_put (self->waiting, waiting);
  hq_manager_group_put (self->facts, facts);
}

static HqManagerGroupAlert *
hq_manager_group_get_alert (HqManagerGroup *self, guint index)
{
  HqManagerGroupAlert alert = { .severity = -1 };

  if (index < self->alerts->len)
    return &g_array_index (self->alerts, HqManagerGroupAlert, index);
  alert.row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (alert.row, "alert-row");
  alert.icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (alert.icon), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (alert.row), GTK_WIDGET (alert.icon));
  alert.sentence = hq_manager_group_add_label (alert.row, "", "sentence");
  gtk_label_set_wrap (alert.sentence, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (alert.sentence), TRUE);
  gtk_box_append (self->box, alert.row);
  g_array_append_val (self->alerts, alert);
  return &g_array_index (self->alerts, HqManagerGroupAlert, index);
}

static void
hq_manager_group_draw_alert (HqManagerGroupAlert *alert, HqAlertSeverity severity, const char *text)
{
  if (alert->severity != (int) severity)
    {
      if (alert->severity >= 0)
        gtk_widget_remove_css_class (alert->row, hq_manager_alert_words_style (
                                                   (HqAlertSeverity) alert->severity));
      gtk_widget_add_css_class (alert->row, hq_manager_alert_words_style (severity));
      gtk_image_set_from_icon_name (alert->icon, hq_manager_alert_words_icon (severity));
      gtk_accessible_update_property (GTK_ACCESSIBLE (alert->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      hq_manager_alert_words_name (severity), -1);
      alert->severity = (int) severity;
    }
  hq_manager_group_put (alert->sentence, text);
  gtk_widget_set_visible (alert->row, TRUE);
}

/**
 * hq_manager_group_show_alerts:
 * @view: the floor
 * @alerts: (element-type HqAlert): all of the hall, as hq_manager_alert_list() orders them
 * @from: the first of the group's; what is past the end is none
 *
 * Returns: the first alert that is not the group's
 */
guint
hq_manager_group_show_alerts (HqManagerGroup *self,
                              const HqManagerView *view,
                              const GArray *alerts,
                              guint from)
{
  guint next = from, drawn = 0;

  while (next < alerts->len)
    {
      const HqAlert *alert = &g_array_index (alerts, HqAlert, next);
      guint n = hq_manager_alert_words_measure (alerts, next);
      g_autofree char *text = NULL;

      if (g_strcmp0 (alert->service, g_array_index (alerts, HqAlert, from).service) != 0)
        break;
      text = hq_manager_alert_words_format (view, alert, n);
      hq_manager_group_draw_alert (hq_manager_group_get_alert (self, drawn++), alert->severity, text);
      next += n;
    }
  for (guint i = drawn; i < self->alerts->len; i++)
    gtk_widget_set_visible (g_array_index (self->alerts, HqManagerGroupAlert, i).row, FALSE);
  return next;
}
