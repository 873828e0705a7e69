/** Sixteen-bit floats ↔ f32 (IEEE 754 binary16, and bfloat16: the upper half of an f32). */
#ifndef PA_INFERENCE_HALF_H
#define PA_INFERENCE_HALF_H

#include <stdint.h>

#include "foundation/status.h"
#include "inference/tensor/tensor.h"

float pa_f16_to_f32(uint16_t half);
/** Rounds to the nearest, ties to even; what is too large becomes infinite. */
uint16_t pa_f16_of_f32(float value);
float pa_bf16_to_f32(uint16_t half);
/** Rounds to the nearest, ties to even. NaN stays NaN. */
uint16_t pa_bf16_of_f32(float value);

/**
 * The numbers of an F32, F16, BF16 or F64 tensor as f32.
 *
 * out_values [count of the tensor]. Fails with PA_UNSUPPORTED (whole numbers).
 */
pa_status pa_tensor_to_f32(const pa_tensor *tensor, float *out_values, pa_error *err);

#endif
