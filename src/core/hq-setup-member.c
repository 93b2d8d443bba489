/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-member.h"

#define TEXT(Type, name) { #name, HQ_SETUP_MEMBER_TEXT, G_STRUCT_OFFSET (Type, name), 0 }
#define INT(Type, name) { #name, HQ_SETUP_MEMBER_INT, G_STRUCT_OFFSET (Type, name), 0 }
#define TRUTH(Type, name) { #name, HQ_SETUP_MEMBER_TRUTH, G_STRUCT_OFFSET (Type, name), 0 }
#define MINUTE(Type, name) { #name, HQ_SETUP_MEMBER_MINUTE, G_STRUCT_OFFSET (Type, name), 0 }
#define NICK(Type, name, set) { #name, HQ_SETUP_MEMBER_NICK, G_STRUCT_OFFSET (Type, name), set }
#define TARGET(name, class)                                                                        \
  { name, HQ_SETUP_MEMBER_INT, G_STRUCT_OFFSET (HqService, targets) + sizeof (int) * (class), 0 }
#define SHAPE(Type, array, keys) G_STRUCT_OFFSET (HqSetup, array), sizeof (Type), keys

/* The floor of a service and of a counter is that of its zone, and no member of its own; what a
 * counter is lent is not set up. */
const HqSetupShape hq_setup_member_shapes[HQ_SETUP_N_SHAPES] = {
  [HQ_SETUP_SHAPE_FLOOR] = { SHAPE (HqFloor, floors, 1),
                             { INT (HqFloor, floor), TEXT (HqFloor, name),
                               TEXT (HqFloor, name_en) } },
  [HQ_SETUP_SHAPE_ZONE] = { SHAPE (HqZone, zones, 1),
                            { TEXT (HqZone, zone), INT (HqZone, floor), TEXT (HqZone, name),
                              TEXT (HqZone, name_en), TRUTH (HqZone, silent) } },
  [HQ_SETUP_SHAPE_DEPARTMENT] = { SHAPE (HqDepartment, departments, 1),
                                  { TEXT (HqDepartment, department), TEXT (HqDepartment, name),
                                    TEXT (HqDepartment, name_en) } },
  [HQ_SETUP_SHAPE_DAY_KIND] = { SHAPE (HqDayKind, day_kinds, 1),
                                { TEXT (HqDayKind, day_kind), TEXT (HqDayKind, name),
                                  TEXT (HqDayKind, name_en),
                                  NICK (HqDayKind, falls_on, HQ_SET_DAY_TYPE) } },
  [HQ_SETUP_SHAPE_SESSION] = { SHAPE (HqSession, sessions, 2),
                               { TEXT (HqSession, day_kind), TEXT (HqSession, session),
                                 TEXT (HqSession, name), TEXT (HqSession, name_en),
                                 MINUTE (HqSession, opens), MINUTE (HqSession, last_ticket),
                                 MINUTE (HqSession, closes) } },
  [HQ_SETUP_SHAPE_SERVICE] = { SHAPE (HqService, services, 1),
                               { TEXT (HqService, service),
                                 { "prefix", HQ_SETUP_MEMBER_LETTER,
                                   G_STRUCT_OFFSET (HqService, prefix), 0 },
                                 TEXT (HqService, name), TEXT (HqService, name_en),
                                 TEXT (HqService, zone), INT (HqService, quota),
                                 INT (HqService, warn_waiting),
                                 NICK (HqService, identity, HQ_SET_IDENTITY),
                                 INT (HqService, matters_limit), INT (HqService, agent_cap),
                                 TARGET ("ordinary", HQ_CLASS_ORDINARY),
                                 TARGET ("priority", HQ_CLASS_PRIORITY),
                                 TARGET ("appointment", HQ_CLASS_APPOINTMENT),
                                 TARGET ("green", HQ_CLASS_GREEN),
                                 NICK (HqService, usual_outcome, HQ_SET_OUTCOME) } },
  [HQ_SETUP_SHAPE_SERVICE_SESSION] = { SHAPE (HqServiceSession, service_sessions, 3),
                                       { TEXT (HqServiceSession, service),
                                         TEXT (HqServiceSession, day_kind),
                                         TEXT (HqServiceSession, session),
                                         MINUTE (HqServiceSession, last_ticket) } },
  [HQ_SETUP_SHAPE_COUNTER] = { SHAPE (HqCounter, counters, 1),
                               { INT (HqCounter, counter), TEXT (HqCounter, zone),
                                 NICK (HqCounter, kind, HQ_SET_COUNTER_KIND),
                                 TEXT (HqCounter, department) } },
  [HQ_SETUP_SHAPE_COUNTER_SERVICE] = { SHAPE (HqCounterService, counter_services, 2),
                                       { INT (HqCounterService, counter),
                                         TEXT (HqCounterService, service),
                                         TRUTH (HqCounterService, speciality) } },
  [HQ_SETUP_SHAPE_ROTA] = { SHAPE (HqRota, rota, 3),
                            { TEXT (HqRota, day_kind), TEXT (HqRota, session),
                              INT (HqRota, counter) } },
  [HQ_SETUP_SHAPE_STAFF] = { SHAPE (HqStaff, staff, 1),
                             { TEXT (HqStaff, staff), TEXT (HqStaff, name), TEXT (HqStaff, badge),
                               TEXT (HqStaff, department),
                               { "roles", HQ_SETUP_MEMBER_ROLES, G_STRUCT_OFFSET (HqStaff, roles),
                                 0 } } },
  [HQ_SETUP_SHAPE_DEVICE] = { SHAPE (HqDevice, devices, 1),
                              { TEXT (HqDevice, device), TEXT (HqDevice, role),
                                TEXT (HqDevice, name), INT (HqDevice, floor),
                                INT (HqDevice, counter) } },
  [HQ_SETUP_SHAPE_SETTING] = { SHAPE (HqSetting, settings, 1),
                               { TEXT (HqSetting, key), TEXT (HqSetting, value) } },
};

const HqSetupMember hq_setup_member_hall[] = {
  TEXT (HqSetup, code), TEXT (HqSetup, name), TEXT (HqSetup, name_en), TEXT (HqSetup, time_zone), { 0 }
};

/**
 * hq_setup_member_get_rows:
 *
 * Returns: (transfer none): the rows of that shape
 */
GPtrArray *
hq_setup_member_get_rows (const HqSetup *setup, const HqSetupShape *shape)
{
  return G_STRUCT_MEMBER (GPtrArray *, setup, shape->array);
}

static char *
hq_setup_member_format_roles (guint roles)
{
  g_autoptr (GPtrArray) nicks = g_ptr_array_new ();

  for (int role = 0; role < HQ_N_ROLES; role++)
    if ((roles & (1u << role)) != 0)
      g_ptr_array_add (nicks, (char *) hq_nick_get (HQ_SET_ROLE, role));
  g_ptr_array_add (nicks, NULL);
  return g_strjoinv (", ", (char **) nicks->pdata);
}

/**
 * hq_setup_member_format:
 * @member: a member
 * @row: a row that has it
 *
 * Returns: (transfer full): what it holds, as the hall's file has it; "" for nothing
 */
char *
hq_setup_member_format (const HqSetupMember *member, gconstpointer row)
{
  int number;

  if (member->type == HQ_SETUP_MEMBER_TEXT)
    {
      const char *text = G_STRUCT_MEMBER (char *, row, member->offset);

      return g_strdup (text != NULL ? text : "");
    }
  if (member->type == HQ_SETUP_MEMBER_LETTER)
    return g_strndup (&G_STRUCT_MEMBER (char, row, member->offset), 1);
  number = G_STRUCT_MEMBER (int, row, member->offset);
  switch (member->type)
    {
    case HQ_SETUP_MEMBER_TRUTH:
      return g_strdup (number != 0 ? "true" : "false");
    case HQ_SETUP_MEMBER_MINUTE:
      return number < 0 ? g_strdup ("") : g_strdup_printf ("%02d:%02d", number / 60, number % 60);
    case HQ_SETUP_MEMBER_NICK:
      return g_strdup (number < 0 ? "" : hq_nick_get (member->set, number));
    case HQ_SETUP_MEMBER_ROLES:
      return hq_setup_member_format_roles ((guint) number);
    case HQ_SETUP_MEMBER_TEXT:
    case HQ_SETUP_MEMBER_LETTER:
    case HQ_SETUP_MEMBER_INT:
    default:
      return g_strdup_printf ("%d", number);
    }
}

/**
 * hq_setup_member_dup_key:
 * @shape: the shape of @row
 * @row: a row
 *
 * Returns: (transfer full): its key in one text; of several members with "/" between them
 */
char *
hq_setup_member_dup_key (const HqSetupShape *shape, gconstpointer row)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < shape->n_keys; i++)
    {
      g_autofree char *part = hq_setup_member_format (&shape->members[i], row);

      g_string_append_printf (key, "%s%s", i > 0 ? "/" : "", part);
    }
  return g_string_free (key, FALSE);
}
