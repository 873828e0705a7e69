#include "golden.h"

#include <math.h>
#include <string.h>

#include "inference/shap_e/field.h"

enum { POSITIONS = 50 };

static pa_arena arena;
static pa_weight_file weights;
static pa_weight_file golden;
static pa_shap_e_field_shape shape;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    assert_int_equal(pa_shap_e_field_read_shape(golden_bytes("renderer.json", &arena), &shape, NULL), PA_OK);
    weights = golden_weights("renderer.bin", &arena);
    golden = golden_weights("field_case.safetensors", &arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    pa_weight_file_close(&weights);
    pa_weight_file_close(&golden);
    pa_arena_done(&arena);
    return 0;
}

static double largest_difference(const float *values, const float *reference, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++) {
        largest = fmax(largest, fabs((double)values[i] - (double)reference[i]));
    }
    return largest;
}

static pa_shap_e_field *field_on(pa_kernels *kernels)
{
    pa_shap_e_field *field = NULL;
    pa_error err = {0};
    if (pa_shap_e_field_new(&weights.table, &shape, kernels, golden_values(&golden, "latent"), NULL, &field,
                            &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    return field;
}

/* Takes over the kernels. */
static void assert_field(pa_kernels *kernels, double tolerance)
{
    pa_shap_e_field *field = field_on(kernels);
    float distances[POSITIONS];
    float colors[3 * POSITIONS];
    assert_int_equal(pa_shap_e_field_query(field, golden_values(&golden, "positions"), POSITIONS, NULL,
                                           distances, colors, NULL),
                     PA_OK);
    double off = fmax(largest_difference(distances, golden_values(&golden, "distances"), POSITIONS),
                      largest_difference(colors, golden_values(&golden, "colors"), 3 * POSITIONS));
    if (!(off < tolerance)) {
        fail_msg("off by %g", off);
    }
    pa_shap_e_field_free(field);
    pa_kernels_free(kernels);
}

static void plain_c_finds_the_reference_s_field(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    assert_field(kernels, 1e-5);
}

static void onednn_finds_the_reference_s_field(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_F32, 2, &kernels, NULL) != PA_OK) {
        skip();
    }
    assert_field(kernels, 1e-5);
}

static void many_positions_give_what_each_alone_does(void **state)
{
    (void)state;
    enum { COUNT = 9000 };
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    pa_shap_e_field *field = field_on(kernels);
    float *positions = pa_arena_array(&arena, 3 * COUNT, sizeof *positions);
    float *distances = pa_arena_array(&arena, COUNT, sizeof *distances);
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(positions + 3 * i, (const float *)golden_values(&golden, "positions") + 3 * (i % POSITIONS),
               3 * sizeof *positions);
    }
    assert_int_equal(pa_shap_e_field_query(field, positions, COUNT, NULL, distances, NULL, NULL), PA_OK);
    for (size_t i = 0; i < COUNT; i++) {
        assert_true(distances[i] == distances[i % POSITIONS]);
    }
    atomic_bool cancel = true;
    assert_int_equal(
        pa_shap_e_field_query(field, positions, COUNT, &(pa_run){.cancel = &cancel}, distances, NULL, NULL),
        PA_CANCELLED);
    pa_shap_e_field_free(field);
    pa_kernels_free(kernels);
}

static void configurations_of_other_models_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "[]", "{}",
        ("{\"act_fn\":\"swish\",\"d_latent\":16,\"d_hidden\":8,\"n_output\":12,\"n_hidden_layers\":6,"
         "\"insert_direction_at\":4,\"param_shapes\":[[8,93],[8,8],[8,8],[8,9]]}")};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        pa_shap_e_field_shape none;
        pa_span text = {(const uint8_t *)texts[i], strlen(texts[i])};
        assert_int_not_equal(pa_shap_e_field_read_shape(text, &none, NULL), PA_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_c_finds_the_reference_s_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(onednn_finds_the_reference_s_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_positions_give_what_each_alone_does, set_up, tear_down),
        cmocka_unit_test(configurations_of_other_models_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
