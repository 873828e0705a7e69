/** API keys: who may call, by a secret whose hash alone is kept. */
#ifndef PA_SERVICE_API_KEYS_H
#define PA_SERVICE_API_KEYS_H

#include "foundation/arena.h"
#include "service/api/rate_limit.h"

enum { PA_KEY_NAME_SIZE = 41 };

typedef struct pa_key {
    char name[PA_KEY_NAME_SIZE];
    char hash[65];
    bool admin;
    pa_rate_limit *rate_limit; /* its own; NULL: it has none */
} pa_key;

typedef struct pa_keys {
    pa_key *keys;
    size_t count;
    size_t users; /* of them, those that are no admin's; with none, making models needs no key */
} pa_keys;

/**
 * users and admins are lists of name:key or name:key:limit, with commas between. A name has up to 40 letters,
 * digits, '-' and '_'; a key 16 characters or more without ':' and ',', or is given as sha256- and the 64
 * hexadecimal digits of its SHA-256; limit is the key's own number of requests in the window of standard,
 * whose number counts where none is given (0 = no limit). arena keeps the list. Fails with PA_INVALID,
 * PA_NO_MEMORY.
 */
pa_status pa_keys_init(const char *users, const char *admins, const pa_rate_limit_options *standard,
                       pa_arena *arena, pa_keys *out_keys, pa_error *err);
/** Accepts zeroed keys and those that failed. */
void pa_keys_done(pa_keys *keys);
/** The key with that secret; NULL: none has it, or secret is NULL. */
const pa_key *pa_keys_find(const pa_keys *keys, const char *secret);

#endif
