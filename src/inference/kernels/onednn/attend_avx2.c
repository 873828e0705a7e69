/* AVX2 and FMA, f32: 6 × 16 sums in 12 registers. */
#include <immintrin.h>

#include "inference/kernels/onednn/attend_block.h"

typedef float element;
typedef float unit;
typedef __m256 vector;
enum { LANES = 8, TILE_ROWS = 6, TILE_VECTORS = 2 };

static inline vector load_vector(const float *from)
{
    return _mm256_loadu_ps(from);
}

static inline void store_vector(float *to, vector value)
{
    _mm256_storeu_ps(to, value);
}

static inline vector multiply_add(vector sum, unit left, const unit *right)
{
    return _mm256_fmadd_ps(_mm256_set1_ps(left), _mm256_loadu_ps(right), sum);
}

static inline element element_of(float value)
{
    return value;
}

#include "inference/kernels/onednn/attend_block_template.h"

const attend_block attend_block_avx2 = ATTEND_BLOCK;
