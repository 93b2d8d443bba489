/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the C library's translations in each test of a screen, and holds that only the thread
 * of the screen asks for one of ours: it alone may change the language. */
#include "config.h"

#include <dlfcn.h>
#include <glib.h>
#include <locale.h>
#include <unistd.h>

char *gettext (const char *text) G_GNUC_FORMAT (1);
char *dcgettext (const char *domain, const char *text, int category) G_GNUC_FORMAT (2);
char *dcngettext (const char *domain,
                  const char *one,
                  const char *many,
                  unsigned long n,
                  int category) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

static void
hq_test_words_check (const char *domain, const char *text)
{
  if ((domain == NULL || g_str_equal (domain, GETTEXT_PACKAGE)) && gettid () != getpid ())
    g_error ("“%s” is translated on another thread than the screen's.", text);
}

char *
dcgettext (const char *domain, const char *text, int category)
{
  char *(*next) (const char *, const char *, int) = dlsym (RTLD_NEXT, "dcgettext");

  hq_test_words_check (domain, text);
  return next (domain, text, category);
}

char *
gettext (const char *text)
{
  return dcgettext (NULL, text, LC_MESSAGES);
}

char *
dcngettext (const char *domain,
            const char *one,
            const char *many,
            unsigned long n,
            int category)
{
  char *(*next) (const char *, const char *, const char *, unsigned long, int)
    = dlsym (RTLD_NEXT, "dcngettext");

  hq_test_words_check (domain, one);
  return next (domain, one, many, n, category);
}
