/** AVX-512: sixteen f32 at a time. */
#ifndef PA_INFERENCE_KERNELS_VECTOR_AVX512_H
#define PA_INFERENCE_KERNELS_VECTOR_AVX512_H

#include <string.h>

#include "inference/kernels/onednn/vector_512.h"

typedef float element;
typedef float unit;
enum { PRECISE = 1 };

static inline vector load_elements(const element *from)
{
    return _mm512_loadu_ps(from);
}

static inline void store_elements(element *to, vector value)
{
    _mm512_storeu_ps(to, value);
}

static inline vector reciprocal(vector value)
{
    return _mm512_div_ps(_mm512_set1_ps(1), value);
}

/* What a product takes from neighbours, out of the sums of each. */
static inline void store_units(unit *to, const vector *values)
{
    _mm512_storeu_ps(to, values[0]);
}

/* The same out of 16 columns of neighbouring rows. */
static inline void gather_units(unit *to, const element *const *rows)
{
    memcpy(to, rows[0], 16 * sizeof *to);
}

/* sum + left · right */
static inline vector multiply_add(vector sum, unit left, const unit *right)
{
    return _mm512_fmadd_ps(_mm512_set1_ps(left), _mm512_loadu_ps(right), sum);
}

#endif
