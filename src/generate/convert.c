#include "generate/convert.h"

#include <stdio.h>

#include "asset/finish/finish.h"
#include "asset/formats/glb.h"
#include "asset/formats/gltf.h"

enum { WEB_TEXTURE_SIZE = 1024 };

uint32_t pa_detail_level(uint32_t max_triangles)
{
    static const uint32_t levels[] = {50000, 20000, 10000, 5000, PA_LEAST_DETAIL};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (levels[i] <= max_triangles) {
            return levels[i];
        }
    }
    return 0;
}

void pa_conversion_name(const pa_conversion *conversion, char out_name[16])
{
    const char *word = conversion->web ? "web"
                       : conversion->format == PA_MODEL_GLB && conversion->max_triangles
                           ? "lod"
                           : pa_model_format_name(conversion->format);
    if (conversion->max_triangles) {
        snprintf(out_name, 16, "%s%uk", word, conversion->max_triangles / 1000);
    } else {
        snprintf(out_name, 16, "%s", word);
    }
}

static bool has_too_many(const pa_scene *scene, const pa_conversion *conversion)
{
    return conversion->max_triangles && pa_scene_triangle_count(scene) > conversion->max_triangles;
}

/* A finished scene that is finished once more keeps its size, place and colours; only the budgets differ. */
static pa_status lighten(pa_scene *scene, const pa_conversion *conversion, pa_arena *arena, pa_error *err)
{
    bool fewer = has_too_many(scene, conversion);
    if (!fewer && !conversion->web) {
        return PA_OK;
    }
    pa_finish_options options = {.max_triangles = fewer ? conversion->max_triangles : UINT32_MAX,
                                 .texture_size = conversion->web ? WEB_TEXTURE_SIZE : 0,
                                 .brightness = PA_BRIGHTNESS_ORIGINAL};
    return pa_finish(scene, &options, NULL, arena, err);
}

pa_status pa_convert_scene(pa_scene *scene, const pa_conversion *conversion, const char *name,
                           pa_arena *arena, pa_span *out_file, pa_error *err)
{
    if (conversion->web && conversion->format != PA_MODEL_GLB) {
        return pa_fail(err, PA_INVALID, "The web variant is a GLB.");
    }
    pa_status status = lighten(scene, conversion, arena, err);
    if (status != PA_OK) {
        return status;
    }
    return conversion->web ? pa_glb_web_encode(scene, NULL, arena, out_file, err)
                           : pa_model_encode(scene, conversion->format, name, arena, out_file, err);
}

pa_status pa_convert_glb(pa_span glb, const pa_conversion *conversion, pa_arena *arena, pa_span *out_file,
                         pa_error *err)
{
    static const pa_gltf_limits limits = {.borrow_pictures = true};
    pa_scene scene;
    pa_status status = pa_gltf_decode(glb, &limits, arena, &scene, err);
    if (status != PA_OK) {
        return status;
    }
    if (conversion->format == PA_MODEL_GLB && !conversion->web && !has_too_many(&scene, conversion)) {
        *out_file = glb;
        return PA_OK;
    }
    return pa_convert_scene(&scene, conversion, NULL, arena, out_file, err);
}
