#include "cmocka_prelude.h"

#include <math.h>

#include "inference/tensor/half.h"

static void every_f16_survives_the_way_to_f32_and_back(void **state)
{
    (void)state;
    for (uint32_t half = 0; half <= UINT16_MAX; half++) {
        float value = pa_f16_to_f32((uint16_t)half);
        if (!isnan(value)) {
            assert_int_equal(pa_f16_of_f32(value), half);
        }
    }
}

static void every_bf16_survives_the_way_to_f32_and_back(void **state)
{
    (void)state;
    for (uint32_t half = 0; half <= UINT16_MAX; half++) {
        float value = pa_bf16_to_f32((uint16_t)half);
        if (!isnan(value)) {
            assert_int_equal(pa_bf16_of_f32(value), half);
        } else {
            assert_true(isnan(pa_bf16_to_f32(pa_bf16_of_f32(value))));
        }
    }
}

static void rounding_goes_to_the_nearest_and_ties_to_even(void **state)
{
    (void)state;
    assert_int_equal(pa_bf16_of_f32(1.0f + 0x1p-8f), 0x3F80);            /* a tie, even below */
    assert_int_equal(pa_bf16_of_f32(1.0f + 0x1p-8f + 0x1p-20f), 0x3F81); /* above the tie */
    assert_int_equal(pa_bf16_of_f32(1.0f + 3 * 0x1p-8f), 0x3F82);        /* a tie, even above */
    assert_int_equal(pa_f16_of_f32(1.0f + 0x1p-11f), 0x3C00);
    assert_int_equal(pa_f16_of_f32(70000.0f), 0x7C00);
}

static void tensors_of_real_numbers_become_f32(void **state)
{
    (void)state;
    const uint8_t bytes[] = {0, 0, 0x3C, 0, 0xC0}; /* not aligned: 1 and -2 as f16 from the second byte on */
    pa_tensor tensor = {.dtype = PA_F16, .rank = 1, .shape = {2}, .data = bytes + 1};
    float values[2];
    assert_int_equal(pa_tensor_to_f32(&tensor, values, NULL), PA_OK);
    assert_true(values[0] == 1 && values[1] == -2);
    tensor.dtype = PA_I16;
    assert_int_equal(pa_tensor_to_f32(&tensor, values, NULL), PA_UNSUPPORTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_f16_survives_the_way_to_f32_and_back),
        cmocka_unit_test(every_bf16_survives_the_way_to_f32_and_back),
        cmocka_unit_test(rounding_goes_to_the_nearest_and_ties_to_even),
        cmocka_unit_test(tensors_of_real_numbers_become_f32),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
