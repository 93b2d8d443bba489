/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-group.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-alert-row.h"
#include "hq-manager-alert-words.h"
#include "hq-manager-deeds.h"
#include "hq-words.h"

struct _HqManagerGroup
{
  AdwBin parent_instance;

  GtkBox *box; /* (borrowed): all are within it */
  GtkLabel *waiting;
  GtkLabel *facts;
  GtkWidget *deeds;    /* (nullable): where it is of a service */
  const char *service; /* (nullable): interned */
  GPtrArray *alerts;   /* (owned) (element-type HqManagerAlertRow) */
};

G_DEFINE_TYPE (HqManagerGroup, hq_manager_group, ADW_TYPE_BIN)

static void
hq_manager_group_finalize (GObject *object)
{
  g_ptr_array_unref (HQ_MANAGER_GROUP (object)->alerts);
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
  self->alerts = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "group");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkLabel *
hq_manager_group_add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A name of several lines has all that is beside it at its first. */
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
hq_manager_group_on_deeds (HqManagerGroup *self)
{
  GtkWidget *panel = gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_MANAGER_PANEL);

  hq_manager_deeds_show (HQ_MANAGER_PANEL (panel), self->service);
}

static void
hq_manager_group_add_deeds (HqManagerGroup *self,
                            GtkWidget *head,
                            const HqService *service,
                            const char *name)
{
  g_autofree char *label = g_strdup_printf (_ ("What can be done for %s"), name);

  self->service = g_intern_string (service->service);
  self->deeds = gtk_button_new_with_label (_ ("Act…"));
  gtk_widget_set_valign (self->deeds, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->deeds, "take");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->deeds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_swapped (self->deeds, "clicked", G_CALLBACK (hq_manager_group_on_deeds), self);
  gtk_box_append (GTK_BOX (head), self->deeds);
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
  if (service != NULL)
    hq_manager_group_add_deeds (self, head, service, name);
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
  g_autofree char *longest = line->since == 0 || line->since > now
                              ? NULL
                              : hq_words_elapsed (now - line->since);
  g_autofree char *facts = longest == NULL
                             ? g_strdup (open)
                             : g_strdup_printf (_ ("%s · longest wait %s"), open, longest);

  /* Whoever may do none of it is not offered it. */
  gtk_widget_set_visible (self->deeds,
                          hq_manager_panel_may (HQ_MANAGER_PANEL (gtk_widget_get_ancestor (
                                                  GTK_WIDGET (self), HQ_TYPE_MANAGER_PANEL)),
                                                HQ_ACT_LEND));
  hq_manager_group_put (self->waiting, waiting);
  hq_manager_group_put (self->facts, facts);
}

static HqManagerAlertRow *
hq_manager_group_get_alert (HqManagerGroup *self, guint index)
{
  if (index >= self->alerts->len)
    {
      g_ptr_array_add (self->alerts, g_object_new (HQ_TYPE_MANAGER_ALERT_ROW, NULL));
      gtk_box_append (self->box, self->alerts->pdata[index]);
    }
  return self->alerts->pdata[index];
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
      HqManagerAlertRow *row;

      if (g_strcmp0 (alert->service, g_array_index (alerts, HqAlert, from).service) != 0)
        break;
      row = hq_manager_group_get_alert (self, drawn++);
      hq_manager_alert_row_show (row, view, alert, n);
      gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
      next += n;
    }
  for (guint i = drawn; i < self->alerts->len; i++)
    gtk_widget_set_visible (self->alerts->pdata[i], FALSE);
  return next;
}
