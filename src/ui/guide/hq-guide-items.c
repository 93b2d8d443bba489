/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-items.h"

#include <glib/gi18n.h>

#include "hq-cap.h"
#include "hq-guide-desk.h"
#include "hq-guide-facts.h"
#include "hq-guide-words.h"
#include "hq-hit.h"
#include "hq-language.h"
#include "hq-search-load.h"
#include "hq-words.h"

struct _HqGuideItems
{
  HqGuidePanel parent_instance;

  GtkEditable *entry;
  GtkLabel *note;
  GtkListBox *list;
  GtkStack *stack;
  GtkLabel *name;
  HqGuideFacts *facts;
  GtkBox *papers;
  GtkLabel *summary;
  GtkWidget *divert;
  GtkWidget *start;

  HqSearch *search; /* (owned) (nullable): while it was not read */
  HqItem *item;     /* (owned) (nullable): what is shown */
};

G_DEFINE_TYPE (HqGuideItems, hq_guide_items, HQ_TYPE_GUIDE_PANEL)

static void
hq_guide_items_add_hit (HqGuideItems *self, const HqSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *under;
  g_autofree char *markup = hq_hit_mark (hit, "<b>", "</b>");
  g_autofree char *text = hq_hit_say (hit);

  gtk_label_set_markup (GTK_LABEL (name), markup);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  under = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (under), 0);
  gtk_label_set_ellipsize (GTK_LABEL (under), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (under, "dim-label");
  gtk_widget_add_css_class (under, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), under);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "item", g_strdup (hit->key), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hq_language_pick (hit->name, hit->name_en), -1);
  gtk_list_box_append (self->list, row);
}

static void
hq_guide_items_find (HqGuideItems *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->search != NULL)
    n = hq_search_find (self->search, text, hits);
  for (guint i = 0; i < n; i++)
    hq_guide_items_add_hit (self, &hits[i]);
  if (self->search == NULL)
    gtk_label_set_label (self->note, _ ("The catalogue is being read."));
  else if (text[0] == '\0')
    gtk_label_set_label (self->note,
                         _ ("Part of its name, a plain word, pinyin or initials such as gsdj."));
  else
    gtk_label_set_label (self->note, _ ("No item is called so."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), n == 0);
}

static char *
hq_guide_items_format_limit (int limit, const char *unit, const char *source)
{
  g_autofree char *text = NULL;

  if (g_strcmp0 (unit, "工作日") == 0)
    text = g_strdup_printf (ngettext ("%d working day", "%d working days", (gulong) limit), limit);
  else
    text = g_strdup_printf ("%d %s", limit, unit);
  if (g_strcmp0 (source, "illustrative") == 0)
    return g_strconcat (text, " ", _ ("(an example, not the real limit)"), NULL);
  return g_steal_pointer (&text);
}

static void
hq_guide_items_draw_facts (HqGuideItems *self)
{
  const HqGuideView *view = hq_guide_panel_get_view (HQ_GUIDE_PANEL (self));
  const HqItem *item = self->item;
  const HqSetup *setup = view->view.setup;
  g_autofree char *where = hq_guide_words_where (setup, item->service);
  g_autofree char *service = g_strjoin (" · ", hq_guide_words_service (setup, item->service), where,
                                        NULL);
  g_autofree char *promised = item->case_kind == HQ_CASE_INSTANT
                                ? g_strdup (_ ("Done on the spot"))
                                : hq_guide_items_format_limit (item->promised_days, "工作日",
                                                               item->promised_source);
  g_autofree char *statutory = item->statutory_limit == 0
                                 ? g_strdup (_ ("None by law"))
                                 : hq_guide_items_format_limit (item->statutory_limit,
                                                                item->statutory_unit,
                                                                item->statutory_source);

  hq_guide_facts_clear (self->facts);
  hq_guide_facts_add (self->facts, _ ("Where"), service);
  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      if (g_str_equal (row->department, item->department))
        hq_guide_facts_add (self->facts, _ ("Department"),
                            hq_language_pick (row->name, row->name_en));
    }
  hq_guide_facts_add (self->facts, _ ("Promised limit"), promised);
  hq_guide_facts_add (self->facts, _ ("Statutory limit"), statutory);
  hq_guide_facts_add (self->facts, _ ("Not counted"), item->not_counted_steps);
  if (item->self_service)
    hq_guide_facts_add (self->facts, _ ("Self-service"),
                        _ ("Can be done at the self-service zone."));
}

/* Says which papers are missing, by what is ticked. */
static void
hq_guide_items_sum_up (HqGuideItems *self)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  const char *classes[] = { "summary", "good", NULL };
  gboolean any = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->papers)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      any = TRUE;
      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
        g_string_append_printf (missing, "%s%s",
                                missing->len > 0 ? C_ ("between papers", "; ") : "",
                                gtk_check_button_get_label (GTK_CHECK_BUTTON (child)));
    }
  if (!any)
    sentence = g_strdup (_ ("The catalogue names no papers for it."));
  else if (missing->len == 0)
    sentence = g_strconcat ("✓ ", _ ("All papers are there."), NULL);
  else
    {
      g_autofree char *names = g_strdup_printf (_ ("Missing: %s"), missing->str);

      sentence = g_strconcat ("✗ ", names, NULL);
      classes[1] = "warning";
    }
  gtk_label_set_label (self->summary, sentence);
  gtk_widget_set_css_classes (GTK_WIDGET (self->summary), classes);
}

static void
hq_guide_items_draw_papers (HqGuideItems *self)
{
  g_auto (GStrv) papers = hq_item_list_papers (self->item);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->papers))) != NULL)
    gtk_box_remove (self->papers, child);
  for (guint i = 0; papers[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (papers[i]);

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (hq_guide_items_sum_up), self);
      gtk_box_append (self->papers, check);
    }
  hq_guide_items_sum_up (self);
}

static void
hq_guide_items_refresh (HqGuidePanel *panel)
{
  static const char *const actions[] = { "items.ticket", "items.divert", "items.start",
                                         "items.all" };
  HqGuideItems *self = HQ_GUIDE_ITEMS (panel);
  gboolean idle = !hq_guide_panel_is_busy (panel);
  gboolean self_service = self->item != NULL && self->item->self_service;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   idle && self->item != NULL
                                     && (self_service || i == 0 || i == 3));
  gtk_widget_set_visible (self->divert, self_service);
  gtk_widget_set_visible (self->start, self_service);
  gtk_stack_set_visible_child_name (self->stack, self->item != NULL ? "item" : "none");
}

static void
hq_guide_items_on_item (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqGuideItems) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqItem) item = hq_live_read_finish (HQ_LIVE (source), result, &error);
  HqPage *page = hq_guide_panel_get_page (HQ_GUIDE_PANEL (self));
  GtkWidget *paper;

  if (page == NULL || hq_live_get_staff (hq_page_get_live (page)) == NULL)
    return;
  if (item == NULL)
    {
      hq_page_say_error (page, error);
      return;
    }
  g_clear_pointer (&self->item, hq_item_free);
  self->item = g_steal_pointer (&item);
  gtk_label_set_label (self->name, hq_language_pick (self->item->name, self->item->name_en));
  hq_guide_items_draw_facts (self);
  hq_guide_items_draw_papers (self);
  hq_guide_items_refresh (HQ_GUIDE_PANEL (self));
  paper = gtk_widget_get_first_child (GTK_WIDGET (self->papers));
  if (paper != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (paper);
}

static void
hq_guide_items_on_row (HqGuideItems *self, GtkListBoxRow *row)
{
  HqPage *page = hq_guide_panel_get_page (HQ_GUIDE_PANEL (self));
  const HqLiveReader reader = { .read = hq_guide_view_read_item,
                                .query = g_strdup (g_object_get_data (G_OBJECT (row), "item")),
                                .free_query = g_free,
                                .free_view = (GDestroyNotify) hq_item_free };

  hq_live_read_async (hq_page_get_live (page), &reader, NULL, hq_guide_items_on_item,
                      g_object_ref (self));
}

static void
hq_guide_items_on_activate (HqGuideItems *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  hq_guide_items_on_row (self, row);
}

static void
hq_guide_items_on_changed (HqGuideItems *self)
{
  hq_guide_items_find (self);
}

static gpointer
hq_guide_items_read_search (HqHall *hall, gconstpointer query, GError **error)
{
  return hq_search_load_hall (hall, error);
}

static void
hq_guide_items_on_search (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqGuideItems) self = user_data;
  HqSearch *search = hq_live_read_finish (HQ_LIVE (source), result, NULL);

  /* While the store is away the index of before is as good; the page says that it is away. */
  if (search == NULL)
    return;
  g_clear_pointer (&self->search, hq_search_unref);
  self->search = search;
  hq_guide_items_find (self);
}

/* The catalogue may have been imported since the last look: whoever comes here has it anew. */
static void
hq_guide_items_enter (HqGuidePanel *panel)
{
  HqGuideItems *self = HQ_GUIDE_ITEMS (panel);
  const HqLiveReader reader = { .read = hq_guide_items_read_search,
                                .free_view = (GDestroyNotify) hq_search_unref };

  hq_live_read_async (hq_page_get_live (hq_guide_panel_get_page (panel)), &reader, NULL,
                      hq_guide_items_on_search, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
hq_guide_items_ticket (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideItems *self = HQ_GUIDE_ITEMS (widget);
  const HqItem *item = self->item;

  hq_guide_desk_issue (hq_guide_desk_find (widget),
                       &(HqGuideIssueStart){
                         .service = item->service,
                         .item = item->item,
                         .item_name = hq_language_pick (item->name, item->name_en) });
}

static void
hq_guide_items_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideItems *self = HQ_GUIDE_ITEMS (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->papers)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child), TRUE);
}

static void
hq_guide_items_on_sent (HqGuidePanel *panel, const HqAnswer *answer, const GError *error)
{
  HqPage *page = hq_guide_panel_get_page (panel);

  if (answer == NULL)
    hq_page_say_error (page, error);
  else
    hq_page_say (page, _ ("Logged: the visitor goes to the self-service zone."));
}

static void
hq_guide_items_send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideItems *self = HQ_GUIDE_ITEMS (widget);
  const HqOrder order = { .act = g_str_equal (name, "items.divert") ? HQ_ACT_DIVERT
                                                                    : HQ_ACT_SELF_START,
                          .item = self->item->item };

  hq_guide_panel_run (HQ_GUIDE_PANEL (self), &order, hq_guide_items_on_sent);
}

static void
hq_guide_items_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqGuideItems *self = HQ_GUIDE_ITEMS (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
hq_guide_items_finalize (GObject *object)
{
  HqGuideItems *self = HQ_GUIDE_ITEMS (object);

  g_clear_pointer (&self->search, hq_search_unref);
  g_clear_pointer (&self->item, hq_item_free);
  G_OBJECT_CLASS (hq_guide_items_parent_class)->finalize (object);
}

static void
hq_guide_items_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, entry);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, note);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, list);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, stack);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, name);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, facts);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, papers);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, summary);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, divert);
  gtk_widget_class_bind_template_child (widget_class, HqGuideItems, start);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_items_on_changed);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_items_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, hq_guide_items_on_row);
}

static void
hq_guide_items_class_init (HqGuideItemsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hq_guide_items_finalize;
  panel_class->refresh = hq_guide_items_refresh;
  panel_class->enter = hq_guide_items_enter;
  g_type_ensure (HQ_TYPE_CAP);
  g_type_ensure (HQ_TYPE_GUIDE_FACTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-items.ui");
  hq_guide_items_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "items.ticket", NULL, hq_guide_items_ticket);
  gtk_widget_class_install_action (widget_class, "items.all", NULL, hq_guide_items_all);
  gtk_widget_class_install_action (widget_class, "items.divert", NULL, hq_guide_items_send);
  gtk_widget_class_install_action (widget_class, "items.start", NULL, hq_guide_items_send);
  gtk_widget_class_install_action (widget_class, "items.back", NULL, hq_guide_items_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_ALT_MASK, "items.ticket", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_ALT_MASK, "items.all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_ALT_MASK, "items.divert", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_ALT_MASK, "items.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "items.back", NULL);
}

static void
hq_guide_items_init (HqGuideItems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_guide_items_get_item:
 *
 * Returns: (transfer none) (nullable): the code of the item that is shown
 */
const char *
hq_guide_items_get_item (HqGuideItems *self)
{
  return self->item == NULL ? NULL : self->item->item;
}
