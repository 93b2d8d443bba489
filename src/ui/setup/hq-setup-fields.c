/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be edited of each row of a set-up, in the order in which it is asked. */
#include "config.h"

#include "hq-setup-fields.h"

#include <glib/gi18n.h>

#define HQ_SETUP_FIELDS_MOST 1000000
#define HQ_SETUP_FIELDS_DAY (24 * 60)

static const HqSetupFieldChoice falls_on[] = {
  { -1, NC_ ("setup", "Only when a manager orders it") },
  { HQ_DAY_WORKING, NC_ ("setup", "Working days") },
  { HQ_DAY_SATURDAY, NC_ ("setup", "Saturdays") },
  { HQ_DAY_SUNDAY, NC_ ("setup", "Sundays") },
  { HQ_DAY_HOLIDAY, NC_ ("setup", "Holidays") },
  { 0, NULL },
};

static const HqSetupFieldChoice identities[] = {
  { HQ_IDENTITY_NONE, NC_ ("setup", "Not asked") },
  { HQ_IDENTITY_OPTIONAL, NC_ ("setup", "As the visitor likes") },
  { HQ_IDENTITY_REQUIRED, NC_ ("setup", "Required") },
  { 0, NULL },
};

static const HqSetupFieldChoice outcomes[] = {
  { HQ_OUTCOME_DONE, NC_ ("setup", "Done on the spot") },
  { HQ_OUTCOME_ACCEPTED, NC_ ("setup", "Accepted") },
  { HQ_OUTCOME_ENQUIRY, NC_ ("setup", "Enquiry only") },
  { 0, NULL },
};

static const HqSetupFieldChoice counter_kinds[] = {
  { HQ_COUNTER_GENERAL, NC_ ("setup", "General counter") },
  { HQ_COUNTER_DEDICATED, NC_ ("setup", "Dedicated counter") },
  { HQ_COUNTER_TIDAL, NC_ ("setup", "Tidal counter") },
  { 0, NULL },
};

#define HQ_SETUP_FIELDS_NAMES(Type)                                                                \
  { "name", N_ ("Name"), NULL, HQ_SETUP_FIELD_TEXT, G_STRUCT_OFFSET (Type, name) },                \
  { "name_en", N_ ("English name"), NULL, HQ_SETUP_FIELD_ENGLISH,                                  \
    G_STRUCT_OFFSET (Type, name_en) }

static const HqSetupField hall_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqSetup),
};

static const HqSetupField floor_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqFloor),
};

static const HqSetupField zone_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqZone),
  { "floor", N_ ("Floor"), NULL, HQ_SETUP_FIELD_FLOOR, G_STRUCT_OFFSET (HqZone, floor) },
  { "silent", N_ ("Silent"), N_ ("Calls are shown there, and not said aloud."),
    HQ_SETUP_FIELD_SWITCH, G_STRUCT_OFFSET (HqZone, silent) },
};

static const HqSetupField department_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqDepartment),
};

static const HqSetupField day_kind_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqDayKind),
  { "falls_on", N_ ("Falls on"), NULL, HQ_SETUP_FIELD_CHOICE,
    G_STRUCT_OFFSET (HqDayKind, falls_on), .choices = falls_on },
};

static const HqSetupField session_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqSession),
  { "opens", N_ ("Opens"), NULL, HQ_SETUP_FIELD_MINUTE, G_STRUCT_OFFSET (HqSession, opens) },
  { "last_ticket", N_ ("Last number"), N_ ("After it no more numbers are given."),
    HQ_SETUP_FIELD_MINUTE, G_STRUCT_OFFSET (HqSession, last_ticket) },
  { "closes", N_ ("Closes"), NULL, HQ_SETUP_FIELD_MINUTE, G_STRUCT_OFFSET (HqSession, closes) },
};

#define HQ_SETUP_FIELDS_TARGET(member, class, title)                                               \
  { member, title, N_ ("Minutes"), HQ_SETUP_FIELD_COUNT,                                        \
    G_STRUCT_OFFSET (HqService, targets) + sizeof (int) * (class), 1, HQ_SETUP_FIELDS_DAY }

static const HqSetupField service_fields[] = {
  HQ_SETUP_FIELDS_NAMES (HqService),
  { "prefix", N_ ("Letter of its numbers"), NULL, HQ_SETUP_FIELD_LETTER,
    G_STRUCT_OFFSET (HqService, prefix) },
  { "zone", N_ ("Zone"), NULL, HQ_SETUP_FIELD_ZONE, G_STRUCT_OFFSET (HqService, zone) },
  { "quota", N_ ("Numbers a day"), N_ ("0: as many as are asked for"), HQ_SETUP_FIELD_COUNT,
    G_STRUCT_OFFSET (HqService, quota), 0, HQ_SETUP_FIELDS_MOST },
  { "warn_waiting", N_ ("A manager is warned when so many wait"), NULL, HQ_SETUP_FIELD_COUNT,
    G_STRUCT_OFFSET (HqService, warn_waiting), 1, HQ_SETUP_FIELDS_MOST },
  { "identity", N_ ("Identity number"), NULL, HQ_SETUP_FIELD_CHOICE,
    G_STRUCT_OFFSET (HqService, identity), .choices = identities },
  { "matters_limit", N_ ("Matters on one number"), NULL, HQ_SETUP_FIELD_COUNT,
    G_STRUCT_OFFSET (HqService, matters_limit), 1, 99 },
  { "agent_cap", N_ ("Numbers a day for one agent"), N_ ("0: as many as are asked for"),
    HQ_SETUP_FIELD_COUNT, G_STRUCT_OFFSET (HqService, agent_cap), 0, HQ_SETUP_FIELDS_MOST },
  { "usual_outcome", N_ ("Usual outcome"), NULL, HQ_SETUP_FIELD_CHOICE,
    G_STRUCT_OFFSET (HqService, usual_outcome), .choices = outcomes },
  HQ_SETUP_FIELDS_TARGET ("ordinary", HQ_CLASS_ORDINARY, N_ ("Target wait, ordinary")),
  HQ_SETUP_FIELDS_TARGET ("priority", HQ_CLASS_PRIORITY, N_ ("Target wait, priority")),
  HQ_SETUP_FIELDS_TARGET ("appointment", HQ_CLASS_APPOINTMENT, N_ ("Target wait, appointment")),
  HQ_SETUP_FIELDS_TARGET ("green", HQ_CLASS_GREEN, N_ ("Target wait, green channel")),
};

static const HqSetupField counter_fields[] = {
  { "zone", N_ ("Zone"), NULL, HQ_SETUP_FIELD_ZONE, G_STRUCT_OFFSET (HqCounter, zone) },
  { "kind", N_ ("Kind"), NULL, HQ_SETUP_FIELD_CHOICE, G_STRUCT_OFFSET (HqCounter, kind),
    .choices = counter_kinds },
  { "department", N_ ("Department"), NULL, HQ_SETUP_FIELD_DEPARTMENT,
    G_STRUCT_OFFSET (HqCounter, department) },
};

#define HQ_SETUP_FIELDS_ROLE(role, title)                                                          \
  { "roles", title, NULL, HQ_SETUP_FIELD_BIT, G_STRUCT_OFFSET (HqStaff, roles), role }

static const HqSetupField staff_fields[] = {
  { "name", N_ ("Full name"), NULL, HQ_SETUP_FIELD_TEXT, G_STRUCT_OFFSET (HqStaff, name) },
  { "badge", N_ ("Badge"), NULL, HQ_SETUP_FIELD_TEXT, G_STRUCT_OFFSET (HqStaff, badge) },
  { "department", N_ ("Department"), NULL, HQ_SETUP_FIELD_DEPARTMENT,
    G_STRUCT_OFFSET (HqStaff, department) },
  HQ_SETUP_FIELDS_ROLE (HQ_ROLE_GUIDE, N_ ("Guide")),
  HQ_SETUP_FIELDS_ROLE (HQ_ROLE_CLERK, N_ ("Clerk")),
  HQ_SETUP_FIELDS_ROLE (HQ_ROLE_SUPERVISOR, N_ ("Supervisor")),
  HQ_SETUP_FIELDS_ROLE (HQ_ROLE_MANAGER, N_ ("Manager")),
  HQ_SETUP_FIELDS_ROLE (HQ_ROLE_ADMINISTRATOR, N_ ("Administrator")),
};

static const HqSetupField device_fields[] = {
  { "role", N_ ("Role"), NULL, HQ_SETUP_FIELD_ROLE, G_STRUCT_OFFSET (HqDevice, role) },
  { "name", N_ ("Name"), NULL, HQ_SETUP_FIELD_TEXT, G_STRUCT_OFFSET (HqDevice, name) },
  { "floor", N_ ("Floor"), N_ ("From there the way of a visitor is counted."), HQ_SETUP_FIELD_FLOOR,
    G_STRUCT_OFFSET (HqDevice, floor) },
  { "counter", N_ ("Counter"), NULL, HQ_SETUP_FIELD_COUNTER, G_STRUCT_OFFSET (HqDevice, counter) },
};

#define HQ_SETUP_FIELDS_LIST(fields) { fields, G_N_ELEMENTS (fields) }

static const struct
{
  const HqSetupField *fields;
  guint n_fields;
} lists[HQ_N_SETUP_LISTS] = {
  [HQ_SETUP_HALL] = HQ_SETUP_FIELDS_LIST (hall_fields),
  [HQ_SETUP_FLOOR] = HQ_SETUP_FIELDS_LIST (floor_fields),
  [HQ_SETUP_ZONE] = HQ_SETUP_FIELDS_LIST (zone_fields),
  [HQ_SETUP_DEPARTMENT] = HQ_SETUP_FIELDS_LIST (department_fields),
  [HQ_SETUP_DAY_KIND] = HQ_SETUP_FIELDS_LIST (day_kind_fields),
  [HQ_SETUP_SESSION] = HQ_SETUP_FIELDS_LIST (session_fields),
  [HQ_SETUP_SERVICE] = HQ_SETUP_FIELDS_LIST (service_fields),
  [HQ_SETUP_COUNTER] = HQ_SETUP_FIELDS_LIST (counter_fields),
  [HQ_SETUP_STAFF] = HQ_SETUP_FIELDS_LIST (staff_fields),
  [HQ_SETUP_DEVICE] = HQ_SETUP_FIELDS_LIST (device_fields),
};

/**
 * hq_setup_fields_get:
 * @n_fields: (out): how many they are
 *
 * Returns: (transfer none) (array length=n_fields) (nullable): what can be edited of a row of that list
 */
const HqSetupField *
hq_setup_fields_get (HqSetupList list, guint *n_fields)
{
  *n_fields = lists[list].n_fields;
  return lists[list].fields;
}

/**
 * hq_setup_fields_find:
 * @member: (nullable): as differences and faults name it
 *
 * Returns: (transfer none) (nullable): the first field of that member
 */
const HqSetupField *
hq_setup_fields_find (HqSetupList list, const char *member)
{
  for (guint i = 0; i < lists[list].n_fields; i++)
    if (g_strcmp0 (lists[list].fields[i].member, member) == 0)
      return &lists[list].fields[i];
  return NULL;
}
