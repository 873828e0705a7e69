/*
 * Holds Shap-E here against what tools/shap_e_reference.py wrote down, at any size:
 *     shap_e_compare WEIGHTS CASE.safetensors PROMPT GUIDANCE f32|bf16 [THREADS]
 * A row a result: its relative difference from the reference's own inputs, and in a free run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "comparison.h"
#include "inference/tensor/weight_file.h"

static void print_difference(double difference)
{
    if (difference < 0) {
        printf("  %10s", "");
    } else {
        printf("  %10.1e", difference);
    }
}

static void print_result(const comparison *result)
{
    printf("%-14s  %10s  %10s\n", "", "fed", "free run");
    for (size_t i = 0; i < result->count; i++) {
        printf("%-14s", result->rows[i].name);
        print_difference(result->rows[i].fed);
        print_difference(result->rows[i].free);
        puts("");
    }
    printf("tokens          %s\n", result->same_tokens ? "equal" : "DIFFERENT");
    printf("mesh            %.4f cells apart at most from one latent, %.4f after a free run\n",
           result->mesh_distance, result->free_mesh_distance);
    printf("vertices        %.2f %% of ours are the reference's, colours there differ by %.1e at most\n",
           100 * result->shared_vertices, result->color_difference);
    double samples = (double)(result->grid * result->grid * result->grid);
    printf("search          asked for %.1f %% of %.0f samples, took %zu of the others for the wrong side\n",
           100 * (double)result->asked / samples, samples, result->mistaken);
}

int main(int count, char **words)
{
    if (count < 6) {
        fputs("usage: shap_e_compare WEIGHTS CASE.safetensors PROMPT GUIDANCE f32|bf16 [THREADS]\n", stderr);
        return 2;
    }
    pa_arena arena;
    pa_arena_init(&arena, 0);
    pa_weight_file reference = {0};
    pa_error err = {0};
    comparison *result = pa_arena_alloc(&arena, sizeof *result);
    pa_status status = pa_weight_file_open(words[2], &reference, &err);
    if (status == PA_OK) {
        const comparison_options options = {.folder = words[1],
                                            .reference = &reference.table,
                                            .prompt = words[3],
                                            .guidance = strtod(words[4], NULL),
                                            .bf16 = strcmp(words[5], "bf16") == 0,
                                            .threads = count > 6 ? (uint32_t)strtoul(words[6], NULL, 10) : 0};
        status = compare_with_reference(&options, &arena, result, &err);
    }
    if (status == PA_OK) {
        print_result(result);
    } else {
        fprintf(stderr, "%s\n", err.detail);
    }
    pa_weight_file_close(&reference);
    pa_arena_done(&arena);
    return status != PA_OK;
}
