#include "inference/nn/config.h"
#include "inference/shap_e/prior.h"

/* No published prior comes near these. */
enum { MOST_LAYERS = 64, MOST_HEADS = 64, MOST_WIDTH = 8192, MOST_TOKENS = 8192 };

/* What Shap-E's prior does and others do not. */
static bool works_as_shap_e(const json_t *config)
{
    return json_is_null(json_object_get(config, "encoder_hid_proj_type")) &&
           json_is_null(json_object_get(config, "added_emb_type")) &&
           pa_config_is_text(config, "norm_in_type", "layer") &&
           pa_config_is_text(config, "time_embed_act_fn", "gelu") &&
           !json_is_string(json_object_get(config, "embedding_proj_norm_type")) &&
           json_integer_value(json_object_get(config, "additional_embeddings")) == 0;
}

pa_status pa_shap_e_prior_read_shape(pa_span config, pa_shap_e_prior_shape *out_shape, pa_error *err)
{
    json_t *json = NULL;
    if (pa_json_decode(config, NULL, &json, NULL) != PA_OK || !json_is_object(json)) {
        json_decref(json);
        return pa_fail(err, PA_CORRUPT, "The prior's configuration is no JSON object.");
    }
    pa_shap_e_prior_shape shape = {0};
    size_t head_width = 0;
    bool fine = works_as_shap_e(json) &&
                pa_config_read_size(json, "num_layers", MOST_LAYERS, &shape.layers) &&
                pa_config_read_size(json, "num_attention_heads", MOST_HEADS, &shape.heads) &&
                pa_config_read_size(json, "attention_head_dim", MOST_WIDTH, &head_width) &&
                pa_config_read_size(json, "num_embeddings", MOST_TOKENS, &shape.latents) &&
                pa_config_read_size(json, "embedding_dim", MOST_WIDTH, &shape.latent_width) &&
                pa_config_read_size(json, "embedding_proj_dim", MOST_WIDTH, &shape.text_width) &&
                pa_config_read_size(json, "time_embed_dim", MOST_WIDTH, &shape.time_width) &&
                pa_config_read_size(json, "clip_embed_dim", MOST_WIDTH, &shape.output_width);
    json_decref(json);
    shape.width = shape.heads * head_width;
    if (!fine || shape.width > MOST_WIDTH || shape.width % 2 != 0 ||
        shape.output_width < shape.latent_width) {
        return pa_fail(err, PA_UNSUPPORTED, "The prior's configuration is not that of Shap-E's.");
    }
    *out_shape = shape;
    return PA_OK;
}
