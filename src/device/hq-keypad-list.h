/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the system names input devices in a way that stays the same when they are plugged again. */
#define HQ_KEYPAD_LIST_FOLDER "/dev/input/by-id"

/* A device that may be a number pad. */
typedef struct
{
  char *path;      /* (owned): what hq_keypad_new() takes, and what is to be remembered */
  char *name;      /* (owned): what the maker calls it; the file's name where it may not be asked */
  gboolean denied; /* this user may not read it */
} HqKeypadListItem;

GPtrArray *hq_keypad_list_read (const char *folder);

G_END_DECLS
