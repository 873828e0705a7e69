#include "inference/shap_e/prior.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inference/nn/buffer.h"
#include "inference/nn/weights.h"

enum { MOST_LAYERS = 64, MOST_BATCH = 2 };
#define NORM_EPSILON 1e-5f

struct pa_shap_e_prior {
    pa_shap_e_prior_shape shape;
    pa_kernels *kernels;
    pa_block *blocks[MOST_LAYERS];
    pa_linear *latent_in;
    pa_linear *text_in;
    pa_linear *time_in;
    pa_linear *time_out;
    pa_linear *out;
    float *places; /* [latents, width]: what is added to each token */
    pa_norm norm_in;
    pa_norm norm_out;
    pa_block_room *room; /* for `batch` */
    size_t batch;
    pa_matrix stream; /* [batch · (2 + latents), width] f32 */
    pa_matrix normed; /* the same, of the kernels' dtype */
    pa_matrix latent; /* [latents, latent_width] of the kernels' dtype */
    pa_matrix guess;  /* [latents, output_width] f32 */
};

/* Text, time, then the latent's tokens. */
enum { TEXT_ROW, TIME_ROW, FIRST_LATENT_ROW };

static size_t length(const pa_shap_e_prior *prior)
{
    return FIRST_LATENT_ROW + prior->shape.latents;
}

static pa_block_shape block_shape(const pa_shap_e_prior_shape *shape)
{
    return (pa_block_shape){.width = shape->width,
                            .heads = shape->heads,
                            .wide = 4 * shape->width,
                            .activation = PA_ACTIVATION_GELU,
                            .epsilon = NORM_EPSILON};
}

/* In diffusers' names. */
static const pa_block_names block_names = {
    .norm1 = "norm1",
    .query = "attn1.to_q",
    .key = "attn1.to_k",
    .value = "attn1.to_v",
    .out = "attn1.to_out.0",
    .norm2 = "norm3",
    .up = "ff.net.0.proj",
    .down = "ff.net.2",
};

static void make_blocks(pa_weight_reading *from, const pa_run *run, pa_shap_e_prior *prior)
{
    const pa_block_shape how = block_shape(&prior->shape);
    for (size_t i = 0; from->status == PA_OK && i < prior->shape.layers; i++) {
        if (pa_run_cancelled(run)) {
            from->status = pa_fail(from->err, PA_CANCELLED, NULL);
            return;
        }
        char name[40];
        snprintf(name, sizeof name, "transformer_blocks.%zu", i);
        pa_make_block(from, &how, name, &block_names, &prior->blocks[i]);
        pa_run_progress(run, "load", (double)(i + 1) / (double)prior->shape.layers);
    }
}

void pa_shap_e_prior_free(pa_shap_e_prior *prior)
{
    if (!prior) {
        return;
    }
    for (size_t i = 0; i < prior->shape.layers; i++) {
        pa_block_free(prior->kernels, prior->blocks[i]);
    }
    pa_linear *const linears[] = {prior->latent_in, prior->text_in, prior->time_in, prior->time_out,
                                  prior->out};
    for (size_t i = 0; i < sizeof linears / sizeof linears[0]; i++) {
        prior->kernels->linear_free(linears[i]);
    }
    pa_block_room_free(prior->room);
    pa_norm_done(&prior->norm_in);
    pa_norm_done(&prior->norm_out);
    void *const arrays[] = {prior->places, prior->stream.data, prior->normed.data, prior->latent.data,
                            prior->guess.data};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    free(prior);
}

pa_status pa_shap_e_prior_load(const pa_weight_table *weights, const pa_shap_e_prior_shape *shape,
                               pa_kernels *kernels, const pa_run *run, pa_shap_e_prior **out_prior,
                               pa_error *err)
{
    pa_shap_e_prior *prior = calloc(1, sizeof *prior);
    if (!prior) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    prior->shape = *shape;
    prior->kernels = kernels;
    pa_weight_reading from = {.table = weights, .kernels = kernels, .err = err};
    pa_make_linear(&from, "proj_in", shape->width, shape->latent_width, &prior->latent_in);
    pa_make_linear(&from, "embedding_proj", shape->width, shape->text_width, &prior->text_in);
    pa_make_linear(&from, "time_embedding.linear_1", shape->time_width, shape->width, &prior->time_in);
    pa_make_linear(&from, "time_embedding.linear_2", shape->width, shape->time_width, &prior->time_out);
    pa_make_linear(&from, "proj_to_clip_embeddings", shape->output_width, shape->width, &prior->out);
    pa_make_norm(&from, "norm_in", shape->width, &prior->norm_in);
    pa_make_norm(&from, "norm_out", shape->width, &prior->norm_out);
    pa_take_floats(&from, "positional_embedding", 3, (const size_t[]){1, shape->latents, shape->width},
                   &prior->places);
    make_blocks(&from, run, prior);
    if (from.status != PA_OK) {
        pa_shap_e_prior_free(prior);
        return from.status;
    }
    *out_prior = prior;
    return PA_OK;
}

/* Working memory for a batch; what is there stays where it is large enough. */
static pa_status make_room(pa_shap_e_prior *prior, size_t batch, pa_error *err)
{
    if (prior->batch == batch) {
        return PA_OK;
    }
    pa_block_room_free(prior->room);
    prior->room = NULL;
    prior->batch = 0;
    void **const old[] = {&prior->stream.data, &prior->normed.data, &prior->latent.data, &prior->guess.data};
    for (size_t i = 0; i < sizeof old / sizeof old[0]; i++) {
        free(*old[i]);
        *old[i] = NULL;
    }
    const pa_shap_e_prior_shape *shape = &prior->shape;
    pa_dtype dtype = prior->kernels->dtype;
    pa_block_shape how = block_shape(shape);
    size_t rows = batch * length(prior);
    pa_status status = pa_block_room_new(prior->kernels, &how, rows, &prior->room, err);
    status = status ? status : pa_buffer_init(PA_F32, rows, shape->width, &prior->stream, err);
    status = status ? status : pa_buffer_init(dtype, rows, shape->width, &prior->normed, err);
    status =
        status ? status : pa_buffer_init(dtype, shape->latents, shape->latent_width, &prior->latent, err);
    status =
        status ? status : pa_buffer_init(PA_F32, shape->latents, shape->output_width, &prior->guess, err);
    prior->batch = status == PA_OK ? batch : 0;
    return status;
}

/* Rows of a matrix, from `first` on. */
static pa_matrix rows_of(const pa_matrix *matrix, size_t first, size_t count)
{
    pa_matrix part = *matrix;
    part.rows = count;
    part.data = (uint8_t *)matrix->data + first * matrix->stride * pa_dtype_size(matrix->dtype);
    return part;
}

/* One row of f32 through a linear layer into a row of the stream. */
static pa_status put_row(pa_shap_e_prior *prior, const pa_linear *linear, const float *values, size_t columns,
                         const pa_matrix *row, pa_error *err)
{
    pa_matrix given = {
        .dtype = PA_F32, .rows = 1, .columns = columns, .stride = columns, .data = (void *)values};
    pa_matrix input;
    pa_status status = pa_buffer_init(prior->kernels->dtype, 1, columns, &input, err);
    if (status == PA_OK) {
        pa_matrix_convert(&given, &input);
        status = prior->kernels->linear(prior->kernels, linear, &input, PA_ACTIVATION_NONE, false, row, err);
        free(input.data);
    }
    return status;
}

/* Cosines, then sines, of the time at falling frequencies; then two layers. */
static pa_status put_time(pa_shap_e_prior *prior, float time, const pa_matrix *row, pa_error *err)
{
    size_t width = prior->shape.width;
    pa_matrix waves = {0};
    pa_matrix input = {0};
    pa_matrix hidden = {0};
    pa_status status = pa_buffer_init(PA_F32, 1, width, &waves, err);
    status = status ? status : pa_buffer_init(prior->kernels->dtype, 1, width, &input, err);
    status =
        status ? status : pa_buffer_init(prior->kernels->dtype, 1, prior->shape.time_width, &hidden, err);
    if (status == PA_OK) {
        float *wave = waves.data;
        size_t half = width / 2;
        for (size_t i = 0; i < half; i++) {
            float angle = time * expf(-logf(10000.0f) * (float)i / (float)half);
            wave[i] = cosf(angle);
            wave[half + i] = sinf(angle);
        }
        pa_matrix_convert(&waves, &input);
        status = prior->kernels->linear(prior->kernels, prior->time_in, &input, PA_ACTIVATION_GELU, false,
                                        &hidden, err);
    }
    if (status == PA_OK) {
        status = prior->kernels->linear(prior->kernels, prior->time_out, &hidden, PA_ACTIVATION_NONE, false,
                                        row, err);
    }
    free(waves.data);
    free(input.data);
    free(hidden.data);
    return status;
}

/* The tokens of one of the batch's sequences, before the first layer. */
static pa_status put_sequence(pa_shap_e_prior *prior, size_t index, float time, const float *text,
                              pa_error *err)
{
    size_t first = index * length(prior);
    pa_matrix text_row = rows_of(&prior->stream, first + TEXT_ROW, 1);
    pa_matrix time_row = rows_of(&prior->stream, first + TIME_ROW, 1);
    pa_matrix latent_rows = rows_of(&prior->stream, first + FIRST_LATENT_ROW, prior->shape.latents);
    pa_status status = put_row(prior, prior->text_in, text, prior->shape.text_width, &text_row, err);
    status = status ? status : put_time(prior, time, &time_row, err);
    if (status == PA_OK) {
        status = prior->kernels->linear(prior->kernels, prior->latent_in, &prior->latent, PA_ACTIVATION_NONE,
                                        false, &latent_rows, err);
    }
    if (status == PA_OK) {
        float *values = latent_rows.data;
        for (size_t i = 0; i < prior->shape.latents * prior->shape.width; i++) {
            values[i] += prior->places[i];
        }
    }
    return status;
}

static pa_status run_layers(pa_shap_e_prior *prior, size_t batch, const pa_run *run, pa_error *err)
{
    pa_kernels *kernels = prior->kernels;
    kernels->layer_norm(kernels, &prior->stream, prior->norm_in.scale, prior->norm_in.shift, NORM_EPSILON,
                        &prior->stream);
    for (size_t i = 0; i < prior->shape.layers; i++) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        pa_status status = pa_block_run(kernels, prior->blocks[i], batch, &prior->stream, prior->room, err);
        if (status != PA_OK) {
            return status;
        }
    }
    kernels->layer_norm(kernels, &prior->stream, prior->norm_out.scale, prior->norm_out.shift, NORM_EPSILON,
                        &prior->normed);
    return PA_OK;
}

/* The guess's half of the output; the other half is a variance. */
static pa_status read_guess(pa_shap_e_prior *prior, size_t index, float *out_guess, pa_error *err)
{
    pa_matrix tokens =
        rows_of(&prior->normed, index * length(prior) + FIRST_LATENT_ROW, prior->shape.latents);
    pa_status status = prior->kernels->linear(prior->kernels, prior->out, &tokens, PA_ACTIVATION_NONE, false,
                                              &prior->guess, err);
    size_t width = prior->shape.latent_width;
    for (size_t i = 0; status == PA_OK && i < prior->shape.latents; i++) {
        memcpy(out_guess + i * width, (const float *)prior->guess.data + i * prior->guess.stride,
               width * sizeof *out_guess);
    }
    return status;
}

pa_status pa_shap_e_prior_run(pa_shap_e_prior *prior, const float *latent, float time, const float *text,
                              size_t batch, const pa_run *run, float *out_guess, pa_error *err)
{
    const pa_shap_e_prior_shape *shape = &prior->shape;
    if (batch < 1 || batch > MOST_BATCH) {
        return pa_fail(err, PA_INVALID, "A batch has one or two texts.");
    }
    pa_status status = make_room(prior, batch, err);
    if (status != PA_OK) {
        return status;
    }
    pa_matrix given = {.dtype = PA_F32,
                       .rows = shape->latents,
                       .columns = shape->latent_width,
                       .stride = shape->latent_width,
                       .data = (void *)latent};
    pa_matrix_convert(&given, &prior->latent);
    for (size_t i = 0; status == PA_OK && i < batch; i++) {
        status = put_sequence(prior, i, time, text + i * shape->text_width, err);
    }
    if (status == PA_OK) {
        status = run_layers(prior, batch, run, err);
    }
    for (size_t i = 0; status == PA_OK && i < batch; i++) {
        status = read_guess(prior, i, out_guess + i * shape->latents * shape->latent_width, err);
    }
    return status;
}
