/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HqSsip:
 *
 * A connection to the speech server, spoken in its own protocol, the Speech Synthesis Interface
 * Protocol. Speech Dispatcher's C library does the same with calls that wait, and does not tell when
 * the server is gone or does not answer; here nothing waits, and all that can happen is told.
 */
typedef struct _HqSsip HqSsip;

/* What is asked, one thing after the other. */
typedef struct
{
  const char *const *commands; /* (nullable) (array zero-terminated=1): each must be answered well */
  const char *text;            /* (nullable): said after them; the talk ends when it was heard */
  guint patience;              /* ms, after which the server counts as hung */
} HqSsipTalk;

HqSsip *hq_ssip_new         (void);
void    hq_ssip_free        (HqSsip              *ssip);
void    hq_ssip_talk_async  (HqSsip              *ssip,
                             const HqSsipTalk    *talk,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
char  **hq_ssip_talk_finish (GAsyncResult        *result,
                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSsip, hq_ssip_free)

G_END_DECLS
