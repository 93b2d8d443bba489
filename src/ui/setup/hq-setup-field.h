/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-diff.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_SETUP_FIELD_TEXT,
  HQ_SETUP_FIELD_ENGLISH,    /* a text that is marked while it is missing */
  HQ_SETUP_FIELD_COUNT,      /* an int */
  HQ_SETUP_FIELD_MINUTE,     /* an int, minutes after midnight */
  HQ_SETUP_FIELD_SWITCH,     /* a gboolean */
  HQ_SETUP_FIELD_BIT,        /* of a guint, the bit of the value low */
  HQ_SETUP_FIELD_CHOICE,     /* an int, one of the field's words */
  HQ_SETUP_FIELD_LETTER,     /* a char */
  HQ_SETUP_FIELD_FLOOR,      /* an int, one of the hall's */
  HQ_SETUP_FIELD_ZONE,       /* a text, one of the hall's */
  HQ_SETUP_FIELD_DEPARTMENT, /* a text, one of the hall's or none */
  HQ_SETUP_FIELD_ROLE,       /* a text, what a machine plays */
  HQ_SETUP_FIELD_COUNTER,    /* an int, one of the hall's or none */
} HqSetupFieldKind;

typedef struct
{
  int value;
  const char *words; /* to be translated, %NULL after the last one */
} HqSetupFieldChoice;

/* A member of a row that somebody can edit. */
typedef struct
{
  const char *member; /* as faults name it */
  const char *title;  /* to be translated */
  const char *hint;   /* (nullable): to be translated */
  HqSetupFieldKind kind;
  gsize offset;
  int low; /* of a count */
  int high;
  const HqSetupFieldChoice *choices;
} HqSetupField;

/* What can be chosen. */
typedef struct
{
  char *value; /* (owned): as hq_setup_field_dup_value() has it */
  char *words; /* (owned) */
} HqSetupFieldOption;

int        hq_setup_field_get_int      (const HqSetupField *field,
                                        gconstpointer       row);
void       hq_setup_field_set_int      (const HqSetupField *field,
                                        gpointer            row,
                                        int                 value);
char      *hq_setup_field_dup_value    (const HqSetupField *field,
                                        gconstpointer       row);
gboolean   hq_setup_field_set_value    (const HqSetupField *field,
                                        gpointer            row,
                                        const char         *value);
char      *hq_setup_field_format       (const HqSetupField *field,
                                        const HqSetup      *setup,
                                        gconstpointer       row);
GPtrArray *hq_setup_field_list_options (const HqSetupField *field,
                                        const HqSetup      *setup,
                                        const char         *value);

G_END_DECLS
