/*
 * The program with one engine that does what its prompt says, for tests of everything around engines.
 * This pa_compose_engines takes the place of src/app/compose.c's: the linker looks into a library only for
 * what is still missing.
 *
 *   a cube             a cube at once, as tall as height_m says
 *   a ball             a bumpy ball of 6,240 triangles
 *   a cube in 300 ms   after so long, with progress, unless it is cancelled
 *   fail with timeout  the pa_status of that code, with a retry_after of 7 s
 *   a zorb             an unknown kind, with suggestions
 *   a … of no metre    a cube whose unit is no metre
 *   a cube sent as ply a cube at once, as if a remote engine had sent the beginning of such a file (glb, ply,
 * obj)
 *
 * A second one, "hunyuan-image-space", makes a cube of any image; "trellis-image-space" is not ready.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/compose.h"
#include "engines/import/import.h"
#include "foundation/clock.h"
#include "samples.h"

static pa_availability always_ready(void *self)
{
    (void)self;
    return (pa_availability){.state = PA_ENGINE_READY};
}

static pa_availability never_ready(void *self)
{
    (void)self;
    return (pa_availability){.state = PA_ENGINE_UNCONFIGURED, .reason = "The script says so."};
}

static pa_status fail_as_told(const char *code, pa_error *err)
{
    for (int status = 1; status < PA_STATUS_COUNT; status++) {
        if (strcmp(pa_status_code((pa_status)status), code) == 0) {
            pa_fail(err, (pa_status)status, "The script says %s.", code);
            err->retry_after_s = 7;
            return (pa_status)status;
        }
    }
    return pa_fail(err, PA_INTERNAL, "The script names no status: %s", code);
}

static pa_status pretend_to_work(int milliseconds, const pa_run *run, pa_error *err)
{
    int64_t start_ns = pa_clock_monotonic_ns();
    for (int64_t passed_ms = 0; passed_ms < milliseconds;) {
        if (pa_run_cancelled(run)) {
            return pa_fail(err, PA_CANCELLED, NULL);
        }
        pa_run_progress(run, "work", (double)passed_ms / milliseconds);
        usleep(5000);
        passed_ms = (pa_clock_monotonic_ns() - start_ns) / 1000000;
    }
    return PA_OK;
}

/* The sample is 1 m tall. */
static void stretch(pa_mesh *mesh, double height_m)
{
    for (uint32_t i = 0; height_m > 0 && i < mesh->vertex_count; i++) {
        mesh->positions[3 * i + 1] *= (float)height_m;
    }
}

/* Empty where the prompt names no file. */
static pa_span file_sent(const char *prompt)
{
    static const char *const files[][2] = {{"sent as glb", "glTF and more"},
                                           {"sent as ply", "ply\nformat"},
                                           {"sent as obj", "# by hand\nv 0 0 0"}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (strstr(prompt, files[i][0])) {
            return (pa_span){(const uint8_t *)files[i][1], strlen(files[i][1])};
        }
    }
    return (pa_span){0};
}

static pa_status generate(void *self, const pa_request *request, const pa_run *run, pa_arena *arena,
                          pa_engine_result *out_result, pa_error *err)
{
    (void)self;
    char code[64];
    int milliseconds = 0;
    if (sscanf(request->prompt, "fail with %63s", code) == 1) {
        return fail_as_told(code, err);
    }
    if (strstr(request->prompt, "zorb")) {
        pa_fail(err, PA_UNKNOWN_KIND, "Nothing here knows how to make a zorb.");
        pa_error_suggest(err, "cube");
        return PA_UNKNOWN_KIND;
    }
    const char *wait = strstr(request->prompt, " in ");
    if (wait && sscanf(wait, " in %d ms", &milliseconds) == 1) {
        pa_status status = pretend_to_work(milliseconds, run, err);
        if (status) {
            return status;
        }
    }
    *out_result = (pa_engine_result){
        .scene = sample_box_scene(arena), .kind = "cube", .raw = file_sent(request->prompt)};
    if (strstr(request->prompt, "ball")) {
        out_result->scene.meshes[0] = sample_sphere(arena, 40, 0.1, 0);
    }
    out_result->scene.metric = !strstr(request->prompt, "of no metre");
    stretch(&out_result->scene.meshes[0], request->height_m);
    return PA_OK;
}

static pa_status generate_from_image(void *self, const pa_request *request, const pa_run *run,
                                     pa_arena *arena, pa_engine_result *out_result, pa_error *err)
{
    (void)self;
    (void)run;
    if (!pa_request_has_image(request) || strncmp(request->image.media_type, "image/", 6) != 0) {
        return pa_fail(err, PA_INTERNAL, "There is no image.");
    }
    *out_result = (pa_engine_result){.scene = sample_box_scene(arena)};
    return PA_OK;
}

static void keep(void *self)
{
    (void)self;
}

pa_status pa_compose_engines(const pa_config *config, const pa_log *log, pa_arena *arena,
                             pa_registry *out_registry, pa_error *err)
{
    (void)log;
    (void)arena;
    out_registry->preferred[PA_MODE_BASIC] = config->engine_basic;
    out_registry->preferred[PA_MODE_ADVANCED] = config->engine_advanced;
    pa_engine engine = {.name = "scripted",
                        .title = "Scripted",
                        .modes = 1u << PA_MODE_BASIC | 1u << PA_MODE_ADVANCED,
                        .availability = always_ready,
                        .generate = generate,
                        .free = keep};
    pa_engine images = {.name = "hunyuan-image-space",
                        .title = "Scripted images",
                        .takes_images = true,
                        .availability = always_ready,
                        .generate = generate_from_image,
                        .free = keep};
    pa_engine no_images = images;
    no_images.name = "trellis-image-space";
    no_images.availability = never_ready;
    pa_status status = pa_registry_add(out_registry, engine, err);
    status = status ? status : pa_registry_add(out_registry, images, err);
    status = status ? status : pa_registry_add(out_registry, no_images, err);
    status = status ? status : pa_registry_add(out_registry, pa_import_engine(), err);
    return status ? status : pa_compose_sizing(config, &out_registry->sizing, err);
}
