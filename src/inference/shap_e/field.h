/**
 * Shap-E's decoder: a latent becomes the weights of a small network, and that network a field of signed
 * distances and colours.
 * Source: diffusers, pipelines/shap_e/renderer.py (ShapEParamsProjModel, MLPNeRSTFModel); arXiv 2305.02463,
 * section 4.1.
 */
#ifndef PA_INFERENCE_SHAP_E_FIELD_H
#define PA_INFERENCE_SHAP_E_FIELD_H

#include "foundation/bytes.h"
#include "foundation/run.h"
#include "inference/kernels/kernels.h"
#include "inference/tensor/weight_table.h"

enum {
    PA_SHAP_E_PROJECTED_LAYERS = 4,
    PA_SHAP_E_PLACE_WIDTH = 3 + 2 * 3 * 15,    /* a position, its sines and cosines at 15 frequencies */
    PA_SHAP_E_DIRECTION_WIDTH = 3 + 2 * 3 * 8, /* the same of a direction of view, at 8 */
};

typedef struct pa_shap_e_field_shape {
    size_t latent_width; /* 1024 */
    size_t hidden;  /* 256: outputs of every layer but the last; each takes as many tokens of the latent */
    size_t outputs; /* 12 */
    size_t layers;  /* 7, of which the first four have weights out of the latent */
    size_t direction_at; /* 4: the layer that would also take a direction of view */
} pa_shap_e_field_shape;

/** The shape that a renderer's config.json describes. Fails with PA_CORRUPT, PA_UNSUPPORTED. */
pa_status pa_shap_e_field_read_shape(pa_span config, pa_shap_e_field_shape *out_shape, pa_error *err);

typedef struct pa_shap_e_field pa_shap_e_field;

/**
 * latent  [4 · hidden, latent_width] f32
 *
 * Reads each of the renderer's weights once; the table may go afterwards, kernels must outlive the field.
 * Fails with PA_CORRUPT (words name the tensor), PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_shap_e_field_new(const pa_weight_table *weights, const pa_shap_e_field_shape *shape,
                              pa_kernels *kernels, const float *latent, const pa_run *run,
                              pa_shap_e_field **out_field, pa_error *err);
/** Accepts NULL. */
void pa_shap_e_field_free(pa_shap_e_field *field);

/**
 * positions      [count, 3] f32, within the cube from -1 to 1
 * out_distances  [count] f32, -1 to 1: above 0 is inside. May be NULL.
 * out_colors     [count, 3] f32, sRGB 0 to 1. May be NULL.
 *
 * Fails with PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_shap_e_field_query(pa_shap_e_field *field, const float *positions, size_t count,
                                const pa_run *run, float *out_distances, float *out_colors, pa_error *err);

#endif
