/* promptar generate: a prompt or a picture becomes a model's file, with no server involved. */
#include <string.h>

#include "app/command.h"
#include "app/compose.h"
#include "app/make_model.h"
#include "app/read_file.h"
#include "app/trace_folder.h"
#include "engines/prompt.h"
#include "inference/tensor/weight_file.h"

static const pa_option options[] = {
    {"image", 'i', "FILE", "makes a model of this JPEG, PNG or WebP picture, in place of a prompt"},
    {"output", 'o', "FILE",
     "where the model goes: .glb .usdz .zip (OBJ) .stl .ply, - for stdout (model.glb)"},
    {"mode", 'm', "MODE", "basic or advanced (advanced, unless the engine serves but basic)"},
    {"engine", 'e', "NAME", "which engine makes it; see promptar engines"},
    {"usdz", 0, "FILE", "also writes it as USDZ"},
    {"preview", 'p', "FILE", "also draws the model, as PNG or JPEG by its name"},
    {"views", 0, "N", "so many pictures from all around in the preview (1)"},
    {"preview-size", 0, "PIXELS", "side of one picture of the preview (512)"},
    {"noise", 0, "FILE", "models that run here start from the tensor \"noise\" of this safetensors file"},
    {"dump", 0, "DIR", "writes what such a model calculates on its way, as safetensors; slower"},
    {"json", 0, NULL, "what was made, as one JSON object on standard output"},
    {"quiet", 'q', NULL, "no progress and no summary"},
    {0},
};

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

/* The noise to start from, if there is any; file is to be closed. */
static pa_status read_noise(const char *path, pa_weight_file *file, pa_request *request, pa_error *err)
{
    pa_status status = path ? pa_weight_file_open(path, file, err) : PA_OK;
    if (path && status == PA_OK) {
        request->noise = pa_weight_table_find(&file->table, "noise");
        status = request->noise ? PA_OK : pa_fail(err, PA_INVALID, "%.300s holds no \"noise\".", path);
    }
    return status;
}

/* Who names an engine of basic mode alone and no mode wants that one. */
static void settle_mode(const pa_invocation *invocation, const pa_registry *registry, pa_request *request)
{
    const pa_engine *engine = pa_registry_find(registry, request->engine);
    if (engine && engine->modes == 1u << PA_MODE_BASIC && !pa_invocation_value(invocation, "mode")) {
        request->mode = PA_MODE_BASIC;
    }
}

static int run(const pa_invocation *invocation)
{
    pa_error err;
    pa_request request;
    pa_registry registry = {0};
    pa_weight_file noise = {0};
    const char *folder = pa_invocation_value(invocation, "dump");
    pa_trace trace = pa_trace_into_folder(folder);
    pa_log log = pa_config_log(&invocation->configuration->config);
    pa_status status = read_request(invocation, &request, &err);
    status = status ? status : read_noise(pa_invocation_value(invocation, "noise"), &noise, &request, &err);
    status = status ? status
                    : pa_compose_engines(&invocation->configuration->config, &log, invocation->arena,
                                         &registry, &err);
    int code = PA_EXIT_OK;
    if (status == PA_OK) {
        request.trace = folder ? &trace : NULL;
        settle_mode(invocation, &registry, &request);
        code = pa_make_model(invocation, &registry, &request, "model.glb");
    } else {
        code = pa_complain_error(&err);
    }
    pa_registry_done(&registry);
    pa_weight_file_close(&noise);
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
