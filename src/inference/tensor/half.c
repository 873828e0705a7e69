#include "inference/tensor/half.h"

#include <string.h>

static uint32_t bits_of(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static float float_of(uint32_t bits)
{
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* The f32 whose exponent, as it stands in the bits, is that of 2^-14: the smallest normal f16. */
enum { SMALLEST_NORMAL = 113 << 23, REBIAS = 112 << 23 };

float pa_f16_to_f32(uint16_t half)
{
    uint32_t sign = (uint32_t)(half & 0x8000) << 16;
    uint32_t rest = (uint32_t)(half & 0x7FFF) << 13;
    if ((half & 0x7C00) == 0x7C00) {
        return float_of(sign | 0x7F800000 | rest);
    }
    if ((half & 0x7C00) == 0) {
        /* Subnormal: so many 2^-24. */
        float value = (float)(half & 0x3FF) * 0x1p-24f;
        return float_of(sign | bits_of(value));
    }
    return float_of(sign | (rest + REBIAS));
}

uint16_t pa_f16_of_f32(float value)
{
    uint32_t bits = bits_of(value);
    uint16_t sign = (uint16_t)(bits >> 16 & 0x8000);
    bits &= 0x7FFFFFFF;
    if (bits > 0x7F800000) {
        return sign | 0x7E00;
    }
    if (bits >= bits_of(65520.0f)) {
        return sign | 0x7C00;
    }
    if (bits < SMALLEST_NORMAL) {
        /* The sum's last bit is worth 2^-24, so that the addition rounds. */
        return (uint16_t)(sign | (bits_of(float_of(bits) + 0.5f) - bits_of(0.5f)));
    }
    return (uint16_t)(sign | ((bits - REBIAS + 0xFFF + (bits >> 13 & 1)) >> 13));
}

float pa_bf16_to_f32(uint16_t half)
{
    return float_of((uint32_t)half << 16);
}

uint16_t pa_bf16_of_f32(float value)
{
    uint32_t bits = bits_of(value);
    if ((bits & 0x7FFFFFFF) > 0x7F800000) {
        return (uint16_t)(bits >> 16 | 0x40);
    }
    return (uint16_t)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

pa_status pa_tensor_to_f32(const pa_tensor *tensor, float *out_values, pa_error *err)
{
    size_t count;
    size_t bytes;
    if (!pa_tensor_measure(tensor, &count, &bytes)) {
        return pa_fail(err, PA_TOO_LARGE, NULL);
    }
    const uint8_t *data = tensor->data;
    switch (tensor->dtype) {
    case PA_F32:
        if (bytes > 0) {
            memcpy(out_values, data, bytes);
        }
        return PA_OK;
    case PA_F16:
    case PA_BF16:
        for (size_t i = 0; i < count; i++) {
            uint16_t half;
            memcpy(&half, data + 2 * i, sizeof half);
            out_values[i] = tensor->dtype == PA_F16 ? pa_f16_to_f32(half) : pa_bf16_to_f32(half);
        }
        return PA_OK;
    case PA_F64:
        for (size_t i = 0; i < count; i++) {
            double value;
            memcpy(&value, data + 8 * i, sizeof value);
            out_values[i] = (float)value;
        }
        return PA_OK;
    default:
        return pa_fail(err, PA_UNSUPPORTED, "%s numbers are no weights.", pa_dtype_name(tensor->dtype));
    }
}
