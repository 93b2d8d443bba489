/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search costs, key by key, over as many items as a large hall has. The names are made of the
 * demo catalogue's own: what an item is about, and what is done with it. Times are the processor's,
 * since a search waits for nothing, and what else the machine does is not its cost. */
#include <string.h>
#include <time.h>

#include "hq-bench.h"
#include "hq-csv.h"
#include "hq-fault.h"
#include "hq-pinyin.h"
#include "hq-search-load.h"

#define ITEMS 6359
#define BUILDS 15
#define ROUNDS 5 /* over all keys */
#define SAMPLES 200

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

/* Queries that are no name's, at their whole length and at every shorter one. */
static const char *const queries[] = {
  "退休",
  "看病报销",
  "kbbx",
  "开公司",
  "二手房",
  "gsdj",
  "gongsi dj",
  "公司dj",
  "shbxdj",
  "yanglaobaoxian",
  "company registration",
  "tax d",
  "medical insurance",
  "a01",
  "税务局",
  "yyyyyyyy",
  "aaaaaaaaaaaaaaaa",
  "zzzzzzzzzzzzzzzzzzzzzzzz",
  "登登登登登登登登",
  "ssssssssdjdjdjdjdjdj",
};

/* What an item is about: its name without what is done with it. */
static char *
get_object (const char *name)
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
get_text (const GPtrArray *rows, guint row, guint column)
{
  const GPtrArray *cells = rows->pdata[row];

  return ((const HqCsvCell *) cells->pdata[column])->text;
}

/* The items; they borrow from @rows and from @names. */
static HqSearchItem *
make_items (const GPtrArray *rows, GPtrArray *names)
{
  HqSearchItem *items = g_new0 (HqSearchItem, ITEMS);
  guint n_rows = rows->len - 1;

  for (guint i = 0; i < ITEMS; i++)
    {
      guint row = 1 + i % n_rows;
      guint act = i / n_rows % G_N_ELEMENTS (acts);
      guint who = i / n_rows / G_N_ELEMENTS (acts);
      g_autofree char *object = get_object (get_text (rows, row, NAME));
      char *name = g_strconcat (whose[who], object, acts[act], NULL);
      char *key = g_strdup_printf ("%05u", i);

      g_ptr_array_add (names, name);
      g_ptr_array_add (names, key);
      items[i] = (HqSearchItem) {
        .key = key,
        .name = name,
        .name_en = get_text (rows, row, NAME_EN),
        .department = get_text (rows, row, DEPARTMENT),
      };
    }
  return items;
}

/* Adds @text as it is typed, one key after the other. */
static void
add_keys (GPtrArray *keys, const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      at = g_utf8_next_char (at);
      g_ptr_array_add (keys, g_strndup (text, (gsize) (at - text)));
    }
}

/* A name as it is typed: by its characters, its initials or its syllables. */
static void
add_name (GPtrArray *keys, const char *name, guint way)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *readings = hq_pinyin_get (g_utf8_get_char (at));

      if (way == 0 || readings == NULL)
        g_string_append_unichar (text, g_utf8_get_char (at));
      else
        g_string_append_len (text, readings, way == 1 ? 1 : (gssize) strcspn (readings, " "));
    }
  add_keys (keys, text->str);
}

static double
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

static void
measure (const char *name, HqSearch *search, const GPtrArray *keys)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  guint n_found = 0;

  for (guint i = 0; i < ROUNDS * keys->len; i++)
    {
      double start = get_time ();
      guint n_hits = hq_search_find (search, keys->pdata[i % keys->len], hits);
      double time = get_time () - start;

      n_found += n_hits > 0;
      g_array_append_val (times, time);
    }
  hq_bench_print_tail (name, times);
  g_print ("  %-28s %u of 100 found something\n", "", 100 * n_found / (ROUNDS * keys->len));
}

static HqSearch *
build (const HqSearchItem *items)
{
  g_autoptr (GArray) words = hq_search_load_words ();
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HqSearch *search = NULL;

  for (guint i = 0; i < BUILDS; i++)
    {
      double start = get_time ();
      double time;

      g_clear_pointer (&search, hq_search_unref);
      search = hq_search_new (items, ITEMS, (const HqSearchWord *) (gpointer) words->data,
                              words->len);
      time = get_time () - start;
      g_array_append_val (times, time);
    }
  hq_bench_print_tail ("build of the index", times);
  return search;
}

int
main (int argc, char *argv[])
{
  static const char *const ways[] = { "a key, characters", "a key, initials", "a key, syllables" };
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (HqSearch) search = NULL;
  g_autofree HqSearchItem *items = NULL;
  g_autofree char *data = NULL;
  gsize size;

  hq_bench_init (argc, argv);
  g_assert_true (g_file_get_contents (HQ_CATALOGUE_FILE, &data, &size, NULL));
  rows = hq_csv_parse (data, size, faults);
  items = make_items (rows, names);
  g_print ("search: %d items\n", ITEMS);
  search = build (items);
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < SAMPLES; i++)
        add_name (keys, items[i * (ITEMS / SAMPLES)].name, way);
      measure (ways[way], search, keys);
    }
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    add_keys (others, queries[i]);
  measure ("a key, others", search, others);
  return 0;
}
