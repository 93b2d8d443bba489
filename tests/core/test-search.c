/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-pinyin.h"
#include "hq-random.h"
#include "hq-search.h"

/* The names of items that are made up, from real ones and from characters with several readings. */
static const char *const objects[] = {
  "公司",     "个体工商户", "会计师事务所", "银行账户", "人民调解员", "长江路街道",
  "医疗机构", "护士",       "重大项目",     "机动车",   "旅行社",     "养老保险",
  "女职工",   "略图",       "藏品",         "人参种植", "厦门路",
};
static const char *const acts[] = {
  "设立登记",     "变更登记", "注销登记(简易)", "许可证核发",   "补贴发放", "参保登记",
  "关系转移接续", "费用报销", "证明开具",       "率先试点备案", "重新核定", "调查",
  "解除",         "给付",     "延长",           "5G改造",
};

static HqSearch *
make (const char *const *names)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (HqSearchItem));

  for (guint i = 0; names[i] != NULL; i++)
    {
      HqSearchItem item = { names[i], names[i], "", "", 0 };

      g_array_append_val (items, item);
    }
  return hq_search_new ((const HqSearchItem *) (gpointer) items->data, items->len, NULL, 0);
}

/* The name with what was marked in brackets. */
static char *
show (const HqSearchHit *hit)
{
  const char *name = hit->rank == HQ_SEARCH_ENGLISH ? hit->name_en : hit->name;
  GString *text = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < hit->n_spans; i++)
    {
      const HqSearchSpan *span = &hit->spans[i];

      g_assert_cmpuint (span->start, >=, at);
      g_assert_cmpuint (span->end, >, span->start);
      g_assert_cmpuint (span->end, <=, strlen (name));
      g_string_append_len (text, name + at, span->start - at);
      g_string_append_c (text, '[');
      g_string_append_len (text, name + span->start, span->end - span->start);
      g_string_append_c (text, ']');
      at = span->end;
    }
  g_string_append (text, name + at);
  g_assert_true (g_utf8_validate (text->str, -1, NULL));
  return g_string_free (text, FALSE);
}

/* What is found of one name alone: the rank, or %HQ_SEARCH_N_RANKS. */
static HqSearchRank
rank_of (const char *name, const char *text)
{
  const char *const names[] = { name, NULL };
  g_autoptr (HqSearch) search = make (names);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];

  return hq_search_find (search, text, hits) == 0 ? HQ_SEARCH_N_RANKS : hits[0].rank;
}

static void
test_search_ways (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    HqSearchRank rank;
    const char *shown;
  } rows[] = {
    { "公司登记", "公司登记", HQ_SEARCH_EXACT, "[公司登记]" },
    { "公司登记", "公司", HQ_SEARCH_PREFIX, "[公司]登记" },
    { "公司登记", "登记", HQ_SEARCH_SUBSTRING, "公司[登记]" },
    { "公司登记", "gsdj", HQ_SEARCH_INITIALS_START, "[公司登记]" },
    { "公司登记", "dj", HQ_SEARCH_INITIALS, "公司[登记]" },
    { "公司登记", "gongsidengji", HQ_SEARCH_PINYIN_START, "[公司登记]" },
    { "公司登记", "gongsideng", HQ_SEARCH_PINYIN_START, "[公司登]记" },
    { "公司登记", "gongsiden", HQ_SEARCH_PINYIN_START, "[公司登]记" },
    { "公司登记", "dengji", HQ_SEARCH_PINYIN, "公司[登记]" },
    { "公司登记", "dengj", HQ_SEARCH_PINYIN, "公司[登记]" },
    { "公司登记", "gongsi dj", HQ_SEARCH_MIXED_START, "[公司登记]" },
    { "公司登记", "公司dj", HQ_SEARCH_MIXED_START, "[公司登记]" },
    { "公司登记", "公司deng", HQ_SEARCH_MIXED_START, "[公司登]记" },
    { "公司登记", "s登ji", HQ_SEARCH_MIXED, "公[司登记]" },
    { "公司设立登记", "gssldj", HQ_SEARCH_INITIALS_START, "[公司设立登记]" },
    { "公司设立登记", "gsdj", HQ_SEARCH_SPREAD_START, "[公司]设立[登记]" },
    { "公司设立登记", "公司登记", HQ_SEARCH_SPREAD_START, "[公司]设立[登记]" },
    { "公司设立登记", "gongsi dengj", HQ_SEARCH_SPREAD_START, "[公司]设立[登记]" },
    { "公司注销登记(简易)", "登记(简易)", HQ_SEARCH_SUBSTRING, "公司注销[登记]([简易])" },
    { "公司注销登记(简易)", "登记(简", HQ_SEARCH_SUBSTRING, "公司注销[登记]([简]易)" },
    { "公司注销登记(简易)", "djjy", HQ_SEARCH_INITIALS, "公司注销[登记]([简易])" },
    { "不动产登记", "bdcdj", HQ_SEARCH_INITIALS_START, "[不动产登记]" },
    { "分公司设立登记", "gsdj", HQ_SEARCH_SPREAD, "分[公司]设立[登记]" },
    { "住房公积金", "zhufang", HQ_SEARCH_PINYIN_START, "[住房]公积金" },
    { "住房公积金", "zhfang", HQ_SEARCH_MIXED_START, "[住房]公积金" },
    { "住房公积金", "GJJ", HQ_SEARCH_INITIALS, "住房[公积金]" },
    { "住房公积金", "GongJiJin", HQ_SEARCH_PINYIN, "住房[公积金]" },
    { "5G基站备案", "5gjz", HQ_SEARCH_INITIALS_START, "[5G基站]备案" },
    { "5G基站备案", "5Gjizhan", HQ_SEARCH_PINYIN_START, "[5G基站]备案" },
    { "ETC办理", "etc", HQ_SEARCH_PREFIX, "[ETC]办理" },
    { "西安路街道", "xi'an", HQ_SEARCH_PINYIN_START, "[西安]路街道" },
    { "公司登记", "司公", HQ_SEARCH_N_RANKS, NULL },
    { "公司登记", "gsdjx", HQ_SEARCH_N_RANKS, NULL },
    { "公司登记", "ongsi", HQ_SEARCH_N_RANKS, NULL },
    { "公司登记", "gongs登记司", HQ_SEARCH_N_RANKS, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const names[] = { rows[i].name, NULL };
      g_autoptr (HqSearch) search = make (names);
      g_autofree char *shown = NULL;
      HqSearchHit hits[HQ_SEARCH_MOST_HITS];
      guint n_hits = hq_search_find (search, rows[i].text, hits);

      g_test_message ("%s in %s", rows[i].text, rows[i].name);
      g_assert_cmpint (n_hits > 0 ? hits[0].rank : HQ_SEARCH_N_RANKS, ==, rows[i].rank);
      if (n_hits == 0)
        continue;
      shown = show (&hits[0]);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

/* Each by initials and by syllables, by every reading that one of its characters has. */
static void
test_search_readings (void)
{
  static const char *const rows[][2] = {
    { "会计", "kj" },          { "会计", "hj" },       { "会计", "kuaiji" },
    { "会计", "huiji" },       { "会计", "kuaij" },    { "银行", "yh" },
    { "银行", "yx" },          { "银行", "yinhang" },  { "银行", "yinxing" },
    { "银行", "yhang" },       { "调解", "tj" },       { "调解", "dj" },
    { "调解", "tiaojie" },     { "调解", "diaoj" },    { "调解", "tiaoxie" },
    { "长江路", "cjl" },       { "长江路", "zjl" },    { "长江路", "changjianglu" },
    { "长江路", "zhangjlu" },  { "重庆", "cq" },       { "重大", "zd" },
    { "重新", "chongxin" },    { "参保", "cb" },       { "人参", "rens" },
    { "参差", "cenci" },       { "单位", "dw" },       { "单姓", "shanxing" },
    { "厦门", "xm" },          { "大厦", "dasha" },    { "机动车", "jdc" },
    { "安车", "anju" },        { "税率", "sl" },       { "率先", "sx" },
    { "税率", "shuilv" },      { "税率", "shuilu" },   { "女工", "nvgong" },
    { "女工", "nugong" },      { "女工", "nügong" },   { "策略", "celve" },
    { "策略", "celue" },       { "绿化", "lvh" },      { "旅行社", "lxs" },
    { "旅行社", "luxingshe" }, { "给付", "jf" },       { "给付", "geifu" },
    { "传记", "zj" },          { "曾经", "zengj" },    { "曾经", "cengj" },
    { "藏品", "cp" },          { "西藏", "xizang" },   { "供给", "gongji" },
    { "校对", "jiaodui" },     { "学校", "xuexiao" },  { "还款", "huankuan" },
    { "都市", "dushi" },       { "证書", "zs" },       { "長江", "changj" },
    { "降低", "jiangdi" },     { "投降", "touxiang" }, { "处分", "cf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s for %s", rows[i][1], rows[i][0]);
      g_assert_cmpint (rank_of (rows[i][0], rows[i][1]), <=, HQ_SEARCH_MIXED_START);
    }
}

static void
test_search_folding (void)
{
  static const char *const texts[] = {
    "GSDJ", "gsdj", "gs dj", " g s\td j ", "ｇｓｄｊ", "Ｇｓｄｊ", "g’s·d-j", "gs　dj",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (rank_of ("公司登记", texts[i]), ==, HQ_SEARCH_INITIALS_START);
  g_assert_cmpint (rank_of ("ＥＴＣ 办理", "etc办"), ==, HQ_SEARCH_PREFIX);
  g_assert_cmpint (rank_of ("公司登记", "公 司,登记。"), ==, HQ_SEARCH_EXACT);
}

/* While nothing is typed: the heaviest, and of those alike the shorter name, then the smaller key. */
static void
test_search_list (void)
{
  static const HqSearchItem items[] = {
    { "a", "公司设立登记", "", "", 0 }, { "b", "公司登记", "", "", 7 },
    { "c", "公司变更登记", "", "", 9 }, { "d", "户口", "", "", 0 },
    { "e", "企业登记", "", "", 7 },
  };
  static const char *const expected[] = { "c", "b", "e", "d", "a" };
  g_autoptr (HqSearch) search = hq_search_new (items, G_N_ELEMENTS (items), NULL, 0);
  g_autoptr (HqSearch) empty = hq_search_new (NULL, 0, NULL, 0);
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (HqSearchItem));
  g_autoptr (HqSearch) big = NULL;
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];

  g_assert_cmpuint (hq_search_list (empty, hits), ==, 0);
  g_assert_cmpuint (hq_search_list (search, hits), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (hits[i].key, ==, expected[i]);
      g_assert_cmpuint (hits[i].n_spans, ==, 0);
    }
  for (guint i = 0; i < 100; i++)
    {
      HqSearchItem item = { "k", "事项", "", "", i };

      g_array_append_val (many, item);
    }
  big = hq_search_new ((const HqSearchItem *) (gpointer) many->data, many->len, NULL, 0);
  g_assert_cmpuint (hq_search_list (big, hits), ==, HQ_SEARCH_MOST_HITS);
  for (guint i = 0; i < HQ_SEARCH_MOST_HITS; i++)
    g_assert_cmpuint (hits[i].item, ==, 99 - i);
}

/* The order of ranks, and of those that match alike. */
static void
test_search_order (void)
{
  static const HqSearchItem items[] = {
    { "spread", "登设立记", "", "", 0 },     { "spread inside", "甲登设记", "", "", 0 },
    { "mixed", "甲d记", "", "", 0 },         { "department", "其他事项一", "", "登记局", 0 },
    { "substring", "公司登记", "", "", 0 },  { "prefix", "登记公司", "", "", 0 },
    { "exact", "登记", "", "", 0 },          { "word", "其他事项二", "", "", 0 },
    { "longer", "公司设立登记", "", "", 9 }, { "heavy", "企业登记", "", "", 5 },
    { "later", "商户登记", "", "", 0 },
  };
  static const HqSearchWord words[] = { { "登记簿", "事项二" } };
  static const char *const expected[] = { "exact",     "prefix",       "heavy", "later",
                                          "substring", "longer",       "word",  "department",
                                          "spread",    "spread inside" };
  g_autoptr (HqSearch) search = hq_search_new (items, G_N_ELEMENTS (items), words, 1);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  guint n_hits = hq_search_find (search, "登记", hits);

  /* The letter d stands for itself alone, so that "mixed" is not found. */
  g_assert_cmpuint (n_hits, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n_hits; i++)
    {
      g_assert_cmpstr (hits[i].key, ==, expected[i]);
      g_assert_cmpstr (hits[i].key, ==, items[hits[i].item].key);
      g_assert_cmpstr (hits[i].name, ==, items[hits[i].item].name);
    }
  g_assert_cmpstr (hits[6].via, ==, "登记簿");
  g_assert_cmpstr (hits[7].via, ==, "登记局");
  g_assert_null (hits[0].via);
}

static void
test_search_words (void)
{
  static const HqSearchItem items[] = {
    { "1", "养老保险待遇领取资格认证", "", "人社局", 0 },
    { "2", "住院费用手工报销", "", "医疗保障局", 0 },
    { "3", "公司变更登记", "", "", 0 },
    { "4", "公司设立登记", "", "", 0 },
    { "5", "职工正常退休申请", "", "", 0 },
  };
  static const HqSearchWord words[] = {
    { "退休", "养老保险 待遇" }, { "退休", "退休" },        { "看病报销", "医疗 费用" },
    { "看病报销", "费用 报销" }, { "开公司", "公司 设立" }, { "没有的", "不存在" },
  };
  static const struct
  {
    const char *text;
    const char *key;
    const char *shown;
  } rows[] = {
    { "看病报销", "2", "住院[费用]手工报销" },
    { "看病", "2", "住院[费用]手工报销" },
    { "kbbx", "2", "住院[费用]手工报销" },
    { "kanbingb", "2", "住院[费用]手工报销" },
    { "开公司", "4", "[公司]设立登记" },
    { "kaigongsi", "4", "[公司]设立登记" },
    { "医保", NULL, NULL },
    { "ylbzj", "2", "住院费用手工报销" },
    { "医疗保障局", "2", "住院费用手工报销" },
    { "没有的", NULL, NULL },
  };
  g_autoptr (HqSearch) search = hq_search_new (items, G_N_ELEMENTS (items), words,
                                               G_N_ELEMENTS (words));
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_hits = hq_search_find (search, rows[i].text, hits);
      g_autofree char *shown = n_hits > 0 ? show (&hits[0]) : NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpuint (n_hits, ==, rows[i].key == NULL ? 0 : 1);
      g_assert_cmpstr (n_hits > 0 ? hits[0].key : NULL, ==, rows[i].key);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
  g_assert_cmpuint (hq_search_find (search, "退休", hits), ==, 2);
  g_assert_cmpstr (hits[0].key, ==, "5");
  g_assert_cmpint (hits[0].rank, ==, HQ_SEARCH_SUBSTRING);
  g_assert_cmpstr (hits[1].key, ==, "1");
  g_assert_cmpstr (hits[1].via, ==, "退休");
}

static void
test_search_english (void)
{
  static const HqSearchItem items[] = {
    { "A-01", "公司变更登记", "Registration of Company Changes", "", 0 },
    { "H06", "注销税务登记", "Tax Deregistration", "", 0 },
  };
  static const char *const rows[][2] = {
    { "company", "Registration of [Company] Changes" },
    { "COMP ch", "Registration of [Comp]any [Ch]anges" },
    { "change company", "Registration of [Company] [Change]s" },
    { "tax d", "[Tax] [D]eregistration" },
    { "ta", "[Ta]x Deregistration" },
    { "h06", "Tax Deregistration" },
    { "a-01", "Registration of Company Changes" },
    { "ompany", NULL },
    { "company x", NULL },
    { "companychanges", NULL },
  };
  g_autoptr (HqSearch) search = hq_search_new (items, G_N_ELEMENTS (items), NULL, 0);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_hits = hq_search_find (search, rows[i][0], hits);
      g_autofree char *shown = n_hits > 0 ? show (&hits[0]) : NULL;

      g_test_message ("%s", rows[i][0]);
      g_assert_cmpuint (n_hits, ==, rows[i][1] == NULL ? 0 : 1);
      g_assert_cmpstr (shown, ==, rows[i][1]);
    }
}

/* What anybody or anything may type, in names of every kind: no crash, no span beside its text. */
static void
test_search_hostile (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "\n",
    "。,()",
    "😀",
    "👨‍👩‍👧",
    "\xff",
    "公司\xe5\x85",
    "\xc0\x80",
    "\xed\xa0\x80",
    "a\xcc\x88",
    "%s%n",
    "'; --",
    "\xe2\x80\xae公司",
    "aaaaaaaaaaaaaaaa",
    "yyyyyyyy",
    "𠅤",
    "ß",
    "İ",
    "㈱",
    "ﬁ",
  };
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (HqSearch) empty = hq_search_new (NULL, 0, NULL, 0);
  g_autoptr (HqSearch) search = NULL;
  const char *names[G_N_ELEMENTS (texts) + 4] = { NULL };
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];

  while (many->len < 200 * strlen ("重"))
    g_string_append (many, "重");
  memcpy (names, texts, sizeof (texts));
  names[G_N_ELEMENTS (texts)] = many->str;
  names[G_N_ELEMENTS (texts) + 1]
    = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  names[G_N_ELEMENTS (texts) + 2] = "公司登记";
  search = make (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint n_hits;

      g_assert_cmpuint (hq_search_find (empty, names[i], hits), ==, 0);
      n_hits = hq_search_find (search, names[i], hits);
      for (guint k = 0; k < n_hits; k++)
        g_free (show (&hits[k]));
      if (i < 5 || !g_utf8_validate (names[i], -1, NULL))
        g_assert_cmpuint (n_hits, ==, 0);
    }
  g_assert_cmpuint (hq_search_find (search, many->str, hits), ==, 1);
  g_assert_cmpuint (hits[0].item, ==, G_N_ELEMENTS (texts));
  g_assert_cmpuint (hq_search_find (search, "chongzhongczchongzc", hits), ==, 1);
}

/* A name of objects and acts that follow each other. */
static char *
make_name (HqRandom *random)
{
  return g_strconcat (objects[hq_random_below (random, G_N_ELEMENTS (objects))],
                      acts[hq_random_below (random, G_N_ELEMENTS (acts))],
                      hq_random_chance (random, 0.3)
                        ? acts[hq_random_below (random, G_N_ELEMENTS (acts))]
                        : NULL,
                      NULL);
}

/* Types a character in one of the ways at random, by any of its readings; %FALSE for punctuation. */
static gboolean
type (HqRandom *random, GString *text, gunichar character, guint way)
{
  const char *readings = hq_pinyin_get (character);
  g_auto (GStrv) syllables = readings == NULL ? NULL : g_strsplit (readings, " ", -1);
  const char *syllable;

  if (!g_unichar_isalnum (character))
    return FALSE;
  if (syllables == NULL || way == 0)
    {
      g_string_append_unichar (text, character);
      return TRUE;
    }
  syllable = syllables[hq_random_below (random, g_strv_length (syllables))];
  g_string_append_len (text, syllable, way == 1 ? 1 : -1);
  return TRUE;
}

/* Whether one of @hits is named @name. */
static gboolean
holds (const HqSearchHit *hits, guint n_hits, const char *name)
{
  for (guint i = 0; i < n_hits; i++)
    if (g_str_equal (hits[i].name, name))
      return TRUE;
  return FALSE;
}

/* Each name is found by any part of it, typed in any way, by any choice of readings; the best rank
 * that the way promises is kept. */
static void
test_search_any (void)
{
  static const HqSearchRank worst[] = { HQ_SEARCH_SUBSTRING, HQ_SEARCH_INITIALS, HQ_SEARCH_PINYIN,
                                        HQ_SEARCH_MIXED, HQ_SEARCH_SPREAD };
  guint64 seed = (guint32) g_test_rand_int ();
  HqRandom random;

  g_test_message ("seed %" G_GUINT64_FORMAT, seed);
  hq_random_init (&random, seed);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = make_name (&random);
      const char *const names[] = { name, NULL };
      g_autoptr (HqSearch) search = make (names);
      g_autoptr (GString) text = g_string_new (NULL);
      glong length = g_utf8_strlen (name, -1);
      glong start = (glong) hq_random_below (&random, (guint) length);
      glong end = start + 1 + (glong) hq_random_below (&random, (guint) (length - start));
      guint way = hq_random_below (&random, G_N_ELEMENTS (worst));
      gboolean typed = FALSE;
      HqSearchHit hits[HQ_SEARCH_MOST_HITS];

      for (glong k = start; k < end; k++)
        if (way < 4 || !typed || hq_random_chance (&random, 0.6))
          typed |= type (&random, text, g_utf8_get_char (g_utf8_offset_to_pointer (name, k)),
                         way < 3 ? way : hq_random_below (&random, 3));
      if (!typed || text->len > 60)
        continue;
      if (hq_search_find (search, text->str, hits) != 1 || hits[0].rank > worst[way])
        {
          g_test_message ("%s typed %s, way %u", name, text->str, way);
          g_test_fail ();
          return;
        }
      g_free (show (&hits[0]));
    }
}

/* Among many the order holds, and nothing better is left out: the hits are the first twelve of what a
 * search over each name alone says. */
static void
test_search_best (void)
{
  guint64 seed = (guint32) g_test_rand_int ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HqSearch) search = NULL;
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  HqRandom random;

  g_test_message ("seed %" G_GUINT64_FORMAT, seed);
  hq_random_init (&random, seed);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (names, make_name (&random));
  g_ptr_array_add (names, NULL);
  search = make ((const char *const *) names->pdata);
  for (guint i = 0; i < 100; i++)
    {
      const char *name = names->pdata[hq_random_below (&random, names->len - 1)];
      g_autoptr (GString) text = g_string_new (NULL);
      guint n_hits;
      guint n_matching = 0;

      for (guint k = 0; k < 1 + i % 4; k++)
        type (&random, text, g_utf8_get_char (g_utf8_offset_to_pointer (name, k)),
              hq_random_below (&random, 3));
      n_hits = hq_search_find (search, text->str, hits);
      for (guint k = 1; k < n_hits; k++)
        g_assert_true (
          hits[k - 1].rank < hits[k].rank
          || (hits[k - 1].rank == hits[k].rank
              && g_utf8_strlen (hits[k - 1].name, -1) <= g_utf8_strlen (hits[k].name, -1) + 2));
      for (guint k = 0; k + 1 < names->len; k++)
        {
          HqSearchRank rank = rank_of (names->pdata[k], text->str);

          n_matching += rank < HQ_SEARCH_N_RANKS;
          if (rank < HQ_SEARCH_N_RANKS
              && (n_hits < HQ_SEARCH_MOST_HITS || rank < hits[n_hits - 1].rank))
            g_assert_true (holds (hits, n_hits, names->pdata[k]));
        }
      g_assert_cmpuint (n_hits, ==, MIN (n_matching, HQ_SEARCH_MOST_HITS));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/ways", test_search_ways);
  g_test_add_func ("/search/readings", test_search_readings);
  g_test_add_func ("/search/folding", test_search_folding);
  g_test_add_func ("/search/list", test_search_list);
  g_test_add_func ("/search/order", test_search_order);
  g_test_add_func ("/search/words", test_search_words);
  g_test_add_func ("/search/english", test_search_english);
  g_test_add_func ("/search/hostile", test_search_hostile);
  g_test_add_func ("/search/any", test_search_any);
  g_test_add_func ("/search/best", test_search_best);
  return g_test_run ();
}
