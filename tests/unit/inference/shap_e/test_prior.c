#include "golden.h"

#include <math.h>
#include <string.h>

#include "inference/shap_e/prior.h"

static pa_arena arena;
static pa_weight_file weights;
static pa_weight_file golden;
static pa_shap_e_prior_shape shape;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    assert_int_equal(pa_shap_e_prior_read_shape(golden_bytes("prior.json", &arena), &shape, NULL), PA_OK);
    weights = golden_weights("prior.safetensors", &arena);
    golden = golden_weights("prior_case.safetensors", &arena);
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

/* Takes over the kernels. */
static void assert_guesses(pa_kernels *kernels, double tolerance)
{
    pa_shap_e_prior *prior = NULL;
    pa_error err = {0};
    if (pa_shap_e_prior_load(&weights.table, &shape, kernels, NULL, &prior, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    size_t count = shape.latents * shape.latent_width;
    float *guess = pa_arena_array(&arena, 2 * count, sizeof *guess);
    assert_int_equal(pa_shap_e_prior_run(prior, golden_values(&golden, "latent"), 612.375f,
                                         golden_values(&golden, "text"), 2, NULL, guess, &err),
                     PA_OK);
    double together = relative_difference(guess, golden_values(&golden, "guess"), 2 * count);
    if (!(together < tolerance)) {
        fail_msg("off by %g", together);
    }
    /* The second text alone: the same numbers as in company. */
    float *alone = pa_arena_array(&arena, count, sizeof *alone);
    assert_int_equal(pa_shap_e_prior_run(prior, golden_values(&golden, "latent"), 612.375f,
                                         (const float *)golden_values(&golden, "text") + shape.text_width, 1,
                                         NULL, alone, &err),
                     PA_OK);
    assert_true(relative_difference(alone, guess + count, count) < tolerance);
    pa_shap_e_prior_free(prior);
    pa_kernels_free(kernels);
}

static void plain_c_guesses_as_the_reference_does(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    assert_guesses(kernels, 1e-5);
}

static void onednn_guesses_as_the_reference_does(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_F32, 2, &kernels, NULL) != PA_OK) {
        skip();
    }
    /* f32 sums in another order. */
    assert_guesses(kernels, 1e-5);
}

static void bf16_guesses_nearly_so(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_BF16, 2, &kernels, NULL) != PA_OK) {
        skip();
    }
    /* Eight bits of each number, over two layers. */
    assert_guesses(kernels, 2e-2);
}

static void a_missing_weight_is_named(void **state)
{
    (void)state;
    pa_weight_table table = {
        .weights = pa_arena_copy(&arena, weights.table.weights, weights.table.count * sizeof(pa_weight)),
        .count = weights.table.count};
    for (size_t i = 0; i < table.count; i++) {
        if (strcmp(table.weights[i].name, "transformer_blocks.1.ff.net.2.bias") == 0) {
            table.weights[i].tensor.shape[0] = 7;
        }
    }
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    pa_shap_e_prior *prior = NULL;
    pa_error err = {0};
    assert_int_equal(pa_shap_e_prior_load(&table, &shape, kernels, NULL, &prior, &err), PA_CORRUPT);
    assert_string_equal(err.detail,
                        "The tensor \"transformer_blocks.1.ff.net.2.bias\" is [7] and should be [32].");
    pa_kernels_free(kernels);
}

static void it_stops_when_it_is_told_to(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    assert_int_equal(pa_kernels_reference_new(&kernels, NULL), PA_OK);
    pa_shap_e_prior *prior = NULL;
    assert_int_equal(pa_shap_e_prior_load(&weights.table, &shape, kernels, NULL, &prior, NULL), PA_OK);
    atomic_bool cancel = true;
    float *guess = pa_arena_array(&arena, shape.latents * shape.latent_width, sizeof *guess);
    assert_int_equal(pa_shap_e_prior_run(prior, golden_values(&golden, "latent"), 1,
                                         golden_values(&golden, "text"), 1, &(pa_run){.cancel = &cancel},
                                         guess, NULL),
                     PA_CANCELLED);
    pa_shap_e_prior_free(prior);
    pa_kernels_free(kernels);
}

static void configurations_of_other_models_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        pa_status status;
    } cases[] = {
        {"", PA_CORRUPT},
        {"[]", PA_CORRUPT},
        {"{}", PA_UNSUPPORTED},
        {"{\"num_layers\": 99999999999}", PA_UNSUPPORTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pa_shap_e_prior_shape none;
        pa_span text = {(const uint8_t *)cases[i].text, strlen(cases[i].text)};
        assert_int_equal(pa_shap_e_prior_read_shape(text, &none, NULL), cases[i].status);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_c_guesses_as_the_reference_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(onednn_guesses_as_the_reference_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bf16_guesses_nearly_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_weight_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_stops_when_it_is_told_to, set_up, tear_down),
        cmocka_unit_test(configurations_of_other_models_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
