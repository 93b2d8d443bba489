/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-devices.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-language.h"
#include "hq-place.h"
#include "hq-role-row.h"

struct _HqSetupDevices
{
  HqSetupBook parent_instance;
};

G_DEFINE_TYPE (HqSetupDevices, hq_setup_devices, HQ_TYPE_SETUP_BOOK)

static const HqSetupBookSheet sheet = { HQ_SETUP_DEVICE, N_ ("Add a place for a machine"),
                                        N_ ("Code of the place"), N_ ("Take this place away") };

static void
hq_setup_devices_fill (HqSetupBook *book)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (book));
  g_autoptr (GPtrArray) devices = hq_key_order_list (draft->devices);

  for (guint i = 0; i < devices->len; i++)
    {
      const HqDevice *device = devices->pdata[i];
      const HqFloor *floor = hq_setup_find_floor (draft, device->floor);
      int role = hq_place_find_role (device->role);
      g_autofree char *subtitle = g_strdup_printf (
        "%s · %s", device->device,
        floor != NULL ? hq_language_pick (floor->name, floor->name_en) : "—");

      hq_setup_book_add_entry (
        book, &(HqSetupEntryText){ HQ_SETUP_DEVICE, device->device,
                                   role < 0 ? device->role : hq_role_row_get_name ((HqScreenRole) role),
                                   device->name[0] != '\0' ? device->name : device->device, subtitle });
    }
}

static void
hq_setup_devices_class_init (HqSetupDevicesClass *class)
{
  HQ_SETUP_BOOK_CLASS (class)->fill = hq_setup_devices_fill;
}

static void
hq_setup_devices_init (HqSetupDevices *self)
{
  hq_setup_book_add_sheet (HQ_SETUP_BOOK (self), &sheet, NULL);
}
