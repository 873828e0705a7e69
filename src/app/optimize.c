/* promptar optimize: any model's file is made ready for AR, as a generated one is. */
#include <string.h>
#include <strings.h>

#include "app/command.h"
#include "app/compose.h"
#include "app/make_model.h"
#include "app/read_file.h"
#include "engines/import/import.h"

enum { MOST_BYTES = 64 << 20 };

static const pa_option options[] = {
    {"output", 'o', "FILE",
     "where the model goes: .glb .usdz .zip (OBJ) .stl .ply, - for stdout (optimized.glb)"},
    {"up", 0, "AXIS", "which way is up in the file: y, or z as in CAD and printing (y)"},
    {"usdz", 0, "FILE", "also writes it as USDZ"},
    {"preview", 'p', "FILE", "also draws the model, as PNG or JPEG by its name"},
    {"views", 0, "N", "so many pictures from all around in the preview (1)"},
    {"preview-size", 0, "PIXELS", "side of one picture of the preview (512)"},
    {"json", 0, NULL, "what was made, as one JSON object on standard output"},
    {"quiet", 'q', NULL, "no progress and no summary"},
    {0},
};

static pa_status read_request(const pa_invocation *invocation, pa_request *out_request, pa_error *err)
{
    const char *up = pa_invocation_value(invocation, "up");
    pa_request request = {.model_spare = true, .model_z_up = up && strcasecmp(up, "z") == 0};
    if (up && !request.model_z_up && strcasecmp(up, "y") != 0) {
        return pa_fail(err, PA_INVALID, "--up must be y or z, not '%.80s'.", up);
    }
    pa_status status = pa_invocation_request(invocation, &request, err);
    if (!status) {
        status = pa_read_file(invocation->operands[0], MOST_BYTES, invocation->arena, &request.model, err);
    }
    if (!status && request.model.size == 0) {
        status = pa_fail(err, PA_BAD_FILE, "%.300s is empty.", invocation->operands[0]);
    }
    if (!status) {
        *out_request = request;
    }
    return status;
}

static int run(const pa_invocation *invocation)
{
    pa_error err;
    pa_request request;
    pa_registry registry = {0};
    if (read_request(invocation, &request, &err)) {
        return pa_complain_error(&err);
    }
    const pa_config *config = &invocation->configuration->config;
    int code = pa_compose_sizing(config, &registry.sizing, &err) ||
                       pa_registry_add(&registry, pa_import_engine(), &err)
                   ? pa_complain_error(&err)
                   : pa_make_model(invocation, &registry, &request, "optimized.glb");
    pa_registry_done(&registry);
    return code;
}

const pa_command pa_command_optimize = {
    .name = "optimize",
    .operands = "FILE",
    .summary = "make a GLB, glTF, PLY or OBJ file ready for AR",
    .details =
        "  promptar optimize scan.glb -o chair.glb --height 0.9 --max-triangles 20000\n"
        "  promptar optimize part.obj --up z --size 0.12 -o part.glb --usdz part.usdz --preview part.png",
    .options = options,
    .takes_request_options = true,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
