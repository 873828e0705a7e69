/*
 * The body of an attend_block. Whoever includes it has defined
 *     element      a number of the dtype
 *     unit         what one product takes from each side at a time: one element, or two neighbours
 *     vector       several sums, LANES of them
 *     load_vector, store_vector, multiply_add, element_of
 *     TILE_ROWS, TILE_VECTORS   sums that fit the registers
 */
#include <math.h>
#include <string.h>

enum { PER_UNIT = sizeof(unit) / sizeof(element) };

static void pack_queries(const void *rows, size_t stride, size_t count, size_t width, void *packed)
{
    const element *from = rows;
    element *to = packed;
    memset(to, 0, ATTEND_QUERIES * width * sizeof *to);
    for (size_t i = 0; i < count; i++) {
        memcpy(to + i * width, from + i * stride, width * sizeof *to);
    }
}

/* [width / PER_UNIT][ATTEND_KEYS] units, so that a vector holds the same place of several keys. */
static void pack_keys(const void *rows, size_t stride, size_t count, size_t width, void *packed)
{
    const element *from = rows;
    unit *to = packed;
    memset(to, 0, ATTEND_KEYS * width * sizeof *from);
    for (size_t key = 0; key < count; key++) {
        for (size_t i = 0; i < width / PER_UNIT; i++) {
            memcpy(&to[i * ATTEND_KEYS + key], from + key * stride + i * PER_UNIT, sizeof *to);
        }
    }
}

/* [ATTEND_KEYS / PER_UNIT][width] units of neighbouring keys' values. */
static void pack_values(const void *rows, size_t stride, size_t count, size_t width, void *packed)
{
    const element *from = rows;
    element *to = packed;
    memset(to, 0, ATTEND_KEYS * width * sizeof *to);
    for (size_t key = 0; key < count; key++) {
        element *line = to + key / PER_UNIT * PER_UNIT * width + key % PER_UNIT;
        for (size_t i = 0; i < width; i++) {
            line[i * PER_UNIT] = from[key * stride + i];
        }
    }
}

/* out [TILE_ROWS, vectors · LANES] += left [TILE_ROWS, depth elements] · right [depth / PER_UNIT][columns] */
static inline __attribute__((always_inline)) void multiply_tile(int vectors, const element *left,
                                                                size_t left_stride, const unit *right,
                                                                size_t columns, size_t depth, float *out,
                                                                size_t out_stride)
{
    vector sums[TILE_ROWS][TILE_VECTORS];
    for (int r = 0; r < TILE_ROWS; r++) {
        for (int v = 0; v < vectors; v++) {
            sums[r][v] = load_vector(out + (size_t)r * out_stride + (size_t)v * LANES);
        }
    }
    for (size_t i = 0; i < depth / PER_UNIT; i++) {
        const unit *line = right + i * columns;
        for (int r = 0; r < TILE_ROWS; r++) {
            unit factor;
            memcpy(&factor, left + (size_t)r * left_stride + i * PER_UNIT, sizeof factor);
            for (int v = 0; v < vectors; v++) {
                sums[r][v] = multiply_add(sums[r][v], factor, line + v * LANES);
            }
        }
    }
    for (int r = 0; r < TILE_ROWS; r++) {
        for (int v = 0; v < vectors; v++) {
            store_vector(out + (size_t)r * out_stride + (size_t)v * LANES, sums[r][v]);
        }
    }
}

/* out [ATTEND_QUERIES, columns] += left · right; columns are a multiple of 16. */
static void multiply(const element *left, size_t left_stride, const unit *right, size_t columns, size_t depth,
                     float *out, size_t out_stride)
{
    for (size_t row = 0; row < ATTEND_QUERIES; row += TILE_ROWS) {
        const element *lines = left + row * left_stride;
        float *sums = out + row * out_stride;
        size_t column = 0;
        for (; column + TILE_VECTORS * LANES <= columns; column += TILE_VECTORS * LANES) {
            multiply_tile(TILE_VECTORS, lines, left_stride, right + column, columns, depth, sums + column,
                          out_stride);
        }
        for (; column < columns; column += LANES) {
            multiply_tile(1, lines, left_stride, right + column, columns, depth, sums + column, out_stride);
        }
    }
}

/* e^x for x ≤ 0, to 2 ulp: 2^n by its bits, the rest by a polynomial (Cephes, expf.c). */
static inline float exponential(float x)
{
    x = x < -87.0f ? -87.0f : x;
    float n = x * 1.44269504f + 12582912.0f;
    int32_t bits;
    memcpy(&bits, &n, sizeof bits);
    n -= 12582912.0f;
    float rest = x - n * 0.693359375f + n * 2.12194440e-4f;
    float sum = 1.9875691500e-4f;
    sum = sum * rest + 1.3981999507e-3f;
    sum = sum * rest + 8.3334519073e-3f;
    sum = sum * rest + 4.1665795894e-2f;
    sum = sum * rest + 1.6666665459e-1f;
    sum = sum * rest + 5.0000001201e-1f;
    sum = sum * rest * rest + rest + 1.0f;
    int32_t power = (int32_t)((uint32_t)(bits + 127) << 23);
    float scale;
    memcpy(&scale, &power, sizeof scale);
    return sum * scale;
}

/* One query's scores become weights beside the largest score so far; what was gathered is brought to the
 * same. */
static void weigh(float *scores, uint32_t visible, float scale, size_t width, attend_state *state, size_t row,
                  element *weights)
{
    float largest = state->largest[row];
    for (size_t i = visible; i < ATTEND_KEYS; i++) {
        scores[i] = -INFINITY;
    }
    float lanes[LANES];
    for (int k = 0; k < LANES; k++) {
        lanes[k] = scores[k];
    }
    for (size_t i = LANES; i < ATTEND_KEYS; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            lanes[k] = lanes[k] > scores[i + k] ? lanes[k] : scores[i + k];
        }
    }
    for (int k = 0; k < LANES; k++) {
        float score = lanes[k] * scale;
        largest = largest > score ? largest : score;
    }
    float shrink = exponential(state->largest[row] - largest);
    float totals[LANES] = {0};
    for (size_t i = 0; i < ATTEND_KEYS; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            float weight = exponential(scores[i + k] * scale - largest);
            totals[k] += weight;
            weights[i + k] = element_of(weight);
        }
    }
    float total = 0;
    for (int k = 0; k < LANES; k++) {
        total += totals[k];
    }
    for (size_t i = visible; i < ATTEND_KEYS; i++) {
        weights[i] = 0;
    }
    state->largest[row] = largest;
    state->totals[row] = state->totals[row] * shrink + total;
    for (size_t i = 0; i < width; i++) {
        state->sums[row][i] *= shrink;
    }
}

static void add(const void *queries, const void *keys, const void *values, size_t width, float scale,
                const uint32_t *visible, attend_state *state)
{
    float scores[ATTEND_QUERIES][ATTEND_KEYS] __attribute__((aligned(64))) = {0};
    element weights[ATTEND_QUERIES][ATTEND_KEYS] __attribute__((aligned(64)));
    multiply(queries, width, keys, ATTEND_KEYS, width, scores[0], ATTEND_KEYS);
    for (size_t row = 0; row < ATTEND_QUERIES; row++) {
        weigh(scores[row], visible[row], scale, width, state, row, weights[row]);
    }
    multiply(weights[0], ATTEND_KEYS, values, width, ATTEND_KEYS, state->sums[0], ATTEND_MAX_WIDTH);
}

static void store(const attend_state *state, size_t count, size_t width, void *rows, size_t stride)
{
    element *out = rows;
    for (size_t row = 0; row < count; row++) {
        float factor = 1 / state->totals[row];
        for (size_t i = 0; i < width; i++) {
            out[row * stride + i] = element_of(state->sums[row][i] * factor);
        }
    }
}

#define ATTEND_BLOCK                                                                                         \
    {                                                                                                        \
        .element_size = sizeof(element), .pack_keys = pack_keys, .pack_values = pack_values,                 \
        .pack_queries = pack_queries, .add = add, .store = store                                             \
    }
