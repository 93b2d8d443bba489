/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqReportTranslate:
 *
 * What gives a sentence of this layer in the reader's language. Lower layers translate nothing:
 * they mark what is to be translated and ask their caller, who may be on a screen or on a command line.
 *
 * Returns: (transfer none): the translation, or @text itself
 */
typedef const char *(*HqReportTranslate) (const char *text) G_GNUC_FORMAT (1);

/**
 * HqReportWords:
 *
 * All that this layer says, in one language. It is gathered at once by whoever may translate, and never
 * changes afterwards: any thread may look into it.
 */
typedef struct _HqReportWords HqReportWords;

HqReportWords *hq_report_words_new   (HqReportTranslate translate);
HqReportWords *hq_report_words_ref   (HqReportWords *self);
void           hq_report_words_unref (HqReportWords *self);
const char    *hq_report_words_get   (const HqReportWords *self,
                                      const char          *text) G_GNUC_FORMAT (2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqReportWords, hq_report_words_unref)

G_END_DECLS
