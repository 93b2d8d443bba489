/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HqPostgresAddress:
 *
 * Where a store is, as libpq wants it. The password is never part of it: it comes from libpq's own
 * places.
 */
typedef struct
{
  char *conninfo; /* (owned): without our own word */
  char *shown;    /* (owned): for messages, without a password */
  char *hall;     /* (owned) (nullable): the code of a hall */
  gboolean is_valid;      /* whether libpq understands it */
  gboolean has_password;  /* and then it is not used: who sees it sees the password */
  const char *keys[16];   /* for PQconnectdbParams() */
  const char *values[16]; /* (borrowed) */
} HqPostgresAddress;

gboolean hq_postgres_address_is_ours (const char *path);
char *hq_postgres_address_describe (const char *path);
char *hq_postgres_address_fill_role (const char *path, const char *role);
char *hq_postgres_address_name_login (const char *path, const char *login);
HqPostgresAddress *hq_postgres_address_parse (const char *path);
void hq_postgres_address_free (HqPostgresAddress *address);

G_END_DECLS
