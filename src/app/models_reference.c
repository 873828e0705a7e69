#include "app/models_reference.h"

#include <stdio.h>

#include "engines/neural/shap_e_comparison.h"
#include "inference/tensor/weight_file.h"

static void print_difference(double difference)
{
    if (difference < 0) {
        printf("  %10s", "");
    } else {
        printf("  %10.1e", difference);
    }
}

static void print_comparison(const pa_shap_e_comparison *result)
{
    printf("%-14s  %10s  %10s\n", "difference", "fed", "free run");
    for (size_t i = 0; i < result->count; i++) {
        printf("%-14s", result->rows[i].name);
        print_difference(result->rows[i].fed);
        print_difference(result->rows[i].free);
        puts("");
    }
    double samples = (double)(result->grid * result->grid * result->grid);
    printf("tokens    %s\n", result->same_tokens ? "equal" : "different");
    printf("mesh      %.4f cells apart at most from one latent, %.4f after a free run\n",
           result->mesh_distance, result->free_mesh_distance);
    printf("vertices  %.2f %% of ours are the reference's, colours there differ by %.1e at most\n",
           100 * result->shared_vertices, result->color_difference);
    printf("search    asked for %.1f %% of %.0f samples, took %zu of the others for the wrong side\n",
           100 * (double)result->asked / samples, samples, result->mistaken);
}

pa_status pa_models_compare(const char *folder, const char *reference, pa_precision precision,
                            uint32_t threads, const pa_run *run, pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_weight_file file = {0};
    pa_shap_e_comparison *result = PA_NEW(&arena, pa_shap_e_comparison);
    pa_status status = result ? pa_weight_file_open(reference, &file, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status == PA_OK) {
        const pa_shap_e_comparison_options options = {
            .folder = folder, .reference = &file.table, .precision = precision, .threads = threads};
        status = pa_shap_e_compare(&options, run, &arena, result, err);
    }
    if (status == PA_OK) {
        const char *worst = pa_shap_e_worst_difference(result, precision);
        print_comparison(result);
        status = worst ? pa_fail(err, PA_CORRUPT, "The result \"%s\" is not the reference's.", worst) : PA_OK;
    }
    pa_weight_file_close(&file);
    pa_arena_done(&arena);
    return status;
}
