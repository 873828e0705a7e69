/*
 * Attention without the whole matrix of scores: keys and values are laid out once a head, then each handful
 * of queries passes over them block by block and keeps running sums (Dao et al., FlashAttention, arXiv
 * 2205.14135, algorithm 1; Milakov and Gimelshein, arXiv 1805.02867).
 */
#include <math.h>
#include <omp.h>
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
        size_t begin = b * call->block->keys;
        size_t row = first + begin;
        size_t count = least(call->block->keys, call->length - begin);
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
    const attend_block *block = call->block;
    attend_state state;
    uint8_t queries[ATTEND_MOST_QUERIES * ATTEND_MAX_WIDTH * sizeof(float)] __attribute__((aligned(64)));
    uint32_t visible[ATTEND_MOST_QUERIES];
    size_t count = least(block->queries, call->length - begin);
    block->pack_queries(at(call, call->queries, first + begin, column), call->queries->stride, count,
                        call->width, queries);
    size_t end = call->attention->causal ? begin + count : call->length;
    for (size_t b = 0; b * block->keys < end; b++) {
        size_t passed = b * block->keys;
        attend_step step = {.queries = queries,
                            .keys = packed + b * call->block_size,
                            .values = packed + (call->block_count + b) * call->block_size,
                            .key_count = least(block->keys, call->length - passed),
                            .width = call->width,
                            .scale = call->attention->scale,
                            .first = b == 0,
                            .hides = call->attention->causal,
                            .visible = visible};
        for (size_t i = 0; i < block->queries; i++) {
            size_t last = begin + i + 1;
            size_t seen = last > passed ? last - passed : 0;
            visible[i] = (uint32_t)(call->attention->causal ? least(seen, step.key_count) : step.key_count);
        }
        block->add(&step, &state);
    }
    block->store(&state, count, call->width, at(call, call->output, first + begin, column),
                 call->output->stride);
}

/* One head of one sequence; packed has room for its keys and values. */
static void attend_head(const attend_call *call, size_t head, uint8_t *packed)
{
    size_t first = head / call->attention->heads * call->length;
    size_t column = head % call->attention->heads * call->width;
    pack_head(call, first, column, packed);
    for (size_t begin = 0; begin < call->length; begin += call->block->queries) {
        attend_queries(call, first, begin, column, packed);
    }
}

pa_status onednn_attend(pa_kernels *table, const pa_attention *attention, const pa_matrix *queries,
                        const pa_matrix *keys, const pa_matrix *values, const pa_matrix *output,
                        pa_error *err)
{
    onednn_kernels *kernels = (onednn_kernels *)table;
    const attend_block *block = kernels->block;
    attend_call call = {.block = block,
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
    size_t padded = (call.width + block->width_step - 1) / block->width_step * block->width_step;
    call.block_count = (call.length + block->keys - 1) / block->keys;
    call.block_size = block->keys * padded * block->element_size;
    size_t head_size = 2 * call.block_count * call.block_size;
    size_t heads = attention->batch * attention->heads;
    uint8_t *packed = onednn_scratch(kernels, (size_t)kernels->threads * head_size);
    if (!packed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
#pragma omp parallel num_threads(kernels->threads)
    {
        if (block->enter) {
            block->enter();
        }
#pragma omp for schedule(dynamic)
        for (size_t head = 0; head < heads; head++) {
            attend_head(&call, head, packed + (size_t)omp_get_thread_num() * head_size);
        }
        if (block->leave) {
            block->leave();
        }
    }
    return PA_OK;
}
