/**
 * The inner products of attention, for a handful of queries and a block of keys: written once, built for each
 * kind of processor.
 */
#ifndef PA_INFERENCE_KERNELS_ATTEND_BLOCK_H
#define PA_INFERENCE_KERNELS_ATTEND_BLOCK_H

#include <stddef.h>
#include <stdint.h>

/* Queries and keys of one block. A block's scores stay in the first cache. */
enum { ATTEND_QUERIES = 24, ATTEND_KEYS = 64, ATTEND_MAX_WIDTH = 128 };

/** What has been gathered for a block of queries so far. */
typedef struct attend_state {
    float sums[ATTEND_QUERIES][ATTEND_MAX_WIDTH] __attribute__((aligned(64))); /* weighted values */
    float largest[ATTEND_QUERIES];                                             /* of the scores */
    float totals[ATTEND_QUERIES];                                              /* of the weights */
} attend_state;

typedef struct attend_block {
    size_t element_size; /* bytes of a number of the dtype, packed or not */
    /** rows [count, width] of the dtype, stride elements apart, count ≤ ATTEND_KEYS; the rest becomes 0. */
    void (*pack_keys)(const void *rows, size_t stride, size_t count, size_t width, void *packed);
    void (*pack_values)(const void *rows, size_t stride, size_t count, size_t width, void *packed);
    /** Queries of the dtype, laid out for add; ATTEND_QUERIES rows, those beyond count are 0. */
    void (*pack_queries)(const void *rows, size_t stride, size_t count, size_t width, void *packed);
    /**
     * Takes one block of keys into account. visible[i]: how many of its keys query i sees, from the first on.
     */
    void (*add)(const void *queries, const void *keys, const void *values, size_t width, float scale,
                const uint32_t *visible, attend_state *state);
    /** sums / totals as rows of the dtype. */
    void (*store)(const attend_state *state, size_t count, size_t width, void *rows, size_t stride);
} attend_block;

extern const attend_block attend_block_avx2;
extern const attend_block attend_block_avx512;
extern const attend_block attend_block_bf16; /* AVX-512 with BF16 products; its dtype is PA_BF16 */

#endif
