#include "foundation/random.h"

#include <string.h>
#include <sys/random.h>
#include <uuid/uuid.h>

#include "foundation/clock.h"

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void pa_random_init(pa_random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++) {
        random->state[i] = splitmix(&seed);
    }
}

static uint64_t rotate(uint64_t value, int by)
{
    return value << by | value >> (64 - by);
}

uint64_t pa_random_u64(pa_random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

double pa_random_unit(pa_random *random)
{
    return (double)(pa_random_u64(random) >> 11) * 0x1p-53;
}

double pa_random_between(pa_random *random, double low, double high)
{
    return low + (high - low) * pa_random_unit(random);
}

uint32_t pa_random_below(pa_random *random, uint32_t count)
{
    return (uint32_t)(((pa_random_u64(random) >> 32) * (uint64_t)count) >> 32);
}

uint64_t pa_random_mix(uint64_t seed, uint64_t value)
{
    uint64_t state = seed ^ (value * 0xD1342543DE82EF95u + 0x2545F4914F6CDD1Du);
    return splitmix(&state);
}

int64_t pa_random_draw_seed(void)
{
    uint64_t value;
    if (getrandom(&value, sizeof value, 0) != (ssize_t)sizeof value) {
        value = (uint64_t)pa_clock_monotonic_ns();
    }
    return (int64_t)(value & 0x7FFFFFFF);
}

void pa_uuid_generate(char out_uuid[37])
{
    uuid_t uuid;
    uuid_generate_random(uuid);
    uuid_unparse_lower(uuid, out_uuid);
}

bool pa_uuid_valid(const char *text)
{
    uuid_t uuid;
    return text && strlen(text) == 36 && uuid_parse(text, uuid) == 0;
}
