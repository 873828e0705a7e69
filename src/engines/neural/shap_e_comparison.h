/**
 * Holds what is calculated here against what tools/shap_e_reference.py wrote down with PyTorch and diffusers:
 * each named result from the reference's own inputs, and beside it a free run from the reference's noise,
 * whose differences add up.
 */
#ifndef PA_ENGINES_SHAP_E_COMPARISON_H
#define PA_ENGINES_SHAP_E_COMPARISON_H

#include "engines/engine.h"

typedef struct pa_shap_e_difference {
    char name[32]; /* as in the file: "guess.003" */
    double fed;    /* the difference's size beside the reference's, from the reference's inputs; < 0: none */
    double free;   /* the same in a free run; < 0: none */
} pa_shap_e_difference;

enum { PA_SHAP_E_MOST_DIFFERENCES = 1024 };

typedef struct pa_shap_e_comparison {
    pa_shap_e_difference rows[PA_SHAP_E_MOST_DIFFERENCES];
    size_t count;
    bool same_tokens;
    /* Of the meshes, in cells of the grid: how far a vertex of one is from the other's surface at most. */
    double mesh_distance;      /* both from the reference's latent */
    double free_mesh_distance; /* ours after a free run */
    double shared_vertices;    /* of ours, the part that the reference has, too; 0 to 1 */
    double color_difference;   /* there, at most; linear */
    size_t grid;               /* samples a side */
    size_t asked;              /* samples of the field that the search needed */
    size_t mistaken;           /* of the others, those that it took for the wrong side */
} pa_shap_e_comparison;

typedef struct pa_shap_e_comparison_options {
    const char *folder;               /* of the weights */
    const pa_weight_table *reference; /* the file's tensors; checked */
    pa_precision precision;           /* of the prior */
    uint32_t threads;                 /* 0 = one a core */
    bool plain;                       /* as pa_shap_e_engine_options has it */
} pa_shap_e_comparison_options;

/**
 * Fails with PA_CORRUPT (a tensor of the reference is missing or of the wrong shape; words name it), and as
 * the engine's generate does. arena: what is kept meanwhile, a few times the file's size.
 */
pa_status pa_shap_e_compare(const pa_shap_e_comparison_options *options, const pa_run *run, pa_arena *arena,
                            pa_shap_e_comparison *out_comparison, pa_error *err);

/**
 * The result that differs most from the reference's, given the same inputs, and by more than it may: 1e-4 in
 * f32; 2e-2 else, where guesses count before guidance multiplies what they differ by; half a cell for the
 * mesh; tokens must be equal. NULL where all agree. Lives as long as the comparison.
 */
const char *pa_shap_e_worst_difference(const pa_shap_e_comparison *comparison, pa_precision precision);

#endif
