/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hq-nick.h"

G_BEGIN_DECLS

/* The files of a hall that is to be made; all are borrowed. */
typedef struct
{
  HqHallKind kind;
  GBytes *setup;
  GBytes *calendar;
  GBytes *catalogue;    /* (nullable) */
  GBytes *appointments; /* (nullable) */
} HqInitFiles;

gboolean hq_init_create       (const char  *path,
                               HqHallKind   kind,
                               GBytes      *setup,
                               GBytes      *calendar,
                               GError     **error);
gboolean hq_init_create_whole (const char         *path,
                               const HqInitFiles  *files,
                               GError            **error);
gboolean hq_init_create_empty (const char  *path,
                               const char  *staff,
                               const char  *password,
                               GError     **error);

G_END_DECLS
