#include "service/api/keys.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/hash.h"

enum { LEAST_SECRET = 16, MOST_LIMIT = 1000000000 };

static const char hashed[] = "sha256-";

/* One entry of a list, and where it stands for those who have to mend it; the secret is never shown. */
typedef struct entry {
    const char *setting;
    size_t number;
    char *name, *secret, *limit;
} entry;

static pa_status refuse(const entry *of, const char *why, pa_error *err)
{
    return pa_fail(err, PA_INVALID, "%s, entry %zu: %s.", of->setting, of->number, why);
}

static bool is_name(const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)text[i]) && text[i] != '-' && text[i] != '_') {
            return false;
        }
    }
    return length > 0 && length < PA_KEY_NAME_SIZE;
}

static pa_status read_secret(const entry *of, char out_hash[65], pa_error *err)
{
    const char *digits = of->secret + sizeof hashed - 1;
    if (strncmp(of->secret, hashed, sizeof hashed - 1) != 0) {
        pa_span secret = {(const uint8_t *)of->secret, strlen(of->secret)};
        pa_sha256_hex(secret, out_hash);
        return secret.size < LEAST_SECRET ? refuse(of, "a key has 16 characters or more", err) : PA_OK;
    }
    if (strlen(digits) != 64 || strspn(digits, "0123456789abcdefABCDEF") != 64) {
        return refuse(of, "sha256- is followed by 64 hexadecimal digits", err);
    }
    for (size_t i = 0; i <= 64; i++) {
        out_hash[i] = (char)tolower((unsigned char)digits[i]);
    }
    return PA_OK;
}

static pa_status read_limit(const entry *of, const pa_rate_limit_options *standard, pa_key *key,
                            pa_error *err)
{
    pa_rate_limit_options limit = {
        .requests = standard->requests, .window_seconds = standard->window_seconds, .max_clients = 1};
    if (of->limit) {
        char *end = NULL;
        unsigned long number = strtoul(of->limit, &end, 10);
        if (end == of->limit || *end || number > MOST_LIMIT || !isdigit((unsigned char)of->limit[0])) {
            return refuse(of, "the limit is a whole number", err);
        }
        limit.requests = (uint32_t)number;
    }
    return limit.requests > 0 ? pa_rate_limit_new(&limit, &key->rate_limit, err) : PA_OK;
}

static bool is_taken(const pa_keys *keys, const char *name)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (strcmp(keys->keys[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static pa_status add_key(const entry *of, bool admin, const pa_rate_limit_options *standard, pa_keys *keys,
                         pa_error *err)
{
    if (!of->secret || !is_name(of->name)) {
        return refuse(of, "it is not name:key or name:key:limit", err);
    }
    if (is_taken(keys, of->name)) {
        return refuse(of, "another key has that name", err);
    }
    pa_key *key = &keys->keys[keys->count];
    *key = (pa_key){.admin = admin};
    strncpy(key->name, of->name, sizeof key->name - 1);
    pa_status status = read_secret(of, key->hash, err);
    status = status ? status : read_limit(of, standard, key, err);
    if (status == PA_OK) {
        keys->count++;
        keys->users += !admin;
    }
    return status;
}

static pa_status read_list(const char *setting, const char *list, bool admin,
                           const pa_rate_limit_options *standard, pa_arena *arena, pa_keys *keys,
                           pa_error *err)
{
    char *text = pa_arena_string(arena, list);
    char *rest = NULL;
    entry of = {.setting = setting};
    pa_status status = text ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    for (char *item = text ? strtok_r(text, ", \t\r\n", &rest) : NULL; item && status == PA_OK;
         item = strtok_r(NULL, ", \t\r\n", &rest)) {
        char *parts = NULL;
        of.number++;
        of.name = strtok_r(item, ":", &parts);
        of.secret = of.name ? strtok_r(NULL, ":", &parts) : NULL;
        of.limit = of.secret ? strtok_r(NULL, ":", &parts) : NULL;
        status = add_key(&of, admin, standard, keys, err);
    }
    return status;
}

static size_t count_commas(const char *list)
{
    size_t count = 0;
    for (; *list; list++) {
        count += *list == ',' || isspace((unsigned char)*list);
    }
    return count;
}

pa_status pa_keys_init(const char *users, const char *admins, const pa_rate_limit_options *standard,
                       pa_arena *arena, pa_keys *out_keys, pa_error *err)
{
    *out_keys = (pa_keys){0};
    out_keys->keys = PA_NEW_ARRAY(arena, pa_key, count_commas(users) + count_commas(admins) + 2);
    if (!out_keys->keys) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = read_list("API_KEYS", users, false, standard, arena, out_keys, err);
    return status ? status : read_list("ADMIN_KEYS", admins, true, standard, arena, out_keys, err);
}

void pa_keys_done(pa_keys *keys)
{
    for (size_t i = 0; i < keys->count; i++) {
        pa_rate_limit_free(keys->keys[i].rate_limit);
    }
    *keys = (pa_keys){0};
}

const pa_key *pa_keys_find(const pa_keys *keys, const char *secret)
{
    char hash[65];
    if (!secret || keys->count == 0) {
        return NULL;
    }
    pa_sha256_hex((pa_span){(const uint8_t *)secret, strlen(secret)}, hash);
    for (size_t i = 0; i < keys->count; i++) {
        /* Hashes are compared, so that the time it takes tells nothing of the key. */
        if (strcmp(keys->keys[i].hash, hash) == 0) {
            return &keys->keys[i];
        }
    }
    return NULL;
}
