/* One model, from a request to the files that a command was asked for. */
#include "app/make_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/listen_for_cancel.h"
#include "app/preview.h"
#include "app/progress_bar.h"
#include "app/write_file.h"
#include "asset/formats/finish_json.h"
#include "asset/formats/model_format.h"
#include "foundation/json.h"
#include "generate/generate.h"

/* By the end of the file's name; one without an end (a pipe, a device) gets GLB. */
static pa_status read_format(const char *output, pa_model_format *out_format, pa_error *err)
{
    const char *slash = strrchr(output, '/');
    *out_format = PA_MODEL_GLB;
    if (!strchr(slash ? slash : output, '.') || pa_model_format_of_file(output, out_format)) {
        return PA_OK;
    }
    return pa_fail(err, PA_INVALID,
                   "A model is written as .glb, .usdz, .zip (OBJ with its materials), .stl or .ply, not as "
                   "'%.120s'.",
                   output);
}

static void write_json(const pa_registry *registry, const pa_request *request, const pa_artifact *artifact,
                       pa_parts file, const char *output)
{
    json_t *json =
        json_pack("{s:s, s:s, s:s?, s:I, s:I, s:I, s:[f,f,f], s:f, s:s*, s:o*, s:o}", "output", output,
                  "engine", artifact->engine, "kind", artifact->kind, "seed", (json_int_t)artifact->seed,
                  "bytes", (json_int_t)file.size, "triangles", (json_int_t)artifact->triangles, "size_m",
                  (double)artifact->size_m[0], (double)artifact->size_m[1], (double)artifact->size_m[2],
                  "elapsed_ms", artifact->elapsed_ms, "fallback_reason", artifact->fallback_reason,
                  "understood", pa_registry_understand(registry, artifact->engine, request->prompt),
                  "finished", pa_finish_json(&artifact->scene.finished));
    char *text = json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(7));
    json_decref(json);
    if (text) {
        puts(text);
    }
    free(text);
}

static void write_summary(const pa_artifact *artifact, pa_parts file, const char *output)
{
    if (artifact->fallback_reason) {
        fprintf(stderr, "Made by %s instead: %s\n", artifact->engine, artifact->fallback_reason);
    }
    fprintf(stderr, "%s: %s%sby %s, %.2f × %.2f × %.2f m, %llu triangles, %zu bytes, %.0f ms\n", output,
            artifact->kind ? artifact->kind : "", artifact->kind ? " " : "", artifact->engine,
            (double)artifact->size_m[0], (double)artifact->size_m[1], (double)artifact->size_m[2],
            (unsigned long long)artifact->triangles, file.size, artifact->elapsed_ms);
}

/* other is what a format has that is no GLB: one part, which out_file borrows. */
static pa_status encode(const pa_artifact *artifact, pa_model_format format, pa_arena *arena, pa_span *other,
                        pa_parts *out_file, pa_error *err)
{
    if (format == PA_MODEL_GLB) {
        *out_file = artifact->glb;
        return PA_OK;
    }
    pa_status status = pa_model_encode(&artifact->scene, format, artifact->kind, arena, other, err);
    if (status == PA_OK) {
        *out_file = pa_parts_of(other);
    }
    return status;
}

static pa_status write_usdz(const pa_artifact *artifact, const char *path, pa_arena *arena, pa_error *err)
{
    pa_span package;
    pa_parts file = {0};
    pa_status status = encode(artifact, PA_MODEL_USDZ, arena, &package, &file, err);
    return status ? status : pa_write_file(path, file, err);
}

static pa_status write_outputs(const pa_invocation *invocation, const pa_artifact *artifact, pa_parts file,
                               const pa_preview *preview, const char *output, pa_error *err)
{
    const char *usdz = pa_invocation_value(invocation, "usdz");
    const char *picture = pa_invocation_value(invocation, "preview");
    pa_status status = strcmp(output, "-") == 0 ? pa_write_descriptor(STDOUT_FILENO, file, err)
                                                : pa_write_file(output, file, err);
    if (!status && usdz) {
        status = write_usdz(artifact, usdz, invocation->arena, err);
    }
    const pa_scene *scene = &artifact->scene;
    return status || !picture ? status : pa_preview_write(preview, &scene, 1, picture, err);
}

/* With the progress on standard error, unless it shall be quiet. */
static pa_status make(const pa_invocation *invocation, const pa_registry *registry, const pa_request *request,
                      pa_artifact *out_artifact, pa_error *err)
{
    pa_progress_bar bar = {0};
    if (!pa_invocation_value(invocation, "quiet")) {
        bar = pa_progress_bar_on(stderr);
    }
    pa_run run = {.on_progress = pa_progress_bar_step, .user = &bar, .cancel = pa_listen_for_cancel()};
    pa_status status = pa_generate(registry, request, &run, invocation->arena, out_artifact, err);
    pa_progress_bar_end(&bar);
    return status;
}

int pa_make_model(const pa_invocation *invocation, const pa_registry *registry, const pa_request *request,
                  const char *standard_output)
{
    bool json = pa_invocation_value(invocation, "json");
    const char *output = pa_invocation_value(invocation, "output");
    output = output ? output : standard_output;
    if (strcmp(output, "-") == 0 && (json || isatty(STDOUT_FILENO))) {
        pa_complain("-o - needs standard output for itself, and no terminal there.");
        return PA_EXIT_USAGE;
    }
    pa_error err;
    pa_model_format format;
    pa_preview preview;
    pa_artifact artifact;
    pa_span other;
    pa_parts file = {0};
    pa_status status = read_format(output, &format, &err);
    status = status ? status : pa_preview_read(invocation, &preview, &err);
    status = status ? status : make(invocation, registry, request, &artifact, &err);
    status = status ? status : encode(&artifact, format, invocation->arena, &other, &file, &err);
    status = status ? status : write_outputs(invocation, &artifact, file, &preview, output, &err);
    if (status) {
        return pa_complain_error(&err);
    }
    if (json) {
        write_json(registry, request, &artifact, file, output);
    } else if (!pa_invocation_value(invocation, "quiet")) {
        write_summary(&artifact, file, output);
    }
    return PA_EXIT_OK;
}
