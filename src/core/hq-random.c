/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-random.h"

#include <math.h>

/**
 * hq_random_init:
 * @random: (out): a generator
 * @seed: any number
 *
 * Fills the state by SplitMix64, as the authors of xoshiro advise: seeds that differ in one bit give
 * unrelated numbers, and the state is never all zero.
 */
void
hq_random_init (HqRandom *random, guint64 seed)
{
  for (guint i = 0; i < G_N_ELEMENTS (random->state); i++)
    {
      guint64 z = seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      random->state[i] = z ^ (z >> 31);
    }
}

static guint64
hq_random_rotate (guint64 x, int by)
{
  return (x << by) | (x >> (64 - by));
}

/**
 * hq_random_next:
 *
 * Returns: the next 64 bits
 */
guint64
hq_random_next (HqRandom *random)
{
  guint64 *s = random->state;
  guint64 result = hq_random_rotate (s[1] * 5, 7) * 9;
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = hq_random_rotate (s[3], 45);
  return result;
}

/**
 * hq_random_unit:
 *
 * Returns: evenly from 0 up to, but never, 1
 */
double
hq_random_unit (HqRandom *random)
{
  return (double) (hq_random_next (random) >> 11) * 0x1.0p-53;
}

/**
 * hq_random_below:
 * @bound: above 0
 *
 * Returns: evenly from 0 to @bound - 1
 */
guint
hq_random_below (HqRandom *random, guint bound)
{
  return (guint) (hq_random_unit (random) * bound);
}

/**
 * hq_random_between:
 *
 * Returns: evenly from @least up to @most
 */
gint64
hq_random_between (HqRandom *random, gint64 least, gint64 most)
{
  return least + (gint64) (hq_random_unit (random) * (double) (most - least));
}

/**
 * hq_random_chance:
 *
 * Returns: %TRUE in @probability of all cases
 */
gboolean
hq_random_chance (HqRandom *random, double probability)
{
  return hq_random_unit (random) < probability;
}

/**
 * hq_random_log_normal:
 * @median: half of all are below it, above 0
 * @spread: the standard deviation of the logarithm
 *
 * The distribution that handling times and patience follow in the records of real service centres
 * (Brown et al. 2005). The mean is @median times exp (@spread² ÷ 2). By the method of Box and
 * Muller, whose second number is left lying so that each call takes the same from the generator.
 *
 * Returns: a number above 0
 */
double
hq_random_log_normal (HqRandom *random, double median, double spread)
{
  double radius = sqrt (-2 * log (1 - hq_random_unit (random)));
  double normal = radius * cos (2 * G_PI * hq_random_unit (random));

  return median * exp (spread * normal);
}
