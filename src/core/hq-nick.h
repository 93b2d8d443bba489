/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed sets of the domain. Each is stored and printed by its nicks, never by its numbers. */

typedef enum
{
  HQ_CLASS_ORDINARY,
  HQ_CLASS_PRIORITY,
  HQ_CLASS_APPOINTMENT,
  HQ_CLASS_GREEN,
  HQ_N_CLASSES
} HqClass;

/**
 * HqLane:
 *
 * The line of a service in which a ticket stands: its class, or the line of those who go on with
 * their next matter, whose target is their own.
 */
typedef enum
{
  HQ_LANE_ORDINARY,
  HQ_LANE_PRIORITY,
  HQ_LANE_APPOINTMENT,
  HQ_LANE_GREEN,
  HQ_LANE_CONTINUED,
  HQ_N_LANES
} HqLane;

typedef enum
{
  HQ_STATE_WAITING,
  HQ_STATE_CALLED,
  HQ_STATE_SERVING,
  HQ_STATE_HELD,
  HQ_STATE_MISSED,
  HQ_STATE_FINISHED,
  HQ_STATE_CANCELLED,
  HQ_STATE_VOID,
  HQ_STATE_UNSERVED,
  HQ_N_STATES
} HqState;

typedef enum
{
  HQ_OUTCOME_NONE,
  HQ_OUTCOME_DONE,         /* finished on the spot */
  HQ_OUTCOME_ACCEPTED,     /* taken in, with a due date */
  HQ_OUTCOME_SUPPLEMENT,   /* papers missing, told once */
  HQ_OUTCOME_NOT_ACCEPTED, /* by law not taken in */
  HQ_OUTCOME_ENQUIRY,      /* only asked */
  HQ_OUTCOME_WITHDRAWN,    /* taken back by the applicant */
  HQ_N_OUTCOMES
} HqOutcome;

typedef enum
{
  HQ_ROLE_VISITOR,
  HQ_ROLE_GUIDE,
  HQ_ROLE_CLERK,
  HQ_ROLE_SUPERVISOR,
  HQ_ROLE_MANAGER,
  HQ_ROLE_ADMINISTRATOR,
  HQ_ROLE_OPERATOR,
  HQ_ROLE_SYSTEM, /* the hall itself: opens the day, closes one left open */
  HQ_N_ROLES
} HqRole;

typedef enum
{
  HQ_NEED_NONE,
  HQ_NEED_WRITING,     /* talk in writing */
  HQ_NEED_GUIDANCE,    /* be led and accompanied */
  HQ_NEED_LOW_COUNTER, /* a low counter */
  HQ_NEED_ENGLISH,
  HQ_N_NEEDS
} HqNeed;

typedef enum
{
  HQ_IDENTITY_NONE,
  HQ_IDENTITY_OPTIONAL,
  HQ_IDENTITY_REQUIRED,
  HQ_N_IDENTITIES
} HqIdentityRule;

/**
 * HqProof:
 *
 * How the right to priority stands: a visitor's own word until staff confirm or withdraw it.
 */
typedef enum
{
  HQ_PROOF_NONE,
  HQ_PROOF_CLAIMED,
  HQ_PROOF_CONFIRMED,
  HQ_PROOF_WITHDRAWN,
  HQ_N_PROOFS
} HqProof;

/**
 * HqDayType:
 *
 * What the statutory calendar says of a date; the hall's kinds of day are chosen by it.
 */
typedef enum
{
  HQ_DAY_WORKING,
  HQ_DAY_SATURDAY,
  HQ_DAY_SUNDAY,
  HQ_DAY_HOLIDAY,
  HQ_N_DAY_TYPES
} HqDayType;

typedef enum
{
  HQ_COUNTER_GENERAL,
  HQ_COUNTER_DEDICATED,
  HQ_COUNTER_TIDAL,
  HQ_N_COUNTER_KINDS
} HqCounterKind;

typedef enum
{
  HQ_HALL_REAL,
  HQ_HALL_DEMO,
  HQ_HALL_TRIAL,
  HQ_N_HALL_KINDS
} HqHallKind;

typedef enum
{
  HQ_CASE_INSTANT,
  HQ_CASE_PROMISED,
  HQ_N_CASE_KINDS
} HqCaseKind;

typedef enum
{
  HQ_CASE_OPEN,
  HQ_CASE_SUSPENDED,
  HQ_CASE_SUPPLEMENT,
  HQ_CASE_CLOSED,
  HQ_CASE_REFUSED,
  HQ_CASE_WITHDRAWN,
  HQ_N_CASE_STATES
} HqCaseState;

/**
 * HqProcedure:
 *
 * The special procedures (特别程序) whose days do not count against a case's limit.
 */
typedef enum
{
  HQ_PROCEDURE_HEARING,
  HQ_PROCEDURE_BIDDING,
  HQ_PROCEDURE_AUCTION,
  HQ_PROCEDURE_INSPECTION,
  HQ_PROCEDURE_TESTING,
  HQ_PROCEDURE_QUARANTINE,
  HQ_PROCEDURE_APPRAISAL,
  HQ_PROCEDURE_EXPERT_REVIEW,
  HQ_PROCEDURE_SITE_SURVEY,
  HQ_PROCEDURE_PUBLIC_NOTICE,
  HQ_N_PROCEDURES
} HqProcedure;

/**
 * HqFollowState:
 *
 * Where the follow-up (差评整改) of a bad rating stands. The first three are open.
 */
typedef enum
{
  HQ_FOLLOW_VERIFY,    /* is to be verified */
  HQ_FOLLOW_RECTIFY,   /* was found true, and is to be rectified */
  HQ_FOLLOW_CALL_BACK, /* was rectified, and whoever rated is to be called */
  HQ_FOLLOW_CLOSED,
  HQ_FOLLOW_INVALID,
  HQ_FOLLOW_UNRECTIFIABLE,
  HQ_FOLLOW_WITHDRAWN, /* never began: the rating was changed to a good one at once */
  HQ_N_FOLLOW_STATES
} HqFollowState;

typedef enum
{
  HQ_FOLLOW_STEP_VERIFIED,
  HQ_FOLLOW_STEP_RECTIFIED,
  HQ_FOLLOW_STEP_CONTENT, /* of the call-back, as the next three */
  HQ_FOLLOW_STEP_DISCONTENT,
  HQ_FOLLOW_STEP_UNREACHED,
  HQ_FOLLOW_STEP_UNCALLED,      /* there is no telephone any more */
  HQ_FOLLOW_STEP_INVALID,       /* was proposed, as the next one */
  HQ_FOLLOW_STEP_UNRECTIFIABLE,
  HQ_FOLLOW_STEP_AGREED,        /* a second person, as the next one */
  HQ_FOLLOW_STEP_REFUSED,
  HQ_FOLLOW_STEP_EXTENDED,
  HQ_N_FOLLOW_STEPS
} HqFollowStep;

/**
 * HqPauseReason:
 *
 * Why a counter pauses, of the reasons that are offered: stored by the nick, so that each screen says
 * it in its own language. A reason in a clerk's own words is no nick and is shown as it is.
 */
typedef enum
{
  HQ_PAUSE_AWAY,
  HQ_PAUSE_EQUIPMENT,
  HQ_PAUSE_PAPERS,
  HQ_PAUSE_MEETING,
  HQ_PAUSE_MEAL,
  HQ_PAUSE_SHIFT_CHANGE,
  HQ_N_PAUSE_REASONS
} HqPauseReason;

/**
 * HqPaper:
 *
 * What a machine's printer said last of its paper, or whatever else keeps it from printing.
 */
typedef enum
{
  HQ_PAPER_UNKNOWN, /* nothing was told, or the printer does not tell */
  HQ_PAPER_OK,
  HQ_PAPER_LOW,
  HQ_PAPER_OUT,
  HQ_PAPER_NONE,  /* there is no printer */
  HQ_PAPER_FAULT, /* it is open, switched off or cannot be reached */
  HQ_N_PAPERS
} HqPaper;

typedef enum
{
  HQ_SET_CLASS,
  HQ_SET_LANE,
  HQ_SET_STATE,
  HQ_SET_OUTCOME,
  HQ_SET_ROLE,
  HQ_SET_NEED,
  HQ_SET_IDENTITY,
  HQ_SET_PROOF,
  HQ_SET_DAY_TYPE,
  HQ_SET_COUNTER_KIND,
  HQ_SET_HALL_KIND,
  HQ_SET_CASE_KIND,
  HQ_SET_CASE_STATE,
  HQ_SET_PROCEDURE,
  HQ_SET_FOLLOW_STATE,
  HQ_SET_FOLLOW_STEP,
  HQ_SET_PAUSE_REASON,
  HQ_SET_PAPER,
  HQ_N_SETS
} HqSet;

const char *hq_nick_get   (HqSet       set,
                           int         value);
int         hq_nick_find  (HqSet       set,
                           const char *nick);
int         hq_nick_count (HqSet       set);

G_END_DECLS
