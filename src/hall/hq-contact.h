/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-live.h"
#include "hq-nick.h"
#include "hq-place.h"

G_BEGIN_DECLS

#define HQ_TYPE_CONTACT (hq_contact_get_type ())

/**
 * HqContact:
 *
 * How a screen registers with the hall: it says who it is and what its clock shows as long as it is
 * there, and finds out whether another one has its place, or whether the hall gave its machine another
 * role. Ended by g_object_run_dispose(), which gives
 * the place up. Used from the thread that made it.
 */
G_DECLARE_FINAL_TYPE (HqContact, hq_contact, HQ, CONTACT, GObject)

HqContact   *hq_contact_new        (HqLive       *live,
                                    HqScreenRole  role,
                                    const char   *place);
HqContact   *hq_contact_new_machine (HqLive       *live,
                                     HqScreenRole  role,
                                     const char   *place,
                                     const char   *machine);
void         hq_contact_set_paper  (HqContact *self,
                                    HqPaper    paper);
HqScreenRole hq_contact_get_role   (HqContact *self);
gboolean     hq_contact_is_known   (HqContact *self);
gboolean     hq_contact_is_refused (HqContact *self);
const char  *hq_contact_get_host   (HqContact *self);
HqTime       hq_contact_get_since  (HqContact *self);
gint64       hq_contact_get_number (HqContact *self);
HqScreenRole hq_contact_get_given  (HqContact   *self,
                                    const char **place);

G_END_DECLS
