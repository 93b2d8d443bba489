/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-services.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-language.h"
#include "hq-setup-edit.h"
#include "hq-setup-runs.h"
#include "hq-setup-words.h"

struct _HqSetupServices
{
  HqSetupBook parent_instance;

  HqSetupRuns *runs; /* (borrowed): on the sheet of a service */
};

G_DEFINE_TYPE (HqSetupServices, hq_setup_services, HQ_TYPE_SETUP_BOOK)

static const HqSetupBookSheet sheets[] = {
  { HQ_SETUP_SERVICE, N_ ("Add a service"), N_ ("Code of the service"),
    N_ ("Take this service away") },
  { HQ_SETUP_DAY_KIND, N_ ("Add a kind of day"), N_ ("Code of the kind of day"),
    N_ ("Take this kind of day away") },
  { HQ_SETUP_SESSION, N_ ("Add a session"), N_ ("Code of the session"),
    N_ ("Take this session away") },
};

static void
hq_setup_services_fill_services (HqSetupBook *book, const HqSetup *draft)
{
  g_autoptr (GPtrArray) services = hq_key_order_list (draft->services);

  for (guint i = 0; i < services->len; i++)
    {
      const HqService *service = services->pdata[i];
      const HqZone *zone = hq_setup_find_zone (draft, service->zone);
      g_autofree char *title
        = g_strdup_printf ("%s %s", service->service,
                           hq_language_pick (service->name, service->name_en));
      g_autofree char *quota = service->quota > 0
                                 ? g_strdup_printf (_ ("%d numbers a day"), service->quota)
                                 : g_strdup (_ ("no limit of numbers"));
      g_autofree char *subtitle
        = g_strjoin (" · ", zone != NULL ? hq_language_pick (zone->name, zone->name_en) : "—", quota,
                     service->name_en[0] == '\0' ? _ ("no English name") : NULL, NULL);

      hq_setup_book_add_entry (book, &(HqSetupEntryText){ HQ_SETUP_SERVICE, service->service,
                                                          _ ("Services"), title, subtitle });
    }
}

static void
hq_setup_services_fill_sessions (HqSetupBook *book, const HqSetup *draft, const HqDayKind *kind)
{
  g_autoptr (GPtrArray) sessions = hq_setup_edit_list_sessions (draft);

  for (guint i = 0; i < sessions->len; i++)
    {
      const HqSession *session = sessions->pdata[i];
      const char *name = hq_language_pick (session->name, session->name_en);
      g_autofree char *key = g_strconcat (session->day_kind, "/", session->session, NULL);
      g_autofree char *times
        = g_strdup_printf (_ ("%02d:%02d to %02d:%02d, last number %02d:%02d"), session->opens / 60,
                           session->opens % 60, session->closes / 60, session->closes % 60,
                           session->last_ticket / 60, session->last_ticket % 60);

      if (!g_str_equal (session->day_kind, kind->day_kind))
        continue;
      hq_setup_book_add_entry (
        book, &(HqSetupEntryText){ HQ_SETUP_SESSION, key, _ ("Kinds of day"),
                                   name[0] != '\0' ? name : session->session, times,
                                   .inner = TRUE });
    }
}

static void
hq_setup_services_fill (HqSetupBook *book)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (book));
  g_autoptr (GPtrArray) kinds = hq_key_order_list (draft->day_kinds);

  hq_setup_services_fill_services (book, draft);
  for (guint i = 0; i < kinds->len; i++)
    {
      const HqDayKind *kind = kinds->pdata[i];
      const char *name = hq_language_pick (kind->name, kind->name_en);

      hq_setup_book_add_entry (
        book, &(HqSetupEntryText){ HQ_SETUP_DAY_KIND, kind->day_kind, _ ("Kinds of day"),
                                   name[0] != '\0' ? name : kind->day_kind,
                                   kind->name_en[0] == '\0' ? _ ("no English name") : NULL });
      hq_setup_services_fill_sessions (book, draft, kind);
    }
}

static void
hq_setup_services_show (HqSetupBook *book, HqSetupList list, const char *key)
{
  if (list == HQ_SETUP_SERVICE)
    hq_setup_runs_show (HQ_SETUP_SERVICES (book)->runs, key);
}

static void
hq_setup_services_class_init (HqSetupServicesClass *class)
{
  HQ_SETUP_BOOK_CLASS (class)->fill = hq_setup_services_fill;
  HQ_SETUP_BOOK_CLASS (class)->show = hq_setup_services_show;
}

static void
hq_setup_services_init (HqSetupServices *self)
{
  self->runs = g_object_new (HQ_TYPE_SETUP_RUNS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    hq_setup_book_add_sheet (HQ_SETUP_BOOK (self), &sheets[i],
                             sheets[i].list == HQ_SETUP_SERVICE
                               ? ADW_PREFERENCES_GROUP (self->runs)
                               : NULL);
}
