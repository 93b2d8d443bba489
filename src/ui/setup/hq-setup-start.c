/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-start.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-setup-facts.h"
#include "hq-setup-page.h"
#include "hq-words.h"

struct _HqSetupStart
{
  HqSetupPanel parent_instance;

  AdwPreferencesGroup *group;            /* (borrowed): of the template that this is */
  AdwActionRow *rows[HQ_N_SETUP_STAGES]; /* (borrowed): they are in the group */
  GtkLabel *marks[HQ_N_SETUP_STAGES];

  HqSetupFacts *facts;  /* (owned) (nullable): until they were read */
  char *fault;          /* (owned) (nullable): why they could not be read */
  gint64 revision;      /* of the set-up for which they were read, -1 for none */
  HqTime read_at;
  gboolean reading;
};

G_DEFINE_TYPE (HqSetupStart, hq_setup_start, HQ_TYPE_SETUP_PANEL)

/* Each stage, and the part of the set-up in which it is done. */
static const struct
{
  const char *title;
  const char *part;
} stages[HQ_N_SETUP_STAGES] = {
  [HQ_SETUP_STAGE_HALL] = { N_ ("Name, floors and zones of the hall"), "hall" },
  [HQ_SETUP_STAGE_DEPARTMENTS] = { N_ ("Departments"), "hall" },
  [HQ_SETUP_STAGE_SESSIONS] = { N_ ("Kinds of day with their sessions"), "services" },
  [HQ_SETUP_STAGE_SERVICES] = { N_ ("Services with their sessions"), "services" },
  [HQ_SETUP_STAGE_COUNTERS] = { N_ ("Counters that serve each service"), "counters" },
  [HQ_SETUP_STAGE_STAFF] = { N_ ("Staff and their passwords"), "staff" },
  [HQ_SETUP_STAGE_CALENDAR] = { N_ ("Calendar of this year"), "calendar" },
  [HQ_SETUP_STAGE_MACHINES] = { N_ ("Places of machines"), "devices" },
};

/* What no row of its own misses. */
static const char *const sentences[HQ_N_SETUP_LACKS] = {
  [HQ_SETUP_LACK_NOTHING] = N_ ("Nothing is missing."),
  [HQ_SETUP_LACK_FACTS] = N_ ("Being looked up…"),
  [HQ_SETUP_LACK_NAME] = N_ ("The hall has no name yet."),
  [HQ_SETUP_LACK_FLOOR] = N_ ("No floor is there yet."),
  [HQ_SETUP_LACK_ZONE] = N_ ("No zone is there yet."),
  [HQ_SETUP_LACK_DEPARTMENT] = N_ ("No department is there yet."),
  [HQ_SETUP_LACK_DAY_KIND] = N_ ("No kind of day is there yet."),
  [HQ_SETUP_LACK_SERVICE] = N_ ("No service is there yet."),
  [HQ_SETUP_LACK_COUNTER] = N_ ("No counter is there yet."),
  [HQ_SETUP_LACK_CLERK] = N_ ("Nobody is a clerk yet."),
  [HQ_SETUP_LACK_MANAGER] = N_ ("Nobody is a manager yet."),
  [HQ_SETUP_LACK_YEAR] = N_ ("The holidays of this year are not loaded yet."),
  [HQ_SETUP_LACK_KIOSK] = N_ ("No machine is a kiosk yet, at which visitors take their numbers."),
};

static char *
hq_setup_start_explain (HqSetupStart *self, const HqSetupWant *want)
{
  if (want->lack == HQ_SETUP_LACK_FACTS && self->fault != NULL)
    return g_strdup (self->fault);
  if (want->lack == HQ_SETUP_LACK_SESSION)
    return g_strdup_printf (_ ("The kind of day %s has no session yet."), want->key);
  if (want->lack == HQ_SETUP_LACK_RUN)
    return g_strdup_printf (_ ("Service %s runs in no session yet."), want->key);
  if (want->lack == HQ_SETUP_LACK_SERVED)
    return g_strdup_printf (_ ("No counter serves service %s yet."), want->key);
  if (want->lack == HQ_SETUP_LACK_PASSWORD)
    return g_strdup_printf (_ ("%s has no password yet, and so cannot sign in."), want->key);
  return g_strdup (_ (sentences[want->lack]));
}

static void
hq_setup_start_draw_stage (HqSetupStart *self, HqSetupStage stage)
{
  HqSetupWant want = hq_setup_stage_find_want (hq_setup_panel_get_draft (HQ_SETUP_PANEL (self)),
                                               self->facts, stage);
  gboolean done = want.lack == HQ_SETUP_LACK_NOTHING;
  g_autofree char *sentence = hq_setup_start_explain (self, &want);
  g_autofree char *name = NULL;

  name = g_strdup_printf ("%s · %s · %s", _ (stages[stage].title),
                          done ? C_ ("setup", "Done") : C_ ("setup", "To do"), sentence);
  gtk_label_set_label (self->marks[stage], done ? "✓" : "○");
  adw_action_row_set_subtitle (self->rows[stage], sentence);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self->marks[stage]), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->marks[stage]), "done");
  hq_compat_name_row (self->rows[stage], name);
}

static void
hq_setup_start_draw (HqSetupStart *self)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (self));
  guint count = hq_setup_stage_count (draft, self->facts);
  g_autofree char *text = NULL;

  for (int i = 0; i < HQ_N_SETUP_STAGES; i++)
    hq_setup_start_draw_stage (self, (HqSetupStage) i);
  if (count > 0)
    text = g_strdup_printf (ngettext ("%u step is still to be done. Choose one to go there.",
                                      "%u steps are still to be done. Choose one to go there.",
                                      count),
                            count);
  adw_preferences_group_set_description (self->group,
                                         text != NULL ? text
                                                      : _ ("All is done: the hall can be opened."));
}

static void
hq_setup_start_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqSetupStart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetupFacts) facts = hq_live_read_finish (HQ_LIVE (source), result, &error);
  HqSetupPage *page;
  const HqSetup *draft;

  self->reading = FALSE;
  /* Whoever looked may have signed out meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&self->facts, hq_setup_facts_free);
  if (facts == NULL)
    self->fault = hq_words_error_whole (error);
  self->facts = g_steal_pointer (&facts);
  hq_setup_start_draw (self);
  page = HQ_SETUP_PAGE (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)));
  draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (self));
  hq_setup_page_settle (page, hq_setup_stage_count (draft, self->facts) > 0 ? 0 : 1);
}

static gint64
hq_setup_start_get_revision (HqSetupStart *self)
{
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  return hq_manager_panel_get_view (page)->view.setup->revision;
}

static void
hq_setup_start_read (HqSetupStart *self)
{
  const HqLiveReader reader = { .read = hq_setup_facts_read, .free_view = hq_setup_facts_free };
  HqManagerPanel *page = hq_setup_panel_get_page (HQ_SETUP_PANEL (self));

  self->reading = TRUE;
  self->revision = hq_setup_start_get_revision (self);
  self->read_at = hq_manager_panel_get_now (page);
  hq_live_read_async (hq_page_get_live (hq_manager_panel_get_page (page)), &reader, NULL,
                      hq_setup_start_on_read, g_object_ref (self));
}

static void
hq_setup_start_follow (HqSetupPanel *panel, HqTime now)
{
  HqSetupStart *self = HQ_SETUP_START (panel);

  if (self->reading || (self->fault != NULL && now - self->read_at < HQ_SETUP_PANEL_BEAT))
    return;
  if (self->fault != NULL || self->revision != hq_setup_start_get_revision (self))
    hq_setup_start_read (self);
}

static void
hq_setup_start_refresh (HqSetupPanel *panel)
{
  hq_setup_start_follow (panel, hq_manager_panel_get_now (hq_setup_panel_get_page (panel)));
  hq_setup_start_draw (HQ_SETUP_START (panel));
}

/* A password that was set meanwhile leaves the set-up as it is. */
static void
hq_setup_start_map (GtkWidget *widget)
{
  HQ_SETUP_START (widget)->revision = -1;
  GTK_WIDGET_CLASS (hq_setup_start_parent_class)->map (widget);
}

static void
hq_setup_start_on_row (AdwActionRow *row, HqSetupStart *self)
{
  HqSetupPage *page = HQ_SETUP_PAGE (hq_setup_panel_get_page (HQ_SETUP_PANEL (self)));
  int stage = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  HqSetupPanel *part;

  part = hq_setup_page_show_panel (page, stages[stage].part);
  hq_setup_panel_enter (part);
}

static void
hq_setup_start_add_row (HqSetupStart *self, HqSetupStage stage)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_label_new (NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (stages[stage].title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (mark, "step-mark");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_signal_connect_object (row, "activated", G_CALLBACK (hq_setup_start_on_row), self, 0);
  adw_preferences_group_add (self->group, row);
  self->rows[stage] = ADW_ACTION_ROW (row);
  self->marks[stage] = GTK_LABEL (mark);
}

static void
hq_setup_start_finalize (GObject *object)
{
  HqSetupStart *self = HQ_SETUP_START (object);

  g_clear_pointer (&self->facts, hq_setup_facts_free);
  g_free (self->fault);
  G_OBJECT_CLASS (hq_setup_start_parent_class)->finalize (object);
}

static void
hq_setup_start_class_init (HqSetupStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_start_finalize;
  widget_class->map = hq_setup_start_map;
  HQ_SETUP_PANEL_CLASS (class)->refresh = hq_setup_start_refresh;
  HQ_SETUP_PANEL_CLASS (class)->tick = hq_setup_start_follow;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-start.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupStart, group);
}

static void
hq_setup_start_init (HqSetupStart *self)
{
  self->revision = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < HQ_N_SETUP_STAGES; i++)
    hq_setup_start_add_row (self, (HqSetupStage) i);
}
