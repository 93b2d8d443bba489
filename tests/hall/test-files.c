/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-calendar-file.h"
#include "hq-catalogue-file.h"
#include "hq-error.h"
#include "hq-fault.h"
#include "hq-json.h"
#include "hq-setup-file.h"
#include "hq-setup-text.h"
#include "hq-test.h"

/* A hall with every member that a file can have, as it is written. */
static const char hall[] =
  "{\n"
  "  \"code\": \"h\",\n"
  "  \"name\": \"小厅\",\n"
  "  \"name_en\": \"Small \\\"Hall\\\"\",\n"
  "  \"time_zone\": \"Asia/Shanghai\",\n"
  "  \"floors\": [\n"
  "    {\"floor\": -1, \"name\": \"负一楼\", \"name_en\": \"\"},\n"
  "    {\"floor\": 2, \"name\": \"2楼\", \"name_en\": \"Floor 2\"}\n"
  "  ],\n"
  "  \"zones\": [\n"
  "    {\"zone\": \"A\", \"floor\": 2, \"name\": \"A区\", \"name_en\": \"Zone A\","
  " \"silent\": true}\n"
  "  ],\n"
  "  \"departments\": [\n"
  "    {\"department\": \"D1\", \"name\": \"税务局\", \"name_en\": \"Tax\"},\n"
  "    {\"department\": \"D2\", \"name\": \"民政局\", \"name_en\": \"Civil\"}\n"
  "  ],\n"
  "  \"day_kinds\": [\n"
  "    {\"day_kind\": \"extended\", \"name\": \"延时\", \"name_en\": \"\", \"sessions\": []},\n"
  "    {\"day_kind\": \"workday\", \"name\": \"工作日\", \"name_en\": \"Working\","
  " \"falls_on\": \"working\", \"sessions\": [\n"
  "      {\"session\": \"morning\", \"name\": \"上午\", \"name_en\": \"Morning\","
  " \"opens\": \"08:30\", \"last_ticket\": \"11:30\", \"closes\": \"12:00\","
  " \"counters\": [[1, 2], [4, 4]]},\n"
  "      {\"session\": \"afternoon\", \"name\": \"下午\", \"name_en\": \"Afternoon\","
  " \"opens\": \"13:00\", \"last_ticket\": \"16:30\", \"closes\": \"17:00\"}\n"
  "    ]}\n"
  "  ],\n"
  "  \"services\": [\n"
  "    {\"service\": \"A\", \"prefix\": \"A\", \"name\": \"税务\", \"name_en\": \"Taxes\","
  " \"zone\": \"A\", \"quota\": 40, \"warn_waiting\": 12, \"identity\": \"required\","
  " \"matters_limit\": 2, \"agent_cap\": 5, \"targets\": {\"ordinary\": 25, \"priority\": 8,"
  " \"appointment\": 5, \"green\": 9}, \"usual_outcome\": \"accepted\", \"sessions\":"
  " {\"workday\": [{\"session\": \"afternoon\", \"last_ticket\": \"16:00\"}, \"morning\"]}},\n"
  "    {\"service\": \"B\", \"prefix\": \"B\", \"name\": \"民政\", \"name_en\": \"Civil\","
  " \"zone\": \"A\", \"sessions\": {\"workday\": [\"morning\"]}}\n"
  "  ],\n"
  "  \"counters\": [\n"
  "    {\"from\": 1, \"to\": 2, \"zone\": \"A\", \"kind\": \"general\","
  " \"services\": [\"A\", \"B\"], \"speciality\": [\"B\"]},\n"
  "    {\"from\": 3, \"to\": 4, \"zone\": \"A\", \"kind\": \"dedicated\","
  " \"department\": \"D1\", \"services\": [\"A\"]}\n"
  "  ],\n"
  "  \"staff\": [\n"
  "    {\"staff\": \"c1\", \"name\": \"张三\", \"badge\": \"001\", \"department\": \"D1\","
  " \"roles\": [\"guide\", \"clerk\"]},\n"
  "    {\"staff\": \"m1\", \"name\": \"李四\", \"roles\": [\"manager\"]}\n"
  "  ],\n"
  "  \"devices\": [\n"
  "    {\"device\": \"K1\", \"role\": \"kiosk\", \"name\": \"门口\", \"floor\": -1},\n"
  "    {\"device\": \"P1\", \"role\": \"rating\", \"name\": \"P1\", \"floor\": 2, \"counter\": 1}\n"
  "  ],\n"
  "  \"settings\": {\n"
  "    \"base_address\": \"https://queue.example.cn\",\n"
  "    \"notice\": \"下午停电\\n请走东门\",\n"
  "    \"slip_without\": \"papers missed\",\n"
  "    \"walk\": \"60\"\n"
  "  }\n"
  "}\n";

static const char calendar[] =
  "{\n"
  "  \"workingDays\": {\"2021\": 261},\n"
  "  \"days\": [\n"
  "    {\"date\": \"2021-02-17\", \"name\": \"春节\", \"isOffDay\": true},\n"
  "    {\"date\": \"2021-02-20\", \"name\": \"春节\", \"isOffDay\": false}\n"
  "  ]\n"
  "}\n";

#define HEADER                                                                                     \
  "item_code,item_name,item_name_en,department,floor,queue_prefix,window_type,item_type,"          \
  "case_type,statutory_limit,statutory_unit,promised_workdays,not_counted_steps,"                  \
  "required_materials,counter_minutes,self_service,tongban,name_seen,statutory_src,promised_src,"  \
  "minutes_src,note\n"

static const char catalogue[] = HEADER
  "A1,开票,\"Invoices, new\",税务局,2F,A,专窗,公共服务,即办件,,无,0,,身份证;(章),8,Y,N,,,,,\n"
  "B1,救助,Aid,D2,2F,B,综合窗口,行政给付,承诺件,30,工作日,22,,\"说“\"\"是\"\"”\n两行\",20,N,Y,K,K,i,i,n\n";

/* A change of a right file, and what is said of it. */
typedef struct
{
  const char *from;
  const char *to;
  const char *says;
} Change;

static char *
read_demo (const char *name)
{
  g_autofree char *path = g_build_filename (HQ_DEMO_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  return data;
}

static HqSetup *
parse_setup (const char *text)
{
  g_autoptr (GError) error = NULL;
  HqSetup *setup = hq_setup_file_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return setup;
}

static GPtrArray *
parse_catalogue (const char *text, const HqSetup *setup)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = hq_catalogue_file_parse (text, strlen (text), setup, &error);

  g_assert_no_error (error);
  return items;
}

/* The file with the first @change->from replaced. */
static char *
apply (const char *text, const Change *change)
{
  const char *at = strstr (text, change->from);
  g_autofree char *head = NULL;

  g_assert_nonnull (at);
  head = g_strndup (text, (gsize) (at - text));
  return g_strconcat (head, change->to, at + strlen (change->from), NULL);
}

static void
assert_says (const GError *error, const Change *change)
{
  g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
  if (strstr (hq_error_get_detail (error), change->says) == NULL)
    g_error ("“%s” for “%s” says not “%s” but “%s”", change->to, change->from, change->says,
             hq_error_get_detail (error));
}

static void
test_files_setup (void)
{
  g_autoptr (HqSetup) setup = parse_setup (hall);
  g_autofree char *text = hq_setup_text_format (setup);

  g_assert_cmpstr (text, ==, hall);
  g_assert_cmpstr (setup->name_en, ==, "Small \"Hall\"");
  g_assert_cmpuint (setup->rota->len, ==, 3);
  g_assert_cmpint (hq_setup_find_service (setup, "A")->floor, ==, 2);
  g_assert_cmpint (hq_setup_find_service (setup, "B")->matters_limit, ==, 3);
  g_assert_cmpint (hq_setup_find_service (setup, "B")->targets[HQ_CLASS_PRIORITY], ==, 8);
  g_assert_cmpint (hq_setup_find_session (setup, "workday", "morning")->last_ticket, ==, 690);
}

static void
test_files_setup_demo (void)
{
  g_autofree char *demo = read_demo ("hall.json");
  g_autoptr (HqSetup) setup = parse_setup (demo);
  g_autofree char *text = hq_setup_text_format (setup);
  g_autoptr (HqSetup) again = parse_setup (text);
  g_autofree char *text_again = hq_setup_text_format (again);
  guint noon = 0;

  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpuint (setup->counters->len, ==, 110);
  g_assert_cmpuint (setup->services->len, ==, 12);
  for (guint i = 0; i < setup->rota->len; i++)
    {
      const HqRota *row = setup->rota->pdata[i];

      noon += g_str_equal (row->day_kind, "workday") && g_str_equal (row->session, "noon");
    }
  g_assert_cmpuint (noon, ==, 37);
}

static void
test_files_setup_faults (void)
{
  static const Change changes[] = {
    { "\"code\": \"h\"", "\"code\": 7", "line 2, column 11: “code” is to be a text" },
    { "\"code\": \"h\",\n", "", "line 1, column 1: “code” is to be a text" },
    { "\"name\": \"小厅\"", "\"name\": \"小厅\", \"nam\": 1", "line 3, column 24: “nam” is not known" },
    { "\"floor\": 2, \"name\": \"2楼\"", "\"floor\": -1, \"name\": \"2楼\"",
      "line 8, column 15: floors, entry 2: floor -1 is set up a second time" },
    { "\"floor\": 2, \"name\": \"A区\"", "\"floor\": 3, \"name\": \"A区\"",
      "line 11, column 28: zones, entry 1: there is no floor 3" },
    { "\"D2\"", "\"D1\"", "line 15, column 20: departments, entry 2: “D1” is set up a second" },
    { "\"extended\", \"name\": \"延时\"", "\"extended\", \"falls_on\": \"working\", \"name\": \"延时\"",
      "day_kinds, entry 2: “extended” falls on “working” already" },
    { "\"falls_on\": \"working\"", "\"falls_on\": \"friday\"", "“falls_on” cannot be “friday”" },
    { "\"08:30\"", "\"8:30\"", "line 20, column 75: day_kinds, entry 2: sessions, entry 1: “op" },
    { "\"08:30\"", "\"08:60\"", "“opens” is to be a time of day" },
    { "\"last_ticket\": \"11:30\"", "\"last_ticket\": \"12:01\"", "line 20, column 7: day_kinds, "
      "entry 2: sessions, entry 1: “opens”, “last_ticket” and “closes” are to follow" },
    { "\"session\": \"afternoon\", \"name\"", "\"session\": \"morning\", \"name\"",
      "line 21, column 19: day_kinds, entry 2: sessions, entry 2: “morning” is set up a second" },
    { "[[1, 2], [4, 4]]", "[[1, 2], [2, 4]]", "counter 2 is planned a second time" },
    { "[[1, 2], [4, 4]]", "[[1, 2], [4, 5]]", "there is no counter 5" },
    { "[[1, 2], [4, 4]]", "[[2, 1]]", "is to be a range of counters" },
    { "[[1, 2], [4, 4]]", "[[1, \"2\"]]", "is to be a range of counters" },
    { "[[1, 2], [4, 4]]", "[[[], {}], 3]", "is to be a range of counters" },
    { "\"prefix\": \"A\"", "\"prefix\": \"I\"", "line 25, column 32: services, entry 1: “prefix”" },
    { "\"prefix\": \"A\"", "\"prefix\": \"AB\"", "capital letter other than I and O" },
    { "\"prefix\": \"A\"", "\"prefix\": \"Y\"", "Y, which is kept for emergency numbers" },
    { "\"prefix\": \"A\"", "\"prefix\": \"\"", "“prefix” is to be a text" },
    { "\"zone\": \"A\", \"quota\"", "\"zone\": \"Z\", \"quota\"", "there is no zone “Z”" },
    { "\"quota\": 40", "\"quota\": 0", "“quota” is to be a whole number from 1" },
    { "\"warn_waiting\": 12", "\"warn_waiting\": 1.5", "“warn_waiting” is to be a whole number" },
    { "\"green\": 9", "\"green\": 0", "“green” is to be a whole number from 1" },
    { "\"usual_outcome\": \"accepted\"", "\"usual_outcome\": \"withdrawn\"", "done, accepted or" },
    { "\"last_ticket\": \"16:00\"", "\"last_ticket\": \"12:59\"", "is not within the session" },
    { "\"16:00\"}, \"morning\"", "\"16:00\"}, \"noon\"", "there is no session “noon” on the kind" },
    { "\"16:00\"}, \"morning\"", "\"16:00\"}, \"afternoon\"", "stands here a second time" },
    { "{\"workday\": [\"morning\"]}", "{\"sunday\": [\"morning\"]}", "no kind of day “sunday”" },
    { "{\"workday\": [\"morning\"]}", "{\"workday\": []}", "the service runs in no session" },
    { "\"service\": \"B\"", "\"service\": \"A\"", "services, entry 2: “A” is set up a second" },
    { "[\"A\", \"B\"], \"speciality\": [\"B\"]", "[\"A\"]",
      "line 26, column 17: services, entry 2: no counter serves “B”" },
    { "[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]", "there is no such service" },
    { "[\"A\", \"B\"]", "[\"A\", \"B\", \"B\"]", "“B” stands here a second time" },
    { "\"services\": [\"A\"]}", "\"services\": []}", "the counters serve nothing" },
    { "\"speciality\": [\"B\"]", "\"speciality\": [\"C\"]", "a speciality is one of the services" },
    { "\"from\": 3", "\"from\": 2", "line 30, column 5: counters, entry 2: counter 2 is set up" },
    { "\"from\": 3, \"to\": 4", "\"from\": 3, \"to\": 2", "“to” is below “from”" },
    { "\"kind\": \"general\"", "\"kind\": \"big\"", "“kind” cannot be “big”" },
    { "\"department\": \"D1\", \"services\"", "\"department\": \"D9\", \"services\"",
      "counters, entry 2: there is no department “D9”" },
    { "\"guide\", \"clerk\"", "\"king\"", "line 33, column 81: staff, entry 1: a role is" },
    { "[\"manager\"]", "[]", "a person has a role at least" },
    { "\"staff\": \"m1\"", "\"staff\": \"c1\"", "staff, entry 2: “c1” is set up a second time" },
    { "\"badge\": \"001\"", "\"password\": \"x\"", "“password” is not known here" },
    { "\"kiosk\"", "\"oven\"", "line 37, column 30: devices, entry 1: “role” cannot be “oven”" },
    { "\"counter\": 1}", "\"counter\": 9}", "there is no counter 9" },
    { "\"floor\": -1},", "\"floor\": 1},", "devices, entry 1: there is no floor 1" },
    { "\"walk\": \"60\"", "\"walk\": 60", "line 44, column 13: a setting is a text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *wrong = apply (hall, &changes[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (hq_setup_file_parse (wrong, strlen (wrong), &error));
      assert_says (error, &changes[i]);
    }
}

/* All faults of a file are told at once, each once, in its order. */
static void
test_files_all_faults (void)
{
  static const Change first = { "\"code\": \"h\"", "\"code\": \"\"", "" };
  static const Change second = { "\"08:30\"", "\"25:00\"", "" };
  static const Change third = { "\"kiosk\"", "\"oven\"", "" };
  g_autofree char *one = apply (hall, &first);
  g_autofree char *two = apply (one, &second);
  g_autofree char *three = apply (two, &third);
  g_autoptr (GString) many = g_string_new ("{\"floors\": [");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_null (hq_setup_file_parse (three, strlen (three), &error));
  lines = g_strsplit (hq_error_get_detail (error), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "line 2, column 11: "));
  g_assert_true (g_str_has_prefix (lines[1], "line 20, column 75: "));
  g_assert_true (g_str_has_prefix (lines[2], "line 37, column 30: "));
  g_clear_error (&error);

  for (guint i = 0; i < 30; i++)
    g_string_append (many, i == 0 ? "0" : ",\n0");
  g_string_append (many, "]}");
  g_assert_null (hq_setup_file_parse (many->str, many->len, &error));
  /* 30 floors, three texts, and seven lists that are missing. */
  g_assert_true (g_str_has_suffix (hq_error_get_detail (error), "\nand 20 more"));
}

static void
test_files_json_faults (void)
{
  static const Change changes[] = {
    { "", "", "line 1, column 1: a value is to stand here" },
    { "{\n\"中\": 1,\n \"b\" 2}", "", "line 3, column 6: a colon is to stand here" },
    { "{\"中文\": 1, \"中文\": 2}", "", "line 1, column 11: “中文” stands here a second time" },
    { "[1,]", "", "line 1, column 4: a value is to stand here" },
    { "{\"a\": 1,}", "", "line 1, column 9: a member's name" },
    { "[1 2]", "", "line 1, column 4: a comma or “]” is to stand here" },
    { "[1]\r\n x", "", "line 2, column 2: the text is to end here" },
    { "[01]", "", "line 1, column 3: a comma" },
    { "[-]", "", "line 1, column 3: a value" },
    { "[1.]", "", "line 1, column 4: a value" },
    { "[tru]", "", "line 1, column 2: a value" },
    { "[\"a\nb\"]", "", "line 1, column 4: a text ends" },
    { "[\"a", "", "line 1, column 4: a text ends" },
    { "[\"\\x\"]", "", "line 1, column 4: a backslash" },
    { "[\"\\u12g4\"]", "", "four hexadecimal digits" },
    { "[\"\\u0000\"]", "", "is no character" },
    { "[\"\\ud83d\"]", "", "half a character" },
    { "[\"\\udc00\"]", "", "is no character" },
    { "/* a */ {}", "", "line 1, column 1: a value" },
    { "[\"中\xff\"]", "", "line 1, column 4: the text is not UTF-8" },
    { "[]", "", "line 1, column 1: is to be an object" },
  };
  static const char right[] = "\xef\xbb\xbf[\"\\u4e2d\\ud83d\\ude00\\n\", -1.5e+3]";
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (HqJson) json = hq_json_parse (right, strlen (right), faults);

  g_assert_nonnull (json);
  g_assert_cmpstr (((HqJson *) json->children->pdata[0])->text, ==, "中😀\n");
  g_assert_cmpstr (((HqJson *) json->children->pdata[1])->text, ==, "-1.5e+3");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_clear_error (&error);
      g_assert_null (hq_setup_file_parse (changes[i].from, strlen (changes[i].from), &error));
      assert_says (error, &changes[i]);
    }
  g_clear_error (&error);
  g_assert_null (hq_setup_file_parse (deep, 1000000, &error));
  g_assert_nonnull (strstr (error->message, "too deep"));
  g_clear_error (&error);
  g_assert_null (hq_setup_file_parse ("{}\0", 3, &error));
  g_assert_nonnull (strstr (error->message, "line 1, column 3: the text is not UTF-8"));
}

static void
test_files_calendar (void)
{
  static const Change changes[] = {
    { "2021\": 261", "2021\": 260", "line 2, column 27: the days of 2021 make 261 working days" },
    { "\"2021\": 261", "\"2x\": 261", "“2x” is no year" },
    { "\"2021\": 261", "\"2022\": 261", "line 4, column 14: days, entry 1: “workingDays” does" },
    { "2021-02-20", "2021-02-30", "line 5, column 14: days, entry 2: “2021-02-30” is no date" },
    { "2021-02-20", "2021-02-17", "2021-02-17 is listed a second time" },
    { "false", "0", "line 5, column 54: days, entry 2: “isOffDay” is to be true" },
    { "\"workingDays\": {\"2021\": 261},\n", "", "line 1, column 1: “workingDays” is to be" },
  };
  g_autofree char *demo = read_demo ("calendar.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCalendar) parsed = hq_calendar_file_parse (calendar, strlen (calendar), &error);
  g_autofree char *text = NULL;
  g_autoptr (HqCalendar) big = NULL;

  g_assert_no_error (error);
  text = hq_calendar_file_format (parsed);
  g_assert_cmpstr (text, ==, calendar);
  big = hq_calendar_file_parse (demo, strlen (demo), &error);
  g_assert_no_error (error);
  g_assert_true (hq_calendar_is_opening_day (big, 20210218));
  g_assert_cmpuint (hq_calendar_get_last_day (big), ==, 20261231);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *wrong = apply (calendar, &changes[i]);

      g_clear_error (&error);
      g_assert_null (hq_calendar_file_parse (wrong, strlen (wrong), &error));
      assert_says (error, &changes[i]);
    }
}

static void
test_files_catalogue (void)
{
  g_autofree char *demo = read_demo ("catalogue.csv");
  g_autofree char *demo_hall = read_demo ("hall.json");
  g_autoptr (HqSetup) setup = parse_setup (demo_hall);
  g_autoptr (HqSetup) small = parse_setup (hall);
  g_autoptr (GPtrArray) items = parse_catalogue (demo, setup);
  g_autofree char *text = hq_catalogue_file_format (items, setup);
  g_auto (GStrv) lines = g_strsplit (demo, "\n", -1);
  g_autofree char *windows = g_strjoinv ("\r\n", lines);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", windows, NULL);
  g_autoptr (GPtrArray) same = parse_catalogue (marked, setup);
  g_autofree char *same_text = hq_catalogue_file_format (same, setup);
  g_autoptr (GPtrArray) two = parse_catalogue (catalogue, small);
  const HqItem *second = two->pdata[1];

  g_assert_cmpuint (items->len, ==, 80);
  g_assert_cmpstr (text, ==, demo);
  g_assert_cmpstr (same_text, ==, demo);
  g_assert_cmpstr (((HqItem *) two->pdata[0])->name_en, ==, "Invoices, new");
  g_assert_cmpstr (((HqItem *) two->pdata[0])->department, ==, "D1");
  g_assert_cmpstr (((HqItem *) two->pdata[0])->materials, ==, "身份证;(章)");
  g_assert_cmpstr (second->materials, ==, "说“\"是\"”\n两行");
  g_assert_cmpint (second->statutory_limit, ==, 30);
  g_assert_cmpint (second->case_kind, ==, HQ_CASE_PROMISED);
  g_assert_true (second->any_counter);
}

static void
test_files_catalogue_faults (void)
{
  static const Change changes[] = {
    { "item_name_en,", "item_name_de,", "line 1, column 21: “item_name_de” is no known column" },
    { "item_name,", "item_code,", "line 1, column 11: “item_code” stands here a second time" },
    { "item_name,", "", "line 1, column 1: the column “item_name” is missing" },
    { "A1,开票", ",开票", "line 2, column 1: item_code: an item has a code" },
    { "B1", "A1", "line 3, column 1: item_code: “A1” stands here a second time" },
    { "开票", "", "line 2, column 4: item_name: an item has a name" },
    { "税务局", "水利局", "line 2, column 23: department: there is no department “水利局”" },
    { ",2F,A,", ",3F,A,", "line 2, column 27: floor: “A” is done on “2F”, not “3F”" },
    { ",2F,A,", ",2F,C,", "line 2, column 30: queue_prefix: there is no service “C”" },
    { "即办件", "快办件", "case_type: “快办件” is neither" },
    { "即办件,,无,0", "即办件,,无,3", "promised_workdays: 承诺件 promises a working day" },
    { "工作日,22", "工作日,0", "promised_workdays: 承诺件 promises a working day" },
    { "工作日,22", "工作日,31", "more is promised than the law allows" },
    { "工作日,22", "工作日,x", "promised_workdays: “x” is no whole number" },
    { "30,工作日", "30,无", "statutory_unit: a limit has a unit" },
    { ",8,Y,N", ",0,Y,N", "counter_minutes: “0” is no whole number from 1" },
    { ",8,Y,N", ",8,J,N", "self_service: “J” is neither Y nor N" },
    { ",8,Y,N,", ",8,Y,N,,", "line 2, column 1: the row has 23 cells, the header 22" },
    { "两行\"", "两行", "line 3, column 44: a quotation mark is opened and not closed" },
    { "两行\"", "两行\"x", "line 4, column 4: a comma is to stand after" },
    { "开票", "开\"票", "line 2, column 5: a quotation mark within a cell" },
    { "开票", "开\xff票", "line 2, column 5: the text is not UTF-8" },
  };
  g_autoptr (HqSetup) setup = parse_setup (hall);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *wrong = apply (catalogue, &changes[i]);

      g_clear_error (&error);
      g_assert_null (hq_catalogue_file_parse (wrong, strlen (wrong), setup, &error));
      assert_says (error, &changes[i]);
    }
  g_clear_error (&error);
  g_assert_null (hq_catalogue_file_parse (NULL, 0, setup, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
}

/* One wrong cell far down: it alone is told, with its place. */
static void
test_files_catalogue_large (void)
{
  g_autoptr (HqSetup) setup = parse_setup (hall);
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  char *minutes;
  g_autofree char *row = NULL;

  for (guint i = 1; i <= 6359; i++)
    g_string_append_printf (text, "I%u,事项,,D1,2F,A,,,承诺件,,,5,,,%u,N,N,,,,,\n", i, 10000 - i);
  items = parse_catalogue (text->str, setup);
  g_assert_cmpuint (items->len, ==, 6359);
  row = g_strdup_printf (",%u,N,N", 10000 - 6000);
  minutes = strstr (text->str, row);
  memcpy (minutes, ",40x0", 5);
  g_assert_null (hq_catalogue_file_parse (text->str, text->len, setup, &error));
  g_assert_cmpstr (hq_error_get_detail (error), ==,
                   "line 6001, column 31: counter_minutes: “40x0” is no whole number from 1 to "
                   "10000");
}

/* Whatever bytes come: a hall, or a fault with its place; and a hall that is read can be written
 * and read again. */
static void
test_files_garbage (void)
{
  static const char bytes[] = "{}[]\",:\\0129-.eE aAZ\n\r\t\x80\xe4";
  g_autoptr (GRand) random = g_rand_new_with_seed (hq_test_seed ());
  g_autoptr (HqSetup) setup = parse_setup (hall);
  const char *const texts[] = { hall, catalogue, calendar };

  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *text = g_strdup (texts[i % 3]);
      gsize size = strlen (text);
      g_autoptr (GError) error = NULL;
      g_autofree char *again = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        text[g_rand_int_range (random, 0, (int) size)]
          = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
      if (g_rand_int_range (random, 0, 5) == 0)
        size = (gsize) g_rand_int_range (random, 0, (int) size);
      if (i % 3 == 0)
        {
          g_autoptr (HqSetup) parsed = hq_setup_file_parse (text, size, &error);

          again = parsed != NULL ? hq_setup_text_format (parsed) : NULL;
          g_clear_pointer (&parsed, hq_setup_unref);
          if (again != NULL)
            parsed = parse_setup (again);
        }
      else if (i % 3 == 1)
        {
          g_autoptr (GPtrArray) items = hq_catalogue_file_parse (text, size, setup, &error);

          again = items != NULL ? hq_catalogue_file_format (items, setup) : NULL;
          g_clear_pointer (&items, g_ptr_array_unref);
          if (again != NULL)
            items = parse_catalogue (again, setup);
        }
      else
        {
          g_autoptr (HqCalendar) parsed = hq_calendar_file_parse (text, size, &error);

          again = parsed != NULL ? hq_calendar_file_format (parsed) : NULL;
        }
      g_assert_true ((again == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (g_str_has_prefix (hq_error_get_detail (error), "line "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/setup", test_files_setup);
  g_test_add_func ("/files/setup-demo", test_files_setup_demo);
  g_test_add_func ("/files/setup-faults", test_files_setup_faults);
  g_test_add_func ("/files/all-faults", test_files_all_faults);
  g_test_add_func ("/files/json-faults", test_files_json_faults);
  g_test_add_func ("/files/calendar", test_files_calendar);
  g_test_add_func ("/files/catalogue", test_files_catalogue);
  g_test_add_func ("/files/catalogue-faults", test_files_catalogue_faults);
  g_test_add_func ("/files/catalogue-large", test_files_catalogue_large);
  g_test_add_func ("/files/garbage", test_files_garbage);
  return g_test_run ();
}
