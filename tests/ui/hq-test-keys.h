/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* How fast a reader and a quick person type, milliseconds from key to key. The reader is as fast as the
 * display goes, so that no load of this machine makes a person of it. */
#define HQ_TEST_KEYS_READER 0
#define HQ_TEST_KEYS_PERSON 110

void hq_test_keys_focus (GtkWidget *window);
void hq_test_keys_type  (const char *text,
                         guint       gap);
void hq_test_keys_wait  (void);
