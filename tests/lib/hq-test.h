/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a program did: both texts are owned and never NULL. */
typedef struct
{
  int status; /* its exit status; 128 + the signal that ended it */
  char *out;
  char *err;
} HqTestRun;

void        hq_test_at_end     (GDestroyNotify func,
                                gpointer       data);
const char *hq_test_folder_new (void);
char       *hq_test_path       (const char         *folder,
                                const char         *name);
guint32     hq_test_seed       (void);
void        hq_test_spawn      (HqTestRun          *run,
                                const char *const  *argv);
void        hq_test_ctl        (HqTestRun          *run,
                                const char         *store,
                                const char         *line);
void        hq_test_run_clear  (HqTestRun          *run);
void        hq_test_pass       (gint64              length);
void        hq_test_expect     (GString            *told,
                                const char         *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqTestRun, hq_test_run_clear)

G_END_DECLS
