/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-model.h"
#include "hq-test-hall.h"

#define HQ_WORLD_PERSONS 40

/* An order with nothing borrowed in it, so that a sequence of them can be played again. */
typedef struct
{
  HqAct act;
  HqTime now;
  HqRole role;
  int staff;   /* c1, c2, …; 0 for nobody */
  int device;  /* a place of the model's, from 1; one more is not there; 0 for none */
  int counter;
  int to_counter;
  int service; /* one of the model's, from 1; one more is not there; 0 for none */
  HqClass class;
  char ticket[8]; /* "" for none */
  int person;     /* from 1; -1 for a wrong number, 0 for none */
  gboolean agent;
  gboolean reason;
  HqTime until;
  HqTime taken;  /* of an emergency number */
  HqState state; /* what became of it */
  int clerk;     /* who served it: c1, c2, …; one more is not there; 0 for nobody named */
  int outcome; /* -1 for no matters */
  int minutes;
  gboolean ordered; /* the kind of day */
  gboolean first_place;
} HqWorldMove;

/* The engine on a real file and the model, told the same. */
typedef struct
{
  HqTestHall test;
  HqModel *model; /* (owned) */
  HqError code;   /* what both said last */
  gint64 checked; /* the closed day whose tickets were compared */
} HqWorld;

void  hq_world_init   (HqWorld *world);
void  hq_world_clear  (HqWorld *world);
char *hq_world_step   (HqWorld           *world,
                       const HqWorldMove *move);
char *hq_world_check  (HqWorld *world);
char *hq_world_format (const HqWorldMove *move);
void  hq_world_shrink (GArray *moves,
                       guint   from);
