/**
 * Shap-E's prior: from a text's embedding and a noisy latent to the latent without noise.
 * Source: diffusers, models/transformers/prior_transformer.py with the configuration of openai/shap-e; arXiv
 * 2305.02463, section 4.2.
 */
#ifndef PA_INFERENCE_SHAP_E_PRIOR_H
#define PA_INFERENCE_SHAP_E_PRIOR_H

#include "foundation/bytes.h"
#include "foundation/run.h"
#include "inference/kernels/kernels.h"
#include "inference/tensor/weight_table.h"

typedef struct pa_shap_e_prior_shape {
    size_t layers;       /* 24 */
    size_t heads;        /* 16 */
    size_t width;        /* 1024: of the stream */
    size_t latents;      /* 1024 tokens */
    size_t latent_width; /* 1024: of a token */
    size_t text_width;   /* 768 */
    size_t time_width;   /* 4096: within the time's two layers */
    size_t output_width; /* 2048: the latent, and a variance that is not used */
} pa_shap_e_prior_shape;

/**
 * The shape that a config.json describes. Fails with PA_CORRUPT (no such object), PA_UNSUPPORTED (a prior
 * that does other things than Shap-E's, or one of absurd size).
 */
pa_status pa_shap_e_prior_read_shape(pa_span config, pa_shap_e_prior_shape *out_shape, pa_error *err);

typedef struct pa_shap_e_prior pa_shap_e_prior;

/**
 * Packs the weights; the table may go afterwards. kernels must outlive the prior.
 * Fails with PA_CORRUPT (a weight is missing or of another shape; words name it), PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_shap_e_prior_load(const pa_weight_table *weights, const pa_shap_e_prior_shape *shape,
                               pa_kernels *kernels, const pa_run *run, pa_shap_e_prior **out_prior,
                               pa_error *err);
/** Accepts NULL. */
void pa_shap_e_prior_free(pa_shap_e_prior *prior);

/**
 * latent  [latents, latent_width] f32, scaled to unit variance
 * time    0 to 1023
 * text    [batch, text_width] f32: embeddings, normalised and times √text_width; zeros for none
 * batch   1 or 2: the same latent beside each of the texts
 * out_guess  [batch, latents, latent_width] f32
 *
 * Fails with PA_CANCELLED (asked between layers), PA_NO_MEMORY.
 */
pa_status pa_shap_e_prior_run(pa_shap_e_prior *prior, const float *latent, float time, const float *text,
                              size_t batch, const pa_run *run, float *out_guess, pa_error *err);

#endif
