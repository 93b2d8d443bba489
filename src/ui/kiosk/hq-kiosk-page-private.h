/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-kiosk-find.h"
#include "hq-kiosk-home.h"
#include "hq-kiosk-identity.h"
#include "hq-kiosk-item.h"
#include "hq-kiosk-lookup.h"
#include "hq-kiosk-notice.h"
#include "hq-kiosk-page.h"
#include "hq-kiosk-reader.h"
#include "hq-kiosk-search.h"
#include "hq-kiosk-ticket.h"
#include "hq-print.h"

G_BEGIN_DECLS

/* Between hq-kiosk-page.c, where visitors are led about, hq-kiosk-base.c, what all of them are told
 * alike, hq-kiosk-action.c, what they touch, hq-kiosk-scan.c, what they hold to a reader,
 * hq-kiosk-flow.c, where the hall is asked, and hq-kiosk-print.c, what comes out, alone. */

/* Where in the kiosk a visitor is. */
typedef enum
{
  HQ_KIOSK_AT_HOME,
  HQ_KIOSK_AT_SPECIAL,
  HQ_KIOSK_AT_IDENTITY,
  HQ_KIOSK_AT_TICKET,
  HQ_KIOSK_AT_LOOKUP,
  HQ_KIOSK_AT_SEARCH,
  HQ_KIOSK_AT_ITEM,
  HQ_KIOSK_AT_NOTICE,
  HQ_KIOSK_N_PLACES
} HqKioskWhere;

/* A slip that was sent to the printer; it outlives the page, which another language replaces. */
typedef struct
{
  HqKioskPage *page; /* (borrowed) (nullable): that tells the visitor of it */
  HqKioskSlipState state;
  HqPrinterState fault; /* what stood in the way */
} HqKioskSlip;

/* What a visitor has chosen so far; never who they are. */
typedef struct
{
  HqKioskWhere where;
  HqKioskLookupKind lookup;
  char *service;   /* (owned) (nullable) and so below */
  char *slot;      /* the code of an appointment */
  char *item;
  char *reason;    /* why priority is due */
  HqNeed need;
  HqTicket ticket; /* what was issued; its id is 0 for nothing yet */
  gint64 ahead;
  HqKioskSlip *slip;    /* (owned) (nullable): of @ticket, or the list of papers of @item */
  gboolean unprinted;   /* without paper in the machine the visitor goes on */
  gboolean large;
  gboolean contrast;
  gboolean reading;
} HqKioskVisit;

struct _HqKioskPage
{
  HqPage parent_instance;

  GtkLabel *hall;
  GtkWidget *busy;
  GtkLabel *clock;
  GtkLabel *date;
  GtkScrolledWindow *scroll;
  GtkStack *stack;
  GtkWidget *footer;
  GtkWidget *back;
  GtkWidget *home_button;
  GtkWidget *read_button;
  GtkButton *language;
  GtkLabel *countdown;
  GtkWidget *parts[HQ_KIOSK_N_PLACES]; /* (nullable): each is made when a visitor first comes there */

  HqKioskReader *reader; /* (owned) */
  HqKioskVisit visit;
  HqItem *guide;        /* (owned) (nullable): the visit's item */
  HqKioskFound *found;  /* (owned) (nullable): what the lookup found */
  gboolean is_running;  /* the hall was asked for a change and has not answered */
  guint asked;          /* lookups that are not answered yet */
  HqKioskWhere restore_to;
  gboolean is_restored; /* the visit that was carried over from another language is shown again */
  gboolean is_base;     /* what is shown is said of the hall, not to a visitor */
  HqTime touched_at;
  HqTime ends_at;       /* when the ticket's page goes */
  gint64 minute;        /* that is shown */
  gboolean is_wide;
};

HqTime     hq_kiosk_page_get_now    (HqKioskPage *self);
GtkWidget *hq_kiosk_page_get_part   (HqKioskPage *self,
                                     HqKioskWhere where);
void       hq_kiosk_page_go         (HqKioskPage *self,
                                     HqKioskWhere where);
void       hq_kiosk_page_go_home    (HqKioskPage *self);
void       hq_kiosk_page_tell       (HqKioskPage         *self,
                                     const HqKioskSaying *saying);
void       hq_kiosk_page_hold       (HqKioskPage *self,
                                     gboolean     is_running);
void       hq_kiosk_page_show_class (HqKioskPage *self);
void       hq_kiosk_page_speak      (HqKioskPage *self,
                                     const char  *language);

gboolean hq_kiosk_base_is_due (HqKioskPage *self);
void     hq_kiosk_base_tell   (HqKioskPage *self);

void hq_kiosk_action_install (GtkWidgetClass *widget_class);

void     hq_kiosk_print_start   (HqKioskPage *self);
void     hq_kiosk_print_show    (HqKioskPage *self);
void     hq_kiosk_print_follow  (HqKioskPage *self);
gboolean hq_kiosk_print_may     (HqKioskPage *self);
gboolean hq_kiosk_print_ask     (HqKioskPage *self);
void     hq_kiosk_print_send    (HqKioskPage *self,
                                 gboolean     reprint);
void     hq_kiosk_print_again   (HqKioskPage *self);
void     hq_kiosk_print_papers  (HqKioskPage *self);
void     hq_kiosk_print_release (HqKioskSlip *slip);

void  hq_kiosk_flow_refuse   (HqKioskPage  *self,
                              const GError *error);
void  hq_kiosk_flow_take     (HqKioskPage *self,
                              const char  *service);
void  hq_kiosk_flow_identify (HqKioskPage *self,
                              gboolean     is_skipped);
void  hq_kiosk_flow_show     (HqKioskPage *self);
void  hq_kiosk_flow_stay     (HqKioskPage *self);
void  hq_kiosk_flow_look_up  (HqKioskPage      *self,
                              HqKioskLookupKind kind);
void  hq_kiosk_flow_find     (HqKioskPage *self);
void  hq_kiosk_flow_check_in (HqKioskPage *self);
void  hq_kiosk_flow_guide    (HqKioskPage *self,
                              const char  *item);
void  hq_kiosk_flow_divert   (HqKioskPage *self);
char *hq_kiosk_flow_describe (const HqKioskVisit *visit);
void  hq_kiosk_flow_forget   (HqKioskVisit *visit);

gboolean hq_kiosk_scan_take  (HqPage             *page,
                              const HqReaderScan *scan);
gboolean hq_kiosk_scan_go_on (HqKioskPage *self);

G_END_DECLS
