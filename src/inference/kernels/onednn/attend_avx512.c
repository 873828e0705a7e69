/* AVX-512, f32: 6 × 64 sums in 24 registers. */
#include <immintrin.h>

#include "inference/kernels/onednn/attend_block.h"

typedef float element;
typedef float unit;
typedef __m512 vector;
enum { LANES = 16, TILE_ROWS = 6, TILE_VECTORS = 4 };

static inline vector load_vector(const float *from)
{
    return _mm512_loadu_ps(from);
}

static inline void store_vector(float *to, vector value)
{
    _mm512_storeu_ps(to, value);
}

static inline vector multiply_add(vector sum, unit left, const unit *right)
{
    return _mm512_fmadd_ps(_mm512_set1_ps(left), _mm512_loadu_ps(right), sum);
}

static inline element element_of(float value)
{
    return value;
}

#include "inference/kernels/onednn/attend_block_template.h"

const attend_block attend_block_avx512 = ATTEND_BLOCK;
