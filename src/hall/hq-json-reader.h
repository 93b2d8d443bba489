/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-json.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/**
 * HqJsonReader:
 *
 * Takes the members of objects as what they are to be. What is wrong becomes a fault that names its
 * place and its entry, and reading goes on with a value that makes sense, so that one pass finds
 * every fault.
 */
typedef struct
{
  GPtrArray *faults; /* (borrowed): HqFault */
  GString *where;    /* (owned): the entries within which it reads */
} HqJsonReader;

/* Whole numbers from @low to @high; @other where the member is missing, if it is one of them. */
typedef struct
{
  int low;
  int high;
  int other;
} HqJsonRange;

typedef void (*HqJsonReaderFunc) (gpointer user_data, const HqJson *row);

void        hq_json_reader_init       (HqJsonReader       *reader,
                                       GPtrArray          *faults);
void        hq_json_reader_clear      (HqJsonReader       *reader);
void        hq_json_reader_fail       (HqJsonReader       *reader,
                                       const HqJson       *at,
                                       const char         *format,
                                       ...) G_GNUC_PRINTF (3, 4);
void        hq_json_reader_allow      (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *names);
const char *hq_json_reader_get_string (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *name,
                                       const char         *other);
int         hq_json_reader_get_int    (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *name,
                                       HqJsonRange         range);
int         hq_json_reader_get_nick   (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *name,
                                       HqSet               set,
                                       int                 other);
int         hq_json_reader_get_minute (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *name);
const HqJson *hq_json_reader_get      (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *name,
                                       HqJsonType          type);
void        hq_json_reader_each       (HqJsonReader       *reader,
                                       const HqJson       *row,
                                       const char         *name,
                                       HqJsonReaderFunc    func,
                                       gpointer            user_data);

G_END_DECLS
