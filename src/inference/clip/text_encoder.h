/**
 * CLIP's text encoder with its projection: tokens → an embedding.
 * Source: transformers, models/clip/modeling_clip.py (CLIPTextModelWithProjection); arXiv 2103.00020,
 * section 2.4.
 */
#ifndef PA_INFERENCE_CLIP_TEXT_ENCODER_H
#define PA_INFERENCE_CLIP_TEXT_ENCODER_H

#include "foundation/run.h"
#include "inference/clip/tokenizer.h"
#include "inference/kernels/kernels.h"
#include "inference/tensor/weight_table.h"

typedef struct pa_clip_text_shape {
    size_t layers;     /* 12 */
    size_t heads;      /* 12 */
    size_t width;      /* 768 */
    size_t wide;       /* 3072: within a block */
    size_t projection; /* 768: of the embedding */
    size_t vocabulary; /* 49408 tokens */
} pa_clip_text_shape;

/** The shape that a config.json describes. Fails with PA_CORRUPT, PA_UNSUPPORTED. */
pa_status pa_clip_text_read_shape(pa_span config, pa_clip_text_shape *out_shape, pa_error *err);

typedef struct pa_clip_text_encoder pa_clip_text_encoder;

/**
 * Packs the weights; kernels must outlive the encoder, weights and the table too: the tokens' embeddings are
 * read where they lie. Fails with PA_CORRUPT (words name the tensor), PA_NO_MEMORY.
 */
pa_status pa_clip_text_load(const pa_weight_table *weights, const pa_clip_text_shape *shape,
                            pa_kernels *kernels, pa_clip_text_encoder **out_encoder, pa_error *err);
/** Accepts NULL. */
void pa_clip_text_free(pa_clip_text_encoder *encoder);

/**
 * out_embedding [projection] f32, not normalised. Fails with PA_INVALID (a token beyond the vocabulary),
 * PA_CANCELLED, PA_NO_MEMORY.
 */
pa_status pa_clip_text_encode(pa_clip_text_encoder *encoder, const pa_clip_tokens *tokens, const pa_run *run,
                              float *out_embedding, pa_error *err);

#endif
