/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "hq-error.h"
#include "hq-setup-file.h"
#include "hq-setup-text.h"

/* What cannot be read is told with its place; what can be is written and read back the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) rows = hq_setup_file_parse ((const char *) data, size, &error);
  g_autoptr (HqSetup) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  if (rows == NULL)
    {
      g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
      g_assert_true (g_str_has_prefix (hq_error_get_detail (error), "line "));
      return 0;
    }
  g_assert_no_error (error);
  text = hq_setup_text_format (rows);
  again = hq_setup_file_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  text_again = hq_setup_text_format (again);
  g_assert_cmpstr (text_again, ==, text);
  return 0;
}
