/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-slip.h"

#include <glib/gi18n.h>

#include "hq-entry-row.h"
#include "hq-hall-text.h"
#include "hq-setup-setting.h"
#include "hq-setup-slip-words.h"

/* The settings that are words, and what is said of one that cannot be taken. */
static const struct
{
  const char *key;
  const char *title;
  const char *rule;
  gboolean lines; /* it may have several */
} texts[] = {
  { "base_address", N_ ("Web address that the code leads to"),
    N_ ("An address like https://queue.example.cn, without “?” and “#”, of 200 letters at the most. "
        "Without one the code is read in the hall alone."),
    FALSE },
  { "slip_note", N_ ("The hall's own lines at the end of the slip"),
    N_ ("400 letters and 8 lines at the most."), TRUE },
  { "slip_note_en", N_ ("The same in English"),
    N_ ("400 letters and 8 lines at the most; without them an English slip has the Chinese lines."),
    TRUE },
  { "notice", N_ ("What boards and kiosks always say"),
    N_ ("400 letters and 8 lines at the most; the lines take turns. A kiosk says it while no notice of "
        "the day stands."),
    TRUE },
  { "notice_en", N_ ("The same in English"),
    N_ ("400 letters and 8 lines at the most; without them the Chinese lines are shown."), TRUE },
};

#define N_SLIP 3

/* The standard lines that a slip can do without, as slip_without names them. */
static const char *const lines[HQ_HALL_TEXT_N_LINES] = {
  [HQ_HALL_TEXT_PAPERS] = "papers",
  [HQ_HALL_TEXT_COUNTERS] = "counters",
  [HQ_HALL_TEXT_MISSED] = "missed",
};

/* One of the texts. */
typedef struct
{
  HqSetupSlip *self; /* (borrowed) */
  const char *key;
  GtkWidget *entry;  /* a GtkEntry or a GtkTextView */
  GtkLabel *rule;    /* what it may be, which is a warning while it is not that */
  char *shown;       /* (owned) (nullable): of the draft, as it was shown last */
} HqSetupSlipText;

struct _HqSetupSlip
{
  HqSetupPanel parent_instance;

  HqSetupSlipText texts[G_N_ELEMENTS (texts)];
  GtkSwitch *lines[HQ_HALL_TEXT_N_LINES]; /* (borrowed) */
  HqSetupSlipView *view;                  /* (borrowed) */
  gboolean drawing; /* what is shown is set by the draft, not by somebody */
};

G_DEFINE_TYPE (HqSetupSlip, hq_setup_slip, HQ_TYPE_SETUP_PANEL)

static char *
hq_setup_slip_dup_text (const HqSetupSlipText *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (text->entry))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (text->entry)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text->entry));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
hq_setup_slip_set_text (const HqSetupSlipText *text, const char *value)
{
  if (GTK_IS_EDITABLE (text->entry))
    gtk_editable_set_text (GTK_EDITABLE (text->entry), value);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text->entry)), value, -1);
}

static void
hq_setup_slip_mark (HqSetupSlipText *text, gboolean fits)
{
  const char *const right[] = { "caption", "dim-label", NULL };
  const char *const wrong[] = { "caption", "refusal", NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (text->rule), (const char **) (fits ? right : wrong));
  gtk_accessible_update_state (GTK_ACCESSIBLE (text->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fits ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

/* What does not fit stays where it was typed, and the draft without it. */
static void
hq_setup_slip_on_text (HqSetupSlipText *text)
{
  HqSetupPanel *panel = HQ_SETUP_PANEL (text->self);
  g_autofree char *value = hq_setup_slip_dup_text (text);
  gboolean fits = hq_hall_text_check (text->key, value, NULL);

  if (text->self->drawing)
    return;
  hq_setup_slip_mark (text, fits);
  if (!fits || !hq_setup_setting_set (hq_setup_panel_get_draft (panel), text->key, value))
    return;
  g_free (text->shown);
  text->shown = g_steal_pointer (&value);
  hq_setup_panel_touch (panel);
}

static void
hq_setup_slip_on_line (HqSetupSlip *self)
{
  HqSetupPanel *panel = HQ_SETUP_PANEL (self);
  g_autoptr (GString) without = g_string_new (NULL);

  if (self->drawing)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!gtk_switch_get_active (self->lines[i]))
      g_string_append_printf (without, "%s%s", without->len > 0 ? " " : "", lines[i]);
  if (hq_setup_setting_set (hq_setup_panel_get_draft (panel), "slip_without", without->str))
    hq_setup_panel_touch (panel);
}

static void
hq_setup_slip_draw_text (HqSetupSlipText *text, const HqSetup *draft, gboolean editable)
{
  const char *value = hq_setup_setting_get (draft, text->key);

  if (GTK_IS_EDITABLE (text->entry))
    gtk_editable_set_editable (GTK_EDITABLE (text->entry), editable);
  else
    gtk_text_view_set_editable (GTK_TEXT_VIEW (text->entry), editable);
  if (g_strcmp0 (text->shown, value) == 0)
    return;
  g_free (text->shown);
  text->shown = g_strdup (value);
  hq_setup_slip_set_text (text, value);
  hq_setup_slip_mark (text, TRUE);
}

static void
hq_setup_slip_refresh (HqSetupPanel *panel)
{
  HqSetupSlip *self = HQ_SETUP_SLIP (panel);
  const HqSetup *draft = hq_setup_panel_get_draft (panel);
  gboolean editable = hq_setup_panel_may_edit (panel);

  self->drawing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hq_setup_slip_draw_text (&self->texts[i], draft, editable);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gtk_switch_set_active (self->lines[i], !hq_hall_text_leaves_out (draft, (HqHallTextLine) i));
      gtk_widget_set_sensitive (GTK_WIDGET (self->lines[i]), editable);
    }
  self->drawing = FALSE;
  hq_setup_slip_view_show (
    self->view, &hq_manager_panel_get_view (hq_setup_panel_get_page (panel))->view, draft);
}

static void
hq_setup_slip_add_text (HqSetupSlip *self, AdwPreferencesGroup *group, guint i)
{
  HqSetupSlipText *text = &self->texts[i];
  GtkWidget *row, *rule;

  *text = (HqSetupSlipText){ .self = self, .key = texts[i].key };
  text->entry = texts[i].lines ? gtk_text_view_new () : gtk_entry_new ();
  if (texts[i].lines)
    {
      gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text->entry), FALSE);
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text->entry), GTK_WRAP_WORD_CHAR);
      g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text->entry)), "changed",
                                G_CALLBACK (hq_setup_slip_on_text), text);
    }
  else
    g_signal_connect_swapped (text->entry, "changed", G_CALLBACK (hq_setup_slip_on_text), text);
  row = hq_entry_row_new (_ (texts[i].title), text->entry);
  rule = gtk_label_new (_ (texts[i].rule));
  text->rule = GTK_LABEL (rule);
  gtk_label_set_xalign (text->rule, 0);
  gtk_label_set_wrap (text->rule, TRUE);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), rule);
  adw_preferences_group_add (group, row);
}

static void
hq_setup_slip_add_line (HqSetupSlip *self, AdwPreferencesGroup *group, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();
  const char *title = hq_setup_slip_words_line ((HqHallTextLine) i);

  self->lines[i] = GTK_SWITCH (control);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  g_signal_connect_swapped (control, "notify::active", G_CALLBACK (hq_setup_slip_on_line), self);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
hq_setup_slip_add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/* What does not fit is not in the draft. */
static gboolean
hq_setup_slip_is_edited (HqSetupPanel *panel)
{
  HqSetupSlip *self = HQ_SETUP_SLIP (panel);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *value = hq_setup_slip_dup_text (&self->texts[i]);

      if (self->texts[i].shown != NULL && !g_str_equal (value, self->texts[i].shown))
        return TRUE;
    }
  return FALSE;
}

static void
hq_setup_slip_finalize (GObject *object)
{
  HqSetupSlip *self = HQ_SETUP_SLIP (object);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (self->texts[i].shown);
  G_OBJECT_CLASS (hq_setup_slip_parent_class)->finalize (object);
}

static void
hq_setup_slip_class_init (HqSetupSlipClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_setup_slip_finalize;
  HQ_SETUP_PANEL_CLASS (class)->refresh = hq_setup_slip_refresh;
  HQ_SETUP_PANEL_CLASS (class)->is_edited = hq_setup_slip_is_edited;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "slip");
}

static void
hq_setup_slip_init (HqSetupSlip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = hq_setup_slip_add_group (page, _ ("The slip"));

  for (guint i = 0; i < N_SLIP; i++)
    hq_setup_slip_add_text (self, group, i);
  group = hq_setup_slip_add_group (page, _ ("Lines that the slip has"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    hq_setup_slip_add_line (self, group, i);
  group = hq_setup_slip_add_group (page, _ ("Standing notice"));
  for (guint i = N_SLIP; i < G_N_ELEMENTS (texts); i++)
    hq_setup_slip_add_text (self, group, i);
  self->view = hq_setup_slip_view_new ();
  gtk_widget_set_hexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * hq_setup_slip_get_entry:
 * @key: the key of a setting that is words
 *
 * Returns: (transfer none) (nullable): where it is typed, a GtkEntry or a GtkTextView
 */
GtkWidget *
hq_setup_slip_get_entry (HqSetupSlip *self, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      return self->texts[i].entry;
  return NULL;
}

/**
 * hq_setup_slip_get_line:
 * @line: an HqHallTextLine
 *
 * Returns: (transfer none): the switch of that line
 */
GtkWidget *
hq_setup_slip_get_line (HqSetupSlip *self, guint line)
{
  return GTK_WIDGET (self->lines[line]);
}

/**
 * hq_setup_slip_get_view:
 *
 * Returns: (transfer none): the picture of a slip
 */
HqSetupSlipView *
hq_setup_slip_get_view (HqSetupSlip *self)
{
  return self->view;
}
