/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-panel.h"

#include "hq-manager-page.h"

typedef struct
{
  guint running; /* changes under way */
} HqManagerPanelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HqManagerPanel, hq_manager_panel, ADW_TYPE_BIN)

/* A change that the panel asked for. */
typedef struct
{
  HqManagerPanel *panel; /* (owned) */
  HqManagerPanelTold told; /* (nullable) */
  gpointer request;        /* (nullable): of @told; (owned) with @destroy, (weak) without */
  GDestroyNotify destroy;  /* (nullable): of @request */
} HqManagerPanelRun;

static void
hq_manager_panel_class_init (HqManagerPanelClass *class)
{
}

static void
hq_manager_panel_init (HqManagerPanel *self)
{
}

/**
 * hq_manager_panel_get_page:
 *
 * Returns: (transfer none) (nullable): the screen that it is a part of; %NULL once it was left
 */
HqPage *
hq_manager_panel_get_page (HqManagerPanel *self)
{
  return HQ_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), HQ_TYPE_PAGE));
}

/**
 * hq_manager_panel_watch:
 * @window: that it opened: who works there has not left the screen
 */
void
hq_manager_panel_watch (HqManagerPanel *self, GtkWidget *window)
{
  hq_manager_page_watch (HQ_MANAGER_PAGE (hq_manager_panel_get_page (self)), window);
}

HqTime
hq_manager_panel_get_now (HqManagerPanel *self)
{
  return hq_live_get_now (hq_page_get_live (hq_manager_panel_get_page (self)));
}

/**
 * hq_manager_panel_get_view:
 *
 * Returns: (transfer none): the floor as it was read last
 */
const HqManagerView *
hq_manager_panel_get_view (HqManagerPanel *self)
{
  return hq_page_get_view (hq_manager_panel_get_page (self));
}

/**
 * hq_manager_panel_get_figures:
 *
 * Returns: (transfer none) (nullable): what was read last beside the floor, of some seconds ago at the
 *   most while the hall is busy; %NULL for a moment at first
 */
const HqManagerFigures *
hq_manager_panel_get_figures (HqManagerPanel *self)
{
  return hq_manager_page_get_figures (HQ_MANAGER_PAGE (hq_manager_panel_get_page (self)));
}

/* Whoever has several roles acts in the first of them that may do it. */
static HqRole
hq_manager_panel_find_role (HqManagerPanel *self, HqAct act)
{
  static const HqRole roles[] = { HQ_ROLE_MANAGER, HQ_ROLE_ADMINISTRATOR, HQ_ROLE_SUPERVISOR };
  const HqView *view = &hq_manager_panel_get_view (self)->view;
  const char *code = hq_live_get_staff (hq_page_get_live (hq_manager_panel_get_page (self)));
  const HqStaff *staff = hq_setup_find_staff (view->setup, code);

  for (guint i = 0; staff != NULL && i < G_N_ELEMENTS (roles); i++)
    if ((staff->roles & (1u << roles[i])) != 0 && hq_right_allows (roles[i], act, view->kind))
      return roles[i];
  return HQ_N_ROLES;
}

/**
 * hq_manager_panel_may:
 *
 * Returns: whether somebody with the roles of who is signed in may do @act; a deed that is not theirs is
 *   not offered
 */
gboolean
hq_manager_panel_may (HqManagerPanel *self, HqAct act)
{
  return hq_manager_panel_find_role (self, act) != HQ_N_ROLES;
}

/**
 * hq_manager_panel_is_busy:
 *
 * Returns: whether a change that the panel asked for is under way
 */
gboolean
hq_manager_panel_is_busy (HqManagerPanel *self)
{
  HqManagerPanelPrivate *priv = hq_manager_panel_get_instance_private (self);

  return priv->running > 0;
}

static void
hq_manager_panel_free_run (HqManagerPanelRun *run)
{
  g_object_unref (run->panel);
  if (run->destroy != NULL)
    run->destroy (run->request);
  else
    g_clear_weak_pointer (&run->request);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqManagerPanelRun, hq_manager_panel_free_run)

static void
hq_manager_panel_on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerPanelRun) run = user_data;
  HqManagerPanel *self = run->panel;
  HqManagerPanelPrivate *priv = hq_manager_panel_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  HqAnswer answer;
  gboolean done = hq_live_run_finish (HQ_LIVE (source), result, &answer, &error);

  priv->running--;
  /* Whoever asked may have signed out meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (run->request != NULL)
    run->told (run->request, done ? &answer : NULL, error);
  else if (!done)
    hq_page_say_error (hq_manager_panel_get_page (self), error);
  hq_manager_panel_refresh (self);
}

static void
hq_manager_panel_start (HqManagerPanel *self, const HqOrder *order, HqManagerPanelRun *run)
{
  HqManagerPanelPrivate *priv = hq_manager_panel_get_instance_private (self);
  HqLive *live = hq_page_get_live (hq_manager_panel_get_page (self));
  HqRole role = hq_manager_panel_find_role (self, order->act);
  HqActor actor = { .role = role != HQ_N_ROLES ? role : HQ_ROLE_MANAGER,
                    .staff = hq_live_get_staff (live),
                    .device = hq_manager_panel_get_view (self)->view.place.device };

  run->panel = g_object_ref (self);
  priv->running++;
  hq_live_run_async (live, &(HqWorkerRequest){ &actor, order }, NULL, hq_manager_panel_on_done,
                     run);
  hq_manager_panel_refresh (self);
}

/**
 * hq_manager_panel_run:
 * @order: what is asked of the hall, by who is signed in
 * @told: (nullable): told what came of it while the screen is there
 * @asker: (nullable): an object, for @told; once it is gone, and without one, a refusal is said in passing
 */
void
hq_manager_panel_run (HqManagerPanel *self,
                      const HqOrder *order,
                      HqManagerPanelTold told,
                      gpointer asker)
{
  HqManagerPanelRun *run = g_new0 (HqManagerPanelRun, 1);

  run->told = told;
  g_set_weak_pointer (&run->request, asker);
  hq_manager_panel_start (self, order, run);
}

/**
 * hq_manager_panel_run_for:
 * @order: what is asked of the hall, by who is signed in
 * @told: told what came of it while the screen is there
 * @request: (transfer full): for @told; it may own what @order has borrowed
 * @destroy: of @request, once the order was carried out
 *
 * Asks as hq_manager_panel_run() does, and matches the answer to what was asked and not to who asked.
 */
void
hq_manager_panel_run_for (HqManagerPanel *self,
                          const HqOrder *order,
                          HqManagerPanelTold told,
                          gpointer request,
                          GDestroyNotify destroy)
{
  HqManagerPanelRun *run = g_new0 (HqManagerPanelRun, 1);

  run->told = told;
  run->request = request;
  run->destroy = destroy;
  hq_manager_panel_start (self, order, run);
}

void
hq_manager_panel_refresh (HqManagerPanel *self)
{
  HqManagerPanelClass *class = HQ_MANAGER_PANEL_GET_CLASS (self);

  if (class->refresh != NULL)
    class->refresh (self);
}

void
hq_manager_panel_tick (HqManagerPanel *self, HqTime now)
{
  HqManagerPanelClass *class = HQ_MANAGER_PANEL_GET_CLASS (self);

  if (class->tick != NULL)
    class->tick (self, now);
}

void
hq_manager_panel_enter (HqManagerPanel *self)
{
  HqManagerPanelClass *class = HQ_MANAGER_PANEL_GET_CLASS (self);

  if (class->enter != NULL)
    class->enter (self);
}
