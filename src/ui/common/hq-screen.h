/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_SCREEN (hq_screen_get_type ())

/**
 * HqScreen:
 *
 * The window of a role: it holds the role's page, says in passing what the page says, and makes it
 * anew in another language.
 */
G_DECLARE_FINAL_TYPE (HqScreen, hq_screen, HQ, SCREEN, AdwApplicationWindow)

HqScreen *hq_screen_new           (GtkApplication *application,
                                   HqLive         *live,
                                   GType           page_type,
                                   const char     *place);
void      hq_screen_set_announcer (HqScreen    *self,
                                   HqAnnouncer *announcer);
void      hq_screen_set_contact   (HqScreen  *self,
                                   HqContact *contact);
HqPage   *hq_screen_get_page      (HqScreen *self);
void      hq_screen_open          (HqScreen *self,
                                   int       width,
                                   int       height);

G_END_DECLS
