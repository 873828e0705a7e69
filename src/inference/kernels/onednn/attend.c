/*
 * Attention without the whole matrix of scores: keys and values are laid out once a head, then each handful
 * of queries passes over them block by block and keeps running sums (Dao et al., FlashAttention, arXiv
 * 2205.14135, algorithm 1; Milakov and Gimelshein, arXiv 1805.02867).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inference/kernels/onednn/onednn_private.h"

/* One call's matrices, and where a sequence's head lies in them. */
typedef struct attend_call {
    const attend_block *block;
    const pa_attention *attention;
    const pa_matrix *queries;
    const pa_matrix *keys;
    const pa_matrix *values;
    const pa_matrix *output;
    size_t length; /* of a sequence */
    size_t width;  /* of a head */
    size_t block_count;
    size_t block_size; /* bytes of a packed block */
} attend_call;

static uint8_t *at(const attend_call *call, const pa_matrix *matrix, size_t row, size_t column)
{
    return (uint8_t *)matrix->data + (row * matrix->stride + column) * call->block->element_size;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Keys, then values, of one head: 2 · block_count blocks. */
static void pack_head(const attend_call *call, size_t first, size_t column, uint8_t *packed)
{
    for (size_t b = 0; b < call->block_count; b++) {
        size_t row = first + b * ATTEND_KEYS;
        size_t count = least(ATTEND_KEYS, call->length - b * ATTEND_KEYS);
        call->block->pack_keys(at(call, call->keys, row, column), call->keys->stride, count, call->width,
                               packed + b * call->block_size);
        call->block->pack_values(at(call, call->values, row, column), call->values->stride, count,
                                 call->width, packed + (call->block_count + b) * call->block_size);
    }
}

/* Queries from `begin` on, of one head of the sequence that starts at `first`. */
static void attend_queries(const attend_call *call, size_t first, size_t begin, size_t column,
                           const uint8_t *packed)
{
    attend_state state;
    uint8_t queries[ATTEND_QUERIES * ATTEND_MAX_WIDTH * sizeof(float)] __attribute__((aligned(64)));
    size_t count = least(ATTEND_QUERIES, call->length - begin);
    memset(state.sums, 0, sizeof state.sums);
    memset(state.totals, 0, sizeof state.totals);
    for (size_t i = 0; i < ATTEND_QUERIES; i++) {
        state.largest[i] = -INFINITY;
    }
    call->block->pack_queries(at(call, call->queries, first + begin, column), call->queries->stride, count,
                              call->width, queries);
    for (size_t b = 0; b < call->block_count; b++) {
        size_t keys = least(ATTEND_KEYS, call->length - b * ATTEND_KEYS);
        if (call->attention->causal && b * ATTEND_KEYS > begin + count - 1) {
            break;
        }
        uint32_t visible[ATTEND_QUERIES];
        for (size_t i = 0; i < ATTEND_QUERIES; i++) {
            size_t last = begin + i + 1;
            size_t seen = last > b * ATTEND_KEYS ? last - b * ATTEND_KEYS : 0;
            visible[i] = (uint32_t)(call->attention->causal ? least(seen, keys) : keys);
        }
        call->block->add(queries, packed + b * call->block_size,
                         packed + (call->block_count + b) * call->block_size, call->width,
                         call->attention->scale, visible, &state);
    }
    call->block->store(&state, count, call->width, at(call, call->output, first + begin, column),
                       call->output->stride);
}

pa_status onednn_attend(pa_kernels *table, const pa_attention *attention, const pa_matrix *queries,
                        const pa_matrix *keys, const pa_matrix *values, const pa_matrix *output,
                        pa_error *err)
{
    const onednn_kernels *kernels = (onednn_kernels *)table;
    attend_call call = {.block = kernels->block,
                        .attention = attention,
                        .queries = queries,
                        .keys = keys,
                        .values = values,
                        .output = output,
                        .length = queries->rows / attention->batch,
                        .width = queries->columns / attention->heads};
    if (call.width % 16 != 0 || call.width > ATTEND_MAX_WIDTH) {
        return pa_fail(err, PA_UNSUPPORTED, "Heads of %zu columns are not supported.", call.width);
    }
    call.block_count = (call.length + ATTEND_KEYS - 1) / ATTEND_KEYS;
    call.block_size = ATTEND_KEYS * call.width * call.block->element_size;
    size_t head_size = 2 * call.block_count * call.block_size;
    size_t heads = attention->batch * attention->heads;
    size_t turns = (call.length + ATTEND_QUERIES - 1) / ATTEND_QUERIES;
    uint8_t *packed = aligned_alloc(64, heads * head_size);
    if (!packed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
#pragma omp parallel for num_threads(kernels->threads) schedule(dynamic)
    for (size_t head = 0; head < heads; head++) {
        size_t first = head / attention->heads * call.length;
        size_t column = head % attention->heads * call.width;
        uint8_t *own = packed + head * head_size;
        pack_head(&call, first, column, own);
        for (size_t turn = 0; turn < turns; turn++) {
            attend_queries(&call, first, turn * ATTEND_QUERIES, column, own);
        }
    }
    free(packed);
    return PA_OK;
}
