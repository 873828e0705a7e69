#include "asset/formats/model_decode.h"

#include <string.h>

#include "asset/formats/gltf.h"
#include "asset/formats/obj.h"
#include "asset/formats/ply.h"

static const struct {
    const char *extension;
    const char *media_type;
} kinds[] = {
    [PA_MODEL_FILE_GLB] = {"glb", "model/gltf-binary"},
    [PA_MODEL_FILE_GLTF] = {"gltf", "model/gltf+json"},
    [PA_MODEL_FILE_PLY] = {"ply", "application/octet-stream"},
    [PA_MODEL_FILE_OBJ] = {"obj", "text/plain; charset=utf-8"},
};

static bool begins_with(pa_span file, const char *magic)
{
    size_t length = strlen(magic);
    return file.size >= length && memcmp(file.data, magic, length) == 0;
}

/* OBJ has no magic: it is a text that begins with a comment or with one of OBJ's own statements. */
static bool looks_like_obj(pa_span file)
{
    static const char *const openings[] = {"#", "v ", "vn ", "vt ", "o ", "g ", "mtllib ", "usemtl ", "s "};
    size_t at = 0;
    while (at < file.size && file.data[at] && strchr(" \t\r\n", file.data[at])) {
        at++;
    }
    pa_span rest = {.data = file.data + at, .size = file.size - at};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        if (begins_with(rest, openings[i])) {
            return true;
        }
    }
    return false;
}

pa_model_file pa_model_file_recognise(pa_span head)
{
    if (begins_with(head, "glTF")) {
        return PA_MODEL_FILE_GLB;
    }
    if (begins_with(head, "ply\n") || begins_with(head, "ply\r")) {
        return PA_MODEL_FILE_PLY;
    }
    return looks_like_obj(head) ? PA_MODEL_FILE_OBJ : PA_MODEL_FILE_GLTF;
}

const char *pa_model_file_extension(pa_model_file file)
{
    return kinds[file].extension;
}

const char *pa_model_file_media_type(pa_model_file file)
{
    return kinds[file].media_type;
}

pa_status pa_model_decode(pa_span file, bool spare, pa_arena *arena, pa_scene *out_scene, pa_error *err)
{
    switch (pa_model_file_recognise(file)) {
    case PA_MODEL_FILE_PLY:
        return pa_ply_decode(file, NULL, arena, out_scene, err);
    case PA_MODEL_FILE_OBJ:
        return pa_obj_decode(file, NULL, 0, NULL, arena, out_scene, err);
    case PA_MODEL_FILE_GLB:
    case PA_MODEL_FILE_GLTF:
        break;
    }
    const pa_gltf_limits limits = {.borrow_pictures = spare, .borrow_arrays = spare};
    return pa_gltf_decode(file, &limits, arena, out_scene, err);
}
