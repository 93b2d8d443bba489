/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-nick.h"

G_BEGIN_DECLS

#define HQ_TYPE_SIGN_IN (hq_sign_in_get_type ())

/**
 * HqSignIn:
 *
 * Who sits down at a screen of the staff says who they are.
 */
G_DECLARE_FINAL_TYPE (HqSignIn, hq_sign_in, HQ, SIGN_IN, AdwBin)

/* Whom a screen lets in. Borrowed, and as long-lived as the program. */
typedef struct
{
  const HqRole *roles; /* of several that somebody has the first one is theirs here */
  guint n_roles;
  const char *stranger; /* what somebody of the staff is told who has none of them, to be translated */
} HqSignInTerms;

void hq_sign_in_set_terms (HqSignIn            *self,
                           const HqSignInTerms *terms);
void hq_sign_in_show      (HqSignIn   *self,
                           const char *where);
void hq_sign_in_enter     (HqSignIn *self);
void hq_sign_in_explain   (HqSignIn   *self,
                           const char *sentence);
gboolean hq_sign_in_is_over (HqSignIn *self);

G_END_DECLS
