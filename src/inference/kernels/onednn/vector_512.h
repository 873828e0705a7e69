/** What both kinds of AVX-512 do with f32. */
#ifndef PA_INFERENCE_KERNELS_VECTOR_512_H
#define PA_INFERENCE_KERNELS_VECTOR_512_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

typedef __m512 vector;
enum { LANES = 16 };

static inline vector load_vector(const float *from)
{
    return _mm512_loadu_ps(from);
}

static inline void store_vector(float *to, vector value)
{
    _mm512_storeu_ps(to, value);
}

static inline vector broadcast(float value)
{
    return _mm512_set1_ps(value);
}

static inline vector largest(vector a, vector b)
{
    return _mm512_max_ps(a, b);
}

/* a · b + c */
static inline vector fused(vector a, vector b, vector c)
{
    return _mm512_fmadd_ps(a, b, c);
}

/* number · 2^n, where the lowest bits of `bits` are n. */
static inline vector times_power(vector number, vector bits)
{
    __m512i power = _mm512_slli_epi32(_mm512_castps_si512(bits), 23);
    return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(number), power));
}

/* Negative where the lowest of `bits` is set. */
static inline vector flip_odd(vector number, vector bits)
{
    __m512i sign = _mm512_slli_epi32(_mm512_castps_si512(bits), 31);
    return _mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(number), sign));
}

/* Is a above b in any place? */
static inline int any_above(vector a, vector b)
{
    return _mm512_cmp_ps_mask(a, b, _CMP_GT_OQ) != 0;
}

static inline float sum_of(vector value)
{
    return _mm512_reduce_add_ps(value);
}

/* 16 × 16 numbers of 32 bits; to_stride numbers from one row to the next. */
static inline void transpose(const void *from, void *to, size_t to_stride)
{
    __m512i twos[16];
    for (size_t i = 0; i < 16; i += 2) {
        __m512i even = _mm512_loadu_si512((const int *)from + 16 * i);
        __m512i odd = _mm512_loadu_si512((const int *)from + 16 * i + 16);
        twos[i] = _mm512_unpacklo_epi32(even, odd);
        twos[i + 1] = _mm512_unpackhi_epi32(even, odd);
    }
    /* fours[i + k] holds column 4 · lane + k of rows i to i + 3 in each of its four lanes. */
    __m512i fours[16];
    for (size_t i = 0; i < 16; i += 4) {
        fours[i] = _mm512_unpacklo_epi64(twos[i], twos[i + 2]);
        fours[i + 1] = _mm512_unpackhi_epi64(twos[i], twos[i + 2]);
        fours[i + 2] = _mm512_unpacklo_epi64(twos[i + 1], twos[i + 3]);
        fours[i + 3] = _mm512_unpackhi_epi64(twos[i + 1], twos[i + 3]);
    }
    enum { EVEN_LANES = 0x88, ODD_LANES = 0xdd };
    for (size_t k = 0; k < 4; k++) {
        __m512i upper_even = _mm512_shuffle_i32x4(fours[k], fours[4 + k], EVEN_LANES);
        __m512i upper_odd = _mm512_shuffle_i32x4(fours[k], fours[4 + k], ODD_LANES);
        __m512i lower_even = _mm512_shuffle_i32x4(fours[8 + k], fours[12 + k], EVEN_LANES);
        __m512i lower_odd = _mm512_shuffle_i32x4(fours[8 + k], fours[12 + k], ODD_LANES);
        _mm512_storeu_si512((int *)to + k * to_stride,
                            _mm512_shuffle_i32x4(upper_even, lower_even, EVEN_LANES));
        _mm512_storeu_si512((int *)to + (4 + k) * to_stride,
                            _mm512_shuffle_i32x4(upper_odd, lower_odd, EVEN_LANES));
        _mm512_storeu_si512((int *)to + (8 + k) * to_stride,
                            _mm512_shuffle_i32x4(upper_even, lower_even, ODD_LANES));
        _mm512_storeu_si512((int *)to + (12 + k) * to_stride,
                            _mm512_shuffle_i32x4(upper_odd, lower_odd, ODD_LANES));
    }
}

#endif
