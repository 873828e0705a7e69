#include "foundation/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ALIGNMENT = 32, FIRST_BLOCK = 64 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };
enum { HUGE_PAGE = 2 * 1024 * 1024, HUGE_BLOCK = 4 * 1024 * 1024 };

struct pa_arena_block {
    struct pa_arena_block *next;
    void *memory; /* what to free: the block starts at its first aligned byte */
    bool clean;   /* never used: zero already */
    size_t capacity;
    size_t used;
    _Alignas(ALIGNMENT) unsigned char data[];
};

void pa_arena_init(pa_arena *arena, size_t limit)
{
    *arena = (pa_arena){.limit = limit};
}

void pa_arena_done(pa_arena *arena)
{
    if (!arena) {
        return;
    }
    struct pa_arena_block *block = arena->blocks;
    while (block) {
        struct pa_arena_block *next = block->next;
        free(block->memory);
        block = next;
    }
    arena->blocks = NULL;
    arena->used = 0;
}

/* A page of 2 MiB is handed over in a fraction of the time that its 512 small ones take. */
static void ask_for_huge_pages(uint8_t *memory, size_t size)
{
    uintptr_t first = ((uintptr_t)memory + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    uintptr_t last = ((uintptr_t)memory + size) / HUGE_PAGE * HUGE_PAGE;
    if (last > first) {
        /* Where the system has none to give, small pages serve. */
        madvise((void *)first, last - first, MADV_HUGEPAGE);
    }
}

/* A large request gets a block of its own, put second, so that the current block stays in use. */
static struct pa_arena_block *add_block(pa_arena *arena, size_t size)
{
    size_t capacity = FIRST_BLOCK;
    if (arena->blocks && arena->blocks->capacity < LARGEST_BLOCK) {
        capacity = arena->blocks->capacity * 2;
    } else if (arena->blocks) {
        capacity = LARGEST_BLOCK;
    }
    bool own = size > capacity / 2;
    if (own) {
        capacity = size;
    }
    /* calloc has fresh pages zeroed by the system without touching them, which counts for large blocks. */
    size_t total = sizeof(struct pa_arena_block) + capacity + ALIGNMENT;
    uint8_t *memory = own ? calloc(1, total) : malloc(total);
    if (!memory) {
        return NULL;
    }
    if (own && total >= HUGE_BLOCK) {
        ask_for_huge_pages(memory, total);
    }
    struct pa_arena_block *block = (void *)(memory + (ALIGNMENT - (uintptr_t)memory % ALIGNMENT));
    block->memory = memory;
    block->clean = own;
    block->capacity = capacity;
    block->used = 0;
    if (own && arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

void *pa_arena_alloc(pa_arena *arena, size_t size)
{
    if (size > SIZE_MAX - 2 * ALIGNMENT - sizeof(struct pa_arena_block)) {
        return NULL;
    }
    size_t rounded = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
    if (arena->limit && (arena->used > arena->limit || rounded > arena->limit - arena->used)) {
        return NULL;
    }
    struct pa_arena_block *block = arena->blocks;
    if (!block || block->capacity - block->used < rounded) {
        block = add_block(arena, rounded);
        if (!block) {
            return NULL;
        }
    }
    void *memory = block->data + block->used;
    block->used += rounded;
    arena->used += rounded;
    return block->clean ? memory : memset(memory, 0, rounded);
}

void *pa_arena_array(pa_arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        return NULL;
    }
    return pa_arena_alloc(arena, bytes);
}

void *pa_arena_copy(pa_arena *arena, const void *data, size_t size)
{
    void *copy = pa_arena_alloc(arena, size);
    if (copy && size) {
        memcpy(copy, data, size);
    }
    return copy;
}

char *pa_arena_string(pa_arena *arena, const char *text)
{
    return text ? pa_arena_copy(arena, text, strlen(text) + 1) : NULL;
}

char *pa_arena_printf(pa_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : pa_arena_alloc(arena, (size_t)length + 1);
    if (text) {
        vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    return text;
}

void pa_arena_adopt(pa_arena *arena, pa_arena *from)
{
    struct pa_arena_block **tail = &arena->blocks;
    while (*tail) {
        tail = &(*tail)->next;
    }
    *tail = from->blocks;
    arena->used += from->used;
    from->blocks = NULL;
    from->used = 0;
}
