/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kiosk says to all visitors alike while nobody can take a number. */
#include "config.h"

#include <glib/gi18n.h>

#include "hq-error.h"
#include "hq-kiosk-page-private.h"
#include "hq-kiosk-words.h"
#include "hq-words.h"

/**
 * hq_kiosk_base_is_due:
 * @self: a kiosk
 *
 * Returns: whether something stands in the way of all visitors alike
 */
gboolean
hq_kiosk_base_is_due (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  return hq_page_is_lost (HQ_PAGE (self)) || view == NULL
         || hq_kiosk_view_get_shut (view) != HQ_ERROR_FAILED || view->services->len == 0;
}

static void
hq_kiosk_base_tell_lost (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));
  HqTime since = hq_live_get_lost_since (hq_page_get_live (HQ_PAGE (self)));
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autofree char *time = hq_words_clock (since, view != NULL ? view->view.zone : local);
  /* Translators: a time. */
  g_autofree char *text = g_strdup_printf (
    _ ("Please go to the guide desk for an emergency number. Since %s; it goes on by itself."),
    time);

  hq_kiosk_page_tell (self,
                      &(HqKioskSaying){ .icon = "network-offline-symbolic",
                                        .title = _ ("No numbers can be taken here at the moment"),
                                        .text = text,
                                        .is_fixed = TRUE });
}

/* The store is there, and has no such kiosk: the place was taken out of the set-up. */
static gboolean
hq_kiosk_base_is_removed (HqKioskPage *self)
{
  return hq_page_is_lost (HQ_PAGE (self))
         && hq_error_is (hq_live_get_fault (hq_page_get_live (HQ_PAGE (self))), HQ_ERROR_NOT_FOUND);
}

static void
hq_kiosk_base_tell_shut (HqKioskPage *self, const HqKioskView *view)
{
  HqError shut = hq_kiosk_view_get_shut (view);
  g_autofree char *text = hq_kiosk_words_opening (view);

  hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "weather-clear-night-symbolic",
                                              .title = shut == HQ_ERROR_DAY_CLOSED
                                                         ? _ ("The hall has closed for today")
                                                         : _ ("The hall is not open today"),
                                              .text = text,
                                              .is_fixed = TRUE });
}

/**
 * hq_kiosk_base_tell:
 * @self: a kiosk whose hq_kiosk_base_is_due() is true
 *
 * Says what it is, until it is over.
 */
void
hq_kiosk_base_tell (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  if (hq_kiosk_base_is_removed (self))
    hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "dialog-information-symbolic",
                                                .title = _ ("This machine is not in use"),
                                                .text = _ ("Please take your number at the guide desk."),
                                                .is_fixed = TRUE });
  else if (hq_page_is_lost (HQ_PAGE (self)))
    hq_kiosk_base_tell_lost (self);
  else if (view == NULL)
    hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "content-loading-symbolic",
                                                .title = _ ("One moment, please"),
                                                .is_fixed = TRUE });
  else if (hq_kiosk_view_get_shut (view) != HQ_ERROR_FAILED)
    hq_kiosk_base_tell_shut (self, view);
  else
    hq_kiosk_page_tell (self, &(HqKioskSaying){ .icon = "dialog-information-symbolic",
                                                .title = _ ("No numbers are given here today"),
                                                .text = _ ("Please ask at the guide desk."),
                                                .is_fixed = TRUE });
  self->is_base = TRUE;
  gtk_widget_set_visible (self->home_button, FALSE);
}
