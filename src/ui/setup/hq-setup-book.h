/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-entry.h"
#include "hq-setup-form.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_BOOK (hq_setup_book_get_type ())

/**
 * HqSetupBook:
 *
 * A part of the set-up as a list that can be searched, with a sheet of the row that is chosen beside it.
 */
G_DECLARE_DERIVABLE_TYPE (HqSetupBook, hq_setup_book, HQ, SETUP_BOOK, HqSetupPanel)

struct _HqSetupBookClass
{
  HqSetupPanelClass parent_class;

  /* Adds each row of the draft with hq_setup_book_add_entry(), in the order in which they are listed. */
  void (*fill) (HqSetupBook *book);
  /* Shows on the sheet what is no field of the row that is chosen. (nullable) */
  void (*show) (HqSetupBook *book, HqSetupList list, const char *key);
  /* Several rows are chosen. (nullable): only one can be */
  void (*show_many) (HqSetupBook *book);
};

/* What can be done with the rows of a list, to be translated. */
typedef struct
{
  HqSetupList list;
  const char *add;    /* (nullable): one cannot be added */
  const char *ask;    /* for its key */
  const char *remove; /* (nullable) */
} HqSetupBookSheet;

void         hq_setup_book_add_sheet   (HqSetupBook            *self,
                                        const HqSetupBookSheet *sheet,
                                        AdwPreferencesGroup    *more);
void         hq_setup_book_add_entry   (HqSetupBook            *self,
                                        const HqSetupEntryText *text);
void         hq_setup_book_set_many    (HqSetupBook *self,
                                        GtkWidget   *sheet);
GPtrArray   *hq_setup_book_list_chosen (HqSetupBook *self,
                                        HqSetupList  list);
void         hq_setup_book_choose      (HqSetupBook *self,
                                        HqSetupList  list,
                                        const char  *key);
HqSetupForm *hq_setup_book_get_form    (HqSetupBook *self,
                                        HqSetupList  list);
void         hq_setup_book_add_rows    (HqSetupBook     *self,
                                        HqSetupList      list,
                                        const GPtrArray *keys);

G_END_DECLS
