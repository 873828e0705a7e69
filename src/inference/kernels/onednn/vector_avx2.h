/** AVX2 and FMA: eight f32 at a time. */
#ifndef PA_INFERENCE_KERNELS_VECTOR_AVX2_H
#define PA_INFERENCE_KERNELS_VECTOR_AVX2_H

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef float element;
typedef float unit;
typedef __m256 vector;
enum { LANES = 8, PRECISE = 1 };

static inline vector load_vector(const float *from)
{
    return _mm256_loadu_ps(from);
}

static inline void store_vector(float *to, vector value)
{
    _mm256_storeu_ps(to, value);
}

static inline vector load_elements(const element *from)
{
    return _mm256_loadu_ps(from);
}

static inline void store_elements(element *to, vector value)
{
    _mm256_storeu_ps(to, value);
}

static inline vector broadcast(float value)
{
    return _mm256_set1_ps(value);
}

static inline vector largest(vector a, vector b)
{
    return _mm256_max_ps(a, b);
}

/* a · b + c */
static inline vector fused(vector a, vector b, vector c)
{
    return _mm256_fmadd_ps(a, b, c);
}

static inline vector reciprocal(vector value)
{
    return _mm256_div_ps(_mm256_set1_ps(1), value);
}

/* number · 2^n, where the lowest bits of `bits` are n. */
static inline vector times_power(vector number, vector bits)
{
    __m256i power = _mm256_slli_epi32(_mm256_castps_si256(bits), 23);
    return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(number), power));
}

/* Negative where the lowest of `bits` is set. */
static inline vector flip_odd(vector number, vector bits)
{
    __m256i sign = _mm256_slli_epi32(_mm256_castps_si256(bits), 31);
    return _mm256_castsi256_ps(_mm256_xor_si256(_mm256_castps_si256(number), sign));
}

/* Is a above b in any place? */
static inline int any_above(vector a, vector b)
{
    return _mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_GT_OQ)) != 0;
}

static inline float sum_of(vector value)
{
    __m128 half = _mm_add_ps(_mm256_castps256_ps128(value), _mm256_extractf128_ps(value, 1));
    half = _mm_add_ps(half, _mm_movehl_ps(half, half));
    return _mm_cvtss_f32(_mm_add_ss(half, _mm_movehdup_ps(half)));
}

/* 16 × 16 numbers of 32 bits; to_stride numbers from one row to the next. */
static inline void transpose(const void *from, void *to, size_t to_stride)
{
    for (size_t row = 0; row < 16; row++) {
        for (size_t column = 0; column < 16; column++) {
            ((float *)to)[column * to_stride + row] = ((const float *)from)[row * 16 + column];
        }
    }
}

/* What a product takes from neighbours, out of the sums of each. */
static inline void store_units(unit *to, const vector *values)
{
    _mm256_storeu_ps(to, values[0]);
}

/* The same out of 16 columns of neighbouring rows. */
static inline void gather_units(unit *to, const element *const *rows)
{
    memcpy(to, rows[0], 16 * sizeof *to);
}

/* sum + left · right */
static inline vector multiply_add(vector sum, unit left, const unit *right)
{
    return _mm256_fmadd_ps(_mm256_set1_ps(left), _mm256_loadu_ps(right), sum);
}

#endif
