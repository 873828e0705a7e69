/**
 * The inner products of attention, for a handful of queries and a block of keys: one of these for each kind
 * of processor.
 */
#ifndef PA_INFERENCE_KERNELS_ATTEND_BLOCK_H
#define PA_INFERENCE_KERNELS_ATTEND_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No kind takes more queries at a time, or wider heads. */
enum { ATTEND_MOST_QUERIES = 48, ATTEND_MAX_WIDTH = 128 };

/** What has been gathered for some queries so far. */
typedef struct attend_state {
    float sums[ATTEND_MOST_QUERIES * ATTEND_MAX_WIDTH] __attribute__((aligned(64))); /* weighted values */
    float largest[ATTEND_MOST_QUERIES]; /* of the scores, to take powers of two */
    float totals[ATTEND_MOST_QUERIES];  /* of the weights */
} attend_state;

/** Some queries and one block of keys. */
typedef struct attend_step {
    const void *queries; /* packed, as are keys and values */
    const void *keys;
    const void *values;
    size_t key_count;
    size_t width;            /* of a head */
    float scale;             /* of the products */
    bool first;              /* of the blocks: whatever the state holds is forgotten */
    bool hides;              /* not every query sees all of the keys: */
    const uint32_t *visible; /* [queries]: how many each sees, from the first on */
} attend_step;

typedef struct attend_block {
    size_t element_size; /* bytes of a number of the dtype, packed or not */
    size_t queries;      /* that a step takes */
    size_t keys;
    size_t width_step; /* packed rows are filled up with 0 to a multiple of this */
    /** rows [count, width] of the dtype, stride elements apart; the rest of a block's rows becomes 0. */
    void (*pack_keys)(const void *rows, size_t stride, size_t count, size_t width, void *packed);
    void (*pack_values)(const void *rows, size_t stride, size_t count, size_t width, void *packed);
    void (*pack_queries)(const void *rows, size_t stride, size_t count, size_t width, void *packed);
    /** Before a thread's first step and after its last one. NULL: nothing to do. */
    void (*enter)(void);
    void (*leave)(void);
    void (*add)(const attend_step *step, attend_state *state);
    /** sums / totals as rows of the dtype. */
    void (*store)(const attend_state *state, size_t count, size_t width, void *rows, size_t stride);
} attend_block;

extern const attend_block attend_block_avx2;
extern const attend_block attend_block_avx512;
extern const attend_block attend_block_bf16; /* AVX-512 with BF16 products; its dtype is PA_BF16 */
extern const attend_block attend_block_amx;  /* AMX for BF16 products; its dtype is PA_BF16 */

#endif
