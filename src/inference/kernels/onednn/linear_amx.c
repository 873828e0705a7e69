/*
 * Products on AMX tiles: 32 rows by 32 outputs at a time, in two by two tiles of sums, so that each tile that
 * is loaded is used twice. Weights are packed once into panels of 32 outputs; some hundred rows of the input
 * are packed into the second cache, and each panel passes over them in pieces that stay in the first.
 * oneDNN 2.6 is as fast where the inputs are few and nothing follows the product; with 4,096 inputs, GELU or
 * sums in f32 it takes up to three times as long.
 */
#include <omp.h>
#include <stdlib.h>
#include <string.h>

#include "inference/kernels/onednn/vector_bf16.h"

#include "inference/kernels/onednn/activate.h"
#include "inference/kernels/onednn/onednn_private.h"
#include "inference/kernels/onednn/tiles.h"
#include "inference/tensor/half.h"

enum {
    SIDE = 16,           /* rows of a tile, and columns of one of sums */
    DEPTH = 32,          /* numbers in a row of a tile */
    TILE = SIDE * DEPTH, /* numbers in a tile */
    SPAN = 2 * SIDE,     /* rows and outputs of a block of sums */
    PIECE = 8,           /* tiles of a panel that stay in the first cache with as many of the rows */
    LINE = 64,           /* bytes that memory is fetched by */
    NEAR = 8,            /* tiles that a row is fetched ahead */
    ROOM = 512 * 1024    /* bytes of packed rows that stay in the second */
};

struct pa_linear {
    size_t outputs;
    size_t inputs;
    size_t depth;    /* tiles that the inputs take */
    element *weight; /* [panels][depth][2] tiles of 16 pairs of inputs by 16 outputs */
    float *bias;     /* [outputs in whole panels] */
};

/* One call, and the scratch of one of its threads. */
typedef struct product {
    const pa_linear *linear;
    const pa_matrix *input;
    const pa_matrix *output;
    pa_activation activation;
    bool add;
} product;

static size_t whole(size_t count, size_t step)
{
    return (count + step - 1) / step;
}

void amx_linear_free(pa_linear *linear)
{
    if (linear) {
        free(linear->weight);
        free(linear->bias);
        free(linear);
    }
}

/* line [inputs] is what the weights of one output are brought to first. */
static void pack_output(pa_linear *linear, const pa_tensor *weight, size_t output, float *line)
{
    const pa_tensor row = {.dtype = weight->dtype,
                           .rank = 1,
                           .shape = {linear->inputs},
                           .data = (const uint8_t *)weight->data +
                                   output * linear->inputs * pa_dtype_size(weight->dtype)};
    pa_tensor_to_f32(&row, line, NULL);
    element *panel = linear->weight + output / SPAN * linear->depth * 2 * TILE + output / SIDE % 2 * TILE +
                     output % SIDE * 2;
    for (size_t i = 0; i < linear->inputs; i++) {
        panel[i / DEPTH * 2 * TILE + i % DEPTH / 2 * DEPTH + i % 2] = pa_bf16_of_f32(line[i]);
    }
}

pa_status amx_linear_new(pa_kernels *table, const pa_tensor *weight, const pa_tensor *bias,
                         pa_linear **out_linear, pa_error *err)
{
    const onednn_kernels *kernels = (const onednn_kernels *)table;
    pa_linear *linear = calloc(1, sizeof *linear);
    if (!linear) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    linear->outputs = weight->shape[0];
    linear->inputs = weight->shape[1];
    linear->depth = whole(linear->inputs, DEPTH);
    size_t panels = whole(linear->outputs, SPAN);
    size_t size = panels * linear->depth * 2 * TILE * sizeof *linear->weight;
    size_t threads = (size_t)kernels->threads;
    linear->weight = aligned_alloc(64, size);
    linear->bias = calloc(panels * SPAN, sizeof *linear->bias);
    float *lines = malloc(threads * linear->inputs * sizeof *lines);
    bool done = linear->weight && linear->bias && lines &&
                (!bias || pa_tensor_to_f32(bias, linear->bias, err) == PA_OK);
    if (done) {
#pragma omp parallel for num_threads(kernels->threads) schedule(static)
        for (size_t panel = 0; panel < panels; panel++) {
            element *start = linear->weight + panel * linear->depth * 2 * TILE;
            memset(start, 0, linear->depth * 2 * TILE * sizeof *start);
            for (size_t i = panel * SPAN; i < (panel + 1) * SPAN && i < linear->outputs; i++) {
                pack_output(linear, weight, i, lines + (size_t)omp_get_thread_num() * linear->inputs);
            }
        }
    }
    free(lines);
    if (!done) {
        amx_linear_free(linear);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_linear = linear;
    return PA_OK;
}

/* Rows from `first` on, as [rows / SPAN][depth][2] tiles. */
static void pack_rows(const pa_matrix *input, size_t first, size_t rows, size_t depth, element *packed)
{
    const element *start = (const element *)input->data + first * input->stride;
    for (size_t row = 0; row < rows; row += SPAN) {
        for (size_t d = 0; d < depth; d++) {
            size_t numbers = input->columns - d * DEPTH < DEPTH ? input->columns - d * DEPTH : DEPTH;
            __mmask32 mask = numbers < DEPTH ? (1u << numbers) - 1 : 0xFFFFFFFF;
            for (size_t i = 0; i < SPAN; i++, packed += DEPTH) {
                const element *from = start + (row + i) * input->stride + d * DEPTH;
                if (row + i < rows) {
                    _mm_prefetch(from + NEAR * DEPTH, _MM_HINT_T0);
                    _mm512_storeu_si512(packed, _mm512_maskz_loadu_epi16(mask, from));
                } else {
                    _mm512_storeu_si512(packed, _mm512_setzero_si512());
                }
            }
        }
    }
}

/* Memory to be fetched into the second cache while tiles are multiplied: some lines a tile. */
typedef struct errand {
    const uint8_t *next;
    size_t step;
    size_t lines;
    bool wide; /* the line behind each is fetched too */
} errand;

static inline void run_errand(errand *one)
{
    for (size_t i = 0; i < one->lines; i++, one->next += one->step) {
        _mm_prefetch(one->next, _MM_HINT_T1);
        if (one->wide) {
            _mm_prefetch(one->next + LINE, _MM_HINT_T1);
        }
    }
}

/* sums [SPAN, SPAN] = or += so many tiles of packed rows · those of a panel. */
static void multiply(const element *rows, const element *panel, size_t tiles, bool adds, errand weights,
                     errand output, float *sums)
{
    enum { ROW = SPAN * sizeof(float), TILE_ROW = DEPTH * sizeof(element) };
    if (adds) {
        _tile_loadd(0, sums, ROW);
        _tile_loadd(1, sums + SIDE, ROW);
        _tile_loadd(2, sums + SIDE * SPAN, ROW);
        _tile_loadd(3, sums + SIDE * SPAN + SIDE, ROW);
    } else {
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
    }
    for (size_t i = 0; i < tiles; i++, rows += 2 * TILE, panel += 2 * TILE) {
        _tile_loadd(4, rows, TILE_ROW);
        _tile_loadd(6, panel, TILE_ROW);
        _tile_loadd(7, panel + TILE, TILE_ROW);
        _tile_loadd(5, rows + TILE, TILE_ROW);
        run_errand(&weights);
        run_errand(&output);
        _tile_dpbf16ps(0, 4, 6);
        _tile_dpbf16ps(1, 4, 7);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, sums, ROW);
    _tile_stored(1, sums + SIDE, ROW);
    _tile_stored(2, sums + SIDE * SPAN, ROW);
    _tile_stored(3, sums + SIDE * SPAN + SIDE, ROW);
}

/* The sums of rows from `row` on and outputs from `column` on go out. */
static inline __attribute__((always_inline)) void finish(const product *call, pa_activation activation,
                                                         const float *sums, size_t row, size_t rows,
                                                         size_t column)
{
    const pa_matrix *output = call->output;
    for (size_t half = 0; half < SPAN && column + half < call->linear->outputs; half += SIDE) {
        size_t left = call->linear->outputs - column - half;
        __mmask16 mask = (__mmask16)(left < SIDE ? (1u << left) - 1 : 0xFFFF);
        vector bias = load_vector(call->linear->bias + column + half);
        for (size_t i = 0; i < rows; i++) {
            size_t at = (row + i) * output->stride + column + half;
            vector value = activate(activation, load_vector(sums + i * SPAN + half) + bias);
            if (output->dtype == PA_BF16) {
                _mm256_mask_storeu_epi16((element *)output->data + at, mask,
                                         (__m256i)_mm512_cvtneps_pbh(value));
            } else {
                float *out = (float *)output->data + at;
                if (call->add) {
                    value += _mm512_maskz_loadu_ps(mask, out);
                }
                _mm512_mask_storeu_ps(out, mask, value);
            }
        }
    }
}

static void finish_any(const product *call, const float *sums, size_t row, size_t rows, size_t column)
{
    switch (call->activation) {
    case PA_ACTIVATION_NONE:
        finish(call, PA_ACTIVATION_NONE, sums, row, rows, column);
        break;
    case PA_ACTIVATION_GELU:
        finish(call, PA_ACTIVATION_GELU, sums, row, rows, column);
        break;
    case PA_ACTIVATION_QUICK_GELU:
        finish(call, PA_ACTIVATION_QUICK_GELU, sums, row, rows, column);
        break;
    case PA_ACTIVATION_SILU:
        finish(call, PA_ACTIVATION_SILU, sums, row, rows, column);
        break;
    }
}

/* All rows by the piece of a panel that begins at tile `done`; meanwhile the next piece is fetched. */
static void run_piece(const product *call, size_t first, size_t rows, size_t column, size_t done,
                      const element *packed, const element *panel, float *sums)
{
    const pa_matrix *output = call->output;
    size_t depth = call->linear->depth;
    size_t tiles = depth - done < PIECE ? depth - done : PIECE;
    size_t row_size = output->stride * pa_dtype_size(output->dtype);
    errand weights = {.next = (const uint8_t *)(panel + (done + tiles) * 2 * TILE),
                      .step = LINE,
                      .lines = whole(2 * TILE * sizeof(element) / LINE, whole(rows, SPAN))};
    for (size_t row = 0; row < rows; row += SPAN) {
        bool last = done + tiles == depth;
        float *here = sums + row * SPAN;
        errand lines = {.next = (const uint8_t *)output->data + (first + row) * row_size +
                                column * pa_dtype_size(output->dtype),
                        .step = row_size,
                        .lines = last ? whole(SPAN, tiles) : 0,
                        .wide = output->dtype == PA_F32};
        multiply(packed + (row / SPAN * depth + done) * 2 * TILE, panel + done * 2 * TILE, tiles, done > 0,
                 weights, lines, here);
        weights.next += weights.lines * tiles * LINE;
        if (last) {
            finish_any(call, here, first + row, rows - row < SPAN ? rows - row : SPAN, column);
        }
    }
}

/* packed and sums have room for these rows. */
static void run_rows(const product *call, size_t first, size_t rows, element *packed, float *sums)
{
    const pa_linear *linear = call->linear;
    size_t depth = linear->depth;
    pack_rows(call->input, first, rows, depth, packed);
    tiles_see_memory();
    for (size_t column = 0; column < linear->outputs; column += SPAN) {
        const element *panel = linear->weight + column / SPAN * depth * 2 * TILE;
        for (size_t done = 0; done < depth; done += PIECE) {
            run_piece(call, first, rows, column, done, packed, panel, sums);
        }
    }
}

pa_status amx_linear(pa_kernels *table, const pa_linear *linear, const pa_matrix *input,
                     pa_activation activation, bool add, const pa_matrix *output, pa_error *err)
{
    onednn_kernels *kernels = (onednn_kernels *)table;
    const product call = {
        .linear = linear, .input = input, .output = output, .activation = activation, .add = add};
    size_t spans = whole(input->rows, SPAN);
    size_t row_size = linear->depth * DEPTH * sizeof(element);
    size_t most = ROOM / (SPAN * row_size) > 1 ? ROOM / (SPAN * row_size) : 1;
    size_t packed_size = most * SPAN * row_size;
    size_t size = packed_size + most * SPAN * SPAN * sizeof(float);
    uint8_t *scratch = onednn_scratch(kernels, (size_t)kernels->threads * size);
    if (!scratch) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
#pragma omp parallel num_threads(kernels->threads)
    {
        size_t threads = (size_t)omp_get_num_threads();
        size_t thread = (size_t)omp_get_thread_num();
        uint8_t *own = scratch + thread * size;
        size_t end = spans * (thread + 1) / threads;
        tiles_enter();
        for (size_t span = spans * thread / threads; span < end; span += most) {
            size_t first = span * SPAN;
            size_t beyond = (span + most < end ? span + most : end) * SPAN;
            run_rows(&call, first, (beyond < input->rows ? beyond : input->rows) - first, (element *)own,
                     (float *)(void *)(own + packed_size));
        }
        tiles_leave();
    }
    return PA_OK;
}
