/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-floors.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-language.h"
#include "hq-setup-words.h"

struct _HqSetupFloors
{
  HqSetupBook parent_instance;
};

G_DEFINE_TYPE (HqSetupFloors, hq_setup_floors, HQ_TYPE_SETUP_BOOK)

static const HqSetupBookSheet sheets[] = {
  { HQ_SETUP_HALL, NULL, NULL, NULL },
  { HQ_SETUP_FLOOR, N_ ("Add a floor"), N_ ("Number of the floor"), N_ ("Take this floor away") },
  { HQ_SETUP_ZONE, N_ ("Add a zone"), N_ ("Code of the zone"), N_ ("Take this zone away") },
  { HQ_SETUP_DEPARTMENT, N_ ("Add a department"), N_ ("Code of the department"),
    N_ ("Take this department away") },
};

static void
hq_setup_floors_add (HqSetupBook *book, const HqSetupEntryText *text, const char *name_en)
{
  HqSetupEntryText own = *text;
  g_autofree char *subtitle
    = name_en[0] != '\0' ? g_strdup (text->subtitle)
      : text->subtitle != NULL
        ? g_strdup_printf ("%s · %s", text->subtitle, _ ("no English name"))
        : g_strdup (_ ("no English name"));

  own.subtitle = subtitle;
  hq_setup_book_add_entry (book, &own);
}

static void
hq_setup_floors_fill_floors (HqSetupBook *book, const HqSetup *draft)
{
  for (guint i = 0; i < draft->floors->len; i++)
    {
      const HqFloor *floor = draft->floors->pdata[i];
      g_autofree char *key = g_strdup_printf ("%d", floor->floor);
      g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_FLOOR, key);

      hq_setup_floors_add (book,
                         &(HqSetupEntryText){ HQ_SETUP_FLOOR, key, _ ("Floors"), title, NULL },
                         floor->name_en);
    }
}

static void
hq_setup_floors_fill_zones (HqSetupBook *book, const HqSetup *draft)
{
  g_autoptr (GPtrArray) zones = hq_key_order_list (draft->zones);

  for (guint i = 0; i < zones->len; i++)
    {
      const HqZone *zone = zones->pdata[i];
      const HqFloor *floor = hq_setup_find_floor (draft, zone->floor);
      g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_ZONE, zone->zone);
      const char *place = floor != NULL ? hq_language_pick (floor->name, floor->name_en) : "—";
      g_autofree char *subtitle = zone->silent ? g_strdup_printf ("%s · %s", place, _ ("silent"))
                                               : g_strdup (place);

      hq_setup_floors_add (
        book, &(HqSetupEntryText){ HQ_SETUP_ZONE, zone->zone, _ ("Zones"), title, subtitle },
        zone->name_en);
    }
}

static void
hq_setup_floors_fill (HqSetupBook *book)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (book));
  g_autoptr (GPtrArray) departments = hq_key_order_list (draft->departments);

  hq_setup_floors_add (book,
                     &(HqSetupEntryText){ HQ_SETUP_HALL, "", _ ("Hall"),
                                          hq_language_pick (draft->name, draft->name_en), NULL },
                     draft->name_en);
  hq_setup_floors_fill_floors (book, draft);
  hq_setup_floors_fill_zones (book, draft);
  for (guint i = 0; i < departments->len; i++)
    {
      const HqDepartment *department = departments->pdata[i];
      const char *name = hq_language_pick (department->name, department->name_en);

      hq_setup_floors_add (book,
                         &(HqSetupEntryText){ HQ_SETUP_DEPARTMENT, department->department,
                                              _ ("Departments"), name, department->department },
                         department->name_en);
    }
}

static void
hq_setup_floors_class_init (HqSetupFloorsClass *class)
{
  HQ_SETUP_BOOK_CLASS (class)->fill = hq_setup_floors_fill;
}

static void
hq_setup_floors_init (HqSetupFloors *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    hq_setup_book_add_sheet (HQ_SETUP_BOOK (self), &sheets[i], NULL);
}
