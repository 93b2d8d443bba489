/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-identity.h"

#include <string.h>

static void
test_identity_right (void)
{
  static const struct
  {
    const char *text, *number;
    HqDocument document;
    HqDate birth;
    const char *last_four;
  } rows[] = {
    { "11010519491231002X", "11010519491231002X", HQ_DOCUMENT_RESIDENT, 19491231, "002X" },
    { "  11010519491231002x\r\n", "11010519491231002X", HQ_DOCUMENT_RESIDENT, 19491231, "002X" },
    { "　１１０１０５１９４９１２３１００２ｘ　", "11010519491231002X", HQ_DOCUMENT_RESIDENT, 19491231,
      "002X" },
    { "110105200002290013", "110105200002290013", HQ_DOCUMENT_RESIDENT, 20000229, "0013" },
    { "810000199408230021", "810000199408230021", HQ_DOCUMENT_RESIDENCE_PERMIT, 19940823, "0021" },
    { "820000199009150018", "820000199009150018", HQ_DOCUMENT_RESIDENCE_PERMIT, 19900915, "0018" },
    { "830000199201300022", "830000199201300022", HQ_DOCUMENT_RESIDENCE_PERMIT, 19920130, "0022" },
    { "911156199001010010", "911156199001010010", HQ_DOCUMENT_PERMANENT_RESIDENT, 19900101,
      "0010" },
    { "usa110090010112", "USA110090010112", HQ_DOCUMENT_PERMANENT_RESIDENT, 0, "0112" },
    { "e12345678", "E12345678", HQ_DOCUMENT_PASSPORT, 0, "5678" },
    { "EA1234567", "EA1234567", HQ_DOCUMENT_PASSPORT, 0, "4567" },
    { "C01X00T47", "C01X00T47", HQ_DOCUMENT_PASSPORT, 0, "0T47" },
    { "H12345678", "H12345678", HQ_DOCUMENT_PASSPORT, 0, "5678" },
    { "m1234567801", "M1234567801", HQ_DOCUMENT_PASSPORT, 0, "7801" },
    { "12345678", "12345678", HQ_DOCUMENT_PASSPORT, 0, "5678" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      HqIdentity identity;

      g_test_message ("%s", rows[i].text);
      g_assert_true (hq_identity_parse (rows[i].text, &identity, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (identity.number, ==, rows[i].number);
      g_assert_cmpint (identity.document, ==, rows[i].document);
      g_assert_cmpuint (identity.birth, ==, rows[i].birth);
      g_assert_cmpstr (identity.last_four, ==, rows[i].last_four);
    }
}

static void
assert_wrong (const char *text)
{
  g_autoptr (GError) error = NULL;
  HqIdentity identity, before;

  memset (&identity, 0x5a, sizeof identity);
  before = identity;
  g_assert_false (hq_identity_parse (text, &identity, &error));
  g_assert_cmpmem (&identity, sizeof identity, &before, sizeof before);
  g_assert_true (hq_error_is (error, HQ_ERROR_BAD_ID));
  /* What is said of a wrong number goes to logs, and must not hold it. */
  g_assert_null (hq_error_get_detail (error));
  g_assert_cmpstr (error->message, ==, hq_error_get_sentence (HQ_ERROR_BAD_ID));
}

static void
test_identity_wrong (void)
{
  static const char *const wrong[] = {
    "", " ", "X", "张三", "110105194912310021", "11010519491231002", "11010519491231002XX",
    /* Right check digits, and no such day: 29 February 1900, month 13, the year 1880. */
    "110105190002290017", "110105202613010016", "440524188001010014",
    /* Fifteen digits, and digits where none belong. */
    "110105491231002", "1101051949123100X2", "110105 19491231002X", "11010519491231002Ⅹ",
    "E1234", "E123456789", "ABCDEFGH", "ABCDEF12", "AB-123456", "E1234567\n8", "A12345678901", "HA234567801",
    "US1100900101123", "\xff\xfe", "E1234567\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("row %u", i);
      assert_wrong (wrong[i]);
    }
}

/* The check character by the standard's recursion instead of weights: ISO 7064 MOD 11-2. */
static char
naive_check (const char *digits)
{
  guint product = 0;

  for (guint i = 0; i < 17; i++)
    product = (product + (guint) (digits[i] - '0')) * 2 % 11;
  return "0123456789X"[(12 - product) % 11];
}

static void
random_number (char *number)
{
  HqDate birth = hq_date_add (19000101, g_test_rand_int_range (0, 46000));

  g_snprintf (number, 19, "%06d%08u%03d?", g_test_rand_int_range (100000, 1000000), birth,
              g_test_rand_int_range (0, 1000));
  number[17] = naive_check (number);
}

/* Each slip of the hand that the standard promises to find: one wrong digit, two neighbours
 * changed over. */
static void
test_identity_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      char number[19], slip[19];
      HqIdentity identity;
      int at = g_test_rand_int_range (0, 18);

      random_number (number);
      g_assert_true (hq_identity_parse (number, &identity, NULL));
      g_assert_cmpstr (identity.number, ==, number);
      g_assert_cmpstr (identity.last_four, ==, number + 14);
      for (char digit = '0'; digit <= '9'; digit++)
        {
          memcpy (slip, number, sizeof slip);
          slip[at] = digit;
          g_assert_cmpint (hq_identity_parse (slip, &identity, NULL), ==, digit == number[at]);
        }
      memcpy (slip, number, sizeof slip);
      at = MIN (at, 16);
      slip[at] = number[at + 1];
      slip[at + 1] = number[at];
      g_assert_cmpint (hq_identity_parse (slip, &identity, NULL), ==, slip[at] == number[at]);
    }
}

static void
test_identity_age (void)
{
  g_assert_cmpint (hq_identity_get_age (19610218, 20210217), ==, 59);
  g_assert_cmpint (hq_identity_get_age (19610218, 20210218), ==, 60);
  g_assert_cmpint (hq_identity_get_age (20040229, 20210228), ==, 16);
  g_assert_cmpint (hq_identity_get_age (20040229, 20210301), ==, 17);
  g_assert_cmpint (hq_identity_get_age (20210218, 20210218), ==, 0);
  g_assert_cmpint (hq_identity_get_age (20210219, 20210218), ==, -1);
  g_assert_cmpint (hq_identity_get_age (0, 20210218), ==, -1);

  for (guint i = 0; i < 20000; i++)
    {
      HqDate birth = hq_date_add (19200101, g_test_rand_int_range (0, 36000));
      HqDate today = hq_date_add (birth, g_test_rand_int_range (0, 40000));
      int years = 0;

      /* A second writing: count the birthdays that have come. */
      for (HqDate birthday = birth + 10000; birthday <= today; birthday += 10000)
        years++;
      g_assert_cmpint (hq_identity_get_age (birth, today), ==, years);
    }
}

/* HMAC as it is defined, from the plain digest. */
static void
naive_hash (const guint8 *key, const char *number, guint8 *hash)
{
  g_autoptr (GChecksum) inner = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GChecksum) outer = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 in[64], out[64];
  gsize size = HQ_IDENTITY_HASH_SIZE;

  for (guint i = 0; i < 64; i++)
    {
      guint8 byte = i < HQ_IDENTITY_KEY_SIZE ? key[i] : 0;

      in[i] = byte ^ 0x36;
      out[i] = byte ^ 0x5c;
    }
  g_checksum_update (inner, in, sizeof in);
  g_checksum_update (inner, (const guchar *) number, (gssize) strlen (number));
  g_checksum_get_digest (inner, hash, &size);
  g_checksum_update (outer, out, sizeof out);
  g_checksum_update (outer, hash, (gssize) size);
  g_checksum_get_digest (outer, hash, &size);
}

static void
test_identity_hash (void)
{
  static const guint8 known[HQ_IDENTITY_HASH_SIZE] = {
    0xa6, 0x67, 0x55, 0x45, 0x3b, 0x10, 0x6d, 0xce, 0xa0, 0xcf, 0xa2, 0x64, 0x21, 0x4a, 0xe5, 0x9f,
    0xf1, 0xe8, 0xb0, 0x67, 0xf3, 0xe5, 0xf3, 0xaa, 0x80, 0x85, 0xe1, 0xd8, 0x75, 0x78, 0x80, 0xeb
  };
  guint8 key[HQ_IDENTITY_KEY_SIZE], hash[HQ_IDENTITY_HASH_SIZE], other[HQ_IDENTITY_HASH_SIZE];

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8) i;
  hq_identity_hash (key, "11010519491231002X", hash);
  g_assert_cmpmem (hash, sizeof hash, known, sizeof known);

  for (guint i = 0; i < 500; i++)
    {
      char number[19];

      for (guint k = 0; k < sizeof key; k++)
        key[k] = (guint8) g_test_rand_int ();
      random_number (number);
      hq_identity_hash (key, number, hash);
      naive_hash (key, number, other);
      g_assert_cmpmem (hash, sizeof hash, other, sizeof other);
      /* Another day's key makes another person of the same number. */
      key[0] ^= 1;
      hq_identity_hash (key, number, other);
      g_assert_cmpint (memcmp (hash, other, sizeof hash), !=, 0);
    }
}

static void
test_identity_mask (void)
{
  static const char *const names[][2] = {
    { "张三", "张*" }, { "张三丰", "张*" }, { "　欧阳娜娜", "欧*" }, { "𠮷田", "𠮷*" },
    { "Ann Lee", "A*" }, { "张", "张*" }, { "", "" }, { "  ", "" }, { "\xff", "*" },
  };
  static const char *const telephones[][2] = {
    { "13812343210", "138****3210" }, { "138 1234 3210", "138****3210" },
    { "+86 138-1234-3210", "138****3210" }, { "008613812343210", "138****3210" },
    { "１３８１２３４３２１０", "138****3210" }, { "0532-86988888", "053****8888" },
    { "86988888", "****8888" }, { "8698888", "****" }, { "12345", "****" }, { "", "" },
    { "none", "" }, { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *masked = hq_identity_mask_name (names[i][0]);

      g_assert_cmpstr (masked, ==, names[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (telephones); i++)
    {
      g_autofree char *masked = hq_identity_mask_telephone (telephones[i][0]);

      g_assert_cmpstr (masked, ==, telephones[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/right", test_identity_right);
  g_test_add_func ("/identity/wrong", test_identity_wrong);
  g_test_add_func ("/identity/random", test_identity_random);
  g_test_add_func ("/identity/age", test_identity_age);
  g_test_add_func ("/identity/hash", test_identity_hash);
  g_test_add_func ("/identity/mask", test_identity_mask);
  return g_test_run ();
}
