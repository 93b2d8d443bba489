/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is said. The strings are borrowed. */
typedef struct
{
  const char *icon;   /* its name */
  const char *title;
  const char *text;   /* (nullable) */
  const char *label;  /* of a button beside that for the first page, (nullable) */
  const char *action; /* of that button */
  gboolean is_fixed;  /* nothing can be done but wait: there are no buttons */
} HqKioskSaying;

#define HQ_TYPE_KIOSK_NOTICE (hq_kiosk_notice_get_type ())

/**
 * HqKioskNotice:
 *
 * A whole page that says one thing, and what the visitor can do now.
 */
G_DECLARE_FINAL_TYPE (HqKioskNotice, hq_kiosk_notice, HQ, KIOSK_NOTICE, AdwBin)

void hq_kiosk_notice_show (HqKioskNotice       *self,
                           const HqKioskSaying *saying);

G_END_DECLS
