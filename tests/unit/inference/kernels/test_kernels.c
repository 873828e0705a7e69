/* Every backend that this processor runs against plain C, on the same numbers. */
#include "cmocka_prelude.h"

#include <math.h>
#include <string.h>

#include "foundation/arena.h"
#include "foundation/random.h"
#include "inference/kernels/kernels.h"
#include "inference/kernels/onednn/onednn_private.h"
#include "inference/tensor/half.h"

static pa_arena arena;
static pa_random dice;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    pa_random_init(&dice, 7);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_arena_done(&arena);
    return 0;
}

/* Columns of a wider matrix, so that a stride that is forgotten shows. */
static pa_matrix empty(pa_dtype dtype, size_t rows, size_t columns)
{
    size_t stride = columns + 32;
    uint8_t *data = pa_arena_alloc(&arena, rows * stride * sizeof(float) + 64);
    data += (64 - (uintptr_t)data % 64) % 64;
    return (pa_matrix){.dtype = dtype, .rows = rows, .columns = columns, .stride = stride, .data = data};
}

static float *row_of(const pa_matrix *matrix, size_t row)
{
    return (float *)matrix->data + row * matrix->stride;
}

static float draw(void)
{
    return (float)pa_random_between(&dice, -1, 1);
}

/* Numbers that the dtype holds exactly, as f32. */
static pa_matrix drawn(pa_dtype dtype, size_t rows, size_t columns)
{
    pa_matrix matrix = empty(PA_F32, rows, columns);
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < columns; i++) {
            float number = draw();
            row_of(&matrix, row)[i] = dtype == PA_BF16 ? pa_bf16_to_f32(pa_bf16_of_f32(number)) : number;
        }
    }
    return matrix;
}

static pa_matrix converted(const pa_matrix *matrix, pa_dtype dtype)
{
    pa_matrix copy = empty(dtype, matrix->rows, matrix->columns);
    pa_matrix_convert(matrix, &copy);
    return copy;
}

static double largest_difference(const pa_matrix *a, const pa_matrix *b)
{
    pa_matrix left = converted(a, PA_F32);
    pa_matrix right = converted(b, PA_F32);
    double largest = 0;
    for (size_t row = 0; row < a->rows; row++) {
        for (size_t i = 0; i < a->columns; i++) {
            double difference = fabs((double)row_of(&left, row)[i] - (double)row_of(&right, row)[i]);
            largest = isnan(difference) ? (double)INFINITY : fmax(largest, difference);
        }
    }
    return largest;
}

/* What the rounding of inputs of about 1 and sums of about 10 allows. */
static double tolerance(pa_dtype dtype)
{
    return dtype == PA_BF16 ? 4e-2 : 2e-5;
}

/* NULL, and the test is skipped: this processor lacks it. */
static pa_kernels *backend(pa_dtype dtype)
{
    pa_kernels *kernels = NULL;
    pa_status status = pa_kernels_onednn_new(dtype, 2, &kernels, NULL);
    if (status == PA_UNSUPPORTED) {
        skip();
    }
    assert_int_equal(status, PA_OK);
    assert_int_equal(kernels->dtype, dtype);
    return kernels;
}

static pa_kernels *plain(void)
{
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    return kernels;
}

static void compare_linear(pa_kernels *kernels, size_t rows, size_t inputs, size_t outputs,
                           pa_activation activation, bool add)
{
    pa_kernels *reference = plain();
    pa_dtype dtype = kernels->dtype;
    pa_matrix weights = drawn(dtype, 1, outputs * inputs);
    pa_matrix biases = drawn(dtype, 1, outputs);
    pa_tensor weight = {.dtype = PA_F32, .rank = 2, .shape = {outputs, inputs}, .data = weights.data};
    pa_tensor bias = {.dtype = PA_F32, .rank = 1, .shape = {outputs}, .data = biases.data};
    pa_matrix input = drawn(dtype, rows, inputs);
    pa_matrix narrow = converted(&input, dtype);
    pa_matrix expected = drawn(PA_F32, rows, outputs);
    pa_matrix sum = converted(&expected, PA_F32);
    pa_matrix output = add ? sum : empty(dtype, rows, outputs);
    pa_linear *left = NULL;
    pa_linear *right = NULL;
    assert_int_equal(reference->linear_new(reference, &weight, &bias, &left, NULL), PA_OK);
    assert_int_equal(kernels->linear_new(kernels, &weight, &bias, &right, NULL), PA_OK);
    assert_int_equal(reference->linear(reference, left, &input, activation, add, &expected, NULL), PA_OK);
    assert_int_equal(kernels->linear(kernels, right, &narrow, activation, add, &output, NULL), PA_OK);
    double difference = largest_difference(&expected, &output);
    if (difference > tolerance(dtype) * fmax(1, sqrt((double)inputs) / 4)) {
        fail_msg("%zu × %zu × %zu: off by %g", rows, inputs, outputs, difference);
    }
    reference->linear_free(left);
    kernels->linear_free(right);
    pa_kernels_free(reference);
}

static void compare_linears(pa_kernels *kernels)
{
    for (int activation = PA_ACTIVATION_NONE; activation <= PA_ACTIVATION_SILU; activation++) {
        compare_linear(kernels, 33, 64, 48, (pa_activation)activation, false);
    }
    compare_linear(kernels, 65, 600, 70, PA_ACTIVATION_GELU, false);
    compare_linear(kernels, 1100, 288, 33, PA_ACTIVATION_NONE, true);
    compare_linear(kernels, 1, 16, 1, PA_ACTIVATION_NONE, false);
    compare_linear(kernels, 2, 768, 64, PA_ACTIVATION_NONE, false);
    compare_linear(kernels, 77, 96, 128, PA_ACTIVATION_NONE, true);
}

static void products_in_f32(void **state)
{
    (void)state;
    pa_kernels *kernels = backend(PA_F32);
    compare_linears(kernels);
    pa_kernels_free(kernels);
}

static void products_in_bf16(void **state)
{
    (void)state;
    pa_kernels *kernels = backend(PA_BF16);
    compare_linears(kernels);
    pa_kernels_free(kernels);
}

/* What the backend does where there are BF16 products, but no tiles. */
static void products_without_amx(void **state)
{
    (void)state;
    pa_kernels *kernels = backend(PA_BF16);
    kernels->linear_new = onednn_linear_new;
    kernels->linear_free = onednn_linear_free;
    kernels->linear = onednn_linear;
    compare_linears(kernels);
    pa_kernels_free(kernels);
}

static void compare_attention(pa_kernels *kernels, const pa_attention *attention, size_t length, size_t width)
{
    pa_kernels *reference = plain();
    size_t rows = attention->batch * length;
    pa_matrix queries = drawn(kernels->dtype, rows, width);
    pa_matrix keys = drawn(kernels->dtype, rows, width);
    pa_matrix values = drawn(kernels->dtype, rows, width);
    pa_matrix expected = empty(PA_F32, rows, width);
    pa_matrix output = empty(kernels->dtype, rows, width);
    pa_matrix q = converted(&queries, kernels->dtype);
    pa_matrix k = converted(&keys, kernels->dtype);
    pa_matrix v = converted(&values, kernels->dtype);
    assert_int_equal(reference->attend(reference, attention, &queries, &keys, &values, &expected, NULL),
                     PA_OK);
    assert_int_equal(kernels->attend(kernels, attention, &q, &k, &v, &output, NULL), PA_OK);
    double difference = largest_difference(&expected, &output);
    /* A score is as far off as it is large, and so is its weight. */
    if (difference > tolerance(kernels->dtype) * fmax(1, (double)attention->scale / 8)) {
        fail_msg("%zu × %zu rows, %zu heads: off by %g", attention->batch, length, attention->heads,
                 difference);
    }
    pa_kernels_free(reference);
}

static void compare_attentions(pa_kernels *kernels)
{
    const size_t lengths[] = {1, 23, 24, 47, 64, 65, 130};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        for (int causal = 0; causal < 2; causal++) {
            compare_attention(kernels, &(pa_attention){.batch = 2, .heads = 2, .scale = 2, .causal = causal},
                              lengths[i], 128);
        }
    }
    compare_attention(kernels, &(pa_attention){.batch = 1, .heads = 4, .scale = 0.25f}, 70, 64);
    compare_attention(kernels, &(pa_attention){.batch = 1, .heads = 1, .scale = 1}, 70, 48);
    compare_attention(kernels, &(pa_attention){.batch = 1, .heads = 1, .scale = 30}, 70, 128);
    pa_matrix odd = empty(kernels->dtype, 4, 24);
    assert_int_equal(kernels->attend(kernels, &(pa_attention){.batch = 1, .heads = 1, .scale = 1}, &odd, &odd,
                                     &odd, &odd, NULL),
                     PA_UNSUPPORTED);
}

/* With what the backend chose, and with what it would choose on a lesser processor. */
static void compare_all_attentions(pa_dtype dtype, const attend_block *lesser, bool has_lesser)
{
    pa_kernels *kernels = backend(dtype);
    compare_attentions(kernels);
    if (has_lesser) {
        ((onednn_kernels *)kernels)->block = lesser;
        compare_attentions(kernels);
    }
    pa_kernels_free(kernels);
}

static void attention_in_f32(void **state)
{
    (void)state;
    compare_all_attentions(PA_F32, &attend_block_avx2,
                           __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"));
}

static void attention_in_bf16(void **state)
{
    (void)state;
    compare_all_attentions(PA_BF16, &attend_block_bf16, pa_kernels_onednn_has_bf16());
}

static void compare_norms(pa_kernels *kernels, pa_dtype dtype)
{
    pa_kernels *reference = plain();
    pa_matrix input = drawn(PA_F32, 5, 70);
    row_of(&input, 2)[3] = 1000;
    pa_matrix scale = drawn(PA_F32, 1, 70);
    pa_matrix shift = drawn(PA_F32, 1, 70);
    pa_matrix expected = empty(PA_F32, 5, 70);
    pa_matrix output = empty(dtype, 5, 70);
    reference->layer_norm(reference, &input, scale.data, shift.data, 1e-5f, &expected);
    kernels->layer_norm(kernels, &input, scale.data, shift.data, 1e-5f, &output);
    assert_true(largest_difference(&expected, &output) < (dtype == PA_BF16 ? 8.5 / 256 : 1e-5));
    pa_kernels_free(reference);
}

static void compare_encodings(pa_kernels *kernels, pa_dtype dtype)
{
    enum { OCTAVES = 15 };
    pa_kernels *reference = plain();
    pa_matrix positions = empty(PA_F32, 1, 3 * 40);
    for (size_t i = 0; i < positions.columns; i++) {
        row_of(&positions, 0)[i] = draw();
    }
    pa_matrix expected = empty(PA_F32, 40, 3 + 6 * OCTAVES);
    pa_matrix output = empty(dtype, 40, 3 + 6 * OCTAVES);
    reference->encode(reference, positions.data, OCTAVES, &expected);
    kernels->encode(kernels, positions.data, OCTAVES, &output);
    assert_true(largest_difference(&expected, &output) < (dtype == PA_BF16 ? 1.01 / 256 : 1e-6));
    pa_kernels_free(reference);
}

static void compare_rows(pa_dtype dtype, const row_work *lesser, bool has_lesser)
{
    pa_kernels *kernels = backend(dtype);
    for (int pass = 0; pass < (has_lesser ? 2 : 1); pass++) {
        compare_norms(kernels, dtype);
        compare_norms(kernels, PA_F32);
        compare_encodings(kernels, dtype);
        ((onednn_kernels *)kernels)->rows = lesser;
    }
    pa_kernels_free(kernels);
}

static void rows_in_f32(void **state)
{
    (void)state;
    compare_rows(PA_F32, &row_work_avx2, __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"));
}

static void rows_in_bf16(void **state)
{
    (void)state;
    compare_rows(PA_BF16, NULL, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(products_in_f32, set_up, tear_down),
        cmocka_unit_test_setup_teardown(products_in_bf16, set_up, tear_down),
        cmocka_unit_test_setup_teardown(attention_in_f32, set_up, tear_down),
        cmocka_unit_test_setup_teardown(attention_in_bf16, set_up, tear_down),
        cmocka_unit_test_setup_teardown(products_without_amx, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_in_f32, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_in_bf16, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
