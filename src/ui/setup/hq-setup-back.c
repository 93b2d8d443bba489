/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-back.h"

#include "hq-setup-calendar.h"
#include "hq-setup-items.h"
#include "hq-setup-rota.h"

/* Where what an act changes is edited. */
static const char *
hq_setup_back_find_panel (HqAct act)
{
  if (act == HQ_ACT_IMPORT_CALENDAR)
    return "calendar";
  if (act == HQ_ACT_ITEM || act == HQ_ACT_IMPORT_CATALOGUE)
    return "items";
  return act == HQ_ACT_ROTA ? "rota" : NULL;
}

/**
 * hq_setup_back_may:
 *
 * Returns: whether who is signed in may do what @change did, and no change is under way
 */
gboolean
hq_setup_back_may (HqSetupPage *page, const HqDataChange *change)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (page);

  return hq_setup_back_find_panel (change->act) != NULL && hq_manager_panel_may (panel, change->act)
         && !hq_manager_panel_is_busy (panel);
}

/**
 * hq_setup_back_is_edited:
 *
 * Returns: whether something is being edited where @change would be brought back
 */
gboolean
hq_setup_back_is_edited (HqSetupPage *page, const HqDataChange *change)
{
  const char *name = hq_setup_back_find_panel (change->act);

  return name != NULL && hq_setup_page_is_panel_edited (page, name);
}

/**
 * hq_setup_back_take:
 * @change: what is to be as it was before
 *
 * Shows the part in which it is edited, with what was there before @change as what is edited. Nothing
 * is done by that alone: it is shown what it will do, and done as any other change.
 */
void
hq_setup_back_take (HqSetupPage *page, const HqDataChange *change)
{
  HqSetupPanel *panel = hq_setup_page_show_panel (page, hq_setup_back_find_panel (change->act));

  if (change->act == HQ_ACT_IMPORT_CALENDAR)
    hq_setup_calendar_take_back (HQ_SETUP_CALENDAR (panel), change->before);
  else if (change->act == HQ_ACT_ITEM)
    hq_setup_items_take_back (HQ_SETUP_ITEMS (panel), change->subject, change->before);
  else if (change->act == HQ_ACT_IMPORT_CATALOGUE)
    hq_setup_items_take_back_all (HQ_SETUP_ITEMS (panel), change->before);
  else
    hq_setup_rota_take_back (HQ_SETUP_ROTA_PANEL (panel), hq_date_parse (change->subject), change->before);
  hq_setup_panel_enter (panel);
}
