/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-bench-items.h"

#include <string.h>

#include "hq-csv.h"
#include "hq-fault.h"
#include "hq-pinyin.h"

/* Where in the catalogue's rows they stand. */
#define NAME 1
#define NAME_EN 2
#define DEPARTMENT 3

static const char *const acts[] = {
  "设立登记",     "变更登记", "注销登记", "首次登记", "新办",     "延续",     "补发",
  "年度报告",     "备案",     "查询打印", "申领",     "资格认定", "信息变更", "关系转移接续",
  "费用手工报销", "现场核查", "撤销",     "许可",     "审批",     "证明开具",
};
static const char *const endings[] = {
  "设立登记", "变更登记", "注销登记", "转移登记", "参保登记", "登记", "许可", "审批",
  "备案",     "查询",     "申领",     "申请",     "认定",     "签发", "办理",
};
static const char *const whose[] = { "", "个人", "企业", "事业单位" };

/* What an item is about: its name without what is done with it. */
static char *
hq_bench_items_find_object (const char *name)
{
  g_autofree char *object = g_strdup (name);
  char *bracket = strstr (object, "(");

  if (bracket != NULL)
    *bracket = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (object, endings[i]) && strlen (object) > strlen (endings[i]))
      {
        object[strlen (object) - strlen (endings[i])] = '\0';
        break;
      }
  return g_steal_pointer (&object);
}

static const char *
hq_bench_items_get_text (const GPtrArray *rows, guint row, guint column)
{
  const GPtrArray *cells = rows->pdata[row];

  return ((const HqCsvCell *) cells->pdata[column])->text;
}

/* The item of a number: what one of the catalogue's is about, and what else may be done with it. */
static void
hq_bench_items_make (HqBenchItems *self, guint i)
{
  guint n_rows = self->rows->len - 1;
  guint row = 1 + i % n_rows;
  guint act = i / n_rows % G_N_ELEMENTS (acts);
  guint who = i / n_rows / G_N_ELEMENTS (acts);
  g_autofree char *object = hq_bench_items_find_object (
    hq_bench_items_get_text (self->rows, row, NAME));
  char *name = g_strconcat (whose[who], object, acts[act], NULL);
  char *key = g_strdup_printf ("%05u", i);

  g_ptr_array_add (self->names, name);
  g_ptr_array_add (self->names, key);
  self->items[i] = (HqSearchItem){
    .key = key,
    .name = name,
    .name_en = hq_bench_items_get_text (self->rows, row, NAME_EN),
    .department = hq_bench_items_get_text (self->rows, row, DEPARTMENT),
  };
}

void
hq_bench_items_init (HqBenchItems *self)
{
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (HQ_DEMO_FOLDER "/catalogue.csv", &data, &size, NULL));
  *self = (HqBenchItems){ .rows = hq_csv_parse (data, size, faults),
                          .names = g_ptr_array_new_with_free_func (g_free),
                          .items = g_new0 (HqSearchItem, HQ_BENCH_ITEMS) };
  for (guint i = 0; i < HQ_BENCH_ITEMS; i++)
    hq_bench_items_make (self, i);
}

void
hq_bench_items_clear (HqBenchItems *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_free);
}

/**
 * hq_bench_items_type:
 * @name: a name in Chinese
 * @way: how it is typed
 *
 * Returns: (transfer full): what is typed
 */
char *
hq_bench_items_type (const char *name, HqBenchItemsWay way)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *readings = hq_pinyin_get (g_utf8_get_char (at));

      if (way == HQ_BENCH_ITEMS_CHARACTERS || readings == NULL)
        g_string_append_unichar (text, g_utf8_get_char (at));
      else
        g_string_append_len (text, readings,
                             way == HQ_BENCH_ITEMS_INITIALS ? 1 : (gssize) strcspn (readings, " "));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
