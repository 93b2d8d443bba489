/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-copy.h"

#include "hq-setup-member.h"

static void
hq_setup_copy_texts (const HqSetupMember *members, gpointer row)
{
  for (guint i = 0; members[i].name != NULL; i++)
    if (members[i].type == HQ_SETUP_MEMBER_TEXT)
      {
        char **text = &G_STRUCT_MEMBER (char *, row, members[i].offset);

        *text = g_strdup (*text);
      }
}

/**
 * hq_setup_copy:
 * @setup: a set-up
 *
 * Returns: (transfer full): another one that says the same, for its owner alone to change
 */
HqSetup *
hq_setup_copy (const HqSetup *setup)
{
  HqSetup *copy = hq_setup_new ();

  copy->change = setup->change;
  copy->code = setup->code;
  copy->name = setup->name;
  copy->name_en = setup->name_en;
  copy->time_zone = setup->time_zone;
  hq_setup_copy_texts (hq_setup_member_hall, copy);
  for (guint i = 0; i < HQ_SETUP_N_SHAPES; i++)
    {
      const HqSetupShape *shape = &hq_setup_member_shapes[i];
      const GPtrArray *from = hq_setup_member_get_rows (setup, shape);
      GPtrArray *to = hq_setup_member_get_rows (copy, shape);

      for (guint j = 0; j < from->len; j++)
        {
          gpointer row = g_memdup2 (from->pdata[j], shape->size);

          hq_setup_copy_texts (shape->members, row);
          g_ptr_array_add (to, row);
        }
    }
  return copy;
}
