/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-date.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_DAY_FORM (hq_setup_day_form_get_type ())

/**
 * HqSetupDayForm:
 *
 * A day, what becomes of it, and the holiday that it belongs to. It says with "changed" that one of them is
 * another.
 */
G_DECLARE_FINAL_TYPE (HqSetupDayForm, hq_setup_day_form, HQ, SETUP_DAY_FORM, GtkBox)

/* What becomes of a day, as the form's list has it. */
typedef enum
{
  HQ_SETUP_DAY_FORM_OFF,
  HQ_SETUP_DAY_FORM_WORKING,
  HQ_SETUP_DAY_FORM_WEEKDAY
} HqSetupDayFormHow;

HqDate            hq_setup_day_form_get_day    (HqSetupDayForm *self);
HqSetupDayFormHow hq_setup_day_form_get_how    (HqSetupDayForm *self);
char             *hq_setup_day_form_dup_name   (HqSetupDayForm *self);
void              hq_setup_day_form_fill       (HqSetupDayForm   *self,
                                                HqDate            day,
                                                HqSetupDayFormHow how,
                                                const char       *name);
void              hq_setup_day_form_keep       (HqSetupDayForm *self);
gboolean          hq_setup_day_form_is_typed   (HqSetupDayForm *self);
void              hq_setup_day_form_enter_name (HqSetupDayForm *self);

G_END_DECLS
