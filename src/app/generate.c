/* promptar generate: a prompt or a picture becomes a model's file, with no server involved. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/compose.h"
#include "app/preview.h"
#include "app/progress_bar.h"
#include "app/read_file.h"
#include "app/write_file.h"
#include "asset/formats/model_format.h"
#include "engines/prompt.h"
#include "foundation/json.h"
#include "generate/generate.h"

static const pa_option options[] = {
    {"image", 'i', "FILE", "makes a model of this JPEG, PNG or WebP picture, in place of a prompt"},
    {"output", 'o', "FILE",
     "where the model goes: .glb .usdz .zip (OBJ) .stl .ply, - for stdout (model.glb)"},
    {"mode", 'm', "MODE", "basic or advanced (advanced)"},
    {"engine", 'e', "NAME", "which engine makes it; see promptar engines"},
    {"preview", 'p', "FILE", "also draws the model, as PNG or JPEG by its name"},
    {"views", 0, "N", "so many pictures from all around in the preview (1)"},
    {"preview-size", 0, "PIXELS", "side of one picture of the preview (512)"},
    {"json", 0, NULL, "what was made, as one JSON object on standard output"},
    {"quiet", 'q', NULL, "no progress and no summary"},
    {0},
};

/* A signal handler reaches nothing but what is static. */
static atomic_bool cancelled;

static void cancel(int signal_number)
{
    (void)signal_number;
    atomic_store(&cancelled, true);
}

/* The first Ctrl-C stops the work in order, the second one the process. */
static void listen_for_cancel(void)
{
    struct sigaction action = {.sa_handler = cancel, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static pa_status read_prompt(const pa_invocation *invocation, const char **out_prompt, pa_error *err)
{
    const char *text = invocation->operands[0];
    pa_span prompt;
    switch (pa_prompt_check((pa_span){(const uint8_t *)text, strlen(text)}, &prompt)) {
    case PA_PROMPT_FINE:
        break;
    case PA_PROMPT_NOT_UTF8:
        return pa_fail(err, PA_INVALID, "The prompt is not valid UTF-8.");
    case PA_PROMPT_CONTROL:
        return pa_fail(err, PA_INVALID, "The prompt holds a control character.");
    case PA_PROMPT_BLANK:
        return pa_fail(err, PA_INVALID, "The prompt is empty.");
    case PA_PROMPT_TOO_LONG:
        return pa_fail(err, PA_INVALID, "The prompt is longer than %d characters.", PA_PROMPT_MAX_CHARACTERS);
    }
    *out_prompt = pa_arena_printf(invocation->arena, "%.*s", (int)prompt.size, (const char *)prompt.data);
    return *out_prompt ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
}

static pa_status read_image(const char *path, pa_arena *arena, pa_image_file *out_image, pa_error *err)
{
    pa_span bytes;
    pa_status status = pa_read_file(path, PA_IMAGE_FILE_MAX_BYTES, arena, &bytes, err);
    if (status) {
        return status;
    }
    switch (pa_image_file_check(bytes, out_image)) {
    case PA_IMAGE_FILE_FINE:
        return PA_OK;
    case PA_IMAGE_FILE_EMPTY:
        return pa_fail(err, PA_INVALID, "%.300s is empty.", path);
    case PA_IMAGE_FILE_TOO_LARGE:
    case PA_IMAGE_FILE_UNKNOWN:
        break;
    }
    return pa_fail(err, PA_INVALID, "%.300s is neither JPEG nor PNG nor WebP.", path);
}

/* What the model shall show: words or a picture. */
static pa_status read_subject(const pa_invocation *invocation, pa_request *request, pa_error *err)
{
    const char *image = pa_invocation_value(invocation, "image");
    if (!image == (invocation->operand_count == 0)) {
        return pa_fail(err, PA_INVALID, "generate needs either a PROMPT or --image FILE.");
    }
    return image ? read_image(image, invocation->arena, &request->image, err)
                 : read_prompt(invocation, &request->prompt, err);
}

static pa_status read_request(const pa_invocation *invocation, pa_request *out_request, pa_error *err)
{
    const char *mode = pa_invocation_value(invocation, "mode");
    pa_request request = {.mode = PA_MODE_ADVANCED, .engine = pa_invocation_value(invocation, "engine")};
    pa_status status = read_subject(invocation, &request, err);
    if (!status && mode && !pa_mode_parse(mode, &request.mode)) {
        status = pa_fail(err, PA_INVALID, "--mode must be basic or advanced, not '%.80s'.", mode);
    }
    status = status ? status : pa_invocation_request(invocation, &request, err);
    if (!status) {
        *out_request = request;
    }
    return status;
}

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
                       pa_span file, const char *output)
{
    json_t *json =
        json_pack("{s:s, s:s, s:s?, s:I, s:I, s:I, s:[f,f,f], s:f, s:s*, s:o*}", "output", output, "engine",
                  artifact->engine, "kind", artifact->kind, "seed", (json_int_t)artifact->seed, "bytes",
                  (json_int_t)file.size, "triangles", (json_int_t)artifact->triangles, "size_m",
                  (double)artifact->size_m[0], (double)artifact->size_m[1], (double)artifact->size_m[2],
                  "elapsed_ms", artifact->elapsed_ms, "fallback_reason", artifact->fallback_reason,
                  "understood", pa_registry_understand(registry, artifact->engine, request->prompt));
    char *text = json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(7));
    json_decref(json);
    if (text) {
        puts(text);
    }
    free(text);
}

static void write_summary(const pa_artifact *artifact, pa_span file, const char *output)
{
    if (artifact->fallback_reason) {
        fprintf(stderr, "Made by %s instead: %s\n", artifact->engine, artifact->fallback_reason);
    }
    fprintf(stderr, "%s: %s%sby %s, %.2f × %.2f × %.2f m, %llu triangles, %zu bytes, %.0f ms\n", output,
            artifact->kind ? artifact->kind : "", artifact->kind ? " " : "", artifact->engine,
            (double)artifact->size_m[0], (double)artifact->size_m[1], (double)artifact->size_m[2],
            (unsigned long long)artifact->triangles, file.size, artifact->elapsed_ms);
}

static pa_status encode(const pa_artifact *artifact, pa_model_format format, pa_arena *arena,
                        pa_span *out_file, pa_error *err)
{
    if (format == PA_MODEL_GLB) {
        *out_file = artifact->glb;
        return PA_OK;
    }
    return pa_model_encode(&artifact->scene, format, artifact->kind, arena, out_file, err);
}

static pa_status write_outputs(const pa_invocation *invocation, const pa_artifact *artifact, pa_span file,
                               const pa_preview *preview, const char *output, pa_error *err)
{
    const char *picture = pa_invocation_value(invocation, "preview");
    pa_status status = strcmp(output, "-") == 0 ? pa_write_descriptor(STDOUT_FILENO, file, err)
                                                : pa_write_file(output, file, err);
    const pa_scene *scene = &artifact->scene;
    return status || !picture ? status : pa_preview_write(preview, &scene, 1, picture, err);
}

static int make(const pa_invocation *invocation, const pa_registry *registry, const pa_request *request,
                const pa_preview *preview)
{
    bool quiet = pa_invocation_value(invocation, "quiet");
    bool json = pa_invocation_value(invocation, "json");
    const char *output = pa_invocation_value(invocation, "output");
    output = output ? output : "model.glb";
    bool to_stdout = strcmp(output, "-") == 0;
    if (to_stdout && (json || isatty(STDOUT_FILENO))) {
        pa_complain("-o - needs standard output for itself, and no terminal there.");
        return PA_EXIT_USAGE;
    }
    pa_error err;
    pa_model_format format;
    if (read_format(output, &format, &err)) {
        return pa_complain_error(&err);
    }
    pa_progress_bar bar = {0};
    if (!quiet) {
        bar = pa_progress_bar_on(stderr);
    }
    pa_run run = {.on_progress = pa_progress_bar_step, .user = &bar, .cancel = &cancelled};
    listen_for_cancel();
    pa_artifact artifact;
    pa_status status = pa_generate(registry, request, &run, invocation->arena, &artifact, &err);
    pa_progress_bar_end(&bar);
    pa_span file = {0};
    status = status ? status : encode(&artifact, format, invocation->arena, &file, &err);
    status = status ? status : write_outputs(invocation, &artifact, file, preview, output, &err);
    if (status) {
        return pa_complain_error(&err);
    }
    if (json) {
        write_json(registry, request, &artifact, file, output);
    } else if (!quiet) {
        write_summary(&artifact, file, output);
    }
    return PA_EXIT_OK;
}

static int run(const pa_invocation *invocation)
{
    pa_error err;
    pa_request request;
    pa_preview preview;
    if (read_request(invocation, &request, &err) || pa_preview_read(invocation, &preview, &err)) {
        return pa_complain_error(&err);
    }
    pa_registry registry = {0};
    pa_log log = pa_config_log(&invocation->configuration->config);
    int code =
        pa_compose_engines(&invocation->configuration->config, &log, invocation->arena, &registry, &err)
            ? pa_complain_error(&err)
            : make(invocation, &registry, &request, &preview);
    pa_registry_done(&registry);
    return code;
}

const pa_command pa_command_generate = {
    .name = "generate",
    .operands = "[PROMPT]",
    .summary = "make one model and write it to a file",
    .details = "  promptar generate \"a wooden chair\" -o chair.glb --preview chair.png\n"
               "  promptar generate \"a wooden chair\" -o chair.usdz\n"
               "  promptar generate \"a tiny red mug\" --mode basic --seed 7 -o - | wc -c\n"
               "  promptar generate --image photo.jpg --height 0.4 -o vase.glb",
    .options = options,
    .takes_request_options = true,
    .most_operands = 1,
    .run = run,
};
