/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-services.h"

#include <glib/gi18n.h>

#include "hq-manager-group.h"

struct _HqManagerServices
{
  AdwBin parent_instance;

  GtkBox *box; /* (borrowed): all are within it */
  GtkLabel *heading;
  HqManagerGroup *other; /* what is of no service */
  GPtrArray *groups;     /* (owned) (element-type HqManagerGroup): as the lines of the view */
  HqSetup *setup;        /* (owned) (nullable): by which the groups were made */
};

G_DEFINE_TYPE (HqManagerServices, hq_manager_services, ADW_TYPE_BIN)

static void
hq_manager_services_finalize (GObject *object)
{
  HqManagerServices *self = HQ_MANAGER_SERVICES (object);

  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->setup, hq_setup_unref);
  G_OBJECT_CLASS (hq_manager_services_parent_class)->finalize (object);
}

static void
hq_manager_services_class_init (HqManagerServicesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_services_finalize;
}

static void
hq_manager_services_init (HqManagerServices *self)
{
  self->groups = g_ptr_array_new ();
}

static void
hq_manager_services_build (HqManagerServices *self, const HqManagerView *view)
{
  GtkWidget *heading = gtk_label_new ("");

  g_clear_pointer (&self->setup, hq_setup_unref);
  self->setup = hq_setup_ref (view->view.setup);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "services");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  self->heading = GTK_LABEL (heading);
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_add_css_class (heading, "services-head");
  gtk_box_append (self->box, heading);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < view->lines->len; i++)
    {
      GtkWidget *group = hq_manager_group_new (
        g_array_index (view->lines, HqManagerLine, i).service);

      g_ptr_array_add (self->groups, group);
      gtk_box_append (self->box, group);
    }
  self->other = HQ_MANAGER_GROUP (hq_manager_group_new (NULL));
  gtk_box_append (self->box, GTK_WIDGET (self->other));
}

/* How much there is to look at, before anything of it. */
static void
hq_manager_services_draw_heading (HqManagerServices *self, const GArray *alerts)
{
  g_autofree char *text = NULL;
  int urgent = 0, warnings = 0;

  for (guint i = 0; i < alerts->len; i++)
    {
      HqAlertSeverity severity = g_array_index (alerts, HqAlert, i).severity;

      urgent += severity == HQ_ALERT_URGENT;
      warnings += severity == HQ_ALERT_WARNING;
    }
  if (alerts->len == 0)
    text = g_strdup (_ ("Nothing needs a look"));
  else if (urgent + warnings == 0)
    text = g_strdup (_ ("Nothing urgent"));
  else
    text = g_strdup_printf (_ ("%d urgent, %d to look at"), urgent, warnings);
  if (!g_str_equal (gtk_label_get_label (self->heading), text))
    gtk_label_set_label (self->heading, text);
}

static guint
hq_manager_services_find (const HqManagerView *view, const char *service)
{
  for (guint i = 0; i < view->lines->len; i++)
    if (g_strcmp0 (g_array_index (view->lines, HqManagerLine, i).service->service, service) == 0)
      return i;
  return view->lines->len;
}

/* The next in order; one that stands there already keeps its place and the focus within it. */
static void
hq_manager_services_place (HqManagerServices *self, GtkWidget *group, GtkWidget **last)
{
  if (gtk_widget_get_prev_sibling (group) != *last)
    gtk_box_reorder_child_after (self->box, group, *last);
  *last = group;
}

/**
 * hq_manager_services_show:
 * @view: the floor
 * @figures: (nullable): what was read beside it
 * @now: the time
 */
void
hq_manager_services_show (HqManagerServices *self,
                          const HqManagerView *view,
                          const HqManagerFigures *figures,
                          HqTime now)
{
  g_autoptr (GArray) alerts = hq_manager_alert_list (view, figures, now);
  g_autofree gboolean *placed = g_new0 (gboolean, view->lines->len + 1);
  GtkWidget *last;
  guint next = 0;

  if (self->setup != view->view.setup)
    hq_manager_services_build (self, view);
  last = GTK_WIDGET (self->heading);
  hq_manager_services_draw_heading (self, alerts);
  while (next < alerts->len && g_array_index (alerts, HqAlert, next).service != NULL)
    {
      guint i = hq_manager_services_find (view, g_array_index (alerts, HqAlert, next).service);
      HqManagerGroup *group = i < view->lines->len ? self->groups->pdata[i] : self->other;

      placed[i] = TRUE;
      hq_manager_services_place (self, GTK_WIDGET (group), &last);
      next = hq_manager_group_show_alerts (group, view, alerts, next);
    }
  hq_manager_services_place (self, GTK_WIDGET (self->other), &last);
  gtk_widget_set_visible (GTK_WIDGET (self->other), next < alerts->len);
  hq_manager_group_show_alerts (self->other, view, alerts, next);
  for (guint i = 0; i < view->lines->len; i++)
    {
      hq_manager_group_show_line (self->groups->pdata[i],
                                  &g_array_index (view->lines, HqManagerLine, i), now);
      if (placed[i])
        continue;
      hq_manager_services_place (self, self->groups->pdata[i], &last);
      hq_manager_group_show_alerts (self->groups->pdata[i], view, alerts, alerts->len);
    }
}
