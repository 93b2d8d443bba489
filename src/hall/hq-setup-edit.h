/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-diff.h"

G_BEGIN_DECLS

/* What a counter does with a service that it has not on loan. */
typedef enum
{
  HQ_SETUP_EDIT_NOT_SERVED,
  HQ_SETUP_EDIT_SERVED,
  HQ_SETUP_EDIT_SPECIALITY
} HqSetupEditServed;

GPtrArray        *hq_setup_edit_get_rows    (const HqSetup *setup,
                                             HqSetupList    list);
char             *hq_setup_edit_dup_key     (HqSetupList   list,
                                             gconstpointer row);
gpointer          hq_setup_edit_find        (const HqSetup *setup,
                                             HqSetupList    list,
                                             const char    *key);
char             *hq_setup_edit_propose     (const HqSetup *setup,
                                             HqSetupList    list,
                                             const char    *like);
gboolean          hq_setup_edit_is_key      (HqSetupList list,
                                             const char *key);
gpointer          hq_setup_edit_add         (HqSetup    *setup,
                                             HqSetupList list,
                                             const char *key,
                                             const char *like);
void              hq_setup_edit_drop        (HqSetup    *setup,
                                             HqSetupList list,
                                             const char *key);
HqSetupEditServed hq_setup_edit_get_served  (const HqSetup *setup,
                                             int            counter,
                                             const char    *service);
void              hq_setup_edit_set_served  (HqSetup          *setup,
                                             int               counter,
                                             const char       *service,
                                             HqSetupEditServed served);
HqServiceSession *hq_setup_edit_find_run    (const HqSetup   *setup,
                                             const char      *service,
                                             const HqSession *session);
void              hq_setup_edit_set_run     (HqSetup         *setup,
                                             const char      *service,
                                             const HqSession *session,
                                             gboolean         runs,
                                             int              last_ticket);
void              hq_setup_edit_settle      (HqSetup *setup);
GPtrArray        *hq_setup_edit_list_sessions (const HqSetup *setup);

G_END_DECLS
