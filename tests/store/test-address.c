/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include <string.h>

#include "hq-database.h"
#include "hq-postgres-address.h"
#include "hq-test.h"

static void
test_address_ours (void)
{
  g_assert_true (hq_postgres_address_is_ours ("postgresql://server/hall"));
  g_assert_true (hq_postgres_address_is_ours ("postgres:///hall"));
  g_assert_true (hq_postgres_address_is_ours ("service=hall"));
  g_assert_true (hq_postgres_address_is_ours ("host = server dbname=hall"));
  g_assert_false (hq_postgres_address_is_ours ("/srv/hall.db"));
  g_assert_false (hq_postgres_address_is_ours ("./host=one.db"));
}

/* What a screen says of a server is short, and holds no password. */
static void
test_address_describe (void)
{
  static const struct
  {
    const char *path;
    const char *shown;
  } cases[] = {
    { "postgresql://one:5433,two/hall?target_session_attrs=read-write",
      "PostgreSQL one:5433, two/hall" },
    { "postgresql://kiosk:secret@192.0.2.1,192.0.2.2/city?hall=EAST",
      "PostgreSQL 192.0.2.1, 192.0.2.2/city" },
    { "host=one,two port=5440 dbname=hall password=secret", "PostgreSQL one:5440, two:5440/hall" },
    { "hostaddr=192.0.2.1 dbname=hall", "PostgreSQL 192.0.2.1/hall" },
    { "service=hall", "PostgreSQL hall" },
    { "postgresql://", "PostgreSQL" },
    { "postgresql://:secret@[one/hall", "PostgreSQL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = hq_postgres_address_describe (cases[i].path);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Our own word is taken out, wherever it stands; libpq knows all others. */
static void
test_address_hall (void)
{
  static const char *const paths[] = {
    "postgresql://one/city?hall=EAST",
    "postgresql://one/city?hall=EAST&connect_timeout=9",
    "postgresql://one/city?connect_timeout=9&hall=EAST",
    "host=one hall=EAST dbname=city",
    "hall=EAST host=one dbname=city",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      HqPostgresAddress *address = hq_postgres_address_parse (paths[i]);

      g_assert_cmpstr (address->hall, ==, "EAST");
      g_assert_cmpstr (address->shown, ==, "PostgreSQL one/city");
      g_assert_null (strstr (address->conninfo, "EAST"));
      hq_postgres_address_free (address);
    }
}

/* One address serves all roles of a machine, and a login is named in each form of it. */
static void
test_address_logins (void)
{
  static const struct
  {
    const char *path;
    const char *login;
    const char *named;
  } cases[] = {
    { "postgresql://one/city?hall=EAST", "west-{role}", "postgresql://west-{role}@one/city?hall=EAST" },
    { "postgresql://owner@one,two/city", "k1", "postgresql://k1@one,two/city" },
    { "postgresql:///city?options=a@b", "k1", "postgresql://k1@/city?options=a@b" },
    { "postgresql://one/city", "k@1/a", "postgresql://k%401%2Fa@one/city" },
    { "service=hall", "o'k", "service=hall user='o\\'k'" },
  };
  g_autofree char *file = hq_database_fill_role ("{role}.db", "kiosk");
  g_autofree char *service = hq_database_fill_role ("service={role}", "kiosk");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *named = hq_postgres_address_name_login (cases[i].path, cases[i].login);
      g_autofree char *filled = hq_database_fill_role (named, "kiosk");

      g_assert_cmpstr (named, ==, cases[i].named);
      g_assert_null (strstr (filled, "{role}"));
    }
  g_assert_cmpstr (file, ==, "{role}.db");
  g_assert_cmpstr (service, ==, "service=kiosk");
}

/* An address is seen by everybody who sees the screen, the list of processes, or a log. */
static void
test_address_refused (void)
{
  static const struct
  {
    const char *path;
    HqError code;
  } cases[] = {
    { "postgresql://kiosk:secret@192.0.2.1/city", HQ_ERROR_PASSWORD_IN_ADDRESS },
    { "host=192.0.2.1 password=secret", HQ_ERROR_PASSWORD_IN_ADDRESS },
    { "postgresql://192.0.2.1/city?password=secret&hall=EAST", HQ_ERROR_PASSWORD_IN_ADDRESS },
    { "postgresql://:secret@[one/hall", HQ_ERROR_BAD_ADDRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hq_database_open (cases[i].path, HQ_DATABASE_READ_WRITE, &error));
      g_assert_error (error, HQ_ERROR, (int) cases[i].code);
      g_assert_null (strstr (error->message, "secret"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/ours", test_address_ours);
  g_test_add_func ("/address/describe", test_address_describe);
  g_test_add_func ("/address/hall", test_address_hall);
  g_test_add_func ("/address/logins", test_address_logins);
  g_test_add_func ("/address/refused", test_address_refused);
  return g_test_run ();
}
