/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-machine-dialog.h"

#include <glib/gi18n.h>

#include "hq-compat.h"
#include "hq-entry-row.h"
#include "hq-manager-machine-words.h"
#include "hq-role-row.h"
#include "hq-words.h"

struct _HqManagerMachineDialog
{
  AdwWindow parent_instance;

  HqManagerPanel *panel; /* (owned) */
  HqMachineList list;    /* as it was when the dialog was opened; its lines are owned */
  HqMachineLine line;
  GPtrArray *places; /* (owned) (element-type char): as @place has them */

  GtkWidget *page;
  GtkEditable *name;
  AdwComboRow *role; /* the first is none */
  AdwActionRow *place_row;
  GtkDropDown *place;
  GtkLabel *effect;
  GtkLabel *refusal;
  GtkWidget *give;
  GtkWidget *forget;
};

G_DEFINE_FINAL_TYPE (HqManagerMachineDialog, hq_manager_machine_dialog, ADW_TYPE_WINDOW)

static const HqSetup *
hq_manager_machine_dialog_get_setup (HqManagerMachineDialog *self)
{
  return hq_manager_panel_get_view (self->panel)->view.setup;
}

/* The role that is chosen; %HQ_N_SCREENS for none. */
static HqScreenRole
hq_manager_machine_dialog_get_role (HqManagerMachineDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->role);

  return chosen == 0 || chosen > HQ_N_SCREENS ? HQ_N_SCREENS : (HqScreenRole) (chosen - 1);
}

/* What is chosen, and the one name of its place. */
static char *
hq_manager_machine_dialog_read (HqManagerMachineDialog *self, HqManagerMachineGift *gift)
{
  guint chosen = gtk_drop_down_get_selected (self->place);
  char *key = NULL;
  HqPlace place;

  *gift = (HqManagerMachineGift){ .role = hq_manager_machine_dialog_get_role (self),
                                  .name = gtk_editable_get_text (self->name) };
  if (gift->role != HQ_N_SCREENS && chosen < self->places->len
      && hq_place_find (hq_manager_machine_dialog_get_setup (self), gift->role,
                        self->places->pdata[chosen], &place, NULL))
    key = hq_place_format_key (&place);
  gift->place = key;
  return key;
}

static void
hq_manager_machine_dialog_draw (HqManagerMachineDialog *self)
{
  const HqSetup *setup = hq_manager_machine_dialog_get_setup (self);
  g_autofree char *sentence = NULL;
  g_autofree char *key = NULL;
  HqManagerMachineGift gift;
  gboolean whole;

  key = hq_manager_machine_dialog_read (self, &gift);
  whole = gift.role == HQ_N_SCREENS || gift.place != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->place_row), gift.role != HQ_N_SCREENS);
  sentence = whole ? hq_manager_machine_words_effect (&self->list, &self->line, &gift, setup)
                   : g_strdup (_ ("The hall's set-up has no place for this role yet: add a device "
                                  "there first."));
  gtk_label_set_label (self->effect, sentence);
  gtk_widget_set_sensitive (self->give,
                            whole && hq_manager_machine_words_is_change (&self->line, &gift));
}

/* The places of the role that is chosen; the one that the machine has is chosen first. */
static void
hq_manager_machine_dialog_on_role (HqManagerMachineDialog *self)
{
  const HqSetup *setup = hq_manager_machine_dialog_get_setup (self);
  HqScreenRole role = hq_manager_machine_dialog_get_role (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_ptr_array_unref (self->places);
  self->places = role != HQ_N_SCREENS ? hq_role_row_list_places (role, setup)
                                      : g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->places->len; i++)
    {
      const char *code = self->places->pdata[i];
      g_autofree char *name = hq_role_row_name_place (role, setup, code);

      gtk_string_list_append (names, name);
      if (role == self->line.given_role && g_strcmp0 (code, self->line.given_place) == 0)
        chosen = i;
    }
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->place, chosen);
  hq_manager_machine_dialog_draw (self);
}

static void
hq_manager_machine_dialog_explain (HqManagerMachineDialog *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}

/* What was refused is said here, and what was chosen stays to be mended. */
static void
hq_manager_machine_dialog_on_done (gpointer asker, const HqAnswer *answer, const GError *error)
{
  HqManagerMachineDialog *self = asker;
  g_autofree char *sentence = answer == NULL ? hq_words_error (error) : NULL;

  if (answer != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->page, TRUE);
  hq_manager_machine_dialog_draw (self);
  hq_manager_machine_dialog_explain (self, sentence);
}

static void
hq_manager_machine_dialog_run (HqManagerMachineDialog *self, const HqOrder *order)
{
  hq_manager_machine_dialog_explain (self, "");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, FALSE);
  gtk_widget_set_sensitive (self->give, FALSE);
  hq_manager_panel_run (self->panel, order, hq_manager_machine_dialog_on_done, self);
}

static void
hq_manager_machine_dialog_on_give (HqManagerMachineDialog *self)
{
  g_autofree char *key = NULL;
  HqManagerMachineGift gift;

  key = hq_manager_machine_dialog_read (self, &gift);
  hq_manager_machine_dialog_run (self, &(HqOrder){ .act = HQ_ACT_MACHINE,
                                                   .id = self->line.number,
                                                   .text = gift.name,
                                                   .type = gift.role != HQ_N_SCREENS
                                                             ? hq_place_get_nick (gift.role)
                                                             : HQ_PLACE_WAITING,
                                                   .place = gift.place });
}

static void
hq_manager_machine_dialog_on_forget (HqManagerMachineDialog *self)
{
  hq_manager_machine_dialog_run (self, &(HqOrder){ .act = HQ_ACT_MACHINE,
                                                   .id = self->line.number,
                                                   .type = "forget" });
}

static void
hq_manager_machine_dialog_finalize (GObject *object)
{
  HqManagerMachineDialog *self = HQ_MANAGER_MACHINE_DIALOG (object);

  g_clear_object (&self->panel);
  g_clear_pointer (&self->list.lines, g_array_unref);
  g_ptr_array_unref (self->places);
  G_OBJECT_CLASS (hq_manager_machine_dialog_parent_class)->finalize (object);
}

static void
hq_manager_machine_dialog_class_init (HqManagerMachineDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_manager_machine_dialog_finalize;
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/hallqueue/HallQueue/hq-manager-machine-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, page);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, name);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, role);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, place);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, give);
  gtk_widget_class_bind_template_child (widget_class, HqManagerMachineDialog, forget);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machine_dialog_draw);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machine_dialog_on_role);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machine_dialog_on_give);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_machine_dialog_on_forget);
}

static void
hq_manager_machine_dialog_init (HqManagerMachineDialog *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  hq_compat_name_combo (self->role);
  hq_compat_name_drop_down (self->place, _ ("Place"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->give);
}

static void
hq_manager_machine_dialog_fill (HqManagerMachineDialog *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  gtk_string_list_append (roles, _ ("None yet: it waits"));
  for (int i = 0; i < HQ_N_SCREENS; i++)
    gtk_string_list_append (roles, hq_role_row_get_name ((HqScreenRole) i));
  gtk_editable_set_text (self->name, self->line.name != NULL ? self->line.name : "");
  adw_combo_row_set_model (self->role, G_LIST_MODEL (roles));
  adw_combo_row_set_selected (self->role, self->line.given_role != HQ_N_SCREENS
                                            ? (guint) self->line.given_role + 1
                                            : 0);
  gtk_widget_set_visible (self->forget, self->line.at.state != HQ_CONTACT_HERE);
  hq_manager_machine_dialog_on_role (self);
}

/**
 * hq_manager_machine_dialog_show:
 * @panel: the page that asks
 * @list: all machines as they were read
 * @line: one that registered
 *
 * Asks what the machine is to be; Escape leaves it as it is.
 */
void
hq_manager_machine_dialog_show (HqManagerPanel *panel,
                                const HqMachineList *list,
                                const HqMachineLine *line)
{
  HqManagerMachineDialog *self = g_object_new (HQ_TYPE_MANAGER_MACHINE_DIALOG, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Machine %d"), (int) line->number);

  self->panel = g_object_ref (panel);
  self->list = *list;
  self->list.lines = g_array_copy (list->lines);
  self->line = *line;
  hq_manager_panel_watch (panel, GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (panel))));
  hq_manager_machine_dialog_fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
