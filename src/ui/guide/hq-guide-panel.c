/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-panel.h"

#include "hq-compat.h"

G_DEFINE_ABSTRACT_TYPE (HqGuidePanel, hq_guide_panel, ADW_TYPE_BIN)

/* The change that is under way at a desk. */
typedef struct
{
  HqGuidePanel *panel; /* (owned) */
  HqGuidePanelDone done;
} HqGuidePanelRun;

static G_DEFINE_QUARK (hq - guide - panel - run, hq_guide_panel_run);

static void
hq_guide_panel_run_free (gpointer data)
{
  HqGuidePanelRun *run = data;

  g_object_unref (run->panel);
  g_free (run);
}

static void
hq_guide_panel_class_init (HqGuidePanelClass *class)
{
}

static void
hq_guide_panel_init (HqGuidePanel *self)
{
}

/**
 * hq_guide_panel_get_page:
 *
 * Returns: (transfer none): the desk that it is a part of
 */
HqPage *
hq_guide_panel_get_page (HqGuidePanel *self)
{
  return HQ_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_PAGE));
}

HqTime
hq_guide_panel_get_now (HqGuidePanel *self)
{
  return hq_live_get_now (hq_page_get_live (hq_guide_panel_get_page (self)));
}

/**
 * hq_guide_panel_get_view:
 *
 * Returns: (transfer none) (nullable): what the desk's reader found last
 */
const HqGuideView *
hq_guide_panel_get_view (HqGuidePanel *self)
{
  return hq_page_get_view (hq_guide_panel_get_page (self));
}

/**
 * hq_guide_panel_is_busy:
 *
 * Returns: whether a change is under way at this desk
 */
gboolean
hq_guide_panel_is_busy (HqGuidePanel *self)
{
  return g_object_get_qdata (G_OBJECT (hq_guide_panel_get_page (self)), hq_guide_panel_run_quark ())
         != NULL;
}

/**
 * hq_guide_panel_keep_focus:
 *
 * What is insensitive for a moment loses the focus, and with it the panel its keys: gives the focus
 * back to the panel that is shown where nothing has it.
 */
void
hq_guide_panel_keep_focus (HqGuidePanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && hq_compat_get_focus (GTK_WIDGET (self)) == NULL)
    hq_guide_panel_enter (self);
}

static void
hq_guide_panel_on_done (HqPage *page, const HqAnswer *answer, const GError *error)
{
  HqGuidePanelRun *run = g_object_steal_qdata (G_OBJECT (page), hq_guide_panel_run_quark ());

  /* Whoever asked may have signed out meanwhile. */
  if (hq_guide_panel_get_page (run->panel) == page)
    {
      if (run->done != NULL)
        run->done (run->panel, answer, error);
      else if (error != NULL)
        hq_page_say_error (page, error);
      hq_guide_panel_refresh (run->panel);
      hq_guide_panel_keep_focus (run->panel);
    }
  hq_guide_panel_run_free (run);
}

/**
 * hq_guide_panel_run_as:
 * @actor: (nullable): who asks, where it is not who is signed in
 * @order: what is asked of the hall; while another order is under way it is not asked
 * @done: (nullable): told what came of it; without it a refusal is said in passing
 */
void
hq_guide_panel_run_as (HqGuidePanel *self,
                       const HqActor *actor,
                       const HqOrder *order,
                       HqGuidePanelDone done)
{
  HqPage *page = hq_guide_panel_get_page (self);
  HqGuidePanelRun *run;

  if (hq_guide_panel_is_busy (self))
    return;
  run = g_new (HqGuidePanelRun, 1);
  *run = (HqGuidePanelRun){ g_object_ref (self), done };
  g_object_set_qdata_full (G_OBJECT (page), hq_guide_panel_run_quark (), run,
                           hq_guide_panel_run_free);
  hq_guide_panel_refresh (self);
  hq_page_run_as (page, actor, order, hq_guide_panel_on_done);
}

/**
 * hq_guide_panel_run:
 *
 * Asks as hq_guide_panel_run_as() for the guide who is signed in.
 */
void
hq_guide_panel_run (HqGuidePanel *self, const HqOrder *order, HqGuidePanelDone done)
{
  hq_guide_panel_run_as (self, NULL, order, done);
}

void
hq_guide_panel_refresh (HqGuidePanel *self)
{
  HqGuidePanelClass *class = HQ_GUIDE_PANEL_GET_CLASS (self);

  if (class->refresh != NULL)
    class->refresh (self);
}

void
hq_guide_panel_tick (HqGuidePanel *self, HqTime now)
{
  HqGuidePanelClass *class = HQ_GUIDE_PANEL_GET_CLASS (self);

  if (class->tick != NULL && hq_guide_panel_get_view (self) != NULL)
    class->tick (self, now);
}

void
hq_guide_panel_enter (HqGuidePanel *self)
{
  HqGuidePanelClass *class = HQ_GUIDE_PANEL_GET_CLASS (self);

  if (class->enter != NULL)
    class->enter (self);
}
