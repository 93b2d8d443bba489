/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-item.h"

#include <glib/gi18n.h>

#include "hq-kiosk-words.h"
#include "hq-language.h"

struct _HqKioskItem
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkScrolledWindow *scroll;
  GtkLabel *where;
  GtkLabel *limit;
  GtkBox *papers;
  GtkWidget *list;
  GtkLabel *list_state;
  GtkLabel *state;
  GtkWidget *divert;
  GtkWidget *take;
};

G_DEFINE_TYPE (HqKioskItem, hq_kiosk_item, ADW_TYPE_BIN)

static gboolean
hq_kiosk_item_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HQ_KIOSK_ITEM (widget)->take);
}

static void
hq_kiosk_item_class_init (HqKioskItemClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = hq_kiosk_item_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-item.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, name);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, scroll);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, where);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, limit);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, papers);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, list);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, list_state);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, state);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, divert);
  gtk_widget_class_bind_template_child (widget_class, HqKioskItem, take);
}

static void
hq_kiosk_item_init (HqKioskItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The catalogue has the unit of the limit by law as its source has it. */
static char *
hq_kiosk_item_format_law (const HqItem *item)
{
  if (item->statutory_limit == 0)
    return g_strdup (_ ("By law: none"));
  if (g_str_equal (item->statutory_unit, "工作日"))
    return g_strdup_printf (ngettext ("By law: %d working day", "By law: %d working days",
                                      (gulong) item->statutory_limit),
                            item->statutory_limit);
  if (g_str_equal (item->statutory_unit, "日"))
    return g_strdup_printf (ngettext ("By law: %d day", "By law: %d days",
                                      (gulong) item->statutory_limit),
                            item->statutory_limit);
  return g_strdup_printf (_ ("By law: %d %s"), item->statutory_limit, item->statutory_unit);
}

static char *
hq_kiosk_item_format_promise (const HqItem *item)
{
  if (item->case_kind == HQ_CASE_INSTANT)
    return g_strdup (_ ("We promise: done on the spot"));
  return g_strdup_printf (ngettext ("We promise: %d working day", "We promise: %d working days",
                                    (gulong) item->promised_days),
                          item->promised_days);
}

static void
hq_kiosk_item_show_papers (HqKioskItem *self, const HqItem *item)
{
  g_auto (GStrv) papers = hq_item_list_papers (item);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->papers))) != NULL)
    gtk_box_remove (self->papers, child);
  if (papers[0] == NULL)
    {
      child = gtk_label_new (_ ("Please ask at the guide desk which papers are needed."));
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_box_append (self->papers, child);
    }
  for (guint i = 0; papers[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u. %s", i + 1, papers[i]);

      child = gtk_label_new (text);
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_widget_add_css_class (child, "paper");
      gtk_box_append (self->papers, child);
    }
}

/**
 * hq_kiosk_item_show:
 * @self: a page
 * @view: what the kiosk shows
 * @item: an item whose service the hall has
 * @now: the time
 */
void
hq_kiosk_item_show (HqKioskItem *self, const HqKioskView *view, const HqItem *item, HqTime now)
{
  const HqKioskService *service = hq_kiosk_view_find (view, item->service);
  HqKioskState what = hq_kiosk_view_get_state (view, service, now);
  g_autofree char *place = hq_kiosk_words_where (service);
  g_autofree char *ahead = hq_kiosk_words_ahead (service->ahead);
  /* Translators: a service, its floor and zone, and how many people are ahead there. */
  g_autofree char *where = g_strdup_printf (_ ("%s, %s; %s"),
                                            hq_language_pick (service->service->name,
                                                              service->service->name_en),
                                            place, ahead);
  g_autofree char *law = hq_kiosk_item_format_law (item);
  g_autofree char *promise = hq_kiosk_item_format_promise (item);
  g_autofree char *limit = g_strdup_printf ("%s\n%s", law, promise);
  g_autofree char *state = hq_kiosk_words_state (view, service, now);

  gtk_label_set_label (self->name, hq_language_pick (item->name, item->name_en));
  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->limit, limit);
  gtk_label_set_label (self->state, state);
  hq_kiosk_item_show_papers (self, item);
  gtk_widget_set_visible (self->list, item->materials[0] != '\0');
  gtk_widget_set_visible (self->divert, item->self_service);
  gtk_widget_set_visible (self->take, what == HQ_KIOSK_OPEN || what == HQ_KIOSK_EARLY);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

/**
 * hq_kiosk_item_set_printer:
 * @self: a page
 * @may: whether a list would come out now
 */
void
hq_kiosk_item_set_printer (HqKioskItem *self, gboolean may)
{
  gtk_widget_set_sensitive (self->list, may);
}

/**
 * hq_kiosk_item_show_list:
 * @self: a page
 * @state: what becomes of the list of papers that is printed
 */
void
hq_kiosk_item_show_list (HqKioskItem *self, HqKioskSlipState state)
{
  static const char *const words[] = {
    [HQ_KIOSK_SLIP_NONE] = "",
    [HQ_KIOSK_SLIP_PRINTING] = N_ ("Printing…"),
    [HQ_KIOSK_SLIP_SENT] = N_ ("Sent to the printer: please take the list"),
    [HQ_KIOSK_SLIP_PRINTED] = N_ ("Printed: please take the list"),
    [HQ_KIOSK_SLIP_FAILED] = N_ ("The list could not be printed. Please ask at the guide desk."),
  };

  gtk_label_set_label (self->list_state,
                       state != HQ_KIOSK_SLIP_NONE ? _ (words[state]) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list_state), state != HQ_KIOSK_SLIP_NONE);
}
