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

float pa_f16_to_f32(uint16_t half)
{
    _Float16 value;
    memcpy(&value, &half, sizeof value);
    return (float)value;
}

uint16_t pa_f16_of_f32(float value)
{
    _Float16 narrow = (_Float16)value;
    uint16_t half;
    memcpy(&half, &narrow, sizeof half);
    return half;
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
