/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly all screens include, and the compiler reads once. Each file still includes what it uses. */
#include <adwaita.h>
