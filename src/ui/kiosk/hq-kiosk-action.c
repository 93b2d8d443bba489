/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "hq-kiosk-page-private.h"
#include "hq-language.h"

static void
hq_kiosk_action_on_home (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_page_go_home (HQ_KIOSK_PAGE (widget));
}

static void
hq_kiosk_action_on_back (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);

  if (self->visit.where == HQ_KIOSK_AT_IDENTITY && self->guide != NULL)
    hq_kiosk_page_go (self, HQ_KIOSK_AT_ITEM);
  /* Another language has not shown the item yet. */
  else if (self->visit.where == HQ_KIOSK_AT_IDENTITY && self->visit.item != NULL)
    hq_kiosk_flow_guide (self, self->visit.item);
  else if (self->visit.where == HQ_KIOSK_AT_ITEM)
    hq_kiosk_page_go (self, HQ_KIOSK_AT_SEARCH);
  else
    hq_kiosk_page_go (self, HQ_KIOSK_AT_HOME);
}

/* An appointment that was found and left again has nothing to do with what comes next. */
static void
hq_kiosk_action_on_search (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);

  g_clear_pointer (&self->visit.slot, g_free);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_SEARCH);
}

static void
hq_kiosk_action_on_special (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_page_go (HQ_KIOSK_PAGE (widget), HQ_KIOSK_AT_SPECIAL);
}

static void
hq_kiosk_action_on_class (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);
  const char *reason = g_variant_get_string (target, NULL);

  g_free (self->visit.reason);
  self->visit.reason = reason[0] != '\0' ? g_strdup (reason) : NULL;
  hq_kiosk_page_show_class (self);
  hq_kiosk_page_go (self, HQ_KIOSK_AT_HOME);
}

static void
hq_kiosk_action_on_service (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);

  g_clear_pointer (&self->visit.item, g_free);
  g_clear_pointer (&self->visit.slot, g_free);
  g_clear_pointer (&self->guide, hq_item_free);
  hq_kiosk_flow_take (self, g_variant_get_string (target, NULL));
}

static void
hq_kiosk_action_on_take (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);

  if (self->guide != NULL)
    hq_kiosk_flow_take (self, self->guide->service);
}

static void
hq_kiosk_action_on_item (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_flow_guide (HQ_KIOSK_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
hq_kiosk_action_on_divert (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_flow_divert (HQ_KIOSK_PAGE (widget));
}

static void
hq_kiosk_action_on_identify (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_flow_identify (HQ_KIOSK_PAGE (widget), FALSE);
}

static void
hq_kiosk_action_on_skip (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_flow_identify (HQ_KIOSK_PAGE (widget), TRUE);
}

static void
hq_kiosk_action_on_no_papers (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_page_tell (HQ_KIOSK_PAGE (widget),
                      &(HqKioskSaying){
                        .icon = "dialog-information-symbolic",
                        .title = _ ("Please go to the guide desk"),
                        .text = _ ("Without your papers the staff there give you a number.") });
}

static void
hq_kiosk_action_on_help (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_page_tell (
    HQ_KIOSK_PAGE (widget),
    &(HqKioskSaying){
      .icon = "dialog-information-symbolic",
      .title = _ ("The guides are glad to help"),
      .text = _ ("Ask anybody with the badge of a guide, or go to the guide desk at the entrance: "
                 "they take a number for you.") });
}

static void
hq_kiosk_action_on_lookup (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *kind = g_variant_get_string (target, NULL);

  hq_kiosk_flow_look_up (HQ_KIOSK_PAGE (widget),
                         g_str_equal (kind, "missed") ? HQ_KIOSK_LOOKUP_MISSED
                         : g_str_equal (kind, "slot") ? HQ_KIOSK_LOOKUP_SLOT
                                                      : HQ_KIOSK_LOOKUP_MINE);
}

static void
hq_kiosk_action_on_find (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_flow_find (HQ_KIOSK_PAGE (widget));
}

/* The number that a visitor was told of. */
static void
hq_kiosk_action_on_see (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);
  g_autofree char *number = NULL;

  if (self->found == NULL)
    return;
  number = g_strdup_printf ("%c%03u", self->found->ticket.prefix, self->found->ticket.number);
  hq_kiosk_flow_look_up (self, HQ_KIOSK_LOOKUP_MINE);
  hq_kiosk_lookup_set_text (HQ_KIOSK_LOOKUP (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_LOOKUP)),
                            number);
  hq_kiosk_flow_find (self);
}

static void
hq_kiosk_action_on_reprint (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_print_again (HQ_KIOSK_PAGE (widget));
}

static void
hq_kiosk_action_on_papers (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_print_papers (HQ_KIOSK_PAGE (widget));
}

/* The visitor who was told that no slip will come out goes on with what they chose. */
static void
hq_kiosk_action_on_unprinted (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);

  if (self->visit.service == NULL)
    return;
  self->visit.unprinted = TRUE;
  hq_kiosk_flow_take (self, self->visit.service);
}

static void
hq_kiosk_action_on_check_in (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_flow_check_in (HQ_KIOSK_PAGE (widget));
}

static void
hq_kiosk_action_on_redraw (GtkWidget *widget, const char *name, GVariant *target)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (widget);
  const HqKioskView *view = NULL;

  if (hq_page_get_live (HQ_PAGE (self)) != NULL)
    view = hq_page_get_view (HQ_PAGE (self));
  if (view != NULL)
    hq_kiosk_home_show (HQ_KIOSK_HOME (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_HOME)), view,
                        hq_kiosk_page_get_now (self));
}

static void
hq_kiosk_action_on_language (GtkWidget *widget, const char *name, GVariant *target)
{
  hq_kiosk_page_speak (HQ_KIOSK_PAGE (widget), hq_language_get_other ());
}

/**
 * hq_kiosk_action_install:
 * @widget_class: the class of the kiosk's page
 *
 * Gives it the actions that the buttons of its parts have.
 */
void
hq_kiosk_action_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "kiosk.back", NULL, hq_kiosk_action_on_back },
    { "kiosk.check-in", NULL, hq_kiosk_action_on_check_in },
    { "kiosk.class", "s", hq_kiosk_action_on_class },
    { "kiosk.divert", NULL, hq_kiosk_action_on_divert },
    { "kiosk.find", NULL, hq_kiosk_action_on_find },
    { "kiosk.help", NULL, hq_kiosk_action_on_help },
    { "kiosk.home", NULL, hq_kiosk_action_on_home },
    { "kiosk.identify", NULL, hq_kiosk_action_on_identify },
    { "kiosk.item", "s", hq_kiosk_action_on_item },
    { "kiosk.language", NULL, hq_kiosk_action_on_language },
    { "kiosk.lookup", "s", hq_kiosk_action_on_lookup },
    { "kiosk.no-papers", NULL, hq_kiosk_action_on_no_papers },
    { "kiosk.ordinary", NULL, hq_kiosk_action_on_home },
    { "kiosk.papers", NULL, hq_kiosk_action_on_papers },
    { "kiosk.redraw", NULL, hq_kiosk_action_on_redraw },
    { "kiosk.reprint", NULL, hq_kiosk_action_on_reprint },
    { "kiosk.search", NULL, hq_kiosk_action_on_search },
    { "kiosk.see", NULL, hq_kiosk_action_on_see },
    { "kiosk.service", "s", hq_kiosk_action_on_service },
    { "kiosk.skip", NULL, hq_kiosk_action_on_skip },
    { "kiosk.special", NULL, hq_kiosk_action_on_special },
    { "kiosk.take", NULL, hq_kiosk_action_on_take },
    { "kiosk.unprinted", NULL, hq_kiosk_action_on_unprinted },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "kiosk.large", "large");
  gtk_widget_class_install_property_action (widget_class, "kiosk.contrast", "contrast");
  gtk_widget_class_install_property_action (widget_class, "kiosk.reading", "reading");
  gtk_widget_class_install_property_action (widget_class, "kiosk.need", "need");
}
