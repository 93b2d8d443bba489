/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-nick.h"

G_BEGIN_DECLS

/* The acts of the hall: each is one change of its store, by one actor, with one event. */
typedef enum
{
  HQ_ACT_OPEN_DAY,
  HQ_ACT_CLOSE_DAY,
  HQ_ACT_SHIFT_DAY,
  HQ_ACT_LIFT_DAY, /* every service all day and night; for a replay */
  HQ_ACT_ISSUE,
  HQ_ACT_LATE,  /* an emergency number is entered afterwards */
  HQ_ACT_SHEET, /* emergency numbers are handed out to be printed */
  HQ_ACT_CHECK_IN,
  HQ_ACT_CANCEL,
  HQ_ACT_REPRINT,
  HQ_ACT_CHANGE,
  HQ_ACT_CONFIRM,
  HQ_ACT_WITHDRAW,
  HQ_ACT_ENQUIRY,
  HQ_ACT_DIVERT,
  HQ_ACT_SELF_START,
  HQ_ACT_SELF_HELPER,
  HQ_ACT_SELF_FINISH,
  HQ_ACT_SELF_TICKET,
  HQ_ACT_ENTER, /* somebody shows that they are of the staff */
  HQ_ACT_SIGN_IN,
  HQ_ACT_SIGN_OUT,
  HQ_ACT_PAUSE,
  HQ_ACT_UNPAUSE,
  HQ_ACT_CALL,
  HQ_ACT_ANNOUNCED,
  HQ_ACT_RECALL,
  HQ_ACT_START,
  HQ_ACT_FINISH,
  HQ_ACT_MISSED,
  HQ_ACT_PRESENT,
  HQ_ACT_HOLD,
  HQ_ACT_RESUME,
  HQ_ACT_REDIRECT,
  HQ_ACT_CONTINUE,
  HQ_ACT_END_PERIOD,
  HQ_ACT_ALERT_TAKE, /* somebody sees to it */
  HQ_ACT_ALERT_GIVE, /* and gives it back */
  HQ_ACT_LEND,       /* a counter serves one more service, until a time */
  HQ_ACT_LEND_END,
  HQ_ACT_TIDAL_ASK, /* a tidal counter is asked to open */
  HQ_ACT_TIDAL_DROP,
  HQ_ACT_STOP, /* a service gives no more numbers today */
  HQ_ACT_GO_ON,
  HQ_ACT_NOTICE_PUT,
  HQ_ACT_NOTICE_DOWN,
  HQ_ACT_WORD_SEND, /* to a counter, or to the guide desks */
  HQ_ACT_WORD_BACK,
  HQ_ACT_WORD_SEEN,
  HQ_ACT_PROBE,     /* a printer or loudspeakers are to be tried */
  HQ_ACT_PROBE_END, /* and how that went */
  HQ_ACT_ROTA, /* who is planned on a day, and when */
  HQ_ACT_RATE,
  HQ_ACT_CASE_OPEN,
  HQ_ACT_CASE_SUSPEND,
  HQ_ACT_CASE_RESUME,
  HQ_ACT_CASE_SUPPLEMENT,
  HQ_ACT_CASE_COMPLETE,
  HQ_ACT_CASE_CLOSE,
  HQ_ACT_CASE_REFUSE,
  HQ_ACT_CASE_WITHDRAW,
  HQ_ACT_FOLLOW_VERIFY, /* what was found about a bad rating */
  HQ_ACT_FOLLOW_RECTIFY,
  HQ_ACT_FOLLOW_CALL,    /* whoever rated was called back */
  HQ_ACT_FOLLOW_PROPOSE, /* that it is invalid, or cannot be rectified */
  HQ_ACT_FOLLOW_DECIDE,
  HQ_ACT_FOLLOW_EXTEND,
  HQ_ACT_FOLLOW_LOOK, /* at the telephone */
  HQ_ACT_CASE_HOLDER, /* another member of the department sees to it */
  HQ_ACT_IMPORT_CATALOGUE,
  HQ_ACT_IMPORT_CALENDAR,
  HQ_ACT_IMPORT_HALL,
  HQ_ACT_IMPORT_APPOINTMENTS,
  HQ_ACT_SETUP, /* the set-up becomes what a draft of it says */
  HQ_ACT_ITEM, /* one item of the catalogue is added, changed or taken away */
  HQ_ACT_EXPORT, /* a report leaves the hall as a file */
  HQ_ACT_PASSWORD,
  HQ_ACT_MACHINE, /* a machine gets its name, role and place */
  HQ_N_ACTS
} HqAct;

const char *hq_right_get_nick (HqAct       act);
int         hq_right_find_act (const char *nick);
gboolean    hq_right_allows   (HqRole      role,
                               HqAct       act,
                               HqHallKind  kind);
gboolean    hq_right_reaches  (HqRole      role,
                               const char *staff,
                               const char *holder);

G_END_DECLS
