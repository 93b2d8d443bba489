/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-address.h"

#include <libpq-fe.h>
#include <string.h>

/* What a hall needs where the address does not say otherwise: a server that is gone is noticed within
 * seconds, and of several the one that can be written to is taken. To connect takes six ways to the
 * server and back, with encryption and a password: five seconds are enough for 0.4 s each way, and
 * short of what a failover may cost where the first of two servers has lost its power. */
static const struct
{
  const char *key;
  const char *value;
} defaults[] = {
  { "connect_timeout", "5" },
  { "keepalives_idle", "3" },
  { "keepalives_interval", "1" },
  { "keepalives_count", "3" },
  { "tcp_user_timeout", "6000" },
  { "target_session_attrs", "read-write" },
  { "fallback_application_name", "hall-queue" },
};

/* libpq's own words stay; hall=CODE, which it does not know, is ours. */
static const char hall_pattern[] = "(^|[?&\\s])hall\\s*=\\s*([^&\\s]*)";

/**
 * hq_postgres_address_is_ours:
 * @path: where a store is
 *
 * Returns: whether it is an address (postgresql://…, or libpq's key=value words) and not a file
 */
gboolean
hq_postgres_address_is_ours (const char *path)
{
  return g_str_has_prefix (path, "postgresql://") || g_str_has_prefix (path, "postgres://")
         || g_regex_match_simple ("^\\s*(host|hostaddr|service|dbname|port|user|hall)\\s*=", path, 0,
                                  0);
}

/* Takes our word out of @path. */
static char *
hq_postgres_address_take_hall (const char *path, char **hall)
{
  g_autoptr (GRegex) regex = g_regex_new (hall_pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) rest = NULL;
  g_autofree char *code = NULL;
  int start, end, lead;

  if (!g_regex_match (regex, path, 0, &match))
    return g_strdup (path);
  g_match_info_fetch_pos (match, 0, &start, &end);
  g_match_info_fetch_pos (match, 1, NULL, &lead);
  code = g_match_info_fetch (match, 2);
  *hall = g_uri_unescape_string (code, NULL);
  rest = g_string_new_len (path, lead);
  g_string_append (rest, path[end] == '&' ? path + end + 1 : path + end);
  if (rest->len > 0 && strchr ("?&", rest->str[rest->len - 1]) != NULL)
    g_string_truncate (rest, rest->len - 1);
  return g_string_free (g_steal_pointer (&rest), FALSE);
}

/* What may be said of a server on a screen: PostgreSQL HOST:PORT, HOST:PORT/DATABASE. */
static char *
hq_postgres_address_show (const char *conninfo)
{
  PQconninfoOption *options = PQconninfoParse (conninfo, NULL);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) shown = g_string_new ("PostgreSQL");
  g_auto (GStrv) hosts = NULL, ports = NULL;
  const char *host, *name;

  for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    if (option->val != NULL)
      g_hash_table_insert (values, option->keyword, option->val);
  host = g_hash_table_lookup (values, g_hash_table_contains (values, "host") ? "host" : "hostaddr");
  name = g_hash_table_lookup (values, "port");
  hosts = g_strsplit (host != NULL ? host : "", ",", -1);
  ports = g_strsplit (name != NULL ? name : "", ",", -1);
  for (guint i = 0; hosts[i] != NULL; i++)
    {
      /* One port is that of all. */
      const char *port = ports[0] == NULL || ports[1] == NULL ? ports[0] : ports[i];

      g_string_append_printf (shown, "%s%s", i == 0 ? " " : ", ", hosts[i]);
      if (port != NULL && *port != '\0')
        g_string_append_printf (shown, ":%s", port);
    }
  name = g_hash_table_lookup (values, "dbname");
  if (name == NULL)
    name = g_hash_table_lookup (values, "service");
  if (name != NULL)
    g_string_append_printf (shown, "%s%s", host != NULL ? "/" : " ", name);
  PQconninfoFree (options);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * hq_postgres_address_describe:
 * @path: an address
 *
 * Returns: (transfer full): the place that it names, for people; without a password
 */
char *
hq_postgres_address_describe (const char *path)
{
  g_autofree char *hall = NULL;
  g_autofree char *conninfo = hq_postgres_address_take_hall (path, &hall);

  return hq_postgres_address_show (conninfo);
}

static void
hq_postgres_address_look (HqPostgresAddress *address)
{
  PQconninfoOption *options = PQconninfoParse (address->conninfo, NULL);

  address->is_valid = options != NULL;
  for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    if (g_str_equal (option->keyword, "password") && option->val != NULL)
      address->has_password = TRUE;
  PQconninfoFree (options);
}

/**
 * hq_postgres_address_fill_role:
 * @path: an address
 * @role: the name of a role
 *
 * Returns: (transfer full): the address by which the role comes in: @role stands for each {role} in it
 */
char *
hq_postgres_address_fill_role (const char *path, const char *role)
{
  g_auto (GStrv) parts = g_strsplit (path, "{role}", -1);

  return g_strjoinv (role, parts);
}

/**
 * hq_postgres_address_name_login:
 * @path: an address
 * @login: a login of its server
 *
 * Returns: (transfer full): the same address for @login, whomever it names
 */
char *
hq_postgres_address_name_login (const char *path, const char *login)
{
  const char *rest = strstr (path, "://");
  g_autofree char *name = NULL;
  const char *at;

  if (rest == NULL)
    {
      g_auto (GStrv) parts = g_strsplit (login, "'", -1);

      name = g_strjoinv ("\\'", parts);
      return g_strdup_printf ("%s user='%s'", path, name);
    }
  rest += strlen ("://");
  name = g_uri_escape_string (login, "{}", FALSE);
  at = memchr (rest, '@', strcspn (rest, "/?"));
  return g_strdup_printf ("%.*s%s@%s", (int) (rest - path), path, name, at != NULL ? at + 1 : rest);
}

/**
 * hq_postgres_address_parse:
 * @path: an address
 *
 * Returns: (transfer full): what libpq connects with
 */
HqPostgresAddress *
hq_postgres_address_parse (const char *path)
{
  HqPostgresAddress *address = g_new0 (HqPostgresAddress, 1);
  guint n = G_N_ELEMENTS (defaults);

  address->conninfo = hq_postgres_address_take_hall (path, &address->hall);
  address->shown = hq_postgres_address_show (address->conninfo);
  hq_postgres_address_look (address);
  /* What comes later wins. */
  for (guint i = 0; i < n; i++)
    {
      address->keys[i] = defaults[i].key;
      address->values[i] = defaults[i].value;
    }
  address->keys[n] = "dbname";
  address->values[n] = address->conninfo;
  return address;
}

/**
 * hq_postgres_address_free:
 * @address: (transfer full): an address
 */
void
hq_postgres_address_free (HqPostgresAddress *address)
{
  g_free (address->conninfo);
  g_free (address->shown);
  g_free (address->hall);
  g_free (address);
}
