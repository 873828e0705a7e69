/* AVX-512 with BF16 products: each takes two neighbours from either side and adds both to an f32 sum. */
#include <immintrin.h>

#include "inference/kernels/onednn/attend_block.h"

typedef uint16_t element;
typedef uint32_t unit;
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
    return _mm512_dpbf16_ps(sum, (__m512bh)_mm512_set1_epi32((int)left),
                            (__m512bh)_mm512_loadu_si512((const void *)right));
}

/* Rounds to the nearest, ties to even. Attention makes no NaN of numbers that are none. */
static inline element element_of(float value)
{
    uint32_t bits;
    __builtin_memcpy(&bits, &value, sizeof bits);
    return (element)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

#include "inference/kernels/onednn/attend_block_template.h"

const attend_block attend_block_bf16 = ATTEND_BLOCK;
