#include "inference/shap_e/field.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inference/nn/buffer.h"
#include "inference/nn/config.h"
#include "inference/nn/weights.h"
#include "inference/tensor/half.h"

enum {
    FREQUENCIES = 15,
    ENCODED = PA_SHAP_E_PLACE_WIDTH,
    DIRECTION = PA_SHAP_E_DIRECTION_WIDTH, /* which stays 0 here */
    MOST_LAYERS = 16,
    MOST_WIDTH = 4096,
    BATCH = 4096,    /* positions at a time: LEAST_ROWS times a power of two */
    LEAST_ROWS = 64, /* that the layers are run on */
    DISTANCE_AT = 0,
    COLOR_AT = 3,
    LEAST_OUTPUTS = 12,
};
#define NORM_EPSILON 1e-5

struct pa_shap_e_field {
    pa_shap_e_field_shape shape;
    pa_kernels *kernels;
    pa_linear *layers[MOST_LAYERS];
    pa_matrix input; /* the same, of the kernels' dtype */
    pa_matrix hidden[2];
    pa_matrix output; /* [BATCH, outputs] f32 */
};

/* [[hidden, ENCODED], [hidden, hidden], …]: what Shap-E's renderer is made of. */
static bool has_projected_shapes(const json_t *config, size_t hidden)
{
    const json_t *shapes = json_object_get(config, "param_shapes");
    bool fine = json_array_size(shapes) == PA_SHAP_E_PROJECTED_LAYERS;
    for (size_t i = 0; fine && i < PA_SHAP_E_PROJECTED_LAYERS; i++) {
        const json_t *shape = json_array_get(shapes, i);
        fine = json_array_size(shape) == 2 &&
               json_integer_value(json_array_get(shape, 0)) == (json_int_t)hidden &&
               json_integer_value(json_array_get(shape, 1)) == (i ? (json_int_t)hidden : ENCODED);
    }
    return fine;
}

pa_status pa_shap_e_field_read_shape(pa_span config, pa_shap_e_field_shape *out_shape, pa_error *err)
{
    json_t *json = NULL;
    if (pa_json_decode(config, NULL, &json, NULL) != PA_OK || !json_is_object(json)) {
        json_decref(json);
        return pa_fail(err, PA_CORRUPT, "The renderer's configuration is no JSON object.");
    }
    pa_shap_e_field_shape shape = {0};
    size_t hidden_layers = 0;
    bool fine = pa_config_is_text(json, "act_fn", "swish") &&
                pa_config_read_size(json, "d_latent", MOST_WIDTH, &shape.latent_width) &&
                pa_config_read_size(json, "d_hidden", MOST_WIDTH, &shape.hidden) &&
                pa_config_read_size(json, "n_output", MOST_WIDTH, &shape.outputs) &&
                pa_config_read_size(json, "n_hidden_layers", MOST_LAYERS - 1, &hidden_layers) &&
                pa_config_read_size(json, "insert_direction_at", MOST_LAYERS, &shape.direction_at) &&
                has_projected_shapes(json, shape.hidden);
    json_decref(json);
    shape.layers = hidden_layers + 1;
    if (!fine || shape.outputs < LEAST_OUTPUTS || shape.layers <= PA_SHAP_E_PROJECTED_LAYERS ||
        shape.direction_at < PA_SHAP_E_PROJECTED_LAYERS) {
        return pa_fail(err, PA_UNSUPPORTED, "The renderer's configuration is not that of Shap-E's.");
    }
    *out_shape = shape;
    return PA_OK;
}

static size_t inputs_of(const pa_shap_e_field_shape *shape, size_t layer)
{
    return layer == 0 ? ENCODED : shape->hidden;
}

/* One row of a projected layer: products with a token of the latent, normalised, and what is added. */
static void project_row(const float *token, size_t token_width, const float *matrix, const float *added,
                        const pa_norm *norm, size_t columns, float *out_row)
{
    double mean = 0;
    double variance = 0;
    for (size_t c = 0; c < columns; c++) {
        const float *line = matrix + c * token_width;
        float sums[16] = {0};
        for (size_t i = 0; i + 16 <= token_width; i += 16) {
            for (size_t k = 0; k < 16; k++) {
                sums[k] += token[i + k] * line[i + k];
            }
        }
        double sum = 0;
        for (size_t k = 0; k < 16; k++) {
            sum += (double)sums[k];
        }
        for (size_t i = token_width / 16 * 16; i < token_width; i++) {
            sum += (double)(token[i] * line[i]);
        }
        out_row[c] = (float)sum;
        mean += sum;
    }
    mean /= (double)columns;
    for (size_t c = 0; c < columns; c++) {
        variance += pow((double)out_row[c] - mean, 2);
    }
    double factor = 1 / sqrt(variance / (double)columns + NORM_EPSILON);
    for (size_t c = 0; c < columns; c++) {
        out_row[c] =
            (float)(((double)out_row[c] - mean) * factor * (double)norm->scale[c] + (double)norm->shift[c]) +
            added[c];
    }
}

/* The weights of one of the first layers, [hidden, inputs], out of its tokens of the latent. */
static void project(pa_weight_reading *from, const pa_shap_e_field_shape *shape, size_t layer,
                    const float *latent, const pa_run *run, float *out_weight)
{
    char name[96];
    size_t columns = inputs_of(shape, layer);
    pa_norm norm = {0};
    snprintf(name, sizeof name, "params_proj.projections.nerstf__mlp__%zu__weight.norm", layer);
    pa_make_norm(from, name, columns, &norm);
    snprintf(name, sizeof name, "params_proj.projections.nerstf__mlp__%zu__weight.proj", layer);
    pa_affine pair = pa_take_linear(from, name, shape->hidden * columns, shape->latent_width);
    float *added = NULL;
    size_t block = columns * shape->latent_width;
    float *matrix = malloc(block * sizeof *matrix);
    if (from->status == PA_OK) {
        from->status =
            matrix ? pa_floats_of(&pair.bias, &added, from->err) : pa_fail(from->err, PA_NO_MEMORY, NULL);
    }
    /* Row by row, so that the largest of the weights is never unpacked as a whole. */
    for (size_t row = 0; from->status == PA_OK && row < shape->hidden; row++) {
        if (pa_run_cancelled(run)) {
            from->status = pa_fail(from->err, PA_CANCELLED, NULL);
            break;
        }
        pa_tensor part = {.dtype = pair.weight.dtype,
                          .rank = 1,
                          .shape = {block},
                          .data = (const uint8_t *)pair.weight.data +
                                  row * block * pa_dtype_size(pair.weight.dtype)};
        from->status = pa_tensor_to_f32(&part, matrix, from->err);
        if (from->status == PA_OK) {
            project_row(latent + (layer * shape->hidden + row) * shape->latent_width, shape->latent_width,
                        matrix, added + row * columns, &norm, columns, out_weight + row * columns);
        }
    }
    free(matrix);
    free(added);
    pa_norm_done(&norm);
}

/* A layer's own weights, without the columns of a direction: nobody looks from anywhere. */
static void take_own(pa_weight_reading *from, const pa_shap_e_field_shape *shape, size_t layer,
                     float *out_weight)
{
    char name[48];
    size_t outputs = layer + 1 < shape->layers ? shape->hidden : shape->outputs;
    size_t columns = shape->hidden + (layer == shape->direction_at ? DIRECTION : 0);
    snprintf(name, sizeof name, "mlp.mlp.%zu.weight", layer);
    float *whole = NULL;
    pa_take_floats(from, name, 2, (const size_t[]){outputs, columns}, &whole);
    for (size_t row = 0; whole && row < outputs; row++) {
        memcpy(out_weight + row * shape->hidden, whole + row * columns, shape->hidden * sizeof *whole);
    }
    free(whole);
}

static void make_layer(pa_weight_reading *from, pa_shap_e_field *field, size_t layer, const float *latent,
                       const pa_run *run)
{
    const pa_shap_e_field_shape *shape = &field->shape;
    size_t inputs = inputs_of(shape, layer);
    size_t outputs = layer + 1 < shape->layers ? shape->hidden : shape->outputs;
    float *weight = calloc(outputs * inputs, sizeof *weight);
    pa_tensor bias = {0};
    char name[48];
    snprintf(name, sizeof name, "mlp.mlp.%zu.bias", layer);
    if (from->status == PA_OK) {
        from->status = weight ? pa_weight_table_take(from->table, name, 1, &outputs, &bias, from->err)
                              : pa_fail(from->err, PA_NO_MEMORY, NULL);
    }
    if (from->status == PA_OK) {
        if (layer < PA_SHAP_E_PROJECTED_LAYERS) {
            project(from, shape, layer, latent, run, weight);
        } else {
            take_own(from, shape, layer, weight);
        }
    }
    if (from->status == PA_OK) {
        pa_tensor matrix = {.dtype = PA_F32, .rank = 2, .shape = {outputs, inputs}, .data = weight};
        from->status =
            from->kernels->linear_new(from->kernels, &matrix, &bias, &field->layers[layer], from->err);
    }
    free(weight);
}

void pa_shap_e_field_free(pa_shap_e_field *field)
{
    if (!field) {
        return;
    }
    for (size_t i = 0; i < field->shape.layers; i++) {
        field->kernels->linear_free(field->layers[i]);
    }
    free(field->input.data);
    free(field->hidden[0].data);
    free(field->hidden[1].data);
    free(field->output.data);
    free(field);
}

static pa_status make_room(pa_shap_e_field *field, pa_error *err)
{
    pa_dtype dtype = field->kernels->dtype;
    pa_status status = pa_buffer_init(dtype, BATCH, ENCODED, &field->input, err);
    status = status ? status : pa_buffer_init(dtype, BATCH, field->shape.hidden, &field->hidden[0], err);
    status = status ? status : pa_buffer_init(dtype, BATCH, field->shape.hidden, &field->hidden[1], err);
    return status ? status : pa_buffer_init(PA_F32, BATCH, field->shape.outputs, &field->output, err);
}

pa_status pa_shap_e_field_new(const pa_weight_table *weights, const pa_shap_e_field_shape *shape,
                              pa_kernels *kernels, const float *latent, const pa_run *run,
                              pa_shap_e_field **out_field, pa_error *err)
{
    pa_shap_e_field *field = calloc(1, sizeof *field);
    if (!field) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    field->shape = *shape;
    field->kernels = kernels;
    pa_weight_reading from = {.table = weights, .kernels = kernels, .err = err};
    from.status = make_room(field, err);
    for (size_t i = 0; from.status == PA_OK && i < shape->layers; i++) {
        make_layer(&from, field, i, latent, run);
        pa_run_progress(run, "project", (double)(i + 1) / (double)shape->layers);
    }
    if (from.status != PA_OK) {
        pa_shap_e_field_free(field);
        return from.status;
    }
    *out_field = field;
    return PA_OK;
}

static float sigmoid(float x)
{
    return 1 / (1 + expf(-x));
}

/* A few sizes do for all, for a backend may prepare itself for each; what the rows beyond count hold is of no
 * interest. */
static size_t rows_for(size_t count)
{
    size_t rows = LEAST_ROWS;
    while (rows < count) {
        rows *= 2;
    }
    return rows;
}

/* At most BATCH positions. */
static pa_status query_batch(pa_shap_e_field *field, const float *positions, size_t count,
                             float *out_distances, float *out_colors, pa_error *err)
{
    pa_matrix from = field->input;
    from.rows = count;
    field->kernels->encode(field->kernels, positions, FREQUENCIES, &from);
    from.rows = rows_for(count);
    for (size_t i = 0; i < field->shape.layers; i++) {
        bool last = i + 1 == field->shape.layers;
        pa_matrix to = last ? field->output : field->hidden[i % 2];
        to.rows = from.rows;
        pa_status status =
            field->kernels->linear(field->kernels, field->layers[i], &from,
                                   last ? PA_ACTIVATION_NONE : PA_ACTIVATION_SILU, false, &to, err);
        if (status != PA_OK) {
            return status;
        }
        from = to;
    }
    for (size_t i = 0; i < count; i++) {
        const float *row = (const float *)from.data + i * from.stride;
        if (out_distances) {
            out_distances[i] = tanhf(row[DISTANCE_AT]);
        }
        for (size_t k = 0; out_colors && k < 3; k++) {
            out_colors[3 * i + k] = sigmoid(row[COLOR_AT + k]);
        }
    }
    return PA_OK;
}

pa_status pa_shap_e_field_query(pa_shap_e_field *field, const float *positions, size_t count,
                                const pa_run *run, float *out_distances, float *out_colors, pa_error *err)
{
    for (size_t at = 0; at < count; at += BATCH) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        pa_status status = query_batch(field, positions + 3 * at, count - at < BATCH ? count - at : BATCH,
                                       out_distances ? out_distances + at : NULL,
                                       out_colors ? out_colors + 3 * at : NULL, err);
        if (status != PA_OK) {
            return status;
        }
    }
    return PA_OK;
}
