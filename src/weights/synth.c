#include "weights/synth.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "foundation/json.h"
#include "foundation/zip.h"
#include "inference/tensor/half.h"
#include "inference/tensor/safetensors.h"
#include "inference/tensor/torch_file.h"
#include "weights/files.h"
#include "weights/synth_private.h"

enum { MOST_TOKENIZER_BYTES = 16 << 20, STORAGE_ALIGNMENT = 64 };

static const pa_shap_e_shapes published = {
    .text = {.layers = 12, .heads = 12, .width = 768, .wide = 3072, .projection = 768, .vocabulary = 49408},
    .prior = {.layers = 24,
              .heads = 16,
              .width = 1024,
              .latents = 1024,
              .latent_width = 1024,
              .text_width = 768,
              .time_width = 4096,
              .output_width = 2048},
    .field = {.latent_width = 1024, .hidden = 256, .outputs = 12, .layers = 7, .direction_at = 4},
};

static const pa_shap_e_shapes tiny = {
    .text = {.layers = 2, .heads = 2, .width = 32, .wide = 64, .projection = 24},
    .prior = {.layers = 2,
              .heads = 2,
              .width = 32,
              .latents = 64,
              .latent_width = 16,
              .text_width = 24,
              .time_width = 64,
              .output_width = 32},
    .field = {.latent_width = 16, .hidden = 16, .outputs = 12, .layers = 7, .direction_at = 4},
};

static const char scheduler_config[] = "{\n"
                                       "  \"_class_name\": \"HeunDiscreteScheduler\",\n"
                                       "  \"_diffusers_version\": \"0.19.0\",\n"
                                       "  \"beta_end\": 0.02,\n"
                                       "  \"beta_schedule\": \"exp\",\n"
                                       "  \"beta_start\": 0.0001,\n"
                                       "  \"clip_sample\": true,\n"
                                       "  \"clip_sample_range\": 1.0,\n"
                                       "  \"num_train_timesteps\": 1024,\n"
                                       "  \"prediction_type\": \"sample\",\n"
                                       "  \"steps_offset\": 0,\n"
                                       "  \"timestep_spacing\": \"linspace\",\n"
                                       "  \"trained_betas\": null,\n"
                                       "  \"use_karras_sigmas\": true\n"
                                       "}\n";
static const char tokenizer_config[] = "{\n"
                                       "  \"bos_token\": \"<|startoftext|>\",\n"
                                       "  \"eos_token\": \"<|endoftext|>\",\n"
                                       "  \"model_max_length\": 77,\n"
                                       "  \"pad_token\": \"<|endoftext|>\",\n"
                                       "  \"tokenizer_class\": \"CLIPTokenizer\",\n"
                                       "  \"unk_token\": \"<|endoftext|>\"\n"
                                       "}\n";
static const char special_tokens[] = "{\n"
                                     "  \"bos_token\": \"<|startoftext|>\",\n"
                                     "  \"eos_token\": \"<|endoftext|>\",\n"
                                     "  \"pad_token\": \"<|endoftext|>\",\n"
                                     "  \"unk_token\": \"<|endoftext|>\"\n"
                                     "}\n";
static const char model_index[] = "{\n"
                                  "  \"_class_name\": \"ShapEPipeline\",\n"
                                  "  \"_diffusers_version\": \"0.19.0\",\n"
                                  "  \"prior\": [\"diffusers\", \"PriorTransformer\"],\n"
                                  "  \"scheduler\": [\"diffusers\", \"HeunDiscreteScheduler\"],\n"
                                  "  \"shap_e_renderer\": [\"shap_e\", \"ShapERenderer\"],\n"
                                  "  \"text_encoder\": [\"transformers\", \"CLIPTextModelWithProjection\"],\n"
                                  "  \"tokenizer\": [\"transformers\", \"CLIPTokenizer\"]\n"
                                  "}\n";

/* One synthesis under way. */
typedef struct synthesis {
    const char *folder;
    const pa_synth_options *options;
    const pa_run *run;
    pa_arena *arena;
    pa_shap_e_shapes shapes;
    pa_error *err;
} synthesis;

static pa_status write_text(const synthesis *made, const char *name, pa_span text)
{
    return pa_write_below(made->folder, name, pa_parts_of(&text), made->err);
}

static pa_status write_literal(const synthesis *made, const char *name, const char *text)
{
    return write_text(made, name, (pa_span){(const uint8_t *)text, strlen(text)});
}

static void fill_table(const pa_expected_weight *weight, uint8_t *to)
{
    int64_t edges[SYNTH_CASES * SYNTH_TRIANGLES * 3];
    uint8_t used[SYNTH_CASES * SYNTH_TRIANGLES];
    synth_fill_cases(edges, used);
    if (weight->tensor.dtype == PA_BOOL) {
        memcpy(to, used, sizeof used);
    } else if (weight->tensor.rank == 3) {
        memcpy(to, edges, sizeof edges);
    } else {
        for (int64_t i = 0; i < PA_CLIP_CONTEXT; i++) {
            memcpy(to + (size_t)i * sizeof i, &i, sizeof i);
        }
    }
}

/* A tensor's numbers where they shall lie, of its own kind. */
static pa_status fill(const synthesis *made, pa_shap_e_part part, const pa_expected_weight *weight,
                      const pa_tensor *tensor, uint8_t *to)
{
    size_t count;
    size_t bytes;
    if (!pa_tensor_measure(tensor, &count, &bytes)) {
        return pa_fail(made->err, PA_TOO_LARGE, NULL);
    }
    if (weight->tensor.dtype != PA_F32) {
        fill_table(weight, to);
        return PA_OK;
    }
    float *numbers = malloc(count * sizeof *numbers);
    if (!numbers) {
        return pa_fail(made->err, PA_NO_MEMORY, NULL);
    }
    synth_draw(part, &made->shapes, weight, made->options->seed, numbers);
    if (tensor->dtype == PA_F16) {
        for (size_t i = 0; i < count; i++) {
            pa_store_u16(to + 2 * i, pa_f16_of_f32(numbers[i]));
        }
    } else {
        memcpy(to, numbers, bytes);
    }
    free(numbers);
    return PA_OK;
}

static pa_status write_safetensors(const synthesis *made, const char *name, const pa_weight *weights,
                                   size_t count, pa_span data)
{
    pa_span header;
    pa_status status =
        pa_safetensors_encode_header(weights, count, "{\"format\":\"pt\"}", made->arena, &header, made->err);
    if (status != PA_OK) {
        return status;
    }
    const pa_span spans[] = {header, data};
    return pa_write_below(made->folder, name,
                          (pa_parts){.spans = spans, .count = 2, .size = header.size + data.size}, made->err);
}

/* What torch.save makes: an archive of the pickle, and of each tensor's numbers. */
static pa_status write_torch_file(const synthesis *made, const char *name, const pa_weight *weights,
                                  size_t count)
{
    enum { BESIDES = 2 };
    pa_zip_member *members = PA_NEW_ARRAY(made->arena, pa_zip_member, count + BESIDES);
    if (!members) {
        return pa_fail(made->err, PA_NO_MEMORY, NULL);
    }
    members[0].name = "archive/data.pkl";
    pa_status status = pa_torch_file_encode_pickle(weights, count, made->arena, &members[0].data, made->err);
    for (size_t i = 0; status == PA_OK && i < count; i++) {
        size_t numbers;
        size_t bytes;
        members[1 + i].name = pa_arena_printf(made->arena, "archive/data/%zu", i);
        if (!members[1 + i].name || !pa_tensor_measure(&weights[i].tensor, &numbers, &bytes)) {
            return pa_fail(made->err, PA_NO_MEMORY, NULL);
        }
        members[1 + i].data = (pa_span){weights[i].tensor.data, bytes};
    }
    members[1 + count] = (pa_zip_member){"archive/version", {(const uint8_t *)"3\n", 2}};
    pa_parts zip;
    status = status ? status
                    : pa_zip_encode_parts(members, count + BESIDES,
                                          &(pa_zip_options){.alignment = STORAGE_ALIGNMENT}, made->arena,
                                          &zip, made->err);
    return status ? status : pa_write_below(made->folder, name, zip, made->err);
}

/* The tensors of a part as they are written, and the bytes of all together. */
static pa_status list_weights(const synthesis *made, const pa_inventory *inventory, bool half,
                              pa_weight **out_weights, size_t *out_bytes)
{
    pa_weight *weights = PA_NEW_ARRAY(made->arena, pa_weight, inventory->count);
    if (!weights) {
        return pa_fail(made->err, PA_NO_MEMORY, NULL);
    }
    size_t total = 0;
    for (size_t i = 0; i < inventory->count; i++) {
        weights[i] = (pa_weight){inventory->weights[i].name, inventory->weights[i].tensor};
        size_t count;
        size_t bytes;
        if (half && weights[i].tensor.dtype == PA_F32) {
            weights[i].tensor.dtype = PA_F16;
        }
        if (!pa_tensor_measure(&weights[i].tensor, &count, &bytes) ||
            __builtin_add_overflow(total, bytes, &total)) {
            return pa_fail(made->err, PA_TOO_LARGE, NULL);
        }
    }
    *out_weights = weights;
    *out_bytes = total;
    return PA_OK;
}

static pa_status write_weights(const synthesis *made, pa_shap_e_part part)
{
    /* The renderer is published with 32 bits only. */
    bool half = made->options->half && part != PA_SHAP_E_RENDERER;
    pa_inventory inventory;
    pa_weight *weights = NULL;
    size_t bytes = 0;
    pa_status status = pa_shap_e_inventory(part, &made->shapes, made->arena, &inventory, made->err);
    status = status ? status : list_weights(made, &inventory, half, &weights, &bytes);
    if (status != PA_OK) {
        return status;
    }
    uint8_t *data = malloc(bytes ? bytes : 1);
    if (!data) {
        return pa_fail(made->err, PA_NO_MEMORY, NULL);
    }
    uint8_t *at = data;
    for (size_t i = 0; status == PA_OK && i < inventory.count; i++) {
        pa_run_progress(made->run, pa_shap_e_folder(part), (double)i / (double)inventory.count);
        weights[i].tensor.data = at;
        size_t count;
        size_t size = 0;
        pa_tensor_measure(&weights[i].tensor, &count, &size);
        status = pa_run_cancelled(made->run)
                     ? pa_fail(made->err, PA_CANCELLED, NULL)
                     : fill(made, part, &inventory.weights[i], &weights[i].tensor, at);
        at += size;
    }
    const char *file = pa_arena_printf(made->arena, "%s/%s", pa_shap_e_folder(part),
                                       pa_shap_e_weights_name(part, half, half ? 0 : 1));
    if (status == PA_OK) {
        status = !file  ? pa_fail(made->err, PA_NO_MEMORY, NULL)
                 : half ? write_safetensors(made, file, weights, inventory.count, (pa_span){data, bytes})
                        : write_torch_file(made, file, weights, inventory.count);
    }
    free(data);
    return status;
}

/* One more than the largest number of a vocabulary. */
static pa_status count_tokens(pa_span vocabulary, size_t *out_count, pa_error *err)
{
    json_t *json = NULL;
    if (pa_json_decode(vocabulary, &(pa_json_limits){.max_bytes = MOST_TOKENIZER_BYTES}, &json, NULL)) {
        return pa_fail(err, PA_CORRUPT, "vocab.json is no JSON object.");
    }
    json_int_t most = 0;
    const char *piece;
    json_t *number;
    json_object_foreach(json, piece, number)
    {
        most = json_integer_value(number) > most ? json_integer_value(number) : most;
    }
    json_decref(json);
    *out_count = (size_t)most + 1;
    return PA_OK;
}

static pa_status copy_tokenizer(const char *folder, pa_arena *arena, synth_tokenizer *out_tokenizer,
                                pa_error *err)
{
    synth_tokenizer copied;
    pa_clip_tokenizer *checked;
    pa_status status =
        pa_read_below(folder, "vocab.json", MOST_TOKENIZER_BYTES, arena, &copied.vocabulary, err);
    status = status ? status
                    : pa_read_below(folder, "merges.txt", MOST_TOKENIZER_BYTES, arena, &copied.merges, err);
    status = status ? status : pa_clip_tokenizer_load(copied.vocabulary, copied.merges, arena, &checked, err);
    status = status ? status : count_tokens(copied.vocabulary, &copied.tokens, err);
    if (status == PA_OK) {
        *out_tokenizer = copied;
    }
    return status;
}

static pa_status write_tokenizer(synthesis *made)
{
    synth_tokenizer tokenizer;
    size_t *vocabulary = &made->shapes.text.vocabulary;
    pa_status status = made->options->tokenizer
                           ? copy_tokenizer(made->options->tokenizer, made->arena, &tokenizer, made->err)
                           : synth_make_tokenizer(*vocabulary, made->arena, &tokenizer, made->err);
    if (status == PA_OK && *vocabulary && tokenizer.tokens > *vocabulary) {
        status = pa_fail(made->err, PA_CORRUPT, "The tokenizer has %zu pieces, the text encoder takes %zu.",
                         tokenizer.tokens, *vocabulary);
    }
    if (status != PA_OK) {
        return status;
    }
    *vocabulary = *vocabulary ? *vocabulary : tokenizer.tokens;
    status = write_text(made, "tokenizer/vocab.json", tokenizer.vocabulary);
    status = status ? status : write_text(made, "tokenizer/merges.txt", tokenizer.merges);
    status = status ? status : write_literal(made, "tokenizer/tokenizer_config.json", tokenizer_config);
    return status ? status : write_literal(made, "tokenizer/special_tokens_map.json", special_tokens);
}

static pa_status write_part(const synthesis *made, pa_shap_e_part part)
{
    pa_span config;
    char *name = pa_arena_printf(made->arena, "%s/config.json", pa_shap_e_folder(part));
    pa_status status = name ? synth_make_config(part, &made->shapes, made->arena, &config, made->err)
                            : pa_fail(made->err, PA_NO_MEMORY, NULL);
    status = status ? status : write_text(made, name, config);
    return status ? status : write_weights(made, part);
}

pa_status pa_shap_e_synth(const char *folder, const pa_synth_options *options, const pa_run *run,
                          pa_error *err)
{
    pa_arena arena;
    pa_arena_init(&arena, 0);
    synthesis made = {.folder = folder,
                      .options = options,
                      .run = run,
                      .arena = &arena,
                      .shapes = options->tiny ? tiny : published,
                      .err = err};
    pa_status status = pa_make_empty_folder(folder, err);
    status = status ? status : write_literal(&made, "model_index.json", model_index);
    status = status ? status : write_literal(&made, "scheduler/scheduler_config.json", scheduler_config);
    status = status ? status : write_tokenizer(&made);
    for (int part = 0; status == PA_OK && part < PA_SHAP_E_PART_COUNT; part++) {
        status = write_part(&made, (pa_shap_e_part)part);
    }
    pa_arena_done(&arena);
    return status;
}
