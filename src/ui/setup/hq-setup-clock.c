/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-clock.h"

#include <stdio.h>

#define HQ_SETUP_CLOCK_STEP 5

static gboolean
hq_setup_clock_on_output (GtkSpinButton *spin)
{
  int minute = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* What is no time is taken back. */
static int
hq_setup_clock_on_input (GtkSpinButton *spin, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  int hour, minute, end = 0;

  if ((sscanf (text, "%2d:%2d%n", &hour, &minute, &end) != 2
       && sscanf (text, "%2d：%2d%n", &hour, &minute, &end) != 2)
      || text[end] != '\0' || hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
    return GTK_INPUT_ERROR;
  *value = hour * 60 + minute;
  return TRUE;
}

/**
 * hq_setup_clock_new:
 *
 * Returns: (transfer floating): a spin button whose value is minutes after midnight, shown as 08:30
 */
GtkWidget *
hq_setup_clock_new (void)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 24 * 60, HQ_SETUP_CLOCK_STEP);

  gtk_spin_button_set_snap_to_ticks (GTK_SPIN_BUTTON (spin), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  g_signal_connect (spin, "output", G_CALLBACK (hq_setup_clock_on_output), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (hq_setup_clock_on_input), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 8 * 60);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return spin;
}
