#include "engines/gradio/space_engine.h"

#include <stdlib.h>
#include <string.h>

#include "asset/formats/model_decode.h"

enum { DEFAULT_MODEL_BYTES = 64 * 1024 * 1024 };

static const char *const model_extensions[] = {".glb", ".gltf", ".ply", ".obj"};

typedef struct space_engine {
    pa_space_description description;
    pa_space *space;
    char *unconfigured;
    size_t max_model_bytes;
} space_engine;

/* One request on its way through the server. */
typedef struct space_job {
    const space_engine *engine;
    const pa_request *request;
    const pa_run *run;
    pa_span file;
} space_job;

static pa_availability availability(void *self)
{
    space_engine *engine = self;
    if (engine->unconfigured) {
        pa_availability none = {.state = PA_ENGINE_UNCONFIGURED};
        strncpy(none.reason, engine->unconfigured, sizeof none.reason - 1);
        return none;
    }
    return pa_space_availability(engine->space);
}

/* The remote call is what takes time; finishing and encoding come after it. */
static void on_progress(void *user, const char *stage, double fraction)
{
    const space_job *job = user;
    pa_run_progress(job->run, stage, fraction * 0.9);
}

/* Apps of the TRELLIS family make a folder a session when their page is opened; nobody opens it here. */
static void start_session(pa_gradio_session *session, json_t *config)
{
    pa_gradio_endpoint endpoint;
    if (!pa_gradio_config_has(config, "start_session") ||
        pa_gradio_endpoint_read(config, NULL, "start_session", session->arena, &endpoint, NULL) != PA_OK) {
        return;
    }
    json_t *data = NULL;
    json_t *outputs = NULL;
    if (pa_gradio_arguments(&endpoint, NULL, 0, &data, NULL) == PA_OK) {
        pa_gradio_invoke(session, &endpoint, data, NULL, NULL, &outputs, NULL);
        /* A folder costs no quota. */
        session->spent = false;
    }
    json_decref(outputs);
    json_decref(data);
    pa_gradio_endpoint_done(&endpoint);
}

/* Calls an endpoint with what its parameters are made of. out_outputs: a new reference. */
static pa_status call(space_job *job, pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                      const pa_space_parameter *parameters, uint32_t parameter_count,
                      const pa_space_material *material, json_t **out_outputs, pa_error *err)
{
    pa_gradio_value values[PA_SPACE_PARAMETERS_MAX];
    json_t *data = NULL;
    pa_status status = pa_space_values(parameters, parameter_count, material, values, err);
    if (status != PA_OK) {
        return status;
    }
    status = pa_gradio_arguments(endpoint, values, parameter_count, &data, err);
    for (uint32_t i = 0; i < parameter_count; i++) {
        json_decref(values[i].json);
    }
    if (status == PA_OK) {
        status = pa_gradio_invoke(session, endpoint, data, on_progress, job, out_outputs, err);
    }
    json_decref(data);
    return status;
}

static pa_status fetch_model(space_job *job, pa_gradio_session *session, const pa_gradio_endpoint *endpoint,
                             const json_t *outputs, uint32_t wanted_output, pa_error *err)
{
    pa_gradio_file file;
    pa_status status = pa_gradio_result_file(endpoint, outputs, wanted_output, model_extensions,
                                             sizeof model_extensions / sizeof model_extensions[0],
                                             session->arena, &file, err);
    if (status == PA_OK) {
        pa_run_progress(job->run, "downloading", 0.9);
        status = pa_gradio_download(session, endpoint, &file, job->engine->max_model_bytes, &job->file, err);
    }
    return status;
}

/* The server's files of the first call go into the second one, which hands the model out. */
static pa_status follow_up(space_job *job, pa_gradio_session *session, const pa_gradio_endpoint *first,
                           const json_t *first_outputs, const pa_gradio_endpoint *endpoint, pa_error *err)
{
    const pa_space_follow_up *second = job->engine->description.follow_up;
    pa_space_material material = {.request = job->request};
    json_t *outputs = NULL;
    pa_status status = PA_OK;
    for (uint32_t i = 0; i < 2 && status == PA_OK; i++) {
        status = pa_gradio_output_file(first, first_outputs, i, &material.outputs[i], err);
    }
    if (status == PA_OK) {
        status = call(job, session, endpoint, second->parameters, second->parameter_count, &material,
                      &outputs, err);
    }
    if (status == PA_OK) {
        status = fetch_model(job, session, endpoint, outputs, second->wanted_output, err);
    }
    json_decref(outputs);
    json_decref(material.outputs[0]);
    json_decref(material.outputs[1]);
    return status;
}

/* out_image: a new reference, NULL where the request has no image. */
static pa_status send_image(const space_job *job, pa_gradio_session *session,
                            const pa_gradio_endpoint *endpoint, json_t **out_image, pa_error *err)
{
    const pa_image_file *image = &job->request->image;
    if (!pa_request_has_image(job->request)) {
        return PA_OK;
    }
    /* Gradio goes by the name's extension; the sender's own name stays here. */
    char *name = pa_arena_printf(session->arena, "image.%s", image->media_type + strlen("image/"));
    if (!name) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_run_progress(job->run, "uploading", 0);
    return pa_gradio_upload(session, endpoint, name, image->media_type, image->bytes, out_image, err);
}

static pa_status work(void *user, pa_gradio_session *session, json_t *config, json_t *info, pa_error *err)
{
    space_job *job = user;
    const pa_space_description *description = &job->engine->description;
    pa_gradio_endpoint endpoint;
    pa_status status = pa_gradio_endpoint_read(config, json_incref(info), description->api_name,
                                               session->arena, &endpoint, err);
    if (status != PA_OK) {
        return status;
    }
    /* Before anything is spent. */
    pa_gradio_endpoint second = {0};
    if (description->follow_up) {
        status = pa_gradio_endpoint_read(config, json_incref(info), description->follow_up->api_name,
                                         session->arena, &second, err);
    }
    if (status != PA_OK) {
        pa_gradio_endpoint_done(&endpoint);
        return status;
    }
    start_session(session, config);
    pa_space_material material = {.request = job->request};
    json_t *outputs = NULL;
    status = send_image(job, session, &endpoint, &material.image, err);
    if (status == PA_OK) {
        status = call(job, session, &endpoint, description->parameters, description->parameter_count,
                      &material, &outputs, err);
    }
    if (status == PA_OK && description->follow_up) {
        status = follow_up(job, session, &endpoint, outputs, &second, err);
    } else if (status == PA_OK) {
        status = fetch_model(job, session, &endpoint, outputs, description->wanted_output, err);
    }
    json_decref(outputs);
    json_decref(material.image);
    pa_gradio_endpoint_done(&second);
    pa_gradio_endpoint_done(&endpoint);
    return status;
}

static pa_status decode_model(pa_span file, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    pa_error cause = {0};
    pa_status status = pa_model_decode(file, false, arena, out_scene, &cause);
    if (status == PA_OK || status == PA_NO_MEMORY) {
        return status == PA_OK ? PA_OK : pa_fail(err, status, NULL);
    }
    return pa_fail(err, PA_UPSTREAM_BAD_FILE, "The remote service sent a file that is no usable model: %s",
                   cause.detail);
}

static pa_status generate(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err)
{
    const space_engine *engine = self;
    if (engine->unconfigured) {
        return pa_fail(err, PA_UNAVAILABLE, "%s", engine->unconfigured);
    }
    space_job job = {.engine = engine, .request = request, .run = run};
    pa_status status = pa_space_run(engine->space, run, arena, work, &job, err);
    if (status != PA_OK) {
        return status;
    }
    pa_engine_result result = {.raw = job.file};
    status = decode_model(job.file, arena, &result.scene, err);
    if (status == PA_OK) {
        /* The remote models fill a unit cube whatever they show: their unit is no metre. */
        result.scene.metric = false;
        *out_result = result;
    }
    return status;
}

static void free_engine(void *self)
{
    space_engine *engine = self;
    pa_space_free(engine->space);
    free(engine->unconfigured);
    free(engine);
}

bool pa_engine_is_space(const pa_engine *engine)
{
    return engine->generate == generate;
}

pa_status pa_space_engine_new(const pa_space_description *description, const pa_space_engine_options *options,
                              pa_engine *out_engine, pa_error *err)
{
    space_engine *engine = calloc(1, sizeof *engine);
    if (!engine) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    engine->description = *description;
    engine->max_model_bytes = options->max_model_bytes ? options->max_model_bytes : DEFAULT_MODEL_BYTES;
    engine->unconfigured = options->unconfigured ? strdup(options->unconfigured) : NULL;
    pa_space_options space = options->space;
    space.space = space.space ? space.space : description->space;
    pa_status status = options->unconfigured && !engine->unconfigured
                           ? pa_fail(err, PA_NO_MEMORY, NULL)
                           : pa_space_new(&space, &engine->space, err);
    if (status != PA_OK) {
        free_engine(engine);
        return status;
    }
    *out_engine = (pa_engine){.name = engine->description.engine,
                              .title = engine->description.title,
                              .modes = engine->description.modes,
                              .takes_images = pa_space_takes_images(description),
                              .remote = true,
                              .self = engine,
                              .availability = availability,
                              .generate = generate,
                              .free = free_engine};
    return PA_OK;
}

/* A look at the server, kept beyond the session. */
typedef struct space_look {
    const space_engine *engine;
    pa_arena *arena;
    pa_space_probe *probe;
} space_look;

static pa_status look_around(void *user, pa_gradio_session *session, json_t *config, json_t *info,
                             pa_error *err)
{
    space_look *look = user;
    pa_space_probe probe = {.base = pa_arena_string(look->arena, session->base)};
    if (!probe.base) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status = pa_gradio_endpoint_read(config, json_incref(info), look->engine->description.api_name,
                                               look->arena, &probe.endpoint, err);
    if (status == PA_OK) {
        *look->probe = probe;
    }
    return status;
}

pa_status pa_space_engine_probe(const pa_engine *engine, const pa_run *run, pa_arena *arena,
                                pa_space_probe *out_probe, pa_error *err)
{
    const space_engine *self = engine->self;
    space_look look = {.engine = self, .arena = arena, .probe = out_probe};
    return pa_space_run(self->space, run, arena, look_around, &look, err);
}
