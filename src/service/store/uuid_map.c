#include "service/store/uuid_map_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "foundation/random.h"

enum { FIRST_CAPACITY = 64 };

static uint8_t hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return (uint8_t)(digit - '0');
    }
    return (uint8_t)((digit | 0x20) - 'a' + 10);
}

bool uuid_key_parse(const char *text, uuid_key *out_key)
{
    if (!pa_uuid_valid(text)) {
        return false;
    }
    for (size_t i = 0; i < sizeof out_key->bytes; i++) {
        text += *text == '-';
        out_key->bytes[i] = (uint8_t)(hex_value(text[0]) << 4 | hex_value(text[1]));
        text += 2;
    }
    return true;
}

void uuid_key_format(uuid_key key, char out_text[37])
{
    for (size_t i = 0; i < sizeof key.bytes; i++) {
        const char *format = i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x";
        out_text += sprintf(out_text, format, key.bytes[i]);
    }
}

static size_t first_slot(const uuid_map *map, uuid_key key)
{
    uint64_t halves[2];
    memcpy(halves, key.bytes, sizeof halves);
    return (size_t)pa_random_mix(halves[0], halves[1]) & (map->capacity - 1);
}

/* The slot that holds the key, or the free one where it would go. At least one slot is always free. */
static uuid_slot *find_slot(const uuid_map *map, uuid_key key)
{
    size_t at = first_slot(map, key);
    while (map->slots[at].value && memcmp(&map->slots[at].key, &key, sizeof key) != 0) {
        at = (at + 1) & (map->capacity - 1);
    }
    return &map->slots[at];
}

void uuid_map_done(uuid_map *map)
{
    free(map->slots);
    *map = (uuid_map){0};
}

void *uuid_map_get(const uuid_map *map, uuid_key key)
{
    return map->capacity ? find_slot(map, key)->value : NULL;
}

static bool grow(uuid_map *map)
{
    uuid_map larger = {.capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY, .count = map->count};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots) {
        return false;
    }
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].value) {
            *find_slot(&larger, map->slots[i].key) = map->slots[i];
        }
    }
    free(map->slots);
    *map = larger;
    return true;
}

bool uuid_map_put(uuid_map *map, uuid_key key, void *value)
{
    if (map->count >= map->capacity / 4 * 3 && !grow(map)) {
        return false;
    }
    uuid_slot *slot = find_slot(map, key);
    map->count += !slot->value;
    *slot = (uuid_slot){.key = key, .value = value};
    return true;
}

void uuid_map_remove(uuid_map *map, uuid_key key)
{
    uuid_slot *slot = map->capacity ? find_slot(map, key) : NULL;
    if (!slot || !slot->value) {
        return;
    }
    size_t mask = map->capacity - 1;
    size_t hole = (size_t)(slot - map->slots);
    /* Moves later entries of the run into the hole unless that would put them before their first slot. */
    for (size_t at = (hole + 1) & mask; map->slots[at].value; at = (at + 1) & mask) {
        size_t distance = (at - first_slot(map, map->slots[at].key)) & mask;
        if (distance >= ((at - hole) & mask)) {
            map->slots[hole] = map->slots[at];
            hole = at;
        }
    }
    map->slots[hole].value = NULL;
    map->count--;
}
