/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-right.h"

#define V (1u << HQ_ROLE_VISITOR)
#define G (1u << HQ_ROLE_GUIDE)
#define C (1u << HQ_ROLE_CLERK)
#define U (1u << HQ_ROLE_SUPERVISOR)
#define M (1u << HQ_ROLE_MANAGER)
#define A (1u << HQ_ROLE_ADMINISTRATOR)
#define O (1u << HQ_ROLE_OPERATOR)
#define S (1u << HQ_ROLE_SYSTEM)

/* The one table of rights: who may do what in a hall. */
static const struct
{
  const char *nick;
  guint roles;
} acts[HQ_N_ACTS] = {
  [HQ_ACT_OPEN_DAY] = { "open-day", M | S },
  [HQ_ACT_CLOSE_DAY] = { "close-day", M | S },
  [HQ_ACT_SHIFT_DAY] = { "shift-day", M },
  /* Nobody's: what remains is the operator of a demo or trial hall. */
  [HQ_ACT_LIFT_DAY] = { "lift-day", 0 },
  [HQ_ACT_ISSUE] = { "issue", V | G },
  [HQ_ACT_LATE] = { "late", G | M },
  [HQ_ACT_SHEET] = { "emergency-sheet", G | M | O },
  [HQ_ACT_CHECK_IN] = { "checkin", V | G | C },
  [HQ_ACT_CANCEL] = { "cancel", V | G | C },
  [HQ_ACT_REPRINT] = { "reprint", V | G },
  [HQ_ACT_CHANGE] = { "change", G },
  [HQ_ACT_CONFIRM] = { "priority-confirm", G | C },
  [HQ_ACT_WITHDRAW] = { "priority-withdraw", G | C },
  [HQ_ACT_ENQUIRY] = { "enquiry", G },
  [HQ_ACT_DIVERT] = { "diversion", V | G },
  [HQ_ACT_SELF_START] = { "self-start", G },
  [HQ_ACT_SELF_HELPER] = { "self-helper", G },
  [HQ_ACT_SELF_FINISH] = { "self-finish", G },
  [HQ_ACT_SELF_TICKET] = { "self-ticket", G },
  [HQ_ACT_ENTER] = { "enter", G | C | U | M | A },
  [HQ_ACT_SIGN_IN] = { "signin", C },
  [HQ_ACT_SIGN_OUT] = { "signout", C },
  [HQ_ACT_PAUSE] = { "pause", C },
  [HQ_ACT_UNPAUSE] = { "unpause", C },
  [HQ_ACT_CALL] = { "call", C },
  [HQ_ACT_ANNOUNCED] = { "announced", C | S },
  [HQ_ACT_RECALL] = { "recall", C },
  [HQ_ACT_START] = { "start", C },
  [HQ_ACT_FINISH] = { "finish", C },
  [HQ_ACT_MISSED] = { "missed", C },
  [HQ_ACT_PRESENT] = { "present", C },
  [HQ_ACT_HOLD] = { "hold", C },
  [HQ_ACT_RESUME] = { "resume", C },
  [HQ_ACT_REDIRECT] = { "redirect", C },
  [HQ_ACT_CONTINUE] = { "continue", C },
  [HQ_ACT_END_PERIOD] = { "end-period", C | M },
  [HQ_ACT_ALERT_TAKE] = { "alert-take", M | A },
  [HQ_ACT_ALERT_GIVE] = { "alert-give", M | A },
  [HQ_ACT_LEND] = { "lend", M | A },
  [HQ_ACT_LEND_END] = { "lend-end", M | A },
  [HQ_ACT_TIDAL_ASK] = { "tidal-ask", M | A },
  [HQ_ACT_TIDAL_DROP] = { "tidal-drop", M | A },
  [HQ_ACT_STOP] = { "stop-issuing", M | A },
  [HQ_ACT_GO_ON] = { "go-on-issuing", M | A },
  [HQ_ACT_NOTICE_PUT] = { "notice-put", M | A },
  [HQ_ACT_NOTICE_DOWN] = { "notice-down", M | A },
  [HQ_ACT_WORD_SEND] = { "word-send", M | A },
  [HQ_ACT_WORD_BACK] = { "word-back", M | A },
  [HQ_ACT_WORD_SEEN] = { "word-seen", C | G },
  [HQ_ACT_PROBE] = { "probe", M | A },
  [HQ_ACT_PROBE_END] = { "probe-end", S },
  [HQ_ACT_ROTA] = { "rota", M | A },
  [HQ_ACT_RATE] = { "rate", V },
  /* A clerk, on a case that hq_right_reaches(). */
  [HQ_ACT_CASE_OPEN] = { "case-open", C | M },
  [HQ_ACT_CASE_SUSPEND] = { "case-suspend", C | M },
  [HQ_ACT_CASE_RESUME] = { "case-resume", C | M },
  [HQ_ACT_CASE_SUPPLEMENT] = { "case-supplement", C | M },
  [HQ_ACT_CASE_COMPLETE] = { "case-complete", C | M },
  [HQ_ACT_CASE_CLOSE] = { "case-close", C | M },
  [HQ_ACT_CASE_REFUSE] = { "case-refuse", C | M },
  [HQ_ACT_CASE_WITHDRAW] = { "case-withdraw", C | M },
  [HQ_ACT_FOLLOW_VERIFY] = { "follow-verify", U | M },
  [HQ_ACT_FOLLOW_RECTIFY] = { "follow-rectify", U | M },
  [HQ_ACT_FOLLOW_CALL] = { "follow-call", U | M },
  [HQ_ACT_FOLLOW_PROPOSE] = { "follow-propose", U | M },
  [HQ_ACT_FOLLOW_DECIDE] = { "follow-decide", U | M },
  [HQ_ACT_FOLLOW_EXTEND] = { "follow-extend", U | M },
  [HQ_ACT_FOLLOW_LOOK] = { "follow-look", U | M },
  [HQ_ACT_CASE_HOLDER] = { "case-holder", M },
  [HQ_ACT_IMPORT_CATALOGUE] = { "import-catalogue", A | O },
  [HQ_ACT_IMPORT_CALENDAR] = { "import-calendar", A | O },
  [HQ_ACT_IMPORT_HALL] = { "import-hall", A | O },
  [HQ_ACT_IMPORT_APPOINTMENTS] = { "import-appointments", A | M | O },
  [HQ_ACT_SETUP] = { "setup", A | O },
  [HQ_ACT_ITEM] = { "item", A },
  [HQ_ACT_EXPORT] = { "export-report", U | M | A | O },
  [HQ_ACT_PASSWORD] = { "passwd", A | O },
  [HQ_ACT_MACHINE] = { "machine", A | O },
};

/**
 * hq_right_get_nick:
 *
 * Returns: (transfer none): the name of @act for programs and events
 */
const char *
hq_right_get_nick (HqAct act)
{
  g_return_val_if_fail (act < HQ_N_ACTS, "");

  return acts[act].nick;
}

/**
 * hq_right_find_act:
 *
 * Returns: the act of that name, or -1
 */
int
hq_right_find_act (const char *nick)
{
  for (int i = 0; i < HQ_N_ACTS; i++)
    if (g_strcmp0 (acts[i].nick, nick) == 0)
      return i;
  return -1;
}

/**
 * hq_right_allows:
 * @role: in which role somebody acts
 * @act: what is asked
 * @kind: what kind of hall it is
 *
 * Returns: whether the role may do it; on a demo or trial hall the operator may do everything
 */
gboolean
hq_right_allows (HqRole role, HqAct act, HqHallKind kind)
{
  g_return_val_if_fail (act < HQ_N_ACTS, FALSE);

  if (role == HQ_ROLE_OPERATOR && kind != HQ_HALL_REAL)
    return TRUE;
  return (acts[act].roles & (1u << role)) != 0;
}

/**
 * hq_right_reaches:
 * @role: in which role somebody acts
 * @staff: (nullable): who it is
 * @holder: (nullable): who sees to a case, %NULL for nobody
 *
 * Returns: whether what the role may do holds for that case too: a clerk's own, and what nobody sees
 *   to; every one for the others
 */
gboolean
hq_right_reaches (HqRole role, const char *staff, const char *holder)
{
  return role != HQ_ROLE_CLERK || holder == NULL || g_strcmp0 (staff, holder) == 0;
}
