/**
 * Bump allocation with one release for everything.
 *
 * A function that takes an arena puts its results there and nobody frees them one by one. Not thread-safe:
 * an arena belongs to one thread at a time.
 */
#ifndef PA_FOUNDATION_ARENA_H
#define PA_FOUNDATION_ARENA_H

#include <stddef.h>

typedef struct pa_arena {
    struct pa_arena_block *blocks; /* newest first */
    size_t used;                   /* bytes handed out, padding included */
    size_t limit;                  /* bytes it may hand out; 0 = no limit */
} pa_arena;

/** limit: bytes the arena may hand out in all; 0 = no limit. Allocates nothing yet. */
void pa_arena_init(pa_arena *arena, size_t limit);
/** Frees everything the arena handed out. Accepts a zeroed arena and one already done. */
void pa_arena_done(pa_arena *arena);

/** Zeroed memory aligned to 32 bytes (size 0 gives a valid pointer), or NULL: limit reached or no memory. */
void *pa_arena_alloc(pa_arena *arena, size_t size);
/** count elements of size bytes each, zeroed; NULL also when the product overflows. */
void *pa_arena_array(pa_arena *arena, size_t count, size_t size);
/** A copy of size bytes. NULL as pa_arena_alloc. */
void *pa_arena_copy(pa_arena *arena, const void *data, size_t size);
/** A copy of a string. NULL as pa_arena_alloc, and for a NULL text. */
char *pa_arena_string(pa_arena *arena, const char *text);
/** printf into the arena. NULL as pa_arena_alloc. */
char *pa_arena_printf(pa_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Takes over everything `from` holds; `from` is left empty. The limit of `arena` is not checked. */
void pa_arena_adopt(pa_arena *arena, pa_arena *from);

#define PA_NEW(arena, type) ((type *)pa_arena_alloc((arena), sizeof(type)))
#define PA_NEW_ARRAY(arena, type, count) ((type *)pa_arena_array((arena), (count), sizeof(type)))

#endif
