/** How AMX's eight tiles are laid out here: 16 rows of 64 bytes each. */
#ifndef PA_INFERENCE_KERNELS_TILES_H
#define PA_INFERENCE_KERNELS_TILES_H

#include <immintrin.h>
#include <stdint.h>

/* The processor's format. It lies in memory, for the compiler does not see that all of it is read. */
static const struct {
    uint8_t palette;
    uint8_t start_row;
    uint8_t unused[14];
    uint16_t row_bytes[16];
    uint8_t rows[16];
} tile_layout = {
    .palette = 1, .row_bytes = {64, 64, 64, 64, 64, 64, 64, 64}, .rows = {16, 16, 16, 16, 16, 16, 16, 16}};

/* A thread's first use of tiles, and its last. */
static inline void tiles_enter(void)
{
    _tile_loadconfig(&tile_layout);
}

static inline void tiles_leave(void)
{
    _tile_release();
}

/* Loading a tile does not tell the compiler that it reads memory. */
static inline void tiles_see_memory(void)
{
    __asm__ volatile("" ::: "memory");
}

#endif
