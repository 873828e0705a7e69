/**
 * A hash map from UUIDs (16 bytes) to borrowed pointers. Not thread-safe.
 */
#ifndef PA_SERVICE_STORE_UUID_MAP_PRIVATE_H
#define PA_SERVICE_STORE_UUID_MAP_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct uuid_key {
    uint8_t bytes[16];
} uuid_key;

typedef struct uuid_slot {
    uuid_key key;
    void *value; /* NULL: the slot is free */
} uuid_slot;

/** Zeroed is empty. */
typedef struct uuid_map {
    uuid_slot *slots;
    size_t capacity; /* 0 or a power of two */
    size_t count;
} uuid_map;

/** Reads the 36-character form, either case; false when text is anything else. */
bool uuid_key_parse(const char *text, uuid_key *out_key);
void uuid_key_format(uuid_key key, char out_text[37]);

/** Frees the map's own memory, not the values. */
void uuid_map_done(uuid_map *map);
void *uuid_map_get(const uuid_map *map, uuid_key key);
/** Adds or replaces; value is not NULL. False: no memory. */
bool uuid_map_put(uuid_map *map, uuid_key key, void *value);
void uuid_map_remove(uuid_map *map, uuid_key key);

#endif
