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
 * hq_setup_copy_into:
 * @to: a set-up of its owner's alone
 * @from: another one
 *
 * Makes @to say what @from says; from which change it began stays as it is.
 */
void
hq_setup_copy_into (HqSetup *to, const HqSetup *from)
{
  for (const HqSetupMember *member = hq_setup_member_hall; member->name != NULL; member++)
    {
      char **text = &G_STRUCT_MEMBER (char *, to, member->offset);

      g_free (*text);
      *text = g_strdup (G_STRUCT_MEMBER (char *, from, member->offset));
    }
  for (guint i = 0; i < HQ_SETUP_N_SHAPES; i++)
    {
      const HqSetupShape *shape = &hq_setup_member_shapes[i];
      const GPtrArray *given = hq_setup_member_get_rows (from, shape);
      GPtrArray *rows = hq_setup_member_get_rows (to, shape);

      g_ptr_array_set_size (rows, 0);
      for (guint j = 0; j < given->len; j++)
        {
          gpointer row = g_memdup2 (given->pdata[j], shape->size);

          hq_setup_copy_texts (shape->members, row);
          g_ptr_array_add (rows, row);
        }
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
  hq_setup_copy_into (copy, setup);
  return copy;
}
