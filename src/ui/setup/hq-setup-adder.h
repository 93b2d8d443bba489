/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-book.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ADDER (hq_setup_adder_get_type ())

/**
 * HqSetupAdder:
 *
 * A button that asks for the code, or the number, of a new row, and proposes one.
 */
G_DECLARE_FINAL_TYPE (HqSetupAdder, hq_setup_adder, HQ, SETUP_ADDER, AdwBin)

GtkWidget *hq_setup_adder_new (HqSetupBook            *book,
                               const HqSetupBookSheet *sheet);

G_END_DECLS
