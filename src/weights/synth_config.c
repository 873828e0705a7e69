#include <stdlib.h>
#include <string.h>

#include "foundation/json.h"
#include "weights/synth_private.h"

static json_t *describe_text_encoder(const pa_clip_text_shape *shape)
{
    return json_pack(
        "{s:[s], s:f, s:i, s:i, s:s, s:I, s:f, s:f, s:I, s:f, s:i, s:s, s:I, s:I, s:i, s:I, "
        "s:s, s:I}",
        "architectures", "CLIPTextModelWithProjection", "attention_dropout", 0.0, "bos_token_id", 0,
        "eos_token_id", 2, "hidden_act", "quick_gelu", "hidden_size", (json_int_t)shape->width,
        "initializer_factor", 1.0, "initializer_range", 0.02, "intermediate_size", (json_int_t)shape->wide,
        "layer_norm_eps", 1e-5, "max_position_embeddings", PA_CLIP_CONTEXT, "model_type", "clip_text_model",
        "num_attention_heads", (json_int_t)shape->heads, "num_hidden_layers", (json_int_t)shape->layers,
        "pad_token_id", 1, "projection_dim", (json_int_t)shape->projection, "torch_dtype", "float32",
        "vocab_size", (json_int_t)shape->vocabulary);
}

static json_t *describe_prior(const pa_shap_e_prior_shape *shape)
{
    return json_pack("{s:s, s:s, s:n, s:i, s:I, s:I, s:f, s:I, s:I, s:n, s:n, s:s, s:I, s:I, s:I, s:s, s:I}",
                     "_class_name", "PriorTransformer", "_diffusers_version", "0.19.0", "added_emb_type",
                     "additional_embeddings", 0, "attention_head_dim",
                     (json_int_t)(shape->width / shape->heads), "clip_embed_dim",
                     (json_int_t)shape->output_width, "dropout", 0.0, "embedding_dim",
                     (json_int_t)shape->latent_width, "embedding_proj_dim", (json_int_t)shape->text_width,
                     "embedding_proj_norm_type", "encoder_hid_proj_type", "norm_in_type", "layer",
                     "num_attention_heads", (json_int_t)shape->heads, "num_embeddings",
                     (json_int_t)shape->latents, "num_layers", (json_int_t)shape->layers, "time_embed_act_fn",
                     "gelu", "time_embed_dim", (json_int_t)shape->time_width);
}

static json_t *describe_renderer(const pa_shap_e_field_shape *shape)
{
    json_int_t hidden = (json_int_t)shape->hidden;
    return json_pack(
        "{s:s, s:s, s:s, s:[f,f,f], s:I, s:I, s:I, s:I, s:I, s:[s,s,s,s], s:[[I,i],[I,I],[I,I],[I,I]]}",
        "_class_name", "ShapERenderer", "_diffusers_version", "0.19.0", "act_fn", "swish", "background",
        255.0, 255.0, 255.0, "d_hidden", hidden, "d_latent", (json_int_t)shape->latent_width,
        "insert_direction_at", (json_int_t)shape->direction_at, "n_hidden_layers",
        (json_int_t)shape->layers - 1, "n_output", (json_int_t)shape->outputs, "param_names",
        "nerstf.mlp.0.weight", "nerstf.mlp.1.weight", "nerstf.mlp.2.weight", "nerstf.mlp.3.weight",
        "param_shapes", hidden, PA_SHAP_E_PLACE_WIDTH, hidden, hidden, hidden, hidden, hidden, hidden);
}

pa_status synth_make_config(pa_shap_e_part part, const pa_shap_e_shapes *shapes, pa_arena *arena,
                            pa_span *out_text, pa_error *err)
{
    json_t *config = part == PA_SHAP_E_TEXT_ENCODER ? describe_text_encoder(&shapes->text)
                     : part == PA_SHAP_E_PRIOR      ? describe_prior(&shapes->prior)
                                                    : describe_renderer(&shapes->field);
    char *text = json_dumps(config, JSON_INDENT(2));
    json_decref(config);
    uint8_t *copy = text ? pa_arena_copy(arena, text, strlen(text)) : NULL;
    if (copy) {
        *out_text = (pa_span){copy, strlen(text)};
    }
    free(text);
    return copy ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}
