/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-people.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-language.h"
#include "hq-setup-fields.h"
#include "hq-setup-password.h"

struct _HqSetupPeople
{
  HqSetupBook parent_instance;

  HqSetupPassword *password; /* (borrowed): on the sheet */
};

G_DEFINE_TYPE (HqSetupPeople, hq_setup_people, HQ_TYPE_SETUP_BOOK)

static const HqSetupBookSheet sheet = { HQ_SETUP_STAFF, N_ ("Add a person"),
                                        N_ ("Code for signing in"), N_ ("Take this person away") };

/* What they may do, in the order of the roles. */
static char *
hq_setup_people_describe (const HqSetup *draft, const HqStaff *staff)
{
  guint n_fields;
  const HqSetupField *fields = hq_setup_fields_get (HQ_SETUP_STAFF, &n_fields);
  const HqSetupField *department = hq_setup_fields_find (HQ_SETUP_STAFF, "department");
  GString *text = g_string_new (staff->staff);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].kind == HQ_SETUP_FIELD_BIT && hq_setup_field_get_int (&fields[i], staff) != 0)
      g_string_append_printf (text, " · %s", _ (fields[i].title));
  if (staff->department != NULL)
    {
      g_autofree char *name = hq_setup_field_format (department, draft, staff);

      g_string_append_printf (text, " · %s", name);
    }
  return g_string_free (text, FALSE);
}

static void
hq_setup_people_fill (HqSetupBook *book)
{
  HqSetupPassword *password = HQ_SETUP_PEOPLE (book)->password;
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (book));
  g_autoptr (GPtrArray) people = hq_key_order_list (draft->staff);

  for (guint i = 0; i < people->len; i++)
    {
      const HqStaff *staff = people->pdata[i];
      g_autofree char *subtitle = hq_setup_people_describe (draft, staff);

      hq_setup_book_add_entry (
        book, &(HqSetupEntryText){ HQ_SETUP_STAFF, staff->staff, _ ("Staff"),
                                   staff->name[0] != '\0' ? staff->name : staff->staff, subtitle,
                                   hq_setup_password_find_mark (password, staff->staff) });
    }
}

static void
hq_setup_people_show (HqSetupBook *book, HqSetupList list, const char *key)
{
  hq_setup_password_show (HQ_SETUP_PEOPLE (book)->password, key);
}

static gboolean
hq_setup_people_is_edited (HqSetupPanel *panel)
{
  return hq_setup_password_is_typed (HQ_SETUP_PEOPLE (panel)->password);
}

static void
hq_setup_people_leave (HqSetupPanel *panel)
{
  hq_setup_password_clear (HQ_SETUP_PEOPLE (panel)->password);
}

static void
hq_setup_people_class_init (HqSetupPeopleClass *class)
{
  HQ_SETUP_PANEL_CLASS (class)->is_edited = hq_setup_people_is_edited;
  HQ_SETUP_PANEL_CLASS (class)->leave = hq_setup_people_leave;
  HQ_SETUP_BOOK_CLASS (class)->fill = hq_setup_people_fill;
  HQ_SETUP_BOOK_CLASS (class)->show = hq_setup_people_show;
}

static void
hq_setup_people_init (HqSetupPeople *self)
{
  self->password = g_object_new (HQ_TYPE_SETUP_PASSWORD, NULL);
  hq_setup_book_add_sheet (HQ_SETUP_BOOK (self), &sheet, ADW_PREFERENCES_GROUP (self->password));
}
