/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* A clock that is further off is told to people. */
#define HQ_CONTACT_LIST_OFF (2 * HQ_SECOND)

typedef enum
{
  HQ_CONTACT_HERE,   /* it was heard of a moment ago */
  HQ_CONTACT_CLOSED, /* it has gone in order */
  HQ_CONTACT_SILENT, /* nothing was heard of it for a while */
  HQ_CONTACT_NEVER,  /* a registered device of which nothing was ever heard */
  HQ_N_CONTACTS
} HqContactState;

/* A machine of the hall. Texts are interned, and NULL where nothing was ever heard of it. */
typedef struct
{
  const char *role;
  const char *place; /* a counter's number, a device, or the part of the hall that a board shows */
  int floor;         /* 0 for the whole hall */
  const char *host;
  const char *version;
  HqContactState state;
  HqTime started_at;
  HqTime heard_at;     /* by the store's clock */
  gint64 clock_offset; /* of its own clock before the store's, microseconds */
  HqPaper paper;
  const char *registered; /* the key of a machine that is given its role by the hall, or NULL */
} HqContactMachine;

/* Who wants to be let in at once, and for how many there is room. */
typedef struct
{
  gint64 room;    /* 0 for as many as there are */
  gint64 devices; /* registered devices and counters */
} HqContactRoom;

GArray     *hq_contact_list_read     (HqHall  *hall,
                                      GError **error);
gboolean    hq_contact_list_needs    (const HqContactMachine *machine);
gboolean    hq_contact_list_is_off   (const HqContactMachine *machine);
gboolean    hq_contact_list_lacks_paper (const HqContactMachine *machine);
const char *hq_contact_list_get_nick (HqContactState state);
gboolean    hq_contact_list_measure  (HqHall         *hall,
                                      HqContactRoom  *room,
                                      GError        **error);
gpointer    hq_contact_list_read_room (HqHall        *hall,
                                       gconstpointer  query,
                                       GError       **error);
gboolean    hq_contact_list_is_tight (const HqContactRoom *room);

G_END_DECLS
