/** Functions of vectors, for whoever has included one of the vector_*.h. */
#ifndef PA_INFERENCE_KERNELS_VECTOR_MATH_H
#define PA_INFERENCE_KERNELS_VECTOR_MATH_H

enum { PER_UNIT = sizeof(unit) / sizeof(element) };

/* Added to a small number, it leaves the nearest whole number in the lowest bits. */
#define WHOLE 12582912.0f
#define LOG2_E 1.44269504f

/* 2^x for x ≤ 126; what is below -100 counts as that, so that no product of it is denormal. The polynomials
 * are off by 2e-9 and 7e-5 at most. */
static inline vector power_of_two(vector x)
{
    x = largest(x, broadcast(-100));
    vector bits = x + broadcast(WHOLE);
    vector rest = x - (bits - broadcast(WHOLE));
    vector sum;
    if (PRECISE) {
        sum = fused(rest, broadcast(1.53458116e-4f), broadcast(1.33999312e-3f));
        sum = fused(rest, sum, broadcast(9.61848896e-3f));
        sum = fused(rest, sum, broadcast(5.55032878e-2f));
        sum = fused(rest, sum, broadcast(2.40226469e-1f));
        sum = fused(rest, sum, broadcast(6.93147206e-1f));
        sum = fused(rest, sum, broadcast(1));
    } else {
        sum = fused(rest, broadcast(5.51716649e-2f), broadcast(2.42611122e-1f));
        sum = fused(rest, sum, broadcast(6.93260986e-1f));
        sum = fused(rest, sum, broadcast(9.99928074e-1f));
    }
    return times_power(sum, bits);
}

/* For |x| up to 2^22, to 1e-7. */
static inline vector sine(vector x)
{
    vector bits = fused(x, broadcast(0.318309886f), broadcast(WHOLE));
    vector turns = broadcast(WHOLE) - bits;
    vector rest = fused(turns, broadcast(3.14159274f), x);
    rest = fused(turns, broadcast(-8.74227766e-8f), rest);
    vector square = rest * rest;
    vector sum = fused(square, broadcast(2.6057806e-6f), broadcast(-1.98096029e-4f));
    sum = fused(square, sum, broadcast(8.33306625e-3f));
    sum = fused(square, sum, broadcast(-1.66666596e-1f));
    return flip_odd(fused(rest * square, sum, rest), bits);
}

#endif
