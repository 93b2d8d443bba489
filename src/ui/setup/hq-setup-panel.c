/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-panel.h"

#include "hq-setup-page.h"

G_DEFINE_ABSTRACT_TYPE (HqSetupPanel, hq_setup_panel, ADW_TYPE_BIN)

static void
hq_setup_panel_class_init (HqSetupPanelClass *class)
{
}

static void
hq_setup_panel_init (HqSetupPanel *self)
{
}

static HqSetupPage *
hq_setup_panel_find_page (HqSetupPanel *self)
{
  return HQ_SETUP_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_SETUP_PAGE));
}

/**
 * hq_setup_panel_get_page:
 *
 * Returns: (transfer none): the page that it is a part of, to see the hall and to ask of it what does not
 *   stand in the draft
 */
HqManagerPanel *
hq_setup_panel_get_page (HqSetupPanel *self)
{
  return HQ_MANAGER_PANEL (hq_setup_panel_find_page (self));
}

/**
 * hq_setup_panel_get_draft:
 *
 * Returns: (transfer none): the hall as it is going to be, to be edited; another one after each refresh.
 *   Whoever changes it calls hq_setup_panel_touch()
 */
HqSetup *
hq_setup_panel_get_draft (HqSetupPanel *self)
{
  return hq_setup_page_get_draft (hq_setup_panel_find_page (self));
}

/**
 * hq_setup_panel_may_edit:
 *
 * Returns: whether who is signed in may change the set-up, and no change of it is under way
 */
gboolean
hq_setup_panel_may_edit (HqSetupPanel *self)
{
  return hq_setup_page_may_edit (hq_setup_panel_find_page (self));
}

/**
 * hq_setup_panel_touch:
 *
 * Says that the draft was edited: the page counts the differences again and refreshes what is shown.
 */
void
hq_setup_panel_touch (HqSetupPanel *self)
{
  hq_setup_page_touch (hq_setup_panel_find_page (self));
}

void
hq_setup_panel_refresh (HqSetupPanel *self)
{
  HqSetupPanelClass *class = HQ_SETUP_PANEL_GET_CLASS (self);

  if (class->refresh != NULL)
    class->refresh (self);
}

void
hq_setup_panel_tick (HqSetupPanel *self, HqTime now)
{
  HqSetupPanelClass *class = HQ_SETUP_PANEL_GET_CLASS (self);

  if (class->tick != NULL)
    class->tick (self, now);
}

void
hq_setup_panel_enter (HqSetupPanel *self)
{
  HqSetupPanelClass *class = HQ_SETUP_PANEL_GET_CLASS (self);

  if (class->enter != NULL)
    class->enter (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * hq_setup_panel_is_edited:
 *
 * Returns: whether something was edited there that is neither made nor in the draft
 */
gboolean
hq_setup_panel_is_edited (HqSetupPanel *self)
{
  HqSetupPanelClass *class = HQ_SETUP_PANEL_GET_CLASS (self);

  return class->is_edited != NULL && class->is_edited (self);
}

/**
 * hq_setup_panel_leave:
 *
 * Whoever edited it left the screen: nothing of it stays open, and no password in it.
 */
void
hq_setup_panel_leave (HqSetupPanel *self)
{
  HqSetupPanelClass *class = HQ_SETUP_PANEL_GET_CLASS (self);

  if (class->leave != NULL)
    class->leave (self);
}
