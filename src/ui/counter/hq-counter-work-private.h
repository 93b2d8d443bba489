/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-ask.h"
#include "hq-counter-deeds.h"
#include "hq-counter-form.h"
#include "hq-counter-head.h"
#include "hq-counter-own.h"
#include "hq-counter-pad.h"
#include "hq-counter-queue.h"
#include "hq-counter-ticket.h"
#include "hq-counter-work.h"

G_BEGIN_DECLS

/* Between hq-counter-work.c, where a clerk's work is drawn and done, and hq-counter-input.c, where it
 * is said what is to be done, alone. */

struct _HqCounterWork
{
  AdwBin parent_instance;

  GtkStack *stack;
  HqCounterHead *head;
  HqCounterDeeds *deeds;
  HqCounterAsk *ask;
  HqCounterTicket *ticket;
  HqCounterQueue *queue;
  HqCounterOwn *own;
  HqCounterPad *pad;
  AdwBin *form_bin;
  GtkLabel *status;

  HqPage *page;        /* (borrowed): whose part this is */
  HqCounterForm *form; /* (borrowed) (nullable): what is asked now */
  char *said;          /* (owned) (nullable): what came of the last order or key */
  gboolean refused;    /* it was nothing */

  gboolean running;   /* an order is under way, or its view still to come */
  gboolean then_call; /* the next is called after it */
  HqAct act;          /* what it is */
  gint64 done_seq;    /* of its event, once it was done; the view that knows it is still to come */
  gint64 answered_at; /* by the monotonic clock */

  gint64 started_ticket; /* for which service was begun by itself, or it was tried */
  int started_period;
};

HqLive                  *hq_counter_work_get_live    (HqCounterWork *self);
const HqCounterDeskView *hq_counter_work_get_view    (HqCounterWork *self);
HqTime                   hq_counter_work_get_now     (HqCounterWork *self);
gboolean                 hq_counter_work_may_do      (HqCounterWork *self);
void                     hq_counter_work_note        (HqCounterWork *self,
                                                      char          *sentence,
                                                      gboolean       refused);
void                     hq_counter_work_run_act     (HqCounterWork *self,
                                                      HqAct          act);
void                     hq_counter_work_run_number  (HqCounterWork  *self,
                                                      HqAct           act,
                                                      const HqTicket *ticket);
void                     hq_counter_work_open_form   (HqCounterWork *self,
                                                      HqCounterForm *form);
void                     hq_counter_work_cancel_form (HqCounterWork *self);

G_END_DECLS
