/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *hq_memory_open       (void);
char      *hq_memory_get_text   (const char *key);
void       hq_memory_set_text   (const char *key,
                                 const char *value);
gboolean   hq_memory_get_switch (const char *key);
void       hq_memory_set_switch (const char *key,
                                 gboolean    value);
int        hq_memory_get_number (const char *key,
                                 int         usual);
void       hq_memory_set_number (const char *key,
                                 int         value);
void       hq_memory_get_size   (const char *key,
                                 int        *width,
                                 int        *height);
void       hq_memory_set_size   (const char *key,
                                 int         width,
                                 int         height);
char      *hq_memory_get_machine (const char *screen);
gboolean   hq_memory_get_given  (const char *screen,
                                 char      **role,
                                 char      **place);
void       hq_memory_set_given  (const char *screen,
                                 const char *role,
                                 const char *place);

G_END_DECLS
