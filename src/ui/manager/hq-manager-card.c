/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-card.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-words.h"
#include "hq-number.h"
#include "hq-report.h"
#include "hq-words.h"

struct _HqManagerCard
{
  AdwBin parent_instance;

  guint index;     /* of the counter in the view */
  GtkLabel *title; /* (borrowed): all are within it */
  GtkLabel *where;
  GtkGrid *grid;
  GtkActionable *say;
  GPtrArray *facts; /* (owned) (element-type char): names and values in turns, as they are drawn */
};

G_DEFINE_TYPE (HqManagerCard, hq_manager_card, ADW_TYPE_BIN)

static void
hq_manager_card_finalize (GObject *object)
{
  g_ptr_array_unref (HQ_MANAGER_CARD (object)->facts);
  G_OBJECT_CLASS (hq_manager_card_parent_class)->finalize (object);
}

static void
hq_manager_card_class_init (HqManagerCardClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_card_finalize;
}

static GtkLabel *
hq_manager_card_add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
hq_manager_card_init (HqManagerCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *grid = gtk_grid_new ();

  self->facts = g_ptr_array_new_with_free_func (g_free);
  self->title = hq_manager_card_add_label (box, "title");
  self->where = hq_manager_card_add_label (box, "where");
  self->grid = GTK_GRID (grid);
  gtk_box_append (GTK_BOX (box), grid);
  self->say = GTK_ACTIONABLE (gtk_button_new_with_label (_ ("A word to this counter")));
  gtk_actionable_set_action_target (self->say, "i", 0);
  gtk_actionable_set_action_name (self->say, "today.say");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->say));
  gtk_widget_add_css_class (box, "counter-card");
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
hq_manager_card_put (GPtrArray *facts, const char *name, char *value)
{
  g_ptr_array_add (facts, g_strdup (name));
  g_ptr_array_add (facts, value);
}

static char *
hq_manager_card_format_since (HqTime since, const HqManagerCardAsk *ask)
{
  g_autofree char *clock = hq_words_clock (since, ask->view->view.zone);
  g_autofree char *minutes = hq_manager_words_minutes (ask->now - since);

  return g_strdup_printf (_ ("since %s (%s)"), clock, minutes);
}

static void
hq_manager_card_add_state (const HqManagerCounter *row,
                           const HqManagerCardAsk *ask,
                           GPtrArray *facts)
{
  HqManagerState state = hq_manager_view_get_state (row, ask->now);
  HqTime from = hq_manager_view_get_since (row, ask->now);
  g_autofree char *since = from == 0 ? g_strdup ("") : hq_manager_card_format_since (from, ask);

  hq_manager_card_put (facts, _ ("Now"),
                       g_strdup_printf ("%s %s %s", hq_manager_words_shape (state),
                                        hq_manager_words_state (state), since));
  if (row->duty.counter != 0)
    {
      g_autofree char *signed_in = hq_manager_card_format_since (row->duty.signed_in_at, ask);

      hq_manager_card_put (
        facts, _ ("Clerk"),
        g_strdup_printf ("%s %s", hq_manager_words_staff (ask->view->view.setup, row->duty.staff),
                         signed_in));
    }
  if (row->duty.paused_at != 0)
    {
      g_autofree char *until = row->duty.until == 0
                                 ? g_strdup (_ ("without a planned end"))
                                 : hq_words_end (row->duty.until, ask->view->view.zone);

      hq_manager_card_put (facts, _ ("Pause"),
                           g_strdup_printf (_ ("%s, until %s"), hq_words_pause (row->duty.reason),
                                            until));
    }
}

static void
hq_manager_card_add_ticket (const HqManagerCounter *row,
                            const HqManagerCardAsk *ask,
                            GPtrArray *facts)
{
  const HqService *service = hq_setup_find_service (ask->view->view.setup, row->stay.service);
  g_autofree char *number = hq_number_format (row->stay.prefix, row->stay.number);

  if (row->stay.ticket == 0)
    return;
  hq_manager_card_put (facts, _ ("Ticket"),
                       g_strdup_printf ("%s · %s · %s", number, hq_words_class (row->stay.class),
                                        service != NULL
                                          ? hq_language_pick (service->name, service->name_en)
                                          : row->stay.service));
  if (row->held > 0)
    hq_manager_card_put (facts, _ ("Parked"), g_strdup_printf ("%u", row->held));
}

static void
hq_manager_card_add_plan (const HqManagerCardAsk *ask, guint index, GPtrArray *facts)
{
  g_autoptr (GArray) plan = hq_manager_view_plan (ask->view, ask->now);
  HqTime from = g_array_index (plan, HqTime, index);
  g_autofree char *clock = from == 0 ? NULL : hq_words_clock (from, ask->view->view.zone);

  hq_manager_card_put (facts, _ ("Rota"),
                       from == 0 ? g_strdup (_ ("not planned now"))
                                 : g_strdup_printf (_ ("planned since %s"), clock));
}

static void
hq_manager_card_add_services (const HqManagerCounter *row, const HqView *view, GPtrArray *facts)
{
  const HqSetup *setup = view->setup;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];

      if (hq_setup_serves (setup, row->counter->counter, service->service, view->now))
        g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                                hq_language_pick (service->name, service->name_en));
    }
  hq_manager_card_put (facts, _ ("Serves"), g_string_free (g_steal_pointer (&names), FALSE));
}

static void
hq_manager_card_add_figures (const HqManagerCounter *row,
                             const HqManagerCardAsk *ask,
                             GPtrArray *facts)
{
  static const HqMetric shown[] = { HQ_METRIC_CALLS, HQ_METRIC_MISSED, HQ_METRIC_HANDLING_MEDIAN,
                                    HQ_METRIC_SATISFACTION, HQ_METRIC_PARTICIPATION };
  g_autofree char *key = g_strdup_printf ("%d", row->counter->counter);

  for (guint i = 0; ask->figures != NULL && i < G_N_ELEMENTS (shown); i++)
    {
      const HqFigure *figure = hq_manager_figures_find_of (ask->figures, HQ_SCOPE_COUNTER, key,
                                                           shown[i]);

      if (figure != NULL)
        hq_manager_card_put (facts, _ (hq_report_get_name (shown[i])),
                             hq_report_format_value (figure));
    }
}

/* Whether they are other facts, or say something else. */
static gboolean
hq_manager_card_differs (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return TRUE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
hq_manager_card_draw (HqManagerCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i + 1 < self->facts->len; i += 2)
    {
      GtkWidget *name = gtk_label_new (self->facts->pdata[i]);
      GtkWidget *value = gtk_label_new (self->facts->pdata[i + 1]);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_yalign (GTK_LABEL (name), 0);
      gtk_label_set_xalign (GTK_LABEL (value), 0);
      gtk_label_set_wrap (GTK_LABEL (value), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (value), 36);
      gtk_widget_add_css_class (name, "name");
      gtk_grid_attach (self->grid, name, 0, (int) i / 2, 1, 1);
      gtk_grid_attach (self->grid, value, 1, (int) i / 2, 1, 1);
    }
}

/**
 * hq_manager_card_set_counter:
 * @index: of a counter in the view, which is told of from now on
 */
void
hq_manager_card_set_counter (HqManagerCard *self, guint index)
{
  self->index = index;
}

/**
 * hq_manager_card_show:
 * @ask: from what it is told
 */
void
hq_manager_card_show (HqManagerCard *self, const HqManagerCardAsk *ask)
{
  const HqSetup *setup = ask->view->view.setup;
  const HqManagerCounter *row = &g_array_index (ask->view->counters, HqManagerCounter, self->index);
  const HqZone *zone = hq_setup_find_zone (setup, row->counter->zone);
  const HqFloor *floor = hq_setup_find_floor (setup, row->counter->floor);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = g_strdup_printf ("%d", row->counter->counter);
  g_autofree char *counter = g_strdup_printf (_ ("Counter %s"), number);
  g_autofree char *title = g_strjoin (" · ", counter, hq_manager_words_kind (row->counter->kind),
                                      NULL);
  g_autofree char *where = g_strdup_printf (
    "%s %s", floor != NULL ? hq_language_pick (floor->name, floor->name_en) : "",
    zone != NULL ? hq_language_pick (zone->name, zone->name_en) : "");

  hq_manager_card_add_state (row, ask, facts);
  hq_manager_card_add_ticket (row, ask, facts);
  hq_manager_card_add_plan (ask, self->index, facts);
  hq_manager_card_add_services (row, &ask->view->view, facts);
  hq_manager_card_add_figures (row, ask, facts);
  gtk_actionable_set_action_target (self->say, "i", row->counter->counter);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->where, where);
  if (!hq_manager_card_differs (self->facts, facts))
    return;
  g_ptr_array_unref (self->facts);
  self->facts = g_steal_pointer (&facts);
  hq_manager_card_draw (self);
}
