#include "inference/clip/text_encoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inference/nn/buffer.h"
#include "inference/nn/config.h"
#include "inference/nn/weights.h"
#include "inference/tensor/half.h"

/* No published text encoder of CLIP's comes near these. */
enum { MOST_LAYERS = 64, MOST_HEADS = 64, MOST_WIDTH = 8192, MOST_TOKENS = 1 << 20 };
#define NORM_EPSILON 1e-5f

struct pa_clip_text_encoder {
    pa_clip_text_shape shape;
    pa_kernels *kernels;
    pa_tensor pieces; /* [vocabulary, width], where the file has it */
    float *places;    /* [PA_CLIP_CONTEXT, width] */
    pa_block *blocks[MOST_LAYERS];
    pa_norm last;
    pa_linear *projection;
    pa_block_room *room;
    pa_matrix stream; /* [PA_CLIP_CONTEXT, width] f32 */
};

pa_status pa_clip_text_read_shape(pa_span config, pa_clip_text_shape *out_shape, pa_error *err)
{
    json_t *json = NULL;
    if (pa_json_decode(config, NULL, &json, NULL) != PA_OK || !json_is_object(json)) {
        json_decref(json);
        return pa_fail(err, PA_CORRUPT, "The text encoder's configuration is no JSON object.");
    }
    pa_clip_text_shape shape = {0};
    size_t context = 0;
    bool fine = pa_config_is_text(json, "hidden_act", "quick_gelu") &&
                pa_config_read_size(json, "num_hidden_layers", MOST_LAYERS, &shape.layers) &&
                pa_config_read_size(json, "num_attention_heads", MOST_HEADS, &shape.heads) &&
                pa_config_read_size(json, "hidden_size", MOST_WIDTH, &shape.width) &&
                pa_config_read_size(json, "intermediate_size", MOST_WIDTH, &shape.wide) &&
                pa_config_read_size(json, "projection_dim", MOST_WIDTH, &shape.projection) &&
                pa_config_read_size(json, "vocab_size", MOST_TOKENS, &shape.vocabulary) &&
                pa_config_read_size(json, "max_position_embeddings", MOST_WIDTH, &context);
    json_decref(json);
    if (!fine || context != PA_CLIP_CONTEXT || shape.width % shape.heads != 0) {
        return pa_fail(err, PA_UNSUPPORTED, "The text encoder's configuration is not that of CLIP's.");
    }
    *out_shape = shape;
    return PA_OK;
}

/* In transformers' names. */
static const pa_block_names block_names = {
    .norm1 = "layer_norm1",
    .query = "self_attn.q_proj",
    .key = "self_attn.k_proj",
    .value = "self_attn.v_proj",
    .out = "self_attn.out_proj",
    .norm2 = "layer_norm2",
    .up = "mlp.fc1",
    .down = "mlp.fc2",
};

static pa_block_shape block_shape(const pa_clip_text_shape *shape)
{
    return (pa_block_shape){.width = shape->width,
                            .heads = shape->heads,
                            .wide = shape->wide,
                            .activation = PA_ACTIVATION_QUICK_GELU,
                            .epsilon = NORM_EPSILON,
                            .causal = true};
}

void pa_clip_text_free(pa_clip_text_encoder *encoder)
{
    if (!encoder) {
        return;
    }
    for (size_t i = 0; i < encoder->shape.layers; i++) {
        pa_block_free(encoder->kernels, encoder->blocks[i]);
    }
    encoder->kernels->linear_free(encoder->projection);
    pa_norm_done(&encoder->last);
    pa_block_room_free(encoder->room);
    free(encoder->stream.data);
    free(encoder->places);
    free(encoder);
}

static void make_parts(pa_weight_reading *from, pa_clip_text_encoder *encoder)
{
    const pa_clip_text_shape *shape = &encoder->shape;
    const pa_block_shape how = block_shape(shape);
    pa_tensor projection;
    if (from->status == PA_OK) {
        from->status = pa_weight_table_take(from->table, "text_model.embeddings.token_embedding.weight", 2,
                                            (const size_t[]){shape->vocabulary, shape->width},
                                            &encoder->pieces, from->err);
    }
    pa_take_floats(from, "text_model.embeddings.position_embedding.weight", 2,
                   (const size_t[]){PA_CLIP_CONTEXT, shape->width}, &encoder->places);
    for (size_t i = 0; i < shape->layers; i++) {
        char name[64];
        snprintf(name, sizeof name, "text_model.encoder.layers.%zu", i);
        pa_make_block(from, &how, name, &block_names, &encoder->blocks[i]);
    }
    pa_make_norm(from, "text_model.final_layer_norm", shape->width, &encoder->last);
    if (from->status == PA_OK) {
        from->status =
            pa_weight_table_take(from->table, "text_projection.weight", 2,
                                 (const size_t[]){shape->projection, shape->width}, &projection, from->err);
    }
    if (from->status == PA_OK) {
        from->status =
            from->kernels->linear_new(from->kernels, &projection, NULL, &encoder->projection, from->err);
    }
    if (from->status == PA_OK) {
        from->status = pa_block_room_new(from->kernels, &how, PA_CLIP_CONTEXT, &encoder->room, from->err);
    }
    if (from->status == PA_OK) {
        from->status = pa_buffer_init(PA_F32, PA_CLIP_CONTEXT, shape->width, &encoder->stream, from->err);
    }
}

pa_status pa_clip_text_load(const pa_weight_table *weights, const pa_clip_text_shape *shape,
                            pa_kernels *kernels, pa_clip_text_encoder **out_encoder, pa_error *err)
{
    pa_clip_text_encoder *encoder = calloc(1, sizeof *encoder);
    if (!encoder) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    encoder->shape = *shape;
    encoder->kernels = kernels;
    pa_weight_reading from = {.table = weights, .kernels = kernels, .err = err};
    make_parts(&from, encoder);
    if (from.status != PA_OK) {
        pa_clip_text_free(encoder);
        return from.status;
    }
    *out_encoder = encoder;
    return PA_OK;
}

/* Each token's embedding, and its place's. */
static pa_status put_tokens(pa_clip_text_encoder *encoder, const pa_clip_tokens *tokens, pa_error *err)
{
    size_t width = encoder->shape.width;
    size_t row_size = width * pa_dtype_size(encoder->pieces.dtype);
    for (size_t i = 0; i < PA_CLIP_CONTEXT; i++) {
        int32_t id = tokens->ids[i];
        if (id < 0 || (size_t)id >= encoder->shape.vocabulary) {
            return pa_fail(err, PA_INVALID, "Token %d is beyond the text encoder's vocabulary.", id);
        }
        pa_tensor piece = {.dtype = encoder->pieces.dtype,
                           .rank = 1,
                           .shape = {width},
                           .data = (const uint8_t *)encoder->pieces.data + (size_t)id * row_size};
        float *row = (float *)encoder->stream.data + i * width;
        pa_status status = pa_tensor_to_f32(&piece, row, err);
        if (status != PA_OK) {
            return status;
        }
        for (size_t k = 0; k < width; k++) {
            row[k] += encoder->places[i * width + k];
        }
    }
    return PA_OK;
}

/* The embedding is read at the end mark: the largest number, and the first where there are several. */
static size_t find_end(const pa_clip_tokens *tokens)
{
    size_t end = 0;
    for (size_t i = 1; i < PA_CLIP_CONTEXT; i++) {
        end = tokens->ids[i] > tokens->ids[end] ? i : end;
    }
    return end;
}

static pa_status project(pa_clip_text_encoder *encoder, size_t row, float *out_embedding, pa_error *err)
{
    pa_kernels *kernels = encoder->kernels;
    size_t width = encoder->shape.width;
    pa_matrix normed;
    pa_status status = pa_buffer_init(kernels->dtype, 1, width, &normed, err);
    if (status != PA_OK) {
        return status;
    }
    pa_matrix pooled = encoder->stream;
    pooled.rows = 1;
    pooled.data = (float *)encoder->stream.data + row * width;
    kernels->layer_norm(kernels, &pooled, encoder->last.scale, encoder->last.shift, NORM_EPSILON, &normed);
    pa_matrix output;
    status = pa_buffer_init(PA_F32, 1, encoder->shape.projection, &output, err);
    if (status == PA_OK) {
        status =
            kernels->linear(kernels, encoder->projection, &normed, PA_ACTIVATION_NONE, false, &output, err);
        memcpy(out_embedding, output.data, encoder->shape.projection * sizeof *out_embedding);
        free(output.data);
    }
    free(normed.data);
    return status;
}

pa_status pa_clip_text_encode(pa_clip_text_encoder *encoder, const pa_clip_tokens *tokens, const pa_run *run,
                              float *out_embedding, pa_error *err)
{
    pa_status status = put_tokens(encoder, tokens, err);
    for (size_t i = 0; status == PA_OK && i < encoder->shape.layers; i++) {
        status = pa_run_cancelled(run) ? pa_fail(err, PA_CANCELLED, NULL)
                                       : pa_block_run(encoder->kernels, encoder->blocks[i], 1,
                                                      &encoder->stream, encoder->room, err);
    }
    return status == PA_OK ? project(encoder, find_end(tokens), out_embedding, err) : status;
}
