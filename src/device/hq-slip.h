/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The widths of paper that the printers of a hall take, in millimetres. */
#define HQ_SLIP_NARROW 58
#define HQ_SLIP_WIDE 80

/* A printer of a hall sets eight dots on a millimetre: what is called 203 dpi. */
#define HQ_SLIP_DOTS_PER_MM 8

/**
 * HqSlip:
 *
 * A ticket as it is printed: plain strings, chosen already, all owned. What is %NULL, "" or an empty
 * array is left out. A text may have several lines; of @ahead the first one is set large.
 */
typedef struct
{
  gboolean english; /* the ticket's language: its shapes of letters, and the fixed words */
  char *hall;
  char *service;
  char *number;
  GPtrArray *tags;   /* (element-type utf8): words in a frame beneath the number */
  char *ahead;
  char *wait;
  char *place;       /* floor and zone */
  char *counters;
  GPtrArray *papers; /* (element-type utf8) */
  char *code;        /* the text in the QR code */
  char *code_note;
  char *missed_note;
  GPtrArray *notes;  /* (element-type utf8): the hall's own lines */
  char *time;
} HqSlip;

HqSlip  *hq_slip_new      (void);
void     hq_slip_free     (HqSlip *slip);
gboolean hq_slip_is_width (double paper_mm);
guint    hq_slip_get_dots (double paper_mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSlip, hq_slip_free)

G_END_DECLS
