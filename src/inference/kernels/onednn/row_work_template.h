/*
 * The body of a row_work, for whoever has included one of the vector_*.h.
 */
#include <math.h>
#include <string.h>

#include "inference/kernels/onednn/row_work.h"

static void store_any(void *row, size_t at, bool narrow, vector value)
{
    if (narrow) {
        store_elements((element *)row + at, value);
    } else {
        store_vector((float *)row + at, value);
    }
}

/* What of a row is left for a last vector; places beyond it hold `filling`. */
static vector load_rest(const float *row, size_t at, size_t columns, float filling)
{
    float rest[LANES];
    for (size_t i = 0; i < LANES; i++) {
        rest[i] = at + i < columns ? row[at + i] : filling;
    }
    return load_vector(rest);
}

static void store_rest(void *row, size_t at, size_t columns, bool narrow, vector value)
{
    element elements[LANES];
    float floats[LANES];
    store_elements(elements, value);
    store_vector(floats, value);
    memcpy(narrow ? (void *)((element *)row + at) : (void *)((float *)row + at),
           narrow ? (void *)elements : (void *)floats,
           (columns - at) * (narrow ? sizeof *elements : sizeof *floats));
}

static void normalise(const float *in, size_t columns, const float *scale, const float *shift, float epsilon,
                      bool narrow, void *out)
{
    size_t whole = columns / LANES * LANES;
    vector total = broadcast(0);
    for (size_t i = 0; i < whole; i += LANES) {
        total += load_vector(in + i);
    }
    if (whole < columns) {
        total += load_rest(in, whole, columns, 0);
    }
    float average = sum_of(total) / (float)columns;
    vector mean = broadcast(average);
    vector squares = broadcast(0);
    for (size_t i = 0; i < whole; i += LANES) {
        vector difference = load_vector(in + i) - mean;
        squares = fused(difference, difference, squares);
    }
    if (whole < columns) {
        vector difference = load_rest(in, whole, columns, average) - mean;
        squares = fused(difference, difference, squares);
    }
    vector factor = broadcast(1 / sqrtf(sum_of(squares) / (float)columns + epsilon));
    for (size_t i = 0; i < whole; i += LANES) {
        vector value = (load_vector(in + i) - mean) * factor;
        store_any(out, i, narrow, fused(value, load_vector(scale + i), load_vector(shift + i)));
    }
    if (whole < columns) {
        vector value = (load_rest(in, whole, columns, average) - mean) * factor;
        store_rest(out, whole, columns, narrow,
                   fused(value, load_rest(scale, whole, columns, 0), load_rest(shift, whole, columns, 0)));
    }
}

static void take_sines(const float *angles, size_t columns, bool narrow, void *out)
{
    size_t whole = columns / LANES * LANES;
    for (size_t i = 0; i < whole; i += LANES) {
        store_any(out, i, narrow, sine(load_vector(angles + i)));
    }
    if (whole < columns) {
        store_rest(out, whole, columns, narrow, sine(load_rest(angles, whole, columns, 0)));
    }
}

#define ROW_WORK                                                                                             \
    {                                                                                                        \
        .normalise = normalise, .take_sines = take_sines                                                     \
    }
