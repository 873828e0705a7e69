#include "asset/formats/model_format.h"

#include <string.h>
#include <strings.h>

#include "asset/formats/glb.h"
#include "asset/formats/obj_encode.h"
#include "asset/formats/ply_encode.h"
#include "asset/formats/stl.h"
#include "asset/formats/usdz.h"

static const struct {
    const char *name;
    const char *extension;
    const char *media_type;
} formats[PA_MODEL_FORMAT_COUNT] = {
    [PA_MODEL_GLB] = {"glb", "glb", "model/gltf-binary"},
    [PA_MODEL_USDZ] = {"usdz", "usdz", "model/vnd.usdz+zip"},
    [PA_MODEL_OBJ] = {"obj", "zip", "application/zip"},
    [PA_MODEL_STL] = {"stl", "stl", "model/stl"},
    [PA_MODEL_PLY] = {"ply", "ply", "application/octet-stream"},
};

const char *pa_model_format_name(pa_model_format format)
{
    return formats[format].name;
}

const char *pa_model_format_extension(pa_model_format format)
{
    return formats[format].extension;
}

const char *pa_model_format_media_type(pa_model_format format)
{
    return formats[format].media_type;
}

bool pa_model_format_parse(const char *name, pa_model_format *out_format)
{
    for (pa_model_format format = 0; format < PA_MODEL_FORMAT_COUNT; format++) {
        if (strcasecmp(name, formats[format].name) == 0) {
            *out_format = format;
            return true;
        }
    }
    return false;
}

bool pa_model_format_of_file(const char *path, pa_model_format *out_format)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (pa_model_format format = 0; dot && format < PA_MODEL_FORMAT_COUNT; format++) {
        if (strcasecmp(dot + 1, formats[format].extension) == 0) {
            *out_format = format;
            return true;
        }
    }
    return false;
}

pa_status pa_model_encode(const pa_scene *scene, pa_model_format format, const char *name, pa_arena *arena,
                          pa_span *out_file, pa_error *err)
{
    switch (format) {
    case PA_MODEL_GLB:
        return pa_glb_encode(scene, NULL, arena, out_file, err);
    case PA_MODEL_USDZ:
        return pa_usdz_encode(scene, &(pa_usdz_options){.name = name}, arena, out_file, err);
    case PA_MODEL_OBJ:
        return pa_obj_encode(scene, arena, out_file, err);
    case PA_MODEL_STL:
        return pa_stl_encode(scene, arena, out_file, err);
    case PA_MODEL_PLY:
        return pa_ply_encode(scene, arena, out_file, err);
    case PA_MODEL_FORMAT_COUNT:
        break;
    }
    return pa_fail(err, PA_INVALID, "There is no such format.");
}
