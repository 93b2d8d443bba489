/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-ready.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-manager-desk.h"
#include "hq-manager-ready-words.h"

/* By what a row of a part knows its sign and its button. */
#define HQ_MANAGER_READY_SHAPE "hq-manager-ready-shape"
#define HQ_MANAGER_READY_DEED "hq-manager-ready-deed"

/* A line on the page. It stays while what it says changes, so that a focus on it does. */
typedef struct
{
  AdwExpanderRow *row; /* (borrowed): as what follows, of the list */
  GtkLabel *shape;
  GtkLabel *state;
  GtkButton *deed;
  GPtrArray *parts; /* (owned) (element-type AdwActionRow) */
  GPtrArray *keys;  /* (owned) (element-type utf8): which part each of them is */
} HqManagerReadyRow;

struct _HqManagerReady
{
  AdwBin parent_instance;

  HqManagerReadyRow rows[HQ_N_READINESS];
};

G_DEFINE_FINAL_TYPE (HqManagerReady, hq_manager_ready, ADW_TYPE_BIN)

static const char *const styles[HQ_N_READINESS_STATES] = { [HQ_READINESS_READY] = "ready",
                                                           [HQ_READINESS_TO_DO] = "to-do",
                                                           [HQ_READINESS_UNKNOWN] = "unknown" };

static void
hq_manager_ready_set_style (GtkWidget *widget, HqReadinessState state)
{
  for (guint i = 0; i < HQ_N_READINESS_STATES; i++)
    if (i == (guint) state)
      gtk_widget_add_css_class (widget, styles[i]);
    else
      gtk_widget_remove_css_class (widget, styles[i]);
}

/* The parts ------------------------------------------------------------------------------------- */

static AdwActionRow *
hq_manager_ready_make_part (const HqReadinessPart *part, HqReadinessKind kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *shape = gtk_label_new (NULL);
  GtkWidget *deed = gtk_button_new ();
  GtkActionable *actionable = GTK_ACTIONABLE (deed);

  gtk_widget_add_css_class (shape, "shape");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), shape);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), HQ_MANAGER_READY_SHAPE, shape);
  gtk_widget_set_valign (deed, GTK_ALIGN_CENTER);
  if (kind == HQ_READINESS_ENGLISH)
    {
      gtk_button_set_label (GTK_BUTTON (deed), _ ("Name it"));
      gtk_actionable_set_action_target (actionable, "(ss)",
                                        g_str_equal (part->list, "item") ? "items" : part->list,
                                        part->key);
      gtk_actionable_set_action_name (actionable, "manager.setup");
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (deed), kind == HQ_READINESS_PAGES ? _ ("Print a test page")
                                                                          : _ ("Say a test call"));
      gtk_actionable_set_action_target (actionable, "(ss)",
                                        kind == HQ_READINESS_PAGES ? HQ_PROBE_PAGE : HQ_PROBE_CALL,
                                        part->key);
      gtk_actionable_set_action_name (actionable, "doors.probe");
    }
  g_object_set_data (G_OBJECT (row), HQ_MANAGER_READY_DEED, deed);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), deed);
  return ADW_ACTION_ROW (row);
}

static void
hq_manager_ready_draw_part (AdwActionRow *row,
                            const HqManagerReadyLook *look,
                            const HqReadinessPart *part,
                            gboolean goes)
{
  const HqSetup *setup = look->facts->floor->view.setup;
  g_autofree char *name = hq_manager_ready_words_name (setup, part);
  g_autofree char *said = hq_manager_ready_words_part (look->facts, part, look->now);
  g_autofree char *plain = g_markup_escape_text (name, -1);
  g_autofree char *plain_said = g_markup_escape_text (said, -1);
  g_autofree char *spoken = g_strjoin (" · ", name, hq_manager_ready_words_state (part->state),
                                       said, NULL);
  GtkLabel *shape = g_object_get_data (G_OBJECT (row), HQ_MANAGER_READY_SHAPE);
  GtkWidget *deed = g_object_get_data (G_OBJECT (row), HQ_MANAGER_READY_DEED);
  g_autofree char *deed_name = g_strjoin (" · ", gtk_button_get_label (GTK_BUTTON (deed)), name,
                                          NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plain);
  adw_action_row_set_subtitle (row, plain_said);
  gtk_label_set_label (shape, hq_manager_ready_words_shape (part->state));
  hq_manager_ready_set_style (GTK_WIDGET (shape), part->state);
  /* Whoever is not there cannot be asked, and whoever was asked is waited for. */
  gtk_widget_set_visible (deed, goes
                                  || (part->probe.subject != NULL && part->there
                                      && !hq_probe_is_waiting (&part->probe, look->now)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (deed), GTK_ACCESSIBLE_PROPERTY_LABEL, deed_name,
                                  -1);
  hq_compat_name_row (row, spoken);
}

static gboolean
hq_manager_ready_has_parts (const HqManagerReadyRow *row, const HqReadinessLine *line)
{
  if (row->keys->len != line->parts->len)
    return FALSE;
  for (guint i = 0; i < line->parts->len; i++)
    if (!g_str_equal (row->keys->pdata[i], g_array_index (line->parts, HqReadinessPart, i).key))
      return FALSE;
  return TRUE;
}

static gboolean
hq_manager_ready_has_page (HqManagerReady *self, const char *name)
{
  GtkWidget *desk = gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_MANAGER_DESK);

  return desk != NULL && hq_manager_desk_has_page (HQ_MANAGER_DESK (desk), name);
}

static void
hq_manager_ready_draw_parts (HqManagerReady *self,
                             const HqManagerReadyLook *look,
                             const HqReadinessLine *line)
{
  HqManagerReadyRow *row = &self->rows[line->kind];
  gboolean goes = line->kind == HQ_READINESS_ENGLISH && hq_manager_ready_has_page (self, "setup");

  if (!hq_manager_ready_has_parts (row, line))
    {
      for (guint i = 0; i < row->parts->len; i++)
        adw_expander_row_remove (row->row, row->parts->pdata[i]);
      g_ptr_array_set_size (row->parts, 0);
      g_ptr_array_set_size (row->keys, 0);
      for (guint i = 0; i < line->parts->len; i++)
        {
          const HqReadinessPart *part = &g_array_index (line->parts, HqReadinessPart, i);
          AdwActionRow *child = hq_manager_ready_make_part (part, line->kind);

          g_ptr_array_add (row->parts, child);
          g_ptr_array_add (row->keys, (gpointer) part->key);
          adw_expander_row_add_row (row->row, GTK_WIDGET (child));
        }
    }
  for (guint i = 0; i < line->parts->len; i++)
    hq_manager_ready_draw_part (row->parts->pdata[i], look,
                                &g_array_index (line->parts, HqReadinessPart, i), goes);
}

/* The lines ------------------------------------------------------------------------------------- */

/* Takes @target. The name of an action is set last: one without its target is none. */
static void
hq_manager_ready_set_deed (HqManagerReadyRow *row,
                           const char *label,
                           const char *action,
                           GVariant *target)
{
  g_autoptr (GVariant) own = target != NULL ? g_variant_ref_sink (target) : NULL;
  GtkActionable *deed = GTK_ACTIONABLE (row->deed);

  gtk_widget_set_visible (GTK_WIDGET (row->deed), label != NULL);
  if (label == NULL
      || (g_strcmp0 (gtk_actionable_get_action_name (deed), action) == 0
          && g_str_equal (gtk_button_get_label (row->deed), label)))
    return;
  gtk_button_set_label (row->deed, label);
  gtk_actionable_set_action_name (deed, NULL);
  gtk_actionable_set_action_target_value (deed, own);
  gtk_actionable_set_action_name (deed, action);
}

/* What is asked of all that are there and have not answered yet. */
static void
hq_manager_ready_draw_all (HqManagerReadyRow *row,
                           const HqReadinessLine *line,
                           const HqManagerReadyLook *look)
{
  gboolean any = FALSE;

  for (guint i = 0; i < line->parts->len; i++)
    {
      const HqReadinessPart *part = &g_array_index (line->parts, HqReadinessPart, i);

      any |= part->there && part->state != HQ_READINESS_READY
             && !hq_probe_is_waiting (&part->probe, look->now);
    }
  if (!any)
    hq_manager_ready_set_deed (row, NULL, NULL, NULL);
  else if (line->kind == HQ_READINESS_PAGES)
    hq_manager_ready_set_deed (row, _ ("Print on all"), "doors.probe-all",
                               g_variant_new_string (HQ_PROBE_PAGE));
  else
    hq_manager_ready_set_deed (row, _ ("Say in all zones"), "doors.probe-all",
                               g_variant_new_string (HQ_PROBE_CALL));
}

/* The hall opens today, and its rota plans nobody. */
static gboolean
hq_manager_ready_lacks_rota (const HqReadinessLine *line, const HqManagerReadyLook *look)
{
  const HqView *view = &look->facts->floor->view;

  return line->kind == HQ_READINESS_COUNTERS && line->total == 0 && view->sessions->len > 0
         && view->day.state != HQ_DAY_STATE_CLOSED;
}

/* What there is to do about a line; a list is folded out where there is nothing but to look. */
static void
hq_manager_ready_draw_deed (HqManagerReady *self,
                            const HqReadinessLine *line,
                            const HqManagerReadyLook *look)
{
  HqManagerReadyRow *row = &self->rows[line->kind];
  gboolean right = line->state == HQ_READINESS_READY;

  if (line->kind == HQ_READINESS_PAGES || line->kind == HQ_READINESS_CALLS)
    hq_manager_ready_draw_all (row, line, look);
  else if (line->kind == HQ_READINESS_CALENDAR && hq_manager_ready_has_page (self, "setup"))
    hq_manager_ready_set_deed (row, _ ("Go to the calendar"), "manager.setup",
                               g_variant_new ("(ss)", "calendar", ""));
  else if (hq_manager_ready_lacks_rota (line, look) && hq_manager_ready_has_page (self, "setup"))
    hq_manager_ready_set_deed (row, _ ("Go to the rota"), "manager.setup",
                               g_variant_new ("(ss)", "rota", ""));
  else if (line->kind == HQ_READINESS_CASES && !right && hq_manager_ready_has_page (self, "cases"))
    hq_manager_ready_set_deed (row, _ ("Go to the cases"), "doors.go",
                               g_variant_new_string ("cases"));
  else if (line->kind == HQ_READINESS_YESTERDAY && !right && look->facts->unpublished == 0)
    hq_manager_ready_set_deed (row, _ ("Close that day…"), "doors.close", NULL);
  else if (!right && line->parts->len > 0)
    hq_manager_ready_set_deed (row, _ ("Show which"), "doors.unfold",
                               g_variant_new_int32 ((int) line->kind));
  else
    hq_manager_ready_set_deed (row, NULL, NULL, NULL);
}

static void
hq_manager_ready_draw_line (HqManagerReady *self,
                            const HqReadinessLine *line,
                            const HqManagerReadyLook *look)
{
  HqManagerReadyRow *row = &self->rows[line->kind];
  const char *title = hq_manager_ready_words_title (line->kind);
  const char *state = hq_manager_ready_words_state (line->state);
  g_autofree char *sentence = hq_manager_ready_words_sentence (look->facts, line);
  g_autofree char *seen = hq_manager_ready_words_seen (line->state, look->seen[line->kind],
                                                       look->facts->floor->view.zone);
  g_autofree char *said = g_strdup_printf (C_ ("sentences", "%s %s"), sentence, seen);
  g_autofree char *plain = g_markup_escape_text (said, -1);
  g_autofree char *spoken = g_strjoin (" · ", title, state, said, NULL);

  gtk_label_set_label (row->shape, hq_manager_ready_words_shape (line->state));
  gtk_label_set_label (row->state, state);
  hq_manager_ready_set_style (GTK_WIDGET (row->shape), line->state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  adw_expander_row_set_subtitle (row->row, plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  adw_expander_row_set_enable_expansion (row->row, line->parts->len > 0);
  hq_manager_ready_draw_parts (self, look, line);
  hq_manager_ready_draw_deed (self, line, look);
}

static void
hq_manager_ready_unfold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerReady *self = HQ_MANAGER_READY (widget);
  int kind = g_variant_get_int32 (parameter);

  if (kind >= 0 && kind < HQ_N_READINESS)
    adw_expander_row_set_expanded (self->rows[kind].row,
                                   !adw_expander_row_get_expanded (self->rows[kind].row));
}

static void
hq_manager_ready_finalize (GObject *object)
{
  HqManagerReady *self = HQ_MANAGER_READY (object);

  for (guint i = 0; i < HQ_N_READINESS; i++)
    {
      g_ptr_array_unref (self->rows[i].parts);
      g_ptr_array_unref (self->rows[i].keys);
    }
  G_OBJECT_CLASS (hq_manager_ready_parent_class)->finalize (object);
}

static void
hq_manager_ready_class_init (HqManagerReadyClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_ready_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "doors.unfold", "i",
                                   hq_manager_ready_unfold);
}

static GtkLabel *
hq_manager_ready_add_label (AdwExpanderRow *row, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, style);
  adw_expander_row_add_prefix (row, label);
  return GTK_LABEL (label);
}

static void
hq_manager_ready_init (HqManagerReady *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is to be right before the hall opens"), -1);
  for (guint i = 0; i < HQ_N_READINESS; i++)
    {
      HqManagerReadyRow *row = &self->rows[i];

      row->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row),
                                     hq_manager_ready_words_title ((HqReadinessKind) i));
      hq_compat_name_expander (row->row);
      row->state = hq_manager_ready_add_label (row->row, "state");
      gtk_label_set_xalign (row->state, 0);
      row->shape = hq_manager_ready_add_label (row->row, "shape");
      row->deed = GTK_BUTTON (gtk_button_new ());
      gtk_widget_set_valign (GTK_WIDGET (row->deed), GTK_ALIGN_CENTER);
      gtk_widget_set_visible (GTK_WIDGET (row->deed), FALSE);
      adw_expander_row_add_action (row->row, GTK_WIDGET (row->deed));
      row->parts = g_ptr_array_new ();
      row->keys = g_ptr_array_new ();
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row->row));
    }
  adw_bin_set_child (ADW_BIN (self), list);
}

/**
 * hq_manager_ready_show:
 * @look: what is known
 *
 * Shows the list as it stands.
 */
void
hq_manager_ready_show (HqManagerReady *self, const HqManagerReadyLook *look)
{
  for (guint i = 0; i < look->lines->len; i++)
    hq_manager_ready_draw_line (self, look->lines->pdata[i], look);
}

/**
 * hq_manager_ready_get_line:
 *
 * Returns: (transfer none): the row of a line
 */
GtkWidget *
hq_manager_ready_get_line (HqManagerReady *self, HqReadinessKind kind)
{
  return GTK_WIDGET (self->rows[kind].row);
}

/**
 * hq_manager_ready_get_deed:
 *
 * Returns: (transfer none): the button of a line, which is not always visible
 */
GtkWidget *
hq_manager_ready_get_deed (HqManagerReady *self, HqReadinessKind kind)
{
  return GTK_WIDGET (self->rows[kind].deed);
}

/**
 * hq_manager_ready_get_part:
 *
 * Returns: (transfer none) (nullable): the row of a part of a line, %NULL where it has no such part
 */
AdwActionRow *
hq_manager_ready_get_part (HqManagerReady *self, HqReadinessKind kind, guint index)
{
  const GPtrArray *parts = self->rows[kind].parts;

  return index < parts->len ? parts->pdata[index] : NULL;
}
