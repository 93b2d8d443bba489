/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search costs, key by key, over as many items as a large hall has. Times are the processor's,
 * since a search waits for nothing, and what else the machine does is not its cost. */
#include <string.h>
#include <time.h>

#include "hq-bench-items.h"
#include "hq-bench.h"
#include "hq-search-load.h"

#define BUILDS 15
#define ROUNDS 5 /* over all keys */
#define SAMPLES 200

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
      search = hq_search_new (items, HQ_BENCH_ITEMS, (const HqSearchWord *) (gpointer) words->data,
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
  g_auto (HqBenchItems) items = { 0 };
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HqSearch) search = NULL;

  hq_bench_init (argc, argv);
  hq_bench_items_init (&items);
  g_print ("search: %d items\n", HQ_BENCH_ITEMS);
  search = build (items.items);
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < SAMPLES; i++)
        {
          const char *name = items.items[i * (HQ_BENCH_ITEMS / SAMPLES)].name;
          g_autofree char *text = hq_bench_items_type (name, (HqBenchItemsWay) way);

          add_keys (keys, text);
        }
      measure (ways[way], search, keys);
    }
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    add_keys (others, queries[i]);
  measure ("a key, others", search, others);
  return 0;
}
