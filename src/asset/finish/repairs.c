#include <string.h>

#include "asset/finish/finish_private.h"
#include "asset/geometry/crumbs.h"
#include "asset/geometry/fill_holes.h"
#include "asset/geometry/watertight.h"

/* Whether the new surface can take the old one's material as it is. */
static bool looks_alike_all_over(const pa_scene *scene)
{
    const pa_material *material = &scene->materials[scene->meshes[0].material];
    return scene->mesh_count == 1 && !scene->meshes[0].colors && !scene->meshes[0].uvs &&
           material->alpha_mode == PA_ALPHA_OPAQUE;
}

static pa_status make_watertight(pa_scene *scene, const pa_finish_options *options, const pa_run *run,
                                 pa_arena *arena, pa_error *err)
{
    pa_watertight_options wanted = {.max_triangles = options->max_triangles};
    pa_mesh *made = PA_NEW(arena, pa_mesh);
    if (!made) {
        return pa_fail(err, PA_NO_MEMORY, NULL);
    }
    pa_status status =
        pa_mesh_make_watertight(scene->meshes, scene->mesh_count, &wanted, run, arena, made, err);
    if (status == PA_OK && !looks_alike_all_over(scene)) {
        pa_repaint_options painting = {.texture_size = options->texture_size};
        status = pa_finish_repaint(scene, made, scene->meshes, scene->mesh_count, &painting, run, arena, err);
    }
    if (status == PA_OK) {
        /* What is closed has no back to be seen, and what is printed has no window. */
        scene->materials[made->material].double_sided = false;
        scene->materials[made->material].alpha_mode = PA_ALPHA_OPAQUE;
        scene->meshes = made;
        scene->mesh_count = 1;
    }
    return status;
}

pa_status pa_finish_repairs(pa_scene *scene, const pa_finish_options *options, const pa_run *run,
                            pa_arena *arena, pa_error *err)
{
    uint32_t count = 0;
    pa_status status = PA_OK;
    /* In metres somebody built it, and a rivet of a millimetre is meant. */
    if (!scene->metric) {
        status = pa_scene_drop_crumbs(scene, arena, &count, err);
    }
    if (status == PA_OK && options->fill_holes && !options->watertight) {
        status = pa_scene_fill_holes(scene, arena, &count, err);
    }
    if (status == PA_OK && options->watertight) {
        status = make_watertight(scene, options, run, arena, err);
    }
    return status;
}
