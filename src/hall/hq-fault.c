/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-fault.h"

#include "hq-error.h"

/* So many are told: whoever wrote the file mends these first. */
#define HQ_FAULT_TOLD 20

/* A file that is wrong in every line must not fill the memory. */
#define HQ_FAULT_KEPT 10000

static void
hq_fault_free (gpointer data)
{
  HqFault *fault = data;

  g_free (fault->what);
  g_free (fault);
}

/**
 * hq_fault_list_new:
 *
 * Returns: (transfer full) (element-type HqFault): an empty list that owns its faults
 */
GPtrArray *
hq_fault_list_new (void)
{
  return g_ptr_array_new_with_free_func (hq_fault_free);
}

/**
 * hq_fault_add:
 * @faults: (element-type HqFault): a list
 * @line: the line, from 1
 * @column: the column in characters, from 1
 * @format: what is wrong there
 */
void
hq_fault_add (GPtrArray *faults, guint line, guint column, const char *format, ...)
{
  HqFault *fault;
  va_list args;

  if (faults->len >= HQ_FAULT_KEPT)
    return;
  fault = g_new (HqFault, 1);
  fault->line = line;
  fault->column = column;
  va_start (args, format);
  fault->what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (faults, fault);
}

static int
hq_fault_compare (gconstpointer a, gconstpointer b)
{
  const HqFault *one = *(HqFault *const *) a;
  const HqFault *two = *(HqFault *const *) b;

  if (one->line != two->line)
    return one->line < two->line ? -1 : 1;
  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  return g_strcmp0 (one->what, two->what);
}

/**
 * hq_fault_raise:
 * @faults: (element-type HqFault): what was found, which is put in the order of the file; what was
 *   met twice is told once
 * @error: set to %HQ_ERROR_IMPORT if there is a fault, with the first twenty, a line each
 *
 * Returns: whether there is a fault
 */
gboolean
hq_fault_raise (GPtrArray *faults, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (faults->len == 0)
    return FALSE;
  g_ptr_array_sort (faults, hq_fault_compare);
  for (guint i = faults->len - 1; i > 0; i--)
    if (hq_fault_compare (&faults->pdata[i - 1], &faults->pdata[i]) == 0)
      g_ptr_array_remove_index (faults, i);
  for (guint i = 0; i < MIN (faults->len, HQ_FAULT_TOLD); i++)
    {
      const HqFault *fault = faults->pdata[i];

      g_string_append_printf (text, "%sline %u, column %u: %s", i > 0 ? "\n" : "", fault->line,
                              fault->column, fault->what);
    }
  if (faults->len > HQ_FAULT_TOLD)
    g_string_append_printf (text, "\nand %u more", faults->len - HQ_FAULT_TOLD);
  hq_error_set (error, HQ_ERROR_IMPORT, "%s", text->str);
  return TRUE;
}
