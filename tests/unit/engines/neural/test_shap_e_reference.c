/* The whole way from words to a mesh, held against diffusers' on the same random weights. */
#include "cmocka_prelude.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engines/neural/shap_e_comparison.h"
#include "inference/kernels/kernels.h"
#include "inference/tensor/weight_file.h"
#include "scratch_folder.h"
#include "weights/synth.h"

static pa_arena arena;
static scratch_folder scratch;
static pa_weight_file reference;

static int set_up(void **state)
{
    (void)state;
    pa_arena_init(&arena, 0);
    const char *path = pa_arena_printf(&arena, "%s/whole_case.safetensors", getenv("GOLDEN"));
    if (scratch_folder_make(&scratch) != 0 || pa_weight_file_open(path, &reference, NULL) != PA_OK) {
        return -1;
    }
    const char *folder = scratch_path(&scratch, "shap-e", &arena);
    return pa_shap_e_synth(folder, &(pa_synth_options){.seed = 1, .tiny = true}, NULL, NULL) == PA_OK ? 0
                                                                                                      : -1;
}

static int tear_down(void **state)
{
    (void)state;
    pa_weight_file_close(&reference);
    pa_arena_done(&arena);
    scratch_folder_remove(&scratch);
    return 0;
}

static pa_shap_e_comparison_options options_of(pa_precision precision, bool plain)
{
    return (pa_shap_e_comparison_options){.folder = scratch_path(&scratch, "shap-e", &arena),
                                          .reference = &reference.table,
                                          .precision = precision,
                                          .plain = plain,
                                          .threads = 2};
}

static void assert_like_the_reference(pa_precision precision, bool plain)
{
    pa_shap_e_comparison *result = pa_arena_alloc(&arena, sizeof *result);
    pa_shap_e_comparison_options options = options_of(precision, plain);
    pa_error err = {0};
    if (pa_shap_e_compare(&options, NULL, &arena, result, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    enum { STEPS = 3, EVALUATIONS = 2 * STEPS - 1 };
    assert_int_equal(result->count, 4 + 4 * EVALUATIONS + 2);
    const char *worst = pa_shap_e_worst_difference(result, precision);
    if (worst) {
        fail_msg("%s differs", worst);
    }
    for (size_t i = 0; i < result->count; i++) {
        assert_true(result->rows[i].fed >= 0);
    }
    if (!(result->mesh_distance < 0.01 && result->shared_vertices > 0.99 &&
          result->color_difference < 1e-4)) {
        fail_msg("the mesh is off by %g cells, %g of it is shared, colours by %g", result->mesh_distance,
                 result->shared_vertices, result->color_difference);
    }
    assert_int_equal(result->mistaken, 0);
    /* Even where the differences of all evaluations have added up. */
    assert_true(result->free_mesh_distance < (precision == PA_PRECISION_F32 ? 0.01 : 2));
}

static void plain_c_goes_the_reference_s_way(void **state)
{
    (void)state;
    assert_like_the_reference(PA_PRECISION_F32, true);
}

static void onednn_goes_it_too(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_F32, 1, &kernels, NULL) != PA_OK) {
        skip();
    }
    pa_kernels_free(kernels);
    assert_like_the_reference(PA_PRECISION_F32, false);
}

static void bf16_stays_near_it(void **state)
{
    (void)state;
    if (!pa_kernels_onednn_has_bf16()) {
        skip();
    }
    assert_like_the_reference(PA_PRECISION_BF16, false);
}

/* A comparison with what is no case, or one of other numbers. */
static void what_is_no_reference_is_refused_and_another_one_differs(void **state)
{
    (void)state;
    pa_shap_e_comparison *result = pa_arena_alloc(&arena, sizeof *result);
    pa_shap_e_comparison_options options = options_of(PA_PRECISION_F32, true);
    for (size_t i = 0; i < reference.table.count; i++) {
        pa_weight_table without = {.count = reference.table.count};
        without.weights =
            pa_arena_copy(&arena, reference.table.weights, without.count * sizeof *without.weights);
        /* `time` is for people: the schedule's own times are compared. */
        bool needless = strncmp(without.weights[i].name, "time.", 5) == 0;
        without.weights[i].tensor.rank++;
        without.weights[i].tensor.shape[without.weights[i].tensor.rank - 1] = 1;
        options.reference = &without;
        if (!needless) {
            assert_int_equal(pa_shap_e_compare(&options, NULL, &arena, result, NULL), PA_CORRUPT);
        }
    }
    pa_weight_table other = {.count = reference.table.count};
    other.weights = pa_arena_copy(&arena, reference.table.weights, other.count * sizeof *other.weights);
    pa_tensor *guess = (pa_tensor *)pa_weight_table_find(&other, "with.001");
    guess->data = pa_weight_table_find(&other, "with.002")->data;
    options.reference = &other;
    assert_int_equal(pa_shap_e_compare(&options, NULL, &arena, result, NULL), PA_OK);
    assert_string_equal(pa_shap_e_worst_difference(result, PA_PRECISION_F32), "with.001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_c_goes_the_reference_s_way, set_up, tear_down),
        cmocka_unit_test_setup_teardown(onednn_goes_it_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bf16_stays_near_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_reference_is_refused_and_another_one_differs, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
