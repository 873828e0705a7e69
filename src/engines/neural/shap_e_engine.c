#include "engines/neural/shap_e_engine.h"

#include <stdlib.h>
#include <string.h>

#include "engines/neural/shap_e_stages_private.h"
#include "engines/neural/waiting_line.h"

typedef struct shap_e {
    pa_waiting_line line;
    char *folder;
    uint32_t threads;
    bool plain;
} shap_e;

static pa_availability availability(void *self)
{
    const shap_e *engine = self;
    pa_arena arena = {0};
    pa_shap_e_files files;
    pa_availability found = {.state = PA_ENGINE_READY};
    if (pa_shap_e_find_files(engine->folder, &arena, &files, NULL) != PA_OK) {
        found.state = PA_ENGINE_UNCONFIGURED;
        strcpy(found.reason, "Its weights are not installed; promptar models pull shap-e fetches them.");
    }
    pa_arena_done(&arena);
    return found;
}

/* Text encoder, prior and decoder, each of whose weights are there during its own stage only. */
static pa_status run_stages(const shap_e_work *work, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    pa_arena scratch = {0};
    shap_e_block condition;
    shap_e_block latent;
    pa_status status = shap_e_encode_text(work, &scratch, &condition, err);
    status = status ? status : shap_e_sample_latent(work, &condition, &scratch, &latent, err);
    status = status ? status : shap_e_make_scene(work, &latent, arena, out_scene, err);
    pa_arena_done(&scratch);
    return status;
}

static pa_status generate_alone(const shap_e *engine, const pa_request *request, const pa_run *run,
                                pa_arena *arena, pa_engine_result *out_result, pa_error *err)
{
    pa_arena scratch = {0};
    pa_shap_e_files files;
    shap_e_work work = {.folder = engine->folder, .files = &files, .request = request, .run = run};
    pa_status status = shap_e_blame_weights(pa_shap_e_find_files(engine->folder, &scratch, &files, err), err);
    status =
        status ? status
               : shap_e_make_kernels(request->precision, engine->threads, engine->plain, &work.kernels, err);
    status = status ? status
                    : shap_e_make_kernels(PA_PRECISION_F32, engine->threads, engine->plain, &work.exact, err);
    if (status == PA_UNSUPPORTED) {
        status = pa_fail(err, PA_UNAVAILABLE, "This machine cannot calculate for Shap-E.");
    }
    pa_engine_result result = {0};
    status = status ? status : run_stages(&work, arena, &result.scene, err);
    pa_kernels_free(work.exact);
    pa_kernels_free(work.kernels);
    pa_arena_done(&scratch);
    if (status == PA_OK) {
        *out_result = result;
    }
    return status;
}

static pa_status generate(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err)
{
    shap_e *engine = self;
    pa_waiting place;
    pa_status status = pa_waiting_line_enter(&engine->line, &place, run, err);
    if (status == PA_OK) {
        status = generate_alone(engine, request, run, arena, out_result, err);
        pa_waiting_line_leave(&engine->line, &place);
    }
    return status;
}

static void free_engine(void *self)
{
    shap_e *engine = self;
    pa_waiting_line_done(&engine->line);
    free(engine->folder);
    free(engine);
}

pa_status pa_shap_e_engine_new(const pa_shap_e_engine_options *options, pa_engine *out_engine, pa_error *err)
{
    shap_e *engine = calloc(1, sizeof *engine);
    if (!engine) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_waiting_line_init(&engine->line, err);
    if (status != PA_OK) {
        free(engine);
        return status;
    }
    engine->folder = strdup(options->folder);
    engine->threads = options->threads;
    engine->plain = options->plain;
    if (!engine->folder) {
        free_engine(engine);
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    *out_engine = (pa_engine){.name = "shap-e",
                              .title = "Shap-E on this machine",
                              .modes = 1u << PA_MODE_BASIC,
                              .self = engine,
                              .availability = availability,
                              .generate = generate,
                              .free = free_engine};
    return PA_OK;
}
