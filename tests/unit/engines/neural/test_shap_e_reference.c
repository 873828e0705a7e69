/* The whole way from words to a mesh, held against diffusers' on the same random weights. */
#include "cmocka_prelude.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "comparison.h"
#include "inference/tensor/weight_file.h"
#include "scratch_folder.h"
#include "weights/synth.h"

#define GUIDED_MARGIN 4

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

static comparison_options options_of(bool plain, bool bf16)
{
    return (comparison_options){.folder = scratch_path(&scratch, "shap-e", &arena),
                                .reference = &reference.table,
                                .prompt = "a wooden chair",
                                .guidance = 15,
                                .plain = plain,
                                .bf16 = bf16,
                                .threads = 2};
}

/* The tolerance is that of each result from the reference's own inputs. */
static void assert_like_the_reference(bool plain, bool bf16, double tolerance)
{
    comparison *result = pa_arena_alloc(&arena, sizeof *result);
    comparison_options options = options_of(plain, bf16);
    pa_error err = {0};
    if (compare_with_reference(&options, &arena, result, &err) != PA_OK) {
        fail_msg("%s", err.detail);
    }
    assert_true(result->same_tokens);
    assert_int_equal(result->count, 4 + 4 * 5 + 2);
    for (size_t i = 0; i < result->count; i++) {
        const comparison_row *row = &result->rows[i];
        /* Guidance multiplies what two guesses differ by, and with it the differences of both. */
        bool amplified = bf16 && strncmp(row->name, "guess", 5) == 0;
        if (!(row->fed < (amplified ? GUIDED_MARGIN * tolerance : tolerance))) {
            fail_msg("%s is off by %g", row->name, row->fed);
        }
    }
    if (!(result->mesh_distance < 0.5 && result->shared_vertices > 0.99 && result->color_difference < 1e-3)) {
        fail_msg("the mesh is off by %g cells, %g of it is shared, colours by %g", result->mesh_distance,
                 result->shared_vertices, result->color_difference);
    }
    assert_int_equal(result->mistaken, 0);
}

static void plain_c_goes_the_reference_s_way(void **state)
{
    (void)state;
    /* Sums in another order. */
    assert_like_the_reference(true, false, 1e-4);
}

static void onednn_goes_it_too(void **state)
{
    (void)state;
    pa_kernels *kernels = NULL;
    if (pa_kernels_onednn_new(PA_F32, 1, &kernels, NULL) != PA_OK) {
        skip();
    }
    pa_kernels_free(kernels);
    assert_like_the_reference(false, false, 1e-4);
}

static void bf16_stays_near_it(void **state)
{
    (void)state;
    if (!pa_kernels_onednn_has_bf16()) {
        skip();
    }
    /* Eight bits of each number. */
    assert_like_the_reference(false, true, 2e-2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_c_goes_the_reference_s_way, set_up, tear_down),
        cmocka_unit_test_setup_teardown(onednn_goes_it_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bf16_stays_near_it, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
