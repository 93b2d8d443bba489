/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HQ_JSON_NULL,
  HQ_JSON_BOOLEAN,
  HQ_JSON_NUMBER,
  HQ_JSON_TEXT,
  HQ_JSON_LIST,
  HQ_JSON_OBJECT
} HqJsonType;

typedef struct _HqJson HqJson;

/**
 * HqJson:
 *
 * A value of a JSON text, with the place where it begins. json-glib is not used to read what people
 * wrote: it tells the place of a fault of grammar only, takes comments and repeated members for
 * good, and its depth is bounded by nothing but the stack.
 */
struct _HqJson
{
  HqJsonType type;
  guint line;
  guint column;
  gboolean truth;      /* of a boolean */
  char *name;          /* (owned) (nullable): of a member */
  char *text;          /* (owned) (nullable): of a text, or a number as it is written */
  GPtrArray *children; /* (owned) (nullable): HqJson, of a list or an object, in their order */
};

HqJson       *hq_json_parse       (const char    *data,
                                   gsize          size,
                                   GPtrArray     *faults);
void          hq_json_free        (HqJson        *json);
const HqJson *hq_json_find        (const HqJson  *object,
                                   const char    *name);
void          hq_json_append_text (GString       *string,
                                   const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqJson, hq_json_free)

G_END_DECLS
