/* From words to what guides the sampling. */
#include <math.h>
#include <string.h>

#include "engines/neural/shap_e_stages_private.h"
#include "inference/clip/text_encoder.h"
#include "inference/tensor/weight_file.h"

static pa_status tokenize(const shap_e_work *work, pa_arena *arena, pa_clip_tokens *out_tokens, pa_error *err)
{
    pa_span vocabulary;
    pa_span merges;
    pa_clip_tokenizer *tokenizer = NULL;
    pa_status status = shap_e_read_text(work, work->files->vocabulary, arena, &vocabulary, err);
    status = status ? status : shap_e_read_text(work, work->files->merges, arena, &merges, err);
    status = status ? status : pa_clip_tokenizer_load(vocabulary, merges, arena, &tokenizer, err);
    if (status != PA_OK) {
        return shap_e_blame_weights(status, err);
    }
    const char *prompt = work->request->prompt;
    return pa_clip_tokenize(tokenizer, (pa_span){(const uint8_t *)prompt, strlen(prompt)}, out_tokens, err);
}

/* The encoder is there for this one text only. */
static pa_status encode(const shap_e_work *work, const pa_clip_tokens *tokens, pa_arena *arena,
                        shap_e_block *out_embedding, pa_error *err)
{
    pa_weight_file file = {0};
    pa_clip_text_encoder *encoder = NULL;
    pa_clip_text_shape shape = {0};
    pa_span config;
    pa_status status =
        shap_e_read_text(work, work->files->configs[PA_SHAP_E_TEXT_ENCODER], arena, &config, err);
    status = status ? status : pa_clip_text_read_shape(config, &shape, err);
    status = status ? status : pa_weight_file_open(work->files->weights[PA_SHAP_E_TEXT_ENCODER], &file, err);
    status = status ? status : pa_clip_text_load(&file.table, &shape, work->exact, &encoder, err);
    status = shap_e_blame_weights(status, err);
    if (status == PA_OK) {
        *out_embedding = (shap_e_block){
            .values = PA_NEW_ARRAY(arena, float, shape.projection), .rows = 1, .columns = shape.projection};
        status = out_embedding->values
                     ? pa_clip_text_encode(encoder, tokens, work->run, out_embedding->values, err)
                     : pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_clip_text_free(encoder);
    pa_weight_file_close(&file);
    return status;
}

/* Of length √width, so that its numbers have a variance of 1. */
static pa_status normalise(const shap_e_block *embedding, pa_arena *arena, shap_e_block *out_condition,
                           pa_error *err)
{
    shap_e_block made = *embedding;
    made.values = pa_arena_copy(arena, embedding->values, made.columns * sizeof *made.values);
    if (!made.values) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    double sum = 0;
    for (size_t i = 0; i < made.columns; i++) {
        sum += (double)made.values[i] * (double)made.values[i];
    }
    double factor = sum > 0 ? sqrt((double)made.columns / sum) : 0;
    for (size_t i = 0; i < made.columns; i++) {
        made.values[i] = (float)((double)made.values[i] * factor);
    }
    *out_condition = made;
    return PA_OK;
}

pa_status shap_e_encode_text(const shap_e_work *work, pa_arena *arena, shap_e_block *out_condition,
                             pa_error *err)
{
    pa_run_progress(work->run, "read", 0);
    pa_clip_tokens tokens;
    shap_e_block embedding;
    shap_e_block condition;
    pa_status status = tokenize(work, arena, &tokens, err);
    status = status ? status : encode(work, &tokens, arena, &embedding, err);
    status = status ? status : normalise(&embedding, arena, &condition, err);
    if (status == PA_OK) {
        const pa_weight tensors[] = {
            {.name = "tokens",
             .tensor = {.dtype = PA_I32, .rank = 1, .shape = {PA_CLIP_CONTEXT}, .data = tokens.ids}},
            shap_e_named("text_embed", embedding.values, embedding.columns, 0, 0),
            shap_e_named("condition", condition.values, condition.columns, 0, 0),
        };
        status = shap_e_trace(work, "text", tensors, sizeof tensors / sizeof tensors[0], err);
    }
    if (status == PA_OK) {
        pa_run_progress(work->run, "read", SHAP_E_TEXT_UNTIL);
        *out_condition = condition;
    }
    return status;
}
