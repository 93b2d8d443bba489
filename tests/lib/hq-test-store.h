/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the stores of a test are: files, or with $HQ_TEST_ENGINE=postgres databases of the server
 * that libpq's own variables name. What is asked here is asked of the engine itself and not of the
 * code under test. */

/* The turn to change a store, held. */
typedef struct _HqTestHold HqTestHold;

gboolean    hq_test_store_is_server    (void);
char       *hq_test_store_new          (void);
GPtrArray  *hq_test_store_ask          (const char *path,
                                        const char *sql);
GPtrArray  *hq_test_store_ask_each     (const char         *path,
                                        const char *const  *sqls);
void        hq_test_store_tell         (const char *path,
                                        const char *sql);
char       *hq_test_store_copy         (const char *path);
void        hq_test_store_remove       (char *path);
void        hq_test_store_move         (const char *path,
                                        gboolean    away);
void        hq_test_store_restore      (const char *path,
                                        char       *copy);
HqTestHold *hq_test_store_hold         (const char *path);
HqTestHold *hq_test_store_hide         (const char *path);
void        hq_test_store_release      (HqTestHold *hold);
GPtrArray  *hq_test_store_list_tables  (const char *path);
GPtrArray  *hq_test_store_list_columns (const char *path,
                                        const char *table);
void        hq_test_store_check_left   (const char *path);
char       *hq_test_store_new_login    (void);
char       *hq_test_store_name_login   (const char *path,
                                        const char *login);
char       *hq_test_store_try          (const char *path,
                                        const char *sql);
char       *hq_test_store_new_silent   (int *listener);

G_END_DECLS
