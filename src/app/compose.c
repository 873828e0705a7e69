#include "app/compose.h"

#include <string.h>

#include "app/read_file.h"
#include "engines/gradio/space_engine.h"
#include "engines/import/import.h"
#include "engines/neural/shap_e_engine.h"
#include "engines/procedural/procedural.h"
#include "weights/store.h"

enum { SPACE_FILE_MAX_BYTES = 1 << 20 };

static pa_status check_preferred(const pa_registry *registry, pa_mode mode, pa_error *err)
{
    static const char *const settings[PA_MODE_COUNT] = {"ENGINE_BASIC", "ENGINE_ADVANCED"};
    const char *name = registry->preferred[mode];
    const pa_engine *engine = pa_registry_find(registry, name);
    if (strcmp(name, "auto") == 0 || (engine && engine->modes & (1u << mode))) {
        return PA_OK;
    }
    pa_status status = pa_fail(err, PA_INVALID, "%s must be auto or an engine of %s mode, not '%.80s'.",
                               settings[mode], pa_mode_name(mode), name);
    for (size_t i = 0; i < registry->engine_count; i++) {
        if (registry->engines[i].modes & (1u << mode)) {
            pa_error_suggest(err, registry->engines[i].name);
        }
    }
    return status;
}

static pa_status check_fallback(const pa_registry *registry, pa_error *err)
{
    if (!registry->fallback || pa_registry_find(registry, registry->fallback)) {
        return PA_OK;
    }
    pa_fail(err, PA_INVALID, "FALLBACK_ENGINE must be an engine, not '%.80s'.", registry->fallback);
    for (size_t i = 0; i < registry->engine_count; i++) {
        pa_error_suggest(err, registry->engines[i].name);
    }
    return PA_INVALID;
}

/* What a Space said in its own words; clients are told ours. */
static void log_words(void *user, const char *words)
{
    pa_log_write(user, PA_LOG_WARN, "space", "%s", words);
}

static pa_token_policy token_policy(const char *name)
{
    return strcmp(name, "always") == 0  ? PA_TOKEN_ALWAYS
           : strcmp(name, "never") == 0 ? PA_TOKEN_NEVER
                                        : PA_TOKEN_FALLBACK;
}

static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

/* Who stands in needs some of the job's time. */
static uint32_t space_timeout_s(const pa_config *config)
{
    int64_t whole = config->job_timeout_seconds;
    return (uint32_t)(config->fallback_engine[0] && whole > 1 ? whole - (whole + 9) / 10 : whole);
}

/* space and api override the description's own; without a token or a Space of the user's nothing is sent. */
static pa_status add_space(const pa_config *config, const pa_log *log, pa_gradio_loop *loop,
                           const pa_space_description *description, const char *space, const char *api,
                           const char *unconfigured, pa_registry *registry, pa_error *err)
{
    pa_space_description described = *description;
    if (api[0]) {
        described.api_name = api[0] == '/' ? api + 1 : api;
    }
    pa_space_engine_options options = {
        .space = {.space = or_null(space),
                  .hub = config->hf_endpoint,
                  .token = or_null(config->hf_token),
                  .token_policy = token_policy(config->hf_token_policy),
                  .loop = loop,
                  .timeout_s = space_timeout_s(config),
                  .max_concurrent = (uint32_t)config->space_concurrency,
                  .on_words = log_words,
                  .on_words_user = (void *)log},
        .unconfigured = space[0] || config->hf_token[0] ? NULL : unconfigured,
    };
    pa_engine engine;
    pa_status status = pa_space_engine_new(&described, &options, &engine, err);
    return status == PA_OK ? pa_registry_add(registry, engine, err) : status;
}

/* The Space that a file of the user's describes. */
static pa_status add_described_space(const pa_config *config, const pa_log *log, pa_gradio_loop *loop,
                                     pa_arena *arena, pa_registry *registry, pa_error *err)
{
    pa_span text;
    pa_status status = pa_read_file(config->space_file, SPACE_FILE_MAX_BYTES, arena, &text, err);
    pa_space_description description;
    pa_error cause = {0};
    if (status == PA_OK && pa_space_description_decode(text, arena, &description, &cause) != PA_OK) {
        status = pa_fail(err, PA_INVALID, "SPACE_FILE %.120s: %.300s", config->space_file, cause.detail);
    }
    return status == PA_OK
               ? add_space(config, log, loop, &description, description.space, "", NULL, registry, err)
               : status;
}

/* A mistake in a recipe of the user's leaves that one out, and is said. */
static pa_status add_procedural(const pa_config *config, const pa_log *log, pa_registry *registry,
                                pa_error *err)
{
    pa_procedural_options options = {.recipes_folder = or_null(config->recipes_path)};
    pa_engine engine;
    pa_error cause = {0};
    pa_status status = pa_procedural_engine_new(&options, &engine, &cause);
    if (status == PA_IO && options.recipes_folder) {
        return pa_fail(err, PA_INVALID, "RECIPES_PATH: %.400s", cause.detail);
    }
    if (status) {
        return pa_fail(err, status, "%s", cause.detail);
    }
    const pa_recipe_book *book = pa_procedural_book(&engine);
    for (size_t i = 0; i < book->problem_count; i++) {
        pa_log_write(log, PA_LOG_WARN, "recipes", "%s", book->problems[i]);
    }
    return pa_registry_add(registry, engine, err);
}

/* Ready as soon as its weights are installed. */
static pa_status add_shap_e(const pa_config *config, pa_arena *arena, pa_registry *registry, pa_error *err)
{
    pa_weights_place place;
    pa_engine engine;
    pa_status status =
        pa_weights_place_of(config->models_path, pa_known_model_find("shap-e"), arena, &place, err);
    if (status == PA_OK) {
        pa_shap_e_engine_options options = {.folder = place.folder,
                                            .threads = (uint32_t)config->inference_threads};
        status = pa_shap_e_engine_new(&options, &engine, err);
    }
    return status == PA_OK ? pa_registry_add(registry, engine, err) : status;
}

pa_status pa_compose_engines(const pa_config *config, const pa_log *log, pa_arena *arena,
                             pa_registry *out_registry, pa_error *err)
{
    out_registry->preferred[PA_MODE_BASIC] = config->engine_basic;
    out_registry->preferred[PA_MODE_ADVANCED] = config->engine_advanced;
    out_registry->fallback = or_null(config->fallback_engine);
    pa_gradio_loop *loop = NULL;
    pa_status status = add_shap_e(config, arena, out_registry, err);
    status = status ? status : pa_gradio_loop_new(&loop, err);
    if (status == PA_OK && config->space_file[0]) {
        status = add_described_space(config, log, loop, arena, out_registry, err);
    }
    const struct {
        const pa_space_description *description;
        const char *space, *api, *unconfigured;
    } spaces[] = {
        {pa_space_trellis(), config->trellis_space, config->trellis_space_api,
         "Set HF_TOKEN, or TRELLIS_SPACE to a Space or address of your own."},
        {pa_space_shap_e(), config->shap_e_space, config->shap_e_space_api,
         "Set HF_TOKEN, or SHAP_E_SPACE to a Space or address of your own."},
        {pa_space_hunyuan_image(), config->hunyuan_space, config->hunyuan_space_api,
         "Set HF_TOKEN, or HUNYUAN_SPACE to a Space or address of your own."},
        {pa_space_trellis_image(), config->trellis_image_space, config->trellis_image_space_api,
         "Set HF_TOKEN, or TRELLIS_IMAGE_SPACE to a Space or address of your own."},
    };
    for (size_t i = 0; status == PA_OK && i < sizeof spaces / sizeof spaces[0]; i++) {
        status = add_space(config, log, loop, spaces[i].description, spaces[i].space, spaces[i].api,
                           spaces[i].unconfigured, out_registry, err);
    }
    pa_gradio_loop_release(loop);
    if (status == PA_OK) {
        status = add_procedural(config, log, out_registry, err);
    }
    if (status == PA_OK) {
        status = pa_registry_add(out_registry, pa_import_engine(), err);
    }
    if (status == PA_OK) {
        status = pa_compose_sizing(config, &out_registry->sizing, err);
    }
    for (int mode = 0; !status && mode < PA_MODE_COUNT; mode++) {
        status = check_preferred(out_registry, (pa_mode)mode, err);
    }
    return status ? status : check_fallback(out_registry, err);
}
