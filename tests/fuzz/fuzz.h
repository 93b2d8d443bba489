/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One input. libFuzzer calls it by this name, and so does fuzz.c. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
