/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SERVER_DIALOG (hq_server_dialog_get_type ())

/**
 * HqServerDialog:
 *
 * Asks for the address of a hall on a server. It never holds a password.
 */
G_DECLARE_FINAL_TYPE (HqServerDialog, hq_server_dialog, HQ, SERVER_DIALOG, AdwMessageDialog)

HqServerDialog *hq_server_dialog_new (GtkWindow   *parent,
                                      const char  *address);

G_END_DECLS
