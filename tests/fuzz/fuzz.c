/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "hq-test.h"

/* Runs a fuzz target without libFuzzer: the samples that are stored for it, and changes of them drawn
 * from a seed, which is printed. */

#define N_MUTATIONS 4000
#define LARGEST 65536

static GPtrArray *samples; /* (owned): GBytes */

/* What the grammars are made of, and what numbers and texts go wrong at. */
static const char *const tokens[] = {
  "{",
  "}",
  "[",
  "]",
  "\"",
  "\"\"",
  ",",
  ":",
  "\n",
  "\r\n",
  "\\",
  "\\u0000",
  "\\ud800",
  "null",
  "true",
  "-",
  "0",
  "00",
  "1e999",
  "-1",
  "2147483648",
  "18446744073709551616",
  ".",
  "9999-12-31",
  "2021-02-29",
  "24:00",
  "\xef\xbb\xbf",
  "\xc0\x80",
  "\xff",
  "\t",
  " ",
  "A000",
  "I",
  "O",
  "A",
};

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, hq_test_path (folder, name));
  /* The order of a folder is nobody's; the same seed is to draw the same. */
  g_ptr_array_sort (names, compare);
  for (guint i = 0; i < names->len; i++)
    {
      char *data;
      gsize size;

      g_assert_true (g_file_get_contents (names->pdata[i], &data, &size, NULL));
      g_ptr_array_add (samples, g_bytes_new_take (data, size));
    }
}

/* As from libFuzzer, an empty input has an address as well. */
static void
run (const guint8 *data, gsize size)
{
  g_assert_cmpint (LLVMFuzzerTestOneInput (size > 0 ? data : (const guint8 *) "", size), ==, 0);
}

static void
test_samples (void)
{
  g_assert_cmpuint (samples->len, >=, 10);
  for (guint i = 0; i < samples->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (samples->pdata[i], &size);

      run (data, size);
    }
}

/* A place in @bytes, its end included. */
static guint
draw_place (GRand *rand, const GByteArray *bytes)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) bytes->len + 1);
}

static void
insert (GByteArray *bytes, guint at, const guint8 *data, guint size)
{
  guint rest = bytes->len - at;

  if (size == 0 || bytes->len + size > LARGEST)
    return;
  g_byte_array_set_size (bytes, bytes->len + size);
  memmove (bytes->data + at + size, bytes->data + at, rest);
  memcpy (bytes->data + at, data, size);
}

static void
mutate (GRand *rand, GByteArray *bytes)
{
  guint at = draw_place (rand, bytes);
  guint most = (guint) g_rand_int_range (rand, 1, 64);
  guint length = MIN (bytes->len - at, most);
  const char *token = tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))];
  g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);
  GBytes *other = samples->pdata[g_rand_int_range (rand, 0, (gint32) samples->len)];
  gsize size;
  const guint8 *data = g_bytes_get_data (other, &size);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (at < bytes->len)
        bytes->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 1:
      insert (bytes, at, (const guint8 *) token, (guint) strlen (token));
      break;
    case 2:
      if (length > 0)
        g_byte_array_remove_range (bytes, at, length);
      break;
    case 3:
      insert (bytes, draw_place (rand, bytes), copy, length);
      break;
    case 4:
      g_byte_array_set_size (bytes, at);
      insert (bytes, at, data + MIN (at, size), (guint) (size - MIN (at, size)));
      break;
    default:
      for (guint i = 0; i < length; i++)
        insert (bytes, at, (const guint8 *) token, (guint) strlen (token));
      break;
    }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (hq_test_seed ());

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gsize size;
      const guint8 *data = g_bytes_get_data (
        samples->pdata[g_rand_int_range (rand, 0, (gint32) samples->len)], &size);
      guint changes = (guint) g_rand_int_range (rand, 1, 6);
      g_autofree guint8 *exact = NULL;

      g_byte_array_append (bytes, data, (guint) size);
      for (guint change = 0; change < changes; change++)
        mutate (rand, bytes);
      /* A block of exactly that size, so that a sanitizer sees a byte read past its end. */
      exact = g_memdup2 (bytes->data, bytes->len);
      run (exact, bytes->len);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  load (argv[1]);
  g_test_add_func ("/fuzz/samples", test_samples);
  g_test_add_func ("/fuzz/mutations", test_mutations);
  result = g_test_run ();
  g_ptr_array_unref (samples);
  return result;
}
