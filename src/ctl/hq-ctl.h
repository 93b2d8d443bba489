/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

/* The program's exit statuses, as the README has them. */
enum
{
  HQ_CTL_DONE = 0,
  HQ_CTL_REFUSED = 1,
  HQ_CTL_USAGE = 2
};

/**
 * HqCtl:
 *
 * What stands on the command line; all strings are owned. @words are the command and what follows
 * it without an option.
 */
typedef struct
{
  char *store;
  char *as;
  char *at;
  char *now;
  char *request;
  gboolean json;
  char **words;

  /* init */
  gboolean demo;
  gboolean empty;
  gboolean trial;

  /* The ticket, the counter. */
  char *service;
  char *class;
  char *language;
  char *need;
  char *id;
  char *slot;
  char **items;
  gboolean agent;
  char *ticket;
  char *reason;
  int counter;
  char *to;
  int to_counter;
  char *until;
  gboolean hidden;
  char *taken;
  char *state;
  char *clerk;
  gboolean confirm;
  gboolean withdraw;
  char **done;
  char **accepted;
  char **supplement;
  char **not_accepted;
  gboolean enquiry;
  gboolean withdrawn;

  /* The rating, the case, the desk, the day. */
  char *token;
  int level;
  char *tag;
  char *comment;
  char *telephone;
  gboolean pad;
  int number;
  char *type;
  char *text;
  char *text_en;
  char *zone;
  int days;
  int minutes;
  gboolean first_place;
  char *day;
  char *from;
  int floor;
  gboolean csv;

  /* ticket */
  char *print;
  int width;

  /* report */
  char *pdf;
  char *xlsx;

  /* emergency-sheet */
  int count;

  /* backup */
  int keep;

  /* replay */
  int counters;
  gboolean all;
  gboolean all_day;
  gboolean dry_run;
  gint64 seed;
} HqCtl;

typedef int (*HqCtlRun) (const HqCtl *ctl);

HqHall   *hq_ctl_open      (const HqCtl *ctl,
                            int         *status);
gboolean  hq_ctl_read_time (const char *text,
                            HqHall     *hall,
                            HqTime     *time);
gboolean  hq_ctl_read_day  (const char *text,
                            HqDate     *day);
int       hq_ctl_fail      (const HqCtl  *ctl,
                            const GError *error);
int       hq_ctl_say_usage (const char *sentence);

G_END_DECLS
