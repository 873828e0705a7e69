/* promptar render: pictures of models that are already there. */
#include "app/preview.h"
#include "app/read_file.h"
#include "asset/formats/gltf.h"

enum { MOST_BYTES = 64 << 20, MOST_FILES = 400 };

static const pa_option options[] = {
    {"output", 'o', "FILE", "where the PNG goes, or the JPEG if it ends in .jpg (render.png)"},
    {"size", 0, "PIXELS", "side of one picture (512)"},
    {"views", 0, "N", "so many pictures from all around, side by side (1)"},
    {"columns", 0, "N", "so many pictures a row (the views of one model, or a near-square grid)"},
    {"azimuth", 0, "DEGREES", "of the first picture: 0 looks at the front, 90 at the right side (30)"},
    {"elevation", 0, "DEGREES", "how far above the horizon the camera stands (18)"},
    {"transparent", 0, NULL, "no background and no shadow"},
    {0},
};

static pa_status read_scene(const char *path, pa_arena *arena, const pa_scene **out_scene, pa_error *err)
{
    pa_span file;
    pa_scene *scene = PA_NEW(arena, pa_scene);
    pa_status status =
        scene ? pa_read_file(path, MOST_BYTES, arena, &file, err) : pa_fail(err, PA_NO_MEMORY, NULL);
    if (status) {
        return status;
    }
    pa_error reason = {0};
    status = pa_gltf_decode(file, NULL, arena, scene, &reason);
    if (status) {
        return pa_fail(err, status, "%s: %s", path, reason.detail);
    }
    *out_scene = scene;
    return PA_OK;
}

static int run(const pa_invocation *invocation)
{
    const char *output = pa_invocation_value(invocation, "output");
    pa_preview preview;
    pa_error err = {0};
    pa_status status = pa_preview_read(invocation, &preview, &err);
    const pa_scene **scenes = PA_NEW_ARRAY(invocation->arena, const pa_scene *, invocation->operand_count);
    if (!status && !scenes) {
        status = pa_fail(&err, PA_NO_MEMORY, NULL);
    }
    for (size_t i = 0; !status && i < invocation->operand_count; i++) {
        status = read_scene(invocation->operands[i], invocation->arena, &scenes[i], &err);
    }
    output = output ? output : "render.png";
    status = status ? status : pa_preview_write(&preview, scenes, invocation->operand_count, output, &err);
    return status ? pa_complain_error(&err) : PA_EXIT_OK;
}

const pa_command pa_command_render = {
    .name = "render",
    .operands = "FILE...",
    .summary = "draw GLB or glTF files as one picture",
    .details = "  promptar render chair.glb -o chair.png --views 4 --size 400\n"
               "  promptar render *.glb -o all.jpg --columns 6 --size 256",
    .options = options,
    .least_operands = 1,
    .most_operands = MOST_FILES,
    .run = run,
};
