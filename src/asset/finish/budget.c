#include <string.h>

#include "asset/finish/finish_private.h"
#include "asset/geometry/mesh_edit.h"
#include "asset/geometry/mesh_normals.h"
#include "asset/geometry/simplify.h"

/* Between faces whose normals are worked out anew. */
#define CREASE_DEG 40.0

/* What is painted from the original needs no seams, which are what simplifying stalls on. */
static pa_status strip(pa_mesh *mesh, pa_arena *arena, pa_error *err)
{
    mesh->colors = NULL;
    mesh->uvs = NULL;
    mesh->tangents = NULL;
    mesh->normals = NULL;
    return pa_mesh_weld(mesh, arena, err);
}

static pa_status strip_all(pa_scene *scene, const bool *repainted, pa_arena *arena, pa_error *err)
{
    pa_status status = PA_OK;
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        if (repainted[m]) {
            status = strip(&scene->meshes[m], arena, err);
        }
    }
    return status;
}

/* Marks the meshes that have to be painted anew in `repainted`. */
static pa_status simplify(pa_scene *scene, uint32_t max_triangles, bool *repainted, pa_arena *arena,
                          pa_error *err)
{
    bool met = false;
    pa_status status = strip_all(scene, repainted, arena, err);
    if (status == PA_OK) {
        status = pa_scene_simplify_seamed(scene, max_triangles, arena, &met, err);
    }
    if (status == PA_OK && !met) {
        for (uint32_t m = 0; m < scene->mesh_count; m++) {
            repainted[m] = repainted[m] || scene->meshes[m].uvs;
        }
        status = strip_all(scene, repainted, arena, err);
    }
    if (status == PA_OK && !met) {
        status = pa_scene_simplify(scene, max_triangles, arena, err);
    }
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        if (!scene->meshes[m].normals) {
            status = pa_mesh_compute_normals(&scene->meshes[m], CREASE_DEG, arena, err);
        }
    }
    return status;
}

pa_status pa_finish_budget(pa_scene *scene, const pa_finish_options *options, const pa_run *run,
                           pa_arena *arena, pa_error *err)
{
    pa_arena scratch;
    pa_arena_init(&scratch, 0);
    pa_mesh *originals = pa_arena_copy(&scratch, scene->meshes, scene->mesh_count * sizeof *scene->meshes);
    bool *repainted = PA_NEW_ARRAY(&scratch, bool, scene->mesh_count);
    pa_status status = originals && repainted ? PA_OK : pa_fail(err, PA_NO_MEMORY, NULL);
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        repainted[m] = scene->meshes[m].colors != NULL;
    }
    bool within = pa_scene_triangle_count(scene) <= options->max_triangles;
    if (status == PA_OK && !within) {
        status = simplify(scene, options->max_triangles, repainted, arena, err);
    }
    pa_repaint_options painting = {.texture_size = options->texture_size, .same_triangles = within};
    for (uint32_t m = 0; status == PA_OK && m < scene->mesh_count; m++) {
        if (repainted[m] && scene->meshes[m].index_count) {
            status =
                pa_finish_repaint(scene, &scene->meshes[m], &originals[m], 1, &painting, run, arena, err);
        }
    }
    pa_arena_done(&scratch);
    return status;
}
