/**
 * AVX-512 with BF16 products: sixteen f32 at a time, kept as BF16. What becomes BF16 in the end is worked out
 * to 13 bits or more, not to 24.
 */
#ifndef PA_INFERENCE_KERNELS_VECTOR_BF16_H
#define PA_INFERENCE_KERNELS_VECTOR_BF16_H

#include <stdint.h>

#include "inference/kernels/onednn/vector_512.h"

typedef uint16_t element;
typedef uint32_t unit; /* two neighbours */
enum { PRECISE = 0 };

static inline vector load_elements(const element *from)
{
    __m512i wide = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(const void *)from));
    return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
}

static inline void store_elements(element *to, vector value)
{
    _mm256_storeu_si256((__m256i *)(void *)to, (__m256i)_mm512_cvtneps_pbh(value));
}

static inline vector reciprocal(vector value)
{
    return _mm512_rcp14_ps(value);
}

/*
 * What a product takes from neighbours, out of the sums of each. Halves are rounded up: the instruction that
 * rounds them to even takes twice as long, and weights are no worse for it.
 */
static inline void store_units(unit *to, const vector *values)
{
    const __m512i half = _mm512_set1_epi32(0x8000);
    __m512i even = _mm512_add_epi32(_mm512_castps_si512(values[0]), half);
    __m512i odd = _mm512_add_epi32(_mm512_castps_si512(values[1]), half);
    _mm512_storeu_si512(to, _mm512_mask_blend_epi16(0xAAAAAAAA, _mm512_srli_epi32(even, 16), odd));
}

/* The same out of 16 columns of neighbouring rows. */
static inline void gather_units(unit *to, const element *const *rows)
{
    __m512i even = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(const void *)rows[0]));
    __m512i odd = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(const void *)rows[1]));
    _mm512_storeu_si512(to, _mm512_or_si512(even, _mm512_slli_epi32(odd, 16)));
}

/* sum + left · right: each product takes two neighbours from either side and adds both. */
static inline vector multiply_add(vector sum, unit left, const unit *right)
{
    return _mm512_dpbf16_ps(sum, (__m512bh)_mm512_set1_epi32((int)left),
                            (__m512bh)_mm512_loadu_si512((const void *)right));
}

#endif
