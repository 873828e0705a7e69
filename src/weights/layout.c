#include "weights/layout.h"

#include <unistd.h>

enum { NAME_COUNT = 4 };
/* Places in the list of small files. */
enum { VOCABULARY, MERGES, FIRST_CONFIG };

static const struct {
    const char *folder;
    const char *names[NAME_COUNT]; /* exact ones first, then those of 16 bits */
} parts[PA_SHAP_E_PART_COUNT] = {
    {"text_encoder",
     {"model.safetensors", "pytorch_model.bin", "model.fp16.safetensors", "pytorch_model.fp16.bin"}},
    {"prior",
     {"diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.bin",
      "diffusion_pytorch_model.fp16.safetensors", "diffusion_pytorch_model.fp16.bin"}},
    {"shap_e_renderer",
     {"diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.bin",
      "diffusion_pytorch_model.fp16.safetensors", "diffusion_pytorch_model.fp16.bin"}},
};

const char *const pa_shap_e_small_files[PA_SHAP_E_SMALL_FILE_COUNT] = {
    "tokenizer/vocab.json",
    "tokenizer/merges.txt",
    "text_encoder/config.json",
    "prior/config.json",
    "shap_e_renderer/config.json",
    "scheduler/scheduler_config.json",
    "tokenizer/tokenizer_config.json",
    "tokenizer/special_tokens_map.json",
    "model_index.json",
};

const char *pa_shap_e_folder(pa_shap_e_part part)
{
    return parts[part].folder;
}

const char *pa_shap_e_weights_name(pa_shap_e_part part, bool half, size_t place)
{
    size_t first = half ? NAME_COUNT / 2 : 0;
    return place < NAME_COUNT ? parts[part].names[(first + place) % NAME_COUNT] : NULL;
}

/* The path of a file that is there. */
static pa_status find(const char *folder, const char *name, pa_arena *arena, const char **out_path,
                      pa_error *err)
{
    char *path = pa_arena_printf(arena, "%s/%s", folder, name);
    if (!path) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    if (access(path, R_OK) != 0) {
        return pa_fail(err, PA_NOT_FOUND, "%.200s is no folder of Shap-E's weights: it lacks %s.", folder,
                       name);
    }
    *out_path = path;
    return PA_OK;
}

static pa_status find_weights(const char *folder, pa_shap_e_part part, pa_arena *arena, const char **out_path,
                              pa_error *err)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        char *name = pa_arena_printf(arena, "%s/%s", parts[part].folder, parts[part].names[i]);
        if (!name) {
            return pa_fail(err, PA_NO_MEMORY, NULL);
        }
        pa_status status = find(folder, name, arena, out_path, NULL);
        if (status != PA_NOT_FOUND) {
            return status ? pa_fail(err, status, NULL) : PA_OK;
        }
    }
    return pa_fail(err, PA_NOT_FOUND, "%.200s is no folder of Shap-E's weights: %s holds none.", folder,
                   parts[part].folder);
}

pa_status pa_shap_e_find_files(const char *folder, pa_arena *arena, pa_shap_e_files *out_files, pa_error *err)
{
    pa_shap_e_files files;
    pa_status status = find(folder, pa_shap_e_small_files[VOCABULARY], arena, &files.vocabulary, err);
    status = status ? status : find(folder, pa_shap_e_small_files[MERGES], arena, &files.merges, err);
    for (int part = 0; status == PA_OK && part < PA_SHAP_E_PART_COUNT; part++) {
        status = find(folder, pa_shap_e_small_files[FIRST_CONFIG + part], arena, &files.configs[part], err);
        status =
            status ? status : find_weights(folder, (pa_shap_e_part)part, arena, &files.weights[part], err);
    }
    if (status == PA_OK) {
        *out_files = files;
    }
    return status;
}
