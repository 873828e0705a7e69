/** Reproducible random numbers (xoshiro256**, seeded through splitmix64) and random identifiers. */
#ifndef PA_FOUNDATION_RANDOM_H
#define PA_FOUNDATION_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct pa_random {
    uint64_t state[4];
} pa_random;

/** The same seed gives the same numbers on every machine. */
void pa_random_init(pa_random *random, uint64_t seed);
uint64_t pa_random_u64(pa_random *random);
/** Uniform in [0, 1), 53 bits. */
double pa_random_unit(pa_random *random);
/** Uniform in [low, high). */
double pa_random_between(pa_random *random, double low, double high);
/** Uniform in 0 … count-1; count at least 1. */
uint32_t pa_random_below(pa_random *random, uint32_t count);

/** Mixes a value into a seed; for deriving independent streams from one seed. */
uint64_t pa_random_mix(uint64_t seed, uint64_t value);
/** A seed from the operating system, 0 to 2^31-1, so that JSON and every engine can carry it. */
int64_t pa_random_draw_seed(void);

/** A version 4 UUID in lower case. */
void pa_uuid_generate(char out_uuid[37]);
/** True when text is a UUID in its 36-character form (either case); nothing else ever names a file. */
bool pa_uuid_valid(const char *text);

#endif
