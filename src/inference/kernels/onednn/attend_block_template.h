/*
 * The body of an attend_block. Whoever includes it has included one of the vector_*.h, has defined
 *     QUERIES, KEYS   of a step; a block's scores stay near the processor
 *     ROW_STEP        that KEYS is a multiple of
 * and has written
 *     multiply        out [rows, QUERIES] = or += left [rows, depth] · right [depth / PER_UNIT, QUERIES]
 * units, where rows are a multiple of ROW_STEP, and so is depth if the dtype has pairs.
 *
 * Everything lies so that a vector holds the same place of several queries, and nothing is ever summed across
 * a vector: queries [width, QUERIES], keys [KEYS, width], scores and weights [KEYS, QUERIES], values
 * [width, KEYS], sums [width, QUERIES].
 */
#include <math.h>
#include <string.h>

static inline size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Columns of a head, filled up with zeroes. */
static size_t padded(size_t width)
{
    return (width + ROW_STEP - 1) / ROW_STEP * ROW_STEP;
}

static void pack_queries(const void *rows, size_t stride, size_t count, size_t width, void *packed)
{
    size_t units = padded(width) / PER_UNIT;
    for (size_t query = 0; query < QUERIES; query += 16) {
        for (size_t at = 0; at < units; at += 16) {
            unit square[16][16];
            size_t columns = least(width, (at + 16) * PER_UNIT) - at * PER_UNIT;
            for (size_t i = 0; i < 16; i++) {
                const element *row = (const element *)rows + (query + i) * stride + at * PER_UNIT;
                if (query + i < count && columns == 16 * PER_UNIT) {
                    memcpy(square[i], row, sizeof square[i]);
                } else {
                    memset(square[i], 0, sizeof square[i]);
                    memcpy(square[i], row, query + i < count ? columns * sizeof *row : 0);
                }
            }
            transpose(square, (unit *)packed + at * QUERIES + query, QUERIES);
        }
    }
}

static void pack_keys(const void *rows, size_t stride, size_t count, size_t width, void *packed)
{
    size_t line = padded(width);
    element *to = packed;
    memset(to, 0, KEYS * line * sizeof *to);
    for (size_t key = 0; key < count; key++) {
        memcpy(to + key * line, (const element *)rows + key * stride, width * sizeof *to);
    }
}

static void pack_values(const void *rows, size_t stride, size_t count, size_t width, void *packed)
{
    static const element zeroes[16];
    size_t columns = padded(width);
    memset((element *)packed + width * KEYS, 0, (columns - width) * KEYS * sizeof(element));
    for (size_t column = 0; column < width; column += 16) {
        for (size_t key = 0; key < KEYS; key += 16 * PER_UNIT) {
            unit square[16][16];
            for (size_t i = 0; i < 16; i++) {
                const element *neighbours[PER_UNIT];
                for (size_t k = 0; k < PER_UNIT; k++) {
                    size_t row = key + i * PER_UNIT + k;
                    neighbours[k] = row < count ? (const element *)rows + row * stride + column : zeroes;
                }
                gather_units(square[i], neighbours);
            }
            transpose(square, (unit *)packed + (column * KEYS + key) / PER_UNIT, KEYS / PER_UNIT);
        }
    }
}

/* What the queries do not see gets no weight. */
static void hide(const attend_step *step, float scores[KEYS][QUERIES])
{
    for (size_t key = 0; key < step->key_count; key++) {
        for (size_t query = 0; query < QUERIES; query++) {
            if (key >= step->visible[query]) {
                scores[key][query] = -1e30f;
            }
        }
    }
}

/* A vector of queries: the scores' largest so far. What was gathered beside a smaller one is brought to it.
 */
static vector follow_largest(const attend_step *step, float scores[KEYS][QUERIES], vector factor,
                             size_t query, attend_state *state)
{
    vector one = load_vector(&scores[0][query]);
    vector other = one;
    size_t key = 1;
    for (; key + 2 <= step->key_count; key += 2) {
        one = largest(one, load_vector(&scores[key][query]));
        other = largest(other, load_vector(&scores[key + 1][query]));
    }
    if (key < step->key_count) {
        one = largest(one, load_vector(&scores[key][query]));
    }
    vector reached = largest(one, other) * factor;
    vector before = step->first ? broadcast(-INFINITY) : load_vector(state->largest + query);
    if (!any_above(reached, before)) {
        return before;
    }
    reached = largest(reached, before);
    store_vector(state->largest + query, reached);
    if (step->first) {
        return reached;
    }
    vector shrink = power_of_two(before - reached);
    store_vector(state->totals + query, load_vector(state->totals + query) * shrink);
    for (size_t i = 0; i < step->width; i++) {
        float *sums = state->sums + i * QUERIES + query;
        store_vector(sums, load_vector(sums) * shrink);
    }
    return reached;
}

static void weigh(const attend_step *step, float scores[KEYS][QUERIES], attend_state *state,
                  unit weights[KEYS / PER_UNIT][QUERIES])
{
    vector factor = broadcast(step->scale * LOG2_E);
    for (size_t query = 0; query < QUERIES; query += LANES) {
        vector shift = broadcast(0) - follow_largest(step, scores, factor, query, state);
        vector total = step->first ? broadcast(0) : load_vector(state->totals + query);
        vector pair[PER_UNIT];
        size_t key = 0;
        for (; key + PER_UNIT <= step->key_count; key += PER_UNIT) {
            for (size_t k = 0; k < PER_UNIT; k++) {
                pair[k] = power_of_two(fused(load_vector(&scores[key + k][query]), factor, shift));
                total += pair[k];
            }
            store_units(&weights[key / PER_UNIT][query], pair);
        }
        if (key < step->key_count) {
            pair[0] = power_of_two(fused(load_vector(&scores[key][query]), factor, shift));
            pair[PER_UNIT - 1] = broadcast(0);
            total += pair[0];
            store_units(&weights[key / PER_UNIT][query], pair);
        }
        store_vector(state->totals + query, total);
    }
}

static void add(const attend_step *step, attend_state *state)
{
    float scores[KEYS][QUERIES] __attribute__((aligned(64)));
    unit weights[KEYS / PER_UNIT][QUERIES] __attribute__((aligned(64)));
    size_t keys = (step->key_count + ROW_STEP - 1) / ROW_STEP * ROW_STEP;
    size_t width = padded(step->width);
    multiply(step->keys, width, keys, step->queries, width, false, scores[0]);
    if (step->hides) {
        hide(step, scores);
    }
    weigh(step, scores, state, weights);
    for (size_t i = (step->key_count + PER_UNIT - 1) / PER_UNIT; i < keys / PER_UNIT; i++) {
        memset(weights[i], 0, sizeof weights[i]);
    }
    multiply(step->values, KEYS, width, weights[0], keys, !step->first, state->sums);
}

static void store(const attend_state *state, size_t count, size_t width, void *rows, size_t stride)
{
    float factors[QUERIES];
    for (size_t query = 0; query < QUERIES; query += LANES) {
        store_vector(factors + query, broadcast(1) / load_vector(state->totals + query));
    }
    for (size_t query = 0; query < count; query += 16) {
        for (size_t column = 0; column < width; column += 16) {
            float square[16][16];
            float turned[16][16];
            for (size_t i = 0; i < 16; i++) {
                const float *sums = state->sums + (column + i) * QUERIES + query;
                for (size_t k = 0; k < 16; k += LANES) {
                    store_vector(&square[i][k], load_vector(sums + k) * load_vector(factors + query + k));
                }
            }
            transpose(square, turned, 16);
            for (size_t i = 0; i < 16 && query + i < count; i++) {
                element *out = (element *)rows + (query + i) * stride + column;
                for (size_t k = 0; k < 16; k += LANES) {
                    store_elements(out + k, load_vector(&turned[i][k]));
                }
            }
        }
    }
}

#define ATTEND_BLOCK                                                                                         \
    {                                                                                                        \
        .element_size = sizeof(element), .queries = QUERIES, .keys = KEYS, .width_step = ROW_STEP,           \
        .pack_keys = pack_keys, .pack_values = pack_values, .pack_queries = pack_queries, .enter = enter,    \
        .leave = leave, .add = add, .store = store                                                           \
    }
