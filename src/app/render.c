/* promptar render: pictures of a model that is already there. */
#include "app/preview.h"
#include "app/read_file.h"
#include "asset/formats/gltf.h"

static const pa_option options[] = {
    {"output", 'o', "FILE", "where the PNG goes (render.png)"},
    {"size", 0, "PIXELS", "side of one picture (512)"},
    {"views", 0, "N", "so many pictures from all around, side by side (1)"},
    {"azimuth", 0, "DEGREES", "of the first picture: 0 looks at the front, 90 at the right side (30)"},
    {"elevation", 0, "DEGREES", "how far above the horizon the camera stands (18)"},
    {"transparent", 0, NULL, "no background and no shadow"},
    {0},
};

static int run(const pa_invocation *invocation)
{
    enum { MOST_BYTES = 64 << 20 };
    const char *output = pa_invocation_value(invocation, "output");
    pa_preview preview;
    pa_span file;
    pa_scene scene;
    pa_error err = {0};
    pa_status status = pa_preview_read(invocation, &preview, &err);
    status =
        status ? status : pa_read_file(invocation->operands[0], MOST_BYTES, invocation->arena, &file, &err);
    status = status ? status : pa_gltf_decode(file, NULL, invocation->arena, &scene, &err);
    status = status ? status : pa_preview_write(&preview, &scene, output ? output : "render.png", &err);
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_render = {
    .name = "render",
    .operands = "FILE",
    .summary = "draw a GLB or glTF file as a picture",
    .details = "  promptar render chair.glb -o chair.png --views 4 --size 400",
    .options = options,
    .least_operands = 1,
    .most_operands = 1,
    .run = run,
};
