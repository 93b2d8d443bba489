/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-test-day.h"

G_BEGIN_DECLS

/* Halls of a server, with a login for each role that a test asks for. */

#define AS(role) hq_test_grants_as (fixture, role)

void        hq_test_grants_init      (HqTestDay     *fixture,
                                      gconstpointer  data);
void        hq_test_grants_clear     (HqTestDay     *fixture,
                                      gconstpointer  data);
HqHall     *hq_test_grants_open      (const char *path);
const char *hq_test_grants_get_login (const char *role);
void        hq_test_grants_as        (HqTestDay  *fixture,
                                      const char *role);
char       *hq_test_grants_get_code  (HqTestDay *fixture);

G_END_DECLS
