/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-adder.h"

#include <string.h>

#include <glib/gi18n.h>

#include "hq-entry-row.h"
#include "hq-setup-edit.h"

/* So many counters can be added at once. */
#define HQ_SETUP_ADDER_MOST 200

struct _HqSetupAdder
{
  AdwBin parent_instance;

  HqSetupBook *book; /* (borrowed): that it stands in */
  HqSetupList list;
  char *head;        /* (owned): before the key, of which it is a part */
  GtkMenuButton *button;
  GtkEditable *entry;
  GtkLabel *refusal;
};

G_DEFINE_TYPE (HqSetupAdder, hq_setup_adder, ADW_TYPE_BIN)

/* The row like which the new one is: the one that is chosen, if it is of the same list or, for a session,
 * its kind of day. */
static char *
hq_setup_adder_find_like (HqSetupAdder *self)
{
  g_autoptr (GPtrArray) chosen = hq_setup_book_list_chosen (self->book, self->list);

  if (chosen->len == 0 && self->list == HQ_SETUP_SESSION)
    {
      g_autoptr (GPtrArray) kinds = hq_setup_book_list_chosen (self->book, HQ_SETUP_DAY_KIND);

      return kinds->len > 0 ? g_strconcat (kinds->pdata[0], "/", NULL) : NULL;
    }
  return chosen->len > 0 ? g_strdup (chosen->pdata[0]) : NULL;
}

static void
hq_setup_adder_explain (HqSetupAdder *self, const char *sentence)
{
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence[0] != '\0');
}

static void
hq_setup_adder_on_shown (HqSetupAdder *self)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (self->book));
  g_autofree char *like = hq_setup_adder_find_like (self);
  g_autofree char *key = NULL;
  const char *stroke;

  hq_setup_adder_explain (self, "");
  g_clear_pointer (&self->head, g_free);
  if (self->list == HQ_SETUP_SESSION && like == NULL)
    {
      hq_setup_adder_explain (self, _ ("Please choose the kind of day first."));
      gtk_editable_set_text (self->entry, "");
      return;
    }
  key = hq_setup_edit_propose (draft, self->list, like);
  stroke = self->list == HQ_SETUP_SESSION ? strchr (key, '/') : NULL;
  self->head = stroke != NULL ? g_strndup (key, (gsize) (stroke + 1 - key)) : g_strdup ("");
  gtk_editable_set_text (self->entry, stroke != NULL ? stroke + 1 : key);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Whether a row of that key can be added; it says why not. */
static gboolean
hq_setup_adder_check (HqSetupAdder *self, const char *key)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (self->book));

  if (!hq_setup_edit_is_key (self->list, key))
    {
      hq_setup_adder_explain (self, self->list == HQ_SETUP_FLOOR || self->list == HQ_SETUP_COUNTER
                                      ? _ ("Please write a number.")
                                      : _ ("Please write letters and figures without blanks."));
      return FALSE;
    }
  if (hq_setup_edit_find (draft, self->list, key) != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("%s is there already."), key);

      hq_setup_adder_explain (self, sentence);
      return FALSE;
    }
  return TRUE;
}

/* The keys that were asked for: counters may be from one to another, 12-20. */
static GPtrArray *
hq_setup_adder_list_keys (HqSetupAdder *self, const char *text)
{
  const char *dash = self->list == HQ_SETUP_COUNTER ? strchr (text, '-') : NULL;
  g_autofree char *first = dash != NULL ? g_strndup (text, (gsize) (dash - text)) : NULL;
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  gint64 from, to;

  /* A number is written in one way: 01 is 1. */
  if (dash == NULL && (self->list == HQ_SETUP_COUNTER || self->list == HQ_SETUP_FLOOR)
      && hq_setup_edit_is_key (self->list, text))
    g_ptr_array_add (keys, g_strdup_printf ("%d", (int) g_ascii_strtoll (text, NULL, 10)));
  else if (dash == NULL)
    g_ptr_array_add (keys, g_strconcat (self->head, text, NULL));
  else if (!g_ascii_string_to_signed (first, 10, 1, G_MAXINT, &from, NULL)
           || !g_ascii_string_to_signed (dash + 1, 10, from, from + HQ_SETUP_ADDER_MOST, &to, NULL))
    hq_setup_adder_explain (self, _ ("Please write a number, or the first and the last, as 12-20."));
  else
    for (gint64 number = from; number <= to; number++)
      g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, number));
  return keys;
}

static void
hq_setup_adder_on_add (HqSetupAdder *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autoptr (GPtrArray) keys = NULL;

  if (self->head == NULL)
    return;
  keys = hq_setup_adder_list_keys (self, text);
  for (guint i = 0; i < keys->len; i++)
    if (!hq_setup_adder_check (self, keys->pdata[i]))
      return;
  if (keys->len == 0)
    return;
  gtk_menu_button_popdown (self->button);
  hq_setup_book_add_rows (self->book, self->list, keys);
}

static void
hq_setup_adder_finalize (GObject *object)
{
  g_free (HQ_SETUP_ADDER (object)->head);
  G_OBJECT_CLASS (hq_setup_adder_parent_class)->finalize (object);
}

static void
hq_setup_adder_class_init (HqSetupAdderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_setup_adder_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-setup-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, HqSetupAdder, button);
  gtk_widget_class_bind_template_child (widget_class, HqSetupAdder, entry);
  gtk_widget_class_bind_template_child (widget_class, HqSetupAdder, refusal);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_adder_on_shown);
  gtk_widget_class_bind_template_callback (widget_class, hq_setup_adder_on_add);
}

static void
hq_setup_adder_init (HqSetupAdder *self)
{
  g_type_ensure (HQ_TYPE_ENTRY_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_setup_adder_new:
 * @book: (transfer none): where it is going to stand
 * @sheet: of what a row is added
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
hq_setup_adder_new (HqSetupBook *book, const HqSetupBookSheet *sheet)
{
  HqSetupAdder *self = g_object_new (HQ_TYPE_SETUP_ADDER, NULL);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self->entry), HQ_TYPE_ENTRY_ROW);

  self->book = book;
  self->list = sheet->list;
  gtk_menu_button_set_label (self->button, _ (sheet->add));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (sheet->ask));
  return GTK_WIDGET (self);
}
