/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-announcer.h"
#include "hq-contact.h"
#include "hq-live.h"
#include "hq-place.h"
#include "hq-reader-scan.h"

G_BEGIN_DECLS

#define HQ_TYPE_PAGE (hq_page_get_type ())

/**
 * HqPage:
 *
 * What a screen shows in its role: the one thing that each role writes. It is made anew when the
 * language changes.
 */
G_DECLARE_DERIVABLE_TYPE (HqPage, hq_page, HQ, PAGE, AdwBin)

/**
 * HqPageDone:
 * @page: the page that asked
 * @answer: (nullable): what came of it, %NULL where it was refused or failed
 * @error: (nullable): why not
 */
typedef void (*HqPageDone) (HqPage *page,
              const HqAnswer       *answer,
              const GError         *error);

struct _HqPageClass
{
  AdwBinClass parent_class;

  /* The resource of the role's looks beside those that all have. (nullable) */
  const char *looks;
  /* The reader of what the page shows at @place, which the page's view is then kept up to date by. */
  void (*init_reader) (HqPage *page, HqLiveReader *reader);
  /* There is another view, or the store was lost or is back, or the hall is busy or no longer. */
  void (*refresh) (HqPage *page);
  /* A second has gone by on the store's clock: what counts time is drawn again. (nullable) */
  void (*tick) (HqPage *page, HqTime now);
  /* Whether the window may be closed, by the person or the session; the page may ask first. (nullable) */
  gboolean (*may_close) (HqPage *page);
  /* The size of the ordinary text in pixels for a surface of this size. (nullable): the desktop's */
  double (*get_text_size) (int width, int height);
  /* The surface has this size now: a page that has two shapes takes the one that fits. (nullable) */
  void (*fit) (HqPage *page, int width, int height);
  /* Something was scanned: whether the page has a use for it. If not, and it came by the keyboard, it is
   * typed into what has the focus. (nullable): without it nothing is scanned at this screen */
  gboolean (*scan) (HqPage *page, const HqReaderScan *scan);
};

HqLive       *hq_page_get_live      (HqPage *self);
const char   *hq_page_get_place     (HqPage *self);
gconstpointer hq_page_get_view      (HqPage *self);
gboolean      hq_page_is_lost       (HqPage *self);
void          hq_page_start         (HqPage *self);
void          hq_page_stop          (HqPage *self);
void          hq_page_set_announcer (HqPage      *self,
                                     HqAnnouncer *announcer);
HqAnnouncer  *hq_page_get_announcer (HqPage *self);
void          hq_page_set_contact   (HqPage    *self,
                                     HqContact *contact);
HqContact    *hq_page_get_contact   (HqPage *self);
void          hq_page_run           (HqPage        *self,
                                     const HqOrder *order,
                                     HqPageDone     done);
void          hq_page_run_as        (HqPage        *self,
                                     const HqActor *actor,
                                     const HqOrder *order,
                                     HqPageDone     done);
void          hq_page_say           (HqPage     *self,
                                     const char *sentence);
void          hq_page_say_error     (HqPage       *self,
                                     const GError *error);
void          hq_page_close_windows (HqPage *self);
void          hq_page_set_language  (HqPage     *self,
                                     const char *language);

G_END_DECLS
