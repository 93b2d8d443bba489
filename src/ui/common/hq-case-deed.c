/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-case-deed.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "hq-case-words.h"
#include "hq-case.h"
#include "hq-compat.h"
#include "hq-entry-row.h"

struct _HqCaseDeed
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *preview;
  GtkListBox *list;
  AdwComboRow *type;
  AdwComboRow *staff;
  GtkLabel *refusal;
  GtkButton *confirm;

  GtkEditable *text;   /* (borrowed): in the list, as the next */
  GtkEditable *days;
  GtkWidget *text_row;
  HqAct act;
  GPtrArray *clerks; /* (owned) (element-type char) (owned): to whom it can be given, as they are listed */
};

enum
{
  CONFIRMED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqCaseDeed, hq_case_deed, ADW_TYPE_BIN)

static void
hq_case_deed_on_left (HqCaseDeed *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
hq_case_deed_on_confirmed (HqCaseDeed *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
hq_case_deed_finalize (GObject *object)
{
  g_ptr_array_unref (HQ_CASE_DEED (object)->clerks);
  G_OBJECT_CLASS (hq_case_deed_parent_class)->finalize (object);
}

static void
hq_case_deed_class_init (HqCaseDeedClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_case_deed_finalize;
  /**
   * HqCaseDeed::confirmed:
   *
   * It is to be done.
   */
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HqCaseDeed::left:
   *
   * It is not to be done.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-case-deed.ui");
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, title);
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, preview);
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, list);
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, type);
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, staff);
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqCaseDeed, confirm);
  gtk_widget_class_bind_template_callback (widget_class, hq_case_deed_on_left);
  gtk_widget_class_bind_template_callback (widget_class, hq_case_deed_on_confirmed);
}

static GtkEditable *
hq_case_deed_add_entry (HqCaseDeed *self, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect_swapped (entry, "activate", G_CALLBACK (hq_case_deed_on_confirmed), self);
  gtk_list_box_append (self->list, hq_entry_row_new (title, entry));
  return GTK_EDITABLE (entry);
}

static void
hq_case_deed_init (HqCaseDeed *self)
{
  g_autoptr (GtkStringList) types = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->clerks = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < HQ_N_PROCEDURES; i++)
    gtk_string_list_append (types, hq_case_words_procedure ((HqProcedure) i));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (types));
  hq_compat_name_combo (self->type);
  hq_compat_name_combo (self->staff);
  self->text = hq_case_deed_add_entry (self, "");
  self->text_row = gtk_widget_get_ancestor (GTK_WIDGET (self->text), HQ_TYPE_ENTRY_ROW);
  self->days = hq_case_deed_add_entry (self, _ ("Planned length in days"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->days), GTK_INPUT_PURPOSE_DIGITS);
}

/* The clerks of the case's department, without whoever has it. */
static void
hq_case_deed_list_clerks (HqCaseDeed *self, const HqCaseStory *story, const HqSetup *setup)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->clerks, 0);
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const HqStaff *staff = setup->staff->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s (%s)", staff->name, staff->staff);

      if (!hq_case_may_hold (setup, &story->line.row, staff))
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->clerks, g_strdup (staff->staff));
    }
  adw_combo_row_set_model (self->staff, G_LIST_MODEL (names));
}

/**
 * hq_case_deed_ask:
 * @story: the case
 * @setup: the hall as it is set up
 * @act: an act on a case
 *
 * Says what it will do, and asks for what it needs; what was typed for another act is gone.
 */
void
hq_case_deed_ask (HqCaseDeed *self, const HqCaseStory *story, const HqSetup *setup, HqAct act)
{
  g_autofree char *preview = hq_case_words_preview (story, act);
  gboolean suspends = act == HQ_ACT_CASE_SUSPEND;
  gboolean supplements = act == HQ_ACT_CASE_SUPPLEMENT;
  gboolean gives = act == HQ_ACT_CASE_HOLDER;

  self->act = act;
  gtk_label_set_label (self->title, hq_case_words_deed (act));
  gtk_label_set_label (self->preview, preview);
  gtk_button_set_label (self->confirm, hq_case_words_deed (act));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 supplements ? _ ("Papers that are missing")
                                             : _ ("Ground, as it stands in the decision"));
  gtk_editable_set_text (self->text, "");
  gtk_editable_set_text (self->days, "");
  gtk_widget_set_visible (GTK_WIDGET (self->type), suspends);
  gtk_widget_set_visible (GTK_WIDGET (self->text), suspends || supplements);
  gtk_widget_set_visible (GTK_WIDGET (self->days), suspends);
  gtk_widget_set_visible (GTK_WIDGET (self->staff), gives);
  gtk_widget_set_visible (GTK_WIDGET (self->list), suspends || supplements || gives);
  hq_case_deed_list_clerks (self, story, setup);
  hq_case_deed_explain (self, gives && self->clerks->len == 0
                                ? _ ("The department has no other clerk.")
                                : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), !gives || self->clerks->len > 0);
  gtk_widget_grab_focus (supplements ? GTK_WIDGET (self->text)
                         : suspends  ? GTK_WIDGET (self->type)
                         : gives     ? GTK_WIDGET (self->staff)
                                     : GTK_WIDGET (self->confirm));
}

/* Something is missing. */
static gboolean
hq_case_deed_lack (HqCaseDeed *self, GtkEditable *entry, const char *sentence)
{
  hq_case_deed_explain (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

/**
 * hq_case_deed_get:
 * @order: (out): what is asked of the hall but for the case; its strings are lent
 *
 * Returns: %FALSE where something is missing, which is said
 */
gboolean
hq_case_deed_get (HqCaseDeed *self, HqOrder *order)
{
  *order = (HqOrder){ .act = self->act, .text = gtk_editable_get_text (self->text) };
  if (self->act == HQ_ACT_CASE_HOLDER)
    {
      guint chosen = adw_combo_row_get_selected (self->staff);

      order->staff = chosen < self->clerks->len ? self->clerks->pdata[chosen] : NULL;
      return order->staff != NULL;
    }
  if (self->act == HQ_ACT_CASE_SUPPLEMENT && order->text[0] == '\0')
    return hq_case_deed_lack (self, self->text, _ ("Please write which papers are missing."));
  if (self->act != HQ_ACT_CASE_SUSPEND)
    return TRUE;
  if (order->text[0] == '\0')
    return hq_case_deed_lack (self, self->text, _ ("Please write on what ground."));
  order->type = hq_nick_get (HQ_SET_PROCEDURE, (int) adw_combo_row_get_selected (self->type));
  order->days = atoi (gtk_editable_get_text (self->days));
  if (order->days <= 0)
    return hq_case_deed_lack (self, self->days, _ ("Please write the planned length in days."));
  return TRUE;
}

/**
 * hq_case_deed_explain:
 * @sentence: why it was refused, "" for nothing; what was typed stays
 */
void
hq_case_deed_explain (HqCaseDeed *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}
