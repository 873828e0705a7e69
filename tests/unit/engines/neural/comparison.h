/*
 * Holds what is calculated here against what tools/shap_e_reference.py wrote down: each named result from the
 * reference's own inputs, and beside it a free run from the reference's noise, whose differences add up.
 */
#ifndef PA_TESTS_SHAP_E_COMPARISON_H
#define PA_TESTS_SHAP_E_COMPARISON_H

#include "foundation/arena.h"
#include "foundation/status.h"
#include "inference/kernels/kernels.h"
#include "inference/tensor/weight_table.h"

typedef struct comparison_row {
    char name[24];
    double fed;  /* difference's size beside the reference's, from the reference's inputs; < 0: none */
    double free; /* the same in a free run; < 0: none */
} comparison_row;

typedef struct comparison {
    comparison_row rows[512];
    size_t count;
    bool same_tokens;
    /* Of the meshes from the reference's latent, in cells of the grid: how far a vertex of one is from the
       other's surface at most. */
    double mesh_distance;
    double color_difference; /* at most, at vertices that both have; linear */
    double shared_vertices;  /* of ours that the reference has, 0 to 1 */
    double free_mesh_distance;
    size_t asked;    /* samples of the field that the search needed */
    size_t mistaken; /* … and took for the wrong side */
    size_t grid;
} comparison;

typedef struct comparison_options {
    const char *folder; /* of the weights */
    const pa_weight_table *reference;
    const char *prompt;
    double guidance;
    bool plain; /* in plain C; else oneDNN */
    bool bf16;
    uint32_t threads;
} comparison_options;

pa_status compare_with_reference(const comparison_options *options, pa_arena *arena, comparison *out_result,
                                 pa_error *err);

#endif
