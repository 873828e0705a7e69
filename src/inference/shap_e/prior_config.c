#include <string.h>

#include "foundation/json.h"
#include "inference/shap_e/prior.h"

/* No published prior comes near these. */
enum { MOST_LAYERS = 64, MOST_HEADS = 64, MOST_WIDTH = 8192, MOST_TOKENS = 8192 };

static bool read_size(const json_t *config, const char *name, size_t most, size_t *out_size)
{
    const json_t *value = json_object_get(config, name);
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 1 || (size_t)number > most) {
        return false;
    }
    *out_size = (size_t)number;
    return true;
}

static bool is_text(const json_t *config, const char *name, const char *text)
{
    const char *value = json_string_value(json_object_get(config, name));
    return value && strcmp(value, text) == 0;
}

/* What Shap-E's prior does and others do not. */
static bool works_as_shap_e(const json_t *config)
{
    return json_is_null(json_object_get(config, "encoder_hid_proj_type")) &&
           json_is_null(json_object_get(config, "added_emb_type")) &&
           is_text(config, "norm_in_type", "layer") && is_text(config, "time_embed_act_fn", "gelu") &&
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
    bool fine = works_as_shap_e(json) && read_size(json, "num_layers", MOST_LAYERS, &shape.layers) &&
                read_size(json, "num_attention_heads", MOST_HEADS, &shape.heads) &&
                read_size(json, "attention_head_dim", MOST_WIDTH, &head_width) &&
                read_size(json, "num_embeddings", MOST_TOKENS, &shape.latents) &&
                read_size(json, "embedding_dim", MOST_WIDTH, &shape.latent_width) &&
                read_size(json, "embedding_proj_dim", MOST_WIDTH, &shape.text_width) &&
                read_size(json, "time_embed_dim", MOST_WIDTH, &shape.time_width) &&
                read_size(json, "clip_embed_dim", MOST_WIDTH, &shape.output_width);
    json_decref(json);
    shape.width = shape.heads * head_width;
    if (!fine || shape.width > MOST_WIDTH || shape.width % 2 != 0 ||
        shape.output_width < shape.latent_width) {
        return pa_fail(err, PA_UNSUPPORTED, "The prior's configuration is not that of Shap-E's.");
    }
    *out_shape = shape;
    return PA_OK;
}
