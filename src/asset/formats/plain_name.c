#include "asset/formats/plain_name.h"

#include <stdbool.h>

enum { LONGEST_NAME = 64 };

static bool plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

char *pa_plain_name(const char *name, const char *fallback, pa_arena *arena)
{
    char text[LONGEST_NAME + 2];
    size_t size = 0;
    bool any = false;
    if (name && name[0] >= '0' && name[0] <= '9') {
        text[size++] = '_';
    }
    for (size_t i = 0; name && name[i] && i < LONGEST_NAME; i++) {
        bool kept = plain(name[i]);
        any = any || (kept && name[i] != '_');
        if (kept || (size > 0 && text[size - 1] != '_')) {
            text[size++] = kept ? name[i] : '_';
        }
    }
    text[size] = '\0';
    return pa_arena_string(arena, any ? text : fallback);
}
