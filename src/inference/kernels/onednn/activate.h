/** Activations of vectors, for whoever has included one of the vector_*.h. */
#ifndef PA_INFERENCE_KERNELS_ACTIVATE_H
#define PA_INFERENCE_KERNELS_ACTIVATE_H

#include "inference/kernels/kernels.h"
#include "inference/kernels/onednn/vector_math.h"

/* Where 2^(-x · slope) would be too large for f32, the result is 0 in any case. */
static inline vector sigmoid_weighted(vector x, float slope)
{
    vector bounded = largest(x, broadcast(-80 / slope));
    return x * reciprocal(broadcast(1) + power_of_two(bounded * broadcast(-slope * LOG2_E)));
}

/* x · Φ(x) by Abramowitz and Stegun 7.1.26, which is off by 1.5e-7 at most. */
static inline vector gelu(vector x)
{
    vector size = largest(x, broadcast(0) - x);
    vector t = reciprocal(fused(size, broadcast(0.3275911f * 0.70710678f), broadcast(1)));
    vector sum = fused(t, broadcast(0.5f * 1.061405429f), broadcast(0.5f * -1.453152027f));
    sum = fused(t, sum, broadcast(0.5f * 1.421413741f));
    sum = fused(t, sum, broadcast(0.5f * -0.284496736f));
    sum = fused(t, sum, broadcast(0.5f * 0.254829592f));
    vector beyond = sum * t * power_of_two(x * x * broadcast(-0.5f * LOG2_E));
    return largest(x, broadcast(0)) - size * beyond;
}

static inline __attribute__((always_inline)) vector activate(pa_activation activation, vector x)
{
    switch (activation) {
    case PA_ACTIVATION_NONE:
        break;
    case PA_ACTIVATION_GELU:
        return gelu(x);
    case PA_ACTIVATION_QUICK_GELU:
        return sigmoid_weighted(x, 1.702f);
    case PA_ACTIVATION_SILU:
        return sigmoid_weighted(x, 1);
    }
    return x;
}

#endif
