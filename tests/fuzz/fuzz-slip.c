/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "hq-error.h"
#include "hq-slip-drawing.h"

#define LONGEST 400 /* of what is laid out, as long as a hall's own words can be */

/* Whatever a hall calls its things, there is a slip of it, or a sentence that says why not: each line
 * is a part of the slip, and the last parts stay empty. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, LONGEST));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (HqSlip) slip = hq_slip_new ();
  g_autoptr (HqSlipDrawing) drawing = NULL;
  g_autoptr (GError) error = NULL;
  char **texts[] = { &slip->service, &slip->number,    &slip->hall,        &slip->ahead,
                     &slip->place,   &slip->code_note, &slip->missed_note, &slip->code };
  GPtrArray *lists[] = { slip->tags, slip->papers, slip->notes };

  for (guint i = 0; lines[i] != NULL; i++)
    if (i < G_N_ELEMENTS (texts))
      *texts[i] = g_strdup (lines[i]);
    else
      g_ptr_array_add (lists[i % G_N_ELEMENTS (lists)], g_strdup (lines[i]));
  slip->english = size % 2 != 0;
  drawing = hq_slip_drawing_new (slip, 48, &error);
  g_assert_true (drawing != NULL || hq_error_is (error, HQ_ERROR_INVALID));
  g_assert_true (drawing == NULL || hq_slip_drawing_get_height (drawing) > 0);
  return 0;
}
