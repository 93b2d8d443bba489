/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-matters.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_FORM (hq_counter_form_get_type ())

/**
 * HqCounterForm:
 *
 * What is asked before an order that needs more than one key: a heading, its questions, and a button
 * that does it. It fills the window, and says there why it was refused.
 */
G_DECLARE_DERIVABLE_TYPE (HqCounterForm, hq_counter_form, HQ, COUNTER_FORM, AdwBin)

struct _HqCounterFormClass
{
  AdwBinClass parent_class;

  /* What is ordered, borrowed from the form, which fills in all but the counter; whether the form has
   * what it needs: if not it says so itself. */
  gboolean (*fill) (HqCounterForm *form, HqOrder *order);
  /* Has the next key go to the first question; without one to the button that does it. */
  void (*place_focus) (HqCounterForm *form);
};

void     hq_counter_form_set_title   (HqCounterForm *self,
                                      const char    *title);
void     hq_counter_form_set_confirm (HqCounterForm *self,
                                      const char    *label);
void     hq_counter_form_set_able    (HqCounterForm *self,
                                      gboolean       able);
void     hq_counter_form_set_busy    (HqCounterForm *self,
                                      gboolean       busy);
void     hq_counter_form_say         (HqCounterForm *self,
                                      const char    *sentence);
void     hq_counter_form_confirm     (HqCounterForm *self);
void     hq_counter_form_ask_item    (HqCounterForm    *self,
                                      HqCounterMatters *matters);
void     hq_counter_form_place_focus (HqCounterForm *self);
gboolean hq_counter_form_fill        (HqCounterForm *self,
                                      HqOrder       *order);

G_END_DECLS
