/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-json.h"

/**
 * hq_ctl_json_add_int:
 * @builder: within an object
 *
 * Gives the object a member that is a whole number.
 */
void
hq_ctl_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * hq_ctl_json_add_flag:
 * @builder: within an object
 *
 * Gives the object a member that is true or false.
 */
void
hq_ctl_json_add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * hq_ctl_json_add_text:
 * @builder: within an object
 * @text: (nullable): null in the object too
 *
 * Gives the object a member that is a text.
 */
void
hq_ctl_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * hq_ctl_json_format:
 * @builder: what is built, to its end
 *
 * Returns: (transfer full): it as one line, without the line's end
 */
char *
hq_ctl_json_format (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * hq_ctl_json_print:
 * @builder: what is built, to its end
 *
 * Prints it as one line.
 */
void
hq_ctl_json_print (JsonBuilder *builder)
{
  g_autofree char *text = hq_ctl_json_format (builder);

  g_print ("%s\n", text);
}
