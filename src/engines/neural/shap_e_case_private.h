/** What a reference calculated, as tools/shap_e_reference.py wrote it down. */
#ifndef PA_ENGINES_SHAP_E_CASE_PRIVATE_H
#define PA_ENGINES_SHAP_E_CASE_PRIVATE_H

#include "inference/tensor/weight_table.h"

/** One evaluation of the prior; [tokens, width] each. */
typedef struct shap_e_evaluation {
    const float *sample; /* scaled */
    const float *without;
    const float *with;  /* words */
    const float *guess; /* guided */
} shap_e_evaluation;

typedef struct shap_e_case {
    const char *prompt;
    float guidance;
    size_t tokens, width; /* of the latent */
    size_t text_width;
    size_t steps;
    size_t grid; /* samples a side */
    size_t vertex_count, face_count;
    const int32_t *token_ids;             /* [77] */
    const float *text_embed, *condition;  /* [text_width] */
    const float *sigmas, *times;          /* [steps + 1], [steps] */
    const float *noise, *latent;          /* [tokens, width] */
    const shap_e_evaluation *evaluations; /* [2 · steps - 1], Heun's */
    const float *sdf;                     /* [grid, grid, grid] */
    const float *vertices, *colors;       /* [vertex_count, 3] */
    const uint32_t *faces;                /* [face_count, 3] < vertex_count */
} shap_e_case;

/** A copy in arena. Fails with PA_CORRUPT, and words that name the tensor, PA_NO_MEMORY. */
pa_status shap_e_case_read(const pa_weight_table *table, pa_arena *arena, shap_e_case *out_case,
                           pa_error *err);

#endif
