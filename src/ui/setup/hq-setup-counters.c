/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-setup-counters.h"

#include <glib/gi18n.h>

#include "hq-key-order.h"
#include "hq-language.h"
#include "hq-setup-edit.h"
#include "hq-setup-fields.h"
#include "hq-setup-served.h"
#include "hq-setup-words.h"

struct _HqSetupCounters
{
  HqSetupBook parent_instance;

  HqSetupServed *served; /* (borrowed), as the next: of one counter */
  HqSetupServed *many;   /* of several */
};

G_DEFINE_TYPE (HqSetupCounters, hq_setup_counters, HQ_TYPE_SETUP_BOOK)

static const HqSetupBookSheet sheet = { HQ_SETUP_COUNTER, N_ ("Add counters"),
                                        N_ ("Number, or the first and the last, as 12-20"),
                                        N_ ("Take this counter away") };

/* By floor, zone and number. */
static int
hq_setup_counters_compare (gconstpointer a, gconstpointer b)
{
  const HqCounter *one = *(HqCounter *const *) a;
  const HqCounter *two = *(HqCounter *const *) b;
  int order = (one->floor > two->floor) - (one->floor < two->floor);

  order = order != 0 ? order : hq_key_order_compare (one->zone, two->zone);
  return order != 0 ? order : (one->counter > two->counter) - (one->counter < two->counter);
}

/* Its kind and the letters of what it serves, a speciality first with a star. */
static char *
hq_setup_counters_describe (const HqSetup *draft, const HqCounter *counter)
{
  const HqSetupField *kind = hq_setup_fields_find (HQ_SETUP_COUNTER, "kind");
  g_autofree char *value = hq_setup_field_format (kind, draft, counter);
  g_autoptr (GPtrArray) services = hq_key_order_list (draft->services);
  GString *text = g_string_new (value);

  g_string_append (text, " · ");
  for (guint i = 0; i < services->len; i++)
    {
      const HqService *service = services->pdata[i];
      HqSetupEditServed served = hq_setup_edit_get_served (draft, counter->counter,
                                                           service->service);

      if (served != HQ_SETUP_EDIT_NOT_SERVED)
        g_string_append_printf (text, "%s%s ", service->service,
                                served == HQ_SETUP_EDIT_SPECIALITY ? "★" : "");
    }
  return g_strchomp (g_string_free (text, FALSE));
}

static void
hq_setup_counters_fill (HqSetupBook *book)
{
  const HqSetup *draft = hq_setup_panel_get_draft (HQ_SETUP_PANEL (book));
  const HqSetupField *zone = hq_setup_fields_find (HQ_SETUP_COUNTER, "zone");
  g_autoptr (GPtrArray) counters = g_ptr_array_new ();

  for (guint i = 0; i < draft->counters->len; i++)
    g_ptr_array_add (counters, draft->counters->pdata[i]);
  g_ptr_array_sort (counters, hq_setup_counters_compare);
  for (guint i = 0; i < counters->len; i++)
    {
      const HqCounter *counter = counters->pdata[i];
      g_autofree char *key = g_strdup_printf ("%d", counter->counter);
      g_autofree char *title = hq_setup_words_subject (draft, HQ_SETUP_COUNTER, key);
      g_autofree char *subtitle = hq_setup_counters_describe (draft, counter);
      g_autofree char *group = hq_setup_field_format (zone, draft, counter);

      hq_setup_book_add_entry (
        book, &(HqSetupEntryText){ HQ_SETUP_COUNTER, key, group, title, subtitle });
    }
}

static void
hq_setup_counters_show (HqSetupBook *book, HqSetupList list, const char *key)
{
  g_autoptr (GPtrArray) chosen = hq_setup_book_list_chosen (book, list);

  hq_setup_served_show (HQ_SETUP_COUNTERS (book)->served, chosen);
}

static void
hq_setup_counters_show_many (HqSetupBook *book)
{
  g_autoptr (GPtrArray) chosen = hq_setup_book_list_chosen (book, HQ_SETUP_COUNTER);

  hq_setup_served_show (HQ_SETUP_COUNTERS (book)->many, chosen);
}

static void
hq_setup_counters_class_init (HqSetupCountersClass *class)
{
  HqSetupBookClass *book_class = HQ_SETUP_BOOK_CLASS (class);

  book_class->fill = hq_setup_counters_fill;
  book_class->show = hq_setup_counters_show;
  book_class->show_many = hq_setup_counters_show_many;
}

static void
hq_setup_counters_init (HqSetupCounters *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->served = g_object_new (HQ_TYPE_SETUP_SERVED, NULL);
  self->many = g_object_new (HQ_TYPE_SETUP_SERVED, NULL);
  hq_setup_book_add_sheet (HQ_SETUP_BOOK (self), &sheet, ADW_PREFERENCES_GROUP (self->served));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->many));
  hq_setup_book_set_many (HQ_SETUP_BOOK (self), page);
}
