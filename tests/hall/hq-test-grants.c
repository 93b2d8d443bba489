/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-grants.h"

#include "hq-code.h"
#include "hq-grant.h"
#include "hq-test-store.h"

/* The logins of each test's hall, by role. */
static GHashTable *logins;

const char *
hq_test_grants_get_login (const char *role)
{
  const char *login = g_hash_table_lookup (logins, role);

  if (login == NULL)
    {
      login = hq_test_store_new_login ();
      g_hash_table_insert (logins, g_strdup (role), (gpointer) login);
    }
  return login;
}

HqHall *
hq_test_grants_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  HqHall *hall = hq_hall_open (path, &error);

  g_assert_no_error (error);
  return hall;
}

/* What follows is done by a login that has @role in the hall, or by the owner. */
void
hq_test_grants_as (HqTestDay *fixture, const char *role)
{
  gboolean is_new = role != NULL && g_hash_table_lookup (logins, role) == NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  if (role == NULL || is_new)
    fixture->test.hall = hq_test_grants_open (fixture->test.path);
  if (role == NULL)
    return;
  if (is_new)
    {
      hq_grant_give (fixture->test.hall, role, hq_test_grants_get_login (role), &error);
      g_assert_no_error (error);
      g_clear_pointer (&fixture->test.hall, hq_hall_close);
    }
  path = hq_test_store_name_login (fixture->test.path, hq_test_grants_get_login (role));
  fixture->test.hall = hq_test_grants_open (path);
}

/* The last ticket's code. */
char *
hq_test_grants_get_code (HqTestDay *fixture)
{
  g_autoptr (GPtrArray) rows = hq_test_store_ask (
    fixture->test.path, "SELECT token FROM ticket ORDER BY ticket DESC LIMIT 1");
  guint8 token[HQ_CODE_TOKEN_SIZE];
  const char *digits = ((char **) rows->pdata[0])[0];

  for (guint i = 0; i < sizeof token; i++)
    token[i] = (guint8) (g_ascii_xdigit_value (digits[2 * i]) << 4
                         | g_ascii_xdigit_value (digits[2 * i + 1]));
  return hq_code_format_token (token);
}

void
hq_test_grants_init (HqTestDay *fixture, gconstpointer data)
{
  logins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  hq_test_day_init_tax (fixture, data);
  fixture->place = "K1";
  SQL ("INSERT INTO slot SELECT hall, 'S1', 'A', 1613613600000000 FROM hall");
  SQL ("INSERT INTO device (hall, device, role, name, floor)"
       " SELECT hall, 'G1', 'guide', '导办台', 2 FROM hall");
  SQL ("INSERT INTO staff (hall, staff, name) SELECT hall, 'a1', '李四' FROM hall");
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, 'a1', 'administrator' FROM hall");
}

void
hq_test_grants_clear (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_clear (fixture, data);
  g_clear_pointer (&logins, g_hash_table_unref);
}
