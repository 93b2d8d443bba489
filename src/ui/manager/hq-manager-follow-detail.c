/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-follow-detail.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-error.h"
#include "hq-manager-words.h"
#include "hq-words.h"

struct _HqManagerFollowDetail
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *left;
  GtkLabel *said;
  GtkLabel *comment;
  GtkLabel *where;
  GtkLabel *marked;
  GtkLabel *telephone;
  GtkWidget *look;
  GtkLabel *refusal;
  GtkFlowBox *deeds;
  GtkLabel *why;
  GtkListBox *steps;
};

G_DEFINE_TYPE (HqManagerFollowDetail, hq_manager_follow_detail, ADW_TYPE_BIN)

static void
hq_manager_follow_detail_class_init (HqManagerFollowDetailClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hallqueue/HallQueue/hq-manager-follow-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, title);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, state);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, left);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, said);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, comment);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, where);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, marked);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, telephone);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, look);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, deeds);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, why);
  gtk_widget_class_bind_template_child (widget_class, HqManagerFollowDetail, steps);
}

static void
hq_manager_follow_detail_init (HqManagerFollowDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
hq_manager_follow_detail_add_deed (HqManagerFollowDetail *self, HqFollowStep step, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_label (hq_manager_follow_words_deed (step));
  g_autofree char *action = g_strdup_printf ("follow.step::%s",
                                             hq_nick_get (HQ_SET_FOLLOW_STEP, step));
  GtkWidget *child = gtk_flow_box_child_new ();

  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  /* The button takes the focus, not what holds it. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->deeds, child);
}

/* What may be done next; who may not decide is told why. */
static void
hq_manager_follow_detail_fill_deeds (HqManagerFollowDetail *self,
                                     const HqManagerFollowTale *tale,
                                     const HqFollowLine *line,
                                     const HqFollowParty *party)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  guint n_deeds = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->deeds))) != NULL)
    gtk_flow_box_remove (self->deeds, child);
  for (int step = 0; step < HQ_N_FOLLOW_STEPS; step++)
    if (hq_follow_list_can (tale->view, line, party, (HqFollowStep) step, NULL))
      hq_manager_follow_detail_add_deed (self, (HqFollowStep) step, n_deeds++ == 0);
  if (hq_follow_rule_is_proposed (&line->row->follow)
      && !hq_follow_list_can (tale->view, line, party, HQ_FOLLOW_STEP_AGREED, &error))
    why = hq_words_error (error);
  gtk_widget_set_visible (GTK_WIDGET (self->deeds), n_deeds > 0);
  gtk_label_set_label (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL);
}

static void
hq_manager_follow_detail_add_step (HqManagerFollowDetail *self,
                                   const HqManagerFollowTale *tale,
                                   const HqFollowStepRow *step)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = hq_manager_follow_words_time (tale, step->at);
  const char *title = hq_manager_follow_words_step (step->kind);
  g_autofree char *who = g_strdup_printf ("%s · %s", time,
                                          hq_manager_words_staff (tale->setup, step->staff));
  g_autofree char *text = g_strjoin ("\n", who, step->text[0] != '\0' ? step->text : NULL, NULL);
  g_autofree char *name = g_strjoin ("\n", title, text, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  hq_compat_name_row (ADW_ACTION_ROW (row), name);
  gtk_list_box_append (self->steps, row);
}

static void
hq_manager_follow_detail_fill_steps (HqManagerFollowDetail *self, const HqManagerFollowTale *tale)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_list_box_remove (self->steps, row);
  for (guint i = 0; i < tale->view->steps->len; i++)
    hq_manager_follow_detail_add_step (self, tale, tale->view->steps->pdata[i]);
  if (tale->view->steps->len > 0)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nothing was done about it yet."));
  gtk_list_box_append (self->steps, row);
}

/* The number hidden in its middle, or that there is none. */
static void
hq_manager_follow_detail_fill_telephone (HqManagerFollowDetail *self, const HqFollowLine *line)
{
  const char *masked = line->row->telephone;
  g_autofree char *text = masked != NULL
                            ? g_strdup_printf (
                              _ ("Telephone %s. Who looks at it and when is logged."), masked)
                            : g_strdup (
                              _ ("There is no telephone number: nobody can be called back."));

  gtk_label_set_label (self->telephone, text);
  gtk_widget_set_visible (self->look,
                          masked != NULL && hq_follow_rule_is_open (line->row->follow.state));
}

/**
 * hq_manager_follow_detail_set:
 * @tale: by what it is told
 * @line: a follow-up of which the steps were read
 * @party: who looks at it
 *
 * Shows it, with its telephone hidden.
 */
void
hq_manager_follow_detail_set (HqManagerFollowDetail *self,
                              const HqManagerFollowTale *tale,
                              const HqFollowLine *line,
                              const HqFollowParty *party)
{
  static const char *const classes[] = { "late", "near", "fair", "calm" };
  g_autofree char *title = hq_manager_follow_words_title (tale, line);
  g_autofree char *left = hq_manager_follow_words_left (tale, line);
  g_autofree char *shaped = g_strdup_printf ("%s %s", hq_manager_follow_words_shape (line), left);
  g_autofree char *said = hq_manager_follow_words_said (line);
  g_autofree char *place = hq_manager_follow_words_place (tale, line);
  g_autofree char *time = hq_manager_follow_words_time (tale, line->row->rated_at);
  g_autofree char *where = g_strdup_printf (line->row->pad ? _ ("%s · %s · on the pad, %s")
                                                           : _ ("%s · %s · by the code, %s"),
                                            place, line->row->name, time);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->state, hq_manager_follow_words_state (&line->row->follow));
  gtk_label_set_label (self->left, shaped);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->left), hq_manager_follow_words_class (line));
  gtk_label_set_label (self->said, said);
  gtk_label_set_label (self->comment, line->row->comment);
  gtk_widget_set_visible (GTK_WIDGET (self->comment), line->row->comment[0] != '\0');
  gtk_label_set_label (self->where, where);
  gtk_widget_set_visible (GTK_WIDGET (self->marked), line->marked);
  hq_manager_follow_detail_say (self, "");
  hq_manager_follow_detail_fill_telephone (self, line);
  hq_manager_follow_detail_fill_deeds (self, tale, line, party);
  hq_manager_follow_detail_fill_steps (self, tale);
}

/**
 * hq_manager_follow_detail_set_telephone:
 * @telephone: the whole number, after its look was logged
 */
void
hq_manager_follow_detail_set_telephone (HqManagerFollowDetail *self, const char *telephone)
{
  g_autofree char *text = g_strdup_printf (_ ("Telephone %s. Your look at it was logged."),
                                           telephone);

  gtk_label_set_label (self->telephone, text);
  gtk_widget_set_visible (self->look, FALSE);
}

/**
 * hq_manager_follow_detail_say:
 * @sentence: why something was refused, "" for nothing
 */
void
hq_manager_follow_detail_say (HqManagerFollowDetail *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}
