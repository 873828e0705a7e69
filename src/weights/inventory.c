#include "weights/inventory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { COLORS = 3, CASES = 256, CASE_TRIANGLES = 5 };
enum { MOST_OF_A_BLOCK = 16, MOST_BESIDES = 32 };

/* An inventory that grows; its array is large enough from the start. */
typedef struct builder {
    pa_arena *arena;
    pa_inventory inventory;
    bool failed;
} builder;

static void add(builder *to, pa_weight_role role, const pa_tensor *tensor, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void add(builder *to, pa_weight_role role, const pa_tensor *tensor, const char *format, ...)
{
    char name[128];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    pa_expected_weight *weight = &to->inventory.weights[to->inventory.count];
    *weight = (pa_expected_weight){.name = pa_arena_string(to->arena, name), .tensor = *tensor, .role = role};
    to->failed = to->failed || !weight->name;
    to->inventory.count += !to->failed;
}

static void add_optional(builder *to, const pa_tensor *tensor, const char *name)
{
    add(to, PA_WEIGHT_TABLE, tensor, "%s", name);
    if (!to->failed) {
        to->inventory.weights[to->inventory.count - 1].optional = true;
    }
}

static pa_tensor vector(size_t size)
{
    return (pa_tensor){.dtype = PA_F32, .rank = 1, .shape = {size}};
}

static pa_tensor matrix(size_t rows, size_t columns)
{
    return (pa_tensor){.dtype = PA_F32, .rank = 2, .shape = {rows, columns}};
}

/* A linear layer's two; prefix and name make its own. */
static void add_linear(builder *to, const char *prefix, const char *name, size_t outputs, size_t inputs)
{
    pa_tensor weight = matrix(outputs, inputs);
    pa_tensor bias = vector(outputs);
    add(to, PA_WEIGHT_MATRIX, &weight, "%s%s.weight", prefix, name);
    add(to, PA_WEIGHT_SHIFT, &bias, "%s%s.bias", prefix, name);
}

static void add_norm(builder *to, const char *prefix, const char *name, size_t width)
{
    pa_tensor both = vector(width);
    add(to, PA_WEIGHT_SCALE, &both, "%s%s.weight", prefix, name);
    add(to, PA_WEIGHT_SHIFT, &both, "%s%s.bias", prefix, name);
}

static void add_text_encoder(builder *to, const pa_clip_text_shape *shape)
{
    pa_tensor tokens = matrix(shape->vocabulary, shape->width);
    pa_tensor places = matrix(PA_CLIP_CONTEXT, shape->width);
    add(to, PA_WEIGHT_EMBEDDING, &tokens, "text_model.embeddings.token_embedding.weight");
    add(to, PA_WEIGHT_EMBEDDING, &places, "text_model.embeddings.position_embedding.weight");
    for (size_t i = 0; i < shape->layers; i++) {
        char prefix[64];
        snprintf(prefix, sizeof prefix, "text_model.encoder.layers.%zu.", i);
        add_linear(to, prefix, "self_attn.k_proj", shape->width, shape->width);
        add_linear(to, prefix, "self_attn.v_proj", shape->width, shape->width);
        add_linear(to, prefix, "self_attn.q_proj", shape->width, shape->width);
        add_linear(to, prefix, "self_attn.out_proj", shape->width, shape->width);
        add_norm(to, prefix, "layer_norm1", shape->width);
        add_linear(to, prefix, "mlp.fc1", shape->wide, shape->width);
        add_linear(to, prefix, "mlp.fc2", shape->width, shape->wide);
        add_norm(to, prefix, "layer_norm2", shape->width);
    }
    add_norm(to, "", "text_model.final_layer_norm", shape->width);
    pa_tensor projection = matrix(shape->projection, shape->width);
    add(to, PA_WEIGHT_MATRIX, &projection, "text_projection.weight");
    pa_tensor ids = {.dtype = PA_I64, .rank = 2, .shape = {1, PA_CLIP_CONTEXT}};
    add_optional(to, &ids, "text_model.embeddings.position_ids");
}

static void add_prior(builder *to, const pa_shap_e_prior_shape *shape)
{
    pa_tensor places = {.dtype = PA_F32, .rank = 3, .shape = {1, shape->latents, shape->width}};
    pa_tensor statistics = matrix(1, shape->output_width);
    add(to, PA_WEIGHT_EMBEDDING, &places, "positional_embedding");
    add_optional(to, &statistics, "clip_mean");
    add_optional(to, &statistics, "clip_std");
    add_linear(to, "", "time_embedding.linear_1", shape->time_width, shape->width);
    add_linear(to, "", "time_embedding.linear_2", shape->width, shape->time_width);
    add_linear(to, "", "proj_in", shape->width, shape->latent_width);
    add_linear(to, "", "embedding_proj", shape->width, shape->text_width);
    for (size_t i = 0; i < shape->layers; i++) {
        char prefix[64];
        snprintf(prefix, sizeof prefix, "transformer_blocks.%zu.", i);
        add_norm(to, prefix, "norm1", shape->width);
        add_linear(to, prefix, "attn1.to_q", shape->width, shape->width);
        add_linear(to, prefix, "attn1.to_k", shape->width, shape->width);
        add_linear(to, prefix, "attn1.to_v", shape->width, shape->width);
        add_linear(to, prefix, "attn1.to_out.0", shape->width, shape->width);
        add_norm(to, prefix, "norm3", shape->width);
        add_linear(to, prefix, "ff.net.0.proj", 4 * shape->width, shape->width);
        add_linear(to, prefix, "ff.net.2", shape->width, 4 * shape->width);
    }
    add_norm(to, "", "norm_in", shape->width);
    add_norm(to, "", "norm_out", shape->width);
    add_linear(to, "", "proj_to_clip_embeddings", shape->output_width, shape->width);
}

static void add_renderer(builder *to, const pa_shap_e_field_shape *shape)
{
    for (size_t i = 0; i < PA_SHAP_E_PROJECTED_LAYERS; i++) {
        char prefix[64];
        size_t columns = i == 0 ? PA_SHAP_E_PLACE_WIDTH : shape->hidden;
        snprintf(prefix, sizeof prefix, "params_proj.projections.nerstf__mlp__%zu__weight.", i);
        add_linear(to, prefix, "proj", shape->hidden * columns, shape->latent_width);
        add_norm(to, prefix, "norm", columns);
    }
    for (size_t i = 0; i < shape->layers; i++) {
        char name[32];
        size_t inputs = i == 0 ? PA_SHAP_E_PLACE_WIDTH : shape->hidden;
        snprintf(name, sizeof name, "mlp.mlp.%zu", i);
        add_linear(to, "", name, i + 1 < shape->layers ? shape->hidden : shape->outputs,
                   inputs + (i == shape->direction_at ? PA_SHAP_E_DIRECTION_WIDTH : 0));
    }
    pa_tensor background = vector(COLORS);
    pa_tensor cases = {.dtype = PA_I64, .rank = 3, .shape = {CASES, CASE_TRIANGLES, 3}};
    pa_tensor masks = {.dtype = PA_BOOL, .rank = 2, .shape = {CASES, CASE_TRIANGLES}};
    add_optional(to, &background, "void.background");
    add_optional(to, &cases, "mesh_decoder.cases");
    add_optional(to, &masks, "mesh_decoder.masks");
}

pa_status pa_shap_e_inventory(pa_shap_e_part part, const pa_shap_e_shapes *shapes, pa_arena *arena,
                              pa_inventory *out_inventory, pa_error *err)
{
    size_t most = MOST_BESIDES;
    most += MOST_OF_A_BLOCK * (part == PA_SHAP_E_TEXT_ENCODER ? shapes->text.layers
                               : part == PA_SHAP_E_PRIOR      ? shapes->prior.layers
                                                              : shapes->field.layers);
    builder to = {.arena = arena, .inventory = {.weights = PA_NEW_ARRAY(arena, pa_expected_weight, most)}};
    if (!to.inventory.weights) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    switch (part) {
    case PA_SHAP_E_TEXT_ENCODER:
        add_text_encoder(&to, &shapes->text);
        break;
    case PA_SHAP_E_PRIOR:
        add_prior(&to, &shapes->prior);
        break;
    default:
        add_renderer(&to, &shapes->field);
        break;
    }
    if (to.failed) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_inventory = to.inventory;
    return PA_OK;
}

static pa_status check(const pa_expected_weight *expected, const pa_weight_table *table, pa_error *err)
{
    const pa_tensor *found = pa_weight_table_find(table, expected->name);
    if (!found && expected->optional) {
        return PA_OK;
    }
    pa_tensor taken;
    if (expected->tensor.dtype == PA_F32) {
        return pa_weight_table_take(table, expected->name, expected->tensor.rank, expected->tensor.shape,
                                    &taken, err);
    }
    bool fits = found && found->dtype == expected->tensor.dtype &&
                pa_tensor_has_shape(found, expected->tensor.rank, expected->tensor.shape);
    return fits ? PA_OK
                : pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" is not of the kind it should be.",
                          expected->name);
}

static bool is_expected(const pa_inventory *inventory, const char *name)
{
    for (size_t i = 0; i < inventory->count; i++) {
        if (strcmp(inventory->weights[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

pa_status pa_inventory_check(const pa_inventory *inventory, const pa_weight_table *table, pa_error *err)
{
    for (size_t i = 0; i < inventory->count; i++) {
        pa_status status = check(&inventory->weights[i], table, err);
        if (status != PA_OK) {
            return status;
        }
    }
    for (size_t i = 0; i < table->count; i++) {
        if (!is_expected(inventory, table->weights[i].name)) {
            return pa_fail(err, PA_CORRUPT, "The tensor \"%.120s\" does not belong there.",
                           table->weights[i].name);
        }
    }
    return PA_OK;
}
