/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-setting.h"

#include "hq-policy-setting.h"

/**
 * hq_setup_setting_get:
 *
 * Returns: (transfer none): what the draft has under @key, "" for nothing
 */
const char *
hq_setup_setting_get (const HqSetup *draft, const char *key)
{
  const char *value = hq_setup_get_setting (draft, key);

  return value != NULL ? value : "";
}

/**
 * hq_setup_setting_set:
 * @draft: a draft of a set-up
 * @key: the key of a setting
 * @value: what it is to be; "" takes it out
 *
 * Returns: whether that changed the draft
 */
gboolean
hq_setup_setting_set (HqSetup *draft, const char *key, const char *value)
{
  HqSetting *row = NULL;

  if (g_str_equal (hq_setup_setting_get (draft, key), value))
    return FALSE;
  for (guint i = 0; i < draft->settings->len && row == NULL; i++)
    if (g_str_equal (((HqSetting *) draft->settings->pdata[i])->key, key))
      row = draft->settings->pdata[i];
  if (value[0] == '\0')
    return g_ptr_array_remove (draft->settings, row);
  if (row == NULL)
    {
      row = hq_setup_add_setting (draft);
      row->key = g_strdup (key);
    }
  g_free (row->value);
  row->value = g_strdup (value);
  hq_setup_sort (draft);
  return TRUE;
}

/**
 * hq_setup_setting_fill_policy:
 * @draft: a draft of a set-up
 * @policy: (out caller-allocates): the figures of the rules by it
 */
void
hq_setup_setting_fill_policy (const HqSetup *draft, HqPolicy *policy)
{
  const char *key;

  hq_policy_init (policy);
  for (guint i = 0; (key = hq_policy_setting_get_key (i)) != NULL; i++)
    {
      const char *value = hq_setup_setting_get (draft, key);

      if (value[0] != '\0')
        hq_policy_setting_set (policy, key, value, NULL);
    }
}
