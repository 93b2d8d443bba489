/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-part.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-words.h"

struct _HqManagerPart
{
  GObject parent_instance;

  char *name; /* (owned) */
  HqFigurePart part;
};

G_DEFINE_TYPE (HqManagerPart, hq_manager_part, G_TYPE_OBJECT)

static void
hq_manager_part_finalize (GObject *object)
{
  g_free (HQ_MANAGER_PART (object)->name);
  G_OBJECT_CLASS (hq_manager_part_parent_class)->finalize (object);
}

static void
hq_manager_part_class_init (HqManagerPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_manager_part_finalize;
}

static void
hq_manager_part_init (HqManagerPart *self)
{
}

/* What a part is called; one that the hall does not have any more keeps its key. */
static char *
hq_manager_part_find_name (const HqSetup *setup, HqScope scope, const char *key)
{
  int number = (int) g_ascii_strtoll (key, NULL, 10);
  const HqFloor *floor = scope == HQ_SCOPE_FLOOR ? hq_setup_find_floor (setup, number) : NULL;
  const HqService *service = scope == HQ_SCOPE_SERVICE ? hq_setup_find_service (setup, key) : NULL;

  if (floor != NULL)
    return g_strdup (hq_language_pick (floor->name, floor->name_en));
  if (service != NULL)
    return g_strdup_printf ("%s %s", key, hq_language_pick (service->name, service->name_en));
  if (scope == HQ_SCOPE_COUNTER)
    return g_strdup_printf (_ ("Counter %d"), number);
  if (scope == HQ_SCOPE_CLERK)
    return g_strdup (hq_manager_words_staff (setup, key));
  return g_strdup (scope == HQ_SCOPE_HALL ? _ ("The hall") : key);
}

/**
 * hq_manager_part_new:
 * @setup: the hall as it is set up now
 * @scope: what the part is
 * @key: which of these
 * @figures: (element-type HqFigure): among them those of the part
 *
 * Returns: (transfer full): the part
 */
HqManagerPart *
hq_manager_part_new (const HqSetup *setup, HqScope scope, const char *key, const GArray *figures)
{
  HqManagerPart *self = g_object_new (HQ_TYPE_MANAGER_PART, NULL);

  self->part.scope = scope;
  self->part.key = g_intern_string (key);
  self->name = hq_manager_part_find_name (setup, scope, key);
  hq_figures_pick (&self->part, figures);
  return self;
}

/**
 * hq_manager_part_get_name:
 *
 * Returns: (transfer none): what people call the part
 */
const char *
hq_manager_part_get_name (HqManagerPart *self)
{
  return self->name;
}

/**
 * hq_manager_part_get:
 *
 * Returns: (transfer none) (nullable): the figure, %NULL where parts of this kind have none of it
 */
const HqFigure *
hq_manager_part_get (HqManagerPart *self, HqMetric metric)
{
  return hq_metric_is_of (metric, self->part.scope) ? &self->part.figures[metric] : NULL;
}
